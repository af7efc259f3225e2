"""Where and why a log line stops reading, with the lines that may be what was meant."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Literal, NamedTuple

from followup_md.model.channels import CHANNEL_IDS
from followup_md.parse.dates.text import hint_ambiguous, hint_vague
from followup_md.problem import BAD_DATE, UNKNOWN_EVENT, VAGUE_DATE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from followup_md.problem import CheckSpec

_SEPARATORS = " :-–—"


class Slip(NamedTuple):
    """Words of a line that do not read, `text[start:end]`, what is wrong with them, and advice.

    `lines` are whole lines that may be what was meant, likeliest first, not yet tried; `advice` serves when none of them reads.
    With `choice` each of them that reads is offered, since only the person knows which it was. `expected` says what was expected,
    `behind` from where on the words may be free text. `frame` is the sentence in which the lines are offered where the person must judge
    first whether they hold at all.
    """

    check: CheckSpec
    start: int
    end: int
    message: str
    advice: str
    lines: tuple[str, ...] = ()
    choice: bool = False
    expected: Literal["", "event", "person"] = ""
    behind: int | None = None
    frame: str | None = None


def refuse_words(start: int, end: int, message: str, advice: str, lines: Sequence[str] = ()) -> Slip:
    """Make the slip of words outside the grammar."""
    return Slip(check=UNKNOWN_EVENT, start=start, end=end, message=message, advice=advice, lines=tuple(lines))


def refuse_date(text: str, start: int, end: int, since: date = date.min) -> Slip:
    """Make the slip of the unreadable date `text[start:end]`; each order in which its digits are a day from `since` on gives a line."""
    return Slip(
        check=BAD_DATE,
        start=start,
        end=end,
        message=f'"{text[start:end]}" is no date to be trusted',
        advice="write a day that exists, as `YYYY-MM-DD`",
        lines=tuple(f"{text[:start]}{day}{text[end:]}" for day in hint_ambiguous(text[start:end]) if day >= since),
        choice=True,
    )


def refuse_vague(text: str, start: int, end: int, day: date, lines: Sequence[str]) -> Slip:
    """Make the slip of the date in words `text[start:end]`, said on `day`."""
    return Slip(
        check=VAGUE_DATE,
        start=start,
        end=end,
        message=f'"{text[start:end]}" is no date',
        advice=f"find out which day that is, counted from {day}, and write it as `YYYY-MM-DD`",
        lines=tuple(lines),
        choice=True,
    )


def date_clause(text: str, start: int, end: int, stop: int, day: date) -> tuple[str, ...]:
    """Return the line with each day that the words `text[start:end]` could mean in their place, the words kept as free text.

    Grammar ends at `stop`; the words go in front of the free text that stands there already.
    """
    words, said = text[start:end], text[stop:].lstrip(_SEPARATORS)
    kept = f"{words}; {said}" if said else words
    return tuple(f"{text[:start]}{meant}{text[end:stop].rstrip()}: {kept}" for meant in hint_vague(words, day))


def refuse_channel(text: str, start: int, typed: str, lines: Sequence[str]) -> Slip:
    """Make the slip of the word `typed` at `start`, which is no channel; `lines` may be meant when it is near none."""
    from difflib import get_close_matches  # heavy, and only for a line that does not read

    close = [f"{text[:start]}{channel}{text[start + len(typed) :]}" for channel in get_close_matches(typed.lower(), CHANNEL_IDS)]
    message = f'"{typed}" is no channel ({", ".join(CHANNEL_IDS)})'
    return refuse_words(start, start + len(typed), message, "name one of the channels", (*close, *lines))


def insert_clause(text: str, cut: int, clause: str, said: str) -> str:
    """Return the line with `clause` behind its grammar, which ends at `cut`, and `said` as its free text."""
    said = " ".join(said.split()).strip(_SEPARATORS + ",;")
    return f"{text[:cut].rstrip(' ,')} {clause}" + (f": {said}" if said else "")
