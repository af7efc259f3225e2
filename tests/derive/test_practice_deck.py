"""Which questions are asked by `practice`, and in which order (R3.5)."""

from __future__ import annotations

import sys
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple

import pytest
from support.searches import FULL_BODY, Tale

from followup_md.derive.practice import DeckChoice, derive_deck, load_schedule
from followup_md.model.facts import Practised

if TYPE_CHECKING:
    from followup_md.model.card import Deck

NOW = "2026-11-18T12:00"  # a Wednesday, in New York
GOOD = "### What did you last learn?\n- rating: 4\n"
HEAD = "company: {company}\nrole: Analyst\nkind: {kind}\nstart: {day}T10:00\nend: {day}T11:00\ninterviewers: [Ada Long]\n"


class Asked(NamedTuple):
    """A round at a company in which one question was asked."""

    company: str
    day: str
    question: str
    rating: int = 2
    kind: str = "technical"
    better: str = ""
    lines: tuple[str, ...] = ()


def tell(*rounds: Asked, search: tuple[str, ...] = ()) -> Tale:
    tale = Tale()
    for item in rounds:
        name = f"{item.day}-{item.company.lower()}"
        asked = f"### {item.question}\n- rating: {item.rating}\n" + (f"- better: {item.better}\n" if item.better else "")
        head = HEAD.format(company=item.company, day=item.day, kind=item.kind).replace("kind: none\n", "")
        tale.note(name, head, FULL_BODY.replace(GOOD, asked))
        tale.log(name, *item.lines)
    tale.log("search", *search)
    return tale


def deal(tale: Tale, choice: DeckChoice | None = None, *, now: str = NOW, scheduled: bool = True) -> Deck:
    return derive_deck(tale.at(now), load_schedule() if scheduled else None, choice or DeckChoice())


def ask(tale: Tale, choice: DeckChoice | None = None, *, now: str = NOW, scheduled: bool = True) -> list[str]:
    return [card.question.text for card in deal(tale, choice, now=now, scheduled=scheduled).cards]


ALL = DeckChoice(take_all=True)
WHY = Asked("Acme", "2026-11-02", "Why?")
HOW = Asked("Globex", "2026-11-03", "How?")


# Which questions are cards


def test_an_open_stumble_is_a_card_with_all_that_is_known_of_it() -> None:
    (card,) = deal(tell(WHY._replace(better="because", lines=("2026-11-05 practised why rating 3",)))).cards
    assert (card.question.text, card.interview.company, card.better) == ("Why?", "Acme", "because")
    assert [interview.company for interview in card.rounds] == ["Acme"]
    assert [time.rating for time in card.practised] == [3]


@pytest.mark.parametrize(
    ("first", "last", "better", "found"),
    [
        pytest.param(2, 4, "because", ["Why?"], id="it went well since, and has a better answer"),
        pytest.param(2, 4, "", [], id="it went well since, and there is nothing to learn"),
        pytest.param(4, 2, "", ["Why?"], id="it went badly at last"),
        pytest.param(4, 3, "because", [], id="it never went badly"),
    ],
)
@pytest.mark.parametrize("scheduled", [True, False])
def test_what_went_badly_once_is_a_card(first: int, last: int, better: str, found: list[str], scheduled: bool) -> None:
    tale = tell(WHY._replace(rating=first, better=better), WHY._replace(company="Globex", day="2026-11-09", rating=last))
    assert ask(tale, ALL, scheduled=scheduled) == found


def test_a_question_of_two_rounds_is_one_card_of_the_latest() -> None:
    (card,) = deal(tell(WHY._replace(better="because"), WHY._replace(company="Globex", day="2026-11-09", question="why"))).cards
    assert (card.interview.company, card.better) == ("Globex", "because")
    assert [interview.company for interview in card.rounds] == ["Acme", "Globex"]


def test_a_round_that_lies_ahead_brings_none() -> None:
    assert ask(tell(WHY._replace(day="2026-11-19")), ALL) == []


def test_a_line_of_any_log_counts_once_its_time_has_come() -> None:
    tale = tell(WHY, search=("2026-11-10 practised Why? rating 4", "2026-11-18 13:00 practised Why? rating 1"))
    assert [time.rating for time in deal(tale, ALL).cards[0].practised] == [4]


# What is due


@pytest.mark.parametrize(
    ("rating", "days"),
    # From the first stabilities of FSRS-6 (0.212, 1.29, 2.31 and 8.30 days), a day at least.
    [(1, 1), (2, 1), (3, 1), (4, 2), (5, 8)],
)
def test_a_grade_tells_when_a_question_comes_back(rating: int, days: int) -> None:
    tale = tell(WHY._replace(lines=(f"2026-11-10 12:00 practised Why? rating {rating}",)))
    due = date(2026, 11, 10) + timedelta(days=days)
    (card,) = deal(tale, ALL).cards
    assert card.due == due
    assert ask(tale, now=f"{due - timedelta(days=1)}T23:59") == []
    assert ask(tale, now=f"{due}T00:00") == ["Why?"]


def test_what_goes_well_again_and_again_comes_back_later_and_later() -> None:
    schedule = load_schedule()
    assert schedule
    times = [Practised(datetime(2026, 1, 1, 12, tzinfo=UTC), 4)]
    waits = []
    for _ in range(4):
        due = schedule(times)
        waits.append((due - times[-1].at).days)
        times.append(Practised(due, 4))
    assert waits == sorted(set(waits))
    assert schedule(times) == schedule(list(times))
    lapsed = schedule([*times, Practised(times[-1].at + timedelta(days=30), 1)])
    assert lapsed - times[-1].at - timedelta(days=30) < timedelta(days=waits[-1])


def test_the_day_is_that_of_the_reader() -> None:
    # 23:30 in New York is the next day in UTC; two days later it is due.
    tale = tell(WHY._replace(lines=("2026-11-10 23:30 practised Why? rating 4",)))
    assert deal(tale, ALL).cards[0].due == date(2026, 11, 12)


def test_without_the_library_all_that_is_open_is_asked_and_no_day_is_known(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "fsrs", None)
    assert load_schedule() is None
    tale = tell(
        WHY._replace(lines=("2026-11-18 11:00 practised Why? rating 5",)),
        HOW._replace(better="so"),
        HOW._replace(company="Initech", day="2026-11-05", rating=4),
    )
    deck = deal(tale, scheduled=False)
    assert [(card.question.text, card.due) for card in deck.cards] == [("Why?", None)]
    assert [card.question.text for card in deck.rest] == ["How?"]
    assert not deck.scheduled


# In which order


@pytest.mark.parametrize("scheduled", [True, False])
def test_what_was_never_practised_comes_first_then_what_was_longest_ago(scheduled: bool) -> None:
    tale = tell(
        Asked("Acme", "2026-11-02", "Why?", lines=("2026-11-06 practised Why? rating 1",)),
        Asked("Globex", "2026-11-03", "How?", lines=("2026-11-05 practised How? rating 1",)),
        Asked("Initech", "2026-11-04", "When?"),
    )
    assert ask(tale, scheduled=scheduled) == ["When?", "How?", "Why?"]


def test_what_is_due_comes_before_what_is_not() -> None:
    tale = tell(
        Asked("Acme", "2026-11-02", "Why?", lines=("2026-11-17 practised Why? rating 5",)),
        Asked("Globex", "2026-11-03", "How?", lines=("2026-11-10 practised How? rating 4",)),
        Asked("Initech", "2026-11-04", "When?", lines=("2026-11-17 practised When? rating 4",)),
    )
    assert ask(tale) == ["How?"]
    assert ask(tale, ALL) == ["How?", "When?", "Why?"]


def test_a_limit_takes_the_first() -> None:
    deck = deal(tell(WHY, HOW), DeckChoice(limit=1))
    assert [card.question.text for card in deck.cards] == ["How?"]
    assert [card.question.text for card in deck.rest] == ["Why?"]


def test_of_a_process_it_is_what_was_ever_asked_there() -> None:
    tale = tell(WHY, HOW, WHY._replace(company="Globex", day="2026-11-09"))
    assert ask(tale, DeckChoice(processes={"acme-analyst"})) == ["Why?"]
    assert ask(tale, DeckChoice(processes={"globex-analyst"})) == ["Why?", "How?"]


# Before a round


AHEAD = Asked("Initech", "2026-11-20", "What next?")


@pytest.mark.parametrize("scheduled", [True, False])
@pytest.mark.parametrize(
    ("old", "ahead", "first"),
    [
        pytest.param(WHY, AHEAD, "Why?", id="its kind has brought it"),
        pytest.param(WHY._replace(kind="panel"), AHEAD._replace(company="Acme"), "Why?", id="its process has brought it"),
        pytest.param(WHY._replace(kind="panel"), AHEAD, "How?", id="neither has"),
        pytest.param(WHY._replace(kind="none"), AHEAD._replace(kind="none"), "How?", id="no kind is no kind in common"),
        pytest.param(WHY, AHEAD._replace(day="2026-11-26"), "How?", id="it is over a week away"),
        pytest.param(WHY, AHEAD._replace(lines=("2026-11-17 cancelled",)), "How?", id="it is called off"),
    ],
)
def test_what_rounds_like_it_have_brought_comes_first(old: Asked, ahead: Asked, first: str, scheduled: bool) -> None:
    deck = deal(tell(old, HOW._replace(kind="phone-screen"), ahead), scheduled=scheduled)
    assert deck.cards[0].question.text == first
    assert [card.ahead for card in deck.cards] == [first == "Why?", False]


def test_it_is_the_next_round_that_counts() -> None:
    tale = tell(WHY, HOW._replace(kind="panel"), AHEAD, AHEAD._replace(company="Umbra", day="2026-11-19", kind="panel"))
    deck = deal(tale)
    assert deck.round
    assert (deck.round.company, deck.cards[0].question.text) == ("Umbra", "How?")
    later = deal(tale, now="2026-11-19T10:00")
    assert later.round
    assert later.round.company == "Initech"


@pytest.mark.parametrize(
    ("line", "asked"),
    [
        # The week before Friday the 20th, 10:00, begins on Friday the 13th, 10:00; rated 5 it is due eight days later at the earliest.
        pytest.param("2026-11-13 09:59 practised Why? rating 5", True, id="well before that week"),
        pytest.param("2026-11-13 10:00 practised Why? rating 5", False, id="well in that week"),
        pytest.param("2026-11-17 12:00 practised Why? rating 4", False, id="well yesterday"),
        pytest.param("2026-11-17 12:00 practised Why? rating 3", True, id="not well yesterday"),
        pytest.param("2026-11-18 08:00 practised Why? rating 1", False, id="not well today"),
    ],
)
def test_before_a_round_it_is_asked_until_it_went_well_in_its_week_once_a_day(line: str, asked: bool) -> None:
    assert bool(ask(tell(WHY._replace(lines=(line,)), AHEAD))) is asked


def test_what_other_kinds_of_rounds_have_brought_waits_for_its_day() -> None:
    assert ask(tell(WHY._replace(kind="panel", lines=("2026-11-12 practised Why? rating 5",)), AHEAD)) == []
