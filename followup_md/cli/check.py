"""`followup-md check`: what is wrong with the notes, in the form asked for, and how personal the thank-you letters are."""

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, Literal, get_args

import click

from followup_md.cli.session import Session, measure_width, print_text, take_session, wants_color
from followup_md.errors import UsageProblem, say_meant
from followup_md.model import Vault
from followup_md.model.facts import DraftKind
from followup_md.problem import CHECKS, Level, Problem
from followup_md.vault.load import derive_here, read_vault
from followup_md.vault.notes import Loaded, Notes
from followup_md.vault.read import find_path

if TYPE_CHECKING:
    from followup_md.letters.letter import Letter
    from followup_md.letters.signals import Judgement

OutputForm = Literal["text", "json", "github", "sarif"]
_FORM_HELP = f"How to print problems: {', '.join(get_args(OutputForm))}."


@click.command()
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@click.option("--format", "form", type=click.Choice(get_args(OutputForm)), metavar="FORM", default="text", help=_FORM_HELP)
@click.option("--select", multiple=True, metavar="CHECKS", help="Only these: ids or subjects, with commas; `explain` lists them.")
@click.option("--ignore", multiple=True, metavar="CHECKS", help="Not these, beside those that followup.toml ignores.")
@click.option("--strict", is_flag=True, help="Exit 1 for warnings too.")
@click.option("--explain", is_flag=True, help="Then show sign by sign how personal each thank-you letter is.")
@click.option("--fix", is_flag=True, help="Write what one yes puts right; on a terminal it is shown and asked for once.")
@click.option("--yes", is_flag=True, help="With --fix: write all of it without asking.")
@take_session(dry="With --fix: write nothing; show the lines.")
def command(  # noqa: PLR0913 - one argument an option
    session: Session,
    *,
    paths: tuple[str, ...],
    form: OutputForm,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    strict: bool,
    explain: bool,
    fix: bool,
    yes: bool,
) -> None:
    """Show what is wrong with the notes, or was forgotten in them.

    PATH is a note or a folder, tried from the current folder, then from the vault; without one, all is checked.
    Exits 1 when there is an error. What is as it should be in one note is said there:
    <!-- followup-md: ignore CHECK: REASON -->
    """
    if (yes or session.dry) and not fix:
        raise UsageProblem("--yes and --dry-run go with --fix", "`check` alone writes nothing")
    if explain and (fix or session.as_json or form != "text"):
        raise UsageProblem("--explain goes with text alone", "leave out --fix, --json and --format; the signs are no problems, and no list")
    if fix and form not in ("text", "json"):
        raise UsageProblem(f"--fix shows no lines as {form}", "use --json, or run `check` once more behind it")
    root, clock = session.root, session.clock
    inside: list[str] = []
    for typed in paths:
        path = find_path(root, typed)
        if path is None:
            raise UsageProblem(f"no file or folder {typed!r} in the vault", "paths are tried from the current folder, then from the vault")
        inside.append(path)
    chosen, ignored = _read_names(select), _read_names(ignore)

    def look(notes: Notes) -> tuple[Loaded, tuple[Problem, ...]]:
        loaded = derive_here(root, notes, clock, replayed=session.replayed, select=chosen, ignore=ignored)
        return loaded, tuple(problem for problem in loaded.problems if _lies_in_any(problem.place.path, inside))

    form = "json" if session.as_json else form
    loaded, problems = look(read_vault(root))
    text, explained = "", ""
    if fix:
        from followup_md.cli.fix import fix_problems

        as_json = form == "json"
        problems, text = fix_problems(root, loaded, problems, lambda notes: look(notes)[1], yes=yes, dry=session.dry, as_json=as_json)
    elif explain:
        explained = "\n" + _explain_letters(loaded.search.vault, inside)
    # If the vault is below the current folder, other tools find its notes by the path from here.
    folder = ""
    with suppress(ValueError):  # on another drive
        folder = os.path.relpath(root).replace(os.sep, "/")
    folder = "" if folder == "." or f"{folder}/".startswith("../") else folder
    shown = (text or show_problems(problems, form, folder=folder)) + explained
    # JSON (and so SARIF) is UTF-8 whatever the encoding of the terminal or pipe.
    print_text(shown.encode() if form in ("json", "sarif") else shown)
    click.get_current_context().exit(int(has_failed(problems, strict=strict)))


def has_failed(problems: Sequence[Problem], *, strict: bool) -> bool:
    """Say whether `check` exits 1: an error, or with `strict` a warning as well."""
    failing = {Level.ERROR, Level.WARNING} if strict else {Level.ERROR}
    return any(problem.level in failing for problem in problems)


def _lies_in_any(path: str, above: Sequence[str]) -> bool:
    """Say whether a path is one of these files or lies in one of these folders; true for none given, or for the vault itself ("")."""
    return not above or any(not folder or path == folder or path.startswith(f"{folder}/") for folder in above)


def _read_names(typed: tuple[str, ...]) -> tuple[str, ...]:
    """Return the ids and subjects typed, separated by commas, in any case; UsageProblem with a did-you-mean for anything else."""
    if not typed:
        return ()
    from followup_md.check.context import CHECK_NAMES
    from followup_md.derive.matching import find_close, find_id

    names: list[str] = []
    for part in [part for text in typed for part in text.split(",") if part.strip()]:
        name = find_id(part, CHECK_NAMES)
        if name is None:
            hint = say_meant(find_close(part, CHECK_NAMES)) or "`followup-md explain` lists the checks and their subjects"
            raise UsageProblem(f"no check or subject {part.strip()!r}", hint)
        names.append(name)
    return tuple(names)


def show_problems(problems: Sequence[Problem], form: OutputForm, *, folder: str = "") -> str:
    """Return problems in one output form of `check`; `folder` is the vault's path as other tools see it."""
    if form == "json":
        from followup_md.render.json import describe_problems, write_json

        return write_json(describe_problems(problems)) + "\n"
    if form == "github":
        from followup_md.render.checks import render_problems_github

        return render_problems_github(problems, folder)
    if form == "sarif":
        from followup_md import __version__
        from followup_md.check.context import read_page
        from followup_md.render.checks import render_problems_sarif

        return render_problems_sarif(problems, folder, {name: read_page(check) for name, check in CHECKS.items()}, __version__)
    from followup_md.render.phrases import render_problems

    return render_problems(problems, color=wants_color(), width=measure_width())


def _explain_letters(vault: Vault, paths: Sequence[str]) -> str:
    """Return the page of the thank-you letters in some files and folders (relative to the vault; empty: all), each compared with all."""
    from followup_md.letters.letter import list_topic_stems
    from followup_md.render.checks import ReadLetter, render_signals

    read = [
        ReadLetter(letter.draft.path, reading, letter.draft.unedited, any(list_topic_stems(letter)))
        for letter, reading in judge_letters(vault, lambda path: _lies_in_any(path, paths))
    ]
    return render_signals(read, color=wants_color(), width=measure_width())


def judge_letters(vault: Vault, is_meant: Callable[[str], bool]) -> "Iterator[tuple[Letter, Judgement]]":
    """Yield each selected thank-you letter with its verdict (how personal it is), compared with all others."""
    from followup_md.letters.letter import read_all_letters
    from followup_md.letters.signals import judge_letter, pair_likest

    letters = [letter for letter in read_all_letters(vault) if letter.draft.kind == DraftKind.THANK_YOU]
    likest = pair_likest(letters)
    for letter in letters:
        if is_meant(letter.draft.path):
            yield letter, judge_letter(letter, likest.get(letter.draft.path, ()))
