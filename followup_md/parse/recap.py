"""Topics, questions, review, offer and next steps of a round, and misspelt fields and headings in them (format.md 2.2)."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Final, NamedTuple

from followup_md import date_text
from followup_md.date_text import choose_days, find_mentions, find_vague, hint_vague, looks_like_date, match_day, read_date, read_days
from followup_md.model import POINT_SECTIONS, NotedRound, OfferTerms, Promise, Question, Requirement, Review, Topic
from followup_md.parse import sections
from followup_md.parse.dates import DayContext, join_choices, judge_date, read_day
from followup_md.parse.facts import AskedQuestion, Name, OwnedTopic, find_similar, fold_name
from followup_md.parse.front_matter import SplitNote, read_name, split_names
from followup_md.parse.log_place import holds_day, is_log_shaped
from followup_md.parse.sections import Bullet, FieldText, Line, field_name, fold_label, join_text, parse_bullets, read_fields
from followup_md.problem import RATING_RANGE, UNKNOWN_FIELD, VAGUE_DATE, Place, Problem, report

_TOPIC_FIELDS: Final = frozenset(("synonyms", "mine"))
_QUESTION_FIELDS: Final = frozenset(("asked by", "rating", "said", "better", "stumbled"))
_REVIEW_FIELDS: Final = frozenset(("rating", "improve"))
_OFFER_FIELDS: Final = frozenset(("title", "pay", "place", "start", "answer by", "signed by"))
# `2`, `2/5`, `2 of 5`; words may follow, another number may not: `2/10` and `2-3` are not ratings.
_RATING: Final = re.compile(r"([0-9]{1,4})(?:\s*(?:/|(?:out\s+)?of)\s*5)?(?:[\s,;(]+(?!of\b|out\b|to\b|or\b)[^\d\s/,;(-].*)?", re.DOTALL)
# What may stand at the end of a question: its rating, in brackets or bare, and words in brackets, perhaps who asked it and a rating.
_RATED: Final = re.compile(
    r"(.*\S)\s*\(([0-9]{1,2}\s*/\s*5)\)|(.*[^\s,;\u2013\u2014-])(?:\s*[,;]|\s+[\u2013\u2014-])?\s+([0-9]\s?/\s?5)", re.DOTALL
)
_BRACKETED: Final = re.compile(r"(.*\S)\s*\(([^()]*?[^()\s,;])(?:\s*[,;]\s*([1-5]\s*/\s*5))?\s*\)", re.DOTALL)
_WORST, _BEST = 1, 5
# A heading over what they asked; what you asked them is no question of theirs.
_ASKED: Final = re.compile(
    r"(?:questions from|(?:questions|asked) by) (.+)|(?!(?:.* )?(?:i|we) asked)(.+?) asked(?: (?:me|us))?", re.IGNORECASE
)
_WENT: Final = re.compile(r"\W*((?:(?:it|that|this) )?went ([a-z][a-z -]*[a-z]))[\s.!)]*", re.IGNORECASE)
_YES: Final = frozenset(("yes", "y", "true", "x", "1"))
EVERYBODY: Final = frozenset(("everyone", "everybody", "everyone else", "all", "general"))
_STEP_FIELDS: Final = frozenset(("i promised", "they said"))
_DAY: Final = r"\s+((?:\[\[)?[0-9A-Za-z](?:[0-9A-Za-z/.-]*[0-9A-Za-z])?(?:\]\])?)"
_BY: Final = re.compile(rf"(?:^|[\s,(])by{_DAY}", re.IGNORECASE)
_BY_OR_ON: Final = re.compile(rf"(?:^|[\s,(])(?:by|on){_DAY}", re.IGNORECASE)
_DECIDED: Final = re.compile(r"\bdeci(?:de|sion)", re.IGNORECASE)
_BEFORE: Final = re.compile(r"\b(?:by|on|before|until|for)\s*$", re.IGNORECASE)
_BY_AT_END: Final = re.compile(r"[\s,]*\bby\s*$", re.IGNORECASE)
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
        """Yield each bullet and line of text with the person of the `###` heading above it, once for each person that the heading names."""
        lines = sections.join_wrapped(sections.number_bullets(self.sections.get("topics", ())))
        for heading, below in sections.split_headings(lines):
            owners: tuple[Name | None, ...] = (None,)
            if heading and fold_name(heading.text.strip(":*_ ")) not in EVERYBODY:
                owners = tuple(split_names(heading.text.rstrip(":"), self.place(heading))) or owners
            for bullet, is_text in sections.parse_texts(below):
                inner = parse_bullets(bullet.below) if bullet.below else ()
                topic = self._read_topic(bullet, inner)
                if topic.text:
                    others = [each for each in inner if each.text and field_name(each, _TOPIC_FIELDS) is None] if inner else ()
                    nested = tuple([self._read_topic(each, parse_bullets(each.below)) for each in others]) if others else ()
                    for owner in owners:
                        yield OwnedTopic(topic, owner, heading.line if heading else 0, is_text, nested)

    def _read_topic(self, bullet: Bullet, inner: Sequence[Bullet]) -> Topic:
        if not bullet.below:
            return Topic(bullet.text, self.place(bullet))
        text, fields = join_text(bullet), read_fields(inner, _TOPIC_FIELDS)
        words = (_text_of(fields, "synonyms") or "").replace(";", ",").split(",")
        synonyms = tuple([word.strip() for word in words if word.strip()])
        return Topic(text=text.text, place=self.place(text), synonyms=synonyms, mine=_text_of(fields, "mine"))

    def questions(self) -> Iterator[AskedQuestion]:
        """Yield each question: a `###` heading, or a top-level bullet with none above it, or below that of a group or a person."""
        for heading, lines in sections.split_headings(sections.number_bullets(self.sections.get("questions", ()))):
            bullets = parse_bullets(lines)
            self.problems.extend(_find_bare_fields(lines, _QUESTION_FIELDS, self.path))
            if heading is None:
                yield from self._read_bulleted(bullets)
                continue
            is_answered = any(field_name(bullet, _QUESTION_FIELDS) for bullet in bullets)
            asked = _ASKED.fullmatch(heading.text.strip(":*_ ")) if bullets and not is_answered else None
            is_group = not is_answered and (asked is not None or _is_group(heading.text, bullets))
            misspelt = () if is_group else tuple(_find_misspelt_fields(bullets, _QUESTION_FIELDS, self.path))
            self.problems.extend(misspelt)
            label = None
            if bullets and not is_answered and not misspelt and not heading.text.endswith("?"):
                label = read_name((asked[1] or asked[2]) if asked else heading.text.rstrip(":"), self.place(heading))
            if not is_group:
                question = self._read_question(heading, read_fields(bullets, _QUESTION_FIELDS))
                yield question._replace(label=label) if label else question
            # Where the heading is one person of the round, and only the whole vault says so, its bullets are what they asked.
            for each in self._read_bulleted(bullets) if is_group or label else ():
                own = is_group and (each.asker or each.label or label is None)
                yield each if own else each._replace(label=label, by_label=each.question, if_named=not is_group)

    def review(self) -> Review:
        """Return the fields of Review."""
        fields = self._read_section("review", _REVIEW_FIELDS)
        return Review(rating=self._read_rating(fields), improve=_text_of(fields, "improve"))

    def requirements(self) -> Iterator[Requirement]:
        """Yield each requirement of the post."""
        for bullet in self._bullets("requirements"):
            text = join_text(bullet)
            if text.text:
                yield Requirement(
                    text=text.text, place=self.place(text), mine=_text_of(sections.nested_fields(bullet, _TOPIC_FIELDS), "mine")
                )

    def points(self) -> Mapping[str, tuple[str, ...]]:
        """Return the good and the bad points by the name of their section; empty ones are left out."""
        read = {name: self._bullets(name) for name in POINT_SECTIONS}
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

    def next_steps(self, said_on: date | None, *, is_dated: bool) -> NextSteps:
        """Return the fields of Next steps; words count from `said_on`, the round's end; `is_dated`: it is known when they decide."""
        undated: FieldText | None = None
        promises: list[Promise] = []
        they_said: list[str] = []
        said_date, said_place, no_date_named = None, None, False
        for name, field in sections.iterate_fields(self._bullets("next steps"), _STEP_FIELDS):
            typed = _find_typed_day(field.text)
            day = read_day(typed, said_on) if typed else None
            if name == "they said":
                they_said.append(field.text)
                if day and said_date is None:
                    said_date, said_place = day, self.place(field)
                no_date_named = no_date_named or (said_date is None and _NO_DATE.search(field.text) is not None)
            else:
                text, begin = field.text, field.text.rfind(typed) if day else -1
                # `, by DATE` at the end is left out; a date in the middle of a promise stays.
                if begin >= 0 and not text[begin + len(typed) :].strip(" .;"):
                    text = _BY_AT_END.sub("", text[:begin]) or text
                promises.append(Promise(text=text, place=self.place(field), by=day))
            if day is None:
                faults = tuple(self._report_date(name, field, typed, said_on))
                self.problems.extend(faults)
                if name == "they said" and not faults and not any(mention.partial.month for mention in find_mentions(field.text)):
                    undated = field
                is_dated = is_dated or (name == "they said" and faults != ())
        they_said += self._find_steps(said_on)
        if undated and not (is_dated or said_date or no_date_named):
            length = re.search(date_text.LENGTH_OF_TIME, undated.text, re.IGNORECASE)
            days = hint_vague(f"in {length[0]}", said_on) if length and said_on else ("DATE",)
            meant = [*(f"- they said: {undated.text.rstrip(' .,;:')}, by {day}" for day in days), "- they said: no date"]
            message, hint = f'when is that? "{undated.text}"', f"write {join_choices(meant)}"
            self.problems.append(report(VAGUE_DATE, self.place(undated), message, hint))
        return NextSteps(tuple(promises), said_date, no_date_named and said_date is None, said_place, tuple(they_said))

    def _find_steps(self, said_on: date | None) -> Iterator[str]:
        """Yield what they said, most likely, in what is no field; each bullet and line that is nearly one, or names a day, is reported."""
        lines = sections.join_wrapped(sections.number_bullets(self.sections.get("next steps", ())))
        for bullet, is_text in sections.parse_texts([(number, line.lstrip("> ") if line[:1] == ">" else line) for number, line in lines]):
            text, name = join_text(bullet).text, field_name(bullet, _STEP_FIELDS)
            label, said, is_near = _guess_step(text, name)
            if said and (is_text or not name) and not is_log_shaped(text):
                words, days = _find_named_day(said, said_on)
                hint = _hint_step(label, said, words, days, said_on) if days else f"write `- {label}: {said}`"
                hint += "" if is_near else "; a plan of your own stands under a heading of your own"
                self.problems.append(_report_unknown(text, (), self.place(bullet))._replace(hint=hint))
                if label == "they said":
                    yield said

    def place(self, text: FieldText | Bullet) -> Place:
        """Return where a text of this note begins."""
        return Place(self.path, text.line, text.column)

    def _read_section(self, name: str, known: Collection[str]) -> Mapping[str, FieldText]:
        lines = self.sections.get(name, ())
        if not lines:
            return {}
        bullets = self._bullets(name)
        self.problems.extend((*_find_misspelt_fields(bullets, known, self.path), *_find_bare_fields(lines, known, self.path)))
        return read_fields(bullets, known)

    def _bullets(self, name: str) -> Sequence[Bullet]:
        return parse_bullets(sections.number_bullets(self.sections.get(name, ())))

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
        """Return a question; words in brackets at its end may be who asked it."""
        text, fields = _take_rating(text, fields)
        asked, mark, tail = text.text.rpartition("?")
        went = _WENT.fullmatch(tail) if mark else None
        if went and fields.keys().isdisjoint(("rating", "stumbled")) and (rating := _MARKS.get(fold_label(went[2]))):
            self.problems.append(_report_unknown(went[1], (f"{asked}? {rating}/5",), self.place(text)))
        question, asker = self._build_question(text, fields), fields.get("asked by")
        bracketed = None if asker else _BRACKETED.fullmatch(text.text)
        label = read_name(bracketed[2], self.place(text)) if bracketed else None
        if bracketed is None or label is None:
            return AskedQuestion(question, read_name(asker.text, self.place(asker)) if asker else None)
        rest = text._replace(text=bracketed[1])
        if bracketed[3] and "rating" not in fields:
            fields = {**fields, "rating": text._replace(text=bracketed[3])}
        return AskedQuestion(question, None, label, self._build_question(*_take_rating(rest, fields)))

    def _build_question(self, text: FieldText, fields: Mapping[str, FieldText]) -> Question:
        rating = self._read_rating(fields)
        stumbled = (_text_of(fields, "stumbled") or "").casefold() in _YES
        return Question(
            text=text.text,
            place=self.place(text),
            rating=rating,
            said=_text_of(fields, "said"),
            better=_text_of(fields, "better"),
            stumble=stumbled or (rating is not None and rating <= self.stumble_at),
        )

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
        day = read_day(field.text, said_on)
        if day is None and (looks_like_date(field.text) or find_vague(field.text)):
            self.problems.append(judge_date(f"- {name}: {{}}", field.text, self.place(field), DayContext(said_on), "YYYY-MM-DD"))
        return day

    def _report_date(self, name: str, field: FieldText, typed: str, said_on: date | None) -> Iterator[Problem]:
        """Report a `typed` text that looks like a date but is not one, or a date in words."""
        place = self.place(field)
        label = "I promised" if name == "i promised" else "they said"
        if typed:
            # Escaped, since the line for `judge_date` is a format string.
            before, _, after = (part.replace("{", "{{").replace("}", "}}") for part in field.text.partition(typed))
            line = f"- {label}: {before}{{}}{after}"
            yield judge_date(line, typed, place._replace(column=place.column + field.text.index(typed)), DayContext(said_on), "YYYY-MM-DD")
            return
        by = _BY.search(field.text)
        words = find_vague(field.text) if name == "they said" else find_vague(field.text[by.start(1) :]) if by else None
        if words:
            days = hint_vague(words, said_on) if said_on else ()
            yield report(VAGUE_DATE, place, f'a date in words: "{words}"', _hint_step(label, field.text, words, days, said_on))


def _hint_step(label: str, text: str, words: str, days: Sequence[date], said_on: date | None) -> str:
    """Return the hint with the field `label` for each of the `days` that `words` in `text` can mean."""
    from followup_md.parse.log_words import find_clause  # noqa: PLC0415 - only for a day in words

    before, _, after = text.partition(words)
    before, meets = _BEFORE.sub("", before).rstrip(" ,"), find_clause(text, offer=False) == "next round on"
    sign = " on" if label == "they said" and meets else ", by" if label != "they said" and not after.strip(" .") else " by"
    said = f" ({words})" if sign == " by" and not read_date(words) else ""
    lines = [f"- {label}:{before and f' {before}'}{sign} {day}{said}{after}" for day in days]
    hint = f"write {join_choices(lines)}" if lines else f"write the date that was meant, as `- {label}: …{sign} 2026-12-04`"
    return f"{hint}, and `- {said_on} heard from [[NAME]] next round on {days[0]}` under `## Log`" if sign == " on" and days else hint


def _find_typed_day(text: str) -> str:
    """Return the day that is all of `text`, or stands behind `by`, and of a decision behind `on`; else what looks like one."""
    behind = [(match[1], text[match.start(1) :]) for match in (_BY_OR_ON if _DECIDED.search(text) else _BY).finditer(text)]
    words = [text.strip(), *(word for word, _ in behind)]
    if (typed := next(filter(read_date, words), None)) or read_days(text):
        return typed or text.strip()
    named = (rest[:end] for _, rest in behind for end, days in (match_day(rest),) if days)
    return next(named, None) or next(filter(looks_like_date, words), "")


def _find_named_day(text: str, said_on: date | None) -> tuple[str, Sequence[date]]:
    """Return the words that name a day, and each day that they can mean; none where it stands where it is read."""
    if said_on is None or ((typed := _find_typed_day(text)) and read_day(typed, said_on)):
        return "", ()
    words = find_vague(text) or ""
    rests = (text[match.start() :] for match in re.finditer(r"(?<![\w.-])\w", text))
    typed_days = ((rest[:end], choose_days(days, said_on, said_on)) for rest in rests for end, days in (match_day(rest, said_on),))
    return next((pair for pair in ((words, hint_vague(words, said_on)), *typed_days) if pair[1]), ("", ()))


def _guess_step(text: str, name: str | None) -> tuple[str, str, bool]:
    """Return the field of Next steps that `text` may be, its value (empty where it names no day), and whether it is nearly written so."""
    if name:
        return name, text.partition(":")[2].strip(" *_"), True
    for label, pattern in (("I promised", _PROMISED), ("they said", _SAID)):
        if (match := pattern.fullmatch(text)) and match[2]:
            return label, match[2], True
    return "I promised" if _DEED.match(text) else "they said", text if holds_day(text) or find_vague(text) else "", False


def _text_of(fields: Mapping[str, FieldText], name: str) -> str | None:
    field = fields.get(name)
    return field.text if field else None


def _take_rating(text: FieldText, fields: Mapping[str, FieldText]) -> tuple[FieldText, Mapping[str, FieldText]]:
    """Return a question without the rating at its end (`Why us? (2/5)`), which is among its fields then; a field has precedence."""
    rated = None if "rating" in fields else _RATED.fullmatch(text.text)
    if rated is None:
        return text, fields
    at = 2 if rated[2] else 4
    return text._replace(text=rated[at - 1]), {**fields, "rating": text._replace(text=rated[at], column=text.column + rated.start(at))}


def _is_group(heading: str, bullets: Sequence[Bullet]) -> bool:
    """Say whether a heading names a group of questions: by its last word, or since each bullet below it has fields of its own."""
    if heading.rstrip(":*_ ").casefold().endswith("questions"):
        return True
    labels = _QUESTION_FIELDS | _OTHER_WORDS.keys()
    return (
        bool(bullets)
        and all(any(field_name(each, labels) for each in parse_bullets(bullet.below)) for bullet in bullets)
        and (not heading.endswith("?") or all(bullet.text.endswith("?") for bullet in bullets))
    )


_LABELLED: Final = re.compile(
    r"\s*([*_]*[A-Za-z][A-Za-z _-]{2,24}?[*_]*)\s*(?:[:=\u2013\u2014]|(?<=\s)-(?=\s)|(?=\d))[*_:]*\s*(.*)", re.DOTALL
)
_OTHER_WORDS: Final[Mapping[str, str]] = {
    **dict.fromkeys(("asked", "asker", "interviewer"), "asked by"),
    **dict.fromkeys(("answer", "my answer", "your answer", "i said"), "said"),
    **dict.fromkeys(("better answer", "ideal answer", "next time"), "better"),
    **dict.fromkeys(("score", "how it went", "how did it go", "went"), "rating"),
    "overall": "rating",
    **dict.fromkeys(("salary", "compensation"), "pay"),
    "deadline": "answer by",
    "signed": "signed by",
}
# What people write for a rating, each as the number that is proposed.
_MARKS: Final[Mapping[str, str]] = {
    **dict.fromkeys(("terribly", "very badly"), "1"),
    **dict.fromkeys(("badly", "bad", "poorly", "poor", "not well"), "2"),
    **dict.fromkeys(("could improve", "could be better", "ok", "okay", "so so"), "3"),
    **dict.fromkeys(("well", "good", "fine"), "4"),
    **dict.fromkeys(("very well", "great", "excellent"), "5"),
}
_SAID: Final = re.compile(
    r"((?:they|he|she|we)\s+(?:say|says|said|told\s+(?:me|us))|[^:.]{1,40}?\s(?:said|told\s+(?:me|us))(?=.*\d{4}-\d\d-\d\d))\b[\s:=,\u2013\u2014-]*(.*)",
    re.IGNORECASE | re.DOTALL,
)
_PROMISED: Final = re.compile(
    r"((?:(?:i|we)\s+)?(?:have\s+)?promised?|(?:i\s+)?(?:will|must|(?:need|have)\s+to)|i['\u2019]ll)"
    r"\b(?!\s+(?:be|hear|know)\b)[\s:=,\u2013\u2014-]*(.*)",
    re.IGNORECASE | re.DOTALL,
)
_DEED: Final = re.compile(r"(?i)(?:to )?(?:send|write|call|e-?mail|reply|share|prepare|ask|buy|book|read|practi[sc]e|thank|follow up)\b")
_MARGIN: Final = re.compile(r"[_A-Za-z]|\*(?!\s)")


def _find_misspelt_fields(bullets: Iterable[Bullet], names: Collection[str], path: str) -> Iterator[Problem]:
    """Yield an `unknown-field` for each bullet that is most likely meant as one of the fields `names`."""
    for bullet in bullets:
        if field_name(bullet, names) is None and (meant := _guess_field(bullet.text, names)):
            yield _report_unknown(bullet.text, (meant,), Place(path, bullet.line, bullet.column))


def _find_bare_fields(lines: Sequence[Line], names: Collection[str], path: str) -> Iterator[Problem]:
    """Yield an `unknown-field` for each unindented line that is a field without its bullet."""
    for number, line in lines:
        if line[:2] != "- " and ":" in line and _MARGIN.match(line):
            label, _, value = line.partition(":")
            label, value = fold_label(label), value.strip(" *_")
            if label in names and value:
                yield _report_unknown(line.strip(), (f"- {label}: {value}",), Place(path, number, 1))


def _guess_field(text: str, names: Collection[str]) -> str | None:
    """Return the bullet that should stand for `text`, or None if it resembles no field."""
    if fold_label(text) == "stumbled" and "stumbled" in names:
        return "- stumbled: yes"
    match = _LABELLED.fullmatch(text)
    if match is None or not match[2]:
        return None
    label = fold_label(match[1])
    meant = label if label in names else _OTHER_WORDS.get(label)
    if meant not in names:
        meant = find_similar(label, names)
    value = _MARKS.get(fold_label(match[2].rstrip(" .!")), match[2]) if meant == "rating" else match[2]
    return f"- {meant}: {value}" if meant else None


def _report_unknown(typed: str, meant: Iterable[str], place: Place) -> Problem:
    return report(UNKNOWN_FIELD, place, f'no field is called so, and it is not counted: "{typed}"', f"write {join_choices(meant)}")


_DATED_HEADING: Final = re.compile(r"\n {0,3}#{1,6}[ \t]++([^\d\n]*+\d[^\n]*)$", re.MULTILINE)
# As text, since most notes have no heading with a number: what stands for a meeting, and what is about one without being it.
_MEETING: Final = (
    r"(?i)(?:\b(?:rounds?|interview|screen(?:ing)?|call|chat|talk|meeting|met|panel|on-?site|final|tech(?:nical)?"
    r"|telefonat|runde)|gespr\u00e4ch)\b"
)
_ABOUT: Final = (
    r"(?i)\b(?:prep\w*|plan\w*|to-?do|follow\w*|thank\w*|after|before|offer|decision|appl\w+|next|questions?|deadline"
    r"|invitation|invited)\b"
)
_NEAREST: Final = 366  # days from the round


def find_meetings(split: SplitNote, path: str, held: date) -> Iterator[NotedRound]:
    """Yield each heading with a date that stands for another meeting than that on the day `held`."""
    shown = sections.hide_code_and_comments(split.body)
    for heading in _DATED_HEADING.finditer(f"\n{shown}"):
        text = sections.strip_heading(heading[1])
        if text.endswith("?") or not re.search(_MEETING, text) or re.search(_ABOUT, text):
            continue
        days = [day for word in re.finditer(r"(?<![\w.-])\w", text) for day in match_day(text[word.start() :], held)[1]]
        near = sorted((abs((day - held).days), day) for day in days)
        if near and 0 < near[0][0] <= _NEAREST:
            yield NotedRound(text, Place(path, split.body_line + shown.count("\n", 0, heading.start())), near[0][1])
