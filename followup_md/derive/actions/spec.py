"""Found actions: what the generator of an action yields, before it is given its id, urgency and place."""

from collections.abc import Callable, Iterator
from datetime import date, datetime
from typing import NamedTuple

from followup_md.derive.contacts import find_addressee
from followup_md.derive.context import Context, Meeting
from followup_md.model import Interview, Lack, Pieces, Process, Round, Status
from followup_md.model.actions import ActionSpec


class Found(NamedTuple):
    """One action about a round or process, open or no longer.

    `due` and `overdue` are limits: an instant, or a whole day that has passed when it has ended; `overdue` None means never.
    `label` is the part of the id between action and note (format.md section 7), empty where there can be only one; `requirement`
    stands for the rule's own where it is given. `pieces` are what title and reason name.
    """

    pieces: Pieces
    due: date | datetime | None
    overdue: date | datetime | None = None
    process: Process | None = None
    interview: Interview | None = None
    person: str | None = None
    label: str = ""
    question: str | None = None
    status: Status = "open"
    blocked_by: Lack | None = None
    lacks: tuple[Lack, ...] = ()
    requirement: str = ""


class Rule(NamedTuple):
    """One action: its row of the table, and the generator whose docstring is its manual page."""

    spec: ActionSpec
    find: Callable[[Context], Iterator[Found]]


def about_process(process: Process, context: Context) -> Found:
    """Return the blank of an action about a whole process: its latest round, and the one person it goes to."""
    interview = process.rounds[-1].interview if process.rounds else None
    pieces = Pieces(company=process.company)
    return Found(pieces, due=None, process=process, interview=interview, person=find_addressee(process, context))


def about_round(process: Process, item: Round) -> Found:
    """Return the blank of an action about one round and nobody in particular."""
    return Found(Pieces(company=process.company), due=None, process=process, interview=item.interview)


def about_meeting(meeting: Meeting) -> Found:
    """Return the blank of an action about one person met in one round."""
    person = meeting.person
    return Found(
        Pieces(who=person.name), due=None, process=meeting.process, interview=meeting.interview, person=person.key, label=person.key
    )
