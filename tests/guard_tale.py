"""What the tests of the pest guard share: one round with two people, and the verdict on writing to somebody."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tale import Tale

if TYPE_CHECKING:
    from followup_md.model import Verdict

NOTE, ANALYST = "2026-11-17-harbor-panel", "2026-11-18-harbor-analyst"
PURPOSES: tuple[str, ...] = ("status", "thanks", "reply", "logistics", "material", "offer", "withdraw")
FREE: tuple[str, ...] = ("reply", "logistics", "material", "offer", "withdraw")
# Monday 16 to Sunday 22 November holds the one round.
INSTEAD = "Allowed today: replying to them. Better: this week you have 1 of 3 search activities."
UNTHANKED = "Allowed today: your thanks, and replying to them. Better: this week you have 1 of 3 search activities."
DECIDE = 'decision_date: 2026-12-04\ndecision_from: "[[Priya Raman]]"'
SPENT = "2026-11-24 09:00 followed up with [[Priya Raman]] by email"


def tell(*lines: str, extra: str = "", toml: str = "") -> Tale:
    """Tell of Priya (hiring manager) and Tom, met on Tuesday 17 November, 13:00-15:30 in New York; Lena is a colleague of theirs."""
    tale = Tale(toml='[calendar]\ncountry = "US"\n' + toml)
    tale.person("Priya Raman", "part: hiring-manager")
    tale.person("Tom Okafor")
    tale.person("Lena Fischer", "company: harbor")
    add_round(tale, NOTE, "2026-11-17", "Priya Raman", "Tom Okafor", extra=extra)
    tale.log(NOTE, *lines)
    return tale


def add_round(tale: Tale, note: str, day: str, *people: str, role: str = "Engineer", extra: str = "") -> None:
    names = ", ".join(f'"[[{name}]]"' for name in people)
    lines = ["company: Harbor", f"role: {role}", f"start: {day}T13:00", f"end: {day}T15:30", "timezone: America/New_York"]
    tale.note(note, "\n".join([*lines, f"interviewers: [{names}]", extra]))


def spell(verdict: Verdict) -> tuple[str, str, str]:
    """Return verdict, requirement and until."""
    return verdict.verdict, verdict.requirement, f"{verdict.until or ''}"


def ask(tale: Tale, now: str, person: str = "Priya Raman", purpose: str = "status") -> tuple[str, str, str]:
    return spell(tale.guard(now, person, purpose))
