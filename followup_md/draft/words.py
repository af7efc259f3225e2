"""The words of one language: phrases to choose from, marks for what the notes lack, and how dates are said."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from followup_md.errors import FollowupError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

NAME = "words.toml"


class Phrase(NamedTuple):
    """One way to say something, a template; besides the slots in it, those of `when` must be filled, and those of `unless` empty."""

    text: str
    when: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()


class Words(NamedTuple):
    """What `words.toml` says: the phrases to choose from by name, and the `marks` that stand where none of them can be filled.

    `dates` holds formats with `{day}`, `{month}`, `{year}` and `{weekday}`; `subjects` are patterns that catch what a question is about,
    `pronouns` the words that speak of a third person, `reminders` those with which a note to oneself begins. `paths` tells in which
    file each phrase stands, `sources` the text of each file.
    """

    phrases: Mapping[str, tuple[Phrase, ...]]
    marks: Mapping[str, str]
    months: tuple[str, ...]
    weekdays: tuple[str, ...]
    dates: Mapping[str, str]
    subjects: tuple[str, ...]
    pronouns: tuple[str, ...]
    reminders: tuple[str, ...]
    paths: Mapping[str, str]
    sources: Mapping[str, str]

    def say_day(self, form: str, day: date) -> str:
        """Return a day in one of the forms of `dates`."""
        month, weekday = self.months[day.month - 1], self.weekdays[day.weekday()]
        return self.dates[form].format(day=day.day, month=month, year=day.year, weekday=weekday)


def read_words(files: Iterable[tuple[str, str]]) -> Words:
    """Return the words of one language from files, each a path and a text; what a later file says replaces what an earlier one says.

    FollowupError, with file and line, for one that does not read.
    """
    tables: dict[str, dict[str, object]] = {"phrases": {}, "marks": {}, "dates": {}, "lists": {}}
    paths: dict[str, str] = {}
    sources: dict[str, str] = {}
    for path, text in files:
        said = _read_file(path, text)
        sources[path] = text
        for table in tables:
            tables[table] |= _check_table(path, table, said.get(table, {}))
        paths |= dict.fromkeys(said.get("phrases", {}), path)
    lists = {key: tuple(map(str, value)) for key, value in tables["lists"].items() if isinstance(value, list)}
    return Words(
        phrases={key: _list_phrases(value) for key, value in tables["phrases"].items()},
        marks={key: str(value) for key, value in tables["marks"].items()},
        months=lists["months"],
        weekdays=lists["weekdays"],
        dates={key: str(value) for key, value in tables["dates"].items()},
        subjects=lists["subjects"],
        pronouns=lists["pronouns"],
        reminders=lists["reminders"],
        paths=paths,
        sources=sources,
    )


def _read_file(path: str, text: str) -> Mapping[str, dict[str, object]]:
    import tomllib

    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise FollowupError(f"{path} does not read: {error}", "mend that line, or delete the file: the shipped one is used then") from error


def _check_table(path: str, name: str, table: object) -> dict[str, object]:
    if not isinstance(table, dict):
        raise FollowupError(f"{path}: `{name}` is no table", f"write [{name}] on a line of its own, and its keys below")
    return table


def _list_phrases(value: object) -> tuple[Phrase, ...]:
    return tuple(map(_read_phrase, value if isinstance(value, list) else [value]))


def _read_phrase(value: object) -> Phrase:
    if not isinstance(value, dict):
        return Phrase(str(value))
    return Phrase(str(value.get("say", "")), _list_slots(value.get("when")), _list_slots(value.get("unless")))


def _list_slots(value: object) -> tuple[str, ...]:
    if value is None:
        return ()
    return tuple(map(str, value)) if isinstance(value, list) else (str(value),)
