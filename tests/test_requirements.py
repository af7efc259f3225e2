"""The requirements of rules.md section 1, by number."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import followup_md
from followup_md.model.actions import ACTIONS
from followup_md.problem import CHECKS
from followup_md.requirements import GROUPS, REQUIREMENTS

# Number of rows in each group of rules.md section 1.
ROWS = {"R0": 5, "R1": 18, "R2": 7, "R3": 10, "R4": 12, "R5": 8}


def test_every_row_is_there() -> None:
    assert list(REQUIREMENTS) == [f"{group}.{row}" for group, rows in ROWS.items() for row in range(1, rows + 1)]
    assert GROUPS.keys() == ROWS.keys()


@pytest.mark.parametrize("name", REQUIREMENTS)
def test_each_is_said_in_plain_sentences(name: str) -> None:
    words = REQUIREMENTS[name]
    assert words[0].isupper()
    assert words.endswith(".")
    # No Markdown, no reference to a document that the reader does not have, and a first sentence that is understood when quoted alone.
    assert not re.search(r"[*_`→]|\bsection\b|\bA\d", words)
    assert words.split()[0] not in ("It", "They", "Nor")
    assert len(words.partition(". ")[0]) <= 80


def test_every_requirement_that_an_action_or_a_check_names_is_known() -> None:
    named = {spec.requirement for spec in ACTIONS} | {check.requirement for check in CHECKS.values() if check.requirement}
    assert named <= REQUIREMENTS.keys()


def test_every_requirement_that_the_code_speaks_of_is_known() -> None:
    root = Path(followup_md.__file__).parent
    spoken = {name for file in root.rglob("*.py") for name in re.findall(r"\bR\d\.\d+\b", file.read_text(encoding="utf-8"))}
    assert spoken <= REQUIREMENTS.keys()
