"""`find-contact` and `thank`: a personal thank-you note to everybody you met, and how it reaches them."""

from collections.abc import Iterator

from followup_md.dates import add_elapsed, add_span
from followup_md.derive.actions.spec import Found, about_meeting
from followup_md.derive.contacts import find_consultant, find_missing, find_obstacle, find_thanked, find_thanks_status, find_thanks_variant
from followup_md.derive.context import Context
from followup_md.model import Lack, Pieces

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
        pieces = Pieces(missing=missing, who=meeting.person.name)
        lack = Lack("route", meeting.person.name, routes=missing)
        yield about_meeting(meeting)._replace(pieces=pieces, due=due, overdue=due, lacks=(lack,))


def find_thank(context: Context) -> Iterator[Found]:
    """Thank each person you met, each in a note of their own.

    Always, however it went (R1.1, R1.2). The note is personal and takes up what you two talked about (R1.3-R1.6); it goes as a letter
    unless you choose otherwise (R1.7, `thank_you.channel`). It is the sending that counts, not the arrival (R1.8).

    Due: 24 hours after the end of the round (`thank_you.within`).
    Overdue: from then on; late beats never.
    Done: when the note is logged, or that somebody passed your thanks on (`via`). A withdrawal is the thanks to whom it goes.
    Gone: when the seventh day after the round has ended: the thanks then begin the follow-up. Also when they want no contact or have
    left the company, and for whom `thank_you.kinds` or `thank_you.panel` leaves out.
    Blocked: while no topic is noted for this person, while there is no way to reach them, before `thank_you.not_before`, and where an
    agency speaks for you and direct thanks are not agreed on.

    Done by:

        - 2026-11-18 12:00 thanked [[Priya Raman]] by letter
        - 2026-11-18 12:00 thanked [[Tom Okafor]] via [[Priya Raman]]
    """
    for meeting in find_thanked(context):
        status = find_thanks_status(meeting, context)
        obstacle = find_obstacle(meeting, context) if status == "open" else None
        interview, within = meeting.interview, context.settings.thank_you.within
        due = add_span(interview.end, within, context.calendar(meeting.process))
        yield about_meeting(meeting)._replace(
            pieces=find_thanks_variant(meeting.person, interview, context)._replace(day=interview.end.date(), span=within),
            due=due,
            overdue=due,
            status=status,
            blocked_by=obstacle,
            lacks=(obstacle or Lack("ready"),),
        )
