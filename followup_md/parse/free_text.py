"""Free text of a note: words for `card`, sensitive data, comments that turn off a check, and what is nearly a heading or a fact."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Final

from followup_md.model import Ignore
from followup_md.parse.facts import Name, fold_name, link_target
from followup_md.parse.front_matter import SplitNote
from followup_md.parse.log_place import classify_line, is_log_shaped, split_row
from followup_md.parse.sections import CODE, Body, find_filled, find_unclosed, fold_heading, hide_code_and_comments
from followup_md.problem import SENSITIVE_DATA, UNKNOWN_FIELD, UNKNOWN_SECTION, Correction, Place, Problem, report

# These are read only as words; in all others the bullets are facts.
_FREE: Final = frozenset(("job description", "first impressions", "environment"))
# Before the words of a line: the marks of bullets, headings and quotes, a number, a box.
_LINE_START: Final = re.compile(r"(?:(?:[-*+]|>+|#{1,6}|[0-9]{1,3}[.)])(?:\s+|$))*(?:\[.\]\s+)?")
_WORD: Final = re.compile(r"[^\W_]")
_NOT_PROSE: Final = ("-", "*", "+", "#", CODE)


def read_prose(body: Body) -> Mapping[str, str]:
    """Return the lines that are read nowhere else, by heading, without the log; "" is for lines before the first heading."""
    found: dict[str, str] = {}
    for name, lines in (*body.own.items(), *body.sections.items()):
        if name == "log":
            continue
        free, words = name in body.own or name in _FREE, list[str]()
        for _, line in lines:
            if line[:2] == "- " and line[2:3].isalpha():  # most lines, without the patterns
                if free:
                    words.append(line[2:].strip())
                continue
            text = line.strip()
            if text != CODE and (free or not text.startswith(_NOT_PROSE)):
                text = _LINE_START.sub("", text, count=1)
                if _WORD.search(text):
                    words.append(text)
        if words:
            text = "\n".join(words)
            found[name] = f"{found[name]}\n{text}" if name in found else text
    return found


# Checks are separated by commas; the reason follows in the comment, or after it on the same line.
_IGNORE: Final = re.compile(
    r"<!--\s*followup-md:\s*ignore\s+(?P<checks>[\w-]+(?:\s*,\s*[\w-]+)*)(?P<inside>.*?)-->(?P<behind>[^\n]*)", re.DOTALL | re.IGNORECASE
)
_CHECK: Final = re.compile(r"[\w-]+")
_PUNCTUATION: Final = " \t\n:;,.–—-()"


def find_ignores(split: SplitNote, path: str) -> tuple[Ignore, ...]:
    """Return each check that a note asks not to report, at the place of its name; fenced code is skipped."""
    body, found = split.body, list[Ignore]()
    if "<!--" not in body:
        return ()
    rows = hide_code_and_comments(body).split("\n")
    for comment in _IGNORE.finditer(body):
        if rows[body.count("\n", 0, comment.start())] == CODE:
            continue
        reason = " ".join(part for part in (comment["inside"].strip(_PUNCTUATION), comment["behind"].strip(_PUNCTUATION)) if part)
        for check in _CHECK.finditer(comment["checks"]):
            at = comment.start("checks") + check.start()
            place = Place(path, split.body_line + body.count("\n", 0, at), at - body.rfind("\n", 0, at))
            found.append(Ignore(place, check[0].casefold(), " ".join(reason.split())))
    return tuple(found)


# Words for a person, without "they", which may be a firm; a service may be disabled, a market depressed, a language thirty years old.
_WHO: Final = r"\b(?:s?he|(?:his|her)\s+(?:wife|husband|partner|son|daughter|mother|father))"
_PERSON: Final = rf"{_WHO}(?:\s+(?:is|was|looks|seems|must\s+be|may\s+be)|['\u2019]s)"
_NAMED: Final = r"(?:\[\[(?P<linked>[^\[\]\n]{1,60})\]\]|\b(?P<named>(?-i:[A-Z\u00c0-\u00de])[^\W\d_]+))\s+(?:is|was|looks|seems)"
_SOFT: Final = (
    r"\s+(?:a|an|very|quite|probably|visibly|clearly|maybe|perhaps|obviously|rather|about|around|over|well|in\s+(?:his|her|their))"
)
# The clause must end here: "a Catholic school", "a diabetic ward" and "disabled by a flag" are about work.
_OVER: Final = r"(?=\s*(?:$|[,;)!?]|\.(?!\w)|(?:and|but|so|too|I|with)\b))"
_STATES: Final = (
    r"pregnant|expecting\s+a\s+(?:baby|child)|in\s+a\s+wheelchair|(?:seriously|chronically)\s+ill"
    r"|divorced|widowed|a\s+single\s+(?:mother|father|parent)"
    rf"|(?:autistic|diabetic|dyslexic|alcoholic|gay|lesbian|bisexual|transgender){_OVER}"
    rf"|(?:jewish|muslim|catholic|protestant|hindu|sikh|buddhist|mormon|an?\s+atheist){_OVER}"
)
_OWN_STATES: Final = (
    rf"(?:disabled|depressed){_OVER}|(?:(?:early|mid|late)[\s-]+)?(?:twenties|thirties|forties|fifties|sixties|seventies)"
    r"|(?:1[89]|[2-7][0-9])(?:\s+years)?\s+old"
)
_HAS: Final = (
    r"\bs?he\s+has\s+(?:(?:no|one|two|three|four|five|[1-9]|a|small|young|little|grown|severe|chronic)\s+){0,2}"
    rf"(?:cancer|diabetes|epilepsy|depression|adhd|kids?|child(?:ren)?|toddlers?|newborn){_OVER}"
)
_REMARK: Final = re.compile(
    rf"(?:{_PERSON}(?:{_SOFT})*\s+(?:{_STATES}|{_OWN_STATES})|{_NAMED}(?:{_SOFT})*\s+(?:{_STATES})|{_HAS})(?!\w)", re.IGNORECASE
)
# An actual password stands alone after the colon, or has a digit; anything else is a sentence about passwords.
_PASSWORD: Final = re.compile(
    r"\b(?:password|passwort|passphrase|passwd|pwd|pw)\s*"
    r"(?:(?:is|ist)\s+(?=\S*[0-9])|(?:(?:is|ist)\s*)?[:=]\s*(?=\S*[0-9]|\S+\s*$|\S+[,;]))[^\s*<>(){}\[\]$\u2026]",
    re.IGNORECASE,
)
_IBAN: Final = re.compile(r"\b[A-Z]{2}[0-9]{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?\b")
_SHORTEST_IBAN: Final = 15
# After these characters a number is part of an address, an order number or a telephone number.
_ALONE: Final = r"(?<![\w/+=.#-])"
_SIX: Final = r"3[47][0-9]{2}([ -]?)[0-9]{6}\1[0-9]{5}"
_FOURS: Final = r"(?:2[2-7]|[3-6][0-9])[0-9]{2}([ -]?)[0-9]{4}\2[0-9]{4}\2[0-9]{4}"
_CARD: Final = re.compile(rf"{_ALONE}(?:{_SIX}|{_FOURS})(?![\w-])")
_IDENTITY: Final = re.compile(rf"{_ALONE}(?!000|666|9)[0-9]{{3}}-(?!00)[0-9]{{2}}-(?!0000)[0-9]{{4}}(?![\w-])")
# One word of each remark, so that an ordinary note costs one lookup of its words and one search for long numbers.
_WORDS: Final = frozenset(
    b"pregnant expecting disabled depressed autistic diabetic dyslexic alcoholic wheelchair ill gay lesbian bisexual transgender divorced "
    b"widowed single jewish muslim catholic protestant hindu sikh buddhist mormon atheist twenties thirties forties fifties sixties "
    b"seventies old cancer diabetes epilepsy depression adhd kid kids child children toddler toddlers newborn "
    b"password passwort passphrase passwd pwd pw".split()
)
# In bytes, which are searched several times as fast as non-ASCII text: words in lower case, each digit as 0.
_LOWER: Final = bytes(range(128)).lower()
_PLAIN: Final = bytes(code if chr(code).isalnum() or code == ord("\n") else ord(" ") for code in _LOWER) + b" " * 128
_DIGITS: Final = bytes(ord("0") if chr(code) in "0123456789" else code for code in range(256))
_LONG: Final = (b"0" * 10, b"0000-0000-0000", b"0000-000000-0")  # without blanks
_DASHED: Final = b"000-00-0000"  # blanks kept, since `2026-11-18 09:00` matches without them
_LONG_NUMBER: Final = re.compile(r"[0-9](?:[ -]?[0-9]){8}")
_HINT: Final = "take it out: it helps no letter, and hurts if the folder is shared"
_SHOWN: Final = 2


def find_sensitive(split: SplitNote, path: str) -> tuple[Problem, ...]:
    """Return a `sensitive-data` at each place of the body that holds such data; the message does not repeat a secret."""
    rows = sorted(set(_find_rows(split.body)))
    if not rows:
        return ()
    company = split.fields.get("company")
    lines = hide_code_and_comments(split.body).split("\n")
    employer = frozenset(_split_words(str(company.value))) if company else frozenset[str]()
    found: list[Problem] = []
    for row in rows:
        remarks = [
            (match.start(), f'a remark on somebody\'s private life: "{match[0]}"')
            for match in _REMARK.finditer(lines[row])
            if not employer.intersection(_split_words(match["linked"] or match["named"] or ""))
        ]
        for begin, what in sorted((*remarks, *_find_secrets(lines[row]))):
            found.append(report(SENSITIVE_DATA, Place(path, split.body_line + row, begin + 1), what, _HINT))
    return tuple(found)


def _find_rows(body: str) -> Iterator[int]:
    """Yield the row, from 0, of each word of a remark and each long number: the patterns are tried on these rows only."""
    data = body.encode("utf-8", "replace")
    plain = data.translate(_PLAIN)
    for word in _WORDS.intersection(plain.split()):
        row, last, at = 0, 0, plain.find(word)
        while at >= 0:
            row, last = row + plain.count(b"\n", last, at), at
            yield row
            at = plain.find(word, at + 1)
    packed = data.translate(_DIGITS, b" ")
    if any(digits in packed for digits in _LONG) or _DASHED in data.translate(_DIGITS):
        row, last = 0, 0
        for match in _LONG_NUMBER.finditer(body):
            row, last = row + body.count("\n", last, match.start()), match.start()
            yield row


def _find_secrets(line: str) -> Iterator[tuple[int, str]]:
    """Yield each password and each number of an account, a card or a person."""
    for match in _PASSWORD.finditer(line):
        yield match.start(), "a password"
    for match in _IBAN.finditer(line):
        parts = match[0].split(" ")
        # A word after the number, such as `BIC`, may look like its last group.
        for account in (text for count in range(len(parts), 0, -1) if len(text := "".join(parts[:count])) >= _SHORTEST_IBAN):
            # The check digits (ISO 13616): country and check digits moved to the end, letters as numbers, the remainder mod 97 is 1.
            if int("".join(str(int(character, 36)) for character in account[4:] + account[:4])) % 97 == 1:
                yield match.start(), f'a bank account: "{_mask(account)}"'
                break
    for match in _CARD.finditer(line):
        # The check digit (ISO/IEC 7812, Luhn): every second digit from the right doubled, the sum of all digits is a multiple of 10.
        digits = [int(character) for character in reversed(match[0]) if character.isdigit()]
        if (sum(digits[::2]) + sum(sum(divmod(2 * digit, 10)) for digit in digits[1::2])) % 10 == 0:
            yield match.start(), f'a payment card: "{_mask(match[0])}"'
    for match in _IDENTITY.finditer(line):
        yield match.start(), f'a social security number: "{_mask(match[0])}"'


def _split_words(text: str) -> Sequence[str]:
    return re.findall(r"\w+", text.casefold())


def _mask(secret: str) -> str:
    return f"{secret[:_SHOWN]}…{secret[-_SHOWN:]}"


# Both patterns begin with the line break, a character to search for, unlike `^`; what they match begins at the offset of its line.
# A heading of any level, or what some people write instead: a bold line, a name with a colon.
_MISSPELT_HEADING: Final = re.compile(
    r"\n(?: {0,3}(#{1,6})[ \t]++(\S[^\n]*)|(?:\*\*|__)([^*_\n]+)(?:\*\*|__):?|(\w[^\n:#]{0,40}):)[ \t]*$", re.MULTILINE
)
_SETEXT: Final = re.compile(r"^(\w[^\n*]{0,40})\n {0,3}(?:-{2,}|={2,})[ \t]*$", re.MULTILINE)
_FEWEST_LETTERS: Final = 3
_SECTION_LEVEL: Final = 2
_MAIN: Final = frozenset(("topics", "questions", "review", "next steps", "log"))


def find_misspelt_headings(split: SplitNote, path: str, names: Mapping[str, str], met: Sequence[Name]) -> Iterator[Problem]:
    """Yield an `unknown-section` for a heading of a question or of one of those `met`, not of level 3, and for a section's name in bold."""

    def is_person(text: str) -> bool:
        whole = [fold_name(name.text.rpartition("/")[2]) for name in met]
        people = {*whole, *(word for name in whole for word in name.split() if len(word) >= _FEWEST_LETTERS)}
        text = text.strip(":*_ ")
        return fold_name((link_target(text) or text).rpartition("/")[2]) in people

    section, is_own = None, False
    shown = hide_code_and_comments(split.body)
    if "\n--" in shown or "\n==" in shown:
        shown = _SETEXT.sub(r"**\1**\n", shown)
    for heading in _MISSPELT_HEADING.finditer(f"\n{shown}"):
        level, text = len(heading[1] or ""), (heading[2] or heading[3] or heading[4]).rstrip()
        if level == _SECTION_LEVEL + 1:  # the correct level
            continue
        mark = "###"
        if level and level <= _SECTION_LEVEL:
            known = names.get(fold_heading(text)) if "[[" not in text else None
            if known or level == 1 or section is None or not is_person(text):
                section, is_own = known, level == _SECTION_LEVEL and known is None
                continue
        elif not level and not is_own and (heading[3] or section is None) and (name := names.get(fold_heading(text))):
            below = shown[heading.end() - 1 :].lstrip().partition("\n")[0]
            if (section and name not in _MAIN) or section in _FREE or below[:1] in ("", "#") or is_log_shaped(below):
                continue
            mark, text = "##", text.rstrip(":")
        elif not (level and is_person(text) if section == "topics" else section == "questions" and text.endswith("?")):
            continue  # a lone name under Topics is read as a heading
        line = split.body_line + shown.count("\n", 0, heading.start())
        correction = Correction("heading", heading[0].strip(), f"{mark} {text}")
        hint = f"write `{correction.meant}`; what stands below is not read as it is"
        yield report(UNKNOWN_SECTION, Place(path, line), f'no heading of level {len(mark)}: "{correction.typed}"', hint, correction)


_LISTED: Final = re.compile(r"\s|(?:[-*+]|[0-9]+[.)])(?:\s|$)|$")
_SAYS: Final = re.compile(r"(?:[-*+]|[0-9]+[.)])\s+(?![^:]*:[*_\s]*$)\S")  # no empty field
_SIGNS: Final = re.compile(r"[>\s]*(?:[-*+]\s+)?(?:(?:(q|question)|(a|answer))\s?[0-9]*[:.)]\s*)?(.*)", re.IGNORECASE)
_ASKED: Final = re.compile(r".*(?:\?|\b[1-5] ?/ ?5)[*_)\s]*$|[> ]*(?:Q|A|Question|Answer)\d*[.:]")
_FORMS: Final = {"review": "- improve: ", "offer": "- pay: "}


def find_unread_text(body: Body, split: SplitNote, path: str, told: Collection[int]) -> Iterator[Problem]:
    """Yield an `unknown-field` for the tables and text of each section whose bullets are facts, without the lines `told` already.

    Beside bullets, text is a remark, but for a question. Text under Topics and Next steps is judged by the names and days in it.
    Hidden sections, and those of a note of which none is read, are an `unknown-section`.
    """
    yield from _find_unread_sections(body, split, path)
    for name, lines in body.sections.items():
        if all(not line or line.startswith(("- ", "* ", "+ ", " ", "\t", "### ")) for _, line in lines):
            continue  # as in most sections
        is_read = name == "next steps" or any(_SAYS.match(line) or (line[:3] == "###" and name == "questions") for _, line in lines)
        unread, kind, is_answer = list[tuple[int, str, str]](), "", False
        for (number, line), (_, below) in zip(lines, (*lines[1:], (0, "")), strict=False) if name not in {"log", *_FREE} else ():
            kind = "" if _LISTED.match(line) else classify_line(line, below, kind)
            is_answer = line.endswith("?") if kind == "heading" else is_answer
            is_asked = name == "questions" and not is_answer and _ASKED.match(line)
            is_text = kind == "text" and line.rstrip(" *_")[-1:] != ":" and not (number in told or is_log_shaped(line))
            if kind == "row" or (is_text and (is_asked or not (is_read or (name == "topics" and line[0] != ">")))):
                unread.append((number, line, _write_bullet(name, kind, line)))
        if unread:
            message = f'no bullet, so not read: "{unread[0][1].strip()}"' + (f", and {len(unread) - 1} more" if unread[1:] else "")
            yield report(UNKNOWN_FIELD, Place(path, unread[0][0]), message, f"write {' and '.join(f'`{each[2]}`' for each in unread)}")


def _write_bullet(name: str, kind: str, line: str) -> str:
    """Return the bullet that a row of a table, or a line of text, in the section `name` is most likely meant as."""
    is_said, text = _SIGNS.sub(r"\2", line), _SIGNS.sub(r"\3", line).strip(" *_")
    first, *more = [cell for cell in split_row(line) if cell] or [""] if kind == "row" else [text]
    if name == "questions":
        more = [f"{cell[0]}/5" if re.fullmatch(r"[1-5](?:\s?/\s?5)?", cell) else f"({cell})" for cell in more]
        return " ".join(("  - said:" if is_said else "-", first, *more))
    return f"{_FORMS.get(name, '- ')}{': '.join((first, *more))}"


def _find_unread_sections(body: Body, split: SplitNote, path: str) -> Iterator[Problem]:
    """Yield an `unknown-section` for a code fence that hides headings or log lines, and one where no section but the log is read."""
    begin = find_unclosed(split.body)
    hidden = split.body[begin:].split("\n") if begin is not None else []
    if any(line.startswith("## ") or is_log_shaped(line) for line in hidden):
        place = Place(path, split.body_line + split.body.count("\n", 0, begin))
        message = f'"{hidden[0].strip()}" opens code that is never closed, so the sections below are not read'
        yield report(UNKNOWN_SECTION, place, message, "close it with a line of the same signs, or delete this line")
    if body.headings.keys() - {"log"} or any(problem.check == UNKNOWN_SECTION.id for problem in body.problems):
        return
    rows = split.body.split("\n")
    # A heading stands right above its first line; the lines before the first heading have none.
    unread = [(name, lines[0][0] - 1) for name, lines in body.own.items() if name and find_filled({name: lines})]
    unread = [(name, line) for name, line in unread if rows[line - split.body_line].lstrip().startswith("## ")]
    if unread:
        quoted = ", ".join(f'"{name}"' for name, _ in unread)
        line = f'`topics = ["{unread[0][0]}"]`'
        hint = f"call them `## Topics`, `## Questions` and so on, or say in followup.toml what they are: under `[sections]`, such as {line}"
        yield report(UNKNOWN_SECTION, Place(path, unread[0][1]), f"no section of this note is read: {quoted}", hint)
