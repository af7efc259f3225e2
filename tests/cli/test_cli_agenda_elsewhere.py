"""The calendar as other programs read it: `khal`, which imports it, and ical.js, the library of Thunderbird.

`.ci/run` installs both; where one is missing, its tests are skipped. ical.js is looked for in the folder that ICAL_JS names.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner

from followup_md.cli import cli

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[2]
MOMENTS = ("2026-08-12T12:00", "2026-11-05T12:00", "2026-11-18T12:00", "2026-12-03T12:00")
KHAL = """\
[calendars]
[[search]]
path = {folder}
type = calendar
[locale]
local_timezone = {zone}
default_timezone = {zone}
timeformat = %H:%M
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%d %H:%M
longdatetimeformat = %Y-%m-%d %H:%M
[sqlite]
path = {folder}.db
"""
# rules.md 7.1: an interview that ends before each change of the clocks in New York, and the day after a plain one.
VECTORS = {
    "2026-03-05": ("2026-03-05 14:30", "2026-03-05 15:30", "2026-03-06T20:30:00Z"),
    "2026-03-07": ("2026-03-07 14:30", "2026-03-07 15:30", "2026-03-08T20:30:00Z"),
    "2026-10-31": ("2026-10-31 14:30", "2026-10-31 15:30", "2026-11-01T19:30:00Z"),
}
NOTE = """\
---
company: "Häfen, Söhne; & \\\\Co"
role: Engineer
start: {day}T14:30
end: {day}T15:30
timezone: America/New_York
interviewers: ["[[Priya \\"P\\" Raman]]"]
---

## Topics
- late events
"""


def write_calendar(root: Path, now: str) -> Path:
    result = CliRunner().invoke(cli, ["-C", str(root), "build", "--now", now])
    assert result.exit_code == 0, result.output
    return root / "followups.ics"


def list_entries(root: Path, now: str) -> list[dict[str, object]]:
    found: list[dict[str, object]] = json.loads(CliRunner().invoke(cli, ["-C", str(root), "calendar", "--json", "--now", now]).stdout)[
        "entries"
    ]
    return found


@pytest.fixture
def vault(tmp_path: Path) -> Path:
    (tmp_path / "vault/interviews").mkdir(parents=True)
    (tmp_path / "vault/followup.toml").write_text('timezone = "America/New_York"\n[calendar]\nas = "todos"\nnames = true\n')
    return tmp_path / "vault"


# ical.js


def read_with_ical_js(calendar: Path) -> list[dict[str, object]]:
    node, folder = shutil.which("node"), os.environ.get("ICAL_JS", "")
    if node is None or not Path(folder, "node_modules/ical.js").is_dir():
        pytest.skip("ical.js is not installed")
    script = Path(__file__).with_name("second_reader.mjs")
    done = subprocess.run([node, str(script), folder, str(calendar)], check=True, capture_output=True, text=True)  # noqa: S603 - our own script
    found: list[dict[str, object]] = json.loads(done.stdout)
    return found


@pytest.mark.parametrize("settings", ["", 'as = "todos"\nnames = true\n'], ids=["events", "todos-with-names"])
@pytest.mark.parametrize("now", MOMENTS)
def test_ical_js_reads_the_example_as_it_was_meant(tmp_path: Path, now: str, settings: str) -> None:
    root = tmp_path / "vault"
    shutil.copytree(ROOT / "example-vault", root)
    with (root / "followup.toml").open("a", encoding="utf-8") as file:
        file.write(settings)  # its last table is [calendar]
    found = {entry["uid"]: entry for entry in read_with_ical_js(write_calendar(root, now))}
    expected = list_entries(root, now)
    assert len(found) == len(expected)
    for entry in expected:
        read = found[entry["uid"]]
        assert [read[key] for key in ("title", "text")] == [entry[key] for key in ("title", "text")]
        assert read["begin"] == str(entry["begin"]).replace("+00:00", "Z")
        assert read["alarms"] == [alarm.replace("+00:00", "Z") for alarm in entry["alarms"]]  # type: ignore[attr-defined] # a list
        if entry["end"]:
            assert read["end"] == str(entry["end"]).replace("+00:00", "Z")


@pytest.mark.parametrize("day", VECTORS)
def test_ical_js_reads_the_same_instants_over_a_change_of_the_clocks(vault: Path, day: str) -> None:
    (vault / "interviews/x.md").write_text(NOTE.format(day=day))
    entries = read_with_ical_js(write_calendar(vault, f"{day}T16:00"))
    (letter,) = [entry for entry in entries if str(entry["title"]).startswith("Send")]
    assert letter["begin"] == VECTORS[day][2]
    assert letter["title"] == "Send the thank-you note: Häfen, Söhne; & \\Co"
    assert letter["text"] == 'Priya "P" Raman'


# khal


class Khal:
    """A calendar of khal's own, in a zone."""

    def __init__(self, folder: Path, zone: str) -> None:
        program = shutil.which("khal")
        if program is None:
            pytest.skip("khal is not installed")
        self.program, self.folder, self.config = program, folder / "khal", folder / "khal.conf"
        self.folder.mkdir()
        self.config.write_text(KHAL.format(folder=self.folder, zone=zone))
        self.environment = {**os.environ, "HOME": str(folder), "XDG_DATA_HOME": str(folder), "XDG_CACHE_HOME": str(folder)}

    def run(self, *args: str | Path) -> str:
        command = [self.program, "-c", str(self.config), *map(str, args)]
        done = subprocess.run(command, check=True, capture_output=True, text=True, env=self.environment)  # noqa: S603 - a calendar that people use
        return done.stdout

    def take(self, calendar: Path) -> None:
        """Import a file as its owner would, without a question."""
        self.run("import", "--batch", calendar)

    def list_events(self) -> list[str]:
        """Return all that it holds in 2026, each as `START|END|TITLE`."""
        shown = self.run("list", "--once", "--day-format", "", "--format", "{start-long}|{end-long}|{title}", "2026-01-01", "2027-01-01")
        return sorted(line for line in shown.splitlines() if line)


@pytest.mark.parametrize("day", VECTORS)
def test_khal_shows_an_interview_at_the_hour_of_the_note(vault: Path, tmp_path: Path, day: str) -> None:
    (vault / "interviews/x.md").write_text(NOTE.format(day=day))
    khal = Khal(tmp_path, "America/New_York")
    khal.take(write_calendar(vault, f"{day}T12:00"))
    begin, end, _ = VECTORS[day]
    assert f"{begin}|{end}|Interview: Häfen, Söhne; & \\Co" in khal.list_events()


def test_imported_twice_it_doubles_nothing(tmp_path: Path) -> None:
    root = tmp_path / "vault"
    shutil.copytree(ROOT / "example-vault", root)
    khal = Khal(tmp_path, "Europe/Dublin")
    for _ in range(2):
        khal.take(write_calendar(root, "2026-11-18T12:00"))
    assert len(khal.list_events()) == len(list_entries(root, "2026-11-18T12:00"))


def test_imported_again_what_was_moved_is_moved(vault: Path, tmp_path: Path) -> None:
    note = vault / "interviews/x.md"
    note.write_text(NOTE.format(day="2026-03-07"))
    khal = Khal(tmp_path, "America/New_York")
    khal.take(write_calendar(vault, "2026-03-01T12:00"))
    note.write_text(NOTE.format(day="2026-03-09") + "\n## Log\n- 2026-03-02 rescheduled from 2026-03-07 14:30\n")
    khal.take(write_calendar(vault, "2026-03-02T12:00"))
    assert [line[:33] for line in khal.list_events() if "|Interview" in line] == ["2026-03-09 14:30|2026-03-09 15:30"]
