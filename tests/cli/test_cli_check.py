from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from followup_md.cli import cli

MakeVault = Callable[..., Path]
GOOD = "---\ncompany: Harbor\nrole: Engineer\nstart: 2026-11-17T13:00\nend: 2026-11-17T15:30\ninterviewers: [Priya Raman]\n---\n## Topics\n- loads\n"
BAD = GOOD.replace("2026-11-17T13:00", "someday")
WARNED = GOOD.replace("role: Engineer\n", "")


def run(root: Path, *args: str) -> tuple[int, str, str]:
    # What was forgotten in the notes is not the point here, unless a test says so.
    chosen = () if "--select" in args else ("--select", "vault,config,note")
    result = CliRunner().invoke(cli, ["check", "-C", str(root), *chosen, *args], prog_name="followup-md")
    return result.exit_code, result.stdout, result.stderr


def list_checks(root: Path, *args: str) -> list[tuple[str, str]]:
    return [(problem["path"], problem["check"]) for problem in json.loads(run(root, "--json", *args)[1])]


def test_a_sound_vault_has_no_problems(make_vault: MakeVault) -> None:
    assert run(make_vault({"interviews/a.md": GOOD})) == (0, "no problems\n", "")


def test_an_error_is_shown_with_its_place_and_exits_1(make_vault: MakeVault) -> None:
    code, shown, error = run(make_vault({"interviews/a.md": BAD}))
    assert (code, error) == (1, "")
    assert shown.startswith("interviews/a.md:4:8: error ")
    assert "(bad-date)" in shown


def test_a_warning_exits_1_only_when_strict(make_vault: MakeVault) -> None:
    root = make_vault({"interviews/a.md": WARNED})
    assert "(missing-role)" in run(root)[1]
    assert run(root)[0] == 0
    assert run(root, "--strict")[0] == 1


@pytest.mark.parametrize("args", [["--json"], ["--format", "json"]])
def test_json_is_a_list_of_problems(make_vault: MakeVault, args: list[str]) -> None:
    code, shown, _ = run(make_vault({"interviews/a.md": BAD}), *args)
    (problem,) = json.loads(shown)
    assert code == 1
    assert list(problem) == ["path", "line", "column", "level", "check", "message", "hint", "requirement"]
    assert (problem["path"], problem["line"], problem["level"], problem["requirement"]) == ("interviews/a.md", 4, "error", "R1.8")


def test_json_of_no_problems_is_an_empty_list(make_vault: MakeVault) -> None:
    assert run(make_vault(), "--json") == (0, "[]\n", "")


@pytest.mark.parametrize(
    ("paths", "expected"),
    [
        pytest.param(["interviews/a.md"], ["interviews/a.md"], id="file"),
        pytest.param(["interviews/a"], ["interviews/a.md"], id="file-by-its-name-alone"),
        pytest.param(["interviews/2026"], ["interviews/2026/b.md"], id="folder"),
        pytest.param(["interviews/a.md", "interviews/2026/"], ["interviews/2026/b.md", "interviews/a.md"], id="both"),
        pytest.param(["interviews/good.md"], [], id="sound-file"),
        pytest.param(["."], ["interviews/2026/b.md", "interviews/a.md"], id="vault"),
    ],
)
def test_paths_choose_whose_problems_count(
    make_vault: MakeVault, monkeypatch: pytest.MonkeyPatch, paths: list[str], expected: list[str]
) -> None:
    root = make_vault({"interviews/a.md": BAD, "interviews/2026/b.md": BAD, "interviews/good.md": GOOD})
    monkeypatch.chdir(root)
    assert [path for path, _ in list_checks(root, *paths)] == expected
    assert run(root, *paths)[0] == (1 if expected else 0)


def test_a_path_that_is_not_there_is_wrong_use(make_vault: MakeVault) -> None:
    code, shown, error = run(make_vault(), "nothing.md")
    assert (code, shown) == (2, "")
    assert error.startswith("followup-md: no file or folder 'nothing.md' in the vault\n")


def test_a_path_named_like_an_option_stands_behind_two_hyphens(make_vault: MakeVault, monkeypatch: pytest.MonkeyPatch) -> None:
    root = make_vault({"-C": "", "interviews/a.md": BAD})
    monkeypatch.chdir(root)
    assert run(root, "--", "-C")[:2] == (0, "no problems\n")


def test_a_bad_now_is_wrong_use(make_vault: MakeVault) -> None:
    assert run(make_vault(), "--now", "soon")[0] == 2


def test_faults_of_the_configuration_are_problems(make_vault: MakeVault) -> None:
    root = make_vault(config='timezone = "UTC"\ncolour = "red"\n')
    assert list_checks(root) == [("followup.toml", "config-unknown-key")]


def test_the_country_of_a_note_is_looked_up(make_vault: MakeVault) -> None:
    root = make_vault({"interviews/a.md": GOOD.replace("role:", "country: QQ\nrole:")})
    assert list_checks(root) == [("interviews/a.md", "bad-value")]


def test_a_note_at_the_top_is_reported_other_texts_are_not(make_vault: MakeVault) -> None:
    root = make_vault(
        {
            "harbor.md": GOOD,
            "README.md": "A company, and how to start.",
            "plan.md": "---\ncompany: Harbor\n---\n",
            "search.md": "---\ncompany: a\nstart: b\n---\n",
        },
    )
    assert [found for found in list_checks(root) if found[1] == "note-outside"] == [("harbor.md", "note-outside")]


def test_templates_of_obsidian_are_no_notes(make_vault: MakeVault) -> None:
    root = make_vault({".obsidian/templates.json": '{"folder": "interviews/Vorlagen"}', "interviews/Vorlagen/a.md": "{{date}}"})
    assert list_checks(root) == []


def test_templates_json_without_a_folder_is_harmless(make_vault: MakeVault) -> None:
    assert list_checks(make_vault({".obsidian/templates.json": "{}"})) == []
