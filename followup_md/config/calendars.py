"""Business days of each country, delivery days of a letter (rules.md 7.1), and the channel of a thank-you note."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import cache
from importlib.util import find_spec
from typing import NamedTuple

from followup_md.config.settings import Settings
from followup_md.dates import DAY, SATURDAY, Calendar, spell_day, spell_weekday
from followup_md.model import Interview, Person
from followup_md.problem import BAD_VALUE, CONFIG_BAD_VALUE, HOLIDAYS_MISSING, Place, Problem, report

FindHolidays = Callable[[str, str | None, int], "Mapping[date, str] | None"]
INSTALL_HOLIDAYS = "pip install 'followup-md[holidays]'"
_PLACE = Place(path="followup.toml")
_ANY_YEAR = 2026  # the library knows the same countries and regions in every year
WEEKEND = "weekend"
_LISTED = "day off"  # a day of `calendar.holidays`, which has no name


class Calendars:
    """The calendars of one vault, one per country, each built on first use."""

    def __init__(self, settings: Settings, find: FindHolidays | None = None) -> None:
        """Keep the settings, and `find`, a replacement for `find_holidays`."""
        self._own = settings.calendar
        self._find = find or find_holidays
        self._calendars: dict[str | None, Calendar] = {}

    def of(self, country: str | None) -> Calendar:
        """Return the calendar of a country (ISO 3166, two letters); None means `calendar.country`."""
        code = country.upper() if country else self._own.country
        if code not in self._calendars:
            region = self._own.region if code == self._own.country else None
            look_up = None
            if code is not None and has_holidays():
                look_up = cache(lambda year: self._find(code, region, year) or self._find(code, None, year) or {})
            self._calendars[code] = Calendar(frozenset(self._own.holidays), look_up)
        return self._calendars[code]


def has_holidays() -> bool:
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
    """Return why holidays do not count for the configured country and for `countries` that notes name, each with its place (R1.14).

    `library` says whether `holidays` is installed: without it one problem names all countries, with it there is one for each unknown one.
    """
    own = settings.calendar
    places = dict(sorted(countries.items())) | ({own.country: _PLACE} if own.country else {})
    if places and not library:
        codes = ", ".join(f"`{code}`" for code in sorted(places))
        message = f"the holidays of {codes} are not known; only weekends and `calendar.holidays` count"
        return (report(HOLIDAYS_MISSING, _PLACE, message, f"run `{INSTALL_HOLIDAYS}`"),)
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


class PostDay(NamedTuple):
    """One day of a letter in the post: `off` says why no post moves, `number` counts the business days (0: posted), None on a day off."""

    day: date
    off: str | None = None
    number: int | None = None


def list_post_days(posted: date, transit: int, calendar: Calendar) -> tuple[PostDay, ...]:
    """Return each day from the one on which a letter is posted to the one on which it arrives after `transit` business days."""
    found = [PostDay(posted, number=0)]
    number = 0
    while number < transit:
        day = found[-1].day + DAY
        off = name_day_off(day, calendar)
        number += off is None
        found.append(PostDay(day, off, None if off else number))
    return tuple(found)


def name_day_off(day: date, calendar: Calendar) -> str | None:
    """Return why no post moves on `day`: `weekend`, the name of the holiday, or `day off`; None on a business day."""
    if calendar.is_business_day(day):
        return None
    if day.weekday() >= SATURDAY:
        return WEEKEND
    names = calendar.look_up(day.year) if calendar.look_up else {}
    return names.get(day, _LISTED)


def say_post_days(days: Sequence[PostDay]) -> str:
    """Return the days in one line: `Tue 10 posted, Wed 11 Veterans Day, Thu 12 (1), Fri 13 (2), weekend, Mon 16 (3)`."""
    said = list[str]()
    month = days[0].day.month
    for item in days:
        if item.off != WEEKEND:
            what = item.off or (f"({item.number})" if item.number else "posted")
            # The month is named only where it changes.
            day = spell_weekday(item.day) if item.day.month == month else spell_day(item.day)
            said.append(f"{day} {what}")
            month = item.day.month
        elif said[-1:] != [WEEKEND]:
            said.append(WEEKEND)
    return ", ".join(said)


def find_channel(person: Person, interview: Interview, settings: Settings) -> str:
    """Return how `person` is thanked: as the person note says, else the interview, else the configuration (`thank_you.channel`, R1.7)."""
    return person.channel or interview.channel or settings.thank_you.channel
