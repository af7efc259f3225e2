"""A draft as a file: front matter that reads back, whatever stands in a name."""

from __future__ import annotations

from datetime import date

import pytest

from followup_md.parse.vault import parse_draft_note
from followup_md.render.drafts import render_draft_note
from followup_md.slug import fingerprint_text

DAY = date(2026, 11, 18)
BODY = "Dear Ms. Raman:\n\nOn Tuesday …\n"


def test_front_matter_a_blank_line_and_the_text() -> None:
    assert render_draft_note("thank-you", "letter", DAY, BODY, to="Priya Raman", interview="harbor") == (
        '---\nkind: thank-you\nto: "[[Priya Raman]]"\ninterview: "[[harbor]]"\nchannel: letter\ncreated: 2026-11-18\n'
        f"first_draft: {fingerprint_text(BODY)}\n---\n\n{BODY}"
    )


def test_what_is_not_known_is_left_out() -> None:
    text = render_draft_note("reply", "email", DAY, BODY, to=None, interview=None)
    assert text.startswith("---\nkind: reply\nchannel: email\n")
    note = parse_draft_note(text, "letters/a.md")
    assert (note.problems, note.to, note.interview) == ((), None, None)


@pytest.mark.parametrize("name", ["Priya Raman", "Zoë “Zed” O’Neill", 'A "B" C', "J. Kim (Globex)", "a: b", "山田太郎", "O'Neill \\ Sons"])
def test_every_name_reads_back(name: str) -> None:
    text = render_draft_note("thank-you", "letter", DAY, BODY, to=name, interview="harbor")
    note = parse_draft_note(text, "letters/a.md")
    assert note.problems == ()
    assert note.to is not None
    assert (note.to.text, note.facts.kind, note.facts.channel) == (name, "thank-you", "letter")


@pytest.mark.parametrize("body", [BODY, "\n---\n\nmore\n", "# Heading\n", "- a\n\n\n- b\n"])
def test_the_text_is_unedited_until_a_word_changes(body: str) -> None:
    text = render_draft_note("reply", "email", DAY, body, to=None, interview=None)
    assert parse_draft_note(text, "letters/a.md").facts.unedited
    assert parse_draft_note(f"{text}\n  \n", "letters/a.md").facts.unedited
    assert not parse_draft_note(f"{text}\nPS\n", "letters/a.md").facts.unedited
