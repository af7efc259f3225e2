"""What may stand in a draft, over searches drawn at random: nothing invented, nothing private (rules.md 5, I11)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from support.letters import SENDER, Written, read_shipped, write_all
from support.strategies import PRIVATE, Rich, rich_searches

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from followup_md.letters.plan import LetterFacts

pytestmark = pytest.mark.slow

PATIENT = settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
WORDS = read_shipped().words


def list_words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.casefold()))


def list_own_words() -> set[str]:
    """Return the words of the templates, of the phrases and of the marks, without the names of slots."""
    texts = [text for _, text in read_shipped().templates.values()]
    texts += [phrase.text for phrases in WORDS.phrases.values() for phrase in phrases]
    texts += [*WORDS.marks.values(), *WORDS.months, *WORDS.weekdays]
    return list_words(re.sub(r"\{\{.*?\}\}|\{%.*?%\}", " ", "\n".join(texts)))


OWN = list_own_words() | list_words(" ".join(filter(None, SENDER)))


def list_days(matter: LetterFacts) -> Iterator[date | None]:
    """Yield each day of the process of a draft, and that on which it is written."""
    yield matter.today
    yield matter.until
    process = matter.process
    assert process is not None
    yield process.offer.start
    yield process.offer.answer_by
    yield process.waiting.decision if process.waiting else None
    for item in process.rounds:
        yield item.interview.start.date()
        yield from (promise.by for promise in item.interview.promises)
    for event in process.events:
        yield from (event.day, event.write_again)


def allow(rich: Rich, matter: LetterFacts) -> set[str]:
    """Return the words that a draft may hold."""
    tale, process = rich.drawn.tale, matter.process
    assert process is not None
    texts = [text for slug, text in tale.notes.items() if rich.processes[slug] == process.id]
    keys = {matter.person.key if matter.person else ""} | {key for item in process.rounds for key in item.met}
    texts += [tale.people.get(key, "") for key in keys] + [key.replace("/", " ").replace("-", " ") for key in keys]
    numbers = {str(number) for day in list_days(matter) if day for number in (day.day, day.year)}
    return OWN | list_words("\n".join((*texts, process.company, process.role or ""))) | numbers


@PATIENT
@given(rich_searches())
def test_no_word_of_a_draft_is_invented(rich: Rich) -> None:
    for letter in write_all(rich.drawn.tale, rich.drawn.now):
        assert list_words(letter.text) <= allow(rich, letter.matter), letter.text


@PATIENT
@given(rich_searches())
def test_no_private_word_and_none_of_another_process_reaches_a_draft(rich: Rich) -> None:
    for letter in write_all(rich.drawn.tale, rich.drawn.now):
        text, process = letter.text.casefold(), letter.matter.process
        assert PRIVATE not in text
        assert "zqpay" not in text or letter.matter.kind == "accept"
        own = rich.token(process.id) if process and process.rounds else "none"
        assert {word for word in re.findall(r"zq\dx", text) if word != own} == set(), letter.text


def show(letters: list[Written]) -> dict[tuple[str, str, str], str]:
    return {(letter.matter.action.id, letter.matter.kind, letter.matter.channel): letter.text for letter in letters}


@PATIENT
@given(rich_searches(), st.randoms(use_true_random=False))
def test_the_same_notes_give_the_same_drafts_in_whatever_order_they_are_read(rich: Rich, order: st.DrawFn) -> None:
    tale = rich.drawn.tale
    before = show(write_all(tale, rich.drawn.now))
    for files in (tale.notes, tale.people):
        items = list(files.items())
        order.shuffle(items)  # type: ignore[attr-defined]
        files.clear()
        files.update(items)
    assert show(write_all(tale, rich.drawn.now)) == before


@PATIENT
@given(rich_searches())
def test_a_bridge_leads_to_a_better_answer_and_each_to_one_reader(rich: Rich) -> None:
    letters = [letter for letter in write_all(rich.drawn.tale, rich.drawn.now) if letter.matter.kind == "thank-you"]
    for letter in letters:
        bridged = re.search(r"more thought|got me thinking|more to say|fuller reply", letter.text)
        repair = letter.matter.share.repair
        assert not bridged or (repair is not None and repair.better)
    repaired = {(letter.person, letter.matter.share.repair.place) for letter in letters if letter.matter.share.repair}
    assert len({place for _, place in repaired}) == len(repaired)


@PATIENT
@given(rich_searches())
def test_without_a_wish_none_is_said(rich: Rich) -> None:
    for letter in write_all(rich.drawn.tale, rich.drawn.now):
        process, interview = letter.matter.process, letter.matter.interview
        lost = process is not None and process.state in ("rejected", "closed", "withdrawn", "declined", "rescinded")
        if letter.matter.kind == "thank-you" and (lost or (interview and interview.interest == "none")):
            assert not any(say_start(phrase.text) in letter.text for phrase in WORDS.phrases["reason"])
            assert "why Harbor" not in letter.text
            assert "May I ask when you hope to decide" not in letter.text


def say_start(phrase: str) -> str:
    """Return the longest run of a phrase's own words."""
    return max(re.split(r"\{\{.*?\}\}", phrase), key=len)
