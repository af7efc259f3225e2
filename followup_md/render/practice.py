"""`practice`: flashcards, question first and then answers, and the text around them; as JSON too."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, NamedTuple

from followup_md.model import Interview, Person
from followup_md.model.facts import WELL, find_person
from followup_md.render.text import Tone, clean, format_full, format_round_day, pad, paint, wrap, write_time

if TYPE_CHECKING:
    from followup_md.model.card import Deck, Flashcard
    from followup_md.model.edits import LoggedLine
    from followup_md.model.report_views import DeckView, PracticeRoundView

GRADES: Mapping[int, str] = {1: "blank", 2: "badly", 3: "with effort", 4: "well", 5: "at once"}
_LABEL = len("you said") + 2
_NARROWEST = 40
_INDENT = 2


class PracticeScreen(NamedTuple):
    """The screen for cards: the moment, everybody by key, width in cells, and whether to use colours."""

    now: datetime
    people: Mapping[str, Person]
    width: int = 80
    color: bool = False


def render_front(card: "Flashcard", count: str, screen: PracticeScreen) -> str:
    """Return a question, and who asked it, where and when; `count` is the card's number in words."""
    rows = [paint(count, "aside", color=screen.color), *_fill(card.question.text, screen, "heading")]
    return "\n".join((*rows, *_fill(_format_asked(card, screen), screen, "aside", _INDENT))) + "\n"


def render_back(card: "Flashcard", screen: PracticeScreen) -> str:
    """Return the answer given and the better answer, or where to write one."""
    place = f"{card.question.place.path}:{card.question.place.line}"
    said = card.question.said or "not noted"
    better = card.better or f"none yet: write `- better: …` below the question, {place}"
    rows = _label("you said", said, screen, "plain" if card.question.said else "aside")
    return "\n".join((*rows, *_label("better", better, screen, "good" if card.better else "due"))) + "\n"


def render_deck(deck: "Deck", screen: PracticeScreen) -> str:
    """Return each card with the day on which it is due, without its answer."""
    rows: list[str] = []
    labels = ["now" if card.due_now else format_full(card.due, screen.now) if card.due else "later" for card in deck.cards]
    room = max(map(len, labels), default=0) + 2
    for card, label in zip(deck.cards, labels, strict=True):
        tone: Tone = "due" if card.due_now else "plain"
        first, *more = wrap(clean(card.question.text), max(screen.width, _NARROWEST) - room) or ("",)
        rows.append(paint(pad(label, room), tone, color=screen.color) + paint(first, "heading", color=screen.color))
        rows += [" " * room + paint(row, "heading", color=screen.color) for row in more]
        rows += _fill(_format_asked(card, screen), screen, "aside", room)
    return "".join(f"{row}\n" for row in rows)


def render_next_round(deck: "Deck", screen: PracticeScreen) -> str:
    """Return the round whose cards come first, and why; nothing if there is none."""
    first = [card for card in deck.cards if card.ahead]
    if deck.round is None or not first:
        return ""
    ahead, number = deck.round, len(first)
    kind, day = _name_kind(ahead.kind), format_full(ahead.start.astimezone(screen.now.tzinfo).date(), screen.now)
    by_kind = sum(bool(ahead.kind) and any(item.kind == ahead.kind for item in card.rounds) for card in first)
    origin = [f"{kind}s"] * bool(by_kind) + ["rounds there"] * (by_kind < number)
    verb = "have brought come" if number > 1 else "have brought comes"
    questions = f"{number} question{'s' * (number > 1)} that {' and '.join(origin)} {verb} first"
    return "\n".join(_fill(f"{kind[:1].upper()}{kind[1:]} at {ahead.company} on {day}: {questions}", screen, "due")) + "\n"


def render_none(deck: "Deck", screen: PracticeScreen, stumble_at: int) -> str:
    """Return why there is nothing to practise, and when there will be."""
    number = len(deck.rest)
    cards = f"{number} card{'s' * (number > 1)}"
    if not number:
        said = f"No cards: a question of a held round that is rated {stumble_at} or less, or has `stumbled: yes`, makes one"
    elif deck.scheduled and deck.next_due:
        said = f"Nothing is due: {cards}, the next on {format_full(deck.next_due, screen.now)}; `--all` takes them all"
    else:
        said = f"Nothing is open: {cards}, of what went badly once and well since; `--all` takes them all"
    return "\n".join(_fill(said, screen, "plain")) + "\n"


def render_graded(line: "LoggedLine", due: date | None, screen: PracticeScreen, *, dry: bool) -> str:
    """Return where a grade was or would be written, and when its question comes back."""
    back = f"; again on {format_full(due, screen.now)}" if due else ""
    return "\n".join(_fill(f"{line.path}:{line.line} {'would be written' if dry else 'written'}{back}", screen, "aside", _INDENT)) + "\n"


def render_end(ratings: Sequence[int], left: int, screen: PracticeScreen, *, dry: bool) -> str:
    """Return how many cards were practised, how many went well, and how many are left."""
    well = sum(rating >= WELL for rating in ratings)
    rest = f"; {left} left" if left else ""
    undo = "; `followup-md log NOTE --undo` takes a line back" if ratings and not dry else ""
    said = f"{len(ratings)} practised, {well} of them well" if ratings else "none practised"
    return "\n".join(_fill(f"{said}{rest}{undo}", screen, "plain")) + "\n"


def describe_deck(deck: "Deck", screen: PracticeScreen) -> "DeckView":
    """Return the cards for JSON output; `round` is null unless one is near."""
    return {
        "version": 1,
        "now": write_time(screen.now),
        "order": "fsrs" if deck.scheduled else "oldest-first",
        "round": _describe_round(deck.round) if deck.round else None,
        "cards": [
            {
                "question": card.question.text,
                "asked_by": find_person(card.question.asked_by, screen.people).name if card.question.asked_by else None,
                "round": _describe_round(card.interview),
                "line": card.question.place.line,
                "rating": card.question.rating,
                "said": card.question.said,
                "better": card.better,
                "open": card.question.stumble,
                "times_asked": len(card.rounds),
                "practised": [{"at": write_time(time.at.astimezone(screen.now.tzinfo)), "rating": time.rating} for time in card.practised],
                "due": write_time(card.due),
                "wanted": card.due_now,
                "first": card.ahead,
            }
            for card in deck.cards
        ],
        "left_out": len(deck.rest),
        "next_due": write_time(deck.next_due),
    }


def _format_asked(card: "Flashcard", screen: PracticeScreen) -> str:
    """Return who asked a question, where and when, how the answer went, and when it was practised."""
    interview, rounds = card.interview, len(card.rounds)
    asker = f"{find_person(card.question.asked_by, screen.people).name}, " if card.question.asked_by else ""
    rated = f"; rated {card.question.rating}" if card.question.rating else ""
    often = f"; asked {rounds} times" if rounds > 1 else ""
    where = f"{asker}{_name_kind(interview.kind)} at {interview.company}, {format_round_day(interview.start, screen.now)}"
    practised = "never practised"
    if card.practised:
        last = card.practised[-1]
        times = f"practised {len(card.practised)} times, last" if len(card.practised) > 1 else "practised"
        practised = f"{times} {format_full(last.at.astimezone(screen.now.tzinfo).date(), screen.now)}: {GRADES[last.rating]}"
    return f"{where}{rated}{often}; {practised}"


def _name_kind(kind: str | None) -> str:
    """Return the name of a kind of round: `technical round`, `phone screen`."""
    words = (kind or "").replace("-", " ")
    return words if words.endswith("screen") else f"{words} round".lstrip()


def _label(label: str, text: str, screen: PracticeScreen, tone: Tone) -> Iterator[str]:
    first, *more = _fill(text, screen, tone, _INDENT + _LABEL)
    yield " " * _INDENT + paint(pad(label, _LABEL), "heading", color=screen.color) + first[_INDENT + _LABEL :]
    yield from more


def _fill(text: str, screen: PracticeScreen, tone: Tone, indent: int = 0) -> list[str]:
    rows = wrap(clean(text), max(screen.width, _NARROWEST) - indent) or ("",)
    return [" " * indent + paint(row, tone, color=screen.color) for row in rows]


def _describe_round(interview: Interview) -> "PracticeRoundView":
    return {
        "note": interview.path,
        "process": interview.process,
        "company": interview.company,
        "kind": interview.kind,
        "start": write_time(interview.start),
    }
