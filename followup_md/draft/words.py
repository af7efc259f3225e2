"""Words of one language: phrases to choose from, marks for what the notes lack, formats of dates."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from followup_md.errors import FollowupError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

NAME: Final = "words.toml"
MEND: Final = "mend that line, or delete the file: the shipped one is used then"
_TABLES: Final = ("lists", "dates", "marks", "phrases")
_LISTS: Final = ("months", "weekdays", "pronouns", "reminders", "subjects")
_LENGTHS: Final[Mapping[str, int]] = {"months": 12, "weekdays": 7}
_PHRASE_KEYS: Final = frozenset({"say", "when", "unless"})
# Patterns as text: `re` compiles them when they are needed.
_HEADER: Final = r"\s*\[\s*(\w+)\s*\]"
_KEY: Final = r"\s*[\"']?([\w-]+)[\"']?\s*="
_PLAIN: Final = r"[^\"'\\\n]{0,40}"


class Phrase(NamedTuple):
    """One way to say something, a template; besides the slots in it, those of `when` must be filled, and those of `unless` empty."""

    text: str
    when: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()


class Origin(NamedTuple):
    """Where entries stand: the path of each by its table and its name, and the text of each file by its path."""

    paths: Mapping[tuple[str, str], str]
    texts: Mapping[str, str]

    def find_place(self, table: str, name: str, text: str = "") -> str:
        """Return file and line of an entry, or of one text in it by its first words: `templates/drafts/en/words.toml:12`."""
        path = self.paths.get((table, name), NAME)
        lines = self.texts.get(path, "").split("\n")
        begin, within = 0, ""
        for row, line in enumerate(lines, 1):
            header, key = re.match(_HEADER, line), re.match(_KEY, line)
            within = header[1] if header else within
            if within == table and key and key[1] == name:
                begin = row
                break
        start = (re.match(_PLAIN, text) or [""])[0]
        rows = range(begin, len(lines) + 1) if begin and start else ()
        return f"{path}:{next((row for row in rows if start in lines[row - 1]), begin or 1)}"


class Words(NamedTuple):
    """What `words.toml` says: the phrases to choose from by name, and the `marks` that stand where none of them can be filled.

    `dates` holds formats with `{day}`, `{month}`, `{year}` and `{weekday}`; `subjects` are patterns that catch what a question is about,
    `pronouns` the words that speak of a third person, `reminders` those with which a note to oneself begins. `origin` says where
    each entry stands.
    """

    phrases: Mapping[str, tuple[Phrase, ...]]
    marks: Mapping[str, str]
    months: tuple[str, ...]
    weekdays: tuple[str, ...]
    dates: Mapping[str, str]
    subjects: tuple[str, ...]
    pronouns: tuple[str, ...]
    reminders: tuple[str, ...]
    origin: Origin

    def say_day(self, form: str, day: date) -> str:
        """Return a day in one of the forms of `dates`."""
        month, weekday = self.months[day.month - 1], self.weekdays[day.weekday()]
        return self.dates[form].format(day=day.day, month=month, year=day.year, weekday=weekday)


def read_words(files: Iterable[tuple[str, str]]) -> Words:
    """Return the words of one language from files, each a path and a text; what a later file says replaces what an earlier one says.

    The first file says everything that the program asks for. FollowupError, with file and line, for one that does not read.
    """
    import tomllib

    found: dict[str, dict[str, object]] = {table: {} for table in _TABLES}
    paths: dict[tuple[str, str], str] = {}
    texts: dict[str, str] = {}
    for path, text in files:
        texts[path] = text
        try:
            tables = tomllib.loads(text)
        except tomllib.TOMLDecodeError as error:
            raise FollowupError(f"{path} does not read: {error}", MEND) from error
        for table, entries in tables.items():
            if table not in _TABLES:  # nobody would ever read it
                known = ", ".join(f"[{name}]" for name in _TABLES)
                raise FollowupError(f"{path}: nothing is called `{table}`", f"the tables of {NAME} are {known}")
            if not isinstance(entries, dict):
                raise FollowupError(f"{path}: `{table}` is no table", f"write [{table}] on a line of its own, and its keys below")
            found[table] |= entries
            paths |= dict.fromkeys(((table, name) for name in entries), path)
    origin = Origin(paths, texts)
    reader = _Reader(found, origin)
    lists = {name: reader.read_list(name) for name in _LISTS}
    return Words(
        phrases={name: reader.read_phrases(name) for name in found["phrases"]},
        marks={name: reader.read_text("marks", name) for name in found["marks"]},
        dates={name: reader.read_format(name) for name in found["dates"]},
        origin=origin,
        **lists,
    )


class _Reader:
    """Reader of single entries; its errors name the file and the line."""

    def __init__(self, found: Mapping[str, Mapping[str, object]], origin: Origin) -> None:
        self.found = found
        self.origin = origin

    def read_text(self, table: str, name: str) -> str:
        value = self.found[table][name]
        if not isinstance(value, str):
            raise self._refuse(table, name, "is no text")
        return value

    def read_list(self, name: str) -> tuple[str, ...]:
        value = self.found["lists"].get(name)
        if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
            raise self._refuse("lists", name, "is no list of texts")
        length = _LENGTHS.get(name)
        if length is not None and len(value) != length:
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

    def read_phrases(self, name: str) -> tuple[Phrase, ...]:
        value = self.found["phrases"][name]
        phrases: list[Phrase] = []
        for each in value if isinstance(value, list) else [value]:
            if isinstance(each, str):
                phrases.append(Phrase(each))
                continue
            if not isinstance(each, dict) or not isinstance(each.get("say"), str):
                raise self._refuse("phrases", name, "holds a phrase that says nothing")
            strange = sorted(each.keys() - _PHRASE_KEYS)
            if strange:
                raise self._refuse("phrases", name, f"asks for `{strange[0]}`, which is none of say, when and unless", each["say"])
            phrases.append(Phrase(each["say"], self._list_slots(name, each, "when"), self._list_slots(name, each, "unless")))
        return tuple(phrases)

    def _list_slots(self, name: str, value: Mapping[str, object], key: str) -> tuple[str, ...]:
        slots = value.get(key, [])
        slots = [slots] if isinstance(slots, str) else slots
        if not isinstance(slots, list) or not all(isinstance(slot, str) for slot in slots):
            raise self._refuse("phrases", name, f"has a `{key}` that names no slot", str(value["say"]))
        return tuple(slots)

    def _refuse(self, table: str, name: str, fault: str, text: str = "") -> FollowupError:
        return FollowupError(f"{self.origin.find_place(table, name, text)}: `{name}` in [{table}] {fault}", MEND)
