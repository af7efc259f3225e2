"""Manual: the page of an action, check, requirement or key, and the list of them all."""

import re
from collections.abc import Iterable, Mapping
from textwrap import TextWrapper, dedent
from typing import TYPE_CHECKING, Literal, NamedTuple

from followup_md.model.derived import group_by
from followup_md.model.events import CHANNELS, CLAUSE_WORDS, EVENTS
from followup_md.render.text import cut, hold, measure, pad, paint, wrap_held

if TYPE_CHECKING:
    from followup_md.model.report_views import ManualsView

_Kind = Literal["action", "check", "requirement", "key", "property", "grammar"]
_Facts = tuple[tuple[str, str], ...]
PAGE_KINDS: Mapping[_Kind, str] = {
    "action": "action",
    "check": "check",
    "requirement": "requirement",
    "key": "key of followup.toml",
    "property": "key of front matter",
    "grammar": "what its lines may say",
}
# The facts of a docstring: the paragraph whose entries begin with one of these, each ending at the next.
_FACTS = re.compile(r"^(Due|Overdue|Done|Gone|Blocked): ", re.MULTILINE)
# Where a sentence may be shortened: before most commas it is only half complete.
_CLAUSE_END = re.compile(r"[;:.](?=\s)|,(?= (?:so|while|which) )")
_CODE = r"`[^`]+`"
_SHORTEST = 20
_OPERANDS: Mapping[str, str] = {
    "": "", "people": "P", "action": "ACTION [P]", "subject": "C", "question": "QUESTION rating N", "from": "DATE [TIME]", "on": "DATE",
    "company": "COMPANY [as ROLE]", "known-company": "COMPANY [as ROLE]",
}  # fmt: skip
_LOG_TITLE = "What a line of a log may say, in the grammar and in everyday words."
_LOG_PAGE = (
    "A line is `- DATE [TIME] EVENT`, then who, `by CHANNEL`, clauses, and free text behind a colon. The words below are read as well: `=` "
    "at once, `?` after you were asked for one of the lines behind it, and `.` is a note that counts as nothing. `[x]` may be left out, "
    "`(x|y)` is one of several, `{P}` who is named, `{T}` each interviewer in turn, `{DAY}` a day, `{WHAT}` any words."
    "\n\nRows of your own stand under `[phrases]` in followup.toml."
)


class ManualPage(NamedTuple):
    """A page; `text` has paragraphs between empty lines; indented ones are examples, shown as typed."""

    id: str
    kind: _Kind
    subject: str
    heading: str
    title: str
    facts: _Facts = ()
    text: str = ""


def render_pages(pages: Iterable[ManualPage], width: int, *, color: bool = False) -> str:
    """Return pages in at most `width` cells, except examples, which stay as typed."""
    blocks = []
    for page in pages:
        rows = [
            paint(page.id, "heading", color=color) + paint(f" ({PAGE_KINDS[page.kind]})", "aside", color=color),
            *_fill(page.title, width),
        ]
        paragraphs = page.text.split("\n\n") if page.text else []
        # The facts come before the first heading.
        prose = next((number for number, paragraph in enumerate(paragraphs) if paragraph.endswith(":")), len(paragraphs))
        for paragraph in paragraphs[:prose]:
            rows += ["", *_fill(paragraph, width)]
        if page.facts:
            rows.append("")
            room = max(measure(label) for label, _ in page.facts) + 2
            for label, value in page.facts:
                first, *more = _fill(value, width - room)
                rows += [paint(pad(label, room), "aside", color=color) + first, *(" " * room + line for line in more)]
        for paragraph in paragraphs[prose:]:
            example = paragraph.startswith(" ")
            rows += ["", *(paragraph.split("\n") if example else (paint(line, "heading", color=color) for line in _fill(paragraph, width)))]
        blocks.append("\n".join(rows) + "\n")
    return "\n".join(blocks)


def render_manual_list(pages: Iterable[ManualPage], width: int, *, color: bool = False) -> str:
    """Return one line of at most `width` cells per page, under headings."""
    blocks = []
    for heading, group in group_by(pages, lambda page: page.heading).items():
        rows = [paint(cut(heading, width), "heading", color=color)]
        room = max(measure(page.id) for page in group) + 2
        for page in group:
            front = f"  {pad(page.id, room)}"
            words = shorten_sentence(page.title, width - measure(front))
            # An id is never cut: people type it.
            rows.append(front + words if words else f"  {page.id}")
        blocks.append("\n".join(rows) + "\n")
    return "\n".join(blocks)


def describe_pages(pages: Iterable[ManualPage]) -> "ManualsView":
    """Return pages as JSON has them, in the order of the list."""
    return {
        "version": 1,
        "pages": [
            {"id": page.id, "kind": page.kind, "subject": page.subject, "title": page.title, "facts": dict(page.facts), "text": page.text}
            for page in pages
        ],
    }


def write_log_page() -> ManualPage:
    """Return the page of the log: its events, channels and clauses, and each phrase of the table, in groups, in 80 columns."""
    from followup_md.model.everyday_words import WORDS  # noqa: PLC0415 - the table is read for this page alone
    from followup_md.model.phrases import list_phrases  # noqa: PLC0415 - as above

    events = []
    for event in EVENTS:
        written = [f"{phrase.words} {_OPERANDS[phrase.operand]}".rstrip() for phrase in event.phrases]
        events.append(" | ".join((*written, *(f"P {phrase.words}" for phrase in event.behind))))
    blocks = [("Events", events), ("Channels, behind `by`", [" | ".join((channel.id, *channel.also)) for channel in CHANNELS])]
    clauses = dict.fromkeys(clause for event in EVENTS for clause in event.clauses)
    told = {clause: CLAUSE_WORDS.get(clause) or CLAUSE_WORDS.get(f"{clause} on") for clause in clauses}  # `next round` with its day
    # The words that a clause is found by, as they are typed.
    typed = {clause: re.sub(r"\\w\*|\.\*", "…", (words or "").replace("(?:", "(")).replace("s?", "[s]") for clause, words in told.items()}
    blocks.append(("Clauses", [f"{clause} = {words}" if words else clause for clause, words in typed.items()]))
    groups: dict[str, list[str]] = {}
    for row in list_phrases():
        sign = {"read": "=", "ask": "?", "note": "."}[row.sure]
        groups.setdefault(row.group, []).append(f"{row.words} {sign} {' | '.join(row.lines)}".rstrip())
    blocks += [(f"Said in other words: {group}", rows) for group, rows in groups.items()]
    blocks.append(("Words of which one stands for `<name>`", [f"{name} = {words.replace('|', ' | ')}" for name, words in WORDS.items()]))
    lay = TextWrapper(78, "    ", "        ", break_long_words=False, break_on_hyphens=False).fill
    parts = [_LOG_PAGE]
    for title, rows in blocks:
        parts += [f"{title}:", "\n".join(lay(re.sub(r"(?<=\S)\|(?=\S)", "| ", row)) for row in rows)]
    return ManualPage("log", "grammar", "log", "The log", _LOG_TITLE, text="\n\n".join(parts))


def split_docstring(docstring: str) -> tuple[str, str]:
    """Return the first paragraph of a page or a docstring as one line, and the rest unchanged, without the indent of the code."""
    title, _, rest = docstring.strip().partition("\n\n")
    return " ".join(title.split()), dedent(rest).strip("\n")


def split_facts(text: str) -> tuple[_Facts, str]:
    """Return the lines `Due: …`, `Overdue: …` and so on of a docstring's text as facts, and the text without their paragraph."""
    facts: list[tuple[str, str]] = []
    rest: list[str] = []
    for paragraph in text.split("\n\n"):
        if _FACTS.match(paragraph):
            labels, values = (_FACTS.split(paragraph)[start::2] for start in (1, 2))
            facts += [(label.lower(), " ".join(value.split())) for label, value in zip(labels, values, strict=True)]
        else:
            rest.append(paragraph)
    return tuple(facts), "\n\n".join(rest)


def shorten_sentence(sentence: str, room: int) -> str:
    """Return as much of a sentence as makes sense in `room` cells, without full stop, else cut; nothing if the room is too small."""
    if room < _SHORTEST:
        return ""
    whole = sentence.removesuffix(".")
    ends = [match.start() for match in _CLAUSE_END.finditer(whole) if whole[: match.start()].count("`") % 2 == 0]
    first = next((whole[:end] for end in ends if whole[end] == "."), whole)
    shorter = (whole[:end] for end in reversed(ends) if end >= _SHORTEST)
    return next((text for text in (first, *shorter) if measure(text) <= room), cut(first, room))


def _fill(text: str, width: int) -> tuple[str, ...]:
    """Return `text` in lines of at most `width` cells; code between backticks is broken only where it fits on no line."""
    return wrap_held(hold(text, _CODE, width - 1), width)
