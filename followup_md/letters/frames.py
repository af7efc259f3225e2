"""Templates of drafts, filled in by sandboxed Jinja, the phrases they choose from, and texts of notes made fit for a sentence."""

import re
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from typing import TYPE_CHECKING, Final, NamedTuple, TypeVar
from zlib import crc32

from followup_md.errors import FollowupError

if TYPE_CHECKING:
    from datetime import date

    from jinja2 import Template
    from jinja2.sandbox import SandboxedEnvironment

NAME: Final = "words.toml"
_REPAIR: Final = "mend that line, or delete the file: the shipped one is used then"
_HINT: Final = f"{_REPAIR}; docs/letters.md lists the slots"
_TABLES: Final = ("lists", "dates", "marks", "phrases")
_LISTS: Final = ("months", "weekdays", "pronouns", "reminders", "subjects")
_LENGTHS: Final[Mapping[str, int]] = {"months": 12, "weekdays": 7}
_PHRASE_KEYS: Final = frozenset({"say", "when", "unless"})
# Patterns as text: `re` compiles them when they are needed.
_HEADER: Final = r"\s*\[\s*(\w+)\s*\]"
_ENTRY: Final = r"\s*[\"']?([\w-]+)[\"']?\s*="
_PLAIN: Final = r"[^\"'\\\n]{0,40}"
# A fragment that ends with a mark of its own needs no full stop.
_STOPS: Final = r"(?<!\.)([?!….][”’»\"']*)\.(?=\s|$)"
_BLANKS: Final = r"[ \t]+"
_GAPS: Final = r"\n{3,}"
_LINK: Final = r"!?\[\[([^\[\]|#^]*)(?:[#^][^\[\]|]*)?(?:\|([^\[\]]*))?\]\]"
_HIDDEN: Final = r"(?s)<!--.*?-->|%%.*?%%"
_PAGE: Final = r"!?\[([^\[\]]+)\]\([^()\s]+\)"
_CODE: Final = r"(?<!`)`([^`]+)`(?!`)"
# `__init__` is more often a name than emphasis.
_EMPHASIS: Final = r"(?<![\w*_~])(\*\*|~~|[*_])(?=[^\s*_~])([^*_~]*[^\s*_~])\1(?![\w*_~])"
_ASIDE: Final = r"(?: \((?:[^()]|\([^()]*\))*\))+$"
_END: Final = " .;,:"
_WORD: Final = r"[^\W_]+"
_JOINERS: Final = "\u200c\u200d"  # used in Persian names, and within emoji
_SENTENCES: Final = r"[.!?…:] |[?!]$"
_LONGEST_SUBJECT: Final = 60
_LONGEST_MARK: Final = 160  # characters of a text in a mark: a longer mark would not be found as one
_Made = TypeVar("_Made")


class Frames(NamedTuple):
    """The templates of one language by the kind of draft, each with its path, and the words that they choose from."""

    templates: Mapping[str, tuple[str, str]]
    words: "FrameWords"


class FrameFacts(NamedTuple):
    """Input of a template: its name, its slots (empty where the notes have nothing), and which phrasing to begin with."""

    template: str
    slots: Mapping[str, str]
    number: int


class DraftPhrase(NamedTuple):
    """One phrasing, a template; besides its own slots, those of `when` must be filled, and those of `unless` empty."""

    text: str
    when: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()


class Origin(NamedTuple):
    """Source of entries: the path of each by its table and name, and the text of each file by path."""

    paths: Mapping[tuple[str, str], str]
    texts: Mapping[str, str]

    def find_place(self, table: str, name: str, text: str = "") -> str:
        """Return file and line of an entry, or of one text in it by its first words: `templates/drafts/en/words.toml:12`."""
        path = self.paths.get((table, name), NAME)
        lines = self.texts.get(path, "").split("\n")
        begin, within = 0, ""
        for row, line in enumerate(lines, 1):
            header, key = re.match(_HEADER, line), re.match(_ENTRY, line)
            within = header[1] if header else within
            if within == table and key and key[1] == name:
                begin = row
                break
        start = (re.match(_PLAIN, text) or [""])[0]
        rows = range(begin, len(lines) + 1) if begin and start else ()
        return f"{path}:{next((row for row in rows if start in lines[row - 1]), begin or 1)}"


class FrameWords(NamedTuple):
    """Content of `words.toml`: the phrases to choose from, by name, and the `marks` used where none of them can be filled."""

    phrases: Mapping[str, tuple[DraftPhrase, ...]]
    marks: Mapping[str, str]
    months: tuple[str, ...]
    weekdays: tuple[str, ...]
    dates: Mapping[str, str]
    subjects: tuple[str, ...]
    pronouns: tuple[str, ...]
    reminders: tuple[str, ...]
    origin: Origin

    def say_day(self, form: str, day: "date") -> str:
        """Return a day in one of the forms of `dates`."""
        month, weekday = self.months[day.month - 1], self.weekdays[day.weekday()]
        return self.dates[form].format(day=day.day, month=month, year=day.year, weekday=weekday)


def fill(frames: Frames, facts: FrameFacts) -> str:
    """Return a template filled in, a paragraph on each line; FollowupError with file and line for one that fails."""
    from jinja2 import TemplateSyntaxError

    path, source = frames.templates[facts.template]
    try:
        text = _Speaker(frames.words, facts).render(source)
    except FollowupError:
        raise
    except TemplateSyntaxError as error:
        raise FollowupError(f"{path}:{error.lineno}: {_describe(error)}", _HINT) from error
    except Exception as error:  # a template can fail in as many ways as a program
        # The line is that of the last traceback frame in the template.
        line, trace = 1, error.__traceback__
        while trace is not None:
            line = trace.tb_lineno if trace.tb_frame.f_code.co_filename == "<template>" else line
            trace = trace.tb_next
        raise FollowupError(f"{path}:{line}: {_describe(error)}", _HINT) from error
    lines = [re.sub(_STOPS, r"\1", re.sub(_BLANKS, " ", line).strip()) for line in text.split("\n")]
    return re.sub(_GAPS, "\n\n", "\n".join(lines)).strip("\n") + "\n"


class _Speaker:
    """Chooser of phrases for one draft, starting at its number; Jinja names this class when a template calls it with wrong arguments."""

    def __init__(self, words: FrameWords, facts: FrameFacts) -> None:
        self.words, self.facts = words, facts

    def render(self, source: str) -> str:
        """Return a template or a phrase filled in."""
        return _compile(source).render(self.facts.slots, say=self.say, fit=self.fit)

    def say(self, name: str) -> str:
        """Return one phrase of that name, filled in; its mark if none can be filled, and nothing if it has no mark."""
        phrases = self._list_fitting(name)
        at = self.facts.number + crc32(name.encode())
        return self._fill(name, phrases[at % len(phrases)]) if phrases else self._mark(name)

    def fit(self, name: str, most: int) -> str:
        """Return the first phrase of that name that, filled in, has at most that many characters; its mark if none does."""
        filled = (self._fill(name, phrase) for phrase in self._list_fitting(name))
        return next((text for text in filled if len(text) <= most), None) or self._mark(name)

    def _list_fitting(self, name: str) -> list[str]:
        return [phrase.text for phrase in self.words.phrases.get(name, ()) if self._fits(name, phrase)]

    def _mark(self, name: str) -> str:
        if name not in self.words.phrases and name not in self.words.marks:
            raise LookupError(f"no phrase {name!r} in words.toml")
        return self._fill(name, self.words.marks.get(name, ""), "marks")

    def _fits(self, name: str, phrase: DraftPhrase) -> bool:
        slots = self.facts.slots
        unknown = next((slot for slot in (*phrase.when, *phrase.unless) if slot not in slots), None)
        if unknown is not None:
            raise FollowupError(f"{self.words.origin.find_place('phrases', name, phrase.text)}: no slot `{unknown}`", _HINT)
        needed = (*self._try(name, phrase.text, _find_slots), *phrase.when)
        # A name that is no slot may be a function, or else fails when filled in.
        return all(slots.get(slot, "unknown") for slot in needed) and not any(slots[slot] for slot in phrase.unless)

    def _fill(self, name: str, phrase: str, table: str = "phrases") -> str:
        return self._try(name, phrase, self.render, table)

    def _try(self, name: str, phrase: str, work: Callable[[str], _Made], table: str = "phrases") -> _Made:
        try:
            return work(phrase)
        except FollowupError:
            raise
        except Exception as error:
            raise FollowupError(f"{self.words.origin.find_place(table, name, phrase)}: {_describe(error)}", _HINT) from error


@cache
def _load_environment() -> "SandboxedEnvironment":
    from jinja2 import StrictUndefined
    from jinja2.sandbox import SandboxedEnvironment

    environment = SandboxedEnvironment(autoescape=False, undefined=StrictUndefined, keep_trailing_newline=True)
    environment.filters["cap"] = capitalise
    return environment


@cache  # the drafts of one run share phrases
def _compile(source: str) -> "Template":
    return _load_environment().from_string(source)


@cache
def _find_slots(phrase: str) -> frozenset[str]:
    """Return the names that a phrase uses."""
    from jinja2 import meta

    return frozenset(meta.find_undeclared_variables(_load_environment().parse(phrase)))


def _describe(error: BaseException) -> str:
    """Return what is wrong, on one line; an undefined name is called a missing slot."""
    return re.sub(r"^'(\w+)' is undefined$", r"no slot `\1`", " ".join(str(error).split()) or type(error).__name__)


def read_words(files: Iterable[tuple[str, str]]) -> FrameWords:
    """Return the words of one language from files, later ones overriding earlier; FollowupError, with file and line, for a faulty one."""
    import tomllib

    found: dict[str, dict[str, object]] = {table: {} for table in _TABLES}
    paths: dict[tuple[str, str], str] = {}
    texts: dict[str, str] = {}
    for path, text in files:
        texts[path] = text
        try:
            tables = tomllib.loads(text)
        except tomllib.TOMLDecodeError as error:
            raise FollowupError(f"{path} does not read: {error}", _REPAIR) from error
        for table, entries in tables.items():
            if table not in _TABLES:  # it would never be used
                known = ", ".join(f"[{name}]" for name in _TABLES)
                raise FollowupError(f"{path}: nothing is called `{table}`", f"the tables of {NAME} are {known}")
            if not isinstance(entries, dict):
                raise FollowupError(f"{path}: `{table}` is no table", f"write [{table}] on a line of its own, and its keys below")
            found[table] |= entries
            paths |= dict.fromkeys(((table, name) for name in entries), path)
    reader = _Reader(found, Origin(paths, texts))
    return FrameWords(
        phrases={name: reader.read_phrases(name) for name in found["phrases"]},
        marks={name: reader.read_text("marks", name) for name in found["marks"]},
        dates={name: reader.read_format(name) for name in found["dates"]},
        origin=reader.origin,
        **{name: reader.read_list(name) for name in _LISTS},
    )


class _Reader:
    """Reader of single entries; its errors name the file and the line."""

    def __init__(self, found: Mapping[str, Mapping[str, object]], origin: Origin) -> None:
        self.found, self.origin = found, origin

    def read_text(self, table: str, name: str) -> str:
        value = self.found[table][name]
        if not isinstance(value, str):
            raise self._refuse(table, name, "is no text")
        return value

    def read_list(self, name: str) -> tuple[str, ...]:
        value = self.found["lists"].get(name)
        if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
            raise self._refuse("lists", name, "is no list of texts")
        length = _LENGTHS.get(name, len(value))
        if len(value) != length:
            raise self._refuse("lists", name, f"has {len(value)} entries instead of {length}")
        for pattern in value if name == "subjects" else ():
            try:
                groups = re.compile(pattern).groups
            except re.error as error:
                raise self._refuse("lists", name, f"holds no regular expression: {error}", pattern) from error
            if not groups:
                raise self._refuse("lists", name, "holds a pattern that catches nothing, as it has no (…)", pattern)
        return tuple(value)

    def read_format(self, name: str) -> str:
        form = self.read_text("dates", name)
        try:
            form.format(day=1, month="", year=1, weekday="")
        except (LookupError, ValueError, AttributeError) as error:
            raise self._refuse("dates", name, "may hold {day}, {month}, {year} and {weekday} alone") from error
        return form

    def read_phrases(self, name: str) -> tuple[DraftPhrase, ...]:
        value = self.found["phrases"][name]
        phrases: list[DraftPhrase] = []
        for each in value if isinstance(value, list) else [value]:
            if isinstance(each, str):
                phrases.append(DraftPhrase(each))
                continue
            if not isinstance(each, dict) or not isinstance(each.get("say"), str):
                raise self._refuse("phrases", name, "holds a phrase that says nothing")
            strange = sorted(each.keys() - _PHRASE_KEYS)
            if strange:
                raise self._refuse("phrases", name, f"asks for `{strange[0]}`, which is none of say, when and unless", each["say"])
            phrases.append(DraftPhrase(each["say"], self._list_slots(name, each, "when"), self._list_slots(name, each, "unless")))
        return tuple(phrases)

    def _list_slots(self, name: str, value: Mapping[str, object], key: str) -> tuple[str, ...]:
        slots = value.get(key, [])
        slots = [slots] if isinstance(slots, str) else slots
        if not isinstance(slots, list) or not all(isinstance(slot, str) for slot in slots):
            raise self._refuse("phrases", name, f"has a `{key}` that names no slot", str(value["say"]))
        return tuple(slots)

    def _refuse(self, table: str, name: str, fault: str, text: str = "") -> FollowupError:
        return FollowupError(f"{self.origin.find_place(table, name, text)}: `{name}` in [{table}] {fault}", _REPAIR)


def strip_markup(text: str) -> str:
    """Return a text of the notes on one line as it reads: links by display text, without comments, emphasis and hidden text."""
    shown = re.sub(_LINK, lambda found: found[2] or found[1].rpartition("/")[2], re.sub(_HIDDEN, " ", text))
    shown = re.sub(_EMPHASIS, r"\2", re.sub(_CODE, r"\1", re.sub(_PAGE, r"\1", shown)))
    return " ".join("".join(char for char in shown if char.isprintable() or char.isspace() or char in _JOINERS).split())


def strip_lines(text: str | None) -> str:
    """Return a text of several lines, such as an address, each line as it reads; empty ones are left out."""
    return "\n".join(line for part in (text or "").splitlines() if (line := strip_markup(part)))


def tidy(text: str) -> str:
    """Return a text as it reads, without its final full stop: the sentence around it has one of its own."""
    return strip_markup(text).rstrip(_END)


def dash(text: str) -> str:
    """Return a tidy text fit to follow a colon: its own colons become dashes."""
    return tidy(text).replace(": ", " – ")


def flatten(text: str) -> str:
    """Return a tidy text fit to follow a colon, without parentheses at its end: they hold a note to oneself."""
    whole = tidy(text)
    return dash(re.sub(_ASIDE, "", whole) or whole)


def capitalise(text: str) -> str:
    """Return a text with a capital at its start, unless its first word has its own capitalisation (`iPhone`, `k8s`)."""
    first = text.split(" ", 1)[0]
    return text[:1].upper() + text[1:] if first.islower() and not any(char.isdigit() for char in first) else text


def find_question_subject(question: str, patterns: Iterable[str]) -> str:
    """Return what a question is about, as captured by the first matching of `patterns`; nothing if that is more than a few words."""
    asked = tidy(question).rstrip("?! ")
    subject = tidy(next((found[1] or "" for pattern in patterns if (found := re.fullmatch(pattern, asked, re.IGNORECASE))), ""))
    return "" if len(subject) > _LONGEST_SUBJECT or re.search(_SENTENCES, subject) else subject


def find_third_person(text: str, pronouns: Iterable[str], name: str) -> str:
    """Return the word of a text that refers to its reader in the third person: a pronoun or a capitalised part of the name; or nothing."""
    others = {word.casefold() for word in pronouns}
    parts = {part.casefold() for part in re.findall(_WORD, name) if len(part) > 1}
    for word in re.findall(_WORD, text):
        folded, is_abbreviation = word.casefold(), len(word) > 1 and word.isupper()
        if (folded in others and not is_abbreviation) or (folded in parts and word[0].isupper()):
            return str(word)
    return ""


def fill_mark(mark: str, slot: str, text: str) -> str:
    """Return a mark with a text in it, cut and without its brackets, so that the mark is still found as one."""
    inner = text.replace("[", "(").replace("]", ")")
    if len(inner) > _LONGEST_MARK:
        inner = inner[:_LONGEST_MARK].rstrip() + "…"
    return mark.replace(f"{{{slot}}}", inner)
