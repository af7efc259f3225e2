"""site/ as a whole: the same bytes for the same notes, no more written than a change concerns, and nothing of others touched."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner
from support.cli import FILES, NOTE, Acting
from support.pages import PAGES, build_site, copy_example

from followup_md.cli import cli
from followup_md.render.markdown import GENERATED_MARK

if TYPE_CHECKING:
    from pathlib import Path

MERROW = "interviews/2026-08-13-merrow-technical.md"
HARBOR = "interviews/2026-11-17-harbor-panel.md"
MERROW_PAGE, HARBOR_PAGE = "process/merrow-insurance-data-engineer.html", "process/harbor-logistics-data-engineer.html"
OWN = "site/process/harbor-engineer.html"


@pytest.fixture
def acting(tmp_path: Path) -> Acting:
    return Acting(tmp_path)


def read_site(site: Path) -> dict[str, bytes]:
    return {file.relative_to(site).as_posix(): file.read_bytes() for file in site.rglob("*") if file.is_file()}


def stat_site(site: Path) -> dict[str, tuple[int, int]]:
    """Return what changes of each file when it is written: a new one takes its place."""
    found = {file.relative_to(site).as_posix(): file.stat() for file in site.rglob("*") if file.is_file()}
    return {name: (each.st_ino, each.st_mtime_ns) for name, each in found.items()}


def test_the_same_notes_give_the_same_bytes_wherever_they_lie(tmp_path: Path) -> None:
    first, other = copy_example(tmp_path / "first"), copy_example(tmp_path / "elsewhere" / "Zanzibar")
    site = build_site(first)
    once = read_site(site)
    assert set(once) == {*PAGES, "style.css"}
    build_site(first)
    assert read_site(site) == once
    assert read_site(build_site(other)) == once
    assert not [name for name, data in once.items() if b"Zanzibar" in data or str(tmp_path).encode() in data]


def test_in_another_order_of_reading_the_pages_are_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    once = read_site(build_site(copy_example(tmp_path / "once")))
    real = os.scandir

    class Reversed:
        def __init__(self, path: str) -> None:
            with real(path) as found:
                self.found = sorted(found, key=lambda entry: entry.name, reverse=True)

        def __enter__(self) -> list[os.DirEntry[str]]:
            return self.found

        def __exit__(self, *_: object) -> None: ...

        def __iter__(self) -> object:
            return iter(self.found)

    root = copy_example(tmp_path / "again")
    monkeypatch.setattr(os, "scandir", Reversed)
    assert read_site(build_site(root)) == once


@pytest.mark.parametrize(
    ("note", "old", "new", "concerned"),
    [
        # An open stumble of a process that has ended: it stands on its page and among the questions, and no action is about it.
        pytest.param(MERROW, "a nightly load is complete", "a load is whole", {"questions.html", MERROW_PAGE}, id="question"),
        # Nobody but the page of the process shows what is written freely.
        pytest.param(MERROW, "## Review", "## My own words\nA calm room.\n\n## Review", {MERROW_PAGE}, id="prose"),
        pytest.param("people/Katrin Amsel.md", "\n---", "\n---\nplays chess", set(), id="body-of-a-person"),
        # A thank-you closes an action (today, people, the process), is told in time (processes), and counted (search).
        pytest.param(
            HARBOR,
            "## Log\n",
            "## Log\n- 2026-11-18 thanked [[Priya Raman]] by letter\n",
            {"index.html", "processes.html", "people.html", "search.html", HARBOR_PAGE},
            id="log",
        ),
    ],
)
def test_a_changed_note_rewrites_only_the_pages_that_it_concerns(
    tmp_path: Path, note: str, old: str, new: str, concerned: set[str]
) -> None:
    root = copy_example(tmp_path / "vault")
    site = build_site(root)
    before, text = stat_site(site), (root / note).read_text(encoding="utf-8")
    assert old in text
    (root / note).write_text(text.replace(old, new, 1), encoding="utf-8")
    build_site(root)
    after = stat_site(site)
    assert {name for name in after if after[name] != before[name]} == concerned
    assert set(after) == set(before)


def test_another_day_changes_what_it_shows(acting: Acting) -> None:
    acting.run("build")
    before = acting.root.joinpath("site/index.html").read_text(encoding="utf-8")
    assert "As of Wed 18 Nov 2026" in before
    acting.run("build", now="2026-11-19T12:00")
    assert "As of Thu 19 Nov 2026" in acting.root.joinpath("site/index.html").read_text(encoding="utf-8")


def test_the_page_of_a_process_goes_with_it_and_strange_files_stay(acting: Acting) -> None:
    acting.run("build")
    own = acting.root / OWN
    strange = {"mine.html": b"<!doctype html>my own", "harbor-engineer.html.bak": GENERATED_MARK.encode(), "notes.txt": b"x"}
    for name, data in strange.items():
        own.with_name(name).write_bytes(data)
    acting.write({"interviews/harbor.md": FILES["interviews/harbor.md"].replace("role: Engineer", "role: Captain")})
    # Today, Processes and People lead to the page, which is a new one; neither Questions nor Search does.
    done = acting.run("build", "--dry-run")
    assert "site/: 4 of 8 files would be written, 1 would be removed\n" in done.out
    assert own.exists()
    assert acting.run("build", "--check").code == 1
    assert "site/: 4 of 8 files written, 1 removed\n" in acting.run("build").out
    assert not own.exists()
    assert own.with_name("harbor-captain.html").exists()
    assert {name: own.with_name(name).read_bytes() for name in strange} == strange
    assert "site/: unchanged\n" in acting.run("build").out


@pytest.mark.parametrize(
    ("path", "text", "what"),
    [
        ("site/index.html", "<!doctype html>\nmy own page\n", "page"),
        ("site/style.css", "body { color: red }\n", "style sheet"),
        (OWN, "", "page"),
        ("site/people.html", "/* followup-md: a mark, but of another kind */", "page"),
    ],
)
def test_a_file_of_somebody_else_stops_the_build_before_anything_is_written(acting: Acting, path: str, text: str, what: str) -> None:
    acting.write({path: text})
    done = acting.run("build")
    assert (done.code, done.out) == (1, "")
    assert done.err.startswith(f"followup-md: {path} is not a {what} of this program, so it is left alone\n")
    assert acting.root.joinpath(path).read_text(encoding="utf-8") == text
    assert not acting.root.joinpath("index.md").exists()
    assert len([file for file in acting.root.joinpath("site").rglob("*") if file.is_file()]) == 1


def test_check_fails_when_one_page_differs(acting: Acting) -> None:
    acting.run("build")
    assert acting.run("build", "--check").code == 0
    page = acting.root / "site/search.html"
    spoilt = page.read_bytes() + b"<p>typed by hand</p>\n"
    page.write_bytes(spoilt)
    done = acting.run("build", "--check")
    assert (done.code, "site/: 1 of 8 files stale\n" in done.out) == (1, True)
    assert page.read_bytes() == spoilt
    acting.run("build")
    assert b"typed by hand" not in page.read_bytes()


def test_a_page_that_was_deleted_comes_back(acting: Acting) -> None:
    acting.run("build")
    acting.root.joinpath(OWN).unlink()
    assert "site/: 1 of 8 files written\n" in acting.run("build").out
    assert acting.root.joinpath(OWN).exists()


def test_what_is_recorded_by_the_same_build_stands_on_the_page(acting: Acting) -> None:
    acting.run("build")
    index = acting.root / "index.md"
    text = index.read_text(encoding="utf-8")
    (line,) = [each for each in text.split("\n") if "🆔 thank-priya-raman-harbor" in each]
    index.write_text(text.replace(line, line.replace("[ ]", "[x]") + " ✅ 2026-11-18"), encoding="utf-8")
    acting.run("build")
    assert "- 2026-11-18 thanked [[Priya Raman]] by letter" in acting.log()
    assert "thanked <a " in acting.root.joinpath(OWN).read_text(encoding="utf-8")


def test_a_note_that_cannot_be_read_now_is_said_to_be_so(acting: Acting, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("followup_md.cli.site.read_file", lambda *_: None)
    acting.run("build")
    assert "The note could not be read." in acting.root.joinpath(OWN).read_text(encoding="utf-8")


def test_a_vault_without_notes_has_the_five_pages(tmp_path: Path) -> None:
    (tmp_path / "followup.toml").write_text("", encoding="utf-8")
    result = CliRunner().invoke(cli, ["-C", str(tmp_path), "build", "--now", "2026-11-18T12:00"])
    assert "site/: 6 files written\n" in result.stdout
    assert read_site(tmp_path / "site").keys() == {
        "index.html",
        "processes.html",
        "people.html",
        "questions.html",
        "search.html",
        "style.css",
    }


@pytest.mark.parametrize("newline", ["\r\n", "\n"])
def test_the_page_shows_no_front_matter_whatever_the_newlines(acting: Acting, newline: str) -> None:
    note = acting.root / NOTE
    note.write_bytes(b"\xef\xbb\xbf" + note.read_bytes().replace(b"\n", newline.encode()))
    acting.run("build")
    page = (acting.root / OWN).read_text(encoding="utf-8")
    assert "company: Harbor" not in page
    assert page.count("<h4>Log</h4>") == 1
