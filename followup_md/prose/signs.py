"""Ten signals of a personal letter, each judged by itself (rules.md section 6)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from followup_md.prose.days import find_days
from followup_md.prose.likeness import ALIKE, find_likest
from followup_md.prose.sentences import Sentence
from followup_md.prose.spec import find_decision, find_written
from followup_md.prose.steps import find_step
from followup_md.prose.stock import counts_something, is_stock, tells_deed
from followup_md.wording import find_stem, find_stems

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from followup_md.prose.letter import Letter
    from followup_md.prose.spec import Spec

STOCK_SHARE = 0.4  # of the sentences, at most
_WORDS = 3  # of the talk, at least
_NAMED = 3  # times that the company is named, at most
_YOU = r"(?i)\b(?:you|your|yours)\b"
_I = r"\b(?:I|[Mm]y|[Mm]ine)\b"
_WORD = r"[^\W_]+"


class View(NamedTuple):
    """A letter with all that the signals ask of it."""

    letter: Letter
    others: Sequence[Letter]
    spec: Spec
    sentences: tuple[Sentence, ...]

    @property
    def is_cool(self) -> bool:
        """Whether no wish is to be shown (`interest: none`): then what shows one may be missing."""
        return self.letter.interview is not None and self.letter.interview.interest == "none"

    @property
    def stock(self) -> list[Sentence]:
        """The sentences that could stand in anybody's letter."""
        return [sentence for sentence in self.sentences if is_stock(sentence.text) and not sentence.stems & self.spec.words]


# Whether a signal passes, the sentence or words that make it pass or fail, and their line.
Found = tuple[bool, str, int | None]
_NOTHING: Found = (False, "", None)


def _pass_by(sentence: Sentence | None) -> Found:
    return (True, sentence.text, sentence.line) if sentence else _NOTHING


def _find_topic(view: View) -> Found:
    """H1: two words of one topic of this person, or its only one, anywhere in the letter."""
    named = view.spec.find_topic(find_stems(view.letter.text)) if view.letter.said else frozenset()
    # It may stand in the subject alone, or at the foot.
    places = (*view.sentences, *(Sentence(line.text, line.number, 0) for line in view.letter.said))
    return _pass_by(max(places, key=lambda place: len(place.stems & named)) if named else None)


def _find_words(view: View) -> Found:
    """H2: three different words of the talk."""
    shown: dict[str, str] = {}
    lines: list[int] = []
    for line in view.letter.said:
        for word in re.findall(_WORD, line.text):
            stem = find_stem(word.casefold())
            if stem in view.spec.words and stem not in shown:
                shown[stem] = word
                lines.append(line.number)
    return len(shown) >= _WORDS, ", ".join(shown.values()), next(iter(lines), None)


def _find_own_text(view: View) -> Found:
    """H3: less than 35 % of the runs of three words are those of another letter."""
    likeness, other = find_likest(view.letter, view.others)
    if other is None or likeness < ALIKE:
        return True, "", None
    return False, f"{likeness:.0%} like {other.draft.path}", None


def _find_little_stock(view: View) -> Found:
    """H4: at most two sentences in five are stock."""
    stock = view.stock
    if not view.sentences or len(stock) > STOCK_SHARE * len(view.sentences):
        return False, stock[0].text if stock else "", stock[0].line if stock else None
    return True, f"{len(stock)} of {len(view.sentences)}", None


def _find_their_words(view: View) -> Found:
    """H5: a sentence with `you` and a word of the talk."""
    return _pass_by(next((item for item in view.sentences if re.search(_YOU, item.text) and item.stems & view.spec.talk), None))


def _find_deed(view: View) -> Found:
    """H6: a sentence with `I` and a figure, or a deed."""

    def drop_theirs(word: re.Match[str]) -> str:
        return " " if counts_something(word[0]) and find_stem(word[0].casefold()) in view.spec.talk else word[0]

    for item in view.sentences:
        text = item.text
        for mention in find_days(text):
            text = text.replace(mention.words, " ")
        # Nor is a figure one's own that they spoke of.
        if tells_deed(item.text) or (re.search(_I, text) and counts_something(re.sub(_WORD, drop_theirs, text))):
            return _pass_by(item)
    return (view.is_cool, "", None)


def _find_names(view: View) -> Found:
    """H7: post and company both named, the company at most three times."""
    interview = view.letter.interview
    if interview is None:
        return _NOTHING
    # The first word of the company's name that says something, as it is spelt.
    about, words = find_stems(interview.company), iter(re.findall(_WORD, interview.company))
    company: str = next((word for word in words if find_stem(word.casefold()) in about), interview.company.strip())
    times = len(re.findall(rf"(?<!\w){re.escape(company)}(?!\w)", view.letter.text)) if company else 0
    if times > _NAMED:
        return False, f"{company}, {times} times", None
    post = find_stems(interview.role) if interview.role else frozenset()
    parts = [find_stems(line.text) for line in view.letter.said]
    named = not post or any(len(post & said) > len(post) / 2 for said in (*parts, *(sentence.stems for sentence in view.sentences)))
    missing = [what for what, there in ((interview.role or "", named), (interview.company, times > 0)) if not there]
    if missing and not view.is_cool:
        return False, f"no {' and no '.join(missing)}", None
    return True, f"{interview.role or ''}, {company}".strip(", "), None


def _find_day(view: View) -> Found:
    """H8: the day on which you met, and no other in its place."""
    interview = view.letter.interview
    if interview is None:
        return _NOTHING
    written = find_written(view.letter)
    met = {interview.start.date(), interview.end.date()}
    to_come = {day for day in (find_decision(interview), *(promise.by for promise in interview.promises)) if day}
    wrong = _NOTHING
    for sentence in view.sentences:
        for mention in find_days(sentence.text):
            if mention.ahead:
                continue
            if any(mention.means(day, written) for day in met):
                return _pass_by(sentence)
            if wrong is _NOTHING and not any(mention.means(day, written) for day in to_come):
                wrong = False, f"{mention.words}: it was {interview.start.date():%A}, {interview.start.date()}", sentence.line
    return wrong


def _find_first_sentence(view: View) -> Found:
    """H9: the first sentence holds a word of the talk, or the day of it."""
    first = next(iter(view.sentences), None)
    if first is None:
        return _NOTHING
    day = _find_day(view)
    passed = bool(first.stems & view.spec.words) or (day[0] and day[1:] == (first.text, first.line))
    return passed, first.text, first.line


def _find_next_step(view: View) -> Found:
    """H10: the close names a promise or the day of their decision; where there is neither, it asks kindly when they will decide."""
    found = find_step(view.letter, view.sentences, view.spec)
    return (True, "", None) if view.is_cool and not found else _pass_by(found)


SIGNS: tuple[tuple[str, str, Callable[[View], Found]], ...] = (
    ("H1", "a topic of theirs", _find_topic),
    ("H2", "three words of the talk", _find_words),
    ("H3", "unlike your other letters", _find_own_text),
    ("H4", "little stock", _find_little_stock),
    ("H5", "what they said", _find_their_words),
    ("H6", "a deed or figure of yours", _find_deed),
    ("H7", "post and company", _find_names),
    ("H8", "the day you met", _find_day),
    ("H9", "a first sentence of its own", _find_first_sentence),
    ("H10", "the next step at the close", _find_next_step),
)
