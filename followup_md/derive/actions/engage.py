"""`engage`: go on talking as colleagues."""

from collections.abc import Iterator
from datetime import timedelta

from followup_md.derive.actions.found import Found
from followup_md.derive.context import Context
from followup_md.derive.profiles import find_acquaintances, find_first

AFTER = timedelta(days=7)


def find_engage(context: Context) -> Iterator[Found]:
    """Ask a question, join a conversation or share something of a person one is connected with, about the subject alone.

    Due seven days after connecting, never overdue: it is an invitation, not a duty. It outlives the opening; gone only when they want
    no contact (R2.5, R2.6).

    Done by:

        - 2026-11-25 engaged with [[Priya Raman]] on LinkedIn
    """
    connected = find_first(context.said.get("connected", ()))
    engaged = find_first(reversed(context.said.get("engaged", ())))  # the last one with each
    for meeting, *_ in find_acquaintances(context):
        link = connected.get(meeting.person.key)
        if link is None or meeting.process.no_contact:
            continue
        yield Found(
            title=f"Join a conversation with {meeting.person.name}",
            why="the contact outlives the opening; speak of the subject, never of the interview",
            due=link.day + AFTER,
            process=meeting.process,
            interview=meeting.interview,
            person=meeting.person.key,
            label=meeting.person.key,
            status="done" if meeting.person.key in engaged and engaged[meeting.person.key].at >= link.at else "open",
        )
