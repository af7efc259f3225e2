"""Facts of one file before its names are resolved against the vault: names, links, log lines; and lookup of similar words."""

from __future__ import annotations

import re
from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, NamedTuple
from unicodedata import normalize

from followup_md.slug import slug

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from followup_md.model import Draft, Ignore, Interview, Person, Question, Topic
    from followup_md.problem import Place, Problem


class Name(NamedTuple):
    """A person or note as typed: a link's target (`[[people/Priya Raman|Priya]]` gives `people/Priya Raman`) or a bare name."""

    text: str
    place: Place
    linked: bool = False


class LogLine(NamedTuple):
    """The text of one top-level bullet of a Log section; `breaks` are offsets and places of the lines joined to it."""

    text: str
    place: Place
    happened: bool = True
    breaks: tuple[tuple[int, Place], ...] = ()


class OwnedTopic(NamedTuple):
    """A topic and the heading it stands under, if any."""

    topic: Topic
    owner: Name | None


class AskedQuestion(NamedTuple):
    """A question and who asked it, if the note says so."""

    question: Question
    asker: Name | None


class InterviewNote(NamedTuple):
    """One interview note. `facts` lacks only the people, and is None when the note has no readable `start`."""

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
    """The names that can be read at one place, all keys casefolded with single blanks."""

    links: Mapping[str, tuple[str, ...]] = MappingProxyType({})
    full: Mapping[str, tuple[str, ...]] = MappingProxyType({})
    parts: Mapping[str, tuple[str, ...]] = MappingProxyType({})
    everyone: tuple[str, ...] = ()
    shown: Mapping[str, str] = MappingProxyType({})


# Phones and editors insert these automatically; they do not tell two names apart.
_SAME_CHARACTER = str.maketrans(dict.fromkeys("\u2018\u2019\u02bc", "'") | dict.fromkeys("\u2010\u2011\u2012\u2013\u2212", "-"))


@lru_cache(maxsize=4096)  # each name in a note is looked up about ten times
def fold_name(text: str) -> str:
    """Return `text` in the form of the keys of `Names`: casefolded, single blanks, plain apostrophes and hyphens, composed accents."""
    folded = " ".join(text.split()).casefold()
    return folded if folded.isascii() else normalize("NFC", folded).translate(_SAME_CHARACTER)


_LINK = re.compile(r"!?\[\[([^\[\]|#^]+)(?:[#^][^\[\]|]*)?(?:\|[^\[\]]*)?\]\]")
cached_slug = lru_cache(maxsize=4096)(slug)


def link_target(text: str) -> str | None:
    """Return the target of `text` if it is a single wikilink, without alias, heading and `.md`; else None."""
    match = _LINK.fullmatch(text.strip())
    return match[1].strip().removesuffix(".md") if match else None


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
