"""Who or what is meant by the words typed, and what to say of words that fit nothing: what was probably meant, else what is known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from followup_md.errors import FollowupError
from followup_md.slug import slug

if TYPE_CHECKING:
    from collections.abc import Sequence

    from followup_md.model import Process, Search

_KNOWN = 12  # how many an error lists


def pick_subject(search: Search, typed: str) -> str | Process:
    """Return what `typed` means: the key of a person by name or part of it, or a process; FollowupError otherwise."""
    people = search.vault.people
    exact = [key for key, person in people.items() if slug(typed) in (slug(key), slug(person.name))]
    part = [key for key, person in people.items() if all(slug(word) in slug(person.name) for word in typed.split())]
    keys = exact or part
    if len(keys) == 1:
        return keys[0]
    if len(keys) > 1:
        listed = ", ".join(sorted(f"{people[key].name} ({people[key].company or key})" for key in keys)[:_KNOWN])
        raise FollowupError(f"{typed!r} fits {len(keys)} people", f"write more of the name: {listed}")
    processes = match_processes(search, typed)
    if len(processes) != 1:
        if processes:
            raise FollowupError(f"{typed!r} fits {len(processes)} processes", list_known(sorted(item.id for item in processes)))
        names = sorted(person.name for person in people.values())
        companies = [item.company for item in search.processes]
        raise FollowupError(
            f"nobody and no process {typed!r}", say_near(typed, [*names, *companies]) or list_known(names, "the notes name nobody yet")
        )
    return processes[0]


def match_processes(search: Search, typed: str) -> list[Process]:
    """Return the process of that id, else all whose company and role hold every word."""
    by_id = [process for process in search.processes if process.id == typed]
    words = [slug(word) for word in typed.split()]
    return by_id or [
        process for process in search.processes if all(word in slug(f"{process.company} {process.role or ''}") for word in words)
    ]


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
