"""rules.md 3.4, column by column: prep, recap, review, improve."""

from __future__ import annotations

import pytest
from support.searches import FULL_BODY, LATER, ROUND, THANKED, Tale, is_open, looking, plan_later, tell_acme, tell_round

from followup_md.words import say_lacks, say_why

PREP, RECAP, REVIEW = f"prep-{ROUND}", f"recap-{ROUND}", f"review-{ROUND}"
IMPROVE = f"improve-why-did-you-leave-initech-{ROUND}"
GOOD = "### What did you last learn?\n- rating: 4\n"
STUMBLE = "### Why did you leave Initech?\n- asked by: [[Ada Long]]\n- rating: 2\n"
BETTER = "- better: I had built what I came for\n"
STUMBLED = FULL_BODY.replace(GOOD, STUMBLE)


# prep


def test_prep_trigger_round_planned() -> None:
    assert tell_acme().open("2026-10-16T12:00") == {**looking("2026-10-12"), PREP: "2026-10-18"}


def test_prep_who_is_you() -> None:
    assert tell_acme().action("2026-10-16T12:00", PREP).person is None


def test_prep_due_the_day_before_counted_in_the_rounds_zone() -> None:
    tale = Tale()
    tale.person("Ada Long")
    # 07:30 on Tuesday the 20th in Auckland is still Monday afternoon in New York.
    head = 'company: Acme\nrole: Analyst\nstart: 2026-10-20T07:30\ntimezone: Pacific/Auckland\ninterviewers: ["[[Ada Long]]"]'
    tale.note(ROUND, head)
    assert tale.open("2026-10-16T12:00")[PREP] == "2026-10-19"


def test_prep_is_never_overdue() -> None:
    found = tell_acme().action("2026-10-19T09:59", PREP)
    assert (found.overdue_at, found.urgency) == (None, "due")


def test_prep_disappears_at_the_start() -> None:
    assert is_open(tell_acme(), "2026-10-19T09:59", PREP)
    assert not is_open(tell_acme(), "2026-10-19T10:00", PREP)


def test_prep_done_when_the_sheet_is_ready() -> None:
    assert tell_acme("2026-10-17 prepared").action("2026-10-18T12:00", PREP).status == "done"


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        pytest.param((), "; not practised since: “Why did you leave Initech?”", id="never"),
        pytest.param(("2026-10-20 practised why did you leave Initech rating 2",), "", id="since"),
        pytest.param(
            ("2026-10-19 10:30 practised Why did you leave Initech? rating 5",), "; not practised since: “Why did you…", id="before it"
        ),
    ],
)
def test_prep_names_what_went_badly_and_was_not_practised_since(lines: tuple[str, ...], said: str) -> None:
    tale = plan_later(tell_acme(*lines, body=STUMBLED))
    why = say_why(tale.action("2026-11-20T12:00", f"prep-{LATER}"))
    sheet = "the round is on Mon 30 Nov; open stumbles and the last recap belong on your sheet"
    assert why.startswith(sheet + said.rstrip("…"))
    assert bool(why.removeprefix(sheet)) is bool(said)


def test_prep_names_two_and_counts_the_others() -> None:
    asked = "".join(f"### {'Why ' * 20}{number}?\n- rating: 1\n" for number in range(4))
    why = say_why(plan_later(tell_acme(body=FULL_BODY.replace(GOOD, asked))).action("2026-11-20T12:00", f"prep-{LATER}"))
    one = f"“{('Why ' * 20)[:59].rstrip()}…”"
    assert why.endswith(f"not practised since: {one}, {one} and 2 more")


# recap


def test_recap_trigger_round_held() -> None:
    tale = tell_acme(body="")
    assert not is_open(tale, "2026-10-19T10:59", RECAP)
    assert is_open(tale, "2026-10-19T11:00", RECAP)


def test_recap_due_at_the_end() -> None:
    found = tell_acme(body="").action("2026-10-19T12:00", RECAP)
    assert (f"{found.due:%d %H:%M}", found.person) == ("19 11:00", None)


# The later of the next midnight and twelve hours (rules.md 7.1).
OVERDUE = [
    pytest.param("2026-10-19T09:00", "2026-10-19T23:59", "2026-10-20T00:00", id="ended-10-00-next-midnight"),
    pytest.param("2026-10-19T11:00", "2026-10-19T23:59", "2026-10-20T00:00", id="ended-12-00-both-alike"),
    pytest.param("2026-10-19T16:00", "2026-10-20T04:59", "2026-10-20T05:00", id="ended-17-00-twelve-hours"),
    pytest.param("2026-10-19T22:50", "2026-10-20T11:49", "2026-10-20T11:50", id="ended-23-50-twelve-hours"),
]


@pytest.mark.parametrize(("start", "before", "at"), OVERDUE)
def test_recap_overdue_from_the_later_of_next_midnight_and_twelve_hours(start: str, before: str, at: str) -> None:
    tale = tell_acme()
    tell_round(tale, ROUND, start, body="")
    assert tale.action(before, RECAP).urgency == "due"
    assert tale.action(at, RECAP).urgency == "overdue"


@pytest.mark.parametrize("line", ["on hold", "rejected", "closed", "withdrew", "heard from [[Ada Long]] no contact"])
def test_recap_never_disappears(line: str) -> None:
    assert is_open(tell_acme(THANKED, f"2026-10-21 {line}", body=""), "2027-10-19T12:00", RECAP)


@pytest.mark.parametrize(
    "missing",
    [
        "Topics",
        "Job description",
        "Requirements",
        "Company: good points",
        "Company: bad points",
        "Role: good points",
        "Role: bad points",
        "First impressions",
        "Environment",
    ],
)
def test_recap_done_when_all_sections_are_present(missing: str) -> None:
    assert tell_acme().action("2026-10-19T12:00", RECAP).status == "done"
    found = tell_acme(body=FULL_BODY.replace(f"## {missing}\n", "## Notes of mine\n")).action("2026-10-19T12:00", RECAP)
    assert (found.status, say_lacks(found.lacks)) == ("open", missing.casefold())


def test_recap_is_never_blocked() -> None:
    assert tell_acme(body="").action("2026-10-19T12:00", RECAP).blocked_by is None


# review


def test_review_trigger_round_held_and_who_is_you() -> None:
    tale = tell_acme(body="")
    assert not is_open(tale, "2026-10-19T10:59", REVIEW)
    assert tale.action("2026-10-19T11:00", REVIEW).person is None


def test_review_due_24_elapsed_hours_after_the_end() -> None:
    tale = tell_acme()
    # The clocks went back on Sunday 1 November 2026 in New York: 24 elapsed hours after 16:30 are 15:30.
    tell_round(tale, ROUND, "2026-10-31T15:30", body="")
    assert tale.open("2026-10-31T18:00")[REVIEW] == "2026-11-01 15:30"


def test_review_overdue_after_24_hours() -> None:
    tale = tell_acme(body="")
    assert tale.action("2026-10-20T10:59", REVIEW).urgency == "due"
    assert tale.action("2026-10-20T11:00", REVIEW).urgency == "overdue"


@pytest.mark.parametrize("line", ["rejected", "withdrew", "heard from [[Ada Long]] no contact"])
def test_review_never_disappears(line: str) -> None:
    assert is_open(tell_acme(THANKED, f"2026-10-21 {line}", body=""), "2027-10-19T12:00", REVIEW)


@pytest.mark.parametrize(
    ("typed", "lacks"),
    [
        ("## Review\n- rating: 4\n", "rating"),
        (f"## Questions\n{GOOD}", "questions"),
        ("- improve: speak more slowly\n", "areas to improve"),
    ],
    ids=["rating", "questions", "areas"],
)
def test_review_done_when_rating_questions_and_areas_are_present(typed: str, lacks: str) -> None:
    assert tell_acme().action("2026-10-19T12:00", REVIEW).status == "done"
    left = "## Review\n" if lacks == "rating" else ""
    found = tell_acme(body=FULL_BODY.replace(typed, left)).action("2026-10-19T12:00", REVIEW)
    assert (found.status, say_lacks(found.lacks)) == ("open", lacks)


# improve


def test_improve_trigger_question_marked_stumble() -> None:
    assert not [name for name in tell_acme().open("2026-10-19T12:00") if name.startswith("improve")]
    assert is_open(tell_acme(body=STUMBLED), "2026-10-19T12:00", IMPROVE)


def test_improve_trigger_stumbled_yes_with_a_good_rating() -> None:
    body = FULL_BODY.replace(GOOD, STUMBLE.replace("rating: 2", "rating: 5\n- stumbled: yes"))
    assert is_open(tell_acme(body=body), "2026-10-19T12:00", IMPROVE)


def test_improve_who_is_the_asker() -> None:
    assert tell_acme(body=STUMBLED).action("2026-10-19T12:00", IMPROVE).person_name == "Ada Long"


def test_improve_due_24_hours_after_the_end_and_overdue_after() -> None:
    tale = tell_acme(body=STUMBLED)
    assert tale.open("2026-10-19T12:00")[IMPROVE] == "2026-10-20 11:00"
    assert tale.action("2026-10-20T10:59", IMPROVE).urgency == "due"
    assert tale.action("2026-10-20T11:00", IMPROVE).urgency == "overdue"


def test_improve_comes_before_that_persons_note() -> None:
    names = [action.action for action in tell_acme(body=STUMBLED).at("2026-10-19T12:00").actions if action.status == "open"]
    assert names.index("improve") < names.index("thank")


def test_improve_disappears_when_ended_and_improved_elsewhere() -> None:
    tale = tell_acme(THANKED, "2026-10-21 rejected", body=STUMBLED)
    assert is_open(tale, "2026-11-30T12:00", IMPROVE)
    tell_round(tale, "2026-11-02-other", "2026-11-02T10:00", head="role: Clerk\n", body=FULL_BODY.replace(GOOD, STUMBLE + BETTER))
    assert IMPROVE not in [action.id for action in tale.at("2026-11-30T12:00").actions]


def test_improve_stays_when_improved_elsewhere_but_the_process_lives() -> None:
    tale = plan_later(tell_acme(THANKED, body=STUMBLED))
    tell_round(tale, "2026-11-02-other", "2026-11-02T10:00", head="role: Clerk\n", body=FULL_BODY.replace(GOOD, STUMBLE + BETTER))
    assert is_open(tale, "2026-11-20T12:00", IMPROVE)


def test_improve_done_when_the_better_answer_is_written() -> None:
    tale = tell_acme(THANKED, body=FULL_BODY.replace(GOOD, STUMBLE + BETTER))
    assert tale.action("2026-10-20T12:00", IMPROVE).status == "done"
