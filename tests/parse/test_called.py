"""What people are called in a log line beside their whole names: parts, titles, what they are there, all of them, and several joined."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from followup_md.config import Settings
from followup_md.parse.vault import NoteText, parse_notes

if TYPE_CHECKING:
    from followup_md.model import Vault

MARIA, TOM = "Maria Keane", "Tom Byrne"
PEOPLE = {
    MARIA: "company: Acme\npart: recruiter\ntitle: HR",
    TOM: "company: Acme\npart: interviewer",
    "Nora Dowd": "company: Acme\npart: hiring-manager",
    "Mark Keane": "company: Acme\naliases: [Keano]",
    "Tom Byrd": "company: Acme",
    "Ana María de Sá": "company: Acme",
    "J. R. Lee": "company: Acme\ntitle: Talent Partner",
    "Jan Both": "company: Acme",
    "Zoe Hart": "company: Zenith",
}
TWO, THREE = (MARIA, TOM), (MARIA, TOM, "Nora Dowd")


def read_vault(line: str, met: tuple[str, ...] = TWO, more: str = "") -> Vault:
    """Read one log line of an interview in a vault that has a note for each of the PEOPLE."""
    listed = "".join(f"  - '[[{name}]]'\n" for name in met)
    head = f"---\ncompany: Acme\nrole: Dev\nstart: 2026-10-12T10:00\nend: 2026-10-12T11:00\n{more}interviewers:\n{listed}---\n"
    notes = [NoteText(f"people/{name}.md", f"---\n{fields}\n---\n") for name, fields in PEOPLE.items()]
    return parse_notes([NoteText("interviews/a.md", f"{head}\n## Log\n- 2026-10-15 {line}\n")], notes, None, [], Settings())


def read(line: str, met: tuple[str, ...] = TWO, more: str = "") -> tuple[list[tuple[str, tuple[str, ...]]], list[tuple[str, str]]]:
    """Return the events with their persons, and the problems with their hints."""
    vault = read_vault(line, met, more)
    return [(event.kind, event.people) for event in vault.events], [(problem.check, problem.hint) for problem in vault.problems]


@pytest.mark.parametrize(
    ("typed", "people"),
    [
        # Part of a name, where every part fits.
        ("M. Keane", (MARIA,)),
        ("m. keane", (MARIA,)),
        ("M Keane", (MARIA,)),
        ("M.Keane", (MARIA,)),
        ("Maria K.", (MARIA,)),
        ("Tom B.", (TOM,)),
        ("Tom B", (TOM,)),
        ("byrne tom", (TOM,)),
        ("KEANE", (MARIA,)),
        ("Keane, Maria", (MARIA,)),
        # Titles are passed over.
        ("Mr Byrne", (TOM,)),
        ("Mr. Byrne", (TOM,)),
        ("Ms. Maria Keane", (MARIA,)),
        ("Prof. Dr. Keane", (MARIA,)),
        ("Frau Keane", (MARIA,)),
        ("Dr. Zoe Hart", ("Zoe Hart",)),
        # Several, joined.
        ("Maria & Tom", TWO),
        ("Maria and Tom", TWO),
        ("Maria, Tom", TWO),
        ("Maria; Tom", TWO),
        ("Maria;Tom", TWO),
        ("Maria + Tom", TWO),
        ("Maria+Tom", TWO),
        ("Maria / Tom", TWO),
        ("Maria/Tom", TWO),
        ("Maria und Tom", TWO),
        ("both Maria and Tom", TWO),
        ("Maria, and Mr Byrne", TWO),
        # All of them.
        ("everyone", TWO),
        ("everybody", TWO),
        ("the panel", TWO),
        ("The whole panel", TWO),
        ("all of them", TWO),
        ("both", TWO),
        ("both of them", TWO),
        # What they are there.
        ("HR", (MARIA,)),
        ("the recruiter", (MARIA,)),
        ("recruiter", (MARIA,)),
        # Emphasis and links.
        ("**Tom**", (TOM,)),
        ("*Tom Byrne*", (TOM,)),
        ("__Maria Keane__ and _Tom_", TWO),
        ("[Tom Byrne](../people/Tom%20Byrne.md)", (TOM,)),
        ("[Tom](<../people/Tom Byrne.md>)", (TOM,)),
        ("[Tom Byrne](https://www.example.org/in/tom)", (TOM,)),
        (r"\[[Tom Byrne]\]", (TOM,)),
        (r"\[\[Tom Byrne\]\]", (TOM,)),
        (r"\[\[Tom Byrne]] and \[[Maria Keane|Maria]\]", (TOM, MARIA)),
    ],
)
@pytest.mark.parametrize("behind", ["", " by email", ": for the talk"])
def test_a_person_may_be_called(typed: str, people: tuple[str, ...], behind: str) -> None:
    assert read(f"thanked {typed}{behind}") == ([("thanked", people)], [])


def test_what_they_are_there_is_read_from_part_and_title() -> None:
    assert read("thanked the hiring manager", THREE) == ([("thanked", ("Nora Dowd",))], [])
    assert read("thanked HR", ("J. R. Lee", TOM)) == ([("thanked", ("J. R. Lee",))], [])
    assert read("thanked J.R. Lee", ("J. R. Lee", TOM)) == ([("thanked", ("J. R. Lee",))], [])
    assert read("heard from the recruiter", (TOM,), "agency: '[[Zoe Hart]]'\n") == ([("heard", ("Zoe Hart",))], [])
    assert read("thanked all three", THREE) == ([("thanked", THREE)], [])
    assert read("thanked all 3 of them", THREE) == ([("thanked", THREE)], [])
    assert read("thanked Keano", ("Mark Keane", TOM)) == ([("thanked", ("Mark Keane",))], [])
    assert read("thanked both", ("Jan Both", TOM)) == ([("thanked", ("Jan Both",))], [])


@pytest.mark.parametrize(
    ("line", "met", "lines"),
    [
        # Between two it is never guessed.
        ("thanked M. Keane", (MARIA, "Mark Keane"), ("thanked [[Maria Keane]]", "thanked [[Mark Keane]]")),
        ("thanked Tom B. by email", (TOM, "Tom Byrd"), ("thanked [[Tom Byrne]] by email", "thanked [[Tom Byrd]] by email")),
        ("thanked HR", (MARIA, "J. R. Lee"), ("thanked [[Maria Keane]]", "thanked [[J. R. Lee]]")),
        # A part does not fit: it may be somebody else.
        ("thanked Maria Kelly", TWO, ("thanked [[Maria Keane]]",)),
        ("thanked Maria Kelly by email", TWO, ("thanked [[Maria Keane]] by email",)),
        ("thanked Maria K. Kelly", TWO, ("thanked [[Maria Keane]]",)),
        ("heard from Maria Kelly", TWO, ("heard from [[Maria Keane]]",)),
        ("heard from Maria Kelly: no news", TWO, ("heard from [[Maria Keane]]: no news",)),
        # As many as there are not.
        ("thanked all three", TWO, ("thanked everyone",)),
        ("thanked both by email", THREE, ("thanked everyone by email",)),
    ],
)
def test_in_doubt_it_is_asked(line: str, met: tuple[str, ...], lines: tuple[str, ...]) -> None:
    vault = read_vault(line, met)
    assert vault.events == ()
    (problem,) = vault.problems
    assert problem.choices == tuple(f"2026-10-15 {each}" for each in lines)
    assert all(f"`{each}`" in problem.hint for each in problem.choices)
    # No list of corrections may take it along: only the person knows.
    assert problem.correction is None
    assert all(read(each.removeprefix("2026-10-15 "), met)[1] == [] for each in problem.choices)


@pytest.mark.parametrize("typed", ["T. Keane", "Maria Byrne", "the hiring manager", "Miss Moneypenny", "M. T.", "all of it", "Tom A"])
def test_who_fits_nobody_is_nobody(typed: str) -> None:
    events, problems = read(f"thanked {typed}")
    assert events == []
    assert [check for check, _ in problems] == ["unknown-event"]


@pytest.mark.parametrize(
    "line",
    [
        "heard from Maria they need another week for it",
        "heard from Maria; Tom is away",
        "heard from Tom I should wait",
        "heard from Tom a second time",
        "heard from Maria OK so far",
        "heard from Maria Friday is fine",
        "heard from Maria Everything is fine with them",
    ],
)
def test_what_they_said_is_no_name(line: str) -> None:
    events, _ = read(line)
    assert [(kind, len(people)) for kind, people in events] == [("heard", 1)]
