"""The words for what was derived: every value has them, and they name what the value holds."""

from __future__ import annotations

from datetime import date
from string import Formatter

import pytest

from followup_md.model import Instead, Reason, ReasonKind, Verdict, Week
from followup_md.words import REASONS, say_instead, say_reason, say_reason_briefly, say_verdict_reason

DAY = date(2026, 12, 4)
WEEK = Week(date(2026, 11, 30), 1, 3)


def list_slots(words: str) -> set[str]:
    return {slot for _, slot, _, _ in Formatter().parse(words) if slot}


def test_every_reason_has_its_words_and_no_two_the_same() -> None:
    assert set(REASONS) == set(ReasonKind)
    assert len(set(REASONS.values())) == len(REASONS)


@pytest.mark.parametrize("kind", ReasonKind)
def test_a_reason_is_a_clause_that_stands_alone_in_its_first_part(kind: ReasonKind) -> None:
    first, rest = REASONS[kind]
    assert list_slots(first + rest) <= {"day", "people", "state", "state_words", "because"}
    assert not list_slots(rest)
    assert first
    assert not (first + rest).endswith(".")
    assert not rest or rest[0] in ";,:"


def test_a_reason_names_its_day_its_people_and_the_reason_behind_it() -> None:
    assert say_reason(Reason(ReasonKind.THANKED, DAY, ("Ada",))) == (
        "Ada has your thanks of Fri 4 Dec for this round; a second note is the first step to being a pest"
    )
    assert say_reason_briefly(Reason(ReasonKind.SPENT, DAY, ("Ada", "Bo"))) == "you followed up with Ada and Bo on Fri 4 Dec"
    assert say_reason_briefly(Reason(ReasonKind.SPENT, DAY)) == "you followed up with them on Fri 4 Dec"
    behind = Reason(ReasonKind.THEY_DECIDE, DAY)
    assert say_reason(Reason(ReasonKind.NOT_DUE, DAY, because=behind)) == "wait until Fri 4 Dec: they decide by Fri 4 Dec"


def test_braces_in_a_name_are_letters_like_others() -> None:
    assert say_reason(Reason(ReasonKind.THANKS_THROUGH, people=("{day} {0}",))) == "thanks go through {day} {0} here"


def test_a_verdict_says_what_it_is_about_and_what_is_in_order_instead() -> None:
    refused = Verdict("refuse", Reason(ReasonKind.NOT_MET), "R1.1", about="Harbor, Analyst", instead=Instead(thanks=False, week=WEEK))
    assert say_verdict_reason(refused) == "you have not met them yet; thank them after the meeting; this is about Harbor, Analyst"
    assert say_instead(refused) == "Allowed today: replying to them. Better: this week you have 1 of 3 search activities."
    thanking = refused._replace(instead=Instead(thanks=True, week=WEEK))
    assert say_instead(thanking).startswith("Allowed today: your thanks, and replying to them.")
    assert not say_instead(Verdict("allow", Reason(ReasonKind.ARRANGING), "R1.12"))
