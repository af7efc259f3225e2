"""What is remembered of a vault that is read again: all that has not changed, and nothing else."""

from __future__ import annotations

import pytest
from support.vaults import HARBOR_NOTE

from followup_md.config import Settings
from followup_md.parse import vault as parsing
from followup_md.parse.vault import Memory, NoteText, parse_interview_note, parse_notes

HARBOR, GLOBEX = NoteText("interviews/harbor.md", HARBOR_NOTE), NoteText("interviews/globex.md", HARBOR_NOTE.replace("Harbor", "Globex"))
PERSON = NoteText("people/Priya Raman.md", "---\nemail: p@example.com\n---\n")
LETTER = NoteText("letters/a.md", "---\nkind: thank-you\nto: '[[Priya Raman]]'\n---\nDear Priya")
SEARCH = NoteText("search.md", "## Log\n- 2026-11-16 networked: a call\n")
KINDS = ("parse_interview_note", "parse_person_note", "parse_search_note", "parse_draft_note")
UTC = Settings(timezone="UTC")


@pytest.fixture
def runs(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return a list that grows by the path of every note that is parsed."""
    found: list[str] = []
    for kind in KINDS:
        real = getattr(parsing, kind)

        def count(text: str, path: str, real: object = real, **more: object) -> object:
            found.append(path)
            return real(text, path, **more)  # type: ignore[operator] # what comes in goes on

        monkeypatch.setattr(parsing, kind, count)
    return found


def read(memory: Memory, *interviews: NoteText, settings: Settings = UTC, search: NoteText | None = SEARCH) -> object:
    return parse_notes(interviews, [PERSON], search, [LETTER], settings, (), memory)


def test_a_note_that_has_not_changed_is_not_parsed_again(runs: list[str]) -> None:
    memory = Memory()
    first = read(memory, HARBOR, GLOBEX)
    assert sorted(runs) == sorted(note.path for note in (HARBOR, GLOBEX, PERSON, LETTER, SEARCH))
    runs.clear()
    assert read(memory, HARBOR, GLOBEX) == first
    assert runs == []


def test_a_note_that_has_changed_is_parsed_alone(runs: list[str]) -> None:
    memory = Memory()
    read(memory, HARBOR, GLOBEX)
    runs.clear()
    changed = HARBOR._replace(text=HARBOR_NOTE.replace("Engineer", "Analyst"))
    assert read(memory, changed, GLOBEX) == parse_notes([changed, GLOBEX], [PERSON], SEARCH, [LETTER], UTC)
    assert runs[0] == HARBOR.path
    assert runs.count(GLOBEX.path) == 1  # by the vault that it is compared with
    assert read(memory, HARBOR, GLOBEX) == parse_notes([HARBOR, GLOBEX], [PERSON], SEARCH, [LETTER], UTC)


def test_what_is_gone_is_forgotten(runs: list[str]) -> None:
    memory = Memory()
    read(memory, HARBOR, GLOBEX)
    assert read(memory, GLOBEX, search=None) == parse_notes([GLOBEX], [PERSON], None, [LETTER], UTC)
    runs.clear()
    read(memory, HARBOR, GLOBEX)
    assert runs == [HARBOR.path, SEARCH.path]


def test_other_settings_read_every_note_anew() -> None:
    memory = Memory()
    read(memory, HARBOR)
    dublin = Settings(timezone="Asia/Kolkata")
    assert read(memory, HARBOR, settings=dublin) == parse_notes([HARBOR], [PERSON], SEARCH, [LETTER], dublin)


def test_two_notes_of_one_path_are_both_read() -> None:
    notes = [HARBOR, HARBOR._replace(text=GLOBEX.text)]
    found = Memory().parse("interviews", notes, lambda text, path: parse_interview_note(text, path, UTC))
    assert [note.company for note in found] == ["Harbor", "Globex"]
