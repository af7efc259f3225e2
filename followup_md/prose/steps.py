"""Next step in the close of a letter."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from followup_md.prose.days import find_days
from followup_md.prose.spec import find_decision

if TYPE_CHECKING:
    from collections.abc import Sequence

    from followup_md.prose.letter import Letter
    from followup_md.prose.sentences import Sentence
    from followup_md.prose.spec import Spec

_LAST = 3  # sentences are the close, at least
_ENOUGH = 2
_TIMING = (
    r"(?i)\b(?:when|by when|how soon|how long|what)\b[^.!?]{0,60}\b(?:decide|decision|decid\w+|hear|next steps?|time ?line|timing|dates?)\b"
    r"|\b(?:your|the) (?:time ?line|timing|schedule)\b"
)
_ASKED = r"(?i)\?|\b(?:let me know|tell me|may I ask|might I ask|could you|would you|I wonder|glad to (?:hear|know))\b"


def find_step(letter: Letter, sentences: Sequence[Sentence], spec: Spec) -> Sentence | None:
    """Return the sentence of the close that names a next step of the note: a promise, or the day of their decision.

    Where the note has neither, asking kindly when they will decide is one. The close is the last paragraph, and three sentences at least.
    """
    interview = letter.interview
    close = [item for item in sentences if item.paragraph == sentences[-1].paragraph or item in sentences[-_LAST:]]
    decision = find_decision(interview) if interview else None
    if interview is None or not (decision or spec.promises):
        return next((item for item in close if re.search(_TIMING, item.text) and re.search(_ASKED, item.text)), None)
    for item in close:
        if any(len(words & item.stems) >= min(_ENOUGH, len(words)) for words in spec.promises):
            return item
        if decision and any(mention.back is None and mention.means(decision, None) for mention in find_days(item.text)):
            return item
    return None
