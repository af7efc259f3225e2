"""What each line of the card says, in words (rules.md 5.8); where the notes have nothing it says where that would stand."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from followup_md.model import LIVE, STATES, STOPPED, UNDER_OFFER
from followup_md.model.hiring import name_post
from followup_md.render.text import clean
from followup_md.render.when import spell_full, spell_held, spell_when
from followup_md.words import say_reason

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date, datetime

    from followup_md.model import Event, Person, Process, Round
    from followup_md.model.card import Answer, Card, CardPerson, Contact, Fit, Hit

# What counts as contact, from either side.
CONTACTS: Mapping[str, str] = {
    "thanked": "you thanked",
    "followed-up": "you followed up with",
    "replied": "you replied to",
    "sent": "you sent something to",
    "shared": "you shared an answer with",
    "accepted": "you accepted",
    "declined": "you declined",
    "withdrew": "you withdrew",
    "heard": "heard from",
    "offer-spoken": "offer spoken",
    "offer-written": "offer in writing",
    "rescinded": "offer rescinded",
    "confirmed": "they confirmed",
    "rejected": "rejected",
    "closed": "they closed it",
    "on-hold": "they put it on hold",
    "reopened": "they took it up again",
}
# Those of which the words go on with whom.
_WITH_WHOM = frozenset({"thanked", "followed-up", "replied", "sent", "shared", "heard"})
# What the query itself does not show.
_TELLING = frozenset({"phone", "email", "agency", "word", "note"})


class Section(NamedTuple):
    """One line of rules.md 5.8: its label and what stands there, the most important first.

    A section that `flows` has several texts in one row. `rank` says which grows first where there is room, and `want` to how many rows
    before any other grows further. The first `strong` texts stand out.
    """

    label: str
    texts: tuple[str, ...]
    rank: int
    want: int = 1
    flows: bool = False
    strong: int = 0
    empty: bool = False


def list_sections(card: Card, now: datetime) -> tuple[Section, ...]:
    """Return the lines of the card in the order of rules.md 5.8, the questions to ask last."""
    people = _section("People", map(_say_person, card.people), 1, "nobody noted under `interviewers`", want=4)
    requirements = (f"{each.text} \u2192 {each.mine}" if each.mine else f"{each.text} (no evidence noted)" for each in card.requirements)
    stumbles = (
        text
        for each in card.stumbles
        for text in (f"{each.question}{_by(each.asked_by)}", f"\u2192 {each.better or 'no better answer noted'}")
    )
    promised = (_say_promised(each.promise.text, each.promise.by, now, kept=each.kept) for each in card.promised)
    return (
        _section("Rounds", (_say_round(item, now) for item in card.rounds), 4, "none noted", flows=True),
        people._replace(strong=sum(each.caller for each in card.people)),
        _section("They need", card.needs, 5, _say_no_needs(card)),
        _section("For", (f"{point.text} ({point.of})" for point in card.good), 6, _say_none("Role: good points"), flows=True),
        _section("Against", (f"{point.text} ({point.of})" for point in card.bad), 6, _say_none("Role: bad points"), flows=True),
        _section("Asked for", requirements, 2, _say_none("Requirements"), want=2),
        _section("Stumbled", stumbles, 2, "no question marked as a stumble", want=2),
        _section("I promised", promised, 3, "nothing noted as `I promised`"),
        _section("They said", card.told, 4, "nothing noted as `they said`"),
        _section("Pay", (f"{each.text} ({each.by})" for each in card.pay), 6, "nothing noted of it"),
        _section("Contact", (_say_contact(each, now) for each in card.contacts), 3, "none noted", want=2),
        _section("Decision", _say_decision(card, now), 3, _say_no_decision(card, now), want=2),
        _section("Ask", (f"{number} {ask.text}" for number, ask in enumerate(card.asks, start=1)), 0, _say_no_asks(card), want=3),
    )


def _section(label: str, texts: Iterable[str], rank: int, none: str, *, want: int = 1, flows: bool = False) -> Section:
    said = tuple(map(clean, texts))
    return Section(label, said or (none,), rank, want=want, flows=flows, empty=not said)


def _say_none(section: str) -> str:
    return f"nothing noted under `{section}`"


def _say_no_needs(card: Card) -> str:
    return f"nothing noted under {clean(card.decider)} in `Topics`" if card.decider else "nobody noted who decides"


def _say_no_asks(card: Card) -> str:
    return "nothing: you work there" if card.process.state == "started" else "the notes leave nothing open"


def _say_no_decision(card: Card, now: datetime) -> str:
    return "no date noted" if card.process.state in LIVE else say_title(card.process, now)[-1]


def _by(name: str | None) -> str:
    return f" ({name})" if name else ""


def say_title(process: Process, now: datetime) -> tuple[str, str, str]:
    """Return company, role and state of a process, each to be shown or left out."""
    # Before a round that lies ahead, that is what counts.
    since = None if process.state == "interviewing" else process.quiet_since or (process.since.date() if process.since else None)
    state = STATES[process.state].words + (f" since {spell_full(since, now)}" if since else "")
    return clean(process.company), clean(process.role or ""), state


def say_fit(fit: Fit) -> str:
    """Return what fitted, for who did not type it: the name, or the words and where they stand."""
    text = f'"{clean(fit.text)}"' if fit.sort == "word" else clean(fit.text)
    return f"{text}, {clean(fit.where)}" if fit.where else text


def say_found(answer: Answer) -> str:
    """Return how the query came to the card, where that is not to be seen: a number, a word of the notes, a misspelt name."""
    fit = answer.hits[0].fit
    read = f'read as "{clean(answer.read_as)}": ' if answer.read_as else ""
    return read + say_fit(fit) if read or fit.sort in _TELLING else ""


def say_hit(hit: Hit, now: datetime) -> tuple[str, str]:
    """Return one of several processes: company, role, state and last contact; and what fitted, where those do not show it."""
    company, role, state = say_title(hit.process, now)
    last = hit.process.last_contact
    contact = f"last contact {spell_full(last, now)}" if last else ""
    shown = " · ".join(filter(None, (name_post(company, role), state, contact)))
    return shown, "" if hit.fit.sort in ("company", "role") else say_fit(hit.fit)


def say_who(person: Person) -> str:
    """Return who somebody is and how they are reached."""
    reached = (person.company, person.phone, person.email)
    return " · ".join([_name(person), *(clean(text) for text in reached if text)])


def _name(person: Person) -> str:
    title = f", {person.title}" if person.title else ""
    part = f" ({person.part.replace('-', ' ')})" if person.part else ""
    return clean(f"{person.name}{title}{part}")


def _say_person(each: CardPerson) -> str:
    standing = "" if each.standing == "met" else f", {'to meet' if each.standing == 'to meet' else 'not met'}"
    thing = f": {each.thing}" if each.thing else ": nothing noted" if each.standing == "met" else ""
    reached = " · ".join(filter(None, (each.person.phone, each.person.email))) if each.caller else ""
    return f"{_name(each.person)}{standing}{thing}{f' · {reached}' if reached else ''}"


def _say_round(item: Round, now: datetime) -> str:
    start, kind = item.interview.start, item.interview.kind or "interview"
    if item.status == "planned" and start > now:
        return f"{kind} ahead, {spell_when(start, now)}"
    status = "" if item.status in ("held", "planned") else " (not held)"
    return f"{kind} {spell_held(start, now)}{status}"


def _say_promised(text: str, by: date | None, now: datetime, *, kept: bool) -> str:
    day = f", by {spell_full(by, now)}" if by else ""
    return f"{text}{day} ({'sent' if kept else 'not sent yet'})"


def _say_contact(contact: Contact, now: datetime) -> str:
    day, who = spell_full(contact.day, now), ", ".join(contact.who)
    if contact.event is None:
        return f"{day}: you met {who or 'them'}"
    channel = f" by {contact.event.channel}" if contact.event.channel else ""
    via = f" via {contact.via}" if contact.via else ""
    terms = say_terms(contact.event, now)
    return f"{day}: {say_deed(contact.event, who)}{channel}{via}{terms}{f': {contact.event.text}' if contact.event.text else ''}"


def say_deed(event: Event, who: str = "") -> str:
    """Return what happened in a contact, with whom where that is given."""
    verb = CONTACTS[event.kind]
    return f"{verb} {who or 'them'}" if event.kind in _WITH_WHOM else f"{verb}{_by(who)}"


def say_terms(event: Event, now: datetime) -> str:
    """Return what they asked or named in a contact, behind a comma each."""
    days = (("decide by", event.decide_by), ("write again on", event.write_again), ("answer by", event.answer_by))
    said = [f", {words} {spell_full(day, now)}" for words, day in days if day]
    return "".join((*said, ", no follow-ups" * event.no_follow_ups, ", no contact" * event.no_contact))


def _say_decision(card: Card, now: datetime) -> Iterator[str]:
    yield from _say_offer(card.process, now)
    if card.decision and card.process.state in LIVE - UNDER_OFFER:
        passed = ", which has passed" if card.decision < now.date() else ""
        yield f"by {spell_full(card.decision, now)}{f', named by {card.giver}' if card.giver else ''}{passed}"
    waiting = card.process.waiting
    if waiting and waiting.next:
        yield f"your follow-up: not before {spell_full(waiting.next, now)}, as {say_reason(waiting.why)}"
    elif waiting:
        yield f"no follow-up from you: {say_reason(waiting.why)}"


def _say_offer(process: Process, now: datetime) -> Iterator[str]:
    offer = process.offer
    if process.state not in UNDER_OFFER | STOPPED or (offer.spoken is None and offer.written is None):
        return
    if offer.answer_by and not offer.accepted:
        yield f"your answer to the offer by {spell_full(offer.answer_by, now)}"
    if offer.start:
        yield f"start on {spell_full(offer.start, now)}"
    elif offer.written:
        yield "no start date yet"
