"""Thank-yous in time: who is to be thanked, which note counts, and until when one is in time (R1.1, R1.2, R1.8)."""

from __future__ import annotations

import pytest
from support.searches import count_figures, meet, since, tell_nothing

from followup_md.model.figures import Rate, Thanks

LATER = "2026-11-30T12:00"
BOTH = "Priya Raman, Tom Okafor"


@pytest.mark.parametrize(
    ("now", "log", "found"),
    [
        pytest.param("2026-11-11T10:59", (), Thanks(Rate(0, 1, 1)), id="still time"),
        pytest.param("2026-11-11T11:00", (), Thanks(Rate(0, 1)), id="no longer"),
        pytest.param(LATER, (), Thanks(Rate(0, 1)), id="lapsed"),
        pytest.param(LATER, ("2026-11-11 11:00 thanked Priya by letter",), Thanks(Rate(1, 1), 0, {"letter": 1}), id="at the last minute"),
        pytest.param(LATER, ("2026-11-11 11:01 thanked Priya by letter",), Thanks(Rate(0, 1), 1, {"letter": 1}), id="a minute late"),
        pytest.param(LATER, ("2026-11-11 thanked Priya by email",), Thanks(Rate(1, 1), 0, {"email": 1}), id="without a time"),
        pytest.param(LATER, ("2026-11-12 thanked Priya by email",), Thanks(Rate(0, 1), 1, {"email": 1}), id="a day late"),
        pytest.param(LATER, ("2026-11-11 thanked Priya",), Thanks(Rate(1, 1), 0, {"not said": 1}), id="without a way"),
        pytest.param(LATER, ("2026-11-11 thanked Priya via [[Tom Okafor]]",), Thanks(Rate(1, 1), 0, {"passed on": 1}), id="passed on"),
        pytest.param(
            LATER,
            ("2026-11-10 thanked Priya by email", "2026-11-11 thanked Priya by letter"),
            Thanks(Rate(1, 1), 0, {"email": 1}),
            id="twice",
        ),
        pytest.param(
            LATER,
            ("2026-11-10 12:00 thanked Priya by letter", "2026-11-20 bounced Priya"),
            Thanks(Rate(0, 1)),
            id="came back",
        ),
        pytest.param(
            LATER,
            ("2026-11-10 12:00 thanked Priya by letter", "2026-11-14 bounced Priya", "2026-11-15 thanked Priya by email"),
            Thanks(Rate(1, 1), 0, {"email": 1}),
            id="came back and went out again",
        ),
        pytest.param(LATER, ("2026-11-10 withdrew by email",), Thanks(Rate(1, 1), 0, {"email": 1}), id="a withdrawal"),
        pytest.param(LATER, ("2026-11-12 withdrew by email",), Thanks(Rate(0, 1), 1, {"email": 1}), id="a late withdrawal"),
        pytest.param(LATER, ("2026-11-10 18:00 waived thank Priya because we never spoke",), Thanks(), id="not to be done"),
        pytest.param(LATER, ("2026-11-10 18:00 heard from Priya no contact",), Thanks(), id="no contact wanted"),
    ],
)
def test_one_person_of_one_round(now: str, log: tuple[str, ...], found: Thanks) -> None:
    tale = tell_nothing()
    tale.person("Priya Raman")
    tale.person("Tom Okafor")
    meet(tale, "2026-11-10", *log)
    assert count_figures(tale, now).thanks == found


def test_each_person_counts_and_each_round() -> None:
    tale = tell_nothing()
    meet(tale, "2026-11-02", "2026-11-02 thanked Priya and Tom by letter", who=BOTH)
    meet(tale, "2026-11-10", "2026-11-10 thanked Priya by email", who=BOTH)
    found = count_figures(tale, LATER).thanks
    assert found == Thanks(Rate(3, 4), 0, {"letter": 2, "email": 1})
    assert found.unsent == 1


def test_late_and_open_ones_are_not_unsent() -> None:
    tale = tell_nothing()
    meet(tale, "2026-11-02", "2026-11-05 thanked Priya by letter", who=BOTH)
    meet(tale, "2026-11-10", who=BOTH)
    found = count_figures(tale, "2026-11-10T12:00").thanks
    assert (found, found.unsent) == (Thanks(Rate(0, 4, 2), 1, {"letter": 1}), 1)


def test_who_was_not_there_need_not_be_thanked() -> None:
    tale = tell_nothing()
    meet(tale, "2026-11-10", "2026-11-10 missed Tom", who=BOTH)
    assert count_figures(tale, LATER).thanks.share.of == 1


def test_whom_the_settings_leave_out_need_not_be_thanked() -> None:
    tale = tell_nothing()
    tale.toml = '[thank_you]\nkinds = "skip phone-screen"\n'
    meet(tale, "2026-11-10", kind="phone-screen")
    meet(tale, "2026-11-12", kind="technical", company="Globex")
    assert count_figures(tale, LATER).thanks.share == Rate(0, 1)


def test_the_time_is_that_of_the_settings() -> None:
    tale = tell_nothing()
    tale.toml = '[thank_you]\nwithin = "48h"\n'
    meet(tale, "2026-11-10", "2026-11-12 11:00 thanked Priya by letter")
    assert count_figures(tale, LATER).thanks.share == Rate(1, 1)


def test_a_period_takes_the_thanks_for_its_rounds() -> None:
    tale = tell_nothing()
    meet(tale, "2026-11-02", "2026-11-02 thanked Priya by letter")
    meet(tale, "2026-11-10", "2026-11-10 thanked Priya by email")
    assert count_figures(tale, LATER, since("2026-11-03")).thanks == Thanks(Rate(1, 1), 0, {"email": 1})
