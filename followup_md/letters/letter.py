"""Parsed letters: parts, sentences, language, and the subjects, days and next steps that they name."""

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from followup_md.date_text import MONTH_NAMES, Mention, find_mentions
from followup_md.model import Draft, Interview, Person, Vault
from followup_md.model.facts import find_person
from followup_md.problem import Place
from followup_md.slug import find_stem, find_stems

SUBJECT = r"(?i)\s*(?:subject|re|betreff)\s*:\s*(.+)"
CLOSE = (
    r"(?i)\s*(?:yours(?: sincerely| faithfully| truly)?|sincerely(?: yours)?|(?:kind|best|warm)(?:est)? regards|regards|best wishes|"
    r"with (?:kind|best|warm) regards|mit freundlichen gr\u00fc\u00dfen|cordialement|thank you|many thanks)\s*[,.]?\s*"
)
_SALUTATION = (
    r"(?i)(dear|hello|hi|hey|good (?:morning|afternoon|evening|day)|hallo|liebe[rs]?|guten tag|sehr geehrte[rs]?|chère?|bonjour|hola)"
    r",?\s+(.+)"
)
# Words before a day still ahead, and how many characters before it they may be.
_AHEAD = r"(?i)\b(?:by|before|until|till|next|coming|no later than)\s+(?:the\s+|about\s+|around\s+)?(?:\w+day,?\s+)?$"
_REACH = 32
_COMMENT = r"(?s)<!--.*?-->|%%.*?%%"
_END = r"[.!?\u2026]+[\"'\u201d\u2019)\]]*(?=\s|$)|[\u3002\uff01\uff1f]+"
_BULLET = r"\s*(?:[-*+\u2022\u2013]|\d{1,2}[.)])\s+"
# A full stop after one of these, or after a single letter, ends no sentence.
_ABBREVIATIONS = frozenset(
    {"mr", "mrs", "ms", "mx", "dr", "prof", "st", "no", "vs", "approx", "dept", "inc", "ltd", "co", "jr", "sr", "e.g", "i.e"}
)
_LONGEST_SIGNATURE = 15  # most words below a letter: a name and contact details
_WORD = r"[^\W_]+"
# Common words, nearly half of any English text; in another language, the signals about wording mean nothing.
_ENGLISH = r"(?i)\b(?:the|and|to|of|a|in|i|you|that|it|for|is|was|my|with|at|on|be|your|as)\b"
_SHARE = 0.2
_SHARE_OF_NOTES = 0.1  # as notes leave out such words
_LONG_ENOUGH = 12  # words
_LEGAL = r"(?i),?\s+(?:inc|ltd|llc|plc|corp|co|gmbh|ag|se|kg|sa|sas|bv|nv|ab|oy|as|srl|spa|limited|corporation|company)\b\.?.*"
# The date in `letters/2026-11-18-priya.md`.
_DATED = r"(?:.*/)?(\d{4}-\d\d-\d\d)"
_TIMING = (
    r"(?i)\b(?:when|by when|how soon|how long|what)\b[^.!?]{0,60}\b(?:decide|decision|decid\w+|hear|next steps?|time ?line|timing|dates?)\b"
    r"|\b(?:your|the) (?:time ?line|timing|schedule)\b"
)
_ASKED = r"(?i)\?|\b(?:let me know|tell me|may I ask|might I ask|could you|would you|I wonder|glad to (?:hear|know))\b"
_CLOSE = 3  # sentences in the close, at least
_ENOUGH = 2
# Words in every letter of this kind: one of them alone does not identify a topic.
COMMON_STEMS = frozenset(
    map(find_stem, (
        *("chance", "chat", "company", "conversation", "discuss", "discussion", "enjoy", "experience", "feel", "forward", "good"),
        *("great", "hear", "help", "hope", "interest", "interested", "interview", "job", "join", "learn", "look", "meet", "meeting"),
        *("nice", "opportunity", "people", "person", "position", "post", "role", "skill", "speak", "talk", "team", "thank", "think"),
    ))
)  # fmt: skip


class LetterLine(NamedTuple):
    """One line of a file: its number from 1, and its text."""

    number: int
    text: str


class Letter(NamedTuple):
    """A draft with its person and round; `said` are its lines from salutation to close, with the subject of an e-mail first."""

    draft: Draft
    person: Person | None
    interview: Interview | None
    salutation: LetterLine | None
    lines: tuple[LetterLine, ...]
    said: tuple[LetterLine, ...]
    greeting: str = ""
    greeted: str = ""

    @property
    def process(self) -> str | None:
        """The id of the process of its round; None for a letter without a round."""
        return self.interview.process if self.interview else None

    @property
    def names(self) -> str:
        """Words expected in any letter to that person: their name and salutation, the company and the role."""
        of_round = (self.interview.company, self.interview.role) if self.interview else ()
        return " ".join(filter(None, (*of_round, *((self.person.name, self.person.salutation) if self.person else ()))))

    @property
    def text(self) -> str:
        """The lines of `said`, joined."""
        return "\n".join(line.text for line in self.said)

    def find(self, pattern: str) -> Iterator[tuple[Place, str]]:
        """Yield the place and the words of each match of `pattern` in `said`."""
        for line in self.said:
            for match in re.finditer(pattern, line.text):
                yield self.place(line, match.start()), match[0].strip()

    def place(self, line: LetterLine, offset: int = 0) -> Place:
        """Return the place of a line of the letter."""
        return Place(self.draft.path, line.number, offset + 1)

    def start(self) -> Place:
        """Return the place where `said` begins; if it is empty, where the draft does."""
        return self.place(self.said[0]) if self.said else Place(self.draft.path, self.draft.body_line)


class Sentence(NamedTuple):
    """One sentence, on one line, with the line of the file on which it begins, and the number of its paragraph, from 0."""

    text: str
    line: int
    paragraph: int

    @property
    def stems(self) -> frozenset[str]:
        """The stems of its words."""
        return find_stems(self.text)


class Subjects(NamedTuple):
    """Possible subjects of a letter, as stems: each topic, each promise, and all words that identify this talk."""

    topics: tuple[frozenset[str], ...]
    promises: tuple[frozenset[str], ...]
    words: frozenset[str]
    talk: frozenset[str]

    def find_topic(self, said: frozenset[str]) -> frozenset[str]:
        """Return the words of a text that best name a topic: two of its words, or its only one, and not just common ones; else none."""
        named = [topic & said for topic in self.topics if len(topic & said) >= min(_ENOUGH, len(topic))]
        return max([words for words in named if words & self.talk], key=lambda words: (len(words), sorted(words)), default=frozenset())


def read_all_letters(vault: Vault) -> tuple[Letter, ...]:
    """Return the parts of all drafts of a vault, in the order of their paths."""
    interviews = {interview.slug: interview for interview in vault.interviews}
    return tuple(
        read_letter(draft, find_person(draft.person, vault.people) if draft.person else None, interviews.get(draft.interview or ""))
        for draft in sorted(vault.drafts, key=lambda draft: draft.path)
    )


def read_letter(draft: Draft, person: Person | None, interview: Interview | None) -> Letter:
    """Return the parts of a draft; without a salutation, all of its lines are `said`."""
    body = re.sub(_COMMENT, lambda found: re.sub(r"[^\n]", " ", found[0]), draft.body)
    lines = [LetterLine(number, text) for number, text in enumerate(body.split("\n"), start=draft.body_line)]
    found = next(((at, match) for at, line in enumerate(lines) if (match := re.match(_SALUTATION, line.text.strip()))), None)
    subject = [line for line in lines[: found[0]] if re.match(SUBJECT, line.text)] if found else []
    below = lines[found[0] + 1 :] if found else lines
    closed = next((at for at, line in enumerate(below) if re.fullmatch(CLOSE, line.text)), len(below))
    return Letter(
        draft=draft,
        person=person,
        interview=interview,
        salutation=lines[found[0]] if found else None,
        lines=tuple(lines),
        said=tuple(line for line in (*subject, *below[:closed]) if line.text.strip()),
        greeting=found[1][1] if found else "",
        greeted=found[1][2] if found else "",
    )


def split_sentences(letter: Letter) -> tuple[Sentence, ...]:
    """Return the sentences of a letter, without the subject of an e-mail, and without name and number at its end."""
    first = letter.salutation.number if letter.salutation else 0
    paragraphs: list[list[LetterLine]] = []
    before = -1
    for line in letter.said:  # blank lines between paragraphs are not in `said`
        if line.number > first:
            if line.number != before + 1:
                paragraphs.append([])
            paragraphs[-1].append(line)
            before = line.number
    while len(paragraphs) > 1:
        last = paragraphs[-1]
        ends = any(re.search(_END, line.text.rstrip()) for line in last)
        if ends or re.match(_BULLET, last[0].text) or sum(len(line.text.split()) for line in last) > _LONGEST_SIGNATURE:
            break
        paragraphs.pop()
    return tuple(sentence for number, lines in enumerate(paragraphs) for sentence in _split_paragraph(lines, number))


def _split_paragraph(lines: Sequence[LetterLine], paragraph: int) -> Iterator[Sentence]:
    """Yield the sentences of one paragraph; a bullet begins a new one."""
    begun, number = "", 0
    for line in lines:
        if begun and re.match(_BULLET, line.text):
            yield Sentence(begun, number, paragraph)
            begun = ""
        at = 0
        for end in re.finditer(_END, line.text):
            word = line.text[at : end.start()].rpartition(" ")[2].lstrip("(").casefold()
            shortened = end[0] == "." and (word in _ABBREVIATIONS or (len(word) == 1 and word.isalpha() and word != "i"))
            if not shortened and (said := line.text[at : end.end()].strip()):
                yield Sentence(f"{begun} {said}".strip(), number if begun else line.number, paragraph)
                begun, at = "", end.end()
        if rest := line.text[at:].strip():
            begun, number = (f"{begun} {rest}", number) if begun else (rest, line.number)
    if begun:
        yield Sentence(begun, number, paragraph)


def is_english(text: str, share: float = _SHARE) -> bool:
    """Say whether a text is in English, by its share of common words; True for one too short to judge."""
    words = len(re.findall(_WORD, text))
    return words < _LONG_ENOUGH or len(re.findall(_ENGLISH, text)) >= share * words


def is_in_language_of(interview: Interview, text: str) -> bool:
    """Say whether a text and the note of a round are both in English, or both in another language."""
    noted = [words for topic in interview.topics for words in (topic.text, topic.mine)]
    noted += [words for question in interview.questions for words in (question.text, question.said, question.better)]
    noted += [point for points in interview.points.values() for point in points]
    return is_english(text) == is_english(" ".join(filter(None, noted)), _SHARE_OF_NOTES)


def find_subjects(letter: Letter) -> Subjects:
    """Return the possible subjects of a letter; nothing for one without a round."""
    interview, common = letter.interview, find_stems(letter.names)
    topics = tuple(topic - common or topic for topic in list_topic_stems(letter))
    promises = tuple(find_stems(promise.text) for promise in interview.promises) if interview else ()
    decision = find_decision(interview) if interview else None
    month = find_stems(MONTH_NAMES[decision.month - 1]) if decision else frozenset[str]()
    said = frozenset[str]().union(*topics, *promises)
    talk = said - common - COMMON_STEMS or said
    return Subjects(topics, promises, talk | month, talk)


def list_topic_stems(letter: Letter) -> Iterator[frozenset[str]]:
    """Yield the stems of each topic of that person and of the whole panel, of its other wordings, and of each of their questions."""
    if letter.interview is None or letter.person is None:
        return
    for topic in letter.interview.topics:
        if topic.person in (None, letter.person.key):
            yield from map(find_stems, (topic.text, *topic.synonyms))
    yield from (find_stems(question.text) for question in letter.interview.questions if question.asked_by == letter.person.key)


def find_step(letter: Letter, sentences: Sequence[Sentence], subjects: Subjects) -> Sentence | None:
    """Return the sentence of the close that names a promise or the decision date; if the note has neither, one that asks."""
    interview = letter.interview
    close = [item for item in sentences if item.paragraph == sentences[-1].paragraph or item in sentences[-_CLOSE:]]
    decision = find_decision(interview) if interview else None
    if interview is None or not (decision or subjects.promises):
        return next((item for item in close if re.search(_TIMING, item.text) and re.search(_ASKED, item.text)), None)
    for item in close:
        if any(len(words & item.stems) >= min(_ENOUGH, len(words)) for words in subjects.promises):
            return item
        if decision and any(mention.back is None and mention.partial.fits(decision) for mention in find_mentions(item.text)):
            return item
    return None


def find_decision(interview: Interview) -> date | None:
    """Return the decision date, as in the note."""
    return interview.decision_date or interview.said_date


def find_letter_day(letter: Letter) -> date | None:
    """Return the day on which a letter was written: `created`, else the date in the name of its file."""
    named = re.match(_DATED, letter.draft.path)
    if letter.draft.created or not named:
        return letter.draft.created
    try:
        return date.fromisoformat(named[1])
    except ValueError:
        return None


def strip_legal(name: str) -> str:
    """Return a company's name as people say it: `Globex` for `Globex GmbH & Co. KG`."""
    return re.sub(_LEGAL, "", name).strip()


def locate(text: str, offset: int) -> tuple[int, int]:
    """Return the line and the column of an offset, both from 1."""
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)


def is_ahead(mention: Mention, text: str) -> bool:
    """Say whether a day that `text` names is still ahead (`by Friday`)."""
    return bool(re.search(_AHEAD, text[max(0, mention.start - _REACH) : mention.start]))


def can_mean(mention: Mention, day: date, letter_day: date | None) -> bool:
    """Say whether it can be that day; `yesterday` counts from the day of the letter, and may be any day if that is unknown."""
    if mention.back is None:
        return mention.partial.fits(day)
    return letter_day is None or letter_day - timedelta(days=mention.back) == day
