"""`stats` as data: JSON and CSV (RFC 4180), with the counts behind every rate."""

from __future__ import annotations

from typing import TYPE_CHECKING

from followup_md.model.figures import Share
from followup_md.render.table import render_csv

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import datetime

    from followup_md.model.figures import Figures
    from followup_md.model.views import ShareView, StatsView

Cell = str | int | float | None
_HEAD = ("figure", "item", "count", "of", "open")


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
        "second_round": _write_share(figures.second_round),
        "offer": _write_share(figures.offer),
        "answers": {**_write_share(answers.share), "median": answers.median, "days": list(answers.days)},
        "thanks": {**_write_share(thanks.share), "late": thanks.late, "unsent": thanks.unsent, "channels": thanks.channels},
        "stumbles": {**_write_share(Share(stumbles.repaired, stumbles.all)), "answered": stumbles.answered},
        "activities": {
            "count": activities.all,
            "ahead": activities.ahead,
            "kinds": activities.kinds,
            "channels": activities.channels,
            "target": activities.target,
            "weeks": [{"monday": week.monday.isoformat(), "count": week.done} for week in activities.weeks],
        },
    }


def _write_share(share: Share) -> ShareView:
    return {"count": share.part, "of": share.of, "open": share.open, "percent": share.percent}


def render_stats_csv(figures: Figures) -> str:
    """Return the figures as CSV: one row a count, `of` and `open` beside it where there are any; a week by its Monday, `of` the target."""
    return render_csv([_HEAD, *_list_rows(figures)])


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
