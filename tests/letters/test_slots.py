"""What each slot of a draft holds, and when it holds nothing (rules.md section 5)."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from support.builders import DAY, NOW, PANEL, PANELLISTS, make_action, make_event, make_interview, make_process, make_search
from support.letters import SENDER, make_matter, make_question, make_topic

from followup_md.config.settings import Sender, Settings
from followup_md.letters.plan import LetterShare
from followup_md.letters.slots import SLOTS, fill_slots
from followup_md.model import Lack, Person, Promise, Reason, Waiting
from followup_md.problem import Place

PRIYA, TOM, *_ = PANELLISTS
TODAY = (NOW + DAY).date()  # Wednesday 18 November 2026; the panel was on Tuesday


def fill(**fields: Any) -> dict[str, str]:  # noqa: ANN401 - fields of many types
    return fill_slots(make_matter(**fields))


def reader(**fields: Any) -> Person:  # noqa: ANN401 - fields of many types
    return Person(key=PRIYA, name=PRIYA, path="people/x.md")._replace(**fields)


def panel(**fields: Any) -> dict[str, Any]:  # noqa: ANN401 - fields of many types
    """Return interview and process of the panel, the fields of a process being `state` and `waiting`."""
    of_process = {name: fields.pop(name) for name in ("state", "waiting", "events", "rounds") if name in fields}
    interview = make_interview(PANEL, "Harbor Logistics", NOW, interviewers=PANELLISTS, **fields)
    return {"interview": interview, "process": make_process(interview, **of_process)}


def wait(decision: date | None = None, **fields: Any) -> Waiting:  # noqa: ANN401 - fields of many types
    return Waiting(since=NOW, anchor=NOW.date(), why=Reason("met", NOW.date()), decision=decision)._replace(**fields)


def filled(slots: dict[str, str], *names: str) -> list[str]:
    return [slots[name] for name in names]


def test_every_slot_is_there_and_documented_though_nothing_is_known() -> None:
    matter = make_matter(settings=Settings(), person=None)._replace(process=None, interview=None)
    slots = fill_slots(matter)
    assert {name: text for name, text in slots.items() if text} == {"date": "18 November 2026", "wish": "yes"}
    assert slots.keys() == SLOTS.keys()


def test_the_sender_is_who_the_settings_name() -> None:
    slots = fill(settings=Settings(sender=SENDER._replace(name="Ana\u202e Silva Jr.", address="1 Lark Row\n\n Dublin ")))
    assert filled(slots, "name", "sender_address", "phone", "email") == [
        "Ana Silva Jr.", "1 Lark Row\nDublin", "+353 20 915 0101", "ana@example.com",
    ]  # fmt: skip
    assert filled(slots, "contact", "reach") == ["+353 20 915 0101 · ana@example.com", "+353 20 915 0101"]


@pytest.mark.parametrize(
    ("sender", "contact", "reach"),
    [
        (Sender(phone="555-0101"), "555-0101", "555-0101"),
        (Sender(email="ana@example.com", phone=" "), "ana@example.com", "ana@example.com"),
        (Sender(), "", ""),
    ],
)
def test_one_is_reached_by_what_is_known(sender: Sender, contact: str, reach: str) -> None:
    assert filled(fill(settings=Settings(sender=sender)), "contact", "reach") == [contact, reach]


@pytest.mark.parametrize(("country", "said"), [("US", "November 18, 2026"), ("IE", "18 November 2026"), (None, "18 November 2026")])
def test_the_date_is_said_as_in_the_country_of_the_sender(country: str | None, said: str) -> None:
    assert fill(settings=Settings(sender=Sender(country=country)))["date"] == said


@pytest.mark.parametrize(
    ("person", "salutation"),
    [
        (reader(salutation="Ms. Raman"), "Ms. Raman"),
        (reader(salutation=" Ms.  Raman,"), "Ms. Raman"),
        (reader(salutation="Priya:"), "Priya"),
        (reader(), "Priya Raman"),
        (reader(name="Martin Moss Jr."), "Martin Moss Jr."),
        (reader(name="lena@acme.example"), ""),
        (reader(name="https://www.linkedin.com/in/sam-lee"), ""),
        (reader(name="www.sam.example"), ""),
        (reader(name="lena@acme.example", salutation="Lena"), "Lena"),
    ],
)
def test_the_reader_is_greeted_as_recorded(person: Person, salutation: str) -> None:
    assert fill(person=person)["salutation"] == salutation


def test_the_reader_is_named_with_title_and_address_as_recorded() -> None:
    slots = fill(person=reader(name="Priya Raman, Ph.D.", title="Head of Data.", address="12 Quay St.\nNewark\0"))
    assert filled(slots, "reader", "reader_title", "reader_address") == ["Priya Raman, Ph.D.", "Head of Data.", "12 Quay St.\nNewark"]


@pytest.mark.parametrize(
    ("part", "said"),
    [("recruiter", "recruiter"), ("agency", "agency"), ("scheduler", "scheduler"), ("hiring-manager", ""), ("interviewer", ""), (None, "")],
)
def test_the_part_is_told_of_those_who_do_not_decide(part: str | None, said: str) -> None:
    assert fill(person=reader(part=part))["part"] == said


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (-1, ("17 November", "on 17 November")),
        (0, ("Tuesday", "on Tuesday")),
        (6, ("Tuesday", "on Tuesday")),
        (7, ("17 November", "on 17 November")),
    ],
)
def test_the_talk_is_called_by_its_weekday_within_six_days(days: int, said: tuple[str, str]) -> None:
    slots = fill(search=make_search(now=NOW + timedelta(days=days)))
    assert (slots["day"], slots["on_day"]) == said
    assert slots["talk_date"] == "17 November"


def test_company_and_post_are_named_as_recorded() -> None:
    parts = panel()
    process = parts["process"]._replace(company="Harbor Inc.", role="Data Engineer (Night)")
    assert filled(fill(**{**parts, "process": process}), "company", "role") == ["Harbor Inc.", "Data Engineer (Night)"]
    assert filled(fill(**{**parts, "process": process._replace(role=None)}), "company", "role") == ["Harbor Inc.", ""]


def test_without_a_process_the_round_names_them() -> None:
    assert filled(fill_slots(make_matter()._replace(process=None)), "company", "role") == ["Harbor Logistics", "Data Engineer"]


@pytest.mark.parametrize(
    ("fields", "wish"),
    [
        ({}, "yes"),
        ({"interest": "some"}, "yes"),
        ({"interest": "none"}, ""),
        *(({"state": state}, "") for state in ("rejected", "closed", "withdrawn", "declined", "rescinded")),
        *(({"state": state}, "yes") for state in ("waiting", "quiet", "on-hold", "offer-written")),
    ],
)
def test_a_wish_is_said_only_where_there_still_is_one(fields: dict[str, Any], wish: str) -> None:
    assert fill(**panel(**fields))["wish"] == wish


@pytest.mark.parametrize(("state", "wish"), [("waiting", ""), ("secured", "yes"), ("started", "yes")])
def test_who_has_secured_another_post_wishes_for_none(state: str, wish: str) -> None:
    assert fill(search=make_search(now=NOW + DAY, open=False), **panel(state=state))["wish"] == wish


def test_topics_stand_behind_a_colon_with_what_you_bring_and_a_point() -> None:
    share = LetterShare(
        lead=make_topic("late events: trucks report late (it is so).", PRIYA),
        second=make_topic("planning", PRIYA, mine="a plan"),
        spare=(make_topic("[[the budget]]: June"),),
        mine="a plan",
        requirement="Python: three years (or more)",
        point="open doors: all of them (it seems)",
    )
    slots = fill(share=share)
    assert filled(slots, "topic", "topic_start", "second", "spare") == [
        "late events – trucks report late", "late events", "planning", "the budget – June",
    ]  # fmt: skip
    assert filled(slots, "mine", "second_first", "requirement") == ["a plan", "yes", "Python – three years (or more)"]
    assert filled(slots, "point", "role_point") == ["open doors – all of them", ""]


def test_the_evidence_stands_by_its_topic_and_a_point_of_the_post_is_called_so() -> None:
    share = LetterShare(
        lead=make_topic("late events", mine="jobs"), second=make_topic("planning"), mine="jobs", point="real work", role_point=True
    )
    slots = fill(share=share)
    assert filled(slots, "topic_start", "second_first", "point", "role_point") == ["", "", "", "real work"]


def test_a_topic_that_speaks_of_its_reader_as_of_somebody_else_holds_a_mark() -> None:
    share = LetterShare(
        lead=make_topic("her two questions: who reads it", PRIYA),
        second=make_topic("loads, says Priya", None),
        spare=(make_topic("what she reads", PRIYA), make_topic("what he reads", TOM), make_topic("the tea")),
    )
    slots = fill(share=share)
    assert slots["topic"] == "her two questions – who reads it [“her” is the reader: say it to them]"
    assert slots["second"] == "loads, says Priya [“Priya” is the reader: say it to them]"
    assert filled(slots, "topic_start", "spare") == ["", "the tea"]  # who `he` is, nobody would know


def test_the_start_of_a_topic_may_be_said_where_only_the_rest_speaks_of_its_reader() -> None:
    assert fill(share=LetterShare(lead=make_topic("late events: she hates them", PRIYA)))["topic_start"] == "late events"


def test_without_a_reader_nothing_speaks_of_them() -> None:
    matter = make_matter(share=LetterShare(lead=make_topic("her two questions", PRIYA)))._replace(person=None)
    assert fill_slots(matter)["topic"] == "her two questions"


def test_thanks_that_are_passed_on_name_each_with_their_topic() -> None:
    passed = (
        (Person("Tom", "Tom Okafor Jr."), LetterShare(lead=make_topic("the rota: who is on (hm)"))),
        (Person("Ines", "Ines Fischer"), LetterShare()),
    )
    slots = fill(kind="relay", passed_on=passed)
    assert slots["passed_on"] == "Tom Okafor Jr.: the rota – who is on\nInes Fischer: [what you and Ines Fischer talked about]"


@pytest.mark.parametrize(
    ("question", "words"),
    [
        (
            make_question("How would you handle schema drift?", asked_by=PRIYA),
            ("How would you handle schema drift?", "schema drift", "yes"),
        ),
        (make_question("Why us?", asked_by=None), ("Why us?", "", "")),
        (make_question("Tell me about costs.", asked_by=TOM), ("Tell me about costs", "costs", "")),
    ],
)
def test_a_repaired_stumble_has_question_subject_and_who_asked(question: Any, words: tuple[str, str, str]) -> None:  # noqa: ANN401 - a question
    slots = fill(share=LetterShare(repair=question))
    assert (slots["question"], slots["subject"], slots["asked"]) == words
    assert slots["better"] == "better than 1"


@pytest.mark.parametrize(
    ("better", "said"),
    [
        ("a contract test; it cut broken loads by half.", "a contract test; it cut broken loads by half"),
        ("two steps: a contract, a test (pact)", "two steps – a contract, a test (pact)"),
        ("say what it saved: 1,900 lines", "1,900 lines"),
        ("Also: 1,900 lines: each of them mine", "1,900 lines – each of them mine"),
        ("mention the 1,900 lines", "[say it as an answer: mention the 1,900 lines]"),
        ("tell", "[say it as an answer: tell]"),
        ("saying: it helps", "saying – it helps"),
        ("also, name it:", "[say it as an answer: also, name it]"),
        ("add " + "a [long] story " * 40, "[say it as an answer: add " + ("a (long) story " * 40)[:156] + "…]"),
    ],
)
def test_a_note_to_oneself_is_no_answer_but_for_what_follows_its_colon(better: str, said: str) -> None:
    assert fill(share=LetterShare(repair=make_question("Why?", better=better)))["better"] == said


def test_no_better_answer_leaves_nothing_to_say() -> None:
    slots = fill(share=LetterShare(repair=make_question("Why?", better=None)))
    assert slots["better"] == ""
    assert fill(share=LetterShare())["question"] == ""


@pytest.mark.parametrize(
    ("fields", "decision", "asked"),
    [
        ({"waiting": wait(date(2026, 12, 4))}, "Friday 4 December", ""),
        ({"waiting": wait(TODAY)}, "Wednesday 18 November", ""),
        ({"waiting": wait(NOW.date())}, "", ""),  # it has passed: neither told nor asked for again
        ({"waiting": wait()}, "", "yes"),
        ({"waiting": None}, "", "yes"),
        ({"waiting": wait(), "state": "on-hold"}, "", ""),
        ({"waiting": wait(), "interest": "none"}, "", ""),
    ],
)
def test_their_date_is_told_or_else_asked_for_by_who_decides(fields: dict[str, Any], decision: str, asked: str) -> None:
    slots = fill(decides=True, **panel(**fields))
    assert (slots["decision"], slots["ask_timing"]) == (decision, asked)
    assert fill(decides=False, **panel(**fields))["ask_timing"] == ""


def test_a_follow_up_names_their_date_though_it_has_passed() -> None:
    assert fill(kind="follow-up", **panel(waiting=wait(NOW.date())))["decision"] == "Tuesday 17 November"


PROMISES = (
    (None, "letter", ("the query – both", "", "the query – both")),
    (TODAY + DAY, "letter", ("the query – both", "", "the query – both")),
    (TODAY - DAY, "hand", ("the query – both", "", "the query – both")),
    (TODAY + 2 * DAY, "letter", ("the query – both", "20 November", "")),
    (TODAY + 2 * DAY, "email", ("the query – both", "20 November", "")),
    (None, "email", ("the query – both", "", "")),
)


@pytest.mark.parametrize(("by", "channel", "said"), PROMISES)
def test_a_promise_is_enclosed_sent_with_it_or_to_come(by: date | None, channel: str, said: tuple[str, str, str]) -> None:
    promise = Promise("the query: both.", Place("interviews/x.md"), by)
    slots = fill(unkept=(promise,), decides=True, channel=channel)
    assert (slots["promise"], slots["promise_day"], slots["enclosed"]) == said
    assert fill(unkept=(promise,), decides=False, channel=channel)["promise"] == ""


def test_a_promise_to_the_reader_stands_in_their_letter_whoever_decides() -> None:
    promises = (Promise("a map", Place("interviews/x.md")), Promise("the query", Place("interviews/x.md"), to="Priya Raman"))
    assert fill(unkept=promises, decides=False)["promise"] == "the query"
    assert fill(unkept=promises, decides=True)["promise"] == "a map"


def test_a_kept_promise_is_not_made_again() -> None:
    assert filled(fill(unkept=(), decides=True), "promise", "promise_day", "enclosed") == ["", "", ""]


def heard(day: int, **fields: Any) -> Any:  # noqa: ANN401 - an event
    return make_event("heard", date(2026, 11, day), **fields)


INVITED = heard(18, write_again=date(2026, 11, 25))
SENT = make_event("followed-up", date(2026, 11, 25))
AGAIN = heard(26, write_again=date(2026, 12, 9))


@pytest.mark.parametrize(
    ("events", "waiting", "said"),
    [
        ((INVITED,), wait(), ("18 November", "25 November")),
        ((INVITED, heard(19)), wait(), ("18 November", "25 November")),
        ((INVITED, heard(19, write_again=date(2026, 12, 1))), wait(), ("19 November", "1 December")),
        ((INVITED, heard(19, decide_by=date(2026, 12, 1))), wait(), ("", "")),
        ((INVITED, SENT), wait(), ("", "")),
        ((INVITED, SENT, AGAIN), wait(invited=True), ("26 November", "9 December")),
        ((INVITED, SENT, AGAIN, heard(27, decide_by=date(2026, 12, 8))), wait(invited=True), ("26 November", "9 December")),
        ((heard(12, write_again=date(2026, 11, 25)),), wait(), ("", "")),  # before this round: it has lapsed
        ((), wait(invited=True), ("", "")),
        ((INVITED,), None, ("", "")),
    ],
)  # fmt: skip
def test_a_follow_up_names_the_invitation_that_it_rests_on(events: tuple[Any, ...], waiting: Waiting | None, said: tuple[str, str]) -> None:
    slots = fill(kind="follow-up", **panel(events=events, waiting=waiting))
    assert (slots["invited_on"], slots["invited_for"]) == said
    assert fill(kind="thank-you", **panel(events=events, waiting=waiting))["invited_on"] == ""


@pytest.mark.parametrize(("lacks", "said"), [((Lack("thanks"),), "yes"), ((), ""), ((Lack("route"),), "")])
def test_a_follow_up_to_who_has_had_no_thanks_says_so(lacks: tuple[Lack, ...], said: str) -> None:
    assert fill(action=make_action("follow-up", lacks=lacks))["unthanked"] == said


def test_each_slot_is_told_in_a_few_words() -> None:
    for name, told in SLOTS.items():
        assert name.isidentifier()
        assert told.strip(" .") == told
        assert len(told) <= 90
