"""The timelines of a whole search: the example vault at the moments that its README names."""

from __future__ import annotations

import re
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from support.pages import find_marks, parse_timeline

from followup_md.render.site.timeline import ENTRY_KINDS, ON_AXIS, THEIRS, YOURS, draw_timelines
from followup_md.vault.load import load

if TYPE_CHECKING:
    from datetime import tzinfo

    from followup_md.model import Search

EXAMPLE = Path(__file__).parents[3] / "example-vault"
MOMENTS = ("2026-08-01T12:00", "2026-08-14T12:00", "2026-11-18T12:00", "2026-12-01T10:00", "2026-12-15T10:00", "2027-01-19T10:00")
# What a page with a strict policy forbids, or what would not keep its size.
FORBIDDEN = ("style=", "<script", "<foreignObject", "<a ", "viewBox", "href", " on")


@cache
def _load(moment: str) -> Search:
    def clock(zone: tzinfo) -> datetime:
        return datetime.fromisoformat(moment).replace(tzinfo=zone)

    return load(str(EXAMPLE), clock, replayed=True).search


@pytest.fixture(params=MOMENTS)
def search(request: pytest.FixtureRequest) -> Search:
    return _load(request.param)


@pytest.mark.parametrize("named", [True, False])
def test_every_picture_is_well_formed_and_keeps_to_the_rules_of_the_page(search: Search, *, named: bool) -> None:
    for process, found in zip(search.processes, draw_timelines(search, named=named), strict=True):
        root = parse_timeline(found)
        markup = re.sub(r">[^<]*<", "><", found.svg)
        assert not [word for word in FORBIDDEN if word in markup], process.id
        assert not re.findall(r"\d\.\d{3,}", markup), process.id
        assert (root.get("width"), root.get("viewBox")) == ("100%", None)


def test_the_list_tells_all_that_the_picture_shows(search: Search) -> None:
    for found in draw_timelines(search):
        assert {entry.kind for entry in found.entries} <= set(ENTRY_KINDS)
        assert list(found.entries) == sorted(found.entries, key=lambda entry: entry.day)
        told = [(entry.kind, entry.text) for entry in found.entries if entry.kind in ON_AXIS | THEIRS | YOURS]
        assert sorted((mark.kind, mark.text) for mark in find_marks(found)) == sorted(told)


def test_no_two_marks_touch(search: Search) -> None:
    for process, found in zip(search.processes, draw_timelines(search), strict=True):
        # At the width of a phone's column, where marks are nearest to each other.
        spots = [(float(mark.x.removesuffix("%")) * 3.28, mark.y) for mark in find_marks(found)]
        near = [(a, b) for place, a in enumerate(spots) for b in spots[:place] if abs(a[0] - b[0]) < 13 and abs(a[1] - b[1]) < 16]
        assert not near, process.id


def test_the_same_search_gives_the_same_picture() -> None:
    first, second = _load(MOMENTS[2]), _load.__wrapped__(MOMENTS[2])
    assert draw_timelines(first) == draw_timelines(second)


def test_an_offer_is_told_until_its_first_day() -> None:
    search = _load("2026-12-15T10:00")
    (found,) = [drawn for each, drawn in zip(search.processes, draw_timelines(search), strict=True) if each.company == "Kestrel Grid"]
    told = [(f"{entry.day:%d %b}", entry.kind) for entry in found.entries]
    assert told[-4:] == [("04 Dec", "theirs"), ("14 Dec", "theirs"), ("15 Dec", "today"), ("11 Jan", "start")]


def test_unnamed_nobody_is_named() -> None:
    search = _load("2027-01-19T10:00")
    names = {word for person in search.vault.people.values() for word in person.name.split()}
    names |= {word for process in search.processes for word in process.company.split()}
    for process, found in zip(search.processes, draw_timelines(search, named=False), strict=True):
        words = set(re.findall(r"\w+", found.svg + " ".join(entry.text for entry in found.entries)))
        assert not words & names, process.id
