"""The words of the card and how they are laid out: each state, contact, round and promise, and what gives way where room is short."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

import pytest
from support.builders import DUBLIN, NEW_YORK, NOW, make_event, make_interview, make_process

from followup_md.model import Offer, OfferTerms, Person, Process, Promise, Reason, Round, State, Waiting
from followup_md.model.card import Ask, Card, CardPerson, Contact, Fit, Hit, PaySaid, Point, Promised, QueryResult, Stumbled, TalkedOf
from followup_md.problem import Place
from followup_md.render.card import CardScreen, format_found, format_hit, format_title, list_sections, render_answer

END = datetime(2026, 11, 10, 11, 0, tzinfo=NEW_YORK)  # a Tuesday
INTERVIEW = make_interview("2026-11-10-acme", "Acme", END)
PROCESS = make_process(INTERVIEW)
NEXT = make_event("heard", END.date())._replace(next_round=True, next_on=date(2026, 12, 4), next_time=time(9, 30))
ADA = Person("Ada Long", "Ada Long", title="Head of Data", part="hiring-manager", phone="+1 212 555 0142", email="ada@example.com")
EMPTY = Card(
    process=PROCESS,
    rounds=(),
    people=(),
    decider=None,
    needs=(),
    good=(),
    bad=(),
    requirements=(),
    stumbles=(),
    promised=(),
    they_said=(),
    pay=(),
    contacts=(),
    decision=None,
    giver=None,
    asks=(),
)
FIT = Fit("company", "Acme")
SCREEN = CardScreen(80, 24)


def say(label: str, **fields: object) -> tuple[str, ...]:
    """Return the texts of one line of a card that is empty but for `fields`."""
    (section,) = [each for each in list_sections(EMPTY._replace(**fields), NOW) if each.label == label]  # type: ignore[arg-type]
    return section.texts


def show(sheet: CardScreen = SCREEN, fit: Fit = FIT, **fields: object) -> list[str]:
    """Return the rows of a card that is empty but for `fields`."""
    card = EMPTY._replace(**fields)  # type: ignore[arg-type]
    return render_answer(QueryResult("acme", (Hit(card.process, fit, "acme"),), card=card), NOW, sheet).splitlines()


@pytest.mark.parametrize(
    ("state", "words"),
    [
        ("applied", "applied since Tue 10 Nov"),
        ("interviewing", "interviewing"),
        ("waiting", "waiting since Tue 10 Nov"),
        ("on-hold", "on hold since Tue 10 Nov"),
        ("offer-verbal", "offer spoken, not in writing since Tue 10 Nov"),
        ("offer-written", "offer in writing since Tue 10 Nov"),
        ("offer-confirmed", "offer confirmed since Tue 10 Nov"),
        ("secured", "secured since Tue 10 Nov"),
        ("started", "at work there since Tue 10 Nov"),
        ("rejected", "rejected since Tue 10 Nov"),
        ("closed", "closed since Tue 10 Nov"),
        ("withdrawn", "withdrawn by you since Tue 10 Nov"),
        ("declined", "declined by you since Tue 10 Nov"),
        ("rescinded", "offer rescinded since Tue 10 Nov"),
    ],
)
def test_the_title_says_how_it_stands(state: State, words: str) -> None:
    assert format_title(PROCESS._replace(state=state, since=END), NOW) == ("Acme", "Data Engineer", words)


def test_a_quiet_process_is_quiet_since_it_fell_quiet() -> None:
    quiet = PROCESS._replace(state="quiet", since=END, quiet_since=date(2026, 11, 15))
    assert format_title(quiet, NOW)[2] == "quiet since Sun 15 Nov"
    assert format_title(PROCESS._replace(role=None), NOW) == ("Acme", "", "waiting")


def test_what_the_notes_lack_is_said_with_where_it_would_stand() -> None:
    said = {section.label: section.texts for section in list_sections(EMPTY, NOW) if section.empty}
    assert said == {
        "Rounds": ("none noted",),
        "People": ("nobody noted under `interviewers`",),
        "They need": ("nobody noted who decides",),
        "For": ("nothing noted under `Role: good points`",),
        "Against": ("nothing noted under `Role: bad points`",),
        "Asked for": ("nothing noted under `Requirements`",),
        "Stumbled": ("no question marked as a stumble",),
        "I promised": ("nothing noted as `I promised`",),
        "They said": ("nothing noted as `they said`",),
        "Pay": ("nothing noted of it",),
        "Contact": ("none noted",),
        "Decision": ("no date noted",),
        "Ask": ("the notes leave nothing open",),
    }
    assert say("They need", decider="Ada Long") == ("nothing noted under Ada Long in `Topics`",)
    assert say("Ask", process=PROCESS._replace(state="started")) == ("nothing: you work there",)
    assert say("Decision", process=PROCESS._replace(state="rejected", since=END)) == ("rejected since Tue 10 Nov",)


@pytest.mark.parametrize(
    ("each", "words"),
    [
        (CardPerson(ADA, "met", "ledgers"), "Ada Long, Head of Data (hiring manager): ledgers"),
        (CardPerson(ADA, "met"), "Ada Long, Head of Data (hiring manager): nothing noted"),
        (CardPerson(ADA, "to meet"), "Ada Long, Head of Data (hiring manager), to meet"),
        (CardPerson(ADA, "not met", "ledgers"), "Ada Long, Head of Data (hiring manager), not met: ledgers"),
        (
            CardPerson(ADA, "met", "ledgers", caller=True),
            "Ada Long, Head of Data (hiring manager): ledgers · +1 212 555 0142 · ada@example.com",
        ),
        (CardPerson(Person("x", "Bo"), "to meet", caller=True), "Bo, to meet"),
    ],
)
def test_a_person_is_said_with_one_thing(each: CardPerson, words: str) -> None:
    assert say("People", people=(each,)) == (words,)


def test_rounds_say_day_and_kind_and_what_became_of_them() -> None:
    ahead = make_interview("x", "Acme", NOW + timedelta(days=2, hours=1), kind=None)
    rounds = (Round(INTERVIEW, "held", (), ()), Round(INTERVIEW, "cancelled", (), ()), Round(ahead, "planned", (), ()))
    assert say("Rounds", rounds=rounds) == ("panel Tue 10 Nov", "panel Tue 10 Nov (not held)", "interview ahead, Thu 19 18:00")


def test_a_promise_says_until_when_and_whether_it_was_sent() -> None:
    place = Place("x.md")
    promised = (Promised(Promise("a list", place, date(2026, 11, 20)), kept=False), Promised(Promise("a book", place), kept=True))
    assert say("I promised", promised=promised) == ("a list, by Fri 20 Nov (not sent yet)", "a book (sent)")


def test_a_stumble_stands_above_its_better_answer() -> None:
    stumbles = (Stumbled("Why?", "Ada", "since"), Stumbled("How?", None, None))
    assert say("Stumbled", stumbles=stumbles) == ("Why? (Ada)", "→ since", "How?", "→ no better answer noted")


@pytest.mark.parametrize(
    ("kind", "side", "words"),
    [
        ("thanked", "you", "you thanked Ada by email: so"),
        ("followed-up", "you", "you followed up with Ada by email: so"),
        ("replied", "you", "you replied to Ada by email: so"),
        ("sent", "you", "you sent something to Ada by email: so"),
        ("shared", "you", "you shared an answer with Ada by email: so"),
        ("accepted", "you", "you accepted (Ada) by email: so"),
        ("declined", "you", "you declined (Ada) by email: so"),
        ("withdrew", "you", "you withdrew (Ada) by email: so"),
        ("heard", "they", "heard from Ada by email: so"),
        ("offer-spoken", "they", "offer spoken (Ada) by email: so"),
        ("offer-written", "they", "offer in writing (Ada) by email: so"),
        ("rescinded", "they", "offer rescinded (Ada) by email: so"),
        ("confirmed", "they", "they confirmed (Ada) by email: so"),
        ("rejected", "they", "rejected (Ada) by email: so"),
        ("closed", "they", "they closed it (Ada) by email: so"),
        ("on-hold", "they", "they put it on hold (Ada) by email: so"),
        ("reopened", "they", "they took it up again (Ada) by email: so"),
    ],
)
def test_a_contact_says_who_did_what(kind: str, side: str, words: str) -> None:
    event = make_event(kind, END.date(), channel="email", text="so")
    contact = Contact("you" if side == "you" else "they", END.date(), ("Ada",), event)
    assert say("Contact", contacts=(contact,)) == (f"Tue 10 Nov: {words}",)


def test_a_contact_of_few_words_and_a_meeting() -> None:
    bare = make_event("heard", END.date())
    assert say("Contact", contacts=(Contact("they", END.date(), (), bare),)) == ("Tue 10 Nov: heard from them",)
    assert say("Contact", contacts=(Contact("met", END.date(), ("Ada", "Bo")),)) == ("Tue 10 Nov: you met Ada, Bo",)
    assert say("Contact", contacts=(Contact("met", END.date(), ()),)) == ("Tue 10 Nov: you met them",)


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"decide_by": date(2026, 12, 4)}, ", decide by Fri 4 Dec"),
        ({"write_again": date(2026, 12, 19)}, ", write again on Sat 19 Dec"),
        ({"answer_by": date(2027, 1, 8)}, ", answer by Fri 8 Jan 2027"),
        ({"next_round": True}, ", next round"),
        ({"next_round": True, "next_on": date(2026, 12, 4)}, ", next round Fri 4 Dec"),
        ({"next_round": True, "next_on": date(2026, 12, 4), "next_time": time(9, 30)}, ", next round Fri 4 Dec 09:30"),
        ({"wants": "the query", "wants_by": date(2026, 12, 4)}, ", wants the query by Fri 4 Dec"),
        ({"wants": "the query"}, ""),  # said with a day in words, which is asked about
        ({"no_follow_ups": True}, ", no follow-ups"),
        ({"no_contact": True}, ", no contact"),
        ({"decide_by": date(2026, 12, 4), "no_follow_ups": True}, ", decide by Fri 4 Dec, no follow-ups"),
    ],
)
def test_what_they_named_in_a_contact_is_told_with_it(fields: dict[str, object], said: str) -> None:
    event = make_event("heard", END.date(), text="they are late")._replace(**fields)  # type: ignore[arg-type]
    contact = Contact("they", END.date(), ("Ada",), event)
    assert say("Contact", contacts=(contact,)) == (f"Tue 10 Nov: heard from Ada{said}: they are late",)


def test_who_passed_it_on_is_told_with_it() -> None:
    contact = Contact("you", END.date(), ("Ada",), make_event("thanked", END.date(), channel="email"), via="Cy Post")
    assert say("Contact", contacts=(contact,)) == ("Tue 10 Nov: you thanked Ada by email via Cy Post",)


def wait(**fields: object) -> Process:
    """Return a process that waits so."""
    return PROCESS._replace(waiting=Waiting(since=END, anchor=END.date(), why=Reason("met", END.date()))._replace(**fields))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"decision": date(2026, 12, 4), "giver": "Ada"}, ("by Fri 4 Dec, named by Ada",)),
        ({"decision": date(2026, 11, 16)}, ("by Mon 16 Nov, which has passed",)),
        ({"decision": date(2026, 11, 17)}, ("by Tue 17 Nov",)),
        ({"decision": date(2026, 11, 16), "process": PROCESS._replace(state="rejected")}, ("rejected",)),
        (
            {"process": wait(next=date(2026, 12, 4), why=Reason("told-when"))},
            ("your follow-up: not before Fri 4 Dec, as they told you to write then",),
        ),
        ({"process": wait(why=Reason("no-interest"))}, ("no follow-up from you: you noted no interest",)),
        (
            {"process": PROCESS._replace(state="interviewing", next_round=NEXT)},
            ('next round Fri 4 Dec 09:30; its note: `followup-md new Acme "Data Engineer" --start "2026-12-04 09:30"`',),
        ),
    ],
)
def test_the_decision_says_by_when_and_what_follows(fields: dict[str, object], words: tuple[str, ...]) -> None:
    assert say("Decision", **fields) == words


@pytest.mark.parametrize(
    ("offer", "words"),
    [
        (Offer(spoken=make_event("offer-spoken", END.date())), ("no date noted",)),
        (
            Offer(on_paper=make_event("offer-written", END.date()), answer_by=date(2026, 11, 20)),
            ("your answer to the offer by Fri 20 Nov", "no start date yet"),
        ),
        (
            Offer(
                on_paper=make_event("offer-written", END.date()),
                answer_by=date(2026, 11, 20),
                accepted=make_event("accepted", END.date()),
                start=date(2027, 1, 11),
            ),
            ("start on Mon 11 Jan 2027",),
        ),
    ],
)
def test_of_an_offer_it_says_what_is_to_do(offer: Offer, words: tuple[str, ...]) -> None:
    # What they would decide is decided.
    assert say("Decision", process=PROCESS._replace(state="offer-written", offer=offer), decision=date(2026, 12, 4)) == words


@pytest.mark.parametrize(("state", "words"), [("rescinded", "offer rescinded"), ("declined", "declined by you"), ("rejected", "rejected")])
def test_of_an_offer_that_stands_no_longer_it_says_neither_a_day_to_answer_nor_a_first_day(state: State, words: str) -> None:
    offer = Offer(on_paper=make_event("offer-written", END.date()), answer_by=date(2026, 11, 20), start=date(2027, 1, 11))
    assert say("Decision", process=PROCESS._replace(state=state, offer=offer)) == (words,)


@pytest.mark.parametrize(
    ("fit", "read_as", "words"),
    [
        (Fit("company", "Acme"), None, ""),
        (Fit("person", "Ada"), None, ""),
        (Fit("person", "Ada"), "ada", 'read as "ada": Ada'),
        (Fit("phone", "+1", "the number of Ada"), None, "+1, the number of Ada"),
        (Fit("word", "late", "a topic"), None, '"late", a topic'),
        (Fit("note", "x"), None, "x"),
    ],
)
def test_what_fitted_is_said_where_it_does_not_show(fit: Fit, read_as: str | None, words: str) -> None:
    assert format_found(QueryResult("q", (Hit(PROCESS, fit, "acme"),), read_as=read_as)) == words


def test_a_hit_says_which_process_and_what_fitted() -> None:
    told = PROCESS._replace(last_contact=END.date())
    assert format_hit(Hit(told, FIT, "acme"), NOW) == ("Acme, Data Engineer · waiting · last contact Tue 10 Nov", "")
    assert format_hit(Hit(PROCESS._replace(role=None), Fit("person", "Ada"), "acme"), NOW) == ("Acme · waiting", "Ada")


def test_each_line_has_a_row_and_those_with_more_say_how_many() -> None:
    points = tuple(Point(f"point number {number} of the role", "role") for number in range(9))
    shown = show(CardScreen(80, 15), good=points)
    assert len(shown) == 14
    # Two flow into one row of 68 cells, less the words for the rest.
    assert [row for row in shown if row.startswith("For")] == ["For         point number 0 of the role (role) +8"]


def test_points_share_a_row_where_they_fit() -> None:
    assert show(bad=(Point("far", "role"), Point("loud", "company")))[5] == "Against     far (role) · loud (company)"


def test_questions_and_people_get_their_rows_first_and_then_the_rest() -> None:
    asks = tuple(Ask(f"Question {number}?", "so") for number in range(3))
    people = tuple(CardPerson(Person(f"P{number}", f"P{number}"), "to meet") for number in range(6))
    told = tuple(f"said {number}" for number in range(9))
    shown = show(CardScreen(80, 22), asks=asks, people=people, they_said=told)
    assert len(shown) == 21
    assert [row.strip() for row in shown[-3:]] == ["Ask         1 Question 0?", "2 Question 1?", "3 Question 2?"]
    assert sum("to meet" in row for row in shown) == 4
    # Of the two rows that are left each of them gets one or more, as they are short of.
    assert sum("said " in row for row in shown) == 3


def test_what_is_cut_is_unfolded_where_room_is_left() -> None:
    need = "a long need " * 12
    shown = show(CardScreen(80, 30), needs=(need.strip(),))
    at = next(place for place, row in enumerate(shown) if row.startswith("They need"))
    assert " ".join(row[12:] for row in shown[at : at + 3]).split() == need.split()
    (cut,) = [row for row in show(CardScreen(80, 15), needs=(need.strip(),)) if row.startswith("They need")]
    assert cut.endswith("…")


def test_a_long_title_keeps_its_state() -> None:
    process = PROCESS._replace(role="Engineer " * 12)
    assert show(process=process)[0] == "Acme · waiting"
    assert show(CardScreen(40, 24), process=process._replace(company="Acme " * 12))[0].endswith("… · waiting")
    assert show(CardScreen(20, 24), process=process._replace(company="A" * 60))[0] == "A" * 29 + "… · waiting"
    assert show(CardScreen(), process=PROCESS._replace(role="X" * 200))[0] == f"Acme, {'X' * 200} · waiting"


def test_colour_is_on_headings_and_who_calls_alone() -> None:
    shown = show(CardScreen(80, 24, color=True), people=(CardPerson(ADA, "met", "ledgers", caller=True),), faulty=("a.md", "b.md"))
    assert shown[0] == "\x1b[1mAcme, Data Engineer · waiting\x1b[0m"
    assert shown[2].startswith("\x1b[1mPeople      \x1b[0m\x1b[1mAda Long")
    assert next(row for row in shown if "For  " in row) == "\x1b[1mFor         \x1b[0m\x1b[2mnothing noted under `Role: good points`\x1b[0m"
    assert shown[-1] == "\x1b[33min a.md and 1 more something does not read; `followup-md check` tells why\x1b[0m"
    assert "\x1b" not in "".join(show(people=(CardPerson(ADA, "met", "ledgers", caller=True),)))


def test_times_elsewhere_are_the_reader_s() -> None:
    ahead = make_interview("x", "Acme", NOW + timedelta(days=2, hours=1))
    rounds = (Round(ahead, "planned", (), ()),)
    card = EMPTY._replace(rounds=rounds)
    assert list_sections(card, NOW.astimezone(DUBLIN))[0].texts == ("panel ahead, Thu 19 23:00 (18:00 EST)",)


def test_evidence_stands_behind_what_it_is_for_and_each_topic_once() -> None:
    topics = (
        TalkedOf("parking", None, None),
        TalkedOf("ledgers", "Ada Long", "ten years"),
        TalkedOf("ovens", "Bo Li", None),
        TalkedOf("bread", "Bo Li", "a bakery"),
    )
    people = (CardPerson(ADA, "met", "ledgers"), CardPerson(Person("x", "Bo Li"), "met", "bread"))
    fields = {"topics": topics, "needs": ("ledgers", "tea"), "decider": "Ada Long", "people": people}
    assert say("They need", **fields) == ("ledgers \u2192 ten years", "tea")
    assert say("Talked of", **fields) == ("parking", "ovens (Bo Li)", "bread (Bo Li) \u2192 a bakery")


@pytest.mark.parametrize(
    ("terms", "words"),
    [
        (OfferTerms(title="Lead", place="Cork"), [("Lead", "Cork")]),
        (OfferTerms(place="Cork"), [("Cork",)]),
        (OfferTerms(pay="90k"), []),
    ],
)
def test_title_and_place_of_an_offer(terms: OfferTerms, words: list[tuple[str, ...]]) -> None:
    assert [each.texts for each in list_sections(EMPTY._replace(terms=terms), NOW) if each.label == "Offer"] == words


def test_pay_stands_with_its_day_where_it_has_one() -> None:
    said = (PaySaid("50k", "Ada Long", day=date(2026, 11, 10)), PaySaid("60k", "they said"))
    assert say("Pay", pay=said) == ("50k (Ada Long, Tue 10 Nov)", "60k (they said)")
