"""Giveaways in a public post: names from the notes and interview words that reveal an interview, or a job after it (R3.9)."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import pairwise
from typing import Literal, NamedTuple, get_args

from followup_md.letters.public_names import KnownName, KnownNames, PublicText, find_part, find_short, join_words
from followup_md.model.derived import group_by

SAY_INSTEAD = "talk about the subject"
# Weight of a clue, highest first: `sure` by itself; `self` if the writer speaks of themselves, or of a known name; `maybe` never certain;
# `beside` only beside another clue.
_Weight = Literal["sure", "self", "maybe", "beside"]
_ORDER = get_args(_Weight)
# Patterns are text: `re` compiles them when they are needed. This one matches between two words of a name.
_GAP = r"[^\w\n.!?;:]{1,3}|[_\n]| \n|\r\n|\. "
_SHORT = 3  # a name this short counts only in its exact case
_SHORTEST_FIRST, _SHORTEST_LAST = 3, 4
_TITLES = frozenset({"mr", "mrs", "ms", "mx", "miss", "dr", "prof", "professor", "herr", "frau"})
_WITHIN = frozenset({"al", "bin", "da", "de", "del", "della", "der", "di", "du", "la", "le", "van", "den", "von", "zu"})
# Words before a name in lower case, and words before a place name that is not the company.
_JOINING, _PLACING = frozenset({"at", "join", "joining", "joined"}), frozenset({"in", "near", "around", "across"})
_SIMILAR = 0.83  # one letter in six may differ
_LONG_ALONE, _LONG_BESIDE = 6, 5
_MOST_LETTERS = 4  # most letters in one of two similar words and not in the other
_TAG = r"(?<![\w@#/.])[@#]\w(?:[\w.-]*\w)?"
_ADDRESS = r"(?<![\w.@/+-])(?:https?://)?(?:[\w.+-]++@)?([\w-]++(?:\.[\w-]++)+)((?:/[\w.%@+-]*+)*)"
_BEFORE_TAG = frozenset({
    *("", "at", "ask", "careersat", "goodbye", "hello", "hey", "hiat", "iam", "inside", "interview", "interviewat", "jobsat", "join"),
    *("joining", "lifeat", "meet", "peopleof", "team", "teamat", "the", "thisis", "weare", "welcometo", "workat", "workingat", "workfor"),
})  # fmt: skip
_BEHIND_TAG = frozenset({
    *("", "ag", "career", "careers", "co", "culture", "data", "eng", "engineering", "gmbh", "hiring", "hq", "inc", "interview", "jobs"),
    *("life", "ltd", "official", "people", "tech", "team"),
})  # fmt: skip
_LONG_JOINED = 5
_MOST_LABELS = 6  # of a host name that can identify a company
_INTERVIEW, _OFFER, _JOB = "speaks of an interview", "speaks of an offer", "speaks of a job that you may get"
_HIRING, _ROUND, _WAITING = "speaks of hiring", "sounds like a round of interviews", "sounds like waiting for an answer"
_BESIDE = "speaks of the job, in this sentence"
_WORK = r"(?:company|employer|firm|job|position|post|role|start up|vacancy)"
# A space in a pattern stands for what may separate two words, in a tag nothing at all; accents are left out.
_PATTERNS: tuple[tuple[str, str, _Weight], ...] = (
    (r"(?:job|phone|telephone|on site|panel|screening|technical|coding) interview(?:s|ed|ing|ers?)?", _INTERVIEW, "sure"),
    (r"interview (?:panel|loop)s?", _INTERVIEW, "sure"),
    (r"interview(?:ed|ing)? (?:at|for|with) (?:an?|the|my|this|that) (?:[\w-]{1,30} ){0,2}" + _WORK, _INTERVIEW, "sure"),
    (r"(?:vorstellungs|bewerbungs)gesprache?s?|entretiens? d.embauche|entrevistas? de trabajo", _INTERVIEW, "sure"),
    (r"job offers?|offer letters?|(?:got|received|accepted|have|made me|gave me|sent me) (?:an?|the|their|my) offer", _OFFER, "sure"),
    (r"offered (?:me )?(?:an?|the) (?:[\w-]{1,30} )?(?:job|position|post|role)", _OFFER, "sure"),
    (
        r"(?:got|get(?:ting)?|land(?:ed)?|want(?:ed)?) (?:the|this|that) job(?! (?:done|to|running|working|finished|scheduled)\b)",
        _JOB,
        "sure",
    ),
    (r"dream jobs?|my new (?:employer|job|role)|start(?:ed|ing)? (?:an?|my) new (?:job|position|role)", _JOB, "sure"),
    (r"(?:am|been|get|got|was) hired|hire me|future (?:boss|colleagues|employer|team)|(?<=#)(?:hired|new job)", _JOB, "sure"),
    (r"job applications?|appl(?:ied|y|ying) for (?:an?|the|this|that) (?:[\w-]{1,30} ){0,2}(?:job|position|post|role)", _JOB, "sure"),
    (r"interview(?:s|ed|ing|ers?|ees?)?", _INTERVIEW, "self"),
    (r"recruiters?|head hunters?|hiring (?:committee|manager|panel|team)s?|take home (?:assignment|exercise|task|test)", _HIRING, "self"),
    (r"(?:second|third|final|next) round(?! of (?!interview))|round (?:two|three|[234])(?! (?:decimal|digit|of|place))", _ROUND, "maybe"),
    (r"panel of (?:two|three|four|five|six|seven|[2-7]|interviewers|people)", _ROUND, "maybe"),
    (r"fingers crossed|wish me luck|wait(?:ing)? to hear(?: back)?|hear(?:ing)? back from (?:hr|them)", _WAITING, "maybe"),
    (r"applications?|applied|candidates?|hired|hiring|job|offer(?:s|ed)?|panel|start date|vacanc(?:y|ies)", _BESIDE, "beside"),
)
_SELF = r"\b(?:i|me|my|mine|we|our)\b|^\s*(?:just\s+)?(?:had|finished|nailed|passed)\b"
# Interviews of another kind: somebody else's, in the media, and with users of a product.
_ELSEWHERE = (
    r"\b(?:articles?|authors?|biograph\w+|conferences?|documentar\w+|episodes?|films?|journalists?|keynotes?|magazines?|newspapers?|novels?|"
    r"podcasts?|radio|readers?|speakers?|writers?|customers?|participants?|respondents?|users?|"
    r"(?:your|his|her|their|exit) interviews?|interviewed (?:\d+|dozens|many|several|some))\b"
)


class _Clue(NamedTuple):
    """A part of `PublicText.shown` that may give something away, and why; `named` when it is a name from the notes."""

    start: int
    end: int
    why: str
    weight: _Weight
    named: bool = False


class Giveaway(NamedTuple):
    """One part of a text that gives the interview away, offsets from 0: its words, and why; without `certain`, it only may do so."""

    start: int
    end: int
    words: str
    why: str
    certain: bool


def find_giveaways(text: str, names: KnownNames) -> tuple[Giveaway, ...]:
    """Return what gives the interview away, given the `names` of the notes, in text order, without overlaps (R3.9)."""
    read = PublicText(text)
    finders = (_find_names, _find_people, _find_tags, _find_named_addresses, _find_misspelt, _find_interview_words)
    found = [clue for find in finders for clue in find(read, names)]
    kept: list[_Clue] = []
    for clue in sorted(found, key=lambda clue: (clue.start, _ORDER.index(clue.weight), -clue.end)):
        if not kept or clue.start >= kept[-1].end:
            kept.append(clue)
        elif (_ORDER.index(clue.weight), clue.start - clue.end) < (_ORDER.index(kept[-1].weight), kept[-1].start - kept[-1].end):
            kept[-1] = clue
    giveaways: list[Giveaway] = []
    for sentence, clues in group_by(kept, lambda clue: read.find_sentence(clue.start)).items():
        # A weak clue needs a strong one in its sentence, or a weak one of the other sort.
        if all(clue.weight == "beside" for clue in clues) and len({clue.named for clue in clues}) == 1:
            continue
        is_own = any(clue.named and clue.weight == "sure" for clue in clues) or re.search(_SELF, read.read_sentence(sentence)) is not None
        for clue in clues:
            start, end = read.find_span(clue.start, clue.end)
            giveaways.append(Giveaway(start, end, text[start:end], clue.why, clue.weight == "sure" or (clue.weight == "self" and is_own)))
    return tuple(giveaways)


def _find_names(text: PublicText, names: KnownNames) -> Iterator[_Clue]:
    """Yield each place where a company, a person or a post is named, in full or in short."""
    firsts: defaultdict[str, list[KnownName]] = defaultdict(list)
    for name in (*names.companies, *filter(None, map(find_short, names.companies)), *names.people, *names.posts):
        has_no_case = name.joined.isalpha() and name.joined.lower() == name.joined.upper()  # nor, mostly, spaces between words
        if has_no_case and len(name.joined) > 1:
            for found in re.finditer(re.escape(" ".join(name.words)), text.low):
                yield _Clue(found.start(), found.end(), name.why, "sure", named=True)
        firsts[name.words[0]].append(name)
    parts = {part.lower(): (part, name) for name in names.companies if (part := find_part(name))}
    joined = {name.joined: name for name in (*names.companies, *names.people) if len(name.words) > 1}
    for at, word in enumerate(text.words):
        shown = text.shown[word.start : word.end]
        if word.low in joined:
            yield _clue(text, at, 1, joined[word.low], "maybe" if shown.islower() else "sure")
        for name in firsts.get(word.low, ()):
            if _matches_words(text, at, name.words) and (weight := _weigh(text, at, name)):
                yield _clue(text, at, len(name.words), name, weight)
        if word.low in parts:
            spelt, name = parts[word.low]
            # The first word of a company's name weighs nothing in lower case, and little where it may not be the company: where it begins a
            # sentence, names a place, or is part of another name.
            if shown[0].isupper() and (len(spelt) > _SHORT or shown == spelt):
                is_placed = _begins_sentence(text, at) or text.words[at - 1].low in _PLACING
                is_part = is_placed or _is_large(text, at - 1, at) or _is_large(text, at + 1, at)
                yield _clue(text, at, 1, name, "beside" if is_part else "sure")


def _clue(text: PublicText, at: int, count: int, name: KnownName, weight: _Weight) -> _Clue:
    return _Clue(text.words[at].start, text.words[at + count - 1].end, name.why, weight, named=True)


def _weigh(text: PublicText, at: int, name: KnownName) -> _Weight | None:
    """Return the weight of a whole name; None where it is an ordinary word."""
    if name.kind == "post":
        return "beside"
    if name.kind == "person":
        return "sure" if len(name.words) > 1 else None
    shown = text.shown[text.words[at].start : text.words[at + len(name.words) - 1].end]
    if len(name.words) > 1:
        return "maybe" if shown.islower() else "sure"
    if len(name.spelt[0]) <= _SHORT:
        return "sure" if shown == name.spelt[0] and not shown.islower() else None
    if not shown[0].islower():
        return "sure"
    return "maybe" if at and text.words[at - 1].low in _JOINING else "beside"


def _begins_sentence(text: PublicText, at: int) -> bool:
    """Say whether a sentence begins with that word."""
    return at == 0 or text.find_sentence(text.words[at - 1].start) != text.find_sentence(text.words[at].start)


def _is_large(text: PublicText, at: int, beside: int) -> bool:
    """Say whether a word and its neighbour form one name: both are capitalised, as in Pearl Harbor."""
    if at >= len(text.words) or _begins_sentence(text, max(at, beside)) or (at < beside and _begins_sentence(text, at)):
        return False
    one, two = sorted((text.words[at], text.words[beside]), key=lambda word: word.start)
    return text.shown[one.end : two.start] == " " and text.words[at].low != "i" and text.shown[text.words[at].start].isupper()


def _find_people(text: PublicText, names: KnownNames) -> Iterator[_Clue]:
    """Yield each place that names a person by title and surname, by first and last name, or, beside another clue, by one of the two."""
    lasts = group_by((name for name in names.people if len(name.words) > 1), lambda name: name.words[-1])
    firsts = {name.words[0]: name for name in names.people if len(name.words[0]) >= _SHORTEST_FIRST}
    for at, word in enumerate(text.words):
        is_large = text.shown[word.start].isupper()
        if word.low in firsts and is_large:
            yield _clue(text, at, 1, firsts[word.low], "beside")
        for name in lasts.get(word.low, ()):
            start = at - 1
            while start >= 0 and text.words[start].low in _WITHIN:
                start -= 1
            if start >= 0 and (text.words[start].low in _TITLES or _matches_words(text, start, (name.words[0], name.words[-1]))):
                yield _clue(text, start, at - start + 1, name, "sure")
            elif is_large and len(word.low) >= _SHORTEST_LAST:
                yield _clue(text, at, 1, name, "beside")


def _matches_words(text: PublicText, at: int, words: Sequence[str]) -> bool:
    """Say whether these words follow each other from the word `at` on."""
    found = text.words[at : at + len(words)]
    if len(found) < len(words) or any(word.low != known for word, known in zip(found, words, strict=True)):
        return False
    return all(re.fullmatch(_GAP, text.low[one.end : two.start]) for one, two in pairwise(found))


def _find_misspelt(text: PublicText, names: KnownNames) -> Iterator[_Clue]:
    """Yield each place that resembles a name with one word misspelt; a name of one word must be capitalised, within a sentence."""
    table = _find_similar({word.low for word in text.words}, names.whole)
    for at, word in enumerate(text.words if table else ()):
        for name, which in table.get(word.low, ()):
            start, count = at - which, len(name.words)
            if start < 0 or not _matches_words(text, start, (*name.words[:which], word.low, *name.words[which + 1 :])):
                continue
            if count == 1:
                is_another_form = word.low.startswith(name.words[0]) or name.words[0].startswith(word.low)
                if is_another_form or _begins_sentence(text, at) or not text.shown[word.start].isupper():
                    continue
            yield _Clue(text.words[start].start, text.words[start + count - 1].end, f'reads like "{name.shown}"', "maybe", named=True)


def _find_similar(vocabulary: set[str], names: Sequence[KnownName]) -> Mapping[str, list[tuple[KnownName, int]]]:
    """Return, by word of a text, each name with a similar word, and that word's position in the name."""
    by_length = group_by(vocabulary, lambda word: (word[0], len(word)))
    similar: defaultdict[str, list[tuple[KnownName, int]]] = defaultdict(list)
    for name in names:
        shortest = _LONG_BESIDE if len(name.words) > 1 else _LONG_ALONE
        for which, word in enumerate(name.words):
            lengths = range(len(word) - 2, len(word) + 3) if len(word) >= shortest else ()
            others = [other for length in lengths for other in by_length.get((word[0], length), ())]
            letters = set(word)
            others = [other for other in others if other != word and len(letters ^ set(other)) <= _MOST_LETTERS]
            if others:
                from difflib import SequenceMatcher  # slow to load, and needed only if a word resembles one of a name

                matcher = SequenceMatcher(None, "", word)
                for other in others:
                    matcher.set_seq1(other)
                    if matcher.quick_ratio() >= _SIMILAR and matcher.ratio() >= _SIMILAR:
                        similar[other].append((name, which))
    return similar


def _find_tags(text: PublicText, names: KnownNames) -> Iterator[_Clue]:
    """Yield each hashtag and each handle that names a company or a person: `#lifeatharbor`, `@priyaraman`."""
    for found in re.finditer(_TAG, text.low):
        named = _judge_tag(join_words(found[0]), found[0][0], names)
        if named:
            yield _Clue(found.start(), found.end(), named[0], named[1], named=True)


def _judge_tag(tag: str, mark: str, names: KnownNames) -> tuple[str, _Weight] | None:
    """Return what a tag gives away, and its weight."""
    if mark == "@" and tag in names.handles:
        return f'is a handle of "{names.handles[tag]}"', "sure"
    for name in names.whole:
        turned = "".join(reversed(name.words))
        if tag == name.joined or (len(name.joined) >= _LONG_JOINED and (name.joined in tag or turned in tag)):
            return name.why, "sure"
    for name in names.companies:
        part = (find_part(name) or "").lower()
        before, found, behind = tag.partition(part) if part else (tag, "", "")
        if found and before in _BEFORE_TAG and behind in _BEHIND_TAG:
            return name.why, "sure" if before or behind else "maybe" if mark == "@" else "beside"
    return None


def _find_named_addresses(text: PublicText, names: KnownNames) -> Iterator[_Clue]:
    """Yield each e-mail or web address that leads to a company or a person."""
    known = {name.joined: name.shown for name in names.whole if len(name.joined) >= _LONG_JOINED}
    pages = known | dict(names.handles)
    for found in re.finditer(_ADDRESS, text.low):
        labels = found[1].split(".")
        hosts = (names.hosts.get(".".join(labels[-count:])) for count in range(2, _MOST_LABELS))
        owners = (known.get(join_words(label)) for label in labels[:-1])
        whose = next(filter(None, (*hosts, *owners, *(pages.get(join_words(part)) for part in found[2].split("/")))), None)
        if whose:
            yield _Clue(found.start(), found.end(), f'is an address of "{whose}"', "sure", named=True)


def _find_interview_words(text: PublicText, _names: KnownNames) -> Iterator[_Clue]:
    """Yield each word and phrase of interviews and jobs; not in a sentence about interviews of another kind, unless it is sure."""

    @cache
    def is_elsewhere(sentence: int) -> bool:
        """Say whether a sentence is about interviews of another kind."""
        return re.search(_ELSEWHERE, text.read_sentence(sentence)) is not None

    for pattern, why, weight in _PATTERNS:
        spaced = pattern.replace(" ", r"[\s_-]{0,3}+")
        for found in re.finditer(rf"(?<![^\W_])(?:{spaced})(?![^\W_])", text.low):
            if weight in ("sure", "maybe") or not is_elsewhere(text.find_sentence(found.start())):
                yield _Clue(found.start(), found.end(), why, weight)
