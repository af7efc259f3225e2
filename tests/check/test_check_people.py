"""Checks about the people one met (rules.md section 4, *People*)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from support.vaults import Looking

EVENING = "At 2026-11-17T20:00:\n"
BOTH = 'interviewers: ["[[Priya Raman]]", "[[Tom Okafor]]"]\n'
SECOND = "interviews/2026-11-19-globex.md:\ncompany: Globex\nstart: 2026-11-19T{start}\nend: 2026-11-19T{end}\ninterviewers:\n"


@pytest.mark.parametrize("interviewers", ["interviewers:", "interviewers: []", 'interviewers: ["?"]'])
def test_nobody_met_is_told_at_the_empty_list(looking: Looking, interviewers: str) -> None:
    (problem,) = looking.find("nobody-met", interviewers)
    assert (problem.level, problem.requirement) == ("error", "R1.2")
    assert looking.text_at(problem) in (interviewers, interviewers.partition(" ")[2])


@pytest.mark.parametrize(
    ("start", "end", "told"),
    [
        pytest.param("11:00", "12:01", 0, id="a minute before its end"),
        pytest.param("11:00", "12:00", 1, id="at its end"),
        pytest.param("09:00", "10:00", 1, id="after it"),
    ],
)
def test_nobody_met_from_the_end_on(looking: Looking, start: str, end: str, told: int) -> None:
    assert len(looking.find("nobody-met", SECOND.format(start=start, end=end))) == told


def test_a_round_that_was_called_off_needs_nobody(looking: Looking) -> None:
    assert looking.find("nobody-met", SECOND.format(start="09:00", end="10:00") + "## Log\n- 2026-11-19 08:00 cancelled") == []


@pytest.mark.parametrize(
    ("name", "told"),
    [
        pytest.param("the tall engineer", True, id="an article"),
        pytest.param("someone from HR", True, id="someone"),
        pytest.param("Engineer 2", True, id="a post and a number"),
        pytest.param("HR", True, id="a department"),
        pytest.param("Head of Engineering", True, id="a title"),
        pytest.param("Prince", False, id="one word"),
        pytest.param("Jan van der Berg", False, id="small words in a name"),
        pytest.param("bell hooks", False, id="no capitals"),
        pytest.param("山田太郎", False, id="no Latin letter"),
        pytest.param("Theo Chief", False, id="a surname that is a post"),
        pytest.param("Andy An", False, id="a surname that is an article"),
        pytest.param("An Nguyen", False, id="a given name that is an article"),
        pytest.param("The tall engineer", True, id="a capital article"),
        pytest.param("Marketing", True, id="another department"),
        pytest.param("sales coordinator", True, id="a post of two words"),
        pytest.param("Engineer 12", True, id="a number of two digits"),
        pytest.param("Engineer 123", False, id="a longer number"),
        pytest.param("Guy Young", False, id="words that are names too"),
        pytest.param("Mary Legal", False, id="a surname that is a department"),
        pytest.param("Unknown", True, id="one word for it"),
        pytest.param("two engineers", True, id="several with a job"),
        pytest.param("2 others", True, id="a number of others"),
        pytest.param("?", True, id="a question mark"),
        pytest.param("tbd", True, id="to be determined"),
        pytest.param("n/a", False, id="nobody"),
    ],
)
def test_unnamed_person(looking: Looking, name: str, told: bool) -> None:
    found = looking.find("unnamed-person", f'{EVENING}interviewers: ["[[Priya Raman]]", "{name}"]')
    assert [problem.message for problem in found] == ([f'"{name}" is no name'] if told else [])
    assert all(looking.text_at(problem).startswith(name) for problem in found)


@pytest.mark.parametrize(
    "names",
    [
        pytest.param("Priya Raman, tbd", id="in one value"),
        pytest.param('"Priya Raman and tbd"', id="in quotes"),
        pytest.param('\n  - "[[Priya Raman]]"\n  - tbd', id="in a list"),
    ],
)
def test_a_place_holder_beside_a_name_is_found_where_it_stands(looking: Looking, names: str) -> None:
    (problem,) = looking.find("unnamed-person", f"{EVENING}interviewers: {names}")
    assert looking.text_at(problem).startswith("tbd")


def test_a_place_holder_is_no_problem_before_the_round_is_held(looking: Looking) -> None:
    assert looking.find("unnamed-person", 'At 2026-11-17T12:00:\ninterviewers: ["[[Priya Raman]]", tbd]') == []
    assert len(looking.find("unnamed-person", 'At 2026-11-17T14:00:\ninterviewers: ["[[Priya Raman]]", tbd]')) == 1
    assert looking.find("unnamed-person", 'At 2026-11-17T14:00:\ninterviewers: ["?"]') == []


def test_unnamed_person_is_told_how_long_there_is_to_ask(looking: Looking) -> None:
    note = 'interviewers: ["[[Priya Raman]]", "the tall engineer"]'
    # The interview ended on Tuesday at 14:00, and thanks are due on Wednesday at 14:00.
    (problem,) = looking.find("unnamed-person", EVENING + note)
    assert "today: 18 h left" in problem.hint
    (problem,) = looking.find("unnamed-person", "At 2026-11-18T14:30:\n" + note)
    assert "left" not in problem.hint
    (problem,) = looking.find("unnamed-person", note + "\n## Log\n- 2026-11-18 waived thank the tall engineer because nobody knows")
    assert "left" not in problem.hint


@pytest.mark.parametrize(
    ("event", "told"),
    [
        pytest.param("thanked [[the tall engineer]] via [[Priya Raman]]", False, id="through somebody with a name"),
        pytest.param("thanked [[the tall engineer]] by letter", True, id="by a letter to nobody"),
        pytest.param("engaged with [[the tall engineer]]", True, id="no thanks"),
        pytest.param("thanked [[Priya Raman]] via [[Tom Okafor]]", True, id="thanks to somebody else"),
    ],
)
def test_unnamed_person_who_was_thanked_through_somebody_is_told_no_more(looking: Looking, event: str, told: bool) -> None:
    note = f'interviewers: ["[[Priya Raman]]", "the tall engineer"]\n## Log\n- 2026-11-17 19:00 {event}'
    assert bool(looking.find("unnamed-person", EVENING + note)) is told


@pytest.mark.parametrize(
    ("when", "told"),
    [
        # Due 12 hours after the end at 14:00.
        pytest.param("2026-11-18T01:59", False, id="a minute before it is overdue"),
        pytest.param("2026-11-18T02:00", True, id="once it is overdue"),
    ],
)
def test_no_contact_route_is_silent_until_the_action_is_overdue(looking: Looking, when: str, told: bool) -> None:
    found = looking.find("no-contact-route", f"At {when}:\n{BOTH}people/Tom Okafor.md:\naddress:")
    assert bool(found) is told
    assert all(looking.text_at(problem).startswith("[[Tom Okafor]]") for problem in found)


def test_no_contact_route_asks_for_what_the_channel_needs(looking: Looking) -> None:
    when = "At 2026-11-18T08:00:\n"
    (by_post,) = looking.find("no-contact-route", f"{when}{BOTH}people/Tom Okafor.md:\naddress:")
    assert by_post.hint.startswith("write `address:`, or `channel: email` and `email:`, in people/Tom Okafor.md")
    (by_mail,) = looking.find("no-contact-route", f"{when}{BOTH}channel: email\npeople/Tom Okafor.md:\nemail:")
    assert by_mail.hint.startswith("write `email:` in people/Tom Okafor.md")
    (noteless,) = looking.find("no-contact-route", f'{when}interviewers: ["[[Priya Raman]]", "Ann Lee"]')
    assert "in people/Ann Lee.md" in noteless.hint


@pytest.mark.parametrize(
    "way",
    [
        pytest.param('people/Tom Okafor.md:\naddress: "1 Main St"', id="an address"),
        pytest.param("people/Tom Okafor.md:\naddress:\nchannel: email", id="by e-mail"),
        pytest.param('people/Tom Okafor.md:\naddress:\nrelay: "[[Priya Raman]]"', id="somebody who passes it on"),
        pytest.param("people/Tom Okafor.md:\naddress:\n" + "search.md:\n## Log\n- 2026-11-16 networked", id="none"),
    ],
)
def test_each_way_that_the_hint_names_ends_it(looking: Looking, way: str) -> None:
    found = looking.find("no-contact-route", f"At 2026-11-18T08:00:\n{BOTH}{way}")
    assert bool(found) is ("networked" in way)


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        pytest.param("address:\nemail:", "write `address:` and `email:` in", id="neither"),
        pytest.param('address: "1 Main St"\nemail:', "write `email:` in", id="the e-mail alone lacks"),
        pytest.param("address:", "write `address:`, or `channel: email` and `email:`, in", id="the address alone lacks"),
        pytest.param('address: "1 Main St"\nemail: tom@example.com', "", id="as the hint says"),
    ],
)
def test_no_contact_route_where_letter_and_mail_are_wanted(looking: Looking, fields: str, told: str) -> None:
    found = looking.find("no-contact-route", f"At 2026-11-18T08:00:\nchannel: both\n{BOTH}people/Tom Okafor.md:\n{fields}")
    assert [problem.hint.partition(" people/")[0] for problem in found] == ([told] if told else [])


def test_a_note_that_came_back_is_mended_by_another_one(looking: Looking) -> None:
    log = "## Log\n- 2026-11-19 11:00 bounced [[Priya Raman]]\n"
    (problem,) = looking.find("no-contact-route", log)
    again = "- 2026-11-19 thanked [[Priya Raman]] by letter"
    assert f"`{again}`" in problem.hint
    # A new address alone thanks nobody.
    assert len(looking.find("no-contact-route", log + 'people/Priya Raman.md:\naddress: "2 Main St"')) == 1
    assert looking.find("no-contact-route", log + again) == []
    assert looking.find("no-contact-route", log + 'people/Priya Raman.md:\nrelay: "[[Tom Okafor]]"') == []


def test_who_has_no_name_is_not_asked_for_an_address(looking: Looking) -> None:
    found = looking.find_all('At 2026-11-18T08:00:\ninterviewers: ["[[Priya Raman]]", "the tall engineer"]')
    assert [problem.check for problem in found] == ["unnamed-person"]


def test_ambiguous_person_offers_both(looking: Looking) -> None:
    people = "".join(f"people/J. Kim ({company}).md:\ncompany: {company}\n" for company in ("Globex", "Acme"))
    (problem,) = looking.find("ambiguous-person", f'{EVENING}interviewers: ["J. Kim"]\n{people}')
    assert "`[[J. Kim (Acme)]]` or `[[J. Kim (Globex)]]`" in problem.hint
    assert looking.find("ambiguous-person", f'{EVENING}interviewers: ["[[J. Kim (Acme)]]"]\n{people}') == []


NO_PART = "people/Priya Raman.md:\npart: interviewer"


@pytest.mark.parametrize(
    ("note", "told"),
    [
        pytest.param(f"decision_from:\n{NO_PART}", True, id="nobody is marked"),
        pytest.param(f'decision_from: "[[Priya Raman]]"\n{NO_PART}', False, id="somebody named the date"),
        pytest.param(f'decision_date:\ndecision_from: "[[Priya Raman]]"\n{NO_PART}', False, id="somebody named no date"),
        pytest.param(f"decision_from:\nkind: informational\n{NO_PART}", False, id="no post to decide on"),
        pytest.param("decision_from:\npeople/Priya Raman.md:\npart: recruiter", False, id="a first talk with a recruiter"),
        pytest.param('decision_from:\nagency: "[[Tom Okafor]]"\n' + NO_PART, False, id="a consultant speaks"),
        pytest.param('decision_from:\nagency: "[[Tom Okafor]]"\ndirect: true\n' + NO_PART, True, id="direct all the same"),
        pytest.param(f"decision_from:\n## Log\n- 2026-11-19 rejected\n{NO_PART}", False, id="it is over"),
        pytest.param(f"At 2026-11-17T13:30:\ndecision_from:\n{NO_PART}", False, id="not met yet"),
    ],
)
def test_no_decider(looking: Looking, note: str, told: bool) -> None:
    found = looking.find("no-decider", note)
    assert bool(found) is told
    assert all("[[Priya Raman]]" in looking.text_at(problem) and "Harbor Logistics" in problem.message for problem in found)


@pytest.mark.parametrize(
    ("event", "told"),
    [
        pytest.param("thanked [[Tom Okafor]] by letter", True, id="thanks"),
        pytest.param("sent [[Tom Okafor]]: the sample", True, id="material"),
        pytest.param("thanked [[Tom Okafor]] via [[Ruth Adeyi]]", False, id="through the consultant"),
        pytest.param("thanked [[Ruth Adeyi]] by letter", False, id="the consultant"),
        pytest.param("connected with [[Tom Okafor]] on LinkedIn", False, id="an invitation"),
        pytest.param("replied to [[Tom Okafor]] by email", False, id="an answer"),
    ],
)
def test_agency_direct(looking: Looking, event: str, told: bool) -> None:
    head = 'agency: "[[Ruth Adeyi]]"\ninterviewers: ["[[Tom Okafor]]"]\ndecision_from:\n'
    rest = f"## Log\n- 2026-11-17 19:00 {event}\npeople/Ruth Adeyi.md:\npart: agency"
    found = looking.find("agency-direct", EVENING + head + rest)
    assert bool(found) is told
    assert all("Tom Okafor" in problem.message and "Ruth Adeyi" in problem.message for problem in found)
    assert looking.find("agency-direct", f"{EVENING}direct: true\n{head}{rest}") == []
