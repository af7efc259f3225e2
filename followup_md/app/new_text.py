"""The texts of new notes: templates filled in, and read back before anything is written."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from followup_md.app.new_vault import NOTE_TEMPLATE, PERSON_TEMPLATE, read_packaged
from followup_md.app.reading import LONGEST_FILE
from followup_md.errors import MachineFailure, UsageProblem
from followup_md.parse.body.sections import fold_heading, name_sections
from followup_md.parse.fields.values import fold_word
from followup_md.parse.interview import parse_interview_note
from followup_md.parse.person import parse_person_note
from followup_md.problem import Level, Problem
from followup_md.render.new_note import Insert, fill_head, fill_sections, write_stumble
from followup_md.store.read import read_file

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from followup_md.app.new_people import Guest
    from followup_md.app.wanted import Wanted
    from followup_md.config import Settings
    from followup_md.derive.stumbles import Stumble


class NewFile(NamedTuple):
    """A note to be written; `path` is relative to the vault."""

    path: str
    text: str


def make_interview(
    root: str, path: str, settings: Settings, wanted: Wanted, guests: Sequence[Guest], stumbles: Sequence[Stumble]
) -> NewFile:
    """Return the note of an interview; UsageProblem when it would not read back as what is wanted."""
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
        Insert(
            "prepare", "Prepare", tuple(line for item in stumbles for line in write_stumble(item.question, item.interview, item.better))
        ),
        Insert("topics", "Topics", tuple(line for link in links for line in ("", f"### {link}"))),
    )
    names = name_sections(settings.sections)
    text = fill_head(_read_template(root, settings, NOTE_TEMPLATE), {key: value for key, value in values.items() if value})
    text = fill_sections(text, inserts, lambda heading: names.get(fold_heading(heading), fold_heading(heading)))
    _check_interview(NewFile(path, text), settings, wanted, guests)
    return NewFile(path, text)


def make_person(root: str, settings: Settings, guest: Guest, company: str) -> NewFile:
    """Return the note of an interviewer who has none; UsageProblem when it would not read back so."""
    path = f"{settings.folders.people}/{guest.link}.md"
    values = {"name": guest.name, "company": company, **({"email": guest.email} if guest.email else {})}
    file = NewFile(path, fill_head(_read_template(root, settings, PERSON_TEMPLATE), values))
    person = parse_person_note(file.text, path, settings).facts
    _compare(guest.name, person.name, "name")
    _compare(company, person.company, "company")
    return file


def _show(moment: datetime) -> str:
    return f"{moment:%Y-%m-%dT%H:%M}"


def _read_template(root: str, settings: Settings, name: str) -> str:
    """Return the vault's own template, where there is one, else the program's."""
    path = f"{settings.folders.templates}/{name}"
    found = read_file(root, path, LONGEST_FILE)
    if isinstance(found, Problem):
        raise MachineFailure(f"the template {path} cannot be used: {found.message}", found.hint)
    return found.data.decode("utf-8-sig", "replace") if found else read_packaged(name)


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
