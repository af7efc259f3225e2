"""Checks about an offer (rules.md section 4, *Offer, search, vault*; 7.4 for the rows)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from support.vaults import Looking

WRITTEN = "2026-11-18 10:00 offer written"
ACCEPTED = "2026-11-18 15:00 accepted"
CONFIRMED = "2026-11-18 16:00 confirmed"
START = "2026-11-18 16:00 start on 2027-01-11"
ASAP, DROPPED = "2026-11-18 15:00 accepted: start asap", "2026-11-19 09:00 start dropped"
SECURED = (WRITTEN, ACCEPTED, CONFIRMED, START)
TERMS = "## Offer\n- title: Data Engineer\n- pay: 70,000\n- place: Newark\n- signed by: Priya Raman\n- answer by: 2026-11-30\n"
PRAISED = "heard from [[Priya Raman]]: you are perfect"
ALONE = "search.md:\n## Log\n- 2026-11-16 networked\n"


def tell(*lines: str, before: str = "", after: str = "") -> str:
    """Return an example whose log has these lines."""
    return f"{before}## Log\n" + "".join(f"- {line}\n" for line in lines) + after


@pytest.mark.parametrize(
    ("said", "told"),
    [
        pytest.param("you're perfect for this", True, id="praise"),
        pytest.param("she said you are basically hired", True, id="as good as hired"),
        pytest.param("we will make you an offer", True, id="a promise"),
        pytest.param("the sample query looks good", False, id="praise of a piece of work"),
        pytest.param("not a great fit for the team", False, id="the opposite"),
        pytest.param("we want to have you meet the team", False, id="another talk"),
        pytest.param("the job is yours", True, id="the job"),
        pytest.param("a great fit for the team", True, id="a great fit"),
        pytest.param("they will make somebody else an offer", False, id="an offer to another"),
        pytest.param("they meet again soon", False, id="nothing promised"),
        pytest.param("no offer before the new budget", False, id="no offer"),
        pytest.param("you are just one of many", False, id="one of many"),
        pytest.param("you are our second choice", False, id="second choice"),
        pytest.param("it isn't quite a great fit", False, id="denied in the clause"),
        pytest.param("the other candidate is a perfect fit", False, id="somebody else fits"),
        pytest.param("it was not quick, but you're a great fit", True, id="denied in another clause"),
        pytest.param("the position is yours to apply for", False, id="not given"),
        pytest.param("you are exactly what we need", True, id="what they need"),
        pytest.param("they will make an offer to another candidate", False, id="another gets it"),
    ],
)
def test_hint_is_not_offer(looking: Looking, said: str, told: bool) -> None:
    line = f"2026-11-18 heard from [[Priya Raman]] by phone: {said}"
    found = looking.find("hint-is-not-offer", tell(line))
    assert [looking.text_at(problem) for problem in found] == ([line] if told else [])


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        pytest.param(("2026-11-18 offer spoken: you're perfect for this",), 1, id="praise noted as an offer"),
        pytest.param(("2026-11-18 offer spoken: 70,000 a year",), 0, id="an offer with terms"),
        pytest.param((f"2026-11-17 {PRAISED}", WRITTEN), 0, id="the paper came"),
        pytest.param((f"2026-11-18 {PRAISED}", "2026-11-19 rejected"), 0, id="it is over"),
        pytest.param((f"2026-11-18 {PRAISED}", f"2026-11-19 {PRAISED}"), 1, id="twice"),
    ],
)
def test_a_hint_is_told_while_there_is_no_paper(looking: Looking, lines: tuple[str, ...], told: int) -> None:
    found = looking.find("hint-is-not-offer", tell(*lines))
    assert len(found) == told
    assert all(looking.text_at(problem) == lines[-1] for problem in found)


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        pytest.param(("2026-11-18 10:00 offer spoken", ACCEPTED), ACCEPTED, id="accepted"),
        pytest.param(("2026-11-18 10:00 offer spoken", START), START, id="a start date"),
        pytest.param(("2026-11-18 10:00 offer spoken",), None, id="only spoken"),
        pytest.param((WRITTEN, ACCEPTED), None, id="written"),
        pytest.param(("2026-11-18 10:00 offer spoken", ACCEPTED, "2026-11-19 rescinded"), None, id="taken back"),
    ],
)
def test_verbal_only(looking: Looking, lines: tuple[str, ...], told: str | None) -> None:
    found = looking.find("verbal-only", tell(*lines))
    assert [looking.text_at(problem) for problem in found] == ([told] if told else [])


@pytest.mark.parametrize(
    ("when", "lines", "told"),
    [
        pytest.param("2026-11-19T12:00", (WRITTEN, ASAP), ASAP, id="accepted, asap"),
        pytest.param("2026-11-19T12:00", (WRITTEN, ACCEPTED, START), None, id="a date is set"),
        pytest.param("2026-11-19T12:00", (*SECURED, DROPPED), DROPPED, id="taken back"),
        # Answer within two business days, Friday 20; overdue when the fifth one after has ended, Friday 27.
        pytest.param("2026-11-27T23:59", (WRITTEN,), None, id="written, and not overdue yet"),
        pytest.param("2026-11-28T00:00", (WRITTEN,), WRITTEN, id="written, and overdue"),
        pytest.param("2026-11-19T12:00", (WRITTEN, ACCEPTED, "2026-11-19 rescinded"), None, id="rescinded"),
    ],
)
def test_no_start_date(looking: Looking, when: str, lines: tuple[str, ...], told: str | None) -> None:
    found = looking.find("no-start-date", tell(*lines, before=f"At {when}:\n"))
    assert [looking.text_at(problem) for problem in found] == ([told] if told else [])


@pytest.mark.parametrize(
    ("line", "message"),
    [
        pytest.param(ASAP, 'no start date from "Harbor Logistics": “asap” is none', id="asap is quoted"),
        pytest.param(ACCEPTED, 'no start date from "Harbor Logistics"', id="nothing said"),
    ],
)
def test_no_start_date_quotes_what_stands_for_it(looking: Looking, line: str, message: str) -> None:
    (problem,) = looking.find("no-start-date", tell(WRITTEN, line))
    assert problem.message == message


@pytest.mark.parametrize(
    ("when", "start", "odd"),
    [
        pytest.param("2026-11-19T12:00", "2027-01-11", "", id="a Monday"),
        pytest.param("2026-11-19T12:00", "2027-01-10", "is a Sunday", id="a Sunday"),
        pytest.param("2026-11-19T12:00", "2026-12-25", "is a day off", id="Christmas"),
        pytest.param("2027-01-11T12:00", "2027-01-11", "", id="on the day"),
        pytest.param("2027-01-12T12:00", "2027-01-11", "has passed, and nothing says that you started", id="passed in silence"),
    ],
)
def test_start_date_odd(looking: Looking, when: str, start: str, odd: str) -> None:
    line = f"2026-11-18 16:00 start on {start}"
    text = tell(WRITTEN, ACCEPTED, CONFIRMED, line, before=f"At {when}:\n", after='followup.toml:\n[calendar]\ncountry = "US"\n')
    found = looking.find("start-date-odd", text)
    assert [problem.message for problem in found] == ([f'the start date "{start}" {odd}'] if odd else [])
    assert all(looking.text_at(problem) == line for problem in found)


@pytest.mark.parametrize(
    ("then", "odd"),
    [
        pytest.param("2027-03-12", "", id="sixty days later"),
        pytest.param("2027-03-15", "is 63 days later than the one named before", id="more than two months later"),
        pytest.param("2026-12-01", "", id="earlier"),
    ],
)
def test_a_start_date_moved_back(looking: Looking, then: str, odd: str) -> None:
    found = looking.find("start-date-odd", tell(*SECURED, f"2026-11-19 09:00 start on {then}"))
    assert [problem.message for problem in found] == ([f'the start date "{then}" {odd}'] if odd else [])


def test_a_start_date_is_not_compared_with_that_of_an_offer_that_is_over(looking: Looking) -> None:
    again = (*SECURED, "2026-11-19 08:00 rescinded", "2026-11-19 09:00 offer written", "2026-11-19 10:00 start on 2027-06-14")
    assert looking.find("start-date-odd", tell(*again)) == []
    assert len(looking.find("start-date-odd", tell(*SECURED, "2026-11-19 10:00 start on 2027-06-14"))) == 1


def test_a_start_date_before_the_yes(looking: Looking) -> None:
    (problem,) = looking.find("start-date-odd", tell("2026-11-17 15:00 offer written", "2026-11-17 16:00 start on 2026-11-17", ACCEPTED))
    assert problem.message == 'the start date "2026-11-17" is before your yes of Wed 18 Nov'


def test_a_start_date_in_the_terms_is_told_there(looking: Looking) -> None:
    (problem,) = looking.find("start-date-odd", tell(WRITTEN, before="## Offer\n- start: 2026-11-21\n"))
    assert (problem.message, looking.text_at(problem)) == ('the start date "2026-11-21" is a Saturday', "## Offer")


@pytest.mark.parametrize(
    ("now", "limit", "told"),
    [
        # Two business days after Thursday 19 November is Monday the 23rd.
        pytest.param("2026-11-19T12:00", "2026-11-24", None, id="three business days ahead"),
        pytest.param("2026-11-19T12:00", "2026-11-23", '"Harbor Logistics" wants an answer by Mon 23 Nov', id="two business days ahead"),
        pytest.param("2026-11-24T12:00", "2026-11-23", '"Harbor Logistics" wanted an answer by Mon 23 Nov', id="passed"),
    ],
)
def test_offer_deadline_near(looking: Looking, now: str, limit: str, told: str | None) -> None:
    line = f"2026-11-18 10:00 offer written answer by {limit}"
    found = looking.find("offer-deadline-near", tell(line, before=f"At {now}:\n"))
    assert [problem.message for problem in found] == ([told] if told else [])
    assert all(looking.text_at(problem) == line for problem in found)
    assert looking.find("offer-deadline-near", tell(line, ACCEPTED, before=f"At {now}:\n")) == []


def test_a_deadline_that_has_passed_says_what_to_do_now(looking: Looking) -> None:
    passed, line = "At 2026-11-24T12:00:\n", "2026-11-18 10:00 offer written answer by 2026-11-23"
    (problem,) = looking.find("offer-deadline-near", tell(line, before=passed))
    pasted = "2026-11-24 heard from [[Priya Raman]] answer by DATE"
    assert problem.hint == f"write to them today; if they gave you a new day, log `- {pasted}`"
    found = looking.find_all(tell(line, pasted.replace("DATE", "2026-12-04"), before=passed))
    assert {problem.check for problem in found} & {"offer-deadline-near", "unknown-event"} == set()


@pytest.mark.parametrize(
    ("before", "link"),
    [
        pytest.param('interviewers: ["[[Tom Okafor]]", "[[Priya Raman]]"]\n', "[[Priya Raman]]", id="who decides"),
        pytest.param("interviewers:\n", "NAME", id="nobody known"),
    ],
)
def test_whose_new_day_it_would_be(looking: Looking, before: str, link: str) -> None:
    text = tell("2026-11-18 10:00 offer written answer by 2026-11-23", before=f"At 2026-11-24T12:00:\n{before}")
    (problem,) = looking.find("offer-deadline-near", text)
    assert f"heard from {link} answer by DATE`" in problem.hint


def test_a_deadline_in_the_terms(looking: Looking) -> None:
    (problem,) = looking.find("offer-deadline-near", tell(WRITTEN, before="## Offer\n- answer by: 2026-11-20\n"))
    assert looking.text_at(problem) == "## Offer"


@pytest.mark.parametrize(
    ("terms", "lacks"),
    [
        pytest.param(TERMS, "", id="all there"),
        pytest.param(TERMS.replace("- pay: 70,000\n", ""), "pay", id="no pay"),
        pytest.param("", "title, pay, place, signed by, answer by", id="nothing"),
    ],
)
def test_offer_terms_missing(looking: Looking, terms: str, lacks: str) -> None:
    found = looking.find("offer-terms-missing", tell(WRITTEN, before=terms))
    assert [problem.message for problem in found] == ([f"not in your record of the offer: {lacks}"] if lacks else [])
    assert [looking.text_at(problem) for problem in found] == ([("## Offer" if terms else WRITTEN)] if lacks else [])
    assert looking.find("offer-terms-missing", tell(WRITTEN, ACCEPTED, before=terms)) == []


def test_the_hint_names_all_terms_that_are_missing(looking: Looking) -> None:
    (problem,) = looking.find("offer-terms-missing", tell(WRITTEN, before="## Offer\n- title: Data Engineer\n- place: Newark\n"))
    assert "write `- pay: …`, `- signed by: …`, `- answer by: …` under" in problem.hint


def test_a_deadline_in_the_log_is_a_term(looking: Looking) -> None:
    (problem,) = looking.find("offer-terms-missing", tell("2026-11-18 10:00 offer written answer by 2026-11-30"))
    assert "answer by" not in problem.message


def test_an_offer_logged_elsewhere_is_told_there(looking: Looking) -> None:
    elsewhere = "people/Priya Raman.md:\n## Log\n- 2026-11-18 offer written\n"
    found = looking.find("offer-terms-missing", elsewhere)
    assert {problem.place.path for problem in found} <= {"people/Priya Raman.md"}


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        pytest.param((*SECURED, "2026-11-18 17:00 condition background check"), 1, id="check pending"),
        pytest.param((*SECURED, "2026-11-18 17:00 condition references", "2026-11-18 18:00 condition background check"), 2, id="two"),
        pytest.param((*SECURED, "2026-11-18 17:00 condition visa", "2026-11-19 09:00 cleared visa"), 0, id="cleared"),
        pytest.param((WRITTEN, "2026-11-18 17:00 condition visa"), 0, id="not secured: the search goes on anyway"),
    ],
)
def test_conditions_open(looking: Looking, lines: tuple[str, ...], told: int) -> None:
    found = looking.find("conditions-open", tell(*lines))
    assert len(found) == told
    assert all("condition" in looking.text_at(problem) for problem in found)


GLOBEX = "interviews/2026-11-{day}-globex.md:\ncompany: Globex\nstart: 2026-11-{day}T10:00\nend: 2026-11-{day}T11:00\ndecision_date:\n"


def test_withdraw_missing_at_each_company_that_waits(looking: Looking) -> None:
    text = tell(*SECURED, after=ALONE + "- 2026-11-16 applied to Initech as Clerk\n" + GLOBEX.format(day="12"))
    found = looking.find("withdraw-missing", text)
    assert [(problem.message, looking.text_at(problem)) for problem in found] == [
        ('"Globex" still waits for you', "Globex"),
        ('"Initech" still waits for you', "2026-11-16 applied to Initech as Clerk"),
    ]
    assert looking.find("withdraw-missing", tell(WRITTEN, ACCEPTED, after=ALONE + GLOBEX.format(day="12"))) == []


@pytest.mark.parametrize("kind", ["informational", "career-fair"])
def test_an_informational_talk_is_no_application(looking: Looking, kind: str) -> None:
    for check, day in (("withdraw-missing", "12"), ("interviewing-after-yes", "24")):
        talk = f"{GLOBEX.format(day=day)}kind: {kind}\n"
        assert looking.find(check, tell(*SECURED, after=ALONE + talk)) == []


def test_who_applied_after_an_informational_talk_has_to_withdraw(looking: Looking) -> None:
    talk = GLOBEX.format(day="12") + "kind: informational\n## Log\n- 2026-11-13 applied\n"
    assert len(looking.find("withdraw-missing", tell(*SECURED, after=ALONE + talk))) == 1


def test_interviewing_after_yes(looking: Looking) -> None:
    planned = GLOBEX.format(day="24")
    (problem,) = looking.find("interviewing-after-yes", tell(*SECURED, after=ALONE + planned))
    assert (problem.message, looking.text_at(problem)) == (
        'an interview on Tue 24 Nov, and you have said yes to "Harbor Logistics"',
        "2026-11-24T10:00",
    )
    assert looking.find("interviewing-after-yes", tell(WRITTEN, after=ALONE + planned)) == []
    own = planned.replace("Globex", "Harbor Logistics")
    assert looking.find("interviewing-after-yes", tell(*SECURED, after=ALONE + own)) == []
