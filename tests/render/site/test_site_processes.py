"""The page Processes: the board by state, what is next with each, and the order of the timelines."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from support.builders import DAY, NOW, make_action, make_interview, make_process, make_search
from support.pages import make_site, show_board, strip_tags

from followup_md.model import Lack

if TYPE_CHECKING:
    from followup_md.model import Action, Process, State


def make(company: str, state: State = "waiting", role: str | None = "Engineer", **fields: object) -> Process:
    interview = make_interview(f"{company.lower()}-{role}", company, NOW - timedelta(days=8), role=role)
    interview = interview._replace(process=f"{company}-{role}".lower())
    return make_process(interview, state, **fields)


def show(*processes: Process, actions: tuple[Action, ...] = ()) -> str:
    site = make_site(search=make_search(*processes, actions=actions))
    return show_board(site)


def list_columns(page: str) -> dict[str, list[str]]:
    """Return what stands on the board: each column with the words of its sheets."""
    columns = page.split('<div class="column">')[1:]
    return {
        strip_tags(re.findall(r"<h3>(.*?)</h3>", column)[0]): [
            strip_tags(sheet) for sheet in re.findall(r'(?s)<li class="sheet".*?</li>', column)
        ]
        for column in columns
    }


def list_sheet(*actions: Action) -> str:
    (column,) = list_columns(show(make("Acme"), actions=actions)).values()
    return column[0]


@pytest.mark.parametrize(
    ("state", "column"),
    [
        ("applied", "Applied"),
        ("interviewing", "Interviewing"),
        ("waiting", "Waiting"),
        ("quiet", "Waiting"),
        ("on-hold", "Waiting"),
        ("offer-verbal", "Offer"),
        ("offer-written", "Offer"),
        ("offer-confirmed", "Offer"),
        ("secured", "Secured"),
        ("started", "Secured"),
        ("rejected", "Ended"),
        ("closed", "Ended"),
        ("withdrawn", "Ended"),
        ("declined", "Ended"),
        ("rescinded", "Ended"),
    ],
)
def test_each_state_has_its_column(state: State, column: str) -> None:
    assert list(list_columns(show(make("Acme", state)))) == [f"{column} 1"]


def test_columns_stand_as_a_process_goes_and_none_is_empty() -> None:
    page = show(make("Acme", "rejected"), make("Globex", "applied"), make("Hooli", "quiet"), make("Initech"))
    assert {name: len(sheets) for name, sheets in list_columns(page).items()} == {"Applied 1": 1, "Waiting 2": 2, "Ended 1": 1}


def test_a_sheet_says_role_state_and_last_contact() -> None:
    process = make("Acme", since=NOW - 8 * DAY, last_contact=date(2026, 11, 10))
    assert list_columns(show(process)) == {"Waiting 1": ["Acme Engineer waiting since Mon 9 Nov last contact Tue 10 Nov"]}


def test_without_a_role_the_company_alone_stands_there() -> None:
    assert list_columns(show(make("Acme", role=None))) == {"Waiting 1": ["Acme waiting"]}


def test_what_is_next_is_the_most_urgent_duty() -> None:
    usual = {"process": "acme-engineer", "interview": None}
    later = make_action("follow-up", urgency="upcoming", due=date(2026, 12, 4), **usual)
    first = make_action("recap", urgency="due", due=date(2026, 11, 17), **usual)
    talk = make_action("engage", urgency="upcoming", due=None, **usual)
    assert list_sheet(talk, later, first) == "Acme Engineer waiting Tue 17 · Write the recap of Harbor Logistics"
    assert list_sheet(talk, later) == "Acme Engineer waiting Fri 4 Dec · Follow up with Sam Lee"
    assert list_sheet(talk) == "Acme Engineer waiting any time · Join a conversation with Sam Lee"
    assert list_sheet(first._replace(status="done"), later._replace(process="another")) == "Acme Engineer waiting"


def test_what_is_next_says_why_it_is_blocked() -> None:
    usual = {"process": "acme-engineer", "urgency": "blocked", "due": date(2026, 11, 18)}
    blocked = make_action("connect", blocked_by=Lack("connect-not-yet", begins=datetime(2026, 11, 19, 9, tzinfo=NOW.tzinfo)), **usual)
    said = "Wed 18 · Connect with Sam Lee · blocked: not before Thu 19 Nov 09:00 (connect.n…"
    assert list_sheet(blocked) == f"Acme Engineer waiting {said}"


def test_processes_that_go_on_are_drawn_before_those_that_ended() -> None:
    page = show(make("Acme", "rejected"), make("Globex"), make("Hooli", "declined"), make("Initech", "applied"))
    drawn = [strip_tags(title) for title in re.findall(r'(?s)<article class="strip">\s*<h3[^>]*>(.*?)<small>', page)]
    assert drawn == ["Globex, Engineer", "Initech, Engineer", "Acme, Engineer", "Hooli, Engineer"]


def test_a_search_without_processes_says_how_one_begins() -> None:
    page = show()
    assert "Nothing yet: followup-md new COMPANY ROLE writes the note of an interview." in strip_tags(page)
    assert "<svg" not in page
