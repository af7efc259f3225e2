"""Drafts by kind, and the places in them that fit a pattern."""

from __future__ import annotations

from typing import TYPE_CHECKING

from followup_md.check.inspection import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from followup_md.check.inspection import Inspection
    from followup_md.prose.letter import Letter


def read_letters(inspection: Inspection, *kinds: str) -> Iterator[Letter]:
    """Yield each draft of one of `kinds`, all without any, in the order of their paths."""
    return (letter for letter in inspection.letters if not kinds or letter.draft.kind in kinds)


def find_words(letter: Letter, pattern: str, lead: str, hint: str) -> Iterator[Finding]:
    """Yield a finding at each place of what is said where `pattern` fits; its message is `lead` and the words there."""
    return (Finding(place, f'{lead} "{words}"', hint) for place, words in letter.find(pattern))
