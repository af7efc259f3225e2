"""`stats --proof`: the dated list of search activities that employment agencies ask for, with nothing private in it."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from followup_md.dates import week_start
from followup_md.model.channels import CHANNEL_BY_ID, PHONE, VISIT
from followup_md.networks import spell_network
from followup_md.render.markup import escape
from followup_md.render.table import render_csv
from followup_md.render.when import write_time

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from followup_md.model.figures import Done, Period
    from followup_md.model.report_views import ActivityView, ProofView

_HEAD = ("Date", "Employer", "Role", "What was done", "How")
_WHAT = {"applied": "applied", "networked": "networked", "researched": "researched employers", "interview": "interview"}
# Kinds of a round that may be named; any other word is the person's own.
KINDS: Mapping[str, str] = {
    "phone-screen": "phone screen",
    "technical": "technical",
    "panel": "panel",
    "onsite": "on site",
    "final": "final",
    "informational": "informational",
    "career-fair": "career fair",
}
# How a round was held, where its kind says so.
_HELD: Mapping[str, str] = {"phone-screen": PHONE.words, "onsite": VISIT.words}


def describe_proof(deeds: Sequence[Done], period: Period, now: datetime) -> ProofView:
    """Return the page as JSON has it, and as Markdown and CSV spell it: what is not known, or is a word of the person's own, is null.

    Where no first day is named the period begins with the first activity; where no last day is named it ends today.
    """
    since = period.since or min((deed.day for deed in deeds), default=now.date())
    weeks = Counter(week_start(deed.day) for deed in deeds)
    return {
        "version": 1,
        "now": write_time(now),
        "period": {"since": since.isoformat(), "until": (period.until or now.date()).isoformat()},
        "weeks": [{"monday": monday.isoformat(), "count": count} for monday, count in sorted(weeks.items())],
        "activities": [
            {
                "date": deed.day.isoformat(),
                "employer": deed.company,
                "role": deed.role,
                "what": "interview" if deed.what == "round" else deed.what,
                "kind": deed.kind if deed.kind in KINDS else None,
                "how": (
                    CHANNEL_BY_ID[deed.channel].words
                    if deed.channel
                    else f"on {spell_network(deed.network)}"
                    if deed.network
                    else _HELD.get(deed.kind or "")
                ),
            }
            for deed in deeds
        ],
    }


def render_proof(proof: ProofView) -> str:
    """Return a Markdown page: the period and how many activities there were, by week too, then a table of them by date."""
    period, activities = proof["period"], proof["activities"]
    many = f"{len(activities)} activit{'y' if len(activities) == 1 else 'ies'}"
    lines = ["# Search activities", "", f"From {period['since']} to {period['until']}: {many}."]
    if activities:
        counts = ", ".join(f"{week['monday']}: {week['count']}" for week in proof["weeks"])
        lines += ["", f"By week, from its Monday: {counts}.", "", _write_row(_HEAD), _write_row(["---"] * len(_HEAD))]
    lines += [_write_row([escape(cell) for cell in _list_cells(activity)]) for activity in activities]
    return "\n".join(lines) + "\n"


def render_proof_csv(proof: ProofView) -> str:
    """Return the same table as CSV (RFC 4180)."""
    return render_csv([_HEAD, *(_list_cells(activity) for activity in proof["activities"])])


def _list_cells(activity: ActivityView) -> tuple[str, ...]:
    """Return the cells of one activity; what is not known stays empty."""
    kind = f" ({KINDS[activity['kind']]})" if activity["kind"] else ""
    return activity["date"], activity["employer"] or "", activity["role"] or "", _WHAT[activity["what"]] + kind, activity["how"] or ""


def _write_row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"
