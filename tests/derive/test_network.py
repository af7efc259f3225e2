"""The network across companies: deciders first, what is open with each, and when one last had to do with them (R2.7)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from support.searches import ACME_PANEL, CALL_NOW, tell_calls

from followup_md.derive.dossier import find_unplaced, open_dossiers
from followup_md.derive.network import derive_network

if TYPE_CHECKING:
    from followup_md.model.site import NetworkPerson


def list_network(*lines: str, now: str = CALL_NOW, head: str = "", person: str | None = None, about: str = "") -> dict[str, NetworkPerson]:
    """Return everybody by name, in order; `lines` are logged in the panel's note, which has `head`, and `person` has a note of `about`."""
    tale = tell_calls(*lines, head=head)
    if person:
        tale.person(person, about)
    search = tale.at(now)
    network = derive_network(search, open_dossiers(search.vault, find_unplaced(search.vault), search.now))
    return {known.person.name: known for known in network}


def test_who_decides_comes_first_then_who_talks_then_who_arranges_and_last_who_was_never_met() -> None:
    network = list_network(person="Zed Moor")
    assert {name: known.circle for name, known in network.items()} == {
        "Ada Long": "decides",
        "Łukasz Żak": "judges",
        "Bo Reed": "judges",
        "Cy Post": "arranges",
        "Di Moss": "arranges",
        "Zed Moor": "others",
    }
    assert list(network) == ["Ada Long", "Łukasz Żak", "Bo Reed", "Cy Post", "Di Moss", "Zed Moor"]


def test_a_recruiter_does_not_decide_though_nobody_else_was_met_yet() -> None:
    network = list_network(person="Bo Reed", about="company: Globex\npart: recruiter")
    assert network["Bo Reed"].circle == "arranges"


def test_of_the_profiles_of_somebody_those_for_family_and_friends_and_those_marked_private_are_not_shown() -> None:
    urls = "https://facebook.com/zed", "https://x.com/zed", "https://www.linkedin.com/in/zed"
    about = f"profiles: [{', '.join(urls)}]\nprivate: [x.com/zed]"
    assert list_network(person="Zed Moor", about=about)["Zed Moor"].person.profiles == ("https://www.linkedin.com/in/zed",)


def test_in_a_circle_the_latest_contact_comes_first() -> None:
    # Łukasz was met on the 16th, Bo on the 4th and the 5th.
    later = list_network("2026-11-30 heard from [[Di Moss]] by phone: a post elsewhere")
    assert list(later) == ["Ada Long", "Łukasz Żak", "Bo Reed", "Di Moss", "Cy Post"]


def test_somebody_of_two_processes_has_both_and_somebody_of_none_has_none() -> None:
    network = list_network()
    assert network["Bo Reed"].processes == ("globex-clerk", "globex-data-analyst")
    assert network["Cy Post"].processes == ("acme-analyst",)
    assert network["Di Moss"].processes == ()


@pytest.mark.parametrize(
    ("line", "name", "last"),
    [
        pytest.param("2026-11-17 thanked Ada by letter", "Ada Long", date(2026, 11, 17), id="from you"),
        pytest.param("2026-11-18 heard from Ada by phone", "Ada Long", date(2026, 11, 18), id="from them"),
        pytest.param("2026-11-19 connected with Ada on LinkedIn", "Ada Long", date(2026, 11, 16), id="an invitation is none"),
        pytest.param("2026-11-19 thanked Ada by letter via [[Cy Post]]", "Cy Post", date(2026, 11, 19), id="through them"),
        pytest.param("2026-11-12 heard from Ada by phone", "Ada Long", date(2026, 11, 16), id="before the panel"),
        pytest.param("2026-12-02 heard from Ada by phone", "Ada Long", date(2026, 11, 16), id="still to come"),
        pytest.param("2026-11-20 thanked Ada by letter", "Łukasz Żak", date(2026, 11, 16), id="with somebody else"),
        pytest.param("2026-11-20 thanked Ada by letter", "Cy Post", None, id="never"),
    ],
)
def test_the_last_contact_is_with_that_very_person(line: str, name: str, last: date | None) -> None:
    assert list_network(line)[name].last == last


@pytest.mark.parametrize(("who", "circle"), [("Łukasz Żak", "decides"), ("Cy Post", "arranges")])
def test_who_is_to_give_the_date_decides_unless_they_only_arrange(who: str, circle: str) -> None:
    assert list_network(head=f'decision_from: "[[{who}]]"')[who].circle == circle


def test_an_invitation_that_was_sent_counts_as_connected_and_one_still_to_come_does_not() -> None:
    network = list_network("2026-11-17 connected with Ada on LinkedIn", "2026-12-05 connected with [[Łukasz Żak]] on LinkedIn")
    assert [name for name, known in network.items() if known.connected] == ["Ada Long"]


def test_what_is_open_with_somebody_is_theirs_and_open() -> None:
    network = list_network("2026-11-16 thanked Ada by letter", now="2026-11-16T18:00")
    assert [action.id for action in network["Łukasz Żak"].actions if action.action == "thank"] == [f"thank-lukasz-zak-{ACME_PANEL}"]
    assert [action.action for action in network["Ada Long"].actions if action.action == "thank"] == []
    assert all(action.status == "open" and action.person == key.person.key for key in network.values() for action in key.actions)
    assert network["Cy Post"].actions == ()
