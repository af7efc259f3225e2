"""Parsed notes into one vault: every name, link and log line resolved against all the others (rules.md 7.2, I9)."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from followup_md.model import Vault
from followup_md.parse.link.circle import Directory, build_directory
from followup_md.parse.link.drafts import link_drafts
from followup_md.parse.link.events import Log, link_events
from followup_md.parse.link.names import NameReader
from followup_md.problem import DOUBTFUL, ID_CLASH, Place, report
from followup_md.slug import slug

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from followup_md.config import Settings
    from followup_md.model import Interview, Person
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
    clashes = tuple(_find_clashes(by_slug))
    apart = (_tell_apart(note) if len(group) > 1 else note for group in by_slug.values() for note in group)
    notes = sorted(apart, key=lambda note: note.path)
    directory = build_directory(notes, person_notes)
    reader = NameReader(directory)
    interviews = [_fill_in(note, reader) for note in notes]
    held = tuple(item for item in interviews if item is not None)
    people = _link_relays(directory, person_notes, reader)
    linked = link_events(_list_logs(notes, person_notes, search_note, directory), held, settings)
    drafts = link_drafts(draft_notes, notes, reader)
    every = (*notes, *person_notes, *((search_note,) if search_note else ()), *draft_notes)
    found = (problem for note in every for problem in note.problems)
    told = sorted({*problems, *found, *clashes, *directory.problems, *reader.problems, *linked.problems}, key=_by_place)
    return Vault(
        interviews=tuple(sorted(held, key=lambda item: (item.start, item.path))),
        people=dict(sorted({**reader.invented, **people}.items())),
        events=linked.events,
        drafts=drafts,
        problems=tuple(told),
        ignores=tuple(sorted(ignore for note in every for ignore in note.ignores)),
        doubtful=frozenset(problem.place.path for problem in told if problem.check in DOUBTFUL),
    )


def _by_place(problem: Problem) -> tuple[object, ...]:
    return (problem.place, problem.check, problem.message, problem.hint)


def _fill_in(note: InterviewNote, reader: NameReader) -> Interview | None:
    """Return the facts of a note with its people; None when it has no readable start."""
    circle = reader.directory.circles[note.path]

    def find(name: Name) -> str | None:
        """Return the key of the person whom a topic or question names."""
        return reader.find_owner(name, note.company, circle.names)

    topics = [topic._replace(person=find(owner)) if owner else topic for topic, owner in note.topics]
    questions = [question._replace(asked_by=find(asker)) if asker else question for question, asker in note.questions]
    return note.facts and note.facts._replace(
        interviewers=tuple(circle.interviewers),
        named={key: (place.line, place.column) for key, place in circle.interviewers.items()},
        decision_from=circle.decision_from,
        agency=circle.agency,
        topics=tuple(topics),
        questions=tuple(questions),
    )


def _link_relays(directory: Directory, notes: Sequence[PersonNote], reader: NameReader) -> dict[str, Person]:
    people = dict(directory.people)
    keys = {person.path: key for key, person in people.items()}
    for note in notes:
        if note.relay is not None:
            key = keys[note.facts.path]
            people[key] = people[key]._replace(relay=reader.find_linked(note.relay, directory.names))
    return people


def _list_logs(
    interviews: Sequence[InterviewNote],
    people: Sequence[PersonNote],
    search: SearchNote | None,
    directory: Directory,
) -> Iterator[Log]:
    for note in interviews:
        yield Log(note.path, note.log, directory.circles[note.path].names, note.slug, note.process)
    for person in people:
        path = person.facts.path or ""
        yield Log(path, person.log, directory.home[path])
    if search is not None:
        yield Log(search.path, search.log, directory.names)


def _tell_apart(note: InterviewNote) -> InterviewNote:
    """Name a note after its whole path, so that a thank-you logged in one note is never taken for one of the other."""
    name = slug(note.path.removesuffix(".md"))
    return note._replace(slug=name, facts=note.facts and note.facts._replace(slug=name))


def _find_clashes(by_slug: Mapping[str, Sequence[InterviewNote]]) -> Iterator[Problem]:
    """Yield an `id-clash` at each note but the first whose actions would bear the same ids; `by_slug` holds them by path."""
    for name, (first, *others) in by_slug.items():
        for note in others:
            message = f'the actions of this note and of "{first.path}" bear one id, "{name}"'
            yield report(ID_CLASH, Place(note.path), message, "rename one of the two notes")
