"""`calendar`, and the file that `build` and `watch` keep (format.md sections 6 and 8)."""

from __future__ import annotations

import json
import sys
from datetime import datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest
from click.testing import CliRunner
from jsonschema import Draft202012Validator
from support.cli import NOTE, NOW, Acting, World

from followup_md.cli import cli
from followup_md.render.schema import describe_schema
from followup_md.vault.notes import CALENDAR

if TYPE_CHECKING:
    from pathlib import Path

LACKING = "needs the library `icalendar`"


@pytest.fixture
def acting(tmp_path: Path) -> Acting:
    return Acting(tmp_path)


@pytest.fixture
def _without_library(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "icalendar", None)


def run_calendar(acting: Acting, *args: str, now: str = NOW) -> bytes:
    """Return what `calendar` prints, with its newlines."""
    result = CliRunner().invoke(cli, ["-C", str(acting.root), "calendar", *args, "--now", now])
    assert (result.exit_code, result.stderr) == (0, "")
    return result.stdout_bytes


def read_calendar(acting: Acting) -> str:
    return (acting.root / CALENDAR).read_bytes().decode()


@pytest.mark.parametrize("args", [(), ("--stdout",)])
def test_it_prints_what_build_would_write(acting: Acting, args: tuple[str, ...]) -> None:
    printed = run_calendar(acting, *args)
    assert not (acting.root / CALENDAR).exists()
    acting.run("build")
    assert printed == (acting.root / CALENDAR).read_bytes()
    # Later too: what the file has told before, and under which number.
    assert run_calendar(acting, *args, now="2026-11-18T13:00") == printed


def test_the_file_is_written_only_when_it_changes(acting: Acting) -> None:
    acting.run("build")
    before = (acting.root / CALENDAR).stat().st_ino
    assert acting.run("build", now="2026-11-18T13:00").out.splitlines()[1] == "followups.ics: unchanged"
    assert (acting.root / CALENDAR).stat().st_ino == before
    acting.run("done", "thank-tom")
    assert acting.run("build").out.startswith("index.md: written\nfollowups.ics: written\n")
    assert acting.run("build", "--check").code == 0


def test_check_minds_the_calendar_alone(acting: Acting) -> None:
    acting.run("build")
    (acting.root / CALENDAR).unlink()
    done = acting.run("build", "--check")
    assert (done.code, done.out) == (1, "index.md: unchanged\nfollowups.ics: stale\nsite/: unchanged\n")
    assert not (acting.root / CALENDAR).exists()


def test_a_calendar_of_somebody_else_is_left_alone_and_nothing_else_is_written(acting: Acting) -> None:
    (acting.root / CALENDAR).write_text("BEGIN:VCALENDAR\r\nPRODID:-//Else//EN\r\nEND:VCALENDAR\r\n")
    done = acting.run("build")
    assert (done.code, done.out) == (1, "")
    assert done.err.startswith("followup-md: followups.ics is not a calendar of this program, so it is left alone\n")
    assert read_calendar(acting).count("Else") == 1
    assert not (acting.root / "index.md").exists()
    assert run_calendar(acting).startswith(b"BEGIN:VCALENDAR\r\nVERSION")


def test_a_folder_in_its_place_is_a_failure_of_the_machine(acting: Acting) -> None:
    (acting.root / CALENDAR).mkdir()
    assert acting.run("build").code == 3
    assert acting.run("calendar").code == 0


def test_the_settings_say_how_and_whether_with_names(acting: Acting) -> None:
    acting.write({"followup.toml": 'timezone = "Europe/Dublin"\n[calendar]\nas = "todos"\nnames = true\n'})
    shown = run_calendar(acting).decode()
    assert "BEGIN:VTODO" in shown
    assert "SUMMARY:Send 2 thank-you notes: Harbor\r\n" in shown
    assert "DESCRIPTION:Priya Raman\\, Tom Okafor\r\n" in shown


@pytest.mark.usefixtures("_without_library")
def test_without_the_library_calendar_says_what_to_install(acting: Acting) -> None:
    done = acting.run("calendar")
    assert (done.code, done.out) == (2, "")
    assert done.err == f"followup-md: the calendar {LACKING}\n    install it: pip install 'followup-md[calendar]'\n"


def test_without_the_library_build_says_so_where_there_is_a_calendar_and_nowhere_else(
    acting: Acting, monkeypatch: pytest.MonkeyPatch
) -> None:
    acting.run("build")
    kept = read_calendar(acting)
    acting.run("done", "thank-tom")
    monkeypatch.setitem(sys.modules, "icalendar", None)
    done = acting.run("build")
    assert (done.code, done.out.splitlines()[0]) == (0, "index.md: written")
    assert done.err == f"followup-md: followups.ics is left as it is, since it {LACKING}: pip install 'followup-md[calendar]'\n"
    assert read_calendar(acting) == kept
    (acting.root / CALENDAR).unlink()
    assert acting.run("build") == (0, "index.md: unchanged\nsite/: unchanged\n", "")


def test_without_the_library_watch_says_so_once(acting: Acting, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(_: object) -> None:
        raise KeyboardInterrupt

    acting.run("build")
    monkeypatch.setitem(sys.modules, "icalendar", None)
    monkeypatch.setattr("followup_md.watch.loop.Loop.run", interrupt)
    result = CliRunner().invoke(cli, ["-C", str(acting.root), "watch"])
    assert (result.exit_code, result.stderr.count(LACKING)) == (130, 1)


@pytest.mark.usefixtures("_without_library")
def test_json_needs_no_library_and_gives_instants(acting: Acting) -> None:
    acting.write({NOTE: (acting.root / NOTE).read_text().replace("2026-11-17T", "2026-11-19T")})
    entries = acting.run("calendar", "--json").data["entries"]
    assert isinstance(entries, list)
    assert {key: entries[0][key] for key in ("kind", "as", "title", "begin", "end", "alarms")} == {
        "kind": "interview",
        "as": "event",
        "title": "Interview (panel)",
        "begin": "2026-11-19T13:00:00+00:00",
        "end": "2026-11-19T15:30:00+00:00",
        "alarms": ["2026-11-18T13:00:00+00:00", "2026-11-19T12:00:00+00:00"],
    }
    assert (entries[-1]["title"], entries[-1]["begin"], entries[-1]["end"]) == ("Keep looking", "2026-11-22", None)
    assert json.dumps(acting.run("calendar", "--json", now="2026-11-20T12:00").data).count("2026-12-04T09:00:00+00:00") == 1


@pytest.mark.parametrize("setting", ["events", "todos"])
def test_json_is_as_its_schema_says(acting: Acting, setting: str) -> None:
    config = acting.root / "followup.toml"
    config.write_text(f'{config.read_text(encoding="utf-8")}\n[calendar]\nas = "{setting}"\n', encoding="utf-8")
    schema = describe_schema("calendar")
    data = acting.run("calendar", "--json").data
    Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER).validate(data)
    entries = data["entries"]
    assert isinstance(entries, list)
    assert {entry["as"] for entry in entries} == {"event", setting.removesuffix("s")}


# Under watch


@pytest.fixture
def world(acting: Acting) -> World:
    return World(acting.root, datetime(2026, 11, 18, 12, tzinfo=ZoneInfo("Europe/Dublin")))


def test_its_own_calendar_is_no_change(acting: Acting, world: World) -> None:
    world.save(5, "2026-11-16 prepared", "2026-11-16 prepared\n- 2026-11-18 thanked Tom by letter", NOTE)
    world.run(200)
    assert world.times == [0.0, pytest.approx(5.3)]
    assert [world.last.states[path] for path in ("index.md", "followups.ics")] == ["written"] * 2
    assert "Send the thank-you note" in read_calendar(acting)


def test_a_calendar_that_was_deleted_or_changed_is_written_again(acting: Acting, world: World) -> None:
    def spoil() -> None:
        (acting.root / CALENDAR).write_bytes((acting.root / CALENDAR).read_bytes().replace(b"Follow up", b"Call them"))

    world.at(5, (acting.root / CALENDAR).unlink)
    world.at(15, spoil)
    world.run(30)
    assert [(rebuild.changed, rebuild.states["followups.ics"]) for _, rebuild in world.rebuilds[1:]] == [((CALENDAR,), "written")] * 2
    assert "Call them" not in read_calendar(acting)


def test_time_alone_writes_it_when_something_begins(acting: Acting, world: World) -> None:
    ahead = (acting.root / NOTE).read_text().replace("2026-11-17T13:00", "2026-11-18T12:01").replace("2026-11-17T15:30", "2026-11-18T15:30")
    acting.write({NOTE: ahead})
    world.run(5)
    assert "TRIGGER:-PT1H" in read_calendar(acting)
    world.run(70)
    assert "TRIGGER:-PT1H" not in read_calendar(acting)
    assert (world.last.cause, world.last.states["followups.ics"]) == ("time", "written")
