"""`practice`: the cards of a vault, and each grade as a line in the log of the question's note."""

from __future__ import annotations

from datetime import UTC
from typing import TYPE_CHECKING, NamedTuple

from followup_md.app import find_reader_zone
from followup_md.app.reading import read_vault
from followup_md.app.recording import Entry, plan_entries, write_plan
from followup_md.derive.practice.deck import derive_deck, find_next_day
from followup_md.derive.practice.schedule import load_schedule
from followup_md.errors import FollowupError
from followup_md.model.practice import Practised, fold_question, spell_question
from followup_md.parse.log.line import MOST_LETTERS
from followup_md.parse.memory import Memory

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from followup_md.app import Clock, Loaded
    from followup_md.app.recording import Plan
    from followup_md.derive.practice.deck import Choice
    from followup_md.model.log import WrittenLine
    from followup_md.model.practice import Deck, Flashcard

_LONGEST = MOST_LETTERS - 50  # beside it a line says that it was practised, and how it went


class Graded(NamedTuple):
    """The line of a grade, the day on which its question comes back where a schedule tells, and whether the line can be taken back."""

    line: WrittenLine
    due: date | None
    undoable: bool


class Practice:
    """The cards of one vault as they are graded one after the other; `dry` writes nothing."""

    def __init__(self, root: str, loaded: Loaded, clock: Clock, *, dry: bool = False) -> None:
        """Take what was read, and the clock that tells when a card is graded."""
        self._root = root
        self._loaded = loaded
        self._clock = clock
        self._dry = dry
        self._memory = Memory()
        self._schedule = load_schedule()

    def deal(self, choice: Choice) -> Deck:
        """Return the cards that are asked for, in their order."""
        return derive_deck(self._loaded.search, self._schedule, choice)

    def grade(self, card: Flashcard, rating: int, tell: Callable[[], None] | None = None) -> Graded:
        """Write that a card was practised now, with a rating from 1 to 5; `tell` is called when another writer makes it wait.

        FollowupError, with nothing written, where the line would not be read back as said of this very question.
        """
        now = self._clock(find_reader_zone(self._loaded.settings)).replace(second=0, microsecond=0)
        entry = Entry(card.interview.path, f"{now:%Y-%m-%d %H:%M} practised {_spell(card)} rating {rating}")
        # Read anew: while somebody thinks aloud, their editor may write.
        search = self._loaded.search._replace(vault=read_vault(self._root).vault)
        plan = plan_entries(self._root, self._loaded._replace(search=search), (entry,), self._memory)
        _check_told(plan, card, rating)
        undoable = self._dry or write_plan(self._root, plan, self._loaded.settings, (entry,), tell)
        after = card._replace(practised=(*card.practised, Practised(now.astimezone(UTC), rating)))
        return Graded(plan.written[0], find_next_day(after, self._schedule, now), undoable)


def _spell(card: Flashcard) -> str:
    """Return the question as its line has it; FollowupError for one that is longer than what the log reads."""
    words = spell_question(card.question.text)
    if len(words) > _LONGEST:
        hint = f"shorten it in {card.question.place.path}:{card.question.place.line}"
        raise FollowupError(f"a question of {len(words):,} characters does not fit into the log, so nothing is written", hint)
    return words


def _check_told(plan: Plan, card: Flashcard, rating: int) -> None:
    """Make sure that the line says what it is to say: FollowupError where it reads as something else."""
    place = (plan.written[0].path, plan.written[0].line)
    meant = (fold_question(card.question.text), "practised", rating)
    for event in plan.vault.events:
        if (event.place.path, event.place.line) == place and (fold_question(event.subject or ""), event.kind, event.rating) != meant:
            hint = f"word the question more plainly in {card.question.place.path}:{card.question.place.line}"
            raise FollowupError("the log could not hold this question as it is worded, so nothing is written", hint)
