"""Names by who is nearest: several indexes as one, made when a name is first looked up."""

from __future__ import annotations

import pytest

from followup_md.model import Person
from followup_md.parse.people import Late, Layers, Nearest, index_people

ANN, NOTED, OTHER = (
    Person("harbor/ann", "Ann Lee", company="Harbor"),
    Person("Ann Lee", "Ann Lee", path="people/Ann Lee.md"),
    Person("x/bo", "Bo"),
)


def test_the_first_index_that_holds_a_name_has_it() -> None:
    names = Nearest({"a": ("1",)}, {"a": ("2",), "b": ("3",)})
    assert (names["a"], names.get("b"), names.get("c"), names.get("c", ())) == (("1",), ("3",), None, ())
    with pytest.raises(KeyError):
        names["c"]


def test_all_names_are_there_once() -> None:
    names = Nearest({"a": ("1",)}, {"b": ("3",), "a": ("2",)})
    assert (list(names), len(names), dict(names)) == (["b", "a"], 2, {"a": ("1",), "b": ("3",)})


def test_an_index_is_made_once_and_only_when_it_is_asked() -> None:
    made: list[int] = []

    def make(people: object) -> dict[str, tuple[str, ...]]:
        made.append(1)
        return {"ann": ("Ann",)} if people else {}

    late = Late(make, [ANN])
    assert made == []
    assert (late["ann"], late.get("bo"), len(late), list(late), made) == (("Ann",), None, 1, ["ann"], [1])


@pytest.mark.parametrize(
    ("mine", "noted", "company", "named", "linked"),
    [
        pytest.param([ANN], [NOTED], "Harbor", "harbor/ann", "Ann Lee", id="the note's own, but a link means a file"),
        pytest.param([], [NOTED], "Harbor", "Ann Lee", "Ann Lee", id="a person note"),
        pytest.param([], [], "HARBOR", "harbor/ann", "harbor/ann", id="the company's"),
        pytest.param([], [], "Globex", "harbor/ann", "harbor/ann", id="anybody's"),
    ],
)
def test_the_nearest_person_of_a_name_is_meant(mine: list[Person], noted: list[Person], company: str, named: str, linked: str) -> None:
    namesake = Person("zeta/ann", "Ann Lee", company="Zeta")
    invented = [ANN, OTHER, *([namesake] if company == "HARBOR" else [])]
    names = Layers.of(index_people(noted), invented).read(index_people(mine), mine, {}, company, ("x",))
    assert (names.full.get("ann lee"), names.links.get("ann lee"), names.everyone) == ((named,), (linked,), ("x",))


def test_parts_are_those_of_the_people_met() -> None:
    names = Layers.of(index_people(()), [OTHER]).read(index_people([ANN]), [ANN], {"ann": ("typed",)})
    assert (names.parts.get("lee"), names.parts.get("bo"), names.links.get("ann")) == (("harbor/ann",), None, ("typed",))
