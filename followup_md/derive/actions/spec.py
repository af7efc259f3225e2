"""Found actions: what the generator of an action yields, before id, urgency and order are added."""

from collections.abc import Callable, Iterator
from datetime import date, datetime
from typing import NamedTuple, TypeAlias

from followup_md.derive.contacts import find_addressee
from followup_md.derive.context import Context, Meeting
from followup_md.model import Interview, Lack, Pieces, Process, Round, Status
from followup_md.model.actions import ActionSpec

# An instant, or a whole day, which has passed once it has ended; None for never.
Limit: TypeAlias = date | datetime | None


class Found(NamedTuple):
    """One action about a round or process, open or not; `pieces` are what its title and reason name."""

    pieces: Pieces
    due: Limit
    overdue: Limit = None
    process: Process | None = None
    interview: Interview | None = None
    person: str | None = None
    label: str = ""  # the part of the id between action and note (format.md section 7); empty where there can be only one
    question: str | None = None
    status: Status = "open"
    blocked_by: Lack | None = None
    lacks: tuple[Lack, ...] = ()
    requirement: str = ""  # where it is not the rule's own


class Rule(NamedTuple):
    """One action: its row of the table, and the generator whose docstring is its manual page."""

    spec: ActionSpec
    find: Callable[[Context], Iterator[Found]]


def about_process(process: Process, context: Context) -> Found:
    """Return an action about a whole process, without limits: its latest round, and the one person it goes to."""
    interview = process.rounds[-1].interview if process.rounds else None
    pieces = Pieces(company=process.company)
    return Found(pieces, due=None, process=process, interview=interview, person=find_addressee(process, context))


def about_round(process: Process, item: Round) -> Found:
    """Return an action about one round and no particular person, without limits."""
    return Found(Pieces(company=process.company), due=None, process=process, interview=item.interview)


def about_meeting(meeting: Meeting) -> Found:
    """Return an action about one person met in one round, without limits."""
    key, pieces = meeting.person.key, Pieces(who=meeting.person.name)
    return Found(pieces, due=None, process=meeting.process, interview=meeting.interview, person=key, label=key)
