"""Secured offers: what may still hang on them, and who is still waiting."""

from __future__ import annotations

from typing import TYPE_CHECKING

from followup_md.check.inspection import Finding
from followup_md.dates import spell_day
from followup_md.model import STOPPED
from followup_md.model.actions import WITHDRAW
from followup_md.model.hiring import NO_HIRING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from followup_md.check.inspection import Inspection


def find_conditions_open(inspection: Inspection) -> Iterator[Finding]:
    """The secured offer still hangs on a condition."""
    for process in inspection.search.processes:
        for condition in process.offer.conditions if process.state == "secured" else ():
            hint = f"do not resign yet; when it is done log {inspection.spell_log(f'cleared {condition.subject}')}"
            yield Finding(condition.place, f'the offer of {process.company} hangs on "{condition.subject}"', hint)


def find_withdraw_missing(inspection: Inspection) -> Iterator[Finding]:
    """Secured, and another company still waits for you."""
    for action in inspection.open(WITHDRAW):
        process = inspection.processes[action.process or ""]
        # Only an interview note has a place for the withdrawal itself.
        words = "withdrew" if process.rounds else f"waived {action.id} because I told them"
        hint = f"tell {process.company} kindly and soon; then log {inspection.spell_log(words)} in {process.note}"
        place = process.rounds[-1].interview.place("company") if process.rounds else process.events[0].place
        yield Finding(place, f'"{process.company}" still waits for you', hint)


def find_interviewing_after_yes(inspection: Inspection) -> Iterator[Finding]:
    """An interview is planned after you have said yes."""
    secured = [process for process in inspection.search.processes if process.state in STOPPED]
    for process, item in inspection.rounds("planned"):
        ahead = item.interview.start > inspection.search.now and item.interview.kind not in NO_HIRING
        if secured and process not in secured and ahead:
            day = spell_day(item.interview.start.date())
            hint = f"cancel it kindly, and log {inspection.spell_log('cancelled by me')}"
            yield Finding(item.interview.place("start"), f'an interview on {day}, and you have said yes to "{secured[0].company}"', hint)
