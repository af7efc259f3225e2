from __future__ import annotations

import os
from collections.abc import Callable
from datetime import datetime, tzinfo
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from click.testing import CliRunner
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from followup_md.cli import cli
from followup_md.cli.check import has_failed
from followup_md.config import Settings, calendars
from followup_md.problem import Level, Place, Problem
from followup_md.vault.load import load as load_vault
from followup_md.vault.notes import Loaded, find_reader_zone

MakeVault = Callable[..., Path]
GOOD = (
    "---\ncompany: Harbor\nrole: Engineer\nstart: 2026-11-17T13:00\nend: 2026-11-17T15:30\ninterviewers: [Priya Raman]\n---\n"
    "## Topics\n- loads\n"
)
MERGE_BOMB = "---\na: &a {x: 1, y: 1}\n" + "".join(
    f"{name}: &{name} {{<<: [{', '.join(['*' + before] * 9)}]}}\n" for before, name in zip("abcdefgh", "bcdefghi", strict=True)
)


def noon(zone: tzinfo) -> datetime:
    return datetime(2026, 11, 18, 12, tzinfo=zone)


def load(root: Path) -> Loaded:
    # Gaps in the notes are not the point here.
    return load_vault(str(root), noon, select=("vault", "config", "note"))


def list_found(root: Path) -> set[tuple[str, str]]:
    return {(problem.place.path, problem.check) for problem in load(root).problems}


def test_loading_reads_derives_and_reports(make_vault: MakeVault) -> None:
    loaded = load(
        make_vault(
            {
                "interviews/2026/harbor.md": GOOD,
                "people/Priya Raman.md": "---\nemail: p@example.com\n---\n",
                "letters/a.md": "---\nkind: thank-you\nto: '[[Priya Raman]]'\n---\nDear Priya",
                "search.md": "## Log\n- 2026-11-16 networked: a call\n",
            },
        ),
    )
    vault = loaded.search.vault
    assert [interview.path for interview in vault.interviews] == ["interviews/2026/harbor.md"]
    assert vault.people["Priya Raman"].email == "p@example.com"
    assert [draft.path for draft in vault.drafts] == ["letters/a.md"]
    assert [event.kind for event in vault.events] == ["networked"]
    assert loaded.search.week.done == 2  # the interview counts as well
    assert loaded.settings.timezone == "UTC"
    assert loaded.problems == ()


def test_now_is_asked_for_in_the_zone_of_the_reader(make_vault: MakeVault) -> None:
    assert load(make_vault(config='timezone = "Asia/Kolkata"\n')).search.now.tzinfo == ZoneInfo("Asia/Kolkata")
    assert find_reader_zone(Settings()) == ZoneInfo("UTC")


def test_the_configuration_is_optional(make_vault: MakeVault) -> None:
    assert list_found(make_vault({"interviews/a.md": GOOD}, config=None)) == {("followup.toml", "unknown-zone")}


def test_a_configuration_that_does_not_read_is_a_problem(make_vault: MakeVault) -> None:
    root = make_vault(config=None)
    (root / "followup.toml").mkdir()
    assert ("followup.toml", "unreadable-note") in list_found(root)


def test_folders_inside_each_other_are_each_read_once(make_vault: MakeVault) -> None:
    root = make_vault(
        {"notes/a.md": GOOD, "notes/people/Priya Raman.md": "", "notes/letters/b.md": "Dear Priya"},
        config='timezone = "UTC"\n[folders]\ninterviews = "notes"\npeople = "notes/people"\nletters = "notes/letters"\n',
    )
    vault = load(root).search.vault
    assert [interview.path for interview in vault.interviews] == ["notes/a.md"]
    assert vault.people["Priya Raman"].path == "notes/people/Priya Raman.md"
    assert [draft.path for draft in vault.drafts] == ["notes/letters/b.md"]


def test_a_country_without_the_library_is_said(make_vault: MakeVault, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(calendars, "find_spec", lambda _: None)
    root = make_vault(config='timezone = "UTC"\n[calendar]\ncountry = "IE"\n')
    assert list_found(root) == {("followup.toml", "holidays-missing")}


@pytest.mark.parametrize("path", ["interviews/a.md", "people/Priya Raman.md"])
def test_a_country_that_a_note_alone_names_is_said_too(make_vault: MakeVault, monkeypatch: pytest.MonkeyPatch, path: str) -> None:
    notes = {"interviews/a.md": GOOD, "people/Priya Raman.md": "---\nname: Priya Raman\n---\n"}
    notes[path] = notes[path].replace("---\n", "---\ncountry: XX\n", 1)
    # Unknown to the library, which is reported at its place; without the library it counts as a known one.
    assert (path, "bad-value") in list_found(make_vault(notes))
    (problem,) = [problem for problem in load(make_vault(notes)).problems if problem.check == "bad-value"]
    assert (problem.place.line, problem.place.column) == (2, 10)
    monkeypatch.setattr(calendars, "find_spec", lambda _: None)
    assert ("followup.toml", "holidays-missing") in list_found(make_vault(notes))


@pytest.mark.parametrize(
    ("levels", "strict", "failed"),
    [
        pytest.param([], True, False, id="nothing"),
        pytest.param([Level.INFO], True, False, id="info"),
        pytest.param([Level.INFO, Level.WARNING], False, False, id="warning"),
        pytest.param([Level.WARNING], True, True, id="warning-when-strict"),
        pytest.param([Level.WARNING, Level.ERROR], False, True, id="error"),
    ],
)
def test_which_problems_fail_a_check(levels: list[Level], strict: bool, failed: bool) -> None:
    problems = [Problem(place=Place("a.md"), level=level, check="x", message="", hint="") for level in levels]
    assert has_failed(problems, strict=strict) is failed


# What no input may do: end in a traceback, or hide another note (rules.md 7.5).

HOSTILE: dict[str, str | bytes] = {
    "merge-key-bomb": MERGE_BOMB + "---\n",
    "nested-brackets": "---\ncompany: " + "[" * 100_000 + "\n---\n",
    "nested-braces": "---\ncompany: " + "{a: " * 100_000 + "\n---\n",
    "nested-dashes": "---\ncompany:\n" + "- " * 100_000 + "\n---\n",
    "utf-16": GOOD.encode("utf-16"),
    "nul-bytes": GOOD.encode() + b"\0\0",
    "latin-1": GOOD.replace("Harbor", "Härbör").encode("latin-1"),
    "empty": b"",
    "fence-only": "---",
    "open-fence": GOOD.partition("---\n## ")[0],
    "one-long-line": "---\ncompany: " + "x" * 1_000_000 + "\n---\n",
    "git-conflict": "<<<<<<< HEAD\n" + GOOD + "=======\n" + GOOD + ">>>>>>> theirs\n",
    "far-date": GOOD.replace("2026-11-17", "9999-12-31"),
    "first-date": GOOD.replace("2026-11-17", "0001-01-01"),
    "right-to-left": GOOD.replace("Harbor", "\u202e\u05d4\u05e8\u202c"),
    "terminal-commands": GOOD.replace("Harbor", "\x1b[2J\x07Harbor"),
}


def run(root: Path, *args: str) -> str:
    """Run a command that must end as format.md section 8 says, beside a sound note that must still be seen."""
    result = CliRunner().invoke(cli, ["-C", str(root), *args, "--now", "2026-11-18T12:00"], prog_name="followup-md")
    assert result.exit_code in (0, 1), result.stderr
    assert result.stderr == ""
    return result.stdout


def assert_survives(root: Path) -> None:
    assert "thank-priya-raman-sound" in run(root, "status", "--json")
    assert "\x1b" not in run(root, "status", "--all")
    run(root, "check")
    run(root, "build")


@pytest.mark.parametrize("content", HOSTILE.values(), ids=HOSTILE.keys())
def test_no_content_ends_in_a_traceback_or_hides_another_note(make_vault: MakeVault, content: str | bytes) -> None:
    places = ("interviews/bad.md", "people/bad.md", "letters/bad.md", "search.md", "bad.md")
    assert_survives(make_vault({"interviews/sound.md": GOOD, **dict.fromkeys(places, content)}))


@pytest.mark.parametrize("content", HOSTILE.values(), ids=HOSTILE.keys())
def test_no_configuration_ends_in_a_traceback(make_vault: MakeVault, content: str | bytes) -> None:
    assert "interviews/sound.md" in run(make_vault({"interviews/sound.md": GOOD, "followup.toml": content}), "status", "--json")


def test_a_note_of_50_megabytes_is_reported_and_not_read(make_vault: MakeVault) -> None:
    root = make_vault({"interviews/sound.md": GOOD, "interviews/bad.md": ""})
    os.truncate(root / "interviews" / "bad.md", 50_000_000)
    assert_survives(root)
    (problem,) = load(root).problems
    assert (problem.check, problem.message) == ("unreadable-note", "a file of 50,000,000 bytes")


def test_a_folder_named_like_a_note_is_reported(make_vault: MakeVault) -> None:
    root = make_vault({"interviews/sound.md": GOOD, "interviews/bad.md/x.txt": ""})
    assert_survives(root)
    assert list_found(root) == {("interviews/bad.md", "unreadable-note")}


def test_an_unreadable_file_is_reported(make_vault: MakeVault, monkeypatch: pytest.MonkeyPatch) -> None:
    root = make_vault({"interviews/sound.md": GOOD, "interviews/bad.md": GOOD})
    (root / "interviews" / "bad.md").chmod(0)
    real = os.open

    def open_or_fail(path: str, *rest: int) -> int:
        if str(path).endswith("bad.md"):  # root reads what nobody may read
            raise PermissionError(13, "Permission denied", path)
        return real(path, *rest)

    monkeypatch.setattr(os, "open", open_or_fail)
    assert_survives(root)
    assert list_found(root) == {("interviews/bad.md", "unreadable-note")}


def test_a_symlink_loop_is_reported(make_vault: MakeVault) -> None:
    root = make_vault({"interviews/sound.md": GOOD})
    (root / "interviews" / "bad.md").symlink_to("bad.md")
    (root / "interviews" / "bad").symlink_to(root / "interviews")
    assert_survives(root)
    assert list_found(root) == {("interviews/bad.md", "unreadable-note"), ("interviews/bad", "unreadable-note")}


def test_a_name_that_is_not_utf8_is_reported(make_vault: MakeVault) -> None:
    root = make_vault({"interviews/sound.md": GOOD})
    (root / "interviews" / os.fsdecode(b"bad\xe9.md")).write_text(GOOD)
    assert_survives(root)
    assert list_found(root) == {("interviews/bad\\udce9.md", "unreadable-note")}


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(
    content=st.binary(max_size=200),
    folder=st.sampled_from(["interviews/bad.md", "people/bad.md", "letters/bad.md", "search.md", "followup.toml"]),
)
def test_no_bytes_end_in_a_traceback(make_vault: MakeVault, content: bytes, folder: str) -> None:
    root = make_vault({"interviews/sound.md": GOOD, "people/bad.md": "", "letters/bad.md": "", "search.md": "", folder: content})
    assert "interviews/sound.md" in run(root, "status", "--json")
