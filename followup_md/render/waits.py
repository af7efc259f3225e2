"""What is not to be done: where the waiting is theirs, until when and why, so that nobody fills a silence with a call (R1.18)."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from followup_md.render.text import clean
from followup_md.render.view import label_process, list_open
from followup_md.render.when import spell_full

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from followup_md.model import Process, Search, Waiting


class Wait(NamedTuple):
    """One process that waits: `until` the few words for a crowded page (`before Fri 4 Dec`), `why` a clause without full stop."""

    process: str
    company: str
    until: str
    why: str
    requirement: str
    what: str = "nothing to send"

    def say(self) -> tuple[str, ...]:
        """Return the wait as a sentence without full stop, the fullest first."""
        who = f"to {self.company}{' ' * bool(self.until)}{self.until}"
        short, first = self.what.removesuffix(" to send"), self.why.split("; ")[0].split(", ")[0]
        return (f"{self.what} {who}: {self.why}", f"{short} {who}: {self.why}", f"{self.what} {who}: {first}", f"{self.what} {who}")


def find_waits(search: Search) -> tuple[Wait, ...]:
    """Return the processes in which nothing is to be sent now; those that were only applied for come last, as one."""
    waits = [_find_wait(process, search) for process in search.processes]
    applied = [
        label_process(process, search) for process in search.processes if process.state == "applied" and not _has_open(process, search)
    ]
    if applied:
        waits.append(Wait(process="", company=", ".join(applied), until="", why="you applied, they answer", requirement="R1.18"))
    return tuple(wait for wait in waits if wait is not None)


def _find_wait(process: Process, search: Search) -> Wait | None:
    blank = Wait(process=process.id, company=label_process(process, search), until="", why="", requirement="R1.18")
    if process.state == "on-hold" and not (process.waiting and process.waiting.invited):
        since = f" since {spell_full(process.since.date(), search.now)}" if process.since else ""
        return blank._replace(why=f"on hold{since}", requirement="R5.7")
    if process.state == "interviewing":
        return _find_meeting(blank, process, search)
    if process.waiting is None or process.state not in ("waiting", "quiet", "on-hold"):
        return None
    wait = _find_pause(blank, process.waiting, search.now)
    thanks_open = any(action.action == "thank" and action.process == process.id for action in list_open(search))
    return wait._replace(what="no follow-up") if wait and thanks_open else wait


def _find_meeting(blank: Wait, process: Process, search: Search) -> Wait | None:
    planned = [item.interview for item in process.rounds if item.status == "planned"]
    if not planned or _has_open(process, search):
        return None
    day = spell_full(planned[0].start.astimezone(search.now.tzinfo).date(), search.now)
    return blank._replace(until=f"before {day}", why="you meet then")


def _find_pause(blank: Wait, waiting: Waiting, now: datetime) -> Wait | None:
    """Return the wait of a waiting period; None when its follow-up may be sent today."""
    if waiting.next is None:
        return blank._replace(why=_say_never(waiting, now), what="nothing more to send")
    if waiting.next <= now.date():
        return None
    why = "they decide then" if waiting.decision == waiting.next and not waiting.invited else clean(waiting.why)
    requirement = "R1.17" if waiting.invited else "R1.15" if waiting.decision else "R1.14"
    return blank._replace(until=f"before {spell_full(waiting.next, now)}", why=why, requirement=requirement)


def _say_never(waiting: Waiting, now: datetime) -> str:
    if waiting.last_sent is None or waiting.muted:
        return clean(waiting.why)
    return f"you followed up on {spell_full(waiting.last_sent.day, now)}; they will call"


def _has_open(process: Process, search: Search) -> bool:
    return any(action.process == process.id for action in list_open(search))


def find_reopenable(search: Search) -> tuple[str, ...]:
    """Return the companies one withdrew from, when an offer was rescinded and the search is on again (RULES.md 7.4)."""
    if not search.open or all(process.state != "rescinded" for process in search.processes):
        return ()
    return tuple(label_process(process, search) for process in search.processes if process.state == "withdrawn")


def condense_waits(waits: Sequence[Wait]) -> str:
    """Return all waits in one sentence without full stop, for a crowded page: who, and until when."""
    return "nothing to send: " + ", ".join(f"{wait.company}{' ' * bool(wait.until)}{wait.until}" for wait in waits)
