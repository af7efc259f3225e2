"""`followup-md calendar`, and the file that `build` keeps; both need the library `icalendar`."""

from importlib.util import find_spec

import click

from followup_md.cli.generated import GeneratedFile, decode, read_generated
from followup_md.cli.session import Session, print_json, print_text, take_session
from followup_md.errors import FollowupError, UsageProblem
from followup_md.vault.notes import CALENDAR, Loaded

CALENDAR_MARK = "BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//followup-md//"  # how every calendar of every version begins
INSTALL_CALENDAR = "pip install 'followup-md[calendar]'"


@click.command(epilog="`build` keeps the same in followups.ics, for a calendar that subscribes to the file.")
@click.option("--stdout", is_flag=True, help="Print it, as is done anyway.")
@take_session()
def command(session: Session, *, stdout: bool) -> None:  # noqa: ARG001 - there is nowhere else to print to
    """Print the calendar: interviews, decision dates and what is to be done by a day.

    In the iCalendar format, which needs the extra `calendar`; JSON does not. Set `calendar.as` and `calendar.names` in followup.toml.
    """
    loaded = session.load()
    if session.as_json:
        from followup_md.render.calendar import describe_entries

        print_json(describe_entries(loaded.search, loaded.settings.calendar))
        return
    if not _has_icalendar():
        raise UsageProblem("the calendar needs the library `icalendar`", f"install it: {INSTALL_CALENDAR}")
    try:
        seen = read_generated(session.root, CALENDAR, CALENDAR_MARK, "calendar")
    except FollowupError:  # the file is another program's: nothing of it is used, and nothing is written here
        seen = None
    # As bytes: iCalendar has its own line endings.
    print_text(_render(loaded, seen).encode())


def _has_icalendar() -> bool:
    return find_spec("icalendar") is not None


def plan_agenda(root: str, loaded: Loaded) -> GeneratedFile | None:
    """Return the file as it should be; None without the library. FollowupError when the file is not this program's."""
    if not _has_icalendar():
        return None
    seen = read_generated(root, CALENDAR, CALENDAR_MARK, "calendar")
    return GeneratedFile(CALENDAR, seen, _render(loaded, seen))


def _render(loaded: Loaded, seen: bytes | None) -> str:
    from followup_md.render.ics import render_calendar

    return render_calendar(loaded.search, loaded.settings.calendar, decode(seen) if seen else "")


def say_left(root: str) -> str:
    """Return a warning that the calendar is no longer updated, and the remedy; empty without a calendar, or with the library installed."""
    from followup_md.vault.write import is_there

    if _has_icalendar() or not is_there(f"{root}/{CALENDAR}"):
        return ""
    return f"{CALENDAR} is left as it is, since it needs the library `icalendar`: {INSTALL_CALENDAR}"
