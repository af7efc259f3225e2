"""`followup-md log NOTE --undo`."""

from __future__ import annotations

from followup_md.cli.acts import say_waiting
from followup_md.cli.options import print_json, print_text, wants_color


def take_back(root: str, path: str, *, dry: bool, as_json: bool) -> None:
    """Take back what this program last wrote into a note, and show it."""
    from followup_md.app.undoing import take_back as restore
    from followup_md.render.written import describe_undone, render_undone

    undone = restore(root, path, dry=dry, tell=say_waiting)
    if as_json:
        print_json(describe_undone(path, *undone, dry=dry))
    else:
        print_text(render_undone(path, *undone, dry=dry, color=wants_color()))
