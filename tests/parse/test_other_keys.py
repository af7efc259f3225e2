"""Keys that other trackers have, values that YAML cuts, and slips in the times of a round: each is told with what to write."""

from __future__ import annotations

import pytest

from followup_md.config import Settings
from followup_md.parse.fixes import propose_fix
from followup_md.parse.vault import parse_interview_note, parse_person_note
from followup_md.problem import Level, Problem

SOUND = {"company": "Acme", "role": "Dev", "start": "2026-11-20T10:00", "end": "2026-11-20T11:00", "interviewers": '["[[Ann Lee]]"]'}
PATH = "interviews/acme.md"


def write(body: str = "", /, **fields: str | None) -> str:
    """Return a sound note with other `fields`, those that are new from line 7 on; None leaves one out."""
    lines = [f"{key}: {value}" for key, value in {**SOUND, **fields}.items() if value is not None]
    return "\n".join(("---", *lines, "---", body))


def find(text: str, check: str, settings: Settings | None = None) -> list[Problem]:
    return [problem for problem in parse_interview_note(text, PATH, settings or Settings()).problems if problem.check == check]


def only(text: str, check: str) -> Problem:
    (problem,) = find(text, check)
    return problem


def fix(text: str, check: str) -> str | None:
    """Return the line that is proposed instead of the one with the problem."""
    proposed = propose_fix(only(text, check), text, Settings())
    return proposed and proposed.changes[0].new


@pytest.mark.parametrize(
    ("fields", "hint"),
    [
        # cases/date-and-time-apart: 45 minutes from 14:00.
        ({"start": "2026-11-26", "end": None, "time": '"14:00"', "duration": "45"}, "start 2026-11-26T14:00 end 2026-11-26T14:45"),
        ({"start": "2026-11-26", "end": None, "time": "2pm"}, "start 2026-11-26T14:00"),
        ({"start": "2026-11-26", "end": None, "startTime": "14:00", "end_time": "15.30"}, "start 2026-11-26T14:00 end 2026-11-26T15:30"),
        ({"start": "2026-11-26", "end": None, "time": "14:00-15:30"}, "start 2026-11-26T14:00 end 2026-11-26T15:30"),
        ({"start": "2026-11-26", "end": None, "start_time": "14h", "duration": "1.5 h"}, "start 2026-11-26T14:00 end 2026-11-26T15:30"),
        ({"start": "2026-11-26", "end": None, "start_time": "14h", "duration": "1h 30m"}, "start 2026-11-26T14:00 end 2026-11-26T15:30"),
        # Nobody is interviewed at half past two in the night; the first such time after it is the end.
        ({"start": "2026-11-26", "end": None, "time": "2:30", "end_time": "3:15"}, "start 2026-11-26T14:30 end 2026-11-26T15:15"),
        ({"start": None, "end": None, "date": "26.11.2026", "time": "14:00"}, "start 2026-11-26T14:00"),
        ({"start": "2026-11-26", "end": None, "duration": "half an hour"}, "start 2026-11-26THH:MM"),
    ],
)
def test_a_time_apart_from_its_day_is_an_error_with_the_whole_start_and_end(fields: dict[str, str | None], hint: str) -> None:
    problem = only(write(**fields), "time-apart")
    assert problem.level is Level.ERROR
    words = problem.hint.replace("`", "").replace(":", " ", 1).replace("end: ", "end ").split()
    assert " ".join(word for word in words if word in ("start", "end") or word.startswith("2026")) == hint
    assert find(write(**fields), "missing-end") == []


@pytest.mark.parametrize(
    ("fields", "hint"),
    [
        ({"time": "11:00"}, "write `start: 2026-11-20T11:00`"),
        ({"duration": "45"}, "write `start: 2026-11-20T10:00` and, on a line of its own, `end: 2026-11-20T10:45`"),
        ({"end": None, "end_time": "11:30"}, "write `start: 2026-11-20T10:00` and, on a line of its own, `end: 2026-11-20T11:30`"),
    ],
)
def test_a_time_that_does_not_fit_the_start_is_a_warning(fields: dict[str, str | None], hint: str) -> None:
    problem = only(write(**fields), "time-apart")
    assert (problem.level, problem.hint) == (Level.WARNING, hint)


@pytest.mark.parametrize(
    "fields", [{"time": "10:00"}, {"time": "10:00", "duration": "60"}, {"time": ""}, {"duration": "1h"}, {"end_time": "11:00"}]
)
def test_a_time_that_fits_the_start_says_nothing(fields: dict[str, str | None]) -> None:
    assert parse_interview_note(write(**fields), PATH, Settings()).problems == ()


@pytest.mark.parametrize(
    ("ours", "other", "value", "check"),
    [
        *[("company", name, "Beta", "missing-company") for name in ("employer", "organization")],
        *[("role", name, "Dev", "missing-role") for name in ("position", "job_title", "job")],
        *[("start", name, "2026-11-26", "missing-date") for name in ("date", "interview_date", "when", "datetime")],
    ],
)
def test_a_key_of_another_tracker_is_named_with_the_line_that_reads_it(ours: str, other: str, value: str, check: str) -> None:
    text = write(**{ours: None, other: value})
    problem = only(text, check)
    assert problem.message == f"no `{ours}`, but `{other}: {value}`"
    assert problem.hint == f'call it `{ours}`; or, for all notes, put `{other} = "{ours}"` under `[aliases]` in followup.toml'
    assert fix(text, check) == f"{ours}: {value}"
    assert find(text, check, Settings(aliases={other: ours})) == []


def test_a_title_may_be_that_of_the_page_and_a_day_whose_time_stands_apart_is_told_once() -> None:
    assert fix(write(role=None, title="Dev"), "missing-role") is None
    text = write(start=None, end=None, date="2026-11-26", time="14:00")
    assert find(text, "missing-date") == []
    unread = parse_interview_note(text, PATH, Settings()).unread
    assert unread
    assert (unread.reason, unread.hint) == ("`date: 2026-11-26` is not read as `start`", "write `start: 2026-11-26T14:00`")


@pytest.mark.parametrize(
    ("key", "value", "hint"),
    [
        # cases/status-typed
        ("status", "rejected", "write `- DATE rejected` under `## Log`"),
        ("Stage", "Offer", "write `- DATE offer spoken` or `- DATE offer written` under `## Log`"),
        ("outcome", "no offer", "write `- DATE rejected` under `## Log`"),
        ("outcome", "Declined", "write `- DATE withdrew` or `- DATE rejected` under `## Log`"),
        ("outcome", "no", "write `- DATE rejected` under `## Log`"),
        ("rejected", "true", "if that is so, write `- DATE rejected` under `## Log`"),
        ("result", "withdrawn", "write `- DATE withdrew` under `## Log`"),
        ("status", "On Hold", "write `- DATE on hold` under `## Log`"),
        ("decision", "offer accepted", "write `- DATE offer spoken` and `- DATE accepted` under `## Log`"),
        ("status", "interviewing", "how it stands follows from the log: write there what happened"),
        ("thank_you_sent", "true", "if thanks were sent, write `- DATE thanked [[Ann Lee]]` under `## Log`, a line for each person"),
        ("thanked", "2026-11-21", "if thanks were sent, write `- 2026-11-21 thanked [[Ann Lee]]` under `## Log`, a line for each person"),
        ("followed_up", "yes", "if you asked them how it stands, write `- DATE followed up with [[Ann Lee]]` under `## Log`"),
        (
            "follow_up_date",
            "2026-12-01",
            "the day follows from `decision_date`; to put it off, write `- DATE snoozed follow-up until 2026-12-01` under `## Log`",
        ),
        # The words within the key and the value; a day stands in the line.
        ("withdrawn", "true", "if that is so, write `- DATE withdrew` under `## Log`"),
        ("rejected_on", "2026-11-18", "if that is so, write `- 2026-11-18 rejected` under `## Log`"),
        ("closed", "true", "if that is so, write `- DATE closed` under `## Log`"),
        ("ghosted", "yes", "if that is so, write `- DATE note: ghosted` under `## Log`"),
        ("outcome", "ghosted", "write `- DATE note: ghosted` under `## Log`"),
        ("declined", "yes", "if that is so, write `- DATE withdrew` or `- DATE rejected` under `## Log`"),
        ("hired", "true", "if that is so, write `- DATE offer spoken` and `- DATE accepted` under `## Log`"),
        (
            "offer_received",
            "2026-11-16",
            "if they said so, write `- 2026-11-16 offer spoken` or `- 2026-11-16 offer written` under `## Log`",
        ),
        ("feedback", "rejected after final", "if they said so, write `- DATE rejected` under `## Log`"),
        ("response", "no", "if they said so, write `- DATE rejected` under `## Log`"),
        ("application_status", "Rejected 2026-11-18", "write `- 2026-11-18 rejected` under `## Log`"),
        ("current stage", "on hold", "write `- DATE on hold` under `## Log`"),
        (
            "last_contact",
            "2026-11-18",
            "if that is so, write `- 2026-11-18 heard from [[Ann Lee]]` or `- 2026-11-18 replied to [[Ann Lee]]` under `## Log`",
        ),
        ("applied", "2026-11-01", "write `- 2026-11-01 applied to Acme as Dev` under `## Log`"),
        ("date_applied", "true", "write `- DATE applied to Acme as Dev` under `## Log`"),
        (
            "next_interview",
            "2026-12-02T10:00",
            (
                "write `- DATE heard from [[Ann Lee]] next round on 2026-12-02 10:00` under `## Log`; that round has a note of its own, by "
                "`followup-md new`"
            ),
        ),
        (
            "thank_you_note_sent",
            "true",
            "if thanks were sent, write `- DATE thanked [[Ann Lee]]` under `## Log`, a line for each person",
        ),
        ("Thank-you sent?", "yes", "if thanks were sent, write `- DATE thanked [[Ann Lee]]` under `## Log`, a line for each person"),
        (
            "follow_up",
            "2026-12-01",
            "the day follows from `decision_date`; to put it off, write `- DATE snoozed follow-up until 2026-12-01` under `## Log`",
        ),
        ("next_step", "call Ann", "write `- they said: call Ann` or `- I promised: call Ann` under `## Next steps`"),
        (
            "deadline",
            "2026-12-01",
            (
                "write `decision_date: 2026-12-01` if they decide by then; if you are to answer an offer, `- DATE offer written answer by "
                "2026-12-01` under `## Log`"
            ),
        ),
    ],
)
def test_a_key_that_says_how_it_stands_is_told_with_the_line_of_the_log(key: str, value: str, hint: str) -> None:
    problem = only(write(**{key: value}), "typed-status")
    assert (problem.level, problem.message, problem.hint) == (Level.WARNING, f"`{key}: {value}` is not read", hint)
    assert (problem.place.line, problem.place.column) == (7, 1)


@pytest.mark.parametrize(
    ("key", "value", "body"),
    [
        ("thank_you_sent", "false", ""),
        ("thanked", "not yet", ""),
        ("status", "", ""),
        ("status", "[a, b]", ""),
        ("outcome", "pending", ""),
        ("rejected", "no", ""),
        ("accepted", "true", "## Log\n- 2026-11-24 accepted\n"),
        ("status", "Rejected", "## Log\n- 2026-11-24 rejected\n"),
        ("thanked", "true", "## Log\n- 2026-11-21 thanked Ann\n"),
        ("declined", "yes", "## Log\n- 2026-11-24 withdrew\n"),
        ("ghosted", "yes", "## Log\n- 2026-11-24 note: no word since\n"),
        ("next_call", "tbd", ""),
        ("feedback", "they may offer more money if I wait", ""),
        ("offer", "60k", ""),
        *[
            (key, "yes", "")
            for key in ("salary", "source", "tags", "link", "notes", "interview_notes", "application_link", "response_time")
        ],
        ("followed_up", "true", "## Log\n- 2026-12-05 followed up with Ann\n"),
    ],
)
def test_what_was_not_done_and_what_the_log_has_is_left_alone(key: str, value: str, body: str) -> None:
    assert find(write(body, **{key: value}), "typed-status") == []


def test_declined_is_a_line_of_its_own_behind_an_offer() -> None:
    hint = only(write("## Log\n- 2026-11-24 offer spoken\n", declined="yes"), "typed-status").hint
    assert hint == "if that is so, write `- DATE declined` or `- DATE rejected` under `## Log`"


def test_a_key_that_an_alias_reads_is_no_key_of_another_tracker() -> None:
    assert find(write(deadline="2026-12-04"), "typed-status", Settings(aliases={"deadline": "decision_date"})) == []


@pytest.mark.parametrize(
    ("fields", "message", "hint"),
    [
        ({"agency": "none"}, '`agency` names nobody: "none"', "leave `agency:` empty, or take the line out"),
        ({"country": "UK"}, 'not a country code: "UK"', "write the two letters of ISO 3166, as `country: GB`"),
    ],
)
def test_a_value_that_a_key_cannot_take(fields: dict[str, str | None], message: str, hint: str) -> None:
    problem = only(write(**fields), "bad-value")
    assert (problem.message, problem.hint) == (message, hint)


def test_the_zone_of_a_country_with_one_clock() -> None:
    assert only(write(timezone="UK"), "unknown-zone").hint == "did you mean `Europe/London`?"


def test_without_interviewers_somebody_is_still_to_be_named() -> None:
    assert "`- DATE thanked [[NAME]]`" in only(write(interviewers=None, thanked="true"), "typed-status").hint


def test_a_day_of_decision_is_the_key_that_we_call_decision_date() -> None:
    text = write(decision="2026-11-30")
    problem = only(text, "unknown-field")
    assert problem.hint == "did you mean `decision_date`?"
    assert find(text, "typed-status") == []
    assert fix(text, "unknown-field") == "decision_date: 2026-11-30"


@pytest.mark.parametrize(
    ("row", "quoted", "column"),
    [
        # cases/role-hash
        ("role: Engineer #1", 'role: "Engineer #1"', 7),
        ("role: Engineer  #2 of 3", 'role: "Engineer  #2 of 3"', 7),
        ("company: #Hashtag", 'company: "#Hashtag"', 10),
        ('process: the "new" #1', "process: 'the \"new\" #1'", 10),
        ("Role: C# #1", 'Role: "C# #1"', 7),
        ("place: Room #4, floor #2", 'place: "Room #4, floor #2"', 8),
    ],
)
def test_a_value_that_is_cut_is_an_error_with_its_quotes(row: str, quoted: str, column: int) -> None:
    key = row.partition(":")[0].lower()
    text = write(**{key: None, row.partition(":")[0]: row.partition(": ")[2]})
    problem = only(text, "value-cut")
    assert (problem.level, problem.hint, problem.place.column) == (Level.ERROR, f"write `{quoted}`", column)
    assert find(text, "missing-company") == []
    assert fix(text, "value-cut") == quoted
    assert find(text.replace(row, quoted), "value-cut") == []


def test_an_item_of_a_list_and_a_value_of_a_person_are_cut_as_well() -> None:
    text = write(interviewers="\n  - Ann Lee #1\n  - Bo Mann")
    assert only(text, "value-cut").hint == "write `- Ann Lee`; what `#1` tells goes into people/Ann Lee.md"
    assert only(write(interviewers="\n  - Priya Raman #hm"), "value-cut").correction is None
    (problem,) = parse_person_note("---\ntitle: Lead of team #3\n---\n", "people/Ann Lee.md", Settings()).problems
    assert (problem.check, problem.hint) == ("value-cut", 'write `title: "Lead of team #3"`')


@pytest.mark.parametrize("row", ["role: C # Developer", "role: Engineer # 1", "company: Delta # Group"])
def test_the_name_of_a_firm_or_job_may_hold_a_sign_between_blanks(row: str) -> None:
    key, _, value = row.partition(": ")
    problem = only(write(**{key: value}), "value-cut")
    assert (problem.hint, problem.correction) == (f'write `{key}: "{value}"`, or the comment on a line of its own', None)


@pytest.mark.parametrize(
    "row",
    [
        "decision_date: 2026-12-04 # They said so",
        "role: Dev # the second",
        'role: "Dev" #1',
        "role: C#",
        "role: Dev#1",
        "color: red #fff",
        "tags: #job",
    ],
)
def test_a_comment_a_quoted_value_and_the_persons_own_keys_are_left_alone(row: str) -> None:
    key, _, value = row.partition(": ")
    assert find(write(**{key: value}), "value-cut") == []


@pytest.mark.parametrize(
    ("start", "end", "hint"),
    [
        # cases/end-a-month-later: 30 days and an hour.
        ("2026-11-26T10:00", "2026-12-26T11:00", "write the day on which it was over, as `end: 2026-11-26T11:00`"),
        ("2026-11-26T10:00", "2026-11-27T11:00", "write the day on which it was over, as `end: 2026-11-26T11:00`"),
        ("2026-11-26T23:00", "2026-12-27T00:30", "write the day on which it was over, as `end: 2026-11-27T00:30`"),
        ("2026-11-26T10:00", "2026-12-26", "write the day on which it was over, as `end: 2026-11-26T17:00`"),
    ],
)
def test_a_round_that_lasts_too_long(start: str, end: str, hint: str) -> None:
    problem = only(write(start=start, end=end), "round-too-long")
    assert (problem.level, problem.hint) == (Level.WARNING, hint)
    assert fix(write(start=start, end=end), "round-too-long") == hint.partition("`")[2].rstrip("`")


@pytest.mark.parametrize(
    ("start", "end"),
    [
        ("2026-11-26T08:00", "2026-11-26T20:00"),
        ("2026-11-26T22:00", "2026-11-27T02:00"),
        ("2026-11-26T10:00", "2026-11-27"),
        ("2026-11-26", "2026-11-27T17:00"),
    ],
)
def test_a_long_day_a_night_and_two_days_are_no_slip(start: str, end: str) -> None:
    assert find(write(start=start, end=end), "round-too-long") == []
