"""Card of one process: what to know when they call weeks later, and what to ask (R4.12, rules.md 5.8)."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Final, Literal

from followup_md.dates import spell_day
from followup_md.derive.context import find_open_stumbles
from followup_md.derive.matching import split_words
from followup_md.model import OFFERED, STATES, UNDER_OFFER, Interview, OfferTerms, Person, Process, Requirement, Round
from followup_md.model.card import Ask, Card, CardPerson, Contact, PaySaid, Point, Promised, Stumbled, TalkedOf
from followup_md.model.derived import find_unkept, list_promises
from followup_md.model.events import ENDED_OR_REOPENED, OWN_CONTACTS, THEIR_CONTACTS
from followup_md.model.facts import find_person

# Go-betweens: they arrange meetings and pass messages on.
BETWEEN = frozenset({"recruiter", "agency", "scheduler"})
_LONG_WORD = 5  # letters of a word that shows the subject, except these
_LINKS = frozenset(
    {"about", "after", "before", "between", "could", "every", "other", "their", "there", "these", "those", "where", "which", "would"}
)
_PAY: Final = (
    r"(?i)\b(?:pay|salary|salaries|wages?|compensation|remuneration|bonus(?:es)?|equity|per annum)\b"
    r"|[€£$]\s?\d|\b(?:EUR|USD|GBP|CHF|euros?|dollars|pounds|gehalt|stundenlohn|hourly rate|day rate)\b"
    r"|\d\s?(?:€|k\b|/\s?(?:h|hr|hour)\b|(?:an|per) hour\b|a year\b)"
)
_MOST = 3  # questions to ask
# The question to ask when a section is empty.
_LACKING = {
    "job description": "What does the work consist of, day by day?",
    "requirements": "What matters most to you in whoever takes the post?",
    "environment": "Where and how does the team work?",
    "company: good points": "What keeps people there?",
}
_BEFOREHAND = frozenset({"job description", "requirements"})
# An ending, a reopening or a hold makes an earlier decision date lapse (rules.md 3.1).
_LAPSES = ENDED_OR_REOPENED | {"on-hold"}


def build_card(process: Process, keys: Sequence[str], people: Mapping[str, Person], callers: Collection[str], now: datetime) -> Card:
    """Return the card of a process at `now`; `keys` are its people, `callers` those whom the query matched."""
    # The note of a round counts once the round has begun, except for the requirements, which are known beforehand.
    begun = [item for item in reversed(process.rounds) if item.interview.start <= now]
    # Who decides, as far as the notes say: the hiring manager, else whoever judges.
    met = [key for item in reversed(process.rounds) if item.status in ("held", "planned") for key in item.met]
    managers = [key for key in met if find_person(key, people).part == "hiring-manager"]
    named = [item.interview.decision_from for item in reversed(process.rounds) if item.interview.decision_from]
    others = [key for key in (*named, *met) if find_person(key, people).part not in BETWEEN]
    decider = next(iter((*managers, *others, *named, *met)), None)
    ordered = dict.fromkeys((*([decider] if decider else []), *keys))
    decision, giver = _find_decision(process, begun)
    stumbles = (
        Stumbled(question.text, find_person(question.asked_by, people).name if question.asked_by else None, better)
        for question, _, better, _ in find_open_stumbles((process,))
    )
    # What they need most, in the words of the decider: their topics, those that a requirement names first.
    needs = [topic.text for item in begun for topic in item.interview.topics if decider is not None and topic.person == decider]
    required = _list_long_words(requirement.text for item in begun for requirement in item.interview.requirements)
    # Each requirement once, the latest round first; a repeated one has the evidence of either round.
    requirements: dict[tuple[str, ...], Requirement] = {}
    for requirement in (requirement for item in reversed(process.rounds) for requirement in item.interview.requirements):
        known = requirements.setdefault(split_words(requirement.text), requirement)
        requirements[split_words(requirement.text)] = known._replace(mine=known.mine or requirement.mine)
    # Each topic once, those of everybody first, and the latest round first.
    topics = (
        TalkedOf(topic.text, find_person(topic.person, people).name if topic.person else None, topic.mine)
        for item in begun
        for topic in item.interview.topics
    )
    # First what the log does not show as sent.
    unkept = {promise for item in begun for promise in find_unkept(item)}
    promised = [Promised(promise, promise not in unkept) for item in begun for promise in list_promises(item)]
    card = Card(
        process=process,
        rounds=process.rounds,
        people=_list_people(process, begun, tuple(ordered), people, callers),
        decider=find_person(decider, people).name if decider else None,
        needs=tuple(sorted(needs, key=lambda text: not required & _list_long_words([text]))),
        good=_list_points(begun, "good"),
        bad=_list_points(begun, "bad"),
        requirements=tuple(requirements.values()),
        stumbles=tuple(stumbles),
        promised=tuple(sorted(promised, key=lambda each: each.kept)),
        they_said=tuple(dict.fromkeys(text for item in begun for text in item.interview.they_said)),
        pay=_list_pay(process, begun, people),
        topics=tuple(sorted(dict.fromkeys(topics), key=lambda each: each.person is not None)),
        terms=next((terms for item in begun if any(terms := item.interview.offer)), OfferTerms()),
        contacts=_list_contacts(process, people),
        decision=decision,
        giver=find_person(giver, people).name if giver else None,
        asks=(),
    )
    return card._replace(asks=_list_asks(card, begun, now.date()))


def _find_decision(process: Process, begun: Sequence[Round]) -> tuple[date | None, str | None]:
    """Return the last decision date named since the latest round, and who named it; while you wait, the date that the wait uses."""
    if process.waiting is not None:
        return process.waiting.decision, process.waiting.giver
    if process.state == "interviewing":  # they invited you: that decision has been made
        return None, None
    latest = next((item for item in begun if item.status == "held"), None)
    since = latest.interview.end if latest else None
    if any(event.kind in _LAPSES and (since is None or event.at >= since) for event in process.events):
        return None, None
    dated = [event for event in process.events if event.decide_by and (since is None or event.at >= since)]
    if dated:
        return dated[-1].decide_by, next(iter(dated[-1].people), None)
    if latest is None:
        return None, None
    day = latest.interview.decision_date or latest.interview.said_date
    return day, latest.interview.decision_from if day else None


def _list_people(
    process: Process, begun: Sequence[Round], keys: Sequence[str], people: Mapping[str, Person], callers: Collection[str]
) -> tuple[CardPerson, ...]:
    """Return the people of `keys`, those whom the query matched first, else in the order of `keys`; `begun` are the rounds begun so far."""
    met = {key for item in process.rounds if item.status == "held" for key in item.met}
    ahead = {key for item in process.rounds if item.status == "planned" for key in item.met}
    found = []
    for key in keys:
        topics = (topic.text for item in begun for topic in item.interview.topics if topic.person == key)
        asked = (f"asked: {question.text}" for item in begun for question in item.interview.questions if question.asked_by == key)
        person = CardPerson(
            person=find_person(key, people),
            standing="met" if key in met else "to meet" if key in ahead else "not met",
            thing=next(topics, None) or next(asked, ""),
            caller=key in callers,
        )
        found.append(person)
    return tuple(sorted(found, key=lambda each: not each.caller))


def _list_long_words(texts: Iterable[str]) -> frozenset[str]:
    return frozenset(word for text in texts for word in split_words(text) if len(word) >= _LONG_WORD and word not in _LINKS)


def _list_points(begun: Sequence[Round], kind: str) -> tuple[Point, ...]:
    """Return the `good` or the `bad` points, the latest round first, and within it those of the role first."""
    points = (
        Point(text, of) for item in begun for of in ("role", "company") for text in item.interview.points.get(f"{of}: {kind} points", ())
    )
    return tuple(dict.fromkeys(points))


def _list_pay(process: Process, begun: Sequence[Round], people: Mapping[str, Person]) -> tuple[PaySaid, ...]:
    """Return each mention of pay with its source: the terms of an offer first, then the log and the rounds, the latest first."""
    found = []
    for interview in (item.interview for item in begun):
        terms = interview.offer
        made = [event.day for event in process.events if event.kind in OFFERED and event.interview == interview.slug]
        if terms.pay:
            signed = f", signed by {terms.signed_by.strip('[] ').rpartition('|')[2]}" if terms.signed_by else ""
            found.append(PaySaid(terms.pay, f"their offer{signed}", in_terms=True, day=[interview.start.date(), *made][-1]))
    # Each text with its speaker, or its place, and its day.
    said: list[tuple[str | None, str, date]] = []
    for event in reversed(process.events):
        names = ", ".join(find_person(key, people).name for key in event.people)
        by = "you" if event.kind in OWN_CONTACTS else names or "they" if event.kind in THEIR_CONTACTS else "the log"
        said.append((event.text, by, event.day))
    for item in begun:
        said += ((text, by, item.interview.start.date()) for text, by in _list_said(item.interview, people))
    found += (PaySaid(text, by, day=day) for text, by, day in said if text and re.search(_PAY, text))
    return tuple(dict.fromkeys(found))


def _list_said(interview: Interview, people: Mapping[str, Person]) -> Iterator[tuple[str | None, str]]:
    """Yield each text of the note of a round with its speaker, or its place."""
    yield from ((topic.text, find_person(topic.person, people).name if topic.person else "talked about") for topic in interview.topics)
    for question in interview.questions:
        yield question.text, f"{find_person(question.asked_by, people).name if question.asked_by else 'they'} asked"
        yield question.said, "you answered"
    yield from ((text, section) for section, points in interview.points.items() for text in points)
    yield from ((text, "they said") for text in interview.they_said)
    yield from ((promise.text, "you promised") for promise in interview.promises)


def _list_contacts(process: Process, people: Mapping[str, Person]) -> tuple[Contact, ...]:
    """Return the last contact from them, the last from you, and the last meeting, the latest first."""
    found: list[tuple[datetime, Contact]] = []
    sides: tuple[tuple[Literal["they", "you"], frozenset[str]], ...] = (("they", THEIR_CONTACTS), ("you", OWN_CONTACTS))
    for side, kinds in sides:
        event = next((event for event in reversed(process.events) if event.kind in kinds), None)
        if event:
            names = tuple(find_person(key, people).name for key in event.people)
            via = find_person(event.via, people).name if event.via else ""
            found.append((event.at, Contact(side, event.day, names, event, via)))
    held = next((item for item in reversed(process.rounds) if item.status == "held"), None)
    if held:
        names = tuple(find_person(key, people).name for key in held.met)
        found.append((held.interview.end, Contact("met", held.interview.end.date(), names)))
    return tuple(contact for _, contact in sorted(found, key=lambda each: each[0], reverse=True))


def _list_asks(card: Card, begun: Sequence[Round], today: date) -> tuple[Ask, ...]:
    """Return at most three questions for a card, the most pressing first; fewer where the notes leave less open."""
    if card.process.state == "started":
        return ()
    doubts = [
        Ask(f"How is this in practice: {point.text}?", f"noted under {point.of.capitalize()}: bad points; say it kindly")
        for point in card.bad
    ]
    unproven = [
        Ask(f"How much of this would you expect at the start: {requirement.text}?", "a requirement without evidence of yours")
        for requirement in card.requirements
        if not requirement.mine
    ]
    filled = {section for item in begun for section in item.interview.filled}
    # This alone is known of a round that lies ahead.
    filled |= _BEFOREHAND & {section for item in card.rounds for section in item.interview.filled}
    lacking = [
        Ask(question, f"nothing is noted under {section[:1].upper()}{section[1:]}")
        for section, question in _LACKING.items()
        if section not in filled
    ]
    # One doubt of each sort, so that the three questions are not all doubts of one sort.
    asks = [*_ask_how_it_stands(card, today), *doubts[:1], *unproven[:1], *lacking, *doubts[1:], *unproven[1:]]
    return tuple(asks[:_MOST])


def _ask_how_it_stands(card: Card, today: date) -> Iterator[Ask]:
    state, ended_by = card.process.state, STATES[card.process.state].ended_by
    if ended_by == "them":
        yield Ask("Is it the same post that is open again, or another one?", f"it was {state}")
        yield Ask("What has changed since, and what is the next step?", f"it was {state}")
    elif ended_by == "you":
        yield Ask("Is the post still open, and what has changed since?", f"it was {state} by you")
    elif state == "on-hold":
        yield Ask("When will it go on?", "it is on hold")
    if state in UNDER_OFFER:
        yield from _ask_about_offer(card, today)
        return
    if state == "interviewing" and any(item.status == "planned" and not item.met for item in card.rounds):
        yield Ask("Whom shall I meet?", "the next round names nobody")
    if card.decision is None:
        yield Ask("When do you decide, and may I write then?", "no decision date is noted")
    elif card.decision < today:
        day = spell_day(card.decision)
        yield Ask(f"You hoped to decide by {day}: how does it stand, and what is the new date?", "their date has passed")


def _ask_about_offer(card: Card, today: date) -> Iterator[Ask]:
    offer = card.process.offer
    if offer.on_paper is None:
        yield Ask("Could you send me the terms in writing, with the start date?", "the offer is spoken only")
    elif offer.start is None:
        yield Ask("On which day do I start?", "no start date is noted")
    if offer.on_paper is not None and offer.accepted is None:
        if offer.answer_by is None or offer.answer_by < today:
            yield Ask("By when would you like my answer?", "no day to answer by lies ahead")
    elif offer.accepted is not None and offer.confirmed is None:
        yield Ask("Has my acceptance reached you?", "they have not confirmed it")
    for condition in offer.conditions:
        yield Ask(f"How far is this: {condition.subject or 'the condition'}?", "a condition of the offer is open")
    if offer.on_paper is not None and not any(each.in_terms for each in card.pay):
        yield Ask("What is the pay, as it will stand in the contract?", "no pay stands under Offer")
