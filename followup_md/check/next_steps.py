"""Next steps: when they decide, and what one promised to send."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from followup_md.check.inspection import Finding
from followup_md.dates import spell_day
from followup_md.model import ENDED, STOPPED
from followup_md.model.hiring import NO_HIRING
from followup_md.problem import BAD_DATE, DECISION_BEFORE_INTERVIEW, VAGUE_DATE
from followup_md.prose.promises import find_unkept

if TYPE_CHECKING:
    from collections.abc import Iterator

    from followup_md.check.inspection import Inspection

# A day that was typed and did not read is reported already.
_UNREAD = (BAD_DATE, VAGUE_DATE, DECISION_BEFORE_INTERVIEW)
_SEND_AFTER = timedelta(days=4)
_OVER_OR_STOPPED = ENDED | STOPPED


def find_no_next_step(inspection: Inspection) -> Iterator[Finding]:
    """The note does not say when they decide."""
    unread = {problem.place.path for problem in inspection.read(*_UNREAD)}
    for process in inspection.search.processes:
        last, waiting = process.rounds[-1] if process.rounds else None, process.waiting
        if last is None or last.status != "held" or last.interview.path in unread or last.interview.kind in NO_HIRING:
            continue
        if process.state != "waiting" or waiting is None or waiting.muted or waiting.sent:
            continue
        interview = last.interview
        since = (event for event in process.events if event.kind == "heard" and event.at >= interview.start)
        known = interview.decision_date or interview.said_date or interview.told_no_date
        if known or any(event.decide_by or event.write_again for event in since) or not inspection.is_recap_over(interview):
            continue
        place = interview.place("decision_date") if "decision_date" in interview.fields else interview.heading("next steps")
        hint = "write `decision_date: DATE`, or `- they said: no date` under `## Next steps`"
        yield Finding(place, f'when does "{process.company}" decide? The note does not say', hint)


def find_promise_open(inspection: Inspection) -> Iterator[Finding]:
    """You promised something, and it is not sent."""
    for process, item in inspection.held():
        if not item.interview.promises or process.state in _OVER_OR_STOPPED:
            continue
        held, today = item.interview.end.date(), inspection.today(process)
        for promise in find_unkept(item):
            if today > (promise.by or held + _SEND_AFTER):
                name = inspection.person(item.met[0]).name if item.met else "NAME"
                when = f"by {spell_day(promise.by)}" if promise.by else f"on {spell_day(held)}"
                hint = f"send it, that is not pestering; then log {inspection.spell_log(f'sent [[{name}]]: {promise.text}')}"
                yield Finding(promise.place, f'you promised "{promise.text}" {when}, and nothing says that it was sent', hint)
