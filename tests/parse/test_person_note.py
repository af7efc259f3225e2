"""A person note: one person, whom they pass things through, and a log (format.md 4)."""

from __future__ import annotations

import pytest

from followup_md.config import Settings
from followup_md.model import Person
from followup_md.parse.facts import Name, PersonNote
from followup_md.parse.vault import parse_person_note
from followup_md.problem import Place

PATH = "people/J. Kim (Globex).md"


def read(text: str, settings: Settings | None = None) -> PersonNote:
    return parse_person_note(text, PATH, settings or Settings())


def field(line: str) -> PersonNote:
    return read(f"---\n{line}\n---\n")


def test_an_empty_note_is_a_person_named_as_its_file() -> None:
    assert read("") == PersonNote(Person(key="J. Kim (Globex)", name="J. Kim (Globex)", path=PATH))


def test_all_fields() -> None:
    note = read(
        "---\nname: Ji-woo Kim\ncompany: '[[Globex]]'\ntitle: Head of Data\npart: Hiring manager\n"
        "salutation: Ms. Kim\nemail: kim@globex.example\n"
        "phone: +1 555 0100\naddress: |\n  1 Main Street\n  Springfield\nprofiles:\n  - https://github.com/kim\nrelay: '[[Ann Lee]]'\n"
        "channel: email\ncountry: us\nprivate: [https://x.com/kim]\n---\nMet at a fair.\n\n## Log\n- 2026-11-18 thanked\n",
    )
    assert note.facts.place("relay") == (PATH, 14, 8)
    assert note.facts.profile_places == ((PATH, 13, 5),)
    assert note.facts._replace(fields={}, profile_places=()) == Person(
        key="J. Kim (Globex)",
        name="Ji-woo Kim",
        prose={"": "Met at a fair."},
        path=PATH,
        company="Globex",
        title="Head of Data",
        part="hiring-manager",
        salutation="Ms. Kim",
        email="kim@globex.example",
        phone="+1 555 0100",
        address="1 Main Street\nSpringfield",
        profiles=("https://github.com/kim",),
        private=("https://x.com/kim",),
        channel="email",
        country="US",
    )
    assert note.relay == Name("Ann Lee", Place(PATH, 14, 8), linked=True)
    assert [(line.text, line.place.line) for line in note.log] == [("2026-11-18 thanked", 22)]
    assert note.problems == ()


@pytest.mark.parametrize(
    ("typed", "profiles", "none"),
    [
        ("profiles: none", (), True),
        ("profiles: [None]", (), True),
        ("profiles:", (), False),
        ("profiles: https://a.example, https://b.example", ("https://a.example", "https://b.example"), False),
        ("profiles: ['', {a: b}, https://a.example]", ("https://a.example",), False),
    ],
)
def test_profiles(typed: str, profiles: tuple[str, ...], none: bool) -> None:
    facts = field(typed).facts
    assert (facts.profiles, facts.no_profile) == (profiles, none)


@pytest.mark.parametrize(
    ("line", "check", "column"),
    [
        ("part: boss", "bad-value", 7),
        ("channel: fax", "bad-value", 10),
        ("country: USA", "bad-value", 10),
        ("title: [a]", "bad-value", 8),
        ("salutatoin: Ms.", "unknown-field", 1),
        ("name: a\x07", "bad-front-matter", 8),
    ],
)
def test_problems_stand_at_their_value(line: str, check: str, column: int) -> None:
    assert [(problem.check, problem.place.line, problem.place.column) for problem in field(line).problems] == [(check, 2, column)]


def test_properties_of_another_origin() -> None:
    assert read("---\nemployer: Globex\n---\n", Settings(aliases={"employer": "company"})).facts.company == "Globex"


@pytest.mark.parametrize(
    ("line", "hint"),
    [
        ("linkedin: https://www.linkedin.com/in/kim", "write `profiles: https://www.linkedin.com/in/kim`. It is ignored as it stands"),
        ("XING: xing.com/kim", "write `profiles: xing.com/kim`. It is ignored as it stands"),
        ("website: https://kim.example", "write `profiles: https://kim.example`. It is ignored as it stands"),
        ("mail: kim@globex.example", "write `email: kim@globex.example`. It is ignored as it stands"),
        ("e-mail: kim@globex.example", "write `email: kim@globex.example`. It is ignored as it stands"),
        ("tel: +1 973", "write `phone: +1 973`. It is ignored as it stands"),
        ("role: Head of Data", "write `title: Head of Data`. It is ignored as it stands"),
        ("linkedin:", "did you mean `profiles`? It is ignored as it stands"),
        ("linkedin: [a, b]", "did you mean `profiles`? It is ignored as it stands"),
    ],
)
def test_another_word_for_a_key_is_told_with_the_line(line: str, hint: str) -> None:
    (problem,) = field(line).problems
    assert (problem.check, problem.place.line, problem.hint) == ("unknown-field", 2, hint)
    assert problem.correction is not None
    assert problem.correction.meant in hint


def test_another_word_for_a_key_that_has_its_value_is_the_persons_own() -> None:
    assert read("---\ntitle: CTO\nrole: decides\nemail:\nmail: a@b.example\n---\n").problems[0].hint.startswith("write `email:")
    assert read("---\ntitle: CTO\nrole: decides\n---\n").problems == ()


def test_only_the_log_is_a_section_of_a_person_note() -> None:
    note = read(
        "## Topic\n# Review\n## Logs\n- 2026-11-18 thanked Ann\n## Journal\n- 2026-11-19 applied\n<<<<<<< a\n",
        Settings(sections={"log": ("Journal",)}),
    )
    assert [(line.text, line.stray is None) for line in note.log] == [("2026-11-19 applied", True), ("2026-11-18 thanked Ann", False)]
    assert [(problem.check, problem.place.line) for problem in note.problems] == [("conflict-marks", 7), ("unknown-section", 3)]
