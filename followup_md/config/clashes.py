"""Values that are allowed each, and yet cannot be meant: unknown checks, one heading for two sections, one folder for two things."""

from __future__ import annotations

from typing import TYPE_CHECKING

from followup_md.config.keys import fold_section
from followup_md.problem import CHECKS, CONFIG_BAD_VALUE, SUBJECTS, report

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from followup_md.config.settings import Settings
    from followup_md.problem import Place, Problem


def find_clashes(settings: Settings, find_place: Callable[[str], Place]) -> Iterator[Problem]:
    """Yield a `config-bad-value` for each; `find_place` gives the place of a dotted key."""
    for key, checks in (("check.select", settings.check.select), ("check.ignore", settings.check.ignore)):
        for check in checks:
            if check not in CHECKS and check not in SUBJECTS:
                from difflib import get_close_matches

                close = get_close_matches(check, sorted((*CHECKS, *SUBJECTS)), n=1)
                hint = f"did you mean `{close[0]}`?" if close else "write an id or a subject, as `followup-md explain` lists them"
                yield report(CONFIG_BAD_VALUE, find_place(key), f"`{key}` names no check and no subject: `{check}`", hint)
    headings = ((name, heading) for name, names in settings.sections.items() for heading in names)
    yield from _find_shared(((f"sections.{fold_section(name)}", heading) for name, heading in headings), "heading", find_place)
    folders = settings.folders._asdict()
    yield from _find_shared(((f"folders.{name}", folder) for name, folder in folders.items()), "path", find_place)


def _find_shared(pairs: Iterable[tuple[str, str]], what: str, find_place: Callable[[str], Place]) -> Iterator[Problem]:
    """Yield a problem at the second of two keys with one value, or at the first where only that is typed."""
    first: dict[str, str] = {}
    for key, value in pairs:
        other = first.setdefault(value.casefold(), key)
        if other != key:
            place = max(find_place(key), find_place(other))
            yield report(CONFIG_BAD_VALUE, place, f"`{other}` and `{key}` have one {what}: `{value}`", f"give each a {what} of its own")
