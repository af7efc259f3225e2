"""Figures of a search that is told in a few words: rounds by day and kind, and the lines of their logs."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from tale import Tale

from followup_md.config.calendars import Calendars
from followup_md.derive.context import build_context
from followup_md.derive.figures import derive_figures, find_deeds
from followup_md.model.figures import Period

if TYPE_CHECKING:
    from followup_md.model.figures import Done, Figures

NOW = "2026-11-18T12:00"
ALWAYS = Period()


def told() -> Tale:
    """Return an empty search of somebody in Dublin, where it is the same day as in UTC."""
    return Tale(zone="Europe/Dublin", toml="")


def meet(tale: Tale, day: str, *log: str, company: str = "Harbor", who: str = "Priya Raman", **head: str) -> str:
    """Tell of a round from 10:00 to 11:00 with somebody, and what its log says; `body` is its body. Return the note's name."""
    slug = f"{day}-{company.lower()}"
    body = head.pop("body", "## Topics\n- loads\n")
    names = ", ".join(f'"[[{name}]]"' for name in who.split(", "))
    usual = {"company": company, "role": "Engineer", "start": f"{day}T10:00", "end": f"{day}T11:00", "interviewers": f"[{names}]"}
    tale.note(slug, "\n".join(f"{key}: {value}" for key, value in (usual | head).items()), body)
    tale.log(slug, *log)
    return slug


def count(tale: Tale, now: str = NOW, period: Period = ALWAYS) -> Figures:
    """Return the figures of a tale."""
    vault, settings = tale.vault()
    search = tale.at(now)
    context = build_context(vault, settings, Calendars(settings).of, search.now, search.processes, search.week)
    return derive_figures(search, context, period)


def list_deeds(tale: Tale, now: str = NOW, period: Period = ALWAYS) -> list[Done]:
    """Return what was done for the search of a tale."""
    return list(find_deeds(tale.at(now), tale.vault()[1], period))


def since(day: str) -> Period:
    """Return the time from that day on."""
    return Period(since=date.fromisoformat(day))


def until(day: str) -> Period:
    """Return the time up to that day."""
    return Period(until=date.fromisoformat(day))
