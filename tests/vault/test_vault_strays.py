"""Notes that lie where nothing is read, and folders that are not there: each is told, so that no note is lost without a word."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from support.cli import Acting

from followup_md.vault.load import read_vault

if TYPE_CHECKING:
    from pathlib import Path

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


ACME = """---
company: Acme
role: Dev
start: {start}
{invitation}
---

## Notes
{notes}
## Log
{log}
"""
LOG = "- 2026-11-26 15:00 thanked [[Priya Raman]] by email"

NOTES = "- two teams\n- a migration\n- they release weekly"


def write_round(start: str = "2026-11-26T10:00", invitation: str = "", notes: str = "", log: str = "") -> str:
    return ACME.format(start=start, invitation=invitation and f'invitation: "{invitation}"', notes=notes, log=log)


def read_copies(root: Path) -> tuple[list[str], list[str]]:
    """Return the paths of the interviews, and of what is told as a copy."""
    vault = read_vault(str(root)).vault
    return [one.path for one in vault.interviews], [problem.place.path for problem in vault.problems if problem.check == "conflict-copy"]


@pytest.mark.parametrize(
    "name",
    [
        *("acme 2", "acme (1)", "acme-ANNAS-PC", "acme-DESKTOP-UMS014A", "acme-Annas MacBook", "Acme (Case Conflict)", "acme.dub"),
        *("acme (conflict 2026-11-26 12-30-45)", "acme_conflict-20261118-090000"),
    ],
)
def test_a_copy_that_a_sync_client_made_is_no_second_interview(make_vault: MakeVault, name: str) -> None:
    texts = {"interviews/acme.md": write_round(invitation="abc", log=LOG), f"interviews/{name}.md": write_round("2026-11-30T10:00", "abc")}
    assert read_copies(make_vault({**texts})) == (["interviews/acme.md"], [f"interviews/{name}.md"])


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param(write_round(), write_round(log=LOG), id="company-role-start"),
        pytest.param(write_round(notes=NOTES, log=LOG), write_round("2026-11-30T10:00", notes=NOTES, log=LOG), id="text"),
        pytest.param(write_round(log=LOG), write_round(log=LOG).replace("Dev", "Developer"), id="text-with-another-role"),
    ],
)
def test_the_original_is_never_the_copy(make_vault: MakeVault, one: str, other: str) -> None:
    for first, second in ((one, other), (other, one)):
        root = make_vault({"interviews/2026/acme.md": first, "interviews/2026/acme 2.md": second})
        assert read_copies(root) == (["interviews/2026/acme.md"], ["interviews/2026/acme 2.md"])


@pytest.mark.parametrize(
    ("name", "text"),
    [
        pytest.param("acme 2", write_round("2026-11-30T10:00"), id="another-round"),
        pytest.param("acme 2", write_round("2026-11-30T10:00", "def", log="- 2026-11-30 15:00 thanked [[Priya Raman]]"), id="of-its-own"),
        pytest.param("acme 2", write_round("2026-11-30T10:00", notes="- [ ] What I said", log="- "), id="from-a-template"),
        pytest.param("acme 2", write_round("2026-11-30T10:00", log=LOG).replace("Acme", "Globex"), id="another-company"),
        pytest.param("acme-panel", write_round("2026-11-30T10:00", "abc"), id="a-word"),
        pytest.param("globex 2", write_round("2026-11-30T10:00", "abc"), id="beside-nothing"),
    ],
)
def test_a_round_of_its_own_is_an_interview(make_vault: MakeVault, name: str, text: str) -> None:
    root = make_vault(
        {"interviews/acme.md": write_round(invitation="abc", notes="- [ ] What I said", log=LOG), f"interviews/{name}.md": text}
    )
    assert read_copies(root) == (["interviews/acme.md", f"interviews/{name}.md"], [])


def test_a_copy_is_told_with_what_to_do(make_vault: MakeVault) -> None:
    root = make_vault({"interviews/acme.md": write_round(), "interviews/acme 2.md": write_round()})
    (problem,) = [each for each in read_vault(str(root)).vault.problems if each.check == "conflict-copy"]
    assert problem.message == 'a copy that a sync client made of "interviews/acme.md"; it is not read'
    assert problem.hint.startswith("bring what differs into the note itself, then delete the copy; ")


def test_a_copy_of_the_search_log_is_told(make_vault: MakeVault) -> None:
    copies = ["search (Orla's conflicted copy).md", "search 2.md"]
    assert read_copies(make_vault({"search.md": "", **dict.fromkeys(copies, "")})) == ([], copies)


def test_a_note_beside_no_search_log_is_the_persons_own(make_vault: MakeVault) -> None:
    assert read_copies(make_vault({"search 2.md": "", "a (conflicted copy).md": NOTE})) == ([], [])


@pytest.mark.parametrize("name", ["acme 2.md", "b (conflicted copy).md"])
def test_nothing_is_written_into_a_copy(tmp_path: Path, name: str) -> None:
    acting = Acting(tmp_path)
    for path in ("acme.md", name):
        (acting.root / "interviews" / path).write_text(write_round(), encoding="utf-8")
    done = acting.run("log", f"interviews/{name}", "note: they called")
    assert f"interviews/{name} is not read by this program" in done.err
    assert (acting.root / "interviews" / name).read_text(encoding="utf-8") == write_round()
