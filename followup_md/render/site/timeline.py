"""Timelines of processes, as a picture and in words; horizontal in per cent and vertical in pixels, so that text keeps its size."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from hashlib import sha256
from html import escape
from itertools import count
from typing import Final, NamedTuple

from followup_md.dates import spell_month, zone_of
from followup_md.model import Search
from followup_md.render.site.timeline_facts import TimelineEntry, TimelineView, TimelineWait, find_timeline_waits, list_timeline_entries
from followup_md.render.text import format_full
from followup_md.render.view import label_processes

_LEFT, _RIGHT = 3.0, 97.0
# The width of a phone; what fits there fits everywhere.
NARROW: Final = 328
_FEWEST_DAYS: Final = 14
# Further out the edge would cut a date off.
_FIRST_LABEL, _LAST_LABEL = 9.0, 91.0
_WEEK: Final = 7
_MOST_WEEKS: Final = 2
_MONTHS: Final = (1, 2, 3, 6, 12)
# Days covered per week, and per month, of the step between dates: at most five dates are shown.
_WEEK_ROOM, _MONTH_ROOM = 35, 150
# Over a longer period a date needs its year.
_LONG: Final = 300
_RING: Final = '<circle r="5.5"/>'
_QUESTION_MARK: Final = '<path class="tl-open" d="M-2-2A2 2 0 1 1 .9-.3Q0 .3 0 1.2M0 3.6V3.7"/>'
_POLE: Final = '<path class="tl-open" d="M-4 7V-6"/>'
ON_AXIS: Final = frozenset({"held", "planned", "called-off", "moved", "doubtful"})
THEIRS: Final = frozenset({"theirs", "offer", "hold", "resumed", "no"})
YOURS: Final = frozenset({"yours", "follow-up", "left"})
DATE_NAMES: Final = {"decision": "decision", "answer": "answer by", "start": "first day"}
_EDGE: Final = 100  # per cent
_NEXT: Final = "follow-up"
# Closer marks would touch on a phone.
_GAP: Final = 14 / NARROW * 100
# The width of a label's letter, and the gaps between a label and its line and the next label.
_LETTER, _AWAY = 6.6, 12
# In pixels: a row of flags, the band of a wait on either side of the axis, the first row of marks off the axis and each further one,
# what a row takes from its middle outwards, and the dates at the foot.
_FLAG_ROW, _BAND, _FIRST, _STEP, _HALF, _FOOT = 17, 11, 21, 16, 9, 20
_TEXT_DOWN: Final = 13
_TEXT_SIDE: Final = 5


# The legend's name for each kind of entry, in this order, and its shape, twelve pixels wide: each colour has its own shape.
ENTRY_KINDS: Mapping[str, tuple[str, str]] = {
    "held": ("interview held", '<circle r="6.5"/>'),
    "planned": ("interview planned", _RING),
    "called-off": ("interview called off", f'{_RING}<path class="tl-open" d="M-3.9-3.9 3.9 3.9M3.9-3.9-3.9 3.9"/>'),
    "moved": ("interview moved away", f'{_RING}<path class="tl-open" d="M-3 0H3M.5-2.5 3 0 .5 2.5"/>'),
    "doubtful": ("interview, its date in doubt", f'<path d="M-6-6.5H6V6.5H-6Z"/>{_QUESTION_MARK}'),
    "theirs": ("they wrote or called", '<path d="M-6-4.5H6L0 5.5Z"/>'),
    "offer": ("offer", '<path d="M0-6.5 6.5 0 0 6.5-6.5 0Z"/>'),
    "hold": ("on hold", '<path d="M-5-5.5H-1.5V5.5H-5ZM1.5-5.5H5V5.5H1.5Z"/>'),
    "resumed": ("taken up again", '<path d="M-4-6 6 0-4 6Z"/>'),
    "no": ("they said no", '<path d="M-4.5-4.5 4.5 4.5M4.5-4.5-4.5 4.5"/>'),
    "yours": ("you wrote or called", '<path d="M-6 4.5H6L0-5.5Z"/>'),
    "follow-up": ("your follow-up", '<path d="M-6.5-4.5H6.5V4.5H-6.5Z"/><path class="tl-open" d="M-6.5-4.5 0 1 6.5-4.5"/>'),
    "left": ("you withdrew", '<path d="M5.5 0H-5.5M-1.5-4-5.5 0-1.5 4"/>'),
    "wait": ("wait: no follow-up", '<path d="M-7-6H7V6H-7Z"/><path d="M-7 2 1-6M-5 6 7-6M1 6 7 0"/>'),
    "decision": ("they decide", f'{_POLE}<path d="M-4-6H6L3-3 6 0H-4Z"/>'),
    "answer": ("you answer", f'{_POLE}<path class="tl-cloth" d="M-4-6H5V0H-4Z"/>'),
    "start": ("first day", f'{_POLE}<path d="M-4-6 6-3-4 0Z"/>'),
    "today": ("today", '<path d="M0-7V7"/>'),
}


class Timeline(NamedTuple):
    """A timeline as one `<svg>`, safe HTML, and the same facts in words, the oldest first."""

    svg: str
    entries: tuple[TimelineEntry, ...]


class Scale(NamedTuple):
    """The days that a timeline covers, as ordinals, both ends included."""

    first: int
    last: int

    def place(self, day: date) -> float:
        """Return the position of `day`."""
        return _LEFT + (_RIGHT - _LEFT) * (day.toordinal() - self.first) / (self.last - self.first)


class TimelineMark(NamedTuple):
    """An entry on the timeline: `level` is 0 on the axis, 1 or more above it, -1 or less below it."""

    x: float
    level: int
    entry: TimelineEntry


class Flag(NamedTuple):
    """A named day: its text is to the right of its line unless `back`; row 0 is the lowest."""

    x: float
    kind: str
    text: str
    row: int = 0
    back: bool = False


class _Plot(NamedTuple):
    """The parts of a drawing: `name` is part of its ids; `top` and `foot` of the marks and the `axis` are pixels from the top."""

    name: str
    scale: Scale
    marks: Sequence[TimelineMark]
    flags: Sequence[Flag]
    waits: Sequence[TimelineWait]
    reach: tuple[date, date, date]  # the first fact, the end of the process or today, the last fact
    over: bool
    late: tuple[date, date] | None  # since the decision date
    top: int
    axis: int
    foot: int


def draw_timelines(search: Search, *, named: bool = True) -> tuple[Timeline, ...]:
    """Return the timeline of each process; unless `named`, kinds and days only: no company, no person, no text of a note."""
    doubtful = search.vault.doubtful | {action.note for action in search.actions if action.doubtful}
    labels = label_processes(search) if named else {}
    today = search.now.date()
    timelines = []
    for process in search.processes:
        view = TimelineView(process, search, doubtful, labels.get(process.id))
        entries = list_timeline_entries(view)
        waits = find_timeline_waits(process, zone_of(search.now))
        scale = build_scale([*(entry.day for entry in entries), *(wait.end for wait in waits if wait.end)])
        decision = process.waiting.decision if process.waiting else None
        marks, flags = place_marks(entries, scale), list_flags(entries, waits, scale)
        levels = [0, *(mark.level for mark in marks)]
        top = _FLAG_ROW * max((flag.row + 1 for flag in flags), default=0) + 4
        axis = top + _reach(max(levels))
        plot = _Plot(
            name=f"tl-{sha256(process.id.encode()).hexdigest()[:12]}",
            scale=scale,
            marks=marks,
            flags=flags,
            waits=waits,
            reach=(entries[0].day, process.since.date() if view.over and process.since else today, entries[-1].day),
            over=view.over,
            late=(decision, today) if decision and decision < today else None,
            top=top,
            axis=axis,
            foot=axis + _reach(-min(levels)),
        )
        # The name, the period, the number of entries, and the days that count.
        first, last = format_full(entries[0].day, search.now), format_full(entries[-1].day, search.now)
        facts = []
        for kinds, word in ((ON_AXIS - {"called-off", "moved"}, "round"), (THEIRS | YOURS, "contact")):
            number = sum(entry.kind in kinds for entry in entries)
            facts += [f"{number} {word}{'s' * (number != 1)}"] if number else []
        said = ", ".join(
            [*facts, *(f"{DATE_NAMES[each.kind]} {format_full(each.day, search.now)}" for each in entries if each.kind in DATE_NAMES)]
        )
        title = f"{view.label or 'One process'}, {first}{f' to {last}' * (last != first)}{f': {said}' * bool(said)}"
        opening = f'<svg class="tl" role="img" aria-labelledby="{plot.name}" width="100%" height="{plot.foot + _FOOT}">'
        opening += f'<title id="{plot.name}">{escape(title)}</title>'
        lines = '<path class="tl-hatch" d="M-2 2 2-2M0 8 8 0M6 10 10 6"/>'
        pattern = f'<defs><pattern id="{plot.name}-w" width="8" height="8" patternUnits="userSpaceOnUse">{lines}</pattern></defs>'
        timelines.append(Timeline("".join((opening, pattern, *_draw_days(plot), *_draw_labels(plot), "</svg>")), entries))
    return tuple(timelines)


def build_scale(days: Iterable[date]) -> Scale:
    """Return the scale that holds all of `days`; a few days are centred in two weeks."""
    ordinals = [day.toordinal() for day in days]
    first, last = min(ordinals), max(ordinals)
    lacking = max(0, _FEWEST_DAYS - (last - first))
    return Scale(first - lacking // 2, last + lacking - lacking // 2)


def list_ticks(scale: Scale) -> tuple[tuple[float, str], ...]:
    """Return the positions of at most five dates, evenly spaced, so that they do not overlap on a phone."""
    length = scale.last - scale.first
    first, last = max(scale.first, date.min.toordinal()), min(scale.last, date.max.toordinal())
    weeks = -(-length // _WEEK_ROOM)
    if weeks <= _MOST_WEEKS:
        # Ordinal 1 is a Monday.
        days = [date.fromordinal(each) for each in range(first, last + 1) if each % (weeks * _WEEK) == 1]
    else:
        step = next((each for each in _MONTHS if each * _MONTH_ROOM >= length), -(-length // (12 * _MONTH_ROOM)) * 12)
        begin, end = date.fromordinal(first), date.fromordinal(last)
        months = range(begin.year * 12 + begin.month - 1, end.year * 12 + end.month)
        days = [date(month // 12, month % 12 + 1, 1) for month in months if month % step == 0]
        days = [day for day in days if day >= begin]
    labels = ((day, f"{spell_month(day)} {day.year}" if length > _LONG else f"{day.day} {spell_month(day)}") for day in days)
    return tuple((x, label) for day, label in labels if _FIRST_LABEL <= (x := scale.place(day)) <= _LAST_LABEL)


def place_marks(entries: Sequence[TimelineEntry], scale: Scale) -> tuple[TimelineMark, ...]:
    """Return rounds on the axis, their contacts above and yours below it, each as near to the axis as there is room."""
    placed: list[TimelineMark] = []
    # Rounds come first: if one is moved off the axis, contacts go around it.
    for kinds, first, step in ((ON_AXIS, 0, 1), (THEIRS, 1, 1), (YOURS, -1, -1)):
        for entry in (entry for entry in entries if entry.kind in kinds):
            x = scale.place(entry.day)
            taken = {mark.level for mark in placed if abs(mark.x - x) < _GAP}
            level = next(level for level in count(first, step) if level not in taken)
            placed.append(TimelineMark(x, level, entry))
    return tuple(placed)


def list_flags(entries: Iterable[TimelineEntry], waits: Sequence[TimelineWait], scale: Scale) -> tuple[Flag, ...]:
    """Return the named days, with no overlapping text on a phone."""
    days = [(entry.day, entry.kind) for entry in entries if entry.kind in DATE_NAMES or entry.kind == "today"]
    named = {day for day, kind in days if kind == "decision"}
    days += [(wait.end, "next") for wait in waits if wait.now and wait.end and wait.end not in named]
    made = []
    for day, kind in days:
        text = kind if kind == "today" else f"{DATE_NAMES.get(kind, _NEXT)} {day.day} {spell_month(day)}"
        flag = Flag(scale.place(day), kind, text)
        made.append(flag._replace(back=_find_span(flag)[1] > _EDGE))
    # So that the line of a higher flag crosses no text of the lower ones: each line points away from its text.
    made.sort(key=lambda flag: (flag.back, flag.x if flag.back else -flag.x, flag.kind))
    flags: list[Flag] = []
    for flag in made:
        begin, end = _find_span(flag)
        spans = ((_find_span(other), other.row) for other in flags)
        taken = {row for (first, last), row in spans if begin < last and first < end}
        flags.append(flag._replace(row=next(row for row in count() if row not in taken)))
    return tuple(flags)


def _find_span(flag: Flag) -> tuple[float, float]:
    """Return the horizontal span of a flag's text on a phone."""
    width = (len(flag.text) * _LETTER + _AWAY) / NARROW * 100
    return (flag.x - width, flag.x) if flag.back else (flag.x, flag.x + width)


def _draw_days(plot: _Plot) -> Iterator[str]:
    """Yield the dates at the foot, the bands of the waits, and the axis."""
    place, axis = plot.scale.place, plot.axis
    for x, label in list_ticks(plot.scale):
        yield _line("tl-tick", x, x, plot.top, plot.foot + 4)
        yield _text("tl-date", f"{format_number(x)}%", plot.foot + _FOOT - 5, label)
    for wait in plot.waits:
        begin = place(wait.begin)
        end = place(wait.end) if wait.end else _EDGE  # a wait without an end runs off the picture
        box = f'x="{format_number(begin)}%" y="{axis - _BAND}" width="{format_number(end - begin)}%" height="{2 * _BAND}"'
        yield f'<g><rect class="tl-faint" {box}/><rect fill="url(#{plot.name}-w)" {box}/>'
        edges = (begin, end) if wait.end else (begin,)
        yield "".join(_line("tl-edge", x, x, axis - _BAND, axis + _BAND) for x in edges) + "</g>"
    if plot.late:
        first, last = map(place, plot.late)
        yield _line("tl-late", first, last, axis - _BAND, axis - _BAND)
    # The axis is solid while the process was live, dashed for the future or after its end.
    first, until, last = map(place, plot.reach)
    yield _line("tl-axis tl-ahead", until, last if plot.over else _RIGHT, axis, axis)
    yield _line("tl-axis", first, until, axis, axis)
    if plot.over:
        yield _line("tl-axis", until, until, axis - _BAND, axis + _BAND)


def _draw_labels(plot: _Plot) -> Iterator[str]:
    """Yield the flags, then the marks; lines first, so that none crosses another's text or mark."""
    flags = [(flag, plot.top - 4 - _FLAG_ROW * (flag.row + 1)) for flag in plot.flags]
    for flag, y in flags:
        foot = plot.foot if flag.kind == "today" else plot.axis + _BAND
        yield _line(f"tl-line tl-{flag.kind}", flag.x, flag.x, y + 2, foot)
    for flag, y in flags:
        side = f'dx="{-_TEXT_SIDE}" text-anchor="end"' if flag.back else f'dx="{_TEXT_SIDE}"'
        yield _text(f"tl-flag tl-{flag.kind}", f"{format_number(flag.x)}%", y + _TEXT_DOWN, flag.text, side)
    marks = [(mark, plot.axis - _rise(mark.level)) for mark in plot.marks]
    for mark, y in marks:
        if mark.level:
            yield _line("tl-stem", mark.x, mark.x, plot.axis, y)
    for mark, y in marks:
        shape = f"<title>{escape(mark.entry.text)}</title>{_draw_shape(mark.entry.kind)}"
        yield f'<svg class="tl-mark" x="{format_number(mark.x)}%" y="{y}" overflow="visible">{shape}</svg>'


def _reach(levels: int) -> int:
    """Return the height of the marks on one side of the axis."""
    return _rise(levels) + _HALF if levels else _BAND + 3


def _rise(level: int) -> int:
    """Return the height of a level above the axis; negative for a level below it."""
    return (_FIRST + _STEP * (abs(level) - 1)) * ((level > 0) - (level < 0))


def _line(names: str, left: float, right: float, top: int, bottom: int) -> str:
    across = f'x1="{format_number(left)}%" x2="{format_number(right)}%"'
    return f'<line class="{names}" {across} y1="{top}" y2="{bottom}"/>'


def _text(names: str, x: str, y: int, text: str, more: str = "") -> str:
    return f'<text class="{names}" x="{x}" y="{y}"{" " * bool(more)}{more}>{escape(text)}</text>'


def draw_mark(kind: str) -> str:
    """Return the shape of a kind as a small separate picture, for the list in words beside a timeline."""
    inner = f'<svg x="8" y="8" overflow="visible">{_draw_shape(kind)}</svg>'
    return f'<svg class="tl-key" width="16" height="16" aria-hidden="true">{inner}</svg>'


def _draw_shape(kind: str) -> str:
    return f'<g class="tl-{kind}">{ENTRY_KINDS[kind][1]}</g>'


def format_number(number: float) -> str:
    """Return a number with at most two decimals."""
    return f"{number:.2f}".rstrip("0").rstrip(".")
