"""`card --json`, version 1: keys are added, never changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date, datetime

    from followup_md.model import Person, Round
    from followup_md.model.card import Answer, Card, CardPerson, Contact, Hit
    from followup_md.model.views import AnswerView, CardView, ContactView, HitView, MetView, PersonView, RoundView


def describe_answer(answer: Answer, now: datetime) -> AnswerView:
    """Return what a query came to as JSON has it; `card` is null unless one process fits."""
    return {
        "version": 1,
        "now": now.isoformat(timespec="seconds"),
        "query": answer.query,
        "read_as": answer.read_as,
        "people": [_write_person(person) for person in answer.people],
        "processes": [_write_hit(hit) for hit in answer.hits],
        "card": _write_card(answer.card) if answer.card else None,
        "not_read": list(answer.lost),
    }


def _write_hit(hit: Hit) -> HitView:
    process = hit.process
    return {
        "id": process.id,
        "company": process.company,
        "role": process.role,
        "state": process.state,
        "last_contact": _write_day(process.last_contact),
        "fits": {"what": hit.fit.sort, "text": hit.fit.text, "where": hit.fit.where},
        "word": hit.word,
    }


def _write_card(card: Card) -> CardView:
    waiting, offer = card.process.waiting, card.process.offer
    return {
        "process": card.process.id,
        "rounds": [_write_round(item) for item in card.rounds],
        "people": [_write_met(each) for each in card.people],
        "decider": card.decider,
        "needs": list(card.needs),
        "good_points": [{"text": point.text, "of": point.of} for point in card.good],
        "bad_points": [{"text": point.text, "of": point.of} for point in card.bad],
        "requirements": [{"text": each.text, "mine": each.mine} for each in card.requirements],
        "stumbles": [{"question": each.question, "asked_by": each.asked_by, "better": each.better} for each in card.stumbles],
        "promised": [{"text": each.promise.text, "by": _write_day(each.promise.by), "sent": each.kept} for each in card.promised],
        "they_said": list(card.told),
        "pay": [{"text": each.text, "by": each.by} for each in card.pay],
        "contacts": [_write_contact(each) for each in card.contacts],
        "decision": {"date": _write_day(card.decision), "by": card.giver},
        "follow_up": {"next": _write_day(waiting.next if waiting else None), "why": waiting.why if waiting else ""},
        "offer": {"answer_by": _write_day(offer.answer_by), "start": _write_day(offer.start)},
        "ask": [{"text": ask.text, "why": ask.why} for ask in card.asks],
        "faulty": list(card.faulty),
    }


def _write_round(item: Round) -> RoundView:
    interview = item.interview
    return {
        "note": interview.path,
        "kind": interview.kind,
        "start": interview.start.isoformat(timespec="seconds"),
        "status": item.status,
    }


def _write_person(person: Person) -> PersonView:
    return {
        "name": person.name,
        "company": person.company,
        "title": person.title,
        "part": person.part,
        "phone": person.phone,
        "email": person.email,
        "note": person.path,
    }


def _write_met(each: CardPerson) -> MetView:
    return {**_write_person(each.person), "standing": each.standing, "thing": each.thing, "meant": each.caller}


def _write_contact(contact: Contact) -> ContactView:
    event = contact.event
    return {
        "side": contact.side,
        "date": _write_day(contact.day),
        "people": list(contact.who),
        "event": event.kind if event else None,
        "channel": event.channel if event else None,
        "text": event.text if event else None,
    }


def _write_day(day: date | None) -> str | None:
    return day.isoformat() if day else None
