"""The waits of a process as stretches of days: those in which the rules say not to ask how things stand (R1.14-R1.18)."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date, tzinfo

    from followup_md.model import Process, Waiting


class Wait(NamedTuple):
    """One wait: from `end` on it is in order to ask, unless `spent`, where nothing more may be sent; `why` is a clause.

    `now` says that it is the present one, and not the one before a follow-up that was sent; without an end it is that and spent.
    """

    begin: date
    end: date | None
    why: str
    spent: bool = False
    now: bool = False


def find_waits(process: Process, zone: tzinfo) -> tuple[Wait, ...]:
    """Return the wait before each follow-up that was sent, and the present one, by time; none of them reaches into another."""
    found: list[Wait] = []
    for wait in _list_waits(process, zone):
        last = found[-1].end if found else None
        begin = max(wait.begin, last) if last else wait.begin
        if wait.end is None or begin < wait.end:
            found.append(wait._replace(begin=begin))
    return tuple(found)


def _list_waits(process: Process, zone: tzinfo) -> Iterator[Wait]:
    # A wait is counted from the day of a round where it was held; on the timeline rounds have the reader's day.
    ends = [item.interview.end for item in process.rounds if item.status == "held"]
    here = {end.date(): end.astimezone(zone).date() for end in ends}
    for sent in process.follow_ups:
        if sent.since:
            yield Wait(here.get(sent.since, sent.since), sent.earliest or sent.event.day, sent.why, spent=sent.earliest is None)
    if process.waiting:
        begin = _find_begin(process, process.waiting)
        end = process.waiting.next
        yield Wait(here.get(begin, begin), end, process.waiting.why, spent=end is None, now=True)


def _find_begin(process: Process, waiting: Waiting) -> date:
    if waiting.next is None and process.state == "on-hold" and process.since:
        return process.since.date()
    if waiting.last_sent:
        return waiting.last_sent.day
    return process.quiet_since or waiting.anchor
