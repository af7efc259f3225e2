"""Topics, questions, review, requirements and the terms of an offer: what was said in a round (format.md 2.2)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from followup_md.model import POINT_SECTIONS, OfferTerms, Question, Requirement, Review, Topic
from followup_md.parse.body.bullets import field_name, join_text, nested_fields, number_bullets, parse_bullets, read_fields, split_headings
from followup_md.parse.body.log_lines import is_log_shaped
from followup_md.parse.body.near_fields import find_bare_fields, find_near_fields
from followup_md.parse.dates.problems import judge_date, read_day
from followup_md.parse.dates.text import find_vague, looks_like_date
from followup_md.parse.fields.name_list import read_name, split_names
from followup_md.parse.names import fold_name
from followup_md.parse.notes import AskedQuestion, OwnedTopic
from followup_md.problem import RATING_RANGE, UNKNOWN_FIELD, Place, report

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence
    from datetime import date

    from followup_md.parse.body.bullets import Bullet, FieldText, Line
    from followup_md.parse.notes import Name
    from followup_md.problem import Problem

_TOPIC_FIELDS: Final = frozenset(("synonyms", "mine"))
_QUESTION_FIELDS: Final = frozenset(("asked by", "rating", "said", "better", "stumbled"))
_REVIEW_FIELDS: Final = frozenset(("rating", "improve"))
_OFFER_FIELDS: Final = frozenset(("title", "pay", "place", "start", "answer by", "signed by"))
# `2`, `2/5`, `2 of 5`; words may follow, another number may not: `2/10` and `2-3` are no rating.
_RATING: Final = re.compile(r"([0-9]{1,4})(?:\s*(?:/|(?:out\s+)?of)\s*5)?(?:[\s,;(]+(?!of\b|out\b|to\b|or\b)[^\d\s/,;(-].*)?", re.DOTALL)
_RATED: Final = re.compile(r"(.*\S)\s*\(([0-9]{1,2}\s*/\s*5)\)", re.DOTALL)
_WORST, _BEST = 1, 5
_PROSE: Final = re.compile(r"(?![0-9]+[.)]\s)[^\W_].*[^:\s]\s*")
_YES: Final = frozenset(("yes", "y", "true", "x", "1"))
_EVERYBODY: Final = frozenset(("everyone", "everybody", "all"))


class Recap:
    """Reads the sections of one note; what is wrong in them is added to `problems`."""

    __slots__ = ("path", "problems", "sections", "stumble_at")

    def __init__(self, sections: Mapping[str, Sequence[Line]], path: str, stumble_at: int) -> None:
        """Take the lines of each section by canonical name; a rating of `stumble_at` or less makes a stumble."""
        self.sections = sections
        self.path = path
        self.stumble_at = stumble_at
        self.problems: list[Problem] = []

    def topics(self) -> Iterator[OwnedTopic]:
        """Yield each topic with the person of the `###` heading above it, once for each person that the heading names."""
        lines = self.sections.get("topics", ())
        parts = [(heading, parse_bullets(below)) for heading, below in split_headings(number_bullets(lines))]
        if not any(bullets for _, bullets in parts):  # beside bullets, text is a remark
            self.problems += self._report_prose(lines)
        for heading, bullets in parts:
            owners: tuple[Name | None, ...] = (None,)
            if heading and fold_name(heading.text.strip(":*_ ")) not in _EVERYBODY:
                owners = tuple(split_names(heading.text.rstrip(":"), self.place(heading))) or owners
            for bullet in bullets:
                topic = Topic(bullet.text, Place(self.path, bullet.line, bullet.column))
                if bullet.below:
                    text, fields = join_text(bullet), nested_fields(bullet, _TOPIC_FIELDS)
                    words = (_text_of(fields, "synonyms") or "").replace(";", ",").split(",")
                    synonyms = tuple([word.strip() for word in words if word.strip()])
                    topic = Topic(text=text.text, place=self.place(text), synonyms=synonyms, mine=_text_of(fields, "mine"))
                if topic.text:
                    for owner in owners:
                        yield OwnedTopic(topic, owner)

    def questions(self) -> Iterator[AskedQuestion]:
        """Yield each question: a `###` heading, or a top-level bullet where no heading is above it."""
        for heading, lines in split_headings(number_bullets(self.sections.get("questions", ()))):
            bullets = parse_bullets(lines)
            self.problems += find_bare_fields(lines, _QUESTION_FIELDS, self.path)
            if heading:
                self.problems += find_near_fields(bullets, _QUESTION_FIELDS, self.path)
                yield self._read_question(heading, read_fields(bullets, _QUESTION_FIELDS))
            else:
                yield from self._read_bulleted(bullets)

    def _report_prose(self, lines: Sequence[Line]) -> Iterator[Problem]:
        """Report the first line of text in Topics, which are to be bullets."""
        for number, line in lines:
            if line[:2] != "- " and _PROSE.fullmatch(line) and not is_log_shaped(line):
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
        """Return the good and the bad points by the name of their section; one that says nothing is left out."""
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

    def place(self, text: FieldText) -> Place:
        """Return where a text of this note begins."""
        return Place(self.path, text.line, text.column)

    def _read_section(self, name: str, known: Collection[str]) -> Mapping[str, FieldText]:
        lines = self.sections.get(name, ())
        if not lines:
            return {}
        bullets = parse_bullets(lines)
        self.problems += (*find_near_fields(bullets, known, self.path), *find_bare_fields(lines, known, self.path))
        return read_fields(bullets, known)

    def _read_bulleted(self, bullets: Sequence[Bullet]) -> Iterator[AskedQuestion]:
        """Read bullets as questions; a field at the margin, and a near miss of one, belongs to the question above it."""
        starts: list[int] = []
        for i, bullet in enumerate(bullets):
            near = tuple(find_near_fields((bullet,), _QUESTION_FIELDS, self.path))
            self.problems += near
            if not near and field_name(bullet, _QUESTION_FIELDS) is None:
                starts.append(i)
        for start, end in zip(starts, (*starts[1:], len(bullets)), strict=False):
            text = join_text(bullets[start])
            if text.text:
                nested = parse_bullets(bullets[start].below)
                self.problems += find_near_fields(nested, _QUESTION_FIELDS, self.path)
                below = (*nested, *bullets[start + 1 : end])
                yield self._read_question(text, read_fields(below, _QUESTION_FIELDS))

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


def _text_of(fields: Mapping[str, FieldText], name: str) -> str | None:
    field = fields.get(name)
    return field.text if field else None
