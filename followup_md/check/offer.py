"""Checks about offers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from followup_md.model import NEED_OFFER, OFFERED
from followup_md.problem import report

if TYPE_CHECKING:
    from collections.abc import Iterator

    from followup_md.model import Search
    from followup_md.problem import Problem


def find_no_offer_yet(search: Search) -> Iterator[Problem]:
    """Find words about an offer (`accepted`, `start on …`) in a process that has none; they are not counted.

    Fails: `- 2026-11-18 accepted the 13:00 slot`. Passes: the same line after `- 2026-11-16 offer written`.
    """
    for process in search.processes:
        offered = False
        for event in process.events:
            offered = offered or event.kind in OFFERED
            if event.kind in NEED_OFFER and not offered:
                message = f'"{event.kind.replace("-", " ")}" is not counted: there is no offer here yet'
                hint = "log `offer spoken` or `offer written` before it; if it was about a meeting, write `replied to`"
                yield report("no-offer-yet", event.place, message, hint)
