"""The table of checks: one row each, under one name, and no id anywhere else in the package."""

from __future__ import annotations

import ast
import sys
from pathlib import Path

from followup_md import problem
from followup_md.check import list_finders
from followup_md.problem import CHECKS, CheckSpec

PACKAGE = Path(problem.__file__).parent
# The reader makes these, and the function says which of them count.
CHOSEN = {"unnamed-person", "stopped-too-early"}


def test_every_row_is_called_as_its_id_and_stands_in_the_table() -> None:
    rows = {name: value for name, value in vars(problem).items() if isinstance(value, CheckSpec)}
    assert list(rows) == [check.id.upper().replace("-", "_") for check in rows.values()]
    assert list(rows.values()) == list(CHECKS.values())


def test_a_row_leaves_nothing_out() -> None:
    assert CheckSpec._field_defaults == {}


def test_every_public_function_of_a_subject_is_called_as_its_check() -> None:
    finders = list_finders().values()
    for module in {sys.modules[find.__module__] for find in finders}:
        own = [value for value in vars(module).values() if getattr(value, "__module__", "") == module.__name__]
        assert [value for value in own if not value.__name__.startswith("_") and value not in finders] == []


def test_every_check_is_made_by_the_reader_or_has_a_function() -> None:
    found = {check.id for check in list_finders()}
    assert {check.id for check in CHECKS.values() if check.by_reader} == CHECKS.keys() - found | CHOSEN


def test_the_functions_of_drafts_are_left_out_where_there_is_no_draft() -> None:
    left_out = list_finders().keys() - list_finders(drafts=False).keys()
    assert left_out == {check for check in CHECKS.values() if check.subject == "drafts"}


def test_an_id_stands_in_the_table_alone() -> None:
    elsewhere = {path: _find_texts(path) & CHECKS.keys() for path in PACKAGE.rglob("*.py") if path != Path(problem.__file__)}
    assert {path: ids for path, ids in elsewhere.items() if ids} == {}


def _find_texts(path: Path) -> set[object]:
    return {node.value for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.Constant)}
