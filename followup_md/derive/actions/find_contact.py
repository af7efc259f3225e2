"""`find-contact`: find out how somebody is reached."""

from collections.abc import Iterator

from followup_md.dates import add_elapsed
from followup_md.derive.actions.found import Found
from followup_md.derive.contacts import find_consultant
from followup_md.derive.context import Context
from followup_md.derive.thanks import find_missing, find_thanked, find_thanks_status
from followup_md.model import Lack, LackKind, Pieces

_CONTACT_WITHIN = 12  # hours


def find_contact(context: Context) -> Iterator[Found]:
    """Find out how to reach somebody you are to thank.

    Each person you met gets a note (R1.2), and an address is missing for the way it is to go, or the last note came back. Ask your
    contact or the recruiter, or name in `relay` who passes your thanks on.

    Due: 12 hours after the end of the round.
    Overdue: from then on.
    Done: when the person's note has an `address` for a letter, an `email` for an e-mail, or a `relay`.
    Gone: when they are thanked, when their thanks have lapsed after a week, or when they want no contact.
    Blocked: by nothing.

    Done by:

        address: "12 Dock Road, Newark"
        relay: "[[Dana Cole]]"  # where there is no address
    """
    for meeting in find_thanked(context):
        if find_thanks_status(meeting, context) != "open" or find_consultant(meeting.person.key, meeting.interview):
            continue
        missing = find_missing(meeting, context)
        if not missing:
            continue
        due = add_elapsed(meeting.interview.end, _CONTACT_WITHIN)
        yield Found(
            Pieces(missing=missing, who=meeting.person.name),
            due=due,
            overdue=due,
            process=meeting.process,
            interview=meeting.interview,
            person=meeting.person.key,
            label=meeting.person.key,
            lacks=(Lack(LackKind.ROUTE, meeting.person.name, routes=missing),),
        )
