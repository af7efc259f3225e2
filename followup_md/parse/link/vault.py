"""Parsed notes into one vault: every name, link and log line resolved against all the others (rules.md 7.2, I9)."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from followup_md.model import Vault
from followup_md.parse.link.circle import build_directory
from followup_md.parse.link.drafts import link_drafts
from followup_md.parse.link.events import Log, link_events
from followup_md.parse.link.names import NameReader
from followup_md.parse.text import slug
from followup_md.problem import DOUBTFUL, ID_CLASH, Place, report

if TYPE_CHECKING:
    from collections.abc import Sequence

    from followup_md.config import Settings
    from followup_md.model import Interview
    from followup_md.parse.notes import DraftNote, InterviewNote, Name, PersonNote, SearchNote
    from followup_md.problem import Problem


def link_vault(
    interview_notes: Sequence[InterviewNote],
    person_notes: Sequence[PersonNote],
    search_note: SearchNote | None,
    draft_notes: Sequence[DraftNote],
    settings: Settings,
    problems: Sequence[Problem] = (),
) -> Vault:
    """Return the vault that the notes make together with `problems`; their order does not count.

    Names that fit nobody or several are reported, and never lose an interviewer or a log line that reads.
    """
    by_slug: defaultdict[str, list[InterviewNote]] = defaultdict(list)
    for note in sorted(interview_notes, key=lambda note: note.path):
        by_slug[note.slug].append(note)
    clashes: list[Problem] = []
    notes: list[InterviewNote] = []
    for name, group in by_slug.items():
        for note in group[1:]:
            message = f'the actions of this note and of "{group[0].path}" bear one id, "{name}"'
            clashes.append(report(ID_CLASH, Place(note.path), message, "rename one of the two notes"))
        for note in group:
            # Named after its whole path, a thank-you logged in one note is never taken for one of the other.
            own = slug(note.path.removesuffix(".md")) if len(group) > 1 else name
            notes.append(note if own == name else note._replace(slug=own, facts=note.facts and note.facts._replace(slug=own)))
    notes.sort(key=lambda note: note.path)
    directory = build_directory(notes, person_notes)
    reader = NameReader(directory)
    held = [facts for note in notes if (facts := _fill_in(note, reader)) is not None]
    people = dict(directory.people)
    keys = {person.path: key for key, person in people.items()}
    for item in person_notes:
        if item.relay is not None:
            key = keys[item.facts.path]
            people[key] = people[key]._replace(relay=reader.find_linked(item.relay, directory.names))
    logs = [Log(note.path, note.log, directory.participants[note.path].names, note.slug, note.process) for note in notes]
    logs += [Log(item.facts.path or "", item.log, directory.home[item.facts.path or ""]) for item in person_notes]
    if search_note is not None:
        logs.append(Log(search_note.path, search_note.log, directory.names))
    linked = link_events(logs, held, settings)
    drafts = link_drafts(draft_notes, notes, reader)
    every = (*notes, *person_notes, *((search_note,) if search_note else ()), *draft_notes)
    found = (problem for note in every for problem in note.problems)
    listed = sorted(
        {*problems, *found, *clashes, *directory.problems, *reader.problems, *linked.problems},
        key=lambda problem: (problem.place, problem.check, problem.message, problem.hint),
    )
    return Vault(
        interviews=tuple(sorted(held, key=lambda item: (item.start, item.path))),
        people=dict(sorted({**reader.invented, **people}.items())),
        events=linked.events,
        drafts=drafts,
        problems=tuple(listed),
        ignores=tuple(sorted(ignore for note in every for ignore in note.ignores)),
        doubtful=frozenset(problem.place.path for problem in listed if problem.check in DOUBTFUL),
    )


def _fill_in(note: InterviewNote, reader: NameReader) -> Interview | None:
    """Return the facts of a note with its people; None when it has no readable start."""
    people = reader.directory.participants[note.path]

    def find(name: Name) -> str | None:
        """Return the key of the person whom a topic or question names."""
        return reader.find_owner(name, note.company, people.names)

    topics = [topic._replace(person=find(owner)) if owner else topic for topic, owner in note.topics]
    questions = [question._replace(asked_by=find(asker)) if asker else question for question, asker in note.questions]
    return note.facts and note.facts._replace(
        interviewers=tuple(people.interviewers),
        named={key: (place.line, place.column) for key, place in people.interviewers.items()},
        decision_from=people.decision_from,
        agency=people.agency,
        topics=tuple(topics),
        questions=tuple(questions),
    )
