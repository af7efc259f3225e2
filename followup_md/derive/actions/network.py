"""`find-profile`, `connect` and `engage`: colleagues on a professional network."""

from collections.abc import Iterator
from datetime import timedelta

from followup_md.dates import add_elapsed, add_span
from followup_md.derive.actions.spec import Found, about_meeting
from followup_md.derive.contacts import find_first, find_gone, find_public, find_target
from followup_md.derive.context import Context, Meeting
from followup_md.model import LIVE, Lack, Status

_PROFILE_WITHIN = 24  # hours
_OVERDUE_AFTER = _ENGAGE_AFTER = timedelta(days=7)


def find_find_profile(context: Context) -> Iterator[Found]:
    """Find the public professional profile of somebody you met.

    Of everybody who interviewed you (R2.1), on any professional network; private and family accounts are left alone (R2.2, R2.3). Where
    there is none, say so, and it is not asked again.

    Due: 24 hours after the end of the round.
    Overdue: when the seventh day after the round has ended.
    Done: when the person's note has `profiles`.
    Gone: when the thirtieth day after the round has ended, once you are connected or they have left the company, and with `connect.when`
    on never. It comes back when you meet again.
    Blocked: by nothing.

    Done by:

        profiles: ["https://www.linkedin.com/in/priya-raman"]
        profiles: none  # where there is no public one
    """
    if context.settings.connect.when == "never":
        return
    connected, gone = find_first(context.said.get("connected", ())), find_gone(context)
    for _, meeting, over in context.acquaintances:
        person = meeting.person
        if over or person.profiles or person.no_profile or person.key in connected or person.key in gone:
            continue
        yield about_meeting(meeting)._replace(
            due=add_elapsed(meeting.interview.end, _PROFILE_WITHIN),
            overdue=meeting.interview.end.date() + _OVERDUE_AFTER,
            lacks=(Lack("profile", person.name),),
        )


def find_connect(context: Context) -> Iterator[Found]:
    """Connect with somebody you met on a professional network.

    Once a person, not once a round (R2.4). An invitation is no follow-up, as long as it does not ask how it stands; say where you met and
    what you talked about, and leave the job out (R3.9).

    Due: 24 hours after the end of the round (`connect.within`).
    Overdue: when the seventh day after the round has ended.
    Done: when the invitation is logged.
    Gone: when the thirtieth day after the round has ended, with `profiles: none`, when they want no contact or have left the company,
    and with `connect.when` on never. It comes back when you meet again.
    Blocked: while only private accounts are known, or none on one of `connect.networks`, before `connect.not_before`, and as long as
    `connect.when` tells you to wait.

    Done by:

        - 2026-11-18 connected with [[Priya Raman]] on LinkedIn
    """
    if context.settings.connect.when == "never":
        return
    connected, gone = find_first(context.said.get("connected", ())), find_gone(context)
    for first, occasion, over in context.acquaintances:
        withheld = occasion.process.no_contact or first.person.key in gone
        status: Status = "withheld" if withheld else "lapsed" if over else "open"
        meeting = occasion
        if first.person.key in connected:
            meeting, status = first, "done"
        elif first.person.no_profile or not first.person.profiles:
            continue
        end = meeting.interview.end
        yield about_meeting(meeting)._replace(
            due=add_span(end, context.settings.connect.within, context.calendar(meeting.process)),
            overdue=end.date() + _OVERDUE_AFTER,
            status=status,
            blocked_by=_find_obstacle(meeting, context) if status == "open" else None,
        )


def _find_obstacle(meeting: Meeting, context: Context) -> Lack | None:
    rules = context.settings.connect
    name = meeting.person.name
    if not any(find_public(meeting.person)):
        return Lack("public-profile", name)
    if find_target(meeting.person, context.settings) is None:
        return Lack("network", name)
    if rules.when == "if-invited":
        return Lack("suggestion", name)
    if rules.when == "after-decision" and meeting.process.state in LIVE:
        return Lack("answer", name)
    begins = context.find_earliest(meeting, rules.not_before)
    return Lack("connect-not-yet", name, begins=begins) if begins else None


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
        link, last = connected.get(meeting.person.key), engaged.get(meeting.person.key)
        if link is not None and not meeting.process.no_contact:
            done = last is not None and last.at >= link.at
            yield about_meeting(meeting)._replace(due=link.day + _ENGAGE_AFTER, status="done" if done else "open")
