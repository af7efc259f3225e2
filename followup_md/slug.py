"""Texts in the form used for comparison: slugs of names, stems of words, profile addresses."""

import re
import unicodedata
from collections import Counter
from functools import cache, lru_cache
from zlib import crc32

_NOT_WORD = re.compile(r"[^a-z0-9]+")
# Letters that Unicode does not decompose into a Latin letter and an accent.
_SPELT_OUT = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d", "\u0131": "i"})


@lru_cache(maxsize=4096)
def slug(text: str) -> str:
    """Return `text` as lower-case ASCII letters, digits and hyphens; accents are dropped, `ł` and `ß` spelt out.

    A text without Latin letters or digits gives its code points in hexadecimal, so that no two names share an empty slug.
    """
    folded = text.casefold()
    if not folded.isascii():
        plain = unicodedata.normalize("NFKD", folded.translate(_SPELT_OUT))
        folded = "".join(c for c in plain if not unicodedata.combining(c))
    made = _NOT_WORD.sub("-", folded).strip("-")
    return made or "-".join(f"{ord(c):x}" for c in text.strip()) or "x"


# --- Stems of words, for comparing two wordings of one question or topic

_WORD = r"[^\W_]+"  # as text: `re` compiles it when it is needed
_LONG = 4
_LONGEST = 64  # longer than any word; beyond it the patterns would take quadratic time
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
    """Return the stems of a text's content words; if it has only small words (`Tell me about yourself`), of the longer ones."""
    words = re.findall(_WORD, text.casefold())
    about = [stem for word in words if word not in _EMPTY and (stem := find_stem(word)) not in _list_empty_stems()]
    return frozenset(about or [word for word in words if len(word) >= _LONG] or words)


# Shared mailboxes: two people with the same one need not be one person.
SHARED_BOXES = frozenset({"jobs", "hr", "careers", "career", "info", "recruiting", "recruitment", "talent", "people", "office", "hello"})


def find_stem(word: str) -> str:
    """Return `word` without inflectional endings: `weaknesses` gives `weakness`, `pipelines` and `pipeline` the same stem."""
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


def is_similar(one: str, two: str, least: float) -> bool:
    """Say whether the similarity of two words is at least `least` (0 to 1, as difflib measures it)."""
    shared = sum((Counter(one) & Counter(two)).values())
    if 2.0 * shared / (len(one) + len(two)) < least:
        return False
    from difflib import SequenceMatcher  # slow to import, and most words share too few letters

    return SequenceMatcher(None, one, two, autojunk=False).ratio() >= least


def fingerprint_text(text: str) -> str:
    """Return a short fingerprint of a text, unlikely to be shared by another; blanks and newlines do not count."""
    # A letter in front, since a property editor would read some fingerprints as numbers.
    return f"t{crc32(' '.join(text.split()).encode()):08x}"


# --- Social networks by host name (R2.2, R2.3)

# For family and friends: never to be contacted there.
_PRIVATE_HOSTS = frozenset({"facebook", "instagram", "tiktok", "snapchat", "threads", "whatsapp"})
# Networks that closed, with the year.
GONE_HOSTS = {
    "friendster.com": 2015, "klout.com": 2018, "meinvz.net": 2022, "orkut.com": 2014,
    "plus.google.com": 2019, "studivz.net": 2022, "vine.co": 2017,
}  # fmt: skip
_SPELT = {"linkedin": "LinkedIn", "github": "GitHub", "gitlab": "GitLab", "xing": "XING", "x": "X", "bsky": "Bluesky"}
# Patterns as text: `re` compiles them when they are needed.
_FRONT = r"(?i)^[a-z]+://|^www\.|[/?#]+$"
_QUERY = r"(?s)[?#].*"
_HOST = r"(?i)(?:[a-z][a-z0-9+.-]*://)?(?:[^/@]*@)?([^/:?#@]+)"


def find_host_labels(url: str) -> tuple[str, ...]:
    """Return the labels of the host name of `url`, typed with or without `https://`; empty when it has none."""
    match = re.match(_HOST, url.strip())
    return tuple(match[1].casefold().split(".")) if match else ()


def is_private(url: str) -> bool:
    """Say whether a profile is on a network for family and friends."""
    return not _PRIVATE_HOSTS.isdisjoint(find_host_labels(url))


def fold_url(url: str) -> str:
    """Return an address in the form used for comparison: lower case, without protocol, `www.`, query and trailing slash."""
    return re.sub(_FRONT, "", re.sub(_FRONT, "", re.sub(_QUERY, "", url.strip()))).casefold()


def is_bare_address(name: str) -> bool:
    """Say whether what stands for a name is an e-mail address or a URL."""
    return "@" in name or "://" in name or name.startswith("www.")


def spell_network(name: str) -> str:
    """Return the name of a network as it spells itself: `LinkedIn` for `linkedin`."""
    return _SPELT.get(name, name.capitalize())
