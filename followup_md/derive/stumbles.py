"""Questions that went badly; those that have not gone well since come back before the next interview, of any company (R3.5)."""

from collections.abc import Iterable
from typing import NamedTuple

from followup_md.model import Interview, Process, Question
from followup_md.model.practice import fold_question


class Stumble(NamedTuple):
    """A question with the latest interview in which it was asked, the latest better answer to it, and all rounds that asked it."""

    question: Question
    interview: Interview
    better: str | None
    rounds: tuple[Interview, ...] = ()


def find_open_stumbles(processes: Iterable[Process]) -> tuple[Stumble, ...]:
    """Return the open stumbles of all held rounds, the latest first; a question is the same in any case of letters."""
    return tuple(stumble for stumble in find_stumbles(processes) if stumble.question.stumble)


def find_stumbles(processes: Iterable[Process]) -> tuple[Stumble, ...]:
    """Return every question that went badly in a held round, though it went well since, the latest first."""
    held = [item.interview for process in processes for item in process.rounds if item.status == "held"]
    latest: dict[str, Stumble] = {}
    bad: set[str] = set()
    for interview in sorted(held, key=lambda interview: (interview.start, interview.path)):
        for question in interview.questions:
            key = fold_question(question.text)
            known = latest.pop(key, Stumble(question, interview, None))
            latest[key] = Stumble(question, interview, question.better or known.better, (*known.rounds, interview))
            if question.stumble:
                bad.add(key)
    return tuple(stumble for key, stumble in reversed(latest.items()) if key in bad)
