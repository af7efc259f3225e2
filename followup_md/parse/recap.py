"""Topics, questions, review, offer and next steps of a round, and misspelt fields and headings in them (format.md 2.2)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from followup_md.date_text import find_vague, hint_vague, looks_like_date, read_date
from followup_md.model import POINT_SECTIONS, OfferTerms, Promise, Question, Requirement, Review, Topic
from followup_md.parse import sections
from followup_md.parse.dates import join_choices, judge_date, read_day
from followup_md.parse.facts import AskedQuestion, Name, OwnedTopic, find_similar, fold_name, link_target
from followup_md.parse.front_matter import SplitNote, read_name, split_names
from followup_md.parse.sections import field_name, fold_label, join_text, nested_fields, parse_bullets, read_fields, split_headings
from followup_md.problem import RATING_RANGE, UNKNOWN_FIELD, UNKNOWN_SECTION, VAGUE_DATE, Correction, Place, Problem, report

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from followup_md.parse.sections import Bullet, FieldText, Line

_TOPIC_FIELDS: Final = frozenset(("synonyms", "mine"))
_QUESTION_FIELDS: Final = frozenset(("asked by", "rating", "said", "better", "stumbled"))
_REVIEW_FIELDS: Final = frozenset(("rating", "improve"))
_OFFER_FIELDS: Final = frozenset(("title", "pay", "place", "start", "answer by", "signed by"))
# `2`, `2/5`, `2 of 5`; words may follow, another number may not: `2/10` and `2-3` are not ratings.
_RATING: Final = re.compile(r"([0-9]{1,4})(?:\s*(?:/|(?:out\s+)?of)\s*5)?(?:[\s,;(]+(?!of\b|out\b|to\b|or\b)[^\d\s/,;(-].*)?", re.DOTALL)
_RATED: Final = re.compile(r"(.*\S)\s*\(([0-9]{1,2}\s*/\s*5)\)", re.DOTALL)
_WORST, _BEST = 1, 5
_PROSE: Final = re.compile(r"(?![0-9]+[.)]\s)[^\W_].*[^:\s]\s*")
_YES: Final = frozenset(("yes", "y", "true", "x", "1"))
_EVERYBODY: Final = frozenset(("everyone", "everybody", "all"))
_STEP_FIELDS: Final = frozenset(("i promised", "they said"))
_DAY: Final = r"\s+((?:\[\[)?[0-9A-Za-z](?:[0-9A-Za-z/.-]*[0-9A-Za-z])?(?:\]\])?)"
_BY: Final = re.compile(rf"(?:^|[\s,(])by{_DAY}", re.IGNORECASE)
_BY_OR_ON: Final = re.compile(rf"(?:^|[\s,(])(?:by|on){_DAY}", re.IGNORECASE)
_DECIDED: Final = re.compile(r"\bdeci(?:de|sion)", re.IGNORECASE)
_BEFORE: Final = re.compile(r"\b(?:by|on|before|until|for)\s*$", re.IGNORECASE)
_NO_DATE: Final = re.compile(r"\b(?:no date|not told)\b", re.IGNORECASE)


class NextSteps(NamedTuple):
    """The promises, the decision date they gave, whether they gave none, and `they_said`: each `they said` as typed."""

    promises: tuple[Promise, ...]
    said_date: date | None
    no_date_named: bool
    said_place: Place | None
    they_said: tuple[str, ...]


class Recap(NamedTuple):
    """Reader of the sections of one note by canonical name: faults go to `problems`, a rating of `stumble_at` or less is a stumble."""

    sections: Mapping[str, Sequence[Line]]
    path: str
    stumble_at: int
    problems: list[Problem]

    def topics(self) -> Iterator[OwnedTopic]:
        """Yield each topic with the person of the `###` heading above it, once for each person that the heading names."""
        lines = self.sections.get("topics", ())
        parts = [(heading, parse_bullets(below)) for heading, below in split_headings(sections.number_bullets(lines))]
        if not any(bullets for _, bullets in parts):  # next to bullets, text is a remark
            self.problems.extend(self._report_prose(lines))
        for heading, bullets in parts:
            owners: tuple[Name | None, ...] = (None,)
            if heading and fold_name(heading.text.strip(":*_ ")) not in _EVERYBODY:
                owners = tuple(split_names(heading.text.rstrip(":"), self.place(heading))) or owners
            for bullet in bullets:
                topic = Topic(bullet.text, self.place(bullet))
                if bullet.below:
                    text, fields = join_text(bullet), nested_fields(bullet, _TOPIC_FIELDS)
                    words = (_text_of(fields, "synonyms") or "").replace(";", ",").split(",")
                    synonyms = tuple([word.strip() for word in words if word.strip()])
                    topic = Topic(text=text.text, place=self.place(text), synonyms=synonyms, mine=_text_of(fields, "mine"))
                if topic.text:
                    for owner in owners:
                        yield OwnedTopic(topic, owner)

    def questions(self) -> Iterator[AskedQuestion]:
        """Yield each question: a `###` heading, or a top-level bullet with no heading above it."""
        for heading, lines in split_headings(sections.number_bullets(self.sections.get("questions", ()))):
            bullets = parse_bullets(lines)
            self.problems.extend(_find_bare_fields(lines, _QUESTION_FIELDS, self.path))
            if heading:
                self.problems.extend(_find_misspelt_fields(bullets, _QUESTION_FIELDS, self.path))
                yield self._read_question(heading, read_fields(bullets, _QUESTION_FIELDS))
            else:
                yield from self._read_bulleted(bullets)

    def _report_prose(self, lines: Sequence[Line]) -> Iterator[Problem]:
        """Report the first line of text in Topics, which should be bullets."""
        for number, line in lines:
            if line[:2] != "- " and _PROSE.fullmatch(line) and not sections.is_log_shaped(line):
                place, text = Place(self.path, number), line.strip()
                yield report(UNKNOWN_FIELD, place, f'no bullet, so no topic: "{text}"', f"write `- {text}`")
                return

    def review(self) -> Review:
        """Return the fields of Review."""
        fields = self._read_section("review", _REVIEW_FIELDS)
        return Review(rating=self._read_rating(fields), improve=_text_of(fields, "improve"))

    def requirements(self) -> Iterator[Requirement]:
        """Yield each requirement of the post."""
        for bullet in parse_bullets(self.sections.get("requirements", ())):
            text = join_text(bullet)
            if text.text:
                yield Requirement(text=text.text, place=self.place(text), mine=_text_of(nested_fields(bullet, _TOPIC_FIELDS), "mine"))

    def points(self) -> Mapping[str, tuple[str, ...]]:
        """Return the good and the bad points by the name of their section; empty ones are left out."""
        read = {name: parse_bullets(self.sections.get(name, ())) for name in POINT_SECTIONS}
        points = {name: tuple([text for bullet in bullets if (text := join_text(bullet).text)]) for name, bullets in read.items()}
        return {name: texts for name, texts in points.items() if texts}

    def offer(self, said_on: date | None) -> OfferTerms:
        """Return the terms of the offer; dates in words count from `said_on`."""
        fields = self._read_section("offer", _OFFER_FIELDS)
        return OfferTerms(
            title=_text_of(fields, "title"),
            pay=_text_of(fields, "pay"),
            place=_text_of(fields, "place"),
            start=self._read_date(fields, "start", said_on),
            answer_by=self._read_date(fields, "answer by", said_on),
            signed_by=_text_of(fields, "signed by"),
        )

    def next_steps(self, said_on: date | None) -> NextSteps:
        """Return the fields of Next steps; dates in words count from `said_on`, the day on which the round ended."""
        lines = self.sections.get("next steps", ())
        bullets = parse_bullets(lines)
        promises: list[Promise] = []
        they_said: list[str] = []
        said_date, said_place, no_date_named = None, None, False
        for name, field in sections.iterate_fields(bullets, _STEP_FIELDS):
            before = _BY_OR_ON if _DECIDED.search(field.text) else _BY
            words = [field.text.strip(), *(match[1] for match in before.finditer(field.text))]
            typed = next(filter(read_date, words), None) or next(filter(looks_like_date, words), "")
            day = read_date(typed)
            if name == "they said":
                they_said.append(field.text)
                if day and said_date is None:
                    said_date, said_place = day, self.place(field)
                no_date_named = no_date_named or _NO_DATE.search(field.text) is not None
            else:
                text, begin = field.text, field.text.rfind(typed) if day else -1
                # `, by DATE` at the end is left out; a date in the middle of a promise stays.
                if begin >= 0 and not text[begin + len(typed) :].strip(" .;"):
                    text = re.sub(r"[\s,]*\bby\s*$", "", text[:begin], flags=re.IGNORECASE) or text
                promises.append(Promise(text=text, place=self.place(field), by=day))
            if day is None:
                self.problems.extend(self._report_date(name, field, typed, said_on))
        self._report_fields(lines, bullets, _STEP_FIELDS)
        return NextSteps(tuple(promises), said_date, no_date_named and said_date is None, said_place, tuple(they_said))

    def place(self, text: FieldText | Bullet) -> Place:
        """Return where a text of this note begins."""
        return Place(self.path, text.line, text.column)

    def _read_section(self, name: str, known: Collection[str]) -> Mapping[str, FieldText]:
        lines = self.sections.get(name, ())
        if not lines:
            return {}
        bullets = parse_bullets(lines)
        self._report_fields(lines, bullets, known)
        return read_fields(bullets, known)

    def _report_fields(self, lines: Sequence[Line], bullets: Sequence[Bullet], known: Collection[str]) -> None:
        """Report misspelt fields, and fields without their bullet."""
        self.problems.extend((*_find_misspelt_fields(bullets, known, self.path), *_find_bare_fields(lines, known, self.path)))

    def _read_bulleted(self, bullets: Sequence[Bullet]) -> Iterator[AskedQuestion]:
        """Read bullets as questions; an unindented field, even misspelt, belongs to the question above it."""
        starts: list[int] = []
        for i, bullet in enumerate(bullets):
            misspelt = tuple(_find_misspelt_fields((bullet,), _QUESTION_FIELDS, self.path))
            self.problems.extend(misspelt)
            if not misspelt and field_name(bullet, _QUESTION_FIELDS) is None:
                starts.append(i)
        for start, end in zip(starts, (*starts[1:], len(bullets)), strict=False):
            text = join_text(bullets[start])
            if text.text:
                nested = parse_bullets(bullets[start].below)
                self.problems.extend(_find_misspelt_fields(nested, _QUESTION_FIELDS, self.path))
                yield self._read_question(text, read_fields((*nested, *bullets[start + 1 : end]), _QUESTION_FIELDS))

    def _read_question(self, text: FieldText, fields: Mapping[str, FieldText]) -> AskedQuestion:
        rated = None if "rating" in fields else _RATED.fullmatch(text.text)
        if rated:  # `Why us? (2/5)`
            fields = {**fields, "rating": text._replace(text=rated[2], column=text.column + rated.start(2))}
            text = text._replace(text=rated[1])
        rating = self._read_rating(fields)
        asker, stumbled = fields.get("asked by"), (_text_of(fields, "stumbled") or "").casefold() in _YES
        question = Question(
            text=text.text,
            place=self.place(text),
            rating=rating,
            said=_text_of(fields, "said"),
            better=_text_of(fields, "better"),
            stumble=stumbled or (rating is not None and rating <= self.stumble_at),
        )
        return AskedQuestion(question, read_name(asker.text, self.place(asker)) if asker else None)

    def _read_rating(self, fields: Mapping[str, FieldText]) -> int | None:
        field = fields.get("rating")
        if field is None:
            return None
        match = _RATING.fullmatch(field.text)
        rating = int(match[1]) if match else 0
        if _WORST <= rating <= _BEST:
            return rating
        message = f'a rating that is not from 1 to 5: "{field.text}"'
        self.problems.append(report(RATING_RANGE, self.place(field), message, "use 1 to 5, such as `rating: 3`"))
        return None

    def _read_date(self, fields: Mapping[str, FieldText], name: str, said_on: date | None) -> date | None:
        field = fields.get(name)
        if field is None:
            return None
        day = read_day(field.text)
        if day is None and (looks_like_date(field.text) or find_vague(field.text)):
            self.problems.append(judge_date(f"- {name}: {{}}", field.text, self.place(field), said_on, "2026-12-04"))
        return day

    def _report_date(self, name: str, field: FieldText, typed: str, said_on: date | None) -> Iterator[Problem]:
        """Report a `typed` text that looks like a date but is not one, or a date in words."""
        place = self.place(field)
        label = "I promised" if name == "i promised" else "they said"
        if typed:
            # Escaped, since the line for `judge_date` is a format string.
            before, _, after = (part.replace("{", "{{").replace("}", "}}") for part in field.text.partition(typed))
            line = f"- {label}: {before}{{}}{after}"
            yield judge_date(line, typed, place._replace(column=place.column + field.text.index(typed)), said_on, "2026-12-04")
            return
        by = _BY.search(field.text)
        words = find_vague(field.text) if name == "they said" else find_vague(field.text[by.start(1) :]) if by else None
        if words:
            before, _, after = field.text.partition(words)
            before = _BEFORE.sub("", before)
            lines = [f"- {label}: {before}by {day} ({words}){after}" for day in (hint_vague(words, said_on) if said_on else ())]
            hint = f"write {join_choices(lines)}" if lines else f"write the date that was meant, as `- {label}: … by 2026-12-04`"
            yield report(VAGUE_DATE, place, f'a date in words: "{words}"', hint)


def _text_of(fields: Mapping[str, FieldText], name: str) -> str | None:
    field = fields.get(name)
    return field.text if field else None


_LABELLED: Final = re.compile(
    r"\s*([*_]*[A-Za-z][A-Za-z _-]{2,24}?[*_]*)\s*(?:[:=\u2013\u2014]|(?<=\s)-(?=\s)|(?=\d))[*_:]*\s*(.*)", re.DOTALL
)
_OTHER_WORDS: Final[Mapping[str, str]] = {"asked": "asked by", "asker": "asked by", "deadline": "answer by", "signed": "signed by"}
_SAID: Final = re.compile(
    r"((?:they|he|she|we)\s+(?:say|says|said|told\s+(?:me|us))|[^:.]{1,40}?\s(?:said|told\s+(?:me|us))(?=.*\d{4}-\d\d-\d\d))\b[\s:=,\u2013\u2014-]*(.*)",
    re.IGNORECASE | re.DOTALL,
)
_PROMISED: Final = re.compile(r"((?:(?:i|we)\s+)?(?:have\s+)?promised?)\b[\s:=,\u2013\u2014-]*(.*)", re.IGNORECASE | re.DOTALL)
_MARGIN: Final = re.compile(r"[*_A-Za-z]")


def _find_misspelt_fields(bullets: Iterable[Bullet], names: Collection[str], path: str) -> Iterator[Problem]:
    """Yield an `unknown-field` for each bullet that is most likely meant as one of the fields `names`."""
    for bullet in bullets:
        if field_name(bullet, names) is None and (meant := _guess_field(bullet.text, names)):
            yield _report_unknown(bullet.text, meant, Place(path, bullet.line, bullet.column))


def _find_bare_fields(lines: Sequence[Line], names: Collection[str], path: str) -> Iterator[Problem]:
    """Yield an `unknown-field` for each unindented line that is a field without its bullet."""
    for number, line in lines:
        if _MARGIN.match(line) and ":" in line:
            label, _, value = line.partition(":")
            label, value = fold_label(label), value.strip(" *_")
            if label in names and value:
                yield _report_unknown(line.strip(), f"- {label}: {value}", Place(path, number, 1))


def _guess_field(text: str, names: Collection[str]) -> str | None:
    """Return the bullet that should stand for `text`, or None if it resembles no field."""
    if "they said" in names:
        for name, pattern in (("I promised", _PROMISED), ("they said", _SAID)):
            match = pattern.fullmatch(text)
            if match and match[2]:
                return f"- {name}: {match[2]}"
        return None
    if fold_label(text) == "stumbled" and "stumbled" in names:
        return "- stumbled: yes"
    match = _LABELLED.fullmatch(text)
    if match is None or not match[2]:
        return None
    label = fold_label(match[1])
    meant = label if label in names else _OTHER_WORDS.get(label)
    if meant not in names:
        meant = find_similar(label, names)
    return f"- {meant}: {match[2]}" if meant else None


def _report_unknown(typed: str, meant: str, place: Place) -> Problem:
    return report(UNKNOWN_FIELD, place, f'no field is called so, and it is not counted: "{typed}"', f"write `{meant}`")


# A heading of any level, or what some people write instead: a bold line, a name with a colon.
_MISSPELT_HEADING: Final = re.compile(
    r"^(?: {0,3}(#{1,6})[ \t]++(\S[^\n]*)|(?:\*\*|__)([^*_\n]+)(?:\*\*|__):?|(\w[^\n:#]{0,40}):)[ \t]*$", re.MULTILINE
)
_FEWEST_LETTERS: Final = 3
_SECTION_LEVEL: Final = 2


def find_misspelt_headings(split: SplitNote, path: str, names: Mapping[str, str], met: Sequence[Name]) -> Iterator[Problem]:
    """Yield an `unknown-section` for each heading of a question, or of one of those `met`, at another level than `###` or without one."""
    whole = [fold_name(name.text.rpartition("/")[2]) for name in met]
    people = {*whole, *(word for name in whole for word in name.split() if len(word) >= _FEWEST_LETTERS)}

    def is_person(text: str) -> bool:
        text = text.strip(":*_ ")
        return fold_name((link_target(text) or text).rpartition("/")[2]) in people

    section: str | None = None
    for heading in _MISSPELT_HEADING.finditer(sections.hide_code_and_comments(split.body)):
        level, text = len(heading[1] or ""), (heading[2] or heading[3] or heading[4]).rstrip()
        if level == _SECTION_LEVEL + 1:  # the correct level
            continue
        if level and level <= _SECTION_LEVEL:
            known = names.get(sections.fold_heading(text)) if "[[" not in text else None
            if known or level == 1 or section is None or not is_person(text):
                section = known
                continue
        elif not (is_person(text) if section == "topics" else section == "questions" and text.endswith("?")):
            continue
        line = split.body_line + split.body.count("\n", 0, heading.start())
        correction = Correction("heading", heading[0].strip(), f"### {text}")
        hint = f"write `{correction.meant}`; what stands below is not read as it is"
        yield report(UNKNOWN_SECTION, Place(path, line), f'no heading of level 3: "{correction.typed}"', hint, correction)


def find_hidden_sections(split: SplitNote, path: str) -> Iterator[Problem]:
    """Yield an `unknown-section` for an unclosed code fence that hides headings or log lines."""
    begin = sections.find_unclosed(split.body)
    if begin is not None:
        hidden = split.body[begin:].split("\n")
        if any(line.startswith("## ") or sections.is_log_shaped(line) for line in hidden):
            place = Place(path, split.body_line + split.body.count("\n", 0, begin))
            message = f'"{hidden[0].strip()}" opens code that is never closed, so the sections below are not read'
            yield report(UNKNOWN_SECTION, place, message, "close it with a line of the same signs, or delete this line")
