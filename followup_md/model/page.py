"""Ticks of the generated page, and those that could not be recorded."""

from datetime import date
from typing import NamedTuple


class Tick(NamedTuple):
    """A task of the page whose box is not empty: `mark` is what stands in it, `id` the action's, `day` when it was done, if it says so."""

    mark: str
    id: str | None
    day: date | None
    line: int
    text: str


class Unrecorded(NamedTuple):
    """A tick that stays on the page, and why it could not be recorded."""

    tick: Tick
    reason: str
