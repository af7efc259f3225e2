"""The checks on searches at random: whatever the notes say, they end, in the same order, each at a place that is there."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from support.strategies import Drawn, searches

import followup_md
from followup_md.parse.vault import NoteText, parse_notes
from followup_md.problem import CHECKS

if TYPE_CHECKING:
    from followup_md.problem import Problem

pytestmark = pytest.mark.slow

PATIENT = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def find(drawn: Drawn) -> tuple[Problem, ...]:
    vault, known = drawn.tale.vault()
    return followup_md.find_problems(vault, moment(drawn), known)


def moment(drawn: Drawn) -> datetime:
    return datetime.fromisoformat(drawn.now).replace(tzinfo=ZoneInfo(drawn.tale.zone))


@PATIENT
@given(searches())
def test_every_problem_stands_at_a_place_that_is_there(drawn: Drawn) -> None:
    texts = {f"interviews/{slug}.md": drawn.tale.note_text(slug) for slug in drawn.tale.notes}
    texts |= {f"people/{name}.md": text for name, text in drawn.tale.people.items()}
    for problem in find(drawn):
        assert problem.level == CHECKS[problem.check].level
        assert problem.message
        assert problem.hint
        if problem.place.path in texts:
            lines = texts[problem.place.path].split("\n")
            assert 1 <= problem.place.line <= len(lines)
            assert 1 <= problem.place.column <= len(lines[problem.place.line - 1]) + 1


@PATIENT
@given(searches())
def test_what_the_reader_made_is_of_checks_that_it_makes(drawn: Drawn) -> None:
    assert all(CHECKS[problem.check].by_reader for problem in drawn.tale.vault()[0].problems)


@PATIENT
@given(searches())
def test_problems_do_not_depend_on_the_order_of_the_files(drawn: Drawn) -> None:
    _, known = drawn.tale.vault()
    interviews = [NoteText(f"interviews/{slug}.md", drawn.tale.note_text(slug)) for slug in drawn.tale.notes]
    people = [NoteText(f"people/{name}.md", text) for name, text in drawn.tale.people.items()]
    log = "".join(f"- {line}\n" for line in drawn.tale.search)
    search = NoteText("search.md", f"\n## Log\n{log}") if drawn.tale.search else None
    turned = parse_notes(reversed(interviews), reversed(people), search, (), known)
    assert followup_md.find_problems(turned, moment(drawn), known) == find(drawn)


@PATIENT
@given(searches())
def test_no_problem_is_told_twice(drawn: Drawn) -> None:
    found = find(drawn)
    assert len(set(found)) == len(found)
    assert list(found) == sorted(found)
