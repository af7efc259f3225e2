"""What of a search belongs into a calendar, when it rings, and what is nobody else's business."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from support.builders import NOW, make_search
from support.searches import FULL_BODY, Tale

from followup_md.config.settings import CalendarSettings
from followup_md.model import Process, Reason, Waiting
from followup_md.render.calendar import list_calendar

if TYPE_CHECKING:
    from followup_md.render.calendar import CalendarEntry

PANEL = "2026-11-17-harbor-panel"
HEAD = """
company: Harbor Logistics
role: Data Engineer
kind: panel
start: 2026-11-17T13:00
end: 2026-11-17T15:30
interviewers: ["[[Priya Raman]]", "[[Tom Okafor]]"]
"""
STUMBLE = "\n## Questions\n### How would you handle schema drift?\n- asked by: [[Priya Raman]]\n- rating: 1\n"
NOON = "2026-11-18T12:00"


@pytest.fixture
def tale() -> Tale:
    told = Tale()
    told.person("Priya Raman", "part: hiring-manager")
    told.person("Tom Okafor")
    told.note(PANEL, HEAD, "\n## Topics\n- hourly loads\n")
    return told


def list_at(tale: Tale, now: str = NOON, **settings: object) -> tuple[CalendarEntry, ...]:
    return list_calendar(tale.at(now), CalendarSettings()._replace(**settings))  # type: ignore[arg-type] # a case names what it sets


def find(entries: tuple[CalendarEntry, ...], start: str) -> CalendarEntry:
    (found,) = [entry for entry in entries if entry.title.startswith(start)]
    return found


def test_nothing_but_what_is_to_be_done_is_told_unless_names_are_wanted(tale: Tale) -> None:
    tale.note(PANEL, HEAD.replace("panel", "with Priya at Harbor"), STUMBLE + FULL_BODY.replace("## Questions", "## Other"))
    told = " ".join(str(entry[:6]) for entry in list_at(tale)).casefold()
    assert "follow up" in told
    for private in ("harbor", "priya", "raman", "okafor", "engineer", "drift", "stumble", "far away", "answer", PANEL):
        assert private not in told


def test_with_names_it_says_which_company_and_who(tale: Tale) -> None:
    entries = list_at(tale, names=True)
    assert find(entries, "Send").title == "Send 2 thank-you notes by 15:30: Harbor Logistics"
    assert find(entries, "Send").text == "Priya Raman, Tom Okafor"
    assert (find(entries, "Follow up").title, find(entries, "Follow up").text) == ("Follow up: Harbor Logistics", "Priya Raman")
    met = find(entries, "Interview")
    assert (met.title, met.text) == ("Interview (panel): Harbor Logistics", "Priya Raman, Tom Okafor")
    assert find(entries, "Keep looking").text == ""


def test_even_then_a_question_a_condition_and_a_bad_point_are_not_told(tale: Tale) -> None:
    tale.note(PANEL, HEAD, STUMBLE + "- better: a contract test\n" + FULL_BODY)
    tale.log(PANEL, "2026-11-18 connected with [[Priya Raman]] on LinkedIn", "2026-11-18 thanked everyone by letter")
    told = str(list_at(tale, "2026-11-20T12:00", names=True))
    tale.log(PANEL, "2026-11-21 offer written answer by 2026-11-30", "2026-11-21 condition drug test by 2026-11-27")
    told += str(list_at(tale, "2026-11-21T12:00", names=True))
    assert "Share a thought: Harbor Logistics" in told
    assert "Clear the conditions: Harbor Logistics" in told
    for private in ("drift", "contract test", "drug", "far away", "on call", "rating"):
        assert private not in told


def test_names_change_no_uid(tale: Tale) -> None:
    assert {entry.uid for entry in list_at(tale)} == {entry.uid for entry in list_at(tale, names=True, as_="todos")}


def test_as_todos_an_action_is_due_at_its_instant_and_all_else_stays_an_event(tale: Tale) -> None:
    entries = list_at(tale, as_="todos")
    letters = find(entries, "Send")
    assert (letters.title, letters.todo, letters.begin) == ("Send 2 thank-you notes", True, datetime(2026, 11, 18, 20, 30, tzinfo=UTC))
    assert {entry.kind for entry in entries if not entry.todo} == {"interview"}
    assert find(entries, "Follow up").begin == date(2026, 11, 24)


def test_as_an_event_it_stands_on_the_day_that_it_is_for_the_reader(tale: Tale) -> None:
    tale.zone = "Asia/Tokyo"
    tale.note(PANEL, HEAD + "timezone: America/New_York\n", "\n## Topics\n- hourly loads\n")
    letters = find(list_at(tale, "2026-11-18T12:00"), "Send")
    assert (letters.title, letters.begin) == ("Send 2 thank-you notes by 05:30", date(2026, 11, 19))


@pytest.mark.parametrize(
    ("day", "due"),
    [
        pytest.param("2026-03-05", "2026-03-06T20:30", id="plain"),
        pytest.param("2026-03-07", "2026-03-08T20:30", id="clocks-forward"),
        pytest.param("2026-10-31", "2026-11-01T19:30", id="clocks-back"),
    ],
)
def test_the_24_hours_elapse_over_a_change_of_the_clocks(tale: Tale, day: str, due: str) -> None:
    tale.note(PANEL, HEAD.replace("2026-11-17", day), "\n## Topics\n- hourly loads\n")
    letters = find(list_at(tale, f"{day}T16:00", as_="todos"), "Send")
    assert letters.begin == datetime.fromisoformat(due).replace(tzinfo=UTC)
    # Three hours are left to write it and to post it.
    assert letters.alarms == (letters.begin - timedelta(hours=3),)


def test_an_interview_rings_the_day_before_and_the_hour_before_until_it_begins(tale: Tale) -> None:
    ahead, begun = (find(list_at(tale, now), "Interview") for now in ("2026-11-17T12:59", "2026-11-17T13:00"))
    assert ahead.alarms == (timedelta(days=-1), timedelta(hours=-1))
    assert (ahead.begin, ahead.end) == (datetime(2026, 11, 17, 18, tzinfo=UTC), datetime(2026, 11, 17, 20, 30, tzinfo=UTC))
    assert begun == ahead._replace(alarms=())


def test_a_follow_up_rings_in_the_morning_of_its_day_until_that_is_over(tale: Tale) -> None:
    follow_ups = [find(list_at(tale, now), "Follow up") for now in (NOON, "2026-11-24T23:59", "2026-11-25T00:00")]
    nine = (datetime(2026, 11, 24, 14, tzinfo=UTC),)
    assert [entry.alarms for entry in follow_ups] == [nine, nine, ()]


def test_what_nobody_waits_for_does_not_ring(tale: Tale) -> None:
    entries = list_at(tale)
    assert [find(entries, title).alarms for title in ("Write the recap", "Review", "Connect", "Keep looking")] == [()] * 4


def test_thanks_by_the_day_ring_in_the_morning(tale: Tale) -> None:
    tale.toml = '[thank_you]\nwithin = "1d"\n'
    assert find(list_at(tale, "2026-11-17T16:00"), "Send").alarms == (datetime(2026, 11, 18, 14, tzinfo=UTC),)


def test_what_is_done_goes_and_what_is_left_stays_the_same_entry(tale: Tale) -> None:
    both = find(list_at(tale), "Send")
    tale.log(PANEL, "2026-11-18 11:00 thanked [[Tom Okafor]] by letter")
    one = find(list_at(tale), "Send")
    assert (one.title, one.uid) == ("Send the thank-you note by 15:30", both.uid)
    tale.log(PANEL, "2026-11-18 11:30 thanked [[Priya Raman]] by letter")
    assert not [entry for entry in list_at(tale) if entry.title.startswith("Send")]


@pytest.mark.parametrize("now", [NOON, "2026-11-20T09:00", "2026-11-21T09:00"], ids=["before", "come", "over"])
def test_what_was_put_off_stands_on_that_day_and_stays_there(tale: Tale, now: str) -> None:
    tale.log(PANEL, "2026-11-18 10:00 snoozed review until 2026-11-20")
    assert find(list_at(tale, now), "Review").begin == date(2026, 11, 20)


def test_put_off_to_before_its_day_it_stays_on_its_day(tale: Tale) -> None:
    tale.log(PANEL, "2026-11-18 10:00 snoozed follow-up until 2026-11-20")
    assert find(list_at(tale), "Follow up").begin == date(2026, 11, 24)


def test_a_condition_without_a_day_is_in_no_calendar_until_it_is_put_off(tale: Tale) -> None:
    tale.log(PANEL, "2026-11-18 09:00 offer written", "2026-11-18 09:00 condition references")
    assert not [entry for entry in list_at(tale) if entry.title.startswith("Clear")]
    tale.log(PANEL, "2026-11-18 10:00 snoozed clear-conditions until 2026-11-20")
    assert find(list_at(tale), "Clear").begin == date(2026, 11, 20)


def test_of_what_is_blocked_only_thanks_are_told(tale: Tale) -> None:
    tale.note(PANEL, HEAD, "\n## Log\n")
    tale.toml += '[connect]\nwhen = "after-decision"\n'
    entries = list_at(tale)
    assert find(entries, "Send").title.startswith("Send 2 thank-you notes")
    assert not [entry for entry in entries if entry.title.startswith("Connect")]


def test_where_a_profile_is_lacking_the_search_for_it_has_the_day(tale: Tale) -> None:
    tale.person("Priya Raman", "profiles:")
    tale.person("Tom Okafor", "profiles:")
    found = find(list_at(tale), "Connect")
    assert (found.title, found.begin) == ("Connect with 2 people on a professional network by 15:30", date(2026, 11, 18))


def test_an_invitation_to_join_a_conversation_is_no_date(tale: Tale) -> None:
    tale.log(PANEL, "2026-11-18 connected with everyone on LinkedIn")
    assert "engage-priya-raman" in " ".join(tale.open(NOON))
    assert {entry.title for entry in list_at(tale)} & {"Connect", "Engage"} == set()


@pytest.mark.parametrize("said", ["cancelled", "rescheduled", "no show"])
def test_a_round_that_was_called_off_is_gone(tale: Tale, said: str) -> None:
    tale.log(PANEL, f"2026-11-16 {said}")
    assert not [entry for entry in list_at(tale) if entry.kind == "interview"]


def test_a_round_that_was_moved_is_the_same_entry(tale: Tale) -> None:
    before = find(list_at(tale), "Interview")
    tale.note(PANEL, HEAD.replace("T13:00", "T14:00"))
    tale.log(PANEL, "2026-11-16 rescheduled from 2026-11-17 13:00")
    after = find(list_at(tale), "Interview")
    assert (after.uid, after.begin) == (before.uid, before.begin + timedelta(hours=1))


def test_a_round_of_which_only_the_day_is_known_takes_no_hours(tale: Tale) -> None:
    tale.note(PANEL, HEAD.replace("T13:00", "").replace("end: 2026-11-17T15:30\n", ""))
    entry = find(list_at(tale, "2026-11-15T12:00"), "Interview")
    assert (entry.begin, entry.end) == (date(2026, 11, 17), None)
    assert entry.alarms == (datetime(2026, 11, 16, 14, tzinfo=UTC),)


def test_a_day_of_nine_to_five_that_was_typed_keeps_its_hours(tale: Tale) -> None:
    tale.note(PANEL, HEAD.replace("T13:00", "T09:00").replace("T15:30", "T17:00"))
    assert find(list_at(tale), "Interview").end == datetime(2026, 11, 17, 22, tzinfo=UTC)


def test_two_notes_of_one_name_are_four_entries_and_not_two(tale: Tale) -> None:
    tale.excused = ("id-clash",)
    tale.note(f"2026/{PANEL}", HEAD.replace("Harbor Logistics", "Globex"), "\n## Topics\n- hourly loads\n")
    entries = list_at(tale)
    assert len({entry.uid for entry in entries}) == len(entries)
    assert [entry.title for entry in entries].count("Interview (panel)") == 2
    assert [entry.title for entry in entries].count("Follow up") == 2


@pytest.mark.parametrize(
    ("lines", "shown"),
    [
        (["offer written", "start on 2027-01-11"], False),
        (["offer written", "start on 2027-01-11", "accepted"], True),
        (["offer written", "accepted", "confirmed", "start on 2027-01-11", "rescinded"], False),
    ],
    ids=["not-accepted", "accepted", "rescinded"],
)
def test_the_first_day_at_work_is_marked_once_one_has_said_yes(tale: Tale, lines: list[str], shown: bool) -> None:
    tale.log(PANEL, *(f"2026-11-18 {line}" for line in lines))
    found = [entry for entry in list_at(tale, "2026-11-19T12:00") if entry.kind == "start"]
    assert [(entry.begin, entry.alarms) for entry in found] == [(date(2027, 1, 11), (datetime(2027, 1, 10, 14, tzinfo=UTC),))] * shown
    gone = [entry.alarms for entry in list_at(tale, "2027-01-11T00:00") if entry.kind == "start"]
    assert gone == [()] * shown


def test_what_rests_on_a_doubtful_note_says_so(tale: Tale) -> None:
    search = tale.at(NOON)
    search = search._replace(actions=tuple(action._replace(doubtful=True) for action in search.actions))
    assert find(list_calendar(search, CalendarSettings()), "Follow up").title == "Follow up (?)"


def test_a_process_without_rounds_has_its_decision_date_by_its_own_name() -> None:
    waiting = Waiting(since=NOW, anchor=NOW.date(), why=Reason("met", NOW.date()), decision=date(2026, 12, 4))
    processes = (Process(id=name, company=name, role=None, state="waiting", note="search.md", waiting=waiting) for name in ("a", "b"))
    entries = list_calendar(make_search(*processes), CalendarSettings())
    assert [(entry.title, entry.begin) for entry in entries] == [("They decide", date(2026, 12, 4))] * 2
    assert len({entry.uid for entry in entries}) == 2
