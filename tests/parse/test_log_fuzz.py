"""Properties of the log's grammar: nothing raises, well-formed lines read back, and what a hint offers reads without a problem."""

from __future__ import annotations

from datetime import date, time
from time import process_time
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.vaults import DANA, LOG_NAMES, OUTSIDE, PRIYA, TOM, list_facts, list_lines, read_log_line, read_well

from followup_md.model.events import CHANNEL_IDS
from followup_md.parse.log_start import BY_WORDS, EventRow

DAYS = st.dates(date(1970, 1, 1), date(2200, 12, 31))
WORDS = (
    *(
        "2026-11-18",
        "[[2026-11-18]]",
        "03/04/26",
        "12:00",
        "25:00",
        "tomorrow",
        "next Friday",
        "the 20th",
        ": ",
        " - ",
        ",",
        "and",
        "[[",
        "]]",
    ),
    *("thanked", "thankd", "heard from", "offer written", "condition", "waived", "snoozed", "practised", "rating 3", "applied to", " as "),
    *(
        "rescheduled from",
        "start on",
        "Priya",
        "Pryia",
        "[[Priya Raman]]",
        "everyone",
        "J. Kim",
        "by",
        "by letter",
        "by leter",
        "by me",
        "on x",
    ),
    *(
        "via",
        "because",
        "decide by",
        "decid by",
        "answer by",
        "until",
        "no contact",
        "write again on",
        "thank",
        "keep-looking",
        "called",
        "x",
    ),
)
JUMBLES = st.lists(st.sampled_from(WORDS), max_size=9).map(" ".join)
LINES = st.one_of(st.text(max_size=60), JUMBLES, JUMBLES.map("2026-11-17 {}".format), JUMBLES.map("2026-11-17 heard from Priya {}".format))


@given(LINES, st.booleans())
@settings(max_examples=400, deadline=None)
def test_any_line_gives_an_event_or_a_problem_that_stands_in_it(text: str, in_interview: bool) -> None:
    event, problems = read_log_line(text, names=LOG_NAMES if in_interview else OUTSIDE, in_interview=in_interview)
    assert event is not None or problems
    for problem in problems:
        assert 3 <= problem.place.column <= 3 + len(text)
        assert problem.message
        assert problem.hint


@given(LINES)
@settings(max_examples=300, deadline=None)
def test_each_line_that_a_hint_offers_reads_without_a_problem(text: str) -> None:
    for problem in read_log_line(text)[1]:
        if problem.hint.startswith("write `"):
            for line in list_lines(problem.hint):
                assert read_log_line(line)[1] == ()
                assert read_log_line(line)[0] is not None


@pytest.mark.parametrize(
    "word", ["because ", "by me ", "by ", "decide by 2026-12-04 ", "Priya and ", "on x ", "until ", " rating ", "[[", "as "]
)
def test_a_line_of_one_word_a_thousand_times_is_read_in_good_time(word: str) -> None:
    for event in ("heard from Priya", "condition x", "applied to", "waived thank"):
        began = process_time()  # whatever else the machine does
        read_log_line(f"2026-11-17 {event} {word * 1000}")
        assert process_time() - began < 2


PARTS: dict[str, st.SearchStrategy[tuple[str, Any]]] = {
    "channel": st.sampled_from(CHANNEL_IDS).map(lambda channel: (f"by {channel}", channel)),
    "network": st.sampled_from(["linkedin", "git-hub"]).map(lambda network: (f"on {network}", network)),
    "via": st.sampled_from([(f"via [[{DANA}]]", DANA), ("via Tom", TOM)]),
}
CLAUSES: dict[str, st.SearchStrategy[tuple[str, Any]]] = {
    "decide_by": DAYS.map(lambda day: (f"decide by {day}", day)),
    "write_again": DAYS.map(lambda day: (f"write again on [[{day}]]", day)),
    "answer_by": DAYS.map(lambda day: (f"answer by {day.day} {day:%b %Y}", day)),
    "next_round": st.just(("next round", True)),
    "no_follow_ups": st.just(("no follow-ups", True)),
    "no_contact": st.just(("no contact", True)),
}
SAID = st.text(st.characters(whitelist_categories=["Lu", "Ll"], whitelist_characters=" "), max_size=30).map(str.strip)
PEOPLE = st.sampled_from([("Priya", (PRIYA,)), ("[[Tom Okafor]], Priya", (TOM, PRIYA)), ("Dana Cole and [[Priya Raman]]", (DANA, PRIYA))])


@st.composite
def heard_lines(draw: st.DrawFn) -> tuple[str, dict[str, Any]]:
    """Return a well-formed `heard from` and what it says."""
    typed, people = draw(PEOPLE)
    chosen = draw(st.permutations(sorted(PARTS | CLAUSES)))[: draw(st.integers(0, 8))]
    parts = {field: draw((PARTS | CLAUSES)[field]) for field in chosen}
    said: dict[str, Any] = {"people": people} | {field: value for field, (_, value) in parts.items()}
    if said.get("network") == "linkedin" and "channel" not in said:
        # How it was sent, where no other channel is named.
        del said["network"]
        said["channel"] = "message"
    line = " ".join([f"heard from {typed}", *(text for text, _ in parts.values())])
    reason = draw(st.sampled_from(["", "she had asked me twice"]))
    return (f"{line} because {reason}", said | {"reason": reason}) if reason else (line, said)


@given(heard_lines(), DAYS, st.none() | st.times().map(lambda clock: clock.replace(second=0, microsecond=0)))
def test_a_well_formed_line_reads_back(line: tuple[str, dict[str, Any]], day: date, clock: time | None) -> None:
    typed, said = line
    event = read_well(f"{day} {f'{clock:%H:%M} ' if clock else ''}{typed}")
    assert (event.kind, event.day, event.clock) == ("heard", day, clock)
    assert list_facts(event) == said


@given(st.sampled_from([row for row in BY_WORDS.values() if row.operand == "people" and not row.loose]), PEOPLE, PARTS["network"], SAID)
def test_every_event_with_persons_reads_back(
    row: EventRow, people: tuple[str, tuple[str, ...]], network: tuple[str, str], said: str
) -> None:
    event = read_well(f"2026-11-17 {row.words} {people[0]} {network[0]}: {said}")
    sent = network[1] == "linkedin" and not row.online and row.channel is None
    assert (event.network, event.channel) == ((None, "message") if sent else (network[1], row.channel))
    assert (event.kind, event.people) == (row.kind, people[1])
    assert event.text == (said or None)
