"""Checks by name: the manual page of each, and which are reported."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from followup_md.problem import CHECKS, SUBJECTS

if TYPE_CHECKING:
    from collections.abc import Collection

    from followup_md.problem import CheckSpec

NAMES = (*SUBJECTS, *CHECKS)


def read_page(check: CheckSpec) -> str:
    """Return the page of a check: Markdown, first one sentence, then why, then examples below `Fails:` and `Passes:`."""
    from importlib.resources import files  # for `explain` and SARIF alone

    return (files(__package__) / "pages" / f"{check.id}.md").read_text(encoding="utf-8")


class Choice(NamedTuple):
    """The ids and subjects that are reported (none: all), and of these those that are not; an id outdoes its subject."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()

    def allows(self, check: str) -> bool:
        """Say whether the check of that id is reported."""
        subject = CHECKS[check].subject
        by_subject = subject not in self.ignore and (not self.select or subject in self.select)
        return check not in self.ignore and (check in self.select or by_subject)


def apply_options(chosen: Choice, select: Collection[str], ignore: Collection[str]) -> Choice:
    """Return the choice of `followup.toml` as the command line changes it: `--select` replaces all of it, `--ignore` adds to it."""
    if select:
        return Choice(tuple(select), tuple(ignore))
    return chosen._replace(ignore=(*chosen.ignore, *ignore))
