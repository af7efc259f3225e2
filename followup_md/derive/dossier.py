"""Dossiers: rounds, events and people of each process, for the card search."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from followup_md.derive.matching import Called, fold
from followup_md.model import SECTION_NAMES, Event, Interview, Person, Vault
from followup_md.model.derived import group_by
from followup_md.model.facts import has_happened

if TYPE_CHECKING:
    from followup_md.model.card import Sort


class Field(NamedTuple):
    """A text to search: its `sort`, `where` it stands, and the key of the `person` it belongs to."""

    sort: "Sort"
    text: str
    where: str = ""
    person: str | None = None


class Dossier(NamedTuple):
    """One process with its notes by start, the events that have happened, and the keys of its people, each once."""

    id: str
    rounds: tuple[Interview, ...]
    events: tuple[Event, ...]
    people: tuple[str, ...]


class Archive(NamedTuple):
    """Everything that the card search covers: the processes, and everybody known."""

    dossiers: tuple[Dossier, ...]
    people: Mapping[str, Person]


def open_dossiers(vault: Vault, spare: Collection[str], now: datetime) -> tuple[Dossier, ...]:
    """Return the processes of the vault that exist at `now`, by id; `spare` people are added to those at their company."""
    colleagues = group_by(sorted(spare), lambda key: fold(vault.people[key].company or ""))
    found = []
    for dossier in group_dossiers(vault.interviews, [event for event in vault.events if has_happened(event, now)]):
        companies = sorted({fold(interview.company) for interview in dossier.rounds})
        more = [key for company in companies for key in colleagues.get(company, ())]
        found.append(dossier._replace(people=(*dossier.people, *more)) if more else dossier)
    return tuple(found)


def group_dossiers(interviews: Iterable[Interview], events: Iterable[Event]) -> tuple[Dossier, ...]:
    """Group rounds and events into processes, by id."""
    rounds, said = group_by(interviews, lambda interview: interview.process), group_by(events, lambda event: event.process)
    found = []
    for name in sorted(rounds.keys() | said.keys()):
        own = sorted(rounds.get(name, ()), key=lambda interview: (interview.start, interview.path))
        lines = said.get(name, ())
        people: list[str | None] = []
        for interview in reversed(own):
            people += (*interview.interviewers, interview.decision_from, interview.agency)
        for event in lines:
            people += (*event.people, event.via)
        found.append(Dossier(name, tuple(own), tuple(lines), tuple(key for key in dict.fromkeys(people) if key)))
    return tuple(found)


def find_unplaced(vault: Vault) -> frozenset[str]:
    """Return the keys of the people who are never in a process, but whose company is known."""
    placed = {key for dossier in group_dossiers(vault.interviews, vault.events) for key in dossier.people}
    return frozenset(key for key, person in vault.people.items() if key not in placed and person.company)


def list_fields(dossier: Dossier, people: Mapping[str, Person]) -> Iterator[Field]:
    """Yield the names of a process and its people; a name that occurs twice is yielded twice."""
    for company, role in list_titles(dossier.rounds, dossier.events):
        if company:
            yield Field("company", company)
        if role:
            yield Field("role", role)
    for key in dossier.people:
        person = people.get(key)
        yield Field("person", person.name if person else key, person=key)
        if person and person.company:
            yield Field("agency" if person.part == "agency" else "company", person.company, f"the firm of {person.name}", key)


def list_titles(interviews: Sequence[Interview], events: Iterable[Event]) -> Iterator[tuple[str | None, str | None]]:
    """Yield the company and the role of each note of a process, the latest first, and of each log line."""
    yield from ((interview.company, interview.role) for interview in reversed(interviews))
    yield from ((event.company, event.role) for event in events)


def call_process(name: str, titles: Iterable[tuple[str | None, str | None]], *, by_id: bool = False) -> Called:
    """Return the names of a process: its id and first company in full, else words of its companies, its roles and, with `by_id`, its id."""
    known = list(titles)
    texts = tuple(dict.fromkeys(text for title in known for text in title if text))
    company = next((company for company, _ in known if company), name)
    return Called((name, company), (*texts, name) if by_id or not texts else texts)


def list_texts(dossier: Dossier, people: Mapping[str, Person]) -> Iterator[Field]:
    """Yield the texts in the notes of a process, the latest first."""
    for interview in reversed(dossier.rounds):
        for topic in interview.topics:
            known = people.get(topic.person or "")
            where = f"a topic of {known.name}" if known else "a topic"
            yield from (Field("word", text, where) for text in (topic.text, *topic.synonyms, topic.mine or "") if text)
        for question in interview.questions:
            yield from (Field("word", text, "a question") for text in (question.text, question.said, question.better) if text)
        for requirement in interview.requirements:
            yield from (Field("word", text, "the requirements") for text in (requirement.text, requirement.mine) if text)
        for section, points in interview.points.items():
            yield from (Field("word", text, section) for text in points)
        steps = (*(promise.text for promise in interview.promises), *interview.they_said)
        terms, review = (interview.offer.title, interview.offer.pay, interview.offer.place), (interview.review.improve,)
        places = {"the next steps": steps, "the offer": terms, "the review": review, "the kind of a round": (interview.kind,)}
        yield from (Field("word", text, where) for where, texts in places.items() for text in texts if text)
        yield from (Field("word", text, heading or "the top of a note") for heading, text in _list_lines(interview.prose))
    for event in reversed(dossier.events):
        for text in (event.text, event.reason, event.subject):
            if text:
                yield Field("word", text, "the log")
    for person in [people[key] for key in dossier.people if key in people]:
        texts = (person.title, person.salutation, person.address, person.email, *(text for _, text in _list_lines(person.prose)))
        yield from (Field("word", text, f"the note of {person.name}", person.key) for text in texts if text)


def _list_lines(prose: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Yield heading and text of each line; the user's own heading is a line too, a section name is not."""
    for heading, text in prose.items():
        if heading not in SECTION_NAMES and heading:
            yield heading, heading
        yield from ((heading, line) for line in text.split("\n"))
