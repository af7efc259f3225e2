"""Wall clock to instant, and local times that a change of the clocks skips or repeats (rules.md 7.1)."""

from __future__ import annotations

from datetime import UTC, datetime, tzinfo
from typing import TYPE_CHECKING

from followup_md.config.values import suggest_zone
from followup_md.problem import REPEATED_LOCAL_TIME, SKIPPED_LOCAL_TIME, UNKNOWN_ZONE, report

if TYPE_CHECKING:
    from followup_md.problem import Place, Problem


def report_zone(name: str, place: Place, used: tzinfo) -> Problem:
    """Build the `unknown-zone` of `name`, with what was meant most likely; `used` is the zone taken instead."""
    near = suggest_zone(name)
    meant = f"did you mean `{near}`?" if near else "write the name of a city's zone, such as `Europe/Berlin`"
    return report(UNKNOWN_ZONE, place, f'unknown time zone "{name}"; times are read in {used}', meant)


def localise(typed: str, moment: datetime, zone: tzinfo, place: Place) -> tuple[datetime, Problem | None]:
    """Return `moment` in `zone`, the first reading where two exist; an aware one keeps its instant.

    With it comes the `skipped-local-time` or `repeated-local-time` of what was `typed`, if any.
    """
    if moment.tzinfo is not None:
        return moment.astimezone(zone), None
    first, second = moment.replace(tzinfo=zone), moment.replace(tzinfo=zone, fold=1)
    before, after = first.utcoffset(), second.utcoffset()
    if before == after or before is None or after is None:
        return first, None
    if before > after:
        one, other = (moment.isoformat(timespec="minutes") for moment in (first, second))
        hint = f"write `{one}` for the first or `{other}` for the second; the first is taken until then"
        return first, report(REPEATED_LOCAL_TIME, place, f'"{typed}" came twice in {zone}, when the clocks went back', hint)
    later, earlier = (moment.astimezone(UTC).astimezone(zone) for moment in (first, second))
    hint = f"write `{earlier:%Y-%m-%dT%H:%M}` or `{later:%Y-%m-%dT%H:%M}`; the later is taken until then"
    return later, report(SKIPPED_LOCAL_TIME, place, f'"{typed}" did not exist in {zone}, where the clocks went forward', hint)
