"""A new interview note and the person notes that it needs: planned, read back, then written."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, Final, NamedTuple
from zoneinfo import ZoneInfo

from followup_md.app import find_reader_zone, load
from followup_md.app.new_people import find_guests, split_people
from followup_md.app.new_vault import NOTE_TEMPLATE, PERSON_TEMPLATE, check_zone, read_packaged
from followup_md.app.reading import LONGEST_FILE, read_vault
from followup_md.derive.stumbles import find_open_stumbles
from followup_md.errors import FollowupError, MachineFailure, UsageProblem
from followup_md.parse.body.sections import fold_heading, name_sections
from followup_md.parse.dates.typed import read_typed_end, read_typed_moment
from followup_md.parse.fields.values import fold_word
from followup_md.parse.interview import parse_interview_note
from followup_md.parse.person import parse_person_note
from followup_md.parse.text import link_target
from followup_md.problem import Level, Problem
from followup_md.render.new_note import Insert, fill_head, fill_sections, write_stumble
from followup_md.slug import slug
from followup_md.store.make import is_there, make_file
from followup_md.store.read import read_file

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date, datetime

    from followup_md.app import Clock
    from followup_md.app.new_people import Guest
    from followup_md.config import Settings
    from followup_md.dates import Calendar
    from followup_md.derive.stumbles import Stumble
    from followup_md.model import Interview

_LONGEST_SLUG: Final = 80
_CURLY: Final = "\u2018\u2019\u201c\u201d"  # around a value they are read as quotes


class Typed(NamedTuple):
    """What stands on the command line: texts as typed, `names` those of the interviewers."""

    company: str
    role: str
    end: str | None = None
    zone: str | None = None
    kind: str | None = None
    process: str | None = None
    names: tuple[str, ...] = ()


class Wanted(NamedTuple):
    """A round that lies ahead: texts as typed, but for `start` and `end`, local times; `people` are names with e-mail addresses.

    `more` are properties of the person's own, such as `place`.
    """

    company: str
    role: str
    start: datetime
    end: datetime | None = None
    zone: str | None = None
    kind: str | None = None
    process: str | None = None
    people: Mapping[str, str | None] = {}
    more: Mapping[str, str] = {}


class NewFile(NamedTuple):
    """A note to be written; `path` is relative to the vault."""

    path: str
    text: str


class NewNotes(NamedTuple):
    """The notes to be written, the interview's first; who takes part, and what stands under `## Prepare`."""

    wanted: Wanted
    zone: str
    files: tuple[NewFile, ...]
    guests: tuple[Guest, ...]
    stumbles: tuple[Stumble, ...]


def read_wanted(root: str, clock: Clock, typed: Typed, start: str | datetime) -> Wanted:
    """Return what was typed, with `start` and the end counted from today where the reader is; UsageProblem when one does not read."""
    today, calendar = _find_today(root, clock)
    begin = read_typed_moment(start, today, calendar) if isinstance(start, str) else start
    end = read_typed_end(typed.end, begin, today, calendar) if typed.end else None
    people = dict.fromkeys(split_people(typed.names))
    return Wanted(typed.company, typed.role, begin, end, typed.zone, typed.kind, typed.process, people)


def plan_notes(root: str, clock: Clock, wanted: Wanted) -> NewNotes:
    """Return the notes of a new round; UsageProblem for a value that would not read back from them as it was typed.

    FollowupError when there is a note of that post and that moment: the command was run twice.
    """
    wanted = _tidy(wanted)
    loaded = load(root, clock)
    settings, vault = loaded.settings, loaded.search.vault
    _check_unwritten(vault.interviews, wanted, settings)
    guests = find_guests(vault.people, wanted.people, wanted.company)
    stumbles = find_open_stumbles(loaded.search.processes)
    path = _choose_path(root, settings, wanted, {interview.slug for interview in vault.interviews})
    note = NewFile(path, _write_interview(root, settings, wanted, guests, stumbles))
    _check_interview(note, settings, wanted, guests)
    people = [_write_person(root, settings, guest, wanted.company) for guest in guests if guest.is_new]
    return NewNotes(wanted, wanted.zone or settings.timezone or "UTC", (note, *people), guests, stumbles)


def write_notes(root: str, notes: NewNotes) -> tuple[Problem, ...]:
    """Write the notes, those of the people first; return the errors that other notes have by it, such as a name that now fits two."""
    before = set(read_vault(root).vault.problems)
    for file in reversed(notes.files):
        make_file(f"{root}/{file.path}", file.text)
    after = read_vault(root).vault.problems
    return tuple(problem for problem in after if problem.level == Level.ERROR and problem not in before)


def _find_today(root: str, clock: Clock) -> tuple[date, Calendar]:
    from followup_md.app.reading import recall_holidays
    from followup_md.config.calendars import Calendars

    settings = read_vault(root).settings
    return clock(find_reader_zone(settings)).date(), Calendars(settings, recall_holidays).of(None)


def _tidy(wanted: Wanted) -> Wanted:
    """Return what was typed as it will read, each on one line; UsageProblem for what no note can hold."""
    people = {_tidy_text(name, "name"): email for name, email in wanted.people.items()}
    if wanted.end is not None and wanted.end <= wanted.start:
        raise UsageProblem(f"the end, {wanted.end:%Y-%m-%d %H:%M}, is not after the start", "write a later --end, or none")
    return wanted._replace(
        company=_tidy_text(wanted.company, "company"),
        role=_tidy_text(wanted.role, "role"),
        kind=_tidy_text(wanted.kind, "kind") if wanted.kind is not None else None,
        process=_tidy_text(wanted.process, "process") if wanted.process is not None else None,
        people=people,
        more={key: _tidy_text(text, key) for key, text in wanted.more.items()},
        zone=check_zone(wanted.zone) if wanted.zone else None,
    )


def _tidy_text(text: str, what: str) -> str:
    tidy = " ".join(text.split())
    tidy = (link_target(tidy) or tidy).strip(f"{_CURLY} ")
    bad = next((sign for sign in tidy if unicodedata.category(sign) in ("Cc", "Cs", "Cn") or sign == "\ufeff"), None)
    if bad or not tidy:
        message = f"the {what} {text!r} has a sign that no note can hold" if bad else f"the {what} is empty"
        raise UsageProblem(message, f"write the {what} in letters that an editor shows")
    return tidy


def _check_unwritten(interviews: Sequence[Interview], wanted: Wanted, settings: Settings) -> None:
    process = slug(wanted.process or f"{wanted.company} {wanted.role}")
    start = wanted.start.replace(tzinfo=ZoneInfo(wanted.zone) if wanted.zone else find_reader_zone(settings))
    known = next((one for one in interviews if one.process == process and one.start == start), None)
    if known:
        raise FollowupError(f"{known.path} is the note of that round", "write into that one; another round has another --start")


def _choose_path(root: str, settings: Settings, wanted: Wanted, taken: set[str]) -> str:
    parts = (f"{wanted.start:%Y-%m-%d}", _shorten(wanted.company), *([_shorten(wanted.kind)] if wanted.kind else []))
    stem, number = "-".join(parts), 1
    name = stem
    while name in taken or is_there(f"{root}/{settings.folders.interviews}/{name}.md"):
        number += 1
        name = f"{stem}-{number}"
    return f"{settings.folders.interviews}/{name}.md"


def _shorten(text: str) -> str:
    return slug(text)[:_LONGEST_SLUG].strip("-")


def _write_interview(root: str, settings: Settings, wanted: Wanted, guests: Sequence[Guest], stumbles: Sequence[Stumble]) -> str:
    links = [f"[[{guest.link}]]" for guest in guests]
    values: dict[str, str | Sequence[str] | None] = {
        "company": wanted.company,
        "role": wanted.role,
        "kind": wanted.kind,
        "start": _show(wanted.start),
        "end": _show(wanted.end) if wanted.end else None,
        "timezone": wanted.zone,
        "interviewers": links,
        "process": wanted.process,
        **wanted.more,
    }
    inserts = (
        Insert("prepare", "Prepare", tuple(line for stumble in stumbles for line in write_stumble(*stumble))),
        Insert("topics", "Topics", tuple(line for link in links for line in ("", f"### {link}"))),
    )
    names = name_sections(settings.sections)
    text = fill_head(_read_template(root, settings, NOTE_TEMPLATE), {key: value for key, value in values.items() if value})
    return fill_sections(text, inserts, lambda heading: names.get(fold_heading(heading), fold_heading(heading)))


def _show(moment: datetime) -> str:
    return f"{moment:%Y-%m-%dT%H:%M}"


def _read_template(root: str, settings: Settings, name: str) -> str:
    """Return the vault's own template, where there is one, else the program's."""
    path = f"{settings.folders.templates}/{name}"
    found = read_file(root, path, LONGEST_FILE)
    if isinstance(found, Problem):
        raise MachineFailure(f"the template {path} cannot be used: {found.message}", found.hint)
    return found.data.decode("utf-8-sig", "replace") if found else read_packaged(name)


def _write_person(root: str, settings: Settings, guest: Guest, company: str) -> NewFile:
    path = f"{settings.folders.people}/{guest.link}.md"
    if is_there(f"{root}/{path}"):
        raise FollowupError(
            f"{path} is there, but is no note of {guest.name} that reads", "run `followup-md check`, and mend that note first"
        )
    values = {"name": guest.name, "company": company, **({"email": guest.email} if guest.email else {})}
    file = NewFile(path, fill_head(_read_template(root, settings, PERSON_TEMPLATE), values))
    person = parse_person_note(file.text, path, settings).facts
    _compare(guest.name, person.name, "name")
    _compare(company, person.company, "company")
    return file


def _check_interview(note: NewFile, settings: Settings, wanted: Wanted, guests: Sequence[Guest]) -> None:
    """Read the note back: what it says must be what was typed."""
    read = parse_interview_note(note.text, note.path, settings)
    wrong = next((problem for problem in read.problems if problem.level == Level.ERROR), None)
    if wrong or read.facts is None:
        said = f"{wrong.message}; {wrong.hint}" if wrong else ""
        raise UsageProblem(f"the note would not read: {said}", "mend what was typed or, if it comes from there, the template")
    _compare(wanted.company, read.company, "company")
    _compare(wanted.role, read.facts.role, "role")
    _compare(wanted.kind and fold_word(wanted.kind), read.facts.kind if wanted.kind else None, "kind")
    _compare(_show(wanted.start), _show(read.facts.start), "start")
    _compare(_show(wanted.end or read.facts.end), _show(read.facts.end), "end")
    _compare(", ".join(guest.link for guest in guests), ", ".join(name.text for name in read.interviewers) if guests else "", "names")


def _compare(typed: str | None, read: str | None, what: str) -> None:
    if typed != read:
        raise UsageProblem(f"the {what} {typed!r} would read as {read!r}", f"write the {what} in other words")
