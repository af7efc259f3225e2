"""Parsed notes linked into one vault: every name, link and log line resolved against all notes (rules.md 7.2, I9)."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from functools import lru_cache, partial
from operator import attrgetter
from typing import Final, NamedTuple

from followup_md.config import Settings
from followup_md.config.read import list_own
from followup_md.config.settings import find_zone
from followup_md.dates import day_end
from followup_md.model import Draft, Event, Interview, Person, Promise, Question, Topic, Vault
from followup_md.model.events import CALLED_OFF
from followup_md.parse.facts import (
    DraftNote,
    InterviewNote,
    LogContext,
    LogLine,
    Name,
    Names,
    PersonNote,
    SearchNote,
    cached_slug,
    find_similar,
    fold_name,
    suggest_name,
)
from followup_md.parse.front_matter import split_names
from followup_md.parse.log_clauses import EVERYONE, People, read_people
from followup_md.parse.log_line import parse_strictly
from followup_md.parse.log_place import parse_entry
from followup_md.parse.log_start import Slip
from followup_md.parse.people import Directory, Keys, Participants, build_directory, invent_person, list_suffixes, strip_path
from followup_md.parse.recap import EVERYBODY
from followup_md.problem import AMBIGUOUS_PERSON, BROKEN_LINK, DOUBTFUL, ID_CLASH, UNKNOWN_EVENT, UNKNOWN_FIELD, Place, Problem, report

_BY_PLACE: Final = attrgetter("place")
# Contact about a meeting: outside its note, such a line belongs to the latest round held with that person.
_CONTACT: Final = frozenset({"thanked", "followed-up", "replied", "sent", "shared", "heard", "bounced", "missed"})
_NEEDS_ROUND: Final = frozenset({"thanked", "followed-up"})
_FATES: Final = frozenset({*CALLED_OFF, "rescheduled", "missed"})
# Lines that may be identical in two files without being duplicates.
_OF_THE_FILE: Final = frozenset({"networked", "researched", "practised", "note"})
_WHEN: Final = attrgetter("at", "place")
_BY_END: Final = attrgetter("end", "path")
# A topic that begins with names, perhaps: what stands before its first colon or dash, and what behind it.
_LABEL: Final = re.compile(r"((?:\[\[[^\[\]]*\]\]|[^:\n]){1,80}?)(?:[*_]*:+[*_]*\s+|\s[-\u2013\u2014]\s+)(\S.*)", re.DOTALL)
_WITH: Final = re.compile(r"^(?:(?:call|chat|talk|meeting|interview|lunch|coffee) )?with ", re.IGNORECASE)
_PARTED: Final = re.compile(r"[:\u2013\u2014-](?:(?<=:)[:*_]*|(?<=\s.))\s")  # without it, no label; a set is searched for at once
# Who told it, where a topic says so: it is theirs alone.
_TELLER: Final = r"(?:\[\[[^\[\]]+\]\]|[^\W\d_a-zß-ÿ][\w.'’-]*)"
_TOLD: Final = re.compile(
    rf"(?!(?:I|We|They|It|You)\b)({_TELLER}(?:(?:,| and| &)? {_TELLER}){{0,3}})"
    r" (?:told (?:me|us)|(?:said|says|mentioned) (?:that )?(?:s?he|his|her))\b"
)
_BRACKETS: Final = re.compile(r"\s*\([^()]*\)")
_CAPITALS: Final = re.compile(r"[^\W\d_a-z][\w.'\u2019-]+(?: [^\W\d_a-z][\w.'\u2019-]*){0,2}")
_STROKE: Final = re.compile(r"(?<=\w)/(?=\w)(?![^\[]*\]\])")
_BY_AT_END: Final = re.compile(r"[\s,]*\bby\s+\S+[\s,]*$", re.IGNORECASE)
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
        unread=tuple(
            note.unread._replace(people=tuple(directory.participants[note.path].interviewers)) for note in notes if note.unread is not None
        ),
        doubtful=frozenset(problem.place.path for problem in listed if problem.check in DOUBTFUL),
    )


def link_events(logs: Iterable[Log], interviews: Sequence[Interview], settings: Settings) -> LinkedEvents:
    """Return the events of all logs, each once, by instant, path and line; `interviews` have their people filled in."""
    zone = (settings.timezone and find_zone(settings.timezone)) or UTC
    problems: list[Problem] = []
    own: list[Event] = []
    loose: list[Event] = []
    facts = {item.slug: item for item in interviews}
    companies = {fold_name(item.company): item.company for item in interviews}
    logs, phrases = sorted(logs, key=lambda item: item.path), list_own(settings.phrases)
    known: dict[str, tuple[Event, ...]] = {}
    for log in logs:
        item = facts.get(log.interview or "")
        start, end, company = (item.start, item.end, item.company) if item else (None, None, "")
        days = (start and start.date(), item and (item.decision_date or item.said_date), settings.sender.country)
        in_note, in_search = log.interview is not None, log.path == settings.folders.search
        context = LogContext(log.names, in_note, *days, companies, start, end, in_search, phrases=phrases, company=company)
        context = context._replace(others=partial(_find_others, log, logs, context, known))
        read = _read_lines(log.lines, context, companies, problems)
        (loose if log.interview is None else own).extend(set_instants(read, zone, log.interview, log.process))
    rounds = _Rounds.of(interviews, own)
    for event in loose:
        placed = event if event.company else rounds.give(event)
        if isinstance(placed, str):
            problems.append(report(UNKNOWN_EVENT, event.place, placed, _HINT))
        else:
            own.append(placed)
    own = _place_companies(own, interviews, problems)
    # Of two identical lines the first counts: merging two copies must change nothing.
    kept: dict[object, Event] = {}
    for event in sorted(own, key=_WHEN):
        path = event.place.path if event.kind in _OF_THE_FILE else ""
        # Everything an event says except its place; its instant only if a time was typed.
        key = (event.kind, path, event.day, event.clock and event.at, tuple(sorted(event.people)), event[6:])
        kept.setdefault(key, event)
    return LinkedEvents(tuple(kept.values()), tuple(problems))


def _find_others(log: Log, logs: Sequence[Log], context: LogContext, known: dict[str, tuple[Event, ...]]) -> Sequence[Event]:
    """Return the events of all logs of a process, kept in `known`; they are read when a line in everyday words asks for them."""
    if log.path not in known:
        same = [other for other in logs if other.process == log.process] if log.process else [log]
        known[log.path] = tuple(event for other in same for event in parse_strictly(other.lines, context))
    return known[log.path]


def _read_lines(lines: Sequence[LogLine], context: LogContext, companies: dict[str, str], problems: list[Problem]) -> list[Event]:
    """Return the events of one log; add its problems, and to `companies` those applied to, which any line of the log may name."""
    events: list[Event] = []
    failed: list[tuple[LogLine, int, tuple[Problem, ...]]] = []
    for line in lines:
        event, found = parse_entry(line, context, events)
        if event is not None:
            events.append(event)
            if event.company:
                companies.setdefault(fold_name(event.company), event.company)
        if found:
            failed.append((line, len(companies), found))
    for line, known, found in failed:
        if known < len(companies):
            event, found = parse_entry(line, context, events)  # noqa: PLW2901 - read again, now that the company is known
            events += [event] if event is not None else []
        problems += found
    return events


def _place_companies(events: Sequence[Event], interviews: Sequence[Interview], problems: list[Problem]) -> list[Event]:
    """Return the events with the process of each that names a company; one that fits several is a problem, and left out."""
    # The processes of each company, with the names of their roles.
    opened: defaultdict[str, dict[str, set[str]]] = defaultdict(dict)
    for item in interviews:
        opened[cached_slug(item.company)].setdefault(item.process, set()).add(cached_slug(item.role) if item.role else "")
    placed = list(events)
    for at, event in enumerate(events):
        if event.kind == "applied" and event.company:
            # It joins the rounds that it led to; without a role those of the only process of the company.
            known, role = opened[cached_slug(event.company)], cached_slug(event.role) if event.role else ""
            fitting = [process for process, roles in known.items() if not role or role in roles]
            process = fitting[0] if len(fitting) == 1 else cached_slug(f"{event.company} {event.role or ''}")
            placed[at] = event._replace(process=process, interview=event.interview if process == event.process else None)
    for event in placed:
        if event.kind == "applied" and event.company:
            opened[cached_slug(event.company)].setdefault(event.process or "", set()).add(cached_slug(event.role) if event.role else "")
    left: list[Event] = []
    for event in placed:
        if event.kind == "applied" or not event.company:
            left.append(event)
            continue
        role = cached_slug(event.role) if event.role else ""
        fitting = [process for process, roles in opened[cached_slug(event.company)].items() if not role or role in roles]
        if len(fitting) == 1:
            left.append(event._replace(process=fitting[0]))
        else:
            which = f"{len(fitting)} processes could be meant: {', '.join(sorted(fitting))}" if fitting else "no application for that role"
            problems.append(report(UNKNOWN_EVENT, event.place, which, f"name the role: `{event.company} as ROLE`"))
    return left


class _Rounds(NamedTuple):
    """The rounds of each person by end, and the events of each round that say whether it took place."""

    by_person: Mapping[str, Sequence[Interview]]
    fates: Mapping[str, Sequence[Event]]

    @classmethod
    def of(cls, interviews: Sequence[Interview], events: Iterable[Event]) -> "_Rounds":
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
        topics, questions = dict.fromkeys(self._list_topics(note, people)), tuple(self._list_questions(note, people))
        texts = [item.topic for item in note.topics if item.is_text and not item.topic.text.endswith(":")]
        if texts and not topics:  # next to topics, text is a remark
            message, meant = f'no bullet, so no topic: "{texts[0].text}"', " and ".join(f"`- {text.text}`" for text in texts)
            self.problems.append(report(UNKNOWN_FIELD, texts[0].place, message, f"write {meant}"))
        return note.facts and note.facts._replace(
            interviewers=tuple(people.interviewers),
            named={key: (place.line, place.column) for key, place in people.interviewers.items()},
            decision_from=people.decision_from,
            agency=people.agency,
            topics=tuple(topics),
            questions=questions,
            promises=tuple([self._address(promise, note, people) for promise in note.facts.promises]),
        )

    def _list_topics(self, note: InterviewNote, people: Participants) -> Iterator[Topic]:
        """Yield each topic with whose it is: whom its line names, else a lone name above, else the person of the heading, else all."""
        part, named = -1, Keys()
        for item in note.topics:
            topic, named = item.topic, named if item.part == part else ()
            part = item.part
            alone = self._find_met(topic.text, topic.place, note, people) if item.is_text or item.nested else ()
            label = _LABEL.fullmatch(topic.text) if item.owner is None and not alone and _PARTED.search(topic.text) else None
            keys = self._find_met(label[1], topic.place, note, people) if label else ()
            told = _TOLD.match(topic.text) if not (item.part or keys or alone or named) else None
            if label and keys:
                place = topic.place._replace(column=topic.place.column + label.start(2))
                yield from (topic._replace(text=label[2], place=place, person=key) for key in keys)
            elif told and (tellers := self._find_met(told[1], topic.place, note, people)):
                yield from (topic._replace(person=key) for key in tellers)
            elif alone and item.nested:
                yield from (each._replace(person=key) for each in item.nested for key in alone)
            elif item.is_text and (alone or topic.text.endswith((":", "**", "__"))):
                named = alone or (() if fold_name(topic.text.strip(":*_ ")) in EVERYBODY else named)
            elif named:
                yield from (topic._replace(person=key) for key in named)
            elif item.owner:
                yield topic._replace(person=self.find_owner(item.owner, note.company, people.names, "### "))
            elif not item.is_text:
                yield topic

    def _list_questions(self, note: InterviewNote, people: Participants) -> Iterator[Question]:
        """Yield each question with who asked it: in its field, in brackets at its end, or in the heading above."""
        group: Question | None = None
        for question, asker, label, by_label, if_named in note.questions:
            keys = self._find_met(label.text, label.place, note, people) if label else ()
            if label and len(keys) == 1:
                if by_label:
                    yield by_label._replace(asked_by=keys[0])
            elif not if_named:
                group = question
                yield question._replace(asked_by=self.find_owner(asker, note.company, people.names)) if asker else question
            elif group and (question.rating or question.text.endswith("?")):
                message = f'read as one question, without the bullets below it: "{group.text}"'
                hint = f"write `### {group.text.rstrip(':')} questions`, if each bullet below it is one"
                self.problems.append(report(UNKNOWN_FIELD, group.place, message, hint))
                group = None

    def _address(self, promise: Promise, note: InterviewNote, people: Participants) -> Promise:
        """Return a promise with the person to whom it was made, where its last words say so (`the sample query to Ada`)."""
        text, _, label = promise.text.rpartition(" to ")
        keys = self._find_met(label, promise.place, note, people) if text else ()
        if len(keys) != 1:
            return promise
        return promise._replace(text=_BY_AT_END.sub("", text) if promise.by else text, to=keys[0])

    def _find_met(self, text: str, place: Place, note: InterviewNote, people: Participants) -> Keys:
        """Return those of the round whom `text` names and nothing else, each once; a name of nobody beside theirs is reported."""
        bare = text.strip(":*_ ")
        for typed in dict.fromkeys((bare, _BRACKETS.sub("", bare).strip())):
            keys = {name: self._find_one(name, note, people) for name in split_names(_STROKE.sub(" / ", typed), place)}
            found = tuple(dict.fromkeys(filter(None, keys.values())))
            others = [name for name, key in keys.items() if key is None]
            # What is said to one of them and somebody else stays out of the others' letters.
            if found and all(_CAPITALS.fullmatch(name.text) for name in others):
                self.problems.extend(_report_nobody(name, "write the name as in `interviewers`, or add it there") for name in others)
                return found
        return ()

    def _find_one(self, name: Name, note: InterviewNote, people: Participants) -> str | None:
        """Return the one of the round whom a name means; where it fits several, a new person; these and near misses are reported."""
        read, part = self._read(name, people.names), fold_name(name.text)
        if isinstance(read, str):
            return read if read in {*people.interviewers, people.decision_from, people.agency} else None
        if isinstance(read, Slip) and read.check == AMBIGUOUS_PERSON and part in people.names.parts:
            return self.find_owner(name, note.company, people.names)
        close = find_similar(part, people.names.parts) if isinstance(read, Slip) and not name.linked and name.text[:1].isupper() else None
        if close:
            hint = f"did you mean `{close.title()}`? As it stands, what it says belongs to everybody"
            self.problems.append(_report_nobody(name, hint))
        return None

    def find_owner(self, name: Name, company: str, names: Names, before: str = "") -> str | None:
        """Return whom a heading under Topics or `asked by` means, None for everyone; a new person where it fits nobody or several."""
        if fold_name(name.text) == EVERYONE:
            return None
        key = self.find_linked(name, names, before)
        if key is not None:
            return key
        person = invent_person(name, company)
        self.invented[person.key] = person
        return person.key

    def _read(self, name: Name, names: Names) -> str | Slip | None:
        """Return the one person that a name means, None where it holds more than a name, else what is wrong with it."""
        known = names.links.get(fold_name(name.text)) if name.linked else None
        if known and len(known) == 1:
            return known[0]
        text = f"[[{name.text}]]" if name.linked else name.text
        read = read_people(text, 0, len(text), names)
        if not isinstance(read, People):
            return read
        return read.keys[0] if len(read.keys) == 1 and not text[read.end :].lstrip()[:1].isalnum() else None

    def find_linked(self, name: Name, names: Names, before: str = "") -> str | None:
        """Return the one person that a name means; None, and a problem, when it fits nobody or several."""
        read = self._read(name, names)
        if isinstance(read, str):
            return read
        if isinstance(read, Slip) and read.check == AMBIGUOUS_PERSON:
            self.problems.append(report(read.check, name.place, read.message, read.advice))
            return None
        bare = self._read(name._replace(text=_WITH.sub("", _BRACKETS.sub("", name.text)).strip()), names)
        close = suggest_name(name.text, [self.directory.people[key].name for key in names.everyone] or names.full)
        meant = f"did you mean `{close}`?" if close else "write the name as in `interviewers`, or give the person a note under people/"
        meant = f"write `{before}[[{self.directory.people[bare].name}]]`" if isinstance(bare, str) else meant
        self.problems.append(_report_nobody(name, meant))
        return None


def _report_nobody(name: Name, hint: str) -> Problem:
    return report(BROKEN_LINK, name.place, f'nobody here is called "{name.text}"', hint)


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
