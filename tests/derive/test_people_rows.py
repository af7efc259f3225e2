"""The rows of rules.md 7.2: who is thanked, connected with and asked, worked out by hand.

Elsewhere: that six letters lead with six different topics (drafts), that a second letter to one person says something new
(`draft-repeats-round`), and salutations.
"""

from __future__ import annotations

import pytest
from support.searches import FULL_BODY, Tale

from followup_md.words import say_obstacle

NOTE = "2026-11-16-harbor-panel"
LATER = "2026-11-18-harbor-onsite"
SIX = ("Ada Byrd", "Ben Cole", "Cai Dunn", "Dee Eaton", "Eli Frost", "Fay Grant")
DUE = "2026-11-17 10:00"
NOW = "2026-11-16T12:00"


def tell(*names: str, toml: str = "", note: str = NOTE, company: str = "Harbor", extra: str = "", body: str = FULL_BODY) -> Tale:
    """Tell of one round on Monday 16 November, 9:00-10:00, with people who have no notes yet."""
    tale = Tale(toml=toml or '[calendar]\ncountry = "US"\n')
    add_round(tale, note, "2026-11-16", *names, company=company, extra=extra, body=body)
    return tale


def add_round(tale: Tale, note: str, day: str, *names: str, company: str = "Harbor", extra: str = "", body: str = FULL_BODY) -> None:
    """Add a round of that day, 9:00-10:00 in New York."""
    people = ", ".join(f'"{name}"' for name in names)
    lines = [f"company: {company}", "role: Engineer", f"start: {day}T09:00", f"end: {day}T10:00", "timezone: America/New_York"]
    tale.note(note, "\n".join([*lines, f"interviewers: [{people}]", extra]), body)


def find_open(tale: Tale, *actions: str, now: str = NOW) -> dict[str, str]:
    """Return id and due of the open actions of these kinds."""
    return {action.id: tale.open(now)[action.id] for action in tale.at(now).actions if action.status == "open" and action.action in actions}


def find_follow_up_person(tale: Tale, now: str = NOW) -> str | None:
    (action,) = [action for action in tale.at(now).actions if action.action == "follow-up"]
    return action.person_name


def test_panel_of_six_six_notes_and_one_follow_up_to_one_of_them() -> None:
    tale = tell(*SIX)
    for name in SIX:
        tale.person(name, "part: hiring-manager" if name == "Dee Eaton" else "")
    slugs = ("ada-byrd", "ben-cole", "cai-dunn", "dee-eaton", "eli-frost", "fay-grant")
    assert find_open(tale, "thank") == {f"thank-{name}-{NOTE}": DUE for name in slugs}
    assert find_open(tale, "connect") == {f"connect-{name}-{NOTE}": DUE for name in slugs}
    assert find_open(tale, "recap", "review") == {}
    assert find_open(tale, "follow-up") == {f"follow-up-{NOTE}": "2026-11-23"}
    assert find_follow_up_person(tale) == "Dee Eaton"


def test_panellist_said_nothing_needs_a_topic_of_their_own() -> None:
    silent = "\n## Topics\n### Ada Byrd\n- the ledger\n"
    tale = tell("Ada Byrd", "Ben Cole", body=silent)
    tale.person("Ada Byrd")
    tale.person("Ben Cole")
    assert tale.action(NOW, f"thank-ada-byrd-{NOTE}").blocked_by is None
    assert "R1.4" in say_obstacle(tale.action(NOW, f"thank-ben-cole-{NOTE}").blocked_by)
    add_round(tale, NOTE, "2026-11-16", "Ada Byrd", "Ben Cole", body=f"{silent}### Ben Cole\n- you asked the last question\n")
    assert tale.action(NOW, f"thank-ben-cole-{NOTE}").blocked_by is None


def test_panellist_said_nothing_else_relay() -> None:
    tale = tell("Ada Byrd", "Ben Cole")
    tale.log(NOTE, "2026-11-16 11:00 thanked Ben Cole via Ada Byrd")
    assert tale.action(NOW, f"thank-ben-cole-{NOTE}").status == "relayed"


def test_same_person_in_two_rounds_two_notes_one_connect() -> None:
    tale = tell("Ada Byrd")
    tale.person("Ada Byrd")
    add_round(tale, LATER, "2026-11-18", "Ada Byrd")
    now = "2026-11-18T12:00"
    assert find_open(tale, "thank", now=now) == {f"thank-ada-byrd-{NOTE}": DUE, f"thank-ada-byrd-{LATER}": "2026-11-19 10:00"}
    assert find_open(tale, "connect", now=now) == {f"connect-ada-byrd-{NOTE}": DUE}


def test_same_person_twice_on_one_day_is_one_note() -> None:
    tale = tell("Ada Byrd", "Ben Cole", "Ada Byrd")
    assert find_open(tale, "thank") == {f"thank-ada-byrd-{NOTE}": DUE, f"thank-ben-cole-{NOTE}": DUE}


def test_onsite_with_five_talks_each_counts_from_the_end_of_the_day() -> None:
    tale = tell()
    people = ", ".join(SIX[:5])
    head = "company: Harbor\nrole: Engineer\nkind: onsite\nstart: 2026-11-16T09:00\nend: 2026-11-16T16:30\ntimezone: America/New_York\n"
    tale.note(NOTE, f"{head}interviewers: [{people}]")
    assert set(find_open(tale, "thank", now="2026-11-16T17:00").values()) == {"2026-11-17 16:30"}
    assert len(find_open(tale, "thank", now="2026-11-16T17:00")) == 5


def test_two_companies_same_interviewer_name_are_two_people() -> None:
    tale = tell("J. Kim")
    add_round(tale, "2026-11-16-globex-screen", "2026-11-16", "J. Kim", company="Globex")
    tale.log("2026-11-16-globex-screen", "2026-11-16 11:00 thanked J. Kim by letter")
    vault, _ = tale.vault()
    assert {key for item in vault.interviews for key in item.interviewers} == {"harbor/j-kim", "globex/j-kim"}
    assert find_open(tale, "thank") == {f"thank-j-kim-{NOTE}": DUE}


def test_two_companies_same_interviewer_name_a_bare_name_that_fits_two_notes_is_an_error() -> None:
    tale = tell("J. Kim")
    for company in ("Harbor", "Globex"):
        tale.person(f"J. Kim ({company})", f"name: J. Kim\ncompany: {company}")
    vault, _ = tale.vault()
    assert [problem.check for problem in vault.problems if problem.level == "error"] == ["ambiguous-person"]


def test_one_person_moves_to_another_firm_and_stays_one_person() -> None:
    tale = tell("[[Ada Byrd]]")
    add_round(tale, "2026-11-18-globex-screen", "2026-11-18", "[[Ada Byrd]]", company="Globex")
    tale.person("Ada Byrd", "company: Globex")
    tale.log(NOTE, "2026-11-16 11:00 connected with [[Ada Byrd]] on LinkedIn")
    now = "2026-11-18T12:00"
    assert find_open(tale, "connect", "find-profile", now=now) == {}
    assert len(find_open(tale, "thank", now=now)) == 2


def test_no_contact_no_profile_until_relay_and_none_public_end_it() -> None:
    tale = tell("Ada Byrd", "Ben Cole")
    tale.person("Ben Cole")
    finds = ("find-contact", "find-profile")
    assert find_open(tale, *finds) == {f"find-contact-ada-byrd-{NOTE}": "2026-11-16 22:00", f"find-profile-ada-byrd-{NOTE}": DUE}
    tale.people["Ada Byrd"] = '---\nrelay: "[[Ben Cole]]"\nprofiles: none\n---\n'
    assert find_open(tale, *finds) == {}
    assert find_open(tale, "connect") == {f"connect-ben-cole-{NOTE}": DUE}


def test_nameless_has_a_placeholder_and_keeps_the_history_when_named() -> None:
    tale = tell("The tall engineer", "Ben Cole")
    assert find_open(tale, "thank") == {f"thank-the-tall-engineer-{NOTE}": DUE, f"thank-ben-cole-{NOTE}": DUE}
    tale.log(NOTE, "2026-11-16 11:00 thanked The tall engineer via Ben Cole")
    assert tale.action(NOW, f"thank-the-tall-engineer-{NOTE}").status == "relayed"
    tale.person("The tall engineer", "name: Ada Byrd")
    named = tale.action(NOW, f"thank-the-tall-engineer-{NOTE}")
    assert (named.status, named.person_name) == ("relayed", "Ada Byrd")


@pytest.mark.parametrize(
    ("extra", "asked"),
    [
        pytest.param("", "Ben Cole", id="nobody-gave-a-date"),
        pytest.param('decision_date: 2026-11-20\ndecision_from: "Ada Byrd"', "Ada Byrd", id="recruiter-gave-it"),
    ],
)
def test_recruiter_and_hiring_manager_are_both_thanked_and_one_is_asked(extra: str, asked: str) -> None:
    tale = tell("Ada Byrd", "Ben Cole", extra=extra)
    tale.person("Ada Byrd", "part: recruiter")
    tale.person("Ben Cole", "part: hiring-manager")
    assert find_open(tale, "thank") == {f"thank-ada-byrd-{NOTE}": DUE, f"thank-ben-cole-{NOTE}": DUE}
    assert find_follow_up_person(tale) == asked


def test_agency_everything_goes_through_the_consultant_unless_direct() -> None:
    tale = tell("Ada Byrd", extra='agency: "[[Cy Doyle]]"')
    tale.person("Ada Byrd")
    tale.person("Cy Doyle", "part: agency")
    assert "Cy Doyle" in say_obstacle(tale.action(NOW, f"thank-ada-byrd-{NOTE}").blocked_by)
    assert find_follow_up_person(tale) == "Cy Doyle"
    add_round(tale, NOTE, "2026-11-16", "Ada Byrd", extra='agency: "[[Cy Doyle]]"\ndirect: true')
    assert tale.action(NOW, f"thank-ada-byrd-{NOTE}").blocked_by is None
    assert find_follow_up_person(tale) == "Ada Byrd"


def test_interviewer_left_the_company_the_bounced_note_thanked_nobody() -> None:
    tale = tell("Ada Byrd")
    tale.person("Ada Byrd")
    tale.log(NOTE, "2026-11-16 11:00 thanked [[Ada Byrd]] by letter")
    assert find_open(tale, "thank", "find-contact") == {}
    tale.log(NOTE, "2026-11-18 09:00 bounced [[Ada Byrd]]")
    now = "2026-11-18T12:00"
    assert find_open(tale, "thank", "find-contact", now=now) == {
        f"find-contact-ada-byrd-{NOTE}": "2026-11-16 22:00",
        f"thank-ada-byrd-{NOTE}": DUE,
    }
    assert "came back" in say_obstacle(tale.action(now, f"thank-ada-byrd-{NOTE}").blocked_by)
    tale.person("Ada Byrd", 'relay: "[[Ben Cole]]"')
    tale.person("Ben Cole")
    assert tale.action(now, f"thank-ada-byrd-{NOTE}").blocked_by is None


@pytest.mark.parametrize(
    ("name", "label"),
    [
        pytest.param("Søren Ångström", "soren-angstrom", id="accents"),
        pytest.param("Plato", "plato", id="one-word"),
        pytest.param("Vincent van der Meer", "vincent-van-der-meer", id="van-der"),
        pytest.param("Ana de Souza", "ana-de-souza", id="de"),
        pytest.param("Hal Reed Jr.", "hal-reed-jr", id="junior"),
        # No Latin letter: the code points U+674E and U+96F7.
        pytest.param("李雷", "674e-96f7", id="non-latin"),
    ],
)
def test_names_are_read_and_kept_as_recorded(name: str, label: str) -> None:
    tale = tell(f"[[{name}]]", "Ben Cole")
    tale.person(name)
    tale.log(NOTE, f"2026-11-16 11:00 connected with [[{name}]] on LinkedIn")
    action = tale.action(NOW, f"thank-{label}-{NOTE}")
    assert (action.due is not None, action.person_name) == (True, name)
    assert tale.action(NOW, f"connect-{label}-{NOTE}").status == "done"


def test_nobody_writes_to_who_has_left_the_company() -> None:
    tale = tell("Ada Byrd", "Ben Cole")
    tale.person("Ada Byrd", "part: hiring-manager")
    tale.person("Ben Cole", "profiles:")
    assert find_open(tale, "thank", "connect", "find-profile").keys() == {
        f"thank-ada-byrd-{NOTE}",
        f"thank-ben-cole-{NOTE}",
        f"connect-ada-byrd-{NOTE}",
        f"find-profile-ben-cole-{NOTE}",
    }
    assert find_follow_up_person(tale) == "Ada Byrd"
    tale.log(NOTE, "2026-11-16 11:00 Ada Byrd has left")
    assert find_open(tale, "thank", "connect", "find-profile").keys() == {f"thank-ben-cole-{NOTE}", f"find-profile-ben-cole-{NOTE}"}
    assert tale.action(NOW, f"thank-ada-byrd-{NOTE}").status == "withheld"
    # The next in line is asked how it stands.
    assert find_follow_up_person(tale) == "Ben Cole"
    for purpose in ("status", "thanks"):
        verdict = tale.guard("2026-11-23T12:00", "Ada Byrd", purpose)
        assert (verdict.verdict, verdict.reason.kind, verdict.reason.people) == ("refuse", "has-left", ("Ada Byrd",))
    assert tale.guard("2026-11-23T12:00", "Ada Byrd", "reply").verdict == "allow"
    tale.log(NOTE, "2026-11-16 11:30 Ben Cole has left the company")
    assert find_open(tale, "thank", "connect", "find-profile", "find-contact") == {}
    assert find_follow_up_person(tale) is None


def test_who_has_left_is_not_asked_for_new_times_nor_shared_an_answer_with() -> None:
    question = "\n## Questions\n### What is a ledger?\n- asked by: Ada Byrd\n- rating: 1\n- better: a book of what is owed\n"
    tale = tell("Ada Byrd", "Ben Cole", body=FULL_BODY.partition("## Questions")[0] + question)
    tale.person("Ada Byrd", "part: scheduler")
    tale.person("Ben Cole", "profiles: none")
    tale.log(NOTE, "2026-11-16 11:00 connected with Ada Byrd on linkedin", "2026-11-16 12:00 thanked everyone by letter")
    assert len(find_open(tale, "share-answer", now="2026-11-24T12:00")) == 1
    tale.log(NOTE, "2026-11-16 13:00 Ada Byrd has left")
    assert find_open(tale, "share-answer", now="2026-11-24T12:00") == {}
    add_round(tale, LATER, "2026-11-18", "Ada Byrd", "Ben Cole")
    tale.log(LATER, "2026-11-17 09:00 cancelled")
    (found,) = [action for action in tale.at("2026-11-17T12:00").actions if action.action == "reschedule"]
    assert found.person_name == "Ben Cole"
