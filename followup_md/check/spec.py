"""The page of a check: what it says, why, an example that fails and one that passes, in `pages/ID.md`."""

from __future__ import annotations

from typing import Final

_PAGES: Final = "pages"


def read_page(check: str) -> str:
    """Return the page of the check of that id: Markdown, first one sentence, then why, then examples below `Fails:` and `Passes:`."""
    # Loaded by `explain` and SARIF alone.
    from importlib.resources import files

    return (files(__package__) / _PAGES / f"{check}.md").read_text(encoding="utf-8")
