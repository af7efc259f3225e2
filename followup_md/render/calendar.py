"""Calendar: interviews, decision dates, the first day at work and dated actions; as JSON too."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta
from hashlib import sha256
from typing import TYPE_CHECKING, Final, NamedTuple

from followup_md.dates import DAY, MORNING, limit_instant, zone_of
from followup_md.model import STOPPED, UNDER_OFFER, Action, Interview, Search
from followup_md.model.actions import KEEP_LOOKING, THANK, ActionSpec
from followup_md.model.derived import KINDS, list_open
from followup_md.render.text import clean, write_time
from followup_md.render.view import build_blocks, find_day, label_processes, name_person

if TYPE_CHECKING:
    from followup_md.config.settings import CalendarSettings
    from followup_md.model.report_views import CalendarView, EntryKind

DECISION = "They decide"
START = "First day at work"
# Time to write a letter by hand, and to post it.
_BEFORE_LETTER: Final = timedelta(hours=3)
_ALARMS: Final = (timedelta(days=-1), timedelta(hours=-1))
# The times assumed where a note has only the day (format.md 2.1).
_WHOLE_DAY: Final = (time(9), time(17))


class CalendarEntry(NamedTuple):
    """An entry of the calendar: `begin` is a whole day or an instant in UTC, `end` the end of an interview."""

    uid: str  # stable while the note names are, and reveals none of them
    kind: "EntryKind"
    title: str
    begin: date
    end: datetime | None = None
    text: str = ""  # below the title
    alarms: tuple[datetime | timedelta, ...] = ()  # instants in UTC, or counted from `begin`
    todo: bool = False  # a task, due at `begin`


def list_calendar(search: Search, settings: "CalendarSettings") -> tuple[CalendarEntry, ...]:
    """Return entries by time, each `uid` once: open and dated items only; names only with `calendar.names`, private parts never."""
    labels = label_processes(search, whole=True) if settings.names else {}
    entries = list(_list_action_entries(search, labels, settings))
    slugs = set[str]()
    for process in search.processes:
        label, offer = labels.get(process.id, ""), process.offer
        # Past rounds too, since people look things up in a calendar.
        for item in process.rounds:
            if item.status not in ("planned", "held"):
                continue
            interview = item.interview
            # Two notes may have the same name, until `id-clash` is fixed.
            uid = _build_uid("interview", interview.slug, *([interview.path] if interview.slug in slugs else []))
            slugs.add(interview.slug)
            title = _add_company(name_interview(interview), label)
            people = join_names([name_person(key, search) for key in item.met]) if label else ""
            # Only the day is known: a note with a time of day and no end lasts an hour at most.
            if "end" not in interview.fields and (interview.start.time(), interview.end.time()) == _WHOLE_DAY:
                day = interview.start.date()
                entries.append(CalendarEntry(uid, "interview", title, day, text=people, alarms=_ring_before(day, search.now)))
            else:
                begin, end = interview.start.astimezone(UTC), interview.end.astimezone(UTC)
                entries.append(CalendarEntry(uid, "interview", title, begin, end, people, _ALARMS if begin > search.now else ()))
        # The days that they named: the decision date, and the first day at work once you have accepted (R5.8).
        if process.waiting and process.waiting.decision:
            source = process.rounds[-1].interview.slug if process.rounds else process.id
            entries.append(
                CalendarEntry(_build_uid("decision", source), "decision", _add_company(DECISION, label), process.waiting.decision)
            )
        if offer.start and offer.accepted and process.state in UNDER_OFFER | STOPPED:
            alarms = _ring_before(offer.start, search.now)
            entries.append(CalendarEntry(_build_uid("start", process.id), "start", _add_company(START, label), offer.start, alarms=alarms))
    return tuple(sorted(entries, key=lambda entry: (limit_instant(entry.begin, UTC), entry.uid)))


def describe_entries(search: Search, settings: "CalendarSettings") -> "CalendarView":
    """Return the entries of the calendar as JSON has them; instants in UTC, whole days without a time."""
    return {
        "version": 1,
        "now": write_time(search.now),
        "entries": [
            {
                "uid": entry.uid,
                "kind": entry.kind,
                "as": "todo" if entry.todo else "event",
                "title": entry.title,
                "text": entry.text,
                "begin": entry.begin.isoformat(),
                "end": entry.end.isoformat() if entry.end else None,
                # Only an alarm of an instant counts from it.
                "alarms": [(entry.begin + alarm if isinstance(alarm, timedelta) else alarm).isoformat() for alarm in entry.alarms],
            }
            for entry in list_calendar(search, settings)
        ],
    }


def name_interview(interview: Interview) -> str:
    """Return the kind of an interview, without any name."""
    kind = interview.kind
    return f"Interview ({kind.replace('-', ' ')})" if kind and kind in KINDS else "Interview"


def join_names(names: Sequence[str]) -> str:
    """Return the names joined, each once."""
    return ", ".join(dict.fromkeys(map(clean, names)))


def _list_action_entries(search: Search, labels: Mapping[str, str], settings: "CalendarSettings") -> Iterator[CalendarEntry]:
    """Yield dated open actions, one entry per line of `status`: nothing blocked except thanks, and no optional invitations (R2.5)."""
    now, todo = search.now, settings.as_ == "todos"
    # For each entry: kind, name and path of the note, the process if names are allowed, and the actions.
    tasks: list[tuple[ActionSpec, str, str, str, list[Action]]]
    tasks = [(KEEP_LOOKING, action.id, "", "", [action]) for action in list_open(search) if action.spec is KEEP_LOOKING]
    for block in build_blocks(search, by_round=True):
        source, label = block.interview.slug if block.interview else block.process or "", labels.get(block.process or "", "")
        for line in block.lines:
            free = [action for action in (*line.main, *line.folded) if line.spec is THANK or not action.blocked_by]
            tasks.append((line.spec, source, line.lead.note, label, free))
    seen = set[tuple[str, str]]()
    for spec, source, note, label, actions in tasks:
        # The first due date: of the action itself if it can be done, else of what prepares it.
        own = [action for action in actions if action.spec is spec] or actions
        dates = []
        for action in own:
            # A snoozed action stays on its later day.
            until, day = action.snoozed_until, find_day(action.due, now)
            dates.append(until if until and (day is None or until > day) else action.due)
        due = min(filter(None, dates), key=lambda day: limit_instant(day, zone_of(now)), default=None)
        words = spec.calendar
        if words is None or due is None:
            continue
        # Two notes of the same name would share a UID, until `id-clash` is fixed.
        uid = _build_uid(spec.id, source, *([note] if (spec.id, source) in seen else []))
        seen.add((spec.id, source))
        begin, clock = due, ""
        if isinstance(due, datetime):
            here = due.astimezone(now.tzinfo)
            # An event is on the reader's day, with the time of day in its title.
            begin, clock = (due.astimezone(UTC), "") if todo else (here.date(), f" by {here:%H:%M}")
            # Some hours before a letter must be posted, in the morning of the day for all else.
            alarm = due.astimezone(UTC) - _BEFORE_LETTER if spec is THANK else _find_morning(here.date(), now)
        else:
            alarm = _find_morning(due, now)
        people = {action.person: action.person_name or action.person for action in actions if action.person}
        what = words.many.format(n=len(people)) if len(people) > 1 else words.one
        title = _add_company(what + clock, label) + " (?)" * any(action.doubtful for action in actions)
        text = join_names(tuple(people.values())) if label else ""
        alarms = (alarm,) if words.rings and limit_instant(due, zone_of(now)) > now else ()
        yield CalendarEntry(uid, "action", title, begin, text=text, alarms=alarms, todo=todo)


def _add_company(title: str, company: str) -> str:
    """Return a title with the company, if names are allowed."""
    return f"{title}: {company}" if company else title


def _build_uid(*names: str) -> str:
    """Return a UID made from names: the same for the same names, which it does not reveal."""
    return f"{sha256('/'.join(names).encode()).hexdigest()[:32]}@followup-md"


def _find_morning(day: date, now: datetime) -> datetime:
    """Return nine o'clock of a day in the reader's zone, in UTC."""
    return datetime.combine(day, MORNING, now.tzinfo).astimezone(UTC)


def _ring_before(day: date, now: datetime) -> tuple[datetime, ...]:
    """Return an alarm on the morning before a future day."""
    return (_find_morning(day - DAY, now),) if day > now.date() else ()
