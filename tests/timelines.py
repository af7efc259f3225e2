"""A timeline taken apart: its lines, its shaded stretches and its marks, by their classes."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple
from xml.etree import ElementTree as ET

from render_builders import make_search

from followup_md.render.site.timeline import draw_timelines

if TYPE_CHECKING:
    from datetime import datetime

    from followup_md.model import Process
    from followup_md.render.site.timeline import Timeline

_TITLE = "title"


class Line(NamedTuple):
    """A line: from where to where across, in per cent, and down, in pixels."""

    left: str
    right: str
    top: int
    bottom: int


class Mark(NamedTuple):
    """A mark: its kind, where it stands, and what the pointer is told."""

    kind: str
    x: str
    y: int
    text: str


def draw(process: Process, now: datetime | None = None, *, named: bool = True) -> Timeline:
    """Return the timeline of a process that is alone in its search."""
    search = make_search(process)
    return draw_timelines(search._replace(now=now) if now else search, named=named)[0]


def parse(timeline: Timeline) -> ET.Element:
    """Return the picture, which must be well formed."""
    return ET.fromstring(timeline.svg)  # noqa: S314 - our own picture


def find_lines(timeline: Timeline, names: str) -> list[Line]:
    """Return the lines of exactly these classes."""
    found = [line for line in parse(timeline).iter("line") if line.get("class") == names]
    return [Line(line.attrib["x1"], line.attrib["x2"], int(line.attrib["y1"]), int(line.attrib["y2"])) for line in found]


def find_shaded(timeline: Timeline) -> list[tuple[str, str]]:
    """Return where each shaded stretch begins, and how wide it is."""
    return [(rect.attrib["x"], rect.attrib["width"]) for rect in parse(timeline).iter("rect") if rect.get("class") == "tl-faint"]


def find_marks(timeline: Timeline) -> list[Mark]:
    """Return the marks in the order of drawing."""
    found = []
    for mark in parse(timeline).iter("svg"):
        if mark.get("class") == "tl-mark":
            title, shape = mark.findtext(_TITLE), mark.find("g")
            assert title is not None
            assert shape is not None
            found.append(Mark(shape.attrib["class"].removeprefix("tl-"), mark.attrib["x"], int(mark.attrib["y"]), title))
    return found


def find_texts(timeline: Timeline, name: str) -> list[tuple[str, str]]:
    """Return where each text whose first class is `name` stands, and what it says."""
    texts = [text for text in parse(timeline).iter("text") if text.attrib["class"].split()[0] == name]
    return [(text.attrib["x"], text.text or "") for text in texts]


def find_axis(timeline: Timeline) -> int:
    """Return how far down the axis lies."""
    ahead = find_lines(timeline, "tl-axis tl-ahead")
    return ahead[0].top
