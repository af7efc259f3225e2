"""What each command prints with `--json`, key by key: the types that the functions behind it return, and that the JSON Schemas are made of.

Keys stand in the order of the output; they are added, never changed. A day is `2026-11-18`, an instant has its offset, lines and columns
count from 1. Other modules import this one for their types alone, so that only `schema` pays for msgspec.
"""

from collections.abc import Mapping
from typing import Annotated, Literal, TypedDict

from msgspec import Meta

from followup_md.model.card import Sort
from followup_md.model.derived import RoundStatus, Urgency
from followup_md.model.draft import DRAFT_KINDS, DraftKind
from followup_md.model.states import State

Cause = Literal["start", "change", "time", "retry", "return"]
PageState = Literal["written", "removed", "unchanged", "kept"]
EntryKind = Literal["interview", "action", "decision", "start"]
LetterForm = Literal["pdf", "html", "eml"]
FileState = Literal["written", "unchanged", "removed", "stale", "there-already", "would-be-written", "would-be-removed"]
LetterState = Literal["written", "unchanged", "would-be-written"]
DraftState = Literal["written", "would-be-written", "there-already"]


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


# status


class WeekView(TypedDict):
    """The search this week."""

    open: Annotated[bool, key("false once an offer is confirmed and a start date is set")]
    week: Annotated[Day, key("the Monday")]
    done: Annotated[Count, key("activities of this week")]
    target: Annotated[Count, key("how many activities a week is to have")]
    shortfall: Annotated[Count, key("what last week lacked; it is not carried over")]


class FollowUpsView(TypedDict):
    """The follow-ups of the waiting period that runs."""

    allowed: Annotated[Count, key("how many may be sent")]
    sent: Annotated[Count, key("how many were sent")]
    next: Annotated[Day | None, key("the day from which the next one may be sent; null where none may")]


class ProcessView(TypedDict):
    """One role at one company."""

    id: Annotated[Words, key("stays the same as long as company and role do")]
    company: Annotated[str, key("the company")]
    role: Annotated[str | None, key("the job")]
    state: Annotated[State, key("how it stands")]
    decision_date: Annotated[Day | None, key("the day by which they decide")]
    follow_ups: Annotated[FollowUpsView, key("the follow-ups of the waiting period that runs")]


class ActionView(TypedDict):
    """Something to do."""

    id: Annotated[Words, key("what `done`, `snooze` and `waive` take")]
    action: Annotated[Words, key("the kind of action, as `explain` knows it")]
    title: Annotated[str, key("what to do, in words")]
    note: Annotated[str, key("path from the root of the vault, with `/`")]
    process: Annotated[str | None, key("the id of the process")]
    person: Annotated[str | None, key("the name to show")]
    question: Annotated[str | None, key("the question that it is about")]
    due: Annotated[Day | Instant | None, key("a whole day is a date without a time")]
    overdue_at: Annotated[Instant | None, key("the instant from which it is overdue; null for never")]
    state: Annotated[Urgency, key("how urgent it is")]
    blocked_by: Annotated[str | None, key("a sentence")]
    requirement: Annotated[str, key("the rule behind it, as `explain` knows it")]
    why: Annotated[str, key("the reason, in words")]
    snoozed_until: Annotated[Day | None, key("the day until which it was put off")]
    doubtful: Annotated[bool, key("the note holds a date or log line that does not read")]
    lacks: Annotated[str, key("what is still missing, or a warning, in few words; may be empty")]


class LevelsView(TypedDict):
    """How many problems there are of each level."""

    error: Annotated[Count, key("data that cannot be used")]
    warning: Annotated[Count, key("rules that are not met")]
    info: Annotated[Count, key("advice")]


_BLOCKED_BY_SOMETHING = {
    "if": {"properties": {"state": {"const": "blocked"}}},
    "then": {"properties": {"blocked_by": {"type": "string", "minLength": 1}}},
}


class StatusView(TypedDict):
    """The search at `now`."""

    version: Version
    now: Annotated[Instant, key("the moment, in the reader's zone")]
    search: Annotated[WeekView, key("the search this week")]
    processes: Annotated[list[ProcessView], key("every role at every company")]
    actions: Annotated[
        list[Annotated[ActionView, Meta(extra_json_schema=_BLOCKED_BY_SOMETHING)]], key("open actions only, in the order of display")
    ]
    problems: Annotated[LevelsView, key("how many problems `check` finds")]


# check


class ProblemView(TypedDict):
    """What is wrong with a note, or was forgotten in it."""

    path: Annotated[str, key("the file, relative to the vault")]
    line: Annotated[Some, key("the line")]
    column: Annotated[Some, key("the column")]
    level: Annotated[AnyLevel, key("how bad it is")]
    check: Annotated[CheckId, key("the id of the check, as `explain` knows it")]
    message: Annotated[Words, key("what is wrong")]
    hint: Annotated[str, key("what to do")]
    requirement: Annotated[str | None, key("the rule behind it, as `explain` knows it")]


class FixView(TypedDict):
    """One line that is mended."""

    path: Annotated[str, key("the note")]
    line: Annotated[Some, key("the line")]
    check: Annotated[CheckId, key("the id of the check")]
    old: Annotated[str | None, key("the line as it is; null for a new one")]
    new: Annotated[str, key("the line as it is to be")]


class FixesView(TypedDict):
    """What `check --fix` mends, or would."""

    version: Version
    written: Annotated[bool, key("whether the lines were written")]
    fixes: Annotated[list[FixView], key("the lines")]
    problems: Annotated[list[ProblemView], key("the problems that remain")]


# guard


class GuardView(TypedDict):
    """Whether one may write or call."""

    version: Version
    verdict: Annotated[Literal["allow", "wait", "refuse"], key("the answer")]
    until: Annotated[Day | None, key("the day to wait for; null unless the verdict is `wait`")]
    reason: Annotated[Words, key("the reason, in words")]
    requirement: Annotated[str, key("the rule behind it, as `explain` knows it")]
    allowed_instead: Annotated[str, key("what is allowed today, in words; may be empty")]


_UNTIL_WITH_WAIT = {
    "if": {"properties": {"verdict": {"const": "wait"}}},
    "then": {"properties": {"until": {"type": "string"}}},
    "else": {"properties": {"until": {"type": "null"}}},
}


# check-post


class GiveawayView(TypedDict):
    """Words of a public text that give the interview away."""

    version: Version
    line: Annotated[Some, key("the line")]
    column: Annotated[Some, key("the column")]
    words: Annotated[Words, key("the words")]
    why: Annotated[Words, key("why they do")]
    certain: Annotated[bool, key("false: it may give the interview away, and may not")]
    requirement: Annotated[str, key("the rule behind it, as `explain` knows it")]


# draft


class DraftProblemView(TypedDict):
    """What is still wrong with a draft."""

    line: Annotated[Some, key("the line of the draft")]
    column: Annotated[Some, key("the column")]
    level: Annotated[AnyLevel, key("how bad it is")]
    check: Annotated[CheckId, key("the id of the check")]
    message: Annotated[Words, key("what is wrong")]


# A `deadline-notice` is checked, and not written by `draft`.
_KINDS = tuple(kind for kind in DRAFT_KINDS if kind is not DraftKind.DEADLINE_NOTICE)


class DraftView(TypedDict):
    """One draft."""

    path: Annotated[str, Meta(pattern=r"\.md$"), key("the file, relative to the vault")]
    written: Annotated[bool, key("whether this run wrote it")]
    state: Annotated[DraftState, key("what became of the file")]
    beside: Annotated[str | None, key("a draft of the same that was there")]
    kind: Annotated[str, among(*_KINDS), key("the kind of draft")]
    channel: Annotated[str, among("letter", "hand", "email", "phone", "message"), key("how it goes")]
    action: Annotated[Words, key("the id of the action")]
    to: Annotated[str, key("whom it goes to")]
    lead: Annotated[str | None, key("what it leads with")]
    repairs: Annotated[str | None, key("the question whose answer it repairs")]
    signs: Annotated[str | None, key("how many signs of a personal letter it has, such as 8/10; null where there is nothing to count")]
    verdict: Annotated[str | None, key("how personal it is")]
    send_ready: Annotated[bool, key("whether no problem is an error")]
    remark: Annotated[str | None, key("what the guard says of sending it now")]
    problems: Annotated[list[DraftProblemView], key("what is still wrong with it")]


_WRITTEN_AS_THE_STATE_SAYS = {
    "if": {"properties": {"state": {"const": "written"}}},
    "then": {"properties": {"written": {"const": True}}},
    "else": {"properties": {"written": {"const": False}}},
}


class NoDraftView(TypedDict):
    """An action without a draft."""

    action: Annotated[Words, key("the id of the action")]
    reason: Annotated[Words, key("why there is none")]
    hint: Annotated[Words, key("what to do")]


class DraftsView(TypedDict):
    """The drafts of some actions."""

    version: Version
    drafts: Annotated[list[Annotated[DraftView, Meta(extra_json_schema=_WRITTEN_AS_THE_STATE_SAYS)]], key("the drafts")]
    without: Annotated[list[NoDraftView], key("the actions of which there is none")]


# letter


class GlyphView(TypedDict):
    """A character for which no font was found."""

    character: Annotated[Words, key("the character")]
    code_points: Annotated[
        list[Annotated[str, Meta(pattern=r"^U\+[0-9A-F]{4,6}$")]], Meta(min_length=1), key("its code points, such as U+5C71")
    ]


class LetterProblemView(TypedDict):
    """What is wrong with a letter or mail."""

    path: Annotated[str, key("the file, relative to the vault")]
    line: Annotated[Some, key("the line")]
    column: Annotated[Some, key("the column")]
    level: Annotated[str, among("error", "warning"), key("how bad it is")]
    check: Annotated[str | None, key("The id of a check; null for what a mail or a letter lacks and no check looks for.")]
    message: Annotated[Words, key("what is wrong")]
    hint: Annotated[str, key("what to do")]


class LetterView(TypedDict):
    """What became of a draft."""

    version: Version
    written: Annotated[bool, key("Whether bytes were written: not for a dry run, and not where the file had them already.")]
    state: Annotated[LetterState, key("what became of the file")]
    draft: Annotated[str, key("The path of the draft, relative to the vault.")]
    path: Annotated[str, key("Relative to the vault; as typed where --output names it.")]
    form: Annotated[LetterForm, key("the kind of file")]
    paper: Annotated[str | None, key("A4, US Letter, DL or No. 10; null for a mail.")]
    pages: Annotated[Some | None, key("Null for a mail and for an envelope.")]
    lines_over: Annotated[Count | None, key("By how many lines it is over one page.")]
    estimated: Annotated[bool, key("Whether pages and lines_over are guesses, since the browser sets the page.")]
    missing_glyphs: Annotated[list[GlyphView], key("Characters for which no font was found; then there is a page to print and no PDF.")]
    send_ready: Annotated[bool, key("Whether no problem is an error.")]
    arrives: Annotated[
        PlainDay | None,
        key(
            "The day on which a letter that is posted today is there at the latest; null where they named no day to decide, and for mails "
            "and envelopes."
        ),
    ]
    decision: Annotated[PlainDay | None, key("The day on which they decide, or null.")]
    problems: Annotated[list[LetterProblemView], key("what is wrong with it")]


# stats


class OpenPeriodView(TypedDict):
    """The days that were asked for."""

    since: Annotated[Day | None, key("the first day")]
    until: Annotated[Day | None, key("the last day")]


Tally = Mapping[str, Some]
Percent = Annotated[int, Meta(ge=0, le=100)] | None


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
    percent: Annotated[Percent, key("null where `of` is less than 5")]


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


_NAMED_ROUNDS = among("phone-screen", "technical", "panel", "onsite", "final", "informational", "career-fair")


class ActivityView(TypedDict):
    """One activity of the search."""

    date: Annotated[Day, key("the day")]
    employer: Annotated[Words | None, key("the company")]
    role: Annotated[Words | None, key("the job")]
    what: Annotated[Literal["applied", "networked", "researched", "interview"], key("what was done")]
    kind: Annotated[Annotated[str, _NAMED_ROUNDS] | None, key("of an interview; null for any other")]
    how: Annotated[Words | None, key("in words: by e-mail, on LinkedIn")]


class ProofView(TypedDict):
    """What was done for the search."""

    version: Version
    now: Annotated[Moment, key("the moment, in the reader's zone")]
    period: Annotated[PeriodView, key("the days that were asked for, else from the first activity up to now")]
    weeks: Annotated[list[BusyWeekView], key("weeks with an activity")]
    activities: Annotated[list[ActivityView], key("the activities by date")]


# card


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
    """The days of an offer."""

    answer_by: Annotated[Day | None, key("the day by which they want an answer")]
    start: Annotated[Day | None, key("the first day at work")]


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
    contacts: Annotated[list[ContactView], key("the last contact of either side, and the last meeting")]
    decision: Annotated[DecisionView, key("the date that they named last")]
    follow_up: Annotated[NextFollowUpView, key("the next follow-up")]
    offer: Annotated[OfferView, key("the days of an offer")]
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


# practice


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


# calendar

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


# watch and build


class PageView(TypedDict):
    """A page and what became of it."""

    path: Annotated[str, key("the file, relative to the vault")]
    state: Annotated[PageState, key("kept: the last good one stays, for the sake of `problems`")]


class HinderingView(TypedDict):
    """What stands in the way of new pages."""

    path: Annotated[str, key("the file, relative to the vault")]
    line: Annotated[Some, key("the line")]
    column: Annotated[Some, key("the column")]
    check: Annotated[CheckId, key("the id of the check")]
    message: Annotated[Words, key("what is wrong")]


class RebuildView(TypedDict):
    """One rebuild."""

    version: Version
    time: Annotated[Moment, key("when, in the reader's zone")]
    cause: Annotated[Cause, key("what it was for")]
    changed: Annotated[list[str], key("paths, relative to the vault")]
    files: Annotated[list[PageView], Meta(min_length=1), key("the pages")]
    recorded: Annotated[Count, key("log lines that ticks came to")]
    unrecorded: Annotated[Count, key("ticks that stay on the page")]
    due: Annotated[Count, key("as `status` marks them, without the search itself")]
    overdue: Annotated[Count, key("as `status` marks them, without the search itself")]
    problems: Annotated[list[HinderingView], key("what stands in the way of new pages")]


class ServingView(TypedDict):
    """Where `watch --serve` shows the pages."""

    version: Version
    serving: Annotated[str, key("the address")]


class FileView(TypedDict):
    """A file and what became of it."""

    path: Annotated[str, key("the file, relative to the vault")]
    state: Annotated[FileState, key("what became of it")]


class LineView(TypedDict):
    """A log line in its place."""

    path: Annotated[str, key("the note")]
    line: Annotated[Some, key("the line")]
    text: Annotated[str, key("the line as it was written")]


class TickView(TypedDict):
    """A tick that stays on the page."""

    line: Annotated[Some, key("its line on the page")]
    id: Annotated[str | None, key("the id of the action")]
    reason: Annotated[str, key("why it was not recorded")]


class BuildView(TypedDict):
    """What `build` wrote."""

    version: Version
    files: Annotated[list[FileView], key("the pages")]
    recorded: Annotated[list[LineView], key("the log lines that ticks came to")]
    unrecorded: Annotated[list[TickView], key("the ticks that stay on the page")]
    written: Annotated[bool, key("false for a dry run")]


# done, log, snooze and waive


class JudgedView(TypedDict):
    """What the guard says to a contact that a line records."""

    person: Annotated[str, key("the name")]
    verdict: Annotated[Literal["allow", "wait", "refuse"], key("the answer")]
    until: Annotated[Day | None, key("the day to wait for; null unless the verdict is `wait`")]
    reason: Annotated[str, key("the reason, in words")]
    requirement: Annotated[str, key("the rule behind it")]


class ConsequenceView(TypedDict):
    """A problem that a line brings about."""

    path: Annotated[str, key("the file, relative to the vault")]
    line: Annotated[Some, key("the line")]
    check: Annotated[CheckId, key("the id of the check")]
    message: Annotated[str, key("what is wrong")]


class OutcomeView(TypedDict):
    """What was written into the notes."""

    version: Version
    written: Annotated[bool, key("false for a dry run")]
    lines: Annotated[list[LineView], key("the lines")]
    guard: Annotated[list[JudgedView], key("what the guard says to each contact")]
    problems: Annotated[list[ConsequenceView], key("the problems that the lines bring about")]


class UndoneView(TypedDict):
    """What was taken back."""

    version: Version
    written: Annotated[bool, key("false for a dry run")]
    path: Annotated[str, key("the note")]
    undone: Annotated[list[str], key("the lines that were taken out")]
    restored: Annotated[list[str], key("the lines that stand there again")]


# init and new


class InitView(TypedDict):
    """What `init` made."""

    version: Version
    folder: Annotated[str, key("the folder")]
    timezone: Annotated[str | None, key("the zone that was set; null where none was")]
    hosts: Annotated[list[str], key("where the git repository goes to, in which the folder lies")]
    files: Annotated[list[FileView], key("the files and folders")]


class ErrorView(TypedDict):
    """What is wrong with a note."""

    path: Annotated[str, key("the file, relative to the vault")]
    line: Annotated[Some, key("the line")]
    message: Annotated[str, key("what is wrong")]


class NewView(TypedDict):
    """The notes that `new` wrote."""

    version: Version
    start: Annotated[str, key("when the interview begins, as a clock shows it there")]
    timezone: Annotated[str, key("the zone of the interview")]
    errors: Annotated[list[ErrorView], key("what is wrong with other notes now")]
    remarks: Annotated[list[str], key("what to look at again of an invitation")]
    files: Annotated[list[FileView], key("the notes")]


class KnownView(TypedDict):
    """What an invitation says of the interview that has a note already."""

    version: Version
    cancelled: Annotated[bool, key("whether it was cancelled")]
    changes: Annotated[list[str], key("the lines of the front matter as the invitation has them")]
    log: Annotated[str | None, key("the line to write into the log")]
    files: Annotated[list[FileView], key("the note, in which nothing is written")]


# explain


class ManualView(TypedDict):
    """One page of the manual."""

    id: Annotated[str, key("the id")]
    kind: Annotated[Literal["action", "check", "requirement", "key", "property"], key("what it is the page of")]
    subject: Annotated[str, key("the subject under which it is listed")]
    title: Annotated[str, key("its first sentence")]
    facts: Annotated[Mapping[str, str], key("what stands in a line of its own, by label")]
    text: Annotated[str, key("paragraphs between empty lines; those that are indented are examples")]


class ManualsView(TypedDict):
    """Pages of the manual."""

    version: Version
    pages: Annotated[list[ManualView], key("in the order of the list")]


class _Outputs:
    """What `schema` takes, with `-` for `_`: each command that prints JSON, and what it prints."""

    status: Annotated[StatusView, output("status --json", "The search at `now`, version 1.")]
    check: Annotated[list[ProblemView], output("check --format json", "The problems of a vault, version 1, by place.")]
    guard: Annotated[
        GuardView, Meta(extra_json_schema=_UNTIL_WITH_WAIT), output("guard --json", "Whether one may write or call, version 1.")
    ]
    draft: Annotated[DraftsView, output("draft --json", "The drafts of some actions, version 1, and of which there is none.")]
    letter: Annotated[LetterView, output("letter --json", "What became of a draft, version 1.")]
    check_post: Annotated[
        list[GiveawayView],
        output("check-post --json", "What gives the interview away in a public text, version 1, in the order of the text."),
    ]
    stats: Annotated[StatsView, output("stats --json", "The search in figures, version 1; docs/figures.md says what each counts.")]
    stats_proof: Annotated[ProofView, output("stats --proof --json", "What was done for the search, version 1, by date.")]
    card: Annotated[AnswerView, output("card --json", "What a query came to, version 1.")]
    practice: Annotated[DeckView, output("practice --json", "The questions that went badly, as cards, version 1.")]
    calendar: Annotated[CalendarView, output("calendar --json", "What belongs into the calendar, version 1, by begin.")]
    watch: Annotated[RebuildView, output("watch --json", "One rebuild, a line of the output, version 1.")]


# By the name that `schema` takes.
OUTPUTS: Mapping[str, object] = {name.replace("_", "-"): view for name, view in _Outputs.__annotations__.items()}
