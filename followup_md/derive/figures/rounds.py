"""Rounds held, and those among them that were about a post."""

from collections.abc import Iterator

from followup_md.derive.context import Context
from followup_md.derive.figures.tally import tally
from followup_md.model import Process, Round
from followup_md.model.figures import Period, Rounds
from followup_md.model.hiring import NO_HIRING


def count_rounds(context: Context, period: Period) -> Rounds:
    """Rounds whose end has passed, unless the log calls them off.

    By `kind` of the note, informational talks among them. A round belongs to the day on which it began.
    """
    held = [item for _, item in context.held() if began_in(item, period)]
    return Rounds(len(held), tally(item.interview.kind or "interview" for item in held))


def began_in(item: Round, period: Period) -> bool:
    """Say whether a round began in the period, by the day where it was held."""
    return period.holds(item.interview.start.date())


def find_hiring(process: Process) -> Iterator[Round]:
    """Yield the rounds of a process that are about a post, held or not, by start; at other talks nobody is hired."""
    return (item for item in process.rounds if item.interview.kind not in NO_HIRING)


def find_held(process: Process) -> list[Round]:
    """Return the held rounds of a process that were about a post, by start."""
    return [item for item in find_hiring(process) if item.status == "held"]
