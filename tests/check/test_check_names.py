"""Who is who (rules.md section 4, *People*: `name-spelled-two-ways`, `same-person-twice`)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from support.vaults import Looking

EVENING = "At 2026-11-17T20:00:\n"
NOTES = "people/{one}.md:\nprofiles: none\nemail:\npeople/{two}.md:\nprofiles: none\nemail:\n"


@pytest.mark.parametrize(
    ("one", "two", "told"),
    [
        pytest.param("Lena Raman", "Lena Rahman", True, id="a letter more"),
        pytest.param("Jörg Petersdorf", "Joerg Petersdorff", False, id="two words differ"),
        pytest.param("Jörg Petersdorf", "Jörg Petersdorff", True, id="accents are the same"),
        pytest.param("Sean Byrne", "Séan Byrne", False, id="an accent alone"),
        pytest.param("Ann Lee", "Anna Lee", False, id="short words"),
        pytest.param("Thomas Berger", "Tom Berger", False, id="a short form"),
        pytest.param("Maria Huber", "Marko Huber", False, id="two given names"),
        pytest.param("Kristina Olsen", "Christina Olsen", False, id="other first letters"),
        pytest.param("Huber Maria", "Maria Hubert", False, id="another order"),
        pytest.param("Alex Wolff", "Alexa Wolff", False, id="two given names, one longer by a vowel"),
        pytest.param("Daniele Rossi", "Daniela Rossi", False, id="two given names, in another vowel"),
        pytest.param("Lena Rossi", "Lena Rossie", True, id="a vowel more in the surname"),
        pytest.param("Alexander Wolff", "Alexandra Wolff", True, id="one may be the other"),
        pytest.param("Anna Maria Lee Park", "Anna-Maria Lee Parks", True, id="a hyphen as well"),
        pytest.param("Anna Maria Berger", "Anna Marie Bergner", False, id="one word of three alike"),
        pytest.param("Okafor", "Okafer", True, id="one word each"),
    ],
)
def test_name_spelled_two_ways(looking: Looking, one: str, two: str, told: bool) -> None:
    found = looking.find("name-spelled-two-ways", f'{EVENING}interviewers: ["[[{one}]]"]\n{NOTES.format(one=one, two=two)}')
    assert bool(found) is told
    # The one that no interview names is the slip.
    assert all(f'"{two}" here' in problem.message and f'"{one}" in' in problem.message for problem in found)


@pytest.mark.parametrize(
    ("names", "people", "told"),
    [
        pytest.param('"[[Alex Wolff]]", "[[Alexa Wolff]]"', "", False, id="interviews name both"),
        pytest.param('"[[Alex Wolff]]", "[[Alexa Wolff]]"', "people/Alex Wolff.md:\nemail:\n", False, id="one with a note"),
        pytest.param('"Alexa Wolff"', "people/Alex Wolff.md:\nemail:\n", True, id="one with a note, the other in an interview"),
    ],
)
def test_a_vowel_at_the_end_is_a_slip_where_only_one_of_them_is_known(looking: Looking, names: str, people: str, told: bool) -> None:
    assert bool(looking.find("name-spelled-two-ways", f"{EVENING}interviewers: [{names}]\n{people}")) is told


@pytest.mark.parametrize(
    ("name", "place"),
    [
        pytest.param("name: Lena Rahman\n", "Lena Rahman", id="the name in the note"),
        pytest.param("", "---", id="the note"),
    ],
)
def test_a_slip_that_no_interview_names_stands_in_the_persons_note(looking: Looking, name: str, place: str) -> None:
    notes = f"people/Lena Raman.md:\nemail:\nprofiles: none\npeople/Lena Rahman.md:\nemail:\nprofiles: none\n{name}"
    (problem,) = looking.find("name-spelled-two-ways", f'{EVENING}interviewers: ["[[Lena Raman]]"]\n{notes}')
    assert problem.place.path == "people/Lena Rahman.md"
    assert looking.text_at(problem) == place


@pytest.mark.parametrize(
    "apart",
    [
        pytest.param(("email: a@example.com", "email: b@example.com"), id="two addresses"),
        pytest.param(('profiles: ["https://x.com/a"]', 'profiles: ["https://x.com/b"]'), id="two profiles"),
        pytest.param(("company: Harbor Logistics", "company: Globex"), id="two companies"),
    ],
)
def test_two_people_of_whom_more_is_known_are_two(looking: Looking, apart: tuple[str, str]) -> None:
    notes = f"people/Lena Raman.md:\nprofiles: none\nemail:\n{apart[0]}\npeople/Lena Rahman.md:\nprofiles: none\nemail:\n{apart[1]}"
    assert looking.find("name-spelled-two-ways", EVENING + notes) == []


def test_the_rarer_spelling_is_the_slip_wherever_it_stands(looking: Looking) -> None:
    rounds = "".join(
        f"interviews/{day}-harbor.md:\nstart: {day}T10:00\nend: {day}T11:00\nkind: technical\ninterviewers: [{name}]\n"
        for day, name in (("2026-11-02", "Lena Rahman"), ("2026-11-03", "Lena Raman"), ("2026-11-04", "Lena Raman"))
    )
    (problem,) = looking.find("name-spelled-two-ways", EVENING + rounds)
    assert problem.message == '"Lena Rahman" here, and "Lena Raman" in interviews/2026-11-04-harbor.md'
    assert looking.text_at(problem).startswith("Lena Rahman")


@pytest.mark.parametrize(
    ("one", "two", "told"),
    [
        pytest.param("https://www.linkedin.com/in/kim", "http://linkedin.com/in/Kim/?trk=1", True, id="one profile written two ways"),
        pytest.param("https://www.linkedin.com/in/kim", "https://www.linkedin.com/in/kim2", False, id="two profiles"),
    ],
)
def test_same_person_twice_by_profile(looking: Looking, one: str, two: str, told: bool) -> None:
    people = f'people/Ann Kim.md:\nprofiles: ["{one}"]\npeople/Jo Kim.md:\nprofiles: ["{two}"]'
    found = looking.find("same-person-twice", people)
    assert bool(found) is told
    assert all("people/Ann Kim.md" in problem.hint and problem.place.path == "people/Jo Kim.md" for problem in found)


@pytest.mark.parametrize(
    ("mail", "told"),
    [
        pytest.param("kim@example.com", 1, id="one address"),
        pytest.param("jobs@example.com", 0, id="an address that many read"),
    ],
)
def test_same_person_twice_by_mail(looking: Looking, mail: str, told: int) -> None:
    people = f"people/Ann Kim.md:\nemail: {mail}\npeople/Jo Kim.md:\nemail: {mail.upper()}"
    assert len(looking.find("same-person-twice", people)) == told


def test_two_signs_for_one_pair_are_told_once(looking: Looking) -> None:
    same = 'email: kim@example.com\nprofiles: ["https://x.com/kim"]'
    assert len(looking.find("same-person-twice", f"people/Ann Kim.md:\n{same}\npeople/Jo Kim.md:\n{same}")) == 1
