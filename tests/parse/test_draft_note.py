"""A draft: its kind, whom it is for, and its text to the last blank (format.md 5)."""

from __future__ import annotations

from datetime import date

import pytest

from followup_md.model import Draft
from followup_md.parse.facts import Name
from followup_md.parse.vault import parse_draft_note
from followup_md.problem import Place
from followup_md.slug import fingerprint_text

PATH = "letters/2026-11-18-priya-raman-thank-you.md"


def test_a_draft() -> None:
    note = parse_draft_note(
        "---\nkind: thank-you\nto: '[[Priya Raman]]'\ninterview: '[[interviews/2026-11-17-harbor-panel]]'\n"
        "channel: letter\ncreated: 2026-11-18\n---\n\nDear Ms. Raman,\n\n## x  \n",
        PATH,
    )
    body, created = "\nDear Ms. Raman,\n\n## x  \n", date(2026, 11, 18)
    assert note.facts == Draft(PATH, "thank-you", None, None, "letter", body, body_line=8, created=created)
    assert note.to == Name("Priya Raman", Place(PATH, 3, 5), linked=True)
    assert note.interview == Name("interviews/2026-11-17-harbor-panel", Place(PATH, 4, 12), linked=True)
    assert note.problems == ()


def test_a_text_without_front_matter_is_a_draft_of_no_kind() -> None:
    note = parse_draft_note("Dear Ann,\n", PATH)
    assert (note.facts, note.to, note.interview, note.problems) == (Draft(PATH, None, None, None, None, "Dear Ann,\n"), None, None, ())


@pytest.mark.parametrize(("typed", "kind"), [("Thank You", "thank-you"), ("follow_up", "follow-up"), ("relay", "relay")])
def test_kinds(typed: str, kind: str) -> None:
    assert parse_draft_note(f"---\nkind: {typed}\n---\n", PATH).facts.kind == kind


@pytest.mark.parametrize("typed", ["", "soon", "2026-02-30"])
def test_a_day_of_writing_that_does_not_read_is_none(typed: str) -> None:
    assert parse_draft_note(f"---\ncreated: {typed}\n---\n", PATH).facts.created is None


@pytest.mark.parametrize(
    ("line", "check", "hint"),
    [
        ("kind: withdrawl", "bad-value", "did you mean `withdrawal`?"),
        ("kind: poem", "bad-value", "thank-you, relay"),
        ("channel: pigeon", "bad-value", "letter, hand"),
        ("interveiw: x", "unknown-field", "did you mean `interview`?"),
    ],
)
def test_problems(line: str, check: str, hint: str) -> None:
    (problem,) = parse_draft_note(f"---\n{line}\n---\n", PATH).problems
    assert (problem.check, problem.place.line) == (check, 2)
    assert hint in problem.hint


def test_conflict_marks_in_a_draft() -> None:
    assert [problem.check for problem in parse_draft_note("Dear Ann,\n<<<<<<< a\n", PATH).problems] == ["conflict-marks"]


def test_a_first_draft_is_known_until_a_word_of_it_changes() -> None:
    body = "Dear Ann,\n\nthank you for the hour.\n"
    head = f'---\nkind: thank-you\nfirst_draft: "{fingerprint_text(body)}"\n---\n'
    assert parse_draft_note(head + body, PATH).facts.unedited
    assert parse_draft_note(head + body.replace("\n\n", "\r\n\r\n "), PATH).facts.unedited
    assert not parse_draft_note(head + body.replace("hour", "two hours"), PATH).facts.unedited
    assert not parse_draft_note(f"---\nkind: thank-you\n---\n{body}", PATH).facts.unedited
