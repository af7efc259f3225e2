"""The words of the log's grammar: the phrases of the events as the grammar reads them, its qualifiers and clauses (format.md section 3)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from followup_md.model.events import EVENTS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from followup_md.model.events import EventSpec, Operand, Phrase

Value = Literal["date", "flag", "channel", "word", "person", "reason"]


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


def _row(event: EventSpec, phrase: Phrase) -> EventRow:
    channel, clauses = phrase.channel, event.clauses
    return EventRow(phrase.words, event.kind, phrase.operand, clauses, event.needs, event.of_process, channel, event.loose)


PHRASES: tuple[EventRow, ...] = tuple(_row(event, phrase) for event in EVENTS for phrase in event.phrases)
BY_WORDS: Mapping[str, EventRow] = {row.words.replace("-", " "): row for row in PHRASES}
# Read behind the person: `Priya called`.
BEHIND: Mapping[str, EventRow] = {phrase.words: _row(event, phrase) for event in EVENTS for phrase in event.behind}
# What these say can do no harm when a word that is like theirs was meant; any other event wants to be all but typed.
HARMLESS = frozenset(event.kind for event in EVENTS if event.harmless)
# With words behind them these may mean something else: `accepted the 13:00 slot`.
WEIGHTY = frozenset(event.kind for event in EVENTS if event.weighty)
