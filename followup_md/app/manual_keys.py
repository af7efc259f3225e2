"""The manual pages of the keys: of `followup.toml`, each with lines to paste, and of the front matter of each kind of note."""

from __future__ import annotations

from typing import TYPE_CHECKING

from followup_md.config.keys import KEYS
from followup_md.dates import Span
from followup_md.model.properties import NOTES
from followup_md.render.manual import Page
from followup_md.render.toml import write_toml

if TYPE_CHECKING:
    from collections.abc import Iterator

    from followup_md.config.values import Key

_TOP = "followup.toml"  # the subject of the keys that stand in no table
_EMPTY: tuple[object, ...] = (None, (), "", {})


def list_keys() -> Iterator[Page]:
    """Yield the page of each key: those of no table first, then table by table."""
    for key in sorted(KEYS, key=lambda key: bool(key.table)):
        facts = [("takes", key.kind.allowed.replace("`", "")), ("default", _show(key.default, key.nothing))]
        if key.coach is not None:
            facts.append(("coach", f'{_show(key.coach)}, with `profile = "coach"`'))
        heading = f"Keys: {key.table}" if key.table else "Keys of followup.toml"
        text = f"In followup.toml:\n\n{_write_example(key)}"
        yield Page(key.name, "key", key.table or _TOP, heading, key.meaning, tuple(facts), text)


def list_properties() -> Iterator[Page]:
    """Yield the page of each key of the front matter, note by note; one that stands in two kinds of notes has a page for each."""
    for note, rows in NOTES.items():
        for row in rows:
            facts = [("stands in", note), ("takes", row.shape.takes.replace("`", ""))]
            if row.missing:
                facts.append(("without it", f"the check {row.missing.id}"))
            yield Page(row.name, "property", note.partition(" ")[0], f"Front matter: {note}", row.meaning, tuple(facts))


def _show(value: object, nothing: str = "none") -> str:
    if value in _EMPTY:
        return nothing
    if isinstance(value, tuple) and not isinstance(value, Span):
        return ", ".join(map(str, value))
    return str(value).lower() if isinstance(value, bool) else str(value)


def _write_example(key: Key) -> str:
    """Return lines to paste: the default, or a sample where the default is that nothing is set."""
    value = key.sample if key.default in _EMPTY else key.default
    lines = (*([f"[{key.table}]"] if key.table else []), f"{key.name.rpartition('.')[2]} = {write_toml(value)}")
    return "\n".join(f"    {line}" for line in lines)
