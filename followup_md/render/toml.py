"""Values as TOML, and `followup.toml` of a new vault: every key with its meaning, as the code's own table has it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from itertools import groupby

from followup_md.config.keys import KEYS
from followup_md.dates import Span
from followup_md.render.json import write_json
from followup_md.render.text import wrap

_WIDTH = 78  # of a comment, without its `# `
_HEAD = (
    "The settings of this folder of interview notes. Every line that begins with `#` and a key is the default: take the `#` away and "
    "change the value. `followup-md explain KEY` says more of each."
)
_NO_ZONE = "Not known on this machine: take the `#` away and write yours. Until then times are read as UTC."


def write_toml(value: object) -> str:
    """Return a value of Settings as it is typed in `followup.toml`; None is the empty text, which sets nothing."""
    if isinstance(value, Mapping):
        return f"{{ {', '.join(f'{name} = {write_toml(item)}' for name, item in value.items())} }}" if value else "{}"
    if isinstance(value, tuple) and not isinstance(value, Span):
        return f"[{', '.join(map(write_toml, value))}]"
    if isinstance(value, bool | int):
        return str(value).lower()
    return str(value) if isinstance(value, date) else write_json("" if value is None else str(value))


def render_config(zone: str | None) -> str:
    """Return `followup.toml` of a new vault: `zone` is set where it is known, all else stands as a comment with its default."""
    blocks = [_comment(_HEAD)]
    for table, keys in groupby(sorted(KEYS, key=lambda key: bool(key.table)), lambda key: key.table):
        blocks += [f"[{table}]"] if table else []
        for key in keys:
            name, is_zone = key.name.rpartition(".")[2], key.name == "timezone"
            rows = [_comment(key.meaning)]
            if is_zone and zone:
                rows.append(f"{name} = {write_toml(zone)}")
            else:
                rows += [_comment(_NO_ZONE)] if is_zone else []
                rows.append(_comment(f"Takes {key.kind.allowed}."))
                if key.coach is not None:
                    rows.append(_comment(f'With `profile = "coach"`, where nothing is set here: {write_toml(key.coach)}.'))
                # For an empty list some take a word.
                takes_word = key.default == () == key.kind.parse(key.nothing)
                rows.append(f"#{name} = {write_toml(key.nothing if takes_word else key.default)}")
            blocks.append("\n".join(rows))
    return "\n\n".join(blocks) + "\n"


def _comment(text: str) -> str:
    return "\n".join(f"# {line}" for line in wrap(text, _WIDTH, keep=True))
