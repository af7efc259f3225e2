"""`followup-md schema`: the JSON Schema of what a command prints."""

import click

from followup_md.cli.session import print_json
from followup_md.model.views import OUTPUTS


@click.command()
@click.argument("name", type=click.Choice(list(OUTPUTS)))
def command(name: str) -> None:
    """Print the JSON Schema of a command's output."""
    from followup_md.render.schema import describe_schema

    print_json(describe_schema(name))
