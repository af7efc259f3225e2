"""What is not to be done: where the waiting is theirs, until when and why, so that nobody fills a silence with a call (R1.18)."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from followup_md.render.text import clean
from followup_md.render.view import list_open
from followup_md.render.when import spell_full

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from followup_md.model import Process, Search, Waiting

TO_THEM = frozenset({"thank", "follow-up", "follow-up-invited"})


class Wait(NamedTuple):
    """One process that waits: `until` the few words for a crowded page (`before Fri 4 Dec`), `why` a clause without full stop."""

    company: str
    until: str
    why: str
    requirement: str
    what: str = "nothing to send"

    def __str__(self) -> str:
        """Return the wait as a sentence without full stop."""
        return f"{self.what} to {self.company}{' ' * bool(self.until)}{self.until}: {self.why}"


def find_waits(search: Search) -> tuple[Wait, ...]:
    """Return the processes in which nothing is to be sent now; those that were only applied for come last, as one."""
    waits = [_find_wait(process, search) for process in search.processes]
    applied = [clean(process.company) for process in search.processes if process.state == "applied" and not _has_open(process, search)]
    if applied:
        waits.append(Wait(company=", ".join(applied), until="", why="you applied, they answer", requirement="R1.18"))
    return tuple(wait for wait in waits if wait is not None)


def _find_wait(process: Process, search: Search) -> Wait | None:
    if process.state == "on-hold":
        since = f" since {spell_full(process.since.date(), search.now)}" if process.since else ""
        return Wait(company=clean(process.company), until="", why=f"on hold{since}", requirement="R5.7")
    if process.state == "interviewing":
        return _find_meeting(process, search)
    if process.waiting is None or process.state not in ("waiting", "quiet"):
        return None
    wait = _find_pause(process.waiting, clean(process.company), search.now)
    thanks_open = any(action.action == "thank" and action.process == process.id for action in list_open(search))
    return wait._replace(what=wait.what.replace("nothing", "no follow-up").removesuffix(" to send")) if wait and thanks_open else wait


def _find_meeting(process: Process, search: Search) -> Wait | None:
    planned = [item.interview for item in process.rounds if item.status == "planned"]
    if not planned or _has_open(process, search):
        return None
    day = spell_full(planned[0].start.astimezone(search.now.tzinfo).date(), search.now)
    return Wait(company=clean(process.company), until=f"before {day}", why="you meet then", requirement="R1.18")


def _find_pause(waiting: Waiting, company: str, now: datetime) -> Wait | None:
    """Return the wait of a waiting period; None when its follow-up may be sent today."""
    if waiting.next is None:
        return Wait(company=company, until="", why=_say_never(waiting, now), requirement="R1.18", what="nothing more to send")
    if waiting.next <= now.date():
        return None
    why = "they decide then" if waiting.decision == waiting.next and not waiting.invited else clean(waiting.why)
    requirement = "R1.17" if waiting.invited else "R1.15" if waiting.decision else "R1.14"
    return Wait(company=company, until=f"before {spell_full(waiting.next, now)}", why=why, requirement=requirement)


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
    return tuple(clean(process.company) for process in search.processes if process.state == "withdrawn")


def list_covered(search: Search, waits: Sequence[Wait]) -> frozenset[str]:
    """Return the ids of the follow-ups still to come that a wait already tells about (R1.15): they need no line of their own."""
    waiting = {wait.company for wait in waits if wait.until}
    companies = {process.id for process in search.processes if clean(process.company) in waiting}
    return frozenset(
        action.id for action in list_open(search) if action.action in TO_THEM and action.action != "thank" and action.process in companies
    )
