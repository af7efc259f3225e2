"""The words for a line: what is to be done, with whom, and what each still lacks."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from followup_md.model import Lack, LackKind
from followup_md.model.actions import CLEAR_CONDITIONS, REVIEW
from followup_md.render.text import clean, format_short_date
from followup_md.render.view import find_day, find_snooze, judge
from followup_md.words import say_action_title, say_lack, say_obstacle

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from datetime import date, datetime

    from followup_md.model import Action
    from followup_md.render.view import ViewBlock, ViewLine

BLOCKED = "blocked: "
DOUBT = "? a date or log line of the note does not read"


class Remark(NamedTuple):
    """What is said of one person or thing in a line: in full of one and of several, then as a short line has it, without articles.

    `first` is the part of the full words that stands alone, `blocks` says that it is an obstacle.
    """

    one: str
    many: str
    short_one: str
    short_many: str
    first: str
    blocks: bool = False


def format_subject(line: ViewLine, names: Mapping[str, str]) -> str:
    """Return what a line is about in its fewest words: `4 letters`, `follow up with Priya`."""
    # The words of the kind, or of that variant which all actions of the line are of.
    used = {action.pieces.variant for action in line.main}
    phrase = next((variant.line for variant in line.spec.variants if used == {variant.name}), line.spec.line)
    if phrase is None:
        title = clean(say_action_title(line.lead))
        return title[:1].lower() + title[1:]
    if not line.main and line.spec is REVIEW:
        return f"write {_count_answers(line)}"
    if line.spec is CLEAR_CONDITIONS:
        conditions = [clean(action.pieces.condition) for action in line.main]
        return f"clear: {', '.join(conditions)}" if all(conditions) else phrase.alone
    people = _list_people(line)
    if len(people) > 1:
        return phrase.many.format(n=len(people))
    return phrase.one.format(who=clean(names[people[0]])) if people else phrase.alone


def format_line(line: ViewLine, block: ViewBlock, now: datetime) -> tuple[str, ...]:
    """Return the words of a line, the fullest first and each next one shorter."""
    states = list(_list_states(line, now))
    # A comma where the details may hold a colon of their own.
    comma = line.spec.is_follow_up or (len(states) == 1 and any(remark.blocks for remark in states[0][:1]))
    head, between = format_subject(line, block.names), ", " if comma else ": "
    return tuple(f"{head}{between}{detail}" for detail in format_details(line, block, now)) or (head,)


def format_details(line: ViewLine, block: ViewBlock, now: datetime) -> tuple[str, ...]:
    """Return what each of a line still lacks, the fullest words first; nothing where there is nothing to say."""
    details = _group_people(line, block.names, now) if _is_of_people(line) else _list_parts(line, now)
    return tuple(filter(None, details))


def _is_of_people(line: ViewLine) -> bool:
    return line.spec is not REVIEW and bool(_list_people(line))


def _list_states(line: ViewLine, now: datetime) -> Iterator[tuple[Remark, ...]]:
    """Yield what is said of each person of a line; where it has none, of each of its actions."""
    if not _is_of_people(line):
        yield from filter(None, (list_remarks(action, now) for action in line.main))
        return
    for person in _list_people(line):
        # What stands between one person and the deed, of all the actions that the line folds for them.
        actions = [action for action in (*line.main, *line.folded) if action.person == person]
        states = dict.fromkeys(filter(None, (list_remarks(action, now) for action in actions)))
        if len(states) > 1:
            states.pop((_READY,), None)
        # One may say all that another does, and why: `needs another address, since the note came back`.
        words = {
            state: ({remark.one for remark in state}, {said for remark in state for said in (remark.one, remark.first)}) for state in states
        }
        kept = [state for state in states if not any(state != other and words[state][0] <= words[other][1] for other in states)]
        late = line.urgency != "overdue" and any(action.urgency == "overdue" for action in actions)
        yield (*(remark for state in kept for remark in state), *([_OVERDUE] * late))


def _list_people(line: ViewLine) -> tuple[str, ...]:
    members = line.main if line.spec is REVIEW else (*line.main, *line.folded)
    return tuple(dict.fromkeys(action.person for action in members if action.person))


def _count_answers(line: ViewLine) -> str:
    return "the better answer" if len(line.folded) == 1 else f"{len(line.folded)} better answers"


def _list_parts(line: ViewLine, now: datetime) -> tuple[str, ...]:
    """Return what a line without people lacks: the parts by name, then only their number."""
    states = list(_list_states(line, now))
    words = "; ".join(_join_remarks(state) for state in states)
    # Where one list ends and the next begins, it is one part.
    parts = 1 + sum(len(state) - 1 for state in states)
    short = f"{parts} parts missing" if parts > 1 else words
    if not line.folded:
        return (words, short)
    questions = ", ".join(f"“{clean(action.question)}”" for action in line.folded if action.question)
    if not line.main:
        return (questions,)
    answers = _count_answers(line)
    return tuple(" · ".join(filter(None, pair)) for pair in ((words, f"{answers}: {questions}"), (words, answers), (short, answers)))


def _group_people(line: ViewLine, names: Mapping[str, str], now: datetime) -> tuple[str, ...]:
    """Return who is ready and what the others lack: `Priya ready · Tom needs a topic · 2 need an address`."""
    groups: dict[tuple[Remark, ...], list[str]] = {}
    for person, state in zip(_list_people(line), _list_states(line, now), strict=True):
        groups.setdefault(state, []).append(clean(names[person]))
    everybody = [name for members in groups.values() for name in members]
    if len(everybody) == 1:
        return tuple(_join_remarks(state) for state in groups)
    if set(groups) <= {(), (_READY,)}:
        return (", ".join(everybody),)
    if len(groups) == 1:
        return tuple(f"all {_join_remarks(state, many=True)}" for state in groups)
    ready = [*groups.pop((), ()), *groups.pop((_READY,), ())]
    lacks = []
    for short in (False, True):
        said = (
            f"{len(members) if len(members) > 1 else members[0]} {_join_remarks(state, many=len(members) > 1, short=short)}"
            for state, members in groups.items()
        )
        lacks.append(" · ".join(said))
    fronts = [f"{who} {_READY.one} · " for who in (", ".join(ready), len(ready))] if ready else [""]
    return tuple(front + words for front in fronts for words in lacks)


def _join_remarks(state: Iterable[Remark], *, many: bool = False, short: bool = False) -> str:
    """Return the remarks of one person or of several, in full or so short that the four of a panel fit beside the date in 80 cells."""
    if short:
        return ", ".join(remark.short_many if many else remark.short_one for remark in state)
    return ", ".join(remark.many if many else remark.one for remark in state)


def format_lacks(action: Action, now: datetime) -> str:
    """Return what an action lacks, in few words, as `list_remarks` does."""
    return _join_remarks(list_remarks(action, now))


def list_remarks(action: Action, now: datetime) -> tuple[Remark, ...]:
    """Return what an action lacks: its own, else what it is blocked by; until when it is snoozed, else how late it is."""
    lacks = [_remark_lack(lack) for lack in action.lacks]
    if not lacks and action.blocked_by:
        words, short = (f"{BLOCKED}{clean(say_obstacle(action.blocked_by, articles=articles))}" for articles in (True, False))
        lacks = [Remark(words, words, short, short, words, blocks=True)]
    snoozed = format_snooze(action, now, format_short_date)
    past = "" if snoozed else format_days_past(action, now)
    more = [remark for remark in lacks if remark != _READY]
    said = (*([_remark(past)] if past else []), *more, *([_remark(snoozed)] if snoozed else []))
    return said or tuple(lacks)


def format_snooze(action: Action, now: datetime, spell: Callable[[date, datetime], str]) -> str:
    """Return until when an action is put off, the day spelt by `spell`; nothing where that day has come, or there is none."""
    until = find_snooze(action, now)
    return f"snoozed until {spell(until, now)}" if until else ""


def _remark_lack(lack: Lack) -> Remark:
    full, short = ([clean(say_lack(lack, many=many, articles=articles)) for many in (False, True)] for articles in (True, False))
    return Remark(full[0], full[1], short[0], short[1], clean(say_lack(lack, whole=False)))


def _remark(words: str) -> Remark:
    return Remark(words, words, words, words, words)


def format_days_past(action: Action, now: datetime) -> str:
    """Return by how many days of the company's zone a follow-up is past its date, the date being theirs (rules.md 7.3); else nothing."""
    there = now.astimezone(action.overdue_at.tzinfo if action.overdue_at else now.tzinfo)
    day = find_day(action.due, there)
    days = (there.date() - day).days if day and action.spec.is_follow_up else 0
    return f"{days} day{'s' * (days > 1)} past" if days > 0 else ""


def format_folded_late(line: ViewLine, now: datetime) -> str:
    """Return a remark for a line that is not overdue itself but folds what is; else nothing."""
    return "partly overdue" if line.urgency != "overdue" and any(judge(action, now) == "overdue" for action in line.folded) else ""


_READY, _OVERDUE = _remark_lack(Lack(LackKind.READY)), _remark("overdue")
