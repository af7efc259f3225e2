"""`followup-md practice`: the cards of a vault, and each grade as a line in the log of the question's note."""

from collections.abc import Callable
from datetime import UTC, date
from typing import NamedTuple

import click

from followup_md.cli import INTERRUPTED
from followup_md.cli import session as terminal
from followup_md.cli.record import PlannedLine, plan_entries, write_plan
from followup_md.cli.session import SHOW_LINE, Session, is_talking, measure_screen, print_json, print_text, take_session, wants_color
from followup_md.derive.practice import DeckChoice, derive_deck, find_next_day, load_schedule
from followup_md.errors import FollowupError, SystemFailure
from followup_md.model.card import Deck, Flashcard
from followup_md.model.edits import LoggedLine
from followup_md.model.facts import Practised, fold_question, format_question
from followup_md.parse.log_line import MOST_LETTERS
from followup_md.parse.vault import Memory
from followup_md.render import practice as screens
from followup_md.render.practice import GRADES, PracticeScreen, render_front
from followup_md.vault.load import read_vault
from followup_md.vault.notes import Clock, Loaded, find_reader_zone

_EPILOG = (
    "A grade from 1 to 5 goes into the log of the question's note at once: `practised QUESTION rating N`. With the extra `practice` these "
    "lines tell when a question comes back: 1 (blank) and 2 (badly) count as Again, 3 (with effort) as Hard, 4 (well) as Good, 5 (at once) "
    "as Easy. Without it all that is open is asked, what was practised longest ago first. In a pipe the cards are listed."
)
_THINK = "Say your answer aloud, then Enter; (s)kip, (q)uit"
_GRADE = f"Grade: {', '.join(f'{rating} {words}' for rating, words in GRADES.items())}; (s)kip, (q)uit"
_SKIP, _QUIT = "s", "q"
_LONGEST = MOST_LETTERS - 50  # the log line also holds the practice and its grade


@click.command(epilog=_EPILOG)
@click.option("--all", "take_all", is_flag=True, help="Take every card, due or not.")
@click.option("--limit", type=click.IntRange(min=1), metavar="N", help="Take so many cards at most.")
@click.option("--process", metavar="WORDS", help="Only what this process asked: its id, or words of its id, company and role.")
@click.option("--list", "as_list", is_flag=True, help="List the cards with the day on which each is due; ask nothing.")
@take_session(dry=SHOW_LINE)
def command(session: Session, *, take_all: bool, limit: int | None, process: str | None, as_list: bool) -> None:
    """Practise the questions that went badly, as cards: think, look, grade."""
    from followup_md.derive.subjects import match_processes

    loaded = session.load()
    practice = Practice(session.root, loaded, session.clock, dry=session.dry)
    search = loaded.search
    deck = practice.deal(DeckChoice(None if process is None else match_processes(process, search), take_all, limit))
    screen = PracticeScreen(search.now, search.vault.people, measure_screen()[0], wants_color())
    if session.as_json:
        print_json(screens.describe_deck(deck, screen))
        return
    if not deck.cards:
        print_text(screens.render_none(deck, screen, loaded.settings.review.stumble_at))
        return
    print_text(screens.render_next_round(deck, screen))
    if as_list or not is_talking():
        print_text(screens.render_deck(deck, screen))
        return
    quiz = Quiz(practice, screen, dry=session.dry)
    quiz.ask(deck)
    if quiz.failed or quiz.stopped:
        click.get_current_context().exit(INTERRUPTED if quiz.stopped else 1)


class Graded(NamedTuple):
    """The log line of a grade, the day on which the question is due again (if scheduled), and whether the line can be undone."""

    line: LoggedLine
    due: date | None
    undoable: bool


class Practice:
    """Practice session over the cards of one vault; `dry` writes nothing."""

    def __init__(self, root: str, loaded: Loaded, clock: Clock, *, dry: bool = False) -> None:
        """Take the loaded vault, and the clock for the time of each grade."""
        self._root, self._loaded, self._clock, self._dry = root, loaded, clock, dry
        self._memory, self._schedule = Memory(), load_schedule()

    def deal(self, choice: DeckChoice) -> Deck:
        """Return the cards selected, in order."""
        return derive_deck(self._loaded.search, self._schedule, choice)

    def grade(self, card: Flashcard, rating: int, tell: Callable[[], None] | None = None) -> Graded:
        """Write the grade of a card, 1 to 5, as of now; FollowupError for a question that the log would not read back."""
        question = card.question
        now = self._clock(find_reader_zone(self._loaded.settings)).replace(second=0, microsecond=0)
        words = format_question(question.text)
        if len(words) > _LONGEST:
            hint = f"shorten it in {question.place.path}:{question.place.line}"
            raise FollowupError(f"a question of {len(words):,} characters does not fit into the log, so nothing is written", hint)
        entry = PlannedLine(card.interview.path, f"{now:%Y-%m-%d %H:%M} practised {words} rating {rating}")
        # Read again: the note may have been edited during the answer.
        search = self._loaded.search._replace(vault=read_vault(self._root).vault)
        plan = plan_entries(self._root, self._loaded._replace(search=search), (entry,), self._memory)
        place = (plan.lines[0].path, plan.lines[0].line)
        meant = (fold_question(question.text), "practised", rating)
        for event in plan.vault.events:
            if (event.place.path, event.place.line) == place and (fold_question(event.subject or ""), event.kind, event.rating) != meant:
                hint = f"word the question more plainly in {question.place.path}:{question.place.line}"
                raise FollowupError("the log could not hold this question as it is worded, so nothing is written", hint)
        undoable = self._dry or write_plan(self._root, plan, self._loaded.settings, tell)
        after = card._replace(practised=(*card.practised, Practised(now.astimezone(UTC), rating)))
        return Graded(plan.lines[0], find_next_day(after, self._schedule, now), undoable)


class Quiz:
    """Quiz on the cards; `failed` if a grade could not be written, `stopped` after Ctrl-C or Ctrl-D."""

    def __init__(self, practice: Practice, screen: PracticeScreen, *, dry: bool) -> None:
        """Begin with nothing asked."""
        self.failed = self.stopped = False
        self._practice, self._screen, self._dry = practice, screen, dry
        self._ratings: list[int] = []

    def ask(self, deck: Deck) -> None:
        """Ask the cards in turn until the last one or `quit`, and print a summary."""
        cards, done = deck.cards, 0
        try:
            while done < len(cards) and self._ask_card(cards[done], f"{done + 1} of {len(cards)}"):
                done += 1
        except click.Abort:
            self.stopped = True
            click.echo()
        left = len(cards) - len(self._ratings) + sum(card.due_now for card in deck.rest)
        print_text(screens.render_end(self._ratings, left, self._screen, dry=self._dry))

    def _ask_card(self, card: Flashcard, count: str) -> bool:
        """Ask one card; say whether to go on."""
        print_text(f"\n{render_front(card, count, self._screen)}")
        answer = str(click.prompt(_THINK, default="", show_default=False, prompt_suffix=" ")).strip().casefold()
        if answer in (_SKIP, _QUIT):
            return answer == _SKIP
        print_text(screens.render_back(card, self._screen))
        answer = click.prompt(_GRADE, type=click.Choice((*map(str, GRADES), _SKIP, _QUIT), case_sensitive=False), show_choices=False)
        if answer not in (_SKIP, _QUIT):
            self._grade(card, int(answer))
        return answer != _QUIT

    def _grade(self, card: Flashcard, rating: int) -> None:
        """Write a grade; if the note cannot take it, say so and go on to the next card."""
        try:
            graded = self._practice.grade(card, rating, terminal.say_waiting)
        except SystemFailure:
            raise
        except FollowupError as error:
            self.failed = True
            terminal.print_aside("; ".join(filter(None, (error.message, error.hint))))
            return
        self._ratings.append(rating)
        print_text(screens.render_graded(graded.line, graded.due, self._screen, dry=self._dry))
        if not graded.undoable:
            terminal.say_lasting()
