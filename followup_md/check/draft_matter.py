"""Content: what you two talked about, the job and the company; and no two letters alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

from followup_md.check.inspection import Finding
from followup_md.check.letter_text import read_letters
from followup_md.model.draft import DraftKind
from followup_md.prose.language import is_in_language_of
from followup_md.prose.likeness import ALIKE, TWIN, compare_letters
from followup_md.prose.spec import read_spec
from followup_md.wording import find_stems

if TYPE_CHECKING:
    from collections.abc import Iterator

    from followup_md.check.inspection import Inspection
    from followup_md.prose.letter import Letter


def find_draft_no_topic(inspection: Inspection) -> Iterator[Finding]:
    """A thank-you letter takes up nothing that you talked about with that person."""
    for letter in read_letters(inspection, DraftKind.THANK_YOU):
        spec, interview = read_spec(letter), letter.interview
        if not (interview and spec.topics and letter.said):
            continue
        if not spec.find_topic(find_stems(letter.text)) and is_in_language_of(interview, letter.text):
            name = letter.person.name if letter.person else "them"
            hint = "take one up, or list the words that you used for it as `synonyms:` below the topic"
            yield Finding(letter.start(), f'none of the words of what you and "{name}" talked about is in this letter', hint)


def find_draft_misses_interest(inspection: Inspection) -> Iterator[Finding]:
    """A thank-you letter names the post or the company nowhere."""
    for letter in read_letters(inspection, DraftKind.THANK_YOU):
        interview = letter.interview
        if interview is None or interview.interest == "none" or not letter.said:
            continue
        said = find_stems(letter.text)
        facts = (("company", interview.company, interview.company), ("post", interview.role or "", f"the {interview.role} post"))
        missing = {what: name for what, text, name in facts if text and not find_stems(text) & said}
        if missing:
            message = f"the letter names no {' and no '.join(missing)}"
            yield Finding(letter.start(), message, f"show interest in it: name {' and '.join(missing.values())} once")


def find_draft_twin(inspection: Inspection) -> Iterator[Finding]:
    """Two thank-you letters are much alike."""
    for letter, other, likeness in _find_alike(inspection, same_person=False):
        word = "as good as the same as" if likeness >= TWIN else "much like"
        message = f"this letter is {word} {other}: {likeness:.0%} of their runs of three words are shared"
        yield Finding(letter.start(), message, "they may compare: begin from what only you two talked about")


def find_draft_repeats_round(inspection: Inspection) -> Iterator[Finding]:
    """A thank-you letter is much like an earlier one to the same person."""
    for letter, other, likeness in _find_alike(inspection, same_person=True):
        message = f"this letter repeats {other}: {likeness:.0%} of their runs of three words are shared"
        yield Finding(letter.start(), message, "they have read that one: say what this round added")


def _find_alike(inspection: Inspection, *, same_person: bool) -> Iterator[tuple[Letter, str, float]]:
    """Yield each thank-you letter with the earlier one that it is too much like, to the same person or to others, and how much."""
    likest: dict[str, tuple[float, str, Letter]] = {}
    for letter, other, likeness in compare_letters(list(read_letters(inspection, DraftKind.THANK_YOU))):
        one, two = letter.draft, other.draft
        # One note that goes both by post and by mail is no twin of itself.
        is_copy = (one.person, one.interview) == (two.person, two.interview) and one.channel != two.channel
        if (one.person == two.person) is same_person and not is_copy and likeness >= ALIKE:
            found = (likeness, two.path, letter)
            likest[one.path] = max(likest.get(one.path, found), found, key=lambda item: item[:2])
    for likeness, path, letter in likest.values():
        yield letter, path, likeness
