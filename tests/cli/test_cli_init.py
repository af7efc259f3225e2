"""`followup-md init`: a folder made ready for notes, where nothing that exists is touched."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
import yaml
from click.testing import CliRunner

from followup_md.cli import cli
from followup_md.cli.init import list_packaged
from followup_md.config import Settings
from followup_md.config.read import read_settings
from followup_md.model.properties import INTERVIEW, PERSON
from followup_md.parse.vault import parse_interview_note
from followup_md.vault import read as machine

if TYPE_CHECKING:
    from pathlib import Path

PATHS = ["followup.toml", "interviews/", "people/", "letters/", "templates/interview.md", "search.md", ".gitignore"]


@pytest.fixture(autouse=True)
def machine_zone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tzlocal.get_localzone_name", lambda: "Europe/Lisbon")


def run(*args: str | Path) -> tuple[int, str, str]:
    result = CliRunner().invoke(cli, [*map(str, args)], prog_name="followup-md")
    return result.exit_code, result.stdout, result.stderr


def states(shown: str) -> dict[str, str]:
    return {line.split("  ")[0].rstrip(): line.split("  ")[-1].strip() for line in shown.partition("\n\n")[0].split("\n")}


def test_a_new_vault_has_all_that_it_needs(tmp_path: Path) -> None:
    code, shown, error = run("init", tmp_path / "new" / "vault")
    assert (code, error) == (0, "")
    assert states(shown) == dict.fromkeys(PATHS, "written")
    assert "Times are those of Europe/Lisbon" in shown
    assert all((tmp_path / "new" / "vault" / path).exists() for path in PATHS)
    settings, problems = read_settings((tmp_path / "new/vault/followup.toml").read_text(encoding="utf-8"))
    assert (settings, problems) == (Settings(timezone="Europe/Lisbon"), ())
    assert run("-C", tmp_path / "new" / "vault", "check") == (0, "no problems\n", "")


def test_who_is_elsewhere_is_told_to_change_to_the_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert "Next: `cd 'job search'`; `followup-md new COMPANY ROLE" in run("init", "job search")[1].replace("\n", " ")
    monkeypatch.chdir(tmp_path / "job search")
    assert "Next: `followup-md new COMPANY ROLE" in run("init")[1]


def test_what_exists_is_never_touched(tmp_path: Path) -> None:
    (tmp_path / "followup.toml").write_text('[folders]\ninterviews = "Gespräche"\nsearch = "Suche.md"\n', encoding="utf-8")
    (tmp_path / "Suche.md").write_text("mine", encoding="utf-8")
    (tmp_path / ".gitignore").symlink_to(tmp_path / "nowhere")
    code, shown, _ = run("init", tmp_path)
    found = states(shown)
    assert code == 0
    assert [path for path, state in found.items() if state == "there already"] == ["followup.toml", "Suche.md", ".gitignore"]
    assert (tmp_path / "Suche.md").read_text(encoding="utf-8") == "mine"
    assert (tmp_path / "Gespräche").is_dir()
    assert not (tmp_path / "interviews").exists()
    assert not (tmp_path / "nowhere").exists()
    assert "timezone" not in shown


def test_a_second_time_nothing_is_written(tmp_path: Path) -> None:
    run("init", tmp_path)
    before = {path: (path.stat().st_ino, path.stat().st_mtime_ns) for path in tmp_path.rglob("*")}
    assert states(run("init", tmp_path)[1]) == dict.fromkeys(PATHS, "there already")
    assert {path: (path.stat().st_ino, path.stat().st_mtime_ns) for path in tmp_path.rglob("*")} == before


def test_dry_run_writes_nothing(tmp_path: Path) -> None:
    code, shown, _ = run("init", tmp_path / "new", "--dry-run")
    assert (code, states(shown)) == (0, dict.fromkeys(PATHS, "would be written"))
    assert not (tmp_path / "new").exists()


def test_json_says_the_same(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "config").write_text('[remote "o"]\nurl = git@github.com:a/b\n', encoding="utf-8")
    code, shown, _ = run("init", tmp_path, "--json", "--zone", "Europe/Dublin")
    assert code == 0
    files = [{"path": path, "state": "written"} for path in PATHS]
    assert json.loads(shown) == {
        "version": 1,
        "folder": str(tmp_path),
        "timezone": "Europe/Dublin",
        "hosts": ["github.com"],
        "files": files,
    }


@pytest.mark.parametrize("args", [["-C", "{}", "init"], ["init", "-C", "{}"]])
def test_the_folder_may_be_named_as_everywhere(tmp_path: Path, args: list[str]) -> None:
    assert run(*(arg.format(tmp_path) for arg in args))[0] == 0
    assert (tmp_path / "followup.toml").exists()


def test_without_a_folder_it_is_the_current_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert run("init")[0] == 0
    assert (tmp_path / "followup.toml").exists()


@pytest.mark.parametrize("config", ['[remote "o"]\nurl = https://git.example.com/a\n', '[remote "o"]\nurl = git@github.com:a/b\n'])
def test_a_repository_with_a_remote_is_told_of(tmp_path: Path, config: str) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "config").write_text(config, encoding="utf-8")
    said = " ".join(run("init", tmp_path)[1].split())
    assert 'Notes about people you met are private: see that the repository is, and say so with `repository = "private"`' in said


def test_a_zone_that_is_typed_counts_and_is_looked_at(tmp_path: Path) -> None:
    assert run("init", tmp_path / "a", "--zone", "Europe/Berln") == (
        *(2, ""),
        "followup-md: 'Europe/Berln' is no IANA zone\n    did you mean `Europe/Berlin`?\n",
    )
    assert run("init", tmp_path / "a", "--zone", "qqqqqq")[2].endswith("write one such as Europe/Dublin\n")
    assert not (tmp_path / "a").exists()
    assert "Times are those of Asia/Tokyo" in run("init", tmp_path / "a", "--zone", "Asia/Tokyo")[1]


@pytest.mark.parametrize("name", [None, "local", "Nowhere/City"])
def test_a_machine_whose_zone_is_not_known(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str | None) -> None:
    monkeypatch.setattr("tzlocal.get_localzone_name", lambda: name)
    assert "Set `timezone` in followup.toml" in run("init", tmp_path)[1]
    assert read_settings((tmp_path / "followup.toml").read_text(encoding="utf-8"))[0] == Settings()


def test_a_machine_whose_settings_contradict_each_other(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail() -> str:
        raise KeyError

    monkeypatch.setattr("tzlocal.get_localzone_name", fail)
    assert machine.find_system_zone() is None


def test_a_vault_within_a_vault_is_refused(tmp_path: Path) -> None:
    run("init", tmp_path)
    code, _, error = run("init", tmp_path / "interviews")
    assert code == 2
    assert "lies in the vault" in error


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    code, _, error = run("init", tmp_path / "file")
    assert code == 2
    assert "is no folder" in error


def test_settings_that_cannot_be_read_stop_it(tmp_path: Path) -> None:
    (tmp_path / "followup.toml").mkdir()
    code, _, error = run("init", tmp_path)
    assert code == 3
    assert error.startswith("followup-md: followup.toml is in the way")
    assert [path.name for path in tmp_path.iterdir()] == ["followup.toml"]


def test_a_folder_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "followup.toml").write_text('[folders]\npeople = "file/people"\n')
    (tmp_path / "file").write_text("")
    code, _, error = run("init", tmp_path)
    assert code == 3
    assert error.startswith(f"followup-md: {tmp_path}/file/people/ could not be made: not a directory")


def test_nothing_in_the_note_to_copy_counts_as_filled(tmp_path: Path) -> None:
    run("init", tmp_path)
    text = (tmp_path / "templates/interview.md").read_text(encoding="utf-8")
    text = text.replace("company:", "company: A", 1).replace("role:", "role: B").replace("start:", "start: 2026-11-17T13:00")
    note = parse_interview_note(text.replace("end:", "end: 2026-11-17T14:00"), "interviews/a.md", Settings(timezone="UTC"))
    assert note.problems == ()
    assert note.facts is not None
    assert note.facts.filled == frozenset()
    assert (note.topics, note.questions, note.log, note.facts.promises, note.facts.review.rating) == ((), (), (), (), None)


def test_a_vault_for_obsidian(tmp_path: Path) -> None:
    (tmp_path / "followup.toml").write_text('[folders]\ninterviews = "Work/It\'s me"\ntemplates = "Vorlagen"\n', encoding="utf-8")
    assert run("init", tmp_path, "--obsidian")[0] == 0
    assert json.loads((tmp_path / ".obsidian/templates.json").read_text(encoding="utf-8")) == {"folder": "Vorlagen"}
    types = json.loads((tmp_path / ".obsidian/types.json").read_text(encoding="utf-8"))["types"]
    assert types.keys() == {row.name for row in (*INTERVIEW, *PERSON)}
    shown = {"company": "text", "start": "datetime", "decision_date": "date", "interviewers": "multitext", "direct": "checkbox"}
    assert shown.items() < types.items()
    base = yaml.safe_load((tmp_path / "interviews.base").read_text(encoding="utf-8"))
    assert base["filters"] == {"and": ['file.inFolder("Work/It\'s me")']}
    assert {*base["views"][0]["order"]} - {"file.name"} < {row.name for row in INTERVIEW}
    assert run("-C", tmp_path, "check")[0] == 1  # no zone is set, and nothing else is wrong
    assert run("-C", tmp_path, "check")[1].count("(") == 1


def test_settings_of_obsidian_that_exist_are_not_touched(tmp_path: Path) -> None:
    (tmp_path / ".obsidian").mkdir()
    (tmp_path / ".obsidian" / "types.json").write_text("{}")
    assert states(run("init", tmp_path, "--obsidian")[1])[".obsidian/types.json"] == "there already"
    assert (tmp_path / ".obsidian" / "types.json").read_text() == "{}"


def test_texts_of_drafts_are_those_of_the_program(tmp_path: Path) -> None:
    (tmp_path / "followup.toml").write_text('timezone = "UTC"\n[folders]\ntemplates = "Vorlagen"\n', encoding="utf-8")
    (tmp_path / "Vorlagen/drafts/en").mkdir(parents=True)
    (tmp_path / "Vorlagen/drafts/en/reply.md").write_text("mine", encoding="utf-8")
    found = states(run("init", tmp_path, "--letters")[1])
    texts = {path.removeprefix("Vorlagen/drafts/en/"): state for path, state in found.items() if path.startswith("Vorlagen/drafts")}
    assert texts == {name: "there already" if name == "reply.md" else "written" for name, _ in list_packaged()}
    assert {path.name: path.read_text(encoding="utf-8") for path in (tmp_path / "Vorlagen/drafts/en").iterdir()} == {
        **dict(list_packaged()),
        "reply.md": "mine",
    }
    assert run("-C", tmp_path, "check") == (0, "no problems\n", "")
    again = states(run("init", tmp_path, "--letters")[1])
    assert set(again.values()) == {"there already"}


def test_without_being_asked_for_they_are_not_there(tmp_path: Path) -> None:
    assert not any("drafts" in path for path in states(run("init", tmp_path)[1]))
    assert "--letters" in run("init", "--help")[1]
