"""The wiring: read → parse → derive → render → write; each room is loaded only by the command that needs it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from followup_md.app.exposure import find_exposure
from followup_md.app.reading import read_vault, recall_holidays
from followup_md.problem import DOUBTFUL, Level

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import datetime, tzinfo

    from followup_md.app.reading import Notes
    from followup_md.config import Settings
    from followup_md.config.calendars import Calendars, FindHolidays
    from followup_md.model import Search
    from followup_md.model.views import StatusView
    from followup_md.problem import Problem
    from followup_md.render.terminal import Screen

    Clock = Callable[[tzinfo], datetime]


Form = Literal["text", "json", "github", "sarif"]


class Loaded(NamedTuple):
    """A vault at one moment: its settings, all that follows from its notes, and what is wrong with them."""

    settings: Settings
    search: Search
    problems: tuple[Problem, ...]
    calendars: Calendars


def load(root: str, clock: Clock, *, replayed: bool = False, select: Sequence[str] = (), ignore: Sequence[str] = ()) -> Loaded:
    """Read the vault in `root` and derive all that follows at the moment that `clock` gives in the reader's zone.

    `replayed` says that the moment was chosen, so that what is logged later may simply have come later. `select` and `ignore` name
    checks and subjects, over what `[check]` of followup.toml says.
    """
    return derive_here(root, read_vault(root), clock, replayed=replayed, select=select, ignore=ignore)


def derive_here(
    root: str, notes: Notes, clock: Clock, *, replayed: bool = False, select: Sequence[str] = (), ignore: Sequence[str] = ()
) -> Loaded:
    """Derive all that follows from notes of the vault in `root`, and from where it lies; the rest is as for `load`."""
    # Asked anew each time, since no file of the vault tells where its repository goes.
    notes = notes._replace(faults=(*notes.faults, *find_exposure(root, notes.settings)))
    return derive_notes(notes, clock, replayed=replayed, select=select, ignore=ignore)


def load_changed(root: str, clock: Clock, changed: Mapping[str, bytes], *, replayed: bool = False) -> Loaded:
    """Load the vault with some notes, by path, as they are to be; nothing else is asked, so that a page is the same in every clone."""
    if not changed:
        return derive_notes(read_vault(root), clock, replayed=replayed)
    from followup_md.app.reading import reread_vault
    from followup_md.parse.memory import Memory

    return derive_notes(reread_vault(root, Memory(), changed), clock, replayed=replayed)


def derive_notes(
    notes: Notes,
    clock: Clock,
    *,
    replayed: bool = False,
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    find_holidays: FindHolidays = recall_holidays,
) -> Loaded:
    """Derive all that follows from what was read; the rest is as for `load`."""
    from followup_md.check.choice import Choice, narrow
    from followup_md.config.calendars import Calendars
    from followup_md.derive import derive_search

    settings, vault, faults = notes
    calendars = Calendars(settings, find_holidays)
    search = derive_search(vault, settings, calendars.of, clock(find_reader_zone(settings)))
    problems = check_search(search, settings, calendars, faults, replayed=replayed)
    choice = narrow(Choice(*settings.check), select, ignore)
    # Doubts come from all of them: a wrong date is no surer for not being told.
    chosen = tuple([problem for problem in problems if choice.allows(problem.check)])
    return Loaded(settings, add_doubts(search, problems), chosen, calendars)


def check_search(
    search: Search, settings: Settings, calendars: Calendars, faults: Sequence[Problem], *, replayed: bool = False
) -> tuple[Problem, ...]:
    """Return what is wrong with the notes behind a search, by place; `faults` are those of the settings, `replayed` is Inspection's."""
    from followup_md.check import Inspection, find_problems

    return find_problems(Inspection(search, settings, calendars.of, (*faults, *search.vault.problems), replayed=replayed))


def add_doubts(search: Search, problems: Sequence[Problem]) -> Search:
    """Mark as doubtful what rests on a note in which a date is wrong: nothing of it is shown as sure."""
    doubtful = {problem.place.path for problem in problems if problem.check in DOUBTFUL}
    if not doubtful:
        return search
    actions = [action._replace(doubtful=True) if action.note in doubtful else action for action in search.actions]
    return search._replace(actions=tuple(actions))


def find_reader_zone(settings: Settings) -> tzinfo:
    """Return the zone of the person, UTC when none is set."""
    from zoneinfo import ZoneInfo

    return ZoneInfo(settings.timezone or "UTC")


def choose_problems(problems: tuple[Problem, ...], paths: Sequence[str]) -> tuple[Problem, ...]:
    """Return those of some files and folders (relative to the vault; empty: all of it)."""
    return tuple(problem for problem in problems if lies_in_any(problem.place.path, paths))


def has_failed(problems: Sequence[Problem], *, strict: bool) -> bool:
    """Say whether `check` exits 1: an error, or with `strict` a warning as well."""
    failing = {Level.ERROR, Level.WARNING} if strict else {Level.ERROR}
    return any(problem.level in failing for problem in problems)


def show_status(loaded: Loaded, screen: Screen) -> str:
    """Return the page of `status`."""
    from followup_md.render.terminal import render_status

    return render_status(loaded.search, loaded.problems, screen)


def describe_status(loaded: Loaded) -> StatusView:
    """Return `status` as JSON has it."""
    from followup_md.render.json import describe_status as describe

    return describe(loaded.search, loaded.problems)


def show_problems(problems: Sequence[Problem], form: Form, *, folder: str = "", color: bool = False, width: int | None = None) -> str:
    """Return problems in one of the forms of `check`; `folder` is the vault's path from where the forms for other tools are read."""
    if form == "json":
        from followup_md.render.json import describe_problems, write_json

        return write_json(describe_problems(problems)) + "\n"
    if form == "github":
        from followup_md.render.problem_github import render_problems_github

        return render_problems_github(problems, folder)
    if form == "sarif":
        from followup_md import __version__
        from followup_md.check.spec import read_page
        from followup_md.problem import CHECKS
        from followup_md.render.problem_sarif import render_problems_sarif

        return render_problems_sarif(problems, folder, {name: read_page(check) for name, check in CHECKS.items()}, __version__)
    from followup_md.render.problem_text import render_problems

    return render_problems(problems, color=color, width=width)


def lies_in_any(path: str, above: Sequence[str]) -> bool:
    """Say whether a path is one of some files or lies in one of some folders; without any, or with the vault itself (""), it does."""
    return not above or any(not folder or path == folder or path.startswith(f"{folder}/") for folder in above)
