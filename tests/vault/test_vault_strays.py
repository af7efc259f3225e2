"""Notes that lie where nothing is read, and folders that are not there: each is told, so that no note is lost without a word."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from followup_md.vault.load import read_vault

if TYPE_CHECKING:
    from conftest import MakeVault

NOTE = "---\ncompany: A\nrole: B\nstart: 2026-11-17T13:00\nend: 2026-11-17T14:00\n---\n"
ZONE = 'timezone = "UTC"\n'


@pytest.mark.parametrize(
    ("path", "hint"),
    [
        ("a.md", "move it into interviews/"),
        ("a.markdown", "move it into interviews/, and rename it to .md"),
        ("interviews/a.Markdown", "rename it to .md"),
    ],
)
def test_a_note_that_is_not_read(make_vault: MakeVault, path: str, hint: str) -> None:
    notes = read_vault(str(make_vault({path: NOTE})))
    assert [(problem.check, problem.place.path, problem.hint) for problem in notes.vault.problems] == [("note-outside", path, hint)]
    assert notes.vault.interviews == ()


def test_a_folder_that_is_named_and_not_there(make_vault: MakeVault) -> None:
    root = make_vault({"who/Ann.md": ""}, config=ZONE + '[folders]\ninterviews = "nope"\npeople = "who"\n')
    problems = read_vault(str(root)).vault.problems
    assert [(problem.check, problem.place.path, problem.place.line) for problem in problems] == [("config-bad-value", "followup.toml", 3)]
    assert "`nope`" in problems[0].message
