"""Personal or form letter: the verdict of ten signals, two of them gates; stock sentences, and similarity to other letters (rules.md 6)."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from typing import Literal, NamedTuple

from followup_md.date_text import find_mentions
from followup_md.letters.letter import (
    Letter,
    Sentence,
    Subjects,
    can_mean,
    find_decision,
    find_letter_day,
    find_step,
    find_subjects,
    is_ahead,
    is_english,
    split_sentences,
)
from followup_md.slug import find_stem, find_stems

# Similarity from which letters are much alike, and practically the same.
ALIKE, TWIN = 0.35, 0.60
_RUN = 3  # consecutive words
# Most other letters that one is compared with for each run; otherwise time would grow with the square of form letters.
_MOST = 64
_STOCK_SHARE = 0.4  # of the sentences, at most
_WORDS = 3  # of the talk, at least
_NAMED = 3  # times that the company is named, at most
_GATES = ("H1", "H3")
_PERSONAL, _THIN = 7, 5  # signals, of ten
_YOU = r"(?i)\b(?:you|your|yours)\b"
_I = r"\b(?:I|[Mm]y|[Mm]ine)\b"
_WORD = r"[^\W_]+"
_OF_THEM = r"(?:the|your) (?:position|role|post|job|company|team|organi[sz]ation|business)"
_MEETING = r"(?:meeting|speaking|talking|chatting|interviewing|seeing|having|inviting)"
_TALK = r"(?:conversation|discussion|talk|chat|meeting|interview)"
_THANKS = (
    r"\bthank(?:s| you)\b[^.!?]{0,30}?\bfor (?:taking|giving|finding|making|sparing) (?:me )?(?:the |your |some )?time",
    rf"\bthank(?:s| you)\b[^.!?]{{0,30}}?\bfor (?:your (?:valuable )?time|{_MEETING}|your consideration|today|yesterday)\b",
    r"\bthank(?:s| you)\b[^.!?]{0,30}?\bfor (?:the|this|an|your) (?:opportunity|chance|interview|chat|insight)\b",
    r"\bthank(?:s| you) (?:(?:very|so) much|again|once (?:more|again))\b",
    r"\b(?:sincere|deepest|heartfelt|utmost) (?:gratitude|thanks|appreciation)\b",
    r"\b(?:appreciate[ds]?|grateful for) (?:the|your|this) (?:opportunity|chance|time|consideration|interview)\b",
)
_PLEASURE = (
    r"\b(?:great|nice|pleasure|honou?r|delight(?:ful)?|lovely|wonderful) (?:it was )?to (?:meet|have met|speak|talk|be considered)\b",
    rf"\b(?:great|nice|pleasure|honou?r|delight(?:ful)?|lovely|wonderful) {_MEETING}\b",
    rf"\b(?:enjoyed|loved|appreciated) (?:(?:very much|greatly|really) )?(?:{_MEETING}|(?:our|the) (?:\w+ )?{_TALK})\b",
    r"\b(?:enjoyed|loved|appreciated) (?:(?:very much|greatly|really) )?(?:learning|hearing|finding out)(?: more)? about\b",
    r"\b(?:enjoyed|loved|appreciated) the (?:opportunity|chance)\b",
    rf"\b(?:learn(?:ing)?|hear(?:ing)?|know) more about {_OF_THEM}\b",
    r"\b(?:impressed by|admired?) (?:your|the) (?:commitment|dedication|culture|vision|team|company|values|mission)\b",
)
_FIT = (
    r"\b(?:great|good|perfect|ideal|excellent|strong|right|valuable|best) (?:fit|match|candidate|addition|asset|opportunity)\b",
    r"\b(?:be|become|make me) an? (?:\w+ )?(?:asset|fit|match|addition|candidate)\b",
    r"\b(?:confident|certain|convinced|sure|believe|feel) (?:that )?I\b",
    r"\b(?:confident|certain|convinced|sure|believe|feel) (?:that )?my (?:skills|experience|background|qualifications|strengths)\b",
    r"\b(?:confirmed|reaffirmed|strengthened|reinforced|increased) my (?:\w+ )?(?:interest|enthusiasm|desire)\b",
    r"\b(?:my|excellent|strong|proven) (?:\w+ )?(?:skills|qualifications|strengths|track record|enthusiasm|background)\b",
    r"\b(?:hard[- ]?working|team[- ]player|(?:fast|quick) learner|self[- ]starter|highly motivated|results[- ]driven|detail[- ]oriented)\b",
    r"\b(?:excited|thrilled|eager|enthusiastic|passionate|keen|delighted|honou?red|blessed)(?: \w+){0,2} (?:about|by|at|to|beyond|for)\b",
    r"\b(?:interested in|possibility of|prospect of) (?:the|this|working|joining|becoming|being)\b",
    r"\bcontribut\w+ to (?:the|your) (?:\w+ )?(?:success|growth|team|company|mission|goals)\b",
)
_FAREWELL = (
    r"\blook(?:ing)? forward to (?:the )?next steps?\b|\blook(?:ing)? forward to your (?:reply|response|decision)\b",
    r"\blook(?:ing)? forward to (?:hear|(?:hearing|speaking|talking|meeting|working|discussing|seeing|joining)\b)",
    r"\bhop(?:e|ing) (?:to hear|that we (?:speak|talk|meet))\b",
    r"\b(?:do not|don't|don\u2019t|never) hesitate\b|\bfeel free to (?:contact|call|reach|ask)\b",
    r"\b(?:let me know|contact me|call me|reach out)\b[^.!?]{0,40}\b(?:any|anything|need|require|further|questions?)\b",
    r"\bat your disposal\b|\bawait(?:ing)? your\b|\b(?:further|additional|any other) (?:information|questions?)\b",
    r"\bhave a (?:great|lovely|nice|wonderful|good) (?:day|week|weekend|evening)\b",
)
_STOCK = f"(?i){'|'.join((*_THANKS, *_PLEASURE, *_FIT, *_FAREWELL))}"
_VERBS = (
    "analy[sz]ed|answered|automated|became|booked|bought|broke|brought|built|carried|changed|checked|chose|closed|coached|collected",
    "compared|counted|created|cut|deleted|designed|developed|did|doubled|drafted|drew|dropped|drove|edited|fixed|found|founded|gathered",
    "grew|halved|helped|hired|increased|introduced|investigated|kept|launched|led|lowered|made|managed|measured|mended|merged|migrated",
    "moved|negotiated|opened|organi[sz]ed|painted|planned|prepared|proposed|published|put|raised|ran|rebuilt|recruited|reduced|removed",
    "repaired|replaced|reworked|rewrote|saved|sent|set|shipped|shortened|showed|silenced|simplified|sold|solved|started|stopped|taught",
    "tested|took|trained|translated|tried|tripled|turned|won|worked|wrote",
)
_BETWEEN = r"(?:also|first|then|once|later|even|just|since|myself|simply|finally|never)"
# A deed is the writer's own: `I moved`, `I once moved`, `which I have since moved`.
_DEED = rf"\bI(?:'ve|\u2019ve| have| had)?(?: {_BETWEEN})? (?:{'|'.join(_VERBS)})\b"
_NO_DEED = r"\bI (?:also |just )?(?:sent|wrote|drafted|made) (?:you|this)\b|\bI took (?:a (?:good )?look|the time|the liberty|note)\b"
_FIGURE = (
    r"(?i)\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
    r"|hundred|thousand|million|dozen|half|thirds?|quarter|twice)\b"
)
_NO_FIGURE = (
    r"(?i)\b(?:our|your|the|an?|that|those) (?:\d+|\w+)[- ](?:minutes?|hours?)\b"
    r"|\+?\d[\d ()./-]{6,}\d|\S+@\S+|\b(?:two|half) of (?:us|you)\b"
)
# Whether a signal passes, the sentence or words that decide it, and their line.
_Found = tuple[bool, str, int | None]
_NOTHING: _Found = (False, "", None)


class Signal(NamedTuple):
    """One signal: `evidence` is the sentence or words that decided it ("" for none), `line` their line."""

    id: str
    name: str
    passed: bool
    evidence: str
    line: int | None


class Judgement(NamedTuple):
    """Verdict on how personal a letter is. `stock` counts the sentences that fit anybody's letter, `sentences` all of them."""

    signals: tuple[Signal, ...]
    verdict: Literal["personal", "thin", "form"]
    stock: int = 0
    sentences: int = 0
    english: bool = True

    @property
    def passed(self) -> int:
        """How many signals passed."""
        return sum(signal.passed for signal in self.signals)

    @property
    def gates(self) -> bool:
        """Whether it names a topic of theirs, and is not another letter with the names swapped."""
        return all(signal.passed for signal in self.signals if signal.id in _GATES)


class _JudgedLetter(NamedTuple):
    """A letter with all that the signals need."""

    letter: Letter
    others: Sequence[Letter]
    subjects: Subjects
    sentences: tuple[Sentence, ...]

    @property
    def is_cool(self) -> bool:
        """Whether no interest is to be shown (`interest: none`): then signs of it may be missing."""
        return self.letter.interview is not None and self.letter.interview.interest == "none"

    @property
    def stock(self) -> list[Sentence]:
        """The sentences that fit anybody's letter."""
        return [sentence for sentence in self.sentences if is_stock(sentence.text) and not sentence.stems & self.subjects.words]


def judge_letter(letter: Letter, others: Sequence[Letter] = ()) -> Judgement:
    """Return how personal a letter is, compared with `others`, which it must not resemble; without interest, H6, H7 and H10 are relaxed."""
    judged = _JudgedLetter(letter, others, find_subjects(letter), split_sentences(letter))
    signals = tuple(Signal(id_, name, *find(judged)) for id_, name, find in _SIGNALS)
    judgement = Judgement(signals, "form", len(judged.stock), len(judged.sentences), is_english(letter.text))
    if not judgement.gates or judgement.passed < _THIN:
        return judgement
    return judgement._replace(verdict="personal" if judgement.passed >= _PERSONAL else "thin")


def is_stocky(judgement: Judgement) -> bool:
    """Say whether more than two sentences in five of a letter are stock, of two at least."""
    return judgement.sentences > 1 and judgement.stock > _STOCK_SHARE * judgement.sentences


def list_missing(judgement: Judgement) -> Iterator[str]:
    """Yield what a letter lacks, in the words of the signals' names; for a wrong day, the right one."""
    for signal in judgement.signals:
        if not signal.passed:
            yield f"{signal.name} ({signal.evidence})" if signal.id == "H8" and signal.evidence else signal.name


def _find_topic(judged: _JudgedLetter) -> _Found:
    """H1: two words of one topic of this person, or its only one, anywhere in the letter."""
    named = judged.subjects.find_topic(find_stems(judged.letter.text)) if judged.letter.said else frozenset()
    places = (*judged.sentences, *(Sentence(line.text, line.number, 0) for line in judged.letter.said))
    return _pass_by(max(places, key=lambda place: len(place.stems & named)) if named else None)


def _find_words(judged: _JudgedLetter) -> _Found:
    """H2: three different words of the talk."""
    shown: dict[str, str] = {}
    lines: list[int] = []
    for line in judged.letter.said:
        for word in re.findall(_WORD, line.text):
            stem = find_stem(word.casefold())
            if stem in judged.subjects.words and stem not in shown:
                shown[stem] = word
                lines.append(line.number)
    return len(shown) >= _WORDS, ", ".join(shown.values()), next(iter(lines), None)


def _find_own_text(judged: _JudgedLetter) -> _Found:
    """H3: less than 35 % of the runs of three words are those of another letter."""
    likeness, other = find_likest(judged.letter, judged.others)
    return (False, f"{likeness:.0%} like {other.draft.path}", None) if other and likeness >= ALIKE else (True, "", None)


def _find_little_stock(judged: _JudgedLetter) -> _Found:
    """H4: at most two sentences in five are stock."""
    stock = judged.stock
    if not judged.sentences or len(stock) > _STOCK_SHARE * len(judged.sentences):
        return False, stock[0].text if stock else "", stock[0].line if stock else None
    return True, f"{len(stock)} of {len(judged.sentences)}", None


def _find_their_words(judged: _JudgedLetter) -> _Found:
    """H5: a sentence with `you` and a word of the talk."""
    return _pass_by(next((item for item in judged.sentences if re.search(_YOU, item.text) and item.stems & judged.subjects.talk), None))


def _find_deed(judged: _JudgedLetter) -> _Found:
    """H6: a sentence with `I` and a figure, or a deed."""

    def drop_theirs(word: re.Match[str]) -> str:
        return " " if counts_something(word[0]) and find_stem(word[0].casefold()) in judged.subjects.talk else word[0]

    for item in judged.sentences:
        text = item.text
        for mention in find_mentions(text):
            text = text.replace(mention.words, " ")
        if tells_deed(item.text) or (re.search(_I, text) and counts_something(re.sub(_WORD, drop_theirs, text))):
            return _pass_by(item)
    return (judged.is_cool, "", None)


def _find_names(judged: _JudgedLetter) -> _Found:
    """H7: post and company are both named, the company at most three times."""
    interview = judged.letter.interview
    if interview is None:
        return _NOTHING
    about, words = find_stems(interview.company), iter(re.findall(_WORD, interview.company))
    company: str = next((word for word in words if find_stem(word.casefold()) in about), interview.company.strip())
    times = len(re.findall(rf"(?<!\w){re.escape(company)}(?!\w)", judged.letter.text)) if company else 0
    if times > _NAMED:
        return False, f"{company}, {times} times", None
    post = find_stems(interview.role) if interview.role else frozenset()
    parts = [find_stems(line.text) for line in judged.letter.said]
    named = not post or any(len(post & said) > len(post) / 2 for said in (*parts, *(sentence.stems for sentence in judged.sentences)))
    missing = [what for what, there in ((interview.role or "", named), (interview.company, times > 0)) if not there]
    if missing and not judged.is_cool:
        return False, f"no {' and no '.join(missing)}", None
    return True, f"{interview.role or ''}, {company}".strip(", "), None


def _find_day(judged: _JudgedLetter) -> _Found:
    """H8: the day on which you met, and no other day instead."""
    interview = judged.letter.interview
    if interview is None:
        return _NOTHING
    letter_day = find_letter_day(judged.letter)
    met = {interview.start.date(), interview.end.date()}
    to_come = {day for day in (find_decision(interview), *(promise.by for promise in interview.promises)) if day}
    wrong = _NOTHING
    for sentence in judged.sentences:
        for mention in find_mentions(sentence.text):
            if is_ahead(mention, sentence.text):
                continue
            if any(can_mean(mention, day, letter_day) for day in met):
                return _pass_by(sentence)
            if wrong is _NOTHING and not any(can_mean(mention, day, letter_day) for day in to_come):
                wrong = False, f"{mention.words}: it was {interview.start.date():%A}, {interview.start.date()}", sentence.line
    return wrong


def _find_first_sentence(judged: _JudgedLetter) -> _Found:
    """H9: the first sentence holds a word of the talk, or its day."""
    first = next(iter(judged.sentences), None)
    if first is None:
        return _NOTHING
    day = _find_day(judged)
    return bool(first.stems & judged.subjects.words) or (day[0] and day[1:] == (first.text, first.line)), first.text, first.line


def _find_next_step(judged: _JudgedLetter) -> _Found:
    """H10: the close names a promise or the decision date; if there is neither, it asks politely when they will decide."""
    found = find_step(judged.letter, judged.sentences, judged.subjects)
    return (True, "", None) if judged.is_cool and not found else _pass_by(found)


def _pass_by(sentence: Sentence | None) -> _Found:
    return (True, sentence.text, sentence.line) if sentence else _NOTHING


_SIGNALS: tuple[tuple[str, str, Callable[[_JudgedLetter], _Found]], ...] = (
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


def pair_likest(letters: Sequence[Letter]) -> dict[str, tuple[Letter, ...]]:
    """Return the most similar other letter of each, by path, as `judge_letter` takes it; none for one that shares nothing with any."""
    likest: dict[str, tuple[float, Letter]] = {}
    for one, two, likeness in compare_letters(letters):
        for letter, other in ((one, two), (two, one)):
            if likeness > likest.get(letter.draft.path, (0.0,))[0]:
                likest[letter.draft.path] = (likeness, other)
    return {path: (other,) for path, (_, other) in likest.items()}


def compare_letters(letters: Sequence[Letter]) -> Iterator[tuple[Letter, Letter, float]]:
    """Yield each letter with each earlier one that shares a run with it, and their similarity, from 0 to 1."""
    said = [letter for letter in letters if letter.said]
    runs = [find_runs(letter) for letter in said]
    where: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    for at, letter in enumerate(said):
        shared = Counter(other for run in runs[at] for other in where[run][-_MOST:])
        for run in runs[at]:
            where[run].append(at)
        for other, count in sorted(shared.items()):
            yield letter, said[other], count / len(runs[at] | runs[other])


def find_likest(letter: Letter, others: Sequence[Letter]) -> tuple[float, Letter | None]:
    """Return the similarity of a letter to the most similar one of `others`, and that one; 0 and None without any."""
    own = find_runs(letter)
    found: list[tuple[float, Letter | None]] = [(0.0, None)]
    for other in others:
        runs = find_runs(other)
        found.append((len(own & runs) / (len(own | runs) or 1), other))
    return max(found, key=lambda pair: pair[0])


def find_runs(letter: Letter) -> frozenset[tuple[str, ...]]:
    """Return the runs of three words in the text, without names, company and post."""
    masked = set(re.findall(r"\w+", letter.names.casefold()))
    words = [word for word in re.findall(r"\w+", letter.text.casefold()) if word not in masked]
    return frozenset(tuple(words[at : at + _RUN]) for at in range(len(words) - _RUN + 1))


def is_stock(text: str) -> bool:
    """Say whether a sentence is stock, one that is in everybody's letters."""
    return re.search(_STOCK, text) is not None


def tells_deed(text: str) -> bool:
    """Say whether a sentence names something that its writer did: an action verb after `I`."""
    return re.search(_DEED, re.sub(_NO_DEED, "", text)) is not None


def counts_something(text: str) -> bool:
    """Say whether a sentence holds a figure other than the length of the meeting or a telephone number; days are removed before."""
    return re.search(_FIGURE, re.sub(_NO_FIGURE, " ", text)) is not None
