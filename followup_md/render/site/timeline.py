"""Timelines of processes: rounds, contacts, named days and waits, as a picture and in words."""

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

    from followup_md.model import Search


class Timeline(NamedTuple):
    """A timeline as one `<svg>`, safe HTML, and its facts in words, the oldest first, which say all that it shows."""

    svg: str
    entries: tuple[Entry, ...]


def draw_timelines(search: Search, *, named: bool = True) -> tuple[Timeline, ...]:
    """Return the timeline of each process; unless `named`, kinds and days only: no company, no person, no text of a note."""
    doubtful = search.vault.doubtful | {action.note for action in search.actions if action.doubtful}
    labels = label_processes(search) if named else {}
    today = search.now.date()
    timelines = []
    for process in search.processes:
        view = View(process, search, doubtful, labels.get(process.id))
        entries = list_entries(view)
        waits = find_waits(process, zone_of(search.now))
        scale = make_scale([*(entry.day for entry in entries), *(wait.end for wait in waits if wait.end)])
        decision = process.waiting.decision if process.waiting else None
        plot = Plot(
            name=f"tl-{sha256(process.id.encode()).hexdigest()[:12]}",
            title=_summarise(entries, view),
            scale=scale,
            marks=place_marks(entries, scale),
            flags=list_flags(entries, waits, scale),
            waits=waits,
            reach=(entries[0].day, process.since.date() if is_over(process) and process.since else today, entries[-1].day),
            over=is_over(process),
            late=(decision, today) if decision and decision < today else None,
        )
        timelines.append(Timeline(draw_plot(plot), entries))
    return tuple(timelines)


def _summarise(entries: Sequence[Entry], view: View) -> str:
    """Return what a timeline shows as one sentence: whose it is, from when to when, how much, and the days that count."""
    now = view.search.now
    first, last = spell_full(entries[0].day, now), spell_full(entries[-1].day, now)
    facts = []
    for kinds, word in ((ON_AXIS - NOT_HELD, "round"), (THEIRS | YOURS, "contact")):
        count = sum(entry.kind in kinds for entry in entries)
        facts += [f"{count} {word}{'s' * (count != 1)}"] if count else []
    facts += [f"{NAMES[entry.kind]} {spell_full(entry.day, now)}" for entry in entries if entry.kind in NAMES]
    said = ", ".join(facts)
    return f"{view.label or 'One process'}, {first}{f' to {last}' * (last != first)}{f': {said}' * bool(said)}"
