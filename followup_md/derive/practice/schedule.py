"""Schedule of practice: when a question comes back, by the library `fsrs`, replayed from the log, so that no state is kept elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime

    from followup_md.model.practice import Practised

    # From the times that a question was practised, the oldest first and one at least, to the instant at which it is due again, in UTC.
    Schedule = Callable[[Sequence[Practised]], datetime]


def load_schedule() -> Schedule | None:
    """Return the schedule; None where the library is not installed. Nothing in it is left to chance: the same log gives the same days."""
    try:
        from fsrs import Card, Rating, Scheduler
    except ImportError:
        return None
    # Steps of minutes are for somebody who sits before the cards all day; here the next time is tomorrow at the earliest.
    scheduler = Scheduler(learning_steps=(), relearning_steps=(), enable_fuzzing=False)
    grades = {1: Rating.Again, 2: Rating.Again, 3: Rating.Hard, 4: Rating.Good, 5: Rating.Easy}

    def find_due(practised: Sequence[Practised]) -> datetime:
        card = Card(card_id=0, due=practised[0].at)
        for time in practised:
            card, _ = scheduler.review_card(card, grades[time.rating], time.at)
        return card.due

    return find_due
