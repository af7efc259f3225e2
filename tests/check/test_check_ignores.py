"""Comments by which a note asks not to be told something."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from support.vaults import SOUND_NOTE, load_at, read_example, write_vault

if TYPE_CHECKING:
    from pathlib import Path

    from followup_md.problem import Problem

UNKNOWN = "tme_zone: UTC"  # an unknown-field in the front matter


def check(tmp_path: Path, text: str) -> list[Problem]:
    return list(load_at(tmp_path, write_vault(tmp_path, read_example(text))).problems)


def ids(tmp_path: Path, text: str) -> list[str]:
    return [problem.check for problem in check(tmp_path, text)]


@pytest.mark.parametrize(
    "comment",
    [
        pytest.param("<!-- followup-md: ignore unknown-field: my own key -->", id="reason behind a colon"),
        pytest.param("<!-- followup-md: ignore unknown-field my own key -->", id="reason without a colon"),
        pytest.param("<!-- followup-md: ignore unknown-field --> my own key", id="reason behind the comment"),
        pytest.param("<!--followup-md:ignore unknown-field - my own key-->", id="without blanks"),
        pytest.param("<!-- Followup-MD: Ignore Unknown-Field: my own key -->", id="in any case"),
        pytest.param("<!-- followup-md: ignore\n  unknown-field: my own key\n-->", id="over several lines"),
        pytest.param("- a bullet <!-- followup-md: ignore unknown-field: my own key -->", id="behind a bullet"),
    ],
)
def test_a_comment_with_a_reason_keeps_a_problem_back(tmp_path: Path, comment: str) -> None:
    assert ids(tmp_path, UNKNOWN) == ["unknown-field"]
    assert ids(tmp_path, f"{UNKNOWN}\n## Notes\n{comment}") == []


@pytest.mark.parametrize(
    "comment",
    [
        pytest.param("```\n<!-- followup-md: ignore unknown-field: my own key -->\n```", id="in fenced code"),
        pytest.param("followup-md: ignore unknown-field: my own key", id="no comment"),
        pytest.param("<!-- ignore unknown-field: my own key -->", id="somebody else's comment"),
        pytest.param("<!-- followup-md: unknown-field -->", id="without the word ignore"),
    ],
)
def test_what_only_looks_like_it_keeps_nothing_back(tmp_path: Path, comment: str) -> None:
    assert ids(tmp_path, f"{UNKNOWN}\n## Notes\n{comment}") == ["unknown-field"]


def test_a_comment_names_several_checks_and_each_must_be_needed(tmp_path: Path) -> None:
    comment = "<!-- followup-md: ignore unknown-field, thanks-late: as agreed -->"
    (problem,) = check(tmp_path, f"{UNKNOWN}\n## Notes\n{comment}")
    assert (problem.check, problem.message) == ("unused-ignore", '"thanks-late" finds nothing in this note')
    line = (tmp_path / SOUND_NOTE).read_text().splitlines()[problem.place.line - 1]
    assert line[problem.place.column - 1 :].startswith("thanks-late: as agreed")


def test_a_comment_without_a_reason_holds_and_is_named(tmp_path: Path) -> None:
    (problem,) = check(tmp_path, f"{UNKNOWN}\n## Notes\n<!-- followup-md: ignore unknown-field -->")
    assert problem.check == "ignore-without-reason"
    assert "`<!-- followup-md: ignore unknown-field: REASON -->`" in problem.hint


def test_a_comment_in_another_note_keeps_nothing_back(tmp_path: Path) -> None:
    comment = "## Notes\n<!-- followup-md: ignore unknown-field: no -->"
    assert ids(tmp_path, f"{UNKNOWN}\npeople/Tom Okafor.md:\n{comment}") == ["unknown-field", "unused-ignore"]


def test_the_second_of_two_comments_for_one_check_is_not_needed(tmp_path: Path) -> None:
    comment = "<!-- followup-md: ignore unknown-field: my own key -->"
    (problem,) = check(tmp_path, f"{UNKNOWN}\n## Notes\n{comment}\n\n{comment}")
    lines = (tmp_path / SOUND_NOTE).read_text().splitlines()
    assert problem.check == "unused-ignore"
    assert problem.place.line == max(number for number, line in enumerate(lines, start=1) if line == comment)


@pytest.mark.parametrize(
    ("typed", "hint"),
    [
        pytest.param("thanks-by-mail", "did you mean `thanks-by-email`?", id="a slip"),
        pytest.param("zzz", "`followup-md explain` lists the checks", id="nothing like it"),
    ],
)
def test_a_check_that_nobody_knows_gets_a_did_you_mean(tmp_path: Path, typed: str, hint: str) -> None:
    (problem,) = check(tmp_path, f"## Notes\n<!-- followup-md: ignore {typed}: as agreed -->")
    assert (problem.check, problem.message, problem.hint) == ("unused-ignore", f'no check is called "{typed}"', hint)


@pytest.mark.parametrize("path", ["people/Priya Raman.md", "search.md", "letters/2026-11-18-priya.md"])
def test_comments_are_read_in_every_kind_of_note(tmp_path: Path, path: str) -> None:
    body = "## Log\n- 2026-11-18 thankd Priya\n<!-- followup-md: ignore unknown-event: a test -->"
    if path == "search.md":
        body += "\n- 2026-11-16 networked"
    if path.startswith("letters/"):
        body = "---\nkind: reply\nchanel: letter\n---\nDear Priya,\n<!-- followup-md: ignore unknown-field: a test -->"
    found = {problem.check for problem in check(tmp_path, f"{path}:\n{body}") if problem.place.path == path}
    assert found <= {"search-idle", "few-live", "search-slowed"}
