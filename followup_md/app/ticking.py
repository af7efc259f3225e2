"""Ticking a task of the page is recording it: each becomes a line in its note, or stays ticked and says why (format.md section 6)."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from followup_md.app.acting import Outcome, find_note, find_still_open, plan_outcome
from followup_md.app.recording import Entry
from followup_md.derive.record import Doing, Refusal, spell_done, spell_waived
from followup_md.errors import FollowupError
from followup_md.model.page import Unrecorded
from followup_md.parse.memory import Memory

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from followup_md.app import Loaded
    from followup_md.model import Action
    from followup_md.model.page import Tick

    _Planner = Callable[[tuple[Entry, ...]], Outcome]

_DONE, _CANCELLED = frozenset("xX"), "-"
# Nothing is left to record for these; whatever else an action has become, what was done has happened.
_RECORDED = frozenset({"done", "relayed"})
_WAIVED_REASON = "cancelled on the page"


class Ticked(NamedTuple):
    """What the ticks of a page come to: the lines to write, if there are any, and the ticks that stay."""

    outcome: tuple[Outcome, ...]
    unrecorded: tuple[Unrecorded, ...]


class _Wanted(NamedTuple):
    """One tick with the lines that record it."""

    tick: Tick
    action: Action
    entries: tuple[Entry, ...]


def keep_ticks(ticks: Sequence[Tick], reason: str) -> Ticked:
    """Return all ticks as ones that stay, for one reason."""
    return Ticked((), tuple(Unrecorded(tick, reason) for tick in ticks))


def plan_ticks(root: str, loaded: Loaded, ticks: Sequence[Tick], saved: date) -> Ticked:
    """Return what recording the ticks of the page would write; `saved` is the day of those that name none, the page's last save.

    An action that is done already is recorded already; of two ticks of one action the first counts.
    """
    wanted: list[_Wanted] = []
    left: list[Unrecorded] = []
    for tick in {tick.id or tick.text: tick for tick in reversed(ticks)}.values():
        found = _read_tick(tick, loaded, saved)
        if isinstance(found, str):
            left.append(Unrecorded(tick, found))
        elif found is not None:
            wanted.append(found)
    wanted.sort(key=lambda each: (each.entries[0].text[:10], each.tick.line))
    outcome, refused = _plan_wanted(wanted, partial(plan_outcome, root, loaded, memory=Memory()))
    return Ticked(outcome, tuple(sorted((*left, *refused), key=lambda each: each.tick.line)))


def _read_tick(tick: Tick, loaded: Loaded, saved: date) -> _Wanted | str | None:
    """Return the lines that record a tick, why it cannot be recorded, or None where nothing is left to record."""
    action = next((action for action in loaded.search.actions if action.id == tick.id), None)
    if action is None:
        return "there is no action of that id any more; if it happened, `followup-md log NOTE TEXT` takes it, then untick this"
    today = loaded.search.now.date()
    day = tick.day or min(saved, today)
    if day > today:
        return f"{day} is still to come"
    said = _spell(tick, Doing(action, loaded.search, loaded.settings))
    if isinstance(said, str):
        return said
    return _Wanted(tick, action, tuple(Entry(find_note(action, loaded), f"{day} {words}") for words in said)) if said else None


def _spell(tick: Tick, doing: Doing) -> tuple[str, ...] | str:
    """Return what the log is to say, nothing where it says so already, or why no line can say it."""
    if tick.mark == _CANCELLED:
        return (spell_waived(doing.action, _WAIVED_REASON, doing),) if doing.action.status == "open" else ()
    if tick.mark not in _DONE:
        return f"`[{tick.mark}]` says neither that it is done, `[x]`, nor that it is cancelled, `[-]`"
    if doing.action.status in _RECORDED:
        return ()
    said = spell_done(doing)
    return f"{said.reason}; {said.hint}" if isinstance(said, Refusal) else said


def _plan_wanted(wanted: Sequence[_Wanted], plan: _Planner) -> tuple[tuple[Outcome, ...], list[Unrecorded]]:
    """Return what recording them would write, and those that cannot be; they are tried one at a time only where not all of them can."""
    if not wanted:
        return (), []
    tried = _try(wanted, plan)
    if not isinstance(tried, str):
        return (tried,), []
    faults = {each.tick: fault for each in wanted if isinstance(fault := _try((each,), plan), str)}
    # Where each can and all together cannot, none is written.
    refused = [Unrecorded(tick, fault) for tick, fault in (faults or dict.fromkeys((each.tick for each in wanted), tried)).items()]
    outcome, more = _plan_wanted([each for each in wanted if faults and each.tick not in faults], plan)
    return outcome, [*refused, *more]


def _try(wanted: Sequence[_Wanted], plan: _Planner) -> Outcome | str:
    """Return what recording all of them would write, or why they cannot be."""
    try:
        outcome = plan(tuple(entry for each in wanted for entry in each.entries))
    except FollowupError as error:
        return "; ".join(filter(None, (error.message, error.hint)))
    done = [each.action for each in wanted if each.tick.mark in _DONE]
    if find_still_open(done, outcome.search):
        return "with that line it would still be open; `followup-md status --all` says why"
    return outcome
