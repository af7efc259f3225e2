"""Letters and envelopes as PDF and as a page, their report, and their days in the post."""

from __future__ import annotations

import re
from datetime import date
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Any

import pytest
from support.letters import FOREIGN_NAMES, HOSTILE_LINES, NO_GLYPH, WHOLE_LETTER, lay, read_pdf, squeeze

from followup_md.config.calendars import PostDay, list_post_days
from followup_md.dates import Calendar
from followup_md.errors import SystemFailure
from followup_md.letters.layout import Layout, LetterBlock
from followup_md.problem import DRAFT_LENGTH, DRAFT_PLACEHOLDER, Level, Place, report
from followup_md.render.json import write_json
from followup_md.render.letter import (
    HTML_MARK,
    PDF_MARK,
    LetterLack,
    LetterReport,
    choose_envelope,
    choose_paper,
    describe_report,
    estimate_fit,
    lay_out_envelope,
    render_letter_html,
    render_letter_report,
    render_post_days,
    set_letter,
)
from followup_md.render.text import measure

if TYPE_CHECKING:
    from pathlib import Path

A4 = choose_paper("IE")


class Reader(HTMLParser):
    """Reads the elements of a page, their attributes, and what each paragraph says."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.said: list[tuple[str | None, str]] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs
        if tag == "p":
            self.said.append((dict(attrs)["class"], ""))
        elif tag == "br":
            self._add("\n")

    def handle_data(self, data: str) -> None:
        if self.said and self.tags[-1] in ("p", "br") and data.strip():
            self._add(data)

    def _add(self, text: str) -> None:
        self.said[-1] = (self.said[-1][0], self.said[-1][1] + text)


def test_each_block_is_a_paragraph_of_its_kind() -> None:
    page = render_letter_html(lay(WHOLE_LETTER), A4, "a-letter")
    assert page.startswith(f"{HTML_MARK}\n<!doctype html>\n")
    assert Reader(page).said == [(block.kind, "\n".join(block.lines)) for block in lay(WHOLE_LETTER).blocks]
    assert "size: 210mm 297mm;\n  margin: 25mm;" in page
    assert '<html lang="en">' in page


@pytest.mark.parametrize("text", [*HOSTILE_LINES, *FOREIGN_NAMES, "</style><script>x</script>", "--><img src=x onerror=y>", '" onload="x'])
def test_every_word_is_text(text: str) -> None:
    page = Reader(render_letter_html(Layout((LetterBlock("paragraph", (text,)),), "en"), A4, text))
    assert page.said == [("paragraph", text)]
    assert not {"script", "img", "link", "iframe"} & set(page.tags)
    assert not any(name.startswith("on") or name in ("src", "href", "style") for name, _ in page.attributes)


def test_the_page_may_fetch_and_run_nothing() -> None:
    page = render_letter_html(lay(WHOLE_LETTER), A4, "a")
    assert "default-src 'none'; style-src 'unsafe-inline'" in page
    assert "http:" not in page
    assert "https:" not in page


def test_an_envelope_is_a_page_of_its_size() -> None:
    page = render_letter_html(lay_out_envelope(("Ana", "3 Quay Street"), ("Priya", "1 Quay")), choose_envelope("US"), "a", envelope=True)
    assert "size: 241.3mm 104.8mm;\n  margin: 12mm;" in page
    assert Reader(page).said == [("sender", "Ana\n3 Quay Street"), ("recipient", "Priya\n1 Quay")]


@pytest.mark.parametrize("paragraphs", [1, 8, 12, 16, 30])
def test_the_guess_is_near_what_a_pdf_has(paragraphs: int) -> None:
    text = ("On Tuesday you described what happens to the ledger when a truck reports nine hours late. " * 3).strip()
    layout = Layout((LetterBlock("paragraph", (text,)),) * paragraphs)
    pages, over = estimate_fit(layout, A4)
    set_ = set_letter(layout, A4)
    assert abs(pages - set_.pages) <= 1
    assert abs(over - set_.lines_over) <= 4 + over / 8
    assert (over > 0) == (pages > 1)


def test_a_letter_of_sixty_lines_is_over_without_the_library_too() -> None:
    # 60 lines of 5.05 mm are 56 more than the 247 of a page.
    assert estimate_fit(Layout((LetterBlock("paragraph", ("line",) * 60),)), A4) == (2, 12)


def test_an_empty_letter_fits() -> None:
    assert estimate_fit(Layout(()), A4) == (1, 0)


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


TUESDAY, FRIDAY = date(2026, 11, 10), date(2026, 11, 13)


def calendar(name: str = "Veterans Day") -> Calendar:
    return Calendar(look_up=lambda _: {date(2026, 11, 11): name})


def show(decision: date | None = FRIDAY, *, name: str = "Veterans Day", width: int = 80, transit: int = 5) -> list[str]:
    return render_post_days(list_post_days(TUESDAY, transit, calendar(name)), decision, color=False, width=width).split("\n")


def test_a_row_a_day_with_the_day_of_the_decision() -> None:
    assert show() == [
        "  Tue 10 Nov  posted",
        "  Wed 11 Nov  Veterans Day",
        "  Thu 12 Nov  on its way           1",
        "  Fri 13 Nov  on its way           2  they decide",
        "  Sat 14 Nov  weekend",
        "  Sun 15 Nov  weekend",
        "  Mon 16 Nov  on its way           3",
        "  Tue 17 Nov  on its way           4",
        "  Wed 18 Nov  there at the latest  5",
        "",
    ]


@pytest.mark.parametrize(
    ("decision", "row", "shown"),
    [
        pytest.param(date(2026, 11, 20), -2, "  Fri 20 Nov                          they decide", id="behind"),
        pytest.param(date(2026, 11, 9), 0, "  Mon 9 Nov                           they decide", id="before"),
        pytest.param(date(2026, 11, 14), 4, "  Sat 14 Nov  weekend                 they decide", id="at the weekend"),
        pytest.param(date(2026, 11, 18), -2, "  Wed 18 Nov  there at the latest  5  they decide", id="on the day it is there"),
        pytest.param(None, -2, "  Wed 18 Nov  there at the latest  5", id="not known"),
    ],
)
def test_where_they_decide(decision: date | None, row: int, shown: str) -> None:
    assert show(decision)[row] == shown


def test_a_letter_that_is_handed_over_at_once_is_one_row() -> None:
    assert show(None, transit=0) == ["  Tue 10 Nov  posted, and there the same day", ""]


@pytest.mark.parametrize("width", [80, 40, 36])
@pytest.mark.parametrize(
    "name", ["A day in memory of " + "all who ever carried a letter over the hills " * 2, "文化の日" * 12, "bad\x1b[31m"]
)
def test_no_row_is_wider_than_the_screen_and_no_name_commands_it(name: str, width: int) -> None:
    rows = show(name=name, width=width)
    assert all(measure(row) <= width and row.isprintable() for row in rows)
    assert rows[3].endswith("  2  they decide")


def test_numbers_stand_below_each_other() -> None:
    rows = [row for row in show(None, transit=11) if row.endswith(tuple("0123456789"))]
    assert {len(row) for row in rows} == {len(rows[0])}
    assert rows[0].endswith("   1")
    assert rows[-1].endswith("  11")


def test_colour_changes_no_column() -> None:
    days = (PostDay(TUESDAY, number=0), PostDay(date(2026, 11, 11), "weekend"), PostDay(date(2026, 11, 12), number=1))
    plain, colored = (render_post_days(days, date(2026, 11, 12), color=color, width=80) for color in (False, True))
    assert "\x1b[2m  Wed 11 Nov  weekend\x1b[0m" in colored
    assert "\x1b[33m  Thu 12 Nov" in colored
    assert colored.replace("\x1b[2m", "").replace("\x1b[33m", "").replace("\x1b[0m", "") == plain


def say(layout: Layout) -> str:
    """Return all that a letter says, without blanks."""
    return squeeze("".join(line for block in layout.blocks for line in block.lines))


def write(*paragraphs: str) -> Layout:
    return Layout(tuple(LetterBlock("paragraph", (text,)) for text in paragraphs))


def test_what_is_read_back_is_the_draft(tmp_path: Path) -> None:
    set_ = set_letter(lay(WHOLE_LETTER), A4)
    assert (set_.pages, set_.lines_over, set_.missing) == (1, 0, ())
    assert read_pdf(set_.data, tmp_path) == say(lay(WHOLE_LETTER))


def test_the_same_draft_gives_the_same_bytes_and_no_date_and_no_name_of_ours() -> None:
    first, second = (set_letter(lay(WHOLE_LETTER), A4).data for _ in range(2))
    assert first == second
    assert PDF_MARK.encode() in first
    assert not re.search(rb"(?i)followup|CreationDate|ModDate", first)


@pytest.mark.parametrize("text", HOSTILE_LINES)
def test_hostile_words_come_out_as_they_are(text: str, tmp_path: Path) -> None:
    layout = write("before", text, f"within {text} a line")
    assert read_pdf(set_letter(layout, A4).data, tmp_path) == say(layout)


@pytest.mark.parametrize("name", FOREIGN_NAMES)
def test_a_name_is_whole_or_reported(name: str, tmp_path: Path) -> None:
    done = set_letter(write(f"Dear {name},"), A4)
    if done.missing:
        assert done.data == b""
        assert set(done.missing) <= set(name)
    else:
        read = read_pdf(done.data, tmp_path)
        # What runs from right to left is read back by its looks, so only the letters are compared.
        assert sorted(read) == sorted(squeeze(f"Dear {name},"))


@pytest.mark.parametrize("name", ["Łukasz Żółć", "Nguyễn", "Nguye\u0302\u0303n", "O'Neill-van der Berg", "עומר", "Ελένη", "Пётр"])
def test_these_need_no_font_of_the_machine(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("followup_md.render.letter._find_missing", lambda *_: pytest.fail("looked for missing glyphs"))
    assert set_letter(write(name), A4).data


def test_what_has_no_glyph_is_named_and_not_drawn() -> None:
    done = set_letter(write(f"Dear {NO_GLYPH}n\u0303a,", f"{NO_GLYPH}\u0301 and {NO_GLYPH}"), A4)
    assert done == (b"", 0, 0, (NO_GLYPH, f"{NO_GLYPH}\u0301"))


def test_a_script_that_only_another_font_has_is_set_with_it() -> None:
    done = set_letter(write("عمر"), A4)
    assert done.data
    assert done.missing == ()


def test_a_name_of_ten_thousand_letters_is_broken_and_whole(tmp_path: Path) -> None:
    layout = write(f"Dear {'W' * 10_000},")
    done = set_letter(layout, A4)
    assert done.pages > 1
    assert read_pdf(done.data, tmp_path) == say(layout)


def test_a_letter_of_sixty_lines_is_over_by_some() -> None:
    done = set_letter(Layout((LetterBlock("paragraph", ("line",) * 60),)), A4)
    # 247 mm at 11 pt with 0.68 em between capitals of 0.645 em: 48 lines on a page.
    assert (done.pages, done.lines_over) == (2, 12)


@pytest.mark.parametrize("lines", [47, 48])
def test_a_letter_that_fits_is_not_over(lines: int) -> None:
    assert set_letter(Layout((LetterBlock("paragraph", ("line",) * lines),)), A4)[1:3] == (1, 0)


def test_one_line_too_many_is_one() -> None:
    assert set_letter(Layout((LetterBlock("paragraph", ("line",) * 49),)), A4)[1:3] == (2, 1)


def test_there_is_room_for_the_signature() -> None:
    without, with_ = (
        Layout((LetterBlock("paragraph", ("line",) * 45), *more))
        for more in ((), (LetterBlock("close", ("Yours,",)), LetterBlock("name", ("A",))))
    )
    # Lines are 5.14 mm apart, capitals 2.5 mm high: 228.8 mm and 7 above the close, 18 to sign in, two capitals, is 11.8 over 247.
    assert set_letter(without, A4).lines_over == 0
    assert set_letter(with_, A4).lines_over == 3


def test_the_close_is_not_left_alone_on_a_page(tmp_path: Path) -> None:
    done = set_letter(
        Layout((LetterBlock("paragraph", ("line",) * 44), LetterBlock("close", ("Yours,",)), LetterBlock("name", ("Ana",)))), A4
    )
    assert done.pages == 2
    assert read_pdf(done.data, tmp_path).endswith("lineYours,Ana")


def test_us_letter_is_shorter_than_a4() -> None:
    layout = Layout((LetterBlock("paragraph", ("line",) * 48),))
    assert (set_letter(layout, choose_paper("US")).pages, set_letter(layout, A4).pages) == (2, 1)


@pytest.mark.parametrize(
    ("country", "sheet", "envelope"), [("IE", "A4", "DL"), ("US", "US Letter", "No. 10"), ("MX", "US Letter", "No. 10"), (None, "A4", "DL")]
)
def test_paper_follows_the_country(country: str | None, sheet: str, envelope: str) -> None:
    assert (choose_paper(country).name, choose_envelope(country).name) == (sheet, envelope)


def test_a_library_that_fails_is_said_and_is_no_missing_glyph() -> None:
    unknown: Any = "no such kind"
    with pytest.raises(SystemFailure, match=r"could not set it: .*no such kind") as caught:
        set_letter(Layout((LetterBlock("paragraph", ("x",)), LetterBlock(unknown, ("y",)))), A4)
    assert "--html" in caught.value.hint


def test_an_envelope_bears_two_addresses_without_phone_and_mail(tmp_path: Path) -> None:
    layout = lay_out_envelope(
        ("Ana Silva", "3 Quay Street", "555-0199 · ana@example.com", "Tel. +353 20 910 0142", "+353 (20) 910-0142"),
        ("Priya Raman", "1 Quay"),
    )
    assert [block.lines for block in layout.blocks] == [("Ana Silva", "3 Quay Street"), ("Priya Raman", "1 Quay")]
    done = set_letter(layout, choose_envelope("IE"), envelope=True)
    assert (done.pages, done.lines_over) == (1, 0)
    assert read_pdf(done.data, tmp_path) == "AnaSilva3QuayStreetPriyaRaman1Quay"


def test_an_envelope_may_have_no_sender() -> None:
    assert [block.kind for block in lay_out_envelope(("ana@example.com",), ("Priya",)).blocks] == ["recipient"]


@pytest.mark.parametrize(("lines", "over"), [(8, 0), (9, 1), (12, 4)])
def test_an_address_too_long_for_the_envelope_is_said(lines: int, over: int) -> None:
    # 52 % of 86 mm are 44.7; lines of 12 pt are 5.61 mm apart, and capitals 2.7 mm high.
    assert set_letter(lay_out_envelope((), ("line",) * lines), choose_envelope("IE"), envelope=True).lines_over == over


@pytest.mark.parametrize("line", ["1 Quay Street", "19 Halfmoon Row, Dublin 2", "Brauhof 7, 13300 Berlin", "D07 X2F8", "12345"])
def test_a_line_of_an_address_is_no_phone(line: str) -> None:
    assert lay_out_envelope((line,), ()).blocks[0].lines == (line,)
