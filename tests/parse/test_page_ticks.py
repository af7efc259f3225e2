"""Reading the ticks of a page, as the Tasks plugin and plain editors leave them (format.md 11.2)."""

from __future__ import annotations

from datetime import date

import pytest

from followup_md.parse.ticks import read_ticks

DAY = date(2026, 11, 18)


@pytest.mark.parametrize(
    ("line", "mark", "name", "day"),
    [
        pytest.param("- [x] Thank Tom 🆔 thank-tom 📅 2026-11-20 ✅ 2026-11-18", "x", "thank-tom", DAY, id="ticked by the plugin"),
        pytest.param("- [x] Thank Tom 🆔 thank-tom 📅 2026-11-20", "x", "thank-tom", None, id="ticked by hand"),
        pytest.param("- [-] Thank Tom 🆔 thank-tom ❌ 2026-11-18", "-", "thank-tom", DAY, id="cancelled"),
        pytest.param("- [X] Thank Tom  [id:: thank-tom]  [completion:: 2026-11-18]", "X", "thank-tom", DAY, id="dataview"),
        pytest.param("* [x] Thank Tom (id:: thank-tom) (cancelled:: 2026-11-18)", "x", "thank-tom", DAY, id="dataview in round brackets"),
        pytest.param("1. [x] Thank Tom, due 2026-11-20 <!-- thank-tom -->", "x", "thank-tom", None, id="plain"),
        pytest.param("> - [x] Thank Tom 🆔\ufe0f thank-tom ✅\ufe0f 2026-11-18", "x", "thank-tom", DAY, id="in a quote"),
        pytest.param("\t- [/] Thank Tom 🆔 thank-tom", "/", "thank-tom", None, id="begun"),
        pytest.param("- [x] Say 🆔 other in words 🆔 thank-tom", "x", "thank-tom", None, id="the last id is the field"),
        pytest.param("- [x] Thank Tom 🆔 thank-tom ✅ 2026-02-30", "x", "thank-tom", None, id="no day"),
        pytest.param("- [x] mine", "x", None, None, id="no id"),
        pytest.param("- [x]", "x", None, None, id="nothing"),
    ],
)
def test_a_tick_is_read(line: str, mark: str, name: str | None, day: date | None) -> None:
    (tick,) = read_ticks(f"# What to do\n\n{line}\n")
    assert (tick.mark, tick.id, tick.day, tick.line, tick.text) == (mark, name, day, 3, line.strip())


@pytest.mark.parametrize("line", ["- [ ] Thank Tom 🆔 thank-tom", "- [] x", "-[x] x", "[x] x", "words - [x] y", "- [xx] y"])
def test_what_is_no_tick_is_passed_over(line: str) -> None:
    assert read_ticks(line) == ()


def test_lines_of_windows_are_read_too() -> None:
    (tick,) = read_ticks("- [x] Thank Tom 🆔 thank-tom ✅ 2026-11-18\r\n")
    assert (tick.id, tick.day) == ("thank-tom", DAY)
