"""The commands on `example-vault`, as README shows them."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner
from jsonschema import Draft202012Validator

from followup_md.cli import cli
from followup_md.render.schema import describe_schema

ROOT = Path(__file__).parents[2]
VAULT = ROOT / "example-vault"
MOMENTS = ["2026-08-13T18:00", "2026-11-18T12:00", "2026-11-18T19:00", "2026-12-01T10:00", "2026-12-07T10:00", "2027-01-12"]


def run(*args: str, vault: Path = VAULT) -> str:
    result = CliRunner().invoke(cli, ["-C", str(vault), *args], prog_name="followup-md")
    assert (result.exit_code, result.stderr) == (0, "")
    return result.stdout


def load_schema(name: str) -> Draft202012Validator:
    return Draft202012Validator(describe_schema(name))


@pytest.mark.parametrize("now", MOMENTS)
def test_status_fits_a_screen_and_begins_with_the_search(now: str) -> None:
    lines = run("status", "--now", now).splitlines()
    assert len(lines) <= 24
    assert all(len(line) <= 80 for line in lines)
    assert lines[0].startswith(("Keep looking", "Secured"))


@pytest.mark.parametrize("now", MOMENTS)
def test_json_is_as_its_schema_says(now: str) -> None:
    load_schema("status").validate(json.loads(run("status", "--json", "--now", now)))
    load_schema("calendar").validate(json.loads(run("calendar", "--json", "--now", now)))
    load_schema("check").validate(json.loads(run("check", "--json", "--now", now)))
    load_schema("draft").validate(json.loads(run("draft", "--due", "--dry-run", "--json", "--now", now)))


def test_two_builds_of_two_copies_give_the_same_bytes(tmp_path: Path) -> None:
    pages = []
    for name, order in (("a", 1), ("b", -1)):
        vault = tmp_path / name
        # Written in another order, a folder also lists its files in another order on many disks.
        for path in sorted(VAULT.rglob("*"))[::order]:
            if path.is_file() and path.name not in ("index.md", "followups.ics") and "site" not in path.parts:
                (vault / path.relative_to(VAULT)).parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(path, vault / path.relative_to(VAULT))
        assert (
            run("build", "--now", "2026-11-18T12:00", vault=vault) == "index.md: written\nfollowups.ics: written\nsite/: 14 files written\n"
        )
        made = ["index.md", "followups.ics", *sorted(path.relative_to(vault).as_posix() for path in vault.rglob("site/**/*.*"))]
        pages.append({name: (vault / name).read_bytes() for name in made})
    assert pages[0] == pages[1]


@pytest.mark.slow
@pytest.mark.parametrize("now", MOMENTS)
def test_drafts_of_what_is_due_change_no_status_and_lack_nothing_but_their_marks(now: str, tmp_path: Path) -> None:
    vault = shutil.copytree(VAULT, tmp_path / "vault")
    known = json.loads(run("check", "--json", "--now", now, vault=vault))
    before = json.loads(run("status", "--json", "--now", now, vault=vault))
    run("draft", "--due", "--now", now, vault=vault)
    after = json.loads(run("status", "--json", "--now", now, vault=vault))
    assert (after["actions"], after["processes"], after["search"]) == (before["actions"], before["processes"], before["search"])
    checked = CliRunner().invoke(cli, ["-C", str(vault), "check", "--json", "--now", now])
    told = [problem for problem in json.loads(checked.stdout) if problem not in known]
    assert {problem["check"] for problem in told} <= {"draft-placeholder"}
