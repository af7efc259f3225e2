"""To which round and process a log line belongs, and that saying it twice changes nothing (format.md section 3 *Where*, rules.md 7.5)."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from followup_md.config import Settings
from followup_md.model import Event, Interview
from followup_md.parse.facts import LogLine, Names
from followup_md.parse.link import LinkedEvents, Log, link_events
from followup_md.problem import Place

PEOPLE = {"ann": ("Ann",), "bo": ("Bo",), "rita": ("Rita",)}
NAMES = Names(links=PEOPLE, full=PEOPLE)
UTC_SETTINGS = Settings()


def held(slug: str, process: str, *people: str, day: int = 17, **more: str) -> Interview:
    """Make a round held on a day of November 2026 from 13:00 to 14:00 UTC."""
    start, end = (datetime(2026, 11, day, hour, tzinfo=UTC) for hour in (13, 14))
    facts = Interview(f"interviews/{slug}.md", slug, process, "Engineer", process, start, end, interviewers=people)
    return facts._replace(**more)  # type: ignore[arg-type] # all of them texts


def log(path: str, *lines: str, interview: str | None = None, process: str | None = None) -> Log:
    read = [LogLine(line, Place(path, number, 3)) for number, line in enumerate(lines, 10)]
    return Log(path, read, NAMES, interview, process)


def own(slug: str, process: str, *lines: str) -> Log:
    return log(f"interviews/{slug}.md", *lines, interview=slug, process=process)


def link(*logs: Log, rounds: tuple[Interview, ...] = ()) -> LinkedEvents:
    return link_events(logs, rounds, UTC_SETTINGS)


def belonging(linked: LinkedEvents) -> list[tuple[str, str | None, str | None]]:
    return [(event.kind, event.interview, event.process) for event in linked.events]


def test_line_of_an_interview_note_belongs_to_its_round_and_process() -> None:
    linked = link(own("one", "harbor", "2026-11-18 rejected", "2026-11-18 applied", "2026-11-18 connected with Ann"))
    assert belonging(linked) == [("rejected", "one", "harbor"), ("applied", "one", "harbor"), ("connected", "one", "harbor")]


ONE = held("one", "harbor", "Ann", "Bo")
TWO = held("two", "harbor", "Ann", day=20)
OTHER = held("other", "globex", "Ann", day=20)


@pytest.mark.parametrize(
    ("line", "rounds", "expected"),
    [
        pytest.param("2026-11-18 thanked Ann", (ONE,), ("thanked", "one", "harbor"), id="the one round"),
        pytest.param("2026-11-17 thanked Ann", (ONE,), ("thanked", "one", "harbor"), id="untimed on the day of the round"),
        pytest.param("2026-11-17 14:00 thanked Ann", (ONE,), ("thanked", "one", "harbor"), id="at the very end"),
        pytest.param("2026-11-21 heard from Ann", (ONE, TWO), ("heard", "two", "harbor"), id="the latest of one process"),
        pytest.param("2026-11-19 heard from Ann", (ONE, TWO), ("heard", "one", "harbor"), id="the latest held before it"),
        pytest.param("2026-11-19 heard from Ann", (ONE, OTHER), ("heard", "one", "harbor"), id="the other process came later"),
        pytest.param("2026-11-21 thanked Ann and Bo", (ONE, OTHER), ("thanked", "one", "harbor"), id="the round with both"),
        pytest.param("2026-11-16 heard from Ann", (ONE,), ("heard", None, None), id="they wrote before the round"),
        pytest.param("2026-11-18 replied to Rita", (ONE,), ("replied", None, None), id="no round with her"),
        pytest.param("2026-11-18 connected with Ann", (ONE,), ("connected", None, None), id="about the person alone"),
        pytest.param("2026-11-18 engaged with Ann", (ONE, OTHER), ("engaged", None, None), id="engaged, two processes"),
        pytest.param("2026-11-18 networked", (ONE,), ("networked", None, None), id="an activity"),
        pytest.param("2026-11-18 applied", (ONE,), ("applied", None, None), id="applied somewhere"),
        pytest.param("2026-11-18 applied to Salt & Co as Engineer", (), ("applied", None, "salt-co-engineer"), id="opens a process"),
    ],
)
def test_line_outside_interview_notes(line: str, rounds: tuple[Interview, ...], expected: tuple[str, str | None, str | None]) -> None:
    linked = link(log("search.md", line), rounds=rounds)
    assert belonging(linked) == [expected]
    assert linked.problems == ()


def test_who_named_the_date_and_the_agent_speak_for_the_round() -> None:
    rounds = (held("one", "harbor", "Ann", decision_from="Rita", agency="Bo"),)
    linked = link(log("search.md", "2026-11-18 heard from Rita", "2026-11-18 heard from Bo"), rounds=rounds)
    assert belonging(linked) == [("heard", "one", "harbor")] * 2


@pytest.mark.parametrize(
    ("line", "rounds", "message"),
    [
        pytest.param("2026-11-21 heard from Ann", (ONE, OTHER), "2 processes could be meant: globex, harbor", id="two processes"),
        pytest.param("2026-11-16 thanked Ann", (ONE,), "no round with this person was held before it", id="thanked before"),
        pytest.param("2026-11-17 13:59 thanked Ann", (ONE,), "no round with this person was held before it", id="thanked during"),
        pytest.param("2026-11-18 followed up with Rita", (ONE,), "no round with this person was held before it", id="stranger"),
        *(
            pytest.param(f"2026-11-16 heard from Ann {clause}", (ONE,), "no round with this person was held before it", id=clause)
            for clause in ("decide by 2026-12-01", "write again on 2026-12-01", "no follow-ups", "no contact")
        ),
    ],
)
def test_line_that_could_mean_nothing_is_reported_and_not_counted(line: str, rounds: tuple[Interview, ...], message: str) -> None:
    linked = link(log("people/Ann.md", line), rounds=rounds)
    assert linked.events == ()
    (problem,) = linked.problems
    assert (problem.check, problem.message, problem.place) == ("unknown-event", message, Place("people/Ann.md", 10, 3))
    assert problem.hint == "write the line into the log of the interview's note"


@pytest.mark.parametrize(
    ("fate", "slug"),
    [
        pytest.param("2026-11-19 cancelled", "one", id="cancelled"),
        pytest.param("2026-11-20 no show", "one", id="no show"),
        pytest.param("2026-11-19 rescheduled", "one", id="void"),
        pytest.param("2026-11-19 rescheduled from 2026-11-18", "two", id="moved and held"),
        pytest.param("2026-11-23 cancelled", "two", id="called off only later"),
    ],
)
def test_cancelled_and_void_rounds_are_not_meant(fate: str, slug: str) -> None:
    linked = link(log("search.md", "2026-11-21 thanked Ann"), own("two", "harbor", fate), rounds=(ONE, TWO))
    assert [event.interview for event in linked.events if event.kind == "thanked"] == [slug]


@pytest.mark.parametrize(("missing", "slug"), [("Ann", "one"), ("Bo", "two")])
def test_a_round_that_somebody_missed_is_not_meant_by_a_line_about_them(missing: str, slug: str) -> None:
    linked = link(log("people/Ann.md", "2026-11-21 thanked Ann"), own("two", "harbor", f"2026-11-22 missed {missing}"), rounds=(ONE, TWO))
    assert [event.interview for event in linked.events if event.kind == "thanked"] == [slug]


def test_who_missed_a_round_still_speaks_for_it() -> None:
    rounds = (held("one", "harbor", "Ann", decision_from="Ann"),)
    linked = link(log("search.md", "2026-11-18 heard from Ann"), own("one", "harbor", "2026-11-17 missed Ann"), rounds=rounds)
    assert ("heard", "one", "harbor") in belonging(linked)


def test_line_of_the_process_needs_an_interview_note() -> None:
    linked = link(log("search.md", "2026-11-18 rejected"))
    assert linked.events == ()
    assert [problem.check for problem in linked.problems] == ["unknown-event"]


def test_application_joins_the_process_that_its_rounds_are_in() -> None:
    linked = link(log("search.md", "2026-11-01 applied to Harbor as Engineer"), rounds=(held("one", "own-name", company="Harbor"),))
    assert belonging(linked) == [("applied", None, "own-name")]


def test_application_stays_alone_where_two_processes_could_be_meant() -> None:
    rounds = tuple(held(slug, process, company="Harbor") for slug, process in (("one", "first"), ("two", "second")))
    linked = link(log("search.md", "2026-11-01 applied to Harbor as Engineer"), rounds=rounds)
    assert belonging(linked) == [("applied", None, "harbor-engineer")]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("rejected by Globex", None),
        ("rejected by Globex as Clerk", ("rejected", None, "globex-clerk")),
        ("rejected by Globex as Baker", None),
    ],
)
def test_of_two_applications_at_a_company_the_role_says_which(line: str, expected: tuple[str, str | None, str] | None) -> None:
    applied = ("2026-11-01 applied to Globex as Clerk", "2026-11-01 applied to Globex as Cook")
    linked = link(log("search.md", *applied, f"2026-11-02 {line}"))
    assert belonging(linked)[2:] == ([expected] if expected else [])
    assert [problem.check for problem in linked.problems] == ([] if expected else ["unknown-event"])


def test_application_elsewhere_leaves_the_round_whose_note_holds_it() -> None:
    linked = link(own("one", "harbor-engineer", "2026-11-18 applied to Globex as Baker", "2026-11-18 applied to Harbor as Engineer"))
    assert belonging(linked) == [("applied", None, "globex-baker"), ("applied", "one", "harbor-engineer")]


@pytest.mark.parametrize(
    ("lines", "count"),
    [
        pytest.param(("2026-11-18 thanked Ann", "2026-11-18 thanked Ann"), 1, id="one line twice"),
        pytest.param(("2026-11-18 thanked Ann and Bo", "2026-11-18 thanked Bo and Ann"), 1, id="people in another order"),
        pytest.param(("2026-11-18 thanked Ann", "2026-11-18 09:00 heard from Bo", "2026-11-18 thanked Ann"), 2, id="apart"),
        pytest.param(("2026-11-18 09:00 thanked Ann", "2026-11-18 09:00 thanked Ann"), 1, id="timed"),
        pytest.param(("2026-11-18 thanked Ann by letter", "2026-11-18 thanked Ann by email"), 2, id="two channels"),
        pytest.param(("2026-11-18 thanked Ann", "2026-11-19 thanked Ann"), 2, id="two days"),
        pytest.param(("2026-11-18 heard from Ann: yes", "2026-11-18 heard from Ann: no"), 2, id="two texts"),
        pytest.param(("2026-11-18 networked: fair", "2026-11-18 networked: fair"), 1, id="activity twice in a file"),
        pytest.param(("2026-11-18 applied to A as B", "2026-11-18 applied to C as B"), 2, id="two companies"),
    ],
)
def test_saying_it_twice_changes_nothing(lines: tuple[str, ...], count: int) -> None:
    linked = link(own("one", "harbor", *lines), rounds=(ONE,))
    assert len(linked.events) == count
    assert linked.events[0].place.line == 10


def test_line_in_two_notes_counts_once_and_an_activity_twice() -> None:
    lines = ("2026-11-18 thanked Ann", "2026-11-18 researched")
    linked = link(log("search.md", *lines), log("people/Ann.md", *lines), own("one", "harbor", lines[0]), rounds=(ONE,))
    assert [(event.kind, event.place.path) for event in linked.events] == [
        ("thanked", "interviews/one.md"),
        ("researched", "people/Ann.md"),
        ("researched", "search.md"),
    ]


def test_events_stand_by_instant_then_path_then_line() -> None:
    linked = link(
        log("b.md", "2026-11-19 networked", "2026-11-18 08:00 networked: x", "2026-11-19 researched"),
        log("a.md", "2026-11-19 researched"),
    )
    places = [(event.place.path, event.place.line) for event in linked.events]
    assert places == [("b.md", 11), ("a.md", 10), ("b.md", 10), ("b.md", 12)]


@pytest.mark.parametrize(
    ("zone", "hour"),
    [("America/New_York", 14), ("Europe/Dublin", 9), (None, 9), ("Nowhere/Atall", 9)],
    ids=["west", "winter", "none", "unknown"],
)
def test_times_are_those_of_the_person(zone: str | None, hour: int) -> None:
    linked = link_events([log("search.md", "2026-11-18 09:00 networked")], (), Settings(timezone=zone))
    assert [event.at for event in linked.events] == [datetime(2026, 11, 18, hour, tzinfo=UTC)]


def test_line_that_has_not_happened_gives_nothing() -> None:
    line = LogLine("2026-11-18 networked", Place("search.md", 1), happened=False)
    linked = link(Log("search.md", [line], NAMES))
    assert linked.events == ()
    assert {problem.check for problem in linked.problems} <= {"not-happened-yet"}


def test_events_keep_what_the_line_said() -> None:
    linked = link(own("one", "harbor", "2026-11-18 thanked Ann by letter: warm"))
    (event,) = linked.events
    assert isinstance(event, Event)
    assert (event.people, event.channel, event.text) == (("Ann",), "letter", "warm")
