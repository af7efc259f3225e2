"""`stats`: the search in figures, every rate with its counts, and a bar for each week (R0.5, R5.3); as JSON and CSV (RFC 4180) too."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from followup_md.model.figures import FEWEST, Period, Share
from followup_md.render.stats_weeks import BLOCKS, Ink, list_weeks
from followup_md.render.table import render_csv
from followup_md.render.terminal_rows import Row, lay_out, paint, spread
from followup_md.render.text import clean, pad, wrap
from followup_md.render.week import say_search
from followup_md.render.when import spell_full

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import datetime

    from followup_md.model import Search
    from followup_md.model.figures import Activities, Answers, Figures, Processes, Rounds, Stumbles, Thanks
    from followup_md.model.report_views import ShareView, StatsView

NARROWEST = 40
Cell = str | int | float | None
_CSV_HEAD = ("figure", "item", "count", "of", "open")
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


def describe_stats(figures: Figures, now: datetime) -> StatsView:
    """Return the figures as JSON has them, version 1; `percent` is null where there are too few to tell a rate."""
    period, answers, thanks, stumbles, activities = figures.period, figures.answers, figures.thanks, figures.stumbles, figures.activities
    return {
        "version": 1,
        "now": now.isoformat(timespec="seconds"),
        "period": {
            "since": period.since.isoformat() if period.since else None,
            "until": period.until.isoformat() if period.until else None,
        },
        "rounds": {"held": figures.rounds.held, "kinds": figures.rounds.kinds},
        "processes": {"all": figures.processes.all, "held": figures.processes.held, "live": figures.processes.live},
        "second_round": _describe_share(figures.second_round),
        "offer": _describe_share(figures.offer),
        "answers": {**_describe_share(answers.share), "median": answers.median, "days": list(answers.days)},
        "thanks": {**_describe_share(thanks.share), "late": thanks.late, "unsent": thanks.unsent, "channels": thanks.channels},
        "stumbles": {**_describe_share(Share(stumbles.repaired, stumbles.all)), "answered": stumbles.answered},
        "activities": {
            "count": activities.all,
            "ahead": activities.ahead,
            "kinds": activities.kinds,
            "channels": activities.channels,
            "target": activities.target,
            "weeks": [{"monday": week.monday.isoformat(), "count": week.done} for week in activities.weeks],
        },
    }


def _describe_share(share: Share) -> ShareView:
    return {"count": share.part, "of": share.of, "open": share.open, "percent": share.percent}


def render_stats_csv(figures: Figures) -> str:
    """Return the figures as CSV: one row a count, `of` and `open` beside it where there are any; a week by its Monday, `of` the target."""
    return render_csv([_CSV_HEAD, *_list_rows(figures)])


def _list_rows(figures: Figures) -> Iterator[tuple[Cell, ...]]:
    answers, thanks, stumbles, activities = figures.answers, figures.thanks, figures.stumbles, figures.activities
    yield ("rounds held", None, figures.rounds.held, None, None)
    yield from _list_tally("rounds held", figures.rounds.kinds)
    yield ("processes", None, figures.processes.all, None, None)
    yield ("processes", "with a round held", figures.processes.held, figures.processes.all, None)
    yield ("processes", "live", figures.processes.live, figures.processes.all, None)
    yield ("to a second round", None, *figures.second_round)
    yield ("to an offer", None, *figures.offer)
    yield ("answers", None, *answers.share)
    for name, value in (("median", answers.median), ("least", min(answers.days, default=None)), ("most", max(answers.days, default=None))):
        yield ("days to an answer", name, value, None, None)
    yield ("thank-yous", "in time", *thanks.share)
    yield ("thank-yous", "late", thanks.late, thanks.share.of, None)
    yield ("thank-yous", "not sent", thanks.unsent, thanks.share.of, None)
    yield from _list_tally("thank-yous sent by", thanks.channels)
    yield ("stumbles", "repaired", stumbles.repaired, stumbles.all, None)
    yield ("stumbles", "with a better answer", stumbles.answered, stumbles.all, None)
    yield ("search activities", None, activities.all, None, None)
    yield from _list_tally("search activities", activities.kinds)
    yield from _list_tally("search activities done by", activities.channels)
    for week in activities.weeks:
        yield ("week", week.monday.isoformat(), week.done, activities.target, None)


def _list_tally(figure: str, tally: Mapping[str, int]) -> Iterator[tuple[Cell, ...]]:
    return ((figure, name, count, None, None) for name, count in tally.items())
