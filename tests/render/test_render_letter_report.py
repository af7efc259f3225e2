"""What `letter` says of the file that it made."""

from __future__ import annotations

import pytest
from support.letters import NO_GLYPH

from followup_md.problem import DRAFT_LENGTH, DRAFT_PLACEHOLDER, Level, Place, report
from followup_md.render.json import write_json
from followup_md.render.letter import LetterLack, LetterReport, describe_report, render_letter_report

DONE = LetterReport("letters/a.pdf", "pdf", "written", "A4", 1, 0, draft="letters/a.md")
OPEN = report(DRAFT_PLACEHOLDER, Place("letters/a.md", 12, 5), 'the letter still says "[NAME]"', "write what belongs there")
THIN = report(DRAFT_LENGTH, Place("letters/a.md", 20), "the letter has only 5 words", "say more\nof it")
NO_MAIL = LetterLack(Place("people/P.md"), Level.ERROR, "no e-mail address of P", "write it")


def test_a_letter_that_is_ready_says_so_in_two_lines() -> None:
    assert render_letter_report(DONE) == "written: letters/a.pdf (A4, one page)\nsend-ready\n"
    assert DONE.send_ready


def test_what_is_missing_is_named_and_then_what_to_look_at() -> None:
    assert render_letter_report(DONE._replace(problems=(THIN, OPEN, NO_MAIL))).split("\n") == [
        "written: letters/a.pdf (A4, one page)",
        "not send-ready:",
        '  line 12: the letter still says "[NAME]" (draft-placeholder)',
        "    write what belongs there",
        "  people/P.md:1: no e-mail address of P",
        "    write it",
        "before you sign:",
        "  line 20: the letter has only 5 words (draft-length)",
        "    say more",
        "    of it",
        "",
    ]


def test_a_mail_is_sent_and_not_signed() -> None:
    said = render_letter_report(LetterReport("letters/a.eml", "eml", "unchanged", problems=(THIN,)))
    assert said.startswith("unchanged: letters/a.eml\nsend-ready\nbefore you send:\n")


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"pages": 2, "lines_over": 7}, "2 pages: 7 lines over; cut it to one page"),
        ({"pages": 2, "lines_over": 1}, "2 pages: 1 line over; cut it to one page"),
        ({"pages": 3, "lines_over": 60, "estimated": True}, "about 3 pages: about 60 lines over; cut it to one page"),
        ({"pages": None, "lines_over": 2}, "2 lines over: an address leaves the envelope; shorten it"),
        ({"no_library": True}, "open it in a browser and print it, without headers and footers; the extra `pdf` makes a PDF instead"),
        ({"outdated": "letters/a.pdf"}, "letters/a.pdf is of an earlier draft: do not print that"),
        (
            {"missing": ("山", f"{NO_GLYPH}\u0301")},
            (
                f"no PDF, for no font here has 山 (U+5C71), {NO_GLYPH}\u0301 (U+0378 U+0301): install one such as Noto Serif CJK "
                "and Noto Sans and run this again, or print this page where a browser shows them"
            ),
        ),
    ],
)
def test_what_is_to_know_about_the_file_stands_in_the_second_line(change: dict[str, object], expected: str) -> None:
    assert render_letter_report(DONE._replace(**change)).split("\n")[1] == expected  # type: ignore[arg-type] # a table of fields


@pytest.mark.parametrize(
    ("character", "font"),
    [
        ("山", "Noto Serif CJK"),
        ("か", "Noto Serif CJK"),
        ("한", "Noto Serif CJK"),
        ("ع", "Noto Naskh Arabic"),
        ("ไ", "Noto Serif Thai"),
        ("ह", "Noto Serif Devanagari"),
        ("😀", "Noto Emoji"),
        (NO_GLYPH, "Noto Sans"),
    ],
)
def test_a_font_that_would_do_is_named(character: str, font: str) -> None:
    assert f"install one such as {font} and run" in render_letter_report(DONE._replace(missing=(character,)))


def test_of_many_characters_the_first_are_shown() -> None:
    said = render_letter_report(DONE._replace(missing=tuple("一二三四五六七八九十")))
    assert "八 (U+516B) and 2 more: " in said


def test_an_envelope_is_neither_ready_nor_not() -> None:
    assert (
        render_letter_report(LetterReport("letters/a-envelope.pdf", "pdf", "would-be-written", "DL", None, 0))
        == "would be written: letters/a-envelope.pdf (DL)\n"
    )


def test_on_a_terminal_lines_are_broken_and_coloured() -> None:
    said = render_letter_report(DONE._replace(problems=(OPEN,), lines_over=2, pages=2), color=True, width=40)
    assert said.split("\n") == [
        "written: letters/a.pdf (A4, 2 pages)",
        "\x1b[33m2 pages: 2 lines over; cut it to one\x1b[0m",
        "    page",
        "\x1b[31mnot send-ready:\x1b[0m",
        "  line 12: the letter still says",
        '    "[NAME]" (draft-placeholder)',
        "    write what belongs there",
        "",
    ]


def test_nothing_in_a_name_commands_the_terminal() -> None:
    assert "\x1b" not in render_letter_report(DONE._replace(path="letters/\x1b[2J.pdf"))


def test_json_keeps_characters_and_the_place_of_what_no_check_finds() -> None:
    said = write_json(describe_report(DONE._replace(missing=("山",), problems=(NO_MAIL,))))
    assert '"character": "山"' in said
    assert '"check": null' in said
    assert '"send_ready": false' in said
