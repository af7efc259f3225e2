"""The check for questions that go badly again and again."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from followup_md.check.inspection import Finding
from followup_md.dates import spell_day

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import datetime

    from followup_md.check.inspection import Inspection
    from followup_md.model import Interview, Question
    from followup_md.problem import Place

_WORD = r"[^\W_]{4,}"  # as text: `re` compiles it when it is needed
_ENDINGS = ("ing", "ed", "es", "s", "ly")
_EMPTY = frozenset({
    *("about", "after", "also", "been", "before", "being", "between", "could", "describe", "does", "done", "ever", "example"),
    *("explain", "from", "give", "given", "handle", "have", "here", "into", "just", "kind", "like", "made", "make", "many", "more"),
    *("most", "much", "need", "only", "other", "over", "question", "really", "should", "some", "something", "such", "tell", "than"),
    *("that", "their", "them", "then", "there", "these", "thing", "they", "this", "time", "used", "using", "very", "want", "well"),
    *("were", "what", "when", "where", "which", "while", "will", "with", "work", "would", "your", "yourself"),
})  # fmt: skip
_LIKE = 0.6
_FEWEST = 2
_COUNTS = {2: "second", 3: "third", 4: "fourth", 5: "fifth"}


class _Asked(NamedTuple):
    """A question as it was asked in one held interview, with its content words."""

    interview: Interview
    question: Question
    words: frozenset[str]


def find_same_stumble_again(inspection: Inspection) -> Iterator[Finding]:
    """A question went badly more than once.

    In two interviews or more: practise that one before the next. Questions are alike when they share most of their longer words. A
    like question that went well since then ends it.

    Fails:

        ## Questions
        ### How would you handle schema drift?
        - asked by: [[Priya Raman]]
        - rating: 2
        - better: a contract test at the point of entry

        interviews/2026-11-10-globex.md:
        company: Globex
        start: 2026-11-10T10:00
        end: 2026-11-10T11:00
        interviewers: ["[[Tom Okafor]]"]
        ## Questions
        ### What do you do about schema drift?
        - asked by: [[Tom Okafor]]
        - rating: 1
        - better: version the tables
        ## Log
        - 2026-11-10 19:00 thanked [[Tom Okafor]] by letter
        - 2026-11-11 connected with [[Tom Okafor]] on LinkedIn
        - 2026-11-12 rejected

    Passes:

        ## Questions
        ### How would you handle schema drift?
        - asked by: [[Priya Raman]]
        - rating: 4

        interviews/2026-11-10-globex.md:
        company: Globex
        start: 2026-11-10T10:00
        end: 2026-11-10T11:00
        interviewers: ["[[Tom Okafor]]"]
        ## Questions
        ### What do you do about schema drift?
        - asked by: [[Tom Okafor]]
        - rating: 1
        - better: version the tables
        ## Log
        - 2026-11-10 19:00 thanked [[Tom Okafor]] by letter
        - 2026-11-11 connected with [[Tom Okafor]] on LinkedIn
        - 2026-11-12 rejected
    """
    if sum(any(question.stumble for question in item.interview.questions) for _, item in inspection.held()) >= _FEWEST:
        yield from _find_again(inspection)


def _find_again(inspection: Inspection) -> Iterator[Finding]:
    asked = _list_asked(inspection)
    by_word: defaultdict[str, list[_Asked]] = defaultdict(list)
    for item in asked:
        for word in item.words:
            by_word[word].append(item)
    told: set[Place] = set()
    for item in reversed(asked):
        alike = _find_alike(item, by_word) if item.question.stumble and item.question.place not in told else ()
        rounds = {other.interview.slug for other in alike if other.question.stumble}
        told.update(other.question.place for other in alike)
        if len(rounds) >= _FEWEST and max(alike, key=_when).question.stumble:
            yield _report(inspection, item, len(rounds))


def _list_asked(inspection: Inspection) -> Sequence[_Asked]:
    """Return all questions of held interviews in the order in which they were asked."""
    rounds = sorted((item.interview for _, item in inspection.held()), key=lambda interview: (interview.start, interview.path))
    return [_Asked(interview, question, _find_words(question.text)) for interview in rounds for question in interview.questions]


def _find_words(text: str) -> frozenset[str]:
    return frozenset([_drop_ending(word) for word in re.findall(_WORD, text.casefold()) if word not in _EMPTY])


def _drop_ending(word: str) -> str:
    return next((word.removesuffix(ending) for ending in _ENDINGS if word.endswith(ending)), word)


def _find_alike(item: _Asked, by_word: Mapping[str, Sequence[_Asked]]) -> Sequence[_Asked]:
    near = {other.question.place: other for word in item.words for other in by_word[word]}
    return [other for other in near.values() if _is_alike(item.words, other.words)]


def _is_alike(one: frozenset[str], two: frozenset[str]) -> bool:
    shared = len(one & two)
    return one == two or (shared >= _FEWEST and shared >= _LIKE * len(one | two))


def _when(item: _Asked) -> tuple[datetime, str, int]:
    return item.interview.start, item.interview.path, item.question.place.line


def _report(inspection: Inspection, item: _Asked, times: int) -> Finding:
    ahead = [round_.interview.start for _, round_ in inspection.rounds("planned") if round_.interview.start > inspection.search.now]
    before = f" before {spell_day(min(ahead).date())}" if ahead else ""
    again = f"the {_COUNTS[times]} time" if times in _COUNTS else f"{times} times now"
    hint = f"practise this one{before}: say the better answer aloud"
    return Finding(item.question.place, f'"{item.question.text}" went badly for {again}', hint)


CHECKS = (find_same_stumble_again,)
