"""What became of the processes: a second round, an offer (R0.5)."""

from collections.abc import Callable

from followup_md.derive.context import Context
from followup_md.derive.figures.rounds import find_held
from followup_md.model import LIVE, OFFERED, UNDER_OFFER, Process
from followup_md.model.figures import Period, Processes, Share
from followup_md.model.hiring import is_about_post

# No offer stands, and none is out of the question.
UNSETTLED = LIVE - UNDER_OFFER


def count_processes(context: Context, period: Period) -> Processes:
    """One role at one company is one process, from `applied to COMPANY as ROLE` or its first interview note on.

    Informational talks are none, nor is `applied` without a company. A process belongs to the day of its first log line or round. It is
    live until it was rejected, closed, withdrawn, declined, rescinded or secured.
    """
    begun = _find_begun(context, period)
    return Processes(
        all=len(begun), held=sum(bool(find_held(process)) for process in begun), live=sum(process.state in LIVE for process in begun)
    )


def count_second_rounds(context: Context, period: Period) -> Share:
    """Processes with two rounds held or more, of those with at least one.

    Rounds about a post only. Still open: one round held, no offer, and neither side has ended it; a second round that is still ahead is
    open too. One that you left yourself counts as without.
    """
    return _share(context, period, lambda process: len(find_held(process)) > 1)


def count_offers(context: Context, period: Period) -> Share:
    """Processes in which an offer was ever made, spoken or written, of those with at least one round held.

    One that was declined or taken back was made all the same. Still open: no offer yet, and neither side has ended it.
    """
    return _share(context, period, lambda process: any(event.kind in OFFERED for event in process.events))


def _share(context: Context, period: Period, reached: Callable[[Process], bool]) -> Share:
    met = [process for process in _find_begun(context, period) if find_held(process)]
    rest = [process for process in met if not reached(process)]
    return Share(len(met) - len(rest), len(met), sum(process.state in UNSETTLED for process in rest))


def _find_begun(context: Context, period: Period) -> list[Process]:
    begun = []
    for process in context.processes:
        days = [event.day for event in process.events] + [item.interview.start.date() for item in process.rounds]
        if is_about_post(process) and period.holds(min(days)):
            begun.append(process)
    return begun
