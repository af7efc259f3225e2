from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest
from click.testing import CliRunner

from followup_md.cli import cli

MakeVault = Callable[..., Path]
RunPython = Callable[[str], CompletedProcess[str]]
NOW = "2026-11-18T12:00"
HARBOR = """---
company: Harbor Logistics
role: Data Engineer
start: 2026-11-17T13:00
end: 2026-11-17T15:30
interviewers:
  - "[[Priya Raman]]"
---
## Topics
- late events
"""
GLOBEX = """---
company: Globex
role: Analyst
start: 2026-11-18T09:00
end: 2026-11-18T10:00
interviewers:
  - Tom Okafor
---
"""
NOTES = {
    "interviews/2026-11-17-harbor.md": HARBOR,
    "interviews/2026-11-18-globex.md": GLOBEX,
    "people/Priya Raman.md": "---\nemail: p@example.com\n---\n",
}
# Heavy, and of no use to `status` on a vault of plain notes without a country and without a letter.
HEAVY = {
    "typst",
    "email",
    "jinja2",
    "watchdog",
    "holidays",
    "difflib",
    "yaml",
    "frontmatter",
    "json",
    "importlib.metadata",
    "jsonschema",
    "tempfile",
    "followup_md.check.drafts",
    "followup_md.letters.signals",
}


def run(root: Path, *args: str) -> tuple[int, str, str]:
    result = CliRunner().invoke(cli, ["-C", str(root), "status", "--now", NOW, *args], prog_name="followup-md")
    return result.exit_code, result.stdout, result.stderr


def list_actions(root: Path, *args: str) -> set[str]:
    code, shown, _ = run(root, "--json", *args)
    assert code == 0
    return {action["id"] for action in json.loads(shown)["actions"]}


def test_status_shows_what_is_due(make_vault: MakeVault) -> None:
    code, shown, error = run(make_vault(NOTES))
    assert (code, error) == (0, "")
    assert shown.startswith("Keep looking")
    assert "Harbor Logistics" in shown
    assert "Globex" in shown
    assert "\x1b" not in shown
    assert max(map(len, shown.splitlines())) <= 80


def test_status_of_an_empty_folder_says_how_to_begin(tmp_path: Path) -> None:
    code, shown, _ = run(tmp_path)
    assert code == 0
    assert "No interviews yet" in shown
    assert "no timezone is set" in shown


def test_the_vault_may_be_named_behind_the_command(make_vault: MakeVault) -> None:
    result = CliRunner().invoke(cli, ["status", "--now", NOW, "--vault", str(make_vault(NOTES))])
    assert result.exit_code == 0
    assert "Harbor Logistics" in result.stdout


def test_all_shows_each_action_with_its_reason(make_vault: MakeVault) -> None:
    root = make_vault(NOTES)
    assert len(run(root, "--all")[1].splitlines()) > len(run(root)[1].splitlines())


def test_json_is_flat_and_has_the_moment(make_vault: MakeVault) -> None:
    code, shown, _ = run(make_vault(NOTES), "--json", "--all")
    page = json.loads(shown)
    assert code == 0
    assert (page["version"], page["now"]) == (1, "2026-11-18T12:00:00+00:00")
    assert [process["company"] for process in page["processes"]] == ["Globex", "Harbor Logistics"]
    assert "thank-priya-raman-2026-11-17-harbor" in {action["id"] for action in page["actions"]}


@pytest.mark.parametrize("words", ["harbor-logistics-data-engineer", "harbor", "engineer harbor", "HARBOR data"])
def test_one_process_is_chosen_by_its_id_or_words_of_it(make_vault: MakeVault, words: str) -> None:
    shown = list_actions(make_vault(NOTES), "--process", words)
    assert "thank-priya-raman-2026-11-17-harbor" in shown
    assert not any("globex" in name for name in shown)


def test_words_that_several_processes_share_choose_all_of_them(make_vault: MakeVault) -> None:
    other = GLOBEX.replace("Analyst", "Engineer")
    root = make_vault({**NOTES, "interviews/2026-11-18-other.md": other})
    companies = {action.rpartition("-")[2] for action in list_actions(root, "--process", "globex") if action.startswith("thank-")}
    assert companies == {"globex", "other"}


def test_an_id_that_others_begin_with_chooses_its_own_alone(make_vault: MakeVault) -> None:
    longer = GLOBEX.replace("Analyst", "Analyst II")
    root = make_vault({**NOTES, "interviews/2026-11-18-longer.md": longer})
    shown = json.loads(run(root, "--json", "--process", "globex-analyst")[1])
    assert [process["id"] for process in shown["processes"]] == ["globex-analyst"]


def test_one_person_is_chosen_by_part_of_the_name(make_vault: MakeVault) -> None:
    shown = list_actions(make_vault(NOTES), "--person", "priya")
    assert "thank-priya-raman-2026-11-17-harbor" in shown
    assert not any("tom-okafor" in name for name in shown)


@pytest.mark.parametrize(
    ("args", "said"),
    [
        pytest.param(["--process", "acme"], "no process 'acme'\n    known: globex-analyst, harbor-logistics-data-engineer\n", id="process"),
        pytest.param(["--person", "zoe"], "no person 'zoe'\n    known: Priya Raman, Tom Okafor\n", id="person"),
    ],
)
def test_nothing_chosen_exits_1_and_lists_what_there_is(make_vault: MakeVault, args: list[str], said: str) -> None:
    assert run(make_vault(NOTES), *args) == (1, "", f"followup-md: {said}")


def test_a_long_list_of_what_there_is_is_cut(make_vault: MakeVault) -> None:
    notes = {f"interviews/{number}.md": GLOBEX.replace("Globex", f"Company {number}") for number in range(10, 25)}
    error = run(make_vault(notes), "--process", "acme")[2]
    assert " ".join(error.split()).endswith("company-20-analyst, company-21-analyst and 3 more")


def test_nothing_to_choose_from_is_said(make_vault: MakeVault) -> None:
    assert run(make_vault(), "--person", "zoe") == (1, "", "followup-md: no person 'zoe'\n    the notes name none yet\n")


def test_status_loads_nothing_heavy(make_vault: MakeVault, run_python: RunPython) -> None:
    code = (
        "import sys\nfrom followup_md.cli import main\n"
        f"try:\n main(['-C', {str(make_vault(NOTES))!r}, 'status', '--now', {NOW!r}])\n"
        "finally:\n print(*sys.modules, file=sys.stderr)"
    )
    ran = run_python(code)
    assert "Harbor Logistics" in ran.stdout
    assert HEAVY & set(ran.stderr.split()) == set()
