"""`followup-md build`."""

from __future__ import annotations

import click

from followup_md.cli.options import find_vault, json_option, now_option, print_text, read_clock, vault_option


@click.command("build")
@click.option("--check", "only_check", is_flag=True, help="Write nothing; exit 1 when the page is stale.")
@click.option("--dry-run", is_flag=True, help="Write nothing; say what would be written.")
@json_option
@now_option
@vault_option
def command(only_check: bool, dry_run: bool, as_json: bool, now: str | None, vault: str | None) -> None:  # noqa: FBT001 - one argument an option
    """Write the index page."""
    from followup_md.app.page import plan_index, write_page

    root = find_vault(vault)
    page = plan_index(root, read_clock(now), replayed=now is not None)
    if not (only_check or dry_run):
        write_page(root, page)
    done = "stale" if only_check else "would be written" if dry_run else "written"
    state = done if page.stale else "unchanged"
    print_text(_write_json(page.path, state) if as_json else f"{page.path}: {state}\n")
    click.get_current_context().exit(int(only_check and page.stale))


def _write_json(path: str, state: str) -> str:
    import json

    return json.dumps({"version": 1, "files": [{"path": path, "state": state.replace(" ", "-")}]}, indent=2) + "\n"
