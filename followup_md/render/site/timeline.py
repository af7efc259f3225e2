"""The timelines of processes: rounds, what went to and fro, the days that count and the waits, as a picture and in words."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING, NamedTuple

from followup_md.dates import zone_of
from followup_md.render.site.timeline_draw import Plot, draw_plot
from followup_md.render.site.timeline_facts import Entry, View, is_over, list_entries
from followup_md.render.site.timeline_flags import NAMES, list_flags
from followup_md.render.site.timeline_marks import NOT_HELD, ON_AXIS, THEIRS, YOURS, place_marks
from followup_md.render.site.timeline_scale import make_scale
from followup_md.render.site.timeline_waits import find_waits
from followup_md.render.view import label_processes
from followup_md.render.when import spell_full

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from followup_md.model import Search

__all__ = ["Entry", "Timeline", "draw_timelines"]


class Timeline(NamedTuple):
    """A timeline as one `<svg>`, safe HTML, and its facts in words, the oldest first, which say all that it shows."""

    svg: str
    entries: tuple[Entry, ...]


def draw_timelines(search: Search, *, named: bool = True) -> tuple[Timeline, ...]:
    """Return the timeline of each process; unless `named`, kinds and days only: no company, no person, no text of a note."""
    doubtful = search.vault.doubtful | {action.note for action in search.actions if action.doubtful}
    labels = label_processes(search) if named else {}
    return tuple(_draw(View(process, search, doubtful, labels.get(process.id))) for process in search.processes)


def _draw(view: View) -> Timeline:
    process = view.process
    entries = list_entries(view)
    waits = find_waits(process, zone_of(view.search.now))
    scale = make_scale([*(entry.day for entry in entries), *(wait.end for wait in waits if wait.end)])
    plot = Plot(
        name=f"tl-{sha256(process.id.encode()).hexdigest()[:12]}",
        title=_say_title(entries, view),
        scale=scale,
        marks=place_marks(entries, scale),
        flags=list_flags(entries, waits, scale),
        waits=waits,
        reach=(entries[0].day, _find_end(view), entries[-1].day),
        over=is_over(process),
        late=_find_late(view),
    )
    return Timeline(draw_plot(plot), entries)


def _say_title(entries: Sequence[Entry], view: View) -> str:
    """Return what a timeline shows as one sentence: whose it is, from when to when, how much, and the days that count."""
    now, kinds = view.search.now, [entry.kind for entry in entries]
    first, last = spell_full(entries[0].day, now), spell_full(entries[-1].day, now)
    counts = (
        _count(sum(kind in group for kind in kinds), word) for group, word in ((ON_AXIS - NOT_HELD, "round"), (THEIRS | YOURS, "contact"))
    )
    days = (f"{NAMES[entry.kind]} {spell_full(entry.day, now)}" for entry in entries if entry.kind in NAMES)
    said = ", ".join([*filter(None, counts), *days])
    return f"{view.label or 'One process'}, {first}{f' to {last}' * (last != first)}{f': {said}' * bool(said)}"


def _count(number: int, word: str) -> str:
    return f"{number} {word}{'s' * (number != 1)}" if number else ""


def _find_end(view: View) -> date:
    """Return the day until which a process has been under way: that of its end, or today."""
    process = view.process
    return (process.since if is_over(process) and process.since else view.search.now).date()


def _find_late(view: View) -> tuple[date, date] | None:
    """Return the time that has passed since the day on which they were to decide."""
    decision, today = view.process.waiting.decision if view.process.waiting else None, view.search.now.date()
    return (decision, today) if decision and decision < today else None
