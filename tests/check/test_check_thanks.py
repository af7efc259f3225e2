"""Checks about thank-you notes (rules.md section 4, *Thank-you and drafts*; 7.1 for the times)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from support.vaults import Looking

# The interview ends on Tuesday 17 November at 14:00, so thanks are due on Wednesday at 14:00.
BOTH = 'interviewers: ["[[Priya Raman]]", "[[Tom Okafor]]"]\n'
THREE = 'interviewers: ["[[Priya Raman]]", "[[Tom Okafor]]", "[[Lena Fischer]]"]\npeople/Lena Fischer.md:\npart: interviewer\n'


def test_thanks_missing_from_when_they_are_overdue_for_a_week(looking: Looking) -> None:
    assert looking.find("thanks-missing", "At 2026-11-18T13:59:\n" + BOTH) == []
    (problem,) = looking.find("thanks-missing", "At 2026-11-18T14:00:\n" + BOTH)
    assert (problem.message, problem.requirement) == (
        '"Tom Okafor" has no thank-you note for Tue 17 Nov; due was Wed 18 Nov 14:00',
        "R1.1",
    )
    assert "`- 2026-11-18 thanked [[Tom Okafor]] by letter`" in problem.hint
    assert looking.text_at(problem).startswith("[[Tom Okafor]]")
    assert len(looking.find("thanks-missing", "At 2026-11-24T23:59:\n" + BOTH)) == 1
    assert looking.find("thanks-missing", "At 2026-11-25T00:00:\n" + BOTH) == []


def test_thanks_missing_names_all_of_a_round_in_one_problem(looking: Looking) -> None:
    (problem,) = looking.find("thanks-missing", THREE)
    assert problem.message == '"Tom Okafor" and "Lena Fischer" have no thank-you note for Tue 17 Nov; due was Wed 18 Nov 14:00'


def test_four_people_are_joined_for_reading(looking: Looking) -> None:
    people = "".join(f"people/{name}.md:\npart: interviewer\n" for name in ("Ada Long", "Bo Short"))
    names = 'interviewers: ["[[Tom Okafor]]", "[[Ada Long]]", "[[Bo Short]]"]\n'
    (problem,) = looking.find("thanks-missing", names + people)
    assert problem.message.startswith('"Tom Okafor", "Ada Long" and "Bo Short" have')


def test_thanks_missing_is_silent_before_they_may_be_sent(looking: Looking) -> None:
    late = 'followup.toml:\n[thank_you]\nnot_before = "30h"\n'
    # Thirty hours after Tuesday 14:00 is Wednesday 20:00.
    assert looking.find("thanks-missing", f"At 2026-11-18T19:59:\n{BOTH}{late}") == []
    assert len(looking.find("thanks-missing", f"At 2026-11-18T20:00:\n{BOTH}{late}")) == 1


def test_thanks_missing_says_in_the_readers_zone_when_they_were_due(looking: Looking) -> None:
    # 14:00 in Berlin is 08:00 in New York.
    (problem,) = looking.find("thanks-missing", f"timezone: Europe/Berlin\n{BOTH}")
    assert problem.message.endswith("due was Wed 18 Nov 08:00")


TOMS = "[[Tom Okafor]]"
AGENCY = 'agency: "[[Sam Reed]]"\n{head}{both}people/Sam Reed.md:\npart: agency\n'


@pytest.mark.parametrize(
    ("note", "lines"),
    [
        pytest.param(BOTH, [f"thanked {TOMS} by letter"], id="a letter is the rule"),
        pytest.param(f"channel: email\n{BOTH}", [f"thanked {TOMS} by email"], id="the interview says mail"),
        pytest.param(f"{BOTH}people/Tom Okafor.md:\nchannel: email", [f"thanked {TOMS} by email"], id="the person says mail"),
        pytest.param(
            f'{BOTH}people/Tom Okafor.md:\naddress:\nrelay: "[[Priya Raman]]"', [f"thanked {TOMS} via [[Priya Raman]]"], id="passed on"
        ),
        pytest.param(f'{BOTH}people/Tom Okafor.md:\nrelay: "[[Priya Raman]]"', [f"thanked {TOMS} by letter"], id="reached without help"),
        pytest.param(AGENCY.format(head="", both=BOTH), [f"thanked {TOMS} via [[Sam Reed]]"], id="an agency speaks for you"),
        pytest.param(AGENCY.format(head="direct: true\n", both=BOTH), [f"thanked {TOMS} by letter"], id="direct thanks are agreed"),
        pytest.param(THREE, [f"thanked {TOMS} and [[Lena Fischer]] by letter"], id="two in one way"),
        pytest.param(
            THREE + "channel: email", [f"thanked {TOMS} by letter", "thanked [[Lena Fischer]] by email"], id="two, each in their own way"
        ),
    ],
)
def test_the_lines_of_thanks_missing_fit_and_end_it(looking: Looking, note: str, lines: list[str]) -> None:
    (problem,) = looking.find("thanks-missing", note)
    pasted = [f"- 2026-11-19 {line}" for line in lines]
    assert problem.hint.endswith("then log " + " and ".join(f"`{line}`" for line in pasted))
    head, sign, rest = note.partition("people/")
    checks = {found.check for found in looking.find_all("\n".join((head, "## Log", *pasted, sign + rest)))}
    assert checks & {"thanks-missing", "unknown-event", "broken-link", "thanks-by-email"} == set()


def test_thanks_to_somebody_with_two_notes_of_one_name_are_logged_by_the_note(looking: Looking) -> None:
    kim = 'interviewers: ["[[J. Kim (Harbor)]]"]\npeople/J. Kim (Harbor).md:\nname: J. Kim\n'
    (problem,) = looking.find("thanks-missing", kim)
    assert "thanked [[J. Kim (Harbor)]] by letter`" in problem.hint


def test_what_lacks_an_address_is_told_as_that(looking: Looking) -> None:
    found = {problem.check for problem in looking.find_all(BOTH + "people/Tom Okafor.md:\naddress:")}
    assert found == {"no-contact-route"}


@pytest.mark.parametrize(
    ("line", "told"),
    [
        pytest.param("2026-11-18 14:00 thanked [[Tom Okafor]] by letter", "", id="at the limit"),
        pytest.param("2026-11-18 14:01 thanked [[Tom Okafor]] by letter", "24 h", id="a minute after it"),
        pytest.param("2026-11-18 21:00 thanked [[Tom Okafor]] by letter", "31 h", id="31 hours"),
        pytest.param("2026-11-18 thanked [[Tom Okafor]] by letter", "", id="on the day of the deadline"),
        pytest.param("2026-11-19 thanked [[Tom Okafor]] by letter", "2 days", id="on a later day"),
        pytest.param("2026-11-18 21:00 thanked [[Tom Okafor]] via [[Priya Raman]]", "31 h", id="passed on"),
    ],
)
def test_thanks_late(looking: Looking, line: str, told: str) -> None:
    found = looking.find("thanks-late", f"At 2026-11-19T22:00:\n{BOTH}## Log\n- {line}")
    assert [problem.message for problem in found] == ([f"sent {told} after the interview; due was Wed 18 Nov 14:00"] if told else [])
    assert all(looking.text_at(problem) == line for problem in found)


def test_what_cannot_be_mended_is_not_told_for_ever(looking: Looking) -> None:
    late = f"At 2026-11-19T22:00:\n{BOTH}## Log\n- 2026-11-18 21:00 thanked [[Tom Okafor]] by letter\n"
    assert len(looking.find("thanks-late", late)) == 1
    assert looking.find("thanks-late", late + "- 2026-11-19 rejected") == []


def test_thanks_late_by_whole_days_and_one_line_for_two(looking: Looking) -> None:
    line = "## Log\n- 2026-11-19 thanked [[Tom Okafor]] and [[Lena Fischer]] by letter\n"
    config = 'followup.toml:\n[thank_you]\nwithin = "{within}"'
    head, _, people = THREE.partition("people/")
    assert looking.find("thanks-late", head + line + "people/" + people + config.format(within="2d")) == []
    (problem,) = looking.find("thanks-late", head + line + "people/" + people + config.format(within="1d"))
    assert problem.message == "sent 2 days after the interview; due was Wed 18 Nov"


def test_a_note_that_came_back_is_not_late(looking: Looking) -> None:
    log = "## Log\n- 2026-11-19 09:00 bounced [[Priya Raman]]\n- 2026-11-19 10:00 thanked [[Priya Raman]] by letter\n"
    assert {problem.check for problem in looking.find_all(log)} & {"thanks-late", "thanks-twice"} == set()


# Thanked on Wednesday at 09:00 in the sound log; what comes a day later is late, but for what replaces a note that came back.
AGAIN = "- 2026-11-19 10:00 thanked [[Priya Raman]] by letter\n"


@pytest.mark.parametrize(
    ("log", "twice"),
    [
        pytest.param("- 2026-11-19 09:00 bounced [[Priya Raman]]\n" + AGAIN, 0, id="the one that came back"),
        pytest.param("- 2026-11-19 09:00 bounced [[Priya Raman]]\n" + AGAIN + AGAIN.replace("10:00", "11:00"), 1, id="and a further one"),
        pytest.param("- 2026-11-19 09:00 bounced [[Tom Okafor]]\n" + AGAIN, 1, id="another's came back"),
        pytest.param(AGAIN + "- 2026-11-19 11:00 bounced [[Priya Raman]]\n", 1, id="it came back only later"),
        pytest.param("- 2026-11-19 bounced [[Priya Raman]]\n- 2026-11-19 thanked [[Priya Raman]]\n", 0, id="on one day, in this order"),
    ],
)
def test_a_note_that_came_back_excuses_the_next_one_to_that_person(looking: Looking, log: str, twice: int) -> None:
    found = looking.find_all(f"{BOTH}## Log\n- 2026-11-18 10:00 thanked [[Tom Okafor]] by letter\n{log}")
    assert [problem.check for problem in found].count("thanks-twice") == twice
    assert [problem.check for problem in found].count("thanks-late") == twice


def test_the_first_note_is_late_though_it_came_back(looking: Looking) -> None:
    log = "- 2026-11-18 21:00 thanked [[Tom Okafor]] by letter\n- 2026-11-19 09:00 bounced [[Tom Okafor]]\n"
    log += "- 2026-11-19 10:00 thanked [[Tom Okafor]] by letter\n"
    (problem,) = looking.find("thanks-late", f"At 2026-11-19T22:00:\n{BOTH}## Log\n{log}")
    assert looking.text_at(problem).startswith("2026-11-18 21:00")


MAIL = "## Log\n- 2026-11-18 10:00 thanked [[Tom Okafor]] by email\n"


@pytest.mark.parametrize(
    ("note", "told"),
    [
        pytest.param(BOTH + MAIL, True, id="a letter is the rule"),
        pytest.param(f"channel: email\n{BOTH}{MAIL}", False, id="the interview says so"),
        pytest.param(f"channel: both\n{BOTH}{MAIL}", False, id="both are meant"),
        pytest.param(f"{BOTH}{MAIL}people/Tom Okafor.md:\nchannel: email", False, id="the person says so"),
        pytest.param(f'{BOTH}{MAIL}followup.toml:\n[thank_you]\nchannel = "email"', False, id="the configuration says so"),
        pytest.param(BOTH + MAIL.replace("by email", "by hand"), False, id="handed in"),
        pytest.param(BOTH + MAIL.replace("by email", "by email via [[Priya Raman]]"), False, id="passed on"),
    ],
)
def test_thanks_by_email(looking: Looking, note: str, told: bool) -> None:
    found = looking.find("thanks-by-email", note)
    assert bool(found) is told
    assert all(looking.text_at(problem).startswith("2026-11-18 10:00 thanked") and "Tom Okafor" in problem.message for problem in found)


def test_thanks_by_email_names_the_note_that_asks_for_a_letter(looking: Looking) -> None:
    (problem,) = looking.find("thanks-by-email", BOTH + MAIL)
    assert "`channel: email` in this note" in problem.hint
    (problem,) = looking.find("thanks-by-email", f"channel: email\n{BOTH}{MAIL}people/Tom Okafor.md:\nchannel: letter")
    assert "`channel: email` in people/Tom Okafor.md" in problem.hint


@pytest.mark.parametrize(
    ("head", "log", "told"),
    [
        pytest.param("", "2026-11-18 10:00 thanked [[Priya Raman]] by letter", 1, id="a second letter"),
        pytest.param("", "2026-11-18 10:00 thanked [[Priya Raman]] by email", 1, id="a mail after the letter"),
        pytest.param("channel: both\n", "2026-11-18 10:00 thanked [[Priya Raman]] by email", 0, id="both were meant"),
        pytest.param("channel: both\n", "2026-11-18 10:00 thanked [[Priya Raman]] by letter", 1, id="both were meant, not one twice"),
        pytest.param("", "2026-11-18 09:00 thanked [[Priya Raman]] by letter", 0, id="the same line twice"),
    ],
)
def test_thanks_twice(looking: Looking, head: str, log: str, told: int) -> None:
    found = looking.find("thanks-twice", f"{head}## Log\n- {log}")
    assert [problem.message for problem in found] == ['"Priya Raman" has your thanks of Wed 18 Nov already'] * told
    assert all(looking.text_at(problem) == log for problem in found)


def test_two_rounds_are_thanked_for_each(looking: Looking) -> None:
    other = "interviews/2026-11-10-harbor.md:\nstart: 2026-11-10T13:00\nend: 2026-11-10T14:00\n## Log\n- 2026-11-10 thanked [[Priya Raman]]"
    assert looking.find("thanks-twice", other) == []
