"""The business days of each country: weekends, listed days, and the holidays that the optional library `holidays` knows."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from importlib.util import find_spec
from typing import TYPE_CHECKING

from followup_md.dates import Calendar
from followup_md.problem import BAD_VALUE, CONFIG_BAD_VALUE, HOLIDAYS_MISSING, Place, Problem, report

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from followup_md.config.settings import Settings

FindHolidays = Callable[[str, str | None, int], "Mapping[date, str] | None"]
INSTALL = "pip install 'followup-md[holidays]'"
_PLACE = Place(path="followup.toml")
_ANY_YEAR = 2026  # which countries and regions the library knows does not depend on it


class Calendars:
    """The calendars of one vault, one a country, each built on its first use."""

    def __init__(self, settings: Settings, find: FindHolidays | None = None) -> None:
        """Keep whose holidays count where nothing else is said, and the days off that always count; `find` stands for `find_holidays`."""
        self._own = settings.calendar
        self._find = find or find_holidays
        self._calendars: dict[str | None, Calendar] = {}

    def of(self, country: str | None) -> Calendar:
        """Return the calendar of a country (ISO 3166, two letters), None being the one of `calendar.country`."""
        code = country.upper() if country else self._own.country
        if code not in self._calendars:
            listed = frozenset(self._own.holidays)
            region = self._own.region if code == self._own.country else None
            look_up = None
            if code is not None and has_library():
                look_up = cache(lambda year: self._find(code, region, year) or self._find(code, None, year) or {})
            self._calendars[code] = Calendar(listed, look_up)
        return self._calendars[code]


def has_library() -> bool:
    """Say whether the optional library `holidays` is installed, without loading it."""
    return find_library() is not None


def find_library() -> str | None:
    """Return where the library `holidays` lies, without loading it; None where it is not installed."""
    found = find_spec("holidays")
    return found.origin if found else None


def find_holidays(country: str, region: str | None, year: int) -> Mapping[date, str] | None:
    """Return the public holidays of one year with their names, or None where the library does not know the country or region."""
    import holidays

    try:
        return dict(holidays.country_holidays(country, subdiv=region, years=year))
    except NotImplementedError:
        return None


def find_calendar_problems(settings: Settings, countries: Mapping[str, Place], *, library: bool) -> tuple[Problem, ...]:
    """Return what keeps holidays from counting for the configured country and for `countries` that notes name, with a note of each (R1.14).

    `library` says whether `holidays` is installed: without it one problem names all countries, with it one of each it does not know.
    """
    own = settings.calendar
    places = dict(sorted(countries.items())) | ({own.country: _PLACE} if own.country else {})
    if places and not library:
        codes = ", ".join(f"`{code}`" for code in sorted(places))
        message = f"the holidays of {codes} are not known; only weekends and `calendar.holidays` count"
        return (report(HOLIDAYS_MISSING, _PLACE, message, f"run `{INSTALL}`"),)
    problems: list[Problem] = []
    for code, place in places.items():
        region = own.region if place == _PLACE else None
        if find_holidays(code, None, _ANY_YEAR) is None:
            message = f"the library `holidays` does not know the country `{code}`"
            hint = "write a country's two letters of ISO 3166, e.g. `GB`; until then only weekends and `calendar.holidays` count"
            problems.append(report(CONFIG_BAD_VALUE if place == _PLACE else BAD_VALUE, place, message, hint))
        elif find_holidays(code, region, _ANY_YEAR) is None:
            message = f"the library `holidays` does not know the region `{region}` of `{code}`"
            hint = "write the region's code of ISO 3166-2 without the country; until then the holidays of the whole country count"
            problems.append(report(CONFIG_BAD_VALUE, place, message, hint))
    return tuple(problems)
