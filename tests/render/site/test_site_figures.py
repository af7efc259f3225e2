"""The pages Search and Questions: bars against the target, and stumbles without an answer first."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime

import pytest
from support.builders import NOW, PANEL, make_interview, make_process, make_search
from support.pages import find_way, make_site, strip_tags

from followup_md.model import Question
from followup_md.model.card import Flashcard
from followup_md.model.facts import Practised
from followup_md.model.figures import Activities, Figures, WeekCount
from followup_md.problem import Place
from followup_md.render.site.pages import render_questions, render_search_page

ROUND = make_interview(PANEL, "Harbor Logistics", NOW, process="harbor")
SEARCH = make_search(make_process(ROUND))
MONDAYS = (date(2026, 11, 2), date(2026, 11, 9), date(2026, 11, 16))


def show_weeks(*done: int, target: int = 3) -> str:
    weeks = tuple(WeekCount(monday, count) for monday, count in zip(MONDAYS, done, strict=False))
    site = make_site(search=SEARCH, figures=Figures(activities=Activities(weeks=weeks, target=target)))
    return render_search_page(site, find_way(site))


def list_bars(page: str) -> list[tuple[str, str, str, str, bool]]:
    """Return of each week its day, what was done, how long the bar is, where the target stands, and whether it was met."""
    days = re.findall(r'<th scope="row"><time datetime="([^"]+)">', page)
    counts = re.findall(r"<td>(\d+)</td>", page)
    bars = re.findall(r'<svg class="bar( met)?".*?width="([^"]+)" height="12".*?x1="([^"]+)"', page)
    return [(day, count, length, line, bool(met)) for day, count, (met, length, line) in zip(days, counts, bars, strict=True)]


def test_weeks_stand_against_the_target_the_latest_first() -> None:
    assert list_bars(show_weeks(4, 0, 3)) == [
        ("2026-11-16", "3", "75%", "75%", True),
        ("2026-11-09", "0", "0%", "75%", False),
        ("2026-11-02", "4", "100%", "75%", True),
    ]


def test_the_target_stands_at_the_end_where_no_week_reached_it() -> None:
    assert list_bars(show_weeks(1)) == [("2026-11-02", "1", "33.33%", "100%", False)]


def test_without_a_target_and_without_anything_done_a_bar_is_empty() -> None:
    assert list_bars(show_weeks(0, target=0)) == [("2026-11-02", "0", "0%", "0%", True)]


def test_a_search_without_weeks_says_what_would_count() -> None:
    page = show_weeks()
    assert "Nothing to count yet: followup-md log search" in strip_tags(page)
    assert "<table" not in page


def test_the_figures_claim_no_cause() -> None:
    said = strip_tags(show_weeks(1))
    assert "a rate says how often something came, not why R0.5" in said
    assert "rounds held none" in said
    assert "Keep looking: 1 of 3 this week, 2 more by Sun 22 R5.1" in said


def ask(text: str, better: str | None = None, asked_by: str | None = None, said: str | None = None) -> Flashcard:
    return Flashcard(Question(text, Place(ROUND.path, 53), asked_by, 2, said, stumble=True), ROUND, better, (ROUND,))


def show_questions(*asked: Flashcard) -> str:
    site = make_site(search=SEARCH, asked=asked)
    return render_questions(site, find_way(site))


def test_what_has_no_better_answer_stands_first() -> None:
    page = show_questions(ask("One?", "so"), ask("Two?"), ask("Three?", "thus"))
    parts = [strip_tags(part) for part in re.findall(r"<h2[^>]*>(.*?)</h2>", page)]
    assert parts == ["Still without a better answer 1", "With a better answer 2"]
    assert [strip_tags(each) for each in re.findall(r"<h3[^>]*>(.*?)</h3>", page)] == ["Two?", "One?", "Three?"]
    assert "nothing noted; write it under the question as better:" in strip_tags(page)


def test_a_question_says_who_asked_it_where_and_how_it_went() -> None:
    page = show_questions(ask("Why *us*?", "the harbour", asked_by="Priya Raman", said="money"))
    assert "Priya Raman, Harbor Logistics · panel, Tue 17 Nov · rated 2 · never practised" in strip_tags(page)
    assert "You said money Better the harbour" in strip_tags(page)
    assert "Why <em>us</em>?" in page
    assert '<a href="process/harbor.html"><bdi>Harbor Logistics</bdi></a>' in page
    assert f'<a href="../interviews/{PANEL}.md">{PANEL}, line 53</a>' in page


@pytest.mark.parametrize(
    ("rounds", "ratings", "said"),
    [
        (1, (), "rated 2 · never practised"),
        (2, (), "rated 2 · asked in 2 rounds; never practised"),
        (1, (3, 4), "rated 2 · practised Tue 10 Nov, 4 of 5"),
        (3, (5,), "rated 2 · asked in 3 rounds; practised Mon 9 Nov, 5 of 5"),
    ],
)
def test_a_question_says_how_often_it_came_and_how_practice_went(rounds: int, ratings: tuple[int, ...], said: str) -> None:
    practised = tuple(Practised(datetime(2026, 11, 9 + place, 18, tzinfo=UTC), rating) for place, rating in enumerate(ratings))
    page = strip_tags(show_questions(ask("Why?")._replace(rounds=(ROUND,) * rounds, practised=practised)))
    assert said in page


def test_without_stumbles_it_says_what_brings_them_here() -> None:
    assert "No question is marked as a stumble" in show_questions()
