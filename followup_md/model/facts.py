"""Facts read from the notes: interviews, people, drafts, log events and practised questions, with names as person keys.

A *person key* names one person of the vault: the file stem of the person note (`Priya Raman`), or, for somebody who has no
note, `COMPANY/NAME` in slugs (`globex/j-kim`), since identity is company and person (rules.md 7.2).
"""

import re
from collections.abc import Iterable, Mapping
from datetime import date, datetime, time, tzinfo
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from followup_md.problem import Place, Problem

# What a recap holds (R4.5-R4.11), and all sections of an interview note that format.md 2.2 names, as `Interview.filled` writes them.
RECAP_SECTIONS = (
    "topics", "job description", "requirements", "company: good points", "company: bad points", "role: good points", "role: bad points",
    "first impressions", "environment",
)  # fmt: skip
SECTION_NAMES = (*RECAP_SECTIONS, "questions", "review", "next steps", "offer", "log")
# The four lists of good and bad points (R4.6).
POINT_SECTIONS = tuple(name for name in RECAP_SECTIONS if name.endswith(" points"))


class DraftKind(StrEnum):
    """The kind of a draft, as in its front matter: `kind: thank-you`."""

    THANK_YOU = "thank-you"
    RELAY = "relay"
    FOLLOW_UP = "follow-up"
    CONNECT = "connect"
    ENGAGE = "engage"
    SHARE_ANSWER = "share-answer"
    ASK_IN_WRITING = "ask-in-writing"
    ACCEPT = "accept"
    DECLINE = "decline"
    ASK_FOR_TIME = "ask-for-time"
    DEADLINE_NOTICE = "deadline-notice"
    WITHDRAWAL = "withdrawal"
    RESCHEDULE = "reschedule"
    REPLY = "reply"


DRAFT_KINDS = tuple(DraftKind)
# Pasted into a network's page: not letters, whatever their channel.
MESSAGES = frozenset({DraftKind.CONNECT, DraftKind.ENGAGE, DraftKind.SHARE_ANSWER})
# A thank-you note, or one passed on by somebody else.
THANKS = frozenset({DraftKind.THANK_YOU, DraftKind.RELAY})
# About the conversation, not about an offer.
ABOUT_TALK = THANKS | MESSAGES | {DraftKind.FOLLOW_UP, DraftKind.REPLY}
ABOUT_OFFER = frozenset({DraftKind.ACCEPT, DraftKind.DECLINE, DraftKind.ASK_IN_WRITING, DraftKind.ASK_FOR_TIME, DraftKind.DEADLINE_NOTICE})
# Drafts in which another company may be the reason.
GOODBYES = frozenset({DraftKind.WITHDRAWAL, DraftKind.DECLINE, DraftKind.DEADLINE_NOTICE, DraftKind.ASK_FOR_TIME})


class Draft(NamedTuple):
    """A letter, mail or message under letters/; `person` is a person key, `interview` the slug of its round.

    `body` begins at `body_line` of the file. `unedited` says that it is still exactly the first draft written by this program.
    `created` is the day on which it was begun.
    """

    path: str
    kind: str | None
    person: str | None
    interview: str | None
    channel: str | None
    body: str
    body_line: int = 1
    unedited: bool = False
    created: date | None = None


# Line and column of a value in its file, from 1; without the path, since there are thousands of them.
_Spot = tuple[int, int]


class Person(NamedTuple):
    """Somebody on the other side; fields of format.md section 4. `profiles` are URLs; `no_profile` is `profiles: none`.

    `fields` holds line and column of each value in the note, `profile_places` the place of each profile, `prose` the rest of the note
    by heading, with "" for the text before the first.
    """

    key: str
    name: str
    path: str | None = None
    company: str | None = None
    title: str | None = None
    part: str | None = None
    salutation: str | None = None
    email: str | None = None
    phone: str | None = None
    address: str | None = None
    profiles: tuple[str, ...] = ()
    no_profile: bool = False
    private: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    relay: str | None = None
    channel: str | None = None
    country: str | None = None
    fields: Mapping[str, _Spot] = {}
    profile_places: tuple[Place, ...] = ()
    prose: Mapping[str, str] = {}

    def place(self, key: str) -> Place:
        """Return the place of the value of `key` in the person note; its first line if there is none."""
        return Place(self.path or "", *self.fields.get(key, ()))


class Topic(NamedTuple):
    """A point discussed; `person` is the key of the person it belongs to, None if it belongs to everybody."""

    text: str
    place: Place
    person: str | None = None
    synonyms: tuple[str, ...] = ()
    mine: str | None = None


class Question(NamedTuple):
    """A question that was asked; `stumble` is set by a low rating or by hand (format.md 2.2)."""

    text: str
    place: Place
    asked_by: str | None = None
    rating: int | None = None
    said: str | None = None
    better: str | None = None
    stumble: bool = False


class Review(NamedTuple):
    """Your own performance: rating 1-5 and the areas to improve (R3.1, R3.3)."""

    rating: int | None = None
    improve: str | None = None


class Requirement(NamedTuple):
    """One requirement of the post, and what you bring to it."""

    text: str
    place: Place
    mine: str | None = None


class Promise(NamedTuple):
    """What you promised to send, by when, and the key of the person to whom, if the note says so."""

    text: str
    place: Place
    by: date | None = None
    to: str | None = None


class NotedRound(NamedTuple):
    """A heading with a date that stands for another meeting than the note's own: its text, place and day."""

    text: str
    place: Place
    day: date


class OfferTerms(NamedTuple):
    """The fields of `## Offer`, as typed; `start` and `answer_by` are dates where they read as dates."""

    title: str | None = None
    pay: str | None = None
    place: str | None = None
    start: date | None = None
    answer_by: date | None = None
    signed_by: str | None = None


class Interview(NamedTuple):
    """One interview note, a round. `start` and `end` are aware, in the interview's zone; people are person keys.

    `slug` is the NOTE of format.md section 7. `decision_date` is from the front matter, `said_date` from `they said`;
    `no_date_named` when they gave none. `filled` holds the canonical names of the sections that are filled (format.md 2.2).

    `fields` holds line and column of each front-matter value, `named` those of each person in `interviewers` by key, `headings` those of
    each section's heading by canonical name, and `said_place` the place of `said_date`. `points` holds the good and the bad points by
    the canonical name of their section (R4.6); the bad ones are private. `they_said` is each `they said` as typed. `prose` is
    the rest of the note, line by line, by section or custom heading. `meetings` are the headings that stand for other rounds.
    """

    path: str
    slug: str
    company: str
    role: str | None
    process: str
    start: datetime
    end: datetime
    kind: str | None = None
    interviewers: tuple[str, ...] = ()
    decision_date: date | None = None
    said_date: date | None = None
    no_date_named: bool = False
    decision_from: str | None = None
    channel: str | None = None
    country: str | None = None
    interest: str | None = None
    agency: str | None = None
    direct: bool = False
    topics: tuple[Topic, ...] = ()
    questions: tuple[Question, ...] = ()
    review: Review = Review()
    requirements: tuple[Requirement, ...] = ()
    promises: tuple[Promise, ...] = ()
    points: Mapping[str, tuple[str, ...]] = {}
    offer: OfferTerms = OfferTerms()
    filled: frozenset[str] = frozenset()
    fields: Mapping[str, _Spot] = {}
    named: Mapping[str, _Spot] = {}
    headings: Mapping[str, _Spot] = {}
    said_place: Place | None = None
    they_said: tuple[str, ...] = ()
    prose: Mapping[str, str] = {}
    meetings: tuple[NotedRound, ...] = ()

    def place(self, key: str) -> Place:
        """Return the place of the value of a front-matter `key`; the first line of the note if there is none."""
        return Place(self.path, *self.fields.get(key, ()))

    def heading(self, *sections: str) -> Place:
        """Return the place of the first heading that exists among `sections`; if there is none, of the value of `start`."""
        spots = (self.headings[section] for section in sections if section in self.headings)
        return Place(self.path, *next(spots, self.fields.get("start", ())))

    def name_place(self, person: str) -> Place:
        """Return the place of that person's name in `interviewers`; the place of the list if it is not there."""
        return Place(self.path, *self.named[person]) if person in self.named else self.place("interviewers")


class Event(NamedTuple):
    """One line of a log (format.md section 3): a dated fact.

    `kind` is that of a row of `model.events.EVENTS`.
    `at` is the instant at which it counts, aware in UTC: the time typed, else the latest moment of its day that breaks no rule.
    `interview` is the slug of the round it belongs to and `process` the process, where it belongs to one. `next_round` says that they
    named one, `next_on` and `next_time` when, and `wants` what they want from you by the day `wants_by`.
    """

    kind: str
    place: Place
    day: date
    clock: time | None
    at: datetime
    people: tuple[str, ...] = ()
    interview: str | None = None
    process: str | None = None
    channel: str | None = None
    network: str | None = None
    via: str | None = None
    by_me: bool = False
    decide_by: date | None = None
    write_again: date | None = None
    answer_by: date | None = None
    next_round: bool = False
    next_on: date | None = None
    next_time: time | None = None
    wants: str | None = None
    wants_by: date | None = None
    no_follow_ups: bool = False
    no_contact: bool = False
    was: date | None = None
    was_time: time | None = None
    until: date | None = None
    subject: str | None = None
    company: str | None = None
    role: str | None = None
    rating: int | None = None
    reason: str | None = None
    text: str | None = None


class Unread(NamedTuple):
    """An interview note without a start that reads: it stays on every page, and nothing else follows from it.

    `reason` says why, in words without full stop; `hint` says what to do, at `line` of the note. `people` are person keys.
    """

    path: str
    line: int
    company: str
    role: str | None
    process: str
    reason: str
    hint: str
    people: tuple[str, ...] = ()


class Ignore(NamedTuple):
    """One check that a note asks not to report: `<!-- followup-md: ignore CHECK: REASON -->`; `reason` is empty when none is given."""

    place: Place
    check: str
    reason: str = ""


class Vault(NamedTuple):
    """Everything read, in an order independent of the order of the files.

    `events` are sorted by instant, then path, then line; `doubtful` holds the paths of notes with an unreadable date or log line.
    """

    interviews: tuple[Interview, ...] = ()
    people: Mapping[str, Person] = {}
    events: tuple[Event, ...] = ()
    drafts: tuple[Draft, ...] = ()
    problems: tuple[Problem, ...] = ()
    doubtful: frozenset[str] = frozenset()
    ignores: tuple[Ignore, ...] = ()
    unread: tuple[Unread, ...] = ()


def has_happened(event: Event, now: datetime) -> bool:
    """Say whether `event` counts at `now`, an aware moment in the reader's zone: its time has come, or, without a time, its day."""
    return event.at <= now if event.clock is not None else event.day <= now.date()


def is_before(event: Event, interview: Interview, zone: tzinfo) -> bool:
    """Say whether a line is dated before a round; without a time, before its day both in the reader's `zone` and in the round's zone."""
    if event.clock is not None:
        return event.at < interview.start
    # One moment may have two dates: the lenient one counts.
    return event.day < min(interview.start.date(), interview.start.astimezone(zone).date())


def is_late(event: Event, limit: date | datetime, zone: tzinfo) -> bool:
    """Say whether a line is dated after a limit, an instant or a whole day; without a time it is in time on the last day in `zone`."""
    if isinstance(limit, datetime) and event.clock is not None:
        return event.at > limit
    return event.day > (limit.astimezone(zone).date() if isinstance(limit, datetime) else limit)


def find_person(key: str, people: Mapping[str, Person]) -> Person:
    """Return the person of `key`; just a name if they have no note."""
    return people.get(key) or Person(key=key, name=key.rpartition("/")[2])


# --- Questions as written in a log line, and how often each was practised (R3.5)

WELL = 4  # a question practised with at least this rating went well
# As text, compiled on use: tag signs, then separators that would begin a line's free text; neither inside a link.
_LINK = r"(\[\[[^\[\]]*\]\])"
_TAG = rf"{_LINK}|(?<!\S)#+(?=[\w/-])"
_MARKS = rf"{_LINK}|:(?!\S)|(?<!\S)[-–—](?!\S)"
_PUNCTUATION = frozenset(":-–—#")
_BLANKS = str.maketrans(dict.fromkeys(",:-–—\u2705", " "))
_DONE = "\u2705"  # the Tasks plugin puts it before the done date


class Practised(NamedTuple):
    """One time that a question was practised: when, and how it went, 1 to 5."""

    at: datetime
    rating: int


def format_question(text: str) -> str:
    """Return a question on one line as `practised QUESTION rating N` can hold it: nothing in it may begin the line's free text.

    Colons, and dashes between blanks, become commas; tag signs are removed. Links stay as they are.
    """
    plain = " ".join(text.replace(_DONE, " ").split())
    if not _PUNCTUATION.isdisjoint(plain):
        bare = re.sub(_TAG, lambda match: match[1] or " ", plain)
        plain = re.sub(_MARKS, lambda mark: mark[1] or ",", " ".join(bare.split()))
    return re.sub(r"\s+,", ",", plain).rstrip(" ,:-–—")


@lru_cache(maxsize=4096)  # several rules ask about the same questions
def fold_question(text: str) -> str:
    """Return a question in the form used for comparison: without case, blanks, commas, colons, dashes and a final question mark."""
    words = text.casefold().translate(_BLANKS).split()
    if "#" in text:
        words = [bare for word in words if (bare := word.lstrip("#"))]
    return " ".join(words).rstrip("? ")


def list_practised(events: Iterable[Event], now: datetime) -> dict[str, tuple[Practised, ...]]:
    """Return the times that each question was practised by `now` (aware, in the reader's zone), by its folded words, the oldest first."""
    found: dict[str, list[Practised]] = {}
    for event in events:
        if event.kind == "practised" and event.subject and event.rating and has_happened(event, now):
            found.setdefault(fold_question(event.subject), []).append(Practised(event.at, event.rating))
    return {question: tuple(sorted(times)) for question, times in found.items()}
