"""What `init` says: what was made, and what to do next."""

from __future__ import annotations

from shlex import quote
from typing import TYPE_CHECKING

from followup_md.render.text import measure, pad, wrap

if TYPE_CHECKING:
    from collections.abc import Sequence


def render_states(states: Sequence[tuple[str, str]]) -> str:
    """Return a line for each path with what became of it, aligned."""
    widest = max(measure(path) for path, _ in states)
    return "".join(f"{pad(path, widest)}  {state}\n" for path, state in states)


def render_advice(zone: str | None, hosts: Sequence[str], width: int, *, config_is_new: bool, enter: str | None) -> str:
    """Return what to mind and to do next, in paragraphs; `zone` is set in a new followup.toml, `enter` a folder to change to first."""
    parts = []
    if zone:
        parts.append(f"Times are those of {zone}; if you live elsewhere, change `timezone` in followup.toml.")
    elif config_is_new:
        parts.append("Set `timezone` in followup.toml: the zone of this machine is not known.")
    if hosts:
        parts.append(
            f"This folder lies in a git repository that goes to {' and '.join(hosts)}. Notes about people you met are private: see that "
            'the repository is, and say so with `repository = "private"` in followup.toml; or keep the folder out of it, by a line in '
            ".git/info/exclude."
        )
    change = f"`cd {quote(enter)}`; " if enter else ""
    parts.append(
        f'Next: {change}`followup-md new COMPANY ROLE --start "fri 14:00"` writes the first note; `followup-md status` shows what is due.'
    )
    return "\n".join("\n".join((*wrap(part, width, keep=True), "")) for part in parts)


def describe_states(states: Sequence[tuple[str, str]], **more: object) -> dict[str, object]:
    """Return the same as JSON has it, with `more` beside it."""
    files = [{"path": path, "state": state.replace(" ", "-")} for path, state in states]
    return {"version": 1, **more, "files": files}
