"""Words of the calendar: what is to be done, in general, since calendars are shared; whom it is about only where that is wanted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from followup_md.model.hiring import KINDS
from followup_md.render.text import clean

if TYPE_CHECKING:
    from collections.abc import Sequence

    from followup_md.model import Interview
    from followup_md.model.actions import CalendarWords

DECISION = "They decide"
START = "First day at work"
_KINDS = {kind: kind.replace("-", " ") for kind in KINDS}


def name_action(words: CalendarWords, number: int) -> str:
    """Return what is to be done, `number` times, without a name in it."""
    return words.many.format(n=number) if number > 1 else words.one


def name_interview(interview: Interview) -> str:
    """Return what kind of interview it is, without a name in it."""
    kind = _KINDS.get(interview.kind or "")
    return f"Interview ({kind})" if kind else "Interview"


def add_company(title: str, company: str) -> str:
    """Return a title with the company it is about, where one is to be named."""
    return f"{title}: {company}" if company else title


def list_people(names: Sequence[str]) -> str:
    """Return names in a row, each once."""
    return ", ".join(dict.fromkeys(map(clean, names)))
