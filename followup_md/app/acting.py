"""What `log`, `done`, `snooze` and `waive` record, and what the pest guard says to it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from followup_md.app.recording import Entry, Plan, plan_entries, write_plan
from followup_md.dates import spell_day
from followup_md.derive import derive_search
from followup_md.derive.context import build_context
from followup_md.derive.guard import judge_contact, judge_process
from followup_md.derive.record import Doing, Refusal, spell_done, spell_snoozed, spell_waived
from followup_md.errors import FollowupError
from followup_md.model import Purpose
from followup_md.model.log import Judged
from followup_md.parse.log.head import Head, read_head

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import date

    from followup_md.app import Loaded
    from followup_md.derive.context import Context
    from followup_md.model import Action, Event, Process, Search
    from followup_md.parse.memory import Memory

# What is contact about how it stands, or thanks; the guard lets all else through (rules.md 3.5.2).
_PURPOSES: Mapping[str, Purpose] = {"followed-up": Purpose.STATUS, "thanked": Purpose.THANKS}

# What is said of a round before it begins.
_AHEAD = ("prepared", "cancelled", "canceled", "rescheduled")


class Outcome(NamedTuple):
    """A plan, the search as it will be, and each contact to which the guard would not have said yes."""

    plan: Plan
    entries: tuple[Entry, ...]
    search: Search
    judged: tuple[Judged, ...]


def split_day(text: str) -> date | None:
    """Return the day that a log line begins with; None where it begins with what happened."""
    head = read_head(text)
    return head.day if isinstance(head, Head) else None


def is_about_ahead(text: str) -> bool:
    """Say whether a log line speaks of a round that lies ahead, unless a later note says otherwise."""
    head = read_head(text)
    words = text[head.end :] if isinstance(head, Head) else text
    return words.strip().casefold().startswith(_AHEAD)


def plan_log(root: str, loaded: Loaded, path: str, text: str) -> Outcome:
    """Plan one line, dated, into the log of the note `path`."""
    return plan_outcome(root, loaded, (Entry(path, text),))


def plan_done(root: str, loaded: Loaded, actions: Sequence[Action], day: str, channel: str | None, reason: str | None) -> Outcome:
    """Plan the lines that mark `actions` as done on `day` (a date, perhaps with a time); FollowupError for one that no line can mark."""
    entries = []
    for action in actions:
        said = spell_done(Doing(action, loaded.search, loaded.settings, channel))
        if isinstance(said, Refusal):
            raise FollowupError(f"{action.id} cannot be marked as done: {said.reason}", said.hint)
        because = f" because {reason}" if reason else ""
        entries += [Entry(find_note(action, loaded), f"{day} {words}{because}") for words in said]
    outcome = plan_outcome(root, loaded, tuple(entries))
    _check_closed(actions, outcome.search, split_day(day))
    return outcome


def plan_snooze(root: str, loaded: Loaded, actions: Sequence[Action], today: str, until: date) -> Outcome:
    """Plan the lines that put `actions` off until a day."""
    return _plan_marks(root, loaded, actions, today, lambda doing: spell_snoozed(doing.action, until, doing))


def plan_waive(root: str, loaded: Loaded, actions: Sequence[Action], today: str, reason: str) -> Outcome:
    """Plan the lines that say of `actions` that they are not to be done, and why."""
    return _plan_marks(root, loaded, actions, today, lambda doing: spell_waived(doing.action, reason, doing))


def find_note(action: Action, loaded: Loaded) -> str:
    """Return the note whose log speaks of an action; the search itself has its own."""
    return action.note or loaded.settings.folders.search


def _plan_marks(root: str, loaded: Loaded, actions: Sequence[Action], today: str, spell: Callable[[Doing], str]) -> Outcome:
    doing = [Doing(action, loaded.search, loaded.settings) for action in actions]
    return plan_outcome(root, loaded, tuple(Entry(find_note(each.action, loaded), f"{today} {spell(each)}") for each in doing))


def write_outcome(root: str, loaded: Loaded, outcome: Outcome, tell: Callable[[], None] | None = None) -> bool:
    """Write what was planned, and say whether `log --undo` can take it back; `tell` is called when another writer makes it wait."""
    return write_plan(root, outcome.plan, loaded.settings, outcome.entries, tell)


def ask_guard(loaded: Loaded, subject: str | Process, purpose: Purpose, channel: str | None = None) -> Judged:
    """Return whom a question is about, a person's key or a process, and what the guard says to that contact now."""
    context = _open_context(loaded, loaded.search)
    if isinstance(subject, str):
        return Judged(context.person_name(subject), judge_contact(context, subject, purpose, channel))
    person, verdict = judge_process(context, subject, purpose, channel)
    return Judged(context.person_name(person) if person else subject.company, verdict)


def _open_context(loaded: Loaded, search: Search) -> Context:
    return build_context(search.vault, loaded.settings, loaded.calendars.of, search.now, search.processes, search.week)


def plan_outcome(root: str, loaded: Loaded, entries: tuple[Entry, ...], memory: Memory | None = None) -> Outcome:
    """Plan lines and say what they lead to; UnreadableLine for the first that the grammar refuses."""
    plan = plan_entries(root, loaded, entries, memory)
    search = derive_search(plan.vault, loaded.settings, loaded.calendars.of, loaded.search.now)
    places = {(item.path, item.line) for item in plan.written}
    events = [event for event in plan.vault.events if (event.place.path, event.place.line) in places]
    return Outcome(plan, entries, search, tuple(judged for event in events for judged in _judge_event(loaded, event)))


def _judge_event(loaded: Loaded, event: Event) -> list[Judged]:
    """Return the contacts of an event that the guard would have stopped, judged on its own day and without it."""
    purpose = _PURPOSES.get(event.kind)
    if purpose is None or event.via:  # what somebody passes on, the guard has sent them
        return []
    search = loaded.search
    if event.day < search.now.date():
        then = event.at.astimezone(search.now.tzinfo)
        search = derive_search(search.vault, loaded.settings, loaded.calendars.of, then)
    context = _open_context(loaded, search)
    judged = [Judged(context.person_name(key), judge_contact(context, key, purpose, event.channel)) for key in event.people]
    return [item for item in judged if item.verdict.verdict != "allow"]


def find_still_open(actions: Sequence[Action], search: Search) -> tuple[Action, ...]:
    """Return those of `actions` that are open in `search`."""
    still = {action.id for action in search.actions if action.status == "open"}
    return tuple(action for action in actions if action.id in still)


def _check_closed(actions: Sequence[Action], search: Search, day: date | None) -> None:
    """Make sure that what is recorded as done on `day` is done: FollowupError where the line would not close the action."""
    starts = {interview.slug: interview.start.date() for interview in search.vault.interviews}
    for action in find_still_open(actions, search)[:1]:
        met = starts.get(action.interview or "")
        if met and day and day < met:
            raise FollowupError(
                f"{spell_day(day)} lies before the interview of {spell_day(met)}", "name the day on which it was done with --on"
            )
        note = action.interview or action.process
        hint = f"write the line that fits: `followup-md log {note} TEXT`; `followup-md explain {action.action}` shows one"
        raise FollowupError(f"{action.id} would still be open after that line, so nothing is written", hint)
