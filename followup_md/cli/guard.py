"""`followup-md guard`: whether to write to somebody or call them now."""

import click

from followup_md.cli.session import Session, measure_width, print_json, print_text, take_session, wants_color
from followup_md.derive.guard import find_unread
from followup_md.derive.subjects import pick_subject
from followup_md.model import Purpose
from followup_md.model.events import CHANNEL_IDS
from followup_md.render.reports import describe_verdict, render_verdict
from followup_md.vault.notes import LONGEST_FILE, RawNote, ask_guard
from followup_md.vault.read import read_file

_PURPOSES = [purpose.value for purpose in Purpose]
_FOR_HELP = f"What for: {', '.join(_PURPOSES)}; how it stands (status), if you say nothing."


@click.command(epilog="Exits 0 when you may, 1 when you had better wait or leave it. --for is believed: it asks what you intend.")
@click.argument("subject", nargs=-1, required=True, metavar="PERSON|PROCESS")
@click.option("--by", "channel", type=click.Choice(CHANNEL_IDS), metavar="CHANNEL", help=f"How: {', '.join(CHANNEL_IDS)}; all count alike.")
@click.option("--for", "purpose", type=click.Choice(_PURPOSES), metavar="PURPOSE", default=Purpose.STATUS.value, help=_FOR_HELP)
@take_session()
def command(session: Session, *, subject: tuple[str, ...], channel: str | None, purpose: str) -> None:
    """Ask whether to write to somebody or call them now."""
    loaded = session.load()
    meant = pick_subject(loaded.search, " ".join(subject))
    name, verdict = ask_guard(loaded, meant, Purpose(purpose), channel)
    unread = find_unread(loaded.open_context(), meant)
    if session.as_json:
        print_json(describe_verdict(verdict, unread))
    else:
        lines = []
        for place in (problem.place for problem in unread):
            found = read_file(session.root, place.path, LONGEST_FILE)
            rows = found.data.decode("utf-8", "replace").split("\n") if isinstance(found, RawNote) else []
            lines.append((place, rows[place.line - 1].strip() if place.line <= len(rows) else ""))
        print_text(render_verdict(name, verdict, lines, color=wants_color(), width=measure_width()))
    click.get_current_context().exit(int(verdict.verdict != "allow"))
