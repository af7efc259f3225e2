"""Checks about the review (rules.md section 4, *Recap and review*)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from support.vaults import Looking

QUESTION = "## Questions\n### How would you handle schema drift?\n- asked by: [[Priya Raman]]\n- rating: {rating}\n"
BETTER = "- better: a contract test at the point of entry\n"
REVIEW = "## Review\n- rating: {rating}\n"
# The interview ends on Tuesday 17 November at 14:00: the review is overdue 24 hours later.
BEFORE, AFTER = "At 2026-11-18T13:59:\n", "At 2026-11-18T14:00:\n"


@pytest.mark.parametrize(
    ("note", "lacks"),
    [
        pytest.param("## Review\n", "rating and areas to improve", id="empty"),
        pytest.param("## Review\n- rating: 3\n", "areas to improve", id="no area"),
        pytest.param("## Review\n- improve: pauses\n", "rating", id="no rating"),
        pytest.param("## Questions\n", "questions", id="no questions"),
        pytest.param("## Questions\n## Review\n", "rating, questions and areas to improve", id="nothing"),
    ],
)
def test_review_missing(looking: Looking, note: str, lacks: str) -> None:
    assert looking.find("review-missing", BEFORE + note) == []
    (problem,) = looking.find("review-missing", AFTER + note)
    assert problem.message == f"the review lacks {lacks}"
    assert looking.text_at(problem) == "## Review"


def test_review_missing_without_a_heading(looking: Looking) -> None:
    bare = "interviews/a.md:\n---\ncompany: A\nrole: B\nstart: 2026-11-17T10:00\nend: 2026-11-17T11:00\n---\n"
    (problem,) = looking.find("review-missing", bare)
    assert looking.text_at(problem) == "2026-11-17T10:00"
    (problem,) = looking.find("review-missing", bare + "## Questions\n")
    assert looking.text_at(problem) == "## Questions"


def test_a_rating_out_of_range_is_told_once(looking: Looking) -> None:
    (problem,) = looking.find_all("## Review\n- rating: 7\n- improve: pauses\n")
    assert problem.check == "rating-range"
    assert looking.text_at(problem) == "7"


@pytest.mark.parametrize(
    ("asked", "rated", "area", "told"),
    [
        pytest.param(5, 5, "", {"flawless"}, id="the best marks and no area"),
        pytest.param(5, 5, "- improve: pauses", set(), id="an area all the same"),
        pytest.param(4, 5, "", {"review-missing"}, id="a question below the best"),
        pytest.param(5, 4, "", {"review-missing"}, id="a rating below the best"),
    ],
)
def test_flawless(looking: Looking, asked: int, rated: int, area: str, told: set[str]) -> None:
    note = QUESTION.format(rating=asked) + REVIEW.format(rating=rated) + area
    assert {problem.check for problem in looking.find_all(AFTER + note)} == told
    assert looking.find_all(BEFORE + note) == []


def test_stumble_no_better_answer_from_when_the_action_is_overdue(looking: Looking) -> None:
    stumble = QUESTION.format(rating=2)
    assert looking.find("stumble-no-better-answer", BEFORE + stumble) == []
    (problem,) = looking.find("stumble-no-better-answer", AFTER + stumble)
    assert '"How would you handle schema drift?"' in problem.message
    assert looking.text_at(problem) == "How would you handle schema drift?"
    assert looking.find("stumble-no-better-answer", AFTER + stumble + BETTER) == []


def test_of_two_questions_in_the_same_words_the_one_without_an_answer_is_meant(looking: Looking) -> None:
    stumble = QUESTION.format(rating=2)
    (problem,) = looking.find("stumble-no-better-answer", AFTER + stumble + BETTER + stumble.removeprefix("## Questions\n"))
    first, second = (
        number for number, line in enumerate((looking.root / problem.place.path).read_text().split("\n"), 1) if line.startswith("### How")
    )
    assert first < problem.place.line == second
    assert len(looking.find("stumble-no-better-answer", AFTER + stumble + stumble.removeprefix("## Questions\n"))) == 2


LETTER = (
    'letters/2026-11-18-priya.md:\n---\nkind: {kind}\nto: "[[Priya Raman]]"\ninterview: "[[2026-11-17-harbor-panel]]"\n---\n'
    "Dear Ms. Raman,\n{body}\n"
)


@pytest.mark.parametrize(
    ("kind", "body", "log", "told"),
    [
        pytest.param("thank-you", "thank you for your time.", "", True, id="the letter leaves it out"),
        pytest.param("thank-you", "I would handle schema drift by a test.", "", False, id="the letter has it"),
        pytest.param("follow-up", "thank you for your time.", "", False, id="no letter to judge by"),
        pytest.param("thank-you", "thank you.", "- 2026-11-19 shared answer with [[Priya Raman]]", False, id="shared since"),
        pytest.param("thank-you", "thank you.", "- 2026-11-19 rejected", False, id="there is an outcome"),
    ],
)
def test_stumble_not_addressed(looking: Looking, kind: str, body: str, log: str, told: bool) -> None:
    note = f"{QUESTION.format(rating=2)}{BETTER}## Log\n{log}\n{LETTER.format(kind=kind, body=body)}"
    found = looking.find("stumble-not-addressed", note)
    assert bool(found) is told
    assert all(looking.text_at(problem).startswith("How would you") and "Priya Raman" in problem.hint for problem in found)


@pytest.mark.parametrize(
    ("head", "log", "told"),
    [
        pytest.param("", "", True, id="sent"),
        pytest.param("", "- 2026-11-18 snoozed share-answer until 2026-12-01", False, id="put off"),
        pytest.param("", "- 2026-11-18 snoozed share-answer until 2026-11-18", True, id="put off until now"),
        pytest.param("interviews/2026-11-17-harbor-panel.md:\n", "", False, id="never sent"),
    ],
)
def test_only_what_went_out_or_is_due_is_judged(looking: Looking, head: str, log: str, told: bool) -> None:
    note = f"{QUESTION.format(rating=2)}{BETTER}## Log\n{log}\n"
    letter = LETTER.format(kind="thank-you", body="thank you for your time.")
    if head:  # the thanks have lapsed, with a letter in the drawer
        front = "---\ncompany: Harbor\nrole: Engineer\nstart: 2026-11-10T10:00\nend: 2026-11-10T11:00\ninterviewers: [Priya Raman]\n---\n"
        note = f"{head}{front}{note}- 2026-11-11 connected with [[Priya Raman]] on LinkedIn\n"
    assert bool(looking.find("stumble-not-addressed", note + letter)) is told


OTHER = (
    "interviews/2026-11-{day}-globex.md:\ncompany: Globex {day}\nstart: 2026-11-{day}T10:00\nend: 2026-11-{day}T11:00\n"
    "## Questions\n### {question}\n- rating: {rating}\n- better: version the tables\n## Log\n- 2026-11-{day} rejected\n"
)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        pytest.param("What do you do about schema drift?", True, id="the same longer words"),
        pytest.param("Tell me: how is drift in a schema handled?", True, id="in another order and form"),
        pytest.param("How would you plan the schema of a ledger?", False, id="one word shared"),
        pytest.param("Why do you want to work here?", False, id="no word shared"),
    ],
)
def test_same_stumble_again(looking: Looking, question: str, told: bool) -> None:
    other = OTHER.format(day="10", question=question, rating=1)
    found = looking.find("same-stumble-again", QUESTION.format(rating=2) + BETTER + other)
    assert bool(found) is told
    assert all(problem.message.endswith("for the second time") for problem in found)
    assert all(problem.place.path.endswith("harbor-panel.md") for problem in found)


@pytest.mark.parametrize(
    ("one", "two", "told"),
    [
        pytest.param("What is your greatest weakness?", "What are your greatest weaknesses?", True, id="a plural in -es"),
        pytest.param("Which pipelines broke?", "Which pipeline broke?", True, id="a plural of a word in -e"),
        pytest.param("How do you plan capacity?", "Planning capacities: how?", True, id="a doubled letter, and a plural in -ies"),
        pytest.param("Tell me about yourself.", "So, tell me about yourself", True, id="small words alone"),
        pytest.param("Why us?", "Why us?", True, id="the shortest words alone"),
        pytest.param("What do you know about SQL?", "What do you know about us?", False, id="a short word matters"),
        pytest.param("Tell me about yourself.", "Tell me more about that.", False, id="other small words"),
        pytest.param("What is your weakness?", "What is your strength?", False, id="another word"),
    ],
)
def test_forms_of_a_word_are_one_and_small_words_count_where_there_are_no_others(looking: Looking, one: str, two: str, told: bool) -> None:
    note = f"## Questions\n### {one}\n- rating: 2\n{BETTER}"
    assert bool(looking.find("same-stumble-again", note + OTHER.format(day="10", question=two, rating=1))) is told


def test_many_stumbles_that_share_words_are_each_compared_with_a_few(looking: Looking, monkeypatch: pytest.MonkeyPatch) -> None:
    compared: list[frozenset[str]] = []
    monkeypatch.setattr("followup_md.check.recap._is_alike", lambda one, two: compared.append(one & two))
    count = 400

    def ask(about: str, first: int) -> str:
        return "\n".join(f"### {about} letter{number}?\n- rating: 2\n{BETTER}" for number in range(first, first + count // 2))

    other = OTHER.format(day="10", question="Why us?", rating=4)
    for about in ("ledger", "ledger loads trucks"):  # the second has two rarer words: its own, and one of all
        looking.find("same-stumble-again", f"## Questions\n{ask(about, 0)}\n{other.replace('### Why', ask(about, count) + '### Why')}")
    assert len(compared) <= count * 2 * 64 < count**2 * 2


def test_same_stumble_is_counted_and_told_once_at_the_latest(looking: Looking) -> None:
    others = "".join(OTHER.format(day=day, question="What about schema drift?", rating=2) for day in ("09", "10"))
    planned = "interviews/2026-11-24-initech.md:\ncompany: Initech\nstart: 2026-11-24T10:00\nend: 2026-11-24T11:00\ndecision_date:\n"
    (problem,) = looking.find("same-stumble-again", QUESTION.format(rating=2) + BETTER + others + planned)
    assert problem.message.endswith("for the third time")
    assert problem.hint == "practise this one before Tue 24 Nov: say the better answer aloud"
    many = "".join(OTHER.format(day=f"{day:02}", question="What about schema drift?", rating=2) for day in range(5, 11))
    (problem,) = looking.find("same-stumble-again", QUESTION.format(rating=2) + BETTER + many)
    assert problem.message.endswith("7 times now")


@pytest.mark.parametrize(
    ("first", "last", "told"),
    [
        pytest.param(2, 4, False, id="it went well since"),
        pytest.param(4, 2, False, id="only the last went badly"),
        pytest.param(2, 2, True, id="both went badly"),
    ],
)
def test_an_answer_that_went_well_since_ends_it(looking: Looking, first: int, last: int, told: bool) -> None:
    other = OTHER.format(day="10", question="What about schema drift?", rating=first)
    assert bool(looking.find("same-stumble-again", QUESTION.format(rating=last) + BETTER + other)) is told


@pytest.mark.parametrize(
    ("line", "hint"),
    [
        pytest.param("2026-11-18 20:00 practised How would you handle schema drift? rating 4", None, id="well since"),
        pytest.param("2026-11-18 20:00 practised what about drift in the schema rating 5", None, id="well since, in other words"),
        pytest.param(
            "2026-11-17 12:00 practised How would you handle schema drift? rating 5", "say the better answer", id="well before it"
        ),
        pytest.param("2026-11-18 20:00 practised Why us? rating 5", "say the better answer", id="another question"),
        pytest.param("2026-11-19 20:00 practised How would you handle schema drift? rating 5", "say the better answer", id="to come"),
        pytest.param(
            "2026-11-18 20:00 practised How would you handle schema drift? rating 3",
            "once more: on Wed 18 Nov it was a 3 of 5",
            id="not well",
        ),
        pytest.param(
            "2026-11-18 20:00 practised How would you handle schema drift? rating 5\n- 2026-11-19 09:00 practised schema drift rating 2",
            "once more: on Thu 19 Nov it was a 2 of 5",
            id="the last time counts",
        ),
    ],
)
@pytest.mark.parametrize("log", ["", "search.md:\n"])
def test_a_stumble_that_was_practised_well_since_is_left_alone(looking: Looking, line: str, hint: str | None, log: str) -> None:
    other = OTHER.format(day="10", question="What about schema drift?", rating=2)
    note = f"At 2026-11-19T12:00:\n{QUESTION.format(rating=2)}{BETTER}"
    text = f"{note}{other}search.md:\n## Log\n- {line}\n" if log else f"{note}## Log\n- {line}\n{other}"
    hints = [problem.hint for problem in looking.find("same-stumble-again", text)]
    assert len(hints) == (hint is not None)
    assert all(hint and hint in found for found in hints)


def test_it_is_practised_once_more_before_the_next_round(looking: Looking) -> None:
    planned = "interviews/2026-11-24-initech.md:\ncompany: Initech\nstart: 2026-11-24T10:00\nend: 2026-11-24T11:00\ndecision_date:\n"
    line = "## Log\n- 2026-11-18 20:00 practised How would you handle schema drift? rating 1\n"
    other = OTHER.format(day="10", question="What about schema drift?", rating=2)
    (problem,) = looking.find("same-stumble-again", QUESTION.format(rating=2) + BETTER + line + other + planned)
    assert problem.hint == "practise this one once more before Tue 24 Nov: on Wed 18 Nov it was a 1 of 5"
