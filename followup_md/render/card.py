"""Card for a late call, on one screen or as JSON, and the list when several processes match (R4.12, rules.md 5.8)."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from followup_md.model import LIVE, STATES, STOPPED, UNDER_OFFER, Event, Person, Process
from followup_md.model.derived import name_post
from followup_md.render.text import Tone, clean, cut, format_due, format_full, format_round_day, measure, pad, paint, wrap, write_time
from followup_md.render.view import format_new, format_next_round
from followup_md.words import say_full_reason

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import datetime

    from followup_md.model.card import Card, CardPerson, Fit, Hit, QueryResult
    from followup_md.model.report_views import AnswerView, CardView, PersonView

_LABEL = len("I promised") + 2
_NARROWEST = 40
_BETWEEN = " · "
# Log events that count as contact, from either side.
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
# Those whose phrase ends with a person.
_WITH_WHOM = frozenset({"thanked", "followed-up", "replied", "sent", "shared", "heard"})
# Kinds of matches that the query itself does not show.
_TELLING = frozenset({"phone", "email", "agency", "word", "note"})


class CardScreen(NamedTuple):
    """The screen of the card: `width` is None where nothing is cut, as in a pipe; `unfold` shows everything, however long."""

    width: int | None = None
    height: int = 24
    color: bool = False
    unfold: bool = False


class CardSection(NamedTuple):
    """A section of the card: its texts, the most important first, in one row if it `flows`; the first `strong` ones are highlighted."""

    label: str
    texts: tuple[str, ...]
    rank: int  # where there is room, the lowest rank grows first
    want: int = 1  # rows that it gets before any other section grows further
    flows: bool = False
    strong: int = 0
    empty: bool = False


def render_answer(answer: QueryResult, now: datetime, screen: CardScreen) -> str:
    """Return the card, or the processes and people that match, ending in a newline; on a screen it leaves one line for the prompt."""
    if screen.width is not None:
        screen = screen._replace(width=max(screen.width, _NARROWEST))
    rows = _list_card(answer, answer.card, now, screen) if answer.card else _list_hits(answer, now, screen)
    return "".join(f"{row.rstrip()}\n" for row in rows)


def describe_answer(answer: QueryResult, now: datetime) -> AnswerView:
    """Return the answer to a query for JSON output; `card` is null unless one process matches."""
    return {
        "version": 1,
        "now": write_time(now),
        "query": answer.query,
        "read_as": answer.read_as,
        "people": [_describe_person(person) for person in answer.people],
        "processes": [
            {
                "id": hit.process.id,
                "company": hit.process.company,
                "role": hit.process.role,
                "state": hit.process.state,
                "last_contact": write_time(hit.process.last_contact),
                "fits": {"what": hit.fit.sort, "text": hit.fit.text, "where": hit.fit.where},
                "word": hit.word,
            }
            for hit in answer.hits
        ],
        "card": _describe_card(answer.card) if answer.card else None,
        "not_read": list(answer.lost),
    }


class _Piece(NamedTuple):
    """The text of a row, how many `texts` of a section it holds, and its tone."""

    text: str
    texts: int = 1
    tone: Tone = "plain"


def _list_card(answer: QueryResult, card: Card, now: datetime, screen: CardScreen) -> list[str]:
    company, role, state = format_title(card.process, now)
    title = f"{name_post(company, role)}{_BETWEEN}{state}"
    if screen.width is not None and measure(title) > screen.width:
        title = f"{company}{_BETWEEN}{state}"
        if measure(title) > screen.width:
            title = cut(company, max(1, screen.width - measure(_BETWEEN + state))) + _BETWEEN + state
    rows = [paint(_cut(title, screen), "heading", color=screen.color)]
    found = format_found(answer)
    if found:
        rows.append(_lay("Found by", _Piece(found, tone="aside"), screen))
    sections, end = list_sections(card, now), _list_faults(answer, card, screen)
    if screen.width is not None and not screen.unfold:
        return [*rows, *_fit(sections, screen.height - 1 - len(rows) - len(end), screen, screen.width - _LABEL), *end]
    room = None if screen.width is None else screen.width - _LABEL
    for section in sections:
        lines = [_Piece(line, tone=tone) for text, tone in _tone(section) for line in ((text,) if room is None else wrap(text, room))]
        rows += [_lay(section.label if place == 0 else "", piece, screen) for place, piece in enumerate(lines)]
    return [*rows, *end]


def _list_hits(answer: QueryResult, now: datetime, screen: CardScreen) -> list[str]:
    """Return the people and processes that match, each process after the word that opens its card."""
    query = clean(answer.read_as or answer.query)
    read = f' (for "{clean(answer.query)}")' if answer.read_as else ""
    # Their names and titles, and how to reach them.
    meant = answer.people if len(answer.people) == 1 or not answer.hits else ()
    who = [" · ".join([_name(each), *map(clean, filter(None, (each.company, each.phone, each.email)))]) for each in meant]
    count = len(answer.hits)
    said = f'{count} processes fit "{query}"{read}; the word in front brings the card:' if count else "No process of theirs is noted."
    headings = [paint(_cut(text, screen), "heading", color=screen.color) for text in (*who, said)]
    end = _list_faults(answer, None, screen)
    words = [clean(f"'{hit.word}'" if " " in hit.word else hit.word) for hit in answer.hits]
    column = max(map(measure, words), default=0) + 2
    blocks = []
    for word, (text, fit) in zip(words, [format_hit(hit, now) for hit in answer.hits], strict=True):
        below = [paint(_cut(" " * column + fit, screen), "aside", color=screen.color)] if fit else []
        blocks.append([_cut(pad(word, column) + text, screen), *below])
    shown = count
    if screen.width is not None and not screen.unfold:
        room = screen.height - 1 - len(headings) - len(end)
        sizes = list(accumulate(map(len, blocks)))
        # One row is kept for the number of those without room.
        shown = count if not sizes or sizes[-1] <= room else max(1, bisect_right(sizes, room - 1))
    more = [f"and {count - shown} more: say another word of the one you mean"] if shown < count else []
    return [*headings, *(row for block in blocks[:shown] for row in block), *more, *end]


def _list_faults(answer: QueryResult, card: Card | None, screen: CardScreen) -> list[str]:
    """Return one row that names the unreadable notes, if there are any."""
    said = []
    if card and card.faulty:
        said.append(f"in {_name_paths(card.faulty)} something does not read")
    if answer.lost:
        said.append(f"not read: {_name_paths(answer.lost)}")
    if not said:
        return []
    return [paint(_cut(clean(f"{'; '.join(said)}; `followup-md check` tells why"), screen), "due", color=screen.color)]


def _name_paths(paths: Sequence[str]) -> str:
    return paths[0] + (f" and {len(paths) - 1} more" if len(paths) > 1 else "")


def _fit(sections: Sequence[CardSection], room: int, screen: CardScreen, cells: int) -> list[str]:
    """Return the rows of all sections, at least one each; the remaining room goes by rank to further texts, then to cut ones."""
    pieces = [_list_pieces(section, cells) for section in sections]
    rows = [1] * len(sections)
    order = sorted(range(len(sections)), key=lambda place: sections[place].rank)
    left = room - len(sections)
    for place in order:
        more = max(0, min(len(pieces[place]), sections[place].want, 1 + left) - 1)
        rows[place], left = 1 + more, left - more
    while left > 0 and any(rows[place] < len(pieces[place]) for place in order):
        place = next(place for place in sorted(order, key=rows.__getitem__) if rows[place] < len(pieces[place]))
        rows[place], left = rows[place] + 1, left - 1
    for place in order:
        if rows[place] == len(pieces[place]):
            # Cut texts take several rows, as long as rows are left.
            wider: list[_Piece] = []
            for piece in pieces[place]:
                lines = wrap(piece.text, cells)
                if len(lines) - 1 <= left:
                    left -= len(lines) - 1
                    wider += [_Piece(line, tone=piece.tone) for line in lines]
                else:
                    wider.append(piece)
            pieces[place], rows[place] = wider, len(wider)
    laid: list[str] = []
    for section, own, shown in zip(sections, pieces, rows, strict=True):
        hidden = sum(piece.texts for piece in own[shown:])
        laid += [
            _lay(section.label * (place == 0), piece, screen, hidden * (place == shown - 1)) for place, piece in enumerate(own[:shown])
        ]
    return laid


def _list_pieces(section: CardSection, cells: int) -> list[_Piece]:
    """Return the rows of a section: one text each, or, if it flows, as many as fit."""
    pieces: list[_Piece] = []
    for text, tone in _tone(section):
        if section.flows and pieces and measure(pieces[-1].text) + len(_BETWEEN) + measure(text) <= cells:
            pieces[-1] = _Piece(f"{pieces[-1].text}{_BETWEEN}{text}", pieces[-1].texts + 1, tone)
        else:
            pieces.append(_Piece(text, tone=tone))
    return pieces


def _tone(section: CardSection) -> list[tuple[str, Tone]]:
    return [
        (text, "aside" if section.empty else "heading" if place < section.strong else "plain") for place, text in enumerate(section.texts)
    ]


def _lay(label: str, piece: _Piece, screen: CardScreen, more: int = 0) -> str:
    """Return one row: the label, the text cut to the width, and the number of texts without room."""
    end = f" +{more}" if more else ""
    text = piece.text if screen.width is None else cut(piece.text, screen.width - _LABEL - len(end))
    return paint(pad(label, _LABEL), "heading", color=screen.color) + paint(text, piece.tone, color=screen.color) + end


def _cut(text: str, screen: CardScreen) -> str:
    return text if screen.width is None else cut(text, screen.width)


def list_sections(card: Card, now: datetime) -> tuple[CardSection, ...]:
    """Return the sections of the card in the order of rules.md 5.8; an empty one says where to write its texts."""
    process = card.process
    rounds = []
    for item in card.rounds:
        start, kind = item.interview.start, item.interview.kind or "interview"
        held = f"{kind} {format_round_day(start, now)}{'' if item.status in ('held', 'planned') else ' (not held)'}"
        rounds.append(f"{kind} ahead, {format_due(start, now)}" if item.status == "planned" and start > now else held)
    contacts = []
    for contact in card.contacts:
        event, who, said = contact.event, ", ".join(contact.who), f"you met {', '.join(contact.who) or 'them'}"
        if event:
            channel, via = f" by {event.channel}" if event.channel else "", f" via {contact.via}" if contact.via else ""
            said = f"{format_deed(event, who)}{channel}{via}{format_terms(event, now)}{f': {event.text}' if event.text else ''}"
        contacts.append(f"{format_full(contact.day, now)}: {said}")
    people = _section("People", map(_format_participant, card.people), 1, "nobody noted under `interviewers`", want=4)
    requirements = (f"{each.text}{_show_evidence(each.mine) or ' (no evidence noted)'}" for each in card.requirements)
    stumbles = (
        text
        for each in card.stumbles
        for text in (f"{each.question}{_by(each.asked_by)}", f"\u2192 {each.better or 'no better answer noted'}")
    )
    promised = (
        f"{text}{f', by {format_full(by, now)}' if by else ''} ({'sent' if kept else 'not sent yet'})"
        for text, by, kept in ((each.promise.text, each.promise.by, each.kept) for each in card.promised)
    )
    no_needs = f"nothing noted under {clean(card.decider)} in `Topics`" if card.decider else "nobody noted who decides"
    mine = {each.text: each.mine for each in card.topics if each.person == card.decider}
    # Those that stand nowhere else on the card with the evidence for them.
    things = {each.thing for each in card.people}
    topics = [
        f"{topic.text}{_by(topic.person)}{_show_evidence(topic.mine)}"
        for topic in card.topics
        if topic.text not in card.needs and (topic.mine or topic.text not in things)
    ]
    pay = (f"{each.text} ({each.by}{f', {format_full(each.day, now)}' if each.day else ''})" for each in card.pay)
    no_decision = "no date noted" if process.state in LIVE else format_title(process, now)[-1]
    no_asks = "nothing: you work there" if process.state == "started" else "the notes leave nothing open"
    return (
        _section("Rounds", rounds, 4, "none noted", flows=True),
        people._replace(strong=sum(each.caller for each in card.people)),
        _section("They need", (f"{text}{_show_evidence(mine.get(text))}" for text in card.needs), 5, no_needs),
        *([_section("Talked of", topics, 5, "")] if topics else []),
        _section("For", (f"{point.text} ({point.of})" for point in card.good), 6, "nothing noted under `Role: good points`", flows=True),
        _section("Against", (f"{point.text} ({point.of})" for point in card.bad), 6, "nothing noted under `Role: bad points`", flows=True),
        _section("Asked for", requirements, 2, "nothing noted under `Requirements`", want=2),
        _section("Stumbled", stumbles, 2, "no question marked as a stumble", want=2),
        _section("I promised", promised, 3, "nothing noted as `I promised`"),
        _section("They said", card.they_said, 4, "nothing noted as `they said`"),
        *([_section("Offer", filter(None, (card.terms.title, card.terms.place)), 6, "", flows=True)] if any(card.terms[:3:2]) else []),
        _section("Pay", pay, 6, "nothing noted of it"),
        _section("Contact", contacts, 3, "none noted", want=2),
        _section("Decision", _list_dates(card, now), 3, no_decision, want=2),
        _section("Ask", (f"{number} {ask.text}" for number, ask in enumerate(card.asks, start=1)), 0, no_asks, want=3),
    )


def _show_evidence(mine: str | None) -> str:
    return f" \u2192 {mine}" if mine else ""


def _section(label: str, texts: Iterable[str], rank: int, none: str, *, want: int = 1, flows: bool = False) -> CardSection:
    said = tuple(map(clean, texts))
    return CardSection(label, said or (none,), rank, want=want, flows=flows, empty=not said)


def _by(name: str | None) -> str:
    return f" ({name})" if name else ""


def format_title(process: Process, now: datetime) -> tuple[str, str, str]:
    """Return company, role and state of a process, each optional."""
    # With a round ahead, how long the state has lasted does not matter.
    since = None if process.state == "interviewing" else process.quiet_since or (process.since.date() if process.since else None)
    state = STATES[process.state].words + (f" since {format_full(since, now)}" if since else "")
    return clean(process.company), clean(process.role or ""), state


def _format_fit(fit: Fit) -> str:
    """Return what matched the query: the name, or the words and their place."""
    text = f'"{clean(fit.text)}"' if fit.sort == "word" else clean(fit.text)
    return f"{text}, {clean(fit.where)}" if fit.where else text


def format_found(answer: QueryResult) -> str:
    """Return how the query found the card, where that is not obvious: by a number, a word of the notes, a misspelt name."""
    fit = answer.hits[0].fit
    read = f'read as "{clean(answer.read_as)}": ' if answer.read_as else ""
    return read + _format_fit(fit) if read or fit.sort in _TELLING else ""


def format_hit(hit: Hit, now: datetime) -> tuple[str, str]:
    """Return one of several processes as company, role, state and last contact, and what matched if those do not show it."""
    company, role, state = format_title(hit.process, now)
    last = hit.process.last_contact
    contact = f"last contact {format_full(last, now)}" if last else ""
    shown = " · ".join(filter(None, (name_post(company, role), state, contact)))
    return shown, "" if hit.fit.sort in ("company", "role") else _format_fit(hit.fit)


def _name(person: Person) -> str:
    title = f", {person.title}" if person.title else ""
    part = f" ({person.part.replace('-', ' ')})" if person.part else ""
    return clean(f"{person.name}{title}{part}")


def _format_participant(each: CardPerson) -> str:
    standing = "" if each.standing == "met" else f", {'to meet' if each.standing == 'to meet' else 'not met'}"
    thing = f": {each.thing}" if each.thing else ": nothing noted" if each.standing == "met" else ""
    reached = " · ".join(filter(None, (each.person.phone, each.person.email))) if each.caller else ""
    return f"{_name(each.person)}{standing}{thing}{f' · {reached}' if reached else ''}"


def format_deed(event: Event, who: str = "") -> str:
    """Return what happened in a contact, with the person if given."""
    verb = CONTACTS[event.kind]
    return f"{verb} {who or 'them'}" if event.kind in _WITH_WHOM else f"{verb}{_by(who)}"


def format_terms(event: Event, now: datetime) -> str:
    """Return what they asked for in a contact and the days that they named, each after a comma."""
    days = (("decide by", event.decide_by), ("write again on", event.write_again), ("answer by", event.answer_by))
    said = [f", {words} {format_full(day, now)}" for words, day in days if day]
    said += [f", next round{format_next_round(event, now)}"] if event.next_round else []
    said += [f", wants {event.wants} by {format_full(event.wants_by, now)}"] if event.wants and event.wants_by else []
    return "".join((*said, ", no follow-ups" * event.no_follow_ups, ", no contact" * event.no_contact))


def _list_dates(card: Card, now: datetime) -> Iterator[str]:
    """Yield the days of an offer, of their decision and of the follow-up."""
    process, offer, waiting = card.process, card.process.offer, card.process.waiting
    if process.state in UNDER_OFFER | STOPPED and not (offer.spoken is None and offer.on_paper is None):
        if offer.answer_by and not offer.accepted:
            yield f"your answer to the offer by {format_full(offer.answer_by, now)}"
        if offer.start:
            yield f"start on {format_full(offer.start, now)}"
        elif offer.on_paper:
            yield "no start date yet"
    if event := process.next_round:
        who = ", ".join(person.person.name for person in card.people if person.person.key in event.people)
        yield f"next round{format_next_round(event, now)}{f', named by {who}' if who else ''}; its note: `{format_new(process)}`"
    if card.decision and process.state in LIVE - UNDER_OFFER:
        passed = ", which has passed" if card.decision < now.date() else ""
        yield f"by {format_full(card.decision, now)}{f', named by {card.giver}' if card.giver else ''}{passed}"
    if waiting and waiting.next:
        yield f"your follow-up: not before {format_full(waiting.next, now)}, as {say_full_reason(waiting.why)}"
    elif waiting:
        yield f"no follow-up from you: {say_full_reason(waiting.why)}"


def _describe_card(card: Card) -> CardView:
    waiting, offer = card.process.waiting, card.process.offer
    return {
        "process": card.process.id,
        "rounds": [
            {"note": item.interview.path, "kind": item.interview.kind, "start": write_time(item.interview.start), "status": item.status}
            for item in card.rounds
        ],
        "people": [
            {**_describe_person(each.person), "standing": each.standing, "thing": each.thing, "meant": each.caller} for each in card.people
        ],
        "decider": card.decider,
        "needs": list(card.needs),
        "good_points": [{"text": point.text, "of": point.of} for point in card.good],
        "bad_points": [{"text": point.text, "of": point.of} for point in card.bad],
        "requirements": [{"text": each.text, "mine": each.mine} for each in card.requirements],
        "stumbles": [{"question": each.question, "asked_by": each.asked_by, "better": each.better} for each in card.stumbles],
        "promised": [{"text": each.promise.text, "by": write_time(each.promise.by), "sent": each.kept} for each in card.promised],
        "they_said": list(card.they_said),
        "pay": [{"text": each.text, "by": each.by, "date": write_time(each.day)} for each in card.pay],
        "topics": [{"text": each.text, "person": each.person, "mine": each.mine} for each in card.topics],
        "contacts": [
            {
                "side": contact.side,
                "date": write_time(contact.day),
                "people": list(contact.who),
                "event": contact.event.kind if contact.event else None,
                "channel": contact.event.channel if contact.event else None,
                "text": contact.event.text if contact.event else None,
            }
            for contact in card.contacts
        ],
        "decision": {"date": write_time(card.decision), "by": card.giver},
        "follow_up": {"next": write_time(waiting.next if waiting else None), "why": say_full_reason(waiting.why) if waiting else ""},
        "offer": {
            "answer_by": write_time(offer.answer_by),
            "start": write_time(offer.start),
            "title": card.terms.title,
            "place": card.terms.place,
        },
        "ask": [{"text": ask.text, "why": ask.why} for ask in card.asks],
        "faulty": list(card.faulty),
    }


def _describe_person(person: Person) -> PersonView:
    return {
        "name": person.name,
        "company": person.company,
        "title": person.title,
        "part": person.part,
        "phone": person.phone,
        "email": person.email,
        "note": person.path,
    }
