from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from followup_md.cli import cli

MakeVault = Callable[..., Path]
GOOD = (
    "---\ncompany: Harbor\nrole: Engineer\nstart: 2026-11-17T13:00\nend: 2026-11-17T15:30\ninterviewers: [Priya Raman]\n---\n"
    "## Topics\n- loads\n"
)
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


SEVERAL = GOOD.replace("role: Engineer\n", "").replace("end: 2026-11-17T15:30\n", "")  # missing-role, missing-end
NOW = ("--now", "2026-11-17T16:00")


@pytest.mark.parametrize(
    ("args", "expected"),
    [
        pytest.param(["--select", "missing-role"], {"missing-role"}, id="an id"),
        pytest.param(["--select", "note"], {"missing-role", "missing-end"}, id="a subject"),
        pytest.param(["--select", "missing-role,missing-end"], {"missing-role", "missing-end"}, id="two with a comma"),
        pytest.param(["--select", "missing-role", "--select", "Missing-End"], {"missing-role", "missing-end"}, id="two options"),
        pytest.param(["--select", "note", "--ignore", "missing-end"], {"missing-role"}, id="a subject but an id"),
        pytest.param(["--ignore", "note,search,people"], set(), id="not these subjects"),
    ],
)
def test_checks_are_chosen_by_id_or_subject(make_vault: MakeVault, args: list[str], expected: set[str]) -> None:
    root = make_vault({"interviews/a.md": SEVERAL})
    result = CliRunner().invoke(cli, ["check", "-C", str(root), "--json", *NOW, *args])
    assert {problem["check"] for problem in json.loads(result.stdout)} == expected


def test_the_configuration_chooses_and_the_command_line_goes_before(make_vault: MakeVault) -> None:
    config = 'timezone = "UTC"\n[check]\nselect = ["note"]\nignore = ["missing-end"]\n'
    root = make_vault({"interviews/a.md": SEVERAL}, config=config)

    def find(*args: str) -> set[str]:
        result = CliRunner().invoke(cli, ["check", "-C", str(root), "--json", *NOW, *args])
        return {problem["check"] for problem in json.loads(result.stdout)}

    assert find() == {"missing-role"}
    assert find("--ignore", "missing-role") == set()
    assert find("--select", "missing-end") == {"missing-end"}
    status = CliRunner().invoke(cli, ["status", "-C", str(root), "--json", *NOW])
    assert json.loads(status.stdout)["problems"] == {"error": 0, "warning": 1, "info": 0, "fixable": 0}


@pytest.mark.parametrize(
    ("typed", "hint"),
    [
        pytest.param("missing-rol", "did you mean `missing-role`?", id="a slip"),
        pytest.param("zzz", "`followup-md explain` lists the checks and their subjects", id="nothing like it"),
    ],
)
def test_a_check_that_nobody_knows_is_wrong_use(make_vault: MakeVault, typed: str, hint: str) -> None:
    code, shown, error = run(make_vault(), "--select", typed)
    assert (code, shown) == (2, "")
    assert f"no check or subject '{typed}'" in error
    assert hint in error


def test_github_and_sarif_name_the_vault_from_here(make_vault: MakeVault, monkeypatch: pytest.MonkeyPatch) -> None:
    root = make_vault({"interviews/a.md": BAD})
    monkeypatch.chdir(root.parent)
    code, shown, _ = run(root, "--format", "github")
    assert code == 1
    assert shown.startswith("::error file=vault/interviews/a.md,line=4,col=8,title=bad-date::")
    code, shown, _ = run(root, "--format", "sarif")
    (result,) = json.loads(shown)["runs"][0]["results"]
    assert code == 1
    assert result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "vault/interviews/a.md"
    monkeypatch.chdir(root / "interviews")
    assert "file=interviews/a.md," in run(root, "--format", "github")[1]


@pytest.mark.parametrize("name", ["..notes", "my notes"])
def test_an_odd_folder_is_below_like_any_other(make_vault: MakeVault, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    root = make_vault({"interviews/a.md": BAD})
    root = root.rename(root.parent / name)
    monkeypatch.chdir(root.parent)
    assert f"file={name}/interviews/a.md," in run(root, "--format", "github")[1]


def test_a_vault_on_another_drive_keeps_its_own_paths(make_vault: MakeVault, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: str) -> str:
        raise ValueError(path)

    root = make_vault({"interviews/a.md": BAD})
    monkeypatch.setattr("followup_md.cli.check.os.path.relpath", refuse)
    assert "file=interviews/a.md," in run(root, "--format", "github")[1]


def test_on_a_screen_lines_are_no_wider_in_a_pipe_they_are_whole(make_vault: MakeVault, monkeypatch: pytest.MonkeyPatch) -> None:
    root = make_vault({"interviews/a.md": BAD})
    whole = run(root)[1]
    monkeypatch.setattr("followup_md.cli.check.measure_width", lambda: 40)
    narrow = run(root)[1]
    assert max(map(len, narrow.splitlines())) <= 40 < max(map(len, whole.splitlines()))
    assert narrow.split() == whole.split()


def test_a_silent_process_whose_rounds_do_not_read_is_told_at_its_note(make_vault: MakeVault) -> None:
    root = make_vault({"interviews/a.md": "## Log\n- 2026-10-20 rejected\n- 2026-10-30 reopened\n"})
    code, shown, _ = run(root, "--select", "silent-process", "--now", "2027-01-20T12:00")
    assert code == 0
    assert shown.startswith('interviews/a.md:1:1: info "a": 82 days without a word (silent-process)\n')
