"""`followup-md letter`."""

from __future__ import annotations

import sys

import click

from followup_md.cli.options import (
    find_vault,
    json_option,
    measure_screen,
    now_option,
    print_json,
    print_text,
    read_clock,
    vault_option,
    wants_color,
)

_EPILOG = (
    "A mail becomes a file .eml, which mail programs open as a draft with its fields filled; nothing is ever sent. A draft with open marks "
    "is printed all the same, and it says what is missing."
)


@click.command(epilog=_EPILOG)
@click.argument("draft", nargs=-1, required=True, metavar="DRAFT")
@click.option("--envelope", is_flag=True, help="Make the envelope instead: DL, or No. 10 where paper is US Letter.")
@click.option("--html", is_flag=True, help="Make a page to print from a browser, not a PDF.")
@click.option("--output", metavar="FILE", help="Write it there, not beside the draft.")
@click.option("--dry-run", is_flag=True, help="Write nothing; say what would be written.")
@json_option
@now_option
@vault_option
def command(  # noqa: PLR0913, PLR0917 - one argument an option
    draft: tuple[str, ...],
    envelope: bool,  # noqa: FBT001 - as the options have it
    html: bool,  # noqa: FBT001 - as the options have it
    output: str | None,
    dry_run: bool,  # noqa: FBT001 - as the options have it
    as_json: bool,  # noqa: FBT001 - as the options have it
    now: str | None,
    vault: str | None,
) -> None:
    """Make a draft ready to print and sign, or to open in a mail program.

    DRAFT is a path, the name of a file in letters/, or words of it, such as `priya thank`.
    """
    from followup_md.app import load
    from followup_md.app.lettering import Wanted, plan_letter, write_letter
    from followup_md.app.lookup import pick_draft
    from followup_md.render.letter_report import describe_report, render_report

    root = find_vault(vault)
    loaded = load(root, read_clock(now), replayed=now is not None)
    made = plan_letter(root, loaded, pick_draft(loaded, root, draft), Wanted(envelope, html, output))
    report = made.report
    if not dry_run:
        write_letter(made)
    elif report.state == "written":
        report = report._replace(state="would-be-written")
    if as_json:
        print_json(describe_report(report))
    else:
        print_text(render_report(report, color=wants_color(), width=measure_screen()[0] if sys.stdout.isatty() else None))
