"""What was typed reads back from the new note as it was typed, whatever its letters."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followup_md.cli.new import NewRound, plan_notes
from followup_md.config import Settings
from followup_md.errors import UsageProblem
from followup_md.parse.vault import parse_interview_note, parse_person_note

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import tzinfo
    from pathlib import Path

    from followup_md.cli.invited import Facts

START = datetime(2026, 11, 20, 14)
TEXT = st.text(st.characters(exclude_categories=("Cc", "Cs", "Cn"), exclude_characters="\ufeff"), min_size=1, max_size=30)
QUOTES = "\u2018\u2019\u201c\u201d "
SETTINGS = Settings(timezone="UTC")


def clock(zone: tzinfo) -> datetime:
    return datetime(2026, 11, 18, 12, tzinfo=UTC).astimezone(zone)


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder: Path = tmp_path_factory.mktemp("vault")
    (folder / "followup.toml").write_text('timezone = "UTC"\n')
    return str(folder)


def plan(root: str, company: str, role: str = "Engineer", people: Mapping[str, Facts] | None = None) -> list[tuple[str, str]]:
    return [(file.path, file.text) for file in plan_notes(root, clock, NewRound(company, role, START, people=people or {})).files]


@pytest.mark.parametrize(
    "company",
    [
        "Yes: No",
        "#1 Foods",
        "🦊 Fox & Söhne",
        'The "Best"',
        "O'Neil",
        "null",
        "1e3",
        "2026-11-20",
        "[x]",
        "{x}",
        "- x",
        "% &",
        "日本電気",
        "a\\nb",
    ],
)
def test_a_company(root: str, company: str) -> None:
    ((path, text),) = plan(root, company)
    note = parse_interview_note(text, path, SETTINGS)
    assert (note.company, note.problems and note.problems[0].check) == (company, "missing-end")


@given(TEXT)
def test_any_company_reads_back(root: str, company: str) -> None:
    """Blanks become single ones, and quotes around the whole are no part of it."""
    plain = " ".join(company.split()).strip(QUOTES)
    if not plain or "[[" in plain:
        return  # no text at all, or a link, is looked at below
    ((path, text),) = plan(root, company)
    assert parse_interview_note(text, path, SETTINGS).company == plain


@given(TEXT, TEXT)
def test_any_role_and_any_name_reads_back_or_is_refused(root: str, role: str, name: str) -> None:
    try:
        files = plan(root, "Harbor", role, {name: ()})
    except UsageProblem:
        return
    (path, text), (person_path, person_text) = files
    note = parse_interview_note(text, path, SETTINGS)
    person = parse_person_note(person_text, person_path, SETTINGS).facts
    assert note.facts is not None
    assert note.facts.role == " ".join(role.split()).strip(QUOTES)
    assert [interviewer.text for interviewer in note.interviewers] == [person.key]


@pytest.mark.parametrize("name", ["Priya Raman", "Ann O'Neil, Jr.", "José Núñez", "李小龍", "Dr. K"])
def test_a_name(root: str, name: str) -> None:
    _, (path, text) = plan(root, "Harbor", people={name: (("email", "a@example.com"),)})
    person = parse_person_note(text, path, SETTINGS).facts
    assert (person.name, person.company, person.email) == (name, "Harbor", "a@example.com")


def test_a_name_that_is_no_file_name_still_leads_to_its_note(root: str) -> None:
    (_, text), (path, _) = plan(root, "Harbor", people={"A/B: C": ()})
    assert path == "people/A B C.md"
    assert '- "[[A B C]]"' in text


@pytest.mark.parametrize(("typed", "company"), [("[[Harbor]]", "Harbor"), ("Harbor [[x]]", "Harbor [[x]]")])
def test_a_company_in_brackets(root: str, typed: str, company: str) -> None:
    ((path, text),) = plan(root, typed)
    assert parse_interview_note(text, path, SETTINGS).company == company


def test_a_text_that_reads_as_another_is_refused(root: str) -> None:
    with pytest.raises(UsageProblem, match=r"the company '\[\[x\]\]' would read as 'x'"):
        plan(root, "\u201c[[x]]\u201d")
