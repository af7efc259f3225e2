"""Events and channels of the log: one row each, with the phrases that name it and what it means (format.md section 3)."""

from collections.abc import Callable, Mapping
from typing import Final, Literal, NamedTuple, get_args

from followup_md.model.states import State


class Channel(NamedTuple):
    """One channel: its `id` as typed, `words` for a list of activities, and in `also` other words for it that the log accepts.

    `paper` says that a draft goes out on paper, `needs` names the required key of a person note, `brief` says that a message
    is as short as a mail. `thanks` and `asks` say that a thank-you note or a follow-up can be drafted for it.
    """

    id: str
    words: str
    also: tuple[str, ...] = ()
    paper: bool = False
    needs: Literal["address", "email"] | None = None
    brief: bool = False
    thanks: bool = False
    asks: bool = False


LETTER: Final = Channel("letter", "by letter", also=("post",), paper=True, needs="address", thanks=True)
HAND: Final = Channel("hand", "by hand", paper=True, thanks=True)
EMAIL: Final = Channel("email", "by e-mail", also=("e-mail",), needs="email", brief=True, thanks=True, asks=True)
PHONE: Final = Channel("phone", "by phone", asks=True)
MESSAGE: Final = Channel("message", "by message", brief=True)
VISIT: Final = Channel("visit", "in person")
CHANNELS: Final = (LETTER, HAND, EMAIL, PHONE, Channel("text", "by text", brief=True), MESSAGE, VISIT)
CHANNEL_IDS: Final = tuple(channel.id for channel in CHANNELS)
CHANNEL_SYNONYMS: Final[Mapping[str, str]] = {word: channel.id for channel in CHANNELS for word in channel.also}
CHANNEL_BY_ID: Final[Mapping[str, Channel]] = {channel.id: channel for channel in CHANNELS}
# Settings for the channel of thank-you notes (R1.7): letter, mail, or both; `both` is not a channel in a log line.
ThanksChannel = Literal["letter", "email", "both"]
THANKS_CHANNELS: Final[tuple[str, ...]] = get_args(ThanksChannel)
BOTH: Final = THANKS_CHANNELS[-1]


# Professional networks, the likeliest first, and programs for messages, as a line of the log may name them: `on LinkedIn`.
NETWORKS: Final = ("linkedin", "x", "xing", "github", "gitlab", "bluesky", "mastodon", "stackoverflow", "researchgate", "orcid")
MESSENGERS: Final = ("whatsapp", "signal", "telegram", "slack", "teams")
# Post to some, a mail to others: it is asked which.
EITHER_MAIL: Final = "mail"


def split_channel(setting: str) -> tuple[str, ...]:
    """Return the channels meant by a thank-you setting: two for `both`."""
    return (LETTER.id, EMAIL.id) if setting == BOTH else (setting,)


# What follows a phrase: nothing, the people of `thanked P`, the action of `waived ACTION`, and so on.
Operand = Literal["", "people", "action", "subject", "question", "from", "on", "company", "known-company"]


class LogPhrase(NamedTuple):
    """One way to write an event: its words in lower case, what follows them, and the channel that the words imply."""

    words: str
    operand: Operand = ""
    channel: str | None = None


class EventSpec(NamedTuple):
    """One event: its `kind`, its `phrases`, the clauses that it takes, and the required one (`needs`).

    `behind` are phrases that come after the person: `Priya called`. `elsewhere` are phrases of other notes that name a company, for an
    application without a round: `rejected by Acme`. `online`: a network is where it happens, else it is how something was sent.
    `neutral`: the line is kept and counts as nothing.
    `of_process`: it has no meaning outside an interview note unless it names a person. `loose`: unknown words are free text.
    `by`: who acts. `contact`: it counts as contact from them, or from you. `after_offer`: it means nothing before an offer, spoken or
    written (`no-offer-yet`). `ends`: the state that it ends a process in. `search`: it is activity of the search (R5.1).
    `calls_off`: the round does not take place, unless a later log line says otherwise.
    `harmless`: a wrong guess at it does no harm. `weighty`: with words after it, it may mean something else, as in
    `accepted the 13:00 slot`.
    """

    kind: str
    phrases: tuple[LogPhrase, ...]
    by: Literal["you", "them", "either", ""] = ""
    contact: bool = False
    clauses: tuple[str, ...] = ()
    needs: str | None = None
    behind: tuple[LogPhrase, ...] = ()
    elsewhere: tuple[LogPhrase, ...] = ()
    online: bool = False
    of_process: bool = False
    loose: bool = False
    after_offer: bool = False
    ends: State | None = None
    search: bool = False
    calls_off: bool = False
    harmless: bool = False
    weighty: bool = False
    neutral: bool = False


def _one(words: str, operand: Operand = "") -> tuple[LogPhrase, ...]:
    return (LogPhrase(words, operand),)


# What the words beside a day say of it: the clause that takes the day, in the order in which they are looked for.
CLAUSE_WORDS: Final[Mapping[str, str]] = {
    "write again on": "not to (chase|call|ring|write|contact|follow up)(?=.* (before|until|till|for) )"
    "|try (her|him|them|me) again|(?<!will )(?<!'ll )(call|ring|phone|write to|email|e-mail|text|chase|contact) (me|her|him|them)"
    "|(get|come) back to (us|me|them|her|him) (after|from)|(call|ring|phone|write"
    "|email) (back|again)|get in touch|check back|check in|check again|follow up|ping|try again"
    "|touch base|come back to (her|him|them)|remind",
    "decide by": "decid\\w*|decision|hear back|hear from|hear (by|on|before|within)"
    "|(let|letting) me know|get back|gets? back|getting back|come back to me|outcome|verdict|result|results|feedback|answer by"
    "|an answer|needs? .*(?:weeks?|days?|months?|time|fortnight)|more time|extend\\w*|delay\\w*|know more|update|news|will (call"
    "|ring|email|e-mail|write|phone|tell|be in touch|confirm)|deadline|be in touch|takes? (until|another)|offer",
    "next round on": "interviews?|rounds?|call|meeting|meet|chat|session|on-?site|visit|trial|stage|invited|come in|back in"
    "|come back in|lunch|screen|presentation|test|zoom|teams|tour|walk|back for|shadow\\w*|invit\\w+"
    "|panel|assessment|technical|(see|meet|have) (me|you) (again|back|in)|(can|could) you (do|make)|are you (free|available)",
}

_TO_THEM: Final = ("decide by", "write again on", "answer by", "next round", "wants", "no follow-ups", "no contact")
_OFFER: Final = ("answer by",)
_ME: Final = ("by me",)

EVENTS: Final = (
    EventSpec(
        "thanked",
        (LogPhrase("thanked", "people"), LogPhrase("posted thank-you to", "people", LETTER.id), LogPhrase("sent thank-you to", "people")),
        "you",
        contact=True,
        harmless=True,
    ),
    EventSpec("followed-up", _one("followed up with", "people"), "you", contact=True, harmless=True),
    EventSpec("replied", _one("replied to", "people"), "you", contact=True, harmless=True),
    EventSpec("sent", _one("sent", "people"), "you", contact=True, harmless=True),
    EventSpec("connected", _one("connected with", "people"), "you", online=True, harmless=True),
    EventSpec("engaged", _one("engaged with", "people"), "you", online=True, harmless=True),
    EventSpec("shared", _one("shared answer with", "people"), "you", contact=True, online=True, harmless=True),
    EventSpec(
        "heard",
        _one("heard from", "people"),
        "them",
        contact=True,
        clauses=_TO_THEM,
        behind=(LogPhrase("called", "people", PHONE.id), LogPhrase("wrote", "people"), LogPhrase("emailed", "people", EMAIL.id)),
        elsewhere=_one("heard from", "known-company"),
        loose=True,
        harmless=True,
    ),
    EventSpec("bounced", _one("bounced", "people")),
    EventSpec("missed", _one("missed", "people")),
    EventSpec(
        "left",
        (),
        "them",
        behind=(
            LogPhrase("has left", "people"),
            LogPhrase("has left the company", "people"),
            LogPhrase("is no longer with them", "people"),
        ),
    ),
    EventSpec(
        "cancelled", (LogPhrase("cancelled"), LogPhrase("canceled")), "either", clauses=_ME, of_process=True, calls_off=True, weighty=True
    ),
    EventSpec("no-show", _one("no show"), "either", clauses=_ME, of_process=True, calls_off=True, weighty=True),
    EventSpec(
        "rescheduled",
        (LogPhrase("rescheduled from", "from"), LogPhrase("rescheduled")),
        "either",
        clauses=_ME,
        of_process=True,
        weighty=True,
    ),
    EventSpec("on-hold", _one("on hold"), "them", contact=True, elsewhere=_one("on hold at", "known-company"), of_process=True),
    EventSpec(
        "rejected", _one("rejected"), "them", contact=True, elsewhere=_one("rejected by", "known-company"), of_process=True, ends="rejected"
    ),
    EventSpec("closed", _one("closed"), "them", contact=True, elsewhere=_one("closed at", "known-company"), of_process=True, ends="closed"),
    EventSpec("reopened", _one("reopened"), "them", contact=True, of_process=True),
    EventSpec(
        "offer-spoken",
        (LogPhrase("offer spoken"), LogPhrase("verbal offer"), LogPhrase("offer by phone", channel=PHONE.id)),
        "them",
        contact=True,
        clauses=_OFFER,
        of_process=True,
    ),
    EventSpec(
        "offer-written",
        (
            LogPhrase("offer written"),
            LogPhrase("written offer"),
            LogPhrase("offer by email", channel=EMAIL.id),
            LogPhrase("offer by letter", channel=LETTER.id),
            LogPhrase("offer by e-mail", channel=EMAIL.id),
            LogPhrase("offer by post", channel=LETTER.id),
        ),
        "them",
        contact=True,
        clauses=_OFFER,
        of_process=True,
    ),
    EventSpec("rescinded", _one("rescinded"), "them", contact=True, of_process=True, after_offer=True, ends="rescinded", weighty=True),
    EventSpec("accepted", _one("accepted"), "you", contact=True, of_process=True, after_offer=True, weighty=True),
    EventSpec("declined", _one("declined"), "you", contact=True, of_process=True, after_offer=True, ends="declined", weighty=True),
    EventSpec(
        "withdrew",
        _one("withdrew"),
        "you",
        contact=True,
        elsewhere=_one("withdrew from", "known-company"),
        of_process=True,
        ends="withdrawn",
        weighty=True,
    ),
    EventSpec("confirmed", _one("confirmed"), "them", contact=True, of_process=True, after_offer=True, weighty=True),
    EventSpec("start-on", _one("start on", "on"), "them", of_process=True, after_offer=True),
    EventSpec("start-dropped", _one("start dropped"), "them", of_process=True, after_offer=True),
    EventSpec("started", _one("started"), "them", of_process=True, after_offer=True, weighty=True),
    EventSpec("condition", _one("condition", "subject"), clauses=("by date",), of_process=True, after_offer=True),
    EventSpec("cleared", _one("cleared", "subject"), of_process=True, after_offer=True),
    EventSpec("applied", (LogPhrase("applied to", "company"), LogPhrase("applied")), "you", online=True, search=True),
    EventSpec("networked", _one("networked"), "you", online=True, search=True),
    EventSpec("researched", _one("researched"), "you", online=True, search=True),
    EventSpec("prepared", _one("prepared"), "you", of_process=True),
    EventSpec("practised", (LogPhrase("practised", "question"), LogPhrase("practiced", "question")), "you", harmless=True),
    EventSpec("waived", _one("waived", "action"), "you", harmless=True),
    EventSpec("snoozed", _one("snoozed", "action"), "you", clauses=("until",), needs="until", harmless=True),
    EventSpec("note", _one("note"), neutral=True),
)


def _select(holds: Callable[[EventSpec], object]) -> frozenset[str]:
    return frozenset(spec.kind for spec in EVENTS if holds(spec))


OWN_CONTACTS: Final = _select(lambda spec: spec.contact and spec.by == "you")
THEIR_CONTACTS: Final = _select(lambda spec: spec.contact and spec.by == "them")
NEED_OFFER: Final = _select(lambda spec: spec.after_offer)
CALLED_OFF: Final = _select(lambda spec: spec.calls_off)
ACTIVITIES: Final = _select(lambda spec: spec.search)
ENDINGS: Final[Mapping[str, State]] = {spec.kind: spec.ends for spec in EVENTS if spec.ends}
ENDED_OR_REOPENED: Final = frozenset({*ENDINGS, "reopened"})
OFFERED: Final = frozenset({"offer-spoken", "offer-written"})
