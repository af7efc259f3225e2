"""Which language a letter is in, as far as its small words tell: whether it is English, and whether the notes are."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from followup_md.model import Interview

_WORD = r"[^\W_]+"
# Small words that nearly half of any English text is made of; of another language, the signals about wording can say nothing.
_ENGLISH = r"(?i)\b(?:the|and|to|of|a|in|i|you|that|it|for|is|was|my|with|at|on|be|your|as)\b"
_SHARE = 0.2
_SHARE_OF_NOTES = 0.1  # which leave out what they can
_LONG_ENOUGH = 12  # words


def is_english(text: str, share: float = _SHARE) -> bool:
    """Say whether a text is in English, by the share of its small words; of one too short to tell, yes."""
    words = len(re.findall(_WORD, text))
    return words < _LONG_ENOUGH or len(re.findall(_ENGLISH, text)) >= share * words


def is_in_language_of(interview: Interview, text: str) -> bool:
    """Say whether a text and the note of a round are both in English, or both in another language."""
    return is_english(text) == is_english(" ".join(_list_noted(interview)), _SHARE_OF_NOTES)


def _list_noted(interview: Interview) -> Iterator[str]:
    """Yield what the note of a round says in words of one's own."""
    for topic in interview.topics:
        yield from (topic.text, topic.mine or "")
    for question in interview.questions:
        yield from (question.text, question.said or "", question.better or "")
    for points in interview.points.values():
        yield from points
