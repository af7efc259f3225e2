"""Questions that go badly again and again."""

from __future__ import annotations

from collections import Counter, defaultdict
from math import ceil
from typing import TYPE_CHECKING, NamedTuple

from followup_md.check.inspection import Finding
from followup_md.dates import spell_day
from followup_md.model.practice import WELL, list_practised
from followup_md.wording import find_stems

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
    from datetime import datetime

    from followup_md.check.inspection import Inspection
    from followup_md.model import Interview, Question
    from followup_md.model.practice import Practised
    from followup_md.problem import Place

_SHARED_PART = 0.6  # of all words that either has
_FEWEST_SHARED = 2
_FEWEST_STUMBLES = 2
# With so many other wordings, at most, is one compared for each of its rarer words: else time would grow as the square of the questions.
_MOST_COMPARED = 64
_COUNTS = {2: "second", 3: "third", 4: "fourth", 5: "fifth"}


class _Asked(NamedTuple):
    """A question as it was asked in one held interview, with its content words."""

    interview: Interview
    question: Question
    words: frozenset[str]


def find_same_stumble_again(inspection: Inspection) -> Iterator[Finding]:
    """A question went badly more than once."""
    if sum(any(question.stumble for question in item.interview.questions) for _, item in inspection.held()) < _FEWEST_STUMBLES:
        return
    rounds = sorted((item.interview for _, item in inspection.held()), key=lambda interview: (interview.start, interview.path))
    asked = [_Asked(interview, question, find_stems(question.text)) for interview in rounds for question in interview.questions]
    wordings: defaultdict[frozenset[str], list[_Asked]] = defaultdict(list)
    for item in asked:
        wordings[item.words].append(item)
    find_candidates = _index_wordings(wordings)
    practised = list_practised(inspection.search.vault.events, inspection.search.now)
    reported: set[Place] = set()
    for item in reversed(asked):
        if not item.question.stumble or item.question.place in reported:
            continue
        like = dict.fromkeys((item.words, *(words for words in find_candidates(item.words) if _is_alike(item.words, words))))
        alike = [other for words in like for other in wordings[words]]
        stumbled = {other.interview.slug for other in alike if other.question.stumble}
        reported.update(other.question.place for other in alike)
        latest = max(alike, key=lambda other: (other.interview.start, other.interview.path, other.question.place.line))
        if len(stumbled) < _FEWEST_STUMBLES or not latest.question.stumble:
            continue
        last = _find_last_practice(practised, {other.words for other in alike}, latest.interview.end)
        if last is None or last.rating < WELL:
            ahead = [planned.interview.start for _, planned in inspection.rounds("planned")]
            ahead = [start for start in ahead if start > inspection.search.now]
            before = f" before {spell_day(min(ahead).date())}" if ahead else ""
            hint = f"practise this one{before}: say the better answer aloud"
            if last:
                day = spell_day(last.at.astimezone(inspection.search.now.tzinfo).date())
                hint = f"practise this one once more{before}: on {day} it was a {last.rating} of 5"
            times = f"the {_COUNTS[len(stumbled)]} time" if len(stumbled) in _COUNTS else f"{len(stumbled)} times now"
            yield Finding(item.question.place, f'"{item.question.text}" went badly for {times}', hint)


def _find_last_practice(
    practised: Mapping[str, Sequence[Practised]], wordings: Collection[frozenset[str]], since: datetime
) -> Practised | None:
    """Return the last time since an instant that a question of one of the wordings, or one like them, was practised."""
    times = [
        times[-1]
        for text, times in practised.items()
        if times[-1].at >= since and ((words := find_stems(text)) in wordings or any(_is_alike(words, other) for other in wordings))
    ]
    return max(times, default=None)


def _index_wordings(wordings: Iterable[frozenset[str]]) -> Callable[[frozenset[str]], Iterator[frozenset[str]]]:
    """Return what finds those among `wordings` that may be like one: those that share one of its rarer words.

    Two that share most of their words share one of the rarer ones too: of n words that are not all needed, the n - needed + 1 rarest.
    """
    counts = Counter(word for words in wordings for word in words)

    def find_rare(words: frozenset[str]) -> Sequence[str]:
        needed = max(_FEWEST_SHARED, ceil(_SHARED_PART * len(words)))
        return sorted(words, key=lambda word: (counts[word], word))[: max(0, len(words) - needed + 1)]

    by_word: defaultdict[str, list[frozenset[str]]] = defaultdict(list)
    for words in wordings:
        for word in find_rare(words):
            by_word[word].append(words)
    return lambda words: (other for word in find_rare(words) for other in by_word[word][-_MOST_COMPARED:])


def _is_alike(one: frozenset[str], two: frozenset[str]) -> bool:
    shared = len(one & two)
    return shared >= _FEWEST_SHARED and shared >= _SHARED_PART * (len(one) + len(two) - shared)
