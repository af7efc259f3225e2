"""How much alike two letters are: the runs of three words that they share (RULES.md section 6, H3)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from followup_md.prose.letter import Letter

# From here on letters are much alike, and as good as the same.
ALIKE, TWIN = 0.35, 0.60
_RUN = 3  # words that follow each other


def find_runs(letter: Letter) -> frozenset[tuple[str, ...]]:
    """Return the runs of three words of what is said, without names, company and post."""
    own = [letter.interview.company, letter.interview.role or ""] if letter.interview else []
    own += [letter.person.name, letter.person.salutation or ""] if letter.person else []
    masked = set(re.findall(r"\w+", " ".join(own).casefold()))
    words = [word for word in re.findall(r"\w+", letter.text.casefold()) if word not in masked]
    return frozenset(tuple(words[at : at + _RUN]) for at in range(len(words) - _RUN + 1))
