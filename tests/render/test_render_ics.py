"""`followups.ics`: what a program that reads it finds, and what it is told when something changes (RFC 5545)."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from icalendar import Calendar
from support.builders import NOW, make_interview, make_process, make_search
from support.searches import Tale

from followup_md import render_search
from followup_md.cli.calendar import CALENDAR_MARK
from followup_md.config.settings import CalendarSettings, Settings
from followup_md.model import Person
from followup_md.render.ics import read_seen, render_calendar

PANEL = "2026-11-17-harbor-panel"
HEAD = """
company: Harbor Logistics
role: Data Engineer
start: 2026-11-17T13:00
end: 2026-11-17T15:30
interviewers: ["[[Priya Raman]]"]
decision_date: 2026-12-04
"""
SETTINGS = CalendarSettings()
NAMED = SETTINGS._replace(names=True)
NOON = "2026-11-16T12:00"


@pytest.fixture
def tale() -> Tale:
    told = Tale()
    told.person("Priya Raman")
    told.note(PANEL, HEAD, "\n## Topics\n- hourly loads\n")
    return told


def render(tale: Tale, now: str = NOON, seen: str = "", settings: CalendarSettings = SETTINGS) -> str:
    return render_calendar(tale.at(now), settings, seen)


def walk(text: str, name: str) -> list[Any]:
    """Return the components of that name; the library types what stands in them as anything that may stand there."""
    return list(Calendar.from_ical(text).walk(name))


def read(text: str) -> dict[str, tuple[int, str]]:
    """Return SEQUENCE and DTSTAMP of each entry, by title."""
    parts = [*walk(text, "VEVENT"), *walk(text, "VTODO")]
    return {str(part["SUMMARY"]): (part["SEQUENCE"], f"{part['DTSTAMP'].dt:%d %H:%M}") for part in parts}


def test_it_begins_with_the_mark_by_which_it_is_known_and_asks_to_be_read_again(tale: Tale) -> None:
    text = render(tale)
    assert text.replace("\r\n", "\n").startswith(CALENDAR_MARK)
    lines = text.split("\r\n")
    assert {"REFRESH-INTERVAL;VALUE=DURATION:PT1H", "X-PUBLISHED-TTL:PT1H", "CALSCALE:GREGORIAN"} < set(lines)
    assert (lines[0], lines[-2:]) == ("BEGIN:VCALENDAR", ["END:VCALENDAR", ""])
    # With a METHOD it would be an invitation by somebody, who then had to be named.
    assert not any(line.startswith(("METHOD", "ORGANIZER", "ATTENDEE", "BEGIN:VTIMEZONE")) for line in lines)


def test_every_line_ends_as_the_standard_has_it_and_is_no_longer_than_75_bytes(tale: Tale) -> None:
    tale.note(PANEL, HEAD.replace("Harbor Logistics", "Häfen & Söhne " * 20))
    text = render(tale, settings=NAMED)
    assert "\n" not in text.replace("\r\n", "")
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    assert f"Interview: {'Häfen & Söhne ' * 20}".strip() in read(text)


def test_an_interview_is_an_event_in_utc_that_takes_its_time(tale: Tale) -> None:
    (event,) = [part for part in walk(render(tale), "VEVENT") if part["SUMMARY"] == "Interview"]
    assert (event["DTSTART"].dt, event["DTEND"].dt) == (datetime(2026, 11, 17, 18, tzinfo=UTC), datetime(2026, 11, 17, 20, 30, tzinfo=UTC))
    assert event["TRANSP"] == "OPAQUE"
    assert [(alarm["ACTION"], alarm["TRIGGER"].dt) for alarm in event.walk("VALARM")] == [
        ("DISPLAY", timedelta(days=-1)),
        ("DISPLAY", timedelta(hours=-1)),
    ]


def test_an_action_is_a_whole_day_that_takes_none_or_a_task(tale: Tale) -> None:
    now = "2026-11-17T16:00"
    (event,) = [part for part in walk(render(tale, now), "VEVENT") if part["SUMMARY"] == "Follow up"]
    assert (event["DTSTART"].dt, event["DTEND"].dt, event["TRANSP"]) == (date(2026, 12, 4), date(2026, 12, 5), "TRANSPARENT")
    todos = walk(render(tale, now, settings=SETTINGS._replace(as_="todos")), "VTODO")
    due = {str(part["SUMMARY"]): part["DUE"].dt for part in todos}
    assert due["Follow up"] == date(2026, 12, 4)
    assert due["Send the thank-you note"] == datetime(2026, 11, 18, 20, 30, tzinfo=UTC)
    (alarm,) = next(part for part in todos if part["SUMMARY"] == "Follow up").walk("VALARM")
    assert (alarm["TRIGGER"].dt, alarm["DESCRIPTION"]) == (datetime(2026, 12, 4, 14, tzinfo=UTC), "Follow up")


@pytest.mark.parametrize(
    "name",
    [
        "x\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nUID:evil",
        "a;b,c\\n:d",
        '"quoted" \x00\x1b[31m',
        "\u202eright to left",
        "\ud800 half a sign",
        "😀" * 60,
        "SEQUENCE:9\nX-FOLLOWUP-MD-REVISION:9",
    ],
)
def test_no_name_becomes_a_line_of_its_own(name: str) -> None:
    search = make_search(make_process(make_interview("x", name, NOW + timedelta(days=1), interviewers=("p",))))
    search = search._replace(vault=search.vault._replace(people={"p": Person(key="p", name=name)}))
    text = render_calendar(search, NAMED)
    (event,) = walk(text, "VEVENT")
    assert str(event["SUMMARY"]).startswith("Interview (panel): ")
    assert text.count("\nBEGIN:VEVENT\r\n") == text.count("\nUID:") == text.count("\nSEQUENCE:") == 1
    assert read_seen(text).revision == 0
    assert render_calendar(search, NAMED, text) == text


def test_the_next_one_of_the_same_search_is_the_same_whenever_it_is_made(tale: Tale) -> None:
    text = render(tale)
    assert render(tale, NOON, text) == text
    assert render(tale, "2026-11-16T18:00", text) == text
    assert {told for _, told in read(text).values()} == {"16 17:00"}


def test_what_was_moved_gets_a_higher_number_and_a_new_stamp_and_nothing_else_does(tale: Tale) -> None:
    before = render(tale)
    tale.note(PANEL, HEAD.replace("T15:30", "T16:00"), "\n## Topics\n- hourly loads\n")
    after = render(tale, "2026-11-16T13:00", before)
    assert read(before)["Interview"] == (0, "16 17:00")
    assert read(after)["Interview"] == (1, "16 18:00")
    assert read(after)["Keep looking"] == (0, "16 17:00")
    assert read_seen(before).items.keys() == read_seen(after).items.keys()


def test_what_goes_and_comes_back_another_outdoes_what_it_was(tale: Tale) -> None:
    first = render(tale, "2026-11-18T12:00")
    assert read(first)["They decide"][0] == 0
    tale.log(PANEL, "2026-11-18 13:00 on hold")
    second = render(tale, "2026-11-18T14:00", first)
    assert "They decide" not in read(second)
    tale.log(PANEL, "2026-11-18 15:00 reopened", "2026-11-18 15:30 heard from [[Priya Raman]] decide by 2026-12-09")
    third = render(tale, "2026-11-18T16:00", second)
    assert read(third)["They decide"][0] == 1
    tale.log(PANEL, "2026-11-18 17:00 on hold")
    fourth = render(tale, "2026-11-18T18:00", third)
    tale.log(PANEL, "2026-11-18 19:00 reopened", "2026-11-18 19:30 heard from [[Priya Raman]] decide by 2026-12-10")
    assert read(render(tale, "2026-11-18T20:00", fourth))["They decide"][0] == 2


def test_an_alarm_that_is_over_goes_without_a_new_number(tale: Tale) -> None:
    ahead = render(tale)
    begun = render(tale, "2026-11-17T14:00", ahead)
    assert (ahead.count("BEGIN:VALARM"), begun.count("BEGIN:VALARM")) == (2, 0)
    assert read(begun)["Interview"] == read(ahead)["Interview"]


def test_an_event_that_becomes_a_task_is_another_under_the_same_uid(tale: Tale) -> None:
    events = render(tale, "2026-11-18T12:00")
    todos = render(tale, "2026-11-18T12:00", events, SETTINGS._replace(as_="todos"))
    assert (read(events)["Follow up"][0], read(todos)["Follow up"][0]) == (0, 1)
    assert read_seen(events).items.keys() == read_seen(todos).items.keys()


@pytest.mark.parametrize("old", ["DTSTAMP:", "SEQUENCE:", "UID:", "X-FOLLOWUP-MD-REVISION:", "END:VEVENT", "BEGIN:VEVENT"])
def test_an_earlier_calendar_that_is_damaged_makes_another_and_stops_nothing(tale: Tale, old: str) -> None:
    text = render(tale, seen=render(tale).replace(old, f"X-{old}"))
    assert read(text).keys() == read(render(tale)).keys()
    assert render(tale, seen=text) == text


def test_other_newlines_make_no_other_entry(tale: Tale) -> None:
    text = render(tale, settings=NAMED)
    assert render(tale, "2026-11-16T18:00", text.replace("\r\n", "\n"), NAMED) == text


def test_it_is_a_target_of_the_public_api(tale: Tale) -> None:
    search = tale.at(NOON)
    assert render_search(search, "calendar") == render_calendar(search, SETTINGS)
    assert "Harbor" in render_search(search, "calendar", settings=Settings(calendar=NAMED))
