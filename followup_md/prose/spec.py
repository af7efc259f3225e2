"""Subjects of a letter: topics, questions and next steps in the note of its round."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from followup_md.prose.days import MONTHS
from followup_md.wording import find_stem, find_stems

if TYPE_CHECKING:
    from collections.abc import Iterator

    from followup_md.model import Interview
    from followup_md.prose.letter import Letter

_ENOUGH = 2
# The letters of a date in `letters/2026-11-18-priya.md`.
_DATED = r"(?:.*/)?(\d{4}-\d\d-\d\d)"
# Words that every letter of this kind holds: a topic is not known by one of them alone.
WORN = frozenset(
    map(find_stem, (
        *("chance", "chat", "company", "conversation", "discuss", "discussion", "enjoy", "experience", "feel", "forward", "good"),
        *("great", "hear", "help", "hope", "interest", "interested", "interview", "job", "join", "learn", "look", "meet", "meeting"),
        *("nice", "opportunity", "people", "person", "position", "post", "role", "skill", "speak", "talk", "team", "thank", "think"),
    ))
)  # fmt: skip


class Spec(NamedTuple):
    """What a letter could be about, as stems: each topic, each promise, and all words by which it is known to be about this talk.

    `words` are those of topics, questions and next steps; left out is what any letter to this person may hold, the words of name, company
    and post, and from `words` the worn ones. `talk` are those of them that are no month: a date alone is nothing that was said.
    """

    topics: tuple[frozenset[str], ...]
    promises: tuple[frozenset[str], ...]
    words: frozenset[str]
    talk: frozenset[str]

    def find_topic(self, said: frozenset[str]) -> frozenset[str]:
        """Return the words by which a text names a topic best: two of one, or its only one, and not worn ones alone; else none."""
        named = [topic & said for topic in self.topics if len(topic & said) >= min(_ENOUGH, len(topic))]
        own = [words for words in named if words & self.talk]
        return max(own, key=lambda words: (len(words), sorted(words)), default=frozenset())


def list_topics(letter: Letter) -> Iterator[frozenset[str]]:
    """Yield the stems of each topic of that person and of everybody, of its other wordings, and of each question of theirs."""
    if letter.interview is None or letter.person is None:
        return
    for topic in letter.interview.topics:
        if topic.person in (None, letter.person.key):
            yield from map(find_stems, (topic.text, *topic.synonyms))
    yield from (find_stems(question.text) for question in letter.interview.questions if question.asked_by == letter.person.key)


def find_decision(interview: Interview) -> date | None:
    """Return the day on which they said that they would decide, as the note has it."""
    return interview.decision_date or interview.said_date


def find_written(letter: Letter) -> date | None:
    """Return the day on which a letter was written: `created`, else the date in the name of its file."""
    named = re.match(_DATED, letter.draft.path)
    if letter.draft.created or not named:
        return letter.draft.created
    try:
        return date.fromisoformat(named[1])
    except ValueError:
        return None


def read_spec(letter: Letter) -> Spec:
    """Return what a letter could be about; nothing for one of no round."""
    interview, common = letter.interview, find_common(letter)
    topics = tuple(topic - common or topic for topic in list_topics(letter))
    promises = tuple(find_stems(promise.text) for promise in interview.promises) if interview else ()
    decision = find_decision(interview) if interview else None
    month = find_stems(MONTHS[decision.month - 1]) if decision else frozenset[str]()
    said = frozenset[str]().union(*topics, *promises)
    talk = said - common - WORN or said
    return Spec(topics, promises, talk | month, talk)


def find_common(letter: Letter) -> frozenset[str]:
    """Return the stems of name, company and post, which any letter to that person may hold."""
    known = [letter.interview.company, letter.interview.role or ""] if letter.interview else []
    known += [letter.person.name, letter.person.salutation or ""] if letter.person else []
    return find_stems(" ".join(known)) if any(known) else frozenset()
