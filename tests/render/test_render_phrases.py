"""The words of a line."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

import pytest
from render_builders import NOW, make_action, make_search

from followup_md.model.actions import ACTIONS
from followup_md.render.phrases import say_head, say_line, say_state
from followup_md.render.view import Block, build_blocks

if TYPE_CHECKING:
    from followup_md.model import Action


TOKYO = ZoneInfo("Asia/Tokyo")


def build(*actions: Action) -> Block:
    (block,) = build_blocks(make_search(actions=actions))
    return block


def thank(name: str, lacks: str = "ready", **fields: Any) -> Action:  # noqa: ANN401 - a table of cases names fields of many types
    return make_action("thank", person=name, title=f"Post a thank-you letter to {name}", lacks=lacks, **fields)


def find(name: str, lacks: str = "", **fields: Any) -> Action:  # noqa: ANN401 - a table of cases names fields of many types
    return make_action("find-contact", person=name, lacks=lacks, **fields)


def say(*actions: Action) -> tuple[str, ...]:
    block = build(*actions)
    return say_line(block.lines[0], block, NOW)


FOUR = (
    thank("Priya Raman"),
    thank("Tom Okafor", "needs a topic"),
    thank("Ines Fischer", "needs an address"),
    thank("Ravi Sen", "needs an address"),
)


def test_the_four_letters_of_a_panel_read_as_the_issue_says() -> None:
    assert say(*FOUR) == (
        "4 letters: Priya ready · Tom needs a topic · 2 need an address",
        "4 letters: Priya ready · Tom needs topic · 2 need address",
        "4 letters: 1 ready · Tom needs a topic · 2 need an address",
        "4 letters: 1 ready · Tom needs topic · 2 need address",
    )


@pytest.mark.parametrize(
    ("actions", "words"),
    [
        pytest.param([thank("Tom Okafor", "needs a topic")], "letter to Tom: needs a topic", id="one"),
        pytest.param([thank("Tom Okafor")], "letter to Tom: ready", id="one-ready"),
        pytest.param([thank("Tom Okafor", "")], "letter to Tom", id="one-of-whom-nothing-is-said"),
        pytest.param([thank("Tom Okafor"), thank("Ravi Sen")], "2 letters: Tom, Ravi", id="all-ready"),
        pytest.param(
            [thank("Tom Okafor", "goes through Kim"), thank("Ravi Sen", "goes through Kim")],
            "2 letters: all go through Kim",
            id="all-alike",
        ),
        pytest.param(
            [thank("Tom Okafor", "from 09:00"), thank("Ravi Sen", "from 09:00")], "2 letters: all from 09:00", id="words-without-verb"
        ),
        pytest.param(
            [thank("Tom Okafor", ""), thank("Ravi Sen", "needs a topic")],
            "2 letters: Tom ready · Ravi needs a topic",
            id="nothing-is-ready",
        ),
        pytest.param(
            [thank("Ana Silva"), thank("Ana Costa", "needs a topic")],
            "2 letters: Ana Silva ready · Ana Costa needs a topic",
            id="two-of-a-name",
        ),
        pytest.param(
            [thank("Tom Okafor", "needs an address"), find("Tom Okafor", "needs an address")],
            "letter to Tom: needs an address",
            id="said-once",
        ),
        pytest.param(
            [thank("Tom Okafor", "needs a topic"), find("Tom Okafor")],
            "letter to Tom: needs a topic, needs an address",
            id="lacks-two-things",
        ),
        pytest.param([thank("Tom Okafor"), find("Tom Okafor")], "letter to Tom: needs an address", id="not-ready-while-something-lacks"),
        pytest.param([find("Tom Okafor")], "thank-you note to Tom: needs an address", id="only-what-prepares-it"),
        pytest.param(
            [thank("Tom Okafor", "needs an address"), find("Tom Okafor", urgency="overdue")],
            "letter to Tom: needs an address, overdue",
            id="late",
        ),
        pytest.param(
            [thank("Tom Okafor", urgency="overdue"), find("Tom Okafor", urgency="overdue")],
            "letter to Tom: needs an address",
            id="all-late",
        ),
        pytest.param(
            [thank("Tom Okafor", "needs another address, since the note came back"), find("Tom Okafor", "needs another address")],
            "letter to Tom: needs another address, since the note came back",
            id="one-says-what-the-other-does",
        ),
        pytest.param(
            [
                thank("Tom Okafor", "needs an address", urgency="blocked"),
                thank("Ravi Sen", "needs an address", urgency="blocked"),
                find("Tom Okafor", "needs an address", urgency="overdue", overdue_at=NOW),
                find("Ravi Sen", "needs an address", urgency="overdue", overdue_at=NOW),
            ],
            "2 letters: all need an address, overdue",
            id="what-prepares-them-is-late",
        ),
        pytest.param(
            [make_action("clear-conditions", title=f"See this cleared: {name}", id=name) for name in ("background check", "drug test")],
            "clear: background check, drug test",
            id="conditions-by-name",
        ),
        pytest.param([make_action("clear-conditions", title="See to it")], "clear the conditions", id="conditions-without-name"),
        pytest.param(
            [make_action("thank", person="Tom Okafor", title="E-mail a thank-you note to Tom Okafor")],
            "e-mail of thanks to Tom",
            id="by-mail",
        ),
        pytest.param(
            [make_action("thank", person="Tom Okafor", title="Post and e-mail a thank-you note to Tom")],
            "thank-you note to Tom",
            id="by-both",
        ),
        pytest.param([make_action("thank")], "thank-you note", id="to-nobody-known"),
        pytest.param(
            [make_action("connect", person="Tom Okafor"), make_action("connect", person="Ravi Sen")], "connect with 2: Tom, Ravi", id="two"
        ),
        pytest.param([make_action("find-profile", person="Tom Okafor")], "connect with Tom: needs a profile", id="profile-first"),
        pytest.param(
            [make_action("follow-up", person="Tom Okafor", lacks="no thank-you yet")], "follow up with Tom, no thank-you yet", id="warned"
        ),
        pytest.param([make_action("recap", lacks="topics, people")], "write the recap: topics, people", id="parts"),
        pytest.param([make_action("recap")], "write the recap", id="no-parts"),
        pytest.param(
            [make_action("answer-offer", title="Ask until when the offer stands")], "ask until when the offer stands", id="its-own-title"
        ),
        pytest.param(
            [make_action("prep", blocked_by="no sheet \x1b[31m")], "prepare your note sheet, blocked: no sheet \ufffd[31m", id="blocked"
        ),
        pytest.param([thank("Eve\x1b[2J Hall")], "letter to Eve\ufffd[2J: ready", id="hostile-name"),
    ],
)
def test_the_fullest_words_of_a_line(actions: list[Action], words: str) -> None:
    assert say(*actions)[0] == words


def test_names_of_the_ready_give_way_to_their_number() -> None:
    assert say(*FOUR[:2], thank("Ines Fischer"))[2:] == (
        "3 letters: 2 ready · Tom needs a topic",
        "3 letters: 2 ready · Tom needs topic",
    )


def test_who_is_ready_stands_first_and_nobody_is_named_ready_who_is_not() -> None:
    assert say(*reversed(FOUR))[0] == "4 letters: Priya ready · 2 need an address · Tom needs a topic"
    assert say(*FOUR[1:]) == ("3 letters: Tom needs a topic · 2 need an address", "3 letters: Tom needs topic · 2 need address")


def improve(question: str | None) -> Action:
    return make_action("improve", question=question, person="Priya Raman")


@pytest.mark.parametrize(
    ("actions", "words"),
    [
        pytest.param(
            [make_action("review", lacks="rating, questions"), improve("drift")],
            (
                "review it: rating, questions · the better answer: “drift”",
                "review it: rating, questions · the better answer",
                "review it: 2 parts missing · the better answer",
            ),
            id="review-and-answer",
        ),
        pytest.param(
            [make_action("review", lacks="rating"), improve("drift"), improve("rota")],
            (
                "review it: rating · 2 better answers: “drift”, “rota”",
                "review it: rating · 2 better answers",
                "review it: rating · 2 better answers",
            ),
            id="one-part-is-named",
        ),
        pytest.param([make_action("review")], ("review it",), id="nothing-said"),
        pytest.param([improve("drift")], ("write the better answer: “drift”",), id="only-an-answer"),
        pytest.param([improve("drift"), improve("rota")], ("write 2 better answers: “drift”, “rota”",), id="only-answers"),
        pytest.param([improve(None)], ("write the better answer",), id="a-question-without-words"),
        pytest.param(
            [make_action("recap", lacks="a, b, c")], ("write the recap: a, b, c", "write the recap: 3 parts missing"), id="parts-by-number"
        ),
    ],
)
def test_review_and_recap_say_what_is_missing_then_how_much(actions: list[Action], words: tuple[str, ...]) -> None:
    assert say(*actions) == words


@pytest.mark.parametrize("kind", [spec.id for spec in ACTIONS if spec.line])
def test_every_kind_has_words_for_nobody_one_and_several(kind: str) -> None:
    (alone,) = build(make_action(kind)).lines
    one = build(make_action(kind, person="Tom Okafor"))
    two = build(make_action(kind, person="Tom Okafor"), make_action(kind, person="Ravi Sen"))
    for words in (say_head(alone, {}), say_head(one.lines[0], one.names), say_head(two.lines[0], two.names)):
        assert words
        assert "{" not in words


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        pytest.param({"lacks": "needs a topic", "blocked_by": "a sentence"}, "needs a topic", id="own-words-first"),
        pytest.param({"blocked_by": "a sentence"}, "blocked: a sentence", id="blocked"),
        pytest.param({}, "", id="nothing"),
        pytest.param({"snoozed_until": date(2026, 11, 23)}, "snoozed until Mon 23", id="snoozed"),
        pytest.param({"snoozed_until": date(2026, 11, 17)}, "", id="snoozed-until-today"),
        pytest.param({"lacks": "ready", "snoozed_until": date(2026, 11, 16)}, "ready", id="snoozed-until-yesterday"),
        pytest.param({"lacks": "ready", "snoozed_until": date(2026, 12, 1)}, "snoozed until Tue 1 Dec", id="ready-and-snoozed"),
        pytest.param({"lacks": "needs a topic", "snoozed_until": date(2026, 11, 23)}, "needs a topic, snoozed until Mon 23", id="both"),
    ],
)
def test_the_state_of_an_action_in_few_words(fields: dict[str, Any], words: str) -> None:
    assert say_state(make_action("thank", **fields), NOW) == words


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        pytest.param({"due": date(2026, 11, 17)}, "", id="today"),
        pytest.param({"due": date(2026, 11, 16)}, "1 day past", id="yesterday"),
        pytest.param({"due": date(2026, 11, 13), "lacks": "no thank-you yet"}, "4 days past, no thank-you yet", id="and-warned"),
        pytest.param({"due": date(2026, 11, 15), "snoozed_until": date(2026, 11, 20)}, "snoozed until Fri 20", id="snoozed"),
        pytest.param({"due": None}, "", id="no-date"),
        pytest.param({"due": date(2026, 11, 17), "overdue_at": datetime(2026, 11, 21, tzinfo=TOKYO)}, "1 day past", id="tomorrow-there"),
    ],
)
def test_a_follow_up_says_how_long_its_date_is_past(fields: dict[str, Any], words: str) -> None:
    usual = {"overdue_at": None}
    assert say_state(make_action("follow-up", **(usual | fields)), NOW) == words
    assert "past" not in say_state(make_action("thank", **(usual | fields)), NOW)
