"""What records and reports print with `--json`: figures, cards, practice, calendar, manual; and the types of single values.

See `views` for what is to be done and what was written.
"""

from collections.abc import Mapping
from typing import Annotated, Literal, TypedDict

from msgspec import Meta

from followup_md.model.card import Sort
from followup_md.model.derived import KINDS, RoundStatus
from followup_md.model.states import State

EntryKind = Literal["interview", "action", "decision", "start"]


def key(description: str) -> Meta:
    """Return what a key means, for its schema."""
    return Meta(description=description)


def among(*values: str) -> Meta:
    """Return which texts a key may hold, where its type does not say so."""
    return Meta(extra_json_schema={"enum": list(values)})


def output(command: str, description: str) -> Meta:
    """Return the title and the description of all that a command prints."""
    rule = "Keys are added, never changed: a reader ignores those it does not know."
    return Meta(title=f"followup-md {command}", description=f"{description} {rule}")


Version = Annotated[Literal[1], key("the version of this form")]
Count = Annotated[int, Meta(ge=0)]
Some = Annotated[int, Meta(ge=1)]
Grade = Annotated[int, Meta(ge=1, le=5)]
Words = Annotated[str, Meta(min_length=1)]
CheckId = Annotated[str, Meta(pattern="^[a-z0-9-]+$")]
Day = Annotated[str, Meta(pattern=r"^\d{4}-\d{2}-\d{2}$", extra_json_schema={"format": "date"})]
PlainDay = Annotated[str, Meta(extra_json_schema={"format": "date"})]
Moment = Annotated[str, Meta(extra_json_schema={"format": "date-time"})]
_SECONDS = r"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}"
Instant = Annotated[str, Meta(pattern=_SECONDS + r"(Z|[+-]\d{2}:\d{2}(:\d{2})?)$", extra_json_schema={"format": "date-time"})]
LocalInstant = Annotated[str, Meta(pattern=_SECONDS + r"[+-]\d{2}:\d{2}$", extra_json_schema={"format": "date-time"})]
UtcInstant = Annotated[str, Meta(pattern=_SECONDS + r"\+00:00$", extra_json_schema={"format": "date-time"})]
AnyLevel = Literal["error", "warning", "info"]


class OpenPeriodView(TypedDict):
    """The days that were asked for."""

    since: Annotated[Day | None, key("the first day")]
    until: Annotated[Day | None, key("the last day")]


Tally = Mapping[str, Some]


class RoundsView(TypedDict):
    """Rounds held."""

    held: Annotated[Count, key("how many")]
    kinds: Annotated[Tally, key("how many of each kind")]


class ProcessesView(TypedDict):
    """Roles at companies."""

    all: Annotated[Count, key("how many")]
    held: Annotated[Count, key("with a round held")]
    live: Annotated[Count, key("how many are not over")]


class ShareView(TypedDict):
    """`count` of `of`; `open` are those of the rest of which it is not settled yet."""

    count: Annotated[Count, key("how many")]
    of: Annotated[Count, key("of how many")]
    open: Annotated[Count, key("of how many of the rest it is not settled yet")]
    percent: Annotated[Annotated[int, Meta(ge=0, le=100)] | None, key("null where `of` is less than 5")]


class AnswersView(ShareView):
    """Rounds that had an answer."""

    median: Annotated[Annotated[float, Meta(ge=0)] | None, key("the days that an answer took, half of them longer, half shorter")]
    days: Annotated[list[Count], key("one number an answer, the shortest first")]


class ThanksView(ShareView):
    """Thank-you notes in time."""

    late: Annotated[Count, key("how many were late")]
    unsent: Annotated[Count, key("how many were not sent")]
    channels: Annotated[Tally, key("how many went each way")]


class StumblesView(ShareView):
    """Questions that went badly: `count` are those repaired."""

    answered: Annotated[Count, key("with a better answer")]


class WeekCountView(TypedDict):
    """One week."""

    monday: Annotated[Day, key("its Monday")]
    count: Annotated[Count, key("how much was done in it")]


class ActivitiesView(TypedDict):
    """What was done for the search."""

    count: Annotated[Count, key("how many activities")]
    ahead: Annotated[Count, key("rounds still to come this week")]
    kinds: Annotated[Tally, key("how many of each kind")]
    channels: Annotated[Tally, key("how many by each channel")]
    target: Annotated[Count, key("how many a week is to have")]
    weeks: Annotated[list[WeekCountView], key("week by week, those without any too")]


class StatsView(TypedDict):
    """The search in figures."""

    version: Version
    now: Annotated[Moment, key("the moment, in the reader's zone")]
    period: Annotated[OpenPeriodView, key("the days that were asked for; null is an open end")]
    rounds: Annotated[RoundsView, key("rounds held")]
    processes: Annotated[ProcessesView, key("roles at companies")]
    second_round: Annotated[ShareView, key("processes that came to a second round")]
    offer: Annotated[ShareView, key("processes that came to an offer")]
    answers: Annotated[AnswersView, key("rounds that had an answer")]
    thanks: Annotated[ThanksView, key("thank-you notes in time")]
    stumbles: Annotated[StumblesView, key("`count` are those repaired")]
    activities: Annotated[ActivitiesView, key("what was done for the search")]


class PeriodView(TypedDict):
    """The days that are listed."""

    since: Annotated[Day, key("the first day")]
    until: Annotated[Day, key("the last day")]


class BusyWeekView(TypedDict):
    """One week with an activity."""

    monday: Annotated[Day, key("its Monday")]
    count: Annotated[Some, key("how many activities")]


class ActivityView(TypedDict):
    """One activity of the search."""

    date: Annotated[Day, key("the day")]
    employer: Annotated[Words | None, key("the company")]
    role: Annotated[Words | None, key("the job")]
    what: Annotated[Literal["applied", "networked", "researched", "interview"], key("what was done")]
    kind: Annotated[Annotated[str, among(*KINDS)] | None, key("of an interview; null for any other")]
    how: Annotated[Words | None, key("in words: by e-mail, on LinkedIn")]


class ProofView(TypedDict):
    """What was done for the search."""

    version: Version
    now: Annotated[Moment, key("the moment, in the reader's zone")]
    period: Annotated[PeriodView, key("the days that were asked for, else from the first activity up to now")]
    weeks: Annotated[list[BusyWeekView], key("weeks with an activity")]
    activities: Annotated[list[ActivityView], key("the activities by date")]


class PersonView(TypedDict):
    """Somebody, as their note has it."""

    name: Annotated[str, key("the name")]
    company: Annotated[str | None, key("the company")]
    title: Annotated[str | None, key("the title")]
    part: Annotated[str | None, key("their part in the search, such as hiring-manager")]
    phone: Annotated[str | None, key("the telephone number")]
    email: Annotated[str | None, key("the e-mail address")]
    note: Annotated[str | None, key("the path of their note")]


class MetView(PersonView):
    """Somebody of a process."""

    standing: Annotated[Literal["met", "to meet", "not met"], key("whether they were met, or are to be")]
    thing: Annotated[str, key("a topic of theirs, else the question that they asked; may be empty")]
    meant: Annotated[bool, key("whether the query meant them")]


class FitView(TypedDict):
    """What fitted the query."""

    what: Annotated[Sort, key("of what kind it is")]
    text: Annotated[str, key("the words that fitted")]
    where: Annotated[str, key("where a word stands; else empty")]


class HitView(TypedDict):
    """A process that fits the query."""

    id: Annotated[str, key("the id of the process")]
    company: Annotated[str, key("the company")]
    role: Annotated[str | None, key("the job")]
    state: Annotated[State, key("how it stands")]
    last_contact: Annotated[Day | None, key("the day of the last contact, of either side")]
    fits: Annotated[FitView, key("what fitted the query")]
    word: Annotated[Words, key("the word that brings its card and no other")]


class RoundView(TypedDict):
    """One meeting."""

    note: Annotated[str, key("the path of its note")]
    kind: Annotated[str | None, key("of what kind it is, such as panel")]
    start: Annotated[LocalInstant, key("when it begins, with the offset of its own zone")]
    status: Annotated[RoundStatus, key("whether it took place")]


class PointView(TypedDict):
    """A good or a bad point."""

    text: Annotated[str, key("the words of the note")]
    of: Annotated[str, among("role", "company"), key("what it is a point of")]


class RequirementView(TypedDict):
    """Something that they ask for."""

    text: Annotated[str, key("the words of the note")]
    mine: Annotated[str | None, key("the evidence for it")]


class StumbledView(TypedDict):
    """A question that went badly."""

    question: Annotated[str, key("the question")]
    asked_by: Annotated[str | None, key("who asked it")]
    better: Annotated[str | None, key("the better answer")]


class PromisedView(TypedDict):
    """Something that was promised to them."""

    text: Annotated[str, key("what it is")]
    by: Annotated[Day | None, key("the day by which it was promised")]
    sent: Annotated[bool, key("whether the log says that it was sent")]


class PayView(TypedDict):
    """Words about pay."""

    text: Annotated[str, key("the words")]
    by: Annotated[str, key("whose they are, or where they stand")]
    date: Annotated[Day | None, key("the day on which they were said")]


class TalkedOfView(TypedDict):
    """A topic."""

    text: Annotated[str, key("the words of the note")]
    person: Annotated[str | None, key("whose it is, by name; null where it is everybody's")]
    mine: Annotated[str | None, key("what you bring to it")]


class ContactView(TypedDict):
    """The last contact of one side, or the last meeting."""

    side: Annotated[Literal["they", "you", "met"], key("whose contact it was")]
    date: Annotated[Day | None, key("the day")]
    people: Annotated[list[str], key("the people by name")]
    event: Annotated[str | None, key("the event of the log; null for a meeting")]
    channel: Annotated[str | None, key("how it went")]
    text: Annotated[str | None, key("the free text of the log line")]


class DecisionView(TypedDict):
    """The date that they named last."""

    date: Annotated[Day | None, key("the day by which they decide")]
    by: Annotated[str | None, key("who named it")]


class NextFollowUpView(TypedDict):
    """The next follow-up."""

    next: Annotated[Day | None, key("the day from which it may be sent; null where none may")]
    why: Annotated[str, key("the reason, in words; may be empty")]


class OfferView(TypedDict):
    """The days of an offer, and where it places you."""

    answer_by: Annotated[Day | None, key("the day by which they want an answer")]
    start: Annotated[Day | None, key("the first day at work")]
    title: Annotated[str | None, key("the title on the offer")]
    place: Annotated[str | None, key("the place of work on the offer")]


class AskView(TypedDict):
    """A question to ask."""

    text: Annotated[str, key("the question")]
    why: Annotated[str, key("what in the notes leads to it")]


class CardView(TypedDict):
    """One process as it is needed when they call; what was said stands newest round first."""

    process: Annotated[str, key("the id of the process")]
    rounds: Annotated[list[RoundView], key("the rounds by start")]
    people: Annotated[list[MetView], key("its people")]
    decider: Annotated[str | None, key("who decides")]
    needs: Annotated[list[str], key("what they need most, in the words of who decides")]
    good_points: Annotated[list[PointView], key("what speaks for it")]
    bad_points: Annotated[list[PointView], key("what speaks against it")]
    requirements: Annotated[list[RequirementView], key("what they ask for")]
    stumbles: Annotated[list[StumbledView], key("questions that went badly")]
    promised: Annotated[list[PromisedView], key("what was promised to them")]
    they_said: Annotated[list[str], key("what they said of the next steps")]
    pay: Annotated[list[PayView], key("words about pay")]
    topics: Annotated[list[TalkedOfView], key("what was talked of, that of everybody first")]
    contacts: Annotated[list[ContactView], key("the last contact of either side, and the last meeting")]
    decision: Annotated[DecisionView, key("the date that they named last")]
    follow_up: Annotated[NextFollowUpView, key("the next follow-up")]
    offer: Annotated[OfferView, key("the days of an offer, its title and place")]
    ask: Annotated[list[AskView], Meta(max_length=3), key("what to ask")]
    faulty: Annotated[list[str], key("the paths of its notes in which something does not read")]


class AnswerView(TypedDict):
    """What a query came to."""

    version: Version
    now: Annotated[LocalInstant, key("the moment, in the reader's zone")]
    query: Annotated[str, key("the query as typed")]
    read_as: Annotated[str | None, key("how a misspelt query was read")]
    people: Annotated[list[PersonView], key("whom the query meant")]
    processes: Annotated[list[HitView], key("the processes that fit")]
    card: Annotated[CardView | None, key("the card, where one process fits")]
    not_read: Annotated[list[str], key("the paths of notes that do not read at all, those that the query may mean first")]


class PracticeRoundView(TypedDict):
    """A round in which a question was asked, or the next one."""

    note: Annotated[str, key("the path of its note")]
    process: Annotated[str, key("the id of its process")]
    company: Annotated[str, key("the company")]
    kind: Annotated[str | None, key("of what kind it is, such as panel")]
    start: Annotated[LocalInstant, key("when it begins, with the offset of its own zone")]


class PractisedView(TypedDict):
    """One time that a question was practised."""

    at: Annotated[LocalInstant, key("when, in the reader's zone")]
    rating: Annotated[Grade, key("how it went, 1 to 5")]


class FlashcardView(TypedDict):
    """A question that went badly once."""

    question: Annotated[str, key("the question")]
    asked_by: Annotated[str | None, key("who asked it")]
    round: Annotated[PracticeRoundView, key("The latest round in which it was asked.")]
    line: Annotated[Some, key("The line of the question in the note of that round.")]
    rating: Annotated[Grade | None, key("how the answer went, 1 to 5")]
    said: Annotated[str | None, key("what was answered")]
    better: Annotated[str | None, key("The latest better answer, from whichever round.")]
    open: Annotated[bool, key("It went badly when it was asked last.")]
    times_asked: Annotated[Some, key("in how many rounds it was asked")]
    practised: Annotated[list[PractisedView], key("The oldest first.")]
    due: Annotated[Day | None, key("The day on which it comes back; null where it was never practised, or without the extra `practice`.")]
    wanted: Annotated[bool, key("It is to be practised now.")]
    first: Annotated[bool, key("Rounds like the one ahead have brought it.")]


class DeckView(TypedDict):
    """The questions that went badly, as cards."""

    version: Version
    now: Annotated[LocalInstant, key("the moment, in the reader's zone")]
    order: Annotated[Literal["fsrs", "oldest-first"], key("what the order of the cards rests on")]
    round: Annotated[PracticeRoundView | None, key("The next round, where it begins within a week.")]
    cards: Annotated[list[FlashcardView], key("In the order in which they are asked.")]
    left_out: Annotated[Count, key("How many cards are not asked for now.")]
    next_due: Annotated[Day | None, key("The first day on which one of those left out is due.")]


EntryView = TypedDict(
    "EntryView",
    {
        "uid": Annotated[str, Meta(pattern="^[0-9a-f]{32}@followup-md$"), key("the same as long as the names of the notes are")],
        "kind": Annotated[EntryKind, key("what it is")],
        "as": Annotated[Literal["event", "todo"], key("by `calendar.as`")],
        "title": Annotated[Words, key("the title")],
        "text": Annotated[str, key("what stands below the title; may be empty")],
        "begin": Annotated[Day | UtcInstant, key("of a to-do, when it is due")],
        "end": Annotated[UtcInstant | None, key("of an interview")],
        "alarms": Annotated[list[UtcInstant], key("when it rings, in UTC")],
    },
)
EntryView.__doc__ = "One thing of the calendar."


class CalendarView(TypedDict):
    """What belongs into the calendar."""

    version: Version
    now: Annotated[Moment, key("the moment, in the reader's zone")]
    entries: Annotated[list[EntryView], key("by begin")]


class ManualView(TypedDict):
    """One page of the manual."""

    id: Annotated[str, key("the id")]
    kind: Annotated[Literal["action", "check", "requirement", "key", "property", "grammar"], key("what it is the page of")]
    subject: Annotated[str, key("the subject under which it is listed")]
    title: Annotated[str, key("its first sentence")]
    facts: Annotated[Mapping[str, str], key("what stands in a line of its own, by label")]
    text: Annotated[str, key("paragraphs between empty lines; those that are indented are examples")]


class ManualsView(TypedDict):
    """Pages of the manual."""

    version: Version
    pages: Annotated[list[ManualView], key("in the order of the list")]
