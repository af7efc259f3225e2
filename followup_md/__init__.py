"""followup-md: what to do after a job interview, derived from Markdown notes.

The public API is pure: text and a moment go in, facts, actions, problems and pages come out, and nothing touches the disk.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from followup_md.config import Settings
    from followup_md.model import Action, Search, Vault
    from followup_md.problem import Problem

__version__ = "0.1.0"
__all__ = ["derive_actions", "derive_search", "find_problems", "parse_interview", "render_search"]

Target = Literal["status", "json", "index", "calendar"]


def parse_interview(text: str, path: str = "interviews/note.md", settings: Settings | None = None) -> Vault:
    """Read one interview note as a vault of its own: its facts, its events, and as `problems` what is wrong with it; never raises."""
    from followup_md.config import Settings
    from followup_md.parse.vault import NoteText, parse_vault

    return parse_vault((NoteText(path=path, text=text),), (), None, (), settings or Settings(), ())


def derive_search(vault: Vault, now: datetime, settings: Settings | None = None) -> Search:
    """Return all that follows from a vault at `now` (aware, in the reader's zone)."""
    from followup_md.config import Settings
    from followup_md.config.calendars import Calendars
    from followup_md.derive import derive_search as derive

    known = settings or Settings()
    return derive(vault, known, Calendars(known).of, now)


def derive_actions(vault: Vault, now: datetime, settings: Settings | None = None) -> tuple[Action, ...]:
    """Return every action of a vault at `now` (aware, in the reader's zone) in the order of display, closed ones too."""
    return derive_search(vault, now, settings).actions


def find_problems(vault: Vault, now: datetime, settings: Settings | None = None) -> tuple[Problem, ...]:
    """Return what is wrong with the notes of a vault at `now` (aware, in the reader's zone), or was forgotten in them, by place."""
    from followup_md.app import check_search
    from followup_md.app.reading import find_calendar_faults
    from followup_md.config import Settings
    from followup_md.config.calendars import Calendars

    known = settings or Settings()
    return check_search(derive_search(vault, now, known), known, Calendars(known), find_calendar_faults(vault, known))


def render_search(search: Search, target: Target = "status", *, problems: Sequence[Problem] = (), settings: Settings | None = None) -> str:
    """Return a search as the page of `status`, as the JSON of `status --json`, as `index.md`, or as a calendar (extra `calendar`)."""
    if target == "status":
        from followup_md.render.terminal import render_status

        return render_status(search, problems)
    if target == "json":
        from followup_md.render.json import describe_status, write_json

        return write_json(describe_status(search, problems)) + "\n"
    from followup_md.config import Settings

    known = settings or Settings()
    if target == "calendar":
        from followup_md.render.ics import render_calendar

        return render_calendar(search, known.calendar)
    from followup_md.render.markdown import render_index

    return render_index(search, problems, known.tasks, known.sections)
