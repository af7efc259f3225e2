"""Rounds held, processes, and the two rates (R0.5), each worked out by hand from what is told."""

from __future__ import annotations

import pytest
from support.searches import ALWAYS, count_figures, meet, since, tell_nothing, until

from followup_md.model.figures import Period, Processes, Rate, Rounds

APPLIED = "2026-10-01 applied to Globex as Clerk"


def test_rounds_are_counted_by_kind_the_most_frequent_first() -> None:
    tale = tell_nothing()
    meet(tale, "2026-11-02", kind="technical")
    meet(tale, "2026-11-03", kind="Phone Screen")
    meet(tale, "2026-11-04", kind="technical", company="Globex")
    meet(tale, "2026-11-05", kind="informational", company="Initech")
    meet(tale, "2026-11-06", company="Globex")
    figures = count_figures(tale)
    assert figures.rounds == Rounds(5, {"technical": 2, "informational": 1, "interview": 1, "phone-screen": 1})
    assert list(figures.rounds.kinds) == ["technical", "informational", "interview", "phone-screen"]


def test_rounds_ahead_and_called_off_are_not_held() -> None:
    tale = tell_nothing()
    meet(tale, "2026-11-19")
    meet(tale, "2026-11-02", "2026-11-01 cancelled")
    meet(tale, "2026-11-03", "2026-11-02 rescheduled", company="Globex")
    assert count_figures(tale).rounds == Rounds(0, {})


def test_a_round_is_held_when_its_end_passes() -> None:
    tale = tell_nothing()
    meet(tale, "2026-11-18")
    assert [count_figures(tale, now).rounds.held for now in ("2026-11-18T10:59", "2026-11-18T11:00")] == [0, 1]


@pytest.mark.parametrize(
    ("log", "second", "offer", "live"),
    [
        pytest.param((), Rate(0, 1, 1), Rate(0, 1, 1), 1, id="waiting"),
        pytest.param(("2026-11-12 on hold",), Rate(0, 1, 1), Rate(0, 1, 1), 1, id="on hold"),
        pytest.param(("2026-11-12 rejected",), Rate(0, 1), Rate(0, 1), 0, id="rejected"),
        pytest.param(("2026-11-12 closed",), Rate(0, 1), Rate(0, 1), 0, id="closed"),
        pytest.param(("2026-11-12 withdrew",), Rate(0, 1), Rate(0, 1), 0, id="left by oneself"),
        pytest.param(("2026-11-12 offer spoken",), Rate(0, 1), Rate(1, 1), 1, id="offer spoken"),
        pytest.param(("2026-11-12 offer written",), Rate(0, 1), Rate(1, 1), 1, id="offer written"),
        pytest.param(("2026-11-12 offer spoken", "2026-11-13 offer written"), Rate(0, 1), Rate(1, 1), 1, id="one offer, twice said"),
        pytest.param(("2026-11-12 offer spoken", "2026-11-13 rescinded"), Rate(0, 1), Rate(1, 1), 0, id="taken back"),
        pytest.param(("2026-11-12 offer written", "2026-11-13 declined"), Rate(0, 1), Rate(1, 1), 0, id="declined"),
        pytest.param(("2026-11-12 rejected", "2026-11-13 reopened"), Rate(0, 1, 1), Rate(0, 1, 1), 1, id="taken up again"),
        pytest.param(("2026-11-25 offer spoken",), Rate(0, 1, 1), Rate(0, 1, 1), 1, id="an offer that is still to come"),
    ],
)
def test_what_became_of_one_round(log: tuple[str, ...], second: Rate, offer: Rate, live: int) -> None:
    tale = tell_nothing()
    meet(tale, "2026-11-10", *log)
    figures = count_figures(tale)
    assert (figures.second_round, figures.offer) == (second, offer)
    assert figures.processes == Processes(1, 1, live)


def test_a_second_round_is_one_once_it_is_held() -> None:
    tale = tell_nothing()
    meet(tale, "2026-11-02")
    meet(tale, "2026-11-16")
    assert count_figures(tale, "2026-11-15T12:00").second_round == Rate(0, 1, 1)
    assert count_figures(tale, "2026-11-17T12:00").second_round == Rate(1, 1)


def test_rounds_of_two_processes_are_no_second_round() -> None:
    tale = tell_nothing()
    meet(tale, "2026-11-02")
    meet(tale, "2026-11-03", company="Globex")
    meet(tale, "2026-11-04", company="Globex")
    assert count_figures(tale).second_round == Rate(1, 2, 1)


def test_a_talk_at_which_nobody_is_hired_is_no_process_and_no_round_of_one() -> None:
    tale = tell_nothing()
    meet(tale, "2026-11-02", kind="informational")
    assert count_figures(tale).processes == Processes()
    assert count_figures(tale).second_round == Rate()
    meet(tale, "2026-11-09", kind="technical")
    assert count_figures(tale).processes == Processes(1, 1, 1)
    assert count_figures(tale).second_round == Rate(0, 1, 1)


def test_an_application_is_a_process_without_a_round() -> None:
    tale = tell_nothing()
    tale.log("search", APPLIED, "2026-10-02 applied: to nobody by name")
    assert (count_figures(tale).processes, count_figures(tale).offer) == (Processes(1, 0, 1), Rate())


@pytest.mark.parametrize(
    ("period", "rounds", "all_", "of"),
    [
        pytest.param(ALWAYS, 2, 2, 2, id="all"),
        pytest.param(since("2026-10-01"), 2, 2, 2, id="from the application on"),
        pytest.param(since("2026-10-02"), 2, 1, 1, id="from the day after it on"),
        pytest.param(since("2026-11-05"), 1, 1, 1, id="its round lies before"),
        pytest.param(since("2026-11-06"), 0, 0, 0, id="after all"),
        pytest.param(until("2026-11-04"), 1, 1, 1, id="up to the day before the last"),
        pytest.param(Period(since("2026-10-02").since, until("2026-11-04").until), 1, 0, 0, id="between"),
    ],
)
def test_a_process_belongs_to_the_day_on_which_it_began(period: Period, rounds: int, all_: int, of: int) -> None:
    tale = tell_nothing()
    tale.log("search", APPLIED.replace("Clerk", "Engineer"))
    meet(tale, "2026-11-02", company="Globex")
    meet(tale, "2026-11-05", "2026-11-12 rejected")
    figures = count_figures(tale, period=period)
    assert (figures.rounds.held, figures.processes.all, figures.offer.of) == (rounds, all_, of)


@pytest.mark.parametrize(
    ("part", "of", "percent"),
    [(0, 0, None), (4, 4, None), (0, 5, 0), (5, 5, 100), (1, 8, 13), (3, 8, 38), (1, 6, 17), (2, 6, 33), (1, 200, 1)],
)
def test_a_rate_is_rounded_half_up_and_of_fewer_than_five_there_is_none(part: int, of: int, percent: int | None) -> None:
    assert Rate(part, of).percent == percent
