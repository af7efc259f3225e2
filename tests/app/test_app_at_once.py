"""Two programs that write into one vault at once: nothing is lost, and nothing is recorded twice."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path

import pytest

from followup_md.app import Loaded, derive_notes, load
from followup_md.app.acting import plan_log, write_outcome
from followup_md.app.page import build_index, carry_out, plan_build
from followup_md.app.reading import reread_vault
from followup_md.parse.memory import Memory
from followup_md.store.write import ChangedMeanwhile

MakeVault = Callable[..., Path]
HEAD = "---\ncompany: Harbor\nrole: Engineer\nstart: 2026-11-17T13:00\nend: 2026-11-17T15:30\ninterviewers: [Priya Raman]\n---\n\n## Log\n"
PATH = "interviews/harbor.md"
NOW = datetime(2026, 11, 18, 12, tzinfo=UTC)


@pytest.fixture
def root(make_vault: MakeVault) -> Path:
    return make_vault({PATH: HEAD})


def read(root: Path) -> Callable[[Mapping[str, bytes]], Loaded]:
    return lambda changed: derive_notes(reread_vault(str(root), Memory(), changed), lambda _: NOW)


def test_of_two_builds_that_meet_one_tick_the_first_records_it(root: Path) -> None:
    build_index(str(root), read(root))
    page = root / "index.md"
    page.write_text(page.read_text(encoding="utf-8").replace("- [ ] ", "- [x] ", 1), encoding="utf-8")
    first, second = (plan_build(str(root), read(root)) for _ in range(2))
    carry_out(str(root), first)
    note = (root / PATH).read_text()
    assert note.startswith(f"{HEAD}- 2026-11-18 thanked ")
    assert note.count("\n") == HEAD.count("\n") + 1
    with pytest.raises(ChangedMeanwhile):
        carry_out(str(root), second._replace(page=second.page._replace(text="other")))
    assert (root / PATH).read_text() == note


def test_lines_planned_at_once_are_all_written(root: Path) -> None:
    loaded = load(str(root), lambda _: NOW)
    texts = [f"2026-11-{day} heard from [[Priya Raman]]" for day in (16, 17, 18)]
    for outcome in [plan_log(str(root), loaded, PATH, text) for text in texts]:
        write_outcome(str(root), loaded, outcome)
    assert (root / PATH).read_text() == HEAD + "".join(f"- {text}\n" for text in texts)
