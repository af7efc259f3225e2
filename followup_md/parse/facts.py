"""Facts of one file before its names are resolved against the vault: names, links, log lines; and lookup of similar words."""

from __future__ import annotations

import re
from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, NamedTuple
from unicodedata import normalize

from followup_md.problem import NAME_WITH_EXTRAS, Correction, report
from followup_md.slug import fold_url, slug

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from datetime import date, datetime

    from followup_md.model import Draft, Event, Ignore, Interview, Person, Question, Topic, Unread
    from followup_md.model.phrases import PhraseRow
    from followup_md.problem import Place, Problem


class NameItem(NamedTuple):
    """An item of `interviewers` as `typed`, its names, and its other facts as keys and values of a person note; a key may be empty."""

    typed: str
    names: tuple[str, ...]
    facts: tuple[tuple[str, str], ...]


class Name(NamedTuple):
    """A person or note as typed: a link's target (`[[people/Priya Raman|Priya]]` gives `people/Priya Raman`) or a bare name.

    `item` is what the name was taken from where that holds more than the name.
    """

    text: str
    place: Place
    linked: bool = False
    item: NameItem | None = None


class Stray(NamedTuple):
    """What is not read as a log line: `what` it is, how it was `typed`, and the `candidates`, lines that it may stand for.

    Several lines of one candidate are parted by a newline. `in_place`: it is one row of a log, and may be replaced there. `doubtful`: its
    box or its place does not say whether it happened.
    """

    what: str
    typed: str
    candidates: tuple[str, ...]
    in_place: bool = False
    doubtful: bool = False


class LogLine(NamedTuple):
    """The text of one top-level bullet of a Log section; `breaks` are offsets and places of the lines joined to it.

    With `stray` it is none, and is not counted; nor is it with a `box` that is not ticked.
    """

    text: str
    place: Place
    happened: bool = True
    breaks: tuple[tuple[int, Place], ...] = ()
    stray: Stray | None = None
    box: str = ""


class OwnedTopic(NamedTuple):
    """A topic and the person of the heading above it, if any; `part` is the line of that heading.

    A line of text (`is_text`) is a topic only under a person, and a heading itself where it is only a name. `nested` are the topics of
    a bullet that is only a name.
    """

    topic: Topic
    owner: Name | None
    part: int = 0
    is_text: bool = False
    nested: tuple[Topic, ...] = ()


class AskedQuestion(NamedTuple):
    """A question and who asked it, if the note says so; where `label` is one person of the round, `by_label` is the question instead.

    `if_named` says that it is none unless `label` is.
    """

    question: Question
    asker: Name | None
    label: Name | None = None
    by_label: Question | None = None
    if_named: bool = False


class InterviewNote(NamedTuple):
    """One interview note. `facts` lacks only the people; it is None without a readable `start`, and `unread` is what is shown then."""

    path: str
    slug: str
    company: str
    process: str
    facts: Interview | None
    interviewers: tuple[Name, ...] = ()
    decision_from: Name | None = None
    agency: Name | None = None
    topics: tuple[OwnedTopic, ...] = ()
    questions: tuple[AskedQuestion, ...] = ()
    log: tuple[LogLine, ...] = ()
    problems: tuple[Problem, ...] = ()
    ignores: tuple[Ignore, ...] = ()
    unread: Unread | None = None


class PersonNote(NamedTuple):
    """One person note; `facts` lacks only `relay`."""

    facts: Person
    relay: Name | None = None
    log: tuple[LogLine, ...] = ()
    problems: tuple[Problem, ...] = ()
    ignores: tuple[Ignore, ...] = ()


class SearchNote(NamedTuple):
    """The search log."""

    path: str
    log: tuple[LogLine, ...] = ()
    problems: tuple[Problem, ...] = ()
    ignores: tuple[Ignore, ...] = ()


class DraftNote(NamedTuple):
    """One draft; `facts` lacks the person and the interview."""

    facts: Draft
    to: Name | None = None
    interview: Name | None = None
    problems: tuple[Problem, ...] = ()
    ignores: tuple[Ignore, ...] = ()


class Names(NamedTuple):
    """The names that can be read at one place, all keys casefolded with single blanks; `roles` are what people do there (`hr`)."""

    links: Mapping[str, tuple[str, ...]] = MappingProxyType({})
    full: Mapping[str, tuple[str, ...]] = MappingProxyType({})
    parts: Mapping[str, tuple[str, ...]] = MappingProxyType({})
    everyone: tuple[str, ...] = ()
    shown: Mapping[str, str] = MappingProxyType({})
    roles: Mapping[str, tuple[str, ...]] = MappingProxyType({})


class LogContext(NamedTuple):
    """What the lines of one log are read by: the names known there, and whether it is the log of an interview's note.

    `day` is that of the note's round, from which days without a year are counted, `decision` the day that the note says they decide by;
    `country` is the sender's, who writes the month first in the US. `companies` are those of the search, as typed, by folded name.
    `start` and `end` are those of the round, `others` gives what the grammar alone reads in the logs of its process, and `phrases` are
    the person's own. `company` is that of the round.
    """

    names: Names = Names()
    in_interview: bool = True
    day: date | None = None
    decision: date | None = None
    country: str | None = None
    companies: Mapping[str, str] = MappingProxyType({})
    start: datetime | None = None
    end: datetime | None = None
    in_search: bool = False
    others: Callable[[], Sequence[Event]] = tuple
    phrases: tuple[PhraseRow, ...] = ()
    company: str = ""


# Phones and editors insert these automatically; they do not tell two names apart.
_SAME_CHARACTER = str.maketrans(dict.fromkeys("\u2018\u2019\u02bc", "'") | dict.fromkeys("\u2010\u2011\u2012\u2013\u2212", "-"))


@lru_cache(maxsize=16384)  # each name in a note is looked up about ten times
def fold_name(text: str) -> str:
    """Return `text` in the form of the keys of `Names`: casefolded, single blanks, plain apostrophes and hyphens, composed accents."""
    folded = " ".join(text.split()).casefold()
    return folded if folded.isascii() else normalize("NFC", folded).translate(_SAME_CHARACTER)


_LINK = re.compile(r"!?\[\[([^\[\]|#^]+)(?:[#^][^\[\]|]*)?(?:\|[^\[\]]*)?\]\]")
cached_slug = lru_cache(maxsize=16384)(slug)


def link_target(text: str) -> str | None:
    """Return the target of `text` if it is a single wikilink, without alias, heading and `.md`; else None."""
    match = _LINK.fullmatch(text.strip())
    return match[1].strip().removesuffix(".md") if match else None


def unescape_links(text: str) -> str:
    r"""Return `text` with the wikilinks that formatters escape, `\[[X]\]` or `\[\[X\]\]`, as they were."""
    return re.sub(r"\\?\[\\?\[([^\[\]\n]*?)\\?\]\\?\]", r"[[\1]]", text) if "\\[" in text else text


# What an item of `interviewers` may say that has a line in a person note.
PERSON_FACTS: Final = ("email", "profiles", "title", "salutation", "part")


def holds_fact(person: Person, key: str, value: str) -> bool:
    """Say whether a person note holds what an item of `interviewers` says, so that nothing is lost without it there."""
    if person.path is None:
        return False
    if key == "profiles":
        return fold_url(value) in map(fold_url, person.profiles)
    if key == "aliases":
        return value in person.aliases
    if key in {"title", "salutation"}:
        return getattr(person, key) is not None
    return key in {"email", "part"} and (getattr(person, key) or "").casefold() == value.casefold()


def fill_person(person: Person, item: NameItem, place: Place) -> Person:
    """Return somebody without a note with what the item says of them."""
    facts = dict(item.facts)
    profiles, aliases = (tuple([value for key, value in item.facts if key == several]) for several in ("profiles", "aliases"))
    return person._replace(
        email=facts.get("email"),
        title=facts.get("title"),
        salutation=facts.get("salutation"),
        part=facts.get("part"),
        profiles=profiles,
        aliases=aliases,
        profile_places=tuple(place for _ in profiles),
    )


def report_lack(person: Person, key: str, value: str, place: Place) -> Problem:
    """Build the `name-with-extras` of a person note that lacks what an item says; it is written there before the item loses it."""
    message, hint = f'"{value}" stands in {place.path}, and not in this note', f"write `{key}: {value}`"
    if getattr(person, key):
        return report(NAME_WITH_EXTRAS, person.place(key), message, f"{hint}, if that is the right one")
    typed = f"{key}:" if key in person.fields else "---"
    meant = f"{key}: {value}" if key in person.fields else f"---\n{key}: {value}"
    return report(NAME_WITH_EXTRAS, person.place(key), message, hint, Correction("value", typed, meant) if person.fields else None)


def add_facts(known: Person, same: Person) -> Person:
    """Return somebody with what another interview says of them, where they have no note."""
    if known is same or known.path is not None:
        return known
    fields = (*PERSON_FACTS, "profile_places", "aliases")
    new = {field: getattr(same, field) for field in fields if getattr(same, field) and not getattr(known, field)}
    return known._replace(**new) if new else known


def report_item(name: Name, item: NameItem, meant: str, missing: Sequence[tuple[str, str]], person: Person) -> Problem:
    """Build the `name-with-extras` of an item; `meant` is what to write there, "" for nobody, and `missing` what its person note lacks."""
    lines = " and ".join(f"`{key}: {value}`" if key else f"`{value}`" for key, value in missing)
    message, correction = f'"{item.typed}" holds more than a name', None
    if not meant:
        message = f'"{item.typed}" is no name'
        hint = f"ask who it is and write the name; {lines} goes into a note of that name under people/"
    elif len(item.names) > 1:
        message = f'"{item.typed}" holds {len(item.names)} names'
        hint = f"write one name an item: {', '.join(f'`{each}`' for each in item.names)}"
    elif meant == item.typed:
        hint = "give each of them a note under people/, and link it here"
    else:
        hint = f"write `{meant}`" + (f", and {lines} in {person.path or f'people/{person.name}.md'}" if lines else "")
        correction = None if missing else Correction("value", item.typed, meant)
    return report(NAME_WITH_EXTRAS, name.place, message, hint, correction)


# Measured on real keys: `compny` and `logs` are above the threshold, `state` for `start` is below.
_ALIKE: Final = 0.81
_LENGTHS_APART: Final = 2


def find_similar(word: str, known: Iterable[str]) -> str | None:
    """Return the word of `known` that `word` most likely means, or None; both lower case, with one first letter."""
    likely = [other for other in known if other[:1] == word[:1] and abs(len(other) - len(word)) <= _LENGTHS_APART]
    if not likely:
        return None
    from difflib import get_close_matches

    return next(iter(get_close_matches(word, likely, n=1, cutoff=_ALIKE)), None)


def suggest_name(typed: str, known: Iterable[str]) -> str | None:
    """Return the one of `known` that `typed` most likely means, if any; case does not count, nor does their order."""
    from difflib import get_close_matches  # slow to import, and most links are whole

    whole = sorted(known, reverse=True)
    shown = {**{word: text for text in whole for word in fold_name(text).split()}, **{fold_name(text): text for text in whole}}
    return next((shown[text] for text in get_close_matches(fold_name(typed).rpartition("/")[2], sorted(shown), n=1)), None)
