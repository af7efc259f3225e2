"""`followup-md build`."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from followup_md.cli.options import (
    find_vault,
    json_option,
    measure_screen,
    now_option,
    print_aside,
    print_json,
    print_text,
    read_clock,
    vault_option,
    wants_color,
)
from followup_md.render.files import describe_files, list_states
from followup_md.store import INDEX, SITE

if TYPE_CHECKING:
    from collections.abc import Mapping

    from followup_md.app.generated import Page
    from followup_md.app.page import Build
    from followup_md.model.views import BuildView, FileState


@click.command(
    epilog="A task ticked on index.md is recorded in the log of its note, with the day of the tick; [-] records that it is not to be done.",
)
@click.option("--check", "only_check", is_flag=True, help="Write nothing; exit 1 when a page is stale.")
@click.option("--no-record", is_flag=True, help="Leave the notes alone: what is ticked stays ticked.")
@click.option("--dry-run", is_flag=True, help="Write nothing; say what would be written.")
@click.option("--public-safe", "public", is_flag=True, help="Leave names, companies and texts out of site/, to show a screen to others.")
@json_option
@now_option
@vault_option
def command(  # noqa: PLR0913, PLR0917 - one argument an option
    only_check: bool,  # noqa: FBT001 - as above
    no_record: bool,  # noqa: FBT001 - as above
    dry_run: bool,  # noqa: FBT001 - as above
    public: bool,  # noqa: FBT001 - as above
    as_json: bool,  # noqa: FBT001 - as above
    now: str | None,
    vault: str | None,
) -> None:
    """Record what was ticked on the index page, and write it, the pages of site/ and the calendar anew."""
    from followup_md.app import load_changed
    from followup_md.app.agenda import say_left
    from followup_md.app.page import build_index

    root, clock = find_vault(vault), read_clock(now)
    write = not (only_check or dry_run)
    build = build_index(
        root, lambda changed: load_changed(root, clock, changed, replayed=now is not None), record=not no_record, write=write, public=public
    )
    states = {page.path: _find_state(page, only_check=only_check, dry=dry_run) for page in build.pages}
    if as_json:
        print_json(_describe(build, states, dry=not write))
    else:
        print_text(_write_text(build, states, dry=not write))
    if left := say_left(root):
        print_aside(left)
    if public and not as_json:
        print_aside(f"names, companies and texts are left out of {SITE}/; {INDEX} has them, and so has what any other build writes")
    click.get_current_context().exit(int(only_check and build.stale))


def _find_state(page: Page, *, only_check: bool, dry: bool) -> FileState:
    """Return what became of a page, or would."""
    if not page.stale:
        return "unchanged"
    if only_check:
        return "stale"
    if page.text is None:
        return "would-be-removed" if dry else "removed"
    return "would-be-written" if dry else "written"


def _write_text(build: Build, states: Mapping[str, FileState], *, dry: bool) -> str:
    parts = []
    for plan, _, _, judged in build.recorded:
        from followup_md.render.written import render_written

        width = measure_screen()[0] if sys.stdout.isatty() else None
        parts.append(render_written(plan.written, judged, plan.consequences, dry=dry, color=wants_color(), width=width))
    parts += [f"{build.pages[0].path}: {each.tick.id or 'a task without an id'} stays ticked: {each.reason}\n" for each in build.unrecorded]
    return "".join((*parts, *(f"{path}: {state}\n" for path, state in list_states(states, SITE))))


def _describe(build: Build, states: Mapping[str, FileState], *, dry: bool) -> BuildView:
    from followup_md.render.written import describe_written

    return {
        "version": 1,
        "files": describe_files(list(states.items())),
        "recorded": describe_written([line for outcome in build.recorded for line in outcome.plan.written]),
        "unrecorded": [{"line": each.tick.line, "id": each.tick.id, "reason": each.reason} for each in build.unrecorded],
        "written": not dry,
    }
