"""Actions in the calendar: a line of `status` is one entry, on the first day on which something of it is due."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Final, NamedTuple

from followup_md.dates import limit_instant, zone_of
from followup_md.model.actions import KEEP_LOOKING, THANK
from followup_md.render.agenda_entry import Entry, find_morning, make_uid
from followup_md.render.agenda_words import add_company, list_people, name_action
from followup_md.render.view import build_blocks, find_day, list_open

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from followup_md.config.settings import CalendarSettings
    from followup_md.model import Action, Search
    from followup_md.model.actions import ActionSpec, CalendarWords

# Time to write it by hand, and to take it to the post.
_BEFORE_LETTER: Final = timedelta(hours=3)
_DOUBT: Final = " (?)"


def list_action_entries(search: Search, labels: Mapping[str, str], settings: CalendarSettings) -> Iterator[Entry]:
    """Yield what is open and has a date; `labels` are the names of processes by id, where they may be told.

    What is blocked is left out, but for thanks: their hours run all the same. So is an invitation, which is no duty (R2.5).
    """
    now = search.now
    tasks = [_Task(KEEP_LOOKING, action.id, "", "", (action,)) for action in list_open(search) if action.spec is KEEP_LOOKING]
    for block in build_blocks(search, by_round=True):
        source, label = block.interview.slug if block.interview else block.process or "", labels.get(block.process or "", "")
        for line in block.lines:
            free = (action for action in (*line.main, *line.folded) if line.spec is THANK or not action.blocked_by)
            tasks.append(_Task(line.spec, source, line.lead.note, label, tuple(free)))
    seen = set[tuple[str, str]]()
    for task in tasks:
        # When the first of it is due: of its own kind where that can be done, else of what prepares it.
        own = [action for action in task.actions if action.spec is task.spec] or task.actions
        dates = []
        for action in own:
            # What was put off to a later day stays on it when it has come.
            until, day = action.snoozed_until, find_day(action.due, now)
            dates.append(until if until and (day is None or until > day) else action.due)
        due = min(filter(None, dates), key=lambda day: limit_instant(day, zone_of(now)), default=None)
        if task.spec.calendar is not None and due is not None:
            # Two notes of one name would share a UID, until `id-clash` is mended.
            name = task.spec.id, task.source
            uid = make_uid(*name, *([task.note] if name in seen else []))
            seen.add(name)
            yield _make_entry(task, task.spec.calendar, due, uid, now, todo=settings.as_ == "todos")


class _Task(NamedTuple):
    """What can be done of a line: of what kind, the NOTE that gave rise to it, its path, the process's name where told, and the actions."""

    spec: ActionSpec
    source: str
    note: str
    label: str
    actions: tuple[Action, ...]


def _make_entry(task: _Task, words: CalendarWords, due: date, uid: str, now: datetime, *, todo: bool) -> Entry:
    people = {action.person: action.person_name or action.person for action in task.actions if action.person}
    begin, clock = due, ""
    if isinstance(due, datetime):
        here = due.astimezone(now.tzinfo)
        # An event stands on the reader's day, the time of day in its title.
        begin, clock = (due.astimezone(UTC), "") if todo else (here.date(), f" by {here:%H:%M}")
        # Some hours before a letter has to be in the post, in the morning of the day for all else.
        alarm = due.astimezone(UTC) - _BEFORE_LETTER if task.spec is THANK else find_morning(here.date(), now)
    else:
        alarm = find_morning(due, now)
    title = add_company(name_action(words, len(people)) + clock, task.label) + _DOUBT * any(action.doubtful for action in task.actions)
    ahead = limit_instant(due, zone_of(now)) > now
    return Entry(
        uid=uid,
        kind="action",
        title=title,
        begin=begin,
        text=list_people(tuple(people.values())) if task.label else "",
        alarms=(alarm,) if ahead and words.rings else (),
        todo=todo,
    )
