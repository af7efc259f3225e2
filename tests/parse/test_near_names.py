"""Names as people really type them: several in one value, nobody, titles, Markdown links, and parts of a name."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from followup_md.config import Settings
from followup_md.parse.facts import suggest_name
from followup_md.parse.front_matter import split_names
from followup_md.parse.vault import NoteText, parse_interview_note, parse_notes
from followup_md.problem import Place

if TYPE_CHECKING:
    from followup_md.model import Vault

HEAD = "---\ncompany: A\nrole: B\nstart: 2026-11-17T13:00\nend: 2026-11-17T15:30\n"


def read(*fields: str, body: str = "", people: tuple[str, ...] = ()) -> Vault:
    """Read a vault of one interview, with `fields` from line 6 on, and a note for each of the `people` at the company A."""
    note = NoteText("interviews/a.md", "\n".join((HEAD + "\n".join(fields), "---", body)))
    notes = [NoteText(f"people/{name}.md", "---\ncompany: A\n---\n") for name in people]
    return parse_notes([note], notes, None, [], Settings())


def names(vault: Vault) -> list[str]:
    return [vault.people[key].name for key in vault.interviews[0].interviewers]


def found(vault: Vault) -> list[tuple[str, int, str]]:
    return [(problem.check, problem.place.line, problem.hint) for problem in vault.problems]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Priya Raman / Tom Okafor", ["Priya Raman", "Tom Okafor"]),
        ("Priya Raman + Tom Okafor", ["Priya Raman", "Tom Okafor"]),
        ("Priya Raman\nTom Okafor", ["Priya Raman", "Tom Okafor"]),
        ("Priya Raman, VP Engineering", ["Priya Raman"]),
        ("Priya Raman, Tom Okafor", ["Priya Raman", "Tom Okafor"]),
        ("[Priya Raman](../people/Priya%20Raman.md), Tom", ["people/Priya Raman", "Tom"]),
        ("[Priya, the lead](<people/Priya Raman.md#Log>)", ["people/Priya Raman"]),
        ("[Priya](https://example.org/priya.md)", ["[Priya](https://example.org/priya.md)"]),
        ("Sam/HR", ["Sam/HR"]),
        ("n/a", []),
        ("TBD", []),
        ("-", []),
        ("none", []),
    ],
)
def test_the_names_in_one_value(text: str, expected: list[str]) -> None:
    assert [name.text for name in split_names(text, Place("a.md"))] == expected


def test_a_mapping_in_the_list_gives_its_name() -> None:
    vault = read("interviewers:", "  - name: Priya Raman", "    title: VP", "  - role: lead", "  - [x]")
    assert names(vault) == ["Priya Raman"]
    assert found(vault) == [
        ("name-with-extras", 7, "write `Priya Raman`, and `title: VP` in people/Priya Raman.md"),
        ("bad-value", 9, 'write one name an item, as `- "[[…]]"`'),
        ("bad-value", 10, 'write one name an item, as `- "[[…]]"`'),
    ]


def test_what_a_mapping_says_beside_the_name_goes_into_the_person_note() -> None:
    rows = ("  - name: Tom Okafor", "    url: https://x.example/tom", "    phone: 12", "    tags: [a]", '  - name: "[[people/Ann Lee]]"')
    vault = read("interviewers:", *rows, "    role: HR", '  - name: "[[Jo Ek]]"')
    assert names(vault) == ["Tom Okafor", "Ann Lee", "Jo Ek"]
    assert found(vault) == [
        ("name-with-extras", 7, "write `Tom Okafor`, and `profiles: https://x.example/tom` and `Phone: 12` in people/Tom Okafor.md"),
        ("name-with-extras", 11, "write `Ann Lee`, and `title: HR` in people/Ann Lee.md"),
    ]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ('["Priya Raman + 2 others"]', ["Priya Raman", "2 others"]),
        ('["Prof. Dr. Tom Okafor", "Sam Lee"]', ["Tom Okafor", "Sam Lee"]),
        ('["Tom", "[[Tom Okafor]]"]', ["Tom Okafor"]),
        ('["Tom", "[[Tom Okafor]]", "[[Tom Hill]]"]', ["Tom Okafor", "Tom Hill", "Tom"]),
        ('["Dr. Tom Okafor", "Sam Lee"]', ["Tom Okafor", "Sam Lee"]),
        ("Dr. Priya Raman", ["Dr. Priya Raman"]),
    ],
)
def test_one_man_named_twice(typed: str, expected: list[str]) -> None:
    assert names(read(f"interviewers: {typed}", people=("Tom Okafor",))) == expected


@pytest.mark.parametrize("fields", [("profiles: []", "email: []"), ("profiles:", "email:")])
def test_an_empty_list_is_a_missing_value(fields: tuple[str, ...]) -> None:
    note = NoteText("people/Ann.md", "\n".join(("---", *fields, "address:", "  - 1 High Street", "  - Cork", "---", "")))
    vault = parse_notes([], [note], None, [], Settings())
    assert (vault.problems, vault.people["Ann"].profiles, vault.people["Ann"].address) == ((), (), "1 High Street\nCork")


@pytest.mark.parametrize(
    ("typed", "name", "hint"),
    [
        ("HR", None, "write the name as in `interviewers`, or give the person a note under people/"),
        ('"[[Priya Ramen]]"', "Priya Ramen", "did you mean `[[Priya Raman]]`?"),
        ("Tomm", None, "did you mean `[[Tom Okafor]]`?"),
    ],
)
def test_a_date_from_somebody_whom_nobody_knows(typed: str, name: str | None, hint: str) -> None:
    vault = read('interviewers: "[[Priya Raman]]"', f"decision_from: {typed}", people=("Tom Okafor",))
    key = vault.interviews[0].decision_from
    assert (key and vault.people[key].name) == name
    assert found(vault) == [("broken-link", 7, hint)]


@pytest.mark.parametrize("typed", ["Tom", "Priya", '"[[Tom Okafor]]"', '"[[Dana Fox]]"'])
def test_a_date_from_somebody_known(typed: str) -> None:
    vault = read('interviewers: "[[Priya Raman]]"', f"decision_from: {typed}", 'agency: "[[Dana Fox]]"', people=("Tom Okafor",))
    key = vault.interviews[0].decision_from
    assert key is not None
    assert vault.people[key].name in {"Tom Okafor", "Priya Raman", "Dana Fox"}
    assert vault.problems == ()


def test_a_slip_in_a_first_name() -> None:
    vault = read('interviewers: "[[Priya Raman]]"', body="## Questions\n- Why?\n  - asked by: Pria\n")
    assert found(vault) == [("broken-link", 10, "did you mean `Priya Raman`?")]
    assert suggest_name("zzz", ["Priya Raman"]) is None


def test_a_bare_name_with_a_stroke_is_no_path() -> None:
    note = parse_interview_note(HEAD + "interviewers: [a/Ann, b/Ann]\n---\n", "a.md", Settings())
    assert [name.text for name in note.interviewers] == ["a/Ann", "b/Ann"]
