"""Practice: the deck of questions that went badly, and the schedule for repeating them (R3.5)."""

from collections.abc import Callable, Container, Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import NamedTuple

from followup_md.dates import zone_of
from followup_md.derive.context import find_stumbles
from followup_md.model import Interview, Search
from followup_md.model.card import Deck, Flashcard
from followup_md.model.facts import WELL, Practised, fold_question, list_practised

Schedule = Callable[[Sequence[Practised]], datetime]
_SOON = timedelta(days=7)
_NEVER = datetime.min.replace(tzinfo=UTC)


def load_schedule() -> Schedule | None:
    """Return the `fsrs` schedule, replayed from the log alone: the same log gives the same days. None where it is not installed."""
    try:
        from fsrs import Card, Rating, Scheduler
    except ImportError:
        return None
    # No steps of minutes, which suit practising all day; here the next time is tomorrow at the earliest.
    scheduler = Scheduler(learning_steps=(), relearning_steps=(), enable_fuzzing=False)
    grades = {1: Rating.Again, 2: Rating.Again, 3: Rating.Hard, 4: Rating.Good, 5: Rating.Easy}

    def find_due(practised: Sequence[Practised]) -> datetime:
        card = Card(card_id=0, due=practised[0].at)
        for time in practised:
            card, _ = scheduler.review_card(card, grades[time.rating], time.at)
        return card.due

    return find_due


class DeckChoice(NamedTuple):
    """The cards to show: those of these processes, all or only what is to be practised now, up to a limit; None is no limit."""

    processes: Container[str] | None = None
    take_all: bool = False
    limit: int | None = None


def derive_deck(search: Search, schedule: Schedule | None, choice: DeckChoice = DeckChoice()) -> Deck:  # noqa: B008 - frozen
    """Return the cards of a search: open stumbles, and former ones that have a better answer."""
    # To practise: what is due by `schedule`, and what rounds like the next one asked; without a schedule every open stumble.
    # The next round, if it begins within a week.
    planned = (item.interview for process in search.processes for item in process.rounds if item.status == "planned")
    soon = (interview for interview in planned if search.now < interview.start <= search.now + _SOON)
    ahead = min(soon, key=lambda interview: (interview.start, interview.path), default=None)
    cards = sorted(_list_cards(search, schedule, ahead, choice.processes), key=_order)
    chosen = [card for card in cards if choice.take_all or card.due_now][: choice.limit]
    places = {card.question.place for card in chosen}
    rest = [card for card in cards if card.question.place not in places]
    return Deck(tuple(chosen), tuple(rest), scheduled=schedule is not None, round=ahead)


def find_next_day(card: Flashcard, schedule: Schedule | None, now: datetime) -> date | None:
    """Return the day, in the zone of `now`, on which a card is due again; None where it was never practised or there is no schedule."""
    return schedule(card.practised).astimezone(zone_of(now)).date() if schedule and card.practised else None


def _list_cards(
    search: Search, schedule: Schedule | None, ahead: Interview | None, processes: Container[str] | None
) -> Iterator[Flashcard]:
    practised = list_practised(search.vault.events, search.now)
    today = search.now.date()
    for stumble in find_stumbles(search.processes):
        if not (stumble.question.stumble or stumble.better):
            continue
        if processes is not None and not any(interview.process in processes for interview in stumble.rounds):
            continue
        card = Flashcard(*stumble, practised=practised.get(fold_question(stumble.question.text), ()))
        due, now_asked = find_next_day(card, schedule, search.now), card.question.stumble
        # It was asked in a round of the same kind as the next one, or of its process.
        alike = ahead is not None and any(
            interview.process == ahead.process or (ahead.kind and interview.kind == ahead.kind) for interview in stumble.rounds
        )
        if schedule:
            tried = any(time.at.astimezone(zone_of(search.now)).date() == today for time in card.practised)
            well = ahead is not None and any(time.rating >= WELL and time.at >= ahead.start - _SOON for time in card.practised)
            now_asked = due is None or due <= today or (alike and not tried and not well)
        yield card._replace(due=due, ahead=alike, due_now=now_asked)


def _order(card: Flashcard) -> tuple[bool, bool, date, datetime]:
    last = card.practised[-1].at if card.practised else _NEVER
    return not card.ahead, not card.due_now, card.due or date.min, last
