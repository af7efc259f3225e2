"""Checks about the people one met."""

from __future__ import annotations

from typing import TYPE_CHECKING

from followup_md.check.inspection import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from followup_md.check.inspection import Inspection


def find_nobody_met(inspection: Inspection) -> Iterator[Finding]:
    """The round is over, and the note names nobody.

    Each person who took part gets a thank-you note of their own, so the names are the first thing to write down.

    Fails:

        interviewers:

    Passes:

        interviewers: ["[[Priya Raman]]"]
    """
    for _, item in inspection.held():
        if not item.interview.interviewers:
            hint = 'write who interviewed you: `interviewers: ["[[First Last]]"]`; each one gets a note of thanks'
            yield Finding(item.interview.place("interviewers"), "the round is over, and `interviewers` names nobody", hint)


CHECKS = (find_nobody_met,)
