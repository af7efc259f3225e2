"""Likeness of two letters: the runs of three words that they share (rules.md section 6, H3)."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from followup_md.prose.letter import Letter

# From here on letters are much alike, and as good as the same.
ALIKE, TWIN = 0.35, 0.60
_RUN = 3  # words that follow each other
# With so many other letters, at most, is one compared for each run: else time would grow as the square of form letters.
_MOST = 64


def find_runs(letter: Letter) -> frozenset[tuple[str, ...]]:
    """Return the runs of three words of what is said, without names, company and post."""
    own = [letter.interview.company, letter.interview.role or ""] if letter.interview else []
    own += [letter.person.name, letter.person.salutation or ""] if letter.person else []
    masked = set(re.findall(r"\w+", " ".join(own).casefold()))
    words = [word for word in re.findall(r"\w+", letter.text.casefold()) if word not in masked]
    return frozenset(tuple(words[at : at + _RUN]) for at in range(len(words) - _RUN + 1))


def compare_letters(letters: Sequence[Letter]) -> Iterator[tuple[Letter, Letter, float]]:
    """Yield each letter with each one before it that it shares a run with, and how much alike they are, from 0 to 1."""
    said = [letter for letter in letters if letter.said]
    runs = [find_runs(letter) for letter in said]
    where: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    for at, letter in enumerate(said):
        shared = Counter(other for run in runs[at] for other in where[run][-_MOST:])
        for run in runs[at]:
            where[run].append(at)
        for other, count in sorted(shared.items()):
            yield letter, said[other], count / len(runs[at] | runs[other])


def pair_likest(letters: Sequence[Letter]) -> dict[str, tuple[Letter, ...]]:
    """Return the letter that each is most like, by path, as `read_signals` takes it; none for one that shares nothing with any."""
    likest: dict[str, tuple[float, Letter]] = {}
    for one, two, likeness in compare_letters(letters):
        for letter, other in ((one, two), (two, one)):
            if likeness > likest.get(letter.draft.path, (0.0,))[0]:
                likest[letter.draft.path] = (likeness, other)
    return {path: (other,) for path, (_, other) in likest.items()}


def find_likest(letter: Letter, others: Sequence[Letter]) -> tuple[float, Letter | None]:
    """Return how much alike a letter and the one of `others` that it is most like are, and that one; 0 and None without any."""
    own = find_runs(letter)
    best: tuple[float, Letter | None] = (0.0, None)
    for other in others:
        runs = find_runs(other)
        likeness = len(own & runs) / (len(own | runs) or 1)
        best = max(best, (likeness, other), key=lambda found: found[0])
    return best
