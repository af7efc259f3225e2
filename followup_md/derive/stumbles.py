"""The questions that went badly and have not gone well since: they come back before the next interview, of any company (R3.5)."""

from collections.abc import Iterable
from typing import NamedTuple

from followup_md.model import Interview, Process, Question


class Stumble(NamedTuple):
    """A question with the latest interview in which it was asked, and the latest better answer to it."""

    question: Question
    interview: Interview
    better: str | None


def find_open_stumbles(processes: Iterable[Process]) -> tuple[Stumble, ...]:
    """Return the open stumbles of all held rounds, the latest first; a question is the same in any case of letters."""
    held = [item.interview for process in processes for item in process.rounds if item.status == "held"]
    latest: dict[str, Stumble] = {}
    for interview in sorted(held, key=lambda interview: (interview.start, interview.path)):
        for question in interview.questions:
            key = " ".join(question.text.casefold().split()).rstrip("?")
            known = latest.pop(key, None)
            latest[key] = Stumble(question, interview, question.better or (known and known.better))
    return tuple(stumble for stumble in reversed(latest.values()) if stumble.question.stumble)
