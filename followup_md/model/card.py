"""Cards: a process at a glance for a late call (R4.12, rules.md 5.8), how a query matched it, and flashcards of questions (R3.5)."""

from datetime import date
from typing import Literal, NamedTuple

from followup_md.model.derived import Process, Round
from followup_md.model.facts import Event, Interview, OfferTerms, Person, Practised, Promise, Question, Requirement

Sort = Literal["process", "note", "company", "person", "role", "phone", "email", "agency", "word"]


class Fit(NamedTuple):
    """A match for a query: the `text` of that `sort`, and `where` for a word. `whole`: the query matched in one piece."""

    sort: Sort
    text: str
    where: str = ""
    whole: bool = False


class Hit(NamedTuple):
    """A process that fits a query, and the `word` that selects its card alone."""

    process: Process
    fit: Fit
    word: str


class CardPerson(NamedTuple):
    """A person in a process: whether they were met or will be, and one thing about them, empty if the notes have none.

    `thing` is a topic of theirs, else a question they asked; `caller` says that the query meant them.
    """

    person: Person
    standing: Literal["met", "to meet", "not met"]
    thing: str = ""
    caller: bool = False


class Point(NamedTuple):
    """A good or bad point of the company or the role."""

    text: str
    of: str


class Stumbled(NamedTuple):
    """A question that went badly, who asked it, and the better answer, if there is one."""

    question: str
    asked_by: str | None
    better: str | None


class Promised(NamedTuple):
    """What was promised in a round, and whether the log says that it was sent."""

    promise: Promise
    kept: bool


class PaySaid(NamedTuple):
    """Words about pay on a day, with who said them or their section; `in_terms` says that they are terms of the offer."""

    text: str
    by: str
    in_terms: bool = False
    day: date | None = None


class TalkedOf(NamedTuple):
    """A topic: its words, whose it is by name, None if it is everybody's, and what you bring to it."""

    text: str
    person: str | None
    mine: str | None


class Contact(NamedTuple):
    """The last contact by one side, or the last meeting: `who` by name, `event` None for a meeting, `via` who passed it on, by name."""

    side: Literal["they", "you", "met"]
    day: date
    who: tuple[str, ...]
    event: Event | None = None
    via: str = ""


class Ask(NamedTuple):
    """A question to ask, and the gap or fact in the notes that leads to it."""

    text: str
    why: str


class Card(NamedTuple):
    """One process, for use when they call; what was said is listed newest round first, `rounds` by start.

    `needs` is what `decider`, who decides, said they need most. `decision` is the decision date last named, by `giver`.
    `faulty` are the paths of its notes with something unreadable. `topics` are all, those of everybody first; `terms` are the latest
    of an offer.
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
    topics: tuple[TalkedOf, ...] = ()
    terms: OfferTerms = OfferTerms()


class QueryResult(NamedTuple):
    """The result of a query: `read_as` is the reading of a misspelt one; `people` are those meant; `card` is set if one process fits.

    `lost` are the paths of unreadable notes, those that the query may mean first. `number` says that the query is a telephone number.
    """

    query: str
    hits: tuple[Hit, ...]
    people: tuple[Person, ...] = ()
    card: Card | None = None
    read_as: str | None = None
    lost: tuple[str, ...] = ()
    number: bool = False


class Flashcard(NamedTuple):
    """A question that once went badly, in the wording last asked in a held round, and the latest better answer.

    `rounds` are those in which it was asked, `practised` the practice sessions, both oldest first. `due` is the day on which
    it comes back, None if it was never practised or there is no schedule. `due_now` says that it is to be practised
    now, `ahead` that rounds like the next one have included it.
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
    """Cards in order of practice, and the `rest`, which are not asked now.

    `scheduled` says that a schedule decides which are due; else the one practised longest ago comes first. `round` is the next round, if
    it is near.
    """

    cards: tuple[Flashcard, ...]
    rest: tuple[Flashcard, ...] = ()
    scheduled: bool = False
    round: Interview | None = None

    @property
    def next_due(self) -> date | None:
        """The first day on which one of the rest is due; None if none has a day."""
        return min((card.due for card in self.rest if card.due), default=None)
