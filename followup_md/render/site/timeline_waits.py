"""Waits of a process, in days: when the rules say not to ask how things stand (R1.14-R1.18)."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from datetime import date, tzinfo

    from followup_md.model import Process, Reason


class Wait(NamedTuple):
    """One wait: it lasts until `end`, None where nothing ends it; from `until` on it is in order to ask, None where it never is.

    Where somebody asked too early, `end` is before `until`. `now` says that it is the present wait.
    """

    begin: date
    end: date | None
    until: date | None
    why: Reason
    now: bool = False


def find_waits(process: Process, zone: tzinfo) -> tuple[Wait, ...]:
    """Return the wait before each follow-up that was sent, and the present one, by time."""
    # A wait is counted from the day of a round where it was held; on the timeline rounds have the reader's day.
    ends = [item.interview.end for item in process.rounds if item.status == "held"]
    here = {end.date(): end.astimezone(zone).date() for end in ends}
    waits = []
    for sent in process.follow_ups:
        if sent.since:
            end = min(sent.earliest or sent.event.day, sent.event.day)
            waits.append(Wait(here.get(sent.since, sent.since), end, sent.earliest, sent.why))
    if waiting := process.waiting:
        begin = process.quiet_since or waiting.anchor
        if waiting.next is None and process.state == "on-hold" and process.since:
            begin = process.since.date()
        elif waiting.last_sent:
            begin = waiting.last_sent.day
        waits.append(Wait(here.get(begin, begin), waiting.next, waiting.next, waiting.why, now=True))
    return tuple(wait for wait in waits if wait.end is None or wait.begin < wait.end)
