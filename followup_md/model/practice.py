"""Questions as cards to practise (R3.5), and how a question stands in a line of the log."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from followup_md.model.facts import has_happened

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date, datetime

    from followup_md.model.facts import Event, Interview, Question

WELL = 4  # practised with this rating or a better one, a question went well
# As text, compiled when used: the signs of tags, then where a line's free text would begin; neither inside a link.
_LINK = r"(\[\[[^\[\]]*\]\])"
_TAG = rf"{_LINK}|(?<!\S)#+(?=[\w/-])"
_MARKS = rf"{_LINK}|:(?!\S)|(?<!\S)[-–—](?!\S)"
_SIGNS = frozenset(":-–—#")
_BLANKS = str.maketrans(dict.fromkeys(",:-–—\u2705", " "))
_DONE = "\u2705"  # the Tasks plugin puts it before the day on which something was done


class Practised(NamedTuple):
    """One time that a question was practised: when, and how it went, 1 to 5."""

    at: datetime
    rating: int


class Flashcard(NamedTuple):
    """A question that went badly once, as it was asked last in a held round, and the latest better answer to it.

    `rounds` are all in which it was asked, `practised` the times that it was practised, both the oldest first. `due` is the day on which
    it comes back, None where it was never practised or nothing tells. `wanted` says that it is to be practised now, `ahead` that rounds
    like the next one have brought it.
    """

    question: Question
    interview: Interview
    better: str | None
    rounds: tuple[Interview, ...]
    practised: tuple[Practised, ...] = ()
    due: date | None = None
    wanted: bool = False
    ahead: bool = False


class Deck(NamedTuple):
    """Cards in the order in which they come, and the `rest`, which are not asked for now.

    `scheduled` says that a schedule tells which are due; else the one practised longest ago comes first. `round` is the next round, where
    it is near.
    """

    cards: tuple[Flashcard, ...]
    rest: tuple[Flashcard, ...] = ()
    scheduled: bool = False
    round: Interview | None = None

    @property
    def next_due(self) -> date | None:
        """The first day on which one of the rest is due; None where nothing tells."""
        return min((card.due for card in self.rest if card.due), default=None)


def format_question(text: str) -> str:
    """Return a question on one line as `practised QUESTION rating N` can hold it: no mark in it begins the free text of the line.

    A colon becomes a comma, and so does a dash between blanks; the sign of a tag goes. Links stay as they are.
    """
    plain = " ".join(text.replace(_DONE, " ").split())
    if not _SIGNS.isdisjoint(plain):
        bare = re.sub(_TAG, lambda sign: sign[1] or " ", plain)
        plain = re.sub(_MARKS, lambda mark: mark[1] or ",", " ".join(bare.split()))
    return re.sub(r"\s+,", ",", plain).rstrip(" ,:-–—")


@lru_cache(maxsize=4096)  # several rules ask about the same questions
def fold_question(text: str) -> str:
    """Return what all spellings of a question share: case, blanks, commas, colons, dashes and a question mark at the end do not count."""
    words = text.casefold().translate(_BLANKS).split()
    if "#" in text:
        words = [bare for word in words if (bare := word.lstrip("#"))]
    return " ".join(words).rstrip("? ")


def list_practised(events: Iterable[Event], now: datetime) -> dict[str, tuple[Practised, ...]]:
    """Return the times that each question was practised by `now` (aware, in the reader's zone), by its folded words, the oldest first."""
    found: dict[str, list[Practised]] = {}
    for event in events:
        if event.kind == "practised" and event.subject and event.rating and has_happened(event, now):
            found.setdefault(fold_question(event.subject), []).append(Practised(event.at, event.rating))
    return {question: tuple(sorted(times)) for question, times in found.items()}
