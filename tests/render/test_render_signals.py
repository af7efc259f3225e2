"""How personal letters are, for reading: a block a letter, a line a sign."""

from __future__ import annotations

from followup_md.letters.signals import Judgement, Signal
from followup_md.render.checks import ReadLetter, render_signals
from followup_md.render.text import measure

READING = Judgement(
    (
        Signal(
            "H1", "a topic of theirs", passed=True, evidence="The late\nevents of which you told me on Tuesday, nine hours late.", line=3
        ),
        Signal("H10", "the next step", passed=False, evidence="", line=None),
    ),
    "thin",
)


def test_piped_it_is_plain_and_nothing_is_cut() -> None:
    assert render_signals([ReadLetter("letters/a.md", READING)]) == (
        "letters/a.md: thin, 1 of 2 signs\n"
        "  ok H1  a topic of theirs  The late events of which you told me on Tuesday, nine hours late.\n"
        "  -- H10 the next step\n"
    )


def test_on_a_screen_it_has_ticks_and_fits() -> None:
    page = render_signals([ReadLetter("letters/a.md", READING)], width=60)
    assert "   ✓ H1  a topic of theirs  The late events of which you to…\n   ✗ H10 the next step\n" in page
    assert max(map(measure, page.split("\n"))) <= 60


def test_colour_changes_no_letter_of_it() -> None:
    page = render_signals([ReadLetter("letters/a.md", READING._replace(verdict="form"))], color=True, width=80)
    assert page.startswith("\x1b[1mletters/a.md:\x1b[0m \x1b[31ma form letter\x1b[0m, 1 of 2 signs\n")


def test_what_limits_the_verdict_is_said() -> None:
    letter = ReadLetter("letters/a.md", READING._replace(verdict="form", english=False), unedited=True, topics=False)
    assert render_signals([letter]).startswith(
        "letters/a.md: a form letter, 1 of 2 signs; still as the program wrote it; the note holds no topic to compare it with; "
        "the signs know the wording of English alone\n"
    )


def test_several_stand_apart_and_none_is_said() -> None:
    both = render_signals([ReadLetter("letters/a.md", READING), ReadLetter("letters/b.md", READING)])
    assert "\n\nletters/b.md: thin" in both
    assert render_signals([]) == "no thank-you letters to explain\n"
