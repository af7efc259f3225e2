"""Lines in everyday words: each row of the tables of cases is read, asked about or kept as they say, and what is offered reads."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest
from support.vaults import LOG_NAMES, list_facts

from followup_md.config.read import read_settings
from followup_md.model.phrases import list_phrases
from followup_md.parse.facts import LogContext
from followup_md.parse.log_pattern import TypedWords, compile_words, list_likely, match_words
from followup_md.parse.log_words import link_names, mark_words
from followup_md.parse.vault import NoteText, parse_notes

if TYPE_CHECKING:
    from followup_md.config import Settings
    from followup_md.model import Event
    from followup_md.problem import Problem

CASES = Path(__file__).parents[1] / "cases"
SETTINGS, _ = read_settings('timezone = "Europe/Dublin"\n')
PEOPLE = (
    NoteText("people/Maria Keane.md", "---\npart: recruiter\ntitle: HR\ncompany: Acme\n---\n"),
    NoteText("people/Tom Byrne.md", "---\npart: interviewer\ncompany: Acme\n---\n"),
)
NOTE = """---
company: Acme
role: Analyst
timezone: Europe/Dublin
start: {day}T10:00
end: {day}T11:00
interviewers:
  - "[[Maria Keane]]"
  - "[[Tom Byrne]]"
decision_date: 2026-10-23
---

## Log
"""
SEARCH = "## Log\n- 2026-10-01 applied to Acme as Analyst\n- 2026-10-02 applied to Beta as Dev\n"
OFFER = "- 2026-10-13 offer written answer by 2026-10-22\n"


class Case(NamedTuple):
    """What was typed, what becomes of it, the lines it stands for, and whether it stands in `search.md`."""

    typed: str
    what: str
    lines: tuple[str, ...]
    in_search: bool = False


def date_line(line: str) -> str:
    dated = line[:2].isdigit() or line.startswith(("**", "[[20", "Oct "))
    return "\n".join(each if dated else f"2026-10-15 {each}" for each in line.split("\n"))


def load_cases(name: str) -> list[Case]:
    rows = [line.split("\t") for line in (CASES / name).read_text("utf-8").splitlines() if not line.startswith("#")]
    lines = [tuple(row[2].replace(" // ", "\n").split(" | ")) if len(row) > 2 else () for row in rows]
    return [Case(row[0], row[1], found, name.startswith("phrases-search")) for row, found in zip(rows, lines, strict=True)]


ROWS = [case for name in ("phrases.tsv", "phrases-search.tsv", "phrases-own.tsv", "phrases-search-own.tsv") for case in load_cases(name)]


def read_log(case: Case, line: str) -> tuple[list[Event], list[Problem]]:
    """Read log lines where the case stands: their events, and what is wrong with them."""
    meant = " ".join(case.lines)
    planned = "cancelled" in meant or "rescheduled" in meant
    offered = any(word in meant for word in ("accepted", "declined", "confirmed", "start on")) or (
        "heard from" in meant and "answer by" in meant
    )
    text = SEARCH if case.in_search else NOTE.format(day="2026-10-19" if planned else "2026-10-12") + (OFFER if offered else "")
    number = text.count("\n") + 1
    text += "".join(f"- {each}\n" for each in line.split("\n"))
    if case.in_search:
        vault = parse_notes([], PEOPLE, NoteText("search.md", text), [], SETTINGS)
    else:
        vault = parse_notes([NoteText("interviews/acme.md", text)], PEOPLE, None, [], SETTINGS)
    return (
        [event for event in vault.events if event.place.line >= number],
        [problem for problem in vault.problems if problem.place.line >= number],
    )


def tell(event: Event) -> object:
    return event.kind, event.day, event.clock, list_facts(event)


@pytest.mark.parametrize("case", ROWS, ids=[case.typed for case in ROWS])
def test_each_row_of_the_tables_is_what_they_say(case: Case) -> None:
    events, problems = read_log(case, date_line(case.typed))
    if case.what == "read":
        meant, _ = read_log(case, date_line(case.lines[0]))
        assert problems == []
        assert len(events) == 1
        assert list(map(tell, events)) == list(map(tell, meant))
    elif case.what == "ask":
        (problem,) = problems
        assert problem.choices == tuple(map(date_line, case.lines))
        assert all(f"`{line}`" in problem.hint for choice in problem.choices for line in choice.split("\n"))
        # Nothing is counted, but that they made contact.
        assert [event.kind for event in events] in ([], ["heard"])
        assert all(not (event.decide_by or event.write_again or event.answer_by) for event in events)
    else:
        assert problems == []
        assert [event.kind for event in events] == ["note"]


ASKED = [(case, line) for case in ROWS if case.what == "ask" for line in case.lines]


@pytest.mark.parametrize(("case", "line"), ASKED, ids=[f"{case.typed}: {line}" for case, line in ASKED])
def test_what_is_offered_reads_without_another_question(case: Case, line: str) -> None:
    events, problems = read_log(case, date_line(line))
    assert problems == []
    assert len(events) == line.count("\n") + 1
    assert [event.kind == "note" for event in events] == [each.startswith("note: ") for each in line.split("\n")]


TOLD = [case for name in ("phrases-told.tsv", "phrases-search-told.tsv") for case in load_cases(name)]


def list_told(case: Case, lines: str) -> list[object]:
    """Return what happened by some lines: the event, whom it names and its days, without how and in which words."""
    events, _ = read_log(case, date_line(lines))
    left_out = ("text", "channel")
    facts = [(event.kind, event.day, {key: fact for key, fact in list_facts(event).items() if key not in left_out}) for event in events]
    return sorted(facts, key=str)


@pytest.mark.parametrize("case", TOLD, ids=[case.typed for case in TOLD])
def test_the_right_line_is_read_or_among_those_offered(case: Case) -> None:
    events, problems = read_log(case, date_line(case.typed))
    right = [list_told(case, line.replace(" // ", "\n")) for line in case.lines if not line.startswith("note")]
    offered = [choice for problem in problems for choice in problem.choices]
    if not problems and any(event.kind != "note" for event in events):
        assert list_told(case, case.typed) in right
    elif not problems or not right:
        assert right == [] or any(line.startswith("note") for line in case.lines)
    else:
        assert any(list_told(case, choice) in right for choice in offered)


def read_beside(above: str, typed: str, settings: Settings = SETTINGS) -> tuple[list[Event], list[Problem]]:
    """Read a line of 15 October in the log of the round of the 12th, below other lines."""
    text = NOTE.format(day="2026-10-12") + above
    vault = parse_notes([NoteText("interviews/acme.md", f"{text}- 2026-10-15 {typed}\n")], PEOPLE, None, [], settings)
    number = text.count("\n") + 1
    return (
        [event for event in vault.events if event.place.line == number],
        [problem for problem in vault.problems if problem.place.line == number],
    )


MARIA, TOM = "[[Maria Keane]]", "[[Tom Byrne]]"
THANKED = "- 2026-10-13 thanked Tom by email\n"


@pytest.mark.parametrize(
    ("above", "typed", "lines"),
    [
        # A letter to somebody whose thanks are logged is another one.
        (THANKED, "posted the letter to Tom", [f"sent {TOM} by letter: the letter"]),
        # While an offer is open, a day is that of the answer; "more" counts from the day that they named last.
        (OFFER, "Maria: more time, reply by Friday", [f"heard from {MARIA} answer by 2026-10-16: more time, reply by Friday"]),
        (
            "- 2026-10-14 heard from Maria decide by 2026-10-20\n",
            "Tom: they need another week",
            [f"heard from {TOM} decide by {day}: they need another week" for day in ("2026-10-27", "2026-10-22")],
        ),
        (
            "",
            "Tom: I hear by Friday or Monday",
            [f"heard from {TOM} decide by {day}: I hear by Friday or Monday" for day in ("2026-10-16", "2026-10-19")],
        ),
        ("", "Tom said: they need the query by Friday", [f"heard from {TOM} wants the query by 2026-10-16: they need the query by Friday"]),
        ("", "they confirmed", [f"heard from {MARIA}: they confirmed", f"heard from {TOM}: they confirmed"]),
        (
            "",
            "sent thanks to Maria by email; she was kind but will write to Tom",
            [f"thanked {MARIA} by email", "note: sent thanks to Maria by email; she was kind but will write to Tom"],
        ),
        ("", "thanked them by email by letter", []),
        ("", "rejected by nobody yet", ["note: rejected by nobody yet"]),
        ("", "Maria cancelled the interview", []),
        (
            "",
            "invited for a second interview on 2026-10-22 at 10:00",
            [
                f"heard from {who} next round on 2026-10-22 10:00: invited for a second interview on 2026-10-22 at 10:00"
                for who in (MARIA, TOM)
            ],
        ),
        ("", "interview moved to Wednesday 2026-10-21 14:00", ["rescheduled from 2026-10-12 10:00"]),
    ],
)
def test_what_else_the_note_says_decides(above: str, typed: str, lines: list[str]) -> None:
    _, problems = read_beside(above, typed)
    assert [choice for problem in problems for choice in problem.choices] == [f"2026-10-15 {line}" for line in lines]


@pytest.mark.parametrize(
    ("typed", "start", "end"),
    [
        ("interview moved to 22 Oct at 9", "2026-10-22T09:00", "2026-10-22T10:00"),
        ("interview moved to 22 Oct at noon", "2026-10-22T12:00", "2026-10-22T13:00"),
        ("now on 2026-10-22 at 09:30 instead of Monday", "2026-10-22T09:30", "2026-10-22T10:30"),
        # So much later than it was, at the same hour.
        ("interview pushed back a week", "2026-10-26T10:00", "2026-10-26T11:00"),
    ],
)
def test_a_move_of_a_round_to_come_names_its_new_time(typed: str, start: str, end: str) -> None:
    _, (problem,) = read_log(Case(typed, "ask", ("cancelled",)), f"2026-10-15 {typed}")
    assert problem.hint.startswith(f"set `start: {start}` and `end: {end}` in the front matter")
    assert problem.choices[0].startswith("2026-10-15 rescheduled from 2026-10-19 10:00")


@pytest.mark.parametrize(
    ("above", "typed", "lines"),
    [
        # Of another thing, perhaps: the note first.
        *(
            ("", f"{event} {what}", [f"note: {event} {what}", f"{event}: {what}"])
            for event, what in (("rejected", "two recruiters' spam calls"), ("closed", "all 40 browser tabs"), ("on hold", "with the bank"))
        ),
        ("", "thanked Mary Byrne by letter", []),
        # Words of a deadline, an offer or an outcome are no mere note.
        (
            "",
            "should hear by Tuesday",
            [*(f"heard from {who} decide by 2026-10-20: should hear by Tuesday" for who in (MARIA, TOM)), "note: should hear by Tuesday"],
        ),
        ("", "perhaps an internal candidate", ["rejected: perhaps an internal candidate", "note: perhaps an internal candidate"]),
        ("", "subject to references", ["condition references", "note: subject to references"]),
        (
            "",
            "not accepting, pay is low",
            [*(f"{ends}: pay is low" for ends in ("declined", "withdrew")), "note: not accepting, pay is low"],
        ),
        *(
            (above, f"asked Maria for {what}", [f"{deed} {MARIA}: asked Maria for {what}" for deed in ("replied to", "followed up with")])
            for above, what in ((OFFER, "a few more days to decide"), ("", "feedback"), ("", "more time"))
        ),
    ],
)
def test_words_that_may_be_of_another_thing_are_never_one_yes_away(above: str, typed: str, lines: list[str]) -> None:
    events, (problem,) = read_beside(above, typed)
    assert events == []
    assert problem.choices == tuple(f"2026-10-15 {line}" for line in lines)
    assert problem.correction is None


@pytest.mark.parametrize("typed", ["they haven't rejected me yet lol", "Tom didn't show", "Maria has not decided"])
def test_what_they_have_not_done_is_no_contact(typed: str) -> None:
    events, problems = read_beside("", typed)
    assert events == []
    assert problems


@pytest.mark.parametrize(
    ("typed", "kind", "text"),
    [
        ("sent thanks to Maria by email, short and warm", "thanked", "short and warm"),
        ("Maria said they decide by email today", "heard", "they decide by email today"),
        ("Will called", "note", None),
        ("heard from Tom wants the query by post", "heard", "wants the query by post"),
    ],
)
def test_the_rest_of_a_line_is_kept(typed: str, kind: str, text: str | None) -> None:
    events, problems = read_beside("", typed)
    assert [(event.kind, event.text) for event in events] == ([(kind, text)] if text else [])
    assert bool(problems) == (text is None)


@pytest.mark.parametrize(
    ("typed", "hint"),
    [
        ("they changed the call to 21.10.2026 14:00", "set `start: 2026-10-21T14:00` and `end: 2026-10-21T15:00` in the front matter"),
        ("interview postponed", "name the day and the time, as `2026-10-15 rescheduled to YYYY-MM-DD HH:MM`"),
        ("they pushed me to 2026-10-28", "name the day and the time, as `2026-10-15 rescheduled to 2026-10-28 10:00`"),
        ("they pushed me to early next week", 'find out which day "early next week" is'),
    ],
)
def test_a_round_that_they_moved_is_moved_with_its_note(typed: str, hint: str) -> None:
    _, (problem,) = read_beside("", typed)
    assert problem.hint.startswith(hint)
    assert problem.correction is None or problem.correction.kind == "moved"


def test_names_are_linked_before_the_free_text_alone() -> None:
    context = LogContext(LOG_NAMES)
    linked = "2026-11-17 thanked [[Priya Raman]] and [[Tom Okafor]]: Lena too"
    assert link_names("2026-11-17 thanked Priya and Tom: Lena too", context) == linked
    assert link_names("2026-11-17 thanked [[Tom Okafor]]", context) == "2026-11-17 thanked [[Tom Okafor]]"
    assert link_names("thanked Priya", context) == "thanked Priya"


def test_a_word_that_is_a_name_too_is_one_where_it_begins_large() -> None:
    names = LOG_NAMES._replace(parts={"will": ("Will Shaw",)}, everyone=("Will Shaw",))
    day = date(2026, 11, 17)
    assert [named.keys for named in mark_words("I will call Will", LogContext(names), day, None).people] == [("Will Shaw",)]


def test_marks_of_a_long_line_are_bounded() -> None:
    words = mark_words("by email " * 300 + "Priya " * 300 + "on Friday " * 300, LogContext(LOG_NAMES), date(2026, 11, 17), None)
    assert (len(words.means), len(words.people), len(words.days)) == (200, 200, 200)


def test_a_round_that_was_moved_is_three_changes_in_one_hint() -> None:
    _, (problem,) = read_beside("", "interview moved to 2026-10-21 14:00")
    assert "`start: 2026-10-21T14:00`" in problem.hint
    assert "`end: 2026-10-21T15:00`" in problem.hint
    assert problem.choices == ("2026-10-15 rescheduled from 2026-10-12 10:00",)


# --- Rows of one's own, and those of the table

OWN, OWN_PROBLEMS = read_settings(
    'timezone = "Europe/Dublin"\n[phrases]\n"Dankesbrief an {P} geschickt" = "thanked {P} by letter"\n'
    '"[(lief|rief)] {P} an" = "phoned {P}"\n'
    '"[" = "rejected"\n"Nix von {X}" = "rejected"\n"Absage" = "thanked {P}"\n'
)


def test_rows_of_ones_own_are_read_and_wrong_ones_are_told() -> None:
    events, problems = read_beside("", "Dankesbrief an Tom geschickt", OWN)
    assert problems == []
    assert [(event.kind, event.people, event.channel) for event in events] == [("thanked", ("Tom Byrne",), "letter")]
    assert [(problem.check, problem.place.line) for problem in OWN_PROBLEMS] == [("config-bad-value", line) for line in (4, 5, 6, 7)]
    faults = ("begins with no event of the log", "its brackets do not match", "there is no {X}", "the words have no {P}")
    assert all(fault in problem.message for fault, problem in zip(faults, OWN_PROBLEMS, strict=True))


@pytest.mark.parametrize("words", ["(a", "a)", "<zzz> a", "{zzz}", ""])
def test_words_that_are_no_pattern_are_refused(words: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        compile_words(words)


def test_every_row_of_the_table_is_a_pattern() -> None:
    assert len({row.words for row in list_phrases()}) == len(list_phrases())
    assert all(compile_words(row.words) for row in list_phrases())
    assert all(row.lines for row in list_phrases() if row.sure != "note")


def test_no_row_that_fits_is_passed_over() -> None:
    context = LogContext(LOG_NAMES)
    texts = ["", *(mark_words(case.typed, context, date(2026, 10, 15), None).text for case in ROWS)]
    typed = [TypedWords(text) for text in texts]
    fitting = [[row for row in list_phrases() if match_words(row.words, words) is not None] for words in typed]
    likely = [list(list_likely(words)) for words in typed]
    assert [[row for row in rows if row in fits] for rows, fits in zip(likely, fitting, strict=True)] == fitting
    assert max(map(len, likely)) < len(list_phrases()) / 2


@pytest.mark.parametrize("case", ROWS, ids=[case.typed for case in ROWS])
def test_the_free_text_of_each_choice_is_as_typed(case: Case) -> None:
    _, problems = read_log(case, date_line(case.typed))
    lines = [line for problem in problems for choice in problem.choices for line in choice.split("\n")]
    said = [part for line in lines if ": " in line for part in line.split(": ", 1)[1].split("; ")]
    assert [part for part in said if part not in case.typed] == []


@pytest.mark.parametrize(
    ("typed", "line"),
    [
        ("emailed him a thank you", "thanked [[Tom Byrne]] by email"),
        ("called me about my references", "heard from [[Tom Byrne]] by phone: about my references"),
        ("chased him for news", "followed up with [[Tom Byrne]]"),
    ],
)
def test_in_the_note_of_a_person_it_is_that_person(typed: str, line: str) -> None:
    def read(text: str) -> list[object]:
        tom = NoteText("people/Tom Byrne.md", f"---\ncompany: Acme\n---\n## Log\n- {date_line(text)}\n")
        vault = parse_notes([NoteText("interviews/acme.md", NOTE.format(day="2026-10-12"))], (tom,), None, [], SETTINGS)
        assert [problem for problem in vault.problems if problem.place.path == tom.path] == []
        return list(map(tell, vault.events))

    assert read(typed) == read(line) != []


@pytest.mark.parametrize("case", ROWS, ids=[case.typed for case in ROWS])
def test_a_line_of_one_place_is_read_or_told_in_every_other(case: Case) -> None:
    line = "\n" * 20 + f"- {date_line(case.typed)}\n"
    alone = NOTE.format(day="2026-10-12").replace('interviewers:\n  - "[[Maria Keane]]"\n  - "[[Tom Byrne]]"\n', "")
    for vault in (
        parse_notes([], PEOPLE, NoteText("search.md", f"{SEARCH}{line}"), [], SETTINGS),
        parse_notes([], (NoteText("people/Tom Byrne.md", f"---\ncompany: Acme\n---\n## Log\n{line}"),), None, [], SETTINGS),
        parse_notes([NoteText("interviews/acme.md", f"{alone}{line}")], PEOPLE, None, [], SETTINGS),
    ):
        places = [*(event.place for event in vault.events), *(problem.place for problem in vault.problems)]
        assert max(place.line for place in places) > len(line) - len(line.lstrip())


EVENTS = (
    *(
        "thanked Maria",
        "Tom called",
        "they called",
        "she rang",
        "chased Tom",
        "emailed HR",
        "sent Tom the slides",
        "got a call",
        "withdrew",
    ),
    *(
        "heard from Maria",
        "interview moved",
        "moved to",
        "they moved it",
        "accepted",
        "role paused",
        "Acme called",
        "promised Tom the query",
    ),
)
DAYS = (
    *("Friday week", "Tue 27 Oct", "on Tuesday 27 October", "yesterday", "last night", "on Friday", "last Monday", "next Friday", "Thu"),
    *("the 22nd", "22nd at 10", "on 21/10", "on 31/02", "until 99/99", "by 2026-13-40", "a week more", "back a week", "one month longer"),
    *("month end", "on Friday at 25", "Mon 9am", "Friday after next", "a week from Friday", "in March", "100 more weeks", "yesterday 's"),
)


@pytest.mark.parametrize("day", DAYS)
def test_a_day_behind_any_event_is_read_or_told(day: str) -> None:
    lines = [f"- 2026-10-15 {event} {day}{more}\n" for event in EVENTS for more in ("", ", no answer", " and I thanked him")]
    note, search = NOTE.format(day="2026-10-19"), f"{SEARCH}\n"
    for text, vault in (
        (note, parse_notes([NoteText("interviews/acme.md", f"{note}{''.join(lines)}")], PEOPLE, None, [], SETTINGS)),
        (search, parse_notes([], PEOPLE, NoteText("search.md", f"{search}{''.join(lines)}"), [], SETTINGS)),
    ):
        told = {event.place.line for event in vault.events} | {problem.place.line for problem in vault.problems}
        first = text.count("\n") + 1
        assert {*range(first, first + len(lines))} - told == set()
