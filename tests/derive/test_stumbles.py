"""Which questions come back before the next interview (R3.5)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from support.vaults import load_at

from followup_md.derive.context import find_open_stumbles

if TYPE_CHECKING:
    from support.vaults import Looking

ASK = "## Questions\n### {}\n- asked by: [[Priya Raman]]\n- rating: {}\n{}\n"
EARLIER = "interviews/2026-11-10-globex.md:\ncompany: Globex\nstart: 2026-11-10T10:00\nend: 2026-11-10T11:00\n"


def find(looking: Looking, text: str) -> list[tuple[str, str, str | None]]:
    looking.write(text)
    found = find_open_stumbles(load_at(looking.root, looking.now().isoformat()).search.processes)
    return [(stumble.question.text, stumble.interview.company, stumble.better) for stumble in found]


def test_a_stumble_is_open_with_its_better_answer(looking: Looking) -> None:
    assert find(looking, ASK.format("Why?", 2, "- better: because")) == [("Why?", "Harbor Logistics", "because")]


def test_what_went_well_is_none(looking: Looking) -> None:
    assert find(looking, ASK.format("Why?", 3, "")) == []


def test_the_latest_comes_first(looking: Looking) -> None:
    text = ASK.format("Why?", 1, "") + EARLIER + ASK.format("How?", 2, "")
    assert [question for question, *_ in find(looking, text)] == ["Why?", "How?"]


@pytest.mark.parametrize(
    ("earlier", "later", "found"),
    [
        pytest.param((1, "- better: x"), (4, ""), [], id="it went well since"),
        pytest.param((4, ""), (1, ""), [("Why", "Harbor Logistics", None)], id="it went badly since"),
        pytest.param((1, "- better: x"), (2, ""), [("Why", "Harbor Logistics", "x")], id="the earlier answer is kept"),
        pytest.param((1, "- better: x"), (2, "- better: y"), [("Why", "Harbor Logistics", "y")], id="the later answer counts"),
    ],
)
def test_a_question_asked_again(
    looking: Looking, earlier: tuple[int, str], later: tuple[int, str], found: list[tuple[str, str, str | None]]
) -> None:
    assert find(looking, ASK.format("Why", *later) + EARLIER + ASK.format("why?", *earlier)) == found


def test_a_round_that_lies_ahead_has_none(looking: Looking) -> None:
    assert find(looking, f"At 2026-11-16T12:00:\n{ASK.format('Why?', 1, '')}") == []
