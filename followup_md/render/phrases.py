"""The words for a line: what is to be done, with whom, and what each still lacks."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from followup_md.render.text import clean
from followup_md.render.view import find_day, find_snooze, judge
from followup_md.render.when import spell_date

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from followup_md.model import Action
    from followup_md.render.view import Block, Line


class Phrase(NamedTuple):
    """How a kind of action is said: to nobody in particular, to one person, to several."""

    alone: str
    one: str
    many: str


PHRASES: Mapping[str, Phrase] = {
    "prep": Phrase("prepare your note sheet", "prepare for {who}", "prepare for {n}"),
    "recap": Phrase("write the recap", "write the recap", "write the recap"),
    "review": Phrase("review it", "review it", "review it"),
    "thank": Phrase("thank-you note", "thank-you note to {who}", "{n} thank-you notes"),
    "connect": Phrase("connect", "connect with {who}", "connect with {n}"),
    "engage": Phrase("join a conversation", "join a conversation with {who}", "join conversations with {n}"),
    "share-answer": Phrase("share your better answer", "share your better answer with {who}", "share better answers with {n}"),
    "follow-up": Phrase("follow up", "follow up with {who}", "follow up with {n}"),
    "follow-up-invited": Phrase("write again, as they asked", "write again to {who}, as asked", "write again to {n}, as asked"),
    "reschedule": Phrase("agree on a new time", "agree on a new time with {who}", "agree on a new time with {n}"),
    "get-offer-in-writing": Phrase("get the offer in writing", "get the offer in writing from {who}", "get the offer in writing"),
    "get-start-date": Phrase("get a start date", "get a start date from {who}", "get a start date"),
    "clear-conditions": Phrase("clear the conditions", "clear the conditions with {who}", "clear {n} conditions"),
    "withdraw": Phrase("withdraw", "withdraw, by a note to {who}", "withdraw, by notes to {n}"),
    "record-outcome": Phrase("log what became of it", "log what became of it", "log what became of it"),
    "reply-rejection": Phrase("answer their no", "answer the no of {who}", "answer the no of {n}"),
}
# How thanks go out is in the title of the action, by its first words (rules.md section 2, `thank_you.channel`).
LETTER = Phrase("letter", "letter to {who}", "{n} letters")
MAIL = Phrase("e-mail of thanks", "e-mail of thanks to {who}", "{n} e-mails of thanks")
BY_TITLE = (("Post a ", LETTER), ("E-mail ", MAIL))
FOLDED_LACKS = {"find-contact": "needs an address", "find-profile": "needs a profile"}
READY = "ready"
FOLLOW_UPS = frozenset({"follow-up", "follow-up-invited"})
BLOCKED = "blocked: "
DOUBT = "? a date or log line of the note does not read"
_PLURALS = {"needs": "need", "goes": "go", "is": "are", "has": "have", "wants": "want"}


def say_head(line: Line, names: Mapping[str, str]) -> str:
    """Return what a line is about in its fewest words: `4 letters`, `follow up with Priya`."""
    people = _list_people(line)
    phrase = _find_phrase(line)
    if phrase is None:
        title = clean(line.lead.title)
        return title[:1].lower() + title[1:]
    if not line.main and line.kind == "review":
        return f"write {_say_answers(line)}"
    if line.kind == "clear-conditions":
        return _say_conditions(line) or phrase.alone
    if len(people) > 1:
        return phrase.many.format(n=len(people))
    return phrase.one.format(who=clean(names[people[0]])) if people else phrase.alone


def say_line(line: Line, block: Block, now: datetime) -> tuple[str, ...]:
    """Return the words of a line, the fullest first and each next one shorter."""
    head = say_head(line, block.names)
    return tuple(f"{head}{_join(line, detail)}{detail}" for detail in say_details(line, block, now)) or (head,)


def _join(line: Line, detail: str) -> str:
    """Return what parts head and detail: a comma where the detail may hold a colon of its own."""
    return ", " if line.kind in FOLLOW_UPS or detail.startswith(BLOCKED) else ": "


def say_details(line: Line, block: Block, now: datetime) -> tuple[str, ...]:
    """Return what each of a line still lacks, the fullest words first; nothing where there is nothing to say."""
    of_people = line.kind != "review" and bool(_list_people(line))
    details = _say_people(line, block.names, now) if of_people else _say_parts(line, now)
    return tuple(filter(None, details))


def _find_phrase(line: Line) -> Phrase | None:
    if line.kind == "thank":
        titles = {action.title for action in line.main}
        for start, phrase in BY_TITLE:
            if titles and all(title.startswith(start) for title in titles):
                return phrase
    return PHRASES.get(line.kind)


def _say_conditions(line: Line) -> str:
    """Return the conditions by name; their titles hold it behind a colon."""
    names = [clean(action.title.partition(": ")[2]) for action in line.main]
    return f"clear: {', '.join(names)}" if all(names) else ""


def _list_people(line: Line) -> tuple[str, ...]:
    members = line.main if line.kind == "review" else (*line.main, *line.folded)
    return tuple(dict.fromkeys(action.person for action in members if action.person))


def _say_answers(line: Line) -> str:
    return "the better answer" if len(line.folded) == 1 else f"{len(line.folded)} better answers"


def _say_parts(line: Line, now: datetime) -> tuple[str, ...]:
    """Return what a line without people lacks: the parts by name, then only their number."""
    words = "; ".join(filter(None, (say_state(action, now) for action in line.main)))
    parts = len(words.split(", "))
    short = f"{parts} parts missing" if parts > 1 else words
    if not line.folded:
        return (words, short)
    questions = ", ".join(f"“{clean(action.question)}”" for action in line.folded if action.question)
    if not line.main:
        return (questions,)
    answers = _say_answers(line)
    return tuple(" · ".join(filter(None, pair)) for pair in ((words, f"{answers}: {questions}"), (words, answers), (short, answers)))


def _say_people(line: Line, names: Mapping[str, str], now: datetime) -> tuple[str, ...]:
    """Return who is ready and what the others lack: `Priya ready · Tom needs a topic · 2 need an address`."""
    groups: dict[str, list[str]] = {}
    for person in _list_people(line):
        words = _say_lacks([action for action in line.main + line.folded if action.person == person], line, now)
        groups.setdefault(words, []).append(clean(names[person]))
    everybody = [name for members in groups.values() for name in members]
    if len(everybody) == 1:
        return tuple(groups)
    if set(groups) <= {"", READY}:
        return (", ".join(everybody),)
    return _say_groups(groups) if len(groups) > 1 else tuple(f"all {_say_plural(words)}" for words in groups)


def _say_groups(groups: Mapping[str, list[str]]) -> tuple[str, ...]:
    ready = [*groups.get("", ()), *groups.get(READY, ())]
    lacking = {words: members for words, members in groups.items() if words not in ("", READY)}
    full = " · ".join(_say_group(words, members) for words, members in lacking.items())
    brief = " · ".join(_say_group(_drop_articles(words), members) for words, members in lacking.items())
    if not ready:
        return (full, brief)
    named, counted = f"{', '.join(ready)} {READY}", f"{len(ready)} {READY}"
    return tuple(f"{who} · {lacks}" for who in (named, counted) for lacks in (full, brief))


def _say_group(words: str, members: Sequence[str]) -> str:
    if len(members) == 1:
        return f"{members[0]} {words}"
    return f"{len(members)} {_say_plural(words)}"


def _say_plural(words: str) -> str:
    first, _, rest = words.partition(" ")
    return f"{_PLURALS.get(first, first)} {rest}".rstrip()


def _drop_articles(text: str) -> str:
    """Return `text` shortened so that the four of a panel fit beside the date in 80 cells: `Tom needs topic`."""
    return text.replace(" a ", " ").replace(" an ", " ")


def _say_lacks(actions: list[Action], line: Line, now: datetime) -> str:
    """Return what stands between one person and the deed, of all the actions that the line folds for them."""
    states = dict.fromkeys(filter(None, (say_state(action, now) for action in actions)))
    if len(states) > 1:
        states.pop(READY, None)
    # One may say all that another does, and why: `needs another address, since the note came back`.
    said = [words for words in states if not any(words != other and words in other for other in states)]
    late = line.urgency != "overdue" and any(action.urgency == "overdue" for action in actions)
    return ", ".join(said) + (", overdue" if late else "")


def say_state(action: Action, now: datetime) -> str:
    """Return what an action lacks, in few words: its own, else what it is blocked by; until when it is snoozed, else how late it is."""
    lacks = clean(action.lacks) or (f"{BLOCKED}{clean(action.blocked_by)}" if action.blocked_by else FOLDED_LACKS.get(action.action, ""))
    until = find_snooze(action, now)
    past = "" if until else say_past(action, now)
    snoozed = f"snoozed until {spell_date(until, now)}" if until else ""
    said = ", ".join(filter(None, (past, "" if lacks == READY else lacks, snoozed)))
    return said or lacks


def say_past(action: Action, now: datetime) -> str:
    """Return by how many days of the company's zone a follow-up is past its date, the date being theirs (rules.md 7.3); else nothing."""
    there = now.astimezone(action.overdue_at.tzinfo if action.overdue_at else now.tzinfo)
    day = find_day(action.due, there)
    days = (there.date() - day).days if day and action.action in FOLLOW_UPS else 0
    return f"{days} day{'s' * (days > 1)} past" if days > 0 else ""


def say_folded_late(line: Line, now: datetime) -> str:
    """Return a remark for a line that is not overdue itself but folds what is; else nothing."""
    return "partly overdue" if line.urgency != "overdue" and any(judge(action, now) == "overdue" for action in line.folded) else ""
