"""The check for questions that go badly again and again."""

from __future__ import annotations

from collections import Counter, defaultdict
from math import ceil
from typing import TYPE_CHECKING, NamedTuple

from followup_md.check.inspection import Finding
from followup_md.dates import spell_day
from followup_md.model.practice import WELL, list_practised
from followup_md.problem import SAME_STUMBLE_AGAIN
from followup_md.wording import find_stems

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
    from datetime import datetime

    from followup_md.check.inspection import Inspection
    from followup_md.model import Interview, Question
    from followup_md.model.practice import Practised
    from followup_md.problem import Place

_LIKE = 0.6
_FEWEST = 2
# With so many other wordings, at most, is one compared for each of its rarer words: else time would grow as the square of the questions.
_MOST = 64
_COUNTS = {2: "second", 3: "third", 4: "fourth", 5: "fifth"}


class _Asked(NamedTuple):
    """A question as it was asked in one held interview, with its content words."""

    interview: Interview
    question: Question
    words: frozenset[str]


def find_same_stumble_again(inspection: Inspection) -> Iterator[Finding]:
    """A question went badly more than once."""
    if sum(any(question.stumble for question in item.interview.questions) for _, item in inspection.held()) >= _FEWEST:
        yield from _find_again(inspection)


def _find_again(inspection: Inspection) -> Iterator[Finding]:
    asked = _list_asked(inspection)
    wordings: defaultdict[frozenset[str], list[_Asked]] = defaultdict(list)
    for item in asked:
        wordings[item.words].append(item)
    near = _index_near(wordings)
    practised = list_practised(inspection.search.vault.events, inspection.search.now)
    told: set[Place] = set()
    for item in reversed(asked):
        if not item.question.stumble or item.question.place in told:
            continue
        alike = [other for words in _find_alike(item.words, near) for other in wordings[words]]
        rounds = {other.interview.slug for other in alike if other.question.stumble}
        told.update(other.question.place for other in alike)
        latest = max(alike, key=_when)
        if len(rounds) >= _FEWEST and latest.question.stumble:
            last = _find_last(practised, {other.words for other in alike}, latest.interview.end)
            if last is None or last.rating < WELL:
                yield _report(inspection, item, len(rounds), last)


def _find_last(practised: Mapping[str, Sequence[Practised]], wordings: Collection[frozenset[str]], since: datetime) -> Practised | None:
    """Return the last time since an instant that a question of one of the wordings, or one like them, was practised."""
    times = [
        times[-1]
        for text, times in practised.items()
        if times[-1].at >= since and ((words := find_stems(text)) in wordings or any(_is_alike(words, other) for other in wordings))
    ]
    return max(times, default=None)


def _list_asked(inspection: Inspection) -> Sequence[_Asked]:
    """Return all questions of held interviews in the order in which they were asked."""
    rounds = sorted((item.interview for _, item in inspection.held()), key=lambda interview: (interview.start, interview.path))
    return [_Asked(interview, question, find_stems(question.text)) for interview in rounds for question in interview.questions]


def _index_near(wordings: Iterable[frozenset[str]]) -> Callable[[frozenset[str]], Iterator[frozenset[str]]]:
    """Return what finds those among `wordings` that may be like one: those that share one of its rarer words.

    Two that share most of their words share one of the rarer ones too: of n words that are not all needed, the n - needed + 1 rarest.
    """
    counts = Counter(word for words in wordings for word in words)

    def find_rare(words: frozenset[str]) -> Sequence[str]:
        needed = max(_FEWEST, ceil(_LIKE * len(words)))
        return sorted(words, key=lambda word: (counts[word], word))[: max(0, len(words) - needed + 1)]

    by_word: defaultdict[str, list[frozenset[str]]] = defaultdict(list)
    for words in wordings:
        for word in find_rare(words):
            by_word[word].append(words)
    return lambda words: (other for word in find_rare(words) for other in by_word[word][-_MOST:])


def _find_alike(words: frozenset[str], near: Callable[[frozenset[str]], Iterator[frozenset[str]]]) -> Iterable[frozenset[str]]:
    """Return the wordings like `words`, itself first."""
    return dict.fromkeys((words, *(other for other in near(words) if _is_alike(words, other))))


def _is_alike(one: frozenset[str], two: frozenset[str]) -> bool:
    shared = len(one & two)
    return shared >= _FEWEST and shared >= _LIKE * (len(one) + len(two) - shared)


def _when(item: _Asked) -> tuple[datetime, str, int]:
    return item.interview.start, item.interview.path, item.question.place.line


def _report(inspection: Inspection, item: _Asked, times: int, last: Practised | None) -> Finding:
    ahead = [round_.interview.start for _, round_ in inspection.rounds("planned") if round_.interview.start > inspection.search.now]
    before = f" before {spell_day(min(ahead).date())}" if ahead else ""
    again = f"the {_COUNTS[times]} time" if times in _COUNTS else f"{times} times now"
    hint = f"practise this one{before}: say the better answer aloud"
    if last:
        day = spell_day(last.at.astimezone(inspection.search.now.tzinfo).date())
        hint = f"practise this one once more{before}: on {day} it was a {last.rating} of 5"
    return Finding(item.question.place, f'"{item.question.text}" went badly for {again}', hint)


FINDERS = {
    SAME_STUMBLE_AGAIN: find_same_stumble_again,
}
