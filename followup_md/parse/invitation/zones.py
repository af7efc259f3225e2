"""Zone of a time in an invitation: by its IANA name, its Windows name, or the rules that come with it."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON  # noqa: TID253 - loaded for an invitation alone

from followup_md.config.values import find_zone

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

    from icalendar import Calendar


_UTC: Final = frozenset({"UTC", "GMT", "ETC/UTC", "ETC/GMT", "Z"})


def find_event_zone(calendar: Calendar, name: str, moment: datetime) -> ZoneInfo | None:
    """Return the zone that `name` (TZID) means, None when nothing tells.

    A name can lie: where the calendar brings rules of its own, the zone's clock must show the same as theirs at `moment`.
    """
    own = (str(rules.get("X-LIC-LOCATION") or "") for rules in calendar.walk("VTIMEZONE") if str(rules.get("TZID")) == name)
    plain = name.strip(" \"'")
    parts = plain.strip("/").split("/")
    # A name may stand behind that of its maker: `/citadel.org/20210210_1/Europe/Dublin`.
    ends = ("/".join(parts[start:]) for start in range(len(parts) - 1))
    for candidate in (plain, WINDOWS_TO_OLSON.get(plain, ""), *own, *ends):
        zone = find_zone(candidate) if candidate else None
        if zone and (moment.tzinfo is None or moment.replace(tzinfo=zone).utcoffset() == moment.utcoffset()):
            return zone
    return None


def find_home_zone(calendar: Calendar) -> ZoneInfo | None:
    """Return the zone of the calendar itself, as Google's and Apple's name it; UTC is nobody's home."""
    name = str(calendar.get("X-WR-TIMEZONE", "")).strip()
    return find_zone(name) if name and not is_utc(name) else None


def is_utc(name: str) -> bool:
    """Say whether a name means UTC, by whose clock no interview is held."""
    return name.upper() in _UTC


def to_local(moment: datetime, zone: ZoneInfo) -> datetime:
    """Return an aware moment by the clock of `zone`, without the zone."""
    return moment.astimezone(UTC).astimezone(zone).replace(tzinfo=None)
