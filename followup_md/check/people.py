"""Checks about people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from followup_md.problem import Place, report

if TYPE_CHECKING:
    from collections.abc import Iterator

    from followup_md.model import Search
    from followup_md.problem import Problem


def find_nobody_met(search: Search) -> Iterator[Problem]:
    """Find held rounds whose note names nobody: each person met gets a note of thanks (R1.2).

    Fails: `interviewers:` empty once the round is over. Passes: the same before its end, or `interviewers: ["[[Priya Raman]]"]`.
    """
    for process in search.processes:
        for item in process.rounds:
            if item.status == "held" and not item.interview.interviewers:
                hint = 'write who interviewed you: `interviewers: ["[[First Last]]"]`; each one gets a note of thanks'
                yield report("nobody-met", Place(item.interview.path), "the round is over, and `interviewers` names nobody", hint)
