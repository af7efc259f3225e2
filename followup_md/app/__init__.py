"""The wiring: read → parse → derive → render → write; each room is loaded only by the command that needs it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from followup_md.app.reading import read_vault, recall_holidays
from followup_md.problem import Level

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime, tzinfo

    from followup_md.config import Settings
    from followup_md.model import Search
    from followup_md.problem import Problem
    from followup_md.render.terminal import Screen

    Clock = Callable[[tzinfo], datetime]


class Loaded(NamedTuple):
    """A vault at one moment: its settings, all that follows from its notes, and what is wrong with them."""

    settings: Settings
    search: Search
    problems: tuple[Problem, ...]


def load(root: str, clock: Clock) -> Loaded:
    """Read the vault in `root` and derive all that follows at the moment that `clock` gives in the reader's zone."""
    from followup_md.check import find_problems
    from followup_md.config.calendars import Calendars
    from followup_md.derive import derive_search

    settings, vault, faults = read_vault(root)
    calendars = Calendars(settings, recall_holidays)
    search = derive_search(vault, settings, calendars.of, clock(find_reader_zone(settings)))
    return Loaded(settings, search, (*faults, *sorted((*vault.problems, *find_problems(search)))))


def find_reader_zone(settings: Settings) -> tzinfo:
    """Return the zone of the person, UTC when none is set."""
    from zoneinfo import ZoneInfo

    return ZoneInfo(settings.timezone or "UTC")


def list_problems(root: str, clock: Clock, paths: Sequence[str] = ()) -> tuple[Problem, ...]:
    """Return the problems of the vault, or those of some files and folders of it (relative to the vault; empty: all of it)."""
    problems = load(root, clock).problems
    if not paths or "" in paths:
        return problems
    return tuple(problem for problem in problems if any(_lies_in(problem.place.path, path) for path in paths))


def has_failed(problems: Sequence[Problem], *, strict: bool) -> bool:
    """Say whether `check` exits 1: an error, or with `strict` a warning as well."""
    failing = {Level.ERROR, Level.WARNING} if strict else {Level.ERROR}
    return any(problem.level in failing for problem in problems)


def show_status(loaded: Loaded, screen: Screen) -> str:
    """Return the page of `status`."""
    from followup_md.render.terminal import render_status

    return render_status(loaded.search, loaded.problems, screen)


def show_status_json(loaded: Loaded) -> str:
    """Return `status` as JSON."""
    from followup_md.render.json_status import render_status_json

    return render_status_json(loaded.search, loaded.problems)


def show_problems(problems: Sequence[Problem], form: Literal["text", "json"], *, color: bool) -> str:
    """Return problems in one of the forms of `check`."""
    if form == "json":
        from followup_md.render.json_check import render_problems_json

        return render_problems_json(problems)
    from followup_md.render.problem_text import render_problems

    return render_problems(problems, color=color)


def _lies_in(path: str, above: str) -> bool:
    return path == above or path.startswith(f"{above}/")
