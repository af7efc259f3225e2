"""Days from a round to their answer: which line of a log is one, and which is not."""

from __future__ import annotations

import pytest
from support.searches import count_figures, meet, since, tell_nothing

from followup_md.model.figures import Answers, Rate

NONE_YET = Answers((), Rate(0, 1, 1))


@pytest.mark.parametrize(
    ("log", "found"),
    [
        pytest.param(("2026-11-16 offer spoken",), Answers((6,), Rate(1, 1)), id="an offer"),
        pytest.param(("2026-11-16 offer written",), Answers((6,), Rate(1, 1)), id="a written offer"),
        pytest.param(("2026-11-12 rejected",), Answers((2,), Rate(1, 1)), id="a no"),
        pytest.param(("2026-11-10 18:00 rejected",), Answers((0,), Rate(1, 1)), id="a no on the same day"),
        pytest.param(("2026-11-14 closed",), Answers((4,), Rate(1, 1)), id="closed"),
        pytest.param(("2026-11-14 on hold",), Answers((4,), Rate(1, 1)), id="on hold"),
        pytest.param(("2026-11-14 on hold", "2026-11-16 rejected"), Answers((4,), Rate(1, 1)), id="the first one counts"),
        pytest.param((), NONE_YET, id="nothing"),
        pytest.param(("2026-11-14 heard from Priya",), NONE_YET, id="a sign of life"),
        pytest.param(("2026-11-14 heard from Priya decide by 2026-11-27",), NONE_YET, id="another day"),
        pytest.param(("2026-11-20 rejected",), NONE_YET, id="a no that is still to come"),
        pytest.param(("2026-11-14 withdrew",), Answers((), Rate(0, 1)), id="one left before"),
        pytest.param(("2026-11-14 withdrew", "2026-11-16 closed"), Answers((6,), Rate(1, 1)), id="their word after one had left"),
        pytest.param(("2026-11-12 followed up with Priya", "2026-11-17 rejected"), Answers((7,), Rate(1, 1)), id="after a follow-up"),
    ],
)
def test_what_is_an_answer_after_the_last_round(log: tuple[str, ...], found: Answers) -> None:
    tale = tell_nothing()
    tale.person("Priya Raman")
    meet(tale, "2026-11-10", *log)
    assert count_figures(tale).answers == found


@pytest.mark.parametrize(
    ("log", "found"),
    [
        pytest.param(("2026-11-05 heard from Priya",), Answers((3,), Rate(1, 2, 1)), id="the call"),
        pytest.param(("2026-11-05 heard from Priya", "2026-11-08 heard from Priya"), Answers((3,), Rate(1, 2, 1)), id="the first call"),
        pytest.param(
            (
                "2026-11-04 heard from Priya decide by 2026-11-09",
                "2026-11-05 heard from Priya write again on 2026-11-10",
                "2026-11-06 heard from Priya",
            ),
            Answers((4,), Rate(1, 2, 1)),
            id="after news of another day",
        ),
        pytest.param(("2026-11-04 heard from Priya no follow-ups",), Answers((), Rate(0, 2, 1)), id="asked for silence"),
        pytest.param(("2026-11-04 heard from Priya no contact",), Answers((), Rate(0, 2, 1)), id="asked for no contact"),
        pytest.param((), Answers((), Rate(0, 2, 1)), id="no word of it in the log"),
        pytest.param(("2026-11-06 rejected", "2026-11-08 reopened"), Answers((4,), Rate(1, 2, 1)), id="a no that did not last"),
    ],
)
def test_before_a_later_round_their_word_is_the_call_to_it(log: tuple[str, ...], found: Answers) -> None:
    tale = tell_nothing()
    tale.person("Priya Raman")
    meet(tale, "2026-11-02", *log)
    meet(tale, "2026-11-12")
    assert count_figures(tale).answers == found


def test_what_comes_after_the_next_round_answers_that_one() -> None:
    tale = tell_nothing()
    meet(tale, "2026-11-02")
    meet(tale, "2026-11-12", "2026-11-16 rejected")
    assert count_figures(tale).answers == Answers((4,), Rate(1, 2))


def test_a_round_that_was_called_off_parts_nothing() -> None:
    tale = tell_nothing()
    meet(tale, "2026-11-02", "2026-11-05 heard from Priya")
    meet(tale, "2026-11-12", "2026-11-11 cancelled", "2026-11-16 rejected")
    tale.person("Priya Raman")
    assert count_figures(tale).answers == Answers((3,), Rate(1, 1))


def test_while_the_next_round_is_ahead_and_its_call_is_not_logged_it_is_open() -> None:
    tale = tell_nothing()
    meet(tale, "2026-11-02")
    meet(tale, "2026-11-30")
    assert count_figures(tale).answers == Answers((), Rate(0, 1, 1))


def test_talks_at_which_nobody_is_hired_have_no_answer() -> None:
    tale = tell_nothing()
    meet(tale, "2026-11-02", kind="informational")
    assert count_figures(tale).answers == Answers()


def test_days_are_those_of_the_reader() -> None:
    tale = tell_nothing()
    # Half past ten in the evening in New York, on the 11th in Dublin.
    meet(tale, "2026-11-10", "2026-11-13 09:00 rejected", timezone="America/New_York", start="2026-11-10T21:30", end="2026-11-10T22:30")
    assert count_figures(tale).answers.days == (2,)


def test_a_period_takes_its_rounds_and_their_answers_whenever_they_came() -> None:
    tale = tell_nothing()
    meet(tale, "2026-11-02", "2026-11-05 rejected")
    meet(tale, "2026-11-10", "2026-11-16 rejected", company="Globex")
    assert count_figures(tale, period=since("2026-11-03")).answers == Answers((6,), Rate(1, 1))


@pytest.mark.parametrize(
    ("days", "median"),
    [((), None), ((3,), 3), ((3, 6), 4.5), ((3, 6, 40), 6), ((1, 2, 4, 40), 3)],
)
def test_the_median_is_the_middle(days: tuple[int, ...], median: float | None) -> None:
    assert Answers(days).median == median
