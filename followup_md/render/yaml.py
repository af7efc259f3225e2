"""Single values as they are typed in front matter, quoted where YAML would read something else."""

from __future__ import annotations

import re
from typing import Final

_PLAIN: Final = re.compile(r"[^\W\d_][\w&.,'()/+-]*(?: [\w&.,'()/+-]+)*")
_MOMENT: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}")
_NO_TEXT: Final = frozenset({"yes", "no", "on", "off", "true", "false", "null", "y", "n"})


def write_scalar(text: str) -> str:
    """Return one line of text as a YAML scalar that reads back as it is."""
    if (_PLAIN.fullmatch(text) and text.casefold() not in _NO_TEXT) or _MOMENT.fullmatch(text):
        return text
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
