"""Each hint that can be followed mechanically, followed to the letter: its problem goes away, and no other one comes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from support.vaults import load_at, read_examples, write_vault

from followup_md.check.context import read_page
from followup_md.problem import CHECKS

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from followup_md.problem import Problem

    Follow = Callable[[Path, Problem, str], None]


def edit(file: Path, change: Callable[[list[str]], list[str]]) -> None:
    file.write_text("\n".join(change(file.read_text(encoding="utf-8").split("\n"))), encoding="utf-8")


def paste_line(root: Path, problem: Problem, code: str) -> None:
    """Put the code in the place of the line; a log line keeps its bullet."""

    def change(lines: list[str]) -> list[str]:
        old = lines[problem.place.line - 1]
        lines[problem.place.line - 1] = f"- {code}" if old.startswith("- ") and not code.startswith("- ") else code
        return lines

    edit(root / problem.place.path, change)


def paste_value(root: Path, problem: Problem, code: str) -> None:
    """Put the code in the place of the value that the message quotes first."""
    quoted = re.search(r'"([^"]+)"', problem.message)
    assert quoted

    def change(lines: list[str]) -> list[str]:
        line, column = lines[problem.place.line - 1], problem.place.column - 1
        link = f"[[{quoted[1]}]]"
        lines[problem.place.line - 1] = line[:column] + line[column:].replace(link if link in line else quoted[1], code, 1)
        return lines

    edit(root / problem.place.path, change)


def add_to_log(root: Path, problem: Problem, code: str) -> None:
    """Put the code at the end of the note's log."""
    named = re.search(r"in (\S+\.md)$", problem.hint)
    edit(root / (named[1] if named else problem.place.path), lambda lines: [*lines[:-1], code, ""])


def move_to_log(root: Path, problem: Problem, code: str) -> None:
    """Take the line away, and put the code at the end of the log."""
    edit(root / problem.place.path, lambda lines: [*lines[: problem.place.line - 1], *lines[problem.place.line : -1], code, ""])


def set_field(root: Path, problem: Problem, code: str) -> None:
    """Put the code into the front matter, in the place of the line with that key if there is one."""
    key = code.partition(":")[0]

    def change(lines: list[str]) -> list[str]:
        kept = [line for line in lines if not line.startswith(f"{key}:")]
        return [kept[0], code, *kept[1:]]

    edit(root / problem.place.path, change)


def set_persons_field(root: Path, problem: Problem, code: str) -> None:
    """Put the code into the front matter of the person of the sound note."""
    set_field(root, problem._replace(place=problem.place._replace(path="people/Priya Raman.md")), code)


def write_under(root: Path, problem: Problem, code: str) -> None:
    """Write a line under the heading."""

    def change(lines: list[str]) -> list[str]:
        row = lines.index(code)
        return [*lines[: row + 1], "- a line of mine", *lines[row + 1 :]]

    edit(root / problem.place.path, change)


def write_below(root: Path, problem: Problem, code: str) -> None:
    """Write the code below the line of the problem, with words for what it leaves open."""
    row = problem.place.line
    edit(root / problem.place.path, lambda lines: [*lines[:row], code.replace("…", "my own words"), *lines[row:]])


def write_topic(root: Path, problem: Problem, code: str) -> None:
    """Write a topic under the heading of a person."""

    def change(lines: list[str]) -> list[str]:
        row = lines.index("## Topics")
        return [*lines[: row + 1], code, "- a topic", *lines[row + 1 :]]

    edit(root / problem.place.path, change)


def write_next_step(root: Path, problem: Problem, code: str) -> None:
    """Begin the next steps with the code."""
    edit(root / problem.place.path, lambda lines: [*_until_log(lines), "## Next steps", code, "", *lines[lines.index("## Log") :]])


def _until_log(lines: list[str]) -> list[str]:
    return lines[: lines.index("## Log")]


def delete_line(root: Path, problem: Problem, _code: str) -> None:
    row = problem.place.line
    edit(root / problem.place.path, lambda lines: [*lines[: row - 1], *lines[row:]])


def delete_file(root: Path, problem: Problem, _code: str) -> None:
    (root / problem.place.path).unlink()


def move_file(root: Path, problem: Problem, _code: str) -> None:
    (root / problem.place.path).rename(root / "interviews" / problem.place.path)


def rename_file(root: Path, problem: Problem, _code: str) -> None:
    file = root / problem.place.path
    file.rename(file.with_name("2026-12-01-another.md"))


def fill_box(root: Path, problem: Problem, code: str) -> None:
    edit(root / problem.place.path, lambda lines: [line.replace("[ ]", code) for line in lines])


def mend_key(root: Path, problem: Problem, code: str) -> None:
    """Put the key that was meant in the place of the one of the line, its table apart."""

    def change(lines: list[str]) -> list[str]:
        sign = " = " if problem.place.path.endswith(".toml") else ":"
        value = lines[problem.place.line - 1].partition(sign)[2]
        lines[problem.place.line - 1] = f"{code.rpartition('.')[2]}{sign}{value}"
        return lines

    edit(root / problem.place.path, change)


def swap(root: Path, problem: Problem, _code: str) -> None:
    """Set both fields that the hint names."""
    for code in re.findall(r"`([^`]+)`", problem.hint):
        set_field(root, problem, code)


# What follows which hint; the number says which of the codes in it is meant.
MECHANICAL: dict[str, tuple[Follow, int]] = {
    "agency-direct": (set_field, 0),
    "ambiguous-person": (paste_value, 0),
    "answer-before-connect": (lambda root, problem, code: write_below(root, _above(problem), code), 0),
    "bad-date": (paste_line, 1),
    "bad-front-matter": (paste_line, 0),
    "broken-link": (paste_value, 0),
    "conditions-open": (add_to_log, 0),
    "config-unknown-key": (mend_key, 0),
    "conflict-copy": (delete_file, 0),
    "conflict-marks": (delete_line, 0),
    "connect-missing": (add_to_log, 0),
    "duplicate-interview": (delete_file, 0),
    "duplicate-key": (delete_line, 0),
    "end-before-start": (swap, 0),
    "flawless": (write_below, 0),
    "id-clash": (rename_file, 0),
    "ignore-without-reason": (paste_line, 0),
    "log-misplaced": (move_to_log, 0),
    "meeting-unconfirmed": (add_to_log, 0),
    "missing-date": (set_field, 0),
    "missing-end": (set_field, 0),
    "no-decider": (set_persons_field, 0),
    "no-next-step": (write_next_step, 1),
    "not-happened-yet": (fill_box, 0),
    "note-outside": (move_file, 0),
    "nothing-per-person": (write_topic, 0),
    "promise-open": (add_to_log, 0),
    "recap-one-sided": (write_under, 0),
    "recap-section-missing": (write_under, 0),
    "repeated-local-time": (paste_value, 1),
    "sensitive-data": (delete_line, 0),
    "silent-process": (add_to_log, 0),
    "skipped-local-time": (paste_value, 1),
    "stopped-too-early": (delete_line, 0),
    "stumble-no-better-answer": (write_below, 0),
    "thanks-by-email": (set_field, 0),
    "thanks-missing": (add_to_log, 0),
    "thanks-twice": (delete_line, 0),
    "unknown-event": (paste_line, 0),
    "unknown-field": (mend_key, 0),
    "unknown-section": (paste_line, 0),
    "unused-ignore": (delete_line, 0),
    "vague-date": (paste_line, 1),
    "withdraw-missing": (add_to_log, 0),
}
# What a hint brings to light: a letter that can be written now is still missing, and one that is sent now is late.
FOLLOWS = {"nothing-per-person": {"thanks-missing"}, "thanks-missing": {"thanks-late"}}


def _above(problem: Problem) -> Problem:
    return problem._replace(place=problem.place._replace(line=problem.place.line - 1))


@pytest.mark.parametrize("check", MECHANICAL)
def test_a_hint_followed_to_the_letter_mends_and_breaks_nothing(check: str, tmp_path: Path) -> None:
    now = write_vault(tmp_path, read_examples(read_page(CHECKS[check]))["Fails"])
    before = load_at(tmp_path, now).problems
    problem = next(problem for problem in before if problem.check == check)
    codes = re.findall(r"`([^`]+)`", problem.hint)
    follow, which = MECHANICAL[check]
    follow(tmp_path, problem, codes[which] if codes else "")
    after = {problem.check for problem in load_at(tmp_path, now).problems}
    assert check not in after
    assert after <= {problem.check for problem in before} | FOLLOWS.get(check, set())
