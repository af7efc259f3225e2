"""What is not to be done: where the waiting is theirs, until when and why, so that nobody fills a silence with a call (R1.18)."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from followup_md.model import WAITING
from followup_md.model.actions import WITHDRAW
from followup_md.render.view import label_processes, list_open
from followup_md.render.when import spell_full
from followup_md.words import say_reason, say_reason_briefly

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, datetime

    from followup_md.model import Process, Search, Waiting
    from followup_md.model.actions import ActionSpec


class Held(NamedTuple):
    """What is not to be sent, in full and in the fewest words."""

    full: str
    brief: str


NOTHING, NOTHING_MORE = Held("nothing to send", "nothing"), Held("nothing more to send", "nothing more")
NO_FOLLOW_UP = Held("no follow-up", "no follow-up")


class Wait(NamedTuple):
    """One process that waits: `until` the few words for a crowded page (`before Fri 4 Dec`), `why` a clause without full stop.

    `first` is the part of that clause which stands alone where there is little room.
    """

    process: str
    company: str
    until: str
    why: str
    first: str
    requirement: str
    what: Held = NOTHING

    def say(self) -> tuple[str, ...]:
        """Return the wait as a sentence without full stop, the fullest first."""
        who = f"to {self.company}{' ' * bool(self.until)}{self.until}"
        full, brief = f"{self.what.full} {who}", f"{self.what.brief} {who}"
        return (f"{full}: {self.why}", f"{brief}: {self.why}", f"{full}: {self.first}", full)


def find_waits(search: Search, *, whole: bool = False) -> tuple[Wait, ...]:
    """Return the processes in which nothing is to be sent now; those that were only applied for come last, as one.

    Their names are short unless `whole`.
    """
    labels = label_processes(search, whole=whole)
    kinds: dict[str | None, list[ActionSpec]] = {}
    for action in list_open(search):
        kinds.setdefault(action.process, []).append(action.spec)
    waits = []
    for process in search.processes:
        blank = Wait(process=process.id, company=labels[process.id], until="", why="", first="", requirement="R1.18")
        # Where one is to withdraw, that letter is what is to be sent.
        still = kinds.get(process.id, ())
        if WITHDRAW not in still:
            wait = _find_wait(blank, process, search.now, idle=not still)
            # "Nothing to send" would be wrong while another letter is open: then only the question how it stands waits.
            another = any(spec.drafts and not spec.is_follow_up and not spec.is_invitation for spec in still)
            waits.append(wait._replace(what=NO_FOLLOW_UP) if wait and another else wait)
    applied = [process.id for process in search.processes if process.state == "applied" and process.id not in kinds]
    if applied:
        company = ", ".join(labels[key] for key in applied)
        why, first = "you applied, they answer", "you applied"
        waits.append(Wait(process="", company=company, until="", why=why, first=first, requirement="R1.18"))
    return tuple(wait for wait in waits if wait is not None)


def _find_wait(blank: Wait, process: Process, now: datetime, *, idle: bool) -> Wait | None:
    """Return what one waits for in a process, until the next round only where it is `idle`; None where something may be sent today."""
    waiting = process.waiting
    if process.state == "on-hold" and not (waiting and waiting.invited):
        held = "on hold" + (f" since {spell_full(process.since.date(), now)}" if process.since else "")
        return blank._replace(why=held, first=held, requirement="R5.7")
    if process.state == "interviewing":
        starts = (item.interview.start for item in process.rounds if item.status == "planned")
        start = next(starts, None) if idle else None
        if start is None:
            return None
        until = f"before {spell_full(start.astimezone(now.tzinfo).date(), now)}"
        return blank._replace(until=until, why="you meet then", first="you meet then")
    if waiting is None or process.state not in WAITING:
        return None
    # What day it is, is said where the company is (rules.md 7.1).
    there = now.astimezone(process.rounds[-1].interview.end.tzinfo) if process.rounds else now
    return _find_pause(blank, waiting, now, there.date())


def _find_pause(blank: Wait, waiting: Waiting, now: datetime, today: date) -> Wait | None:
    """Return the wait of a waiting period; None when its follow-up may be sent `today`."""
    wait = blank._replace(why=say_reason(waiting.why), first=say_reason_briefly(waiting.why))
    if waiting.next is None:
        # No day ends it.
        if waiting.last_sent is not None and not waiting.muted:
            sent = f"you followed up on {spell_full(waiting.last_sent.day, now)}"
            wait = wait._replace(why=f"{sent}; they will call", first=sent)
        return wait._replace(what=NOTHING_MORE)
    if waiting.next <= today:
        return None
    requirement = "R1.17" if waiting.invited else "R1.15" if waiting.decision else "R1.14"
    if waiting.decision == waiting.next and not waiting.invited:
        wait = wait._replace(why="they decide then", first="they decide then")
    return wait._replace(until=f"before {spell_full(waiting.next, now)}", requirement=requirement)


def find_reopenable(search: Search, *, whole: bool = False) -> tuple[str, ...]:
    """Return the companies one withdrew from, when an offer was rescinded and the search is on again (rules.md 7.4)."""
    if not search.open or all(process.state != "rescinded" for process in search.processes):
        return ()
    labels = label_processes(search, whole=whole)
    return tuple(labels[process.id] for process in search.processes if process.state == "withdrawn")


def condense_waits(waits: Sequence[Wait]) -> tuple[tuple[str, str], ...]:
    """Return all waits in a few sentences without full stop, each with its requirement, for a crowded page: who, and until when.

    First those who wait for the follow-up alone, then those to whom nothing is to be sent; whoever waits for one day stands together.
    """
    groups: dict[bool, dict[str, list[Wait]]] = {}
    for wait in sorted(waits, key=lambda wait: wait.what != NO_FOLLOW_UP):
        groups.setdefault(wait.what == NO_FOLLOW_UP, {}).setdefault(wait.until, []).append(wait)
    said = []
    for asking, days in groups.items():
        what = NO_FOLLOW_UP if asking else NOTHING
        # Who waits for no day stands last, where it is not read as theirs.
        ordered = sorted(days.items(), key=lambda pair: not pair[0])
        parts = [f"{', '.join(wait.company for wait in members)}{' ' * bool(until)}{until}" for until, members in ordered]
        said.append((f"{what.full}{' yet' * all(days)}: {'; '.join(parts)}", next(iter(days.values()))[0].requirement))
    return tuple(said)
