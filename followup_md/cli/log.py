"""`followup-md log`: one line into the log of a note, or the last one out of it again."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from followup_md.cli.record import PlannedLine, finish, on_option, plan_outcome, read_on, split_day
from followup_md.cli.session import SHOW_LINE, Session, print_json, print_text, say_waiting, take_session, wants_color
from followup_md.errors import FollowupError, UsageProblem

if TYPE_CHECKING:
    from collections.abc import Callable

# Events that a round can have before it begins.
_AHEAD = ("prepared", "cancelled", "canceled", "rescheduled")
_EPILOG = (
    "NOTE is a path, the name of a note or words of it, `search`, or a process; of a process it is the last round that had begun, or, for "
    "what is said of a round ahead (prepared, cancelled, rescheduled), the next one. TEXT is what happened, as the log has it: `thanked "
    "Priya by letter`, `heard from Priya decide by 2026-12-04`, `offer written`."
)


@click.command(epilog=_EPILOG)
@click.argument("note", metavar="NOTE")
@click.argument("text", nargs=-1, metavar="[TEXT]...")
@on_option
@click.option("--undo", is_flag=True, help="Take back the last line that this program wrote into that note, if it still stands there.")
@take_session(dry=SHOW_LINE)
def command(session: Session, *, note: str, text: tuple[str, ...], on: str | None, undo: bool) -> None:
    """Record what happened: one line into the log of a note, in its place by date."""
    from followup_md.cli.lookup import pick_note
    from followup_md.parse.log_start import LineStart, read_line_start

    loaded = session.load()
    words = " ".join(" ".join(text).split())
    if undo:
        from followup_md.render.reports import describe_undone, render_undone

        if words or on:
            raise UsageProblem("--undo takes no text and no date", "name the note alone")
        path = pick_note(loaded, session.root, note, loaded.search.now.date())
        undone = take_back(session.root, path, dry=session.dry, tell=say_waiting)
        if session.as_json:
            print_json(describe_undone(path, *undone, dry=session.dry))
        else:
            print_text(render_undone(path, *undone, dry=session.dry, color=wants_color()))
        return
    if not words:
        raise UsageProblem("there is no text to log", 'say what happened, such as `followup-md log harbor "heard from Priya"`')
    typed = split_day(words)
    if typed and on:
        raise UsageProblem(f"the text has a date of its own, and --on says {on!r}", "leave one of the two out")
    line = words if typed else f"{read_on(on, loaded)} {words}"
    line_start = read_line_start(line)
    # Unless the note named says otherwise, such a line is about a round still ahead.
    ahead = (line[line_start.end :] if isinstance(line_start, LineStart) else line).strip().casefold().startswith(_AHEAD)
    path = pick_note(loaded, session.root, note, split_day(line) or loaded.search.now.date(), ahead=ahead)
    finish(session, loaded, plan_outcome(session.root, loaded, (PlannedLine(path, line),)))


def take_back(root: str, path: str, *, dry: bool, tell: Callable[[], None] | None = None) -> tuple[list[str], list[str]]:
    """Undo the last write into a note; return the lines removed and those restored. FollowupError when the note has changed."""
    from difflib import SequenceMatcher

    from followup_md.vault.journal import forget_change, recall_change, revert_change, update_file
    from followup_md.vault.lock import lock_vault

    with lock_vault(root, tell):
        entry = recall_change(root, path)
        if entry is None:
            raise FollowupError(f"nothing to take back in {path}", "only what this program wrote, and still remembers, can be taken back")

        def change(data: bytes) -> bytes:
            restored = revert_change(data, entry)
            if restored is None:
                last = next((line.strip() for line in reversed(entry.inserted.splitlines()) if line.strip()), "")
                raise FollowupError(f"{path} no longer holds what was written there: {last}", "change the line by hand")
            return data if dry else restored

        update_file(root, path, change)
        if not dry:
            forget_change(root, entry)
    added, before = entry.inserted.splitlines(), entry.removed.splitlines()
    gone: list[str] = []
    restored: list[str] = []
    # Between two replaced lines there may be untouched ones.
    for what, begin, end, other_begin, other_end in SequenceMatcher(None, added, before, autojunk=False).get_opcodes():
        if what != "equal":
            gone += (line for line in added[begin:end] if line.strip())
            restored += (line for line in before[other_begin:other_end] if line.strip())
    return gone, restored
