"""Drafts and what they are about: the interview and the person that their links mean (format.md section 5)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from followup_md.parse.link.people import list_suffixes, strip_path
from followup_md.parse.names import fold_name
from followup_md.parse.near import suggest
from followup_md.parse.text import slug
from followup_md.problem import BROKEN_LINK, report

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from followup_md.model import Draft
    from followup_md.parse.link.names import NameReader
    from followup_md.parse.notes import DraftNote, InterviewNote, Name


def link_drafts(drafts: Iterable[DraftNote], notes: Sequence[InterviewNote], reader: NameReader) -> tuple[Draft, ...]:
    """Return the drafts by path, with person and interview; what is found nowhere is a `broken-link` and None."""
    # By slug, stem and path; the first by path keeps what fits several, and their slug is one.
    known: dict[str, InterviewNote] = {}
    for item in notes:
        for text in (item.slug, *list_suffixes(fold_name(strip_path(item.path)))):
            known.setdefault(text, item)
    linked = []
    for draft in sorted(drafts, key=lambda draft: draft.facts.path):
        note = _find_note(draft.interview, known, reader) if draft.interview else None
        names = reader.directory.participants[note.path].names if note else reader.directory.names
        person = reader.find_linked(draft.to, names) if draft.to else None
        linked.append(draft.facts._replace(person=person, interview=note and note.slug))
    return tuple(linked)


def _find_note(name: Name, known: Mapping[str, InterviewNote], reader: NameReader) -> InterviewNote | None:
    target = fold_name(strip_path(name.text))
    note = known.get(target) or known.get(slug(target.rpartition("/")[2]))
    if note is None:
        close = suggest(target, (item.path.rpartition("/")[2].removesuffix(".md") for item in known.values()))
        hint = f"did you mean `[[{close}]]`?" if close else "link the interview's note by its file name"
        reader.problems.append(report(BROKEN_LINK, name.place, f'no interview note "{name.text}"', hint))
    return note
