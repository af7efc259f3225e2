"""Who can be meant at one place of the vault: names and links to person keys (format.md section 3, PERSON)."""

from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import NamedTuple
from unicodedata import normalize


class Names(NamedTuple):
    """The names that can be read at one place, all keys casefolded with single blanks.

    `links` maps a link's target, `full` a whole name, to the keys of the persons it fits (one, or several when it is ambiguous);
    `parts` maps words of the names of this note's interviewers (`priya`, `raman`) likewise; `everyone` are its interviewers.
    `shown` maps keys to names as they are spelt, where the key itself is not typed.
    """

    links: Mapping[str, tuple[str, ...]] = MappingProxyType({})
    full: Mapping[str, tuple[str, ...]] = MappingProxyType({})
    parts: Mapping[str, tuple[str, ...]] = MappingProxyType({})
    everyone: tuple[str, ...] = ()
    shown: Mapping[str, str] = MappingProxyType({})


# Phones and editors type these by themselves: who is meant does not hang on them.
_SAME_SIGN = str.maketrans(dict.fromkeys("\u2018\u2019\u02bc", "'") | dict.fromkeys("\u2010\u2011\u2012\u2013\u2212", "-"))


@lru_cache(maxsize=4096)  # each name of a note is looked up some ten times
def fold_name(text: str) -> str:
    """Return `text` as the keys of `Names` are written: casefolded, blanks single, apostrophes and hyphens plain.

    Accents are composed: some disks take them apart.
    """
    folded = " ".join(text.split()).casefold()
    return folded if folded.isascii() else normalize("NFC", folded).translate(_SAME_SIGN)
