"""The table of the state machine against the table of rules.md 3.3: each row of the page is a case, and nothing leads on beside them."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from followup_md.derive.state_machine import BEGINS, BY_OFFER, ENDS, NAMED, OFF, TRANSITIONS
from followup_md.model.events import EVENTS
from followup_md.model.states import ENDED, LIVE, STATES, UNDER_OFFER, WAITING, State

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

RULES = (Path(__file__).parents[2] / "docs" / "rules.md").read_text(encoding="utf-8")
BEFORE_OFFER: frozenset[State] = LIVE - UNDER_OFFER
Case = tuple[State, str, str | None]


def lead(states: Iterable[State], events: Iterable[str], target: str | None) -> list[Case]:
    # Sorted, so that each worker of a test run names the cases alike.
    return [(state, event, target) for state in sorted(states) for event in events]


# Of each row of the page, by what stands under `from` and `event`: from which state what leads where; None: the state stays.
ROWS: dict[tuple[str, str], list[Case]] = {
    ("–", "`applied to COMPANY as ROLE`"): lead(STATES, ["applied"], None),  # a process is *applied* from its first step on
    ("applied, waiting, quiet, on-hold, ended", "a round is planned"): lead(
        ["applied", "interviewing", *WAITING, *ENDED], [BEGINS], "interviewing"
    ),
    ("any but under offer and started", "they name a next round"): lead(BEFORE_OFFER | ENDED, [NAMED], "interviewing"),
    ("interviewing", "the last planned round is over"): lead(["interviewing"], [ENDS], "waiting"),
    ("interviewing", "the last planned round is cancelled"): lead(BEFORE_OFFER, [OFF], "waiting"),
    ("waiting", "they write: how it stands, no date"): lead(BEFORE_OFFER - {"quiet"}, ["heard"], None),
    ("waiting", "they name a decision date"): lead(["waiting"], ["heard"], None),
    ("waiting", "they invite you to write again on a date"): lead(["waiting"], ["heard"], None),
    ("waiting", "they ask for no follow-ups, or no contact"): lead(["waiting"], ["heard"], None),
    ("waiting", "`quiet_after` since the latest of last contact, anchor, decision date and the day of the follow-up"): [],
    ("quiet", "they write"): lead(["quiet"], ["heard"], "waiting"),
    ("any live", "on hold"): lead(LIVE - {"on-hold"}, ["on-hold"], "on-hold") + lead(["on-hold", "secured"], ["on-hold"], None),
    ("any live", 'a hint in the words of `heard from` ("we will make you an offer")'): lead(["waiting"], ["heard"], None),
    ("any but started", "offer spoken"): lead(STATES.keys() - {"started"}, ["offer-spoken"], BY_OFFER),
    ("any but started", "offer written"): lead(STATES.keys() - {"started"}, ["offer-written"], BY_OFFER),
    ("offer-written", "accepted, and acknowledged"): lead(UNDER_OFFER, ["accepted", "confirmed", "heard"], BY_OFFER),
    ("offer-confirmed", "a start date is set"): lead(UNDER_OFFER, ["start-on", "condition", "cleared"], BY_OFFER),
    ("secured", "the first day worked (`started`)"): lead(UNDER_OFFER, ["started"], "started"),
    ("offer-\\*, secured", "rescinded, rejected, closed"): [
        *lead(UNDER_OFFER, ["rescinded"], "rescinded"),
        *lead(UNDER_OFFER, ["rejected"], "rejected"),
        *lead(UNDER_OFFER, ["closed"], "closed"),
    ],
    ("secured", "`start on` another date, or `start dropped`"): lead(UNDER_OFFER, ["start-on", "start-dropped"], BY_OFFER),
    ("secured", "the start date has passed, no `started`"): [],
    ("offer-\\*", "declined"): lead(UNDER_OFFER, ["declined"], "declined"),
    ("any live", "rejected; the role is filled or cancelled"): lead(LIVE, ["rejected"], "rejected") + lead(LIVE, ["closed"], "closed"),
    ("any live", "withdrew"): lead(LIVE | {"secured"}, ["withdrew"], "withdrawn"),
    ("on-hold, quiet, ended", "`reopened`, or a new round"): [
        *lead([*ENDED, "on-hold", "quiet"], ["reopened"], "waiting"),
        *lead([*ENDED, "on-hold", "quiet"], [BEGINS], "interviewing"),
    ],
}
# What the table names and no row of the page does: words about an offer mean nothing before there is one.
BESIDE = lead(BEFORE_OFFER, ["declined"], "declined") + lead(BEFORE_OFFER, ["rescinded"], "rescinded")


def read_page() -> Iterator[tuple[str, str]]:
    """Yield of each row of the table of rules.md 3.3 what stands under `from` and `event`."""
    table = RULES.partition("### 3.3 Process\n\n")[2].partition("\n\n")[0]
    for line in table.splitlines()[2:]:
        _, start, event, *_ = re.split(r" ?(?<!\\)\| ?", line)
        yield start, event


def test_every_row_of_the_page_is_a_case() -> None:
    assert list(read_page()) == list(ROWS)


@pytest.mark.parametrize(("state", "event", "target"), [case for cases in ROWS.values() for case in cases])
def test_each_row_of_the_page_leads_where_it_says(state: State, event: str, target: str | None) -> None:
    assert TRANSITIONS[state].get(event) == target


def test_nothing_leads_on_beside_the_rows_of_the_page() -> None:
    led = {(state, event): target for state, events in TRANSITIONS.items() for event, target in events.items()}
    assert led == {(state, event): target for cases in (*ROWS.values(), BESIDE) for state, event, target in cases if target}


def test_each_state_has_a_row_and_nothing_leads_on_from_started() -> None:
    assert list(TRANSITIONS) == list(STATES)
    assert TRANSITIONS["started"] == {}


def test_what_leads_on_is_an_event_or_a_round() -> None:
    known = {event.kind for event in EVENTS} | {BEGINS, ENDS, OFF, NAMED}
    assert {event for events in TRANSITIONS.values() for event in events} <= known
