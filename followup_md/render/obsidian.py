"""What makes a vault at home in Obsidian: where its templates lie, the types of the properties, and a Base of all interviews."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from followup_md.render.json import write_json

if TYPE_CHECKING:
    from collections.abc import Iterable

    from followup_md.model.properties import Property

_BASE: Final = """\
filters:
  and:
    - {folder}
views:
  - type: table
    name: Interviews
    order:
      - file.name
      - company
      - role
      - kind
      - start
      - interviewers
      - decision_date
    sort:
      - property: start
        direction: DESC
"""


def render_types(rows: Iterable[Property]) -> str:
    """Return `.obsidian/types.json`: the type of each property, so that Obsidian offers a calendar for a date."""
    return write_json({"types": {row.name: row.shape.obsidian for row in rows}}) + "\n"


def render_templates(folder: str) -> str:
    """Return `.obsidian/templates.json`: the folder from which Obsidian offers templates."""
    return write_json({"folder": folder}) + "\n"


def render_base(folder: str) -> str:
    """Return a Base: a table of all interviews below `folder`, the latest first."""
    condition = f"file.inFolder({write_json(folder)})".replace("'", "''")
    return _BASE.format(folder=f"'{condition}'")
