"""Errors that end a command: each has its message and exit code, and is caught in one place, `cli`."""

from collections.abc import Iterable


class FollowupError(Exception):
    """An error shown to the user in one sentence, with what to do next; exit code 1 (format.md section 8)."""

    exit_code = 1
    # Printed below the hint, each whole: what is to be pasted must not be broken.
    lines: tuple[str, ...] = ()

    def __init__(self, message: str, hint: str = "") -> None:
        """Keep the message and, separately, the hint."""
        super().__init__(message)
        self.message = message
        self.hint = hint


class UsageProblem(FollowupError):
    """A usage error, or no vault; exit code 2."""

    exit_code = 2


class SystemFailure(FollowupError):
    """A failure of the machine (disk, permission) that leaves nothing half-written; exit code 3."""

    exit_code = 3


def say_meant(names: Iterable[str]) -> str:
    """Return a question asking whether one of `names` was meant; empty if there are none."""
    listed = " or ".join(f"`{name}`" for name in names)
    return f"did you mean {listed}?" if listed else ""
