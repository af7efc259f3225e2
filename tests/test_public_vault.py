"""`parse_vault` reads texts as the command line reads a folder, gives the same pages, and touches nothing else."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from support.pages import copy_example
from support.strategies import Rich, rich_searches
from support.vaults import write_hostile_vault

import followup_md
from followup_md.cli import cli
from followup_md.cli.check import show_problems
from followup_md.errors import FollowupError
from followup_md.model import Vault
from followup_md.problem import Place
from followup_md.vault.load import load, read_vault
from followup_md.words import say_verdict_reason

if TYPE_CHECKING:
    from collections.abc import Callable
    from subprocess import CompletedProcess

    from support.searches import Tale

    MakeVault = Callable[..., Path]
    RunPython = Callable[[str], CompletedProcess[str]]

ROOT = Path(__file__).parents[1]
MOMENTS = ("2026-10-25T12:00", "2026-11-12T18:00", "2026-11-18T12:00", "2026-11-24T07:00", "2026-12-05T10:00", "2027-01-10T12:00")
NOTE = "---\ncompany: {}\nrole: Analyst\nstart: 2026-11-16T10:00\ninterviewers: [Ana Silva]\n---\n"


def read_folder(root: Path) -> dict[str, str]:
    """Return each file of a folder that is text, by path."""
    found = {}
    for file in root.rglob("*"):
        try:
            found[file.relative_to(root).as_posix()] = file.read_bytes().decode()
        except (IsADirectoryError, UnicodeDecodeError):
            continue
    return found


def compare(root: Path, texts: dict[str, str], moment: str) -> None:
    """Assert that the texts give the same result at a moment as the folder."""
    vault, known = followup_md.parse_vault(texts)
    now = datetime.fromisoformat(moment).replace(tzinfo=ZoneInfo(known.timezone or "UTC"))
    loaded = load(str(root), lambda _: now)
    search, problems = followup_md.derive_search(vault, now, known), followup_md.find_problems(vault, now, known)
    assert loaded.settings == known
    assert search == loaded.search._replace(vault=vault)
    assert show_problems(problems, "json") == show_problems(loaded.problems, "json")


@pytest.mark.parametrize("moment", MOMENTS)
def test_the_example_says_the_same_from_texts(moment: str, tmp_path: Path) -> None:
    root = copy_example(tmp_path / "vault")
    compare(root, read_folder(root), moment)


def test_the_json_is_that_of_the_command_line(tmp_path: Path) -> None:
    root = copy_example(tmp_path / "vault")
    vault, known = followup_md.parse_vault(read_folder(root))
    now = datetime(2026, 11, 18, 12, tzinfo=ZoneInfo(known.timezone or "UTC"))
    problems = followup_md.find_problems(vault, now, known)
    shown = followup_md.render_search(followup_md.derive_search(vault, now, known), "json", problems=problems, settings=known)
    assert shown == CliRunner().invoke(cli, ["status", "--json", "-C", str(root), "--now", "2026-11-18T12:00"]).output


@pytest.mark.slow
def test_a_hostile_vault_says_the_same_from_texts(tmp_path: Path) -> None:
    root = write_hostile_vault(tmp_path / "vault")
    texts = read_folder(root)
    for file in [file for file in root.rglob("*") if file.is_file() and file.relative_to(root).as_posix() not in texts]:
        file.unlink()
    compare(root, texts, "2026-11-18T12:00")


@pytest.mark.slow
@settings(max_examples=25)  # each is written to the disk
@given(rich_searches())
def test_a_drawn_search_says_the_same_from_texts(rich: Rich) -> None:
    with TemporaryDirectory() as folder:
        texts = list_files(rich.drawn.tale)
        for path, text in texts.items():
            (Path(folder) / path).parent.mkdir(parents=True, exist_ok=True)
            (Path(folder) / path).write_text(text, encoding="utf-8", newline="")
        compare(Path(folder), texts, rich.drawn.now)


def list_files(tale: Tale) -> dict[str, str]:
    """Return the files of a search told as a story."""
    told = replace(tale, people={}, notes={**tale.notes})
    return {
        "followup.toml": f'timezone = "{tale.zone}"\n{tale.toml}',
        "search.md": "".join(("## Log\n", *(f"- {line}\n" for line in tale.search))),
        **{f"interviews/{slug}.md": told.note_text(slug) for slug in tale.notes},
        **{f"people/{name}.md": text for name, text in tale.people.items()},
        **{f"letters/{name}.md": text for name, text in tale.letters.items()},
    }


@pytest.mark.parametrize(
    "config",
    [
        "",
        '[folders]\ninterviews = "job/rounds"\nletters = "job/rounds/letters"\nsearch = "job/search.md"\n',
        '[folders]\ninterviews = "nowhere"\n',
        "[folders\n",
        '[check]\nselect = ["note-outside"]\n[aliases]\nfirma = "company"\n',
        'folders.templates = "interviews/forms"\n',
    ],
    ids=["usual", "other-folders", "a-folder-that-is-not-there", "no-toml", "chosen-checks", "templates-inside"],
)
def test_what_is_a_note_is_decided_as_in_a_folder(config: str, make_vault: MakeVault) -> None:
    places = (
        *("interviews/a.md", "interviews/2026/B.MD", "interviews/.a.md", "interviews/.trash/a.md", "interviews/c.md/d.md"),
        *("interviews/templates/a.md", "interviews/forms/a.md", "interviews/node_modules/a.md", "interviews/letters/a.md", "letters/x.md"),
        *("interviews/e (conflicted copy 2026-11-18).md", "interviews/f.markdown", "interviews/g.txt", "interviews/h.md~"),
        *("job/rounds/a.md", "job/rounds/letters/a.md", "job/search.md", "people/Ana Silva.md", "people/templates/Old.md"),
        *("stray.md", "stray.markdown", "index.md", "search.md", "README.md", "stray (conflicted copy).md", "site/a.md", "own forms/a.md"),
    )
    texts = {place: NOTE.format(f"Company {number}") for number, place in enumerate(places)}
    texts |= {"README.md": "# Notes\n", ".obsidian/templates.json": '{"folder": "interviews/forms"}', "followup.toml": config}
    texts |= {"interviews/nul.md": "a\0b", "interviews/bom.md": f"\ufeff{NOTE.format('Bom')}", "interviews/big.md": "x" * 5_000_001}
    root = make_vault({**texts}, config=None)
    compare(root, texts, "2026-11-18T12:00")
    notes = read_vault(str(root))
    assert followup_md.parse_vault(texts)[0] == notes.vault._replace(problems=(*notes.faults, *notes.vault.problems))


def test_nothing_is_a_vault_too() -> None:
    vault, known = followup_md.parse_vault({})
    assert vault == Vault(problems=vault.problems)
    assert [problem.check for problem in vault.problems] == ["unknown-zone"]
    assert known.timezone is None


def test_a_text_that_no_file_can_hold_is_a_problem_of_its_own() -> None:
    texts = {"interviews/a.md": NOTE.format("Acme"), "interviews/b.md": "\udc80", "interviews/\udc80.md": NOTE.format("Globex")}
    vault, _ = followup_md.parse_vault(texts)
    assert [interview.company for interview in vault.interviews] == ["Acme"]
    assert [(problem.check, problem.place) for problem in vault.problems if problem.check == "unreadable-note"] == [
        ("unreadable-note", Place("interviews/\\udc80.md")),
        ("unreadable-note", Place("interviews/b.md")),
    ]


@pytest.mark.parametrize(
    ("typed", "purpose", "channel"),
    [("Priya Raman", "status", None), ("ines", "thanks", "email"), ("ogham", "status", None), ("tidewell water", "withdraw", None)],
)
def test_the_guard_says_what_it_says_on_the_command_line(typed: str, purpose: str, channel: str | None, tmp_path: Path) -> None:
    root = copy_example(tmp_path / "vault")
    vault, known = followup_md.parse_vault(read_folder(root))
    now = datetime(2026, 11, 18, 12, tzinfo=ZoneInfo(known.timezone or "UTC"))
    verdict = followup_md.judge_contact(vault, typed, now, known, purpose=purpose, channel=channel)
    by = ["--by", channel] if channel else []
    shown = json.loads(
        CliRunner().invoke(cli, ["guard", typed, "--for", purpose, *by, "--json", "-C", str(root), "--now", "2026-11-18T12:00"]).output
    )
    assert (verdict.verdict, say_verdict_reason(verdict), verdict.requirement) == (shown["verdict"], shown["reason"], shown["requirement"])


def test_nobody_of_that_name_is_told_with_what_was_meant() -> None:
    vault, known = followup_md.parse_vault({"interviews/a.md": NOTE.format("Acme")})
    with pytest.raises(FollowupError) as raised:
        followup_md.judge_contact(vault, "Silvia", datetime(2026, 11, 18, 12, tzinfo=ZoneInfo("UTC")), known)
    assert raised.value.hint == "did you mean `silva`?"


@pytest.mark.slow
def test_neither_the_disk_nor_the_clock_is_asked(run_python: RunPython) -> None:
    texts = read_folder(ROOT / "example-vault")
    code = f"""
import sys, datetime, zoneinfo, followup_md
texts = {texts!r}
def run():
    vault, settings = followup_md.parse_vault(texts)
    now = datetime.datetime(2026, 11, 18, 12, tzinfo=zoneinfo.ZoneInfo("Europe/Dublin"))
    search, problems = followup_md.derive_search(vault, now, settings), followup_md.find_problems(vault, now, settings)
    followup_md.judge_contact(vault, "Priya Raman", now, settings)
    for target in ("status", "json", "index"):
        followup_md.render_search(search, target, problems=problems, settings=settings)
run()  # modules and zones are loaded
own = followup_md.__file__.removesuffix("__init__.py")
seen = []
def see(name, found):
    if name.split(".")[0] in {{"open", "os", "socket", "subprocess", "shutil"}} and not str(found[:1]).startswith(f"('{{own}}templates/"):
        seen.append((name, found))
sys.addaudithook(see)
run()
print(seen)
"""
    assert run_python(code).stdout == "[]\n"


@pytest.mark.parametrize("path", ["/a.md", "/interviews/a.md", "//a.md", "interviews//a.md", "interviews/", "", "/"])
def test_a_path_of_no_file_in_a_folder_is_no_note(path: str) -> None:
    vault, _ = followup_md.parse_vault({path: NOTE.format("Acme")})
    assert vault.interviews == ()
