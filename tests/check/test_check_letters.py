"""Letters on their way (rules.md section 4: `thanks-arrives-late`, `thanks-group`; 7.1 and 7.6 for the days of the post)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from support.vaults import Looking

US = 'followup.toml:\n[calendar]\ncountry = "US"\n'
# The letter to Priya is posted on Wednesday 18 November: five business days later is Wednesday the 25th.
POSTED = "At 2026-11-18T20:00:\n"


@pytest.mark.parametrize(
    ("decides", "told"),
    [
        pytest.param("2026-11-24", True, id="a day before it may arrive"),
        pytest.param("2026-11-25", False, id="the day on which it may arrive"),
    ],
)
def test_thanks_arrives_late_after_five_business_days(looking: Looking, decides: str, told: bool) -> None:
    found = looking.find("thanks-arrives-late", f"{POSTED}decision_date: {decides}")
    message = "posted on Wed 18 Nov, it may arrive as late as Wed 25 Nov; they decide on Tue 24 Nov"
    assert [problem.message for problem in found] == ([message] if told else [])
    assert all(looking.text_at(problem).startswith("2026-11-18 09:00 thanked") for problem in found)


def test_row_7_1_posted_after_a_monday_too_late_for_friday(looking: Looking) -> None:
    monday = (
        "interviews/2026-11-16-globex.md:\ncompany: Globex\nstart: 2026-11-16T10:00\nend: 2026-11-16T11:00\ndecision_date: 2026-11-20\n"
        "## Log\n- 2026-11-17 09:00 thanked [[Priya Raman]] by letter\n"
    )
    (problem,) = looking.find("thanks-arrives-late", "At 2026-11-17T12:00:\n" + monday + US)
    assert problem.message == "posted on Tue 17 Nov, it may arrive as late as Tue 24 Nov; they decide on Fri 20 Nov"


def test_row_7_6_veterans_day_brings_no_post(looking: Looking) -> None:
    screen = (
        "interviews/2026-11-09-screen.md:\ncompany: Globex\nkind: phone-screen\nstart: 2026-11-09T10:00\nend: 2026-11-09T10:30\n"
        "decision_date: 2026-11-13\n## Log\n- 2026-11-10 09:00 thanked [[Priya Raman]] by letter\n"
    )
    (problem,) = looking.find("thanks-arrives-late", "At 2026-11-10T12:00:\n" + screen + US)
    assert problem.message == "posted on Tue 10 Nov, it may arrive as late as Wed 18 Nov; they decide on Fri 13 Nov"
    days = "Tue 10 posted, Wed 11 Veterans Day, Thu 12 (1), Fri 13 (2), weekend, Mon 16 (3), Tue 17 (4), Wed 18 (5)"
    assert problem.hint == f"{days}: if it matters, set `channel: both` in this note and e-mail your thanks today"


SOON = f"{POSTED}decision_date: 2026-11-20\n"


@pytest.mark.parametrize(
    ("note", "told"),
    [
        pytest.param(SOON, True, id="posted too late"),
        pytest.param(SOON.replace("18T", "21T"), False, id="their day has passed"),
        pytest.param(SOON + "## Log\n- 2026-11-18 19:00 rejected", False, id="there is an outcome"),
        pytest.param(SOON + "channel: both\n## Log\n- 2026-11-18 10:00 thanked [[Priya Raman]] by email", False, id="mailed as well"),
        pytest.param(SOON + "## Log\n- 2026-11-18 19:00 heard from [[Priya Raman]] decide by 2026-11-27", False, id="they decide later"),
        pytest.param(SOON + "followup.toml:\n[post]\ntransit = 2", False, id="a quicker post"),
        pytest.param(f"{POSTED}decision_date:\n## Next steps\n- they said: a decision by 2026-11-20", True, id="told in the next steps"),
        pytest.param(f"{POSTED}decision_date:", False, id="no day known"),
    ],
)
def test_thanks_arrives_late(looking: Looking, note: str, told: bool) -> None:
    assert bool(looking.find("thanks-arrives-late", note)) is told


def test_a_day_named_before_the_open_waiting_period_has_lapsed(looking: Looking) -> None:
    # The letter for the first round goes out late, two days after the second round, which named no day.
    second = (
        "interviews/2026-11-18-harbor-second.md:\nstart: 2026-11-18T10:00\nend: 2026-11-18T11:00\ndecision_date: {day}\n"
        "## Log\n- 2026-11-18 18:00 thanked [[Priya Raman]] by hand\n"
    )
    assert looking.find("thanks-arrives-late", SOON + second.format(day="")) == []
    (problem,) = looking.find("thanks-arrives-late", SOON + second.format(day="2026-11-23"))
    assert problem.message.endswith("they decide on Mon 23 Nov")


TOM = 'decision_date: 2026-11-20\ninterviewers: ["[[Tom Okafor]]"]\n'


@pytest.mark.parametrize(
    ("rest", "told"),
    [
        pytest.param("", True, id="a letter is still to be written"),
        pytest.param("channel: email\n", False, id="it goes by mail"),
        pytest.param("## Log\n- 2026-11-17 18:00 thanked [[Tom Okafor]] by hand\n", False, id="handed in"),
        pytest.param("## Log\n- 2026-11-17 18:00 thanked [[Tom Okafor]] via [[Priya Raman]]\n", False, id="passed on"),
        pytest.param("## Log\n- 2026-11-17 18:00 thanked [[Tom Okafor]]\n", True, id="no channel named, so by letter"),
        pytest.param("channel: email\n## Log\n- 2026-11-17 18:00 thanked [[Tom Okafor]]\n", False, id="no channel named, so by mail"),
    ],
)
def test_thanks_arrives_late_before_they_are_written(looking: Looking, rest: str, told: bool) -> None:
    assert bool(looking.find("thanks-arrives-late", f"At 2026-11-17T20:00:\n{TOM}{rest}")) is told


def test_what_is_still_to_be_written_may_be_handed_in(looking: Looking) -> None:
    (problem,) = looking.find("thanks-arrives-late", f"At 2026-11-17T20:00:\n{TOM}")
    assert problem.message == "a letter posted today may arrive as late as Tue 24 Nov; they decide on Fri 20 Nov"
    days = "Tue 17 posted, Wed 18 (1), Thu 19 (2), Fri 20 (3), weekend, Mon 23 (4), Tue 24 (5)"
    assert problem.hint == f"{days}: hand it in, or e-mail this one: `channel: email`"
    assert looking.text_at(problem).startswith("[[Tom Okafor]]")


# Thanksgiving, Thursday 26 November, is a day of post in Ireland: a letter of the 20th is there on Friday the 27th, in America on the 30th.
ABROAD = 'At 2026-11-20T12:00:\ninterviewers: ["[[Tom Okafor]]", "[[Priya Raman]]"]\ndecision_date: 2026-11-27\n'


@pytest.mark.parametrize(
    ("countries", "told"),
    [
        pytest.param("people/Tom Okafor.md:\ncountry: US", True, id="the person's"),
        pytest.param("country: US", True, id="the interview's"),
        pytest.param("country: US\npeople/Tom Okafor.md:\ncountry: IE", False, id="the person's before the interview's"),
        pytest.param("country: IE\npeople/Tom Okafor.md:\ncountry: US", True, id="the person's before the interview's, the other way"),
        pytest.param(US, True, id="the configured one"),
        pytest.param(f"country: IE\n{US}", False, id="the interview's before the configured one"),
        pytest.param("people/Priya Raman.md:\ncountry: US", False, id="somebody else's"),
    ],
)
def test_the_days_of_the_post_are_those_of_whom_it_goes_to(looking: Looking, countries: str, told: bool) -> None:
    assert bool(looking.find("thanks-arrives-late", f"{ABROAD}{countries}")) is told


def test_of_several_letters_the_one_that_arrives_last_is_told_of(looking: Looking) -> None:
    both = "## Log\n- 2026-11-20 09:00 thanked [[Tom Okafor]] and [[Priya Raman]] by letter\n"
    (problem,) = looking.find("thanks-arrives-late", f"{ABROAD}{both}people/Priya Raman.md:\ncountry: US")
    assert problem.message.startswith("posted on Fri 20 Nov, it may arrive as late as Mon 30 Nov")
    assert looking.find("thanks-arrives-late", f"{ABROAD}{both}people/Priya Raman.md:\ncountry: IE") == []


def test_who_would_get_it_late_is_shown_among_those_who_would_not(looking: Looking) -> None:
    three = 'interviewers: ["[[Tom Okafor]]", "[[Mo Lund]]"]\n'
    people = "people/Tom Okafor.md:\ncountry: IE\npeople/Mo Lund.md:\ncountry: US\n"
    (problem,) = looking.find("thanks-arrives-late", f"{ABROAD.partition('inter')[0]}{three}decision_date: 2026-11-27\n{people}")
    assert looking.text_at(problem).startswith("[[Mo Lund]]")


def test_a_listed_day_brings_no_post_anywhere(looking: Looking) -> None:
    listed = 'followup.toml:\n[calendar]\nholidays = ["2026-11-19"]\n'
    (problem,) = looking.find("thanks-arrives-late", f"At 2026-11-17T20:00:\n{TOM}{listed}")
    assert problem.message == "a letter posted today may arrive as late as Wed 25 Nov; they decide on Fri 20 Nov"
    assert "Wed 18 (1), Thu 19 day off, Fri 20 (2), weekend" in problem.hint


DRAFT = (
    'letters/a.md:\n---\nkind: {kind}\nto: "[[Priya Raman]]"\ninterview: "[[2026-11-17-harbor-panel]]"\n---\n'
    "\n{line}\nthe on-call rota, and the team.\n"
)


@pytest.mark.parametrize(
    ("line", "told"),
    [
        pytest.param("Dear Priya, Tom and Lena,", True, id="three names"),
        pytest.param("Dear Priya and Tom,", True, id="two names"),
        pytest.param("Dear all,", True, id="all"),
        pytest.param("Hello team!", True, id="a team"),
        pytest.param("Dear hiring committee:", True, id="a committee"),
        pytest.param("Dear Data team,", True, id="a named team"),
        pytest.param("Liebe Priya, lieber Tom,", True, id="in German"),
        pytest.param("Hola Priya y Tom,", True, id="in Spanish"),
        pytest.param("Good afternoon Priya and Tom,", True, id="in the afternoon"),
        pytest.param("Hello, Priya and Tom!", True, id="a comma behind the greeting"),
        pytest.param("Dear Priya, Tom, and Lena,", True, id="a comma before the last"),
        pytest.param("Hi Priya and Tom, thank you for the tour.", True, id="two names and a sentence"),
        pytest.param("Hi all, thank you for the tour.", True, id="all and a sentence"),
        pytest.param("Dear Priya and the whole team,", True, id="one and a team"),
        pytest.param("Hi Priya, thank you for showing me around, Tom and Lena too.", False, id="one name and a sentence"),
        pytest.param("Hi Priya and thank you for the tour.", False, id="a sentence joined"),
        pytest.param("Hi Priya, Thanks!", False, id="thanks behind the name"),
        pytest.param("Dear Ms. Ortega y Gasset,", False, id="one surname with y"),
        pytest.param("Dear Ms. van der Berg,", False, id="one surname with small words"),
        pytest.param("Dear Priya Raman, Head of Data,", False, id="a post"),
        pytest.param("Dear Priya Raman, Chief Data Officer,", False, id="a post in large letters"),
        pytest.param("Dear Priya Raman, Harbor Logistics:", False, id="the company"),
        pytest.param("Dear Ms. Raman,", False, id="one person"),
        pytest.param("Dear Dr. Raman, Ph.D.,", False, id="a degree"),
        pytest.param("Dear Martin Luther King, Jr.:", False, id="a suffix"),
        pytest.param("On Tuesday you, Tom and Lena described the loads.", False, id="no salutation"),
    ],
)
def test_thanks_group(looking: Looking, line: str, told: bool) -> None:
    found = looking.find("thanks-group", DRAFT.format(kind="thank-you", line=line))
    assert bool(found) is told
    # Behind front matter of five lines and an empty one.
    assert all(problem.place.line == 7 and line.endswith(f" {looking.text_at(problem)}") for problem in found)


def test_a_surname_of_two_words_is_one_person(looking: Looking) -> None:
    draft = DRAFT.format(kind="thank-you", line="Dear Ms. Black and White,")
    assert len(looking.find("thanks-group", draft)) == 1
    assert looking.find("thanks-group", draft + "people/Priya Raman.md:\nname: Priya Black and White") == []


def test_a_letter_to_nobody_known_may_name_several(looking: Looking) -> None:
    draft = "letters/a.md:\n---\nkind: thank-you\n---\nDear Priya and Tom,\n"
    assert len(looking.find("thanks-group", draft)) == 1


def test_other_letters_may_go_to_several(looking: Looking) -> None:
    assert looking.find("thanks-group", DRAFT.format(kind="reply", line="Dear Priya and Tom,")) == []
