"""`stats`: the search in figures, every rate with its counts, and a bar for each week (R0.5, R5.3); JSON and CSV (RFC 4180) too."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from followup_md.model.figures import FEWEST, Period, Share
from followup_md.render.stats_weeks import BLOCKS, Ink, list_weeks
from followup_md.render.table import render_csv
from followup_md.render.terminal_rows import Row, lay_out, paint, spread
from followup_md.render.text import clean, hold, pad, wrap, wrap_held
from followup_md.render.week import say_search
from followup_md.render.when import spell_full, write_time

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import datetime

    from followup_md.model import Search
    from followup_md.model.figures import Figures
    from followup_md.model.report_views import ShareView, StatsView

NARROWEST = 40
Cell = str | int | float | None
NOTHING = (
    "Nothing to count yet. `followup-md new COMPANY ROLE` writes the note of an interview, and "
    '`followup-md log search "applied to COMPANY as ROLE"` what you did to get one.'
)
_COUNTED = r"(?<=\d) "  # a blank that parts a number from what it counts
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
    width, color, now = look.width, look.color, search.now
    words, requirement = say_search(search)
    opening = Row(texts=(words,), end=requirement, text_tone="heading")
    parts = [[lay_out(row, width, color=color) for row in spread(opening, width)]]
    if not search.processes and not search.activities:
        parts.append(list(wrap(NOTHING, width, keep=True)))
    else:
        rows = [paint(say_period(figures.period, now), "heading", color=color)]
        for label, text in list_lines(figures):
            first, *more = wrap_held(hold(text, _COUNTED, width), width - _ROOM)
            rows += [pad(label, _ROOM) + first, *(" " * _ROOM + line for line in more)]
        parts += [rows, list(list_weeks(figures.activities, now, width, look.ink, color=color))]
    count = len(search.vault.doubtful)
    if count:
        has = "1 note has" if count == 1 else f"{count} notes have"
        said = f"{has} a date or log line that does not read, and is not counted; run `followup-md check`"
        parts.append([paint(line, "aside", color=color) for line in wrap(said, width)])
    return "\n\n".join("\n".join(part) for part in parts if part) + "\n"


def say_period(period: Period, now: datetime) -> str:
    """Return the period as a heading."""
    until = spell_full(period.until or now.date(), now)
    return f"From {spell_full(period.since, now)} to {until}" if period.since else f"Up to {until}"


def list_lines(figures: Figures) -> Iterator[tuple[str, str]]:
    """Yield the label and the words of each figure."""
    rounds, processes, answers, thanks = figures.rounds, figures.processes, figures.answers, figures.thanks
    stumbles, activities = figures.stumbles, figures.activities
    yield "rounds held", f"{rounds.held}: {_list_counts(rounds.kinds)}" if rounds.held else "none"
    begun = "" if figures.period == Period() else " begun in this time"
    held = f"{processes.all}{begun}: {processes.held} with a round held, {processes.live} live"
    yield "processes", held if processes.all else f"none{begun}"
    for label, rate in (("to a second round", figures.second_round), ("to an offer", figures.offer)):
        yield label, _format_share(rate) + _format_open(rate) if rate.of else "none of them had a round"
    share, days = answers.share, answers.days
    span = f"median {answers.median:g}, from {days[0]} to {days[-1]}" if len(days) >= MANY else "".join(map(str, days)) or "none"
    answered = f"{span}; after {share.part} of {share.of} round{'s' * (share.of != 1)}{_format_open(share)}"
    yield "days to an answer", answered if share.of else "no round about a post held"
    late = f", {thanks.late} late" * bool(thanks.late) + f", {thanks.unsent} not sent" * bool(thanks.unsent)
    thanked = _format_share(thanks.share) + late + _format_open(thanks.share)
    yield "thank-yous in time", thanked if thanks.share.of else "nobody to be thanked"
    if thanks.channels:
        yield "  how", _list_counts(thanks.channels)
    repaired = f"{_format_share(Share(stumbles.repaired, stumbles.all))}; {stumbles.answered} {'has' if stumbles.answered == 1 else 'have'}"
    yield "stumbles repaired", f"{repaired} a better answer" if stumbles.all else "no stumbles"
    ahead = f"; {activities.ahead} of the rounds still ahead" * bool(activities.ahead)
    yield "search activities", f"{activities.all}: {_list_counts(activities.kinds)}{ahead}" if activities.all else "none"
    if activities.channels.keys() - {"not said"}:
        yield "  how", _list_counts(activities.channels)


def _format_share(share: Share) -> str:
    """Return a rate with its counts; of few only the counts, since a rate of few says nothing."""
    rate = f" ({share.percent}%)" if share.of >= FEWEST else ""
    return f"{share.part} of {share.of}{rate}"


def _format_open(share: Share) -> str:
    return f", {share.open} still open" if share.open else ""


def _list_counts(tally: Mapping[str, int]) -> str:
    return ", ".join(f"{count} {clean(name)}{'s' * (name == 'round' and count > 1)}" for name, count in tally.items())


def describe_stats(figures: Figures, now: datetime) -> StatsView:
    """Return the figures as JSON has them, version 1; `percent` is null where there are too few to tell a rate."""
    period, answers, thanks, stumbles, activities = figures.period, figures.answers, figures.thanks, figures.stumbles, figures.activities
    return {
        "version": 1,
        "now": write_time(now),
        "period": {"since": write_time(period.since), "until": write_time(period.until)},
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
    answers, thanks, stumbles, activities = figures.answers, figures.thanks, figures.stumbles, figures.activities
    rows: list[tuple[Cell, ...]] = [
        ("figure", "item", "count", "of", "open"),
        ("rounds held", None, figures.rounds.held, None, None),
        *(("rounds held", name, count, None, None) for name, count in figures.rounds.kinds.items()),
        ("processes", None, figures.processes.all, None, None),
        ("processes", "with a round held", figures.processes.held, figures.processes.all, None),
        ("processes", "live", figures.processes.live, figures.processes.all, None),
        ("to a second round", None, *figures.second_round),
        ("to an offer", None, *figures.offer),
        ("answers", None, *answers.share),
        ("days to an answer", "median", answers.median, None, None),
        ("days to an answer", "least", min(answers.days, default=None), None, None),
        ("days to an answer", "most", max(answers.days, default=None), None, None),
        ("thank-yous", "in time", *thanks.share),
        ("thank-yous", "late", thanks.late, thanks.share.of, None),
        ("thank-yous", "not sent", thanks.unsent, thanks.share.of, None),
        *(("thank-yous sent by", name, count, None, None) for name, count in thanks.channels.items()),
        ("stumbles", "repaired", stumbles.repaired, stumbles.all, None),
        ("stumbles", "with a better answer", stumbles.answered, stumbles.all, None),
        ("search activities", None, activities.all, None, None),
        *(("search activities", name, count, None, None) for name, count in activities.kinds.items()),
        *(("search activities done by", name, count, None, None) for name, count in activities.channels.items()),
        *(("week", week.monday.isoformat(), week.done, activities.target, None) for week in activities.weeks),
    ]
    return render_csv(rows)
