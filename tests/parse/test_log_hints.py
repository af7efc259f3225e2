"""Lines that do not read: the check, the exact column, and the corrected line ready to paste."""

from __future__ import annotations

import pytest
from support.vaults import GLOBEX_KIM, LOG_NAMES, LOG_PLACE, PRIYA, list_facts, list_lines, read_badly, read_log_line, read_well

# Each row: the line, the words at fault, and the corrected line. All are on Tuesday 17 November 2026.
SLIPS = [
    ("thankd Priya", "thankd", "thanked [[Priya Raman]]"),
    ("folowed up with Priya by email", "folowed", "followed up with [[Priya Raman]] by email"),
    ("follow up with Priya", "follow", "followed up with [[Priya Raman]]"),
    ("herd from Priya decide by 2026-12-04: soon", "herd", "heard from [[Priya Raman]] decide by 2026-12-04: soon"),
    ("rejcted", "rejcted", "rejected"),
    ("thanked Pryia", "Pryia", "thanked [[Priya Raman]]"),
    ("thanked [[Pryia Raman]] by letter", "[[Pryia Raman]]", "thanked [[Priya Raman]] by letter"),
    ("thanked Priya and Okafr", "Okafr", "thanked Priya and [[Tom Okafor]]"),
    ("thanked [[Priya]]", "[[Priya]]", "thanked [[Priya Raman]]"),
    ("thanked everone", "everone", "thanked everyone"),
    ("thanked An Lee", "An Lee", "thanked Ann Lee"),
    ("Pryia called", "Pryia", "[[Priya Raman]] called"),
    ("thankd Pryia by leter: warm", "thankd", "thanked [[Priya Raman]] by letter: warm"),
    ("thanked Priya via Dana Cool", "Dana Cool", "thanked Priya via [[Dana Cole]]"),
    ("thanked Priya by leter", "leter", "thanked Priya by letter"),
    ("heard from Priya by emial", "emial", "heard from Priya by email"),
    ("thanked Priya by pigeon", "pigeon", "thanked Priya: by pigeon"),
    ("heard from Priya by 2026-12-04", "2026-12-04", "heard from Priya decide by 2026-12-04"),
    ("thanked Priya Tom by letter", "Tom", "thanked Priya and Tom by letter"),
    ("networked with Sam", "with", "networked: with Sam"),
    ("thanked Priya by", "by", "thanked Priya: by"),
    ("offer written: answer by 2026-12-04", "answer by 2026-12-04", "offer written answer by 2026-12-04"),
    ("snoozed thnak Priya until 2026-12-01", "thnak", "snoozed thank Priya until 2026-12-01"),
    ("snoozed recap: until 2026-12-01", "until 2026-12-01", "snoozed recap until 2026-12-01"),
]


@pytest.mark.parametrize(("typed", "fault", "corrected"), SLIPS, ids=[row[0] for row in SLIPS])
def test_the_hint_is_the_corrected_line(typed: str, fault: str, corrected: str) -> None:
    problem = read_badly(f"2026-11-17 {typed}")
    assert problem.check == "unknown-event"
    assert problem.hint == f"write `2026-11-17 {corrected}`"
    assert problem.place == LOG_PLACE._replace(column=LOG_PLACE.column + len("2026-11-17 ") + typed.index(fault))


@pytest.mark.parametrize(
    ("typed", "message", "advice"),
    [
        ("", "the line says no event", "write what happened"),
        ("zzz qqq", '"zzz" is no event of the log', "write `2026-11-17 note: zzz qqq`"),
        ("thanked Zed Nobody of there", 'nobody here is called "Zed Nobody"', "write the name as in `interviewers`"),
        ("thanked [[#heading]]", 'nobody here is called "[[#heading]]"', "write the name as in `interviewers`"),
        ("thanked Priya via everyone", '"via" wants one person', "name one"),
        ("thanked Priya because x by letter because y", "", ""),
        ("condition", '"condition" does not say which', "name the condition"),
        ("practised schema drift", '"practised" wants a question and a rating', "write the question and how it went"),
        ("practised rating 3", '"practised" wants a question and a rating', "write the question and how it went"),
        ("waived", '"waived" names no action', "name an action as `status` does"),
        ("waived zzz", '"zzz" is no action', "name an action as `status` does"),
        ("snoozed recap", '"snoozed" wants "until" and a date', "add `until YYYY-MM-DD`"),
        ("offer written answer by committee", 'no date stands behind "by"', "write the date as `YYYY-MM-DD`"),
        ("start on", 'no date stands behind "on"', "write the date as `YYYY-MM-DD`"),
        ("rescheduled from early", 'no date stands behind "from"', "write the date as `YYYY-MM-DD`"),
        (
            "thanked Priya: they decide by 2026-12-04 for sure",
            'the date of "decide by 2026-12-04" would be lost in the text',
            "give it a line of its own: `2026-11-17 heard from [[Priya Raman]] decide by 2026-12-04`",
        ),
        (
            "cancelled because they decide by 2026-12-04 or so",
            'the date of "decide by 2026-12-04" would be lost in the text',
            "give it a line of its own: `2026-11-17 heard from …`",
        ),
    ],
)
def test_advice_is_given_where_no_line_is_likely(typed: str, message: str, advice: str) -> None:
    if not message:
        assert list_facts(read_well(f"2026-11-17 {typed}"))["reason"] == "x by letter because y"
        return
    problem = read_badly(f"2026-11-17 {typed}")
    assert (problem.check, problem.message) == ("unknown-event", message)
    assert problem.hint.startswith(advice)


@pytest.mark.parametrize("rating", [0, 6, 10])
def test_a_rating_outside_1_to_5_is_a_rating_range(rating: int) -> None:
    problem = read_badly(f"2026-11-17 practised drift rating {rating}")
    assert (problem.check, problem.hint, problem.requirement) == ("rating-range", "use 1 to 5", "R3.1")


@pytest.mark.parametrize(
    ("typed", "first", "second"),
    [
        ("thanked Priya by letter by email: warm", "thanked Priya by letter: warm", "thanked Priya by email: warm"),
        (
            "heard from Priya decide by 2026-12-04 decide by 2026-12-05",
            "heard from Priya decide by 2026-12-04",
            "heard from Priya decide by 2026-12-05",
        ),
        ("thanked Priya via Tom via Lena", "thanked Priya via Tom", "thanked Priya via Lena"),
        ("offer by phone by phone by email", "offer by phone by phone", "offer by phone by email"),
    ],
)
def test_a_part_that_stands_twice_is_offered_with_either(typed: str, first: str, second: str) -> None:
    problem = read_badly(f"2026-11-17 {typed}")
    assert problem.message.endswith("stands twice")
    assert list_lines(problem.hint) == [f"2026-11-17 {first}", f"2026-11-17 {second}"]


@pytest.mark.parametrize(
    ("typed", "fault", "lines"),
    [
        ("03/04/26 thanked Priya", "03/04/26", ["2026-04-03 thanked Priya", "2026-03-04 thanked Priya"]),
        ("03/04/26 thankd Priya", "03/04/26", ["2026-04-03 thanked Priya", "2026-03-04 thanked Priya"]),
        ("2026-02-30 thanked Priya", "2026-02-30", []),
        ("31 Nov 2026 thanked Priya", "31 Nov 2026", []),
        ("2026-11-17 25:00 thanked Priya", "25:00", ["2026-11-17 thanked Priya: 25:00"]),
        ("2026-11-17 25:00 thanked Priya: short", "25:00", ["2026-11-17 thanked Priya: short; 25:00"]),
        ("2026-11-17 12:75 thanked Priya", "12:75", ["2026-11-17 thanked Priya: 12:75"]),
        ("2026-11-17 9 thanked Priya", "9", ["2026-11-17 thanked Priya"]),
        (
            "2026-11-17 heard from Priya decide by 03/04/27: slow",
            "03/04/27",
            ["2026-11-17 heard from Priya decide by 2027-04-03: slow", "2026-11-17 heard from Priya decide by 2027-03-04: slow"],
        ),
        ("2026-11-17 heard from Priya decide by 2026-02-30", "2026-02-30", []),
    ],
)
def test_an_unreadable_date_is_a_bad_date_with_each_order_of_its_digits(typed: str, fault: str, lines: list[str]) -> None:
    problem = read_badly(typed)
    assert problem.check == "bad-date"
    assert f'"{fault}"' in problem.message
    assert problem.place.column == LOG_PLACE.column + typed.index(fault)
    assert list_lines(problem.hint) == lines


@pytest.mark.parametrize(
    ("typed", "line"),
    [
        ("thanked Priya on 2026-11-17", ["2026-11-17 thanked Priya"]),
        ("thanked Priya 18 Nov 2026: warm", ["2026-11-18 thanked Priya: warm"]),
        ("thanked Priya", []),
        ("", []),
        ("2026-11-17thanked Priya", ["2026-11-17 thanked Priya"]),
        ("2026-11-17-thanked Priya", ["2026-11-17 thanked Priya"]),
    ],
)
def test_a_line_without_its_date_in_front(typed: str, line: list[str]) -> None:
    problem = read_badly(typed)
    assert (problem.check, problem.place.column) == ("unknown-event", LOG_PLACE.column)
    assert list_lines(problem.hint) == line


@pytest.mark.parametrize("typed", ["yesterday thanked Priya", "  next Friday: thanked Priya"])
def test_a_line_that_begins_with_a_date_in_words(typed: str) -> None:
    problem = read_badly(typed)
    assert (problem.check, problem.hint) == ("vague-date", "begin with the day it was, as `YYYY-MM-DD`")


@pytest.mark.parametrize(
    ("typed", "words", "kept", "lines"),
    [
        (
            "heard from Priya decide by next Friday",
            "next Friday",
            {"people": (PRIYA,)},
            ["heard from Priya decide by 2026-11-20: next Friday", "heard from Priya decide by 2026-11-27: next Friday"],
        ),
        (
            "heard from Priya decide by end of next week by email: they are slow",
            "end of next week",
            {"people": (PRIYA,), "channel": "email", "text": "they are slow"},
            ["heard from Priya decide by 2026-11-27 by email: end of next week; they are slow"],
        ),
        (
            "heard from Priya they decide in three weeks",
            "in three weeks",
            {"people": (PRIYA,), "text": "they decide in three weeks"},
            ["heard from [[Priya Raman]] decide by 2026-12-08: they decide in three weeks"],
        ),
        (
            "heard from Priya by phone: call me on the 20th",
            "the 20th",
            {"people": (PRIYA,), "channel": "phone", "text": "call me on the 20th"},
            ["heard from [[Priya Raman]] by phone write again on 2026-11-20: call me on the 20th"],
        ),
        (
            "heard from Priya: they decide 03/04/27",
            "03/04/27",
            {"people": (PRIYA,), "text": "they decide 03/04/27"},
            [
                "heard from [[Priya Raman]] decide by 2027-04-03: they decide 03/04/27",
                "heard from [[Priya Raman]] decide by 2027-03-04: they decide 03/04/27",
            ],
        ),
        ("heard from Priya: in a few weeks", "in a few weeks", {"people": (PRIYA,), "text": "in a few weeks"}, []),
        ("offer written answer by tomorrow", "tomorrow", {}, ["offer written answer by 2026-11-18: tomorrow"]),
        ("condition visa by tomorrow", "tomorrow", {"subject": "visa"}, ["condition visa by 2026-11-18: tomorrow"]),
    ],
)
def test_a_date_in_words_costs_the_date_and_not_the_event(typed: str, words: str, kept: dict[str, object], lines: list[str]) -> None:
    event, (problem,) = read_log_line(f"2026-11-17 {typed}")
    assert event is not None
    assert list_facts(event) == kept
    assert (problem.check, problem.message) == ("vague-date", f'"{words}" is no date')
    assert problem.place.column == LOG_PLACE.column + len("2026-11-17 ") + typed.index(words)
    assert list_lines(problem.hint) == [f"2026-11-17 {line}" for line in lines]


@pytest.mark.parametrize(
    ("typed", "lines"),
    [
        ("start on tomorrow", ["start on 2026-11-18: tomorrow"]),
        ("start on asap", []),
        ("rescheduled from tomorrow", ["rescheduled from 2026-11-18: tomorrow"]),
        ("snoozed recap until tomorrow", ["snoozed recap until 2026-11-18: tomorrow"]),
    ],
)
def test_an_event_that_needs_its_date_is_not_counted_without_it(typed: str, lines: list[str]) -> None:
    problem = read_badly(f"2026-11-17 {typed}")
    assert problem.check == "vague-date"
    assert list_lines(problem.hint) == [f"2026-11-17 {line}" for line in lines]


def test_two_dates_in_words_are_two_problems() -> None:
    event, problems = read_log_line("2026-11-17 heard from Priya decide by tomorrow write again on the 20th")
    assert event is not None
    assert [problem.check for problem in problems] == ["vague-date", "vague-date"]


def test_an_ambiguous_person_in_front_of_called_is_named_so() -> None:
    problem = read_badly("2026-11-17 J. Kim called")
    assert problem.check == "ambiguous-person"
    assert f"[[{GLOBEX_KIM}]]" in problem.hint


def test_a_name_that_is_near_two_gives_the_nearest() -> None:
    names = LOG_NAMES._replace(
        full={"ana lowe": ("Ana Lowe",), "anna lowe": ("Anna Lowe",)}, links={"ana lowe": ("Ana Lowe",), "anna lowe": ("Anna Lowe",)}
    )
    _, (problem,) = read_log_line("2026-11-17 thanked Annna Lowe", names=names)
    assert problem.hint == "write `2026-11-17 thanked [[Anna Lowe]]`"
