"""The words for a line: what is to be done, with whom, and what each still lacks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from followup_md.model.actions import CLEAR_CONDITIONS, REVIEW
from followup_md.render.text import clean
from followup_md.render.view import find_day, find_snooze, judge
from followup_md.render.when import spell_date

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from followup_md.model import Action
    from followup_md.model.actions import LineWords
    from followup_md.render.view import Block, Line


READY = "ready"
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
    if not line.main and line.spec is REVIEW:
        return f"write {_say_answers(line)}"
    if line.spec is CLEAR_CONDITIONS:
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
    return ", " if line.spec.is_follow_up or detail.startswith(BLOCKED) else ": "


def say_details(line: Line, block: Block, now: datetime) -> tuple[str, ...]:
    """Return what each of a line still lacks, the fullest words first; nothing where there is nothing to say."""
    of_people = line.spec is not REVIEW and bool(_list_people(line))
    details = _say_people(line, block.names, now) if of_people else _say_parts(line, now)
    return tuple(filter(None, details))


def _find_phrase(line: Line) -> LineWords | None:
    """Return the words of the kind, or of that variant which all titles of the line are of."""
    titles = {action.title for action in line.main}
    for variant in line.spec.variants:
        start = variant.title.partition("{")[0]
        if titles and all(title.startswith(start) for title in titles):
            return variant.line
    return line.spec.line


def _say_conditions(line: Line) -> str:
    """Return the conditions by name; their titles hold it behind a colon."""
    names = [clean(action.title.partition(": ")[2]) for action in line.main]
    return f"clear: {', '.join(names)}" if all(names) else ""


def _list_people(line: Line) -> tuple[str, ...]:
    members = line.main if line.spec is REVIEW else (*line.main, *line.folded)
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
    lacks = clean(action.lacks) or (f"{BLOCKED}{clean(action.blocked_by)}" if action.blocked_by else action.spec.needs)
    until = find_snooze(action, now)
    past = "" if until else say_past(action, now)
    snoozed = f"snoozed until {spell_date(until, now)}" if until else ""
    said = ", ".join(filter(None, (past, "" if lacks == READY else lacks, snoozed)))
    return said or lacks


def say_past(action: Action, now: datetime) -> str:
    """Return by how many days of the company's zone a follow-up is past its date, the date being theirs (rules.md 7.3); else nothing."""
    there = now.astimezone(action.overdue_at.tzinfo if action.overdue_at else now.tzinfo)
    day = find_day(action.due, there)
    days = (there.date() - day).days if day and action.spec.is_follow_up else 0
    return f"{days} day{'s' * (days > 1)} past" if days > 0 else ""


def say_folded_late(line: Line, now: datetime) -> str:
    """Return a remark for a line that is not overdue itself but folds what is; else nothing."""
    return "partly overdue" if line.urgency != "overdue" and any(judge(action, now) == "overdue" for action in line.folded) else ""
