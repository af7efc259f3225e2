"""`followup-md check-post`: passages of a public post that give an interview away, by the names in the vault."""

import re
import sys

import click

from followup_md.cli.session import Session, measure_screen, print_json, print_text, take_session, wants_color
from followup_md.errors import UsageProblem
from followup_md.letters.giveaways import find_giveaways
from followup_md.letters.public_names import read_names
from followup_md.parse.front_matter import decode_note, parse_front_matter
from followup_md.problem import Problem
from followup_md.vault.load import read_vault
from followup_md.vault.notes import LONGEST_FILE, RawNote
from followup_md.vault.read import read_typed_path

_COMMENT = r"(?s)<!--.*?-->"


@click.command(epilog="Exits 1 when something is found. Names are known from your notes alone; others are yours to see.")
@click.argument("file", metavar="FILE|-")
@take_session(now=False)
def command(session: Session, *, file: str) -> None:
    """Ask whether a text meant for a public place gives the interview away.

    FILE is tried from the current folder, then from the vault; - is standard input.
    Company, people, interview and job must not be told from it; talk about the subject.
    """
    from followup_md.render.public import describe_post_check, render_post_check

    root = session.root
    data, name = (sys.stdin.buffer.read(), "standard input") if file == "-" else (_read_post(root, file), file)
    text, faults = decode_note(data, name)
    if faults:
        raise UsageProblem(f"no text in {name!r}: {faults[0].message}", "save it as UTF-8 text")
    split, _ = parse_front_matter(text.replace("\r\n", "\n").replace("\r", "\n"), name)
    # Front matter and comments are not posted; line numbers stay the same.
    text = "\n" * (split.body_line - 1) + re.sub(_COMMENT, lambda found: re.sub(r"[^\n]", " ", found[0]), split.body)
    names = read_names(read_vault(root).vault)
    found = describe_post_check(text, find_giveaways(text, names))
    if session.as_json:
        print_json(found)
    else:
        print_text(render_post_check(text, found, names, color=wants_color(), width=measure_screen()[0]))
    click.get_current_context().exit(int(bool(found)))


def _read_post(root: str, typed: str) -> bytes:
    """Return the bytes of a file, tried from the current folder and then from the vault; UsageProblem where none can be read."""
    said = None
    for path in dict.fromkeys((typed, f"{root}/{typed}")):
        found = read_typed_path(path, LONGEST_FILE)
        if isinstance(found, RawNote):
            return found.data
        said = said or found
    reason = said.message if isinstance(said, Problem) else "there is no such file"
    raise UsageProblem(f"no text in {typed!r}: {reason}", "name the file that holds what you want to post, or `-` for standard input")
