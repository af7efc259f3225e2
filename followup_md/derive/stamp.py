"""What the framework adds to each found action: id, urgency, waiving, snoozing, doubt, and the order of display."""

from collections.abc import Sequence
from datetime import date, datetime, tzinfo

from followup_md.dates import DAY, day_start, limit_instant, zone_of
from followup_md.derive.actions import RULES, Found, Rule
from followup_md.derive.context import Context
from followup_md.model import Action, Event, Status, Urgency
from followup_md.model.actions import KEEP_LOOKING, ActionSpec, Mark
from followup_md.slug import slug


def derive_actions(context: Context) -> tuple[Action, ...]:
    """Return every action at `context.now`, closed ones too, in the order of display (rules.md 3.4): keep-looking, overdue, then by due."""
    # The last one that means an action counts: what is waived stays so whatever was snoozed, before or after (rules.md 3.4).
    marks = [event for kind in ("snoozed", "waived") for event in context.said.get(kind, ())]
    ranked = [(rank, _stamp(rule, found, marks, context)) for rank, rule in enumerate(RULES) for found in rule.find(context)]
    return tuple(action for _, action in sorted(ranked, key=lambda pair: _order(pair[0], pair[1], context)))


def _order(rank: int, action: Action, context: Context) -> tuple[object, ...]:
    late = action.status != "open" or action.urgency != "overdue"
    limit = limit_instant(action.due, zone_of(context.now)).timestamp() if action.due else float("inf")
    return action.action != KEEP_LOOKING.id, late, limit, action.note, rank, action.id


def _stamp(rule: Rule, found: Found, marks: Sequence[Event], context: Context) -> Action:
    zone = zone_of(found.interview.end if found.interview else context.now)
    name = build_id(rule.spec, found)
    mark = _find_mark(rule.spec, name, found, marks)
    status = _find_status(found, mark)
    snoozed = mark.until if mark is not None and mark.kind == "snoozed" else None
    overdue_at = None if found.overdue is None else limit_instant(found.overdue, zone)
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
        urgency=_find_urgency(found, overdue_at, snoozed, zone, context.now) if status == "open" else "upcoming",
        person=found.person,
        person_name=context.person_name(found.person) if found.person else None,
        question=found.question,
        interview=found.interview.slug if found.interview else None,
        blocked_by=found.blocked_by if status == "open" else None,
        lacks=found.lacks,
        snoozed_until=snoozed if status == "open" else None,
        doubtful=found.interview is not None and found.interview.path in context.vault.doubtful,
    )


def build_id(spec: ActionSpec, found: Found) -> str:
    """Return the id of an action: `ACTION[-person or question]-NOTE`, NOTE being the round's, else the process's (format.md section 7)."""
    label = slug(found.label.rpartition("/")[2]) if found.label else ""
    note = found.interview.slug if found.interview else found.process.id if found.process else ""
    return "-".join(filter(None, (spec.id, label, note)))


def _find_mark(spec: ActionSpec, name: str, found: Found, marks: Sequence[Event]) -> Event | None:
    """Return the last of `marks` that means this action: by id, or by its word and, where given, its person."""
    if spec.mark is None:
        return None
    for event in reversed(marks):
        if _is_spent(spec, event, found):
            continue
        if event.subject == name or (event.subject == spec.id and _is_about(spec.mark, event, found)):
            return event
    return None


def _is_spent(spec: ActionSpec, event: Event, found: Found) -> bool:
    """A follow-up that was waived or put off is so for its own waiting period only."""
    waiting = found.process.waiting if found.process else None
    return spec.is_follow_up and waiting is not None and event.at < waiting.since


def _is_about(mark: Mark, event: Event, found: Found) -> bool:
    """Say whether a mark by the action's word means this one: in its scope, or by the person that it names."""
    if event.people and found.person not in event.people:
        return False
    if mark.scope == "person" or event.interview is None:
        return bool(event.people)
    if mark.scope == "process":
        return found.process is not None and event.process == found.process.id
    return found.interview is not None and event.interview == found.interview.slug


def _find_status(found: Found, mark: Event | None) -> Status:
    # What is not to be done stays so when the time for it is over.
    return "waived" if mark is not None and mark.kind == "waived" and found.status in ("open", "lapsed") else found.status


def _find_urgency(found: Found, overdue_at: datetime | None, snoozed: date | None, zone: tzinfo, now: datetime) -> Urgency:
    if found.blocked_by:
        return "blocked"
    if snoozed is not None and now.date() < snoozed:
        return "upcoming"
    if overdue_at is not None and overdue_at <= now:
        return "overdue"
    return "due" if _is_due(found.due, zone, now) else "upcoming"


def _is_due(due: date | datetime | None, zone: tzinfo, now: datetime) -> bool:
    """Say whether `due` comes by the end of today: the reader's today for an instant, the company's for a whole day."""
    if isinstance(due, datetime):
        return due < day_start(now.date() + DAY, zone_of(now))
    return due is not None and due <= now.astimezone(zone).date()
