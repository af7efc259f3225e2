"""The words of the log's grammar as data: its events, what each takes, and its qualifiers and clauses (format.md section 3)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

Operand = Literal["", "people", "action", "subject", "question", "from", "on", "company"]
Value = Literal["date", "flag", "channel", "word", "person", "reason"]

CHANNELS = ("letter", "hand", "email", "phone", "text", "message", "visit")
ALSO_CHANNELS: Mapping[str, str] = {"e-mail": "email", "post": "letter"}


class EventRow(NamedTuple):
    """One way to write an event: `words` as typed in lower case, the `kind` it is, and what may stand behind it.

    `clauses` are the leads of CLAUSES that it takes, `needs` the one that must be there. `of_process` events say nothing outside
    an interview note unless they name a person. `channel` is what the words imply; `loose` lets unknown words be free text.
    """

    words: str
    kind: str
    operand: Operand = ""
    clauses: tuple[str, ...] = ()
    needs: str | None = None
    of_process: bool = False
    channel: str | None = None
    loose: bool = False


class Part(NamedTuple):
    """A qualifier or clause: the field of an event that it sets, and the kind of value behind its lead words."""

    field: str
    value: Value


QUALIFIERS: Mapping[str, Part] = {
    "by": Part("channel", "channel"),
    "on": Part("network", "word"),
    "via": Part("via", "person"),
    "because": Part("reason", "reason"),
}
BY_DATE = "by date"  # `by` with a date behind it: no channel
CLAUSES: Mapping[str, Part] = {
    "by me": Part("by_me", "flag"),
    "decide by": Part("decide_by", "date"),
    "write again on": Part("write_again", "date"),
    "answer by": Part("answer_by", "date"),
    "no follow-ups": Part("no_follow_ups", "flag"),
    "no contact": Part("no_contact", "flag"),
    "until": Part("until", "date"),
    BY_DATE: Part("until", "date"),
}
# The clauses whose date is looked for in free text, whatever the event: there it would be lost.
TELLING = ("decide by", "write again on", "answer by")
# The clauses without a date that change what may be done, looked for in what they said.
FLAGS = ("no follow-ups", "no contact")

_HEARD = ("decide by", "write again on", "answer by", "no follow-ups", "no contact")
_OFFER = ("answer by",)
_ME = ("by me",)

EVENTS: tuple[EventRow, ...] = (
    EventRow("thanked", "thanked", "people"),
    EventRow("posted thank-you to", "thanked", "people", channel="letter"),
    EventRow("sent thank-you to", "thanked", "people"),
    EventRow("followed up with", "followed-up", "people"),
    EventRow("replied to", "replied", "people"),
    EventRow("sent", "sent", "people"),
    EventRow("connected with", "connected", "people"),
    EventRow("engaged with", "engaged", "people"),
    EventRow("shared answer with", "shared", "people"),
    EventRow("heard from", "heard", "people", _HEARD, loose=True),
    EventRow("bounced", "bounced", "people"),
    EventRow("missed", "missed", "people"),
    EventRow("cancelled", "cancelled", clauses=_ME, of_process=True),
    EventRow("canceled", "cancelled", clauses=_ME, of_process=True),
    EventRow("no show", "no-show", clauses=_ME, of_process=True),
    EventRow("rescheduled from", "rescheduled", "from", _ME, of_process=True),
    EventRow("rescheduled", "rescheduled", clauses=_ME, of_process=True),
    EventRow("on hold", "on-hold", of_process=True),
    EventRow("rejected", "rejected", of_process=True),
    EventRow("closed", "closed", of_process=True),
    EventRow("reopened", "reopened", of_process=True),
    EventRow("offer spoken", "offer-spoken", clauses=_OFFER, of_process=True),
    EventRow("verbal offer", "offer-spoken", clauses=_OFFER, of_process=True),
    EventRow("offer by phone", "offer-spoken", clauses=_OFFER, of_process=True, channel="phone"),
    EventRow("offer written", "offer-written", clauses=_OFFER, of_process=True),
    EventRow("written offer", "offer-written", clauses=_OFFER, of_process=True),
    EventRow("offer by email", "offer-written", clauses=_OFFER, of_process=True, channel="email"),
    EventRow("offer by letter", "offer-written", clauses=_OFFER, of_process=True, channel="letter"),
    EventRow("offer by e-mail", "offer-written", clauses=_OFFER, of_process=True, channel="email"),
    EventRow("offer by post", "offer-written", clauses=_OFFER, of_process=True, channel="letter"),
    EventRow("rescinded", "rescinded", of_process=True),
    EventRow("accepted", "accepted", of_process=True),
    EventRow("declined", "declined", of_process=True),
    EventRow("withdrew", "withdrew", of_process=True),
    EventRow("confirmed", "confirmed", of_process=True),
    EventRow("start on", "start-on", "on", of_process=True),
    EventRow("start dropped", "start-dropped", of_process=True),
    EventRow("started", "started", of_process=True),
    EventRow("condition", "condition", "subject", (BY_DATE,), of_process=True),
    EventRow("cleared", "cleared", "subject", of_process=True),
    EventRow("applied to", "applied", "company"),
    EventRow("applied", "applied"),
    EventRow("networked", "networked"),
    EventRow("researched", "researched"),
    EventRow("prepared", "prepared", of_process=True),
    EventRow("practised", "practised", "question"),
    EventRow("practiced", "practised", "question"),
    EventRow("waived", "waived", "action"),
    EventRow("snoozed", "snoozed", "action", ("until",), needs="until"),
)
BY_WORDS: Mapping[str, EventRow] = {row.words.replace("-", " "): row for row in EVENTS}
# Read behind the person: `Priya called`.
BEHIND: Mapping[str, EventRow] = {
    word: EventRow(word, "heard", "people", _HEARD, channel=channel, loose=True)
    for word, channel in (("called", "phone"), ("wrote", None), ("emailed", "email"))
}
# What these say can do no harm when a word that is like theirs was meant; any other event wants to be all but typed.
HARMLESS = frozenset(
    {"thanked", "followed-up", "replied", "sent", "connected", "engaged", "shared", "heard", "practised", "waived", "snoozed"}
)
# With words behind them these may mean something else: `accepted the 13:00 slot`.
WEIGHTY = frozenset({"accepted", "declined", "withdrew", "started", "cancelled", "no-show", "rescheduled", "rescinded", "confirmed"})
