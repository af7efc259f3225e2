"""Matching of typed words, and did-you-mean: case, accents and word order do not count; `odowd` is O'Dowd, `juergen` Jürgen."""

import re
import unicodedata
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Final, NamedTuple

_WORD: Final = r"[^\W_]+"
_APOSTROPHE: Final = "['\u2018\u2019\u02bb\u02bc`\u00b4]"
_NAME: Final = rf"{_WORD}(?:{_APOSTROPHE}{_WORD})*"
# Letters that Unicode does not decompose; `casefold` turns ß into ss.
_SPELT_OUT: Final = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th", "\u0131": "i"})
# Letters that some write without the accent and others with a second letter.
_WITH_A_SECOND: Final = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa"})
# Measured on names: two swapped letters in a word of seven score above the first, unrelated words stay below the second.
_READ_AS, _MEANT = 0.75, 0.7
_LONGER: Final = 2  # letters more or fewer; comparing longer or shorter words would take most of the time


class Called(NamedTuple):
    """The names of a thing: those that mean it alone when typed in full, and all texts that may hold the typed words."""

    whole: tuple[str, ...]
    texts: tuple[str, ...]


class Named(NamedTuple):
    """A process by id, its company, and `names`: all names of it and its people."""

    id: str
    company: str
    names: str


def fold(text: str) -> str:
    """Return `text` without case and accents."""
    folded = text.casefold()
    if folded.isascii():
        return folded
    return "".join(letter for letter in unicodedata.normalize("NFKD", folded.translate(_SPELT_OUT)) if not unicodedata.combining(letter))


def fold_noted(text: str) -> str:
    """Return a text of the notes folded, followed by other spellings of its words: `juergen` for `Jürgen`, `odowd` for `O'Dowd`."""
    plain = fold(text)
    if text.isascii() and "'" not in text and "`" not in text:
        return plain
    names = dict.fromkeys(re.findall(_NAME, unicodedata.normalize("NFC", text.casefold())))
    others = dict.fromkeys(other for name in names for other in _respell(name) if other != fold(name))
    return "\n".join((plain, *others))


def _respell(text: str) -> tuple[str, ...]:
    """Return `text` folded in each spelling: with and without second letters, with and without apostrophes."""
    composed = unicodedata.normalize("NFC", text.casefold())
    spelt = (composed, composed.translate(_WITH_A_SECOND))
    return tuple(fold(each) for one in spelt for each in (one, re.sub(rf"(?<=\w){_APOSTROPHE}(?=\w)", "", one)))


def split_words(text: str) -> tuple[str, ...]:
    """Return the words of `text`, folded: runs of letters and digits."""
    return tuple(re.findall(_WORD, fold(text)))


def read_typed(typed: str) -> tuple[tuple[str, ...], ...]:
    """Return the typed words in each spelling that the notes may use; punctuation alone is one word."""
    read = tuple(dict.fromkeys(words for text in _respell(typed) if (words := split_words(text))))
    return read or ((fold(typed.strip()),),)


def holds(text: str, words: Iterable[str]) -> bool:
    """Say whether each of `words` begins some word of `text` (folded)."""
    # Most texts hold none of them: a cheap check before the pattern.
    return all(word in text and re.search(rf"(?<![^\W_]){re.escape(word)}", text) for word in words)


def find_fitting(typed: str, things: Mapping[str, Called]) -> list[str]:
    """Return the keys of the things with a name typed in full, else of all whose texts hold each word, even inside another word."""
    # Punctuation alone is in many texts: it matches only a full name.
    read = read_typed(typed)
    whole = {tuple(sorted(words)) for words in read}
    exact = [
        key for key, called in things.items() if any(tuple(sorted(words)) in whole for name in called.whole for words in read_typed(name))
    ]
    if exact or not split_words(typed):
        return exact
    texts = {key: _join(called) for key, called in things.items()}
    return [key for key, text in texts.items() if any(all(word in text for word in words) for words in read)]


def find_meant(typed: str, things: Mapping[str, Called]) -> list[str]:
    """Return the same as `find_fitting`; of several, the only one in which each typed word begins a word, if there is one."""
    found = find_fitting(typed, things)
    begun = [key for key in found if any(holds(_join(things[key]), words) for words in read_typed(typed))]
    return begun if len(begun) == 1 else found


def _join(called: Called) -> str:
    return fold_noted("\n".join(called.texts))


def find_id(typed: str, ids: Iterable[str]) -> str | None:
    """Return the one of `ids` that is typed, in any case and with `_` for `-` or the reverse; None if there is none."""
    folded_id, known = _strip_id(typed), {name.casefold(): name for name in ids}
    alike = (name for folded, name in known.items() if folded.replace("_", "-") == folded_id.replace("_", "-"))
    return known.get(folded_id) or next(alike, None)


def _strip_id(typed: str) -> str:
    return typed.strip().strip("`").casefold()


def find_close(typed: str, ids: Iterable[str], most: int = 1) -> list[str]:
    """Return those of `ids` that look most like what was typed, the likeliest first: the same letters in another order (`stauts`)."""
    from difflib import get_close_matches

    word, known = _strip_id(typed), dict.fromkeys(ids)
    same = [name for name in known if sorted(name.casefold()) == sorted(word)]
    return list(dict.fromkeys((*same, *get_close_matches(word, known, n=most))))[:most]


def read_closest(words: Sequence[str], texts: Iterable[str]) -> str:
    """Return a query with each word that begins no word of `texts` replaced by the nearest; empty where one has no near word."""
    from difflib import get_close_matches

    known = frozenset(word for text in texts for word in split_words(text))
    meant = []
    for word in words:
        if any(each.startswith(word) for each in known):
            meant.append(word)
            continue
        alike = sorted(each for each in known if abs(len(each) - len(word)) <= _LONGER)
        meant.append(next(iter(get_close_matches(word, alike, n=1, cutoff=_READ_AS)), ""))
    return " ".join(meant) if all(meant) else ""


def suggest(typed: str, texts: Iterable[str]) -> str:
    """Return the typed words, each that no text holds replaced by the nearest word or text; empty where nothing is near."""
    from difflib import get_close_matches

    names = tuple(texts)
    held = fold_noted("\n".join(names))
    known = sorted({*split_words(held), *map(fold, names)})
    meant: list[str] = []
    for word in typed.split():
        alike = [word] if fold(word) in held else get_close_matches(fold(word), known, n=1, cutoff=_MEANT)
        meant += alike or [""]
    return " ".join(meant) if all(meant) and meant != typed.split() else ""


def find_card_words(processes: Iterable[Named]) -> Mapping[str, str]:
    """Return for each id the word that finds this process alone: a word of its company, the whole company, else its id."""
    companies = {each.id: each.company for each in processes}
    counted = Counter(word for each in processes for word in frozenset(split_words(each.names)))
    known, whole = sorted(counted), Counter(map(split_words, companies.values()))
    found = {}
    for name, company in companies.items():
        words = split_words(company)
        found[name] = company if words and whole[words] == 1 else name
        for word in words:
            after = bisect_left(known, word) + 1
            # No other word may begin with it, or the query would match that too; digits are a telephone number.
            if counted[word] == 1 and not word.isdigit() and not any(other.startswith(word) for other in known[after : after + 1]):
                found[name] = word
                break
    return found
