"""The plainest lines of the log, and how long one may be."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from time import process_time
from typing import Any

import pytest
from support.vaults import LOG_PLACE, PRIYA, read_log_line

from followup_md.model import Event
from followup_md.parse.log_line import MOST_LETTERS

PRIYA_LINK = f"[[{PRIYA}]]"


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
def test_plain_lines(head: str, clock: time | None, line: str, expected: dict[str, Any]) -> None:
    at = datetime.combine(date(2026, 11, 18), clock or time(), UTC)
    whole = {"place": LOG_PLACE, "day": date(2026, 11, 18), "clock": clock, "at": at, "people": (PRIYA,), **expected}
    assert read_log_line(f"{head} {line}") == (Event(**whole), ())


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
