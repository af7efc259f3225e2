"""Names in one value: where each begins, and which are the same."""

from __future__ import annotations

import pytest

from followup_md.parse.facts import Name, find_similar
from followup_md.parse.front_matter import drop_repeats, read_name, split_names
from followup_md.problem import Place

AT = Place("a.md", 3, 10)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        pytest.param("Ann Lee", ("Ann Lee", 10, False), id="bare"),
        pytest.param("  “Ann Lee” ", ("Ann Lee", 13, False), id="curly-quotes"),
        pytest.param("[[people/Ann Lee|Ann]]", ("people/Ann Lee", 10, True), id="link-with-alias"),
        pytest.param("[[Ann Lee#Log]]", ("Ann Lee", 10, True), id="link-with-heading"),
        pytest.param("the lead, [[Ann Lee]] (left)", ("Ann Lee", 20, True), id="words-around-a-link"),
        pytest.param("[[#Log]]", ("[[#Log]]", 10, False), id="link-to-a-heading-is-no-name-of-a-note"),
        pytest.param("李 小龍", ("李 小龍", 10, False), id="non-latin"),
        pytest.param(" ’ ", None, id="quote-alone"),
        pytest.param("", None, id="nothing"),
    ],
)
def test_one_name(text: str, name: tuple[str, int, bool] | None) -> None:
    found = read_name(text, AT)
    assert (found and (found.text, found.place.column, found.linked)) == name


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("[[Ann]]", [("Ann", 10)]),
        ("[[Ann]] and [[Bo]]", [("Ann", 10), ("Bo", 22)]),
        ("Ann,Bo", [("Ann", 10), ("Bo", 14)]),
        ("Ann,, Bo,", [("Ann", 10), ("Bo", 16)]),
        ("Mary Ann van de Berg and Jean-Luc d'Or", [("Mary Ann van de Berg", 10), ("Jean-Luc d'Or", 35)]),
        ("Ann Lee, PhD", [("Ann Lee, PhD", 10)]),
        (" and ", []),
    ],
)
def test_several_names(text: str, names: list[tuple[str, int]]) -> None:
    assert [(name.text, name.place.column) for name in split_names(text, AT)] == names


def test_of_one_name_the_first_stays() -> None:
    first, other = Name("people/Ann Lee", AT, linked=True), Name("Bo", AT)
    assert drop_repeats([first, other, Name("ann  lee", AT)]) == (first, other)


@pytest.mark.parametrize(
    ("word", "meant"),
    [("compny", "company"), ("logs", "log"), ("kidn", None), ("ompany", None), ("companies", None), ("", None), ("kind", "kind")],
)
def test_near_misses(word: str, meant: str | None) -> None:
    assert find_similar(word, ("company", "log", "kind")) == meant
