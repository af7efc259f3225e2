"""Stems of words: what a text is about, so that two wordings of one thing are known as such."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from zlib import crc32

_WORD = r"[^\W_]+"  # as text: `re` compiles it when it is needed
_LONG = 4
_LONGEST = 64  # what is longer is no word of a language, and its endings would take time as the square of its letters
_EMPTY = frozenset({
    *("a", "an", "and", "any", "are", "as", "at", "be", "bit", "but", "by", "can", "did", "do", "for", "get", "got", "had", "has"),
    *("how", "i", "if", "in", "is", "it", "its", "let", "ll", "may", "me", "my", "no", "not", "of", "on", "one", "or", "our", "out"),
    *("please", "re", "s", "say", "see", "so", "t", "the", "to", "too", "up", "us", "ve", "was", "way", "we", "who", "why", "yes", "you"),
    *("about", "after", "also", "been", "before", "being", "between", "could", "describe", "does", "done", "ever", "example"),
    *("explain", "from", "give", "given", "handle", "have", "here", "into", "just", "kind", "know", "like", "made", "make", "many"),
    *("more", "most", "much", "need", "only", "other", "over", "question", "really", "should", "some", "something", "such", "tell"),
    *("than", "that", "their", "them", "then", "there", "these", "thing", "they", "this", "time", "used", "using", "very", "want"),
    *("well", "were", "what", "when", "where", "which", "while", "will", "with", "work", "would", "your", "yourself"),
})  # fmt: skip
_PLURALS = (("sses", "ss"), ("ies", "y"), ("ss", "ss"), ("us", "us"), ("is", "is"), ("s", ""))
_FORM = r"(.*[aeiouy].*)(?:ing|ed|ly)"
_DOUBLED = r"(.*)([bdgmnprt])\2"


@lru_cache(maxsize=4096)  # a watcher asks about the same texts again and again
def find_stems(text: str) -> frozenset[str]:
    """Return the stems of what a text is about; where that is small words alone (`Tell me about yourself`), the longer of these."""
    words = re.findall(_WORD, text.casefold())
    about = [stem for word in words if word not in _EMPTY and (stem := find_stem(word)) not in _list_empty_stems()]
    return frozenset(about or [word for word in words if len(word) >= _LONG] or words)


def find_stem(word: str) -> str:
    """Return `word` without the endings that its forms differ by: `weaknesses` is `weakness`, `pipelines` and `pipeline` are one."""
    if not _LONG <= len(word) <= _LONGEST:
        return word
    ending, instead = next((pair for pair in _PLURALS if word.endswith(pair[0])), ("", ""))
    word = word.removesuffix(ending) + instead
    form = re.fullmatch(_FORM, word)
    doubled = re.fullmatch(_DOUBLED, form[1]) if form else None
    stem = doubled[1] + doubled[2] if doubled else form[1] if form else word
    return stem.rstrip("e")


@cache  # its patterns would cost every start 0.4 ms
def _list_empty_stems() -> frozenset[str]:
    return frozenset(map(find_stem, _EMPTY))


def sign_text(text: str) -> str:
    """Return a few letters that another text hardly shares, whatever the blanks and newlines between its words."""
    # With a letter in front, since an editor of properties would take some of the numbers for one.
    return f"t{crc32(' '.join(text.split()).encode()):08x}"
