"""`followup-md recap`: the recap of a round, asked for piece by piece; each answer is written when it is given."""

import re
from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from typing import Final, NamedTuple

import click

from followup_md.cli import INTERRUPTED
from followup_md.cli.jot import Jotting, extend_question, make_bullet, make_question, make_topic, pick_round, read_jotting, write_jotting
from followup_md.cli.record import show_lines
from followup_md.cli.session import SHOW_LINE, Session, is_talking, print_aside, print_text, take_session, wrap_words
from followup_md.date_text import find_vague, hint_ambiguous, hint_vague, read_relative_days
from followup_md.dates import Calendar, spell_day
from followup_md.errors import FollowupError, SystemFailure, UsageProblem
from followup_md.model import Interview, Person
from followup_md.model.derived import list_open
from followup_md.parse.typed_dates import read_typed_day
from followup_md.parse.vault import Memory
from followup_md.vault.notes import Loaded

_EPILOG = (
    "NOTE is as for `jot`; without it, it is the latest round that lacks its recap. Enter goes on to the next question. Each answer is "
    "written as soon as it is given, so that Ctrl-C loses none; run again, it begins at the first that is missing. `log --undo NOTE` takes "
    "the last one back."
)
_NO_DATE: Final = re.compile(
    r"(?:they )?(?:no|none|nothing|no date|not told|(?:did not|didn['’]t|don['’]t know|do not know)\b.*)[.!]?", re.IGNORECASE
)
_POINTS: Final = (
    ("company: good points", "What is good about the company?"),
    ("company: bad points", "What is not?"),
    ("role: good points", "What is good about the work itself?"),
    ("role: bad points", "What is not?"),
)
_DECIDE: Final = "When do they decide? Such as: fri, next friday, in two weeks, end of the week, 4 dec; or: no date"
_AFTERWARDS: Final = (
    "next: `followup-md status` shows what is still missing. Not asked here: your review of the round (`## Review`) and the terms of an "
    "offer (`## Offer`), which you write into the note."
)


class Prompt(NamedTuple):
    """One thing that is asked: the words, what an answer is in the note, what is noted of it already, and whether it is asked once only."""

    words: str
    read: Callable[[str], Jotting]
    noted: tuple[str, ...] = ()
    more: str = "And what more? Enter goes on"
    once: bool = False
    asks_better: bool = False


@click.command(epilog=_EPILOG)
@click.argument("note", metavar="[NOTE]", required=False)
@take_session(json=False, dry=SHOW_LINE)
def command(session: Session, *, note: str | None) -> None:
    """Write the recap in five minutes: answer what is asked, skip what you like."""
    if not is_talking():
        raise UsageProblem(
            "recap asks, and nobody is there to answer", 'run it in a terminal, or note down one thing: `jot harbor "the rota"`'
        )
    loaded = session.load()
    path = pick_round(loaded, session.root, note) if note else find_round(loaded)
    interview = loaded.find_interview(path)
    if interview is None:
        raise FollowupError(f"{path} does not read as an interview yet", "run `followup-md check`, and correct its `start` first")
    asking = Asking(session, loaded, path)
    stopped = asking.ask(tuple(list_prompts(interview, loaded)))
    count = asking.kept
    kept = f"{count} answer{'s' * (count != 1)} in {path}" if count else f"nothing was written into {path}"
    print_text(f"{'' if session.dry or not count else 'kept: '}{kept}{' would be written' if session.dry and count else ''}\n")
    name = path.rpartition("/")[2].removesuffix(".md")
    print_text(f"{wrap_words(f'next: `followup-md recap {name}` goes on where you left' if stopped else _AFTERWARDS)}\n")
    if stopped:
        click.get_current_context().exit(INTERRUPTED)


def find_round(loaded: Loaded) -> str:
    """Return the path of the latest round that lacks its recap; UsageProblem where none does."""
    paths = {action.note for action in list_open(loaded.search) if action.action == "recap"}
    lacking = [each for each in loaded.search.vault.interviews if each.path in paths]
    if not lacking:
        raise UsageProblem("no round lacks its recap", "name the one that you mean, such as `followup-md recap harbor`")
    return max(lacking, key=lambda each: each.end).path


def list_prompts(interview: Interview, loaded: Loaded) -> Iterator[Prompt]:
    """Yield what is asked about a round, in order."""
    people, today = loaded.list_met(interview), loaded.search.now.date()

    def find_topics(key: str | None) -> tuple[str, ...]:
        return tuple(topic.text for topic in interview.topics if topic.person == key)

    def read(text: str) -> Jotting:
        return read_jotting(text.lstrip("?! "), loaded, interview.path)

    def read_question(text: str) -> Jotting:
        if re.fullmatch(r"[\W\d_]+", text):
            raise UsageProblem(f"{text} is no question", "write it in a few words; a rating may stand behind them: schema drift 2/5")
        rated = re.fullmatch(r".*\d\s*/\s*5\)?", text)
        return read_jotting(f"? {text}", loaded, interview.path) if rated else make_question(text, ("stumbled: yes",))

    def read_decision(text: str) -> Jotting:
        if _NO_DATE.fullmatch(text):
            return make_bullet("next steps", "they said: no date")
        return make_bullet("next steps", f"they said: a decision by {choose_day(text, today, loaded.calendars.of(None))}")

    def read_of(person: Person) -> Callable[[str], Jotting]:
        return lambda text: make_topic(text, people, person.key, person.name)

    for person in people:
        yield Prompt(f"What did you and {person.name} talk about?", read_of(person), find_topics(person.key))
    yield Prompt("What else was talked about?" if people else "What was talked about?", read, find_topics(None))
    asked = tuple(question.text for question in interview.questions if question.stumble)
    again = "Another question that went badly? Enter for none"
    yield Prompt("Which question went badly?", read_question, asked, again, asks_better=True)
    for section, words in _POINTS:
        yield Prompt(words, partial(make_bullet, section), interview.points.get(section, ()))
    promised = tuple(promise.text for promise in interview.promises)
    yield Prompt("What did you promise them, and by when?", lambda text: read_jotting(f"! {text}", loaded, interview.path), promised)
    yield Prompt(_DECIDE, read_decision, interview.they_said, once=True)


def choose_day(typed: str, today: date, calendar: Calendar) -> date:
    """Return the day that was typed, chosen by number where it can mean several; UsageProblem where it means none, or none is chosen."""
    from followup_md.cli.log import choose_line

    plain = re.sub(r"^(?:by|on|until|before) |\b(?:about|around|roughly) ", "", " ".join(typed.casefold().split()).rstrip(".!"))
    try:
        return read_typed_day(plain, today, calendar)
    except UsageProblem:
        named = hint_vague(plain, today) if find_vague(plain) == plain else ()
        days = read_relative_days(plain, today, calendar) or hint_ambiguous(plain, today) or named
        if len(days) == 1:
            return days[0]
        known = {f"{day} ({spell_day(day)})": day for day in days}
        chosen = choose_line(tuple(known)) if known else None
        if chosen is None:
            raise
        return known[chosen]


class Asking:
    """Asks and writes the answers into one note; `kept` counts those written."""

    def __init__(self, session: Session, loaded: Loaded, path: str) -> None:
        """Begin with nothing asked."""
        self.kept = 0
        self._session, self._loaded, self._path, self._memory = session, loaded, path, Memory()

    def ask(self, prompts: tuple[Prompt, ...]) -> bool:
        """Ask all in turn; say whether somebody left with Ctrl-C or Ctrl-D before the end."""
        print_text(f"{wrap_words(f'{self._path}: Enter goes on, Ctrl-C leaves; what you answered is kept.')}\n")
        try:
            for number, prompt in enumerate(prompts, 1):
                count = f"{number} of {len(prompts)}"
                if prompt.noted:
                    print_text(f"\n{wrap_words(f'{prompt.words} noted already: ' + '; '.join(prompt.noted), f'{count}  ')}\n")
                else:
                    self._ask_one(prompt, count)
        except click.Abort:
            click.echo()
            return True
        return False

    def _ask_one(self, prompt: Prompt, count: str) -> None:
        """Ask one thing, again until nothing more is answered."""
        words = "\n" + wrap_words(prompt.words, f"{count}  ")
        while answer := " ".join(str(click.prompt(words, default="", show_default=False, prompt_suffix="\n> ")).split()):
            written = self._write(prompt.read, answer)
            if written and prompt.asks_better:
                self._ask_one(Prompt("What would you say now?", extend_question, once=True), count)
            if written and prompt.once:
                return
            words = wrap_words(prompt.more if written else prompt.words, f"{count}  ")

    def _write(self, read: Callable[[str], Jotting], answer: str) -> bool:
        """Write an answer and show its line; one that does not read is told, and asked again."""
        try:
            session, settings = self._session, self._loaded.settings
            lines, differs = write_jotting(session.root, settings, self._path, read(answer), dry=session.dry, memory=self._memory)
        except SystemFailure:
            raise
        except FollowupError as error:
            print_aside("; ".join(filter(None, (error.message, error.hint))))
            return False
        self.kept += 1
        # The note is known; its lines are shown without its path.
        print_text(show_lines(lines, (), differs, dry=session.dry).partition("\n")[2])
        return True
