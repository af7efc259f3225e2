"""`followup-md check`."""

from __future__ import annotations

from typing import Literal

import click

from followup_md.cli.options import find_vault, json_option, now_option, print_text, read_clock, vault_option, wants_color
from followup_md.errors import UsageProblem


@click.command("check")
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="How to print problems.", show_default=True)
@click.option("--strict", is_flag=True, help="Exit 1 for warnings too.")
@json_option
@now_option
@vault_option
def command(paths: tuple[str, ...], form: Literal["text", "json"], strict: bool, as_json: bool, now: str | None, vault: str | None) -> None:  # noqa: FBT001 - one argument an option
    """Show what is wrong with the notes.

    PATH is a note or a folder, tried from the current folder, then from the vault; without one, all is checked.
    Exits 1 when there is an error.
    """
    from followup_md.app import has_failed, list_problems, show_problems

    root = find_vault(vault)
    problems = list_problems(root, read_clock(now), [_find_inside(root, path) for path in paths])
    print_text(show_problems(problems, "json" if as_json else form, color=wants_color()))
    click.get_current_context().exit(int(has_failed(problems, strict=strict)))


def _find_inside(root: str, typed: str) -> str:
    from followup_md.store.find import find_path

    path = find_path(root, typed)
    if path is None:
        raise UsageProblem(f"no file or folder {typed!r} in the vault", "paths are tried from the current folder, then from the vault")
    return path
