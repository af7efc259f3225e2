"""What `new --from` says of an invitation: what was read between its lines, and what differs from the note that it has already."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


def say_read(title: str, *, repeats: bool, guessed: Sequence[str], organizer: str | None) -> Iterator[str]:
    """Yield what to look at again: `guessed` are names read from addresses, `organizer` sent the invitation and does not take part."""
    if repeats:
        yield f"“{title}” repeats; the note is of the first."
    if guessed:
        yield f"Look at the names {', '.join(guessed)}: the invitation gives addresses alone."
    if organizer:
        yield f"{organizer} sent the invitation and is not listed as taking part; add the name under `interviewers` if that is wrong."


def say_known(path: str, changes: Sequence[str], log: str | None, *, cancelled: bool) -> Iterator[str]:
    """Yield what to write into the note that an invitation has already; nothing is written by itself."""
    if cancelled and not log:
        yield f"The invitation was cancelled; {path} is its note. Nothing is written."
    elif cancelled:
        yield f"The invitation was cancelled. Write into {path}, under `## Log`:"
        yield f"    {log}"
    elif not changes:
        yield f"{path} is the note of this invitation, and says the same. Nothing is written."
    else:
        yield f"{path} is the note of this invitation, and nothing is written. What the invitation says now:"
        yield from (f"    {change}" for change in changes)
        if log:
            yield "Under `## Log`:"
            yield f"    {log}"
