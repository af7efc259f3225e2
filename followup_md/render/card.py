"""The card for a late call on one screen or as JSON, and the list where several processes fit (R4.12, rules.md 5.8)."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from followup_md.model.hiring import name_post
from followup_md.render.card_words import list_sections, say_found, say_hit, say_title, say_who
from followup_md.render.terminal_rows import paint
from followup_md.render.text import clean, cut, measure, pad, wrap
from followup_md.render.when import write_time
from followup_md.words import say_reason

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from followup_md.model import Person
    from followup_md.model.card import Answer, Card
    from followup_md.model.report_views import AnswerView, CardView, PersonView
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
    company, role, state = say_title(card.process, now)
    title = f"{name_post(company, role)}{_BETWEEN}{state}"
    if sheet.width is not None and measure(title) > sheet.width:
        title = f"{company}{_BETWEEN}{state}"
        if measure(title) > sheet.width:
            title = cut(company, max(1, sheet.width - measure(_BETWEEN + state))) + _BETWEEN + state
    rows = [paint(_cut(title, sheet), "heading", color=sheet.color)]
    found = say_found(answer)
    if found:
        rows.append(_lay("Found by", Piece(found, tone="aside"), sheet))
    sections, end = list_sections(card, now), _list_faults(answer, card, sheet)
    if sheet.width is not None and not sheet.unfold:
        return [*rows, *_fit(sections, sheet.height - 1 - len(rows) - len(end), sheet, sheet.width - LABEL), *end]
    # Everything: a row a text, or as many as it takes.
    room = None if sheet.width is None else sheet.width - LABEL
    for section in sections:
        lines = [Piece(line, tone=tone) for text, tone in _tone(section) for line in ((text,) if room is None else wrap(text, room))]
        rows += [_lay(section.label if place == 0 else "", piece, sheet) for place, piece in enumerate(lines)]
    return [*rows, *end]


def _list_faults(answer: Answer, card: Card | None, sheet: Sheet) -> list[str]:
    """Return one row that names what does not read, where anything does not."""
    said = []
    if card and card.faulty:
        said.append(f"in {_name_paths(card.faulty)} something does not read")
    if answer.lost:
        said.append(f"not read: {_name_paths(answer.lost)}")
    if not said:
        return []
    return [paint(_cut(clean(f"{'; '.join(said)}; `followup-md check` tells why"), sheet), "due", color=sheet.color)]


def _name_paths(paths: Sequence[str]) -> str:
    return paths[0] + (f" and {len(paths) - 1} more" if len(paths) > 1 else "")


def _lay(label: str, piece: Piece, sheet: Sheet, more: int = 0) -> str:
    """Return one row: the label, the text cut where the sheet ends, and how many texts had no room."""
    end = f" +{more}" if more else ""
    text = piece.text if sheet.width is None else cut(piece.text, sheet.width - LABEL - len(end))
    return paint(pad(label, LABEL), "heading", color=sheet.color) + paint(text, piece.tone, color=sheet.color) + end


def _tone(section: Section) -> list[tuple[str, Tone]]:
    tones: list[Tone] = [
        "aside" if section.empty else "heading" if place < section.strong else "plain" for place in range(len(section.texts))
    ]
    return list(zip(section.texts, tones, strict=True))


def _fit(sections: Sequence[Section], room: int, sheet: Sheet, cells: int) -> list[str]:
    """Return the rows of all sections: each has one; what room is left goes by rank to further texts, then to cut ones."""
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
            # Over several rows what would be cut, as long as rows are left.
            wider: list[Piece] = []
            for piece in pieces[place]:
                lines = wrap(piece.text, cells)
                if len(lines) - 1 <= left:
                    left -= len(lines) - 1
                    wider += [Piece(line, tone=piece.tone) for line in lines]
                else:
                    wider.append(piece)
            pieces[place], rows[place] = wider, len(wider)
    laid: list[str] = []
    for section, own, shown in zip(sections, pieces, rows, strict=True):
        hidden = sum(piece.texts for piece in own[shown:])
        laid += [
            _lay(section.label if place == 0 else "", piece, sheet, hidden if place == shown - 1 else 0)
            for place, piece in enumerate(own[:shown])
        ]
    return laid


def _list_pieces(section: Section, cells: int) -> list[Piece]:
    """Return what stands in a row each: a text, or in a section that flows as many as there is room for."""
    pieces: list[Piece] = []
    for text, tone in _tone(section):
        if section.flows and pieces and measure(pieces[-1].text) + len(_BETWEEN) + measure(text) <= cells:
            pieces[-1] = Piece(f"{pieces[-1].text}{_BETWEEN}{text}", pieces[-1].texts + 1, tone)
        else:
            pieces.append(Piece(text, tone=tone))
    return pieces


def _list_hits(answer: Answer, now: datetime, sheet: Sheet) -> list[str]:
    """Return who was meant, and the processes that fit, each behind the word that brings its card; `+N` where the screen ends."""
    query = clean(answer.read_as or answer.query)
    read = f' (for "{clean(answer.query)}")' if answer.read_as else ""
    who = [say_who(person) for person in answer.people] if len(answer.people) == 1 or not answer.hits else []
    count = len(answer.hits)
    said = f'{count} processes fit "{query}"{read}; the word in front brings the card:' if count else "No process of theirs is noted."
    head = [paint(_cut(text, sheet), "heading", color=sheet.color) for text in (*who, said)]
    end = _list_faults(answer, None, sheet)
    # Of each process the word that brings its card, which it is, and below what fitted.
    words = [clean(f"'{hit.word}'" if " " in hit.word else hit.word) for hit in answer.hits]
    column = max(map(measure, words), default=0) + 2
    blocks = []
    for word, (text, fit) in zip(words, [say_hit(hit, now) for hit in answer.hits], strict=True):
        below = [paint(_cut(" " * column + fit, sheet), "aside", color=sheet.color)] if fit else []
        blocks.append([_cut(pad(word, column) + text, sheet), *below])
    shown = count
    if sheet.width is not None and not sheet.unfold:
        room = sheet.height - 1 - len(head) - len(end)
        sizes = list(accumulate(map(len, blocks)))
        # Where not all have room, a row says how many have none.
        shown = count if not sizes or sizes[-1] <= room else max(1, bisect_right(sizes, room - 1))
    more = [f"and {count - shown} more: say another word of the one you mean"] if shown < count else []
    return [*head, *(row for block in blocks[:shown] for row in block), *more, *end]


def _cut(text: str, sheet: Sheet) -> str:
    return text if sheet.width is None else cut(text, sheet.width)


def describe_answer(answer: Answer, now: datetime) -> AnswerView:
    """Return what a query came to as JSON has it; `card` is null unless one process fits."""
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


def _describe_card(card: Card) -> CardView:
    waiting, offer = card.process.waiting, card.process.offer
    return {
        "process": card.process.id,
        "rounds": [
            {
                "note": item.interview.path,
                "kind": item.interview.kind,
                "start": write_time(item.interview.start),
                "status": item.status,
            }
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
        "they_said": list(card.told),
        "pay": [{"text": each.text, "by": each.by} for each in card.pay],
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
        "follow_up": {"next": write_time(waiting.next if waiting else None), "why": say_reason(waiting.why) if waiting else ""},
        "offer": {"answer_by": write_time(offer.answer_by), "start": write_time(offer.start)},
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
