"""`find-profile`: find the public professional profile of everybody one met."""

from collections.abc import Iterator
from datetime import timedelta

from followup_md.dates import add_elapsed
from followup_md.derive.actions.found import Found
from followup_md.derive.context import Context
from followup_md.derive.profiles import find_first
from followup_md.model import Lack, LackKind, Pieces

_PROFILE_WITHIN = 24  # hours
OVERDUE_AFTER = timedelta(days=7)


def find_find_profile(context: Context) -> Iterator[Found]:
    """Find the public professional profile of somebody you met.

    Of everybody who interviewed you (R2.1), on any professional network; private and family accounts are left alone (R2.2, R2.3). Where
    there is none, say so, and it is not asked again.

    Due: 24 hours after the end of the round.
    Overdue: when the seventh day after the round has ended.
    Done: when the person's note has `profiles`.
    Gone: when the thirtieth day after the round has ended, once you are connected, and with `connect.when` on never. It comes back when
    you meet again.
    Blocked: by nothing.

    Done by:

        profiles: ["https://www.linkedin.com/in/priya-raman"]
        profiles: none  # where there is no public one
    """
    if context.settings.connect.when == "never":
        return
    connected = find_first(context.said.get("connected", ()))
    for _, meeting, over in context.acquaintances:
        person = meeting.person
        if over or person.profiles or person.no_profile or person.key in connected:
            continue
        yield Found(
            Pieces(who=person.name),
            due=add_elapsed(meeting.interview.end, _PROFILE_WITHIN),
            overdue=meeting.interview.end.date() + OVERDUE_AFTER,
            process=meeting.process,
            interview=meeting.interview,
            person=person.key,
            label=person.key,
            lacks=(Lack(LackKind.PROFILE, person.name),),
        )
