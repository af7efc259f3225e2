"""A timeline as SVG: across in per cent and down in pixels, so that its words have one size at every width."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Final, NamedTuple

from followup_md.render.site.timeline_marks import draw_shape
from followup_md.render.site.timeline_scale import RIGHT, list_ticks, spell_number

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from followup_md.render.site.timeline_flags import Flag
    from followup_md.render.site.timeline_marks import Mark
    from followup_md.render.site.timeline_scale import Scale
    from followup_md.render.site.timeline_waits import Wait

# In pixels: a row of flags, the band of a wait on either side of the axis, the first row of marks off the axis and each further one,
# what a row takes from its middle outwards, and the dates at the foot.
_FLAG_ROW, _BAND, _FIRST, _NEXT, _HALF, _FOOT = 17, 11, 21, 16, 9, 20
_TEXT_DOWN: Final = 13
_AWAY: Final = 5


class Plot(NamedTuple):
    """What is drawn: `name` is part of its ids.

    `reach` is the day of the first fact, the one until which the process was under way, and that of the last fact; `late` is the time
    since they were to decide.
    """

    name: str
    title: str
    scale: Scale
    marks: Sequence[Mark]
    flags: Sequence[Flag]
    waits: Sequence[Wait]
    reach: tuple[date, date, date]
    over: bool
    late: tuple[date, date] | None


class _Rows(NamedTuple):
    """Where things stand down the picture: the head of the marks, the axis, their foot, and all of it."""

    head: int
    axis: int
    foot: int
    height: int


def draw_plot(plot: Plot) -> str:
    """Return the picture."""
    rows = _measure(plot)
    parts = (
        _draw_pattern(plot),
        *_draw_ticks(plot, rows),
        *_draw_waits(plot, rows),
        *_draw_axis(plot, rows),
        *_draw_flags(plot, rows),
        *_draw_marks(plot, rows),
    )
    opening = f'<svg class="tl" role="img" aria-labelledby="{plot.name}" width="100%" height="{rows.height}">'
    return f'{opening}<title id="{plot.name}">{escape(plot.title)}</title>{"".join(parts)}</svg>'


def _measure(plot: Plot) -> _Rows:
    levels = [0, *(mark.level for mark in plot.marks)]
    head = _FLAG_ROW * max((flag.row + 1 for flag in plot.flags), default=0) + 4
    axis = head + _reach(max(levels))
    foot = axis + _reach(-min(levels))
    return _Rows(head, axis, foot, foot + _FOOT)


def _reach(levels: int) -> int:
    """Return how far the marks reach on one side of the axis."""
    return _down(levels) + _HALF if levels else _BAND + 3


def _down(level: int) -> int:
    """Return how far up from the axis a level lies; one below it gives a negative number."""
    return _FIRST * _sign(level) + _NEXT * (level - _sign(level))


def _sign(level: int) -> int:
    return (level > 0) - (level < 0)


def _draw_pattern(plot: Plot) -> str:
    lines = '<path class="tl-hatch" d="M-2 2 2-2M0 8 8 0M6 10 10 6"/>'
    return f'<defs><pattern id="{plot.name}-w" width="8" height="8" patternUnits="userSpaceOnUse">{lines}</pattern></defs>'


def _draw_ticks(plot: Plot, rows: _Rows) -> Iterator[str]:
    for tick in list_ticks(plot.scale):
        yield _line("tl-tick", tick.x, tick.x, rows.head, rows.foot + 4)
        yield _text("tl-date", f"{spell_number(tick.x)}%", rows.height - 5, tick.label)


def _draw_waits(plot: Plot, rows: _Rows) -> Iterator[str]:
    """Yield the bands of the waits; one without an end runs off the picture."""
    for wait in plot.waits:
        begin = plot.scale.place(wait.begin)
        end = plot.scale.place(wait.end) if wait.end else 100
        box = f'x="{spell_number(begin)}%" y="{rows.axis - _BAND}" width="{spell_number(end - begin)}%" height="{2 * _BAND}"'
        yield f'<g><rect class="tl-faint" {box}/><rect fill="url(#{plot.name}-w)" {box}/>'
        edges = (begin, end) if wait.end else (begin,)
        yield "".join(_line("tl-edge", x, x, rows.axis - _BAND, rows.axis + _BAND) for x in edges) + "</g>"
    if plot.late:
        first, last = map(plot.scale.place, plot.late)
        yield _line("tl-late", first, last, rows.axis - _BAND, rows.axis - _BAND)


def _draw_axis(plot: Plot, rows: _Rows) -> Iterator[str]:
    """Yield the axis: solid while the process was under way, dashed for what is to come, or came after its end."""
    first, until, last = map(plot.scale.place, plot.reach)
    yield _line("tl-axis tl-ahead", until, last if plot.over else RIGHT, rows.axis, rows.axis)
    yield _line("tl-axis", first, until, rows.axis, rows.axis)
    if plot.over:
        yield _line("tl-axis", until, until, rows.axis - _BAND, rows.axis + _BAND)


def _draw_flags(plot: Plot, rows: _Rows) -> Iterator[str]:
    for flag in plot.flags:
        top = rows.head - 4 - _FLAG_ROW * (flag.row + 1)
        foot = rows.foot if flag.kind == "today" else rows.axis + _BAND
        yield _line(f"tl-line tl-{flag.kind}", flag.x, flag.x, top + 2, foot)
    for flag in plot.flags:
        top = rows.head - 4 - _FLAG_ROW * (flag.row + 1)
        side = f'dx="{-_AWAY}" text-anchor="end"' if flag.back else f'dx="{_AWAY}"'
        yield _text(f"tl-flag tl-{flag.kind}", f"{spell_number(flag.x)}%", top + _TEXT_DOWN, flag.text, side)


def _draw_marks(plot: Plot, rows: _Rows) -> Iterator[str]:
    """Yield the stems first, so that no mark is crossed out by that of another."""
    placed = [(mark, rows.axis - _down(mark.level)) for mark in plot.marks]
    for mark, y in placed:
        if mark.level:
            yield _line("tl-stem", mark.x, mark.x, rows.axis, y)
    for mark, y in placed:
        shape = f"<title>{escape(mark.entry.text)}</title>{draw_shape(mark.entry.kind)}"
        yield f'<svg class="tl-mark" x="{spell_number(mark.x)}%" y="{y}" overflow="visible">{shape}</svg>'


def _line(names: str, left: float, right: float, top: int, bottom: int) -> str:
    across = f'x1="{spell_number(left)}%" x2="{spell_number(right)}%"'
    return f'<line class="{names}" {across} y1="{top}" y2="{bottom}"/>'


def _text(names: str, x: str, y: int, text: str, more: str = "") -> str:
    return f'<text class="{names}" x="{x}" y="{y}"{" " * bool(more)}{more}>{escape(text)}</text>'
