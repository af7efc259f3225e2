"""The tables of states, events and channels: each row is whole, and what is made of them is what the pages say (format.md section 3)."""

from __future__ import annotations

import re
from pathlib import Path
from typing import get_args

import pytest

from followup_md.model.events import CHANNEL_SYNONYMS, CHANNELS, EVENTS, THANKS_CHANNELS, EventSpec, split_channel
from followup_md.model.states import ENDED, LIVE, STATES, STOPPED, UNDER_OFFER, WAITING, State

DOCS = Path(__file__).parents[2] / "docs"
ACTORS = {"you": "you", "they": "them", "they, or you with `by me`": "either", "either": "either", "–": ""}


def read_rows() -> list[tuple[str, str]]:
    """Return of each row of the table of events what is written and who acts."""
    text = (DOCS / "format.md").read_text(encoding="utf-8").partition("| event | who acts | meaning |")[2].partition("\n\n")[0]
    return [(cells[1], cells[2].strip()) for cells in (re.split(r"(?<!\\)\|", row) for row in text.splitlines()[2:])]


def find_row(event: EventSpec) -> str:
    """Return who acts, as the page has it, by the phrases of an event."""
    phrases = [*(phrase.words for phrase in event.phrases), *(f"P {phrase.words}" for phrase in event.behind)]
    words = re.compile(rf"`(?:{'|'.join(map(re.escape, phrases))})(?=[ :`])")
    return next(actor for written, actor in read_rows() if words.search(written))


@pytest.mark.parametrize("event", EVENTS, ids=lambda event: event.kind)
def test_who_acts_is_as_the_page_of_the_format_says(event: EventSpec) -> None:
    assert ACTORS[find_row(event)] == event.by


def test_there_is_one_row_a_state_and_none_is_two_things_at_once() -> None:
    assert tuple(STATES) == get_args(State)
    assert STATES.keys() == LIVE | STOPPED | ENDED
    assert len(LIVE) + len(STOPPED) + len(ENDED) == len(STATES)
    assert WAITING < LIVE
    assert UNDER_OFFER < LIVE | STOPPED


def test_live_and_ended_are_as_the_page_of_the_rules_says() -> None:
    text = " ".join((DOCS / "rules.md").read_text(encoding="utf-8").split())
    live, ended = re.search(r"\*Live\* means ([^;]+); \*ended\* means ([^.]+)\.", text).groups()  # type: ignore[union-attr]
    assert set(re.split(r", | and ", live)) == LIVE
    assert set(re.split(r", | and ", ended)) == ENDED


def test_phrases_kinds_and_words_are_each_there_once() -> None:
    phrases = [phrase.words for event in EVENTS for phrase in (*event.phrases, *event.behind)]
    kinds, channels = [event.kind for event in EVENTS], [channel.id for channel in CHANNELS]
    for names in (phrases, kinds, channels, [spec.words for spec in STATES.values()]):
        assert len(names) == len(set(names))


def test_thanks_go_by_letter_by_mail_or_by_both() -> None:
    assert [split_channel(setting) for setting in THANKS_CHANNELS] == [("letter",), ("email",), ("letter", "email")]
    assert CHANNEL_SYNONYMS == {"post": "letter", "e-mail": "email"}
