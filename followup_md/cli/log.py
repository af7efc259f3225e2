"""`followup-md log`."""

from __future__ import annotations

import click

from followup_md.cli.acts import dry_option, finish, on_option, read_on
from followup_md.cli.options import find_vault, json_option, now_option, read_clock, vault_option
from followup_md.errors import UsageProblem

_EPILOG = (
    "NOTE is a path, the name of a note or words of it, `search`, or a process; of a process it is the last round that had begun, or, for "
    "what is said of a round ahead (prepared, cancelled, rescheduled), the next one. TEXT is what happened, as the log has it: `thanked "
    "Priya by letter`, `heard from Priya decide by 2026-12-04`, `offer written`."
)


@click.command(epilog=_EPILOG)
@click.argument("note", metavar="NOTE")
@click.argument("text", nargs=-1, metavar="[TEXT]...")
@on_option
@click.option("--undo", is_flag=True, help="Take back the last line that this program wrote into that note, if it still stands there.")
@dry_option
@json_option
@now_option
@vault_option
def command(  # noqa: PLR0913, PLR0917 - one argument an option
    note: str,
    text: tuple[str, ...],
    on: str | None,
    undo: bool,  # noqa: FBT001 - as the options have it
    dry_run: bool,  # noqa: FBT001 - as the options have it
    as_json: bool,  # noqa: FBT001 - as the options have it
    now: str | None,
    vault: str | None,
) -> None:
    """Record what happened: one line into the log of a note, in its place by date."""
    from followup_md.app import load
    from followup_md.app.lookup import pick_note

    root = find_vault(vault)
    loaded = load(root, read_clock(now), replayed=now is not None)
    words = " ".join(" ".join(text).split())
    if undo:
        from followup_md.cli.undo import take_back

        if words or on:
            raise UsageProblem("--undo takes no text and no date", "name the note alone")
        take_back(root, pick_note(loaded, root, note, loaded.search.now.date()), dry=dry_run, as_json=as_json)
        return
    if not words:
        raise UsageProblem("there is no text to log", 'say what happened, such as `followup-md log harbor "heard from Priya"`')
    from followup_md.app.acting import is_about_ahead, plan_log, split_day

    typed = split_day(words)
    if typed and on:
        raise UsageProblem(f"the text has a date of its own, and --on says {on!r}", "leave one of the two out")
    line = words if typed else f"{read_on(on, loaded)} {words}"
    path = pick_note(loaded, root, note, split_day(line) or loaded.search.now.date(), ahead=is_about_ahead(line))
    finish(root, loaded, plan_log(root, loaded, path, line), dry=dry_run, as_json=as_json)
