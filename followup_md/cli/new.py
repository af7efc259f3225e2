"""`followup-md new`."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from followup_md.cli.options import find_vault, json_option, measure_screen, now_option, print_text, read_clock, vault_option
from followup_md.errors import UsageProblem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from followup_md.app.new_note import NewNotes
    from followup_md.problem import Problem

_TIMES = 'a day and a time, such as "fri 14:00", "tomorrow 2pm", "+3d 9:30" or 2026-11-20T14:00'


@click.command("new")
@click.argument("company")
@click.argument("role")
@click.option("--start", metavar="TIME", help=f"When it starts, by the clock there: {_TIMES}.")
@click.option("--end", metavar="TIME", help="When it ends, such as 15:30.")
@click.option("--zone", metavar="ZONE", help="The IANA zone of the interview, where it is not yours.")
@click.option("--kind", metavar="KIND", help="phone-screen, technical, panel, onsite, final, informational, or any word.")
@click.option("--with", "names", multiple=True, metavar="NAME", help="Who will interview you; once for each.")
@click.option("--process", metavar="NAME", help="Joins the rounds of one post, where company and role do not.")
@click.option("--dry-run", is_flag=True, help="Write nothing; say what would be written.")
@json_option
@now_option
@vault_option
def command(  # noqa: PLR0913, PLR0917 - one argument an option
    company: str,
    role: str,
    start: str | None,
    end: str | None,
    zone: str | None,
    kind: str | None,
    names: tuple[str, ...],
    process: str | None,
    dry_run: bool,  # noqa: FBT001 - as the options have it
    as_json: bool,  # noqa: FBT001 - as the options have it
    now: str | None,
    vault: str | None,
) -> None:
    """Write the note of an interview that lies ahead, and notes of the people in it.

    The note is made from templates/interview.md, where there is one: keys of its front matter are filled in, each interviewer gets a
    heading under Topics, and questions that went badly before stand under Prepare. Nothing that exists is written over.
    """
    from followup_md.app.new_note import Wanted, plan_notes, read_times, write_notes
    from followup_md.app.new_people import split_people

    root, clock = find_vault(vault), read_clock(now)
    begin, until = read_times(root, clock, start or _ask_start(), end)
    wanted = Wanted(company, role, begin, until, zone, kind, process, split_people(names))
    notes = plan_notes(root, clock, wanted)
    problems = () if dry_run else write_notes(root, notes)
    print_text(_render(notes, problems, "would be written" if dry_run else "written", as_json=as_json))


def _ask_start() -> str:
    """Ask the person at the terminal; UsageProblem where there is none."""
    if not _has_terminal():
        raise UsageProblem("no start is given", f"add --start with {_TIMES}")
    asked: str = click.prompt("When does it start (such as fri 14:00)")
    return asked


def _has_terminal() -> bool:
    return sys.stdin.isatty()


def _render(notes: NewNotes, problems: tuple[Problem, ...], state: str, *, as_json: bool) -> str:
    from followup_md.render.new_report import render_report
    from followup_md.render.new_vault import render_states, render_states_json

    states = [(file.path, state) for file in notes.files]
    if as_json:
        errors = [{"path": problem.place.path, "line": problem.place.line, "message": problem.message} for problem in problems]
        return render_states_json(states, start=notes.wanted.start.isoformat(), timezone=notes.zone, errors=errors)
    return f"{render_states(states)}\n{render_report(tuple(_say(notes, problems)), measure_screen()[0])}"


def _say(notes: NewNotes, problems: tuple[Problem, ...]) -> Iterator[str]:
    from followup_md.render.new_report import say_errors, say_people, say_round, say_stumbles

    wanted, guests = notes.wanted, notes.guests
    yield say_round(wanted.company, wanted.role, wanted.start, notes.zone)
    yield from say_stumbles(len(notes.stumbles))
    yield from say_people(
        [guest.name for guest in guests if guest.is_new],
        [guest.name for guest in guests if not guest.is_new and not guest.elsewhere],
        [(guest.name, guest.elsewhere, guest.link if guest.is_new else None) for guest in guests if guest.elsewhere],
    )
    yield from say_errors(problems)
