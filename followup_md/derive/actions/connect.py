"""`connect`: become colleagues on a professional network."""

from collections.abc import Iterator

from followup_md.dates import add_span
from followup_md.derive.actions.find_profile import OVERDUE_AFTER
from followup_md.derive.actions.found import Found
from followup_md.derive.context import Context, Meeting
from followup_md.derive.profiles import find_first, find_public, find_target
from followup_md.model import LIVE, Lack, LackKind, Pieces, Status


def find_connect(context: Context) -> Iterator[Found]:
    """Connect with somebody you met on a professional network.

    Once a person, not once a round (R2.4). An invitation is no follow-up, as long as it does not ask how it stands; say where you met and
    what you talked about, and leave the job out (R3.9).

    Due: 24 hours after the end of the round (`connect.within`).
    Overdue: when the seventh day after the round has ended.
    Done: when the invitation is logged.
    Gone: when the thirtieth day after the round has ended, with `profiles: none`, when they want no contact, and with `connect.when` on
    never. It comes back when you meet again.
    Blocked: while only private accounts are known, or none on one of `connect.networks`, before `connect.not_before`, and as long as
    `connect.when` tells you to wait.

    Done by:

        - 2026-11-18 connected with [[Priya Raman]] on LinkedIn
    """
    if context.settings.connect.when == "never":
        return
    connected = find_first(context.said.get("connected", ()))
    for first, occasion, over in context.acquaintances:
        if first.person.key in connected:
            yield _find(first, "done", context)
        elif first.person.profiles and not first.person.no_profile:
            status: Status = "withheld" if occasion.process.no_contact else "lapsed" if over else "open"
            yield _find(occasion, status, context)


def _find(meeting: Meeting, status: Status, context: Context) -> Found:
    person, interview = meeting.person, meeting.interview
    return Found(
        Pieces(who=person.name),
        due=add_span(interview.end, context.settings.connect.within, context.calendar(meeting.process)),
        overdue=interview.end.date() + OVERDUE_AFTER,
        process=meeting.process,
        interview=interview,
        person=person.key,
        label=person.key,
        status=status,
        blocked_by=_find_obstacle(meeting, context) if status == "open" else None,
    )


def _find_obstacle(meeting: Meeting, context: Context) -> Lack | None:
    rules = context.settings.connect
    name = meeting.person.name
    if not any(find_public(meeting.person)):
        return Lack(LackKind.PUBLIC_PROFILE, name)
    if find_target(meeting.person, context.settings) is None:
        return Lack(LackKind.NETWORK, name)
    if rules.when == "if-invited":
        return Lack(LackKind.SUGGESTION, name)
    if rules.when == "after-decision" and meeting.process.state in LIVE:
        return Lack(LackKind.ANSWER, name)
    begins = context.find_earliest(meeting, rules.not_before)
    return Lack(LackKind.CONNECT_NOT_YET, name, begins=begins) if begins else None
