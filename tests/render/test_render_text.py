"""Text for a screen: made safe, measured and cut by cells; dates and times (rules.md 7.1)."""

from __future__ import annotations

import unicodedata
from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.builders import DUBLIN, NEW_YORK, NOW

from followup_md.render.text import clean, clean_lines, cut, format_due, format_full, format_short_date, measure, pad, wrap

IN_DUBLIN = datetime(2026, 11, 17, 23, 0, tzinfo=DUBLIN)
SAO_PAULO = ZoneInfo("America/Sao_Paulo")


@pytest.mark.parametrize(
    ("day", "short", "full"),
    [
        pytest.param(date(2026, 11, 18), "Wed 18", "Wed 18 Nov", id="this-month"),
        pytest.param(date(2026, 12, 4), "Fri 4 Dec", "Fri 4 Dec", id="another-month"),
        pytest.param(date(2027, 1, 11), "Mon 11 Jan 2027", "Mon 11 Jan 2027", id="another-year"),
        pytest.param(date(2025, 11, 18), "Tue 18 Nov 2025", "Tue 18 Nov 2025", id="this-month-a-year-ago"),
    ],
)
def test_a_day_is_as_short_as_it_is_clear(day: date, short: str, full: str) -> None:
    assert format_short_date(day, NOW) == short
    assert format_full(day, NOW) == full


@pytest.mark.parametrize(
    ("due", "now", "shown"),
    [
        pytest.param(None, NOW, "any time", id="no-date"),
        pytest.param(date(2026, 12, 4), NOW, "Fri 4 Dec", id="whole-day"),
        pytest.param(datetime(2026, 11, 18, 15, 30, tzinfo=NEW_YORK), NOW, "Wed 18 15:30", id="same-zone"),
        pytest.param(datetime(2026, 11, 18, 15, 30, tzinfo=ZoneInfo("America/Toronto")), NOW, "Wed 18 15:30", id="other-name-same-clock"),
        pytest.param(datetime(2026, 11, 18, 15, 30, tzinfo=NEW_YORK), IN_DUBLIN, "Wed 18 20:30 (15:30 EST)", id="both-clocks"),
        pytest.param(datetime(2026, 11, 18, 20, 30, tzinfo=NEW_YORK), IN_DUBLIN, "Thu 19 01:30 (Wed 18 20:30 EST)", id="both-days"),
        pytest.param(
            datetime(2026, 11, 18, 15, 30, tzinfo=SAO_PAULO), IN_DUBLIN, "Wed 18 18:30 (15:30 Sao Paulo)", id="city-for-a-bare-offset"
        ),
    ],
)
def test_an_instant_is_shown_in_the_readers_zone_and_in_its_own(due: date | datetime | None, now: datetime, shown: str) -> None:
    assert format_due(due, now) == shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        pytest.param("Priya Raman", "Priya Raman", id="plain"),
        pytest.param("Zoë Müller", "Zoë Müller", id="accents"),
        pytest.param("山田太郎", "山田太郎", id="wide"),
        pytest.param("a\x1b[31mred", "a\ufffd[31mred", id="escape-sequence"),
        pytest.param("a\x9b2Jb", "a\ufffd2Jb", id="eight-bit-control"),
        pytest.param("two\r\nlines\there", "two lines here", id="white-space"),
        pytest.param("a\u2028b\u2029c", "a b c", id="unicode-line-breaks"),
        pytest.param("Bob\u202emoc\u2066x", "Bobmocx", id="reading-direction"),
        pytest.param("\ufeffAnn", "Ann", id="byte-order-mark"),
        pytest.param("a\ud800b", "a?b", id="lone-surrogate"),
        pytest.param("👩\u200d💻", "👩\u200d💻", id="joined-emoji"),
    ],
)
def test_clean_leaves_words_and_takes_commands(text: str, shown: str) -> None:
    assert clean(text) == shown


@given(st.text())
def test_clean_text_commands_nothing_and_can_be_written(text: str) -> None:
    shown = clean(text)
    assert not {unicodedata.category(char) for char in shown} & {"Cc", "Cs", "Zl", "Zp"}
    assert clean(shown) == shown
    assert shown.encode().decode() == shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        pytest.param("a\n\n  b\tc ", "a\n\n  b\tc ", id="lines-blanks-and-tabs"),
        pytest.param("a\r\nb\rc", "a\nb\nc", id="however-a-line-ends"),
        pytest.param("a\x0bb\x0cc\u2028d\u2029e", "a b c d e", id="other-breaks"),
        pytest.param("a\x00b\x1bc\x85d", "a\ufffdb\ufffdc\ufffdd", id="commands"),
        pytest.param("a\u202eb\u2066c\u200fd\ufeffe", "abcde", id="reading-direction"),
        pytest.param("a\ud800b", "a?b", id="lone-surrogate"),
    ],
)
def test_lines_are_cleaned_and_stay_lines(text: str, shown: str) -> None:
    assert clean_lines(text) == shown


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        pytest.param("abc", 3, id="ascii"),
        pytest.param("山田", 4, id="wide"),
        pytest.param("e\u0301", 1, id="combining"),
        pytest.param("👍", 2, id="emoji"),
        pytest.param("❤\ufe0f", 2, id="emoji-by-selector"),
        pytest.param("ｱ", 1, id="half-width"),
        pytest.param("a\u200db", 2, id="joiner"),
        pytest.param("Zoë · Łódź", 10, id="accents"),
        pytest.param("Zo\u00ade", 3, id="soft-hyphen"),
        pytest.param("\u02ff\u0300", 1, id="first-combining"),
    ],
)
def test_measure_counts_cells(text: str, cells: int) -> None:
    assert measure(text) == cells


@pytest.mark.parametrize(
    ("text", "room", "shown"),
    [
        pytest.param("Harbor", 6, "Harbor", id="fits"),
        pytest.param("Harbor", 5, "Harb…", id="one-too-long"),
        pytest.param("Harbor Logistics", 8, "Harbor…", id="no-blank-before-the-mark"),
        pytest.param("山田太郎", 4, "山…", id="never-half-a-wide-character"),
        pytest.param("e\u0301e\u0301e\u0301", 2, "e\u0301…", id="an-accent-stays-with-its-letter"),
        pytest.param("Harbor", 1, "…", id="one-cell"),
        pytest.param("Harbor", 0, "", id="no-room"),
        pytest.param("Harbor", -3, "", id="less-than-no-room"),
    ],
)
def test_cut_marks_what_is_missing(text: str, room: int, shown: str) -> None:
    assert cut(text, room) == shown


@given(st.text(), st.integers(min_value=0, max_value=30))
def test_cut_never_takes_more_than_its_room(text: str, room: int) -> None:
    assert measure(cut(text, room)) <= room


def test_pad_counts_cells() -> None:
    assert pad("山", 4) == "山  "
    assert pad("long", 2) == "long"


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        pytest.param("", (), id="empty"),
        pytest.param("one two three", ("one two", "three"), id="between-words"),
        pytest.param("unbreakable", ("unbrea…",), id="long-word"),
        pytest.param("山田 太郎", ("山田", "太郎"), id="by-cells"),
    ],
)
def test_wrap_breaks_between_words(text: str, lines: tuple[str, ...]) -> None:
    assert wrap(text, 7) == lines
