"""The facts of a timeline in words: the list beside the picture, which says all that the picture shows."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any

import pytest
from support.builders import DUBLIN, NEW_YORK, NOW, make_action, make_event, make_interview, make_process, make_search
from support.pages import draw_timeline, find_marks, parse_timeline

from followup_md.model import Offer, Person, Process, Reason, Round, RoundStatus, Search, SentFollowUp, Vault, Waiting
from followup_md.render.site.timeline import draw_timelines
from followup_md.render.site.timeline_facts import TimelineEntry

ROUND = make_interview("2026-11-10-harbor", "Harbor", datetime(2026, 11, 10, 11, tzinfo=NEW_YORK), interviewers=("Ann Lee", "Bo Ray"))
TENTH, TODAY = date(2026, 11, 10), TimelineEntry(NOW.date(), "today", "today")
MET = Reason("met", TENTH)
JANUARY, DECEMBER = date(2027, 1, 11), date(2026, 12, 4)
HOSTILE = "</title><script>alert(1)</script>\u202e & \"Sons\" 'x'"


def make_round(status: RoundStatus = "held", **fields: Any) -> Round:  # noqa: ANN401 - a table of cases names fields of many types
    return Round(interview=ROUND, status=status, met=ROUND.interviewers, events=())._replace(**fields)


def tell_round(item: Round) -> tuple[TimelineEntry, ...]:
    process = make_process(ROUND, rounds=(item,))
    return tuple(entry for entry in draw_timeline(process).entries if entry != TODAY)


@pytest.mark.parametrize(
    ("item", "kind", "text"),
    [
        pytest.param(make_round(), "held", "interview (panel) with Ann Lee, Bo Ray", id="held"),
        pytest.param(make_round("planned"), "planned", "interview (panel) planned with Ann Lee, Bo Ray", id="planned"),
        pytest.param(make_round(met=()), "held", "interview (panel)", id="with-nobody-noted"),
        pytest.param(make_round(interview=ROUND._replace(kind="Tea & cake"), met=()), "held", "interview (Tea & cake)", id="own-kind"),
        pytest.param(make_round(interview=ROUND._replace(kind=None), met=()), "held", "interview", id="no-kind"),
        pytest.param(
            make_round("cancelled", ended_by=make_event("cancelled", date(2026, 11, 9))),
            "called-off",
            "interview (panel) not held: they cancelled on Mon 9 Nov",
            id="cancelled",
        ),
        pytest.param(
            make_round("cancelled", ended_by=make_event("cancelled", date(2026, 11, 9), by_me=True)),
            "called-off",
            "interview (panel) not held: you cancelled on Mon 9 Nov",
            id="cancelled-by-you",
        ),
        pytest.param(
            make_round("cancelled", ended_by=make_event("no-show", TENTH)),
            "called-off",
            "interview (panel) not held: they did not come on Tue 10 Nov",
            id="no-show",
        ),
        pytest.param(
            make_round("cancelled", ended_by=make_event("withdrew", date(2026, 11, 9))),
            "called-off",
            "interview (panel) not held: you withdrew on Mon 9 Nov",
            id="ended-before",
        ),
        pytest.param(
            make_round("void", ended_by=make_event("rescheduled", date(2026, 11, 9))),
            "moved",
            "interview (panel) not held: moved without a new time on Mon 9 Nov",
            id="moved-to-no-day",
        ),
    ],
)
def test_each_fate_of_a_round_has_its_shape_and_its_words(item: Round, kind: str, text: str) -> None:
    assert tell_round(item) == (TimelineEntry(TENTH, kind, text),)


@pytest.mark.parametrize(
    "old",
    [pytest.param(None, id="day-only"), pytest.param(time(9), id="with-its-time")],
)
def test_the_day_that_a_round_was_moved_from_stays(old: time | None) -> None:
    moved = make_event("rescheduled", date(2026, 11, 5), was=date(2026, 11, 6), was_time=old)
    assert tell_round(make_round(events=(moved,)))[0] == TimelineEntry(
        date(2026, 11, 6), "moved", "interview (panel) not held: moved to Tue 10 Nov"
    )


def test_a_round_moved_within_its_day_stands_there_once() -> None:
    moved = make_event("rescheduled", date(2026, 11, 5), was=TENTH, was_time=time(9))
    assert [entry.kind for entry in tell_round(make_round(events=(moved,)))] == ["held"]


def _doubt_note(search: Search) -> Search:
    return search._replace(vault=Vault(doubtful=frozenset({ROUND.path})))


def _doubt_action(search: Search) -> Search:
    return search._replace(actions=(make_action("thank", process=ROUND.process, note=ROUND.path, doubtful=True),))


@pytest.mark.parametrize("doubt", [_doubt_note, _doubt_action])
def test_a_round_whose_date_is_in_doubt_has_a_shape_of_its_own(doubt: Any) -> None:  # noqa: ANN401 - a function of the table
    process = make_process(ROUND, rounds=(make_round(met=()),))
    entry = draw_timelines(doubt(make_search(process)))[0].entries[0]
    assert entry == TimelineEntry(TENTH, "doubtful", "interview (panel); a date or log line of its note does not read")


def test_a_round_stands_on_the_day_of_the_reader_and_names_that_of_the_place() -> None:
    late = ROUND._replace(start=datetime(2026, 11, 10, 21, tzinfo=NEW_YORK))
    process = make_process(ROUND, rounds=(make_round(interview=late, met=()),))
    assert draw_timeline(process, NOW.astimezone(DUBLIN)).entries[0] == TimelineEntry(
        date(2026, 11, 11), "held", "interview (panel) (Tue 10 Nov there)"
    )


# Each contact of format.md section 3, what it looks like, and its words.
CONTACTS = [
    ("applied", "yours", "you applied"),
    ("thanked", "yours", "you thanked Ann Lee by letter: thrice"),
    ("followed-up", "follow-up", "you followed up with Ann Lee by letter: thrice"),
    ("replied", "yours", "you replied to Ann Lee by letter: thrice"),
    ("sent", "yours", "you sent something to Ann Lee by letter: thrice"),
    ("shared", "yours", "you shared an answer with Ann Lee by letter: thrice"),
    ("accepted", "yours", "you accepted (Ann Lee) by letter: thrice"),
    ("declined", "left", "you declined (Ann Lee) by letter: thrice"),
    ("withdrew", "left", "you withdrew (Ann Lee) by letter: thrice"),
    ("heard", "theirs", "heard from Ann Lee by letter: thrice"),
    ("confirmed", "theirs", "they confirmed (Ann Lee) by letter: thrice"),
    ("offer-spoken", "offer", "offer spoken (Ann Lee) by letter: thrice"),
    ("offer-written", "offer", "offer in writing (Ann Lee) by letter: thrice"),
    ("rescinded", "no", "offer rescinded (Ann Lee) by letter: thrice"),
    ("rejected", "no", "rejected (Ann Lee) by letter: thrice"),
    ("closed", "no", "they closed it (Ann Lee) by letter: thrice"),
    ("on-hold", "hold", "they put it on hold (Ann Lee) by letter: thrice"),
    ("reopened", "resumed", "they took it up again (Ann Lee) by letter: thrice"),
]


@pytest.mark.parametrize(("event", "kind", "text"), CONTACTS)
def test_each_contact_has_its_shape_and_its_words(event: str, kind: str, text: str) -> None:
    said = make_event(event, TENTH, people=("Ann Lee",), channel="letter", text="thrice")
    assert draw_timeline(make_process(ROUND, rounds=(), events=(said,))).entries == (TimelineEntry(TENTH, kind, text), TODAY)


@pytest.mark.parametrize("event", ["connected", "prepared", "practised", "waived", "snoozed", "missed", "condition"])
def test_what_is_no_contact_is_not_there(event: str) -> None:
    assert draw_timeline(make_process(ROUND, rounds=(), events=(make_event(event, TENTH),))).entries == (TODAY,)


@pytest.mark.parametrize(
    ("event", "until", "text"),
    [
        pytest.param("start-on", JANUARY, "they named the first day: Mon 11 Jan 2027", id="named"),
        pytest.param("start-on", None, "they named the first day", id="named-unreadably"),
        pytest.param("start-dropped", None, "they took the first day back", id="taken-back"),
    ],
)
def test_the_day_on_which_they_named_the_first_day_stands_there(event: str, until: date | None, text: str) -> None:
    said = make_event(event, TENTH, until=until)
    assert draw_timeline(make_process(ROUND, rounds=(), events=(said,))).entries == (TimelineEntry(TENTH, "theirs", text), TODAY)


def test_a_contact_says_through_whom_it_went_and_which_day_they_named() -> None:
    said = make_event("heard", TENTH, people=("Ann Lee",), via="Cy Post", decide_by=DECEMBER)
    entry = draw_timeline(make_process(ROUND, rounds=(), events=(said,))).entries[0]
    assert entry.text == "heard from Ann Lee via Cy Post, decide by Fri 4 Dec"


def test_one_day_is_told_in_its_order_and_what_has_no_time_last() -> None:
    before = make_event("replied", TENTH, at=ROUND.start - timedelta(hours=1), people=("Ann Lee",))
    after = make_event("thanked", TENTH, at=ROUND.end + timedelta(hours=1), people=("Ann Lee",))
    waiting = Waiting(since=ROUND.end, anchor=TENTH, next=date(2026, 11, 17), why=MET)
    assert [entry.text for entry in draw_timeline(make_process(ROUND, events=(after, before), waiting=waiting)).entries] == [
        "you replied to Ann Lee",
        "interview (panel) with Ann Lee, Bo Ray",
        "you thanked Ann Lee",
        "no follow-up before Tue 17 Nov: you met on Tue 10 Nov; they named no date",
        "today",
    ]


@pytest.mark.parametrize(
    ("fields", "entry"),
    [
        pytest.param(
            {"waiting": Waiting(since=ROUND.end, anchor=TENTH, why=MET, decision=DECEMBER, giver="Ann Lee", next=TENTH)},
            TimelineEntry(DECEMBER, "decision", "they decide (named by Ann Lee)"),
            id="decision",
        ),
        pytest.param(
            {"waiting": Waiting(since=ROUND.end, anchor=TENTH, why=MET, decision=NOW.date(), next=TENTH)},
            TimelineEntry(NOW.date(), "decision", "they decide"),
            id="decision-today",
        ),
        pytest.param(
            {"waiting": Waiting(since=ROUND.end, anchor=TENTH, why=MET, decision=date(2026, 11, 16), giver="Ann Lee", next=TENTH)},
            TimelineEntry(date(2026, 11, 16), "decision", "they were to decide; the day has passed (named by Ann Lee)"),
            id="decision-passed",
        ),
        pytest.param(
            {"waiting": Waiting(since=ROUND.end, anchor=TENTH, why=Reason("asked-no-follow-ups", TENTH))},
            TimelineEntry(TENTH, "wait", "no follow-up from here on: they asked on Tue 10 Nov not to be followed up with"),
            id="muted",
        ),
        pytest.param(
            {"follow_ups": (SentFollowUp(make_event("followed-up", date(2026, 11, 12)), date(2026, 11, 17), MET, TENTH),)},
            TimelineEntry(TENTH, "wait", "no follow-up before Tue 17 Nov: you met on Tue 10 Nov; they named no date"),
            id="too-early",
        ),
        pytest.param(
            {"state": "offer-written", "offer": Offer(answer_by=date(2026, 11, 20))},
            TimelineEntry(date(2026, 11, 20), "answer", "your answer to the offer is due"),
            id="answer",
        ),
        pytest.param(
            {"state": "secured", "offer": Offer(start=JANUARY)},
            TimelineEntry(JANUARY, "start", "first day at work"),
            id="start",
        ),
        pytest.param(
            {"state": "started", "offer": Offer(start=TENTH), "since": NOW},
            TimelineEntry(NOW.date(), "start", "first day at work"),
            id="started",
        ),
    ],
)
def test_each_day_that_counts_has_its_words(fields: dict[str, Any], entry: TimelineEntry) -> None:
    assert entry in draw_timeline(make_process(ROUND, **fields)).entries


@pytest.mark.parametrize("state", ["rejected", "closed", "withdrawn", "declined", "rescinded", "started"])
def test_nothing_is_to_come_of_what_is_over(state: Any) -> None:  # noqa: ANN401 - a state of the table
    assert TODAY not in draw_timeline(make_process(ROUND, state=state)).entries


def _make_told() -> Process:
    """Return a process in which everything has a name or a text."""
    heard = [make_event(kind, TENTH, people=("globex/ann-lee",), channel="letter", text="Zanzibar") for kind, *_ in CONTACTS]
    ended = make_event("cancelled", TENTH, text="Zanzibar", people=("globex/ann-lee",))
    waiting = Waiting(
        since=ROUND.end,
        anchor=TENTH,
        decision=DECEMBER,
        giver="globex/ann-lee",
        next=DECEMBER,
        why=Reason("spent", TENTH, ("Zanzibar",)),
    )
    interview = ROUND._replace(kind="Zanzibar", interviewers=("globex/ann-lee",))
    rounds = (make_round(interview=interview, met=("globex/ann-lee",)), make_round("cancelled", interview=interview, ended_by=ended))
    return make_process(interview, rounds=rounds, events=tuple(heard), waiting=waiting)


def test_unnamed_it_has_kinds_and_days_only() -> None:
    process = _make_told()
    named, unnamed = draw_timeline(process), draw_timeline(process, named=False)
    told = unnamed.svg + repr(unnamed.entries)
    assert not [word for word in ("harbor", "ann", "zanzibar", "letter", "data engineer") if word in told.casefold()]
    assert [entry[:2] for entry in unnamed.entries] == [entry[:2] for entry in named.entries]
    assert (parse_timeline(unnamed).findtext("title") or "").startswith("One process, Tue 10 Nov to Fri 4 Dec: 1 round, 18 contacts")


def test_somebody_without_a_note_is_called_by_name() -> None:
    said = make_event("heard", TENTH, people=("globex/j-kim",))
    process = make_process(ROUND, rounds=(), events=(said,))
    search = make_search(process)._replace(vault=Vault(people={"globex/j-kim": Person(key="globex/j-kim", name="J. Kim")}))
    assert draw_timelines(search)[0].entries[0].text == "heard from J. Kim"


def test_what_a_note_says_is_never_markup() -> None:
    interview = ROUND._replace(company=HOSTILE, kind=HOSTILE, interviewers=(HOSTILE,))
    said = make_event("heard", TENTH, people=(HOSTILE,), text=HOSTILE)
    found = draw_timeline(make_process(interview, id=HOSTILE, events=(said,), role=None))
    assert "<script" not in found.svg
    assert "\u202e" not in found.svg + "".join(entry.text for entry in found.entries)
    assert (parse_timeline(found).findtext("title") or "").startswith("</title><script>alert(1)</scrip…, ")
    assert {mark.text for mark in find_marks(found)} == {entry.text for entry in found.entries if entry != TODAY}
