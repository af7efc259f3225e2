"""Offers: spoken, written, accepted, acknowledged, with a start date (rules.md 3.3, R5.8)."""

from collections.abc import Callable, Mapping

from followup_md.config import Settings
from followup_md.model import Event, Offer, OfferTerms, State

NO_TERMS = OfferTerms()


def has_offer(offer: Offer) -> bool:
    """Say whether anything was offered, in whatever form."""
    return offer.spoken is not None or offer.written is not None


def advance_offer(offer: Offer, event: Event, terms: OfferTerms, settings: Settings) -> Offer:
    """Return `offer` after `event`, which speaks of it; `terms` are the note's `## Offer`, given when the offer is written."""
    moved = _STEPS[event.kind](offer, event, terms)
    if not is_secured(moved, settings):
        return moved._replace(secured_at=None)
    return moved if moved.secured_at else moved._replace(secured_at=event.at)


def is_secured(offer: Offer, settings: Settings) -> bool:
    """Say whether the search may stop: a written offer, accepted and acknowledged, *and* a start date (R5.8, A10, A11)."""
    if offer.written is None or offer.accepted is None:
        return False
    if settings.search.stop == "accepted":
        return True
    if offer.confirmed is None or offer.start is None:
        return False
    return not (settings.offer.conditions_must_clear and offer.conditions)


def find_offer_state(offer: Offer) -> State:
    """Return the state of a process that has an offer."""
    if offer.secured_at is not None:
        return "secured"
    if offer.written is None:
        return "offer-verbal"
    return "offer-confirmed" if offer.accepted and offer.confirmed else "offer-written"


def _write(offer: Offer, event: Event, terms: OfferTerms) -> Offer:
    answer_by = event.answer_by or terms.answer_by or offer.answer_by
    if offer.written is None:
        # A yes to spoken terms is no yes to the paper: written offers often differ (rules.md 8.8), so it is asked again.
        offer = offer._replace(accepted=None, confirmed=None)
    return offer._replace(written=event, answer_by=answer_by, start=offer.start or terms.start)


def _without(offer: Offer, event: Event) -> tuple[Event, ...]:
    """Return the open conditions without the one that `event` names."""
    return tuple(known for known in offer.conditions if (known.subject or "").casefold() != (event.subject or "").casefold())


_STEPS: Mapping[str, Callable[[Offer, Event, OfferTerms], Offer]] = {
    "offer-spoken": lambda offer, event, _: offer._replace(spoken=event, answer_by=event.answer_by or offer.answer_by),
    "offer-written": _write,
    "heard": lambda offer, event, _: offer._replace(answer_by=event.answer_by or offer.answer_by),
    "accepted": lambda offer, event, _: offer._replace(accepted=event),
    "confirmed": lambda offer, event, _: offer._replace(confirmed=event),
    "start-on": lambda offer, event, _: offer._replace(start=event.until, dropped=None),
    "start-dropped": lambda offer, event, _: offer._replace(start=None, dropped=event),
    "condition": lambda offer, event, _: offer._replace(conditions=(*_without(offer, event), event)),
    "cleared": lambda offer, event, _: offer._replace(conditions=_without(offer, event)),
}


def terms_of(event: Event, terms: Mapping[str, OfferTerms]) -> OfferTerms:
    """Return the `## Offer` of the note that `event` belongs to."""
    return terms.get(event.interview or "", NO_TERMS)
