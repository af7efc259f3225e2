"""`followup-md practice` on a terminal: one card after the other, each grade written before the next card comes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from followup_md.cli.acts import say_lasting, say_waiting
from followup_md.cli.options import print_aside, print_text
from followup_md.errors import FollowupError, MachineFailure
from followup_md.render.practice import GRADES, render_back, render_end, render_front, render_graded

if TYPE_CHECKING:
    from followup_md.app.practising import Practice
    from followup_md.model.practice import Deck, Flashcard
    from followup_md.render.practice import Desk

_THINK = "Say your answer aloud, then Enter; (s)kip, (q)uit"
_GRADE = f"Grade: {', '.join(f'{rating} {words}' for rating, words in GRADES.items())}; (s)kip, (q)uit"
_SKIP, _QUIT = "s", "q"


class Quiz:
    """Asks the cards; `failed` says that a grade could not be written, `stopped` that somebody pressed Ctrl-C or Ctrl-D."""

    def __init__(self, practice: Practice, desk: Desk, *, dry: bool) -> None:
        """Begin with nothing asked."""
        self.failed = self.stopped = False
        self._practice, self._desk, self._dry = practice, desk, dry
        self._ratings: list[int] = []

    def ask(self, deck: Deck) -> None:
        """Ask the cards in turn until the last one or until somebody quits, and say what came of it."""
        cards, done = deck.cards, 0
        try:
            while done < len(cards) and self._ask_card(cards[done], f"{done + 1} of {len(cards)}"):
                done += 1
        except click.Abort:
            self.stopped = True
            click.echo()
        left = len(cards) - len(self._ratings) + sum(card.wanted for card in deck.rest)
        print_text(render_end(self._ratings, left, self._desk, dry=self._dry))

    def _ask_card(self, card: Flashcard, count: str) -> bool:
        """Ask one card; say whether to go on."""
        print_text(f"\n{render_front(card, count, self._desk)}")
        answer = str(click.prompt(_THINK, default="", show_default=False, prompt_suffix=" ")).strip().casefold()
        if answer in (_SKIP, _QUIT):
            return answer == _SKIP
        print_text(render_back(card, self._desk))
        choice = click.Choice((*map(str, GRADES), _SKIP, _QUIT), case_sensitive=False)
        answer = click.prompt(_GRADE, type=choice, show_choices=False)
        if answer not in (_SKIP, _QUIT):
            self._grade(card, int(answer))
        return answer != _QUIT

    def _grade(self, card: Flashcard, rating: int) -> None:
        """Write a grade; one that the note cannot take is told, and the next card comes all the same."""
        try:
            graded = self._practice.grade(card, rating, say_waiting)
        except MachineFailure:
            raise
        except FollowupError as error:
            self.failed = True
            print_aside("; ".join(filter(None, (error.message, error.hint))))
            return
        self._ratings.append(rating)
        print_text(render_graded(graded.line, graded.due, self._desk, dry=self._dry))
        if not graded.undoable:
            say_lasting()
