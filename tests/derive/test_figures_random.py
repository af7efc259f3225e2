"""What holds of the figures of every search: parts stay within their wholes, and the order of the files says nothing (I9)."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.searches import ALWAYS, count_figures, list_deeds
from support.strategies import searches

from followup_md.model.figures import Period

if TYPE_CHECKING:
    from support.strategies import Drawn

    from followup_md.model.figures import Rate

pytestmark = pytest.mark.slow

DAYS = st.one_of(st.none(), st.dates(date(2026, 8, 25), date(2027, 1, 5)))


def fits(share: Rate) -> bool:
    return min(share) >= 0 and share.part + share.open <= share.of


def list_counts(drawn: Drawn, period: Period) -> list[int]:
    """Return counts of things that belong to one day each."""
    found = count_figures(drawn.tale, drawn.now, period)
    shares = (*found.second_round, *found.offer, *found.answers.share, *found.thanks.share)
    return [*found.rounds[:1], *found.processes, *shares, found.thanks.late, *found.stumbles]


@given(drawn=searches(), first=DAYS, last=DAYS)
def test_no_part_exceeds_its_whole(drawn: Drawn, first: date | None, last: date | None) -> None:
    found = count_figures(drawn.tale, drawn.now, Period(first, last))
    for share in (found.second_round, found.offer, found.answers.share, found.thanks.share):
        assert fits(share)
    assert found.second_round.of == found.offer.of == found.processes.held <= found.processes.all
    assert found.processes.live <= found.processes.all
    assert sum(found.rounds.kinds.values()) == found.rounds.held >= found.answers.share.of
    assert len(found.answers.days) == found.answers.share.part
    assert all(days >= 0 for days in found.answers.days)
    assert found.thanks.unsent >= 0
    assert sum(found.thanks.channels.values()) == found.thanks.share.part + found.thanks.late
    assert found.stumbles.repaired <= found.stumbles.answered <= found.stumbles.all


@given(drawn=searches(), first=DAYS, last=DAYS)
def test_every_activity_stands_in_one_week_and_under_one_kind(drawn: Drawn, first: date | None, last: date | None) -> None:
    found = count_figures(drawn.tale, drawn.now, Period(first, last)).activities
    assert found.all == sum(found.kinds.values()) == sum(week.done for week in found.weeks)
    assert sum(found.channels.values()) == found.all - found.kinds.get("round", 0)
    assert found.ahead <= found.kinds.get("round", 0)
    mondays = [week.monday for week in found.weeks]
    assert all((later - earlier).days == 7 for earlier, later in pairwise(mondays))


@given(drawn=searches(), day=st.dates(date(2026, 8, 25), date(2027, 1, 5)))
def test_two_periods_side_by_side_make_the_whole(drawn: Drawn, day: date) -> None:
    before, after = Period(until=day), Period(since=day + timedelta(days=1))
    parts = zip(list_counts(drawn, before), list_counts(drawn, after), strict=True)
    assert [sum(pair) for pair in parts] == list_counts(drawn, ALWAYS)


@given(drawn=searches())
def test_the_order_of_the_files_says_nothing(drawn: Drawn) -> None:
    tale = drawn.tale
    before = count_figures(tale, drawn.now), list_deeds(tale, drawn.now, ALWAYS)
    tale.notes = dict(reversed(tale.notes.items()))
    tale.people = dict(reversed(tale.people.items()))
    assert (count_figures(tale, drawn.now), list_deeds(tale, drawn.now, ALWAYS)) == before
