"""`followup-md check --fix`: shows each line, asks, and writes what was taken."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from followup_md.cli.acts import say_waiting
from followup_md.cli.lookup import is_asked
from followup_md.cli.options import print_text, wants_color
from followup_md.render.fixes import render_fix, say_fixes

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from followup_md.app import Loaded
    from followup_md.app.fixing import Mending
    from followup_md.app.reading import Notes
    from followup_md.model.fix import Fix
    from followup_md.problem import Problem

    Look = Callable[[Notes], Sequence[Problem]]

_QUESTION = "Write it? (y)es, (n)o, (a)ll, (q)uit"


class _Asker:
    """Shows each line and asks once for it; after `all` or `quit` no more."""

    def __init__(self) -> None:
        """Begin by asking."""
        self.has_asked = False
        self._answer = ""

    def __call__(self, fix: Fix) -> bool:
        """Say whether the line is to be written."""
        if self._answer == "q":
            return False
        click.echo(render_fix(fix, color=wants_color()), nl=False, err=True)
        if self._answer != "a":
            self.has_asked = True
            choice = click.Choice(("y", "n", "a", "q"), case_sensitive=False)
            self._answer = click.prompt(_QUESTION, type=choice, show_choices=False, err=True)
        return self._answer in ("y", "a")


def mend(  # noqa: PLR0913 - what `check` was asked, and how
    root: str, loaded: Loaded, problems: Sequence[Problem], look: Look, *, yes: bool, dry: bool, as_json: bool
) -> tuple[Mending, bool]:
    """Mend what can be, show it unless JSON is wanted, and return it with whether it was written.

    It is with `yes`, and on a terminal as answered; else it is only shown.
    """
    from followup_md.app.fixing import plan_fixes, write_fixes

    asker = None if yes or dry or as_json or not is_asked() else _Asker()
    mending = plan_fixes(root, loaded, problems, look, asker or (lambda _: True))
    written = bool(mending.fixes) and not dry and (yes or asker is not None)
    if written and not write_fixes(root, mending, say_waiting):
        click.echo("`log --undo` cannot take all of this back: it could not be remembered", err=True)
    if not as_json:
        shown = "" if asker else "".join(f"{render_fix(fix, color=wants_color())}\n" for fix in mending.fixes)
        print_text(f"{shown}{say_fixes(mending.fixes, written=written, dry=dry, asked=asker is not None and asker.has_asked)}\n")
    return mending, written
