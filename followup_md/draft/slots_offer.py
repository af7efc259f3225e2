"""Slots of letters about an offer, and of those that end something or arrange it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from followup_md.draft.fragments import show
from followup_md.model import UNDER_OFFER
from followup_md.model.draft import DraftKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from followup_md.draft.matter import Matter


def list_offer(matter: Matter) -> Iterator[tuple[str, str]]:
    """Yield the terms of the offer of this process, and the days that depend on it."""
    process, say_day = matter.process, matter.words.say_day
    if process is None or process.state not in UNDER_OFFER:
        return
    offer = process.offer
    yield "written", "yes" if offer.written else ""
    yield "start_date", say_day("long", offer.start) if offer.start else ""
    yield "answer_by", say_day("short", offer.answer_by) if offer.answer_by and not offer.accepted else ""
    yield "answered", "yes" if offer.accepted else ""
    yield "until", say_day("short", matter.until) if matter.until else ""
    # The latest round that has any terms.
    terms = next((terms for item in reversed(process.rounds) if any(terms := item.interview.offer)), None)
    if terms is not None:
        yield "offer_title", show(terms.title or "")
        yield "offer_place", show(terms.place or "")
        yield "offer_pay", show(terms.pay or "") if matter.kind == DraftKind.ACCEPT else ""


def list_ending(matter: Matter) -> Iterator[tuple[str, str]]:
    """Yield why one leaves, and which talks that is about."""
    process, words = matter.process, matter.words
    others = (other for other in matter.search.processes if process is None or other.id != process.id)
    yield "accepted", "yes" if any(other.offer.accepted and other.state in UNDER_OFFER | {"started"} for other in others) else ""
    rounds = process.rounds if process else ()
    ahead = next((item.interview.start.date() for item in rounds if item.status == "planned"), None)
    called_off = next((item.interview.start.date() for item in reversed(rounds) if item.ended_by is not None), None)
    yield "ahead", words.say_day("short", ahead) if ahead else ""
    yield "was", words.say_day("short", called_off) if called_off else ""
