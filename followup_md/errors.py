"""The errors that end a command: each owns its words and its exit code, and is caught once, in `cli`."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


class FollowupError(Exception):
    """An error that the person is told in one sentence, with what to do next; exit code 1 (format.md section 8)."""

    exit_code = 1

    def __init__(self, message: str, hint: str = "") -> None:
        """Keep what went wrong and, apart from it, what to do about it."""
        super().__init__(message)
        self.message = message
        self.hint = hint


class UsageProblem(FollowupError):
    """Wrong use, or no vault; exit code 2."""

    exit_code = 2


class SystemFailure(FollowupError):
    """The machine failed (disk, permission), with nothing half-written; exit code 3."""

    exit_code = 3


def say_meant(names: Iterable[str]) -> str:
    """Return the question whether one of `names` was meant; empty where there is none."""
    listed = " or ".join(f"`{name}`" for name in names)
    return f"did you mean {listed}?" if listed else ""
