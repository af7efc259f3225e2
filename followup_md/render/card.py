"""The card for a late call on one screen or as JSON, and the list where several processes fit (R4.12, rules.md 5.8)."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from followup_md.model.hiring import name_post
from followup_md.render.card_words import list_sections, say_found, say_hit, say_title, say_who
from followup_md.render.terminal_rows import paint
from followup_md.render.text import clean, cut, measure, pad, wrap
from followup_md.words import say_reason

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, datetime

    from followup_md.model import Person, Round
    from followup_md.model.card import Answer, Card, CardPerson, Contact, Hit
    from followup_md.model.report_views import AnswerView, CardView, ContactView, HitView, MetView, PersonView, RoundView
    from followup_md.render.card_words import Section
    from followup_md.render.terminal_rows import Tone

LABEL = len("I promised") + 2
NARROWEST = 40
_BETWEEN = " · "


class Sheet(NamedTuple):
    """What the card is written on: `width` is None where nothing is cut, as in a pipe; `unfold` asks for everything on a screen."""

    width: int | None = None
    height: int = 24
    color: bool = False
    unfold: bool = False


class Piece(NamedTuple):
    """What may stand in a row: a text, how many `texts` of a section it holds, and its tone."""

    text: str
    texts: int = 1
    tone: Tone = "plain"


def render_answer(answer: Answer, now: datetime, sheet: Sheet) -> str:
    """Return the card, or the processes and people that fit, ending in a newline; on a screen it leaves one line for the prompt."""
    if sheet.width is not None:
        sheet = sheet._replace(width=max(sheet.width, NARROWEST))
    rows = _list_card(answer, answer.card, now, sheet) if answer.card else _list_hits(answer, now, sheet)
    return "".join(f"{row.rstrip()}\n" for row in rows)


def _list_card(answer: Answer, card: Card, now: datetime, sheet: Sheet) -> list[str]:
    head = [_lay_title(card, now, sheet)]
    found = say_found(answer)
    if found:
        head.append(_lay("Found by", Piece(found, tone="aside"), sheet))
    end = _list_faults(answer, card, sheet)
    sections = list_sections(card, now)
    if sheet.width is None or sheet.unfold:
        body = [row for section in sections for row in _unfold(section, sheet)]
    else:
        body = _fit(sections, sheet.height - 1 - len(head) - len(end), sheet, sheet.width - LABEL)
    return [*head, *body, *end]


def _lay_title(card: Card, now: datetime, sheet: Sheet) -> str:
    company, role, state = say_title(card.process, now)
    texts = (f"{name_post(company, role)}{_BETWEEN}{state}", f"{company}{_BETWEEN}{state}")
    fitting = next((text for text in texts if sheet.width is None or measure(text) <= sheet.width), None)
    text = fitting or cut(company, max(1, (sheet.width or 0) - measure(_BETWEEN + state))) + _BETWEEN + state
    return paint(text if sheet.width is None else cut(text, sheet.width), "heading", color=sheet.color)


def _list_faults(answer: Answer, card: Card | None, sheet: Sheet) -> list[str]:
    """Return one row that names what does not read, where anything does not."""
    said = []
    if card and card.faulty:
        said.append(f"in {_name_paths(card.faulty)} something does not read")
    if answer.lost:
        said.append(f"not read: {_name_paths(answer.lost)}")
    if not said:
        return []
    text = clean(f"{'; '.join(said)}; `followup-md check` tells why")
    return [paint(text if sheet.width is None else cut(text, sheet.width), "due", color=sheet.color)]


def _name_paths(paths: Sequence[str]) -> str:
    return paths[0] + (f" and {len(paths) - 1} more" if len(paths) > 1 else "")


def _lay(label: str, piece: Piece, sheet: Sheet, more: int = 0) -> str:
    """Return one row: the label, the text cut where the sheet ends, and how many texts had no room."""
    end = f" +{more}" if more else ""
    text = piece.text if sheet.width is None else cut(piece.text, sheet.width - LABEL - len(end))
    return paint(pad(label, LABEL), "heading", color=sheet.color) + paint(text, piece.tone, color=sheet.color) + end


def _unfold(section: Section, sheet: Sheet) -> list[str]:
    """Return a section with everything in it: a row a text, or as many as it takes."""
    room = None if sheet.width is None else sheet.width - LABEL
    pieces = [Piece(line, tone=tone) for text, tone in _tone(section) for line in ((text,) if room is None else wrap(text, room))]
    return [_lay(section.label if place == 0 else "", piece, sheet) for place, piece in enumerate(pieces)]


def _tone(section: Section) -> list[tuple[str, Tone]]:
    tones: list[Tone] = [
        "aside" if section.empty else "heading" if place < section.strong else "plain" for place in range(len(section.texts))
    ]
    return list(zip(section.texts, tones, strict=True))


def _fit(sections: Sequence[Section], room: int, sheet: Sheet, cells: int) -> list[str]:
    """Return the rows of all sections: each has one; what room is left goes by rank to further texts, then to cut ones."""
    pieces = [_break(section, cells) for section in sections]
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
            pieces[place], left = _widen(pieces[place], left, cells)
            rows[place] = len(pieces[place])
    return [row for section, own, shown in zip(sections, pieces, rows, strict=True) for row in _show(section, own, shown, sheet)]


def _show(section: Section, pieces: Sequence[Piece], shown: int, sheet: Sheet) -> list[str]:
    hidden = sum(piece.texts for piece in pieces[shown:])
    return [
        _lay(section.label if place == 0 else "", piece, sheet, hidden if place == shown - 1 else 0)
        for place, piece in enumerate(pieces[:shown])
    ]


def _break(section: Section, cells: int) -> list[Piece]:
    """Return what stands in a row each: a text, or in a section that flows as many as there is room for."""
    pieces: list[Piece] = []
    for text, tone in _tone(section):
        if section.flows and pieces and measure(pieces[-1].text) + len(_BETWEEN) + measure(text) <= cells:
            pieces[-1] = Piece(f"{pieces[-1].text}{_BETWEEN}{text}", pieces[-1].texts + 1, tone)
        else:
            pieces.append(Piece(text, tone=tone))
    return pieces


def _widen(pieces: Sequence[Piece], left: int, cells: int) -> tuple[list[Piece], int]:
    """Return the pieces with those that would be cut over several rows as long as `left` rows allow it, and what is then left."""
    wider: list[Piece] = []
    for piece in pieces:
        lines = wrap(piece.text, cells)
        if len(lines) - 1 <= left:
            left -= len(lines) - 1
            wider += [Piece(line, tone=piece.tone) for line in lines]
        else:
            wider.append(piece)
    return wider, left


def _list_hits(answer: Answer, now: datetime, sheet: Sheet) -> list[str]:
    """Return who was meant, and the processes that fit, each behind the word that brings its card; `+N` where the screen ends."""
    query = clean(answer.read_as or answer.query)
    read = f' (for "{clean(answer.query)}")' if answer.read_as else ""
    who = [say_who(person) for person in answer.people] if len(answer.people) == 1 or not answer.hits else []
    count = len(answer.hits)
    said = f'{count} processes fit "{query}"{read}; the word in front brings the card:' if count else "No process of theirs is noted."
    head = [paint(_cut(text, sheet), "heading", color=sheet.color) for text in (*who, said)]
    end = _list_faults(answer, None, sheet)
    blocks = _lay_hits(answer, now, sheet)
    shown = count
    if sheet.width is not None and not sheet.unfold:
        room = sheet.height - 1 - len(head) - len(end)
        sizes = list(accumulate(map(len, blocks)))
        # Where not all have room, a row says how many have none.
        shown = count if not sizes or sizes[-1] <= room else max(1, bisect_right(sizes, room - 1))
    more = [f"and {count - shown} more: say another word of the one you mean"] if shown < count else []
    return [*head, *(row for block in blocks[:shown] for row in block), *more, *end]


def _lay_hits(answer: Answer, now: datetime, sheet: Sheet) -> list[list[str]]:
    """Return the rows of each process that fits: the word that brings its card, which it is, and below what fitted."""
    words = [clean(f"'{hit.word}'" if " " in hit.word else hit.word) for hit in answer.hits]
    column = max(map(measure, words), default=0) + 2
    said = [say_hit(hit, now) for hit in answer.hits]
    return [
        [_cut(pad(word, column) + text, sheet), *([paint(_cut(" " * column + fit, sheet), "aside", color=sheet.color)] if fit else [])]
        for word, (text, fit) in zip(words, said, strict=True)
    ]


def _cut(text: str, sheet: Sheet) -> str:
    return text if sheet.width is None else cut(text, sheet.width)


def describe_answer(answer: Answer, now: datetime) -> AnswerView:
    """Return what a query came to as JSON has it; `card` is null unless one process fits."""
    return {
        "version": 1,
        "now": now.isoformat(timespec="seconds"),
        "query": answer.query,
        "read_as": answer.read_as,
        "people": [_describe_person(person) for person in answer.people],
        "processes": [_describe_hit(hit) for hit in answer.hits],
        "card": _describe_card(answer.card) if answer.card else None,
        "not_read": list(answer.lost),
    }


def _describe_hit(hit: Hit) -> HitView:
    process = hit.process
    return {
        "id": process.id,
        "company": process.company,
        "role": process.role,
        "state": process.state,
        "last_contact": _spell_day(process.last_contact),
        "fits": {"what": hit.fit.sort, "text": hit.fit.text, "where": hit.fit.where},
        "word": hit.word,
    }


def _describe_card(card: Card) -> CardView:
    waiting, offer = card.process.waiting, card.process.offer
    return {
        "process": card.process.id,
        "rounds": [_describe_round(item) for item in card.rounds],
        "people": [_describe_met(each) for each in card.people],
        "decider": card.decider,
        "needs": list(card.needs),
        "good_points": [{"text": point.text, "of": point.of} for point in card.good],
        "bad_points": [{"text": point.text, "of": point.of} for point in card.bad],
        "requirements": [{"text": each.text, "mine": each.mine} for each in card.requirements],
        "stumbles": [{"question": each.question, "asked_by": each.asked_by, "better": each.better} for each in card.stumbles],
        "promised": [{"text": each.promise.text, "by": _spell_day(each.promise.by), "sent": each.kept} for each in card.promised],
        "they_said": list(card.told),
        "pay": [{"text": each.text, "by": each.by} for each in card.pay],
        "contacts": [_describe_contact(each) for each in card.contacts],
        "decision": {"date": _spell_day(card.decision), "by": card.giver},
        "follow_up": {"next": _spell_day(waiting.next if waiting else None), "why": say_reason(waiting.why) if waiting else ""},
        "offer": {"answer_by": _spell_day(offer.answer_by), "start": _spell_day(offer.start)},
        "ask": [{"text": ask.text, "why": ask.why} for ask in card.asks],
        "faulty": list(card.faulty),
    }


def _describe_round(item: Round) -> RoundView:
    interview = item.interview
    return {
        "note": interview.path,
        "kind": interview.kind,
        "start": interview.start.isoformat(timespec="seconds"),
        "status": item.status,
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


def _describe_met(each: CardPerson) -> MetView:
    return {**_describe_person(each.person), "standing": each.standing, "thing": each.thing, "meant": each.caller}


def _describe_contact(contact: Contact) -> ContactView:
    event = contact.event
    return {
        "side": contact.side,
        "date": _spell_day(contact.day),
        "people": list(contact.who),
        "event": event.kind if event else None,
        "channel": event.channel if event else None,
        "text": event.text if event else None,
    }


def _spell_day(day: date | None) -> str | None:
    return day.isoformat() if day else None
