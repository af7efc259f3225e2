"""`stats --proof`: what was done for the search, dated, as employment agencies ask for it, with nothing private in it."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from followup_md.dates import week_start
from followup_md.networks import spell_network
from followup_md.render.markup import escape
from followup_md.render.table import render_csv

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date, datetime

    from followup_md.model.figures import Done, Period

_HEAD = ("Date", "Employer", "Role", "What was done", "How")
_WHAT = {"applied": "applied", "networked": "networked", "researched": "researched employers", "round": "interview"}
# Kinds of a round that may be named; any other word is the person's own.
_KINDS: Mapping[str | None, str] = {
    "phone-screen": "phone screen",
    "technical": "technical",
    "panel": "panel",
    "onsite": "on site",
    "final": "final",
    "informational": "informational",
    "career-fair": "career fair",
}
_WAYS: Mapping[str, str] = {
    "letter": "by letter",
    "hand": "by hand",
    "email": "by e-mail",
    "phone": "by phone",
    "text": "by text",
    "message": "by message",
    "visit": "in person",
}
# How a round was held, where its kind says so.
_HELD: Mapping[str, str] = {"phone-screen": "by phone", "onsite": "in person"}


def render_proof(deeds: Sequence[Done], period: Period, today: date) -> str:
    """Return a Markdown page: the period and how many activities there were, by week too, then a table of them by date."""
    since, until = _find_ends(deeds, period, today)
    weeks = _count_weeks(deeds)
    many = f"{len(deeds)} activit{'y' if len(deeds) == 1 else 'ies'}"
    lines = ["# Search activities", "", f"From {since} to {until}: {many}."]
    if deeds:
        counts = ", ".join(f"{monday}: {count}" for monday, count in weeks.items())
        lines += ["", f"By week, from its Monday: {counts}.", "", _write_row(_HEAD), _write_row(["---"] * len(_HEAD))]
    lines += [_write_row([escape(cell) for cell in _tell(deed)]) for deed in deeds]
    return "\n".join(lines) + "\n"


def render_proof_csv(deeds: Sequence[Done]) -> str:
    """Return the same table as CSV (RFC 4180)."""
    return render_csv([_HEAD, *map(_tell, deeds)])


def describe_proof(deeds: Sequence[Done], period: Period, now: datetime) -> dict[str, object]:
    """Return the same as JSON has it: what is not known, or is a word of the person's own, is null."""
    since, until = _find_ends(deeds, period, now.date())
    return {
        "version": 1,
        "now": now.isoformat(timespec="seconds"),
        "period": {"since": since.isoformat(), "until": until.isoformat()},
        "weeks": [{"monday": monday.isoformat(), "count": count} for monday, count in _count_weeks(deeds).items()],
        "activities": [_write(deed) for deed in deeds],
    }


def _write(deed: Done) -> dict[str, str | None]:
    return {
        "date": deed.day.isoformat(),
        "employer": deed.company,
        "role": deed.role,
        "what": "interview" if deed.what == "round" else deed.what,
        "kind": deed.kind if deed.kind in _KINDS else None,
        "how": _say_way(deed) or None,
    }


def _find_ends(deeds: Sequence[Done], period: Period, today: date) -> tuple[date, date]:
    """Return the first and the last day of a period; where none is named, that of the first activity, and today."""
    return period.since or min((deed.day for deed in deeds), default=today), period.until or today


def _count_weeks(deeds: Sequence[Done]) -> Mapping[date, int]:
    """Return how many activities each week with any has, by its Monday."""
    return dict(sorted(Counter(week_start(deed.day) for deed in deeds).items()))


def _write_row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _tell(deed: Done) -> tuple[str, ...]:
    """Return the cells of one activity; what is not known stays empty."""
    kind = f" ({_KINDS[deed.kind]})" if deed.kind in _KINDS else ""
    return deed.day.isoformat(), deed.company or "", deed.role or "", _WHAT[deed.what] + kind, _say_way(deed)


def _say_way(deed: Done) -> str:
    if deed.channel:
        return _WAYS[deed.channel]
    return f"on {spell_network(deed.network)}" if deed.network else _HELD.get(deed.kind or "", "")
