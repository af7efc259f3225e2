"""A vault without names, companies and texts: each field by itself, and what follows from it."""

from __future__ import annotations

import re
from collections import namedtuple
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime
from typing import Any, get_type_hints

import pytest
from support.builders import make_action, make_event, make_interview, make_search

from followup_md.derive.disguise import ALLOWED, LEFT_OUT, Pseudonyms, choose_pseudonyms, disguise_vault, restore
from followup_md.model import (
    Draft,
    Ignore,
    Interview,
    OfferTerms,
    Person,
    Promise,
    Question,
    Requirement,
    Review,
    Topic,
    Unread,
    Vault,
    facts,
)
from followup_md.problem import Place

FIRST = datetime(2026, 11, 2, 12, tzinfo=UTC)
LATER = datetime(2026, 11, 9, 12, tzinfo=UTC)
PLACE = Place("interviews/acme.md", 7)
WORD = "Zanzibar"
ACME = make_interview(
    "acme",
    "Acme Zanzibar",
    FIRST,
    role=WORD,
    kind=WORD,
    interviewers=("Ada", "Bela"),
    decision_from="Ada",
    agency="Cleo",
    decision_date=date(2026, 11, 20),
    country="IE",
    interest="high",
    topics=(Topic(WORD, PLACE, "Ada", (WORD,), WORD), Topic(WORD, PLACE)),
    questions=(Question("Why  Zanzibar?", PLACE, "Bela", 2, WORD, WORD, stumble=True), Question("And then?", PLACE)),
    review=Review(3, WORD),
    requirements=(Requirement(WORD, PLACE, WORD), Requirement(WORD, PLACE)),
    promises=(Promise(WORD, PLACE, date(2026, 11, 6)),),
    points={"role: good points": (WORD, WORD)},
    offer=OfferTerms(WORD, WORD, WORD, date(2027, 1, 4), date(2026, 12, 1), WORD),
    they_said=(WORD,),
    prose={"": WORD},
    fields={"company": (2, 1)},
)
GLOBEX = make_interview("globex", "Globex", LATER, kind="panel", interviewers=("Ada",), questions=(Question("why zanzibar", PLACE),))
ADA = Person(
    key="Ada",
    name="Ada Zanzibar",
    path="people/Ada.md",
    company="Acme Zanzibar",
    title=WORD,
    part="hiring-manager",
    salutation=WORD,
    email=WORD,
    phone=WORD,
    address=WORD,
    profiles=("https://www.linkedin.com/in/zanzibar", "https://zanzibar.example.com/ada", "https://m.facebook.com/zanzibar"),
    private=(WORD,),
    relay="Bela",
    channel="email",
    country="IE",
    prose={"": WORD},
)
PEOPLE = {
    "Ada": ADA,
    "Bela": Person("Bela", "Bela"),
    "Cleo": Person("Cleo", "Cleo", company="Nowhere", relay="Nobody"),
    "Dora": Person("Dora", "Dora"),
}
EVENTS = (
    make_event(
        "thanked",
        date(2026, 11, 3),
        place=PLACE,
        people=("Ada",),
        interview="acme",
        process=ACME.process,
        via="Bela",
        text=WORD,
        network=WORD,
    ),
    make_event("applied", date(2026, 11, 4), place=Place("search.md", 3), company="Initech", role=WORD, process="initech", reason=WORD),
    make_event("condition", date(2026, 11, 5), place=PLACE, subject=WORD, process=ACME.process),
    make_event("practised", date(2026, 11, 5), place=PLACE, subject="why Zanzibar?", rating=4),
    make_event("waived", date(2026, 11, 5), place=PLACE, subject="thank"),
    make_event("snoozed", date(2026, 11, 5), place=PLACE, subject="connect"),
)
VAULT = Vault(
    interviews=(GLOBEX, ACME),
    people=PEOPLE,
    events=EVENTS,
    drafts=(
        Draft("letters/zanzibar.md", "thank-you", "Ada", "acme", "letter", WORD),
        Draft("letters/2.md", None, None, None, None, WORD),
    ),
    doubtful=frozenset({"interviews/acme.md", "people/Ada.md"}),
    unread=(Unread("interviews/acme.md", 4, "Acme Zanzibar", WORD, ACME.process, WORD, WORD, ("Ada",)),),
)


@pytest.fixture
def names() -> Pseudonyms:
    return choose_pseudonyms(VAULT)


@pytest.fixture
def hidden(names: Pseudonyms) -> Vault:
    return disguise_vault(VAULT, names)


@pytest.fixture
def acme(hidden: Vault) -> Interview:
    return hidden.interviews[1]  # in the order of the vault


def test_names_are_numbered_by_the_date_of_the_rounds(names: Pseudonyms) -> None:
    assert names.people == {"Ada": "person-1", "Bela": "person-2", "Cleo": "person-3", "Dora": "person-4"}
    assert names.companies == {"Acme Zanzibar": "Company A", "Globex": "Company B", "Initech": "Company C"}
    assert names.processes == {ACME.process: "process-1", GLOBEX.process: "process-2", "initech": "process-3"}
    assert names.slugs == {"acme": "round-1", "globex": "round-2"}
    assert names.paths == {"interviews/acme.md": "note-1.md", "interviews/globex.md": "note-2.md", "search.md": "note-3.md"}
    assert names.questions == {"why zanzibar": "Question 1", "and then": "Question 2"}  # one in any spelling
    assert names.conditions == {WORD: "condition 1"}


@pytest.mark.parametrize(
    ("place", "name"), [(0, "A"), (25, "Z"), (26, "AA"), (27, "AB"), (51, "AZ"), (52, "BA"), (701, "ZZ"), (702, "AAA")]
)
def test_companies_go_on_after_z(place: int, name: str) -> None:
    rounds = tuple(make_interview(f"r{number:04}", f"C{number:04}", FIRST) for number in range(place + 1))
    assert choose_pseudonyms(Vault(interviews=rounds)).companies[f"C{place:04}"] == f"Company {name}"


def test_nothing_of_the_words_is_left_anywhere(hidden: Vault) -> None:
    shown = repr(hidden).casefold()
    assert not [word for word in ("zanzibar", "acme", "globex", "initech", "ada", "bela", "cleo", "dora") if word in shown]


def is_fact(value: object) -> bool:
    return type(value) in ALLOWED


def rebuild(value: Any, change: Callable[[Any], Any]) -> Any:  # noqa: ANN401 - any part of a vault
    """Return a part of a vault with each fact in it replaced by what `change` makes of it, the innermost first."""
    if isinstance(value, Mapping):
        return {key: rebuild(part, change) for key, part in value.items()}
    if is_fact(value):
        return change(value._replace(**{field: rebuild(part, change) for field, part in value._asdict().items()}))
    return tuple(rebuild(part, change) for part in value) if type(value) is tuple else value


def change_facts(change: Callable[[Any], Any]) -> Vault:
    people = rebuild(tuple(PEOPLE.values()), change)
    changed = VAULT._replace(**{name: rebuild(getattr(VAULT, name), change) for name in ("interviews", "events", "drafts", "unread")})
    return changed._replace(people={person.key: person for person in people})


def widen(fact: Any) -> object:  # noqa: ANN401 - a fact of any kind
    """Return a fact as it would be if somebody had given its kind one more field."""
    return namedtuple("Wider", [*fact._fields, "whim"])(*fact, WORD)  # type: ignore[call-arg] # noqa: PYI024 - its names are known here alone


def test_a_field_that_somebody_adds_does_not_pass() -> None:
    vault = change_facts(widen)
    assert repr(vault).count("whim='Zanzibar'") > 30
    assert "whim" not in repr(disguise_vault(vault, choose_pseudonyms(vault)))


def test_a_field_that_the_list_does_not_name_has_the_default_of_its_kind(monkeypatch: pytest.MonkeyPatch, names: Pseudonyms) -> None:
    monkeypatch.setitem(ALLOWED, Interview, {field: how for field, how in ALLOWED[Interview].items() if field != "country"})
    assert {interview.country for interview in VAULT.interviews} == {"IE", None}
    assert {interview.country for interview in disguise_vault(VAULT, names).interviews} == {None}


def test_each_field_of_each_fact_has_been_decided() -> None:
    kinds = [kind for kind in vars(facts).values() if hasattr(kind, "_fields") and kind.__module__ == facts.__name__]
    # All problems, and what notes ask not to report, stay out; times of practice are made of events.
    assert {*kinds} - {Vault, Ignore, facts.Practised, *ALLOWED} == set()
    for kind in ALLOWED:
        assert {*ALLOWED[kind]} == {*kind._fields}, kind  # type: ignore[attr-defined] # each is a named tuple


def test_of_texts_only_words_of_the_program_pass_as_they_are() -> None:
    def mark(fact: Any) -> object:  # noqa: ANN401 - a fact of any kind
        kind = type(fact)
        hints = {field: str(hint) for field, hint in get_type_hints(kind).items()}
        texts = {field: word_of(hint, f"<{kind.__name__}.{field}>") for field, hint in hints.items() if "str" in hint}
        return fact._replace(**{field: value for field, value in texts.items() if value})

    def word_of(hint: str, word: str) -> object:
        shapes: dict[str, object] = {
            "tuple[str, ...]": (word,),
            "frozenset[str]": frozenset({word}),
            "<class 'str'>": word,
            "str | None": word,
        }
        return shapes.get(hint)

    vault = change_facts(mark)
    shown = repr(disguise_vault(vault, choose_pseudonyms(vault)))
    assert {*re.findall(r"<(\w+\.\w+)>", shown)} == {
        *("Interview.channel", "Interview.country", "Interview.interest", "Interview.filled"),
        *("Person.part", "Person.channel", "Person.country"),
        *("Event.kind", "Event.channel"),
        *("Draft.kind", "Draft.channel"),
    }


def test_a_round_keeps_its_dates_and_counts(acme: Interview) -> None:
    assert (acme.path, acme.slug, acme.company, acme.process) == ("note-1.md", "round-1", "Company A", "process-1")
    assert (acme.start, acme.end, acme.decision_date) == (ACME.start, ACME.end, date(2026, 11, 20))
    assert (acme.interviewers, acme.decision_from, acme.agency) == (("person-1", "person-2"), "person-1", "person-3")
    assert (acme.role, acme.kind, acme.country, acme.interest) == (None, None, "IE", "high")
    assert [(topic.text, topic.person, topic.mine, topic.synonyms) for topic in acme.topics] == [
        (LEFT_OUT, "person-1", LEFT_OUT, ()),
        (LEFT_OUT, None, None, ()),
    ]
    assert [(each.text, each.asked_by, each.rating, each.said, each.better, each.stumble) for each in acme.questions] == [
        ("Question 1", "person-2", 2, LEFT_OUT, LEFT_OUT, True),
        ("Question 2", None, None, None, None, False),
    ]
    assert acme.review == Review(3, LEFT_OUT)
    assert [(each.text, each.mine) for each in acme.requirements] == [(LEFT_OUT, LEFT_OUT), (LEFT_OUT, None)]
    assert [(each.text, each.by) for each in acme.promises] == [(LEFT_OUT, date(2026, 11, 6))]
    assert acme.points == {"role: good points": (LEFT_OUT, LEFT_OUT)}
    assert acme.offer == OfferTerms(start=date(2027, 1, 4), answer_by=date(2026, 12, 1))
    assert (acme.they_said, acme.prose, acme.fields, acme.topics[0].place) == ((LEFT_OUT,), {}, {}, Place("note-1.md", 7))


def test_a_kind_that_many_rounds_have_stays(hidden: Vault) -> None:
    assert hidden.interviews[0].kind == "panel"


def test_a_person_keeps_what_they_are_and_how_they_can_be_reached(hidden: Vault) -> None:
    assert hidden.people["person-1"] == Person(
        key="person-1",
        name="Person 1",
        company="Company A",
        part="hiring-manager",
        email=LEFT_OUT,
        phone=LEFT_OUT,
        address=LEFT_OUT,
        profiles=("https://linkedin.com/person-1", "https://example.com/person-1", "https://facebook.com/person-1"),
        relay="person-2",
        channel="email",
        country="IE",
    )
    assert hidden.people["person-3"] == Person(key="person-3", name="Person 3")  # a company and a relay that nothing else names


def test_a_log_line_keeps_when_and_what(hidden: Vault) -> None:
    thanked, applied, condition, practised = hidden.events  # what was waived or put off is not told again
    assert (thanked.people, thanked.interview, thanked.process, thanked.via) == (("person-1",), "round-1", "process-1", "person-2")
    assert (thanked.day, thanked.text, thanked.network) == (date(2026, 11, 3), None, None)
    assert (applied.company, applied.role, applied.process, applied.reason) == ("Company C", LEFT_OUT, "process-3", LEFT_OUT)
    assert (applied.place, condition.subject) == (Place("note-3.md", 3), "condition 1")
    assert (practised.subject, practised.rating) == ("Question 1", 4)


def test_a_letter_keeps_to_whom_it_goes(hidden: Vault) -> None:
    first, second = hidden.drafts
    assert (first.path, first.person, first.interview, first.body) == ("letters/1.md", "person-1", "round-1", "")
    assert (second.path, second.person, second.interview, second.kind) == ("letters/2.md", None, None, None)


def test_doubt_stays_where_it_was(hidden: Vault) -> None:
    assert hidden.doubtful == {"note-1.md", ""}  # a person's note is on no page


def test_actions_have_the_states_that_the_real_ones_have(names: Pseudonyms) -> None:
    day = date(2026, 11, 30)
    real = (
        make_action("thank", person="Ada", process=ACME.process, interview="acme", status="waived"),
        make_action("connect", person="Ada", process=ACME.process, interview="acme", snoozed_until=day, urgency="upcoming", due=day),
        make_action("share-answer", person="Bela", process=ACME.process, interview="acme", question="Why Zanzibar", doubtful=True),
        make_action("clear-conditions", person=None, process=ACME.process, interview=None, id="1", urgency="overdue"),
        make_action("clear-conditions", person=None, process=ACME.process, interview=None, id="2", urgency="due"),
    )
    told = (
        make_action("connect", person="person-1", process="process-1", interview="round-1"),
        make_action("thank", person="person-1", process="process-1", interview="round-1"),
        make_action("share-answer", person="person-2", process="process-1", interview="round-1", question="Question 1"),
        make_action("clear-conditions", process="process-1", interview=None),
        make_action("clear-conditions", process="process-1", interview=None),
        make_action("follow-up", process="process-1", interview="round-1"),
    )
    found = restore(make_search(actions=told), make_search(actions=real), names).actions
    assert [(each.action, each.status, each.urgency, each.snoozed_until, each.doubtful) for each in found] == [
        ("connect", "open", "upcoming", day, False),
        ("thank", "waived", "upcoming", None, False),
        ("share-answer", "open", "upcoming", None, True),
        ("clear-conditions", "open", "overdue", None, False),
        ("clear-conditions", "open", "due", None, False),
    ]  # what the real search does not ask for is dropped
    assert [each.person for each in found[:3]] == ["person-1", "person-1", "person-2"]
    assert found[0].due == day
