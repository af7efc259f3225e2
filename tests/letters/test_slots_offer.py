"""The slots of letters about an offer, and of those that end something or arrange it (rules.md 5.7)."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from support.builders import DAY, NOW, PANEL, make_event, make_interview, make_process, make_search
from support.letters import make_matter

from followup_md.letters.slots import fill_slots
from followup_md.model import UNDER_OFFER, Offer, OfferTerms, Process, Round, RoundStatus, State

SPOKEN, WRITTEN = make_event("offer-spoken", NOW.date()), make_event("offer-written", NOW.date())
ACCEPTED = make_event("accepted", NOW.date())
TERMS = OfferTerms(title="Data Engineer II.", pay="78,000", place="Dublin: the quay")
OFFERED = Offer(spoken=SPOKEN, on_paper=WRITTEN, start=date(2027, 1, 11), answer_by=date(2026, 12, 7))


def round_of(slug: str, days: int = 0, ended: bool = False, **fields: Any) -> Round:  # noqa: ANN401 - fields of many types
    interview = make_interview(slug, "Harbor Logistics", NOW + days * DAY, **fields)
    status: RoundStatus = "planned" if days > 0 else "cancelled" if ended else "held"
    return Round(interview, status, (), (), make_event("cancelled", NOW.date()) if ended else None)


def process_of(*rounds: Round, state: State = "offer-written", offer: Offer = OFFERED) -> Process:
    rounds = rounds or (round_of(PANEL, offer=TERMS),)
    return make_process(rounds[-1].interview)._replace(rounds=rounds, state=state, offer=offer)


def fill(process: Process, *others: Process, kind: str = "ask-in-writing", until: date | None = None) -> dict[str, str]:
    search = make_search(process, *others, now=NOW + DAY)
    return fill_slots(make_matter(kind=kind, channel="email", process=process, search=search, until=until))


def test_the_terms_of_the_offer_are_told_with_its_days() -> None:
    slots = fill(process_of(), until=date(2026, 12, 11))
    assert (slots["written"], slots["start_date"], slots["answer_by"], slots["until"]) == (
        "yes",
        "11 January 2027",
        "7 December",
        "11 December",
    )
    assert (slots["offer_title"], slots["offer_place"], slots["answered"]) == ("Data Engineer II.", "Dublin: the quay", "")


@pytest.mark.parametrize(
    ("kind", "pay"), [("accept", "78,000"), ("ask-in-writing", ""), ("decline", ""), ("thank-you", ""), ("withdrawal", "")]
)
def test_the_pay_is_said_only_where_the_terms_are_accepted(kind: str, pay: str) -> None:
    assert fill(process_of(), kind=kind)["offer_pay"] == pay


def test_an_offer_by_word_of_mouth_has_nothing_in_writing() -> None:
    slots = fill(process_of(state="offer-verbal", offer=Offer(spoken=SPOKEN)))
    assert [slots[name] for name in ("written", "start_date", "answer_by", "until")] == ["", "", "", ""]


def test_once_accepted_no_answer_is_due() -> None:
    slots = fill(process_of(state="offer-confirmed", offer=OFFERED._replace(accepted=ACCEPTED)))
    assert (slots["answered"], slots["answer_by"]) == ("yes", "")


@pytest.mark.parametrize("state", ["waiting", "rescinded", "declined", "started"])
def test_without_an_offer_that_stands_none_of_it_is_told(state: State) -> None:
    slots = fill(process_of(state=state), kind="accept", until=date(2026, 12, 11))
    assert not any(slots[name] for name in ("written", "start_date", "answer_by", "until", "offer_title", "offer_pay", "offer_place"))


def test_the_terms_are_those_of_the_latest_round_that_has_any() -> None:
    rounds = (round_of("first", -9, offer=TERMS), round_of("second", -5, offer=OfferTerms(title="Lead")), round_of("third", -1))
    slots = fill(process_of(*rounds), kind="accept")
    assert (slots["offer_title"], slots["offer_pay"]) == ("Lead", "")
    assert fill(process_of(round_of("third", -1)), kind="accept")["offer_title"] == ""


@pytest.mark.parametrize(
    ("state", "offer", "accepted"),
    [
        *((state, OFFERED._replace(accepted=ACCEPTED), "yes") for state in sorted(UNDER_OFFER | {"started"})),
        ("offer-written", OFFERED, ""),
        ("rescinded", OFFERED._replace(accepted=ACCEPTED), ""),
    ],
)
def test_another_post_is_accepted_while_that_offer_stands(state: State, offer: Offer, accepted: str) -> None:
    other = process_of(state=state, offer=offer)._replace(id="globex-analyst")
    assert fill(process_of(state="waiting"), other, kind="withdrawal")["accepted"] == accepted
    # One's own acceptance is of no other post.
    assert fill(other, process_of(state="waiting"), kind="withdrawal")["accepted"] == ""


def test_the_next_talk_ahead_and_the_last_one_called_off() -> None:
    rounds = (
        round_of("off", -6, ended=True),
        round_of("off-again", -4, ended=True),
        round_of("held", -1),
        round_of("next", 3),
        round_of("later", 5),
    )
    slots = fill(process_of(*rounds), kind="reschedule")
    assert (slots["ahead"], slots["was"]) == ("20 November", "13 November")
    slots = fill(process_of(round_of("held", -1)), kind="reschedule")
    assert (slots["ahead"], slots["was"]) == ("", "")


def test_without_a_process_there_is_none_to_leave() -> None:
    matter = make_matter(kind="reply")._replace(process=None)
    slots = fill_slots(matter._replace(search=make_search(process_of(offer=OFFERED._replace(accepted=ACCEPTED)))))
    assert (slots["accepted"], slots["ahead"], slots["was"], slots["written"]) == ("yes", "", "", "")
