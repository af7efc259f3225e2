"""Language of a letter and of the notes: English or not, by the share of small words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from followup_md.model import Interview

_WORD = r"[^\W_]+"
# Small words that nearly half of any English text is made of; of another language, the signals about wording can say nothing.
_ENGLISH = r"(?i)\b(?:the|and|to|of|a|in|i|you|that|it|for|is|was|my|with|at|on|be|your|as)\b"
_SHARE = 0.2
_SHARE_OF_NOTES = 0.1  # which leave out what they can
_LONG_ENOUGH = 12  # words


def is_english(text: str, share: float = _SHARE) -> bool:
    """Say whether a text is in English, by the share of its small words; yes for one too short to judge."""
    words = len(re.findall(_WORD, text))
    return words < _LONG_ENOUGH or len(re.findall(_ENGLISH, text)) >= share * words


def is_in_language_of(interview: Interview, text: str) -> bool:
    """Say whether a text and the note of a round are both in English, or both in another language."""
    # What the note says in words of one's own.
    noted = [words for topic in interview.topics for words in (topic.text, topic.mine)]
    noted += [words for question in interview.questions for words in (question.text, question.said, question.better)]
    noted += [point for points in interview.points.values() for point in points]
    return is_english(text) == is_english(" ".join(filter(None, noted)), _SHARE_OF_NOTES)
