"""The quick reader of log lines reads exactly what the grammar reads, and only the plainest lines."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from time import process_time
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from support.vaults import LOG_NAMES, LOG_PLACE, PRIYA, read_log_line

from followup_md.model import Event
from followup_md.parse.log.line import MOST_LETTERS, Reading, read_line
from followup_md.parse.log.quick import read_quick
from followup_md.parse.notes import LogLine

PRIYA_LINK = f"[[{PRIYA}]]"


def quick(text: str) -> Event | None:
    return read_quick(LogLine(text, LOG_PLACE), LOG_NAMES)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        pytest.param(f"thanked {PRIYA_LINK}", {"kind": "thanked"}, id="thanked"),
        pytest.param(f"followed up with {PRIYA_LINK} by email", {"kind": "followed-up", "channel": "email"}, id="words with blanks"),
        pytest.param(f"connected with {PRIYA_LINK} on LinkedIn", {"kind": "connected", "network": "linkedin"}, id="network"),
        pytest.param(
            f"replied to {PRIYA_LINK} by text: it suits me  ", {"kind": "replied", "channel": "text", "text": "it suits me"}, id="text"
        ),
        pytest.param(f"engaged with {PRIYA_LINK}: x", {"kind": "engaged", "text": "x"}, id="text of one letter"),
        pytest.param(
            "rejected by phone: they were kind",
            {"kind": "rejected", "channel": "phone", "text": "they were kind", "people": ()},
            id="alone",
        ),
        pytest.param("thanked [[priya  raman]]", {"kind": "thanked"}, id="link in another case"),
    ],
)
@pytest.mark.parametrize(("head", "clock"), [("2026-11-18", None), ("2026-11-18 09:30", time(9, 30))], ids=["untimed", "timed"])
def test_taken(head: str, clock: time | None, line: str, expected: dict[str, Any]) -> None:
    at = datetime.combine(date(2026, 11, 18), clock or time(), UTC)
    whole = {"place": LOG_PLACE, "day": date(2026, 11, 18), "clock": clock, "at": at, "people": (PRIYA,), **expected}
    assert quick(f"{head} {line}") == Event(**whole)


@pytest.mark.parametrize(
    "line",
    [
        f"2026-02-30 thanked {PRIYA_LINK}",
        f"1969-12-31 thanked {PRIYA_LINK}",
        f"2026-11-18 25:00 thanked {PRIYA_LINK}",
        f"18 Nov 2026 thanked {PRIYA_LINK}",
        f"2026-11-18 Thanked {PRIYA_LINK}",
        f"2026-11-18 heard from {PRIYA_LINK}",
        f"2026-11-18 thanked {PRIYA_LINK} by leter",
        f"2026-11-18 thanked {PRIYA_LINK} on friday",
        f"2026-11-18 thanked {PRIYA_LINK} and [[Tom Okafor]]",
        f"2026-11-18 thanked {PRIYA_LINK}: decide by 2026-12-04",
        f"2026-11-18 thanked {PRIYA_LINK}: call 5",
        f"2026-11-18 thanked {PRIYA_LINK}: ",
        "2026-11-18 thanked [[Nobody]]",
        "2026-11-18 thanked [[Priya Raman|Priya]]",
        "2026-11-18 thanked [[Priya Raman.md]]",
        "2026-11-18 thanked Priya",
    ],
)
def test_left_to_the_grammar(line: str) -> None:
    assert quick(line) is None


PIECES = st.lists(
    st.sampled_from(
        [
            *("2026-11-18", "2026-02-30", "09:30", "thanked", "followed up with", "connected with", "engaged with", "replied to"),
            *("rejected", "closed", "applied", "applied to", "researched", "networked"),
            *(PRIYA_LINK, "[[Tom Okafor]]", "[[ Priya Raman]]", "[[Nobody]]", "[[Mark By]]", "Priya", "by letter", "by hand", "by me"),
            *("on LinkedIn", "on xing", "via Tom", ": ", ":", " - ", "because", "text", "decide by 2026-12-04", "[[", "x 5", "  "),
        ],
    ),
    max_size=6,
).map(" ".join)
PLAIN = st.builds(
    "{} {} {}{}{}{}".format,
    st.sampled_from(["2026-11-18", "2026-11-18 09:30", "2200-12-31 23:59"]),
    st.sampled_from(["thanked", "followed up with", "connected with", "engaged with", "replied to"]),
    st.sampled_from([PRIYA_LINK, "[[Tom Okafor]]", "[[priya raman]]"]),
    st.sampled_from(["", " by letter", " by visit"]),
    st.sampled_from(["", " on LinkedIn", " on github"]),
    st.just("") | st.text(max_size=25).map(": {}".format) | PIECES.map(": {}".format),
)


ALONE = st.builds(
    "2026-11-18 {}{}{}".format,
    st.sampled_from(["rejected", "closed", "applied", "researched", "networked"]),
    st.sampled_from(["", " by letter", " on xing", " by me", " [[Priya Raman]]"]),
    st.just("") | PIECES.map(": {}".format),
)


@given(PLAIN | ALONE | PIECES | PIECES.map(f"2026-11-18 thanked {PRIYA_LINK} {{}}".format))
@example(f"2026-11-18 thanked {PRIYA_LINK}: warm\u2028")
@example(f"2026-11-18 thanked {PRIYA_LINK}: a - b: [[c")
@settings(max_examples=500, deadline=None)
def test_both_read_the_same(text: str) -> None:
    event = quick(text)
    if event is not None:
        read_slowly = read_line(text, LOG_NAMES, in_interview=True)
        assert isinstance(read_slowly, Reading)
        assert read_slowly.soft == ()
        at = datetime.combine(read_slowly.day, read_slowly.clock or time(), UTC)
        head: dict[str, Any] = {"kind": read_slowly.kind, "place": LOG_PLACE, "day": read_slowly.day, "clock": read_slowly.clock, "at": at}
        assert event == Event(**head, **read_slowly.fields)


def test_words_before_the_free_text_are_bounded() -> None:
    event, (problem,) = read_log_line(f"2026-11-18 condition {'by letter because ' * 800}: said")
    assert event is None
    assert (problem.check, problem.place.column) == ("unknown-event", 3 + len("2026-11-18 "))
    assert problem.hint == "put what is said behind `: `"


def test_free_text_may_be_long() -> None:
    assert read_log_line(f"2026-11-18 heard from Priya: {'by letter because ' * 800}")[1] == ()


@pytest.mark.parametrize("word", ["by letter because ", "because ", "decide by 2026-12-04 ", "Priya and ", "until "])
@pytest.mark.parametrize("event", ["condition x", "heard from Priya", "applied to"])
def test_the_longest_line_that_is_read_takes_no_time(event: str, word: str) -> None:
    began = process_time()  # whatever else the machine does
    read_log_line(f"2026-11-17 {event} {word * ((MOST_LETTERS - 30) // len(word))}")
    assert process_time() - began < 1


def test_an_application_keeps_no_date_in_its_words() -> None:
    event, (problem,) = read_log_line("2026-11-18 applied to Salt as Baker decide by 2026-12-04")
    assert event is None
    assert problem.check == "unknown-event"
