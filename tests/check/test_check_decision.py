"""Checks about the day on which they decide (rules.md section 4 and 7.3)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from support.vaults import Looking

US = 'followup.toml:\n[calendar]\ncountry = "US"\n'
GRACE = 'followup.toml:\n[follow_up]\ngrace = "2bd"\n'
HEARD = "## Log\n- 2026-11-19 heard from [[Priya Raman]]"
# A round before the sound one, after which they named the same day; and one after it that was called off.
BEFORE = """interviews/2026-11-03-harbor.md:
start: 2026-11-03T13:00
end: 2026-11-03T14:00
decision_date: 2026-12-05
## Log
- 2026-11-04 heard from [[Priya Raman]] decide by 2026-12-05
"""
AFTER = """interviews/2026-12-01-harbor.md:
start: 2026-12-01T13:00
end: 2026-12-01T14:00
decision_date: 2026-12-05
## Log
"""


@pytest.mark.parametrize(
    ("when", "message"),
    [
        pytest.param("2026-12-04T23:59", None, id="on the day"),
        pytest.param("2026-12-05T00:00", "1 day past Fri 4 Dec, the day by which they meant to decide", id="when it has ended"),
        pytest.param("2026-12-06T12:00", "2 days past Fri 4 Dec, the day by which they meant to decide", id="two days past"),
    ],
)
def test_decision_passed(looking: Looking, when: str, message: str | None) -> None:
    found = looking.find("decision-passed", f"At {when}:\ndecision_date: 2026-12-04")
    assert [problem.message for problem in found] == ([message] if message else [])
    assert all(looking.text_at(problem) == "2026-12-04" and "is due now" in problem.hint for problem in found)


@pytest.mark.parametrize(
    "log",
    [
        pytest.param("2026-12-04 followed up with [[Priya Raman]] by email", id="asked"),
        pytest.param("2026-12-04 rejected", id="an outcome"),
        pytest.param("2026-12-04 on hold", id="on hold"),
        pytest.param("2026-12-03 heard from [[Priya Raman]] no follow-ups", id="they want none"),
        pytest.param("2026-12-03 heard from [[Priya Raman]] decide by 2026-12-11", id="they moved it"),
        pytest.param("2026-12-05 heard from [[Priya Raman]]", id="they wrote since"),
    ],
)
def test_decision_passed_is_silent(looking: Looking, log: str) -> None:
    assert looking.find("decision-passed", f"At 2026-12-06T12:00:\n## Log\n- {log}") == []


def test_decision_passed_is_silent_while_a_round_is_planned(looking: Looking) -> None:
    ahead = "interviews/2026-12-09-harbor.md:\nstart: 2026-12-09T13:00\nend: 2026-12-09T14:00\ndecision_date:"
    assert looking.find("decision-passed", f"At 2026-12-06T12:00:\n{ahead}") == []


@pytest.mark.parametrize(
    ("when", "told"),
    [
        pytest.param("2027-01-02T12:00", True, id="29 days after it"),
        pytest.param("2027-01-03T00:00", False, id="30 days after it: quiet"),
    ],
)
def test_decision_passed_ends_when_they_are_quiet(looking: Looking, when: str, told: bool) -> None:
    assert bool(looking.find("decision-passed", f"At {when}:\ndecision_date: 2026-12-04")) is told


@pytest.mark.parametrize(
    ("when", "told"),
    [
        pytest.param("2026-12-04T09:59", False, id="23:59 in Tokyo"),
        pytest.param("2026-12-04T10:00", True, id="midnight in Tokyo"),
    ],
)
def test_decision_passed_counts_the_companys_days(looking: Looking, when: str, told: bool) -> None:
    there = "start: 2026-11-17T13:00\nend: 2026-11-17T14:00\ntimezone: Asia/Tokyo"
    assert bool(looking.find("decision-passed", f"At {when}:\n{there}")) is told


def test_decision_passed_on_a_day_off_waits_for_the_business_day(looking: Looking) -> None:
    (problem,) = looking.find("decision-passed", "At 2026-12-06T12:00:\ndecision_date: 2026-12-05")
    assert problem.message.startswith("1 day past Sat 5 Dec")
    assert problem.hint.startswith("your one follow-up is due on Mon 7 Dec")


def test_decision_passed_with_grace_names_the_day_of_the_follow_up(looking: Looking) -> None:
    (problem,) = looking.find("decision-passed", 'At 2026-12-05T12:00:\nfollowup.toml:\n[follow_up]\ngrace = "2bd"')
    assert problem.hint.startswith("your one follow-up is due on Tue 8 Dec")


@pytest.mark.parametrize(
    ("note", "message"),
    [
        pytest.param("decision_date: 2026-12-04", None, id="a Friday"),
        pytest.param("decision_date: 2026-12-05", "Sat 5 Dec is a day off; Mon 7 Dec is used", id="a Saturday"),
        pytest.param(f"decision_date: 2026-11-26\n{US}", "Thu 26 Nov is a day off; Fri 27 Nov is used", id="Thanksgiving"),
        pytest.param("decision_date: 2026-11-26", None, id="Thanksgiving, no country set"),
        pytest.param('decision_date: 2026-12-05\nfollowup.toml:\n[follow_up]\non_day_off = "keep"', None, id="kept"),
        pytest.param(
            'decision_date: 2026-12-05\nfollowup.toml:\n[follow_up]\non_day_off = "previous"',
            "Sat 5 Dec is a day off; Fri 4 Dec is used",
            id="moved back",
        ),
        pytest.param("At 2026-12-05T23:59:\ndecision_date: 2026-12-05", "Sat 5 Dec is a day off; Mon 7 Dec is used", id="on the day"),
        pytest.param("At 2026-12-06T00:00:\ndecision_date: 2026-12-05", None, id="it has passed"),
        pytest.param(f"decision_date: 2026-12-25\n{US}", "Fri 25 Dec is a day off; Mon 28 Dec is used", id="Christmas"),
        pytest.param(f"decision_date: 2026-12-05\n{GRACE}", "Sat 5 Dec is a day off; Tue 8 Dec is used", id="with grace"),
        pytest.param(f'decision_date: 2026-12-05\n{GRACE}on_day_off = "keep"', None, id="kept, with grace"),
        pytest.param(f"{HEARD} decide by 2026-12-05, write again on 2026-12-09", None, id="another day named for the follow-up"),
        pytest.param(f"{HEARD} decide by 2026-12-05, no follow-ups", None, id="they want none"),
        pytest.param("decision_date: 2026-12-05\n## Log\n- 2026-11-19 followed up with [[Priya Raman]]", None, id="asked already"),
        pytest.param("decision_date: 2026-12-05\n## Log\n- 2026-11-19 rejected", None, id="an outcome"),
    ],
)
def test_decision_on_day_off(looking: Looking, note: str, message: str | None) -> None:
    found = looking.find("decision-on-day-off", note)
    assert [problem.message for problem in found] == ([message] if message else [])


@pytest.mark.parametrize(
    ("grace", "hint"),
    [
        pytest.param("0bd", "nothing to do; to ask on the very day, set `follow_up.on_day_off` to `keep`", id="none"),
        pytest.param("2bd", "nothing to do; your `follow_up.grace` of 2bd is counted in", id="two business days"),
    ],
)
def test_the_hint_of_a_day_off_is_true_with_grace_too(looking: Looking, grace: str, hint: str) -> None:
    (problem,) = looking.find("decision-on-day-off", f'decision_date: 2026-12-05\nfollowup.toml:\n[follow_up]\ngrace = "{grace}"')
    assert problem.hint == hint


@pytest.mark.parametrize(
    ("note", "place"),
    [
        pytest.param("decision_date: 2026-12-05", "2026-12-05", id="front matter"),
        pytest.param("decision_date:\n## Next steps\n- they said: by 2026-12-05", "by 2026-12-05", id="next steps"),
        pytest.param(
            "## Log\n- 2026-11-19 heard from [[Priya Raman]] decide by 2026-12-05",
            "2026-11-19 heard from [[Priya Raman]] decide by 2026-12-05",
            id="log",
        ),
    ],
)
def test_where_the_day_stands(looking: Looking, note: str, place: str) -> None:
    (problem,) = looking.find("decision-on-day-off", note)
    assert looking.text_at(problem) == place


@pytest.mark.parametrize(
    ("note", "path", "place"),
    [
        pytest.param(
            f"decision_date: 2026-12-05\n{BEFORE}", "2026-11-17-harbor-panel", "2026-12-05", id="not their word of an earlier wait"
        ),
        pytest.param(
            f"decision_date:\n{HEARD} decide by 2026-12-05\n{BEFORE}",
            "2026-11-17-harbor-panel",
            "2026-11-19 heard from [[Priya Raman]] decide by 2026-12-05",
            id="nor the value of an earlier round",
        ),
        pytest.param(
            f"decision_date: 2026-12-05\n{AFTER}- 2026-11-19 cancelled\n- 2026-11-19 heard from [[Priya Raman]] decide by 2026-12-05",
            "2026-12-01-harbor",
            "2026-11-19 heard from [[Priya Raman]] decide by 2026-12-05",
            id="after a cancelled round what they said since",
        ),
    ],
)
def test_in_whose_note_the_day_stands(looking: Looking, note: str, path: str, place: str) -> None:
    (problem,) = looking.find("decision-on-day-off", note)
    assert (problem.place.path, looking.text_at(problem)) == (f"interviews/{path}.md", place)


ANOTHER = """
interviews/2026-11-24-harbor-final.md:
start: 2026-11-24T10:00
end: 2026-11-24T11:00
decision_date:
"""


@pytest.mark.parametrize(
    ("note", "told"),
    [
        pytest.param("## Log\n- 2026-11-18 10:00 rejected", True, id="rejected"),
        pytest.param("## Log\n- 2026-11-18 10:00 closed", True, id="closed"),
        pytest.param("## Log\n- 2026-11-18 10:00 rejected\n- 2026-11-18 11:00 reopened", False, id="taken up again"),
        pytest.param("## Log\n- 2026-11-18 10:00 reopened\n- 2026-11-18 11:00 rejected", True, id="and rejected after all"),
        pytest.param("## Log\n- 2026-11-18 10:00 heard from [[Priya Raman]]", False, id="no word of an end"),
        pytest.param("## Log\n- 2026-11-18 10:00 rejected\n- 2026-11-20 reopened", False, id="seen from before it was taken up again"),
        pytest.param("At 2026-11-24T10:00:\n## Log\n- 2026-11-18 10:00 rejected", False, id="once it has begun"),
    ],
)
def test_interviewing_after_no(looking: Looking, note: str, told: bool) -> None:
    found = looking.find("interviewing-after-no", note + "\n" + ANOTHER)
    message = 'a round with "Harbor Logistics" on Tue 24 Nov, though they said no on Wed 18 Nov'
    assert [problem.message for problem in found] == [message] * told


def test_a_round_that_was_called_off_is_no_round_after_a_no(looking: Looking) -> None:
    note = "## Log\n- 2026-11-18 10:00 rejected\n" + ANOTHER + "## Log\n- 2026-11-18 10:30 cancelled\n"
    assert looking.find("interviewing-after-no", note) == []
