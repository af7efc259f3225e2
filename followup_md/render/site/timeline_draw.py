"""Timeline as SVG: across in per cent and down in pixels, so that its words have one size at every width."""

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
_FLAG_ROW, _BAND, _FIRST, _STEP, _HALF, _FOOT = 17, 11, 21, 16, 9, 20
_TEXT_DOWN: Final = 13
_TEXT_SIDE: Final = 5


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
    """Where things stand down the picture: the top of the marks, the axis, their foot, and all of it."""

    top: int
    axis: int
    foot: int
    height: int


def draw_plot(plot: Plot) -> str:
    """Return the picture."""
    levels = [0, *(mark.level for mark in plot.marks)]
    top = _FLAG_ROW * max((flag.row + 1 for flag in plot.flags), default=0) + 4
    axis = top + _reach(max(levels))
    foot = axis + _reach(-min(levels))
    rows = _Rows(top, axis, foot, foot + _FOOT)
    lines = '<path class="tl-hatch" d="M-2 2 2-2M0 8 8 0M6 10 10 6"/>'
    pattern = f'<defs><pattern id="{plot.name}-w" width="8" height="8" patternUnits="userSpaceOnUse">{lines}</pattern></defs>'
    opening = f'<svg class="tl" role="img" aria-labelledby="{plot.name}" width="100%" height="{rows.height}">'
    parts = "".join((*_draw_days(plot, rows), *_draw_labels(plot, rows)))
    return f'{opening}<title id="{plot.name}">{escape(plot.title)}</title>{pattern}{parts}</svg>'


def _draw_days(plot: Plot, rows: _Rows) -> Iterator[str]:
    """Yield the dates at the foot, the bands of the waits, and the axis."""
    place, axis = plot.scale.place, rows.axis
    for tick in list_ticks(plot.scale):
        yield _line("tl-tick", tick.x, tick.x, rows.top, rows.foot + 4)
        yield _text("tl-date", f"{spell_number(tick.x)}%", rows.height - 5, tick.label)
    for wait in plot.waits:
        begin = place(wait.begin)
        end = place(wait.end) if wait.end else 100  # one without an end runs off the picture
        box = f'x="{spell_number(begin)}%" y="{axis - _BAND}" width="{spell_number(end - begin)}%" height="{2 * _BAND}"'
        yield f'<g><rect class="tl-faint" {box}/><rect fill="url(#{plot.name}-w)" {box}/>'
        edges = (begin, end) if wait.end else (begin,)
        yield "".join(_line("tl-edge", x, x, axis - _BAND, axis + _BAND) for x in edges) + "</g>"
    if plot.late:
        first, last = map(place, plot.late)
        yield _line("tl-late", first, last, axis - _BAND, axis - _BAND)
    # The axis is solid while the process was under way, dashed for what is to come, or came after its end.
    first, until, last = map(place, plot.reach)
    yield _line("tl-axis tl-ahead", until, last if plot.over else RIGHT, axis, axis)
    yield _line("tl-axis", first, until, axis, axis)
    if plot.over:
        yield _line("tl-axis", until, until, axis - _BAND, axis + _BAND)


def _draw_labels(plot: Plot, rows: _Rows) -> Iterator[str]:
    """Yield the flags, then the marks; the lines first, so that none crosses out the words or the mark of another."""
    flags = [(flag, rows.top - 4 - _FLAG_ROW * (flag.row + 1)) for flag in plot.flags]
    for flag, y in flags:
        foot = rows.foot if flag.kind == "today" else rows.axis + _BAND
        yield _line(f"tl-line tl-{flag.kind}", flag.x, flag.x, y + 2, foot)
    for flag, y in flags:
        side = f'dx="{-_TEXT_SIDE}" text-anchor="end"' if flag.back else f'dx="{_TEXT_SIDE}"'
        yield _text(f"tl-flag tl-{flag.kind}", f"{spell_number(flag.x)}%", y + _TEXT_DOWN, flag.text, side)
    marks = [(mark, rows.axis - _rise(mark.level)) for mark in plot.marks]
    for mark, y in marks:
        if mark.level:
            yield _line("tl-stem", mark.x, mark.x, rows.axis, y)
    for mark, y in marks:
        shape = f"<title>{escape(mark.entry.text)}</title>{draw_shape(mark.entry.kind)}"
        yield f'<svg class="tl-mark" x="{spell_number(mark.x)}%" y="{y}" overflow="visible">{shape}</svg>'


def _reach(levels: int) -> int:
    """Return how far the marks reach on one side of the axis."""
    return _rise(levels) + _HALF if levels else _BAND + 3


def _rise(level: int) -> int:
    """Return how far up from the axis a level lies; one below it gives a negative number."""
    return (_FIRST + _STEP * (abs(level) - 1)) * ((level > 0) - (level < 0))


def _line(names: str, left: float, right: float, top: int, bottom: int) -> str:
    across = f'x1="{spell_number(left)}%" x2="{spell_number(right)}%"'
    return f'<line class="{names}" {across} y1="{top}" y2="{bottom}"/>'


def _text(names: str, x: str, y: int, text: str, more: str = "") -> str:
    return f'<text class="{names}" x="{x}" y="{y}"{" " * bool(more)}{more}>{escape(text)}</text>'
