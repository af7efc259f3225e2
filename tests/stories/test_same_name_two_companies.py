"""Two companies, two people called J. Kim, in Berlin with Germany's holidays: told without person notes, then with a note for each."""

from __future__ import annotations

import pytest
from support.searches import Tale

GLOBEX = "2026-12-07-globex-technical"
INITECH = "2026-12-09-initech-panel"
GLOBEX_HEAD = """
company: Globex
role: Analyst
kind: technical
start: 2026-12-07T10:00
end: 2026-12-07T11:00
timezone: Europe/Berlin
interviewers: [{name}]
"""
INITECH_HEAD = """
company: Initech
role: Analyst
kind: technical
start: 2026-12-09T15:00
end: 2026-12-09T16:00
timezone: Europe/Berlin
interviewers: [{name}]
decision_date: 2026-12-25
"""
AT_GLOBEX, AT_INITECH = '"[[J. Kim (Globex)]]"', '"[[J. Kim (Initech)]]"'
# Initech decides on Friday 25 December: both days of Christmas, then Sunday, are no business days.
FOLLOW_UP_INITECH = {f"follow-up-{INITECH}": "2026-12-28"}


@pytest.fixture
def bare() -> Tale:
    """Nobody has a note: a name means the person of that name at that company."""
    return Tale(zone="Europe/Berlin", toml='[calendar]\ncountry = "DE"\n')


@pytest.fixture
def noted(bare: Tale) -> Tale:
    bare.person("J. Kim (Globex)", "name: J. Kim\ncompany: Globex")
    bare.person("J. Kim (Initech)", "name: J. Kim\ncompany: Initech")
    return bare


def tell_globex(tale: Tale, name: str = "J. Kim") -> None:
    tale.note(GLOBEX, GLOBEX_HEAD.format(name=name))


def tell_initech(tale: Tale, name: str = "J. Kim") -> None:
    tale.note(INITECH, INITECH_HEAD.format(name=name))


def tell_letter_to_globex(bare: Tale) -> None:
    tell_globex(bare)
    bare.log(GLOBEX, "2026-12-08 09:00 thanked J. Kim by letter", "2026-12-08 connected with J. Kim on LinkedIn")


def tell_both(bare: Tale) -> None:
    tell_letter_to_globex(bare)
    tell_initech(bare)


def tell_follow_up_to_globex(bare: Tale) -> None:
    tell_both(bare)
    bare.log(INITECH, "2026-12-10 11:00 thanked J. Kim by email")
    bare.log(GLOBEX, "2026-12-14 10:00 followed up with J. Kim by email")


def tell_no_contact_at_globex(bare: Tale) -> None:
    tell_follow_up_to_globex(bare)
    bare.log(GLOBEX, "2026-12-15 09:00 heard from J. Kim by email no contact")


def test_bare_monday_7_december_globex(bare: Tale) -> None:
    tell_globex(bare)
    assert bare.open("2026-12-07T11:30") == {
        "keep-looking-2026-12-07": "2026-12-13",
        f"find-contact-j-kim-{GLOBEX}": "2026-12-07 23:00",
        f"thank-j-kim-{GLOBEX}": "2026-12-08 11:00",
        f"find-profile-j-kim-{GLOBEX}": "2026-12-08 11:00",
        f"follow-up-{GLOBEX}": "2026-12-14",
    }


def test_bare_tuesday_8_december_letter_and_invitation_to_the_one_at_globex(bare: Tale) -> None:
    tell_letter_to_globex(bare)
    assert bare.open("2026-12-08T10:00") == {
        "keep-looking-2026-12-07": "2026-12-13",
        f"follow-up-{GLOBEX}": "2026-12-14",
        f"engage-j-kim-{GLOBEX}": "2026-12-15",
    }


def test_bare_wednesday_9_december_the_one_at_initech_is_somebody_else(bare: Tale) -> None:
    tell_both(bare)
    assert bare.open("2026-12-09T16:30") == {
        "keep-looking-2026-12-07": "2026-12-13",
        f"follow-up-{GLOBEX}": "2026-12-14",
        f"engage-j-kim-{GLOBEX}": "2026-12-15",
        f"find-contact-j-kim-{INITECH}": "2026-12-10 04:00",
        f"thank-j-kim-{INITECH}": "2026-12-10 16:00",
        f"find-profile-j-kim-{INITECH}": "2026-12-10 16:00",
        **FOLLOW_UP_INITECH,
    }


def test_bare_monday_14_december_a_follow_up_at_globex_spends_nothing_at_initech(bare: Tale) -> None:
    tell_follow_up_to_globex(bare)
    assert bare.open("2026-12-14T12:00") == {
        "keep-looking-2026-12-14": "2026-12-20",
        f"engage-j-kim-{GLOBEX}": "2026-12-15",
        f"find-profile-j-kim-{INITECH}": "2026-12-10 16:00",
        **FOLLOW_UP_INITECH,
    }
    assert bare.guard("2026-12-14T12:00", "globex/j-kim").verdict == "refuse"
    verdict = bare.guard("2026-12-14T12:00", "initech/j-kim")
    assert (verdict.verdict, f"{verdict.until}") == ("wait", "2026-12-28")


def test_bare_tuesday_15_december_no_contact_at_globex_closes_globex_alone(bare: Tale) -> None:
    tell_no_contact_at_globex(bare)
    assert bare.open("2026-12-15T12:00") == {
        "keep-looking-2026-12-14": "2026-12-20",
        f"find-profile-j-kim-{INITECH}": "2026-12-10 16:00",
        **FOLLOW_UP_INITECH,
    }
    assert bare.guard("2026-12-15T12:00", "globex/j-kim", "material").verdict == "refuse"
    assert bare.guard("2026-12-15T12:00", "initech/j-kim", "material").verdict == "allow"


def tell_both_noted(noted: Tale) -> None:
    tell_globex(noted, AT_GLOBEX)
    tell_initech(noted, AT_INITECH)
    noted.log(GLOBEX, "2026-12-08 09:00 thanked [[J. Kim (Globex)]] by letter", "2026-12-08 connected with [[J. Kim (Globex)]] on LinkedIn")


def tell_rejection_at_globex(noted: Tale) -> None:
    tell_both_noted(noted)
    noted.log(GLOBEX, "2026-12-11 09:00 rejected")
    noted.log(INITECH, "2026-12-10 09:00 thanked everyone by letter", "2026-12-11 connected with everyone on LinkedIn")


def test_noted_monday_7_december_globex(noted: Tale) -> None:
    tell_globex(noted, AT_GLOBEX)
    assert noted.open("2026-12-07T11:30") == {
        "keep-looking-2026-12-07": "2026-12-13",
        f"thank-j-kim-globex-{GLOBEX}": "2026-12-08 11:00",
        f"connect-j-kim-globex-{GLOBEX}": "2026-12-08 11:00",
        f"follow-up-{GLOBEX}": "2026-12-14",
    }


def test_noted_wednesday_9_december_the_one_at_initech_is_somebody_else(noted: Tale) -> None:
    tell_both_noted(noted)
    assert noted.open("2026-12-09T16:30") == {
        "keep-looking-2026-12-07": "2026-12-13",
        f"follow-up-{GLOBEX}": "2026-12-14",
        f"engage-j-kim-globex-{GLOBEX}": "2026-12-15",
        f"thank-j-kim-initech-{INITECH}": "2026-12-10 16:00",
        f"connect-j-kim-initech-{INITECH}": "2026-12-10 16:00",
        **FOLLOW_UP_INITECH,
    }


def test_noted_friday_11_december_a_no_from_the_one_is_no_no_from_the_other(noted: Tale) -> None:
    tell_rejection_at_globex(noted)
    assert noted.open("2026-12-11T12:00") == {
        "keep-looking-2026-12-07": "2026-12-13",
        f"engage-j-kim-globex-{GLOBEX}": "2026-12-15",
        f"engage-j-kim-initech-{INITECH}": "2026-12-18",
        **FOLLOW_UP_INITECH,
    }
    assert noted.guard("2026-12-11T12:00", "J. Kim (Globex)").requirement == "R1.18"
    assert noted.guard("2026-12-11T12:00", "J. Kim (Initech)").verdict == "wait"


def test_noted_a_bare_name_that_fits_both_is_refused(noted: Tale) -> None:
    tell_both_noted(noted)
    noted.log("search", "2026-12-10 thanked J. Kim by letter")
    vault, _ = noted.vault()
    assert [problem.check for problem in vault.problems if problem.level == "error"] == ["ambiguous-person"]
