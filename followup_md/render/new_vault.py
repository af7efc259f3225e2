"""What `init` says: what was made, and what to do next."""

from __future__ import annotations

from shlex import quote
from typing import TYPE_CHECKING

from followup_md.render.files import describe_files
from followup_md.render.text import wrap

if TYPE_CHECKING:
    from collections.abc import Sequence

    from followup_md.model.views import FileState, InitView


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


def describe_init(folder: str, zone: str | None, hosts: Sequence[str], states: Sequence[tuple[str, FileState]]) -> InitView:
    """Return what was made as JSON has it."""
    return {"version": 1, "folder": folder, "timezone": zone, "hosts": list(hosts), "files": describe_files(states)}
