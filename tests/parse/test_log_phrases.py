"""What is offered for words outside the grammar: nothing that, pasted, loses a fact or makes another state of a process."""

from __future__ import annotations

import pytest
from support.vaults import LENA, LOG_NAMES, LOG_PLACE, PRIYA, TOM, list_facts, list_lines, read_badly, read_log_line, read_well

from followup_md.parse.facts import LogLine, Names, fold_name
from followup_md.parse.log_line import parse_log_line
from followup_md.problem import Place

DAY = "2026-11-17 "
BY_MAIL = ["followed up with Priya by email", "replied to Priya by email", "thanked Priya by email"]
SAID = [
    ("called Priya", ["followed up with Priya by phone", "replied to Priya by phone"]),
    ("emailed Priya", BY_MAIL),
    ("wrote to Priya", BY_MAIL),
    ("contacted Priya", ["followed up with Priya", "replied to Priya"]),
    ("Priya texted", ["heard from Priya by text"]),
    ("missed call from Priya", ["heard from Priya by phone"]),
    ("offer", ["offer spoken", "offer written"]),
    ("got an offer", ["offer spoken", "offer written"]),
    ("offered the job", ["offer spoken", "offer written"]),
    ("turned down", ["declined", "rejected"]),
    ("sent Priya thank-you", ["thanked Priya"]),
    ("sent thank you letter to Priya", ["thanked Priya by letter"]),
    ("sent sample query to Priya", ["sent Priya: sample query"]),
    ("sent sample query to Priya: as asked", ["sent Priya: sample query; as asked"]),
    ("applied at Globex as Analyst", ["applied to Globex as Analyst"]),
    ("applied for Analyst at Globex", ["applied to Globex as Analyst"]),
    ("start 2027-01-04", ["start on 2027-01-04"]),
    ("start date 2027-01-04", ["start on 2027-01-04"]),
    ("offer written by 2026-11-25", ["offer written answer by 2026-11-25"]),
    ("offer written sign by 2026-11-25", ["offer written answer by 2026-11-25"]),
    ("thanked Priya (by letter)", ["thanked Priya by letter"]),
    ("thanked the panel by letter", ["thanked everyone by letter"]),
    ("thanked all", ["thanked everyone"]),
    ("thanked everyone but Tom by letter", ["thanked [[Priya Raman]] and [[Lena Fischer]] by letter"]),
    ("thanked to Priya", ["thanked Priya"]),
    ("thanked Priya und Tom", ["thanked Priya and Tom"]),
    ("thanked Priya + Tom", ["thanked Priya and Tom"]),
    ("thanked Priya/Tom", ["thanked Priya and Tom"]),
    ("thanked Mark By by letter", ["thanked [[Mark By]] by letter"]),
    ("acceptd", ["accepted"]),
    ("rejectd", ["rejected"]),
    ("cancelld by me", ["cancelled by me"]),
    ("declined the offer", ["declined: the offer"]),
    ("accepted, start on 2027-01-04", ["accepted", "start on 2027-01-04"]),
    ("verbal offer - start on 2027-01-04", ["verbal offer", "start on 2027-01-04"]),
    ("thanked Priya by email, Tom by letter", ["thanked Priya by email", "thanked Tom by letter"]),
    ("thanked Priya by email; thanked Tom by letter", ["thanked Priya by email", "thanked Tom by letter"]),
    ("thanked Priya and connected with Tom", ["thanked Priya", "connected with Tom"]),
    ("heard from Priya: no contact", ["heard from Priya no contact"]),
    ("heard from Priya: no follow-ups please", ["heard from Priya no follow-ups: no follow-ups please"]),
    ('heard from Priya: "no contact please"', ['heard from Priya no contact: "no contact please"']),
    (
        "heard from Priya: deadline moved to 2026-12-10",
        ["heard from Priya decide by 2026-12-10: deadline moved to 2026-12-10"],
    ),
    ("heard from Priya: forms by 2026-12-10", ["heard from Priya decide by 2026-12-10: forms by 2026-12-10"]),
    ("offer written: sign by 2026-11-25", ["offer written answer by 2026-11-25: sign by 2026-11-25"]),
]


@pytest.mark.parametrize(("typed", "lines"), SAID, ids=[row[0] for row in SAID])
def test_what_may_be_meant_is_offered_whole(typed: str, lines: list[str]) -> None:
    problem = read_badly(DAY + typed)
    assert problem.check == "unknown-event"
    assert list_lines(problem.hint) == [DAY + line for line in lines]


@pytest.mark.parametrize(
    "typed",
    [
        *("called off the interview", "start", "accept", "decline Priya", "accepted the 13:00 slot", "rejected by Priya", "not rejected"),
        *("thanked Priya on Friday", "thanked Priya on 2026-11-16", "thanked Priya until 2026-12-01", "thanked both", "thanked to of the"),
        *(
            "thanked everyone but Zed",
            "thanked everyone but Priya, Tom and Lena",
            "sent letter by email to Priya",
            "Priya accepted my invitation",
            "replied",
            "thanked Priya and Pryia",
        ),
    ],
)
def test_nothing_is_offered_that_would_lose_or_change_something(typed: str) -> None:
    assert list_lines(read_badly(DAY + typed).hint) == []


@pytest.mark.parametrize(
    ("typed", "advice"),
    [
        ("rescheduled to 2026-11-25 13:00", "set `start: 2026-11-25T13:00` in the front matter"),
        ("rescheduled to 2026-11-25", "set `start: 2026-11-25` in the front matter"),
        ("postponed", "set `start` to the new time in the front matter"),
    ],
)
def test_a_round_that_moves_is_moved_in_its_front_matter(typed: str, advice: str) -> None:
    assert read_badly(DAY + typed).hint == f"{advice} and log `2026-11-17 rescheduled from <old start>`"


def test_a_date_before_the_line_is_no_deadline() -> None:
    assert list_lines(read_badly("2026-11-17 heard from Priya decide by 10/12/2026").hint) == [
        DAY + "heard from Priya decide by 2026-12-10"
    ]


def test_a_time_of_day_goes_behind_the_date() -> None:
    assert read_badly("2026-11-17 thanked Priya at 9:30").hint == "write `2026-11-17 09:30 thanked Priya`"


@pytest.mark.parametrize(
    ("typed", "lines"),
    [
        ("18 Nov thanked Priya", []),
        ("Nov 18, 2026 thanked Priya", ["2026-11-18 thanked Priya"]),
        ("18th November 2026 thanked Priya", ["2026-11-18 thanked Priya"]),
        ("Wed 18 Nov 2026 thanked Priya", ["2026-11-18 thanked Priya"]),
        ("20261118 thanked Priya", ["2026-11-18 thanked Priya"]),
        ("2026\u201311\u201318 thanked Priya", ["2026-11-18 thanked Priya"]),
        ("2026\u201111\u201118 thanked Priya", ["2026-11-18 thanked Priya"]),
    ],
)
def test_a_date_in_another_form_is_offered_as_it_reads(typed: str, lines: list[str]) -> None:
    problem = read_badly(typed)
    assert list_lines(problem.hint) == lines
    assert lines or "`YYYY-11-18`" in problem.hint


@pytest.mark.parametrize("typed", ["~~2026-11-18 thanked Priya~~", "[] 2026-11-18 thanked Priya", "[ x ] 2026-11-18 thanked Priya"])
def test_a_line_that_may_not_have_happened_is_a_choice(typed: str) -> None:
    problem = read_badly(typed)
    assert problem.hint == "if it happened, write `2026-11-18 thanked Priya`; if not, leave it: it is not counted"


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("thanked Priya ^abc123", {}),
        ("thanked Priya \u2705 2026-11-18", {}),
        ("thanked Priya #thanks #job/harbor by letter", {"channel": "letter"}),
        ("thanked [[Priya Raman#Log]] #x", {}),
        ("thanked [[Priya Raman]]: warm ^abc", {"text": "warm"}),
        ("thanked Priya: warm #keep", {"text": "warm #keep"}),
        ("thanked Priya by e-mail", {"channel": "email"}),
        ("thanked Priya by post", {"channel": "letter"}),
        ("\u00a0thanked\u00a0Priya", {}),
    ],
)
def test_what_apps_add_and_other_words_for_a_channel_read(typed: str, said: dict[str, object]) -> None:
    assert list_facts(read_well(f"2026-11-17 {typed}")) == {"people": (PRIYA,)} | said


def test_a_comma_without_a_blank_joins() -> None:
    assert read_well("2026-11-17 thanked Priya,Tom").people == (PRIYA, TOM)
    assert read_well("2026-11-17 heard from Priya no contact: no contact please").no_contact
    assert read_well("2026-11-17 heard from Priya: no contact details").text == "no contact details"


@pytest.mark.parametrize("shown", ["Ludwig von der Heide", "Ian McDonald"])
@pytest.mark.parametrize("linked", [True, False])
def test_a_name_is_offered_as_it_is_spelt(shown: str, linked: bool) -> None:
    known = {fold_name(shown): ("x/y",)}
    names = Names(full=known, links=known if linked else {}, shown={"x/y": shown})
    _, (problem,) = read_log_line(f"2026-11-17 thanked {shown}s", names=names)
    assert problem.hint == f"write `2026-11-17 thanked {f'[[{shown}]]' if linked else shown}`"


def test_both_are_the_two_interviewers() -> None:
    _, (problem,) = read_log_line("2026-11-17 thanked both of them", names=LOG_NAMES._replace(everyone=(PRIYA, LENA)))
    assert problem.hint == "write `2026-11-17 thanked everyone`"


def test_signs_that_phones_type_are_one() -> None:
    assert fold_name("O\u2019Neil Anne\u2011No") == fold_name("o'neil anne-no") == "o'neil anne-no"


def test_a_problem_stands_on_the_line_of_its_words() -> None:
    below = Place(LOG_PLACE.path, 42, 5)
    line = LogLine("2026-11-17 thanked Priya by leter", LOG_PLACE, breaks=((25, below),))
    _, (problem,) = parse_log_line(line, LOG_NAMES, in_interview=True)
    assert problem.place == Place(LOG_PLACE.path, 42, 8)
