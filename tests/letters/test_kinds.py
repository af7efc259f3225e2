"""Which kind of draft belongs to an action, and how it goes."""

from __future__ import annotations

import pytest

from followup_md.letters.plan import find_default_channel, find_kind
from followup_md.model import DRAFT_KINDS
from followup_md.model.actions import ACTIONS, BY_ID
from followup_md.model.facts import MESSAGES


@pytest.mark.parametrize(
    ("action", "answer", "kind"),
    [
        ("thank", None, "thank-you"),
        ("follow-up-invited", "accept", "follow-up"),
        ("get-start-date", None, "ask-in-writing"),
        ("answer-offer", None, None),
        ("answer-offer", "decline", "decline"),
        ("recap", "accept", None),
    ],
)
def test_the_kind_of_an_action(action: str, answer: str | None, kind: str | None) -> None:
    assert find_kind(BY_ID[action], answer) == kind


def test_every_kind_is_one_of_the_format() -> None:
    assert {kind for spec in ACTIONS for kind in spec.drafts} == {*DRAFT_KINDS} - {"relay", "deadline-notice"}


def test_what_is_pasted_into_a_network_goes_as_a_message_and_the_rest_by_mail() -> None:
    assert {kind for kind in DRAFT_KINDS if find_default_channel(kind) == "message"} == MESSAGES
    assert find_default_channel("withdrawal") == "email"
