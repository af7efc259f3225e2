"""How a question stands in a line of the log, and how it is known again there."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.vaults import read_log_line, read_well

from followup_md.model import Event
from followup_md.model.facts import Practised, fold_question, format_question, list_practised
from followup_md.problem import Place

PIECES = (
    *("why", "rating", " rating 3", ": ", " - ", " – ", "—", "#tag", "#", "[[", "]]", "[[a: b]]", "\u2705", "\u2705 2026-11-18", "^id"),
    *("2026-11-18", " ", "\u00a0", "?", " by email", " because", ",", ".", "(2/5)", "C#", "- [ ]", "\u202e", "\r", "\x1f", "everyone", "-"),
)


@pytest.mark.parametrize(
    ("question", "spelt"),
    [
        pytest.param("How would you handle schema drift?", "How would you handle schema drift?", id="plain"),
        pytest.param("Tell me: why us?", "Tell me, why us?", id="a colon"),
        pytest.param("Why us:", "Why us", id="a colon at the end"),
        pytest.param("Ten to one: at 10:30?", "Ten to one, at 10:30?", id="a time keeps its colon"),
        pytest.param("Loads - hourly or – nightly — which?", "Loads, hourly or, nightly, which?", id="dashes between blanks"),
        pytest.param("A follow-up, C-level?", "A follow-up, C-level?", id="hyphens in words"),
        pytest.param("What is #schema-drift in C#?", "What is schema-drift in C#?", id="a tag, and a sign that is none"),
        pytest.param("Why [[Harbor: Logistics]]: say?", "Why [[Harbor: Logistics]], say?", id="a link stays"),
        pytest.param("Done \u2705 2026-11-18 by whom?", "Done 2026-11-18 by whom?", id="the sign of a task that is done"),
        pytest.param("one\u00a0 two\tthree\x0bfour", "one two three four", id="blanks of any kind"),
        pytest.param("Rate us, rating 4", "Rate us, rating 4", id="a rating in the question"),
    ],
)
@pytest.mark.parametrize("rating", [1, 5])
def test_a_question_reads_back_from_its_line(question: str, spelt: str, rating: int) -> None:
    assert format_question(question) == spelt
    event = read_well(f"2026-11-18 12:00 practised {spelt} rating {rating}")
    assert (event.kind, event.subject, event.rating) == ("practised", spelt, rating)
    assert fold_question(spelt) == fold_question(question)


@given(st.one_of(st.lists(st.sampled_from(PIECES), min_size=1, max_size=8).map("".join), st.text(max_size=40)), st.integers(1, 5))
def test_any_question_with_a_word_in_it_reads_back_as_itself(question: str, rating: int) -> None:
    event, problems = read_log_line(f"2026-11-18 12:00 practised {format_question(question)} rating {rating}")
    if event is None:
        assert not any(letter.isalpha() for letter in question)
        return
    assert problems == ()
    assert (fold_question(event.subject or ""), event.rating) == (fold_question(question), rating)


@pytest.mark.parametrize(
    ("one", "two", "same"),
    [
        pytest.param("Why us?", "why  US", True, id="case, blanks and the question mark"),
        pytest.param("Tell me: why us?", "Tell me, why us", True, id="a colon as a comma"),
        pytest.param("Loads - why?", "Loads why?", True, id="a dash"),
        pytest.param("What is #drift?", "What is drift?", True, id="the sign of a tag"),
        pytest.param("Why C#?", "Why C?", False, id="a sign that says something"),
        pytest.param("Why C++?", "Why C?", False, id="others that do"),
        pytest.param("Why us?", "Why you?", False, id="another word"),
    ],
)
def test_which_wordings_are_one_question(one: str, two: str, same: bool) -> None:
    assert (fold_question(one) == fold_question(two)) is same


NOW = datetime(2026, 11, 18, 12, tzinfo=UTC)


def practise(subject: str, rating: int, at: datetime, *, timed: bool = True, kind: str = "practised") -> Event:
    clock = at.time() if timed else None
    return Event(kind, Place("a.md", 1), at.date(), clock, at, subject=subject, rating=rating)


def test_each_question_has_its_times_in_their_order() -> None:
    first, second = NOW - timedelta(days=2), NOW - timedelta(days=1)
    events = [
        practise("Why us?", 4, second),
        practise("why us", 2, first),
        practise("How?", 5, first),
        practise("Why us?", 1, NOW, kind="sent"),
    ]
    assert list_practised(events, NOW) == {"why us": (Practised(first, 2), Practised(second, 4)), "how": (Practised(first, 5),)}


def test_what_is_still_to_come_does_not_count() -> None:
    later = NOW + timedelta(hours=1)
    end_of_day = datetime.combine(date(2026, 11, 18), time.max, UTC)
    assert list_practised([practise("Why us?", 4, later)], NOW) == {}
    # Without a time the line counts on its day already.
    assert list_practised([practise("Why us?", 4, end_of_day, timed=False)], NOW) == {"why us": (Practised(end_of_day, 4),)}
