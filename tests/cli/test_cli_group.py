from __future__ import annotations

import os
import runpy
import sys
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import click
import pytest
from click.testing import CliRunner

from followup_md import __version__
from followup_md.cli import COMMANDS, cli, main
from followup_md.cli.status import command as status_command
from followup_md.errors import FollowupError, SystemFailure, UsageProblem

MakeVault = Callable[..., Path]
RunPython = Callable[[str], CompletedProcess[str]]


def run(*args: str) -> tuple[int, str, str]:
    result = CliRunner().invoke(cli, args, prog_name="followup-md")
    return result.exit_code, result.stdout, result.stderr


def raising(monkeypatch: pytest.MonkeyPatch, error: BaseException) -> None:
    """Let `status` end in an error."""

    def fail(**_: object) -> None:
        raise error

    monkeypatch.setattr(status_command, "callback", fail)


def test_help_lists_every_command_and_loads_none(run_python: RunPython) -> None:
    code = "import sys\nfrom followup_md.cli import main\ntry:\n main(['--help'])\nfinally:\n print(*sys.modules, file=sys.stderr)"
    ran = run_python(code)
    assert all(f"  {name} " in ran.stdout for name in COMMANDS)
    loaded = set(ran.stderr.split())
    assert "followup_md.cli" in loaded
    assert not {f"followup_md.cli.{name}" for name in COMMANDS} & loaded


def test_nothing_is_collected_when_the_program_ends(run_python: RunPython) -> None:
    look = "lambda: print(gc.isenabled(), len(gc.get_objects()) < 1000)"
    code = f"import atexit, gc\nfrom followup_md.cli import main\natexit.register({look})\n"
    assert run_python(f"{code}main(['--version'])").stdout.splitlines()[-1] == "False True"


@pytest.mark.parametrize("name", COMMANDS)
def test_each_command_has_help_that_begins_as_the_list_says(name: str) -> None:
    code, shown, _ = run(name, "--help")
    assert code == 0
    assert shown.startswith(f"Usage: followup-md {name}")
    command = cli.get_command(click.Context(cli), name)
    assert command is not None
    assert command.help is not None
    assert command.help.splitlines()[0] == COMMANDS[name]


def test_commands_are_those_of_the_table() -> None:
    context = click.Context(cli)
    assert cli.list_commands(context) == list(COMMANDS)
    assert cli.get_command(context, "dance") is None


def test_version() -> None:
    assert run("--version") == (0, f"followup-md, version {__version__}\n", "")


def test_no_command_shows_help_as_wrong_use() -> None:
    code, _, shown = run()
    assert code == 2
    assert "Commands:" in shown


@pytest.mark.parametrize(
    ("args", "said"),
    [
        pytest.param(["statu"], "no command 'statu'; did you mean `status`?", id="near-miss"),
        pytest.param(["zzz"], "no command 'zzz'", id="nothing-near"),
        pytest.param(["--nothing"], "No such option", id="option"),
        pytest.param(["status", "--nothing"], "No such option", id="option-of-a-command"),
        pytest.param(["check", "--format", "xml"], "'xml' is not one of 'text', 'json', 'github', 'sarif'", id="format"),
    ],
)
def test_wrong_use_exits_2(args: list[str], said: str) -> None:
    code, shown, error = run(*args)
    assert (code, shown) == (2, "")
    assert said in error
    assert "did you mean" in said or "did you mean" not in error


@pytest.mark.parametrize(
    ("error", "code", "said"),
    [
        pytest.param(
            FollowupError("no such thing", "known: a, b"), 1, "followup-md: no such thing\n    known: a, b\n", id="followup-error"
        ),
        pytest.param(UsageProblem("not so"), 2, "followup-md: not so\n", id="usage-without-hint"),
        pytest.param(SystemFailure("disk full", "make room"), 3, "followup-md: disk full\n    make room\n", id="machine"),
        pytest.param(PermissionError(13, "Permission denied", "/x/y"), 3, "followup-md: /x/y: Permission denied\n", id="os-error"),
        pytest.param(OSError("odd"), 3, "followup-md: odd\n", id="os-error-of-words"),
        pytest.param(KeyboardInterrupt(), 130, "", id="ctrl-c"),
        pytest.param(click.ClickException("wrong"), 1, "Error: wrong\n", id="click"),
        pytest.param(click.Abort(), 130, "\nfollowup-md: nothing was written\n", id="abort"),
    ],
)
def test_an_error_becomes_a_sentence_and_an_exit_code(monkeypatch: pytest.MonkeyPatch, error: BaseException, code: int, said: str) -> None:
    raising(monkeypatch, error)
    assert run("status") == (code, "", said)


def test_a_long_hint_is_broken_at_spaces_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    names = [f"company-of-a-long-name-{number}-data-engineer" for number in range(4)]
    raising(monkeypatch, FollowupError("none", f"known: {', '.join(names)} and {'x' * 70}"))
    lines = run("status")[2].splitlines()[1:]
    assert all(line.startswith("    ") and len(line) <= 58 for line in lines[:-1])
    assert all(any(name in line for line in lines) for name in (*names, "x" * 70))


def test_an_unforeseen_error_asks_for_a_report(monkeypatch: pytest.MonkeyPatch) -> None:
    raising(monkeypatch, ZeroDivisionError("by zero"))
    code, _, error = run("status")
    assert code == 3
    assert error.startswith("followup-md: ZeroDivisionError: by zero\n    this is a fault of the program")
    assert "Traceback" not in error


def test_an_unforeseen_error_is_raised_for_who_asks(monkeypatch: pytest.MonkeyPatch) -> None:
    raising(monkeypatch, ZeroDivisionError("by zero"))
    monkeypatch.setenv("FOLLOWUP_DEBUG", "1")
    assert isinstance(CliRunner().invoke(cli, ["status"]).exception, ZeroDivisionError)


def test_an_error_about_a_name_that_is_not_utf8_prints(tmp_path: Path) -> None:
    name = os.fsdecode(b"caf\xe9")
    code, _, error = run("status", "-C", str(tmp_path / name))
    assert code == 2
    assert "caf" in error


def test_main_runs_the_program_and_exits(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        main(["--version"])
    assert stop.value.code == 0
    assert capsys.readouterr().out == f"followup-md, version {__version__}\n"


def test_the_package_runs_as_a_module(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(sys, "argv", ["followup-md", "--version"])
    with pytest.raises(SystemExit) as stop:
        runpy.run_module("followup_md", run_name="__main__")
    assert stop.value.code == 0
    assert capsys.readouterr().out == f"followup-md, version {__version__}\n"


def test_importing_the_module_runs_nothing() -> None:
    assert "main" in runpy.run_module("followup_md.__main__", run_name="followup_md.__main__")
