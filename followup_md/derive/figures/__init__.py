"""Figures of a search (R0.5, R5.3); the docstring of each counting function is a section of docs/figures.md."""

from followup_md.derive.context import Context
from followup_md.derive.figures.activities import count_activities
from followup_md.derive.figures.answers import count_answers
from followup_md.derive.figures.deeds import find_deeds
from followup_md.derive.figures.processes import count_offers, count_processes, count_second_rounds
from followup_md.derive.figures.rounds import count_rounds
from followup_md.derive.figures.stumbles import count_stumbles
from followup_md.derive.figures.thanks import count_thanks
from followup_md.model import Search
from followup_md.model.figures import Figures, Period

__all__ = ["derive_figures", "find_deeds"]


def derive_figures(search: Search, context: Context, period: Period) -> Figures:
    """Return all figures of `period` as they stand at the moment of the search; `context` is that of the same search."""
    return Figures(
        period=period,
        rounds=count_rounds(context, period),
        processes=count_processes(context, period),
        second_round=count_second_rounds(context, period),
        offer=count_offers(context, period),
        answers=count_answers(context, period),
        thanks=count_thanks(context, search.actions, period),
        stumbles=count_stumbles(context, period),
        activities=count_activities(search, context.settings, period),
    )
