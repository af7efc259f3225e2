"""`practice --json`, version 1: keys are added, never changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from followup_md.model.people import find_person

if TYPE_CHECKING:
    from followup_md.model import Interview
    from followup_md.model.practice import Deck, Flashcard
    from followup_md.model.views import DeckView, FlashcardView, PracticeRoundView
    from followup_md.render.practice import Desk


def describe_deck(deck: Deck, desk: Desk) -> DeckView:
    """Return the cards as JSON has them; `round` is null unless one is near."""
    return {
        "version": 1,
        "now": desk.now.isoformat(timespec="seconds"),
        "order": "fsrs" if deck.scheduled else "oldest-first",
        "round": _write_round(deck.round) if deck.round else None,
        "cards": [_write_card(card, desk) for card in deck.cards],
        "left_out": len(deck.rest),
        "next_due": min((card.due.isoformat() for card in deck.rest if card.due), default=None),
    }


def _write_round(interview: Interview) -> PracticeRoundView:
    return {
        "note": interview.path,
        "process": interview.process,
        "company": interview.company,
        "kind": interview.kind,
        "start": interview.start.isoformat(timespec="seconds"),
    }


def _write_card(card: Flashcard, desk: Desk) -> FlashcardView:
    question = card.question
    return {
        "question": question.text,
        "asked_by": find_person(question.asked_by, desk.people).name if question.asked_by else None,
        "round": _write_round(card.interview),
        "line": question.place.line,
        "rating": question.rating,
        "said": question.said,
        "better": card.better,
        "open": question.stumble,
        "times_asked": len(card.rounds),
        "practised": [
            {"at": time.at.astimezone(desk.now.tzinfo).isoformat(timespec="seconds"), "rating": time.rating} for time in card.practised
        ],
        "due": card.due.isoformat() if card.due else None,
        "wanted": card.wanted,
        "first": card.ahead,
    }
