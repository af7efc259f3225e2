"""What to say of words that fit nothing: what was probably meant, else what is known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from followup_md.slug import slug

if TYPE_CHECKING:
    from collections.abc import Sequence

_KNOWN = 12  # how many an error lists


def say_near(typed: str, texts: Sequence[str]) -> str:
    """Return a did-you-mean in which each word that no text holds is the nearest that one holds, or is; empty when none is near."""
    from difflib import get_close_matches

    known = {word for text in texts for word in (slug(text), *slug(text).split("-"))}
    held = slug(" ".join(texts))
    meant: list[str] = []
    for word in typed.split():
        near = [word] if slug(word) in held else get_close_matches(slug(word), sorted(known), n=1, cutoff=0.7)
        meant += near or [""]
    return f"did you mean `{' '.join(meant)}`?" if all(meant) and meant != typed.split() else ""


def list_known(names: Sequence[str], none: str = "the notes name none yet") -> str:
    """Return the first of the names and how many more there are; `none` where there is none."""
    if not names:
        return none
    more = f" and {len(names) - _KNOWN} more" if len(names) > _KNOWN else ""
    return f"known: {', '.join(names[:_KNOWN])}{more}"
