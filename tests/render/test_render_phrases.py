"""The words of a line."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

import pytest
from support.builders import ADDRESS, NOW, PIECES, PROFILE, READY, THANKS, TOPIC, list_parts, make_action, make_search

from followup_md.model import Lack, Pieces
from followup_md.model.actions import ACTIONS, ASK_UNTIL_WHEN
from followup_md.render.phrases import format_lacks, format_line, format_subject
from followup_md.render.view import ViewBlock, build_blocks

if TYPE_CHECKING:
    from followup_md.model import Action


TOKYO = ZoneInfo("Asia/Tokyo")
ANOTHER = Lack("route", routes=("another-address",))
CAME_BACK = ANOTHER._replace(kind="came-back")
KIM = Lack("consultant", "Kim")
LATER = Lack("thanks-not-yet", begins=datetime(2026, 11, 18, 9, tzinfo=TOKYO))


def build(*actions: Action) -> ViewBlock:
    (block,) = build_blocks(make_search(actions=actions))
    return block


def thank(name: str, *lacks: Lack, **fields: Any) -> Action:  # noqa: ANN401 - a table of cases names fields of many types
    return make_action("thank", person=name, pieces=PIECES._replace(variant="letter"), lacks=lacks or (READY,), **fields)


def find(name: str, lack: Lack | None = None, **fields: Any) -> Action:  # noqa: ANN401 - a table of cases names fields of many types
    return make_action("find-contact", person=name, lacks=(lack or ADDRESS,), **fields)


def say(*actions: Action) -> tuple[str, ...]:
    block = build(*actions)
    return format_line(block.lines[0], block, NOW)


NOTHING_SAID = thank("Tom Okafor")._replace(lacks=())
FOUR = (
    thank("Priya Raman"),
    thank("Tom Okafor", TOPIC),
    thank("Ines Fischer", ADDRESS),
    thank("Ravi Sen", ADDRESS),
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
        pytest.param([thank("Tom Okafor", TOPIC)], "letter to Tom: needs a topic", id="one"),
        pytest.param([thank("Tom Okafor")], "letter to Tom: ready", id="one-ready"),
        pytest.param([NOTHING_SAID], "letter to Tom", id="one-of-whom-nothing-is-said"),
        pytest.param([thank("Tom Okafor"), thank("Ravi Sen")], "2 letters: Tom, Ravi", id="all-ready"),
        pytest.param(
            [thank("Tom Okafor", KIM), thank("Ravi Sen", KIM)],
            "2 letters: all go through Kim",
            id="all-alike",
        ),
        pytest.param(
            [thank("Tom Okafor", LATER), thank("Ravi Sen", LATER)], "2 letters: all from Wed 18 Nov 09:00", id="words-without-verb"
        ),
        pytest.param(
            [NOTHING_SAID, thank("Ravi Sen", TOPIC)],
            "2 letters: Tom ready · Ravi needs a topic",
            id="nothing-is-ready",
        ),
        pytest.param(
            [thank("Ana Silva"), thank("Ana Costa", TOPIC)],
            "2 letters: Ana Silva ready · Ana Costa needs a topic",
            id="two-of-a-name",
        ),
        pytest.param(
            [thank("Tom Okafor", ADDRESS), find("Tom Okafor", ADDRESS)],
            "letter to Tom: needs an address",
            id="said-once",
        ),
        pytest.param(
            [thank("Tom Okafor", TOPIC), find("Tom Okafor")],
            "letter to Tom: needs a topic, needs an address",
            id="lacks-two-things",
        ),
        pytest.param([thank("Tom Okafor"), find("Tom Okafor")], "letter to Tom: needs an address", id="not-ready-while-something-lacks"),
        pytest.param([find("Tom Okafor")], "thank-you note to Tom: needs an address", id="only-what-prepares-it"),
        pytest.param(
            [thank("Tom Okafor", ADDRESS), find("Tom Okafor", urgency="overdue")],
            "letter to Tom: needs an address, overdue",
            id="late",
        ),
        pytest.param(
            [thank("Tom Okafor", urgency="overdue"), find("Tom Okafor", urgency="overdue")],
            "letter to Tom: needs an address",
            id="all-late",
        ),
        pytest.param(
            [thank("Tom Okafor", CAME_BACK), find("Tom Okafor", ANOTHER)],
            "letter to Tom: needs another address, since the note came back",
            id="one-says-what-the-other-does",
        ),
        pytest.param(
            [
                thank("Tom Okafor", ADDRESS, urgency="blocked"),
                thank("Ravi Sen", ADDRESS, urgency="blocked"),
                find("Tom Okafor", ADDRESS, urgency="overdue", overdue_at=NOW),
                find("Ravi Sen", ADDRESS, urgency="overdue", overdue_at=NOW),
            ],
            "2 letters: all need an address, overdue",
            id="what-prepares-them-is-late",
        ),
        pytest.param(
            [
                make_action("clear-conditions", pieces=PIECES._replace(condition=name), id=name)
                for name in ("background check", "drug test")
            ],
            "clear: background check, drug test",
            id="conditions-by-name",
        ),
        pytest.param(
            [make_action("clear-conditions", pieces=PIECES._replace(condition=""))], "clear the conditions", id="conditions-without-name"
        ),
        pytest.param(
            [make_action("thank", person="Tom Okafor", pieces=PIECES._replace(variant="email"))],
            "e-mail of thanks to Tom",
            id="by-mail",
        ),
        pytest.param(
            [make_action("thank", person="Tom Okafor", pieces=PIECES._replace(variant="both"))],
            "thank-you note to Tom",
            id="by-both",
        ),
        pytest.param([make_action("thank")], "thank-you note", id="to-nobody-known"),
        pytest.param(
            [make_action("connect", person="Tom Okafor"), make_action("connect", person="Ravi Sen")], "connect with 2: Tom, Ravi", id="two"
        ),
        pytest.param(
            [make_action("find-profile", person="Tom Okafor", lacks=(PROFILE,))], "connect with Tom: needs a profile", id="profile-first"
        ),
        pytest.param(
            [make_action("follow-up", person="Tom Okafor", lacks=(THANKS,))],
            "follow up with Tom, no thank-you yet: begin with it",
            id="warned",
        ),
        pytest.param([make_action("recap", lacks=list_parts("topics", "people"))], "write the recap: topics, people", id="parts"),
        pytest.param([make_action("recap")], "write the recap", id="no-parts"),
        pytest.param(
            [make_action("answer-offer", pieces=Pieces(ASK_UNTIL_WHEN, company="Acme"))],
            "ask Acme until when the offer stands",
            id="its-own-title",
        ),
        pytest.param(
            [make_action("prep", blocked_by=Lack("topic", "Al\x1b[31m"))],
            "prepare your note sheet, blocked: write down first what you and Al\ufffd[31m talked about (R1.4)",
            id="blocked",
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
            [make_action("review", lacks=list_parts("rating", "questions")), improve("drift")],
            (
                "review it: rating, questions · the better answer: “drift”",
                "review it: rating, questions · the better answer",
                "review it: 2 parts missing · the better answer",
            ),
            id="review-and-answer",
        ),
        pytest.param(
            [make_action("review", lacks=list_parts("rating")), improve("drift"), improve("rota")],
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
            [make_action("recap", lacks=list_parts("a", "b", "c"))],
            ("write the recap: a, b, c", "write the recap: 3 parts missing"),
            id="parts-by-number",
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
    for words in (format_subject(alone, {}), format_subject(one.lines[0], one.names), format_subject(two.lines[0], two.names)):
        assert words
        assert "{" not in words


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        pytest.param({"lacks": (TOPIC,), "blocked_by": ADDRESS}, "needs a topic", id="own-words-first"),
        pytest.param({"blocked_by": Lack("answer")}, "blocked: connect.when is after-decision: wait for their answer", id="blocked"),
        pytest.param({}, "", id="nothing"),
        pytest.param({"snoozed_until": date(2026, 11, 23)}, "snoozed until Mon 23", id="snoozed"),
        pytest.param({"snoozed_until": date(2026, 11, 17)}, "", id="snoozed-until-today"),
        pytest.param({"lacks": (READY,), "snoozed_until": date(2026, 11, 16)}, "ready", id="snoozed-until-yesterday"),
        pytest.param({"lacks": (READY,), "snoozed_until": date(2026, 12, 1)}, "snoozed until Tue 1 Dec", id="ready-and-snoozed"),
        pytest.param({"lacks": (TOPIC,), "snoozed_until": date(2026, 11, 23)}, "needs a topic, snoozed until Mon 23", id="both"),
    ],
)
def test_the_state_of_an_action_in_few_words(fields: dict[str, Any], words: str) -> None:
    assert format_lacks(make_action("thank", **fields), NOW) == words


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        pytest.param({"due": date(2026, 11, 17)}, "", id="today"),
        pytest.param({"due": date(2026, 11, 16)}, "1 day past", id="yesterday"),
        pytest.param({"due": date(2026, 11, 13), "lacks": (THANKS,)}, "4 days past, no thank-you yet: begin with it", id="and-warned"),
        pytest.param({"due": date(2026, 11, 15), "snoozed_until": date(2026, 11, 20)}, "snoozed until Fri 20", id="snoozed"),
        pytest.param({"due": None}, "", id="no-date"),
        pytest.param({"due": date(2026, 11, 17), "overdue_at": datetime(2026, 11, 21, tzinfo=TOKYO)}, "1 day past", id="tomorrow-there"),
    ],
)
def test_a_follow_up_says_how_long_its_date_is_past(fields: dict[str, Any], words: str) -> None:
    usual = {"overdue_at": None}
    assert format_lacks(make_action("follow-up", **(usual | fields)), NOW) == words
    assert "past" not in format_lacks(make_action("thank", **(usual | fields)), NOW)
