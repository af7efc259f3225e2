"""Wording of derived values: every value has its words, and they name what the value holds."""

from __future__ import annotations

from datetime import UTC, date, datetime
from string import Formatter
from typing import get_args

import pytest
from support.builders import make_action

from followup_md.dates import Span
from followup_md.model import Instead, Lack, Pieces, Reason, Verdict, Week
from followup_md.model.actions import ACTIONS, ASK_UNTIL_WHEN
from followup_md.model.states import LackKind, ReasonKind, Route
from followup_md.words import (
    LACKS,
    REASONS,
    ROUTES,
    say_action_title,
    say_full_reason,
    say_instead,
    say_lack,
    say_lacks,
    say_obstacle,
    say_reason_briefly,
    say_verdict_reason,
    say_why,
)

DAY = date(2026, 12, 4)
WEEK = Week(date(2026, 11, 30), 1, 3)


def list_slots(words: str) -> set[str]:
    return {slot for _, slot, _, _ in Formatter().parse(words) if slot}


def test_every_reason_has_its_words_and_no_two_the_same() -> None:
    assert set(REASONS) == set(get_args(ReasonKind))
    assert len(set(REASONS.values())) == len(REASONS)


@pytest.mark.parametrize("kind", get_args(ReasonKind))
def test_a_reason_is_a_clause_that_stands_alone_in_its_first_part(kind: ReasonKind) -> None:
    first, rest = REASONS[kind]
    assert list_slots(first + rest) <= {"day", "people", "state", "state_clause", "because"}
    assert not list_slots(rest)
    assert first
    assert not (first + rest).endswith(".")
    assert not rest or rest[0] in ";,:"


def test_a_reason_names_its_day_its_people_and_the_reason_behind_it() -> None:
    assert say_full_reason(Reason("thanked", DAY, ("Ada",))) == (
        "Ada has your thanks of Fri 4 Dec for this round; a second note is the first step to being a pest"
    )
    assert say_reason_briefly(Reason("spent", DAY, ("Ada", "Bo"))) == "you followed up with Ada and Bo on Fri 4 Dec"
    assert say_reason_briefly(Reason("spent", DAY)) == "you followed up with them on Fri 4 Dec"
    behind = Reason("they-decide", DAY)
    assert say_full_reason(Reason("not-due", DAY, because=behind)) == "wait until Fri 4 Dec: they decide by Fri 4 Dec"


def test_every_action_names_in_its_words_what_its_pieces_hold() -> None:
    for spec in ACTIONS:
        for words in (spec.title, spec.why, *(each for variant in spec.variants for each in (variant.title, variant.why or ""))):
            assert list_slots(words) <= set(Pieces._fields) - {"variant"}


def test_every_lack_is_said_of_one_or_blocks() -> None:
    assert set(LACKS) == set(get_args(LackKind))
    assert set(ROUTES) == set(get_args(Route))
    for words in LACKS.values():
        assert words.one or (words.blocks and not words.many)
        assert list_slots(f"{words.one}{words.many}{words.rest}{words.blocks}") <= {*Lack._fields, "a"}


def test_a_lack_names_what_it_holds_and_short_lines_leave_articles_out() -> None:
    both = Lack("route", "Ada", routes=("address", "email"))
    assert (say_lack(both), say_lack(both, many=True, articles=False)) == (
        "needs an address and an e-mail address",
        "need address and e-mail address",
    )
    assert say_obstacle(both) == "Ada needs an address and an e-mail address"
    came_back = Lack("came-back", "Ada", routes=("another-address",))
    assert say_lack(came_back) == "needs another address, since the note came back"
    assert say_lack(came_back, whole=False) == "needs another address"
    assert say_lacks((Lack("part", what="topics"), Lack("part", what="people"))) == "topics, people"
    assert (say_lacks(()), say_obstacle(None)) == ("", "")
    later = Lack("thanks-not-yet", begins=datetime(2026, 12, 4, 9, tzinfo=UTC))
    assert say_obstacle(later) == "not before Fri 4 Dec 09:00 (thank_you.not_before)"
    assert say_lack(Lack("activities", done=1, target=3)) == "1 of 3 this week"


def test_of_questions_to_practise_two_are_named_and_each_is_cut() -> None:
    def say(*questions: str) -> str:
        return say_why(make_action("prep", pieces=Pieces(company="Acme", day=DAY, unpractised=questions)))

    begins = "the round is on Fri 4 Dec; open stumbles and the last recap belong on your sheet"
    assert say() == begins
    assert say("Why?") == f"{begins}; not practised since: “Why?”"
    assert say("Why?", "How?", "When?") == f"{begins}; not practised since: “Why?”, “How?” and 1 more"
    assert say("x" * 61) == f"{begins}; not practised since: “{'x' * 59}…”"


def test_a_variant_has_its_own_title_and_where_it_says_so_its_own_reason() -> None:
    ask = make_action("answer-offer", pieces=Pieces(ASK_UNTIL_WHEN, company="Acme"))
    assert (say_action_title(ask), say_why(ask)) == ("Ask Acme until when the offer stands", "they named no day: ask for one")
    letter = make_action("thank", pieces=Pieces("letter", who="Ada", day=DAY, span=Span(24, "h")))
    assert say_action_title(letter) == "Post a thank-you letter to Ada"
    assert say_why(letter) == "you met on Fri 4 Dec; a personal note within 24h of the end"
    assert say_action_title(letter._replace(pieces=Pieces(who="Ada", carrier="Bo"))) == "Have Bo pass on your thanks to Ada"


def test_braces_in_a_name_are_letters_like_others() -> None:
    assert say_full_reason(Reason("thanks-through", people=("{day} {0}",))) == "thanks go through {day} {0} here"
    assert say_action_title(make_action("connect", pieces=Pieces(who="{day} {0}"))) == "Connect with {day} {0}"
    assert say_obstacle(Lack("network", "{who}")) == "none of the profiles of {who} is on a network of connect.networks"


def test_a_verdict_says_what_it_is_about_and_what_is_in_order_instead() -> None:
    refused = Verdict("refuse", Reason("not-met"), "R1.1", about="Harbor, Analyst", instead=Instead(thanks=False, week=WEEK))
    assert say_verdict_reason(refused) == "you have not met them yet; thank them after the meeting; this is about Harbor, Analyst"
    assert say_instead(refused) == "Allowed today: replying to them. Better: this week you have 1 of 3 search activities."
    thanking = refused._replace(instead=Instead(thanks=True, week=WEEK))
    assert say_instead(thanking).startswith("Allowed today: your thanks, and replying to them.")
    assert not say_instead(Verdict("allow", Reason("arranging"), "R1.12"))
