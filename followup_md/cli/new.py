"""`followup-md new`."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from followup_md.cli.options import find_vault, json_option, measure_screen, now_option, print_json, print_text, read_clock, vault_option
from followup_md.errors import UsageProblem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from followup_md.app.new_from import Taken
    from followup_md.app.new_note import NewNotes
    from followup_md.model.views import FileState
    from followup_md.problem import Problem

_TIMES = 'a day and a time, such as "fri 14:00", "tomorrow 2pm", "+3d 9:30" or 2026-11-20T14:00'


@click.command()
@click.argument("company")
@click.argument("role")
@click.option("--start", metavar="TIME", help=f"When it starts, by the clock there: {_TIMES}.")
@click.option("--end", metavar="TIME", help="When it ends, such as 15:30.")
@click.option("--zone", metavar="ZONE", help="The IANA zone of the interview, where it is not yours.")
@click.option("--kind", metavar="KIND", help="phone-screen, technical, panel, onsite, final, informational, or any word.")
@click.option("--with", "names", multiple=True, metavar="NAME", help="Who will interview you; once for each.")
@click.option("--process", metavar="NAME", help="Joins the rounds of one post, where company and role do not.")
@click.option("--from", "source", metavar="FILE", help="Take start, end, zone, place and names from an invitation, a file .ics.")
@click.option("--event", "number", type=int, metavar="N", help="Which event of that file, where it holds several.")
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
    source: str | None,
    number: int | None,
    dry_run: bool,  # noqa: FBT001 - as the options have it
    as_json: bool,  # noqa: FBT001 - as the options have it
    now: str | None,
    vault: str | None,
) -> None:
    """Write the note of an interview that lies ahead, and notes of the people in it.

    The note is made from templates/interview.md, where there is one: keys of its front matter are filled in, each interviewer gets a
    heading under Topics, and questions that went badly before stand under Prepare. Nothing that exists is written over.
    """
    from followup_md.app.new_note import plan_notes, write_notes
    from followup_md.app.wanted import Typed, read_wanted

    root, clock = find_vault(vault), read_clock(now)
    typed = Typed(company, role, end, zone, kind, process, names)
    if source:
        from followup_md.app.new_from import take_invitation

        taken = take_invitation(root, clock, typed, start, (source, number))
        if taken.wanted is None:
            _print_known(taken, as_json=as_json)
            click.get_current_context().exit(int(_is_to_mind(taken)))
        wanted, remarks = taken.wanted, tuple(_say_read(taken))
    else:
        wanted, remarks = read_wanted(root, clock, typed, start or _ask_start()), ()
    notes = plan_notes(root, clock, wanted)
    problems = () if dry_run else write_notes(root, notes)
    _print(notes, problems, remarks, "would-be-written" if dry_run else "written", as_json=as_json)


def _ask_start() -> str:
    """Ask the person at the terminal; UsageProblem where there is none."""
    if not _has_terminal():
        raise UsageProblem("no start is given", f"add --start with {_TIMES}")
    asked: str = click.prompt("When does it start (such as fri 14:00)", err=True)
    return asked


def _has_terminal() -> bool:
    return sys.stdin.isatty()


def _is_to_mind(taken: Taken) -> bool:
    """Say whether there is something to write into the note by hand."""
    return taken.known is not None and bool(taken.known.changes or taken.known.log)


def _print_known(taken: Taken, *, as_json: bool) -> None:
    """Print what differs between an invitation and the note that it has."""
    from followup_md.render.new_report import describe_known, render_report, say_known

    assert taken.known is not None  # noqa: S101 - without a note there is something to write
    path, changes, log = taken.known
    cancelled = taken.invitation.cancelled
    if as_json:
        print_json(describe_known(path, changes, log, cancelled=cancelled))
    else:
        print_text(render_report(tuple(say_known(path, changes, log, cancelled=cancelled)), measure_screen()[0]))


def _say_read(taken: Taken) -> Iterator[str]:
    from followup_md.render.new_report import say_read

    invitation = taken.invitation
    return say_read(invitation.title, repeats=invitation.repeats, guessed=taken.guessed, organizer=taken.organizer)


def _print(notes: NewNotes, problems: tuple[Problem, ...], remarks: tuple[str, ...], state: FileState, *, as_json: bool) -> None:
    from followup_md.render.files import render_states, say_state
    from followup_md.render.new_report import describe_new, render_report

    if as_json:
        states = [(file.path, state) for file in notes.files]
        print_json(describe_new(notes.wanted.start, notes.zone, states, problems, remarks))
        return
    shown = render_states([(file.path, say_state(state)) for file in notes.files])
    print_text(f"{shown}\n{render_report((*_say(notes, problems), *remarks), measure_screen()[0])}")


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
