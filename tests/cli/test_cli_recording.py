"""What stands between a planned line and the disk: each line is verified against the whole vault, and a note that moved on is not lost."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pytest
from support.cli import NOTE, NOW, Acting

from followup_md.cli.record import PlannedLine, UnreadableLine, add_entry, plan_entries, write_plan
from followup_md.cli.session import read_clock
from followup_md.config import Settings
from followup_md.errors import FollowupError
from followup_md.model import Event, Vault
from followup_md.parse.log_layout import find_log
from followup_md.problem import Place
from followup_md.vault.insert import propose_edits
from followup_md.vault.load import load

if TYPE_CHECKING:
    from pathlib import Path

    from followup_md.vault.notes import Loaded

LINE = PlannedLine(NOTE, "2026-11-18 thanked [[Tom Okafor]] by letter")


@pytest.fixture
def acting(tmp_path: Path) -> Acting:
    return Acting(tmp_path)


def read(acting: Acting) -> Loaded:
    return load(str(acting.root), read_clock(NOW), replayed=True)


def test_a_note_that_is_gone_is_said(acting: Acting) -> None:
    with pytest.raises(FollowupError, match=r"interviews/gone\.md is not there any more"):
        plan_entries(str(acting.root), read(acting), [PlannedLine("interviews/gone.md", LINE.text)])


def test_a_line_without_a_date_is_refused() -> None:
    with pytest.raises(UnreadableLine) as refused:
        add_entry(b"## Log\n", PlannedLine(NOTE, "thanked Tom"), Settings())
    assert refused.value.entry.text == "thanked Tom"


def test_a_note_that_changed_since_takes_its_line_as_it_is_now(acting: Acting) -> None:
    loaded = read(acting)
    plan = plan_entries(str(acting.root), loaded, [LINE])
    note = acting.root / NOTE
    note.write_text(note.read_text().replace("late events", "late events, nine hours"))
    write_plan(str(acting.root), plan, loaded.settings)
    assert acting.log()[-1] == f"- {LINE.text}"
    assert "late events, nine hours" in note.read_text()


def test_lines_above_others_move_them_down(acting: Acting) -> None:
    loaded = read(acting)
    early = PlannedLine(NOTE, "2026-11-17 18:00 thanked [[Priya Raman]] by letter")
    plan = plan_entries(str(acting.root), loaded, [LINE, early])
    assert [(line.line, line.text) for line in plan.lines] == [(18, f"- {LINE.text}"), (17, f"- {early.text}")]
    assert (plan.lines[0].above, plan.lines[1].below) == (None, None)


def test_a_line_that_would_cost_another_its_place_is_not_written(acting: Acting) -> None:
    loaded = read(acting)
    lost = Event("heard", Place(NOTE, 30), date(2026, 11, 17), None, datetime(2026, 11, 17, tzinfo=UTC))
    before = loaded._replace(search=loaded.search._replace(vault=Vault(events=(*loaded.search.vault.events, lost))))
    with pytest.raises(FollowupError, match="another line of the log would no longer count"):
        plan_entries(str(acting.root), before, [LINE])


def test_every_place_that_is_proposed_differs() -> None:
    text = "## Log\n- 2026-11-16 prepared\n- 2026-11-20 heard from Priya\n\nwords\n"
    layout = find_log(text, NOTE, Settings())
    edits = list(propose_edits(text, layout, LINE.text, date(2026, 11, 18), None))
    assert [edit.line for edit in edits] == [3, 4, 6, 2]
