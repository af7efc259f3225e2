"""A block in as few rows as can be: heads under their own days, and nothing overdue or due left out."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Any

import pytest
from support.builders import DAY, DUBLIN, NEW_YORK, NOW, THANKS, make_action, make_interview, make_process, make_search

from followup_md.model import Lack, Pieces
from followup_md.model.actions import ASK_UNTIL_WHEN
from followup_md.render.terminal import condense_block
from followup_md.render.text import render_row
from followup_md.render.view import build_blocks

if TYPE_CHECKING:
    from followup_md.model import Action

OLD = make_interview("old", "Globex", NOW - 30 * DAY)
AHEAD = make_interview("ahead", "Sable Street Books", datetime(2026, 11, 20, 11, 0, tzinfo=NEW_YORK), kind="technical")
IN_DUBLIN = NOW.astimezone(DUBLIN)
WEDNESDAY, FRIDAY = date(2026, 11, 18), date(2026, 11, 20)


def of(kind: str, due: date, urgency: Any = "upcoming", **fields: Any) -> Action:  # noqa: ANN401 - a table of cases names fields of many types
    return make_action(kind, **({"process": OLD.process, "interview": "old", "due": due, "urgency": urgency, "overdue_at": None} | fields))


def condense(*actions: Action, width: int = 80, brief: bool = False, now: datetime = NOW) -> list[str]:
    (block,) = build_blocks(make_search(make_process(OLD), make_process(AHEAD), actions=actions, now=now))
    return [render_row(row, width, color=False) for row in condense_block(block, now, width, brief=brief)]


TUESDAY = NOW.date()
CONNECT = of("connect", TUESDAY, "overdue", person="Bob Ray")
ASK = of("follow-up", TUESDAY, "due", person="Bob Ray")
LATER = of("follow-up", FRIDAY, person="Bob Ray")


@pytest.mark.parametrize(
    ("actions", "row"),
    [
        pytest.param((CONNECT, ASK), "! Tue 17 · Globex: connect with Bob · follow up with Bob", id="one-day"),
        pytest.param((CONNECT, LATER), "! Tue 17 · Globex: connect with Bob · Fri 20: follow up with Bob", id="each-under-its-own-day"),
        pytest.param((LATER, ASK._replace(action="reschedule")), "* Tue 17 · Globex: agree on a new time with Bob · +1", id="by-urgency"),
        pytest.param(
            (CONNECT, of("engage", TUESDAY, "due", person="Ana Lee")),
            "! Tue 17 · Globex: connect with Bob · join a conversation with Ana",
            id="an-invitation-has-no-day",
        ),
        pytest.param(
            (of("follow-up", TUESDAY, "overdue"), of("withdraw", WEDNESDAY)),
            "  Wed 18 · Globex: withdraw · Tue 17: follow up",
            id="withdraw",
        ),
        pytest.param(
            (of("record-outcome", TUESDAY, "due"), ASK._replace(lacks=(THANKS,), person=None)),
            "* Tue 17 · Globex: log what became of it · follow up, no thank-you yet",
            id="warned",
        ),
        pytest.param(
            (CONNECT._replace(person=None), LATER._replace(snoozed_until=date(2026, 11, 21), person=None)),
            "! Tue 17 · Globex: connect · Fri 20: follow up, snoozed until Sat 21",
            id="snoozed",
        ),
        pytest.param(
            (of("thank", TUESDAY, "blocked"), of("find-contact", TUESDAY, "overdue", overdue_at=NOW), of("recap", TUESDAY, "due")),
            "* Tue 17 · Globex: thank-you note, partly overdue · write the recap",
            id="what-it-folds-is-late",
        ),
        pytest.param(
            (CONNECT, ASK._replace(doubtful=True)), "! Tue 17 · Globex: connect with Bob · follow up with Bob · ? note unclear", id="doubt"
        ),
    ],
)
def test_the_heads_of_a_block_in_one_row(actions: tuple[Action, ...], row: str) -> None:
    (line,) = condense(*actions)
    assert line.rpartition(" R")[0].rstrip() == row


def test_what_is_due_gets_a_second_row_and_what_is_coming_up_may_be_hidden() -> None:
    many = (CONNECT, ASK, of("answer-offer", TUESDAY, "due", pieces=Pieces(ASK_UNTIL_WHEN, company="Globex")), of("get-start-date", FRIDAY))
    assert condense(*many, width=62) == [
        "! Tue 17 · Globex: connect with Bob · follow up with Bob  R1.8",
        "    ask Globex until when the offer stands · +1",
    ]


def test_where_the_screen_is_low_shorter_heads_come_before_a_second_row() -> None:
    assert len(condense(CONNECT, ASK, width=50)) == 2
    (line,) = condense(CONNECT, ASK, width=50, brief=True)
    assert line.startswith("! Tue 17 · Globex: connect · follow up ")
    doubtful = condense(CONNECT, ASK._replace(doubtful=True), width=45, brief=True)
    assert doubtful[-1].endswith("? note unclear")


@pytest.mark.parametrize(
    ("width", "row"),
    [
        (100, "  Thu 19 · Sable Street Books: prepare your note sheet · technical, Fri 20 15:00 (10:00 EST)"),
        (90, "  Thu 19 · Sable Street Books: prepare your note sheet for Fri 20 15:00 (10:00 EST)"),
        (80, "  Thu 19 · Sable Street Books: prepare for Fri 20 15:00 (10:00 EST)"),
    ],
)
def test_however_short_a_round_ahead_keeps_its_day_and_both_times(width: int, row: str) -> None:
    prep = make_action("prep", process=AHEAD.process, interview="ahead", due=date(2026, 11, 19), requirement="R4.2")
    (line,) = condense(prep, width=width, now=IN_DUBLIN)
    assert line == row.ljust(width - 5) + " R4.2"
    (among,) = condense(prep, make_action("connect", process=AHEAD.process, interview="ahead", due=None), width=100, now=IN_DUBLIN)
    assert "Sable Street Books: prepare for Fri 20 15:00 (10:00 EST) · connect" in among
    snoozed = prep._replace(snoozed_until=FRIDAY)
    assert "note sheet, snoozed until Fri 20 · technical" in condense(snoozed, width=120, now=IN_DUBLIN)[0]


def test_what_blocks_an_only_line_is_not_cut() -> None:
    sentence = "ask Bob Ray about both posts in one letter, the follow-up for Data Engineer, and log it in both notes"
    lines = condense(LATER._replace(urgency="blocked", blocked_by=Lack("one-letter", "Bob Ray", "Data Engineer")))
    assert lines[0].startswith("- Fri 20 · Globex: follow up with Bob ")
    assert " ".join(line.strip() for line in lines[1:]) == f"blocked: {sentence}"
