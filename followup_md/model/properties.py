"""The keys of the front matter of each kind of note, a row each (format.md sections 2.1, 4 and 5); Obsidian calls them properties.

The reader, `init --obsidian`, `explain`, the docs and the disguise of the public pages take a key from its row.
"""

from __future__ import annotations

from enum import Enum, auto
from typing import Final, NamedTuple

from followup_md.model.draft import DRAFT_KINDS
from followup_md.problem import MISSING_COMPANY, MISSING_DATE, MISSING_END, MISSING_ROLE, NO_NEXT_STEP, NOBODY_MET, CheckSpec


class Disguise(Enum):
    """What becomes of a value in the public pages."""

    KEPT = auto()  # it passes as it is
    BLANKED = auto()  # that there is a text passes, and how many there are, but not what they say
    COMPANY = auto()  # the name that stands for it passes; so with the next ones
    PROCESS = auto()
    ROUND = auto()
    NOTE = auto()
    DRAFT = auto()
    PERSON = auto()
    PEOPLE = auto()
    QUESTION = auto()
    SUBJECT = auto()
    KIND = auto()  # it passes where many rounds have that kind
    MADE = auto()  # the function for this kind of fact says what stands there
    OUT = auto()  # it does not pass


class Shape(NamedTuple):
    """What a key `takes`, in words; its type in Obsidian; and the `words` that alone are allowed, where it is a choice."""

    takes: str
    obsidian: str = "text"
    words: tuple[str, ...] = ()


class Property(NamedTuple):
    """One key: its name, what it takes, what it means, and what becomes of it in the public pages.

    `missing` is the check that tells when it is not there. The value goes to the field of that name of the note's facts, where they have
    one; `apart` says that code of its own reads it, together with others or with more to say about a wrong value.
    """

    name: str
    shape: Shape
    meaning: str
    disguise: Disguise
    missing: CheckSpec | None = None
    apart: bool = False


def choice(*words: str) -> Shape:
    """Take one of some words."""
    return Shape(", ".join(f"`{word}`" for word in words), words=words)


TEXT: Final = Shape("text")
TEXT_OR_LINK: Final = Shape("text or `[[link]]`")
LINK: Final = Shape("`[[link]]`")
TEXTS: Final = Shape("list of texts", "multitext")
NAMES: Final = Shape("list of `[[links]]` or names", "multitext")
FLAG: Final = Shape("`true` or `false`", "checkbox")
DAY: Final = Shape("date", "date")
MOMENT: Final = Shape("date & time", "datetime")
MOMENT_OR_DAY: Final = Shape("date & time, or date", "datetime")
ZONE: Final = Shape("IANA zone")
COUNTRY: Final = Shape("ISO 3166 code")
CHANNEL: Final = choice("letter", "email", "both")

INTERVIEW: Final = (
    Property("company", TEXT_OR_LINK, "The employer.", Disguise.COMPANY, missing=MISSING_COMPANY, apart=True),
    Property("role", TEXT, "The job.", Disguise.MADE, missing=MISSING_ROLE, apart=True),
    Property(
        "start",
        MOMENT_OR_DAY,
        "When it begins: local wall time in `timezone`, or with an offset; with a date alone the end is taken as 17:00, and said so.",
        Disguise.KEPT,
        missing=MISSING_DATE,
        apart=True,
    ),
    Property(
        "end",
        MOMENT,
        "When it ends: without it 60 minutes after the start, 30 for `kind: phone-screen`.",
        Disguise.KEPT,
        missing=MISSING_END,
        apart=True,
    ),
    Property("timezone", ZONE, "Where it is held: without it that of followup.toml, else UTC with a problem.", Disguise.OUT, apart=True),
    Property(
        "kind",
        TEXT,
        "What kind of round: `phone-screen`, `technical`, `panel`, `onsite`, `final`, `informational`, `career-fair`, or any text.",
        Disguise.KIND,
        apart=True,
    ),
    Property("interviewers", NAMES, "Who took part in judging or talking with you.", Disguise.PEOPLE, missing=NOBODY_MET, apart=True),
    Property(
        "decision_date",
        DAY,
        "When they said they would decide; not told: leave it empty and write `- they said: no date`.",
        Disguise.KEPT,
        missing=NO_NEXT_STEP,
        apart=True,
    ),
    Property("decision_from", LINK, "Who said so.", Disguise.PERSON, apart=True),
    Property("process", TEXT, "What joins rounds: without it company and role do.", Disguise.PROCESS, apart=True),
    Property("channel", CHANNEL, "How to thank for this interview, instead of `thank_you.channel`.", Disguise.KEPT),
    Property("country", COUNTRY, "Whose holidays and post days count, instead of `calendar.country`.", Disguise.KEPT),
    Property("interest", choice("high", "some", "none"), "With `none`: thanks still, but no wish in it and no follow-up.", Disguise.KEPT),
    Property("agency", LINK, "The consultant through whom everything goes.", Disguise.PERSON, apart=True),
    Property("direct", FLAG, "Whether the agency agreed to direct thanks.", Disguise.KEPT),
)
PERSON: Final = (
    Property("name", TEXT, "The name: without it that of the file.", Disguise.MADE, apart=True),
    Property("company", TEXT_OR_LINK, "Where they work.", Disguise.COMPANY),
    Property("title", TEXT, "What they are there.", Disguise.OUT),
    Property(
        "part",
        choice("hiring-manager", "interviewer", "recruiter", "agency", "scheduler"),
        "What part they have in the process.",
        Disguise.KEPT,
    ),
    Property("salutation", TEXT, "How a letter to them begins.", Disguise.OUT),
    Property("email", TEXT, "Where mail goes.", Disguise.BLANKED),
    Property("phone", TEXT, "Where calls go.", Disguise.BLANKED),
    Property("address", Shape("text of several lines"), "Where letters go.", Disguise.BLANKED, apart=True),
    Property(
        "profiles", Shape("list of URLs, or `none`", "multitext"), "Where they are on professional networks.", Disguise.MADE, apart=True
    ),
    Property("relay", LINK, "Who passes things on to them.", Disguise.PERSON, apart=True),
    Property("channel", CHANNEL, "How to thank them, whatever the interview says.", Disguise.KEPT),
    Property("country", COUNTRY, "Where they live: decides how long the post takes.", Disguise.KEPT),
    Property("private", TEXTS, "Profiles to leave alone.", Disguise.OUT),
)
DRAFT: Final = (
    Property("kind", choice(*DRAFT_KINDS), "What it is.", Disguise.KEPT),
    Property("to", LINK, "Whom it goes to.", Disguise.PERSON, apart=True),
    Property("interview", LINK, "The round that it is about.", Disguise.ROUND, apart=True),
    Property("channel", choice("letter", "hand", "email", "phone", "text", "message", "visit"), "How it goes.", Disguise.KEPT),
    Property("created", DAY, "When it was begun.", Disguise.KEPT, apart=True),
    Property("first_draft", TEXT, "What tells whether the text is still as this program wrote it.", Disguise.OUT, apart=True),
)
NOTES: Final = {"interview note": INTERVIEW, "person note": PERSON, "draft": DRAFT}
