"""Other ways to say what the log's grammar says: the lines that may be meant by words outside it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from followup_md.parse.log.facts import holds_facts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from followup_md.parse.names import Names

_TO_THEM: Final = ("followed up with {rest}{by}", "replied to {rest}{by}")
_DATE: Final = r"(?=\[{0,2}[0-9]{4}-|[0-9]{1,2}\s+[a-z]{3})"
_THANKS: Final = r"(?:an?\s+|the\s+)?thank[\s-]?you(?:\s+(?P<means>letter|e-?mail|note|message|card))?"
_BACK: Final = (
    r"(?P<rest>\S.*?)\s+(?P<means>texted|messaged|phoned|rang|mailed|replied|answered|wrote\s+back|got\s+back)(?:\s+to)?(?:\s+me)?"
)
_JOB: Final = r"the\s+(?:job|role|post|position)"
# What the words say of the channel.
_MEANS: Final = {
    word: channel
    for channel, words in (
        ("phone", ("call", "called", "rang", "phoned")),
        ("text", ("text", "texted")),
        ("message", ("message", "messaged")),
        ("letter", ("letter", "card")),
        ("email", ("email", "e-mail", "emailed", "e-mailed", "mailed", "wrote", "wrote to")),
    )
    for word in words
}
# A pattern of the words between the date and the free text, and what may be meant; `{by}` is the channel, where none is typed.
_PHRASES: Final = (
    (r"(?P<means>called|rang|phoned|texted|messaged)\s+(?P<rest>.+)", _TO_THEM),
    (r"(?P<means>wrote\s+to|wrote|e-?mailed|mailed)\s+(?P<rest>.+)", (*_TO_THEM, "thanked {rest}{by}")),
    (r"(?:contacted|reached\s+out\s+to|got\s+in\s+touch\s+with|checked\s+in\s+with)\s+(?P<rest>.+)", _TO_THEM),
    (r"(?:spoke|talked)\s+(?:to|with)\s+(?P<rest>.+)", ("heard from {rest}", *_TO_THEM)),
    (r"(?:missed|got|had|received)\s+(?:an?\s+)?(?P<means>call|e-?mail|text|message|letter)\s+from\s+(?P<rest>.+)",
     ("heard from {rest}{by}",)),
    (rf"{_BACK}(?P<more>.*)", ("heard from {rest}{by}{more}",)),
    (rf"(?:(?:got|received|have|was)\s+)?(?:an?\s+|the\s+)?offer(?:ed(?:\s+me)?(?:\s+{_JOB})?)?(?P<more>(?:\s+answer\s+by.*)?)",
     ("offer spoken{more}", "offer written{more}")),
    (rf"turned\s+down(?:\s+the\s+offer|\s+{_JOB})?", ("declined", "rejected")),
    (rf"(?:sent|posted|mailed|e-?mailed)\s+{_THANKS}\s+(?:to\s+)?(?P<rest>.+)", ("thanked {rest}{by}",)),
    (rf"(?:sent|posted|mailed|e-?mailed)\s+(?P<rest>\S.*?)\s+{_THANKS}(?P<more>.*)", ("thanked {rest}{by}{more}",)),
    (r"sent\s+(?P<what>.+?)\s+to\s+(?P<rest>.+)", ("sent {rest}: {what}",)),
    (r"applied\s+(?:at|with)\s+(?P<rest>.+)", ("applied to {rest}",)),
    (r"applied\s+(?:for|as)\s+(?P<more>.+)\s+(?:at|with|to)\s+(?P<rest>.+)", ("applied to {rest} as {more}",)),
    (rf"start(?:s|ing)?(?:\s+date)?(?:\s+is)?:?\s+{_DATE}(?P<rest>.+)", ("start on {rest}",)),
    (r"(?P<rest>.*\boffer\b.*?)\s*,?\s+(?:sign(?:ed)?|reply|respond|decide|decision)\s+by\s+(?P<more>.+)", ("{rest} answer by {more}",)),
    (r"(?P<rest>.+?)\s*\((?P<more>(?:by|via|on)\s[^()]*)\)", ("{rest} {more}",)),
)  # fmt: skip
_BY: Final = re.compile(r"\bby\b", re.IGNORECASE)
_MOVED: Final = re.compile(r"(?:rescheduled|postponed|moved|delayed|pushed(?:\s+back)?)(?!\s+from)\b.*", re.IGNORECASE)
_WHEN: Final = re.compile(r"\bto\s+(\d{4}-\d\d-\d\d)(?:[T ]+(\d{1,2}:\d\d))?", re.IGNORECASE | re.ASCII)


def propose_phrases(head: str, words: str, said: str, names: Names) -> Iterator[tuple[str, ...]]:
    """Yield for each way of saying it the lines that may be meant; only the person knows which of them it was."""
    for pattern, templates in _PHRASES:
        match = re.fullmatch(pattern, words.strip(" ,."), re.IGNORECASE | re.ASCII | re.DOTALL)
        if match:
            part = {name: text or "" for name, text in match.groupdict().items()}
            what = part.get("what", "")
            if what and holds_facts(what, names):
                continue
            means = _MEANS.get(" ".join(part.get("means", "").lower().split()))
            by = f" by {means}" if means and not _BY.search(words) else ""
            behind = f"; {said.lstrip(' :-–—')}" if what and said else said
            yield tuple(f"{head}{template.format(**{'rest': '', 'more': ''} | part | {'by': by})}{behind}" for template in templates)


def advise_move(head: str, words: str) -> str | None:
    """Return what to do about a round that was moved: the note takes the new time, the log the old one."""
    if not _MOVED.fullmatch(words.strip()):
        return None
    when = _WHEN.search(words)
    new = f"`start: {when[1]}{f'T{when[2]:0>5}' if when[2] else ''}`" if when else "`start` to the new time"
    return f"set {new} in the front matter and log `{head.strip()} rescheduled from <old start>`"
