"""Parsed notes linked into one vault: every name, link and log line resolved against all notes (rules.md 7.2, I9)."""

from __future__ import annotations

from collections import defaultdict
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from functools import lru_cache
from operator import attrgetter
from typing import TYPE_CHECKING, Final, NamedTuple

from followup_md.config.settings import find_zone
from followup_md.dates import day_end
from followup_md.model import Draft, Event, Interview, Person, Vault
from followup_md.model.events import CALLED_OFF
from followup_md.parse.facts import (
    DraftNote,
    InterviewNote,
    LogLine,
    Name,
    Names,
    PersonNote,
    SearchNote,
    cached_slug,
    fold_name,
    suggest_name,
)
from followup_md.parse.log_clauses import EVERYONE, People, read_people
from followup_md.parse.log_line import parse_log_line
from followup_md.parse.people import Directory, build_directory, invent_person, list_suffixes, strip_path
from followup_md.problem import AMBIGUOUS_PERSON, BROKEN_LINK, DOUBTFUL, ID_CLASH, UNKNOWN_EVENT, Place, Problem, report

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from followup_md.config import Settings

_BY_PLACE: Final = attrgetter("place")
# Contact about a meeting: outside its note, such a line belongs to the latest round held with that person.
_CONTACT: Final = frozenset({"thanked", "followed-up", "replied", "sent", "shared", "heard", "bounced", "missed"})
_NEEDS_ROUND: Final = frozenset({"thanked", "followed-up"})
_FATES: Final = frozenset({*CALLED_OFF, "rescheduled", "missed"})
# Lines that may be identical in two files without being duplicates.
_OF_THE_FILE: Final = frozenset({"networked", "researched", "practised"})
_WHEN: Final = attrgetter("at", "place")
_BY_END: Final = attrgetter("end", "path")
_HINT: Final = "write the line into the log of the interview's note"


class Log(NamedTuple):
    """The log of one file and the names that can be read in it; `interview` and `process` are those of an interview note."""

    path: str
    lines: Sequence[LogLine]
    names: Names
    interview: str | None = None
    process: str | None = None


class LinkedEvents(NamedTuple):
    """Events in the order in which they count, and what is wrong with the lines."""

    events: tuple[Event, ...]
    problems: tuple[Problem, ...]


def link_vault(
    interview_notes: Sequence[InterviewNote],
    person_notes: Sequence[PersonNote],
    search_note: SearchNote | None,
    draft_notes: Sequence[DraftNote],
    settings: Settings,
    problems: Sequence[Problem] = (),
) -> Vault:
    """Return the vault of the notes, in any order; a name that fits nobody or several loses no interviewer and no log line."""
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
            # Named by its whole path, so that a thank-you note logged in one note never counts for the other.
            own = cached_slug(note.path.removesuffix(".md")) if len(group) > 1 else name
            notes.append(note if own == name else note._replace(slug=own, facts=note.facts and note.facts._replace(slug=own)))
    notes.sort(key=lambda note: note.path)
    directory = build_directory(notes, person_notes)
    reader = NameReader(directory, [], {})
    held = [facts for note in notes if (facts := reader.fill_in(note)) is not None]
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


def link_events(logs: Iterable[Log], interviews: Sequence[Interview], settings: Settings) -> LinkedEvents:
    """Return the events of all logs, each once, by instant, path and line; `interviews` have their people filled in."""
    zone = (settings.timezone and find_zone(settings.timezone)) or UTC
    problems: list[Problem] = []
    own: list[Event] = []
    loose: list[Event] = []
    for log in sorted(logs, key=lambda item: item.path):
        read = []
        for line in log.lines:
            event, found = parse_log_line(line, log.names, in_interview=log.interview is not None)
            problems += found
            if event is not None:
                read.append(event)
        (loose if log.interview is None else own).extend(set_instants(read, zone, log.interview, log.process))
    rounds = _Rounds.of(interviews, own)
    for event in loose:
        placed = rounds.give(event)
        if isinstance(placed, str):
            problems.append(report(UNKNOWN_EVENT, event.place, placed, _HINT))
        else:
            own.append(placed)
    # `applied to COMPANY as ROLE` opens the process of that company and role, so that it joins the rounds it led to.
    opened: defaultdict[str, set[str]] = defaultdict(set)
    for item in interviews:
        opened[cached_slug(f"{item.company} {item.role or ''}")].add(item.process)
    for at, event in enumerate(own):
        if event.kind == "applied" and event.company is not None:
            name = cached_slug(f"{event.company} {event.role or ''}")
            process = next(iter(opened[name])) if len(opened.get(name, ())) == 1 else name
            own[at] = event._replace(process=process, interview=event.interview if process == event.process else None)
    # Of two identical lines the first counts: merging two copies must change nothing.
    kept: dict[object, Event] = {}
    for event in sorted(own, key=_WHEN):
        path = event.place.path if event.kind in _OF_THE_FILE else ""
        # Everything an event says except its place; its instant only if a time was typed.
        key = (event.kind, path, event.day, event.clock and event.at, tuple(sorted(event.people)), event[6:])
        kept.setdefault(key, event)
    return LinkedEvents(tuple(kept.values()), tuple(problems))


class _Rounds(NamedTuple):
    """The rounds of each person by end, and the events of each round that say whether it took place."""

    by_person: Mapping[str, Sequence[Interview]]
    fates: Mapping[str, Sequence[Event]]

    @classmethod
    def of(cls, interviews: Sequence[Interview], events: Iterable[Event]) -> _Rounds:
        """Group the rounds by the persons met in them, without those who missed them, and by who speaks for the process."""
        events = [event for event in events if event.kind in _FATES and event.interview]
        missed = {(event.interview, key) for event in events if event.kind == "missed" for key in event.people}
        by_person: defaultdict[str, list[Interview]] = defaultdict(list)
        for item in sorted(interviews, key=_BY_END):
            met = [key for key in item.interviewers if (item.slug, key) not in missed] if missed else item.interviewers
            for key in dict.fromkeys((*met, item.decision_from, item.agency)):
                if key is not None:
                    by_person[key].append(item)
        fates: defaultdict[str, list[Event]] = defaultdict(list)
        for event in sorted(events, key=_WHEN):
            if event.kind != "missed":
                fates[event.interview or ""].append(event)
        return cls(by_person=by_person, fates=fates)

    def give(self, event: Event) -> Event | str:
        """Return an event from outside interview notes with its round and process, or why it has none."""
        if event.kind not in _CONTACT:
            return event
        rounds = {(item.end, item.path): item for key in event.people for item in self.by_person.get(key, ())}
        held = [rounds[key] for key in sorted(rounds) if rounds[key].end <= event.at and not self._is_off(rounds[key], event)]
        held = [item for item in held if all(item in self.by_person.get(key, ()) for key in event.people)] or held
        processes = sorted({item.process for item in held})
        if len(processes) > 1:
            return f"{len(processes)} processes could be meant: {', '.join(processes)}"
        if held:
            return event._replace(interview=held[-1].slug, process=held[-1].process)
        # Otherwise a line that needs a process would be dropped silently.
        dates = (event.decide_by, event.write_again, event.answer_by)
        lost = event.kind in _NEEDS_ROUND or event.no_follow_ups or event.no_contact or any(dates)
        return "no round with this person was held before it" if lost else event

    def _is_off(self, item: Interview, event: Event) -> bool:
        fates = [fate for fate in self.fates.get(item.slug, ()) if fate.at <= event.at]
        return bool(fates) and (fates[-1].kind in CALLED_OFF or fates[-1].was is None)


def set_instants(events: Sequence[Event], zone: tzinfo, interview: str | None = None, process: str | None = None) -> tuple[Event, ...]:
    """Return the events of one file, an interview note or none, with `at` set, in the order of the file; times are local in `zone`."""
    limits: dict[date, datetime] = {}
    placed: list[Event] = []
    for event in sorted(events, key=_BY_PLACE, reverse=True):
        if event.clock is not None:
            try:
                limits[event.day] = datetime.combine(event.day, event.clock, zone).astimezone(UTC)
            except OverflowError:  # the first and last possible day: no zone can shift them
                limits[event.day] = datetime.combine(event.day, event.clock, UTC)
        at = limits[event.day] if event.day in limits else _find_last_instant(event.day, zone)
        # Slices take a third of the time of `_replace`.
        placed.append(Event._make((*event[:4], at, event.people, interview, process, *event[8:])))
    return tuple(reversed(placed))


@lru_cache(maxsize=1024)  # a search has few days and many lines
def _find_last_instant(day: date, zone: tzinfo) -> datetime:
    try:
        return day_end(day, zone).astimezone(UTC) - timedelta(microseconds=1)
    except OverflowError:
        return datetime.combine(day, time.max, UTC)


class NameReader(NamedTuple):
    """Reads names as a log reads its PERSON; collects `problems`, and the persons `invented` for names that fit nobody."""

    directory: Directory
    problems: list[Problem]
    invented: dict[str, Person]

    def fill_in(self, note: InterviewNote) -> Interview | None:
        """Return the facts of a note with its people; None when it has no readable start."""
        people = self.directory.participants[note.path]
        firm, names = note.company, people.names
        topics = [topic._replace(person=self.find_owner(owner, firm, names)) if owner else topic for topic, owner in note.topics]
        questions = [asked._replace(asked_by=self.find_owner(asker, firm, names)) if asker else asked for asked, asker in note.questions]
        return note.facts and note.facts._replace(
            interviewers=tuple(people.interviewers),
            named={key: (place.line, place.column) for key, place in people.interviewers.items()},
            decision_from=people.decision_from,
            agency=people.agency,
            topics=tuple(topics),
            questions=tuple(questions),
        )

    def find_owner(self, name: Name, company: str, names: Names) -> str | None:
        """Return whom a heading under Topics or `asked by` means, None for everyone; a new person where it fits nobody or several."""
        if fold_name(name.text) == EVERYONE:
            return None
        key = self.find_linked(name, names)
        if key is not None:
            return key
        person = invent_person(name, company)
        self.invented[person.key] = person
        return person.key

    def find_linked(self, name: Name, names: Names) -> str | None:
        """Return the one person that a name means; None, and a problem, when it fits nobody or several."""
        known = names.links.get(fold_name(name.text)) if name.linked else None
        if known and len(known) == 1:
            return known[0]
        text = f"[[{name.text}]]" if name.linked else name.text
        read = read_people(text, 0, len(text), names)
        if isinstance(read, People) and len(read.keys) == 1 and not text[read.end :].lstrip()[:1].isalnum():
            return read.keys[0]
        if not isinstance(read, People) and read.check == AMBIGUOUS_PERSON:
            self.problems.append(report(read.check, name.place, read.message, read.advice))
            return None
        close = suggest_name(name.text, [self.directory.people[key].name for key in names.everyone] or names.full)
        meant = f"did you mean `{close}`?" if close else "write the name as in `interviewers`, or give the person a note under people/"
        self.problems.append(report(BROKEN_LINK, name.place, f'nobody here is called "{name.text}"', meant))
        return None


def link_drafts(drafts: Iterable[DraftNote], notes: Sequence[InterviewNote], reader: NameReader) -> tuple[Draft, ...]:
    """Return the drafts by path, with person and interview; a target not found is reported as `broken-link` and becomes None."""
    # By slug, stem and path; a name that fits several belongs to the first by path, and they share a slug.
    known: dict[str, InterviewNote] = {}
    for item in notes:
        for text in (item.slug, *list_suffixes(fold_name(strip_path(item.path)))):
            known.setdefault(text, item)
    linked = []
    for draft in sorted(drafts, key=lambda draft: draft.facts.path):
        name, note = draft.interview, None
        if name:
            target = fold_name(strip_path(name.text))
            note = known.get(target) or known.get(cached_slug(target.rpartition("/")[2]))
            if note is None:
                close = suggest_name(target, (item.path.rpartition("/")[2].removesuffix(".md") for item in known.values()))
                hint = f"did you mean `[[{close}]]`?" if close else "link the interview's note by its file name"
                reader.problems.append(report(BROKEN_LINK, name.place, f'no interview note "{name.text}"', hint))
        names = reader.directory.participants[note.path].names if note else reader.directory.names
        person = reader.find_linked(draft.to, names) if draft.to else None
        linked.append(draft.facts._replace(person=person, interview=note and note.slug))
    return tuple(linked)
