"""Ticking a task of the page is recording it (format.md section 6): once, with its day, and never lost without a word."""

from __future__ import annotations

import os
import re
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from support.cli import HEADER, NOTE, NOW, Acting

from followup_md.cli.generated import PAGE_MARK as MARK
from followup_md.vault import write

if TYPE_CHECKING:
    from pathlib import Path

PREPARED = "- 2026-11-16 prepared"
KEPT = "## Ticked, but not recorded"


class Ticking(Acting):
    """A vault with its page built, whose tasks are ticked by the action."""

    def __init__(self, root: Path) -> None:
        super().__init__(root)
        self.page = root / "index.md"

    def text(self) -> str:
        return self.page.read_text(encoding="utf-8")

    def save(self, text: str, day: str = "2026-11-18T11:00") -> None:
        """Write the page as saved at a moment."""
        self.page.write_text(text, encoding="utf-8")
        moment = datetime.fromisoformat(day).replace(tzinfo=UTC).timestamp()
        os.utime(self.page, (moment, moment))

    def tick(self, action: str, mark: str = "x", tail: str = "") -> None:
        """Tick the one task whose id begins so."""
        ticked, count = re.subn(rf"^- \[ \] (.*\b{action}.*)$", rf"- [{mark}] \1{tail}", self.text(), flags=re.MULTILINE)
        assert count == 1
        self.save(ticked)


@pytest.fixture
def ticking(tmp_path: Path) -> Ticking:
    found = Ticking(tmp_path)
    found.run("build")
    return found


def test_a_tick_is_recorded_with_its_day_and_goes(ticking: Ticking) -> None:
    ticking.tick("thank-tom", tail=" ✅ 2026-11-17")
    done = ticking.run("build")
    assert (done.code, done.err) == (0, "")
    assert done.out.split("\n")[-4:-2] == ["index.md: written", "followups.ics: written"]
    assert ticking.log() == [PREPARED, "- 2026-11-17 thanked [[Tom Okafor]] by letter"]
    assert "thank-tom" not in ticking.text()
    assert "[x]" not in ticking.text()


@pytest.mark.parametrize(
    ("saved", "day"),
    [("2026-11-17T22:00", "2026-11-17"), ("2026-11-18T11:00", "2026-11-18"), ("2026-12-24T11:00", "2026-11-18")],
    ids=["yesterday", "today", "by a clock that is ahead"],
)
def test_without_a_day_it_is_the_one_on_which_the_page_was_saved(ticking: Ticking, saved: str, day: str) -> None:
    ticking.tick("thank-tom")
    ticking.save(ticking.text(), saved)
    ticking.run("build")
    assert ticking.log()[-1] == f"- {day} thanked [[Tom Okafor]] by letter"


@pytest.mark.parametrize("form", ["emoji", "dataview", "none"])
def test_every_format_of_the_page_is_read(tmp_path: Path, form: str) -> None:
    ticking = Ticking(tmp_path)
    ticking.write({"followup.toml": f'timezone = "Europe/Dublin"\n[tasks]\nformat = "{form}"\n'})
    ticking.run("build")
    ticking.tick("thank-tom", mark="X", tail="  [completion:: 2026-11-17]" if form == "dataview" else "")
    ticking.run("build")
    assert ticking.log()[-1] == f"- 2026-11-{17 if form == 'dataview' else 18} thanked [[Tom Okafor]] by letter"


def test_a_task_that_is_cancelled_is_waived(ticking: Ticking) -> None:
    ticking.tick("connect-tom", "-", " ❌ 2026-11-18")
    ticking.run("build")
    assert ticking.log()[-1] == "- 2026-11-18 waived connect [[Tom Okafor]] because cancelled on the page"
    assert "connect-tom" not in ticking.text()


def test_several_ticks_are_recorded_by_day(ticking: Ticking) -> None:
    ticking.tick("thank-tom", tail=" ✅ 2026-11-18")
    ticking.tick("thank-priya", tail=" ✅ 2026-11-17")
    ticking.run("build")
    assert ticking.log()[1:] == ["- 2026-11-17 thanked [[Priya Raman]] by letter", "- 2026-11-18 thanked [[Tom Okafor]] by letter"]


def test_a_page_ticked_on_two_machines_and_merged_records_once(ticking: Ticking) -> None:
    ticking.tick("thank-tom", tail=" ✅ 2026-11-17")
    task = next(line for line in ticking.text().split("\n") if "[x]" in line)
    ticking.save(f"{ticking.text()}\n<<<<<<< a\n{task}\n=======\n{task.replace('17', '18')}\n>>>>>>> b\n")
    ticking.run("build")
    assert ticking.log() == [PREPARED, "- 2026-11-17 thanked [[Tom Okafor]] by letter"]
    assert "<<<<" not in ticking.text()


def test_a_tick_on_a_stale_page_for_what_is_logged_already_records_nothing(ticking: Ticking) -> None:
    ticking.tick("thank-tom")
    ticking.run("done", "thank-tom")
    done = ticking.run("build")
    assert done.out.startswith("index.md: written\nfollowups.ics: written\nsite/: ")
    assert ticking.log() == [PREPARED, "- 2026-11-18 thanked [[Tom Okafor]] by letter"]


def test_what_lapsed_meanwhile_has_happened_all_the_same(ticking: Ticking) -> None:
    ticking.tick("thank-tom", tail=" ✅ 2026-11-18")
    ticking.run("build", now="2026-11-30T12:00")
    assert ticking.log()[-1] == "- 2026-11-18 thanked [[Tom Okafor]] by letter"


def test_a_task_cancelled_that_is_open_no_more_needs_no_word(ticking: Ticking) -> None:
    ticking.tick("thank-tom", "-")
    assert ticking.run("build", now="2026-11-30T12:00").out.startswith("index.md: written\nfollowups.ics: written\nsite/: ")
    assert ticking.log() == [PREPARED]


@pytest.mark.parametrize(
    ("task", "reason"),
    [
        pytest.param("- [x] Old 🆔 thank-nobody", "there is no action of that id any more", id="gone"),
        pytest.param("- [x] my own task", "there is no action of that id any more", id="no id"),
        pytest.param("- [x] Thank 🆔 thank-tom-okafor-harbor ✅ 2026-12-24", "2026-12-24 is still to come", id="to come"),
        pytest.param("- [/] Thank 🆔 thank-tom-okafor-harbor", "says neither that it is done", id="begun"),
        pytest.param("- [x] Recap 🆔 recap-harbor", "recap is done by writing", id="by writing"),
        pytest.param("- [-] Keep looking 🆔 keep-looking-2026-11-16", "nothing stops it", id="keep looking"),
        pytest.param("- [x] Thank 🆔 thank-tom-okafor-harbor ✅ 2026-11-15", "it would still be open", id="before one met"),
    ],
)
def test_what_cannot_be_recorded_stays_ticked_and_says_why(ticking: Ticking, task: str, reason: str) -> None:
    ticking.save(f"{ticking.text()}\n{task}\n")
    done = ticking.run("build")
    assert done.code == 0
    assert reason in done.out
    assert ticking.log() == [PREPARED]
    assert f"{KEPT}\n\n{task}\n  * " in ticking.text()
    before = ticking.text()
    assert ticking.run("build").out.endswith("index.md: unchanged\nfollowups.ics: unchanged\nsite/: unchanged\n")
    assert ticking.text() == before


def test_one_that_cannot_be_recorded_holds_up_no_other(ticking: Ticking) -> None:
    ticking.tick("thank-priya", tail=" ✅ 2026-11-15")
    ticking.tick("thank-tom")
    data = ticking.run("build", "--json").data
    assert data["recorded"] == [{"path": NOTE, "line": 17, "text": "- 2026-11-18 thanked [[Tom Okafor]] by letter"}]
    assert [tick["id"] for tick in data["unrecorded"]] == ["thank-priya-raman-harbor"]  # type: ignore[attr-defined] # from JSON


def test_a_note_that_takes_no_line_keeps_the_tick(ticking: Ticking) -> None:
    ticking.tick("thank-tom")
    ticking.write({NOTE: HEADER + "\n```\ncode\n"})
    assert "has no place where a log line would be read" in ticking.run("build").out
    assert "- [x] Post a thank-you letter to Tom Okafor" in ticking.text()


def test_once_it_is_logged_by_hand_the_kept_tick_goes(ticking: Ticking) -> None:
    ticking.tick("thank-tom", tail=" ✅ 2026-11-15")
    ticking.run("build")
    ticking.run("done", "thank-tom")
    assert ticking.run("build").out.startswith("index.md: written\nfollowups.ics: written\nsite/: ")
    assert KEPT not in ticking.text()


def test_no_record_leaves_the_notes_alone_and_the_ticks_where_they_are(ticking: Ticking) -> None:
    ticking.tick("thank-tom")
    done = ticking.run("build", "--no-record")
    assert "stays ticked: it was built with --no-record" in done.out
    assert ticking.log() == [PREPARED]
    ticking.run("build")
    assert ticking.log()[-1] == "- 2026-11-18 thanked [[Tom Okafor]] by letter"


@pytest.mark.parametrize("args", [["--check"], ["--dry-run"]])
def test_a_build_that_only_looks_writes_nothing(ticking: Ticking, args: list[str]) -> None:
    ticking.tick("thank-tom")
    before = ticking.text()
    done = ticking.run("build", *args)
    assert done.code == (args == ["--check"])
    assert "+ 17  - 2026-11-18 thanked [[Tom Okafor]] by letter" in done.out
    assert (ticking.text(), ticking.log()) == (before, [PREPARED])


def test_a_tick_made_while_the_page_was_being_rebuilt_is_recorded_by_that_build(ticking: Ticking, monkeypatch: pytest.MonkeyPatch) -> None:
    real, ticks = write.write_bytes, ["thank-priya"]

    def tick_first(path: str, data: bytes, seen: bytes | None) -> None:
        if ticks and path.endswith("index.md"):
            ticking.tick(ticks.pop())
        real(path, data, seen)

    ticking.tick("thank-tom")
    monkeypatch.setattr(write, "write_bytes", tick_first)
    done = ticking.run("build")
    assert done.code == 0
    assert ticking.log()[1:] == ["- 2026-11-18 thanked [[Tom Okafor]] by letter", "- 2026-11-18 thanked [[Priya Raman]] by letter"]
    assert done.out.count("+ ") == 2
    assert "[x]" not in ticking.text()


def test_a_page_that_keeps_changing_is_left_to_the_other_program(ticking: Ticking, monkeypatch: pytest.MonkeyPatch) -> None:
    def change_first(path: str, data: bytes, seen: bytes | None) -> None:
        ticking.save(f"{ticking.text()}\n")
        real(path, data, seen)

    real = write.write_bytes
    monkeypatch.setattr(write, "write_bytes", change_first)
    ticking.save(ticking.text() + "\n")
    done = ticking.run("build")
    assert (done.code, done.err.split("\n")[0]) == (1, "followup-md: index.md, followups.ics or site/ keeps changing")


def test_a_follow_up_ticked_before_its_day_is_recorded_and_judged(ticking: Ticking) -> None:
    ticking.tick("follow-up-harbor")
    assert "guard: Priya Raman: not yet; wait until Fri 4 Dec" in ticking.run("build").out
    assert ticking.log()[-1] == "- 2026-11-18 followed up with [[Priya Raman]]"


def test_the_page_is_one_of_ours(ticking: Ticking) -> None:
    assert ticking.text().startswith(MARK)
    assert NOW.startswith("2026-11-18")
