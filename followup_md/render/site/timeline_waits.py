"""The waits of a process as stretches of days: those in which the rules say not to ask how things stand (R1.14-R1.18)."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date, tzinfo

    from followup_md.model import Process, Reason, Waiting


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
    return tuple(wait for wait in _list_waits(process, zone) if wait.end is None or wait.begin < wait.end)


def _list_waits(process: Process, zone: tzinfo) -> Iterator[Wait]:
    # A wait is counted from the day of a round where it was held; on the timeline rounds have the reader's day.
    ends = [item.interview.end for item in process.rounds if item.status == "held"]
    here = {end.date(): end.astimezone(zone).date() for end in ends}
    for sent in process.follow_ups:
        if sent.since:
            end = min(sent.earliest or sent.event.day, sent.event.day)
            yield Wait(here.get(sent.since, sent.since), end, sent.earliest, sent.why)
    if process.waiting:
        begin, following = _find_begin(process, process.waiting), process.waiting.next
        yield Wait(here.get(begin, begin), following, following, process.waiting.why, now=True)


def _find_begin(process: Process, waiting: Waiting) -> date:
    if waiting.next is None and process.state == "on-hold" and process.since:
        return process.since.date()
    if waiting.last_sent:
        return waiting.last_sent.day
    return process.quiet_since or waiting.anchor
