from __future__ import annotations

import json
from collections.abc import Callable
from subprocess import CompletedProcess

import pytest
from click.testing import CliRunner

from followup_md.cli import cli

RunPython = Callable[[str], CompletedProcess[str]]


def run(*args: str) -> tuple[int, str, str]:
    result = CliRunner().invoke(cli, ["explain", *args], prog_name="followup-md", color=True)
    return result.exit_code, result.stdout, result.stderr


def test_alone_it_lists_everything_by_subject() -> None:
    code, shown, _ = run()
    lines = shown.splitlines()
    assert code == 0
    assert lines[0] == "Actions"
    assert {"Checks: thanks", "R1 Follow up, but don't be a pest", "Keys of followup.toml", "Keys: follow_up"} <= set(lines)
    assert sum(line.split()[:1] == ["thanks-late"] for line in lines) == 1


def test_a_page_needs_no_vault_and_has_no_colour_in_a_pipe() -> None:
    code, shown, _ = run("thanks-late")
    assert code == 0
    assert shown.startswith("thanks-late (check)\nA thank-you note went out after the time for it was over.\n")
    assert "\x1b" not in shown


def test_colour_where_it_is_wanted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert "\x1b[1mthank\x1b[0m" in run("thank")[1]
    assert "\x1b[1mChecks: thanks\x1b[0m" in run("thanks")[1]
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b" not in run("thank")[1] + run("thanks")[1]


def test_several_names_give_their_pages_and_below_them_what_belongs_to_subjects() -> None:
    shown = run("thanks", "R1.8", "connect")[1]
    heads = [line for line in shown.splitlines() if line.endswith(")") or line.startswith(("Checks:", "Keys:"))]
    assert heads == ["R1.8 (requirement)", "connect (action)", "Checks: thanks", "Keys: connect"]
    assert "\n\n\n" not in shown


def test_a_slip_gets_a_did_you_mean_and_nothing_is_printed() -> None:
    code, shown, error = run("thank", "thanks-lat")
    assert (code, shown) == (2, "")
    assert "did you mean `thanks-late`" in error


@pytest.mark.parametrize(
    ("args", "ids"),
    [
        pytest.param(("R1.8",), ["R1.8"], id="a page"),
        pytest.param(("post", "post.transit"), ["post.transit"], id="each but once"),
    ],
)
def test_json(args: tuple[str, ...], ids: list[str]) -> None:
    code, shown, _ = run(*args, "--json")
    page = json.loads(shown)
    assert code == 0
    assert page["version"] == 1
    assert [found["id"] for found in page["pages"]] == ids


def test_json_of_all() -> None:
    kinds = {found["kind"] for found in json.loads(run("--json")[1])["pages"]}
    assert kinds == {"action", "check", "requirement", "key", "property", "grammar"}


def test_status_loads_nothing_of_it(run_python: RunPython, tmp_path: object) -> None:
    code = (
        "import sys\nfrom followup_md.cli import main\ntry:\n"
        f" main(['status', '-C', {str(tmp_path)!r}])\nfinally:\n print(*sys.modules, file=sys.stderr)"
    )
    ran = run_python(code)
    loaded = set(ran.stderr.split())
    assert "followup_md.cli.status" in loaded
    assert not {"followup_md.requirements", "followup_md.render.manual", "followup_md.cli.explain"} & loaded
