"""What is offered for words outside the grammar: nothing that, pasted, loses a fact or makes another state of a process."""

from __future__ import annotations

from datetime import date

import pytest
from support.vaults import LENA, LOG_NAMES, LOG_PLACE, PRIYA, TOM, list_facts, list_lines, read_badly, read_log_line, read_well

from followup_md.parse.facts import LogContext, LogLine, Names, fold_name
from followup_md.parse.log_line import parse_log_line
from followup_md.problem import Place

DAY = "2026-11-17 "
P = "[[Priya Raman]]"
SAID = [
    ("called Priya", [f"followed up with {P} by phone", f"replied to {P} by phone"]),
    ("emailed Priya", [f"thanked {P} by email", f"followed up with {P} by email", f"replied to {P} by email"]),
    ("wrote to Priya", [f"thanked {P}", f"followed up with {P}", f"replied to {P}"]),
    ("contacted Priya", [f"followed up with {P}", f"replied to {P}"]),
    ("offer", ["offer spoken", "offer written"]),
    ("got an offer", ["offer spoken", "offer written"]),
    ("offered the job", ["offer spoken", "offer written"]),
    ("turned down", ["rejected", "declined"]),
    ("start", ["note: start"]),
    ("called off the interview", ["cancelled: called off the interview", "note: called off the interview"]),
    ("offer written by 2026-11-25", ["offer written answer by 2026-11-25"]),
    ("offer written sign by 2026-11-25", ["offer written answer by 2026-11-25"]),
    ("thanked everyone but Tom by letter", [f"thanked {P} and [[Lena Fischer]] by letter"]),
    ("thanked to Priya", ["thanked Priya"]),
    ("thanked Mark By by letter", ["thanked [[Mark By]] by letter"]),
    ("acceptd", ["accepted"]),
    ("rejectd", ["rejected"]),
    ("preparred", ["prepared"]),
    ("cancelld by me", ["cancelled by me"]),
    ("accepted, start on 2027-01-04", ["accepted", "start on 2027-01-04"]),
    ("verbal offer - start on 2027-01-04", ["verbal offer", "start on 2027-01-04"]),
    ("thanked Priya by email, Tom by letter", [f"thanked {P} by email", "thanked [[Tom Okafor]] by letter"]),
    ("thanked Priya by email; thanked Tom by letter", [f"thanked {P} by email", "thanked [[Tom Okafor]] by letter"]),
    ("thanked Priya and connected with Tom", [f"thanked {P}", "connected with [[Tom Okafor]]"]),
    ("sent thanks to Priya then followed up with Tom", [f"thanked {P}", "followed up with [[Tom Okafor]]"]),
    ("heard from Priya: no contact", ["heard from Priya no contact"]),
    ("heard from Priya: no follow-ups please", ["heard from Priya no follow-ups: no follow-ups please"]),
    ('heard from Priya: "no contact please"', ['heard from Priya no contact: "no contact please"']),
    ("offer written: sign by 2026-11-25", ["offer written answer by 2026-11-25: sign by 2026-11-25"]),
    ("replied", [f"replied to {P}", "replied to [[Tom Okafor]]", "replied to [[Lena Fischer]]"]),
    ("decline Priya", ["note: decline Priya", f"replied to {P}: decline Priya", f"heard from {P}: decline Priya"]),
    ("not rejected", ["note: not rejected"]),
]
# Words of which one thing alone can be meant, and what the line says.
READ = [
    ("Priya texted", "heard", {"people": (PRIYA,), "channel": "text"}),
    ("missed call from Priya", "heard", {"people": (PRIYA,), "channel": "phone"}),
    ("sent Priya thank-you", "thanked", {"people": (PRIYA,)}),
    ("sent thank you letter to Priya", "thanked", {"people": (PRIYA,), "channel": "letter"}),
    ("sent sample query to Priya", "sent", {"people": (PRIYA,), "text": "sample query"}),
    ("sent sample query to Priya: as asked", "sent", {"people": (PRIYA,), "text": "sample query; as asked"}),
    ("sent Priya the sample query", "sent", {"people": (PRIYA,), "text": "the sample query"}),
    ("start 2027-01-04", "start-on", {"until": date(2027, 1, 4)}),
    ("start date 2027-01-04", "start-on", {"until": date(2027, 1, 4)}),
    ("thanked Priya (by letter)", "thanked", {"people": (PRIYA,), "channel": "letter"}),
    ("thanked by letter Priya", "thanked", {"people": (PRIYA,), "channel": "letter"}),
    ("thanked the panel by letter", "thanked", {"people": (PRIYA, TOM, LENA), "channel": "letter"}),
    ("declined the offer", "declined", {}),
    ("applied at Globex as Analyst", "applied", {"company": "Globex", "role": "Analyst"}),
    ("applied for Analyst at Globex", "applied", {"company": "Globex", "role": "Analyst"}),
    ("rejected by Priya", "rejected", {}),
    (
        "heard from Priya: deadline moved to 2026-12-10",
        "heard",
        {"people": (PRIYA,), "decide_by": date(2026, 12, 10), "text": "deadline moved to 2026-12-10"},
    ),
    ("heard from Priya: they decide by 2026-12-04", "heard", {"people": (PRIYA,), "decide_by": date(2026, 12, 4)}),
    (
        "heard from Priya decide on 2026-12-04: slow",
        "heard",
        {"people": (PRIYA,), "decide_by": date(2026, 12, 4), "text": "decide on 2026-12-04: slow"},
    ),
]


@pytest.mark.parametrize(("typed", "kind", "said"), READ, ids=[row[0] for row in READ])
def test_plain_words_are_read(typed: str, kind: str, said: dict[str, object]) -> None:
    event = read_well(DAY + typed)
    assert (event.kind, list_facts(event)) == (kind, said)


@pytest.mark.parametrize(
    ("typed", "lines"),
    [
        ("Priya thanked by letter", [f"heard from {P}: thanked by letter"]),
        ("Priya accepted my invitation", [f"heard from {P}: accepted my invitation"]),
        (
            "heard from Priya: forms by 2026-12-10",
            [f"heard from {P} decide by 2026-12-10: forms by 2026-12-10", f"heard from {P}\n{DAY}note: forms by 2026-12-10"],
        ),
        ("heard from Priya: rejected", ["rejected: rejected"]),
    ],
)
def test_contact_from_them_counts_while_its_words_are_asked_about(typed: str, lines: list[str]) -> None:
    event, (problem,) = read_log_line(DAY + typed)
    assert event is not None
    assert (event.kind, event.people, event.decide_by) == ("heard", (PRIYA,), None)
    assert list(problem.choices) == [DAY + line for line in lines]


@pytest.mark.parametrize(("typed", "lines"), SAID, ids=[row[0] for row in SAID])
def test_what_may_be_meant_is_offered_whole(typed: str, lines: list[str]) -> None:
    problem = read_badly(DAY + typed)
    assert problem.check == "unknown-event"
    assert list_lines(problem.hint) == [DAY + line for line in lines]


@pytest.mark.parametrize(
    "typed",
    [
        *("accept", "accepted the 13:00 slot"),
        *("thanked Priya on 2026-11-16", "thanked Priya until 2026-12-01", "thanked to of the"),
        *("thanked everyone but Zed", "thanked everyone but Priya, Tom and Lena", "thanked Priya and Pryia"),
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


def test_a_time_of_day_goes_behind_the_date() -> None:
    assert read_badly("2026-11-17 thanked Priya at 9:30").hint == "write `2026-11-17 09:30 thanked Priya`"


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
    event, _ = read_log_line("2026-11-17 thanked both of them", names=LOG_NAMES._replace(everyone=(PRIYA, LENA)))
    assert event is not None
    assert event.people == (PRIYA, LENA)


def test_signs_that_phones_type_are_one() -> None:
    assert fold_name("O\u2019Neil Anne\u2011No") == fold_name("o'neil anne-no") == "o'neil anne-no"


def test_a_problem_stands_on_the_line_of_its_words() -> None:
    below = Place(LOG_PLACE.path, 42, 5)
    line = LogLine("2026-11-17 thanked Priya by leter", LOG_PLACE, breaks=((25, below),))
    _, (problem,) = parse_log_line(line, LogContext(LOG_NAMES))
    assert problem.place == Place(LOG_PLACE.path, 42, 8)
