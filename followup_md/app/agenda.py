"""The calendar of a vault: the file that `build` keeps, and the same on standard output; it needs the library `icalendar`."""

from __future__ import annotations

from importlib.util import find_spec
from typing import TYPE_CHECKING

from followup_md.app.generated import Page, decode, read_generated
from followup_md.errors import FollowupError, UsageProblem
from followup_md.store import CALENDAR

if TYPE_CHECKING:
    from followup_md.app import Loaded
    from followup_md.model.report_views import CalendarView

MARK = "BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//followup-md//"  # how every calendar of every version begins
INSTALL = "pip install 'followup-md[calendar]'"


def has_library() -> bool:
    """Say whether the optional library `icalendar` is installed, without loading it."""
    return find_spec("icalendar") is not None


def plan_agenda(root: str, loaded: Loaded) -> Page | None:
    """Return the file as it should be; None without the library. FollowupError when the file is not this program's."""
    if not has_library():
        return None
    seen = _read_agenda(root)
    return Page(CALENDAR, seen, _render(loaded, seen))


def say_left(root: str) -> str:
    """Return that a calendar is no longer kept up, and what to do about it; nothing where there is none, or the library is there.

    Who never had a calendar may well not want one, and is told nothing.
    """
    from followup_md.store.make import is_there

    if has_library() or not is_there(f"{root}/{CALENDAR}"):
        return ""
    return f"{CALENDAR} is left as it is, since it needs the library `icalendar`: {INSTALL}"


def show_agenda(root: str, loaded: Loaded) -> str:
    """Return the calendar, as the file has it or would have it; UsageProblem without the library."""
    if not has_library():
        raise UsageProblem("the calendar needs the library `icalendar`", f"install it: {INSTALL}")
    try:
        return _render(loaded, _read_agenda(root))
    except FollowupError:  # somebody else's file tells nothing of ours, and nothing is written here
        return _render(loaded, None)


def describe_agenda(loaded: Loaded) -> CalendarView:
    """Return the entries of the calendar as JSON has them, which needs no library."""
    from followup_md.render.agenda import describe_agenda as describe

    return describe(loaded.search, loaded.settings.calendar)


def _read_agenda(root: str) -> bytes | None:
    return read_generated(root, CALENDAR, MARK, "calendar")


def _render(loaded: Loaded, seen: bytes | None) -> str:
    from followup_md.render.ics import render_calendar

    return render_calendar(loaded.search, loaded.settings.calendar, decode(seen) if seen else "")
