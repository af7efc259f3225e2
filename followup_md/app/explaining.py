"""`check --explain`: how personal the thank-you letters of a vault are, sign by sign."""

from __future__ import annotations

from typing import TYPE_CHECKING

from followup_md.app import lies_in_any
from followup_md.model.draft import DraftKind
from followup_md.prose.letter import read_letters
from followup_md.prose.likeness import pair_likest
from followup_md.prose.signals import read_signals
from followup_md.prose.spec import list_topics
from followup_md.render.signals import ReadLetter, render_signals

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from followup_md.model import Vault
    from followup_md.prose.letter import Letter
    from followup_md.prose.signals import Reading


def explain_letters(vault: Vault, paths: Sequence[str], *, color: bool = False, width: int | None = None) -> str:
    """Return the page of the thank-you letters in some files and folders (relative to the vault; empty: all), each compared with all."""
    read = [
        ReadLetter(letter.draft.path, reading, letter.draft.unedited, any(list_topics(letter)))
        for letter, reading in judge_letters(vault, lambda path: lies_in_any(path, paths))
    ]
    return render_signals(read, color=color, width=width)


def judge_letters(vault: Vault, is_wanted: Callable[[str], bool]) -> Iterator[tuple[Letter, Reading]]:
    """Yield each thank-you letter whose path is wanted with how personal it is, compared with all others."""
    letters = [letter for letter in read_letters(vault) if letter.draft.kind == DraftKind.THANK_YOU]
    likest = pair_likest(letters)
    for letter in letters:
        if is_wanted(letter.draft.path):
            yield letter, read_signals(letter, likest.get(letter.draft.path, ()))
