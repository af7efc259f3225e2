"""The lines of the card, in words (rules.md 5.8); where the notes have nothing, where that would stand."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from followup_md.model import LIVE, STATES, STOPPED, UNDER_OFFER
from followup_md.model.hiring import name_post
from followup_md.render.text import clean
from followup_md.render.when import spell_full, spell_held, spell_when
from followup_md.words import say_reason

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import datetime

    from followup_md.model import Event, Person, Process
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
    process = card.process
    rounds = []
    for item in card.rounds:
        start, kind = item.interview.start, item.interview.kind or "interview"
        held = f"{kind} {spell_held(start, now)}{'' if item.status in ('held', 'planned') else ' (not held)'}"
        rounds.append(f"{kind} ahead, {spell_when(start, now)}" if item.status == "planned" and start > now else held)
    people = _section("People", map(_format_participant, card.people), 1, "nobody noted under `interviewers`", want=4)
    requirements = (f"{each.text} \u2192 {each.mine}" if each.mine else f"{each.text} (no evidence noted)" for each in card.requirements)
    stumbles = (
        text
        for each in card.stumbles
        for text in (f"{each.question}{_by(each.asked_by)}", f"\u2192 {each.better or 'no better answer noted'}")
    )
    promised = (
        f"{text}{f', by {spell_full(by, now)}' if by else ''} ({'sent' if kept else 'not sent yet'})"
        for text, by, kept in ((each.promise.text, each.promise.by, each.kept) for each in card.promised)
    )
    no_needs = f"nothing noted under {clean(card.decider)} in `Topics`" if card.decider else "nobody noted who decides"
    no_decision = "no date noted" if process.state in LIVE else say_title(process, now)[-1]
    no_asks = "nothing: you work there" if process.state == "started" else "the notes leave nothing open"
    return (
        _section("Rounds", rounds, 4, "none noted", flows=True),
        people._replace(strong=sum(each.caller for each in card.people)),
        _section("They need", card.needs, 5, no_needs),
        _section("For", (f"{point.text} ({point.of})" for point in card.good), 6, "nothing noted under `Role: good points`", flows=True),
        _section("Against", (f"{point.text} ({point.of})" for point in card.bad), 6, "nothing noted under `Role: bad points`", flows=True),
        _section("Asked for", requirements, 2, "nothing noted under `Requirements`", want=2),
        _section("Stumbled", stumbles, 2, "no question marked as a stumble", want=2),
        _section("I promised", promised, 3, "nothing noted as `I promised`"),
        _section("They said", card.told, 4, "nothing noted as `they said`"),
        _section("Pay", (f"{each.text} ({each.by})" for each in card.pay), 6, "nothing noted of it"),
        _section("Contact", (_format_contact(each, now) for each in card.contacts), 3, "none noted", want=2),
        _section("Decision", _list_dates(card, now), 3, no_decision, want=2),
        _section("Ask", (f"{number} {ask.text}" for number, ask in enumerate(card.asks, start=1)), 0, no_asks, want=3),
    )


def _section(label: str, texts: Iterable[str], rank: int, none: str, *, want: int = 1, flows: bool = False) -> Section:
    said = tuple(map(clean, texts))
    return Section(label, said or (none,), rank, want=want, flows=flows, empty=not said)


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


def _format_participant(each: CardPerson) -> str:
    standing = "" if each.standing == "met" else f", {'to meet' if each.standing == 'to meet' else 'not met'}"
    thing = f": {each.thing}" if each.thing else ": nothing noted" if each.standing == "met" else ""
    reached = " · ".join(filter(None, (each.person.phone, each.person.email))) if each.caller else ""
    return f"{_name(each.person)}{standing}{thing}{f' · {reached}' if reached else ''}"


def _format_contact(contact: Contact, now: datetime) -> str:
    event, day, who = contact.event, spell_full(contact.day, now), ", ".join(contact.who)
    if event is None:
        return f"{day}: you met {who or 'them'}"
    channel = f" by {event.channel}" if event.channel else ""
    via = f" via {contact.via}" if contact.via else ""
    return f"{day}: {say_deed(event, who)}{channel}{via}{say_terms(event, now)}{f': {event.text}' if event.text else ''}"


def say_deed(event: Event, who: str = "") -> str:
    """Return what happened in a contact, with whom where that is given."""
    verb = CONTACTS[event.kind]
    return f"{verb} {who or 'them'}" if event.kind in _WITH_WHOM else f"{verb}{_by(who)}"


def say_terms(event: Event, now: datetime) -> str:
    """Return what they asked or named in a contact, behind a comma each."""
    days = (("decide by", event.decide_by), ("write again on", event.write_again), ("answer by", event.answer_by))
    said = [f", {words} {spell_full(day, now)}" for words, day in days if day]
    return "".join((*said, ", no follow-ups" * event.no_follow_ups, ", no contact" * event.no_contact))


def _list_dates(card: Card, now: datetime) -> Iterator[str]:
    """Yield the days that lie ahead: of an offer, of their decision, of the follow-up."""
    process, offer, waiting = card.process, card.process.offer, card.process.waiting
    if process.state in UNDER_OFFER | STOPPED and not (offer.spoken is None and offer.written is None):
        if offer.answer_by and not offer.accepted:
            yield f"your answer to the offer by {spell_full(offer.answer_by, now)}"
        if offer.start:
            yield f"start on {spell_full(offer.start, now)}"
        elif offer.written:
            yield "no start date yet"
    if card.decision and process.state in LIVE - UNDER_OFFER:
        passed = ", which has passed" if card.decision < now.date() else ""
        yield f"by {spell_full(card.decision, now)}{f', named by {card.giver}' if card.giver else ''}{passed}"
    if waiting and waiting.next:
        yield f"your follow-up: not before {spell_full(waiting.next, now)}, as {say_reason(waiting.why)}"
    elif waiting:
        yield f"no follow-up from you: {say_reason(waiting.why)}"
