"""Private notes in a letter: bad points, areas to improve, figures of the pay; and repairs, the better answers (rules.md 5.1, P3)."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from followup_md.letters.letter import COMMON_STEMS, Letter, Sentence, list_topic_stems, split_sentences
from followup_md.model import Interview, Question
from followup_md.problem import Place
from followup_md.slug import find_stem, find_stems

_BAD_POINTS = ("company: bad points", "role: bad points")
_GOOD_POINTS = ("company: good points", "role: good points")
_WORD = r"[^\W_]+"
_AREAS = r"[;,.\n]"
_I = r"\b(?:I|[Mm]y|[Mm]yself)\b"
_NUMBER = r"(?<![\w.])\d[\d.,'\u2019\u00a0]*(?:[kK]\b)?"
_ENOUGH, _WHOLE = 2, 3
_POINT_SHARE, _AREA_SHARE = 1 / 3, 1 / 2
_SMALLEST, _FIRST_YEAR, _LAST_YEAR = 1000, 1900, 2100  # pay has four digits or more, and years are not pay
# Words that coincide by chance: they reveal nothing unless the letter says a whole point.
_ANYWHERE = COMMON_STEMS | frozenset(
    map(find_stem, (
        *("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "first", "second", "third", "fourth", "half"),
        *("minute", "hour", "day", "night", "morning", "week", "weekly", "month", "year", "date", "early", "late", "long", "short"),
        *("new", "old", "big", "small", "large", "high", "low", "little", "less", "same", "part", "side", "end", "start", "every"),
        *("each", "own", "far", "near", "hard", "bad", "better", "best", "next", "last", "back", "always", "never", "nobody"),
        *("everybody", "everything"),
    ))
)  # fmt: skip
_ANSWER_WORDS = 3  # words of a better answer
_SHORT_ANSWER_WORDS = 2  # of a short one
_BRIDGE = (
    r"(?i)\bafter (?:giving|having given) [^.!?]{1,80}? (?:more|some|further) thought\b"
    r"|\b(?:discussion|talk|conversation|exchange) (?:about|of|on) [^.!?]{1,80}? got me thinking\b"
    r"|\bI (?:came|come|kept coming|went) back to [^.!?:]{1,80}:"
    r"|\byou asked (?:me )?how I would [^.!?]{1,80}[.;,:]? (?:today )?I would (?:now )?add\b"
    r"|\b(?:there is|I have|I had) a better example (?:of|for) [^.!?:]{1,60}"
    r"|\bI have since (?:looked into|read up on|thought about) [^.!?,:]{1,60}"
)


class Leak(NamedTuple):
    """Words of a letter that repeat a private note under `section`, and their place."""

    place: Place
    words: str
    section: str


class Repair(NamedTuple):
    """One repaired answer in a letter: the question, or the words that lead to it, and the line of the sentence."""

    what: str
    line: int
    at: int


def find_leaks(letter: Letter, noted: Interview) -> Iterator[Leak]:
    """Yield each sentence that says a bad point or, about its writer, an area to improve of `noted`, a round of the process.

    Of a bad point it says two words and a third of what it alone says, or all; of an area two words at least, and half of them.
    """
    points = [(section, point) for section in _BAD_POINTS for point in noted.points.get(section, ())]
    if points:
        yield from _match_leaks(letter, noted, points, split_sentences(letter), _POINT_SHARE)
    if noted.review.improve:
        areas = [("review: improve", area) for area in re.split(_AREAS, noted.review.improve)]
        own = [sentence for sentence in split_sentences(letter) if re.search(_I, sentence.text)]
        yield from _match_leaks(letter, noted, areas, own, _AREA_SHARE)


def _match_leaks(
    letter: Letter, noted: Interview, texts: Iterable[tuple[str, str]], sentences: Sequence[Sentence], share: float
) -> Iterator[Leak]:
    """Yield each sentence that says one of `texts`, each with its section: from the first of its words to the last of them."""
    known = [point for section in _GOOD_POINTS for point in noted.points.get(section, ())]
    known += (text for requirement in noted.requirements for text in (requirement.text, requirement.mine or ""))
    known += (topic.mine or "" for topic in noted.topics)
    known += (promise.text for promise in noted.promises)
    shared = find_stems(letter.names).union(*list_topic_stems(letter), *map(find_stems, filter(None, known)))
    for section, text in texts:
        private = find_stems(text) - shared if text.strip() else frozenset()
        telling = private - _ANYWHERE
        for sentence in sentences:
            said = sentence.stems
            whole = len(private) >= (_ENOUGH if telling else _WHOLE) and private <= said
            if not whole and len(said & telling) < max(_ENOUGH, len(telling) * share):
                continue
            words = [match for match in re.finditer(_WORD, sentence.text) if find_stem(match[0].casefold()) in said & private]
            lines = [line for line in letter.said if line.number >= sentence.line]
            # On the first line it may stand before the sentence too; a sentence may run on over several.
            begin = max(lines[0].text.find(sentence.text), 0)
            spots = ((line, line.text.find(words[0][0], begin if line is lines[0] else 0)) for line in lines)
            place = next(letter.place(line, at) for line, at in spots if at >= 0)
            yield Leak(place, sentence.text[words[0].start() : words[-1].end()], section)


def find_pay(rounds: Sequence[Interview]) -> frozenset[int]:
    """Return the figures of the pay that the notes of a process name."""
    texts = [interview.offer.pay for interview in rounds if interview.offer.pay]
    found = {_read_number(match[0]) for text in texts for match in re.finditer(_NUMBER, text)}
    return frozenset(number for number in found if number >= _SMALLEST and not _FIRST_YEAR <= number <= _LAST_YEAR)


def find_numbers(letter: Letter) -> Iterator[tuple[Place, str, int]]:
    """Yield each number of a letter with its place and its spelling."""
    return ((place, words, _read_number(words)) for place, words in letter.find(_NUMBER))


def _read_number(text: str) -> int:
    """Return `72,000`, `72.000` and `72k` as one number."""
    digits = "".join(re.findall(r"[0-9]", text)) or "0"
    # A number with more digits is not pay, and Python refuses to parse very long ones.
    number = int(digits[:12])
    return number * 1000 if text[-1] in "kK" else number


def find_repairs(sentences: Sequence[Sentence], asked: Sequence[Question]) -> list[Repair]:
    """Return in the order of the letter what it repairs: questions `asked` whose better answer it says, and bridges that lead elsewhere."""
    repairs: list[Repair] = []
    for question in asked:
        better = find_stems(question.better) if question.stumble and question.better else frozenset()
        for at, sentence in enumerate(sentences if len(better) >= _SHORT_ANSWER_WORDS else ()):
            below = sentences[at + 1].stems if at + 1 < len(sentences) else frozenset()
            if len(better & (sentence.stems | below)) >= min(_ANSWER_WORDS, len(better)) and better & sentence.stems:
                repairs.append(Repair(question.text, sentence.line, at))
                break
    taken = {number for repair in repairs for number in (repair.at - 1, repair.at, repair.at + 1)}
    for at, sentence in enumerate(sentences):
        # A bridge may run on into the next sentence: `You asked how I would … . I would add …`.
        bridge = re.search(_BRIDGE, " ".join(item.text for item in sentences[at : at + 2])) if at not in taken else None
        if bridge and bridge.start() < len(sentence.text):
            repairs.append(Repair(bridge[0].strip(), sentence.line, at))
    return sorted(repairs, key=lambda repair: repair.at)
