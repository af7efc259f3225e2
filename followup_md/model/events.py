"""Events of the log: one row each, with the phrases that say it and what it means (format.md section 3)."""

from collections.abc import Callable, Mapping
from typing import Final, Literal, NamedTuple

from followup_md.model.channels import EMAIL, LETTER, PHONE
from followup_md.model.states import State

# What stands behind a phrase: nothing, the people of `thanked P`, the action of `waived ACTION`, and so on.
Operand = Literal["", "people", "action", "subject", "question", "from", "on", "company"]


class Phrase(NamedTuple):
    """One way to write an event: its words in lower case, what stands behind them, and the channel that they name by themselves."""

    words: str
    operand: Operand = ""
    channel: str | None = None


class EventSpec(NamedTuple):
    """One event: its `kind`, the `phrases` that say it, the clauses that it takes, and the one that must be there (`needs`).

    `behind` are phrases that stand behind the person: `Priya called`. `of_process`: it says nothing outside an interview note unless it
    names a person. `loose`: unknown words are free text.
    `by`: who acts. `contact`: it counts as contact from them, or from you. `after_offer`: it means nothing before an offer, spoken or
    written (`no-offer-yet`). `ends`: the state that it ends a process in. `search`: it is activity of the search (R5.1).
    `calls_off`: the round does not take place, unless the log says otherwise after it.
    `harmless`: it does no harm when a word that is like it was meant. `weighty`: with words behind it, it may mean something else, as in
    `accepted the 13:00 slot`.
    """

    kind: str
    phrases: tuple[Phrase, ...]
    by: Literal["you", "them", "either", ""] = ""
    contact: bool = False
    clauses: tuple[str, ...] = ()
    needs: str | None = None
    behind: tuple[Phrase, ...] = ()
    of_process: bool = False
    loose: bool = False
    after_offer: bool = False
    ends: State | None = None
    search: bool = False
    calls_off: bool = False
    harmless: bool = False
    weighty: bool = False


def _one(words: str, operand: Operand = "") -> tuple[Phrase, ...]:
    return (Phrase(words, operand),)


_TO_THEM: Final = ("decide by", "write again on", "answer by", "no follow-ups", "no contact")
_OFFER: Final = ("answer by",)
_ME: Final = ("by me",)

EVENTS: Final = (
    EventSpec(
        "thanked",
        (
            Phrase("thanked", "people"),
            Phrase("posted thank-you to", "people", LETTER.id),
            Phrase("sent thank-you to", "people"),
        ),
        "you",
        contact=True,
        harmless=True,
    ),
    EventSpec("followed-up", _one("followed up with", "people"), "you", contact=True, harmless=True),
    EventSpec("replied", _one("replied to", "people"), "you", contact=True, harmless=True),
    EventSpec("sent", _one("sent", "people"), "you", contact=True, harmless=True),
    EventSpec("connected", _one("connected with", "people"), "you", harmless=True),
    EventSpec("engaged", _one("engaged with", "people"), "you", harmless=True),
    EventSpec("shared", _one("shared answer with", "people"), "you", contact=True, harmless=True),
    EventSpec(
        "heard",
        _one("heard from", "people"),
        "them",
        contact=True,
        clauses=_TO_THEM,
        behind=(Phrase("called", "people", PHONE.id), Phrase("wrote", "people"), Phrase("emailed", "people", EMAIL.id)),
        loose=True,
        harmless=True,
    ),
    EventSpec("bounced", _one("bounced", "people")),
    EventSpec("missed", _one("missed", "people")),
    EventSpec(
        "cancelled",
        (Phrase("cancelled"), Phrase("canceled")),
        "either",
        clauses=_ME,
        of_process=True,
        calls_off=True,
        weighty=True,
    ),
    EventSpec("no-show", _one("no show"), "either", clauses=_ME, of_process=True, calls_off=True, weighty=True),
    EventSpec(
        "rescheduled",
        (Phrase("rescheduled from", "from"), Phrase("rescheduled")),
        "either",
        clauses=_ME,
        of_process=True,
        weighty=True,
    ),
    EventSpec("on-hold", _one("on hold"), "them", contact=True, of_process=True),
    EventSpec("rejected", _one("rejected"), "them", contact=True, of_process=True, ends="rejected"),
    EventSpec("closed", _one("closed"), "them", contact=True, of_process=True, ends="closed"),
    EventSpec("reopened", _one("reopened"), "them", contact=True, of_process=True),
    EventSpec(
        "offer-spoken",
        (Phrase("offer spoken"), Phrase("verbal offer"), Phrase("offer by phone", channel=PHONE.id)),
        "them",
        contact=True,
        clauses=_OFFER,
        of_process=True,
    ),
    EventSpec(
        "offer-written",
        (
            Phrase("offer written"),
            Phrase("written offer"),
            Phrase("offer by email", channel=EMAIL.id),
            Phrase("offer by letter", channel=LETTER.id),
            Phrase("offer by e-mail", channel=EMAIL.id),
            Phrase("offer by post", channel=LETTER.id),
        ),
        "them",
        contact=True,
        clauses=_OFFER,
        of_process=True,
    ),
    EventSpec("rescinded", _one("rescinded"), "them", contact=True, of_process=True, after_offer=True, ends="rescinded", weighty=True),
    EventSpec("accepted", _one("accepted"), "you", contact=True, of_process=True, after_offer=True, weighty=True),
    EventSpec("declined", _one("declined"), "you", contact=True, of_process=True, after_offer=True, ends="declined", weighty=True),
    EventSpec("withdrew", _one("withdrew"), "you", contact=True, of_process=True, ends="withdrawn", weighty=True),
    EventSpec("confirmed", _one("confirmed"), "them", contact=True, of_process=True, after_offer=True, weighty=True),
    EventSpec("start-on", _one("start on", "on"), "them", of_process=True, after_offer=True),
    EventSpec("start-dropped", _one("start dropped"), "them", of_process=True, after_offer=True),
    EventSpec("started", _one("started"), "them", of_process=True, after_offer=True, weighty=True),
    EventSpec("condition", _one("condition", "subject"), clauses=("by date",), of_process=True, after_offer=True),
    EventSpec("cleared", _one("cleared", "subject"), of_process=True, after_offer=True),
    EventSpec("applied", (Phrase("applied to", "company"), Phrase("applied")), "you", search=True),
    EventSpec("networked", _one("networked"), "you", search=True),
    EventSpec("researched", _one("researched"), "you", search=True),
    EventSpec("prepared", _one("prepared"), "you", of_process=True),
    EventSpec("practised", (Phrase("practised", "question"), Phrase("practiced", "question")), "you", harmless=True),
    EventSpec("waived", _one("waived", "action"), "you", harmless=True),
    EventSpec("snoozed", _one("snoozed", "action"), "you", clauses=("until",), needs="until", harmless=True),
)


def _select(holds: Callable[[EventSpec], object]) -> frozenset[str]:
    return frozenset(spec.kind for spec in EVENTS if holds(spec))


OWN_CONTACTS: Final = _select(lambda spec: spec.contact and spec.by == "you")
THEIR_CONTACTS: Final = _select(lambda spec: spec.contact and spec.by == "them")
NEED_OFFER: Final = _select(lambda spec: spec.after_offer)
CALLED_OFF: Final = _select(lambda spec: spec.calls_off)
ACTIVITIES: Final = _select(lambda spec: spec.search)
ENDINGS: Final[Mapping[str, State]] = {spec.kind: spec.ends for spec in EVENTS if spec.ends}
OFFERED: Final = frozenset({"offer-spoken", "offer-written"})
