"""Problems: what is wrong with a note, where, and what to do about it."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Literal, NamedTuple


class Level(StrEnum):
    """Severity of a problem (rules.md section 4): unusable data, an unmet rule, or advice."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class Place(NamedTuple):
    """One position in a file of the vault; `path` is relative with `/`, lines and columns count from 1."""

    path: str
    line: int = 1
    column: int = 1


class Correction(NamedTuple):
    """A certain correction of a typing error in a note: `meant` for `typed`.

    A `key` and a `value` of the front matter are parts of a line; a `log-line`, a `heading` and a `bullet` are whole lines
    without indent; an `entry` is a line that the log is to have; `moved` sets `start` (`typed`), the end with it, and a line of the log.
    Several lines are parted by a newline.
    """

    kind: Literal["key", "value", "log-line", "heading", "bullet", "entry", "moved"]
    typed: str
    meant: str


class Problem(NamedTuple):
    """One finding: `message` is lower case without full stop and quotes the value; `hint` says what to do, `correction` does it.

    `choices` are what a log line may stand for, likelier first, each the whole line from its date on, several lines parted by a newline.
    """

    place: Place
    level: Level
    check: str
    message: str
    hint: str
    requirement: str | None = None
    correction: Correction | None = None
    choices: tuple[str, ...] = ()


Subject = Literal["vault", "config", "note", "people", "recap", "thanks", "drafts", "follow-up", "social", "offer", "search"]


class CheckSpec(NamedTuple):
    """One check: its id for `explain`, `--select` and `ignore` comments, its level, and what it guards (rules.md section 4).

    Its page is `check/pages/ID.md`, its function `find_ID` in a module of `check`, unless the reader reports it (`by_reader`): what
    vault, config or parse could not read. After a `doubtful` problem, a fact of the note may be unread or misread:
    what follows from that note is shown as doubtful.
    """

    id: str
    level: Level
    requirement: str | None
    subject: Subject
    by_reader: bool
    doubtful: bool


# The table of all checks, by subject; `explain` lists them in this order.
UNREADABLE_NOTE = CheckSpec("unreadable-note", Level.ERROR, None, "vault", by_reader=True, doubtful=True)
BAD_FRONT_MATTER = CheckSpec("bad-front-matter", Level.ERROR, None, "vault", by_reader=True, doubtful=True)
DUPLICATE_KEY = CheckSpec("duplicate-key", Level.ERROR, None, "vault", by_reader=True, doubtful=True)
CONFLICT_COPY = CheckSpec("conflict-copy", Level.WARNING, None, "vault", by_reader=True, doubtful=False)
CONFLICT_MARKS = CheckSpec("conflict-marks", Level.ERROR, None, "vault", by_reader=True, doubtful=True)
NOTE_OUTSIDE = CheckSpec("note-outside", Level.WARNING, "R0.1", "vault", by_reader=True, doubtful=False)
ID_CLASH = CheckSpec("id-clash", Level.ERROR, None, "vault", by_reader=True, doubtful=False)
PROCESS_CLASH = CheckSpec("process-clash", Level.WARNING, "R0.1", "vault", by_reader=False, doubtful=False)
BROKEN_LINK = CheckSpec("broken-link", Level.WARNING, None, "vault", by_reader=True, doubtful=False)
SENSITIVE_DATA = CheckSpec("sensitive-data", Level.WARNING, None, "vault", by_reader=True, doubtful=False)
VAULT_PUBLIC = CheckSpec("vault-public", Level.WARNING, None, "vault", by_reader=True, doubtful=False)
UNUSED_IGNORE = CheckSpec("unused-ignore", Level.WARNING, None, "vault", by_reader=False, doubtful=False)
IGNORE_WITHOUT_REASON = CheckSpec("ignore-without-reason", Level.WARNING, None, "vault", by_reader=False, doubtful=False)

CONFIG_UNREADABLE = CheckSpec("config-unreadable", Level.ERROR, None, "config", by_reader=True, doubtful=False)
CONFIG_UNKNOWN_KEY = CheckSpec("config-unknown-key", Level.WARNING, None, "config", by_reader=True, doubtful=False)
CONFIG_BAD_VALUE = CheckSpec("config-bad-value", Level.ERROR, None, "config", by_reader=True, doubtful=False)
HOLIDAYS_MISSING = CheckSpec("holidays-missing", Level.WARNING, "R1.14", "config", by_reader=True, doubtful=False)

MISSING_COMPANY = CheckSpec("missing-company", Level.ERROR, "R1.10", "note", by_reader=True, doubtful=False)
MISSING_ROLE = CheckSpec("missing-role", Level.WARNING, "R1.6", "note", by_reader=True, doubtful=False)
MISSING_DATE = CheckSpec("missing-date", Level.ERROR, "R1.8", "note", by_reader=True, doubtful=False)
BAD_DATE = CheckSpec("bad-date", Level.ERROR, "R1.8", "note", by_reader=True, doubtful=True)
MISSING_END = CheckSpec("missing-end", Level.INFO, "R1.8", "note", by_reader=True, doubtful=False)
END_BEFORE_START = CheckSpec("end-before-start", Level.ERROR, "R1.8", "note", by_reader=True, doubtful=True)
UNKNOWN_ZONE = CheckSpec("unknown-zone", Level.ERROR, "R1.8", "note", by_reader=True, doubtful=True)
SKIPPED_LOCAL_TIME = CheckSpec("skipped-local-time", Level.ERROR, "R1.8", "note", by_reader=True, doubtful=True)
REPEATED_LOCAL_TIME = CheckSpec("repeated-local-time", Level.WARNING, "R1.8", "note", by_reader=True, doubtful=True)
TIME_APART = CheckSpec("time-apart", Level.ERROR, "R1.8", "note", by_reader=True, doubtful=True)
ROUND_TOO_LONG = CheckSpec("round-too-long", Level.WARNING, "R1.8", "note", by_reader=True, doubtful=True)
START_FAR_AHEAD = CheckSpec("start-far-ahead", Level.WARNING, "R1.8", "note", by_reader=False, doubtful=False)
MEETING_UNCONFIRMED = CheckSpec("meeting-unconfirmed", Level.INFO, "R4.1", "note", by_reader=False, doubtful=False)
EVENT_IN_FUTURE = CheckSpec("event-in-future", Level.ERROR, "R0.1", "note", by_reader=False, doubtful=True)
SENT_BEFORE_INTERVIEW = CheckSpec("sent-before-interview", Level.ERROR, "R1.8", "note", by_reader=False, doubtful=True)
DUPLICATE_INTERVIEW = CheckSpec("duplicate-interview", Level.WARNING, "R1.12", "note", by_reader=False, doubtful=False)
OVERLAPPING_INTERVIEWS = CheckSpec("overlapping-interviews", Level.WARNING, "R1.8", "note", by_reader=False, doubtful=False)
ROUNDS_OUT_OF_ORDER = CheckSpec("rounds-out-of-order", Level.WARNING, "R0.1", "note", by_reader=False, doubtful=False)
UNKNOWN_FIELD = CheckSpec("unknown-field", Level.WARNING, None, "note", by_reader=True, doubtful=False)
TYPED_STATUS = CheckSpec("typed-status", Level.WARNING, "R0.1", "note", by_reader=True, doubtful=True)
VALUE_CUT = CheckSpec("value-cut", Level.ERROR, None, "note", by_reader=True, doubtful=True)
BAD_VALUE = CheckSpec("bad-value", Level.ERROR, None, "note", by_reader=True, doubtful=False)
UNKNOWN_SECTION = CheckSpec("unknown-section", Level.WARNING, "R4.5", "note", by_reader=True, doubtful=False)
ROUNDS_IN_ONE_NOTE = CheckSpec("rounds-in-one-note", Level.WARNING, "R0.1", "note", by_reader=False, doubtful=False)
LOG_MISPLACED = CheckSpec("log-misplaced", Level.ERROR, None, "note", by_reader=True, doubtful=True)
LOG_NOT_READ = CheckSpec("log-not-read", Level.WARNING, None, "note", by_reader=True, doubtful=False)
NO_OFFER_YET = CheckSpec("no-offer-yet", Level.WARNING, "R5.8", "note", by_reader=False, doubtful=False)
UNKNOWN_EVENT = CheckSpec("unknown-event", Level.ERROR, None, "note", by_reader=True, doubtful=True)
NOT_HAPPENED_YET = CheckSpec("not-happened-yet", Level.INFO, None, "note", by_reader=True, doubtful=False)
VAGUE_DATE = CheckSpec("vague-date", Level.WARNING, "R1.15", "note", by_reader=True, doubtful=True)

NOBODY_MET = CheckSpec("nobody-met", Level.ERROR, "R1.2", "people", by_reader=False, doubtful=False)
NAME_WITH_EXTRAS = CheckSpec("name-with-extras", Level.WARNING, "R1.10", "people", by_reader=True, doubtful=False)
UNNAMED_PERSON = CheckSpec("unnamed-person", Level.WARNING, "R1.2", "people", by_reader=True, doubtful=False)
NO_CONTACT_ROUTE = CheckSpec("no-contact-route", Level.WARNING, "R1.2", "people", by_reader=False, doubtful=False)
AMBIGUOUS_PERSON = CheckSpec("ambiguous-person", Level.ERROR, "R1.2", "people", by_reader=True, doubtful=True)
NAME_SPELLED_TWO_WAYS = CheckSpec("name-spelled-two-ways", Level.WARNING, "R1.10", "people", by_reader=False, doubtful=False)
SAME_PERSON_TWICE = CheckSpec("same-person-twice", Level.INFO, "R2.4", "people", by_reader=False, doubtful=False)
NO_DECIDER = CheckSpec("no-decider", Level.INFO, "R1.14", "people", by_reader=False, doubtful=False)
AGENCY_DIRECT = CheckSpec("agency-direct", Level.WARNING, "R1.1", "people", by_reader=False, doubtful=False)

RECAP_MISSING = CheckSpec("recap-missing", Level.WARNING, "R4.4", "recap", by_reader=False, doubtful=False)
RECAP_ONE_SIDED = CheckSpec("recap-one-sided", Level.WARNING, "R4.6", "recap", by_reader=False, doubtful=False)
RECAP_SECTION_MISSING = CheckSpec("recap-section-missing", Level.WARNING, "R4.5", "recap", by_reader=False, doubtful=False)
RECAP_THIN = CheckSpec("recap-thin", Level.WARNING, "R4.5", "recap", by_reader=False, doubtful=False)
NOTHING_PER_PERSON = CheckSpec("nothing-per-person", Level.WARNING, "R1.4", "recap", by_reader=False, doubtful=False)
NO_NEXT_STEP = CheckSpec("no-next-step", Level.WARNING, "R1.15", "recap", by_reader=False, doubtful=False)
PROMISE_OPEN = CheckSpec("promise-open", Level.WARNING, "R3.7", "recap", by_reader=False, doubtful=False)
REVIEW_MISSING = CheckSpec("review-missing", Level.WARNING, "R3.4", "recap", by_reader=False, doubtful=False)
RATING_RANGE = CheckSpec("rating-range", Level.ERROR, "R3.1", "recap", by_reader=True, doubtful=False)
STUMBLE_NO_BETTER_ANSWER = CheckSpec("stumble-no-better-answer", Level.WARNING, "R3.6", "recap", by_reader=False, doubtful=False)
STUMBLE_NOT_ADDRESSED = CheckSpec("stumble-not-addressed", Level.WARNING, "R3.8", "recap", by_reader=False, doubtful=False)
SAME_STUMBLE_AGAIN = CheckSpec("same-stumble-again", Level.WARNING, "R3.5", "recap", by_reader=False, doubtful=False)
FLAWLESS = CheckSpec("flawless", Level.INFO, "R3.3", "recap", by_reader=False, doubtful=False)

THANKS_MISSING = CheckSpec("thanks-missing", Level.WARNING, "R1.1", "thanks", by_reader=False, doubtful=False)
THANKS_LATE = CheckSpec("thanks-late", Level.INFO, "R1.8", "thanks", by_reader=False, doubtful=False)
THANKS_BY_EMAIL = CheckSpec("thanks-by-email", Level.WARNING, "R1.9", "thanks", by_reader=False, doubtful=False)
THANKS_ARRIVES_LATE = CheckSpec("thanks-arrives-late", Level.WARNING, "R1.8", "thanks", by_reader=False, doubtful=False)
THANKS_GROUP = CheckSpec("thanks-group", Level.WARNING, "R1.3", "thanks", by_reader=False, doubtful=False)
THANKS_TWICE = CheckSpec("thanks-twice", Level.ERROR, "R1.12", "thanks", by_reader=False, doubtful=False)

DRAFT_PLACEHOLDER = CheckSpec("draft-placeholder", Level.ERROR, "R1.5", "drafts", by_reader=False, doubtful=False)
DRAFT_WRONG_COMPANY = CheckSpec("draft-wrong-company", Level.ERROR, "R1.10", "drafts", by_reader=False, doubtful=False)
DRAFT_WRONG_NAME = CheckSpec("draft-wrong-name", Level.ERROR, "R1.10", "drafts", by_reader=False, doubtful=False)
DRAFT_WRONG_DAY = CheckSpec("draft-wrong-day", Level.ERROR, "R1.10", "drafts", by_reader=False, doubtful=False)
DRAFT_NO_SENDER = CheckSpec("draft-no-sender", Level.WARNING, "R1.11", "drafts", by_reader=False, doubtful=False)
DRAFT_NO_TOPIC = CheckSpec("draft-no-topic", Level.ERROR, "R1.4", "drafts", by_reader=False, doubtful=False)
DRAFT_MISSES_INTEREST = CheckSpec("draft-misses-interest", Level.WARNING, "R1.6", "drafts", by_reader=False, doubtful=False)
DRAFT_TWIN = CheckSpec("draft-twin", Level.WARNING, "R1.5", "drafts", by_reader=False, doubtful=False)
DRAFT_REPEATS_ROUND = CheckSpec("draft-repeats-round", Level.WARNING, "R1.5", "drafts", by_reader=False, doubtful=False)
DRAFT_APOLOGY = CheckSpec("draft-apology", Level.WARNING, "R3.6", "drafts", by_reader=False, doubtful=False)
DRAFT_PRESSURE = CheckSpec("draft-pressure", Level.WARNING, "R1.16", "drafts", by_reader=False, doubtful=False)
DRAFT_MONEY = CheckSpec("draft-money", Level.WARNING, "R1.10", "drafts", by_reader=False, doubtful=False)
DRAFT_LENGTH = CheckSpec("draft-length", Level.WARNING, "R1.10", "drafts", by_reader=False, doubtful=False)
INVITE_TOO_LONG = CheckSpec("invite-too-long", Level.ERROR, "R2.4", "drafts", by_reader=False, doubtful=False)
INVITE_ASKS_STATUS = CheckSpec("invite-asks-status", Level.WARNING, "R1.12", "drafts", by_reader=False, doubtful=False)
INVITE_QUOTA = CheckSpec("invite-quota", Level.INFO, "R2.7", "drafts", by_reader=False, doubtful=False)
SOCIAL_PUBLIC_MENTION = CheckSpec("social-public-mention", Level.ERROR, "R3.9", "drafts", by_reader=False, doubtful=False)
DRAFT_FORM_LETTER = CheckSpec("draft-form-letter", Level.WARNING, "R1.5", "drafts", by_reader=False, doubtful=False)
DRAFT_TOPIC_UNKNOWN = CheckSpec("draft-topic-unknown", Level.WARNING, "R1.4", "drafts", by_reader=False, doubtful=False)
DRAFT_PRIVATE_LEAK = CheckSpec("draft-private-leak", Level.ERROR, "R4.6", "drafts", by_reader=False, doubtful=False)
DRAFT_STUMBLES_MANY = CheckSpec("draft-stumbles-many", Level.WARNING, "R3.6", "drafts", by_reader=False, doubtful=False)

FOLLOW_UP_EARLY = CheckSpec("follow-up-early", Level.ERROR, "R1.14", "follow-up", by_reader=False, doubtful=False)
FOLLOW_UP_PEST = CheckSpec("follow-up-pest", Level.ERROR, "R1.12", "follow-up", by_reader=False, doubtful=False)
FOLLOW_UP_MANY_PEOPLE = CheckSpec("follow-up-many-people", Level.WARNING, "R1.12", "follow-up", by_reader=False, doubtful=False)
FOLLOW_UP_TWO_CHANNELS = CheckSpec("follow-up-two-channels", Level.ERROR, "R1.12", "follow-up", by_reader=False, doubtful=False)
FOLLOW_UP_NO_THANKS = CheckSpec("follow-up-no-thanks", Level.WARNING, "R1.1", "follow-up", by_reader=False, doubtful=False)
DECISION_BEFORE_INTERVIEW = CheckSpec("decision-before-interview", Level.ERROR, "R1.15", "follow-up", by_reader=True, doubtful=True)
DECISION_DIFFERS = CheckSpec("decision-differs", Level.WARNING, "R1.15", "follow-up", by_reader=True, doubtful=False)
DECISION_PASSED = CheckSpec("decision-passed", Level.INFO, "R1.15", "follow-up", by_reader=False, doubtful=False)
DECISION_ON_DAY_OFF = CheckSpec("decision-on-day-off", Level.INFO, "R1.15", "follow-up", by_reader=False, doubtful=False)
INTERVIEWING_AFTER_NO = CheckSpec("interviewing-after-no", Level.WARNING, "R1.18", "follow-up", by_reader=False, doubtful=False)
TOLD_NO_CONTACT = CheckSpec("told-no-contact", Level.ERROR, "R1.13", "follow-up", by_reader=False, doubtful=False)

PROFILE_NOT_PROFESSIONAL = CheckSpec("profile-not-professional", Level.WARNING, "R2.2", "social", by_reader=False, doubtful=False)
NETWORK_GONE = CheckSpec("network-gone", Level.WARNING, "R2.3", "social", by_reader=False, doubtful=False)
CONNECT_MISSING = CheckSpec("connect-missing", Level.WARNING, "R2.4", "social", by_reader=False, doubtful=False)
ANSWER_BEFORE_CONNECT = CheckSpec("answer-before-connect", Level.ERROR, "R3.8", "social", by_reader=False, doubtful=False)

HINT_IS_NOT_OFFER = CheckSpec("hint-is-not-offer", Level.WARNING, "R5.5", "offer", by_reader=False, doubtful=False)
VERBAL_ONLY = CheckSpec("verbal-only", Level.WARNING, "R5.8", "offer", by_reader=False, doubtful=False)
NO_START_DATE = CheckSpec("no-start-date", Level.WARNING, "R5.8", "offer", by_reader=False, doubtful=False)
START_DATE_ODD = CheckSpec("start-date-odd", Level.WARNING, "R5.8", "offer", by_reader=False, doubtful=False)
CONDITIONS_OPEN = CheckSpec("conditions-open", Level.WARNING, "R5.8", "offer", by_reader=False, doubtful=False)
OFFER_TERMS_MISSING = CheckSpec("offer-terms-missing", Level.WARNING, "R5.8", "offer", by_reader=False, doubtful=False)
OFFER_DEADLINE_NEAR = CheckSpec("offer-deadline-near", Level.WARNING, "R5.8", "offer", by_reader=False, doubtful=False)
WITHDRAW_MISSING = CheckSpec("withdraw-missing", Level.WARNING, "R5.8", "offer", by_reader=False, doubtful=False)
INTERVIEWING_AFTER_YES = CheckSpec("interviewing-after-yes", Level.WARNING, "R5.8", "offer", by_reader=False, doubtful=False)

STOPPED_TOO_EARLY = CheckSpec("stopped-too-early", Level.ERROR, "R5.8", "search", by_reader=True, doubtful=False)
SEARCH_SLOWED = CheckSpec("search-slowed", Level.WARNING, "R5.3", "search", by_reader=False, doubtful=False)
SEARCH_IDLE = CheckSpec("search-idle", Level.WARNING, "R5.1", "search", by_reader=False, doubtful=False)
FEW_LIVE = CheckSpec("few-live", Level.INFO, "R5.2", "search", by_reader=False, doubtful=False)
WITHDREW_TOO_EARLY = CheckSpec("withdrew-too-early", Level.WARNING, "R5.8", "search", by_reader=False, doubtful=False)
SILENT_PROCESS = CheckSpec("silent-process", Level.INFO, "R4.12", "search", by_reader=False, doubtful=False)

# Every row above, by its id.
CHECKS: Mapping[str, CheckSpec] = {row.id: row for row in tuple(globals().values()) if isinstance(row, CheckSpec)}
SUBJECTS: tuple[Subject, ...] = tuple(dict.fromkeys(check.subject for check in CHECKS.values()))
DOUBTFUL = frozenset(check.id for check in CHECKS.values() if check.doubtful)


def report(
    check: CheckSpec, place: Place, message: str, hint: str, correction: Correction | None = None, choices: tuple[str, ...] = ()
) -> Problem:
    """Build the problem of a check, with its level and requirement."""
    return Problem(place, check.level, check.id, message, hint, check.requirement, correction, choices)
