"""`stats`: the search in figures, every rate with its counts, and a bar for each week (R0.5, R5.3)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from followup_md.model.figures import FEWEST, Period, Share
from followup_md.render.stats_weeks import BLOCKS, Ink, list_weeks
from followup_md.render.terminal_rows import Row, lay_out, paint, spread
from followup_md.render.text import clean, pad, wrap
from followup_md.render.week import say_search
from followup_md.render.when import spell_full

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import datetime

    from followup_md.model import Search
    from followup_md.model.figures import Activities, Answers, Figures, Processes, Rounds, Stumbles, Thanks

NARROWEST = 40
NOTHING = (
    "Nothing to count yet. `followup-md new COMPANY ROLE` writes the note of an interview, and "
    '`followup-md log search "applied to COMPANY as ROLE"` what you did to get one.'
)
_COUNTED = r"(?<=\d) "
_HELD = "\ue000"  # stands for a blank that is not to be broken at
MANY = 2
_ROOM = 20  # for a label


class Look(NamedTuple):
    """What the figures are shown on: cells across, colours or none, and what bars are drawn with."""

    width: int = 80
    color: bool = False
    ink: Ink = BLOCKS


def render_stats(search: Search, figures: Figures, look: Look) -> str:
    """Return the page of `stats`, ending in a newline: how the search stands (R5.1), the figures, and a bar for each week."""
    look = look._replace(width=max(look.width, NARROWEST))
    words, requirement = say_search(search)
    head = [
        lay_out(row, look.width, color=look.color) for row in spread(Row(texts=(words,), end=requirement, text_tone="heading"), look.width)
    ]
    if not search.processes and not search.activities:
        parts = [head, list(wrap(NOTHING, look.width, keep=True))]
    else:
        weeks = list_weeks(figures.activities, search.now, look.width, look.ink, color=look.color)
        parts = [head, list(_list_figures(figures, search.now, look)), list(weeks)]
    parts.append(list(_list_doubts(search, look)))
    return "\n\n".join("\n".join(part) for part in parts if part) + "\n"


def _list_figures(figures: Figures, now: datetime, look: Look) -> Iterator[str]:
    yield paint(say_period(figures.period, now), "heading", color=look.color)
    for label, text in list_lines(figures):
        first, *more = _fill(text, look.width - _ROOM)
        yield pad(label, _ROOM) + first
        yield from (" " * _ROOM + line for line in more)


def _fill(text: str, room: int) -> tuple[str, ...]:
    """Return `text` in lines of at most `room` cells, no number parted from what it counts."""
    held = re.sub(_COUNTED, _HELD, text)
    return tuple(line.replace(_HELD, " ") for line in wrap(held, room))


def _list_doubts(search: Search, look: Look) -> Iterator[str]:
    count = len(search.vault.doubtful)
    if count:
        has = "1 note has" if count == 1 else f"{count} notes have"
        said = f"{has} a date or log line that does not read, and is not counted; run `followup-md check`"
        yield from (paint(line, "aside", color=look.color) for line in wrap(said, look.width))


def say_period(period: Period, now: datetime) -> str:
    """Return the period as a heading."""
    until = spell_full(period.until or now.date(), now)
    return f"From {spell_full(period.since, now)} to {until}" if period.since else f"Up to {until}"


def list_lines(figures: Figures) -> Iterator[tuple[str, str]]:
    """Yield the label and the words of each figure."""
    yield "rounds held", _say_rounds(figures.rounds)
    yield "processes", _say_processes(figures.processes, figures.period)
    yield "to a second round", _say_rate(figures.second_round)
    yield "to an offer", _say_rate(figures.offer)
    yield "days to an answer", _say_answers(figures.answers)
    yield "thank-yous in time", _say_thanks(figures.thanks)
    if figures.thanks.channels:
        yield "  how", _say_tally(figures.thanks.channels)
    yield "stumbles repaired", _say_stumbles(figures.stumbles)
    yield "search activities", _say_activities(figures.activities)
    if figures.activities.channels.keys() - {"not said"}:
        yield "  how", _say_tally(figures.activities.channels)


def _say_rounds(rounds: Rounds) -> str:
    return f"{rounds.held}: {_say_tally(rounds.kinds)}" if rounds.held else "none"


def _say_processes(processes: Processes, period: Period) -> str:
    begun = "" if period == Period() else " begun in this time"
    return f"{processes.all}{begun}: {processes.held} with a round held, {processes.live} live" if processes.all else f"none{begun}"


def _say_rate(share: Share) -> str:
    return _say_share(share) + _say_open(share) if share.of else "none of them had a round"


def _say_answers(answers: Answers) -> str:
    share = answers.share
    if not share.of:
        return "no round about a post held"
    rounds = f"after {share.part} of {share.of} round{'s' * (share.of != 1)}{_say_open(share)}"
    return f"{_say_days(answers)}; {rounds}"


def _say_days(answers: Answers) -> str:
    if len(answers.days) < MANY:
        return "".join(map(str, answers.days)) or "none"
    return f"median {answers.median:g}, from {answers.days[0]} to {answers.days[-1]}"


def _say_thanks(thanks: Thanks) -> str:
    share = thanks.share
    late = f", {thanks.late} late" * bool(thanks.late)
    unsent = f", {thanks.unsent} not sent" * bool(thanks.unsent)
    return _say_share(share) + late + unsent + _say_open(share) if share.of else "nobody to be thanked"


def _say_stumbles(stumbles: Stumbles) -> str:
    if not stumbles.all:
        return "no stumbles"
    have = "has" if stumbles.answered == 1 else "have"
    return f"{_say_share(Share(stumbles.repaired, stumbles.all))}; {stumbles.answered} {have} a better answer"


def _say_activities(activities: Activities) -> str:
    ahead = f"; {activities.ahead} of the rounds still ahead" * bool(activities.ahead)
    return f"{activities.all}: {_say_tally(activities.kinds)}{ahead}" if activities.all else "none"


def _say_share(share: Share) -> str:
    """Return a rate with its counts; of few only the counts, since a rate of few says nothing."""
    rate = f" ({share.percent}%)" if share.of >= FEWEST else ""
    return f"{share.part} of {share.of}{rate}"


def _say_open(share: Share) -> str:
    return f", {share.open} still open" if share.open else ""


def _say_tally(tally: Mapping[str, int]) -> str:
    return ", ".join(f"{count} {clean(name)}{'s' * (name == 'round' and count > 1)}" for name, count in tally.items())
