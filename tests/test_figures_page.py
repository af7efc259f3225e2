"""docs/figures.md has the docstring of each figure's counting function, under the label that `stats` shows."""

from __future__ import annotations

import inspect
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from followup_md.derive.figures import (
    count_activities,
    count_answers,
    count_offers,
    count_processes,
    count_rounds,
    count_second_rounds,
    count_stumbles,
    count_thanks,
)
from followup_md.model.figures import Figures
from followup_md.render.stats import list_figures

if TYPE_CHECKING:
    from collections.abc import Callable

PAGE = (Path(__file__).parents[1] / "docs" / "figures.md").read_text(encoding="utf-8")
SECTIONS = dict(re.findall(r"^## ([^\n]+)\n\n(.*?)(?=\n## |\Z)", PAGE, re.MULTILINE | re.DOTALL))
COUNTERS: dict[str, Callable[..., object]] = {
    "Rounds held": count_rounds,
    "Processes": count_processes,
    "To a second round": count_second_rounds,
    "To an offer": count_offers,
    "Days to an answer": count_answers,
    "Thank-yous in time": count_thanks,
    "Stumbles repaired": count_stumbles,
    "Search activities": count_activities,
}


def flow(text: str) -> list[str]:
    """Return the paragraphs of a text, each on one line."""
    return [" ".join(paragraph.split()) for paragraph in text.strip().split("\n\n")]


@pytest.mark.parametrize("title", COUNTERS)
def test_a_section_is_what_the_program_says_of_the_figure(title: str) -> None:
    assert flow(SECTIONS[title]) == flow(inspect.getdoc(COUNTERS[title]) or "")


def test_every_line_of_the_page_of_stats_has_its_section_in_the_same_order() -> None:
    labels = [label.capitalize() for label, _ in list_figures(Figures())]
    assert labels == list(COUNTERS)
    assert [title for title in SECTIONS if title in COUNTERS] == labels
