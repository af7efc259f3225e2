"""Names of a vault that a public post must not hold, and the post prepared for the search."""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property, lru_cache
from typing import Literal, NamedTuple

from followup_md.letters.letter import strip_legal
from followup_md.model import Interview, Unread, Vault
from followup_md.slug import fold_url

_WORD = r"[^\W_]+"
# A full stop after a title ends no sentence; an empty line or a list item begins one.
_END = (
    r"(?<![.!?])(?<!\bmr)(?<!\bms)(?<!\bmrs)(?<!\bmx)(?<!\bdr)(?<!\bprof)[.!?]++(?=\s|$)|\u3002"
    r"|\n(?=[^\S\n]*+(?:\n|[-*\u2022#>]))"
)
_LEFT_OUT = frozenset({"Mn", "Me", "Cf"})
_AFTER_NAME = frozenset({"jr", "sr", "ii", "iii", "iv", "phd", "mba", "md"})
_MAILERS = frozenset({
    *("aol.com", "fastmail.com", "gmail.com", "gmx.de", "gmx.net", "googlemail.com", "hotmail.com", "icloud.com", "live.com", "mail.com"),
    *("me.com", "outlook.com", "proton.me", "protonmail.com", "web.de", "yahoo.com", "yandex.com", "zoho.com"),
})  # fmt: skip
# Many names begin with these words, which alone identify none of them.
_COMMON = frozenset({
    *("advanced", "alpha", "american", "applied", "bank", "best", "blue", "british", "central", "city", "cloud", "data", "digital"),
    *("east", "european", "first", "free", "general", "global", "golden", "grand", "great", "green", "group", "health", "home", "hotel"),
    *("institute", "international", "irish", "national", "new", "next", "north", "northern", "office", "open", "public", "royal", "saint"),
    *("silver", "smart", "social", "south", "southern", "state", "super", "united", "university", "west", "western", "white", "world"),
    *("africa", "america", "amsterdam", "asia", "atlantic", "australia", "bavaria", "berlin", "boston", "canada", "chicago", "dublin"),
    *("england", "europe", "france", "frankfurt", "germany", "hamburg", "india", "ireland", "italy", "japan", "london", "madrid", "munich"),
    *("pacific", "paris", "scotland", "singapore", "spain", "sydney", "texas", "tokyo", "toronto", "vienna", "wales", "york", "zurich"),
    *("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"),
})  # fmt: skip
_JOINING = frozenset({"and", "at", "de", "for", "in", "of", "on", "the", "und"})
_SHORTEST_SHORT, _SHORTEST_PART, _SHORTEST_HANDLE = 2, 3, 4  # two words, three letters, four letters


class Word(NamedTuple):
    """A word in lower case, and where it stands in `PublicText.shown`."""

    low: str
    start: int
    end: int


class PublicText:
    """A text without what hides a word: `shown` has plain letters for accented and stylised ones, and no zero-width marks."""

    def __init__(self, text: str) -> None:
        """Take a text of any kind."""
        self.text = text
        self._at: Sequence[int]
        if text.isascii():
            self.shown, self._at = text, range(len(text))
        else:
            plain = [_fold_letter(char) for char in text]
            self.shown = "".join(plain)
            self._at = [offset for offset, letters in enumerate(plain) for _ in letters]
        low = self.shown.lower()
        # A few letters become longer in lower case.
        self.low = low if len(low) == len(self.shown) else "".join(c.lower() if len(c.lower()) == 1 else c for c in self.shown)

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """All words in their order."""
        return tuple(Word(found[0], found.start(), found.end()) for found in re.finditer(_WORD, self.low))

    @cached_property
    def _ends(self) -> list[int]:
        return [found.end() for found in re.finditer(_END, self.low)]

    def find_sentence(self, offset: int) -> int:
        """Return the number of the sentence in which an offset lies."""
        return bisect_right(self._ends, offset)

    def read_sentence(self, number: int) -> str:
        """Return a sentence in lower case."""
        bounds = [0, *self._ends, len(self.low)]
        return self.low[bounds[number] : bounds[number + 1]]

    def find_span(self, start: int, end: int) -> tuple[int, int]:
        """Return start and end, in the original text, of a part of `shown`, with the marks attached to its last letter."""
        return self._at[start], max(self._at[end - 1] + 1, self._at[end]) if end < len(self._at) else len(self.text)


class KnownName(NamedTuple):
    """A name as in the notes, what it names, and its words without accents: folded for comparison, and as spelt."""

    kind: Literal["company", "person", "post"]
    shown: str
    words: tuple[str, ...]
    spelt: tuple[str, ...]

    @property
    def why(self) -> str:
        """The reason reported where the name occurs."""
        return f'names the {self.kind} "{self.shown}"'

    @property
    def joined(self) -> str:
        """The name as one word, as in tags and addresses."""
        return "".join(self.words)


class KnownNames(NamedTuple):
    """The names of a vault; `hosts` and `handles` (as one word) map to their owners."""

    companies: tuple[KnownName, ...] = ()
    people: tuple[KnownName, ...] = ()
    posts: tuple[KnownName, ...] = ()
    hosts: Mapping[str, str] = {}
    handles: Mapping[str, str] = {}

    @property
    def whole(self) -> tuple[KnownName, ...]:
        """The companies, and the people by first and last name."""
        return (*self.companies, *(name for name in self.people if len(name.words) > 1))


def read_names(vault: Vault, but: str | None = None) -> KnownNames:
    """Return the names in a vault, except those of the person with key `but`, to whom the text is addressed."""
    people = [person for person in vault.people.values() if person.key != but]
    notes: tuple[Interview | Unread, ...] = (*vault.interviews, *vault.unread)
    employers = {note.company for note in notes} | {event.company or "" for event in vault.events}
    employers |= {person.company or "" for person in people}
    posts = {note.role or "" for note in notes} | {event.role or "" for event in vault.events}
    full_names, hosts, handles = list[str](), dict[str, str](), dict[str, str]()
    for person in people:
        # Without the suffix that distinguishes two people of that name, and without titles after it.
        words = re.sub(r"\(.*", "", person.name).split()
        full_names.append(" ".join(word for word in words if word.strip(".,").lower() not in _AFTER_NAME))
        host = (person.email or "").rpartition("@")[2].strip().lower()
        if "." in host and host not in _MAILERS:
            hosts[host] = person.company or person.name
        for url in map(fold_url, person.profiles):
            handle = join_words(url.rpartition("/")[2]) if "/" in url else ""
            if len(handle) >= _SHORTEST_HANDLE:
                handles[handle] = person.name
    return KnownNames(
        companies=_collect_names("company", map(strip_legal, employers)),
        people=tuple(name for name in _collect_names("person", full_names) if not name.spelt[0][0].islower()),
        posts=_collect_names("post", posts),
        hosts=hosts,
        handles=handles,
    )


def _collect_names(kind: Literal["company", "person", "post"], texts: Iterable[str]) -> tuple[KnownName, ...]:
    made: dict[tuple[str, ...], KnownName] = {}
    for shown in sorted(texts):
        text = PublicText(shown)
        words = tuple(word.low for word in text.words)
        if words:
            made.setdefault(words, KnownName(kind, shown, words, tuple(text.shown[word.start : word.end] for word in text.words)))
    return tuple(made[words] for words in sorted(made))


def find_short(name: KnownName) -> KnownName | None:
    """Return a company's name of three words or more without its last word, as people say it; None if that is a town, or no name."""
    short = name.words[:-1]
    if len(short) < _SHORTEST_SHORT or short[-1] in _JOINING or short[0] in {*_COMMON, "the"}:
        return None
    return name._replace(words=short, spelt=name.spelt[:-1])


def find_part(name: KnownName) -> str | None:
    """Return the short name of a company, as spelt: its first word, if that is distinctive."""
    spelt = name.spelt[1:] if name.words[0] == "the" else name.spelt
    part = spelt[0] if len(spelt) > 1 else ""
    return part if len(part) >= _SHORTEST_PART and part.lower() not in _COMMON and not part.isdigit() else None


def join_words(text: str) -> str:
    """Return a tag, a handle or a label of an address as one word, folded for comparison."""
    return "".join(word.low for word in PublicText(text).words)


@lru_cache(maxsize=4096)
def _fold_letter(char: str) -> str:
    if unicodedata.category(char) in _LEFT_OUT:
        return ""
    return "".join(part for part in unicodedata.normalize("NFKD", char) if unicodedata.category(part) not in _LEFT_OUT)
