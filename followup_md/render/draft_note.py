"""A draft as a file of letters/ (format.md section 5)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from followup_md.render.yaml import write_scalar
from followup_md.wording import sign_text

if TYPE_CHECKING:
    from datetime import date


def render_draft_note(kind: str, channel: str, created: date, body: str, *, to: str | None, interview: str | None) -> str:
    """Return the file: front matter, a blank line, and the text; `to` and `interview` are targets of links, left out where None."""
    links = {key: write_scalar(f"[[{target}]]") for key, target in (("to", to), ("interview", interview)) if target}
    head = {"kind": kind, **links, "channel": channel, "created": created.isoformat(), "first_draft": sign_text(body)}
    return "\n".join(("---", *(f"{key}: {value}" for key, value in head.items()), "---", "", body))
