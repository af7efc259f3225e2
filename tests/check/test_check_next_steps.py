"""When they decide, and what one promised (rules.md section 4, *Recap and review*: `no-next-step`, `promise-open`)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from support.vaults import Looking

UNTOLD = "decision_date:\ndecision_from:\n"
BARE = "---\ncompany: A\nrole: B\nstart: 2026-11-17T10:00\nend: 2026-11-17T11:00\n---\n"


@pytest.mark.parametrize(
    ("note", "told"),
    [
        pytest.param(UNTOLD, True, id="no word"),
        pytest.param(UNTOLD + "## Next steps\n- they said: no date", False, id="they told no day"),
        pytest.param(UNTOLD + "## Next steps\n- they said: not told", False, id="not told"),
        pytest.param(UNTOLD + "## Next steps\n- they said: a decision by 2026-12-04", False, id="in the next steps"),
        pytest.param(UNTOLD + "## Log\n- 2026-11-18 heard from [[Priya Raman]] by phone", True, id="they wrote, and named no day"),
        pytest.param(UNTOLD + "## Log\n- 2026-11-18 heard from [[Priya Raman]] decide by 2026-12-04", False, id="they named a day since"),
        pytest.param(UNTOLD + "## Log\n- 2026-11-18 heard from [[Priya Raman]] write again on 2026-12-04", False, id="to write on"),
        pytest.param(UNTOLD + "## Log\n- 2026-11-18 heard from [[Priya Raman]] no follow-ups", False, id="they want no asking"),
        pytest.param(UNTOLD + "## Next steps\n- they said: 4 Dec 2026", False, id="a day alone, in another form"),
        pytest.param(UNTOLD + "## Log\n- 2026-11-18 rejected", False, id="it is over"),
        pytest.param(UNTOLD + "kind: informational", False, id="no post to decide on"),
        pytest.param(UNTOLD + "interest: none", False, id="no interest, so no follow-up"),
        pytest.param("decision_date: someday soon", False, id="a day that does not read is told already"),
        pytest.param("At 2026-11-18T01:59:\n" + UNTOLD, False, id="the recap is not overdue"),
        pytest.param("At 2026-11-18T02:00:\n" + UNTOLD, True, id="the recap would be overdue"),
        pytest.param(f"At 2026-11-25T12:00:\n{UNTOLD}## Log\n- 2026-11-24 followed up with [[Priya Raman]]", False, id="asked already"),
    ],
)
def test_no_next_step(looking: Looking, note: str, told: bool) -> None:
    assert bool(looking.find("no-next-step", note)) is told


def test_no_next_step_is_told_of_the_latest_round_alone(looking: Looking) -> None:
    later = "interviews/2026-11-24-harbor.md:\nstart: 2026-11-24T10:00\nend: 2026-11-24T11:00\ndecision_date:\ndecision_from:\n"
    assert looking.find("no-next-step", UNTOLD + later) == []
    found = looking.find("no-next-step", f"At 2026-11-25T12:00:\n{UNTOLD}{later}")
    assert [problem.place.path for problem in found] == ["interviews/2026-11-24-harbor.md"]


@pytest.mark.parametrize(
    ("note", "place"),
    [
        pytest.param(UNTOLD, "decision_date:", id="the empty key"),
        pytest.param(BARE + "## Next steps\n", "## Next steps", id="the heading"),
        pytest.param(BARE, "2026-11-17T10:00", id="the start"),
    ],
)
def test_no_next_step_stands_where_it_belongs(looking: Looking, note: str, place: str) -> None:
    (problem,) = looking.find("no-next-step", note if note == UNTOLD else f"interviews/a.md:\n{note}")
    assert looking.text_at(problem) == place


PROMISED = "## Next steps\n- I promised: the sample query{by}\n"


@pytest.mark.parametrize(
    ("when", "by", "told"),
    [
        pytest.param("2026-11-20T23:59", ", by 2026-11-20", False, id="on the day named"),
        pytest.param("2026-11-21T00:00", ", by 2026-11-20", True, id="when that day has ended"),
        pytest.param("2026-11-21T23:59", "", False, id="four days after the interview"),
        pytest.param("2026-11-22T00:00", "", True, id="when these have ended"),
    ],
)
def test_promise_open(looking: Looking, when: str, by: str, told: bool) -> None:
    found = looking.find("promise-open", f"At {when}:\n{PROMISED.format(by=by)}")
    assert bool(found) is told
    assert all(looking.text_at(problem).startswith("the sample query") for problem in found)
    assert all(" sent [[Priya Raman]]: the sample query`" in problem.hint for problem in found)


@pytest.mark.parametrize(
    ("log", "open_ones"),
    [
        pytest.param("", ["query", "references"], id="nothing sent"),
        pytest.param("sent [[Priya Raman]]: the sample query", ["references"], id="one by its words"),
        pytest.param("sent [[Priya Raman]]: what I promised", ["references"], id="words of neither cover the first"),
        pytest.param("thanked [[Priya Raman]] by letter: with the sample query", ["references"], id="enclosed in the thanks"),
        pytest.param("rejected", [], id="it is over"),
    ],
)
def test_which_promise_is_kept(looking: Looking, log: str, open_ones: list[str]) -> None:
    steps = "At 2026-11-25T12:00:\n## Next steps\n- I promised: the sample query\n- I promised: two references\n"
    found = looking.find("promise-open", f"{steps}## Log\n- 2026-11-24 {log}" if log else steps)
    assert [word for word in ("query", "references") if any(word in problem.message for problem in found)] == open_ones


@pytest.mark.parametrize(
    ("lines", "open_ones"),
    [
        pytest.param(["sent [[Priya Raman]]: the sample query"], ["a sample of code", "a query"], id="the one it means most"),
        pytest.param(["sent [[Priya Raman]]: a sample of code"], ["the sample query", "a query"], id="another one"),
        pytest.param(["sent [[Priya Raman]]: the query"], ["the sample query", "a sample of code"], id="the one that it names in full"),
        pytest.param(["sent [[Priya Raman]]: the sample query and the code"], ["a sample of code", "a query"], id="half of another one"),
        pytest.param(
            ["sent [[Priya Raman]]: the sample query", "sent [[Priya Raman]]: a sample of code", "sent [[Priya Raman]]"],
            [],
            id="a line each",
        ),
    ],
)
def test_one_line_keeps_one_promise_of_those_that_share_a_word(looking: Looking, lines: list[str], open_ones: list[str]) -> None:
    promises = ["the sample query", "a sample of code", "a query"]
    steps = "## Next steps\n" + "".join(f"- I promised: {promise}\n" for promise in promises)
    log = "## Log\n" + "".join(f"- 2026-11-24 {line}\n" for line in lines)
    found = looking.find("promise-open", f"At 2026-11-25T12:00:\n{steps}{log}")
    assert [promise for promise in promises if any(f'"{promise}"' in problem.message for problem in found)] == open_ones


def test_one_line_may_name_two_promises_in_full(looking: Looking) -> None:
    steps = "## Next steps\n- I promised: the sample query\n- I promised: two references\n"
    log = "## Log\n- 2026-11-24 sent [[Priya Raman]]: the sample query and the references"
    assert looking.find("promise-open", f"At 2026-11-25T12:00:\n{steps}{log}") == []


@pytest.mark.parametrize(
    ("lines", "open_ones"),
    [
        pytest.param([], True, id="nothing sent"),
        pytest.param(["2026-11-19 sent [[Priya Raman]]: the query"], False, id="sent since"),
        pytest.param(["2026-11-17 15:00 sent [[Priya Raman]]: the query"], True, id="sent before they asked for it"),
    ],
)
def test_what_they_want_by_a_day_is_promised(looking: Looking, lines: list[str], open_ones: bool) -> None:
    log = "".join(f"- {line}\n" for line in ("2026-11-18 heard from [[Priya Raman]] wants the query by 2026-11-20", *lines))
    found = looking.find("promise-open", f"At 2026-11-21T00:00:\n## Log\n{log}")
    assert bool(found) is open_ones
    assert all('"the query" by Fri 20 Nov' in problem.message for problem in found)


def test_a_promise_to_somebody_is_sent_to_them(looking: Looking) -> None:
    people = "interviewers: [Priya Raman, Tom Okafor]\n"
    (problem,) = looking.find("promise-open", f"At 2026-11-25T12:00:\n{people}## Next steps\n- I promised: the sample query to Tom\n")
    assert "sent [[Tom Okafor]]: the sample query`" in problem.hint


def test_a_promise_in_a_round_that_names_nobody(looking: Looking) -> None:
    (problem,) = looking.find("promise-open", f"At 2026-11-25T12:00:\ninterviewers:\n{PROMISED.format(by='')}")
    assert "sent [[NAME]]" in problem.hint
