"""Blocks of a text in HTML: callouts, tasks, headings, tables and code; every attribute that is not set here is dropped."""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING, Final

from followup_md.render.site.prose_links import settle_links, shows_nothing

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from markdown_it.renderer import RendererHTML
    from markdown_it.rules_core import StateCore
    from markdown_it.token import Token

    _Tokens = Sequence[Token]

_CALLOUT: Final = r"\[!(\w[^\]|\n]*)(?:\|[^\]\n]*)?\][-+]?[ \t]*([^\n]*)(?:\n|$)"
_TASK: Final = r"\[([ xX-])\](?:\s|$)"
# How the box of a task is shown, and read out.
_BOXES: Final = {" ": ("☐", "open"), "x": ("☑", "done"), "X": ("☑", "done"), "-": ("☒", "dropped")}
_LEVELS_DOWN, _LOWEST = 2, 6


def sort_tokens(state: StateCore) -> None:
    """Find callouts and tasks before their lines are read: a mark of theirs may be read as a link."""
    tokens = state.tokens
    found: list[Token] = []
    for index, token in enumerate(tokens):
        holder = tokens[index - 2].type if index > 1 and tokens[index - 1].type == "paragraph_open" else ""
        callout = re.match(_CALLOUT, token.content) if holder == "blockquote_open" else None
        task = re.match(_TASK, token.content) if holder == "list_item_open" else None
        if callout:
            found += _split_callout(tokens[index - 2 : index + 2], callout)
            continue
        if task:
            # The plugin, which takes the mark away, knows `[ ]` and `[x]` alone.
            token.meta = {"task": task[1]}
            token.content = "[x] " + token.content[task.end() :]
        found.append(token)
    state.tokens = found


def _split_callout(tokens: _Tokens, callout: re.Match[str]) -> Iterator[Token]:
    """Yield the title of a callout, which is its kind when it has none, and the rest of its first paragraph as one of its own."""
    quote, opening, line, closing = tokens
    quote.meta = {"class": "callout"}
    kind, title = callout.groups()
    rest = line.content[callout.end() :]
    yield line.copy(content=title.strip() or kind.strip().capitalize(), children=[], meta={"title": True})
    if rest:
        yield from (closing.copy(), opening.copy(), line.copy(content=rest, children=[]))


def settle_tokens(state: StateCore) -> None:
    """Set what each token becomes in HTML; `state.env["links"]` says where links lead."""
    from markdown_it.token import Token

    for token in state.tokens:
        if token.type == "inline":
            parts = settle_links(token.children or (), state.env["links"])
            if "title" in token.meta:
                parts = [Token("strong_open", "strong", 1), *parts, Token("strong_close", "strong", -1)]
            elif "task" in token.meta:  # its box, which the plugin made
                box, name = _BOXES[token.meta["task"]]
                parts[0].content = f'<span role="img" aria-label="{name}">{box}</span>'
            token.children = parts
        elif token.type == "list_item_open" and token.attrs:  # the plugin has found a task
            token.attrs = {"class": "task"}
        elif "class" in token.meta:
            token.attrs = {"class": token.meta["class"]}
        else:
            token.attrs = {name: value for name, value in token.attrs.items() if name == "start"}
    for index, token in enumerate(state.tokens):
        if token.type in ("heading_open", "th_open"):
            token.tag = state.tokens[index + 2].tag = _choose_tag(token.tag, state.tokens[index + 1])


def _choose_tag(tag: str, line: Token) -> str:
    """Return a tag for a heading or a column title; one without words is none, for it would be read out."""
    if shows_nothing(line.children or ()):
        return "td" if tag == "th" else "p"
    return tag if tag == "th" else f"h{min(int(tag[1]) + _LEVELS_DOWN, _LOWEST)}"


def wrap_code(text: str) -> str:
    """Return a text as it was typed, in a block that scrolls by itself."""
    return f"{_open_scroll('Code')}<pre><code>{escape(text)}</code></pre></div>\n"


def render_code(_renderer: RendererHTML, tokens: _Tokens, index: int, *_: object) -> str:
    """Return the HTML of a block of code; its language is dropped."""
    return wrap_code(tokens[index].content)


def render_table_open(*_: object) -> str:
    """Return the beginning of a table, which scrolls by itself."""
    return f"{_open_scroll('Table')}<table>\n"


def render_table_close(*_: object) -> str:
    """Return the end of a table."""
    return "</table></div>\n"


def _open_scroll(label: str) -> str:
    # A group and no region: a page may hold many, and regions must differ by name.
    return f'<div class="scroll" tabindex="0" role="group" aria-label="{label}">'
