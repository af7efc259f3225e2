"""Calendar entry: what all kinds of them have in common."""

from __future__ import annotations

from datetime import UTC, datetime
from hashlib import sha256
from typing import TYPE_CHECKING, NamedTuple

from followup_md.dates import DAY, MORNING

if TYPE_CHECKING:
    from datetime import date, timedelta

    from followup_md.model.report_views import EntryKind


class Entry(NamedTuple):
    """One thing of the calendar: `begin` is a whole day, or an instant in UTC, and `end` the instant at which an interview is over.

    `uid` stays while the names of notes do, and gives none of them away. `text` is what stands below the title. An alarm is an instant
    in UTC, or counts from `begin`. `todo` says that it is to be ticked, and `begin` is then when it is due.
    """

    uid: str
    kind: EntryKind
    title: str
    begin: date
    end: datetime | None = None
    text: str = ""
    alarms: tuple[datetime | timedelta, ...] = ()
    todo: bool = False


def make_uid(*names: str) -> str:
    """Return the UID of what bears these names: the same for the same ones, and nobody reads a name off it."""
    return f"{sha256('/'.join(names).encode()).hexdigest()[:32]}@followup-md"


def find_morning(day: date, now: datetime) -> datetime:
    """Return nine o'clock of a day where the reader is (UTC)."""
    return datetime.combine(day, MORNING, now.tzinfo).astimezone(UTC)


def ring_before(day: date, now: datetime) -> tuple[datetime, ...]:
    """Return the alarm on the morning before a day, while that day lies ahead."""
    return (find_morning(day - DAY, now),) if day > now.date() else ()
