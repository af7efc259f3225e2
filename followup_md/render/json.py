"""JSON: the one function that writes it."""

from __future__ import annotations

import json


def write_json(value: object, *, indent: int | None = 2) -> str:
    """Return a value as JSON without a newline at its end: letters as they are, not escaped; on one line where `indent` is None.

    Half of a surrogate pair, as the name of a file that is not UTF-8 has it, is no character: it is escaped, so that the text is UTF-8.
    """
    text = json.dumps(value, ensure_ascii=False, indent=indent)
    return text.encode("utf-8", "backslashreplace").decode("utf-8")
