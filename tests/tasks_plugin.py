"""How the Obsidian Tasks plugin, version 8.3.0, reads a line: a port of its regular expressions, from the table of format.md 11.2."""

from __future__ import annotations

import re
from typing import NamedTuple

# `.` of JavaScript stops at these; `\s` of Python and JavaScript agree on what the lines of the tests hold.
_LINE = re.compile(r"^([\s\t>]*)([-*+]|[0-9]+[.)]) +\[([^\n\r\u2028\u2029])\] *([^\n\r\u2028\u2029]*)$")
_BLOCK_LINK = re.compile(r" \^[a-zA-Z0-9-]+$")
_TAG = re.compile(r"(^|\s)#[^ !@#$%^&*(),.?\":{}|<>]+$")
_DAY, _ID = r"\d{4}-\d{2}-\d{2}", r"[a-zA-Z0-9-_]+"
_SYMBOLS = {
    "due": ("(?:📅|📆|🗓)", _DAY),
    "scheduled": ("(?:⏳|⌛)", _DAY),
    "start": ("🛫", _DAY),
    "created": ("\N{HEAVY PLUS SIGN}", _DAY),
    "done": ("✅", _DAY),
    "cancelled": ("❌", _DAY),
    "priority": ("(?:🔺|⏫|🔼|🔽|⏬)", ""),
    "recurrence": ("🔁", "[a-zA-Z0-9, !]+"),
    "on completion": ("🏁", "(?:keep|delete)"),
    "id": ("🆔", _ID),
    "depends on": ("⛔", rf"{_ID}(?: *, *{_ID} *)*"),
}
_KEYS = {
    "due": ("due", _DAY),
    "scheduled": ("scheduled", _DAY),
    "start": ("start", _DAY),
    "created": ("created", _DAY),
    "done": ("completion", _DAY),
    "cancelled": ("cancelled", _DAY),
    "priority": ("priority", "(?:highest|high|medium|low|lowest)"),
    "recurrence": ("repeat", "[a-zA-Z0-9, !]+"),
    "on completion": ("onCompletion", "(?:keep|delete)"),
    "id": ("id", _ID),
    "depends on": ("dependsOn", rf"{_ID}(?: *, *{_ID} *)*"),
}
EMOJI = {name: re.compile(f"{symbol}\ufe0f? *({value})$") for name, (symbol, value) in _SYMBOLS.items()}
DATAVIEW = {name: re.compile(rf"(?:\[{key}:: *({value}) *\]|\({key}:: *({value}) *\))(?: *,)?$") for name, (key, value) in _KEYS.items()}
ROUNDS = 20


class Read(NamedTuple):
    """What the plugin makes of a line: the mark in the box, the words, the fields by name, and the tags taken off the end."""

    mark: str
    words: str
    fields: dict[str, str]
    tags: tuple[str, ...] = ()


def read_task(line: str, formats: dict[str, re.Pattern[str]]) -> Read | None:
    """Read one line as the plugin does, fields from the end backwards until nothing matches; None when it is no task."""
    found = _LINE.match(line)
    if found is None:
        return None
    words = _BLOCK_LINK.sub("", found[4].strip()).strip()
    fields: dict[str, str] = {}
    tags: list[str] = []
    for _ in range(ROUNDS):
        before = words
        for name, pattern in formats.items():
            field = pattern.search(words)
            if field is not None:
                fields[name] = next((group for group in field.groups() if group is not None), "")
                words = words[: field.start()].strip()
        tag = _TAG.search(words)
        if tag is not None:
            tags.insert(0, tag[0].strip())
            words = words[: tag.start()].strip()
        if words == before:
            break
    return Read(found[3], words, fields, tuple(tags))
