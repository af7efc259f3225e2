"""Manual pages of the checks, in `pages/ID.md`: why, an example that fails and one that passes."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from followup_md.problem import CheckSpec


def read_page(check: CheckSpec) -> str:
    """Return the page of a check: Markdown, first one sentence, then why, then examples below `Fails:` and `Passes:`."""
    from importlib.resources import files  # for `explain` and SARIF alone

    return (files(__package__) / "pages" / f"{check.id}.md").read_text(encoding="utf-8")
