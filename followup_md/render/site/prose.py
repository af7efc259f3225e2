"""Note text as safe HTML: CommonMark, tables and Obsidian's additions; nothing is run, fetched or styled."""

from __future__ import annotations

import re
from functools import cache
from html import escape
from typing import TYPE_CHECKING, Final, Protocol
from urllib.parse import unquote

from followup_md.render.text import clean_lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock
    from markdown_it.rules_core import StateCore
    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token

# A fence, a run of backticks, an escaped backtick, a comment: as in the notes, except that inline code counts as text here.
_OPENING: Final = r"(?m)^[ \t]*(?:[-*+][ \t]+)?(?P<fence>`{3,}(?=[^`\n]*$)|~{3,})|(?P<span>`+)|\\`|<!--|^[ \t]*%%|%%"
_CLOSING: Final = r"(?m)^[ \t]*(`{3,}|~{3,})[ \t]*$"
_RUN: Final = r"`+"
_WEB: Final = r"(?i)https?://[^/\\?#:]|mailto:|tel:"
# A scheme, as browsers recognize it; a path from the root, or another host.
_ELSEWHERE: Final = r"\s*(?:[A-Za-z][A-Za-z0-9+.-]*:|[/\\])"
_CONTROL: Final = "[\x00-\x1f\x7f-\x9f]"
_WIKILINK: Final = r"\[\[([^\[\]|#^\n]*)(?:[#^]([^\[\]|\n]*))?(?:\|([^\[\]\n]*))?\]\]"
_MARK: Final = r"==(?![\s=])((?:[^=\n]|=(?!=))+)(?<!\s)==(?!=)"
_BLOCK_ID: Final = r"\^[A-Za-z0-9-]+[ \t]*(?=\n|$)"
_ADDRESS: Final = r"://[^\s<>`*|\[\]\"\\]+"
_SCHEME: Final = r"(?<![^\W_])https?$"
_CALLOUT: Final = r"\[!(\w[^\]|\n]*)(?:\|[^\]\n]*)?\][-+]?[ \t]*([^\n]*)(?:\n|$)"
_TASK: Final = r"\[([ xX-])\](?:\s|$)"
# The box of a task as shown, and as read out.
_BOXES: Final = {" ": ("☐", "open"), "x": ("☑", "done"), "X": ("☑", "done"), "-": ("☒", "dropped")}
_LEVELS_DOWN, _LOWEST = 2, 6
# Maximum nesting of blocks and of inline parts; a list in a list counts two.
_DEEPEST: Final = 30
# Anything that may be markup or is escaped in HTML: all but words and plain separators; a web address too.
_MARKUP = r"[^\w ,.;?()'+/:\u2019\u2013\u2192-]|_|://"
# About a hundred pages of a thick book: badly nested text takes time by the square of its length.
_LONGEST = 200_000


class Links(Protocol):
    """The link targets of a text, relative to its page; returned values are taken to be safe."""

    def find_page(self, target: str) -> str | None:
        """Return the href of a wikilink's target, without alias, heading and `.md`, maybe with a folder; None if it names nothing."""

    def find_file(self, path: str) -> str | None:
        """Return the href of a relative path, given decoded, without heading, perhaps out of the vault; None if it leads nowhere."""


def render_body(text: str, links: Links) -> str:
    """Return the body of a note, without front matter, as HTML; one that is extremely long or nested is shown as typed."""
    parser = build_parser()
    source = drop_comments(clean_lines(text))
    if len(source) > _LONGEST:
        return _wrap_code(source)
    tokens = parser.parse(source, {"links": links})
    # The parser drops anything nested below its limit.
    if any(token.level >= _DEEPEST - 1 for token in tokens):
        return _wrap_code(source)
    # Cleaned again: by now `&#x202e;` is a character.
    return clean_lines(parser.renderer.render(tokens, parser.options, {}))


def render_line(text: str, links: Links) -> str:
    """Return a line or a short text as inline HTML, never a block."""
    source = drop_comments(clean_lines(text)).strip()
    if re.search(_MARKUP, source) is None:  # most texts, in a tenth of the time
        return source
    return clean_lines(build_parser().renderInline(source, {"links": links}))


@cache
def build_parser() -> MarkdownIt:
    """Return the shared parser; `env["links"]` of each call resolves the links."""
    from markdown_it import MarkdownIt
    from mdit_py_plugins.tasklists import tasklists_plugin

    parser = MarkdownIt("commonmark", {"html": False, "breaks": True, "xhtmlOut": False, "maxNesting": _DEEPEST})
    parser.enable(["table", "strikethrough"]).disable("image").use(tasklists_plugin)
    # A refused link would be shown as typed; `_settle_tokens` decides where each may lead.
    parser.validateLink = lambda url: True  # type: ignore[method-assign] # noqa: ARG005 - as the library calls it
    for name, rule in (("wikilink", _read_wikilink), ("embed", _read_embed), ("mark", _read_mark), ("block_id", _read_block_id)):
        parser.inline.ruler.before("link", name, rule)
    parser.inline.ruler.push("web_address", _read_web_address)
    parser.block.ruler.at("reference", _read_reference)
    parser.core.ruler.before("inline", "sort", _sort_tokens)
    parser.core.ruler.push("settle", _settle_tokens)
    for name in ("fence", "code_block"):  # drop the language of a code block
        parser.add_render_rule(name, lambda _, tokens, index, *_rest: _wrap_code(tokens[index].content))
    parser.add_render_rule("table_open", lambda *_: f"{_open_scroll('Table')}<table>\n")
    parser.add_render_rule("table_close", lambda *_: "</table></div>\n")
    return parser


def _read_reference(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001 - as the parser calls it
    """Read `[label]: address`, but not a footnote, whose text would be taken for an address and dropped."""
    from markdown_it.rules_block import reference

    return not state.src.startswith("[^", state.bMarks[start] + state.tShift[start]) and reference(state, start, end, silent)


def drop_comments(text: str) -> str:
    """Return `text` without closed `<!-- -->` and `%% %%` outside code; only a `%%` at the margin opens one that goes over lines."""
    opening, closing, run = re.compile(_OPENING), re.compile(_CLOSING), re.compile(_RUN)
    last_end = text.rfind("-->")  # searched for once, so that unclosed openings take linear time
    parts: list[str] = []
    kept = at = 0
    while found := opening.search(text, at):
        begin, at = found.start(), found.end()
        end = -1  # of the comment
        if fence := found["fence"]:
            at = next((line.end() for line in closing.finditer(text, at) if line[1].startswith(fence)), len(text))
        elif span := found["span"]:
            at = next((ticks.end() for ticks in run.finditer(text, at, _find_line_end(text, at)) if ticks[0] == span), at)
        elif found[0] == "<!--":
            end = text.index("-->", at) + 3 if at <= last_end else -1
        elif found[0].endswith("%%"):
            at_margin = text[begin - 1 : begin] in ("", "\n")
            closed = text.find("%%", at, len(text) if at_margin else _find_line_end(text, at))
            end = closed + 2 if closed >= 0 else -1
        if end > at:
            parts.append(text[kept:begin])
            kept = at = end
    return "".join((*parts, text[kept:]))


def _find_line_end(text: str, at: int) -> int:
    end = text.find("\n", at)
    return len(text) if end < 0 else end


# An inline rule reads at `state.pos` and returns whether it matched; when `silent`, it emits nothing.
def _read_wikilink(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - as the parser calls it
    """Read `[[Target#Heading|shown]]`; without an alias, the text shown is the name without its folder, or else the heading."""
    found = re.compile(_WIKILINK).match(state.src, state.pos, state.posMax)
    # In a table the bar of an alias is written `\|`, and some people write it so everywhere.
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


def _read_embed(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - as above
    """Read `![[file]]` and `![alt](address)` as links: a page loads no picture."""
    from markdown_it.rules_inline import link

    begin = state.pos
    if not state.src.startswith("![", begin):
        return False
    state.pos += 1
    if _read_wikilink(state, silent) or link(state, silent):
        return True
    state.pos = begin
    return False


def _read_mark(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - as above
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


def _read_block_id(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - as above
    """Read ` ^id` at the end of a line, and emit nothing."""
    found = re.compile(_BLOCK_ID).match(state.src, state.pos)
    if found is None or not (state.pos == 0 or state.src[state.pos - 1].isspace()):
        return False
    if not silent:
        state.pending = state.pending.rstrip(" ")
    state.pos = found.end()
    return True


def _read_web_address(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - as above
    """Read `https://example.com/jobs` as a link, without the punctuation of the sentence around it."""
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


def _sort_tokens(state: StateCore) -> None:
    """Find callouts and tasks before their lines are read, since their marks could be read as links."""
    tokens = state.tokens
    found: list[Token] = []
    for index, token in enumerate(tokens):
        holder = tokens[index - 2].type if index > 1 and tokens[index - 1].type == "paragraph_open" else ""
        callout = re.match(_CALLOUT, token.content) if holder == "blockquote_open" else None
        task = re.match(_TASK, token.content) if holder == "list_item_open" else None
        if callout:
            # The title of a callout (its kind if it has none), and the rest of its first paragraph as a separate one.
            tokens[index - 2].meta = {"class": "callout"}
            kind, title = callout.groups()
            found.append(token.copy(content=title.strip() or kind.strip().capitalize(), children=[], meta={"title": True}))
            if rest := token.content[callout.end() :]:
                found += (tokens[index + 1].copy(), tokens[index - 1].copy(), token.copy(content=rest, children=[]))
            continue
        if task:
            # The plugin, which removes the mark, knows only `[ ]` and `[x]`.
            token.meta = {"task": task[1]}
            token.content = "[x] " + token.content[task.end() :]
        found.append(token)
    state.tokens = found


def _settle_tokens(state: StateCore) -> None:
    """Set the HTML tag and attributes of each token; `state.env["links"]` resolves the links."""
    from markdown_it.token import Token

    for token in state.tokens:
        if token.type == "inline":
            parts = _settle_links(token.children or (), state.env["links"])
            if "title" in token.meta:
                parts = [Token("strong_open", "strong", 1), *parts, Token("strong_close", "strong", -1)]
            elif "task" in token.meta:  # its box, made by the plugin
                box, name = _BOXES[token.meta["task"]]
                parts[0].content = f'<span role="img" aria-label="{name}">{box}</span>'
            token.children = parts
        elif token.type == "list_item_open" and token.attrs:  # the plugin found a task
            token.attrs = {"class": "task"}
        elif "class" in token.meta:
            token.attrs = {"class": token.meta["class"]}
        else:
            token.attrs = {name: value for name, value in token.attrs.items() if name == "start"}
    for index, token in enumerate(state.tokens):
        if token.type in ("heading_open", "th_open"):
            # An empty heading or column title is dropped, since it would be read out.
            full, empty = ("th", "td") if token.tag == "th" else (f"h{min(int(token.tag[1]) + _LEVELS_DOWN, _LOWEST)}", "p")
            token.tag = state.tokens[index + 2].tag = empty if _shows_nothing(state.tokens[index + 1].children or ()) else full


def _settle_links(tokens: Sequence[Token], links: Links) -> list[Token]:
    """Return the parts of a line with its links resolved; a link that leads nowhere or is inside a link becomes its text."""
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
            if opener.tag and _shows_nothing(settled[begin:]):
                settled.append(Token("text", "", 0, content=address))
        if token.tag or not token.type.startswith("link_"):
            settled.append(token)
    return settled


def _resolve(token: Token, address: str, links: Links) -> tuple[str, dict[str, str | int | float]]:
    """Return the tag and the attributes of a link; no tag if it leads nowhere."""
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


def _shows_nothing(tokens: Iterable[Token]) -> bool:
    """Return whether the parts of a line have no text."""
    return not any(token.content.strip() for token in tokens)


def _wrap_code(text: str) -> str:
    """Return a text as typed, in a block that scrolls by itself."""
    return f"{_open_scroll('Code')}<pre><code>{escape(text)}</code></pre></div>\n"


def _open_scroll(label: str) -> str:
    # A group, not a region: a page may hold many, and regions need distinct names.
    return f'<div class="scroll" tabindex="0" role="group" aria-label="{label}">'
