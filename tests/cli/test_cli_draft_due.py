"""`draft --due`: what wants a draft by tomorrow."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from support.cli import AGENCY, HEADER, NOTE, OFFER, PRIYA, TOM, Drafting

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def drafting(tmp_path: Path) -> Drafting:
    return Drafting(tmp_path)


def list_due(drafting: Drafting, now: str = "2026-11-18T12:00") -> tuple[set[object], dict[object, object]]:
    data = drafting.run("draft", "--due", "--dry-run", "--json", now=now).data
    drafts, without = data["drafts"], data["without"]
    assert isinstance(drafts, list)
    assert isinstance(without, list)
    return {draft["action"] for draft in drafts}, {each["action"]: each["reason"] for each in without}


TWO_TOPICS = {NOTE: HEADER + "- the rota\n\n## Log\n- 2026-11-16 prepared\n"}
THANKS = {"thank-priya-raman-harbor", "thank-tom-okafor-harbor"}
CONNECTS = {"connect-priya-raman-harbor", "connect-tom-okafor-harbor"}


@pytest.mark.parametrize(
    ("now", "due"),
    [
        # Thanks and invitations are due 24 hours after 15:30 on the 17th, the follow-up on 4 December, a whole day.
        pytest.param("2026-11-17T15:29", set(), id="before the end nothing is due"),
        pytest.param("2026-11-17T15:30", THANKS | CONNECTS, id="24 hours before"),
        pytest.param("2026-11-18T12:00", THANKS | CONNECTS, id="on the day"),
        pytest.param("2026-11-20T12:00", THANKS | CONNECTS, id="overdue"),
        pytest.param("2026-12-02T23:59", {*CONNECTS}, id="over 24 hours before the beginning of a whole day"),
        pytest.param("2026-12-03T00:00", {*CONNECTS, "follow-up-harbor"}, id="a whole day begins in 24 hours"),
        pytest.param("2026-12-04T12:00", {*CONNECTS, "follow-up-harbor"}, id="the whole day"),
    ],
)
def test_due_is_what_is_overdue_due_or_due_within_a_day(drafting: Drafting, now: str, due: set[str]) -> None:
    drafting.write(TWO_TOPICS)
    assert list_due(drafting, now) == (due, {})


def test_what_is_put_off_is_left_out_until_its_day(drafting: Drafting) -> None:
    drafting.write({NOTE: TWO_TOPICS[NOTE] + "- 2026-11-17 snoozed thank Tom until 2026-11-20\n"})
    assert list_due(drafting)[0] == {*CONNECTS, "thank-priya-raman-harbor"}
    assert list_due(drafting, "2026-11-20T09:00")[0] == THANKS | CONNECTS


def test_what_has_a_draft_is_left_out_edited_or_not(drafting: Drafting) -> None:
    drafting.write(TWO_TOPICS)
    drafting.run("draft", "thank", "priya")
    with (drafting.root / PRIYA).open("a", encoding="utf-8") as file:
        file.write("\nPS: thanks for the tea.\n")
    drafting.run("draft", "connect-tom")
    done = drafting.run("draft", "--due")
    assert done.code == 0
    assert drafting.letters() == [
        "letters/2026-11-18-priya-raman-connect.md",
        PRIYA,
        "letters/2026-11-18-tom-okafor-connect.md",
        "letters/2026-11-18-tom-okafor-thank-you.md",
    ]
    assert drafting.run("draft", "--due").out == "nothing to write by tomorrow\n"


def test_what_is_blocked_is_listed_with_why_and_can_be_written_all_the_same(drafting: Drafting) -> None:
    drafting.write({**TWO_TOPICS, TOM: "---\ncompany: Harbor\n---\n"})
    done = drafting.run("draft", "--due", "--dry-run")
    assert (
        "no draft of thank-tom-okafor-harbor: Tom Okafor needs an address\n"
        "    mend that first; or `followup-md draft thank-tom-okafor-harbor` writes it as it is\n"
    ) in done.out
    assert drafting.run("draft", "thank-tom-okafor-harbor").code == 0
    assert "[their postal address]" in drafting.read("letters/2026-11-18-tom-okafor-thank-you.md").body


def test_of_what_cannot_be_written_the_topic_is_asked_for_first(drafting: Drafting) -> None:
    drafting.write({NOTE: HEADER.replace("- late events\n", ""), TOM: "---\ncompany: Harbor\n---\n"})
    assert list_due(drafting)[1]["thank-tom-okafor-harbor"] == "no topic is noted for Tom Okafor"


def test_thanks_that_an_agency_passes_on_are_not_blocked(drafting: Drafting) -> None:
    drafting.write(AGENCY)
    drafting.run("draft", "--due")
    assert "letters/2026-11-18-ann-agent-relay.md" in drafting.letters()


def test_an_offer_that_is_due_is_still_to_be_answered_in_one_way(drafting: Drafting) -> None:
    drafting.write({NOTE: OFFER[NOTE].replace("11-27", "11-19")})
    assert list_due(drafting)[1]["answer-offer-harbor"] == "an offer can be answered in several ways"
    assert "accept" in drafting.run("draft", "--due", "--as", "accept", "--dry-run").out


def test_nothing_due_is_said(drafting: Drafting) -> None:
    done = drafting.run("draft", "--due", now="2026-11-16T12:00")
    assert (done.code, done.out, done.err) == (0, "nothing to write by tomorrow\n", "")
    assert drafting.run("draft", "--due", "--print", "--by", "email", now="2026-11-16T12:00").out == "nothing to write by tomorrow\n"
