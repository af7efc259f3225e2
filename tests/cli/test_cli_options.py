from __future__ import annotations

import io
import os
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import click
import pytest
from hypothesis import given
from hypothesis import strategies as st

from followup_md.cli import cli
from followup_md.cli.session import find_vault, measure_screen, print_text, read_clock, take_session, wants_color
from followup_md.errors import UsageProblem

MakeVault = Callable[..., Path]
DUBLIN = ZoneInfo("Europe/Dublin")
NEW_YORK = ZoneInfo("America/New_York")


class Terminal(io.StringIO):
    """A terminal of no size of its own."""

    def isatty(self) -> bool:
        return True

    def fileno(self) -> int:
        return 1


def find(typed: str | None = None, before: str | None = None) -> str:
    with click.Context(cli) as context:
        context.params["vault"] = before
        return find_vault(typed)


# The vault


def test_the_vault_is_the_one_named_behind_then_before_the_command_then_in_the_environment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    a, b, c = (str(tmp_path / name) for name in "abc")
    for folder in (a, b, c):
        Path(folder).mkdir()
    monkeypatch.setenv("FOLLOWUP_VAULT", c)
    assert find(a, b) == a
    assert find(None, b) == b
    assert find() == c


def test_else_the_vault_is_the_nearest_upward(make_vault: MakeVault, monkeypatch: pytest.MonkeyPatch) -> None:
    root = make_vault({"interviews/a.md": ""})
    monkeypatch.chdir(root / "interviews")
    monkeypatch.setenv("FOLLOWUP_VAULT", "")
    assert find() == str(root)


def test_no_vault_is_wrong_use_and_says_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(UsageProblem, match=r"no followup\.toml here") as caught:
        find()
    assert "-C DIR" in caught.value.hint
    assert "`followup-md init DIR`" in caught.value.hint


def test_a_vault_of_the_environment_that_is_no_folder_says_where_it_was_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("FOLLOWUP_VAULT", str(tmp_path / "nothing"))
    with pytest.raises(UsageProblem, match="nothing', which FOLLOWUP_VAULT names"):
        find()
    with pytest.raises(UsageProblem, match=r"other'$"):
        find(str(tmp_path / "other"))


@pytest.mark.parametrize("name", ["nothing", "file"])
def test_a_vault_that_is_no_folder_is_wrong_use(tmp_path: Path, name: str) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(UsageProblem, match="no folder"):
        find(str(tmp_path / name))


# The clock


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        pytest.param("2026-11-18T12:00", datetime(2026, 11, 18, 12, tzinfo=NEW_YORK), id="in-the-reader's-zone"),
        pytest.param(" 2026-11-18 12:00:30 ", datetime(2026, 11, 18, 12, 0, 30, tzinfo=NEW_YORK), id="blank-and-seconds"),
        pytest.param("2026-11-18T12:00+01:00", datetime(2026, 11, 18, 11, tzinfo=UTC), id="offset"),
        pytest.param("2026-11-18T12", datetime(2026, 11, 18, 12, tzinfo=NEW_YORK), id="hour"),
        pytest.param("2026-11-18T12:00Z", datetime(2026, 11, 18, 12, tzinfo=UTC), id="utc"),
        pytest.param("2026-11-18", datetime(2026, 11, 18, 12, tzinfo=NEW_YORK), id="a-day-is-its-noon"),
        pytest.param("2026-11-01T01:30", datetime(2026, 11, 1, 5, 30, tzinfo=UTC), id="twice-means-the-first"),
    ],
)
def test_now_is_read_in_the_zone_of_the_vault(typed: str, expected: datetime) -> None:
    now = read_clock(typed)(NEW_YORK)
    assert now.astimezone(UTC) == expected
    assert now.tzinfo is NEW_YORK


@pytest.mark.parametrize(
    "typed",
    ["", "tomorrow", "2026-02-30", "2026-11-18T25:00", "20261118", "2026-W47-3", "2026-11-18T12:00+99:00", "1066-10-14", "2200-01-01"],
)
def test_now_that_is_no_moment_is_wrong_use(typed: str) -> None:
    with pytest.raises(UsageProblem, match="--now cannot be") as caught:
        read_clock(typed)
    assert caught.value.hint


@given(typed=st.text(alphabet="0123456789-:TZ+. W\u0661", max_size=30) | st.datetimes(timezones=st.none() | st.timezones()).map(str))
def test_now_is_a_moment_in_the_zone_or_wrong_use(typed: str) -> None:
    try:
        now = read_clock(typed)(DUBLIN)
    except UsageProblem:
        return
    assert now.tzinfo is DUBLIN
    assert now.utcoffset() == now.astimezone(UTC).astimezone(DUBLIN).utcoffset()


def test_now_that_the_clocks_skip_is_wrong_use() -> None:
    clock = read_clock("2026-03-29T01:30")
    with pytest.raises(UsageProblem, match="--now cannot be '2026-03-29T01:30'") as caught:
        clock(DUBLIN)
    assert caught.value.hint == "the clocks of Europe/Dublin skip that time"


def test_without_now_the_machine_tells_the_time() -> None:
    before = datetime.now(UTC)
    now = read_clock(None)(DUBLIN)
    assert before <= now <= datetime.now(UTC)
    assert now.tzinfo is DUBLIN


# The terminal


@pytest.mark.parametrize(
    ("terminal", "variables", "expected"),
    [
        pytest.param(True, {}, True, id="terminal"),
        pytest.param(False, {}, False, id="pipe"),
        pytest.param(True, {"NO_COLOR": "1"}, False, id="no-color"),
        pytest.param(True, {"NO_COLOR": ""}, True, id="no-color-is-empty"),
        pytest.param(False, {"FORCE_COLOR": "1"}, True, id="forced"),
        pytest.param(False, {"FORCE_COLOR": "1", "NO_COLOR": "0"}, False, id="no-color-wins"),
        pytest.param(True, {"TERM": "dumb"}, False, id="dumb"),
    ],
)
def test_colour(monkeypatch: pytest.MonkeyPatch, terminal: bool, variables: dict[str, str], expected: bool) -> None:
    monkeypatch.setenv("TERM", "xterm")
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(sys, "stdout", Terminal() if terminal else io.StringIO())
    assert wants_color() is expected


@pytest.mark.parametrize(
    ("size", "expected"),
    [
        pytest.param((72, 50), (72, 50), id="as-it-is"),
        pytest.param((250, 50), (100, 50), id="at-most-100"),
        pytest.param((0, 0), (80, 24), id="unknown"),
        pytest.param(None, (80, 24), id="fails"),
    ],
)
def test_the_screen_is_that_of_the_terminal(
    monkeypatch: pytest.MonkeyPatch, size: tuple[int, int] | None, expected: tuple[int, int]
) -> None:
    def measure(_: int) -> os.terminal_size:
        if size is None:
            raise OSError
        return os.terminal_size(size)

    monkeypatch.setattr(os, "get_terminal_size", measure)
    monkeypatch.setattr(sys, "stdout", Terminal())
    assert measure_screen() == expected


def test_a_pipe_is_80_by_24(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", io.StringIO())
    assert measure_screen() == (80, 24)


def test_a_reader_that_has_gone_is_no_error(monkeypatch: pytest.MonkeyPatch) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "w") as pipe:
        monkeypatch.setattr(sys, "stdout", pipe)
        print_text("to nobody\n")
        print_text("still nobody\n")
        monkeypatch.undo()


@pytest.mark.parametrize("json", [True, False])
def test_only_a_command_with_a_result_for_scripts_takes_json(json: bool) -> None:
    command = click.command()(take_session(json=json)(lambda _: None))
    assert ("--json" in {name for parameter in command.params for name in parameter.opts}) is json
