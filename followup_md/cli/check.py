"""`followup-md check`."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, NamedTuple, get_args

import click

from followup_md.app import Form
from followup_md.cli.options import find_vault, json_option, measure_screen, now_option, print_text, read_clock, vault_option, wants_color
from followup_md.errors import UsageProblem, say_meant

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from followup_md.app import Clock, Loaded
    from followup_md.app.reading import Notes
    from followup_md.problem import Problem


@click.command()
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@click.option(
    "--format",
    "form",
    type=click.Choice(get_args(Form)),
    metavar="FORM",
    default="text",
    help=f"How to print problems: {', '.join(get_args(Form))}.",
)
@click.option("--select", multiple=True, metavar="CHECKS", help="Only these: ids or subjects, with commas; `explain` lists them.")
@click.option("--ignore", multiple=True, metavar="CHECKS", help="Not these, beside those that followup.toml ignores.")
@click.option("--strict", is_flag=True, help="Exit 1 for warnings too.")
@click.option("--explain", is_flag=True, help="Then show sign by sign how personal each thank-you letter is.")
@click.option("--fix", is_flag=True, help="Mend what needs no judgement by one line each; asks before each on a terminal.")
@click.option("--yes", is_flag=True, help="With --fix: write all of it without asking.")
@click.option("--dry-run", is_flag=True, help="With --fix: write nothing; show the lines.")
@json_option
@now_option
@vault_option
def command(  # noqa: PLR0913, PLR0917 - one argument an option
    paths: tuple[str, ...],
    form: Form,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    strict: bool,  # noqa: FBT001 - as the options have it
    explain: bool,  # noqa: FBT001 - as the options have it
    fix: bool,  # noqa: FBT001 - as the options have it
    yes: bool,  # noqa: FBT001 - as the options have it
    dry_run: bool,  # noqa: FBT001 - as the options have it
    as_json: bool,  # noqa: FBT001 - as the options have it
    now: str | None,
    vault: str | None,
) -> None:
    """Show what is wrong with the notes, or was forgotten in them.

    PATH is a note or a folder, tried from the current folder, then from the vault; without one, all is checked.
    Exits 1 when there is an error. What is as it should be in one note is said there:
    <!-- followup-md: ignore CHECK: REASON -->
    """
    if (yes or dry_run) and not fix:
        raise UsageProblem("--yes and --dry-run go with --fix", "`check` alone writes nothing")
    if explain and (fix or as_json or form != "text"):
        raise UsageProblem("--explain goes with text alone", "leave out --fix, --json and --format; the signs are no problems, and no list")
    if fix and form not in ("text", "json"):
        raise UsageProblem(f"--fix shows no lines as {form}", "use --json, or run `check` once more behind it")
    from followup_md.app import has_failed, show_problems

    root = find_vault(vault)
    inside = [_find_inside(root, path) for path in paths]
    request = _Request(root, read_clock(now), now is not None, inside, _read_names(select), _read_names(ignore))
    form = "json" if as_json else form
    width = measure_screen()[0] if sys.stdout.isatty() else None
    text, explained = "", ""
    if fix:
        text, problems = _mend(request, yes=yes, dry=dry_run, as_json=form == "json")
    else:
        loaded, problems = request.load()
        explained = _explain(loaded, inside, width) if explain else ""
    shown = (text or show_problems(problems, form, folder=_find_folder(root), color=wants_color(), width=width)) + explained
    # JSON, and SARIF is JSON, is UTF-8 whatever the encoding of the terminal or pipe.
    print_text(shown.encode() if form in ("json", "sarif") else shown)
    click.get_current_context().exit(int(has_failed(problems, strict=strict)))


class _Request(NamedTuple):
    """Whose problems are wanted, which of them, and as of when."""

    root: str
    clock: Clock
    replayed: bool
    inside: Sequence[str]
    select: tuple[str, ...]
    ignore: tuple[str, ...]

    def load(self) -> tuple[Loaded, tuple[Problem, ...]]:
        """Return the vault as it is, and the problems wanted."""
        from followup_md.app import choose_problems, load

        loaded = load(self.root, self.clock, replayed=self.replayed, select=self.select, ignore=self.ignore)
        return loaded, choose_problems(loaded.problems, self.inside)

    def look(self, notes: Notes) -> tuple[Problem, ...]:
        """Return the problems wanted of notes as they are to be."""
        from followup_md.app import choose_problems, derive_here

        loaded = derive_here(self.root, notes, self.clock, replayed=self.replayed, select=self.select, ignore=self.ignore)
        return choose_problems(loaded.problems, self.inside)


def _mend(request: _Request, *, yes: bool, dry: bool, as_json: bool) -> tuple[str, Sequence[Problem]]:
    """Mend what can be; return what is to be printed in place of the problems, if anything, and the problems that remain."""
    from followup_md.cli.fix import mend
    from followup_md.render.fixes import describe_fixes
    from followup_md.render.json import write_json

    loaded, problems = request.load()
    mending, written = mend(request.root, loaded, problems, request.look, yes=yes, dry=dry, as_json=as_json)
    remaining = mending.problems if written else problems
    return f"{write_json(describe_fixes(mending.fixes, remaining, written=written))}\n" if as_json else "", remaining


def _explain(loaded: Loaded, inside: Sequence[str], width: int | None) -> str:
    """Return what is to be printed behind the problems: how personal the letters are."""
    from followup_md.app.explaining import explain_letters

    return "\n" + explain_letters(loaded.search.vault, inside, color=wants_color(), width=width)


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

    return tuple(_read_name(part, NAMES) for text in typed for part in text.split(",") if part.strip())


def _read_name(typed: str, known: Collection[str]) -> str:
    from followup_md.derive.recall.match import find_close, find_id

    name = find_id(typed, known)
    if name is None:
        hint = say_meant(find_close(typed, known)) or "`followup-md explain` lists the checks and their subjects"
        raise UsageProblem(f"no check or subject {typed.strip()!r}", hint)
    return name


def _find_inside(root: str, typed: str) -> str:
    from followup_md.store.find import find_path

    path = find_path(root, typed)
    if path is None:
        raise UsageProblem(f"no file or folder {typed!r} in the vault", "paths are tried from the current folder, then from the vault")
    return path
