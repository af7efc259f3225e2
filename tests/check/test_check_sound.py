"""False alarms are worse than silence: on searches in which everything is done as it should be, nothing fires at any moment."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from random import Random
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.strategies import SOUND_FIRST, Sound, forget_later, write_sound_search

import followup_md

pytestmark = pytest.mark.slow

AFTER = timedelta(days=60)


def find(sound: Sound, now: datetime) -> list[tuple[str, str, str]]:
    forget_later(sound.tale, now.isoformat(timespec="minutes"))
    vault, known = sound.tale.vault()
    moment = now.replace(tzinfo=ZoneInfo(sound.tale.zone))
    return [(problem.check, str(problem.place), problem.message) for problem in followup_md.find_problems(vault, moment, known)]


@settings(max_examples=100, deadline=None)
@given(seed=st.integers(0, 2**32), rounds=st.integers(1, 9), when=st.floats(0, 1))
def test_nothing_fires_on_a_sound_search_at_any_moment(seed: int, rounds: int, when: float) -> None:
    sound = write_sound_search(rounds, Random(seed))  # noqa: S311 - drawn to be repeated
    begin = datetime.combine(SOUND_FIRST + timedelta(days=28), time())
    span = datetime.combine(sound.last, time()) + AFTER - begin
    # To the minute: nobody's log has seconds.
    now = (begin + span * when).replace(second=0, microsecond=0)
    assert find(sound, now) == []


@settings(max_examples=3, deadline=None)
@given(seed=st.integers(0, 2**32))
def test_nothing_fires_on_five_hundred_sound_notes(seed: int) -> None:
    sound = write_sound_search(500, Random(seed))  # noqa: S311 - drawn to be repeated
    assert find(sound, datetime.combine(sound.last, time(12))) == []
