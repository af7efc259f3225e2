"""Phrases for a screen, about actions, people and problems."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, NamedTuple

from followup_md.model import Action, Draft, Lack
from followup_md.model.actions import CLEAR_CONDITIONS, REVIEW
from followup_md.problem import BAD_DATE, BAD_FRONT_MATTER, CONFLICT_MARKS, MISSING_DATE, UNREADABLE_NOTE, Level, Problem
from followup_md.render.text import INDENT, Tone, clean, cut, format_short_date, hold, measure, paint, wrap_held
from followup_md.render.view import ViewBlock, ViewLine, find_day, find_snooze, judge
from followup_md.words import say_action_title, say_lack, say_obstacle

if TYPE_CHECKING:
    from followup_md.model.views import LevelsView


BLOCKED = "blocked: "
DOUBT = "? a date or log line of the note does not read"


class _Remark(NamedTuple):
    """A remark in singular and plural, and the same `short`, without articles; `first` is the part that stands alone."""

    full: tuple[str, str]
    short: tuple[str, str]
    first: str
    blocks: bool = False


def format_subject(line: ViewLine, names: Mapping[str, str]) -> str:
    """Return the subject of a line in the fewest words: `4 letters`, `follow up with Priya`."""
    # The wording of the kind, or of the variant if all actions of the line share it.
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
    """Return versions of a line's text, the fullest first, each shorter than the last."""
    states = list(_list_states(line, now))
    # A comma where the details may contain a colon.
    comma = line.spec.is_follow_up or (len(states) == 1 and any(remark.blocks for remark in states[0][:1]))
    subject, between = format_subject(line, block.names), ", " if comma else ": "
    return tuple(f"{subject}{between}{detail}" for detail in format_details(line, block, now)) or (subject,)


def format_details(line: ViewLine, block: ViewBlock, now: datetime) -> tuple[str, ...]:
    """Return what each action of a line still lacks, the fullest version first; nothing if there is nothing to say."""
    details = _group_people(line, block.names, now) if _is_of_people(line) else _list_parts(line, now)
    return tuple(filter(None, details))


def _is_of_people(line: ViewLine) -> bool:
    return line.spec is not REVIEW and bool(_list_people(line))


def _list_states(line: ViewLine, now: datetime) -> Iterator[tuple[_Remark, ...]]:
    """Yield the remarks on each person of a line; if it has none, on each of its actions."""
    if not _is_of_people(line):
        yield from filter(None, (_list_remarks(action, now) for action in line.main))
        return
    for person in _list_people(line):
        # What one person's actions lack, including those folded into the line.
        actions = [action for action in (*line.main, *line.folded) if action.person == person]
        states = dict.fromkeys(filter(None, (_list_remarks(action, now) for action in actions)))
        if len(states) > 1:
            states.pop((_READY,), None)
        # One remark may include another, with a reason: `needs another address, since the note came back`.
        whole = {state: {remark.full[0] for remark in state} for state in states}
        parts = {state: whole[state] | {remark.first for remark in state} for state in states}
        kept = [state for state in states if not any(state != other and whole[state] <= parts[other] for other in states)]
        late = line.urgency != "overdue" and any(action.urgency == "overdue" for action in actions)
        yield (*(remark for state in kept for remark in state), *([_OVERDUE] * late))


def _list_people(line: ViewLine) -> tuple[str, ...]:
    members = line.main if line.spec is REVIEW else (*line.main, *line.folded)
    return tuple(dict.fromkeys(action.person for action in members if action.person))


def _count_answers(line: ViewLine) -> str:
    return "the better answer" if len(line.folded) == 1 else f"{len(line.folded)} better answers"


def _list_parts(line: ViewLine, now: datetime) -> tuple[str, ...]:
    """Return what a line without people lacks: the parts by name, then just their number."""
    states = list(_list_states(line, now))
    words = "; ".join(_join_remarks(state) for state in states)
    # A part that ends one action and begins the next counts once.
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
    groups: dict[tuple[_Remark, ...], list[str]] = {}
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
    fronts = [f"{who} {_READY.full[0]} · " for who in (", ".join(ready), len(ready))] if ready else [""]
    return tuple(front + words for front in fronts for words in lacks)


def _join_remarks(state: Iterable[_Remark], *, many: bool = False, short: bool = False) -> str:
    """Return the remarks of one person or of several, in full, or short enough for a panel of four beside the date in 80 cells."""
    return ", ".join((remark.short if short else remark.full)[many] for remark in state)


def format_lacks(action: Action, now: datetime) -> str:
    """Return in few words what an action lacks, its snooze date or its delay."""
    return _join_remarks(_list_remarks(action, now))


def _list_remarks(action: Action, now: datetime) -> tuple[_Remark, ...]:
    """Return what an action lacks, else what blocks it; its snooze date, else its delay."""
    lacks = [_remark_lack(lack) for lack in action.lacks]
    if not lacks and action.blocked_by:
        words, short = (f"{BLOCKED}{clean(say_obstacle(action.blocked_by, articles=articles))}" for articles in (True, False))
        lacks = [_Remark((words, words), (short, short), words, blocks=True)]
    snoozed = format_snooze(action, now, format_short_date)
    past = "" if snoozed else format_days_past(action, now)
    more = [remark for remark in lacks if remark != _READY]
    said = (*([_remark(past)] if past else []), *more, *([_remark(snoozed)] if snoozed else []))
    return said or tuple(lacks)


def format_snooze(action: Action, now: datetime, spell: Callable[[date, datetime], str]) -> str:
    """Return until when an action is snoozed, with the day written by `spell`; nothing if it is not, or no longer."""
    until = find_snooze(action, now)
    return f"snoozed until {spell(until, now)}" if until else ""


def _remark_lack(lack: Lack) -> _Remark:
    one, many, short_one, short_many = (
        clean(say_lack(lack, many=many, articles=articles)) for articles in (True, False) for many in (False, True)
    )
    return _Remark((one, many), (short_one, short_many), clean(say_lack(lack, whole=False)))


def _remark(words: str) -> _Remark:
    return _Remark((words, words), (words, words), words)


def format_days_past(action: Action, now: datetime) -> str:
    """Return how many days a follow-up is past its date, in the company's zone (rules.md 7.3); else nothing."""
    there = now.astimezone(action.overdue_at.tzinfo if action.overdue_at else now.tzinfo)
    day = find_day(action.due, there)
    days = (there.date() - day).days if day and action.spec.is_follow_up else 0
    return f"{days} day{'s' * (days > 1)} past" if days > 0 else ""


def format_folded_late(line: ViewLine, now: datetime) -> str:
    """Return a remark for a line that is not overdue itself but has overdue actions folded into it; else nothing."""
    return "partly overdue" if line.urgency != "overdue" and any(judge(action, now) == "overdue" for action in line.folded) else ""


_READY, _OVERDUE = _remark_lack(Lack("ready")), _remark("overdue")


_LEVELS = tuple(Level)
_TONES: Mapping[Level, Tone] = {Level.ERROR: "overdue", Level.WARNING: "due", Level.INFO: "aside"}
# Checks that can make a whole note or its round be ignored; they come first among the worst.
LOSING = frozenset(check.id for check in (UNREADABLE_NOTE, BAD_FRONT_MATTER, CONFLICT_MARKS, MISSING_DATE, BAD_DATE))
_ENOUGH = 16  # cells for the problem
_SEE = "; run `followup-md check`"
# Broken only where it fits on no row: code for pasting, and a short value.
_UNIT = r'`[^`]+`|"[^"]{1,24}"'


def sort_problems(problems: Sequence[Problem]) -> tuple[Problem, ...]:
    """Return problems by place, then level, check and text: the same order however the files were read."""
    return tuple(sorted(problems, key=lambda item: (item.place, _LEVELS.index(item.level), item.check, item.message)))


def count_levels(problems: Sequence[Problem]) -> "LevelsView":
    """Return how many problems there are of each level, the worst level first."""
    levels = [problem.level for problem in problems]
    return {"error": levels.count(Level.ERROR), "warning": levels.count(Level.WARNING), "info": levels.count(Level.INFO)}


def render_problems(problems: Sequence[Problem], *, color: bool = False, width: int | None = None) -> str:
    """Return a block for each note, and the number of problems of each level; without a `width` each problem is one line."""
    blocks: dict[str, list[str]] = {}
    for problem in sort_problems(problems):
        message, *hints = clean_words(problem)
        place = f"{clean(problem.place.path)}:{problem.place.line}:{problem.place.column}:"
        level, check = problem.level.value, f"({problem.check})"
        said = f"{place} {level} {message} {check}"
        if width:
            room = width - len(INDENT)
            held = f"{hold(place, ' ', 1)} {level} {hold(message, _UNIT, room)} {check}"
            said = f"\n{INDENT}".join(wrap_held(held, room, first=width, keep=True))
            hints = [row for hint in hints for row in wrap_held(hold(hint, _UNIT, room), room, keep=True)]
        # Place, level and check are never broken, and nothing comes between the first two.
        words = said[len(place) : -len(check)].replace(level, paint(level, _TONES[problem.level], color=color), 1)
        row = paint(place, "heading", color=color) + words + paint(check, "aside", color=color)
        blocks.setdefault(problem.place.path, []).extend((row, *(f"{INDENT}{hint}" for hint in hints)))
    return "\n\n".join(["\n".join(block) for block in blocks.values()] + [format_sum(problems)]) + "\n"


def clean_words(problem: Problem) -> tuple[str, ...]:
    """Return the message and then the lines of the hint, none of them blank, safe to show."""
    return (clean(problem.message), *(clean(line) for line in problem.hint.splitlines() if line.strip()))


def format_sum(problems: Sequence[Problem]) -> str:
    """Return how many problems there are of each level, and in how many notes if more than one."""
    notes = len({problem.place.path for problem in problems})
    return format_counts(problems) + (f" in {notes} notes" if notes > 1 else "")


def format_counts(problems: Sequence[Problem]) -> str:
    """Return how many problems there are of each level, in words."""
    counts = count_levels(problems)
    names = {"error": "error", "warning": "warning", "info": "remark"}
    said = [f"{number} {names[level]}{'s' * (number != 1)}" for level, number in counts.items() if number]
    return ", ".join(said) or "no problems"


def count_fixable(problems: Iterable[Problem], drafts: Iterable[Draft]) -> int:
    """Return how many lines of notes `check --fix` offers; it leaves letters alone."""
    letters = {draft.path for draft in drafts}
    return len({problem.place[:2] for problem in problems if problem.correction and problem.place.path not in letters})


def format_fixable(count: int) -> str:
    """Return how many lines `check --fix` offers."""
    return f"{count} line{'s are' if count != 1 else ' is'} one yes away: `check --fix`"


def is_remark(problems: Sequence[Problem]) -> bool:
    """Say whether all problems are remarks, so that nothing is wrong."""
    return all(problem.level == Level.INFO for problem in problems)


def format_worst(problems: Sequence[Problem], width: int) -> str:
    """Return one line of at most `width` cells: how many problems there are, the worst of them, and the command that lists all."""
    if is_remark(problems):
        return format_counts(problems) + _SEE
    worst = min(sort_problems(problems), key=lambda problem: (_LEVELS.index(problem.level), problem.check not in LOSING))
    number = f"{len(problems)} problems, worst" if len(problems) > 1 else "1 problem"
    message, place = clean(worst.message), f"{clean(worst.place.path)}:{worst.place.line}: "
    room = width - measure(_SEE)
    # The problem says more than the place, if there is no room for both.
    fits = room - measure(f"{number}: {place}") >= min(_ENOUGH, measure(message))
    return cut(f"{number}: {place if fits else ''}{message}", room) + _SEE
