"""Checks about the files themselves: whether they read, and belong together."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from followup_md.check.inspection import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from followup_md.check.inspection import Inspection
    from followup_md.model import Interview


def find_unreadable_note(inspection: Inspection) -> Iterator[Finding]:
    """A note cannot be read as text, or only with holes in it."""
    return inspection.read("unreadable-note")


def find_bad_front_matter(inspection: Inspection) -> Iterator[Finding]:
    """The front matter is no plain YAML: a line does not read, or the block never ends."""
    return inspection.read("bad-front-matter")


def find_duplicate_key(inspection: Inspection) -> Iterator[Finding]:
    """One key stands twice in the front matter."""
    return inspection.read("duplicate-key")


def find_conflict_copy(inspection: Inspection) -> Iterator[Finding]:
    """A synchronising program left a second copy of a note; nothing in it counts."""
    return inspection.read("conflict-copy")


def find_conflict_marks(inspection: Inspection) -> Iterator[Finding]:
    """A merge in git stopped half-way: both versions stand in the note."""
    return inspection.read("conflict-marks")


def find_note_outside(inspection: Inspection) -> Iterator[Finding]:
    """A note of an interview lies where none is read."""
    return inspection.read("note-outside")


def find_id_clash(inspection: Inspection) -> Iterator[Finding]:
    """Two interview notes have one file name, so their actions would bear one id."""
    return inspection.read("id-clash")


def find_broken_link(inspection: Inspection) -> Iterator[Finding]:
    """A link or a name leads to nobody, or to no note."""
    return inspection.read("broken-link")


def find_process_clash(inspection: Inspection) -> Iterator[Finding]:
    """Two posts are joined by one `process`."""
    joined: defaultdict[str, list[Interview]] = defaultdict(list)
    for interview in inspection.search.vault.interviews:
        joined[interview.process].append(interview)
    for rounds in joined.values():
        first = rounds[0]
        for interview in rounds[1:]:
            if not _is_one_post(first, interview):
                yield _report_clash(first, interview)


def _is_one_post(first: Interview, other: Interview) -> bool:
    if first.company.casefold() != other.company.casefold():
        return False
    one, two = ({*(interview.role or "").casefold().split()} for interview in (first, other))
    return one <= two or two <= one


def _report_clash(first: Interview, other: Interview) -> Finding:
    here, there = (f"{interview.role or 'no role'} at {interview.company}" for interview in (other, first))
    place = other.place("process" if "process" in other.fields else "role")
    hint = f"give each post a `process` of its own, or the same `company` and `role` in both notes; the other is {first.path}"
    return Finding(place, f'"{other.process}" joins "{here}" with "{there}"', hint)


CHECKS = (
    find_unreadable_note,
    find_bad_front_matter,
    find_duplicate_key,
    find_conflict_copy,
    find_conflict_marks,
    find_note_outside,
    find_id_clash,
    find_broken_link,
    find_process_clash,
)
