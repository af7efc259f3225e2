"""What must not be lost when words of a log line move into its free text: dates, persons, channels, events and clauses."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from followup_md.model.channels import CHANNEL_IDS, CHANNEL_SYNONYMS
from followup_md.parse.dates.text import find_vague
from followup_md.parse.log.words import BY_WORDS, CLAUSES
from followup_md.parse.names import fold_name

if TYPE_CHECKING:
    from followup_md.parse.names import Names

MOST_WORDS: Final = 4
EVENT: Final = re.compile(
    rf"(?<![\w-])(?:{'|'.join(sorted(BY_WORDS, key=len, reverse=True))})(?![\w'’-])".replace(" ", r"[\s-]+"), re.IGNORECASE
)
_FACT: Final = re.compile(
    r"\d{1,4}[-./]\d{1,2}[-./]\d|\b\d{1,2}\s+[a-z]{3,9}\.?\s+\d{4}\b|\[\[|\beveryone\b|\b(?:because|via|but|except|not|without)\b|\bno\s+follow"
    rf"|\bby\s+(?:{'|'.join((*CHANNEL_IDS, *CHANNEL_SYNONYMS))})\b|\b(?:{'|'.join(filter(str.isascii, CLAUSES))})\b",
    re.IGNORECASE,
)


def holds_facts(text: str, names: Names) -> bool:
    """Say whether `text` names a day, a person, a channel, an event or a clause."""
    return bool(_FACT.search(text) or EVENT.search(text) or find_vague(text) or find_keys(text, names))


def find_keys(text: str, names: Names) -> set[str]:
    """Return the keys of all persons that words of `text` may name."""
    words = [fold_name(word.strip("[],.;:()")) for word in text.split()]
    runs = [" ".join(words[start : start + length]) for length in range(1, MOST_WORDS + 1) for start in range(len(words) - length + 1)]
    return {key for run in runs for known in (names.parts, names.full, names.links) for key in known.get(run, ())}
