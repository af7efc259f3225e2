"""The templates and the words that the program brings: each renders, each phrase can be chosen, and each mark is found as one."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from jinja2 import Environment, meta
from support.builders import DAY, NOW, PANEL, PANELLISTS, make_action, make_event, make_interview, make_process, make_search
from support.letters import make_matter, make_question, make_topic, read_shipped, write_letter

from followup_md.check.draft_slips import _PLACEHOLDERS
from followup_md.letters.frames import FrameFacts, Frames, fill
from followup_md.letters.plan import LetterShare
from followup_md.letters.slots import SLOTS, fill_slots
from followup_md.model import Lack, Offer, OfferTerms, Person, Promise, Reason, Round, Waiting
from followup_md.model.actions import ACTIONS
from followup_md.problem import Place

if TYPE_CHECKING:
    from followup_md.letters.frames import DraftPhrase
    from followup_md.letters.plan import LetterFacts

BOOK = read_shipped()
WORDS = BOOK.words
FUNCTIONS = {"say", "fit"}
# Each filled as its slot would be, and told from the others.
FULL = {name: f"word-{name.replace('_', '-')}" for name in SLOTS}
EMPTY = dict.fromkeys(SLOTS, "")
PHRASES = [(name, index) for name, phrases in WORDS.phrases.items() for index in range(len(phrases))]
PRIYA = PANELLISTS[0]


def find_slots(text: str) -> set[str]:
    environment = Environment(autoescape=True)
    environment.filters["cap"] = str
    return meta.find_undeclared_variables(environment.parse(text)) - FUNCTIONS


def say(name: str, slots: dict[str, str], number: int = 0) -> str:
    return fill(Frames({"x": ("x", f'{{{{ say("{name}") }}}}')}, WORDS), FrameFacts("x", slots, number))


def fill_for(phrase: DraftPhrase) -> dict[str, str]:
    """Return slots of which all are filled that the phrase does not want empty."""
    return {name: "" if name in phrase.unless else text for name, text in FULL.items()}


def list_marks(text: str) -> list[str]:
    return [found[0] for found in re.finditer(_PLACEHOLDERS, text)]


def test_no_slot_is_used_that_is_not_documented() -> None:
    used = set().union(*(find_slots(text) for _, text in BOOK.templates.values()))
    for phrase in (phrase for phrases in WORDS.phrases.values() for phrase in phrases):
        used |= find_slots(phrase.text) | {*phrase.when, *phrase.unless}
    used |= set().union(*(find_slots(mark) for mark in WORDS.marks.values()))
    assert used <= SLOTS.keys()


def test_no_phrase_is_used_that_is_not_there_and_none_is_there_for_nothing() -> None:
    texts = [text for _, text in BOOK.templates.values()]
    called = {name for text in texts for name in re.findall(r"""(?:say|fit)\(["'](\w+)["']""", text)}
    # Those without a phrase stand within a slot, and are put there by the program.
    inner = {"third_person", "topic_of", "reminder"}
    assert called == {*WORDS.phrases, *WORDS.marks} - inner
    assert inner == WORDS.marks.keys() - WORDS.phrases.keys() - {"relay_subject"}


def test_there_is_a_template_for_every_kind() -> None:
    kinds = {name.removesuffix("-email").removesuffix("-phone") for name in BOOK.templates}
    assert kinds == {*(kind for spec in ACTIONS for kind in spec.drafts), "relay"}


@pytest.mark.parametrize(("name", "index"), PHRASES)
def test_every_phrase_is_chosen_by_some_number(name: str, index: int) -> None:
    phrase = WORDS.phrases[name][index]
    slots = fill_for(phrase)
    assert set(phrase.when) | find_slots(phrase.text) <= {slot for slot, text in slots.items() if text}
    wanted = say_alone(phrase, slots)
    assert wanted in {say(name, slots, number) for number in range(len(WORDS.phrases[name]))}


def say_alone(phrase: DraftPhrase, slots: dict[str, str]) -> str:
    words = WORDS._replace(phrases={"x": (phrase,)})
    return fill(Frames({"x": ("x", '{{ say("x") }}')}, words), FrameFacts("x", slots, 0))


@pytest.mark.parametrize(("name", "index"), PHRASES)
def test_every_phrase_says_its_slots_once_and_ends_as_a_sentence(name: str, index: int) -> None:
    phrase = WORDS.phrases[name][index]
    text = say_alone(phrase, fill_for(phrase))
    for slot in find_slots(phrase.text):
        assert text.lower().count(f"word-{slot.replace('_', '-')}") >= 1
    assert "  " not in text
    assert " ." not in text
    assert list_marks(text) == re.findall(r"\[[^\]]*\]", text)


@pytest.mark.parametrize("name", sorted(WORDS.marks))
@pytest.mark.parametrize("slots", [FULL, EMPTY], ids=["full", "empty"])
def test_every_mark_is_found_as_one(name: str, slots: dict[str, str]) -> None:
    mark = WORDS.marks[name].replace("{word}", "she").replace("{better}", "a test").replace("{name}", "Tom Okafor")
    text = fill(Frames({"x": ("x", mark)}, WORDS), FrameFacts("x", slots, 0))
    assert list_marks(text) == re.findall(r"\[[^\]]*\]", text)
    assert ("[" in WORDS.marks[name]) == bool(list_marks(text))


@pytest.mark.parametrize("name", sorted(BOOK.templates))
@pytest.mark.parametrize("slots", [FULL, EMPTY], ids=["full", "empty"])
def test_every_template_renders_whatever_is_known(name: str, slots: dict[str, str]) -> None:
    for number in range(8):
        text = fill(BOOK, FrameFacts(name, slots, number))
        assert text.strip()
        assert text.endswith("\n")
        assert "{" not in text
        assert "\n\n\n" not in text
        assert list_marks(text) == re.findall(r"\[[^\]]*\]", text)


def matters() -> list[LetterFacts]:
    """Return matters of which each slot is filled by some."""
    topics = [make_topic(text, PRIYA, line) for line, text in enumerate(("late events: nine hours", "planning", "tea"), 1)]
    topics[1] = topics[1]._replace(mine="a plan")
    share = LetterShare(
        topics[0], topics[1], (topics[2],), make_question("How would you handle drift?", asked_by=PRIYA), "a plan", "SQL", "tea"
    )
    interview = make_interview(PANEL, "Harbor", NOW, interviewers=PANELLISTS, offer=OfferTerms("Engineer", "78,000", "Dublin"))
    invited = make_event("heard", TODAY + DAY, write_again=TODAY + timedelta(days=7))
    waiting = make_process(interview, waiting=Waiting(NOW, TODAY, Reason("met", TODAY)), events=(invited,))
    dated = waiting._replace(waiting=Waiting(NOW, TODAY, Reason("met", TODAY), decision=TODAY + timedelta(days=9)))
    offer = Offer(on_paper=make_event("offer-written", TODAY), start=date(2027, 1, 11), answer_by=date(2026, 12, 7))
    offered = waiting._replace(state="offer-written", offer=offer)
    accepted = offered._replace(id="globex", offer=offer._replace(accepted=make_event("accepted", TODAY)))
    off = Round(interview, "cancelled", (), (), make_event("cancelled", TODAY))
    moved = waiting._replace(rounds=(off, Round(interview._replace(start=NOW + DAY), "planned", (), ())))
    reader = Person(key=PRIYA, name=PRIYA, path="x", title="Director", address="12 Quay", part="recruiter")
    promise = Promise("the query", Place("x"))
    later = promise._replace(by=TODAY + timedelta(days=14))
    return [
        make_matter(interview=interview, process=waiting, person=reader, share=share, decides=True, unkept=(promise,)),
        make_matter(interview=interview, process=dated, share=share._replace(role_point=True), unkept=(later,), decides=True),
        make_matter(kind="follow-up", process=waiting, action=make_action("follow-up", lacks=(Lack("thanks"),))),
        make_matter(kind="relay", passed_on=((reader, share),)),
        make_matter(kind="accept", process=offered, interview=interview, until=TODAY, search=make_search(accepted)),
        make_matter(kind="ask-in-writing", process=accepted, interview=interview),
        make_matter(kind="reschedule", process=moved, interview=interview),
    ]  # fmt: skip


TODAY = NOW.date()


def test_no_slot_is_documented_that_nothing_fills() -> None:
    found = [fill_slots(matter) for matter in matters()]
    assert {name for slots in found for name, text in slots.items() if text} == SLOTS.keys()
    assert all(slots.keys() == SLOTS.keys() for slots in found)


def test_the_template_is_that_of_the_kind_or_of_kind_and_channel() -> None:
    ways = [
        ("thank-you", "letter"),
        ("thank-you", "hand"),
        ("thank-you", "email"),
        ("follow-up", "email"),
        ("follow-up", "phone"),
        ("reply", "email"),
    ]
    assert [make_matter(kind=kind, channel=channel).template for kind, channel in ways] == [
        "thank-you", "thank-you", "thank-you-email", "follow-up", "follow-up-phone", "reply",
    ]  # fmt: skip


def test_a_letter_about_nothing_that_is_noted_has_marks_and_no_sentence_with_a_hole() -> None:
    text = write_letter(make_matter(share=LetterShare(make_topic("late events", PRIYA))))
    assert "late events" in text
    assert list_marks(text) == [
        "[their postal address]",
        "[what you bring to it: a number, or a piece of work]",
        "[why Harbor Logistics: one thing that speaks for it]",
    ]


@pytest.mark.parametrize("name", sorted(WORDS.phrases))
def test_what_is_said_with_a_post_is_said_without_one_too(name: str) -> None:
    with_post, without = ([say(name, FULL | post, number) for number in range(8)] for post in ({}, {"role": ""}))
    assert all(text.strip() for text in without) == all(text.strip() for text in with_post)
    assert any(map(list_marks, without)) == any(map(list_marks, with_post))


def test_letters_of_one_panel_begin_in_different_words_without_a_post_too() -> None:
    assert len({say("recall", FULL | {"role": ""}, number) for number in range(8)}) == 8


def test_a_first_paragraph_that_no_phrase_can_say_is_a_mark_that_keeps_its_topic() -> None:
    marked = say("recall", EMPTY | {"topic": "late events"})
    assert marked == "[the first paragraph: your thanks, the day, the post, and this: late events]\n"
