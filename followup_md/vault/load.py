"""A vault at one moment: its notes read, what follows from them, and what is wrong with them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from followup_md.problem import DOUBTFUL, VAULT_PUBLIC, Place, report
from followup_md.vault.git import find_remotes
from followup_md.vault.notes import read_vault, recall_holidays
from followup_md.vault.read import CONFIG

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from datetime import datetime, tzinfo

    from followup_md.config import Settings
    from followup_md.config.calendars import Calendars, FindHolidays
    from followup_md.derive.context import Context
    from followup_md.model import Process, Purpose, Search, Vault
    from followup_md.model.edits import Judged
    from followup_md.problem import Problem
    from followup_md.vault.notes import Notes

    Clock = Callable[[tzinfo], datetime]

# Hosts on which anybody reads what is not set to be private.
_PUBLIC: Final = ("github.com", "gitlab.com", "codeberg.org", "bitbucket.org", "sr.ht")
_ADDRESS: Final = r"(?:\w[\w+.-]*://)?(?:[^@/\s]*@)?([\w.-]+)(?:[:/].*)?"  # as text: `re` compiles it where there is a remote


class Loaded(NamedTuple):
    """A vault at one moment: its settings, all that follows from its notes, and what is wrong with them."""

    settings: Settings
    search: Search
    problems: tuple[Problem, ...]
    calendars: Calendars

    def open_context(self, search: Search | None = None) -> Context:
        """Return what the rules look at, of this search or of another one with the same settings."""
        from followup_md.derive.context import build_context

        of = search or self.search
        return build_context(of.vault, self.settings, self.calendars.of, of.now, of.processes, of.week)

    def derive(self, vault: Vault, now: datetime | None = None) -> Search:
        """Return what follows from other notes with the same settings, now or at another moment."""
        from followup_md.derive import build_search

        return build_search(vault, self.settings, self.calendars.of, now or self.search.now)


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
    # Asked anew each time, since no file of the vault says where its repository goes.
    notes = notes._replace(faults=(*notes.faults, *find_exposure(root, notes.settings)))
    return derive_notes(notes, clock, replayed=replayed, select=select, ignore=ignore)


def load_changed(root: str, clock: Clock, changed: Mapping[str, bytes], *, replayed: bool = False) -> Loaded:
    """Load the vault with some notes, by path, as they are to be; nothing else is asked, so that a page is the same in every clone."""
    if not changed:
        return derive_notes(read_vault(root), clock, replayed=replayed)
    from followup_md.parse.vault import Memory
    from followup_md.vault.notes import reread_vault

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
    from followup_md.check.spec import Choice, apply_options
    from followup_md.config.calendars import Calendars
    from followup_md.derive import build_search

    settings, vault, faults = notes
    calendars = Calendars(settings, find_holidays)
    search = build_search(vault, settings, calendars.of, clock(find_reader_zone(settings)))
    problems = check_search(search, settings, calendars, faults, replayed=replayed)
    choice = apply_options(Choice(*settings.check), select, ignore)
    chosen = tuple([problem for problem in problems if choice.allows(problem.check)])
    # What rests on a note in which a date is wrong is nowhere shown as sure, whether or not that problem is among those chosen.
    doubtful = {problem.place.path for problem in problems if problem.check in DOUBTFUL}
    if doubtful:
        actions = [action._replace(doubtful=True) if action.note in doubtful else action for action in search.actions]
        search = search._replace(actions=tuple(actions))
    return Loaded(settings, search, chosen, calendars)


def check_search(
    search: Search, settings: Settings, calendars: Calendars, faults: Sequence[Problem], *, replayed: bool = False
) -> tuple[Problem, ...]:
    """Return what is wrong with the notes behind a search, by place; `faults` are those of the settings, `replayed` is Inspection's."""
    from followup_md.check import Inspection, run_checks

    return run_checks(Inspection(search, settings, calendars.of, (*faults, *search.vault.problems), replayed=replayed))


def find_reader_zone(settings: Settings) -> tzinfo:
    """Return the zone of the person, UTC when none is set."""
    from zoneinfo import ZoneInfo

    return ZoneInfo(settings.timezone or "UTC")


def ask_guard(loaded: Loaded, subject: str | Process, purpose: Purpose, channel: str | None = None) -> Judged:
    """Return whom a question is about, a person's key or a process, and what the guard says to that contact now."""
    from followup_md.derive.guard import judge_person, judge_process
    from followup_md.model.edits import Judged

    context = loaded.open_context()
    if isinstance(subject, str):
        return Judged(context.person_name(subject), judge_person(context, subject, purpose, channel))
    person, verdict = judge_process(context, subject, purpose, channel)
    return Judged(context.person_name(person) if person else subject.company, verdict)


def find_exposure(root: str, settings: Settings) -> Iterator[Problem]:
    """Yield the `vault-public` of a vault whose repository goes to a public host, unless the settings say who reads it."""
    if settings.repository:
        return
    for host in find_hosts(root):
        if any(host == known or host.endswith(f".{known}") for known in _PUBLIC):
            message = f"the git repository around these notes goes to {host}, which shows everybody what is not private"
            hint = (
                'see that the repository is private there, and write `repository = "private"` above the first table; or `"public"`, if the '
                "notes are meant to be read"
            )
            yield report(VAULT_PUBLIC, Place(CONFIG), message, hint)
            return


def find_hosts(root: str) -> tuple[str, ...]:
    """Return the hosts, in lower case, that the git repository around `root` is pushed to or fetched from."""
    hosts = (match[1].casefold() for url in find_remotes(root) if (match := re.fullmatch(_ADDRESS, url, re.ASCII)))
    return tuple(dict.fromkeys(host for host in hosts if "." in host.strip(".")))
