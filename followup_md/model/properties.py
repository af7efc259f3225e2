"""Front matter keys of each kind of note, a row each (format.md sections 2.1, 4 and 5); Obsidian calls them properties.

The reader, `init --obsidian`, `explain`, the docs and the anonymised public pages take a key from its row.
"""

import re
from collections.abc import Mapping
from enum import Enum, auto
from functools import lru_cache
from typing import Final, NamedTuple

from followup_md.model.events import CHANNEL_IDS, THANKS_CHANNELS
from followup_md.model.facts import DRAFT_KINDS
from followup_md.problem import MISSING_COMPANY, MISSING_DATE, MISSING_END, MISSING_ROLE, NO_NEXT_STEP, NOBODY_MET, CheckSpec


class Disguise(Enum):
    """Treatment of a value in the public pages."""

    KEPT = auto()  # shown as it is
    BLANKED = auto()  # shown is that there are texts, and how many, but not their words
    COMPANY = auto()  # shown as a substitute name; likewise the next ones
    PROCESS = auto()
    ROUND = auto()
    NOTE = auto()
    DRAFT = auto()
    PERSON = auto()
    PEOPLE = auto()
    QUESTION = auto()
    SUBJECT = auto()
    KIND = auto()  # shown if many rounds have that kind
    MADE = auto()  # the function for this kind of fact supplies the value
    OUT = auto()  # left out


class Shape(NamedTuple):
    """What a key `takes`, in words; its type in Obsidian; and the allowed `words`, if it is a choice."""

    takes: str
    obsidian: str = "text"
    words: tuple[str, ...] = ()


class Property(NamedTuple):
    """One key: its name, what it takes, what it means, and its treatment in the public pages.

    `missing` is the check that reports its absence; `also` are other words for the key, which are told and not read. The value goes to
    the field of that name in the note's facts, if they have one; `apart` says that separate code reads it, with other keys or with more
    to say about a wrong value.
    """

    name: str
    shape: Shape
    meaning: str
    disguise: Disguise
    missing: CheckSpec | None = None
    apart: bool = False
    also: tuple[str, ...] = ()


def one_of(*words: str) -> Shape:
    """Return the shape of a key that takes one of some words."""
    *first, last = (f"`{word}`" for word in words)
    return Shape(f"{', '.join(first)} or {last}", words=words)


ONE_TEXT: Final = Shape("text")
TEXT_OR_LINK: Final = Shape("text or `[[link]]`")
ONE_LINK: Final = Shape("`[[link]]`")
LIST_OF_TEXTS: Final = Shape("list of texts", "multitext")
LIST_OF_NAMES: Final = Shape("list of `[[links]]` or names", "multitext")
CHECKBOX: Final = Shape("checkbox", "checkbox")
ONE_DAY: Final = Shape("date", "date")
ZONE_NAME: Final = Shape("IANA name")
COUNTRY_CODE: Final = Shape("ISO 3166 code")
THANKS_CHANNEL: Final = one_of(*THANKS_CHANNELS)

INTERVIEW: Final = (
    Property("company", TEXT_OR_LINK, "The employer.", Disguise.COMPANY, missing=MISSING_COMPANY, apart=True),
    Property("role", ONE_TEXT, "The job.", Disguise.MADE, missing=MISSING_ROLE, apart=True),
    Property(
        "start",
        Shape("date and time, or date", "datetime"),
        "Local time in `timezone`; an offset in the value wins; with a date alone, 09:00 to 17:00 is assumed, and said.",
        Disguise.KEPT,
        missing=MISSING_DATE,
        apart=True,
    ),
    Property(
        "end",
        Shape("date and time, or a time of day", "datetime"),
        "When it was over; without it 60 minutes are assumed, 30 for `kind: phone-screen`.",
        Disguise.KEPT,
        missing=MISSING_END,
        apart=True,
    ),
    Property("timezone", ZONE_NAME, "The zone of the interview; else that of `followup.toml`, else UTC.", Disguise.OUT, apart=True),
    Property(
        "kind",
        ONE_TEXT,
        "Which round: `phone-screen`, `technical`, `panel`, `onsite`, `final`, `informational`, `career-fair`, or any text of your own.",
        Disguise.KIND,
        apart=True,
    ),
    Property(
        "interviewers",
        LIST_OF_NAMES,
        "Who took part in judging or talking with you; asked for once the round was held.",
        Disguise.PEOPLE,
        missing=NOBODY_MET,
        apart=True,
    ),
    Property(
        "decision_date",
        ONE_DAY,
        "The day by which they said they would decide; counts as said at the end of the round.",
        Disguise.KEPT,
        missing=NO_NEXT_STEP,
        apart=True,
    ),
    Property("decision_from", ONE_LINK, "Who named that day.", Disguise.PERSON, apart=True),
    Property(
        "process",
        ONE_TEXT,
        "Joins rounds of one process; without it, rounds with the same company and role belong together.",
        Disguise.PROCESS,
        apart=True,
    ),
    Property("channel", THANKS_CHANNEL, "How thanks go after this interview; goes before `thank_you.channel`.", Disguise.KEPT),
    Property("country", COUNTRY_CODE, "Whose holidays and days without post count; else `calendar.country`.", Disguise.KEPT),
    Property(
        "interest",
        one_of("high", "some", "none"),
        "With `none`, thanks are still due, but without a wish for the job, and there is no follow-up.",
        Disguise.KEPT,
    ),
    Property("agency", ONE_LINK, "The consultant of an agency, through whom everything goes.", Disguise.PERSON, apart=True),
    Property("direct", CHECKBOX, "Whether the agency agreed that you thank the interviewers directly.", Disguise.KEPT),
)
PERSON: Final = (
    Property("name", ONE_TEXT, "The name; else that of the file.", Disguise.MADE, apart=True),
    Property("aliases", LIST_OF_TEXTS, "Other names that mean this person, such as one before a marriage.", Disguise.OUT),
    Property("company", TEXT_OR_LINK, "Where they work.", Disguise.COMPANY),
    Property("title", ONE_TEXT, "What they are there.", Disguise.OUT, also=("role",)),
    Property(
        "part",
        one_of("hiring-manager", "interviewer", "recruiter", "agency", "scheduler"),
        "What part they have in the process.",
        Disguise.KEPT,
    ),
    Property("salutation", ONE_TEXT, "How a letter to them begins.", Disguise.OUT),
    Property("email", ONE_TEXT, "Where mail goes.", Disguise.BLANKED, also=("mail", "e_mail")),
    Property("phone", ONE_TEXT, "Where calls go.", Disguise.BLANKED, also=("tel", "telephone")),
    Property("address", Shape("text of several lines"), "Where letters go.", Disguise.BLANKED, apart=True),
    Property(
        "profiles",
        Shape("list of addresses, or `none`", "multitext"),
        "Their public professional profiles.",
        Disguise.MADE,
        apart=True,
        also=("linkedin", "xing", "website"),
    ),
    Property("relay", ONE_LINK, "Who passes things on to them.", Disguise.PERSON, apart=True),
    Property("channel", THANKS_CHANNEL, "How thanks go to them; goes before that of the interview.", Disguise.KEPT),
    Property("country", COUNTRY_CODE, "Where they live; by it the days are counted that a letter takes.", Disguise.KEPT),
    Property("private", LIST_OF_TEXTS, "Profiles to leave alone.", Disguise.OUT),
)
DRAFT: Final = (
    Property("kind", one_of(*DRAFT_KINDS), "What it is.", Disguise.KEPT),
    Property("to", ONE_LINK, "Whom it goes to.", Disguise.PERSON, apart=True),
    Property("interview", ONE_LINK, "The round that it is about.", Disguise.ROUND, apart=True),
    Property("channel", one_of(*CHANNEL_IDS), "How it goes.", Disguise.KEPT),
    Property("created", ONE_DAY, "When it was begun.", Disguise.KEPT, apart=True),
    Property("first_draft", ONE_TEXT, "A fingerprint of the text as the program wrote it.", Disguise.OUT, apart=True),
)
# Keys of other trackers that name one of ours, or hold the time of a day that stands in another key.
OTHER_NAMES: Final[Mapping[str, str]] = {
    **dict.fromkeys(("employer", "organization", "organisation", "firm"), "company"),
    **dict.fromkeys(("position", "job_title", "jobtitle", "job", "title"), "role"),
    **dict.fromkeys(("date", "interview_date", "interviewdate", "when", "datetime"), "start"),
}
BEGIN_KEYS: Final = ("time", "start_time", "starttime")
END_KEYS: Final = ("end_time", "endtime")
TIME_KEYS: Final = (*BEGIN_KEYS, *END_KEYS, "duration")
# Words around the one that tells how it stands (`date_applied`, `thank_you_note_sent`, `current_stage`), which tell nothing more.
_AROUND: Final = (
    "on|date|day|at|is|was|sent|received|done|yet|current|application|interview|job|my|final|last|note|letter|e?mail|process|reason"
)
IF_SO, IF_SAID = "if that is so, ", "if they said so, "
_DEED: Final = (
    r"reject(?:ed|ion)|declined|accepted|hired|withdr[ae]wn?|closed|ghosted|cancell?ed|on_hold|heard_back|replied|last_contact(?:ed)?"
)
# Keys that say how it stands, as patterns, and what to write instead of their `value` about the `person` met; the first that fits counts.
# The lines of the log follow from the key behind IF_SO, from the value behind IF_SAID and where nothing is said.
_STATUS_KEYS: Final[Mapping[str, str]] = {
    "status|stage|outcome|result|decision": "",
    "feedback|response|reply|answer|verdict|state|offer": IF_SAID,
    "thank(?:s|ed)?|thank_?you": "if thanks were sent, write `- {day} thanked {person}` under `## Log`, a line for each person",
    "follow_?up_(?:date|day|on|due)|next_follow_?up": "the day follows from `decision_date`; to put it off, write "
    "`- DATE snoozed follow-up until {value}` under `## Log`",
    "follow(?:ed)?_?up": "if you asked them how it stands, write `- {day} followed up with {person}` under `## Log`",
    _DEED: IF_SO,
    "applied|application_(?:date|day|sent)": "write `- {day} applied to {company}` under `## Log`",
    "next_(?:interview|round|meeting|call)": "write `- DATE heard from {person} next round on {when}` under `## Log`; that round has a "
    "note of its own, by `followup-md new`",
    "deadline|(?:decision|decide|answer)_by": "write `decision_date: {value}` if they decide by then; if you are to answer an offer, "
    "`- DATE offer written answer by {value}` under `## Log`",
    "next_(?:steps?|action)": "write `- they said: {value}` or `- I promised: {value}` under `## Next steps`",
}
# The words of such a value, or key, as a pattern, and each line of the log that they may stand for; the first that fits counts.
_STANDINGS: Final[Mapping[str, tuple[str, ...]]] = {
    "ghost|heard nothing|no (?:response|reply|answer|word)": ("note: {value}",),
    "reject|turned down by|unsuccessful|not selected|no offer|fail|^(?:no|n|false)$": ("rejected",),
    "withdr[ae]w": ("withdrew",),
    "accept|hired": ("accepted",),
    "declin": ("declined", "rejected"),
    "offer": ("offer spoken", "offer written"),
    "hold|paused": ("on hold",),
    "cancel": ("cancelled",),
    "closed|filled": ("closed",),
    "heard|repl(?:y|ied)|respon|answer|last_contact": ("heard from {person}", "replied to {person}"),
}
# What is written instead where no offer is logged: `accepted` and `declined` would not count.
NO_OFFER: Final = {"accepted": "offer spoken` and `- {day} accepted", "declined": "withdrew"}


@lru_cache(maxsize=1024)  # the same dozen keys in every note
def find_status(key: str) -> str | None:
    """Return what is to be said of a normalised key that says how it stands; None for one of somebody's own."""
    pattern = "(?:(?:{0})_)*(?:{1})(?:_(?:{0}))*[?!]*"
    return next((said for words, said in _STATUS_KEYS.items() if re.fullmatch(pattern.format(_AROUND, words), key)), None)


def find_standing(key: str, said: str, value: str, *, is_done: bool) -> tuple[str, tuple[str, ...]]:
    """Return the words of such a key, or its value, that tell how it stands, and the lines of the log that they may stand for, if any.

    A key of which `said` is IF_SAID tells of it alone where the value says that it `is_done`; its value does in a few words only.
    """
    texts = {"": (value,), IF_SO: (key,), IF_SAID: ("" if re.search(r"(?:\S+ ){4}", value) else value, key if is_done else "")}.get(
        said, ()
    )
    found = ((text, lines) for text in texts for words, lines in _STANDINGS.items() if re.search(words, text, re.IGNORECASE))
    return next(found, ("", ()))


NOTES: Final = {"interview note": INTERVIEW, "person note": PERSON, "draft": DRAFT}
