"""How long they took to answer after a round."""

from followup_md.derive.context import Context
from followup_md.derive.figures.processes import UNSETTLED
from followup_md.derive.figures.rounds import began_in, find_hiring
from followup_md.model import Event, Process, Round
from followup_md.model.figures import Answers, Period, Share

_OUTCOMES = frozenset({"offer-spoken", "offer-written", "rejected", "closed", "on-hold"})


def count_answers(context: Context, period: Period) -> Answers:
    """Calendar days from the end of a round to their answer: median, shortest and longest, and of how many rounds held.

    An answer is `offer spoken`, `offer written`, `rejected`, `closed` or `on hold`; where a later round of the process follows, also the
    first `heard from` before it, which called you there. News that names another day (`decide by`, `write again on`) or asks for silence
    is none. Rounds about a post only, each with the answer that came before the next one. Still open: the last round held of a process
    that nobody has ended. The rest you left before they answered, or the log does not say when they called you.
    """
    found: list[int] = []
    total = waiting = 0
    for process in context.processes:
        rounds = list(find_hiring(process))
        for place, item in enumerate(rounds):
            if item.status != "held" or not began_in(item, period):
                continue
            total += 1
            later = rounds[place + 1 :]
            answer = _find_answer(process, item, later)
            if answer is not None:
                found.append((answer.day - item.interview.end.astimezone(context.now.tzinfo).date()).days)
            elif process.state in UNSETTLED and not any(other.status == "held" for other in later):
                waiting += 1
    return Answers(tuple(sorted(found)), Share(len(found), total, waiting))


def _find_answer(process: Process, item: Round, later: list[Round]) -> Event | None:
    """Return the answer after a round: before the next one that was not called off begins, if there is one."""
    following = next((other.interview.start for other in later if other.ended_by is None), None)
    between = (event for event in process.events if event.at >= item.interview.end and (following is None or event.at < following))
    for event in between:
        postponed = event.decide_by is not None or event.write_again is not None
        called = event.kind == "heard" and not (postponed or event.no_follow_ups or event.no_contact)
        if event.kind in _OUTCOMES or (later and called):
            return event
    return None
