"""A person note that was renamed in Obsidian: its links rewritten or not, and the names typed without a link as they were."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from followup_md.config import Settings
from followup_md.config.calendars import Calendars
from followup_md.derive.search import build_search
from followup_md.parse.vault import NoteText, parse_notes
from followup_md.problem import Correction

if TYPE_CHECKING:
    from followup_md.model import Vault

HEAD = "---\ncompany: Harbor\nrole: Dev\nstart: 2026-11-{}T13:00\nend: 2026-11-{}T14:00\ninterviewers: {}\n---\n## Log\n{}\n"
OLD, NEW = "Priya Raman", "Priya Menon"


def read(first: str, second: str, log: str, fields: str, name: str = NEW) -> Vault:
    """Read two rounds with these interviewers, the log of the first, and the note of one person."""
    notes = [NoteText("interviews/a.md", HEAD.format(16, 16, first, log)), NoteText("interviews/b.md", HEAD.format(17, 17, second, ""))]
    return parse_notes(notes, [NoteText(f"people/{name}.md", f"---\ncompany: Harbor\n{fields}\n---\n")], None, [], Settings())


@pytest.mark.parametrize("fields", [f"name: {OLD}", f"aliases: [{OLD}]", f"aliases:\n  - Pri\n  - {OLD}"])
@pytest.mark.parametrize("second", [f"[{OLD}]", '["[[Priya Menon]]"]', "[priya raman]", '["[[Priya Menon|Priya Raman]]"]'])
def test_names_without_a_link_still_mean_the_person(fields: str, second: str) -> None:
    log = "- 2026-11-16 20:00 thanked Priya Raman by email\n- 2026-11-16 21:00 connected with [[Priya Menon]] on LinkedIn"
    vault = read('["[[Priya Menon]]"]', second, log, fields)
    assert [item.interviewers for item in vault.interviews] == [(NEW,), (NEW,)]
    assert [event.people for event in vault.events] == [(NEW,), (NEW,)]


def test_nothing_is_due_twice() -> None:
    log = (
        "- 2026-11-16 20:00 thanked Priya Raman by email\n- 2026-11-16 21:00 waived connect Priya Raman because she asked for none\n"
        "- 2026-11-16 21:00 waived find-profile-priya-raman-b because she has none"
    )
    before = read(f"[{OLD}]", f"[{OLD}]", log, "", OLD)
    for fields in (f"aliases: [{OLD}]", f"name: {OLD}"):
        after = read(f"[{OLD}]", f"[{OLD}]", log, fields)
        assert [(event.kind, event.people) for event in after.events if event.people] == [("thanked", (NEW,)), ("waived", (NEW,))]
        assert list_statuses(after) == list_statuses(before)


def list_statuses(vault: Vault) -> list[tuple[str, str, str]]:
    """Return kind, note and status of all actions."""
    search = build_search(vault, Settings(), Calendars(Settings()).of, datetime(2026, 11, 18, 12, tzinfo=UTC))
    return sorted((action.action, action.note, action.status) for action in search.actions)


def test_links_that_were_not_rewritten_are_told_with_the_note_that_is_meant() -> None:
    vault = read('["[[Priya Raman]]"]', '["[[Priya Raman]]"]', "- 2026-11-16 20:00 thanked [[Priya Raman]] by email", "")
    assert [(problem.check, problem.place.path, problem.place.line, problem.hint) for problem in vault.problems] == [
        (
            "broken-link",
            "interviews/a.md",
            6,
            "did you mean `[[Priya Menon]]`? If that note was renamed, `aliases: Priya Raman` in it serves too",
        ),
        (
            "broken-link",
            "interviews/b.md",
            6,
            "did you mean `[[Priya Menon]]`? If that note was renamed, `aliases: Priya Raman` in it serves too",
        ),
    ]


@pytest.mark.parametrize(
    ("first", "fields", "name"),
    [
        ('["[[Priya Raman]]", "[[Priya Menon]]"]', "", NEW),  # two people
        ('["[[Priya Raman]]"]', "company: Globex", NEW),  # of another company
        ('["[[Priya Raman]]"]', "", "Tom Okafor"),  # nothing of the name
        ("[Priya Raman]", "", NEW),  # no link
    ],
)
def test_a_link_to_somebody_without_a_note_is_no_fault(first: str, fields: str, name: str) -> None:
    notes = [NoteText("interviews/a.md", HEAD.format(16, 16, first, ""))]
    person = NoteText(f"people/{name}.md", f"---\n{fields or 'company: Harbor'}\n---\n")
    assert parse_notes(notes, [person], None, [], Settings()).problems == ()


@pytest.mark.parametrize("typed", ["Priya", "[Priya]", "Priya and Tom Okafor"])
def test_a_first_name_is_the_one_person_note_of_the_company_and_the_whole_name_is_asked_for(typed: str) -> None:
    vault = read(typed, '["[[Priya Menon]]"]', "", "")
    assert [item.interviewers[-1] for item in vault.interviews] == [NEW, NEW]
    (problem,) = vault.problems
    assert (problem.check, problem.hint) == ("broken-link", "write `Priya Menon`, or the whole name of another")
    assert problem.correction == Correction("value", "Priya", NEW)
