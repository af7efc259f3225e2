"""Pieces of the notes made ready to stand in a sentence; not a word is added to them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

# Patterns as text: `re` compiles them when they are needed.
_LINK: Final = r"!?\[\[([^\[\]|#^]*)(?:[#^][^\[\]|]*)?(?:\|([^\[\]]*))?\]\]"
_HIDDEN: Final = r"(?s)<!--.*?-->|%%.*?%%"
_END: Final = " .;,:"
_WORD: Final = r"[^\W\d_]+"


def tidy(text: str) -> str:
    """Return a text of the notes on one line as it reads: links by what they show, without comments and the stop at its end."""
    shown = re.sub(_LINK, lambda found: found[2] or found[1].rpartition("/")[2], re.sub(_HIDDEN, " ", text))
    printable = "".join(" " if char.isspace() else char for char in shown if char.isprintable() or char.isspace())
    return " ".join(printable.split()).rstrip(_END)


def flatten(text: str) -> str:
    """Return a tidy text that may stand behind a colon: its own colons become dashes."""
    return tidy(text).replace(": ", " – ")


def lift(text: str) -> str:
    """Return a text with a capital at its start, unless its first word has a shape of its own (`iPhone`, `dbt`)."""
    first = text.split(" ", 1)[0]
    return text[:1].upper() + text[1:] if first.islower() and not any(char.isdigit() for char in first) else text


def find_subject(question: str, patterns: Iterable[str]) -> str:
    """Return what a question is about, as a few words: what the first of `patterns` that fits has caught; nothing where none does."""
    asked = tidy(question).rstrip("?").strip()
    return next((found[1].strip() for pattern in patterns if (found := re.fullmatch(pattern, asked, re.IGNORECASE))), "")


def find_third_person(text: str, pronouns: Iterable[str], name: str) -> str:
    """Return the word of a text that speaks of its reader as of somebody else: a pronoun, or a part of the name; empty where none does."""
    told = {word.casefold() for word in pronouns}
    parts = {part.casefold() for part in re.findall(_WORD, name) if len(part) > 1}
    return next(
        (word for word in re.findall(_WORD, text) if word.casefold() in told or (word[0].isupper() and word.casefold() in parts)), ""
    )
