"""Whom a link or a bare name can mean (format.md section 4, rules.md 7.2)."""

from __future__ import annotations

import pytest

from followup_md.model import Person
from followup_md.parse.facts import Name, PersonNote
from followup_md.parse.people import find_noted, find_parts, index_parts, index_people, invent_person, list_noted
from followup_md.problem import Place

HERE = Place("interviews/a.md", 9, 5)


def noted(path: str, name: str | None = None) -> Person:
    stem = path.rpartition("/")[2].removesuffix(".md")
    return Person(key=stem, name=name or stem, path=path)


PEOPLE = list_noted(
    PersonNote(facts=person)
    for person in (
        noted("people/Priya Raman.md", "Dr. Priya Raman"),
        noted("people/J. Kim (Globex).md"),
        noted("people/J. Kim (Acme).md", "J. Kim"),
        noted("people/ann.md", "Ann Lee"),
        noted("people/Ann Lee.md", "Ann Lee"),
        noted("people/x/Bo Ek.md"),
        noted("people/y/Bo Ek.md"),
        noted("x/people/Zed.md"),
        noted("people/Zed.md"),
    )
)
INDEX = index_people(PEOPLE)
KIMS = ("J. Kim (Acme)", "J. Kim (Globex)")
ANNS = ("Ann Lee", "ann")
BOS = ("people/x/Bo Ek", "people/y/Bo Ek")


@pytest.mark.parametrize(
    ("typed", "linked", "keys"),
    [
        pytest.param("Priya Raman", True, ("Priya Raman",), id="link by file name"),
        pytest.param("PRIYA raman", True, ("Priya Raman",), id="link in another case"),
        pytest.param("people/Priya Raman", True, ("Priya Raman",), id="link by path"),
        pytest.param("people/Priya Raman.md", True, ("Priya Raman",), id="link with ending"),
        pytest.param("Dr. Priya Raman", True, ("Priya Raman",), id="link by name"),
        pytest.param("archive/Priya Raman", True, ("Priya Raman",), id="link to a folder that has moved"),
        pytest.param("Priya Raman", False, ("Priya Raman",), id="bare file name"),
        pytest.param("dr. priya  raman", False, ("Priya Raman",), id="bare name"),
        pytest.param("J. Kim", False, KIMS, id="bare name of two"),
        pytest.param("J. Kim", True, KIMS, id="link to no file, name of two"),
        pytest.param("J. Kim (Globex)", True, ("J. Kim (Globex)",), id="exact link"),
        pytest.param("J. Kim (Globex)", False, ("J. Kim (Globex)",), id="exact bare"),
        pytest.param("Ann Lee", True, ("Ann Lee",), id="link means the file"),
        pytest.param("Ann Lee", False, ANNS, id="bare name that two files share"),
        pytest.param("ann", False, ("ann",), id="bare file name of one of them"),
        pytest.param("Bo Ek", True, BOS, id="link to a file name in two folders"),
        pytest.param("x/Bo Ek", True, BOS[:1], id="link by the end of a path"),
        pytest.param("people/Zed", True, ("people/Zed",), id="a whole path before a path that ends so"),
        pytest.param("Nobody", True, (), id="link to nobody"),
        pytest.param("Priya", False, (), id="part of a name"),
    ],
)
def test_a_name_means(typed: str, linked: bool, keys: tuple[str, ...]) -> None:
    assert tuple(sorted(find_noted(Name(typed, HERE, linked=linked), INDEX))) == keys


def test_keys_are_file_names_unless_two_files_share_one() -> None:
    assert {person.path: person.key for person in PEOPLE if "Bo" in person.name or "Priya" in person.name} == {
        "people/Priya Raman.md": "Priya Raman",
        "people/x/Bo Ek.md": "people/x/Bo Ek",
        "people/y/Bo Ek.md": "people/y/Bo Ek",
    }


def test_people_stand_by_path() -> None:
    assert [person.path for person in PEOPLE] == sorted(person.path or "" for person in PEOPLE)


@pytest.mark.parametrize(
    ("typed", "company", "key", "name"),
    [
        ("J. Kim", "Globex", "globex/j-kim", "J. Kim"),
        ("Sam/HR", "Harbor Logistics", "harbor-logistics/sam-hr", "Sam/HR"),
        ("Zoë Müller", "Łódź & Co", "lodz-co/zoe-muller", "Zoë Müller"),
        ("the tall engineer", "Acme", "acme/the-tall-engineer", "the tall engineer"),
    ],
)
def test_somebody_without_a_note_is_known_by_company_and_name(typed: str, company: str, key: str, name: str) -> None:
    assert invent_person(Name(typed, HERE), company) == Person(key=key, name=name, company=company)


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("Priya Raman", {"priya", "raman", "priya raman"}),
        ("J. Kim", {"kim", "j. kim"}),
        ("J. Kim (Globex)", {"kim", "j. kim"}),
        ("Dr. Lena Voss", {"lena", "voss", "lena voss"}),
        ("Ana de Sá", {"ana", "de", "sá", "ana de", "de sá", "ana de sá"}),
        ("Sam Hill, Jr.", {"sam", "hill", "jr.", "sam hill", "hill, jr.", "sam hill, jr."}),
        ("Cher", {"cher"}),
        ("李 明", {"李 明"}),
    ],
)
def test_parts_of_a_name(name: str, parts: set[str]) -> None:
    assert set(find_parts(name)) == parts


def test_a_part_of_two_names_means_both() -> None:
    parts = index_parts([Person(key="a", name="Tom Reed"), Person(key="b", name="Tom Okafor"), Person(key="c", name="Tam Tam")])
    assert (parts["tom"], parts["reed"], parts["tam"]) == (("a", "b"), ("a",), ("c",))


def test_a_part_of_the_file_name_serves_as_well() -> None:
    parts = index_parts([noted("people/Priya Raman.md", "Dr. P. Raman")])
    assert set(parts) == {"priya", "raman", "priya raman", "p. raman"}
