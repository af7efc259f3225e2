"""Replay of the console transcripts in `docs/`, from an empty folder, character by character."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.cli import Drift, Replay, fill_line, find_path, split_console, type_lines

DOCS = Path(__file__).parents[1] / "docs"
# The design shows forms, and `test_docs` reads its examples.
DESIGN = {"architecture.md", "format.md", "rules.md"}
PAGES = sorted(path.name for path in DOCS.glob("*.md") if path.name not in DESIGN)
ZONE = "Europe/Dublin"


def play(page: str, folder: Path) -> None:
    with Replay(folder, ZONE) as replay:
        replay.play(page)


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_true(name: str, tmp_path: Path) -> None:
    play((DOCS / name).read_text(encoding="utf-8"), tmp_path)


# Faults that a replay must find: each of these is no longer true, or cannot be replayed.
STALE = {
    "another word": "```console\n$ followup-md init --zone UTC\nfollowup.toml           wrote\n```\n",
    "a line less": "```console\n$ followup-md init --zone UTC\n```\n",
    "an unknown program": "```console\n$ make index\n```\n",
    "nothing that runs": "```console\n16:30:00  started\n```\n",
    "another answer": "```pycon\n>>> 1 + 1\n3\n\n```\n",
    "a language": "```python\nprint()\n```\n",
    "a file without a name": "You write:\n\n```markdown\n# Note\n```\n",
}


@pytest.mark.parametrize("page", STALE.values(), ids=STALE)
def test_what_is_not_so_is_seen(page: str, tmp_path: Path) -> None:
    with pytest.raises(Drift):
        play(page, tmp_path)


@pytest.mark.parametrize(
    "end",
    ["17:00:00  started · index.md written · nothing due\n^C\n", "16:30:00  started · index.md written · nothing due\n"],
    ids=["another line", "never interrupted"],
)
def test_what_a_process_does_otherwise_is_seen(end: str, tmp_path: Path) -> None:
    (tmp_path / "followup.toml").write_text('timezone = "Europe/Dublin"\n')
    page = f"<!-- clock: 2027-03-04T16:30 -->\n\n```console\n$ followup-md watch\n{end}```\n"
    with pytest.raises(Drift):
        play(page, tmp_path)


def test_lines_are_typed_where_they_belong() -> None:
    old = "---\nname: A\nemail:\n---\n\n## One\n\n## Two\n- [ ] Post it (to A) id\n"
    typed = "email: a@example.com\n\n## One\n- first\n- second\n\n- [x] Post it …\n"
    assert type_lines(old, typed) == (
        "---\nname: A\nemail: a@example.com\n---\n\n## One\n- first\n- second\n\n## Two\n- [x] Post it (to A) id\n"
    )


def test_a_line_that_belongs_nowhere_is_seen() -> None:
    with pytest.raises(Drift, match="where does"):
        type_lines("## One\n", "- first\n")


def test_a_task_is_ticked_once() -> None:
    assert fill_line("- [x] Post it (to A)", "- [x] Post it …") == ""


def test_a_command_may_go_on_in_the_next_line() -> None:
    assert list(split_console("$ a b \\\n  c\nsaid\n$ d\n")) == [("a b   c", "said\n"), ("d", "")]


def test_the_file_is_the_last_that_is_named() -> None:
    assert find_path("In `index.md` and\n\nin `people/A B.md`, not in\n`people/C.md`:\n\n") == "people/C.md"
