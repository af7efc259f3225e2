"""What no note about an interview should hold: remarks on people's private lives, numbers that open accounts, passwords."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from followup_md.parse.body.hidden import hide_code_and_comments
from followup_md.problem import Place, Problem, report

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from followup_md.parse.head.front_matter import Head

# Somebody is spoken of. A firm is "they"; a service may be disabled, a market depressed and a language thirty years old.
_PERSON: Final = r"\bs?he(?:\s+(?:is|was|looks|seems|must\s+be|may\s+be)|['\u2019]s)"
_NAMED: Final = r"\b(?-i:[A-Z][a-z]+)\s+(?:is|was|looks|seems)"
_SOFT: Final = (
    r"\s+(?:a|an|very|quite|probably|visibly|clearly|maybe|perhaps|obviously|rather|about|around|over|well|in\s+(?:his|her|their))"
)
_STATES: Final = (
    r"pregnant|expecting\s+a\s+(?:baby|child)|autistic|diabetic|dyslexic|alcoholic|in\s+a\s+wheelchair|(?:seriously|chronically)\s+ill"
    r"|gay|lesbian|bisexual|transgender|divorced|widowed|a\s+single\s+(?:mother|father|parent)"
    r"|jewish|muslim|catholic|protestant|hindu|sikh|buddhist|mormon|an?\s+atheist"
)
_OWN_STATES: Final = (
    r"disabled|depressed|(?:(?:early|mid|late)[\s-]+)?(?:twenties|thirties|forties|fifties|sixties|seventies)"
    r"|(?:1[89]|[2-7][0-9])(?:\s+years)?\s+old"
)
_REMARK: Final = re.compile(
    rf"(?:{_PERSON}(?:{_SOFT})*\s+(?:{_STATES}|{_OWN_STATES})|{_NAMED}(?:{_SOFT})*\s+(?:{_STATES}))\b", re.IGNORECASE
)
_PASSWORD: Final = re.compile(r"\b(?:password|passwort|passphrase|pwd)\s*(?:is|:|=)\s*\S", re.IGNORECASE)
_IBAN: Final = re.compile(r"\b[A-Z]{2}[0-9]{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?\b")
_CARD: Final = re.compile(r"(?<![\w-])[3-6][0-9]{3}(?:[ -]?[0-9]{4}){2}[ -]?[0-9]{1,4}(?![\w-])")
_IDENTITY: Final = re.compile(r"(?<![\w-])(?!000|666|9)[0-9]{3}-(?!00)[0-9]{2}-(?!0000)[0-9]{4}(?![\w-])")
# One word of each remark, so that an ordinary note costs a look at its words and a search for one long number.
_WORDS: Final = frozenset({
    *("pregnant", "expecting", "disabled", "depressed", "autistic", "diabetic", "dyslexic", "alcoholic", "wheelchair", "ill", "gay"),
    *("lesbian", "bisexual", "transgender", "divorced", "widowed", "single", "jewish", "muslim", "catholic", "protestant", "hindu"),
    *("sikh", "buddhist", "mormon", "atheist", "twenties", "thirties", "forties", "fifties", "sixties", "seventies", "old"),
    *("password", "passwort", "passphrase", "pwd"),
})  # fmt: skip
_SIGNS: Final = str.maketrans(dict.fromkeys(",.;:!?()[]\"'*_/=-\u2013\u2014\u2018\u2019\u201c\u201d", " "))
_LONG_NUMBER: Final = re.compile(r"[0-9]{3,4}[ -]?[0-9]{2,4}[ -]?[0-9]{4}")
_HINT_TEXT: Final = "take it out: it helps no letter, and hurts if the folder is shared"
_SHOWN: Final = 2


def find_sensitive(head: Head, path: str) -> tuple[Problem, ...]:
    """Return a `sensitive-data` at each place of the body that holds such a thing; a secret is not repeated in the message."""
    rows = {*_find_words(head.body.casefold()), *(head.body.count("\n", 0, match.start()) for match in _LONG_NUMBER.finditer(head.body))}
    if not rows:
        return ()
    return tuple(_read_lines(hide_code_and_comments(head.body).split("\n"), sorted(rows), head.body_line, path))


def _find_words(text: str) -> Iterator[int]:
    """Yield the row, from 0, of each of the words in the case-folded `text`: folding moves columns, and no line."""
    for word in _WORDS.intersection(text.translate(_SIGNS).split()):
        at = text.find(word)
        while at >= 0:
            yield text.count("\n", 0, at)
            at = text.find(word, at + 1)


def _read_lines(lines: Sequence[str], rows: Sequence[int], first_line: int, path: str) -> Iterator[Problem]:
    """Look at the lines in which one of the words or a long number stands."""
    for row in rows:
        for column, what in sorted(_find_in_line(lines[row])):
            yield report("sensitive-data", Place(path, first_line + row, column + 1), what, _HINT_TEXT)


def _find_in_line(line: str) -> Iterator[tuple[int, str]]:
    for match in _REMARK.finditer(line):
        yield match.start(), f'a remark on somebody\'s private life: "{match[0]}"'
    for match in _PASSWORD.finditer(line):
        yield match.start(), "a password"
    for match in _IBAN.finditer(line):
        if _is_iban(match[0]):
            yield match.start(), f'a bank account: "{_mask(match[0])}"'
    for match in _CARD.finditer(line):
        if _is_card(match[0]):
            yield match.start(), f'a payment card: "{_mask(match[0])}"'
    for match in _IDENTITY.finditer(line):
        yield match.start(), f'a social security number: "{_mask(match[0])}"'


def _mask(secret: str) -> str:
    return f"{secret[:_SHOWN]}…{secret[-_SHOWN:]}"


def _is_iban(text: str) -> bool:
    """Say whether the check digits hold (ISO 13616): the country and they moved behind, letters as numbers, the rest by 97 is 1."""
    plain = text.replace(" ", "")
    return int("".join(str(int(sign, 36)) for sign in plain[4:] + plain[:4])) % 97 == 1


def _is_card(text: str) -> bool:
    """Say whether the check digit holds (ISO/IEC 7812, Luhn): every second digit from behind doubled, digits added, a multiple of 10."""
    digits = [int(sign) for sign in reversed(text) if sign.isdigit()]
    doubled = (sum(divmod(2 * digit, 10)) for digit in digits[1::2])
    return len(digits) >= 13 and (sum(digits[::2]) + sum(doubled)) % 10 == 0  # noqa: PLR2004 - the shortest cards
