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
    r"""A note cannot be read as text, or only with holes in it.

    It must be UTF-8 without NUL bytes, a regular file that may be read, and at most 5 MB. Of a note with a few wrong bytes the rest
    counts; of all others nothing does.

    Fails:

        ## Environment
        - a caf\xe9 on the ground floor

    Passes:

        ## Environment
        - a café on the ground floor
    """
    return inspection.read("unreadable-note")


def find_bad_front_matter(inspection: Inspection) -> Iterator[Finding]:
    """The front matter is no plain YAML: a line does not read, or the block never ends.

    Each entry that reads on its own still counts.

    Fails:

        role: Engineer: data

    Passes:

        role: "Engineer: data"
    """
    return inspection.read("bad-front-matter")


def find_duplicate_key(inspection: Inspection) -> Iterator[Finding]:
    """One key stands twice in the front matter.

    Nobody knows which of the two is meant; the first is read.

    Fails:

        country: US
        Country: US

    Passes:

        country: US
    """
    return inspection.read("duplicate-key")


def find_conflict_copy(inspection: Inspection) -> Iterator[Finding]:
    """A synchronising program left a second copy of a note; nothing in it counts.

    Compare the two, keep what is missing, and delete the copy.

    Fails:

        interviews/2026-11-17-harbor-panel (conflicted copy 2026-11-18).md:
        interest: high

    Passes:

        interest: high
    """
    return inspection.read("conflict-copy")


def find_conflict_marks(inspection: Inspection) -> Iterator[Finding]:
    """A merge in git stopped half-way: both versions stand in the note.

    Fails:

        ## Environment
        <<<<<<< HEAD
        - a quiet floor

    Passes:

        ## Environment
        - a quiet floor
    """
    return inspection.read("conflict-marks")


def find_note_outside(inspection: Inspection) -> Iterator[Finding]:
    """A note of an interview lies where none is read.

    On a telephone new notes land at the top of the folder. Nothing in this one counts until it lies under `interviews/`.

    Fails:

        globex.md:
        ---
        company: Globex
        role: Analyst
        start: 2026-11-24T10:00
        end: 2026-11-24T11:00
        ---

    Passes:

        globex.md:
        What I should read about Globex.
    """
    return inspection.read("note-outside")


def find_id_clash(inspection: Inspection) -> Iterator[Finding]:
    """Two interview notes have one file name, so their actions would bear one id.

    Both count, under ids made from the whole path; but a link by name could mean either.

    Fails:

        interviews/later/2026-11-17-harbor-panel.md:
        company: Globex
        start: 2026-12-01T10:00
        end: 2026-12-01T11:00
        decision_date:

    Passes:

        interviews/later/2026-12-01-globex.md:
        company: Globex
        start: 2026-12-01T10:00
        end: 2026-12-01T11:00
        decision_date:
    """
    return inspection.read("id-clash")


def find_broken_link(inspection: Inspection) -> Iterator[Finding]:
    """A link or a name leads to nobody, or to no note.

    Fails:

        decision_from: "[[Pria Raman]]"

    Passes:

        decision_from: "[[Priya Raman]]"
    """
    return inspection.read("broken-link")


def find_process_clash(inspection: Inspection) -> Iterator[Finding]:
    """Two posts are joined by one `process`.

    Each post has its own waiting period and its own one follow-up: joined, the answer for one would end the other. Titles of which one
    holds all words of the other (`Engineer`, `Senior Engineer`) are taken for one post.

    Fails:

        process: harbor

        interviews/2026-12-01-harbor-analyst.md:
        role: Office Manager
        process: harbor
        start: 2026-12-01T10:00
        end: 2026-12-01T11:00
        decision_date:

    Passes:

        process: harbor

        interviews/2026-12-01-harbor-final.md:
        role: Senior Data Engineer
        process: harbor
        start: 2026-12-01T10:00
        end: 2026-12-01T11:00
        decision_date:
    """
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
