"""`followup-md stats`: the figures of a period, or what was done in it day by day."""

import sys
from datetime import date
from typing import Any, cast

import click

from followup_md.cli.session import Session, measure_screen, print_json, print_text, take_session, wants_color
from followup_md.derive.figures import derive_figures, find_deeds
from followup_md.errors import UsageProblem
from followup_md.model.figures import Period
from followup_md.parse.typed_dates import read_typed_day
from followup_md.render import stats
from followup_md.vault.notes import Loaded

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
@take_session()
def command(session: Session, *, since: str | None, until: str | None, proof: bool, as_csv: bool) -> None:
    """Show the search in figures: rounds, rates with their counts, activity by week."""
    if session.as_json and as_csv:
        raise UsageProblem("--json and --csv exclude each other", "leave one out")
    loaded = session.load()
    period = Period(_read_day(loaded, since, "--since"), _read_day(loaded, until, "--until"))
    if period.since and period.until and period.until < period.since:
        hint = "name the first day with --since, the last with --until"
        raise UsageProblem(f"--until {period.until} is before --since {period.since}", hint)
    if as_csv:
        # CSV lines end in CRLF on every system.
        cast("Any", sys.stdout).reconfigure(newline="")
    if proof:
        _print_proof(loaded, period, as_csv=as_csv, as_json=session.as_json)
        return
    figures = derive_figures(loaded.search, loaded.open_context(), period)
    if session.as_json:
        print_json(stats.describe_stats(figures, loaded.search.now))
    elif as_csv:
        print_text(stats.render_stats_csv(figures))
    else:
        ink = stats.BLOCKS
        try:
            "".join(stats.BLOCKS).encode(sys.stdout.encoding)
        except UnicodeEncodeError:
            ink = stats.PLAIN
        print_text(stats.render_stats(loaded.search, figures, stats.StatsScreen(measure_screen()[0], wants_color(), ink)))


def _read_day(loaded: Loaded, typed: str | None, option: str) -> date | None:
    if typed is None:
        return None
    today = loaded.search.now.date()
    day = read_typed_day(typed, today, loaded.calendars.of(None), past=True)
    if day > today:
        raise UsageProblem(f"{option} {day} lies ahead", "only what has happened is counted: name a day up to today")
    return day


def _print_proof(loaded: Loaded, period: Period, *, as_csv: bool, as_json: bool) -> None:
    now = loaded.search.now
    ended = period if period.until else period._replace(until=now.date())
    deeds = tuple(done for done in find_deeds(loaded.search, loaded.settings, ended) if done.held)
    proof = stats.describe_proof(deeds, period, now)
    if as_json:
        print_json(proof)
    else:
        print_text(stats.render_proof_csv(proof) if as_csv else stats.render_proof(proof))
    if not deeds:
        click.echo(f"nothing to list: {_LOG_IT}", err=True)
    unnamed = sum(deed.what == "applied" and deed.company is None for deed in deeds)
    if unnamed:
        some = "1 application names" if unnamed == 1 else f"{unnamed} applications name"
        click.echo(f"{some} no employer: {_UNNAMED}", err=True)
