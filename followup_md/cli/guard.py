"""`followup-md guard`."""

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
from followup_md.model import Purpose
from followup_md.model.channels import CHANNEL_IDS

_PURPOSES = [purpose.value for purpose in Purpose]


@click.command(epilog="Exits 0 when you may, 1 when you had better wait or leave it. --for is believed: it asks what you intend.")
@click.argument("subject", nargs=-1, required=True, metavar="PERSON|PROCESS")
@click.option("--by", "channel", type=click.Choice(CHANNEL_IDS), metavar="CHANNEL", help=f"How: {', '.join(CHANNEL_IDS)}; all count alike.")
@click.option(
    "--for",
    "purpose",
    type=click.Choice(_PURPOSES),
    metavar="PURPOSE",
    default=Purpose.STATUS.value,
    help=f"What for: {', '.join(_PURPOSES)}; how it stands (status), if you say nothing.",
)
@json_option
@now_option
@vault_option
def command(
    subject: tuple[str, ...],
    channel: str | None,
    purpose: str,
    as_json: bool,  # noqa: FBT001 - as the options have it
    now: str | None,
    vault: str | None,
) -> None:
    """Ask whether to write to somebody or call them now."""
    from followup_md.app import load
    from followup_md.app.acting import ask_guard
    from followup_md.app.lookup import pick_subject
    from followup_md.render.verdict import describe_verdict, render_verdict

    loaded = load(find_vault(vault), read_clock(now), replayed=now is not None)
    name, verdict = ask_guard(loaded, pick_subject(loaded.search, " ".join(subject)), Purpose(purpose), channel)
    if as_json:
        print_json(describe_verdict(verdict))
    else:
        width = measure_screen()[0] if sys.stdout.isatty() else None
        print_text(render_verdict(name, verdict, color=wants_color(), width=width))
    click.get_current_context().exit(int(verdict.verdict != "allow"))
