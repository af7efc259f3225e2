"""Runs the program as a process whose clock stands still: `python stopped_clock.py TIME ARGUMENT...`, for what takes no `--now`."""

from __future__ import annotations

import sys

from followup_md.cli import main, session
from followup_md.cli.session import read_clock

if __name__ == "__main__":
    moment, *arguments = sys.argv[1:]
    setattr(session, "read_clock", lambda _: read_clock(moment))  # noqa: B010 - mypy takes an assignment for a mistake
    main(arguments)
