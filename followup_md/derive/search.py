"""Search: all that is derived from notes and configuration at a moment, with the actions in display order (rules.md section 3)."""

from collections.abc import Collection, Sequence
from datetime import UTC, date, datetime
from operator import itemgetter

from followup_md.config import Settings
from followup_md.dates import DAY, Calendar, Span, add_span, day_start, limit_instant, zone_of
from followup_md.derive.actions import RULES
from followup_md.derive.actions.spec import Found, Rule
from followup_md.derive.context import CalendarOf, Context, build_context, derive_processes, derive_week, find_activities
from followup_md.model import STOPPED, Action, Event, Search, Status, Urgency, Vault
from followup_md.model.actions import KEEP_LOOKING, ActionSpec
from followup_md.slug import slug

# From then on a recap is expected for a round that ended late in the day, though none may be open (R4.4).
_RECAP = Span(12, "h")


def build_search(vault: Vault, settings: Settings, calendar_of: CalendarOf, now: datetime) -> Search:
    """Return the whole search at `now` (aware, in the reader's zone): processes by id, all actions in display order."""
    # That order (rules.md 3.4): keep-looking, overdue actions, then by due day.
    processes = derive_processes(vault, settings, calendar_of, now)
    activities = tuple(sorted(find_activities(vault, processes, now)))
    week = derive_week(activities, settings, now)
    context = build_context(vault, settings, calendar_of, now, processes, week)
    # The last line for an action counts, but a waived action stays waived, whatever was snoozed before or after (rules.md 3.4).
    marks = [event for kind in ("snoozed", "waived") for event in context.said.get(kind, ())]
    ranked: list[tuple[tuple[object, ...], Action]] = []
    for rank, rule in enumerate(RULES):
        for found in rule.find(context):
            action = _complete(rule, found, marks, context)
            late = action.status != "open" or action.urgency != "overdue"
            limit = limit_instant(action.due, zone_of(now)).timestamp() if action.due else float("inf")
            ranked.append(((action.action != KEEP_LOOKING.id, late, limit, action.note, rank, action.id), action))
    return Search(
        now=now,
        open=not any(process.state in STOPPED for process in processes),
        week=week,
        vault=vault,
        processes=processes,
        actions=tuple(action for _, action in sorted(ranked, key=itemgetter(0))),
        activities=activities,
    )


def find_next_change(search: Search, settings: Settings) -> datetime:
    """Return the first instant (UTC) after `search.now` at which the search may change, with the same notes (rules.md 7.1)."""
    # No later than the reader's next midnight, since each day has a page of its own.
    zones = {zone_of(search.now)}
    moments: list[date | datetime | None] = [event.at for event in search.vault.events if event.clock is not None]
    for interview in search.vault.interviews:
        zones.add(zone_of(interview.end))
        # Only hours after a round matter here: days off move whole days alone, and those end at a midnight.
        spans = (settings.thank_you.not_before, settings.connect.not_before, _RECAP)
        moments += (interview.start, interview.end, *(add_span(interview.end, span, Calendar()) for span in spans))
    for action in search.actions:
        moments += (action.due, action.overdue_at)
    # Whole days end in the zone of the round (rules.md 7.1), snoozed days in the reader's.
    moments += (day_start(search.now.astimezone(zone).date() + DAY, zone) for zone in zones)
    instants = (moment.astimezone(UTC) for moment in moments if isinstance(moment, datetime))
    return min(instant for instant in instants if instant > search.now)


def _complete(rule: Rule, found: Found, marks: Sequence[Event], context: Context) -> Action:
    """Return a found action with its id and urgency; a waived one stays waived, even when its time is over."""
    now, zone = context.now, zone_of(found.interview.end if found.interview else context.now)
    # The person or the question, then the note: the round's, else the process's (format.md section 7).
    label = slug(found.label.rpartition("/")[2]) if found.label else ""
    about = found.interview.slug if found.interview else found.process.id if found.process else ""
    name = "-".join(filter(None, (rule.spec.id, label, about)))
    mark = None
    if marks:
        # A person note that was renamed keeps what was said of the action under the names before.
        person = context.vault.people.get(found.person or "")
        labels = (person.name, *person.aliases) if person else ()
        ids = {name, *("-".join(filter(None, (rule.spec.id, slug(each), about))) for each in labels)}
        mark = next((event for event in reversed(marks) if _means(event, rule.spec, ids, found)), None)
    waived = mark is not None and mark.kind == "waived" and found.status in ("open", "lapsed")
    status: Status = "waived" if waived else found.status
    snoozed = mark.until if mark is not None and mark.kind == "snoozed" else None
    overdue_at = None if found.overdue is None else limit_instant(found.overdue, zone)
    urgency: Urgency = "upcoming"
    if status == "open" and found.blocked_by:
        urgency = "blocked"
    elif status == "open" and (snoozed is None or now.date() >= snoozed):
        # An instant is due until the end of the reader's today, a whole day until that of the company's.
        if isinstance(found.due, datetime):
            is_due = found.due < day_start(now.date() + DAY, zone_of(now))
        else:
            is_due = found.due is not None and found.due <= now.astimezone(zone).date()
        urgency = "overdue" if overdue_at is not None and overdue_at <= now else "due" if is_due else "upcoming"
    return Action(
        id=name,
        action=rule.spec.id,
        pieces=found.pieces,
        note=found.interview.path if found.interview else found.process.note if found.process else "",
        process=found.process.id if found.process else None,
        requirement=found.requirement or rule.spec.requirement,
        due=found.due,
        overdue_at=overdue_at,
        status=status,
        urgency=urgency,
        person=found.person,
        person_name=context.person_name(found.person) if found.person else None,
        question=found.question,
        interview=found.interview.slug if found.interview else None,
        blocked_by=found.blocked_by if status == "open" else None,
        lacks=found.lacks,
        snoozed_until=snoozed if status == "open" else None,
        doubtful=found.interview is not None and found.interview.path in context.vault.doubtful,
    )


def _means(event: Event, spec: ActionSpec, ids: Collection[str], found: Found) -> bool:
    """Say whether a waive or snooze line means this action: by its id, or by its word within its scope or with the person it names."""
    waiting = found.process.waiting if found.process else None
    # A follow-up is waived or snoozed for its own waiting period only.
    if spec.mark is None or (spec.is_follow_up and waiting is not None and event.at < waiting.since):
        return False
    if event.subject in ids:
        return True
    if event.subject != spec.id or (event.people and found.person not in event.people):
        return False
    if spec.mark.scope == "person" or event.interview is None:
        return bool(event.people)
    if spec.mark.scope == "process":
        return found.process is not None and event.process == found.process.id
    return found.interview is not None and event.interview == found.interview.slug
