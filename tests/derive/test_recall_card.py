"""The card line by line (rules.md 5.8): what it says, and that it says no more than the notes do."""

from __future__ import annotations

from datetime import date

import pytest
from support.searches import ACME, ACME_PANEL, FULL_BODY, Tale, show_card, tell_calls

from followup_md.model import Requirement
from followup_md.model.card import Ask, PaySaid, Point, Stumbled, TalkedOf

LATER = "2026-11-25-acme"
ENDED = "2026-11-20 10:00 rejected: somebody from inside"


def tell_two(*lines: str, body: str = "", head: str = "") -> Tale:
    """Tell of a second round at Acme with Ada Long, on Wednesday 25 November."""
    tale = tell_calls(*lines)
    people = 'interviewers: ["[[Ada Long]]"]'
    tale.note(LATER, f"company: Acme\nrole: Analyst\nstart: 2026-11-25T10:00\nend: 2026-11-25T11:00\n{people}\n{head}", body)
    return tale


def test_rounds_stand_by_start_with_what_became_of_them() -> None:
    tale = tell_two()
    tale.log(LATER, "2026-11-24 cancelled")
    assert [(item.interview.slug, item.status) for item in show_card(tale).rounds] == [(ACME_PANEL, "held"), (LATER, "cancelled")]


def test_each_person_stands_with_one_thing_and_whether_they_were_met() -> None:
    people = show_card(tell_calls("2026-11-16 missed [[Łukasz Żak]]")).people
    assert [(each.person.name, each.standing, each.thing) for each in people] == [
        ("Ada Long", "met", "weekly planning"),
        ("Łukasz Żak", "not met", "asked: What breaks first?"),
        ("Cy Post", "not met", ""),
    ]


def test_of_two_rounds_the_later_one_gives_the_thing() -> None:
    tale = tell_two(body="## Topics\n### [[Ada Long]]\n- the budget\n")
    assert show_card(tale).people[0].thing == "the budget"
    assert show_card(tale, now="2026-11-20T12:00").people[0].thing == "weekly planning"


def test_who_is_met_only_later_is_still_to_be_met() -> None:
    people = show_card(tell_calls(), now="2026-11-12T12:00").people
    assert [(each.standing, each.thing) for each in people] == [("to meet", ""), ("to meet", ""), ("not met", "")]


def test_who_was_meant_stands_first() -> None:
    people = show_card(tell_calls(), callers=("Łukasz Żak",)).people
    assert [(each.person.name, each.caller) for each in people][:2] == [("Łukasz Żak", True), ("Ada Long", False)]


def test_somebody_without_a_note_has_at_least_a_name() -> None:
    tale = tell_calls()
    del tale.people["Łukasz Żak"]
    assert "Łukasz Żak" in [each.person.name for each in show_card(tale).people]


@pytest.mark.parametrize(
    ("parts", "head", "decider"),
    [
        pytest.param(("hiring-manager", "interviewer"), "", "Ada Long", id="hiring manager"),
        pytest.param(("interviewer", "hiring-manager"), "", "Łukasz Żak", id="hiring manager, named second"),
        pytest.param(("recruiter", "interviewer"), "", "Łukasz Żak", id="who judges, not who arranges"),
        pytest.param(("interviewer", "interviewer"), 'decision_from: "[[Łukasz Żak]]"', "Łukasz Żak", id="who named the date"),
        pytest.param(("recruiter", "agency"), "", "Ada Long", id="nobody else"),
    ],
)
def test_who_decides_is_who_has_most_say(parts: tuple[str, str], head: str, decider: str) -> None:
    tale = tell_calls(head=head)
    tale.person("Ada Long", f"part: {parts[0]}")
    tale.person("Łukasz Żak", f"part: {parts[1]}")
    assert show_card(tale).decider == decider


def test_they_need_what_who_decides_spoke_of_first_what_the_requirements_name() -> None:
    assert show_card(tell_calls()).needs == ("late invoices", "weekly planning")


def test_nobody_decides_where_nobody_was_met() -> None:
    card = show_card(tell_calls(), "initech-tester")
    assert (card.decider, card.needs, card.people, card.rounds) == (None, (), (), ())


def test_points_stand_for_and_against_the_latest_round_first() -> None:
    card = show_card(tell_two(body="## Role: bad points\n- Sundays\n- on call\n## Company: good points\n- kind\n"))
    assert card.good == (Point("kind", "company"), Point("broad", "role"), Point("clear", "company"))
    assert card.bad == (Point("Sundays", "role"), Point("on call", "role"), Point("far away", "company"))


def test_requirements_stand_once_with_the_evidence_of_any_round() -> None:
    card = show_card(tell_two(body="## Requirements\n- cobol\n    - mine: a course\n- Cobol!\n- Ada\n"))
    assert [(each.text, each.mine) for each in card.requirements] == [
        ("cobol", "a course"),
        ("Ada", None),
        ("sends invoices on time", "ten years of ledgers"),
    ]
    assert isinstance(card.requirements[0], Requirement)


def test_requirements_are_known_before_a_round_and_what_is_said_in_it_is_not() -> None:
    card = show_card(tell_calls(), now="2026-11-12T12:00")
    assert [each.text for each in card.requirements] == ["sends invoices on time", "Cobol"]
    assert (card.needs, card.good, card.bad, card.promised, card.they_said, card.stumbles) == ((), (), (), (), (), ())


def test_a_stumble_stands_with_its_better_answer_until_it_goes_well() -> None:
    assert show_card(tell_calls()).stumbles == (Stumbled("What breaks first?", "Łukasz Żak", "the clock"),)
    assert show_card(tell_two(body="## Questions\n### What breaks first?\n- rating: 5\n")).stumbles == ()
    assert show_card(tell_two(body="## Questions\n### And last?\n- rating: 1\n")).stumbles[0] == Stumbled("And last?", None, None)


def test_what_you_promised_and_did_not_send_stands_first() -> None:
    tale = tell_two("2026-11-18 sent [[Ada Long]]: the sample", body="## Next steps\n- I promised: a list of names\n")
    assert [(each.promise.text, each.promise.by, each.kept) for each in show_card(tale).promised] == [
        ("a list of names", None, False),
        ("the sample", date(2026, 11, 20), True),
    ]
    assert not show_card(tell_calls()).promised[0].kept


def test_what_they_said_stands_as_typed() -> None:
    tale = tell_two(body="## Next steps\n- they said: no date\n- they said: somebody will ring\n")
    assert show_card(tale).they_said == ("no date", "somebody will ring", "a decision by 2026-12-04")


@pytest.mark.parametrize(
    ("body", "lines", "pay"),
    [
        pytest.param(
            "## Offer\n- pay: 50,000\n- signed by: [[Ada Long]]\n",
            (),
            PaySaid("50,000", "their offer, signed by Ada Long", in_terms=True),
            id="terms",
        ),
        pytest.param("## Offer\n- pay: 50,000\n", (), PaySaid("50,000", "their offer", in_terms=True), id="terms that nobody signed"),
        pytest.param("## Topics\n### [[Ada Long]]\n- the pay scale\n", (), PaySaid("the pay scale", "Ada Long"), id="topic of somebody"),
        pytest.param("## Topics\n- €50 a day\n", (), PaySaid("€50 a day", "talked about"), id="topic of everybody"),
        pytest.param(
            "## Questions\n### What pay?\n- asked by: [[Ada Long]]\n", (), PaySaid("What pay?", "Ada Long asked"), id="question of somebody"
        ),
        pytest.param("## Questions\n### What salary?\n", (), PaySaid("What salary?", "they asked"), id="question"),
        pytest.param("## Questions\n### Why?\n- said: 50k\n", (), PaySaid("50k", "you answered"), id="your answer"),
        pytest.param("## Role: good points\n- a bonus\n", (), PaySaid("a bonus", "role: good points"), id="point"),
        pytest.param("## Next steps\n- they said: 60 EUR\n", (), PaySaid("60 EUR", "they said"), id="next steps"),
        pytest.param("", ("2026-11-17 heard from [[Ada Long]]: USD 9",), PaySaid("USD 9", "Ada Long"), id="log, of somebody"),
        pytest.param("", ("2026-11-17 offer spoken: pay to be told",), PaySaid("pay to be told", "they"), id="log, of them"),
        pytest.param("", ("2026-11-17 replied to [[Ada Long]]: £ 9",), PaySaid("£ 9", "you"), id="log, yours"),
        pytest.param("", ("2026-11-17 researched: wages there",), PaySaid("wages there", "the log"), id="log, of nobody"),
        pytest.param("## Topics\n- paying by card, a payroll firm, repaid\n", (), None, id="no pay"),
    ],
)
def test_pay_stands_with_whose_word_it_is(body: str, lines: tuple[str, ...], pay: PaySaid | None) -> None:
    said = show_card(tell_calls(*lines, body=body)).pay
    assert tuple(each._replace(day=None) for each in said) == ((pay,) if pay else ())
    # The round was on the 16th, and each log line is of the 17th.
    assert {each.day for each in said} <= {date(2026, 11, 17) if lines else date(2026, 11, 16)}


@pytest.mark.parametrize("text", ["34.50 an hour", "42 / hour", "52000 a year", "60 Euro", "das Gehalt", "my hourly rate"])
def test_words_of_pay(text: str) -> None:
    assert [each.text for each in show_card(tell_calls(body=f"## Next steps\n- I promised: {text}\n")).pay] == [text]


def test_the_same_figure_on_two_days_stands_twice() -> None:
    said = show_card(tell_calls("2026-11-17 heard from [[Ada Long]]: 50k", "2026-11-18 heard from [[Ada Long]]: 50k")).pay
    assert [(each.text, each.day) for each in said] == [("50k", date(2026, 11, 18)), ("50k", date(2026, 11, 17))]


def test_terms_have_the_day_of_the_offer() -> None:
    (said,) = show_card(tell_calls("2026-11-18 offer written", body="## Offer\n- pay: 50,000\n")).pay
    assert said.day == date(2026, 11, 18)


def test_all_topics_stand_on_the_card_those_of_everybody_first() -> None:
    body = "## Topics\n### [[Ada Long]]\n- late invoices\n  - mine: ten years\n- Łukasz Żak: ovens\n\n### Everyone\n- parking\n"
    tale = tell_two(body="## Topics\nAda:\n- the budget\n- parking\n## Offer\n- title: Lead\n- place: Cork\n")
    tale.notes[ACME_PANEL] = tale.notes[ACME_PANEL].replace("## Topics", f"{body}## Mine\n", 1)
    card = show_card(tale)
    assert card.topics[0] == TalkedOf("parking", None, None)
    assert [(each.text, each.person, each.mine) for each in card.topics[1:5]] == [
        ("the budget", "Ada Long", None),
        ("parking", "Ada Long", None),
        ("late invoices", "Ada Long", "ten years"),
        ("Łukasz Żak: ovens", "Ada Long", None),
    ]
    assert (card.terms.title, card.terms.place) == ("Lead", "Cork")


def test_an_offer_s_terms_stand_before_what_was_said_and_nothing_twice() -> None:
    body = "## Topics\n- the pay\n- the pay\n\n## Offer\n- pay: 50,000\n"
    assert [each.text for each in show_card(tell_calls(body=body)).pay] == ["50,000", "the pay"]


def test_the_last_contact_either_way_and_the_last_meeting_stand_latest_first() -> None:
    contacts = show_card(
        tell_calls("2026-11-17 thanked Ada Long by letter", "2026-11-19 heard from Ada Long", "2026-11-20 sent Ada Long: it")
    ).contacts
    assert [(each.side, each.day, each.who) for each in contacts] == [
        ("you", date(2026, 11, 20), ("Ada Long",)),
        ("they", date(2026, 11, 19), ("Ada Long",)),
        ("met", date(2026, 11, 16), ("Ada Long", "Łukasz Żak")),
    ]
    assert show_card(tell_calls(), "initech-tester").contacts == ()


@pytest.mark.parametrize(
    ("lines", "decision"),
    [
        pytest.param((), (date(2026, 12, 4), None), id="said in the round"),
        pytest.param(("2026-11-18 heard from [[Ada Long]] decide by 2026-12-08",), (date(2026, 12, 8), "Ada Long"), id="said later"),
        pytest.param((ENDED,), (None, None), id="an end, and it has lapsed"),
        pytest.param((ENDED, "2026-11-27 reopened"), (None, None), id="reopened, and it has lapsed"),
        pytest.param(("2026-11-20 offer spoken",), (date(2026, 12, 4), None), id="under offer"),
        pytest.param(
            ("2026-11-18 heard from [[Ada Long]] decide by 2026-12-08", "2026-11-20 offer spoken"),
            (date(2026, 12, 8), "Ada Long"),
            id="both",
        ),
    ],
)
def test_the_decision_date_is_the_last_one_that_stands(lines: tuple[str, ...], decision: tuple[date | None, str | None]) -> None:
    card = show_card(tell_calls(*lines))
    assert (card.decision, card.giver) == decision


def test_before_any_round_there_is_no_date() -> None:
    assert show_card(tell_calls(), now="2026-11-12T12:00").decision is None


def test_where_they_asked_you_in_again_no_date_of_before_is_open() -> None:
    tale = tell_calls()
    tale.note("2026-12-02-acme", "company: Acme\nrole: Analyst\nkind: final\nstart: 2026-12-02T10:00", "")
    assert show_card(tale).decision is None
    assert not any("how does it stand" in ask.text for ask in show_card(tale).asks)
    # Once that round is held, what they say of it counts.
    assert show_card(tale, now="2026-12-03T12:00").process.state == "waiting"


def questions(*lines: str, body: str = FULL_BODY, head: str = "", now: str = "2026-12-01T12:00", process: str = ACME) -> list[str]:
    """Return the questions to ask."""
    return [ask.text for ask in show_card(tell_calls(*lines, body=body, head=head), process, now).asks]


WHEN = "When do you decide, and may I write then?"
START = "On which day do I start?"
WRITTEN = "2026-11-20 10:00 offer written"
PAY = "\n## Offer\n- pay: 50\n"
DOUBT = "How is this in practice: on call?"
FAR = "How is this in practice: far away?"
UNPROVEN = "How much of this would you expect at the start: SQL?"


@pytest.mark.parametrize(
    ("lines", "head", "asked"),
    [
        pytest.param((), "", [WHEN, DOUBT, UNPROVEN], id="no date"),
        pytest.param((), "decision_date: 2026-12-04", [DOUBT, UNPROVEN, FAR], id="a date ahead"),
        pytest.param(
            (),
            "decision_date: 2026-11-27",
            ["You hoped to decide by Fri 27 Nov: how does it stand, and what is the new date?", DOUBT, UNPROVEN],
            id="a date passed",
        ),
        pytest.param(("2026-11-20 on hold",), "", ["When will it go on?", WHEN, DOUBT], id="on hold"),
        pytest.param(
            (ENDED,),
            "",
            ["Is it the same post that is open again, or another one?", "What has changed since, and what is the next step?", WHEN],
            id="rejected",
        ),
        pytest.param(("2026-11-20 withdrew",), "", ["Is the post still open, and what has changed since?", WHEN, DOUBT], id="withdrawn"),
        pytest.param(
            ("2026-11-20 offer spoken",), "", ["Could you send me the terms in writing, with the start date?", DOUBT, UNPROVEN], id="spoken"
        ),
        pytest.param(
            (WRITTEN,), "", [START, "By when would you like my answer?", "What is the pay, as it will stand in the contract?"], id="written"
        ),
        pytest.param(
            ("2026-11-20 10:00 offer written answer by 2026-12-04", "2026-11-20 11:00 condition references"),
            "",
            [START, "How far is this: references?", "What is the pay, as it will stand in the contract?"],
            id="conditions",
        ),
        pytest.param(
            (WRITTEN, "2026-11-21 accepted"),
            "",
            [START, "Has my acceptance reached you?", "What is the pay, as it will stand in the contract?"],
            id="accepted",
        ),
        pytest.param(
            (WRITTEN, "2026-11-21 accepted", "2026-11-22 confirmed", "2026-11-23 start on 2027-01-04"),
            "",
            ["What is the pay, as it will stand in the contract?", DOUBT, UNPROVEN],
            id="secured",
        ),
        pytest.param((WRITTEN, "2026-11-21 accepted", "2026-11-22 started"), "", [], id="started"),
    ],
)
def test_three_questions_come_from_what_the_notes_lack(lines: tuple[str, ...], head: str, asked: list[str]) -> None:
    assert questions(*lines, head=head) == asked


def test_terms_that_are_noted_are_not_asked_for() -> None:
    assert questions(WRITTEN, body=FULL_BODY + PAY)[2:] == [DOUBT]


def test_empty_sections_are_asked_about() -> None:
    assert questions(body="", head="decision_date: 2026-12-04") == [
        "What does the work consist of, day by day?",
        "What matters most to you in whoever takes the post?",
        "Where and how does the team work?",
    ]


def test_where_the_notes_leave_nothing_open_nothing_is_asked() -> None:
    body = FULL_BODY.replace("- far away", "").replace("- on call", "").replace("- SQL", "- SQL\n    - mine: years")
    assert questions(body=body, head="decision_date: 2026-12-04") == []


def test_a_round_ahead_that_names_nobody_is_asked_about() -> None:
    assert questions(now="2026-11-12T12:00")[0] == WHEN
    tale = tell_calls()
    tale.note("2026-12-10-acme", "company: Acme\nrole: Analyst\nstart: 2026-12-10T10:00", "")
    assert next(ask.text for ask in show_card(tale).asks) == "Whom shall I meet?"


def test_each_question_says_why() -> None:
    assert show_card(tell_calls(body=FULL_BODY)).asks == (
        Ask(WHEN, "no decision date is noted"),
        Ask(DOUBT, "noted under Role: bad points; say it kindly"),
        Ask(UNPROVEN, "a requirement without evidence of yours"),
    )
