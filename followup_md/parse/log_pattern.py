"""Words of a phrase compared with the words of a line: the small pattern language of the table of phrases (model/phrases.py)."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache
from itertools import product
from typing import TYPE_CHECKING, Final, NamedTuple

from followup_md.model.everyday_words import STAGE, STATUS, WORDS
from followup_md.model.phrases import NEEDS, list_phrases
from followup_md.parse.log_clauses import write_link

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from followup_md.model.phrases import PhraseRow
    from followup_md.parse.facts import Names

    Span = tuple[int, int]

_WORD: Final = re.compile(r"['’](?:s|re|ve|m|ll)\b|\w+(?:['’](?!(?:s|re|ve|m|ll)\b)\w+|-\w+)*|[^\w\s]", re.IGNORECASE)
_SHORT: Final = {"msg": "message", "msgs": "messages", "thru": "through", "w": "with", "req": "request", "reqs": "requests"}
_NOT: Final = {f"{word}nt": f"{word}n't" for word in ("did", "do", "does", "is", "was", "have", "has", "had", "wo", "ca", "could")}
_WHOLE: Final = {"'re": "are", "'ve": "have", "'m": "am", "'ll": "will", "–": "-", "—": "-", **_SHORT, **_NOT}
_PIECE: Final = re.compile(r"[\[\]()|]|<[\w-]+>|\{\w+\}|[^\s\[\]()|<>{}]+")
_SLOTS: Final = frozenset(("{P}", "{VIA}", "{DAY}", "{WHAT}", "{SAID}", "{TEXT}", "{STATUS}", "{STAGE}", "{C}", "{R}", "{WHO}"))
_CLOSES: Final = {"[": "]", "(": ")"}
_MARKS: Final = frozenset(",;:–—-")
_LEADS: Final = frozenset(
    ("about", "with", "re", "asking", "and", "but", "to", "they", "she", "he", "as", "because", "inviting", "confirming", "offering")
)
_NO_NAME: Final = _MARKS | frozenset("(.")
# What follows the name of a company.
_NO_COMPANY: Final = (
    _NO_NAME
    | frozenset(("has", "hasn't", "have", "haven't", "never", "not", "still", "just", "is", "are"))
    | frozenset(("via", "through", "on", "online", "today", "using", "to"))
)
_MARKED: Final = {"P": ("\ue100", "\ue1ff"), "VIA": ("\ue100", "\ue1ff"), "DAY": ("\ue200", "\ue2ff")}
_POST: Final = r"(?i)(?<=\w) (?:role|position|job|post|vacancy)$"
_FREE: Final = frozenset(slot[1:-1] for slot in _SLOTS) - _MARKED.keys()
_MOST_WORDS, _FEWEST_LETTERS, _CLOSE, _LENGTHS_APART = 6, 4, 0.8, 2
_IN_SLOT: Final = {"STATUS": STATUS, "STAGE": STAGE}

Options = frozenset[tuple[str, ...]]
"""Each way to write one word of a pattern, as the words of a line."""


class _Item(NamedTuple):
    """One part of a pattern: a word with its `options`, a `slot`, or a choice of `branches`; it may be left out, or stand repeatedly."""

    options: Options = frozenset()
    slot: str = ""
    branches: tuple[tuple[_Item, ...], ...] = ()
    optional: bool = False
    repeated: bool = False


class _Pattern(NamedTuple):
    """A pattern with the words, and slots, that a line that fits may begin with, and those of which it holds one, for each part needed."""

    items: tuple[_Item, ...]
    starts: frozenset[str]
    needed: tuple[frozenset[str], ...]


class TypedWords:
    """The words of a text: `keys` as they are compared, without case and hyphens, and the text itself."""

    def __init__(self, text: str) -> None:
        """Take the text apart; a mark of how or when it was done is none of its words."""
        found = [match for match in _WORD.finditer(text) if not "\ue300" <= match[0] <= "\ue3ff"]
        self.text = text
        self.keys = tuple(_fold(match[0]) for match in found)
        self.known = frozenset((*self.keys, *_find_marked(self.keys)))
        self._spans = [match.span() for match in found]

    def show(self, begin: int, end: int) -> str:
        """Return the words from `begin` to `end` as typed."""
        return self.text[self._spans[begin][0] : self._spans[end - 1][1]] if begin < end else ""

    def split(self, slots: Mapping[str, Span]) -> tuple[Mapping[str, str], str]:
        """Return what the slots hold as typed, and the text beside the free ones; what they said runs to the end of the text."""
        core, held = self.text, {}
        for name, (begin, end) in sorted(slots.items(), key=lambda slot: -slot[1][0]):
            first = self._spans[begin][0]
            last = len(self.text) if name in ("SAID", "TEXT") else self._spans[end - 1][1]
            held[name] = re.sub(_POST, "", self.text[first:last]) if name == "R" else self.text[first:last]
            core = core if name in _MARKED else f"{core[:first]} {core[last:]}"
        return held, core


def match_words(words: str, typed: TypedWords) -> Mapping[str, Span] | None:
    """Return what each slot of a pattern holds, as the numbers of its first word and the one behind it; None where it does not fit."""
    pattern = compile_words(words)
    for needed in pattern.needed:
        if needed.isdisjoint(typed.known):
            return None
    last = len(typed.keys)
    return next((slots for end, slots in _walk(pattern.items, typed, 0, {}) if end == last), None)


@cache
def compile_words(words: str) -> _Pattern:
    """Return a pattern ready to compare; ValueError for brackets that do not match, and for a name or a slot that there is not."""
    pieces = _PIECE.findall(words)
    items, at = _parse(pieces, 0, "")
    if at != len(pieces) or not items:
        raise ValueError(words)
    needed = tuple(starts for item in items if (starts := _list_starts((item,))).isdisjoint(("", *_FREE)))
    return _Pattern(items, _list_starts(items), needed)


def _list_starts(items: tuple[_Item, ...]) -> frozenset[str]:
    """Return the first words, and slots, of lines that fit; the empty text is one of them where all may be left out."""
    starts = frozenset(("",))
    for item in items:
        found = frozenset(option[0] for option in item.options).union((item.slot,) if item.slot else (), *map(_list_starts, item.branches))
        starts = (starts - {""}) | found | ({""} if item.optional else frozenset())
        if "" not in starts:
            break
    return starts


def list_likely(typed: TypedWords) -> Iterator[PhraseRow]:
    """Yield the rows of the table, in its order, that may begin as a text does."""
    rows, index = list_phrases(), _index_rows()
    first = typed.keys[:1] or ("",)
    begins = (*first, *_find_marked(first), *_FREE)
    return (rows[number] for number in sorted({number for begin in begins for number in index.get(begin, ())}))


@cache
def _index_rows() -> Mapping[str, Sequence[int]]:
    """Return the numbers of the rows of the table by the words, and slots, with which they may begin."""
    index: defaultdict[str, list[int]] = defaultdict(list)
    for number, row in enumerate(list_phrases()):
        for start in compile_words(row.words).starts:
            index[start].append(number)
    return index


def _parse(pieces: list[str], at: int, closes: str) -> tuple[tuple[_Item, ...], int]:
    """Parse the items up to what closes them; a choice is one item of several branches."""
    branches: list[list[_Item]] = [[]]
    while at < len(pieces) and pieces[at] != closes:
        piece = pieces[at]
        if piece in _CLOSES:
            inner, at = _parse(pieces, at + 1, _CLOSES[piece])
            if at == len(pieces):
                raise ValueError(piece)
            branches[-1].append(_Item(branches=(inner,), optional=piece == "["))
        elif piece == "|":
            branches.append([])
        elif piece in _SLOTS:
            branches[-1].append(_Item(slot=piece[1:-1]))
        elif piece[0] == "<" and piece[1:-1] in WORDS:
            branches[-1].append(_Item(_list_options(WORDS[piece[1:-1]]), optional=piece == "<a>", repeated=piece == "<a>"))
        elif piece in NEEDS:
            pass
        elif piece[0] in "<{])":
            raise ValueError(piece)
        else:
            branches[-1].append(_Item(_list_options(piece)))
        at += 1
    parsed = tuple(map(tuple, branches))
    return (parsed[0] if len(parsed) == 1 else (_Item(branches=parsed),)), at


@cache
def _list_options(words: str) -> Options:
    """Return each way to write one of `words`, parted by `|`: a hyphen is a blank or nothing, a last letter before `?` may be left out."""
    options = set()
    for option in words.split("|"):
        for parts in product(*(list(_vary(word)) for word in option.split())):
            options.add(tuple(word for part in parts for word in part))
    return frozenset(options)


def _vary(word: str) -> Iterator[tuple[str, ...]]:
    for each in (word[:-1], word[:-2]) if word.endswith("?") else (word,):
        yield tuple(_fold(part[0]) for part in _WORD.finditer(each))
        if "-" in each.strip("-"):
            yield tuple(each.casefold().split("-"))


def _find_marked(keys: tuple[str, ...]) -> list[str]:
    return [slot for slot, (first, last) in _MARKED.items() if any(first <= key <= last for key in keys)]


def _fold(word: str) -> str:
    folded = (word.replace("-", "") or word).replace("’", "'").casefold()
    return _WHOLE.get(folded, folded)


def _walk(items: tuple[_Item, ...], typed: TypedWords, at: int, slots: dict[str, Span]) -> Iterator[tuple[int, dict[str, Span]]]:
    """Yield each place where the items may end when they begin at the word `at`, and what their slots hold."""
    if not items:
        yield at, slots
        return
    item, rest = items[0], items[1:]
    for end, found in _match(item, typed, at, slots):
        if item.repeated and end > at:
            yield from _walk(items, typed, end, found)
        else:
            yield from _walk(rest, typed, end, found)
    if item.optional:
        yield from _walk(rest, typed, at, slots)


def _match(item: _Item, typed: TypedWords, at: int, slots: dict[str, Span]) -> Iterator[tuple[int, dict[str, Span]]]:
    """Yield where one item may end."""
    if item.slot:
        for begin, end in _fill_slot(item.slot, typed, at):
            yield end, {**slots, item.slot: (begin, end)}
    elif item.branches:
        for branch in item.branches:
            yield from _walk(branch, typed, at, slots)
    else:
        keys = typed.keys
        # The longest first: `thank you note` before `thank you`.
        for length in range(min(_MOST_WORDS, len(keys) - at), 0, -1):
            if keys[at : at + length] in item.options:
                yield at + length, slots


def _fill_slot(slot: str, typed: TypedWords, at: int) -> Iterator[Span]:
    """Yield the spans that a slot may hold from the word `at` on."""
    keys, last = typed.keys, len(typed.keys)
    if slot in _MARKED:
        if at < last and _MARKED[slot][0] <= keys[at] <= _MARKED[slot][1]:
            yield at, at + 1
    elif slot in ("SAID", "TEXT", "WHO"):
        begin = _find_told(slot, keys, at)
        if begin < last:
            yield begin, last
    else:
        for end in range(at + 1, last + 1):
            if keys[end - 1] in (_NO_COMPANY if slot == "C" else _NO_NAME if slot == "R" else ()):
                return
            if slot not in _IN_SLOT or re.search(rf"(?i)\b(?:{_IN_SLOT[slot]})\b", typed.show(at, end)):
                yield at, end


def _find_told(slot: str, keys: tuple[str, ...], at: int) -> int:
    """Return where the words of a slot begin that takes all the rest; the end where what must lead to them does not stand there."""
    begin, last = at, len(keys)
    if slot == "WHO":
        return at if keys[at : at + 1] == ("to",) else last
    while begin < last and keys[begin] in _MARKS:
        begin += 1
    if slot == "SAID":
        return begin
    lengths = (length for length in range(_MOST_WORDS, 0, -1) if keys[begin : begin + length] in _list_options(WORDS["with"]))
    length = next(lengths, 0)
    leads = length or begin > at or (begin < last and keys[begin] in _LEADS)
    return begin + length if leads else last


@cache
def _list_vocabulary() -> frozenset[str]:
    """Return the words of the table."""
    words = " ".join((*(row.words for row in list_phrases()), *WORDS.values()))
    return frozenset(word for word in re.findall(r"[a-z]+", re.sub(r"<[\w-]+>|\{\w+\}", " ", words)) if len(word) >= _FEWEST_LETTERS)


def correct_words(typed: str, names: Names) -> str:
    """Return `typed` with words of the table and names of the round in place of those that are nearly so."""
    from difflib import get_close_matches

    known = _list_vocabulary()
    parts = {part: keys[0] for part, keys in names.parts.items() if len(keys) == 1}

    def put(match: re.Match[str]) -> str:
        word = match[0].casefold()
        if word.removesuffix("s") in parts and word not in known:
            return match[0] if word in parts else f"{write_link(parts[word[:-1]], names)}'s"
        if len(word) < _FEWEST_LETTERS or word in known or word in parts:
            return match[0]
        likely = [each for each in (*known, *parts) if each[0] == word[0] and abs(len(each) - len(word)) <= _LENGTHS_APART]
        close = get_close_matches(word, likely, n=1, cutoff=_CLOSE)
        if not close:
            return match[0]
        return write_link(parts[close[0]], names) if close[0] in parts else close[0]

    return re.sub(r"\[\[[^\[\]]*\]\]|[^\W\d_]+", lambda match: match[0] if match[0][0] == "[" else put(match), typed)
