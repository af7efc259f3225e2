"""`followup-md check`."""

from __future__ import annotations

import os
import sys
from typing import get_args

import click

from followup_md.app import Form
from followup_md.cli.options import find_vault, json_option, measure_screen, now_option, print_text, read_clock, vault_option, wants_color
from followup_md.errors import UsageProblem


@click.command("check")
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@click.option("--format", "form", type=click.Choice(get_args(Form)), default="text", help="How to print problems.", show_default=True)
@click.option("--select", multiple=True, metavar="CHECKS", help="Only these: ids or subjects, with commas; `explain` lists them.")
@click.option("--ignore", multiple=True, metavar="CHECKS", help="Not these, beside those that followup.toml ignores.")
@click.option("--strict", is_flag=True, help="Exit 1 for warnings too.")
@json_option
@now_option
@vault_option
def command(  # noqa: PLR0913, PLR0917 - one argument an option
    paths: tuple[str, ...],
    form: Form,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    strict: bool,  # noqa: FBT001 - as the options have it
    as_json: bool,  # noqa: FBT001 - as the options have it
    now: str | None,
    vault: str | None,
) -> None:
    """Show what is wrong with the notes, or was forgotten in them.

    PATH is a note or a folder, tried from the current folder, then from the vault; without one, all is checked.
    Exits 1 when there is an error. What is as it should be in one note is said there:
    <!-- followup-md: ignore CHECK: REASON -->
    """
    from followup_md.app import choose_problems, has_failed, load, show_problems

    root = find_vault(vault)
    inside = [_find_inside(root, path) for path in paths]
    loaded = load(root, read_clock(now), replayed=now is not None, select=_read_names(select), ignore=_read_names(ignore))
    problems = choose_problems(loaded.problems, inside)
    width = measure_screen()[0] if sys.stdout.isatty() else None
    print_text(show_problems(problems, "json" if as_json else form, folder=_find_folder(root), color=wants_color(), width=width))
    click.get_current_context().exit(int(has_failed(problems, strict=strict)))


def _find_folder(root: str) -> str:
    """Return the path of the vault from here, with `/`: where it is below, other tools find its notes by it."""
    try:
        folder = os.path.relpath(root).replace(os.sep, "/")
    except ValueError:  # on another drive
        return ""
    return "" if folder == "." or f"{folder}/".startswith("../") else folder


def _read_names(typed: tuple[str, ...]) -> tuple[str, ...]:
    """Return the ids and subjects typed with commas, in any case; UsageProblem with a did-you-mean for what is neither."""
    from followup_md.check.choice import NAMES

    names = tuple(name for text in typed for part in text.split(",") if (name := part.strip().casefold()))
    for name in names:
        if name not in NAMES:
            from difflib import get_close_matches

            close = get_close_matches(name, NAMES, n=1)
            hint = f"did you mean {close[0]!r}?" if close else "`followup-md explain` lists the checks and their subjects"
            raise UsageProblem(f"no check or subject {name!r}", hint)
    return names


def _find_inside(root: str, typed: str) -> str:
    from followup_md.store.find import find_path

    path = find_path(root, typed)
    if path is None:
        raise UsageProblem(f"no file or folder {typed!r} in the vault", "paths are tried from the current folder, then from the vault")
    return path
