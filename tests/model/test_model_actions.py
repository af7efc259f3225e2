"""The table of actions: each row stands once, is found by one rule, and names nothing that is not there."""

from __future__ import annotations

import ast
import re
from pathlib import Path
from string import Formatter

import pytest

import followup_md
from followup_md.derive.actions import RULES
from followup_md.derive.record import PIECES
from followup_md.model.actions import ACTIONS, BY_ID, ActionSpec, ByLog, ByWriting
from followup_md.requirements import REQUIREMENTS

PACKAGE = Path(followup_md.__file__).parent


def list_literals(path: Path) -> set[object]:
    """Return every constant of a module."""
    return {node.value for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.Constant)}


LITERALS = {path.relative_to(PACKAGE).as_posix(): list_literals(path) for path in PACKAGE.rglob("*.py")}
# Also a section of the notes; also a subject of checks, and a mark on the timeline; also a field of the review; also a command.
SHARED = {"review", "follow-up", "improve", "recap"}

each_action = pytest.mark.parametrize("spec", ACTIONS, ids=lambda spec: spec.id)


def test_every_action_is_found_by_one_rule_and_every_rule_finds_one() -> None:
    assert sorted(rule.spec.id for rule in RULES) == sorted(BY_ID)
    assert len(BY_ID) == len(ACTIONS)


def test_no_field_has_a_default_so_that_a_row_cannot_forget_one() -> None:
    assert not ActionSpec._field_defaults


@each_action
def test_a_row_names_only_what_is_there(spec: ActionSpec) -> None:
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", spec.id)
    assert spec.requirement in REQUIREMENTS
    assert spec.folds_into is None or BY_ID[spec.folds_into].folds_into is None
    if isinstance(spec.end, ByLog):
        assert {piece for _, piece, _, _ in Formatter().parse(spec.end.phrase) if piece} <= PIECES.keys()


@each_action
def test_what_shares_a_line_has_no_words_of_its_own(spec: ActionSpec) -> None:
    assert not (spec.folds_into and spec.line)


@each_action
def test_every_action_has_calendar_words_but_what_shares_a_line_and_what_is_no_duty(spec: ActionSpec) -> None:
    assert (spec.calendar is None) is bool(spec.folds_into or spec.is_invitation)


@each_action
def test_what_is_written_into_a_person_note_stands_under_no_heading(spec: ActionSpec) -> None:
    assert not isinstance(spec.end, ByWriting) or spec.end.heading != ""


@pytest.mark.parametrize("name", [spec.id for spec in ACTIONS if spec.id not in SHARED])
def test_the_id_of_an_action_is_a_literal_in_at_most_two_modules(name: str) -> None:
    found = {path for path, literals in LITERALS.items() if name in literals}
    assert "model/actions.py" in found
    assert len(found) <= 2, found


def test_the_name_of_the_command_status_is_a_literal_in_the_table_of_commands_and_where_it_is_a_key_alone() -> None:
    known = {"cli/__init__.py", "render/card.py"}
    assert {path for path, literals in LITERALS.items() if "status" in literals} == known
