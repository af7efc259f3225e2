"""Problems: what is wrong with a note, where it stands, and what to do about it."""

from enum import StrEnum
from typing import NamedTuple


class Level(StrEnum):
    """How bad a problem is (RULES.md section 4): data unusable, a rule unmet, or advice."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class Place(NamedTuple):
    """One position in a file of the vault; `path` is relative with `/`, lines and columns count from 1."""

    path: str
    line: int = 1
    column: int = 1


class Problem(NamedTuple):
    """One finding: `message` is lower case without full stop and quotes the value; `hint` says what to do."""

    place: Place
    level: Level
    check: str
    message: str
    hint: str
    requirement: str | None = None


_E, _W, _I = Level.ERROR, Level.WARNING, Level.INFO
# What can be found so far: check id -> its level and its requirement (RULES.md section 4).
CHECKS: dict[str, tuple[Level, str | None]] = {
    "unreadable-note": (_E, None),
    "bad-front-matter": (_E, None),
    "duplicate-key": (_E, None),
    "conflict-copy": (_W, None),
    "conflict-marks": (_E, None),
    "note-outside": (_W, "R0.1"),
    "missing-company": (_E, "R1.10"),
    "missing-role": (_W, "R1.6"),
    "missing-date": (_E, "R1.8"),
    "missing-end": (_I, "R1.8"),
    "bad-date": (_E, "R1.8"),
    "bad-value": (_E, None),
    "vague-date": (_W, "R1.15"),
    "decision-before-interview": (_E, "R1.15"),
    "decision-differs": (_W, "R1.15"),
    "end-before-start": (_E, "R1.8"),
    "unknown-zone": (_E, "R1.8"),
    "skipped-local-time": (_E, "R1.8"),
    "repeated-local-time": (_W, "R1.8"),
    "unknown-field": (_W, None),
    "unknown-section": (_W, None),
    "log-misplaced": (_E, None),
    "unknown-event": (_E, None),
    "not-happened-yet": (_I, None),
    "rating-range": (_E, "R3.1"),
    "no-offer-yet": (_W, "R5.8"),
    "nobody-met": (_E, "R1.2"),
    "ambiguous-person": (_E, "R1.2"),
    "broken-link": (_W, None),
    "id-clash": (_E, None),
    "config-unreadable": (_E, None),
    "config-unknown-key": (_W, None),
    "config-bad-value": (_E, None),
    "holidays-missing": (_W, "R1.14"),
}


def report(check: str, place: Place, message: str, hint: str) -> Problem:
    """Build the problem of one of the CHECKS, its level and requirement looked up by its id."""
    level, requirement = CHECKS[check]
    return Problem(place=place, level=level, check=check, message=message, hint=hint, requirement=requirement)
