"""Each recipe of CONTRIBUTING.md works when followed in a copy of the tree."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest
from recipes import ROOT, follow_recipe, read_recipe, run_in

pytestmark = pytest.mark.slow

AT = ("-C", "example-vault", "--now", "2026-11-18T12:00")


def test_the_recipe_of_a_command(tmp_path: Path) -> None:
    steps = read_recipe("A command")
    tree = follow_recipe(steps, tmp_path)
    assert "2026-12-04  Harbor Logistics\n" in run_in(tree, "-m", "followup_md", "decisions", *AT).stdout
    assert "  decisions " in run_in(tree, "-m", "followup_md", "--help").stdout
    made = [step.path for step in steps if step.path.endswith(".py")]
    for tool in (("check",), ("format", "--check")):
        ran = run_in(tree, "-m", "ruff", *tool, *made)
        assert ran.returncode == 0, ran.stdout
    tests = ("tests/cli/test_cli_decisions.py", "tests/cli/test_cli_group.py", "tests/test_readme.py", "tests/test_docs.py")
    ran = run_in(
        tree, "-m", "pytest", "-q", "-p", "no:cacheprovider", *tests, "tests/test_faults.py::test_every_command_that_writes_has_its_case"
    )
    assert ran.returncode == 0, ran.stdout


def test_the_recipe_of_an_action(tmp_path: Path) -> None:
    tree = follow_recipe(read_recipe("An action"), tmp_path)

    def run(*args: str) -> str:
        ran = run_in(tree, "-m", "followup_md", *args)
        assert ran.returncode == 0, ran.stderr
        return ran.stdout

    ident, words = "confirm-round-2026-11-20-sable-street-technical", "Tell Rosalind Pike that you will come"
    line = f"* Wed 18 · {words}{'R0.1'.rjust(80 - len(f'* Wed 18 · {words}'))}\n    {ident}\n"
    assert line in run("status", *AT, "--all")
    assert "tell Rosalind that you will come" in run("status", *AT)
    assert run("explain", "confirm-round").startswith("confirm-round (action)\nSay that you will come to a round that lies ahead.\n")
    run("build", *AT)
    page = (tree / "example-vault/index.md").read_text(encoding="utf-8")
    assert f"- [ ] {words} ([Rosalind Pike]" in page
    assert ident in page
    assert words in (tree / "example-vault/site/index.html").read_text(encoding="utf-8")
    assert "SUMMARY:Say that you will come\r\n" in (tree / "example-vault/followups.ics").read_bytes().decode()

    def find(vault: str) -> tuple[str, str | None] | None:
        """Return the urgency and snooze date of the action in a vault; None if it is no longer open."""
        open_ = json.loads(run("status", "-C", vault, *AT[2:], "--json"))["actions"]
        return next(((row["state"], row["snoozed_until"]) for row in open_ if row["id"] == ident), None)

    assert find("example-vault") == ("due", None)
    for number, (command, log, left) in enumerate(
        [
            (("done", "confirm-round"), "replied to [[Rosalind Pike]]", None),
            (("waive", "confirm-round", "they know"), "waived confirm-round because they know", None),
            (("snooze", "confirm-round", "2026-11-19"), "snoozed confirm-round until 2026-11-19", ("upcoming", "2026-11-19")),
        ]
    ):
        vault = str(tmp_path / f"vault-{number}")
        shutil.copytree(tree / "example-vault", vault)
        run(*command, "-C", vault, *AT[2:])
        assert f"- 2026-11-18 {log}\n" in Path(vault, "interviews/2026-11-20-sable-street-technical.md").read_text(encoding="utf-8")
        assert find(vault) == left


def test_what_the_recipe_of_an_action_adds_is_held_to_the_same_tests(tmp_path: Path) -> None:
    tree = follow_recipe(read_recipe("An action"), tmp_path)
    tests = ("tests/model/test_model_actions.py", "tests/derive/test_action_pages.py", "tests/cli/test_cli_manual.py", "tests/test_docs.py")
    ran = run_in(tree, "-m", "pytest", "-q", "-p", "no:cacheprovider", *tests, "-k", "confirm-round or one_page or one_rule or literal")
    assert ran.returncode == 0, ran.stdout
    for tool in (("check",), ("format", "--check")):
        ran = run_in(tree, "-m", "ruff", *tool, "followup_md/model", "followup_md/derive")
        assert ran.returncode == 0, ran.stdout


def test_a_row_of_an_action_that_leaves_a_field_out_does_not_type_check(tmp_path: Path) -> None:
    (step, *_) = read_recipe("An action")
    fields = [line[5:] for line in step.text.partition("\n+)\n")[0].splitlines() if line.startswith("+    ")]
    rows = ["ActionSpec(" + " ".join(field for field in fields if field != left) + ")" for left in ("", *fields)]
    head = "from followup_md.model.actions import ActionSpec, ByLog, CalendarWords, LineWords, Mark"
    (tmp_path / "rows.py").write_text("\n".join((head, *rows)), encoding="utf-8")
    ran = run_in(ROOT, "-m", "mypy", "--config-file=", f"--cache-dir={tmp_path}", str(tmp_path / "rows.py"))
    refused = re.findall(r'rows\.py:(\d+): error: Missing positional argument "(\w+)"', ran.stdout)
    assert refused == [(str(number), field.partition("=")[0]) for number, field in enumerate(fields, 3)], ran.stdout


def test_the_recipe_of_a_check(tmp_path: Path) -> None:
    tree = follow_recipe(read_recipe("A check"), tmp_path)
    note = tree / "example-vault/interviews/2026-11-09-harbor-screen.md"
    sound = note.read_text(encoding="utf-8")
    note.write_text(sound.replace("kind: phone-screen\n", ""), encoding="utf-8")

    def check(*options: str) -> str:
        return run_in(tree, "-m", "followup_md", "check", *AT, *options).stdout

    line = "interviews/2026-11-09-harbor-screen.md:1:1: info no `kind` (missing-kind)\n    write which round it is, as `kind: panel`\n"
    assert line in check()
    for chosen in ("missing-kind", "note"):
        assert line in check("--select", chosen)
        assert "missing-kind" not in check("--ignore", chosen)
    (found,) = json.loads(check("--json", "--select", "missing-kind"))
    assert (found["check"], found["level"], found["requirement"]) == ("missing-kind", "info", "R1.8")
    (run,) = json.loads(check("--format", "sarif", "--select", "missing-kind"))["runs"]
    assert run["tool"]["driver"]["rules"][run["results"][0]["ruleIndex"]]["id"] == "missing-kind"
    page = run_in(tree, "-m", "followup_md", "explain", "missing-kind").stdout
    assert page.startswith("missing-kind (check)\nThe note does not say which kind of round it is.\n")
    assert "requirement  R1.8: " in page
    (comment,) = re.findall("<!-- .* -->", page)
    note.write_text(f"{note.read_text(encoding='utf-8')}\n{comment}\n", encoding="utf-8")
    assert check("--select", "note,vault") == "no problems\n"


def test_what_the_recipe_of_a_check_adds_is_held_to_the_same_tests(tmp_path: Path) -> None:
    tree = follow_recipe(read_recipe("A check"), tmp_path)
    tests = ("tests/check/test_check_table.py", "tests/check/test_check_pages.py", "tests/cli/test_cli_manual.py", "tests/test_docs.py")
    ran = run_in(tree, "-m", "pytest", "-q", "-p", "no:cacheprovider", *tests, "-k", "missing-kind or table or every_check or every_row")
    assert ran.returncode == 0, ran.stdout
    for tool in (("check",), ("format", "--check")):
        ran = run_in(tree, "-m", "ruff", *tool, "followup_md/problem.py", "followup_md/check")
        assert ran.returncode == 0, ran.stdout


def test_a_row_of_a_check_that_leaves_a_field_out_does_not_type_check(tmp_path: Path) -> None:
    (row,) = (line[1:] for step in read_recipe("A check") for line in step.text.splitlines() if line.startswith("+MISSING_KIND = "))
    fields = ('"missing-kind", ', "Level.INFO, ", '"R1.8", ', '"note", ', "by_reader=False, ", ", doubtful=False")
    rows = (row, *(row.replace(field, "") for field in fields), row.replace("note", "nte"))
    (tmp_path / "rows.py").write_text("\n".join(("from followup_md.problem import CheckSpec, Level", *rows)), encoding="utf-8")
    ran = run_in(ROOT, "-m", "mypy", "--config-file=", f"--cache-dir={tmp_path}", str(tmp_path / "rows.py"))
    refused = set(re.findall(r"rows\.py:(\d+): error", ran.stdout))
    assert refused == {str(number) for number in range(3, 3 + len(fields) + 1)}, ran.stdout


def test_the_recipe_of_a_key_of_the_configuration(tmp_path: Path) -> None:
    tree = follow_recipe(read_recipe("A key"), tmp_path)
    vault = tmp_path / "vault"

    def run(*words: str) -> str:
        return run_in(tree, "-m", "followup_md", *words).stdout

    run("init", str(vault), "--zone", "UTC")
    config = (vault / "followup.toml").read_text(encoding="utf-8")
    assert '# Your web page, at the head of a letter.\n# Takes a text.\n#website = ""\n' in config
    assert run("explain", "sender.website").startswith("sender.website (key of followup.toml)\nYour web page, at the head of a letter.\n")
    typed = config.replace('#website = ""', 'website = "https://ana.example.com"')
    for text, told in (
        (typed, []),
        (typed.replace("website =", "websit ="), ["did you mean `sender.website`? it is ignored as it stands"]),
        (typed.replace('"https://ana.example.com"', "7"), ["write a text; until then the default is used"]),
    ):
        (vault / "followup.toml").write_text(text, encoding="utf-8")
        assert [problem["hint"] for problem in json.loads(run("check", "-C", str(vault), "--json", "--select", "config"))] == told
    read = 'from followup_md import parse_vault; print(parse_vault({"followup.toml": "sender.website = \'x\'"})[1].sender.website)'
    assert run_in(tree, "-c", read).stdout == "x\n"


def test_the_recipe_of_a_key_of_the_front_matter(tmp_path: Path) -> None:
    tree = follow_recipe(read_recipe("A key"), tmp_path)
    vault = tree / "example-vault"
    note = vault / "interviews/2026-11-17-harbor-panel.md"
    text = note.read_text(encoding="utf-8")

    def run(*words: str) -> str:
        return run_in(tree, "-m", "followup_md", *words).stdout

    run("init", str(tmp_path / "new"), "--obsidian", "--zone", "UTC")
    assert json.loads((tmp_path / "new/.obsidian/types.json").read_text(encoding="utf-8"))["types"]["salary"] == "text"
    assert run("explain", "salary") == (
        "salary (key of front matter)\nWhat they said they would pay.\n\nstands in  interview note\ntakes      text\n"
    )
    note.write_text(text.replace("kind: panel\n", "kind: panel\nsallary: zanzibar\n"), encoding="utf-8")
    (told,) = json.loads(run("check", *AT, "--json", "--select", "unknown-field"))
    assert told["hint"] == "did you mean `salary`? It is ignored as it stands"
    note.write_text(text.replace("kind: panel\n", "kind: panel\nsalary: zanzibar\n"), encoding="utf-8")
    assert json.loads(run("check", *AT, "--json", "--select", "unknown-field")) == []
    read = (
        f"from pathlib import Path; from followup_md import parse_interview; print(parse_interview(Path({str(note)!r})"
        ".read_text('utf-8')).interviews[0].salary)"
    )
    assert run_in(tree, "-c", read).stdout == "zanzibar\n"
    run("build", *AT, "--public-safe", "--no-record")
    pages = [page.read_text(encoding="utf-8") for page in (vault / "site").rglob("*.html")]
    assert pages
    assert not [page for page in pages if "zanzibar" in page]


def test_what_the_recipe_of_a_key_adds_is_held_to_the_same_tests(tmp_path: Path) -> None:
    steps = read_recipe("A key")
    tree = follow_recipe(steps, tmp_path)
    tests = (
        *("tests/config/test_config_keys.py", "tests/cli/test_cli_manual.py", "tests/render/test_render_toml.py", "tests/test_docs.py"),
        *("tests/model/test_model_properties.py", "tests/derive/test_derive_disguise.py"),
    )
    ran = run_in(tree, "-m", "pytest", "-q", "-p", "no:cacheprovider", *tests)
    assert ran.returncode == 0, ran.stdout
    for tool in (("check",), ("format", "--check")):
        ran = run_in(tree, "-m", "ruff", *tool, *{step.path for step in steps if step.path.endswith(".py")})
        assert ran.returncode == 0, ran.stdout
