"""The page of a check: what it says, why, an example that fails and one that passes, in `pages/ID.md`."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

    from followup_md.problem import CheckSpec


def read_page(check: CheckSpec) -> str:
    """Return the page of a check: Markdown, first one sentence, then why, then examples below `Fails:` and `Passes:`."""
    return (_find_pages() / f"{check.id}.md").read_text(encoding="utf-8")


@cache
def _find_pages() -> Traversable:
    # Loaded by `explain` and SARIF alone.
    from importlib.resources import files

    return files(__package__) / "pages"
