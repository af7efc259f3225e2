"""What `check` says of the example vault, day by day, against the table in its README."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from followup_md.problem import Level
from followup_md.vault.load import derive_here, read_vault

if TYPE_CHECKING:
    from datetime import tzinfo

    from followup_md.problem import Problem
    from followup_md.vault.notes import Notes

VAULT = Path(__file__).parents[2] / "example-vault"
FIRST, LAST = datetime(2026, 8, 1, 12), datetime(2027, 1, 31, 12)
README = (VAULT / "README.md").read_text(encoding="utf-8")


@cache
def read_notes() -> Notes:
    return read_vault(str(VAULT))


def find(moment: datetime) -> tuple[Problem, ...]:
    def clock(zone: tzinfo) -> datetime:
        return moment.replace(tzinfo=zone)

    return derive_here(str(VAULT), read_notes(), clock, replayed=True).problems


@pytest.mark.slow
def test_no_error_on_any_day_and_nothing_that_its_readme_does_not_explain() -> None:
    explained = set(re.findall(r"`([a-z-]+)`", README.partition("## What `check` says")[2]))
    days = (LAST - FIRST).days
    found = [(day, problem) for day in range(days) for problem in find(FIRST + timedelta(days=day))]
    assert [problem for _, problem in found if problem.level is Level.ERROR] == []
    assert {problem.check for _, problem in found} <= explained


def test_what_orla_did_is_noticed_when_it_was() -> None:
    assert [problem.check for problem in find(datetime(2026, 8, 14, 12))] == ["thanks-missing"]
    assert [problem.check for problem in find(datetime(2026, 8, 14, 19))] == ["thanks-late"]
    assert [problem.check for problem in find(datetime(2026, 10, 12, 12))] == ["search-slowed"]
    assert [problem.check for problem in find(datetime(2026, 11, 18, 8, 29))] == []
    assert [problem.check for problem in find(datetime(2026, 11, 18, 8, 30))] == ["no-contact-route"] * 2
    assert [problem.check for problem in find(datetime(2026, 12, 3, 9))] == ["offer-deadline-near"]
    assert {problem.check for problem in find(datetime(2026, 12, 7, 10))} == {"no-start-date", "silent-process"}
    assert [problem.check for problem in find(datetime(2026, 12, 14, 16))] == ["withdraw-missing"] * 3
    assert find(datetime(2027, 1, 19, 10)) == ()
