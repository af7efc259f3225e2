"""Names as people type them in one value: links, lists, and text with commas and `and` (format.md 2.1)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from followup_md.parse.names import fold_name
from followup_md.parse.notes import Name
from followup_md.parse.text import link_target
from followup_md.problem import Place

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


_LINK: Final = re.compile(r"!?\[\[[^\[\]\n]+\]\]")
_WHOLE_LINK: Final = re.compile(r"\[\[(?!\s)([^\[\]|#^\n]+)(?<!\s)(?<!\.md)\]\]")
_MARKDOWN_LINK: Final = re.compile(r"\[([^\[\]\n]+)\]\(<?([^()<>\n]+)>?\)")
_POST: Final = r"(?:[SE]?VP|C[A-Z]O|HR|Vice|Head|Chief|Director|Manager|Lead|Senior|Staff|Principal|Engineer|Recruiter)\b"
# A comma before `Jr.`, a degree or a post belongs to the name.
_BETWEEN: Final = re.compile(rf",(?!\s*(?:(?:[JS]r|I{{2,3}}|IV|Ph\.?D|M\.?D|MBA)\b|{_POST}))|[;&\n]|(?<=\s)and(?=\s)|(?<=\s)[/+](?=\s)")
_BEFORE_POST: Final = re.compile(rf"(.*?\w),\s*{_POST}.*", re.DOTALL)
_UNNAMED: Final = frozenset(("?", "??", "???", "tbd", "tba", "tbc", "unknown"))
_NOBODY: Final = _UNNAMED | {"", "-", "\u2013", "\u2014", "n/a", "na", "none", "nobody"}
_AROUND_NAME: Final = " \t\u00a0\"'\u2018\u2019\u201c\u201d*_"


def read_name(text: str, place: Place) -> Name | None:
    """Return the one name that `text` holds: its first link, else all of it without quotes and post; None for nobody (`n/a`)."""
    whole = _WHOLE_LINK.fullmatch(text)
    if whole:  # most names, without taking the link apart
        return Name(whole[1], place, linked=True)
    link = _LINK.search(text)
    target = link_target(link[0]) if link else None
    if link and target:
        return Name(target, _move(place, link.start()), linked=True)
    link = _MARKDOWN_LINK.search(text)
    if link and "://" not in link[2] and link[2].partition("#")[0].endswith(".md"):
        from urllib.parse import unquote  # noqa: PLC0415 - most vaults have wikilinks

        target = unquote(link[2]).partition("#")[0].removesuffix(".md").lstrip("./")
        return Name(target, _move(place, link.start()), linked=True)
    bare = text.strip(_AROUND_NAME)
    post = _BEFORE_POST.fullmatch(bare) if "," in bare else None
    bare = post[1] if post else bare
    return None if bare.casefold() in _NOBODY else Name(bare, _move(place, text.index(bare)), linked=False)


def split_names(text: str, place: Place) -> Iterator[Name]:
    """Yield each name in `text`, which begins at `place`: links and words between commas, semicolons, `&`, `/`, `+`, lines and `and`."""
    for part, begin in _split(text):
        name = read_name(part, _move(place, begin))
        if name:
            yield name


def find_unnamed(text: str, place: Place) -> Iterator[Name]:
    """Yield each place-holder in `text` for a name that is still to come, such as `tbd`."""
    for part, begin in _split(text):
        bare = part.strip(_AROUND_NAME)
        if bare.casefold() in _UNNAMED:
            yield Name(bare, _move(place, begin + part.index(bare)), linked=False)


def _split(text: str) -> Iterator[tuple[str, int]]:
    """Yield what stands between the separators of names, and where it begins. A link's inside is never split: `[[Salt, Inc/Ann]]`."""
    spans: list[tuple[int, int]] = []
    if not _WHOLE_LINK.fullmatch(text):
        hidden = _LINK.sub(lambda link: "x" * len(link[0]), text)
        if "](" in hidden:
            hidden = _MARKDOWN_LINK.sub(lambda link: "x" * len(link[0]), hidden)
        spans = [match.span() for match in _BETWEEN.finditer(hidden)]
    begin = 0
    for end, begin_next in (*spans, (len(text), len(text))):
        yield text[begin:end], begin
        begin = begin_next


def _move(place: Place, columns: int) -> Place:
    return Place(place.path, place.line, place.column + columns) if columns else place


def drop_repeats(names: Iterable[Name]) -> tuple[Name, ...]:
    """Return each name once; `[[people/Ann Lee]]` and `ann lee` are one, and the first stays."""
    found: dict[str, Name] = {}
    for name in names:
        found.setdefault(fold_name(name.text.rsplit("/", 1)[-1] if name.linked else name.text), name)
    return tuple(found.values())
