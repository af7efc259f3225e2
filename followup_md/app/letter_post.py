"""When a letter would come that is posted today, beside the day on which they decide (rules.md 7.1)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from followup_md.model.channels import HAND
from followup_md.post import list_post_days

if TYPE_CHECKING:
    from datetime import date

    from followup_md.app.letter_lacks import Work
    from followup_md.post import PostDay


def find_way(work: Work) -> tuple[tuple[PostDay, ...], date | None]:
    """Return each day on the way of a letter that is posted today, and when they decide; no days where they named none, or it is past."""
    loaded, interview = work.loaded, work.interview
    waiting = next((item.waiting for item in loaded.search.processes if interview and item.id == interview.process), None)
    decision, today = waiting.decision if waiting else None, loaded.search.now.date()
    if decision is None or decision < today or work.draft.channel == HAND.id or interview is None:
        return (), None
    country = (work.person.country if work.person else None) or interview.country
    return list_post_days(today, loaded.settings.post.transit, loaded.calendars.of(country)), decision
