"""Links of a text: to the web, to mail and telephone, and where the page says that its own links lead."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, Protocol
from urllib.parse import unquote

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from markdown_it.token import Token

_WEB: Final = r"(?i)https?://[^/\\?#:]|mailto:|tel:"
# A scheme, as a browser finds it; a path from the root, or another host.
_ELSEWHERE: Final = r"\s*(?:[A-Za-z][A-Za-z0-9+.-]*:|[/\\])"
_CONTROL: Final = "[\x00-\x1f\x7f-\x9f]"


class Links(Protocol):
    """Where the links of a text lead, seen from the page on which it stands; what is returned is taken to be safe."""

    def find_page(self, target: str) -> str | None:
        """Return the href of what a wikilink's target names; None where nothing has that name.

        The target is without `|alias`, `#heading` and `.md`, with its folder where one is typed.
        """
        ...

    def find_file(self, path: str) -> str | None:
        """Return the href of a Markdown link's relative path; None where it leads nowhere.

        The path is decoded and without `#heading`; it may still climb out of the vault (`../..`).
        """
        ...


def settle_links(tokens: Sequence[Token], links: Links) -> list[Token]:
    """Return the parts of a line with each link led to where it may lead; one that leads nowhere is its text.

    A link within a link is its text too, and a link without text shows its address.
    """
    from markdown_it.token import Token

    settled: list[Token] = []
    opened: list[tuple[Token, int, str]] = []
    for token in tokens:
        if token.type == "link_open":
            address = str(token.attrs.get("href", ""))
            token.tag, token.attrs = ("", {}) if any(opener.tag for opener, *_ in opened) else _resolve(token, address, links)
            opened.append((token, len(settled) + 1, address))
        elif token.type == "link_close":
            opener, begin, address = opened.pop()
            token.tag = opener.tag
            if opener.tag and shows_nothing(settled[begin:]):
                settled.append(Token("text", "", 0, content=address))
        if token.tag or not token.type.startswith("link_"):
            settled.append(token)
    return settled


def shows_nothing(tokens: Iterable[Token]) -> bool:
    """Return whether the parts of a line have no text."""
    return not any(token.content.strip() for token in tokens)


def _resolve(token: Token, address: str, links: Links) -> tuple[str, dict[str, str | int | float]]:
    """Return the tag and the attributes of a link; no tag where it leads nowhere."""
    if "target" in token.meta:
        page = links.find_page(token.meta["target"])
        return ("span", {"class": "unresolved"}) if page is None else ("a", {"href": page})
    if re.match(_WEB, address):
        return "a", {"href": address, "rel": "noreferrer noopener"}
    path = unquote(address.partition("#")[0])
    if not path or re.match(_ELSEWHERE, path) or re.search(_CONTROL, path):
        return "", {}
    file = links.find_file(path)
    return ("", {}) if file is None else ("a", {"href": file})
