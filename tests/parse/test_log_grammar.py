"""The grammar of the log: each row of its table and each sentence of format.md section 3."""

from __future__ import annotations

from datetime import UTC, date, datetime, time

import pytest
from support.vaults import (
    ACME_KIM,
    DANA,
    GLOBEX_KIM,
    LENA,
    LOG_NAMES,
    LOG_PLACE,
    OUTSIDE,
    PRIYA,
    TOM,
    list_facts,
    read_badly,
    read_log_line,
    read_well,
)

from followup_md.parse.facts import LogContext, LogLine
from followup_md.parse.log_line import parse_log_line, read_line
from followup_md.parse.log_start import BEHIND, BY_WORDS, Reading, Slip
from followup_md.problem import Level

DEC_4, DEC_20 = date(2026, 12, 4), date(2026, 12, 20)
TO_PRIYA = {"people": (PRIYA,)}

# One row or more for each row of the table of events, in its order.
TABLE = [
    ("thanked Priya", "thanked", TO_PRIYA),
    ("thanked Priya via Dana Cole", "thanked", TO_PRIYA | {"via": DANA}),
    ("thanked Priya through Dana Cole", "thanked", TO_PRIYA | {"via": DANA}),
    ("thanked Priya via email", "thanked", TO_PRIYA | {"channel": "email"}),
    ("thanked Priya on LinkedIn", "thanked", TO_PRIYA | {"channel": "message"}),
    ("thanked Priya by LinkedIn", "thanked", TO_PRIYA | {"channel": "message"}),
    ("thanked Priya by email on LinkedIn", "thanked", TO_PRIYA | {"channel": "email", "network": "linkedin"}),
    ("followed up with Priya on the phone", "followed-up", TO_PRIYA | {"channel": "phone"}),
    ("followed up with Priya through WhatsApp", "followed-up", TO_PRIYA | {"channel": "message"}),
    ("connected with Priya via LinkedIn", "connected", TO_PRIYA | {"network": "linkedin"}),
    ("posted thank-you to Priya", "thanked", TO_PRIYA | {"channel": "letter"}),
    ("posted thank-you to Priya by hand", "thanked", TO_PRIYA | {"channel": "hand"}),
    ("sent thank-you to Priya", "thanked", TO_PRIYA),
    ("sent thank you to Priya by email", "thanked", TO_PRIYA | {"channel": "email"}),
    ("followed up with Priya", "followed-up", TO_PRIYA),
    ("replied to Priya", "replied", TO_PRIYA),
    ("sent Priya: the sample query", "sent", TO_PRIYA | {"text": "the sample query"}),
    ("connected with Priya on LinkedIn", "connected", TO_PRIYA | {"network": "linkedin"}),
    ("engaged with Priya on google+", "engaged", TO_PRIYA | {"network": "google+"}),
    ("shared answer with Priya", "shared", TO_PRIYA),
    ("heard from Priya", "heard", TO_PRIYA),
    ("heard from Priya decide by 2026-12-04", "heard", TO_PRIYA | {"decide_by": DEC_4}),
    ("heard from Priya write again on 2026-12-20", "heard", TO_PRIYA | {"write_again": DEC_20}),
    ("heard from Priya answer by 2026-12-04", "heard", TO_PRIYA | {"answer_by": DEC_4}),
    ("heard from Priya next round", "heard", TO_PRIYA | {"next_round": True}),
    (
        "heard from Priya by phone next round on 2026-12-04: bring a laptop",
        "heard",
        TO_PRIYA | {"channel": "phone", "next_round": True, "next_on": DEC_4, "text": "bring a laptop"},
    ),
    (
        "Priya called next round on 2026-12-04 10:30",
        "heard",
        TO_PRIYA | {"channel": "phone", "next_round": True, "next_on": DEC_4, "next_time": time(10, 30)},
    ),
    ("heard from Priya next round on 4.12.2026 3pm", "heard", TO_PRIYA | {"next_round": True, "next_on": DEC_4, "next_time": time(15)}),
    ("heard from Priya next round on LinkedIn", "heard", TO_PRIYA | {"next_round": True, "channel": "message"}),
    ("heard from Priya next round is with the team", "heard", TO_PRIYA | {"text": "next round is with the team"}),
    ("heard from Priya wants the query by 2026-12-04", "heard", TO_PRIYA | {"wants": "the query", "wants_by": DEC_4}),
    (
        "heard from Priya wants a copy by email by 2026-12-04 decide by 2026-12-20",
        "heard",
        TO_PRIYA | {"wants": "a copy by email", "wants_by": DEC_4, "decide_by": DEC_20},
    ),
    ("heard from Priya wants the query", "heard", TO_PRIYA | {"text": "wants the query"}),
    ("heard from Priya no follow-ups", "heard", TO_PRIYA | {"no_follow_ups": True}),
    ("heard from Priya no follow up", "heard", TO_PRIYA | {"no_follow_ups": True}),
    ("heard from Priya no contact", "heard", TO_PRIYA | {"no_contact": True}),
    ("Priya called", "heard", TO_PRIYA | {"channel": "phone"}),
    ("[[Priya Raman]] wrote decide by 2026-12-04", "heard", TO_PRIYA | {"decide_by": DEC_4}),
    ("Priya and Tom emailed: they are slow", "heard", {"people": (PRIYA, TOM), "channel": "email", "text": "they are slow"}),
    ("bounced Priya", "bounced", TO_PRIYA),
    ("Priya has left", "left", TO_PRIYA),
    ("Priya has left the company: to Globex", "left", TO_PRIYA | {"text": "to Globex"}),
    ("Priya is no longer with them", "left", TO_PRIYA),
    ("missed Priya", "missed", TO_PRIYA),
    ("cancelled", "cancelled", {}),
    ("canceled by me", "cancelled", {"by_me": True}),
    ("no show", "no-show", {}),
    ("no-show by me because I was ill", "no-show", {"by_me": True, "reason": "I was ill"}),
    ("rescheduled from 2026-12-04 13:00", "rescheduled", {"was": DEC_4, "was_time": time(13)}),
    ("rescheduled from 4 Dec 2026 by me", "rescheduled", {"was": DEC_4, "by_me": True}),
    ("rescheduled", "rescheduled", {}),
    ("on hold", "on-hold", {}),
    ("rejected by email", "rejected", {"channel": "email"}),
    ("closed", "closed", {}),
    ("reopened", "reopened", {}),
    ("offer spoken", "offer-spoken", {}),
    ("verbal offer answer by 2026-12-04", "offer-spoken", {"answer_by": DEC_4}),
    ("offer by phone", "offer-spoken", {"channel": "phone"}),
    ("offer written answer by 2026-12-04", "offer-written", {"answer_by": DEC_4}),
    ("written offer", "offer-written", {}),
    ("offer by email", "offer-written", {"channel": "email"}),
    ("offer by e-mail", "offer-written", {"channel": "email"}),
    ("offer by post", "offer-written", {"channel": "letter"}),
    ("offer by letter", "offer-written", {"channel": "letter"}),
    ("rescinded", "rescinded", {}),
    ("accepted by phone", "accepted", {"channel": "phone"}),
    ("declined", "declined", {}),
    ("withdrew via Dana Cole", "withdrew", {"via": DANA}),
    ("confirmed", "confirmed", {}),
    ("start on 2026-12-04", "start-on", {"until": DEC_4}),
    ("start dropped", "start-dropped", {}),
    ("started", "started", {}),
    ("condition background check", "condition", {"subject": "background check"}),
    ("condition background check by 2026-12-04", "condition", {"subject": "background check", "until": DEC_4}),
    ("condition proof by post by 4 Dec 2026 by email", "condition", {"subject": "proof by post", "until": DEC_4, "channel": "email"}),
    ("cleared background check", "cleared", {"subject": "background check"}),
    ("applied", "applied", {}),
    ("applied to Globex", "applied", {"company": "Globex"}),
    ("applied to Acme, Inc.", "applied", {"company": "Acme, Inc."}),
    ("applied to Globex. by email", "applied", {"company": "Globex", "channel": "email"}),
    ("applied to Globex as Data Engineer", "applied", {"company": "Globex", "role": "Data Engineer"}),
    ("applied to Save as Draft as Editor on linkedin", "applied", {"company": "Save as Draft", "role": "Editor", "network": "linkedin"}),
    ("applied to [[Globex]] as [[Data Engineer|engineer]]", "applied", {"company": "Globex", "role": "Data Engineer"}),
    ("networked: coffee with an old colleague", "networked", {"text": "coffee with an old colleague"}),
    ("researched", "researched", {}),
    ("note: they have a dog, decide by 2026-12-04", "note", {"text": "they have a dog, decide by 2026-12-04"}),
    ("note", "note", {}),
    ("prepared", "prepared", {}),
    ("practised How would you handle schema drift? rating 2", "practised", {"subject": "How would you handle schema drift?", "rating": 2}),
    ("practiced On rating 5 stars rating 4/5", "practised", {"subject": "On rating 5 stars", "rating": 4}),
    ("waived thank Priya because she has left", "waived", TO_PRIYA | {"subject": "thank", "reason": "she has left"}),
    ("waived Thank-Priya-Raman-2026-11-17-harbor-panel", "waived", {"subject": "thank-priya-raman-2026-11-17-harbor-panel"}),
    ("waived improve:schema-drift because done", "waived", {"subject": "improve:schema-drift", "reason": "done"}),
    ("snoozed recap until 2026-12-04", "snoozed", {"subject": "recap", "until": DEC_4}),
    (
        "snoozed recap Priya until 2026-12-04 because busy",
        "snoozed",
        TO_PRIYA | {"subject": "recap", "until": DEC_4, "reason": "busy"},
    ),
]


@pytest.mark.parametrize(("words", "kind", "said"), TABLE, ids=[row[0] for row in TABLE])
def test_reads_each_event_of_the_table(words: str, kind: str, said: dict[str, object]) -> None:
    event = read_well(f"2026-11-18 {words}")
    assert (event.kind, list_facts(event)) == (kind, said)


def test_the_table_above_has_every_way_to_write_an_event() -> None:
    lines = [line.replace("-", " ").lower() for line, *_ in TABLE]
    assert all(any(line.startswith(words) for line in lines) for words in BY_WORDS)
    assert all(any(f" {word}" in line for line in lines) for word in BEHIND)


@pytest.mark.parametrize(
    ("head", "clock"),
    [
        ("2026-11-18 ", None),
        ("[[2026-11-18]] ", None),
        ("18 Nov 2026 ", None),
        ("18 november 2026: ", None),
        ("2026-11-18, ", None),
        ("  2026-11-18:  ", None),
        ("2026-11-18 12:05 ", time(12, 5)),
        ("2026-11-18, 9:05: ", time(9, 5)),
        ("2026-11-18T12:05:59 ", time(12, 5)),
        ("[[2026-11-18]]: 12:05, ", time(12, 5)),
    ],
)
def test_reads_the_date_and_the_time(head: str, clock: time | None) -> None:
    event = read_well(f"{head}thanked Priya")
    assert (event.day, event.clock, event.place) == (date(2026, 11, 18), clock, LOG_PLACE)
    assert event.at == datetime.combine(date(2026, 11, 18), clock or time(), UTC)
    assert (event.interview, event.process) == (None, None)


@pytest.mark.parametrize("words", ["THANKED PRIYA BY LETTER", "Thanked priya By Letter", "thanked  Priya   by  letter."])
def test_case_and_blanks_are_free(words: str) -> None:
    assert list_facts(read_well(f"2026-11-18 {words}")) == TO_PRIYA | {"channel": "letter"}


def test_a_line_that_has_not_happened_is_not_counted() -> None:
    event, (problem,) = read_log_line("2026-11-20 thanked Priya", happened=False)
    assert (event, problem.check, problem.level, problem.place) == (None, "not-happened-yet", Level.INFO, LOG_PLACE)
    assert (problem.message, problem.requirement) == ("not counted: the box is empty", None)
    assert "[x]" in problem.hint
    assert read_log_line("whatever", happened=False) == (None, ())


def test_a_date_ahead_reads() -> None:
    assert read_well("2199-01-01 thanked Priya").day == date(2199, 1, 1)


@pytest.mark.parametrize(
    ("words", "people"),
    [
        ("[[Priya Raman]]", (PRIYA,)),
        ("[[Priya Raman|her]]", (PRIYA,)),
        ("[[people/Priya Raman.md|Priya]]", (PRIYA,)),
        ("[[J. Kim (Globex)]]", (GLOBEX_KIM,)),
        ("priya raman", (PRIYA,)),
        ("Raman", (PRIYA,)),
        ("Dana Cole", (DANA,)),
        ("everyone", (PRIYA, TOM, LENA)),
        ("Priya, Tom and Lena", (PRIYA, TOM, LENA)),
        ("Priya, [[Tom Okafor]], and Lena Fischer", (PRIYA, TOM, LENA)),
        ("Priya & Tom", (PRIYA, TOM)),
        ("Priya and Raman and [[Priya Raman]]", (PRIYA,)),
        ("Sam Reed, Jr. and Tom", ("Sam Reed, Jr.", TOM)),
        ("Sam Reed, Tom", ("Sam Reed", TOM)),
        ("[[Mark By]]", ("Mark By",)),
        ("Ann Lee", ("harbor/ann-lee",)),
    ],
)
def test_reads_persons(words: str, people: tuple[str, ...]) -> None:
    assert read_well(f"2026-11-18 thanked {words} by letter").people == people


def test_parts_of_names_and_everyone_are_read_in_an_interview_note_only() -> None:
    for words in ("Priya", "everyone"):
        event, problems = read_log_line(f"2026-11-18 thanked {words}", names=OUTSIDE, in_interview=False)
        assert event is None
        assert [problem.check for problem in problems] == ["unknown-event"]
    assert "here are none" in read_log_line("2026-11-18 thanked everyone gladly", names=OUTSIDE)[1][0].message


def test_a_name_that_fits_two_is_ambiguous() -> None:
    problem = read_badly("2026-11-18 thanked J. Kim by letter")
    assert (problem.check, problem.message) == ("ambiguous-person", '"J. Kim" fits 2 people')
    assert problem.hint == " or ".join(f"`2026-11-18 thanked [[{kim}]] by letter`" for kim in (GLOBEX_KIM, ACME_KIM)).join(("write ", ""))
    assert problem.place.column == LOG_PLACE.column + len("2026-11-18 thanked ")


def test_the_whole_name_of_one_and_a_part_of_another_is_nobody_in_particular() -> None:
    names = LOG_NAMES._replace(full={**LOG_NAMES.full, "tom": ("Tom",), "lee": ("harbor/ann-lee", "globex/bo-lee")})
    assert [read_log_line(f"2026-11-18 thanked {name}", names=names)[1][0].check for name in ("Tom", "Lee")] == ["ambiguous-person"] * 2
    assert read_log_line("2026-11-18 thanked Lee", names=names)[1][0].hint == "write `Ann Lee` or `globex/bo-lee`"


def test_a_name_with_a_word_of_the_grammar_wants_its_brackets() -> None:
    assert read_badly("2026-11-18 thanked Mark By").message == 'nobody here is called "Mark"'


def test_qualifiers_stand_in_any_order() -> None:
    parts = ("by phone", "on x", "via [[Dana Cole]]")
    said = TO_PRIYA | {"channel": "phone", "network": "x", "via": DANA}
    for first, second, third in ((0, 1, 2), (2, 1, 0), (1, 2, 0), (1, 0, 2)):
        line = f"2026-11-18 thanked Priya {parts[first]} {parts[second]}, {parts[third]}"
        assert list_facts(read_well(line)) == said
        assert list_facts(read_well(f"{line} because she asked")) == said | {"reason": "she asked"}
    assert list_facts(read_well("2026-11-18 thanked Priya because she asked by phone on x via Dana Cole")) == said | {"reason": "she asked"}


def test_a_reason_keeps_words_of_the_grammar_that_are_prose() -> None:
    said = list_facts(read_well("2026-11-18 cancelled because by the way it rained on and off, no by-pass via trains because of snow"))
    assert said == {"reason": "by the way it rained on and off, no by-pass via trains because of snow"}


@pytest.mark.parametrize("mark", [": ", " - ", " – ", " — "])
def test_free_text_begins_at_the_first_mark(mark: str) -> None:
    assert list_facts(read_well(f"2026-11-18 thanked Priya by letter{mark}warm - and: short")) == TO_PRIYA | {
        "channel": "letter",
        "text": "warm - and: short",
    }


def test_a_mark_inside_a_link_begins_no_free_text() -> None:
    names = LOG_NAMES._replace(links={"kim - globex": ("Kim - Globex",)})
    event, problems = read_log_line("2026-11-18 thanked [[Kim - Globex|Kim: her]] by letter: warm", names=names)
    assert problems == ()
    assert event is not None
    assert (event.people, event.text) == (("Kim - Globex",), "warm")


@pytest.mark.parametrize("words", ["thanked Priya:", "thanked Priya: ", "thanked Priya."])
def test_an_empty_free_text_is_none(words: str) -> None:
    assert read_well(f"2026-11-18 {words}").text is None


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ("heard from Priya they are slow", "they are slow"),
        ("heard from Priya, they are slow: very", "they are slow: very"),
        ("heard from Priya and they are slow", "and they are slow"),
        ("heard from Priya by the way she is kind", "by the way she is kind"),
        ("heard from Priya decide by committee", "decide by committee"),
        ("heard from Priya until now all is well", "until now all is well"),
        ("heard from Priya that she wrote again on 2026-11-10", "that she wrote again on 2026-11-10"),
        ("heard from Priya their offices open on 2026-12-04", "their offices open on 2026-12-04"),
    ],
)
def test_words_outside_the_grammar_are_free_text_behind_heard_from(words: str, text: str) -> None:
    assert list_facts(read_well(f"2026-11-18 {words}")) == TO_PRIYA | {"text": text}


def test_qualifiers_and_clauses_stand_before_the_free_words_of_heard_from() -> None:
    said = list_facts(read_well("2026-11-18 heard from Priya by phone decide by 2026-12-04, by the way she is kind"))
    assert said == TO_PRIYA | {"channel": "phone", "decide_by": DEC_4, "text": "by the way she is kind"}


def test_a_date_said_twice_is_not_lost() -> None:
    assert read_well("2026-11-18 heard from Priya decide by 2026-12-04: they decide by 2026-12-04").decide_by == DEC_4


# The search log of somebody who has applied to Acme, Acme Labs and Beta.
SEARCH = LogContext(OUTSIDE, in_interview=False, companies={"acme": "Acme", "acme labs": "Acme Labs", "beta": "Beta"})


@pytest.mark.parametrize(
    ("words", "kind", "said"),
    [
        ("rejected by Acme", "rejected", {"company": "Acme"}),
        ("rejected by [[acme]] as Analyst by email: no", "rejected",
         {"company": "Acme", "role": "Analyst", "channel": "email", "text": "no"}),
        ("closed at Acme Labs: the post is filled", "closed", {"company": "Acme Labs", "text": "the post is filled"}),
        ("withdrew from Beta because it is far", "withdrew", {"company": "Beta", "reason": "it is far"}),
        ("on hold at beta", "on-hold", {"company": "Beta"}),
        ("heard from Acme next round on 2026-12-04", "heard", {"company": "Acme", "next_round": True, "next_on": DEC_4}),
        ("heard from Acme as Analyst decide by 2026-12-04", "heard", {"company": "Acme", "role": "Analyst", "decide_by": DEC_4}),
        ("heard from Acme as Analyst, they are slow", "heard", {"company": "Acme", "role": "Analyst", "text": "they are slow"}),
        ("heard from Acme: slow", "heard", {"company": "Acme", "text": "slow"}),
        ("heard from Priya Raman", "heard", TO_PRIYA),
        ("Priya Raman has left", "left", TO_PRIYA),
    ],
)  # fmt: skip
def test_an_application_without_a_round_is_named_by_its_company(words: str, kind: str, said: dict[str, object]) -> None:
    event, problems = parse_log_line(LogLine(f"2026-11-18 {words}", LOG_PLACE), SEARCH)
    assert event is not None
    assert (event.kind, list_facts(event), problems) == (kind, said, ())


@pytest.mark.parametrize(
    ("words", "lines"),
    [
        ("rejected by Acmee", ["rejected by Acme"]),
        ("closed at [[Zyx]]", []),
        ("heard from Acme as Analyst decide by 2026-02-30", []),
        (
            "applied to Globex, 5 High St, Cork, as Dev by email to Sue Low",
            ["applied to Globex as Dev by email: 5 High St, Cork; to Sue Low"],
        ),
        ("applied to Globex as Dev by email to Sue Low: soon", ["applied to Globex as Dev by email: to Sue Low; soon"]),
    ],
)
def test_a_company_that_is_not_known_or_has_more_behind_it_is_asked_about(words: str, lines: list[str]) -> None:
    read = read_line(f"2026-11-18 {words}", SEARCH)
    assert isinstance(read, Slip)
    assert list(read.lines) == [f"2026-11-18 {line}" for line in lines]


@pytest.mark.parametrize(
    "words", ["applied to 3 jobs", "applied to a job at Globex", "applied to Globex for Tester", "applied to", "applied to as Dev"]
)
def test_what_is_no_company_is_no_application(words: str) -> None:
    read = read_line(f"2026-11-18 {words}", SEARCH)
    assert isinstance(read, Slip)
    assert read.lines == ()


# The round is on 17 November 2026; the line is of the day after.
@pytest.mark.parametrize(
    ("clause", "field", "day"),
    [
        ("decide by 4.12.2026", "decide_by", DEC_4),
        ("decide by Dec 4, 2026", "decide_by", DEC_4),
        ("write again on 20/12/2026", "write_again", DEC_20),
        ("decide by 12/04/2026", "decide_by", DEC_4),  # 12 April lies before the line
        ("answer by 2026/12/04", "answer_by", DEC_4),
        ("wants the query by 20261204", "wants_by", DEC_4),
    ],
)
def test_a_clause_takes_a_day_in_any_form_that_means_one_thing(clause: str, field: str, day: date) -> None:
    read = read_line(f"2026-11-18 heard from Priya {clause}", LogContext(LOG_NAMES, day=date(2026, 11, 17)))
    assert isinstance(read, Reading)
    assert read.fields[field] == day


@pytest.mark.parametrize(
    ("words", "check", "lines"),
    [
        # 11/12/2026 is read: 12 November lies before the line.
        ("heard from Priya decide by 23.11.", "bad-date", ["heard from Priya decide by 2026-11-23"]),
        ("heard from Priya decide by 1.11.", "bad-date", ["heard from Priya decide by 2027-11-01"]),
        ("heard from Priya decide by 2026-02-30", "bad-date", []),
        ("heard from Priya next round on 2026-02-30", "bad-date", []),
        ("heard from Priya wants the query by 2026-02-30", "bad-date", []),
        (
            "heard from Priya decide by 01/02/2027",
            "bad-date",
            ["heard from Priya decide by 2027-02-01", "heard from Priya decide by 2027-01-02"],
        ),
        ("thanked Priya by mail", "unknown-event", ["thanked Priya by letter", "thanked Priya by email"]),
        ("rejected via the mail: no", "unknown-event", ["rejected by letter: no", "rejected by email: no"]),
    ],
)
def test_what_is_in_doubt_is_asked_about(words: str, check: str, lines: list[str]) -> None:
    read = read_line(f"2026-11-18 {words}", LogContext(LOG_NAMES, day=date(2026, 11, 17)))
    assert isinstance(read, Slip)
    assert (read.check.id, list(read.lines)) == (check, [f"2026-11-18 {line}" for line in lines])


def test_somebody_may_be_called_as_a_channel_is() -> None:
    names = LOG_NAMES._replace(full={**LOG_NAMES.full, "post": ("Emily Post",)})
    read = read_line("2026-11-18 thanked Priya via Post", LogContext(names))
    assert isinstance(read, Reading)
    assert (read.fields["via"], read.fields["channel"]) == ("Emily Post", None)


# Said on a Wednesday.
@pytest.mark.parametrize(
    ("words", "lines"),
    [
        ("next round on Wednesday", ["next round on 2026-11-25: Wednesday"]),
        ("wants the query by Friday: please", ["wants the query by 2026-11-20: Friday; please"]),
    ],
)
def test_a_clause_with_a_day_in_words_is_asked_about(words: str, lines: list[str]) -> None:
    read = read_line(f"2026-11-18 heard from Priya {words}", LogContext(LOG_NAMES))
    assert isinstance(read, Reading)
    assert [list(slip.lines) for slip in read.soft] == [[f"2026-11-18 heard from Priya {line}" for line in lines]]


def test_the_place_of_a_problem_is_that_of_what_was_typed() -> None:
    _, (problem,) = parse_log_line(LogLine("**18.11.2026** thankd Priya", LOG_PLACE), LogContext(LOG_NAMES, day=date(2026, 11, 17)))
    assert problem.place.column == LOG_PLACE.column + len("**18.11.2026** ")
    assert problem.choices == ("2026-11-18 thanked [[Priya Raman]]",)


OF_PROCESS = [row.words for row in BY_WORDS.values() if row.of_process]


@pytest.mark.parametrize("words", OF_PROCESS)
def test_events_of_a_process_stand_in_interview_notes(words: str) -> None:
    event, (problem,) = read_log_line(f"2026-11-18 {words}", names=OUTSIDE, in_interview=False)
    assert event is None
    assert (problem.check, problem.message) == ("unknown-event", f'"{words}" belongs to no process here')


@pytest.mark.parametrize(
    "words", ["thanked Priya Raman", "applied", "applied to Globex as Tester", "networked", "researched", "waived thank"]
)
def test_events_with_a_person_and_of_the_search_stand_anywhere(words: str) -> None:
    event, problems = read_log_line(f"2026-11-18 {words}", names=OUTSIDE, in_interview=False)
    assert event is not None
    assert problems == ()


@pytest.mark.parametrize(
    "words", ["waived keep-looking", "snoozed keep-looking-2026-11-16 until 2026-12-04", "waived Keep-Looking because tired"]
)
def test_nothing_stops_the_search(words: str) -> None:
    problem = read_badly(f"2026-11-18 {words}")
    assert problem.check == "stopped-too-early"
    assert "R5.2" in problem.message
