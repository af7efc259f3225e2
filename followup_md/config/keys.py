"""Keys of `followup.toml` in the order of Settings: the rows of its fields, with their names and defaults."""

from __future__ import annotations

from typing import TYPE_CHECKING

from followup_md.config.settings import Settings
from followup_md.config.values import Key
from followup_md.model import SECTION_NAMES

if TYPE_CHECKING:
    from collections.abc import Iterator


def fold_section(typed: str) -> str:
    """Return a section's name as its key is written: `Company: good points` gives `company_good_points`."""
    return "_".join(typed.casefold().replace(":", " ").replace("_", " ").replace("-", " ").split())


def _list_keys(table: object, above: tuple[str, ...] = ()) -> Iterator[Key]:
    for field, hint in type(table).__annotations__.items():
        path, value = (*above, field), getattr(table, field)
        rows = [row for row in getattr(hint, "__metadata__", ()) if isinstance(row, Key)]
        for row in rows:
            if field == "sections":  # all share one mapping of other names, and it is empty
                names = ((f"{field}.{folded}", row.meaning.format(name)) for folded, name in SECTIONS.items())
                yield from (row._replace(name=name, meaning=meaning, path=path, default=()) for name, meaning in names)
            else:
                yield row._replace(name=row.name or ".".join(path), path=path, default=value)
        if not rows:
            yield from _list_keys(value, path)


SECTIONS = {fold_section(name): name for name in SECTION_NAMES}
KEYS = tuple(_list_keys(Settings()))
BY_NAME = {key.name: key for key in KEYS}
TABLES = tuple(dict.fromkeys(key.table for key in KEYS if key.table))
