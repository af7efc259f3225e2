"""The lines of a Log section as bullets: where each part stands, and what is no line of it."""

from __future__ import annotations

from followup_md.parse.sections import read_log
from followup_md.problem import Place


def test_text_at_the_margin_right_below_a_log_line_is_told_of() -> None:
    lines = [(1, "- 2026-11-18 thanked Priya"), (2, "  by letter"), (3, "decide by 2026-12-04"), (4, "more"), (5, ""), (6, "prose")]
    _, strays = read_log(lines, "a.md")
    assert [(stray.text, stray.place.line) for stray in strays] == [("decide by 2026-12-04", 3), ("more", 4), ("prose", 6)]


def test_headings_and_log_lines_below_a_log_line_are_no_continuation() -> None:
    lines = [(1, "- 2026-11-18 thanked Priya"), (2, "### Later"), (3, "- 2026-11-19 rejected"), (4, "2026-11-20 closed")]
    assert [stray.place.line for stray in read_log(lines, "a.md")[1]] == [4]


def test_an_event_over_two_lines_keeps_the_place_of_each() -> None:
    (event,), _ = read_log([(7, "- 2026-11-18 thanked Priya"), (8, "    by letter")], "a.md")
    assert (event.text, event.place) == ("2026-11-18 thanked Priya by letter", Place("a.md", 7, 3))
    assert event.breaks == ((25, Place("a.md", 8, 5)),)
