"""Checks about what a letter is made of: what you two talked about, the post and the company; and no two letters alike."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from followup_md.check.inspection import Finding
from followup_md.check.letter_text import read_letters
from followup_md.prose.likeness import ALIKE, TWIN, find_runs
from followup_md.wording import find_stems

if TYPE_CHECKING:
    from collections.abc import Iterator

    from followup_md.check.inspection import Inspection
    from followup_md.model import Draft, Interview
    from followup_md.prose.letter import Letter

_ENOUGH = 2
# With so many other letters, at most, is one compared for each run: else time would grow as the square of form letters.
_MOST = 64


def find_draft_no_topic(inspection: Inspection) -> Iterator[Finding]:
    """A thank-you letter takes up nothing that you talked about with that person.

    Two words of one of their topics, or its only one, are enough, in any of their forms; topics right under the heading are everybody's.
    Where you put it otherwise, list your words as `synonyms:` below the topic. Without topics in the note nothing is said.

    Fails:

        ## Topics
        - the cafeteria, and who cooks there
        - parking
        - a choir

        ### [[Priya Raman]]
        - their fleet of bicycles
        - the winter party

        letters/2026-11-18-priya.md:
        And about everything else.

    Passes:

        letters/2026-11-18-priya.md:
        And about everything else.
    """
    for letter in read_letters(inspection, "thank-you"):
        topics = list(_list_topics(letter))
        if not topics or not letter.said:
            continue
        said = find_stems(letter.text)
        if not any(len(words & said) >= min(_ENOUGH, len(words)) for words in topics):
            name = letter.person.name if letter.person else "them"
            hint = "take one up, or list the words that you used for it as `synonyms:` below the topic"
            yield Finding(letter.start(), f'none of the words of what you and "{name}" talked about is in this letter', hint)


def _list_topics(letter: Letter) -> Iterator[frozenset[str]]:
    """Yield the content words of each topic of that person and of everybody, of its other wordings, and of each question of theirs."""
    if letter.interview is None or letter.person is None:
        return
    for topic in letter.interview.topics:
        if topic.person in (None, letter.person.key):
            yield from map(find_stems, (topic.text, *topic.synonyms))
    yield from (find_stems(question.text) for question in letter.interview.questions if question.asked_by == letter.person.key)


def find_draft_misses_interest(inspection: Inspection) -> Iterator[Finding]:
    """A thank-you letter names the post or the company nowhere.

    Interest is shown in three things: the discussion, the position and the company. With `interest: none` nothing is asked for.

    Fails:

        role: Timetable Analyst

        letters/2026-11-18-priya.md:
        And about everything else.

    Passes:

        letters/2026-11-18-priya.md:
        And about everything else.
    """
    for letter in read_letters(inspection, "thank-you"):
        interview = letter.interview
        if interview is None or interview.interest == "none" or not letter.said:
            continue
        said = find_stems(letter.text)
        missing = [
            what for what, text in (("company", interview.company), ("post", interview.role or "")) if text and not find_stems(text) & said
        ]
        if missing:
            message = f"the letter names no {' and no '.join(missing)}"
            yield Finding(letter.start(), message, f"show interest in it: name {_say(missing, interview)} once")


def _say(missing: list[str], interview: Interview) -> str:
    names = {"company": interview.company, "post": f"the {interview.role} post"}
    return " and ".join(names[what] for what in missing)


def find_draft_twin(inspection: Inspection) -> Iterator[Finding]:
    """Two thank-you letters are much alike.

    They may compare. What counts are runs of three words, names, company and post left out; letters that were written each by itself
    share hardly any.

    Fails:

        interviewers: ["[[Priya Raman]]", "[[Tom Okafor]]"]

        ## Log
        - 2026-11-18 13:00 thanked [[Tom Okafor]] by letter

        letters/2026-11-18-priya.md:
        And about everything else.

        letters/2026-11-18-tom.md:
        to: "[[Tom Okafor]]"
        Dear Mr. Okafor:

    Passes:

        letters/2026-11-18-priya.md:
        And about everything else.
    """
    for letter, other, likeness in _find_alike(inspection, same_person=False):
        word = "as good as the same as" if likeness >= TWIN else "much like"
        message = f"this letter is {word} {other}: {likeness:.0%} of their runs of three words are shared"
        yield Finding(letter.start(), message, "they may compare: begin from what only you two talked about")


def find_draft_repeats_round(inspection: Inspection) -> Iterator[Finding]:
    """A thank-you letter is much like an earlier one to the same person.

    They have read it after the round before: say what is new.

    Fails:

        letters/2026-11-10-priya.md:
        And about everything else.

        letters/2026-11-18-priya.md:
        And about everything else.

    Passes:

        letters/2026-11-18-priya.md:
        And about everything else.
    """
    for letter, other, likeness in _find_alike(inspection, same_person=True):
        message = f"this letter repeats {other}: {likeness:.0%} of their runs of three words are shared"
        yield Finding(letter.start(), message, "they have read that one: say what this round added")


def _find_alike(inspection: Inspection, *, same_person: bool) -> Iterator[tuple[Letter, str, float]]:
    """Yield each thank-you letter with the earlier one that it is too much like, to the same person or to others, and how much."""
    letters = {letter.draft.path: letter for letter in read_letters(inspection, "thank-you") if letter.said}
    runs = {path: find_runs(letter) for path, letter in letters.items()}
    where: defaultdict[tuple[str, ...], list[str]] = defaultdict(list)
    for path, letter in letters.items():
        shared = Counter(other for run in runs[path] for other in where[run][-_MOST:])
        for run in runs[path]:
            where[run].append(path)
        likeness = {
            other: count / len(runs[path] | runs[other])
            for other, count in shared.items()
            if (letters[other].draft.person == letter.draft.person) is same_person and not _is_other_way(letter.draft, letters[other].draft)
        }
        other = max(likeness, key=lambda name: (likeness[name], name), default=None)
        if other and likeness[other] >= ALIKE:
            yield letter, other, likeness[other]


def _is_other_way(one: Draft, other: Draft) -> bool:
    """Say whether both are one note that goes in two ways, by post and by mail."""
    return (one.person, one.interview) == (other.person, other.interview) and one.channel != other.channel


CHECKS = (find_draft_no_topic, find_draft_misses_interest, find_draft_twin, find_draft_repeats_round)
