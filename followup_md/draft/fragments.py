"""Pieces of the notes, made ready to stand in a sentence; not a word is added to them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

# Patterns as text: `re` compiles them when they are needed.
_LINK: Final = r"!?\[\[([^\[\]|#^]*)(?:[#^][^\[\]|]*)?(?:\|([^\[\]]*))?\]\]"
_HIDDEN: Final = r"(?s)<!--.*?-->|%%.*?%%"
_PAGE: Final = r"!?\[([^\[\]]+)\]\([^()\s]+\)"
_CODE: Final = r"(?<!`)`([^`]+)`(?!`)"
# `__init__` is more often a name than an emphasis.
_EMPHASIS: Final = r"(?<![\w*_~])(\*\*|~~|[*_])(?=[^\s*_~])([^*_~]*[^\s*_~])\1(?![\w*_~])"
_ASIDE: Final = r"(?: \((?:[^()]|\([^()]*\))*\))+$"
_END: Final = " .;,:"
_WORD: Final = r"[^\W_]+"
_JOINERS: Final = "\u200c\u200d"  # they spell Persian names, and hold an emoji together
_SENTENCES: Final = r"[.!?…:] |[?!]$"
_LONGEST_SUBJECT: Final = 60
_LONGEST_MARK: Final = 160  # of what is put into a mark: a longer mark would not be found as one


def show(text: str) -> str:
    """Return a text of the notes on one line as it reads: links by what they show, without comments, emphasis and what nobody sees."""
    shown = re.sub(_LINK, lambda found: found[2] or found[1].rpartition("/")[2], re.sub(_HIDDEN, " ", text))
    shown = re.sub(_EMPHASIS, r"\2", re.sub(_CODE, r"\1", re.sub(_PAGE, r"\1", shown)))
    visible = (char for char in shown if char.isprintable() or char.isspace() or char in _JOINERS)
    return " ".join("".join(visible).split())


def list_lines(text: str | None) -> str:
    """Return a text of several lines, such as an address, each line as it reads; empty ones are left out."""
    return "\n".join(line for part in (text or "").splitlines() if (line := show(part)))


def tidy(text: str) -> str:
    """Return a text as it reads, without the stop at its end: the sentence in which it stands has one of its own."""
    return show(text).rstrip(_END)


def dash(text: str) -> str:
    """Return a tidy text that may stand behind a colon: its own colons become dashes."""
    return tidy(text).replace(": ", " – ")


def flatten(text: str) -> str:
    """Return a tidy text that may stand behind a colon, without what stands in parentheses at its end: that is an aside to oneself."""
    whole = tidy(text)
    return dash(re.sub(_ASIDE, "", whole) or whole)


def lift(text: str) -> str:
    """Return a text with a capital at its start, unless its first word has a shape of its own (`iPhone`, `k8s`)."""
    first = text.split(" ", 1)[0]
    return text[:1].upper() + text[1:] if first.islower() and not any(char.isdigit() for char in first) else text


def find_subject(question: str, patterns: Iterable[str]) -> str:
    """Return what a question is about, as a few words: what the first of `patterns` that fits has caught.

    Nothing where none fits, and where what it caught are several sentences or more than a few words.
    """
    asked = tidy(question).rstrip("?! ")
    caught = (found[1] or "" for pattern in patterns if (found := re.fullmatch(pattern, asked, re.IGNORECASE)))
    subject = tidy(next(caught, ""))
    return "" if len(subject) > _LONGEST_SUBJECT or re.search(_SENTENCES, subject) else subject


def find_third_person(text: str, pronouns: Iterable[str], name: str) -> str:
    """Return the word of a text that speaks of its reader as of somebody else: a pronoun, or a part of the name; empty where none does.

    A name begins large, and a word all in capitals is an abbreviation rather than a pronoun.
    """
    others = {word.casefold() for word in pronouns}
    parts = {part.casefold() for part in re.findall(_WORD, name) if len(part) > 1}
    for word in re.findall(_WORD, text):
        folded, is_abbreviation = word.casefold(), len(word) > 1 and word.isupper()
        if (folded in others and not is_abbreviation) or (folded in parts and word[0].isupper()):
            return str(word)
    return ""


def fill_mark(mark: str, slot: str, text: str) -> str:
    """Return a mark with a text in it, which is cut and loses its brackets, so that the mark is still found as one."""
    inner = text.replace("[", "(").replace("]", ")")
    if len(inner) > _LONGEST_MARK:
        inner = inner[:_LONGEST_MARK].rstrip() + "…"
    return mark.replace(f"{{{slot}}}", inner)
