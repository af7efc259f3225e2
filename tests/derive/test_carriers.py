"""Who passes thanks on to whom (rules.md 5.3, 8.4): a consultant, or whoever a person note names where there is no other way."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from followup_md.config import Settings
from followup_md.config.settings import ThankYou
from followup_md.derive.contacts import find_carrier
from followup_md.model import Person
from followup_md.parse.vault import parse_interview_note

if TYPE_CHECKING:
    from followup_md.model.events import ThanksChannel

REACHED = Person(key="Tom Okafor", name="Tom Okafor", address="1 Quay", email="t@example.com", relay="Priya Raman")
FAR = REACHED._replace(address=None)
HIDDEN = FAR._replace(email=None)


def find(person: Person, head: str = "", channel: ThanksChannel = "letter") -> str | None:
    text = f"---\ncompany: Harbor\nstart: 2026-11-17T13:00\ntimezone: UTC\n{head}\n---\n"
    note = parse_interview_note(text, "interviews/harbor.md", Settings())
    assert note.facts is not None
    agency = "Ann Agent" if "agency" in head else None
    settings = Settings(thank_you=ThankYou(channel=channel))
    return find_carrier(person, note.facts._replace(agency=agency), settings)


@pytest.mark.parametrize(
    ("person", "channel", "carrier"),
    [
        pytest.param(REACHED, "letter", None, id="an address"),
        pytest.param(FAR, "letter", "Priya Raman", id="no address"),
        pytest.param(FAR, "email", None, id="a mail"),
        pytest.param(FAR, "both", "Priya Raman", id="one of two"),
        pytest.param(HIDDEN, "email", "Priya Raman", id="no mail"),
        pytest.param(HIDDEN._replace(relay=None), "letter", None, id="nobody"),
    ],
)
def test_a_relay_is_for_who_cannot_be_reached(person: Person, channel: ThanksChannel, carrier: str | None) -> None:
    assert find(person, channel=channel) == carrier


@pytest.mark.parametrize(
    ("person", "head", "carrier"),
    [
        pytest.param(REACHED, 'agency: "[[Ann Agent]]"', "Ann Agent", id="who could be reached"),
        pytest.param(HIDDEN, 'agency: "[[Ann Agent]]"', "Ann Agent", id="who could not"),
        pytest.param(REACHED, 'agency: "[[Ann Agent]]"\ndirect: true', None, id="agreed"),
        pytest.param(HIDDEN, 'agency: "[[Ann Agent]]"\ndirect: true', "Priya Raman", id="agreed, but no way"),
        pytest.param(REACHED._replace(key="Ann Agent", relay=None), 'agency: "[[Ann Agent]]"', None, id="the consultant"),
    ],
)
def test_an_agency_carries_all(person: Person, head: str, carrier: str | None) -> None:
    assert find(person, head) == carrier
