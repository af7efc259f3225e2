"""`followup-md schema`."""

from __future__ import annotations

import click

from followup_md.cli.options import print_text


@click.command("schema")
@click.argument(
    "name",
    type=click.Choice(
        ["status", "check", "guard", "draft", "letter", "check-post", "stats", "stats-proof", "card", "practice", "calendar", "watch"]
    ),
)
def command(name: str) -> None:
    """Print the JSON Schema of a command's output."""
    from importlib.resources import files

    print_text((files("followup_md") / "schemas" / f"{name}.json").read_bytes())
