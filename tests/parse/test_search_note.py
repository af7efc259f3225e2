"""The search log: its lines, and what is wrong with the note that holds them."""

from __future__ import annotations

from followup_md.parse.facts import LogLine, SearchNote
from followup_md.parse.vault import parse_search_note
from followup_md.problem import Place


def test_an_empty_search_log() -> None:
    assert parse_search_note("", "search.md") == SearchNote("search.md")


def test_the_lines_of_a_search_log() -> None:
    note = parse_search_note(
        "---\ntags: [job]\nstrat: 1\n---\n# My search\n## Log\n- 2026-11-18 applied to A as B\n- [ ] 2026-11-19 networked\n", "search.md"
    )
    assert note.log == (
        LogLine("2026-11-18 applied to A as B", Place("search.md", 7, 3)),
        LogLine("2026-11-19 networked", Place("search.md", 8, 7), happened=False),
    )
    assert note.problems == ()


def test_what_is_wrong_is_told() -> None:
    note = parse_search_note("---\na: [\n---\n- 2026-11-18 applied\n### Log\n>>>>>>> b\n", "search.md")
    assert [problem.check for problem in note.problems] == ["bad-front-matter", "conflict-marks", "unknown-section"]
    assert [line.text for line in note.log if line.stray] == ["2026-11-18 applied"]
