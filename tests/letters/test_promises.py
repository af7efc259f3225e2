"""What was promised in a round and has not been sent (R3.7); `promise-open` and the letters ask the same."""

from __future__ import annotations

from datetime import date

import pytest
from support.builders import NOW, PANEL, PANELLISTS, make_event, make_interview

from followup_md.model import Promise, Round
from followup_md.model.derived import find_unkept
from followup_md.problem import Place

DAY = date(2026, 11, 18)


@pytest.mark.parametrize(
    ("promised", "sent", "unkept"),
    [
        (["the sample query"], [], ["the sample query"]),
        (["the sample query"], ["sent: the sample query, with a page"], []),
        (["the sample query"], ["sent: that query"], []),
        (["the sample query"], ["thanked: enclosed is the sample"], []),
        (["the sample query"], ["thanked: a long letter"], ["the sample query"]),
        (["the sample query"], ["heard: the sample query"], ["the sample query"]),
        (["the sample query"], ["sent"], []),
        (["my CV"], ["sent: my CV"], []),
        (["the sample query", "a reference"], ["sent: both"], ["a reference"]),
        (["the sample query", "a reference"], ["sent: the reference"], ["the sample query"]),
        (["the sample query", "a reference"], ["sent: the query and a reference"], ["the sample query"]),
        (["the sample query", "a reference"], ["sent: the sample query and a reference"], []),
        (["the sample query", "the other query"], ["sent: the other query"], ["the sample query"]),
        (["the sample query", "the other query"], ["sent: the query"], ["the other query"]),
        (["the sample query", "a reference"], ["sent: something", "sent: else"], []),
        (["the sample query"], ["sent: x", "sent: y"], []),
    ],
)
def test_a_promise_is_kept_by_what_was_sent(promised: list[str], sent: list[str], unkept: list[str]) -> None:
    promises = tuple(Promise(text, Place("interviews/x.md")) for text in promised)
    events = tuple(make_event(kind, DAY, text=text or None) for kind, _, text in (line.partition(": ") for line in sent))
    interview = make_interview(PANEL, "Harbor Logistics", NOW, promises=promises)
    assert [promise.text for promise in find_unkept(Round(interview, "held", PANELLISTS, events))] == unkept
