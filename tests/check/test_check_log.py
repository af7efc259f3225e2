"""Checks about the lines of a log (rules.md section 4, *Note and time*)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from support.vaults import load_at

from followup_md.vault.load import load

if TYPE_CHECKING:
    from datetime import datetime, tzinfo
    from pathlib import Path

    from support.vaults import Looking

    from followup_md.problem import Problem

EVENTS = (
    "accepted",
    "declined",
    "confirmed",
    "start on 2026-12-01",
    "start dropped",
    "started",
    "condition references",
    "cleared references",
    "rescinded",
)


@pytest.mark.parametrize("line", EVENTS)
def test_word_about_an_offer_without_one_is_named_at_its_line(looking: Looking, line: str) -> None:
    (problem,) = looking.find("no-offer-yet", f"## Log\n- 2026-11-18 {line}")
    assert looking.text_at(problem) == f"2026-11-18 {line}"


@pytest.mark.parametrize("offer", ["offer spoken", "offer written"])
@pytest.mark.parametrize("line", EVENTS)
def test_after_an_offer_nothing_is_named(looking: Looking, offer: str, line: str) -> None:
    assert looking.find("no-offer-yet", f"## Log\n- 2026-11-17 {offer}\n- 2026-11-18 {line}") == []


def test_an_offer_that_comes_later_does_not_count_for_what_stands_before(looking: Looking) -> None:
    (problem,) = looking.find("no-offer-yet", "## Log\n- 2026-11-18 accepted\n- 2026-11-19 offer written")
    assert problem.message.startswith('"accepted" is not counted')


def find_by_clock(root: Path, now: datetime) -> list[Problem]:
    """Return what is dated ahead by the machine's clock, without `--now`."""

    def clock(zone: tzinfo) -> datetime:
        return now.replace(tzinfo=zone)

    return [problem for problem in load(str(root), clock).problems if problem.check == "event-in-future"]


@pytest.mark.parametrize(
    ("line", "told"),
    [
        pytest.param("2026-11-19 replied to [[Priya Raman]]", False, id="today"),
        pytest.param("2026-11-20 replied to [[Priya Raman]]", True, id="tomorrow"),
        pytest.param("2026-11-19 12:00 replied to [[Priya Raman]]", False, id="this minute"),
        pytest.param("2026-11-19 12:01 replied to [[Priya Raman]]", True, id="the next minute"),
    ],
)
def test_event_in_future_by_the_clock(looking: Looking, line: str, told: bool) -> None:
    looking.write(f"## Log\n- {line}")
    assert bool(find_by_clock(looking.root, looking.now())) is told


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        pytest.param(10, 10, id="ten lines ahead"),
        pytest.param(11, 0, id="eleven are a story told to its end"),
    ],
)
def test_a_story_that_lies_ahead_is_no_slip(looking: Looking, lines: int, told: int) -> None:
    looking.write("## Log\n" + "".join(f"- 2026-11-{20 + day} replied to [[Priya Raman]]\n" for day in range(lines)))
    assert len(find_by_clock(looking.root, looking.now())) == told


@pytest.mark.parametrize(
    ("line", "told"),
    [
        pytest.param("2027-05-19 replied to [[Priya Raman]]", False, id="181 days on"),
        pytest.param("2027-05-20 replied to [[Priya Raman]]", True, id="182 days on"),
        pytest.param("2027-11-18 replied to [[Priya Raman]]", True, id="a mistyped year"),
    ],
)
def test_event_in_future_with_now_that_looks_back(looking: Looking, line: str, told: bool) -> None:
    assert bool(looking.find("event-in-future", f"## Log\n- {line}")) is told


@pytest.mark.parametrize(
    ("day", "advice"),
    [
        pytest.param("2027-11-18", "did you mean 2026-11-18? The line is not counted until its day has come", id="the year before"),
        pytest.param(
            "2027-12-24", "did you mean 2025-12-24? The line is not counted until its day has come", id="still ahead a year before"
        ),
        pytest.param("2028-02-29", "did you mean 2026-02-28? The line is not counted until its day has come", id="leap day"),
        pytest.param(
            "2027-06-01", "write it when it has happened; what is still to do stands in `followup-md status`", id="no slip of a year"
        ),
    ],
)
def test_event_in_future_says_which_year_was_meant(looking: Looking, day: str, advice: str) -> None:
    (problem,) = looking.find("event-in-future", f"## Log\n- {day} replied to [[Priya Raman]]")
    assert (problem.message, problem.hint) == (f'"{day}" has not come yet', advice)


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        pytest.param("2026-11-16 thanked [[Tom Okafor]] by letter", ["thank-you note", "Mon 16 Nov", "Tue 17 Nov"], id="the day before"),
        pytest.param("2026-11-16 followed up with [[Tom Okafor]]", ["follow-up", "Mon 16 Nov", "Tue 17 Nov"], id="a follow-up"),
        pytest.param("2026-11-17 12:59 thanked [[Tom Okafor]] by letter", ["thank-you note", "Tue 17 Nov"], id="a minute before the start"),
        pytest.param("2026-11-17 13:00 thanked [[Tom Okafor]] by letter", [], id="at the start"),
        pytest.param("2026-11-17 thanked [[Tom Okafor]] by letter", [], id="the same day"),
        pytest.param("2026-11-16 replied to [[Tom Okafor]]", [], id="an answer may come before"),
        pytest.param("2026-11-16 sent [[Tom Okafor]]: my portfolio", [], id="so may what they asked for"),
    ],
)
def test_sent_before_interview(looking: Looking, lines: str, told: list[str]) -> None:
    found = looking.find("sent-before-interview", f'interviewers: ["[[Tom Okafor]]"]\n## Log\n- {lines}')
    assert len(found) == bool(told)
    assert all(word in problem.message for problem in found for word in told)


# Wednesday 09:00 in Tokyo is Tuesday 19:00 for the reader in New York.
TOKYO = 'start: 2026-11-18T09:00\nend: 2026-11-18T10:00\ntimezone: Asia/Tokyo\ninterviewers: ["[[Tom Okafor]]"]\n## Log\n- '


@pytest.mark.parametrize(
    ("line", "told"),
    [
        pytest.param("2026-11-17 thanked [[Tom Okafor]]", False, id="the reader's day"),
        pytest.param("2026-11-17 19:00 thanked [[Tom Okafor]]", False, id="at the start"),
        pytest.param("2026-11-17 18:59 thanked [[Tom Okafor]]", True, id="a minute before"),
        pytest.param("2026-11-16 thanked [[Tom Okafor]]", True, id="the day before"),
    ],
)
def test_sent_before_interview_counts_in_the_readers_days(looking: Looking, line: str, told: bool) -> None:
    assert bool(looking.find("sent-before-interview", TOKYO + line)) is told


@pytest.mark.parametrize("how", ["cancelled", "rescheduled"])
def test_a_meeting_that_did_not_take_place_has_no_day_before(looking: Looking, how: str) -> None:
    log = f"## Log\n- 2026-11-16 followed up with [[Priya Raman]]\n- 2026-11-16 {how}"
    assert looking.find("sent-before-interview", log) == []


# The screen a week before the panel, with Tom alone.
SCREEN = 'interviews/2026-11-10-harbor.md:\nstart: 2026-11-10T13:00\nend: 2026-11-10T14:00\ninterviewers: ["[[Tom Okafor]]"]\n'


@pytest.mark.parametrize(
    ("line", "screen", "told"),
    [
        pytest.param("2026-11-13 followed up with [[Priya Raman]]", SCREEN, False, id="it asks about the earlier round"),
        pytest.param("2026-11-10 followed up with [[Priya Raman]]", SCREEN, False, id="on the day of the earlier round"),
        pytest.param("2026-11-09 followed up with [[Priya Raman]]", SCREEN, True, id="before the earlier round too"),
        pytest.param(
            "2026-11-13 followed up with [[Priya Raman]]", f"{SCREEN}## Log\n- 2026-11-09 cancelled\n", True, id="it was cancelled"
        ),
        pytest.param("2026-11-13 thanked [[Priya Raman]]", SCREEN, True, id="thanks to somebody not met there"),
        pytest.param("2026-11-13 thanked [[Tom Okafor]]", SCREEN, False, id="thanks to whom one met there"),
        pytest.param("2026-11-09 thanked [[Tom Okafor]]", SCREEN, True, id="thanks before one met at all"),
    ],
)
def test_what_goes_out_after_an_earlier_round_may_be_about_that(looking: Looking, line: str, screen: str, told: bool) -> None:
    both = 'interviewers: ["[[Priya Raman]]", "[[Tom Okafor]]"]\n'
    assert bool(looking.find("sent-before-interview", f"{both}## Log\n- {line}\n{screen}")) is told


def test_sent_before_interview_names_both_dates_and_stands_at_its_line(looking: Looking) -> None:
    line = "2026-11-16 thanked [[Priya Raman]] by letter"
    (problem,) = looking.find("sent-before-interview", f"## Log\n- {line}")
    assert problem.message == "your thank-you note to Priya Raman is dated Mon 16 Nov, before you met on Tue 17 Nov"
    assert problem.hint == "which date is wrong? Mend this line, or `start: 2026-11-17T13:00`"
    assert looking.text_at(problem) == line


def test_event_in_future_knows_the_centuries_without_a_leap_day(looking: Looking) -> None:
    (problem,) = looking.find("event-in-future", "At 2100-03-05T12:00:\n## Log\n- 2104-02-29 replied to [[Priya Raman]]")
    assert problem.hint.startswith("did you mean 2100-02-28?")


def test_thanks_for_an_earlier_round_are_sound(looking: Looking) -> None:
    earlier = "interviews/2026-11-10-harbor.md:\nstart: 2026-11-10T13:00\nend: 2026-11-10T14:00\nkind: phone-screen"
    assert looking.find("sent-before-interview", f"## Log\n- 2026-11-11 thanked [[Priya Raman]] by letter\n{earlier}") == []
    assert len(looking.find("sent-before-interview", "## Log\n- 2026-11-11 thanked [[Priya Raman]] by letter")) == 1


@pytest.mark.parametrize(
    ("line", "doubtful"),
    [
        pytest.param("2026-11-18 replied to [[Priya Raman]]", False, id="a sound line"),
        pytest.param("2027-11-18 replied to [[Priya Raman]]", True, id="dated ahead"),
        pytest.param("2026-11-16 thanked [[Priya Raman]] by letter", True, id="sent before one met"),
        pytest.param("2026-11-18 thankd [[Priya Raman]]", True, id="a line that does not read"),
    ],
)
def test_what_rests_on_a_note_with_a_wrong_date_is_doubtful(looking: Looking, line: str, doubtful: bool) -> None:
    other = "interviews/2026-11-24-globex.md:\ncompany: Globex\nstart: 2026-11-24T10:00\nend: 2026-11-24T11:00\ndecision_date:\n"
    looking.write(f"## Log\n- {line}\n{other}")
    actions = load_at(looking.root, looking.now().isoformat(timespec="minutes")).search.actions
    assert {action.doubtful for action in actions if action.note.endswith("harbor-panel.md")} == {doubtful}
    assert {action.doubtful for action in actions if action.note.endswith("globex.md")} == {False}
