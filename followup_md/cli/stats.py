"""`followup-md stats`."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any, cast

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
from followup_md.errors import UsageProblem

if TYPE_CHECKING:
    from followup_md.app import Loaded
    from followup_md.model.figures import Period

_EPILOG = (
    "DATE is 2026-11-01, 1 nov, last fri or -4w. What is fewer than five has no percentage. --proof has dates, employers, roles and ways, "
    "and no person, no remark and no rating."
)
_LOG_IT = '`followup-md log search "applied to COMPANY as ROLE"` says what you did; interviews have their notes'
_UNNAMED = "write `applied to COMPANY as ROLE` in their log lines"


@click.command(epilog=_EPILOG)
@click.option("--since", metavar="DATE", help="Count from this day on; else from the beginning.")
@click.option("--until", metavar="DATE", help="Count up to this day; else up to now.")
@click.option("--proof", is_flag=True, help="List each activity with its date instead, as employment agencies ask for them.")
@click.option("--csv", "as_csv", is_flag=True, help="Print CSV.")
@json_option
@now_option
@vault_option
def command(  # noqa: PLR0913, PLR0917 - one argument an option
    since: str | None,
    until: str | None,
    proof: bool,  # noqa: FBT001 - as the options have it
    as_csv: bool,  # noqa: FBT001 - as the options have it
    as_json: bool,  # noqa: FBT001 - as the options have it
    now: str | None,
    vault: str | None,
) -> None:
    """Show the search in figures: rounds, rates with their counts, activity by week."""
    from followup_md.app import load
    from followup_md.app.figures import read_period

    if as_json and as_csv:
        raise UsageProblem("--json and --csv exclude each other", "leave one out")
    loaded = load(find_vault(vault), read_clock(now), replayed=now is not None)
    period = read_period(loaded, since, until)
    if as_csv:
        # The lines of CSV end alike everywhere, in CRLF.
        cast("Any", sys.stdout).reconfigure(newline="")
    if proof:
        _print_proof(loaded, period, as_csv=as_csv, as_json=as_json)
    else:
        _print_figures(loaded, period, as_csv=as_csv, as_json=as_json)


def _print_proof(loaded: Loaded, period: Period, *, as_csv: bool, as_json: bool) -> None:
    from followup_md.app.figures import list_deeds
    from followup_md.render.proof import describe_proof, render_proof, render_proof_csv

    deeds, now = list_deeds(loaded, period), loaded.search.now
    proof = describe_proof(deeds, period, now)
    if as_json:
        print_json(proof)
    else:
        print_text(render_proof_csv(proof) if as_csv else render_proof(proof))
    if not deeds:
        click.echo(f"nothing to list: {_LOG_IT}", err=True)
    unnamed = sum(deed.what == "applied" and deed.company is None for deed in deeds)
    if unnamed:
        some = "1 application names" if unnamed == 1 else f"{unnamed} applications name"
        click.echo(f"{some} no employer: {_UNNAMED}", err=True)


def _print_figures(loaded: Loaded, period: Period, *, as_csv: bool, as_json: bool) -> None:
    from followup_md.app.figures import count_figures

    figures = count_figures(loaded, period)
    from followup_md.render.stats import Look, describe_stats, render_stats, render_stats_csv
    from followup_md.render.stats_weeks import BLOCKS, PLAIN

    if as_json:
        print_json(describe_stats(figures, loaded.search.now))
    elif as_csv:
        print_text(render_stats_csv(figures))
    else:
        ink = BLOCKS if _can_show("".join(BLOCKS)) else PLAIN
        print_text(render_stats(loaded.search, figures, Look(measure_screen()[0], wants_color(), ink)))


def _can_show(text: str) -> bool:
    """Say whether standard output can show a text as it is."""
    try:
        text.encode(sys.stdout.encoding)
    except UnicodeEncodeError:
        return False
    return True
