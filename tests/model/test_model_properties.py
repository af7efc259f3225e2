"""The rows of the keys of the front matter fit the facts that they go to, the checks that they name and the templates that write them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from followup_md.cli.init import read_packaged
from followup_md.config import Settings
from followup_md.model import Draft, Interview, Person
from followup_md.model.properties import (
    CHECKBOX,
    COUNTRY_CODE,
    DRAFT,
    INTERVIEW,
    LIST_OF_TEXTS,
    NOTES,
    ONE_TEXT,
    PERSON,
    TEXT_OR_LINK,
    Property,
)
from followup_md.parse.vault import parse_draft_note, parse_interview_note, parse_person_note

if TYPE_CHECKING:
    from collections.abc import Callable

    from followup_md.problem import Problem

FACTS = {"interview note": Interview, "person note": Person, "draft": Draft}
EVERY = [pytest.param(note, row, id=f"{note}-{row.name}") for note, rows in NOTES.items() for row in rows]


@pytest.mark.parametrize(("note", "row"), EVERY)
def test_a_key_fits_the_field_that_its_value_goes_to(note: str, row: Property) -> None:
    hint = FACTS[note].__annotations__.get(row.name)
    if row.apart or hint is None:
        return
    assert row.shape.words or row.shape in {ONE_TEXT, TEXT_OR_LINK, LIST_OF_TEXTS, CHECKBOX, COUNTRY_CODE}
    assert hint == {CHECKBOX: bool, LIST_OF_TEXTS: tuple[str, ...]}.get(row.shape, str | None)


@pytest.mark.parametrize(("note", "row"), EVERY)
def test_a_key_is_a_name_for_obsidian_and_its_meaning_a_sentence(note: str, row: Property) -> None:
    assert re.fullmatch("[a-z]+(_[a-z]+)?", row.name), note
    assert row.meaning[0].isupper()
    assert row.meaning.endswith(".")
    assert row.shape.obsidian in {"text", "multitext", "date", "datetime", "checkbox"}


@pytest.mark.parametrize(("template", "rows"), [("interview.md", INTERVIEW), ("person.md", PERSON)])
def test_a_template_has_keys_that_there_are_in_their_order(template: str, rows: tuple[Property, ...]) -> None:
    keys = re.findall(r"^(\w+):", read_packaged(template).split("---")[1], re.MULTILINE)
    assert {*keys} < {row.name for row in rows}
    assert len(keys) == len({*keys})


@pytest.mark.parametrize(("note", "row"), [case for case in EVERY if case.id != "draft-to"])  # nothing is like so short a word
def test_a_near_miss_of_each_key_is_told(note: str, row: Property) -> None:
    read: dict[str, Callable[[str], tuple[Problem, ...]]] = {
        "interview note": lambda text: parse_interview_note(text, "a.md", Settings()).problems,
        "person note": lambda text: parse_person_note(text, "a.md", Settings()).problems,
        "draft": lambda text: parse_draft_note(text, "a.md").problems,
    }
    near = row.name + row.name[-1]
    told = [problem.hint for problem in read[note](f"---\n{near}: x\n---\n") if problem.check == "unknown-field"]
    assert told == [f"did you mean `{row.name}`? It is ignored as it stands"]


def test_each_kind_of_note_has_its_rows() -> None:
    assert NOTES == {"interview note": INTERVIEW, "person note": PERSON, "draft": DRAFT}
    assert all(len({row.name for row in rows}) == len(rows) for rows in NOTES.values())
