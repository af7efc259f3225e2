"""Inline syntax of Obsidian, as rules of the parser: wikilinks, embeds, highlights, block ids, bare web addresses.

A rule reads at `state.pos` and returns whether it took something; when `silent`, it moves on and writes nothing.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from markdown_it.rules_inline import StateInline

_WIKILINK: Final = r"\[\[([^\[\]|#^\n]*)(?:[#^]([^\[\]|\n]*))?(?:\|([^\[\]\n]*))?\]\]"
_MARK: Final = r"==(?![\s=])((?:[^=\n]|=(?!=))+)(?<!\s)==(?!=)"
_BLOCK_ID: Final = r"\^[A-Za-z0-9-]+[ \t]*(?=\n|$)"
_ADDRESS: Final = r"://[^\s<>`*|\[\]\"\\]+"
_SCHEME: Final = r"(?<![^\W_])https?$"


def read_wikilink(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - as the parser calls it
    """Read `[[Target#Heading|shown]]`; what is shown without an alias is the name without its folder, or else the heading."""
    found = re.compile(_WIKILINK).match(state.src, state.pos, state.posMax)
    # In a table the bar of an alias is written `\|`, and some write it so everywhere.
    name, heading, alias = (part.strip().removesuffix("\\").strip() for part in found.groups("")) if found else ("", "", "")
    target = name.removesuffix(".md")
    shown = alias or target.rpartition("/")[2] or target or heading
    if found is None or not shown:
        return False
    if not silent:
        if target:
            state.push("link_open", "a", 1).meta = {"target": target}
        state.push("text", "", 0).content = shown
        if target:
            state.push("link_close", "a", -1)
    state.pos = found.end()
    return True


def read_embed(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - as above
    """Read `![[file]]` and `![alt](address)` as links: a page loads no picture."""
    from markdown_it.rules_inline import link

    begin = state.pos
    if not state.src.startswith("![", begin):
        return False
    state.pos += 1
    if read_wikilink(state, silent) or link(state, silent):
        return True
    state.pos = begin
    return False


def read_mark(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - as above
    """Read `==highlighted==`, on one line."""
    found = re.compile(_MARK).match(state.src, state.pos, state.posMax)
    if found is None:
        return False
    if not silent:
        end = state.posMax
        state.push("mark_open", "mark", 1)
        state.pos, state.posMax = found.span(1)
        state.md.inline.tokenize(state)
        state.posMax = end
        state.push("mark_close", "mark", -1)
    state.pos = found.end()
    return True


def read_block_id(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - as above
    """Read ` ^id` at the end of a line, and write nothing of it."""
    found = re.compile(_BLOCK_ID).match(state.src, state.pos)
    if found is None or not (state.pos == 0 or state.src[state.pos - 1].isspace()):
        return False
    if not silent:
        state.pending = state.pending.rstrip(" ")
    state.pos = found.end()
    return True


def read_web_address(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - as above
    """Read `https://example.com/jobs` as a link, without the punctuation of the sentence in which it stands."""
    if silent or state.src[state.pos] != ":":
        return False
    scheme = re.search(_SCHEME, state.src[max(0, state.pos - 6) : state.pos])
    found = re.compile(_ADDRESS).match(state.src, state.pos, state.posMax)
    if scheme is None or found is None:
        return False
    rest = found[0].rstrip(".,;:!?'_~" if "(" in found[0] else ".,;:!?'_~)")
    state.pending = state.pending[: -len(scheme[0])]
    address = scheme[0] + rest
    state.push("link_open", "a", 1).attrs = {"href": state.md.normalizeLink(address)}
    state.push("text", "", 0).content = address
    state.push("link_close", "a", -1)
    state.pos += len(rest)
    return True
