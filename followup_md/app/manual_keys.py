"""The manual pages of the keys of `followup.toml`, each with lines to paste."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from followup_md.config.keys import KEYS
from followup_md.dates import Span
from followup_md.problem import NO_START_DATE, THANKS_BY_EMAIL
from followup_md.render.manual import Page
from followup_md.render.toml import write_toml

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from followup_md.config.keys import Key

_TOP = "followup.toml"  # the subject of the keys that stand in no table
# Where the default is that nothing is set, a line to paste shows something.
_SAMPLES: Mapping[str, object] = {
    "timezone": "Europe/Dublin",
    "repository": "private",
    "sender.name": "Ana Silva",
    "sender.email": "ana@example.com",
    "sender.phone": "+353 1 555 0100",
    "sender.address": "3 Quay Street\nGalway",
    "sender.country": "IE",
    "calendar.country": "IE",
    "calendar.region": "CA",
    "calendar.holidays": (date(2026, 12, 24),),
    "thank_you.kinds": ("skip phone-screen",),
    "thank_you.also": ("recruiter",),
    "tasks.global_filter": "#task",
    "check.select": ("thanks", "follow-up", NO_START_DATE.id),
    "check.ignore": (THANKS_BY_EMAIL.id,),
    "aliases": {"employer": "company"},
    "sections": ("Another heading",),
}
_WORDS = {"thank_you.kinds": "all", "check.select": "all"}


def list_keys() -> Iterator[Page]:
    """Yield the page of each key: those of no table first, then table by table."""
    for key in sorted(KEYS, key=lambda key: "." in key.name):
        table = _find_table(key)
        facts = [("takes", key.kind.allowed.replace("`", "")), ("default", _show_default(key))]
        if key.coach is not None:
            facts.append(("coach", f'{_show(key.coach)}, with `profile = "coach"`'))
        text = f"In followup.toml:\n\n{_write_example(key)}"
        yield Page(key.name, "key", table or _TOP, f"Keys: {table}" if table else "Keys of followup.toml", key.meaning, tuple(facts), text)


def _find_table(key: Key) -> str:
    return key.name.partition(".")[0] if "." in key.name else ""


def _find_default(key: Key) -> object:
    """Return the default of a key; all sections share one mapping of other names, and it is empty."""
    return () if _find_table(key) == "sections" else key.default


def _show_default(key: Key) -> str:
    return _WORDS.get(key.name) or _show(_find_default(key))


def _show(value: object) -> str:
    if value in (None, (), "", {}):
        return "none"
    if isinstance(value, tuple) and not isinstance(value, Span):
        return ", ".join(map(_show, value))
    return str(value).lower() if isinstance(value, bool) else str(value)


def _write_example(key: Key) -> str:
    table, name = _find_table(key), key.name.rpartition(".")[2]
    default = _find_default(key)
    value = _SAMPLES.get(key.name, _SAMPLES.get(table, default)) if default in (None, (), "", {}) else default
    return "\n".join(f"    {line}" for line in (*([f"[{table}]"] if table else []), f"{name} = {write_toml(value)}"))
