"""The golden story of rules.md 7.6: after each event the whole set of open actions, worked out by hand from rules.md 3.3 and 3.4."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

import pytest
from support.searches import FULL_BODY, Tale

from followup_md.config.settings import CalendarSettings
from followup_md.render.calendar import list_calendar
from followup_md.words import say_verdict_reason

if TYPE_CHECKING:
    from collections.abc import Callable

SCREEN = "2026-11-09-harbor-screen"
PANEL = "2026-11-17-harbor-panel"
OTHER = "2026-11-24-globex-screen"
DRIFT = "how-would-you-handle-schema-drift"

SCREEN_HEAD = """
company: Harbor Logistics
role: Data Engineer
kind: phone-screen
start: 2026-11-09T10:00
end: 2026-11-09T10:30
timezone: America/New_York
interviewers:
  - "[[Dana Cole]]"
decision_date: 2026-11-13
decision_from: "[[Dana Cole]]"
"""
PANEL_HEAD = """
company: Harbor Logistics
role: Data Engineer
kind: panel
start: 2026-11-17T13:00
end: 2026-11-17T15:30
timezone: America/New_York
interviewers: ["[[Priya Raman]]", "[[Tom Okafor]]", "[[Lena Fischer]]"]
decision_date: 2026-12-04
decision_from: "[[Priya Raman]]"
"""
OTHER_HEAD = """
company: Globex
role: Analyst
kind: phone-screen
start: 2026-11-24T10:00
end: 2026-11-24T10:30
timezone: America/New_York
interviewers: ["[[Ruth Ames]]"]
"""
NO_RECAP = "\n## Topics\n- nightly loads\n"
STUMBLE = """
## Topics
- hourly loads

## Questions
### How would you handle schema drift?
- asked by: [[Priya Raman]]
- rating: 2
- said: version the tables
"""
# Dana was connected with on the 10th, the panel on the 18th: seven days later each.
ENGAGE_DANA = {f"engage-dana-cole-{SCREEN}": "2026-11-17"}
ENGAGE_PANEL = {f"engage-{name}-{PANEL}": "2026-11-25" for name in ("priya-raman", "tom-okafor", "lena-fischer")}
ENGAGE = ENGAGE_DANA | ENGAGE_PANEL


@pytest.fixture
def tale() -> Tale:
    told = Tale()
    told.person("Dana Cole", "part: recruiter")
    told.person("Priya Raman", "part: hiring-manager")
    told.person("Tom Okafor")
    told.person("Lena Fischer")
    told.person("Ruth Ames", "profiles: none")
    return told


def tell_phone_screen(tale: Tale) -> None:
    tale.note(SCREEN, SCREEN_HEAD, NO_RECAP)


def tell_letter_to_dana(tale: Tale) -> None:
    tell_phone_screen(tale)
    tale.note(SCREEN, SCREEN_HEAD, FULL_BODY)
    tale.log(SCREEN, "2026-11-10 09:00 thanked [[Dana Cole]] by letter", "2026-11-10 connected with [[Dana Cole]] on LinkedIn")


def tell_panel_invitation(tale: Tale) -> None:
    tell_letter_to_dana(tale)
    tale.note(PANEL, PANEL_HEAD, "")


def tell_panel(tale: Tale) -> None:
    tell_panel_invitation(tale)
    tale.note(PANEL, PANEL_HEAD, STUMBLE)
    tale.log(PANEL, "2026-11-16 prepared")


def tell_three_letters(tale: Tale) -> None:
    tell_panel(tale)
    better = "- better: a contract test at the point of entry\n"
    tale.note(PANEL, PANEL_HEAD, STUMBLE + better + FULL_BODY.replace("## Topics\n- the work of the team\n", ""))
    tale.log(PANEL, "2026-11-18 12:00 thanked everyone by letter", "2026-11-18 connected with everyone on LinkedIn")
    tale.letters["2026-11-18-priya-raman-thank-you"] = (
        f'---\nkind: thank-you\nto: "[[Priya Raman]]"\ninterview: "[[{PANEL}]]"\nchannel: letter\n---\n'
        "After giving schema drift more thought, I would add a contract test at the point of entry.\n"
    )


def tell_second_company(tale: Tale) -> None:
    tell_three_letters(tale)
    tale.note(OTHER, OTHER_HEAD, FULL_BODY)
    tale.log(OTHER, "2026-11-24 15:00 thanked [[Ruth Ames]] by letter")


def tell_follow_up(tale: Tale) -> None:
    tell_second_company(tale)
    tale.log(OTHER, "2026-12-01 followed up with [[Ruth Ames]] by email")
    tale.log(PANEL, "2026-12-04 10:00 followed up with [[Priya Raman]] by email")


def tell_invitation_to_write_again(tale: Tale) -> None:
    tell_follow_up(tale)
    tale.log(PANEL, "2026-12-08 heard from [[Priya Raman]] by email write again on 2026-12-19")


def tell_spoken_offer(tale: Tale) -> None:
    tell_invitation_to_write_again(tale)
    tale.log(PANEL, "2026-12-14 14:00 offer spoken")


def tell_written_offer(tale: Tale) -> None:
    tell_spoken_offer(tale)
    tale.log(PANEL, "2026-12-16 offer written answer by 2026-12-23")


def tell_acceptance(tale: Tale) -> None:
    tell_written_offer(tale)
    tale.log(PANEL, "2026-12-18 09:00 accepted", "2026-12-18 16:00 confirmed")


def tell_start_date(tale: Tale) -> None:
    tell_acceptance(tale)
    tale.log(PANEL, "2026-12-21 11:00 start on 2027-01-11")


def tell_withdrawal(tale: Tale) -> None:
    tell_start_date(tale)
    tale.log(OTHER, "2026-12-22 withdrew")


def tell_rescission(tale: Tale) -> None:
    tell_withdrawal(tale)
    tale.log(PANEL, "2026-12-28 09:00 rescinded")


def test_monday_9_november_phone_screen(tale: Tale) -> None:
    tell_phone_screen(tale)
    assert tale.open("2026-11-09T11:00") == {
        "keep-looking-2026-11-09": "2026-11-15",
        f"recap-{SCREEN}": "2026-11-09 10:30",
        f"review-{SCREEN}": "2026-11-10 10:30",
        f"thank-dana-cole-{SCREEN}": "2026-11-10 10:30",
        f"connect-dana-cole-{SCREEN}": "2026-11-10 10:30",
        f"follow-up-{SCREEN}": "2026-11-13",
    }


def test_tuesday_10_november_letter_posted(tale: Tale) -> None:
    tell_letter_to_dana(tale)
    assert tale.open("2026-11-10T12:00") == {
        "keep-looking-2026-11-09": "2026-11-15",
        f"follow-up-{SCREEN}": "2026-11-13",
        **ENGAGE_DANA,
    }


def test_thursday_12_november_invited_to_the_panel(tale: Tale) -> None:
    tell_panel_invitation(tale)
    assert tale.open("2026-11-12T12:00") == {"keep-looking-2026-11-09": "2026-11-15", f"prep-{PANEL}": "2026-11-16", **ENGAGE_DANA}


def test_tuesday_17_november_panel(tale: Tale) -> None:
    tell_panel(tale)
    people = ("priya-raman", "tom-okafor", "lena-fischer")
    assert tale.open("2026-11-17T16:00") == {
        "keep-looking-2026-11-16": "2026-11-22",
        f"recap-{PANEL}": "2026-11-17 15:30",
        f"review-{PANEL}": "2026-11-18 15:30",
        f"improve-{DRIFT}-{PANEL}": "2026-11-18 15:30",
        **{f"thank-{name}-{PANEL}": "2026-11-18 15:30" for name in people},
        **{f"connect-{name}-{PANEL}": "2026-11-18 15:30" for name in people},
        f"follow-up-{PANEL}": "2026-12-04",
        **ENGAGE_DANA,
    }


def test_wednesday_18_november_three_letters(tale: Tale) -> None:
    tell_three_letters(tale)
    assert tale.open("2026-11-18T13:00") == {"keep-looking-2026-11-16": "2026-11-22", f"follow-up-{PANEL}": "2026-12-04", **ENGAGE}


def test_friday_27_november_person_wants_to_call(tale: Tale) -> None:
    tell_second_company(tale)
    assert tale.open("2026-11-27T12:00") == {
        "keep-looking-2026-11-23": "2026-11-29",
        f"follow-up-{OTHER}": "2026-12-01",
        f"follow-up-{PANEL}": "2026-12-04",
        **ENGAGE,
    }
    verdict = tale.guard("2026-11-27T12:00", "Priya Raman")
    assert (verdict.verdict, f"{verdict.until}") == ("wait", "2026-12-04")


def test_friday_4_december_follow_up_spent(tale: Tale) -> None:
    tell_follow_up(tale)
    assert tale.open("2026-12-04T11:00") == {"keep-looking-2026-11-30": "2026-12-06", **ENGAGE}


def test_monday_7_december_mail_to_okafor_refused(tale: Tale) -> None:
    tell_follow_up(tale)
    verdict = tale.guard("2026-12-07T09:00", "Tom Okafor")
    assert verdict.verdict == "refuse"
    assert verdict.requirement in ("R1.12", "R1.17")
    assert "you followed up with Priya Raman on Fri 4 Dec" in say_verdict_reason(verdict)


def test_tuesday_8_december_told_to_write_again_on_a_saturday(tale: Tale) -> None:
    tell_invitation_to_write_again(tale)
    assert tale.open("2026-12-08T18:00") == {
        "keep-looking-2026-12-07": "2026-12-13",
        f"follow-up-invited-{PANEL}": "2026-12-21",
        **ENGAGE,
    }


def test_monday_14_december_spoken_offer(tale: Tale) -> None:
    tell_spoken_offer(tale)
    assert tale.open("2026-12-14T15:00") == {
        "keep-looking-2026-12-14": "2026-12-20",
        f"get-offer-in-writing-{PANEL}": "2026-12-16",
        **ENGAGE,
    }


def test_wednesday_16_december_written_without_start_date(tale: Tale) -> None:
    tell_written_offer(tale)
    assert tale.open("2026-12-16T18:00") == {
        "keep-looking-2026-12-14": "2026-12-20",
        f"answer-offer-{PANEL}": "2026-12-23",
        f"get-start-date-{PANEL}": "2026-12-23",
        **ENGAGE,
    }


def test_friday_18_december_accepted_and_acknowledged_is_not_secured(tale: Tale) -> None:
    tell_acceptance(tale)
    assert tale.process("2026-12-18T17:00", "harbor-logistics-data-engineer").state == "offer-confirmed"
    assert tale.open("2026-12-18T17:00") == {
        "keep-looking-2026-12-14": "2026-12-20",
        f"get-start-date-{PANEL}": "2026-12-22",
        **ENGAGE,
    }


def test_monday_21_december_secured(tale: Tale) -> None:
    tell_start_date(tale)
    assert tale.process("2026-12-21T12:00", "harbor-logistics-data-engineer").state == "secured"
    assert tale.open("2026-12-21T12:00") == {f"withdraw-{OTHER}": "2026-12-23", **ENGAGE}


def test_monday_28_december_rescinded(tale: Tale) -> None:
    tell_rescission(tale)
    states = {process.id: process.state for process in tale.at("2026-12-28T10:00").processes}
    assert states == {"harbor-logistics-data-engineer": "rescinded", "globex-analyst": "withdrawn"}
    assert tale.open("2026-12-28T10:00") == {"keep-looking-2026-12-28": "2027-01-03", **ENGAGE}


SCREEN_MET, PANEL_MET = ("Interview (phone screen)", "2026-11-09T15:00Z"), ("Interview (panel)", "2026-11-17T18:00Z")
OTHER_MET = ("Interview (phone screen)", "2026-11-24T15:00Z")
MET = {SCREEN_MET, PANEL_MET, OTHER_MET}


@pytest.mark.parametrize(
    ("tell", "now", "expected"),
    [
        (
            tell_phone_screen,
            "2026-11-09T11:00",
            {
                SCREEN_MET,
                ("Write the recap by 10:30", "2026-11-09"),
                ("Review the interview by 10:30", "2026-11-10"),
                ("Send the thank-you note by 10:30", "2026-11-10"),
                ("Connect on a professional network by 10:30", "2026-11-10"),
                ("They decide", "2026-11-13"),
                ("Follow up", "2026-11-13"),
                ("Keep looking", "2026-11-15"),
            },
        ),
        (
            tell_panel_invitation,
            "2026-11-12T12:00",
            {SCREEN_MET, PANEL_MET, ("Keep looking", "2026-11-15"), ("Prepare for the interview", "2026-11-16")},
        ),
        (
            tell_panel,
            "2026-11-17T16:00",
            {
                SCREEN_MET,
                PANEL_MET,
                ("Write the recap by 15:30", "2026-11-17"),
                ("Review the interview by 15:30", "2026-11-18"),
                ("Send 3 thank-you notes by 15:30", "2026-11-18"),
                ("Connect with 3 people on a professional network by 15:30", "2026-11-18"),
                ("Keep looking", "2026-11-22"),
                ("They decide", "2026-12-04"),
                ("Follow up", "2026-12-04"),
            },
        ),
        (
            tell_three_letters,
            "2026-11-18T13:00",
            {SCREEN_MET, PANEL_MET, ("Keep looking", "2026-11-22"), ("They decide", "2026-12-04"), ("Follow up", "2026-12-04")},
        ),
        (tell_follow_up, "2026-12-04T11:00", {*MET, ("They decide", "2026-12-04"), ("Keep looking", "2026-12-06")}),
        (
            tell_invitation_to_write_again,
            "2026-12-08T18:00",
            {*MET, ("They decide", "2026-12-04"), ("Keep looking", "2026-12-13"), ("Write again, as they asked", "2026-12-21")},
        ),
        (tell_spoken_offer, "2026-12-14T15:00", {*MET, ("Get the offer in writing", "2026-12-16"), ("Keep looking", "2026-12-20")}),
        (
            tell_written_offer,
            "2026-12-16T18:00",
            {*MET, ("Answer the offer", "2026-12-23"), ("Get a start date", "2026-12-23"), ("Keep looking", "2026-12-20")},
        ),
        (tell_start_date, "2026-12-21T12:00", {*MET, ("First day at work", "2027-01-11"), ("Withdraw", "2026-12-23")}),
        (tell_rescission, "2026-12-28T10:00", {*MET, ("Keep looking", "2027-01-03")}),
    ],
)
def test_the_calendar_of_each_moment(tale: Tale, tell: Callable[[Tale], None], now: str, expected: set[tuple[str, str]]) -> None:
    tell(tale)
    entries = list_calendar(tale.at(now), CalendarSettings())
    found = [
        (entry.title, f"{entry.begin:%Y-%m-%dT%H:%MZ}" if isinstance(entry.begin, datetime) else str(entry.begin)) for entry in entries
    ]
    assert sorted(found) == sorted(expected)
