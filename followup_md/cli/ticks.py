"""Ticks of the index page: each becomes a line in the log of its note, or stays and says why (format.md section 6)."""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from functools import partial
from typing import NamedTuple

from followup_md.cli.record import Outcome, PlannedLine, find_note, find_still_open, plan_outcome
from followup_md.derive.record import Doing, Refusal, format_done, format_waived
from followup_md.errors import FollowupError
from followup_md.model import Action
from followup_md.model.edits import Tick, Unrecorded
from followup_md.parse.vault import Memory
from followup_md.vault.notes import INDEX, Loaded
from followup_md.vault.read import find_saved

_DONE, _CANCELLED = frozenset("xX"), "-"
# Nothing is left to record in these states; in any other, what was done still counts.
_RECORDED = frozenset({"done", "relayed"})
_WAIVED_REASON = "cancelled on the page"


class _Recordable(NamedTuple):
    tick: Tick
    action: Action
    entries: tuple[PlannedLine, ...]


def plan_ticks(root: str, loaded: Loaded, ticks: Sequence[Tick]) -> tuple[tuple[Outcome, ...], tuple[Unrecorded, ...]]:
    """Return what recording the ticks would write, if anything, and those that stay; one without a day has that of the saved page."""
    saved = datetime.fromtimestamp(find_saved(f"{root}/{INDEX}"), loaded.search.now.tzinfo).date()
    recordable: list[_Recordable] = []
    left: list[Unrecorded] = []
    for tick in {tick.id or tick.text: tick for tick in reversed(ticks)}.values():
        found = _read_tick(tick, loaded, saved)
        if isinstance(found, str):
            left.append(Unrecorded(tick, found))
        elif found is not None:
            recordable.append(found)
    recordable.sort(key=lambda each: (each.entries[0].text[:10], each.tick.line))
    outcome, refused = _plan_all(recordable, partial(plan_outcome, root, loaded, memory=Memory()))
    return outcome, tuple(sorted((*left, *refused), key=lambda each: each.tick.line))


def _read_tick(tick: Tick, loaded: Loaded, saved: date) -> _Recordable | str | None:
    """Return the lines that record a tick, why it cannot be recorded, or None where nothing is left to record."""
    action = next((action for action in loaded.search.actions if action.id == tick.id), None)
    if action is None:
        return "there is no action of that id any more; if it happened, `followup-md log NOTE TEXT` takes it, then untick this"
    today = loaded.search.now.date()
    day = tick.day or min(saved, today)
    if day > today:
        return f"{day} is still to come"
    doing = Doing(action, loaded.search, loaded.settings)
    lines: tuple[str, ...] | Refusal = ()
    if tick.mark == _CANCELLED:
        lines = (format_waived(doing, _WAIVED_REASON),) if action.status == "open" else ()
    elif tick.mark not in _DONE:
        return f"`[{tick.mark}]` says neither that it is done, `[x]`, nor that it is cancelled, `[-]`"
    elif action.status not in _RECORDED:
        lines = format_done(doing)
    if isinstance(lines, Refusal):
        return f"{lines.reason}; {lines.hint}"
    return _Recordable(tick, action, tuple(PlannedLine(find_note(action, loaded), f"{day} {words}") for words in lines)) if lines else None


def _plan_all(
    recordable: Sequence[_Recordable], plan: Callable[[tuple[PlannedLine, ...]], Outcome]
) -> tuple[tuple[Outcome, ...], list[Unrecorded]]:
    """Return what recording all would write, and the ticks that cannot be recorded; tried one by one only if all together fail."""
    if not recordable:
        return (), []
    tried = _try(recordable, plan)
    if not isinstance(tried, str):
        return (tried,), []
    faults = {each.tick: fault for each in recordable if isinstance(fault := _try((each,), plan), str)}
    # If each can be recorded alone but not all together, none is.
    refused = [Unrecorded(tick, fault) for tick, fault in (faults or dict.fromkeys((each.tick for each in recordable), tried)).items()]
    outcome, more = _plan_all([each for each in recordable if faults and each.tick not in faults], plan)
    return outcome, [*refused, *more]


def _try(recordable: Sequence[_Recordable], plan: Callable[[tuple[PlannedLine, ...]], Outcome]) -> Outcome | str:
    """Return what recording all of them would write, or why they cannot be."""
    try:
        outcome = plan(tuple(entry for each in recordable for entry in each.entries))
    except FollowupError as error:
        return "; ".join(filter(None, (error.message, error.hint)))
    done = [each.action for each in recordable if each.tick.mark in _DONE]
    if find_still_open(done, outcome.search):
        return "with that line it would still be open; `followup-md status --all` says why"
    return outcome
