"""Cards: that of a process for a late call (R4.12, rules.md 5.8), how a query came to it, and questions to practise (R3.5)."""

from datetime import date
from typing import Literal, NamedTuple

from followup_md.model.derived import Process, Round
from followup_md.model.facts import Event, Interview, Person, Practised, Promise, Question, Requirement

Sort = Literal["process", "note", "company", "person", "role", "phone", "email", "agency", "word"]


class Fit(NamedTuple):
    """What fitted a query: the `text` of that `sort`; a word has `where` it stands. `whole`: all of the query, in one piece."""

    sort: Sort
    text: str
    where: str = ""
    whole: bool = False


class Hit(NamedTuple):
    """A process that fits a query, and the `word` that brings its card and no other."""

    process: Process
    fit: Fit
    word: str


class CardPerson(NamedTuple):
    """Somebody of a process: whether they were met, or are to be, and one thing about them, empty where the notes have none.

    `thing` is a topic of theirs, else the question that they asked; `caller` says that the query meant them.
    """

    person: Person
    standing: Literal["met", "to meet", "not met"]
    thing: str = ""
    caller: bool = False


class Point(NamedTuple):
    """A good or bad point, and of what: the company or the role."""

    text: str
    of: str


class Stumbled(NamedTuple):
    """A question that went badly, who asked it, and the better answer, where there is one."""

    question: str
    asked_by: str | None
    better: str | None


class Promised(NamedTuple):
    """What was promised in a round, and whether the log says that it was sent."""

    promise: Promise
    kept: bool


class PaySaid(NamedTuple):
    """Words about pay, and whose they are or where they stand; `in_terms` says that they are terms of the offer."""

    text: str
    by: str
    in_terms: bool = False


class Contact(NamedTuple):
    """The last contact of one side, or the last meeting: `who` by name, `event` None for a meeting, `via` the name of who passed it on."""

    side: Literal["they", "you", "met"]
    day: date
    who: tuple[str, ...]
    event: Event | None = None
    via: str = ""


class Ask(NamedTuple):
    """A question to ask, and what the notes lack or hold that leads to it."""

    text: str
    why: str


class Card(NamedTuple):
    """One process as it is needed when they call; what was said stands newest round first, `rounds` by start.

    `needs` are the words of who decides, `decider`, about what they need most. `decision` is the date that they named last, by `giver`.
    `faulty` are the paths of its notes in which something does not read.
    """

    process: Process
    rounds: tuple[Round, ...]
    people: tuple[CardPerson, ...]
    decider: str | None
    needs: tuple[str, ...]
    good: tuple[Point, ...]
    bad: tuple[Point, ...]
    requirements: tuple[Requirement, ...]
    stumbles: tuple[Stumbled, ...]
    promised: tuple[Promised, ...]
    they_said: tuple[str, ...]
    pay: tuple[PaySaid, ...]
    contacts: tuple[Contact, ...]
    decision: date | None
    giver: str | None
    asks: tuple[Ask, ...]
    faulty: tuple[str, ...] = ()


class QueryResult(NamedTuple):
    """What a query came to: `read_as` is how a misspelt one was read; `people` are those it meant; `card` where one process fits.

    `lost` are the paths of notes that do not read at all, those that the query may mean first. `number` says that it is a telephone number.
    """

    query: str
    hits: tuple[Hit, ...]
    people: tuple[Person, ...] = ()
    card: Card | None = None
    read_as: str | None = None
    lost: tuple[str, ...] = ()
    number: bool = False


class Flashcard(NamedTuple):
    """A question that went badly once, as it was asked last in a held round, and the latest better answer to it.

    `rounds` are all in which it was asked, `practised` the times that it was practised, both the oldest first. `due` is the day on which
    it comes back, None where it was never practised or there is no schedule. `due_now` says that it is to be practised
    now, `ahead` that rounds like the next one have brought it.
    """

    question: Question
    interview: Interview
    better: str | None
    rounds: tuple[Interview, ...]
    practised: tuple[Practised, ...] = ()
    due: date | None = None
    due_now: bool = False
    ahead: bool = False


class Deck(NamedTuple):
    """Cards in the order in which they come, and the `rest`, which are not asked for now.

    `scheduled` says that a schedule tells which are due; else the one practised longest ago comes first. `round` is the next round, where
    it is near.
    """

    cards: tuple[Flashcard, ...]
    rest: tuple[Flashcard, ...] = ()
    scheduled: bool = False
    round: Interview | None = None

    @property
    def next_due(self) -> date | None:
        """The first day on which one of the rest is due; None where none has a day."""
        return min((card.due for card in self.rest if card.due), default=None)
