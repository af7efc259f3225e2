"""Parser of note texts: CommonMark with tables and strikethrough, and what Obsidian adds; raw HTML is text."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from followup_md.render.site.prose_blocks import render_code, render_table_close, render_table_open, settle_tokens, sort_tokens
from followup_md.render.site.prose_inline import read_block_id, read_embed, read_mark, read_web_address, read_wikilink

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock

DEEPEST: Final = 30
"""How deep blocks and the parts of a line may lie within each other; a list in a list counts two."""


@cache
def make_parser() -> MarkdownIt:
    """Return the one parser; `env["links"]` of each call says where links lead."""
    from markdown_it import MarkdownIt
    from mdit_py_plugins.tasklists import tasklists_plugin

    parser = MarkdownIt("commonmark", {"html": False, "breaks": True, "xhtmlOut": False, "maxNesting": DEEPEST})
    parser.enable(["table", "strikethrough"]).disable("image").use(tasklists_plugin)
    parser.validateLink = _read_any  # type: ignore[method-assign] # as the library wants it
    for name, rule in (("wikilink", read_wikilink), ("embed", read_embed), ("mark", read_mark), ("block_id", read_block_id)):
        parser.inline.ruler.before("link", name, rule)
    parser.inline.ruler.push("web_address", read_web_address)
    parser.block.ruler.at("reference", _read_reference)
    parser.core.ruler.before("inline", "sort", sort_tokens)
    parser.core.ruler.push("settle", settle_tokens)
    for name in ("fence", "code_block"):
        parser.add_render_rule(name, render_code)
    parser.add_render_rule("table_open", render_table_open)
    parser.add_render_rule("table_close", render_table_close)
    return parser


def _read_any(url: str) -> bool:  # noqa: ARG001 - as the parser calls it
    """Read every link as one: the parser would show a refused one as it was typed, and `settle_tokens` judges where each may lead."""
    return True


def _read_reference(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001 - as the parser calls it
    """Read `[label]: address`, but not a footnote: its text would be taken for an address and left out."""
    from markdown_it.rules_block import reference

    return not state.src.startswith("[^", state.bMarks[start] + state.tShift[start]) and reference(state, start, end, silent)
