"""`followup-md schema`."""

from __future__ import annotations

import click

from followup_md.cli.options import print_json

NAMES = ("status", "check", "guard", "draft", "letter", "check-post", "stats", "stats-proof", "card", "practice", "calendar", "watch")


@click.command("schema")
@click.argument("name", type=click.Choice(NAMES))
def command(name: str) -> None:
    """Print the JSON Schema of a command's output."""
    from followup_md.render.schema import describe_schema

    print_json(describe_schema(name))
