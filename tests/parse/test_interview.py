"""The body of an interview note into facts: topics, questions, review, requirements, next steps, offer, log (format.md 2.2)."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

import pytest

from followup_md.config import Settings
from followup_md.config.settings import ReviewSettings
from followup_md.model import Interview, OfferTerms, Review
from followup_md.parse.facts import Name
from followup_md.parse.vault import parse_interview_note
from followup_md.problem import Place

if TYPE_CHECKING:
    from followup_md.parse.facts import InterviewNote

# Tuesday 17 November 2026; the body begins at line 8.
HEAD = "---\ncompany: A\nrole: B\nstart: 2026-11-17T13:00\nend: 2026-11-17T15:30\n---\n\n"
read = partial(parse_interview_note, path="a.md", settings=Settings())


def facts_of(note: InterviewNote) -> Interview:
    assert note.facts is not None
    return note.facts


def found(note: InterviewNote) -> list[tuple[str, int, int]]:
    return [(problem.check, problem.place.line, problem.place.column) for problem in note.problems]


def test_topics_belong_to_the_person_of_their_heading_or_to_everybody() -> None:
    note = read(
        HEAD + "## Topics\n- hourly loads\n### [[people/Priya Raman|Priya]]\n- late events: nine\n  hours\n"
        "  - synonyms: lateness, out of order; late\n  - mine: half\n-\n#### more\n- planning\n"
        "### Tom, [[Ann]] and Bo:\n- rota\n### Everyone\n- pay\n",
    )
    assert [(owned.topic.text, owned.owner and owned.owner.text) for owned in note.topics] == [
        ("hourly loads", None),
        ("late events: nine hours", "people/Priya Raman"),
        ("planning", "people/Priya Raman"),
        ("rota", "Tom"),
        ("rota", "Ann"),
        ("rota", "Bo"),
        ("pay", None),
    ]
    topic = note.topics[1].topic
    assert (topic.place, topic.synonyms, topic.mine) == (Place("a.md", 11, 3), ("lateness", "out of order", "late"), "half")
    assert note.topics[1].owner == Name("people/Priya Raman", Place("a.md", 10, 5), linked=True)
    assert facts_of(note).topics == tuple(owned.topic for owned in note.topics)


def test_a_question_is_a_heading_or_a_top_level_bullet() -> None:
    note = read(
        HEAD + "## Questions\n- Why us?\n  - asked by: Tom\n  - said: pay\n-\n- Where in C#?\n- rating: 2\n"
        "### Schema drift? ##\n- asked by: the lead, [[Priya]]\n- rating: 3/5\n- said: version\n  the tables\n"
        "- better: a test\n- I rambled\n",
    )
    first, second, third = (asked.question for asked in note.questions)
    assert (first.text, first.said, first.rating, first.stumble, first.place) == ("Why us?", "pay", None, False, Place("a.md", 9, 3))
    assert (second.text, second.rating, second.stumble) == ("Where in C#?", 2, True)
    assert (third.text, third.rating, third.said, third.better) == ("Schema drift?", 3, "version the tables", "a test")
    assert third.place == Place("a.md", 15, 5)
    assert [asked.asker for asked in note.questions] == [
        Name("Tom", Place("a.md", 10, 15), linked=False),
        None,
        Name("Priya", Place("a.md", 16, 23), linked=True),
    ]


@pytest.mark.parametrize(
    ("fields", "stumble"),
    [
        ("- rating: 2", True),
        ("- rating: 3", False),
        ("- rating: 3\n- stumbled: yes", True),
        ("- stumbled: Yes", True),
        ("- rating: 1\n- stumbled: no", True),
        ("- stumbled: no", False),
        ("", False),
    ],
)
def test_a_low_rating_or_the_word_makes_a_stumble(fields: str, stumble: bool) -> None:
    assert read(f"{HEAD}## Questions\n### Q\n{fields}\n").questions[0].question.stumble is stumble


def test_the_rating_that_makes_a_stumble_is_set() -> None:
    settings = Settings(review=ReviewSettings(stumble_at=3))
    assert parse_interview_note(f"{HEAD}## Questions\n### Q\n- rating: 3\n", "a.md", settings).questions[0].question.stumble


@pytest.mark.parametrize(
    ("typed", "rating"),
    [
        ("1", 1),
        ("5", 5),
        ("2/5", 2),
        ("2 / 5", 2),
        ("3 of 5", 3),
        ("3 out of 5", 3),
        ("4, slow", 4),
        ("4 (good)", 4),
        ("2; they frowned", 2),
    ],
)
def test_ratings_that_read(typed: str, rating: int) -> None:
    note = read(f"{HEAD}## Review\n- rating: {typed}\n- improve: speed\n")
    assert facts_of(note).review == Review(rating=rating, improve="speed")
    assert note.problems == ()


@pytest.mark.parametrize("typed", ["0", "6", "7/10", "2 / 10", "2 of 10", "2-3", "2 or 3", "2.5", "-1", "good", "99999"])
def test_ratings_that_do_not(typed: str) -> None:
    note = read(f"{HEAD}## Review\n- rating: {typed}\n")
    assert found(note) == [("rating-range", 9, 11)]
    assert facts_of(note).review.rating is None


def test_good_and_bad_points() -> None:
    note = read(
        HEAD + "## Company: good points\n- a vote for\n  the dispatcher\n-\n## Role: bad points\n\n## Company: bad points\n* far away\n"
    )
    assert facts_of(note).points == {"company: good points": ("a vote for the dispatcher",), "company: bad points": ("far away",)}


def test_requirements_and_what_one_brings_to_them() -> None:
    note = read(HEAD + "## Requirements\n### Must\n- SQL\n  - mine: ten years\n- \n- Go\n")
    assert [(need.text, need.mine, need.place.line) for need in facts_of(note).requirements] == [("SQL", "ten years", 10), ("Go", None, 13)]


@pytest.mark.parametrize(
    ("typed", "text", "by"),
    [
        ("the sample query, by 2026-11-20", "the sample query", date(2026, 11, 20)),
        ("the sample query by [[2026-11-20]].", "the sample query", date(2026, 11, 20)),
        ("by 2026-11-20 the sample query", "by 2026-11-20 the sample query", date(2026, 11, 20)),
        ("By 2026-11-20", "By 2026-11-20", date(2026, 11, 20)),
        ("a sample written by hand", "a sample written by hand", None),
        ("a plan for next week", "a plan for next week", None),
    ],
)
def test_promises(typed: str, text: str, by: date | None) -> None:
    note = read(f"{HEAD}## Next steps\n- I promised: {typed}\n")
    assert [(promise.text, promise.by, promise.place) for promise in facts_of(note).promises] == [(text, by, Place("a.md", 9, 15))]
    assert note.problems == ()


def test_every_promise_counts() -> None:
    note = read(HEAD + "## Next steps\n- I promised: a\n- [ ] i promised: b\n- they promised: c\n- I promised:\n")
    assert [promise.text for promise in facts_of(note).promises] == ["a", "b"]


@pytest.mark.parametrize(
    ("typed", "said", "told_none"),
    [
        ("a decision by 2026-12-04", date(2026, 12, 4), False),
        ("by [[2026-12-04]], then a day on site next week", date(2026, 12, 4), False),
        ("2026-12-04", date(2026, 12, 4), False),
        ("no date", None, True),
        ("Not told yet", None, True),
        ("no date for the offer, a decision by 2026-12-04", date(2026, 12, 4), False),
        ("they met on 2026-11-10", None, False),
    ],
)
def test_they_said(typed: str, said: date | None, told_none: bool) -> None:
    note = read(f"{HEAD}## Next steps\n- they said: {typed}\n")
    assert (facts_of(note).said_date, facts_of(note).no_date_named) == (said, told_none)
    assert note.problems == ()


def test_the_first_date_they_said_is_taken() -> None:
    note = read(HEAD + "## Next steps\n- they said: by 2026-12-04\n- they said: by 2026-12-11\n- they said: no date\n")
    assert (facts_of(note).said_date, facts_of(note).no_date_named) == (date(2026, 12, 4), False)
    assert facts_of(note).they_said == ("by 2026-12-04", "by 2026-12-11", "no date")


@pytest.mark.parametrize(
    ("line", "check", "column", "hints"),
    [
        pytest.param(
            "they said: a decision by next Friday, perhaps",
            "vague-date",
            14,
            (
                "`- they said: a decision by 2026-11-20 (next Friday), perhaps`",
                "`- they said: a decision by 2026-11-27 (next Friday), perhaps`",
            ),
            id="said-by",
        ),
        pytest.param(
            "they said: they decide tomorrow", "vague-date", 14, ("`- they said: they decide by 2026-11-18 (tomorrow)`",), id="said"
        ),
        pytest.param("they said: on Friday", "vague-date", 14, ("`- they said: by 2026-11-20 (Friday)`",), id="on"),
        pytest.param(
            "they said: second interview Friday",
            "vague-date",
            14,
            ("`- they said: second interview on 2026-11-20`", "`- 2026-11-17 heard from [[NAME]] next round on 2026-11-20`"),
            id="a-meeting",
        ),
        pytest.param("they said: soon", "vague-date", 14, ("`- they said: … by 2026-12-04`",), id="no-reading"),
        pytest.param("I promised: the plan by Fri 20 Nov", "vague-date", 15, ("`- I promised: the plan, by 2026-11-20`",), id="promise"),
        pytest.param("they said: by 03/04/27", "bad-date", 17, ("` or `- they said: by 2027-03-04`",), id="two-readings"),
        pytest.param("I promised: it by 2026-02-30", "bad-date", 21, ("by",), id="no-day"),
    ],
)
def test_dates_that_do_not_read(line: str, check: str, column: int, hints: tuple[str, ...]) -> None:
    note = read(f"{HEAD}## Next steps\n- {line}\n")
    assert found(note) == [(check, 9, column)]
    assert all(hint in note.problems[0].hint for hint in hints)
    assert facts_of(note).said_date is None


def test_the_terms_of_an_offer() -> None:
    note = read(
        HEAD
        + "## Offer\n- title: Lead\n- pay: 90k\n- place: Cork\n- start: 2027-01-04\n- Answer by: 2026-12-11\n- signed by: Ann\n- car: no\n",
    )
    assert facts_of(note).offer == OfferTerms("Lead", "90k", "Cork", date(2027, 1, 4), date(2026, 12, 11), "Ann")


@pytest.mark.parametrize(
    ("typed", "check"),
    [("to be agreed", None), ("asap", "vague-date"), ("next Monday", "vague-date"), ("01/02/27", "bad-date"), ("2027-02-30", "bad-date")],
)
def test_dates_of_an_offer_that_do_not_read(typed: str, check: str | None) -> None:
    note = read(f"{HEAD}## Offer\n- start: {typed}\n")
    assert found(note) == ([(check, 9, 10)] if check else [])
    assert facts_of(note).offer.start is None


def test_a_note_without_a_start_still_gives_its_log_topics_and_problems() -> None:
    note = read(
        "---\ncompany: A\nrole: B\n---\n## Topics\n- a\n## Review\n- rating: 9\n## Next steps\n- they said: soon\n"
        "## Log\n- 2026-11-18 applied\n"
    )
    assert note.facts is None
    assert [owned.topic.text for owned in note.topics] == ["a"]
    assert [line.text for line in note.log] == ["2026-11-18 applied"]
    assert [check for check, _, _ in found(note)] == ["missing-date", "rating-range", "vague-date"]


def test_problems_of_every_part_are_told() -> None:
    text = HEAD.replace("role: B", "role: [B").replace("start: ", "start:\t") + "# Log\n2026-11-18 applied\n<<<<<<< a\n"
    note = read(text)
    assert {"bad-front-matter", "conflict-marks", "unknown-section"} <= {check for check, _, _ in found(note)}
    assert [line.text for line in note.log if line.stray] == ["2026-11-18 applied"]


def test_filled_holds_the_sections_somebody_wrote_in() -> None:
    text = (
        HEAD
        + "## Job description\n## Company: good points:\n- people\n## ROLE: BAD POINTS\n- \n## Themen\n- a\n## Log\n- 2026-11-18 applied\n"
    )
    note = parse_interview_note(text, "a.md", Settings(sections={"topics": ("Themen",)}))
    assert facts_of(note).filled == {"company: good points", "topics"}


@pytest.mark.parametrize("change", [pytest.param(("\n", "\r\n"), id="crlf"), pytest.param(("---\nc", "\ufeff---\nc"), id="bom")])
def test_line_ends_and_byte_order_mark_change_nothing(change: tuple[str, str]) -> None:
    text = HEAD + "## Topics\n- a\n  - mine: b\n## Next steps\n- they said: by 2026-12-04\n## Log\n- 2026-11-18 applied\n  to B\n"
    assert read(text.replace(*change)) == read(text)
