"""`engage`: go on talking as colleagues."""

from collections.abc import Iterator
from datetime import timedelta

from followup_md.derive.actions.found import Found
from followup_md.derive.context import Context
from followup_md.derive.profiles import find_first
from followup_md.model import Pieces

_ENGAGE_AFTER = timedelta(days=7)


def find_engage(context: Context) -> Iterator[Found]:
    """Join a conversation with somebody you are connected with.

    Ask, answer, pass on what they write (R2.5). The acquaintance outlives the opening, whatever came of it (R2.6); speak of the subject,
    never of the interview (R3.9).

    Due: seven days after you connected.
    Overdue: never; it is an invitation, not a duty.
    Done: when it is logged, once after connecting.
    Gone: when they want no contact.
    Blocked: by nothing.

    Done by:

        - 2026-11-25 engaged with [[Priya Raman]] on LinkedIn
    """
    connected = find_first(context.said.get("connected", ()))
    engaged = find_first(reversed(context.said.get("engaged", ())))  # the last one with each
    for meeting, *_ in context.acquaintances:
        link = connected.get(meeting.person.key)
        if link is None or meeting.process.no_contact:
            continue
        yield Found(
            Pieces(who=meeting.person.name),
            due=link.day + _ENGAGE_AFTER,
            process=meeting.process,
            interview=meeting.interview,
            person=meeting.person.key,
            label=meeting.person.key,
            status="done" if meeting.person.key in engaged and engaged[meeting.person.key].at >= link.at else "open",
        )
