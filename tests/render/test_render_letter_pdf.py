"""A letter and an envelope as PDF: the text of the draft and nothing else, on one page or said by how much it is not, never a box."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
from support.letters import FOREIGN_NAMES, HOSTILE_LINES, NO_GLYPH, WHOLE_LETTER, lay, read_pdf, squeeze

from followup_md.errors import MachineFailure
from followup_md.letters.layout import Layout, LetterBlock
from followup_md.render.letter import PDF_MARK, choose_envelope, choose_sheet, lay_out_envelope, set_letter

if TYPE_CHECKING:
    from pathlib import Path

A4 = choose_sheet("IE")


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
    assert (set_letter(layout, choose_sheet("US")).pages, set_letter(layout, A4).pages) == (2, 1)


@pytest.mark.parametrize(
    ("country", "sheet", "envelope"), [("IE", "A4", "DL"), ("US", "US Letter", "No. 10"), ("MX", "US Letter", "No. 10"), (None, "A4", "DL")]
)
def test_paper_follows_the_country(country: str | None, sheet: str, envelope: str) -> None:
    assert (choose_sheet(country).name, choose_envelope(country).name) == (sheet, envelope)


def test_a_library_that_fails_is_said_and_is_no_missing_glyph() -> None:
    unknown: Any = "no such kind"
    with pytest.raises(MachineFailure, match=r"could not set it: .*no such kind") as caught:
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
