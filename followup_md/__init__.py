"""followup-md: what to do after a job interview, derived from Markdown notes.

The public API is pure: texts and a moment go in, facts, actions, problems, verdicts and pages come out, and nothing touches the disk.
"""

from __future__ import annotations

from enum import StrEnum, auto
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from followup_md.config import Settings
    from followup_md.model import Action, Search, Vault, Verdict
    from followup_md.problem import Problem
    from followup_md.vault.notes import Loaded

__version__ = "0.1.0"
__all__ = ["derive_actions", "derive_search", "find_problems", "judge_contact", "parse_interview", "parse_vault", "render_search"]


class Target(StrEnum):
    """What a search is written as: the page of `status`, its JSON, `index.md`, or a calendar."""

    STATUS = auto()
    JSON = auto()
    INDEX = auto()
    CALENDAR = auto()


def parse_interview(text: str, path: str = "interviews/note.md", settings: Settings | None = None) -> Vault:
    """Read one interview note as a vault of its own: facts, events and `problems`; never raises."""
    from followup_md.config import Settings
    from followup_md.parse.vault import NoteText
    from followup_md.parse.vault import parse_notes as parse

    return parse((NoteText(path=path, text=text),), (), None, (), settings or Settings(), ())


def parse_vault(files: Mapping[str, str]) -> tuple[Vault, Settings]:
    """Read a whole vault from the texts of its files by path, relative with `/`, `followup.toml` among them; never raises.

    Which files are notes, and of which kind, is decided as in a folder (format.md section 1), so other texts do no harm. The
    problems of the vault include those of `followup.toml`. Without a time zone there, times are read as UTC.
    """
    from followup_md.vault.notes import read_texts

    settings, vault, faults = read_texts(files)
    return vault._replace(problems=(*faults, *vault.problems)), settings


def derive_search(vault: Vault, now: datetime, settings: Settings | None = None) -> Search:
    """Return everything derived from a vault at `now` (aware, in the reader's zone)."""
    return _load(vault, now, settings).search


def derive_actions(vault: Vault, now: datetime, settings: Settings | None = None) -> tuple[Action, ...]:
    """Return every action of a vault at `now` (aware, in the reader's zone) in display order, closed ones included."""
    return derive_search(vault, now, settings).actions


def find_problems(vault: Vault, now: datetime, settings: Settings | None = None) -> tuple[Problem, ...]:
    """Return the errors and omissions in the notes of a vault at `now` (aware, in the reader's zone), ordered by place."""
    return _load(vault, now, settings).problems


def judge_contact(
    vault: Vault, who: str, now: datetime, settings: Settings | None = None, purpose: str | None = None, channel: str | None = None
) -> Verdict:
    """Say whether you may write to or call somebody at `now` (aware, in the reader's zone): allow, wait or refuse, and why.

    `who` is a person's name or part of it, words from a company and role, or a process id. `purpose` is the reason for the contact:
    status (the default), thanks, reply, logistics, material, offer or withdraw. `channel` is one of the log's: letter, hand, email, phone,
    text, message or visit. FollowupError, with suggestions, when `who` fits nobody or several; ValueError for an unknown purpose.
    """
    from followup_md.derive.subjects import pick_subject
    from followup_md.model import Purpose
    from followup_md.vault.notes import ask_guard

    intent = Purpose(purpose) if purpose else Purpose.STATUS
    loaded = _load(vault, now, settings)
    return ask_guard(loaded, pick_subject(loaded.search, who), intent, channel).verdict


def render_search(search: Search, target: str | None = None, *, problems: Sequence[Problem] = (), settings: Settings | None = None) -> str:
    """Return a search as the page of `status` (the default), as `json`, as `index` (`index.md`), or as a `calendar` (an extra).

    ValueError for an unknown target.
    """
    output = Target(target) if target else Target.STATUS
    if output == Target.STATUS:
        from followup_md.render.terminal import render_status

        return render_status(search, problems)
    if output == Target.JSON:
        from followup_md.render.json import describe_search, write_json

        return write_json(describe_search(search, problems)) + "\n"
    from followup_md.config import Settings

    known = settings or Settings()
    if output == Target.CALENDAR:
        from followup_md.render.ics import render_calendar

        return render_calendar(search, known.calendar)
    from followup_md.render.markdown import render_index

    return render_index(search, problems, known.tasks, known.sections)


def _load(vault: Vault, now: datetime, settings: Settings | None) -> Loaded:
    from followup_md.config import Settings
    from followup_md.config.calendars import find_holidays
    from followup_md.vault.notes import Notes, derive_notes, find_calendar_faults

    known = settings or Settings()
    return derive_notes(Notes(known, vault, find_calendar_faults(vault, known)), lambda _: now, find_holidays=find_holidays)
