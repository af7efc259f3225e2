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
            waits.append(wait._replace(what=NO_FOLLOW_UP) if wait and any(map(_is_other_letter, still)) else wait)
    applied = [process.id for process in search.processes if process.state == "applied" and process.id not in kinds]
    if applied:
        company = ", ".join(labels[key] for key in applied)
        why, first = "you applied, they answer", "you applied"
        waits.append(Wait(process="", company=company, until="", why=why, first=first, requirement="R1.18"))
    return tuple(wait for wait in waits if wait is not None)


def _is_other_letter(spec: ActionSpec) -> bool:
    """Say whether "nothing to send" would be wrong while this is open: then it is only the question how it stands that waits."""
    return bool(spec.drafts) and not spec.is_follow_up and not spec.is_invitation


def _find_wait(blank: Wait, process: Process, now: datetime, *, idle: bool) -> Wait | None:
    if process.state == "on-hold" and not (process.waiting and process.waiting.invited):
        since = f" since {spell_full(process.since.date(), now)}" if process.since else ""
        return blank._replace(why=f"on hold{since}", first=f"on hold{since}", requirement="R5.7")
    if process.state == "interviewing":
        return _find_meeting(blank, process, now) if idle else None
    if process.waiting is None or process.state not in WAITING:
        return None
    # What day it is, is said where the company is (rules.md 7.1).
    there = now.astimezone(process.rounds[-1].interview.end.tzinfo) if process.rounds else now
    return _find_pause(blank, process.waiting, now, there.date())


def _find_meeting(blank: Wait, process: Process, now: datetime) -> Wait | None:
    planned = [item.interview for item in process.rounds if item.status == "planned"]
    if not planned:
        return None
    day = spell_full(planned[0].start.astimezone(now.tzinfo).date(), now)
    return blank._replace(until=f"before {day}", why="you meet then", first="you meet then")


def _find_pause(blank: Wait, waiting: Waiting, now: datetime, today: date) -> Wait | None:
    """Return the wait of a waiting period; None when its follow-up may be sent `today`."""
    if waiting.next is None:
        return _give_reason(blank, waiting, now)._replace(what=NOTHING_MORE)
    if waiting.next <= today:
        return None
    requirement = "R1.17" if waiting.invited else "R1.15" if waiting.decision else "R1.14"
    wait = blank._replace(until=f"before {spell_full(waiting.next, now)}", requirement=requirement)
    if waiting.decision == waiting.next and not waiting.invited:
        return wait._replace(why="they decide then", first="they decide then")
    return wait._replace(why=say_reason(waiting.why), first=say_reason_briefly(waiting.why))


def _give_reason(blank: Wait, waiting: Waiting, now: datetime) -> Wait:
    """Return the wait that no day ends, with its reason."""
    if waiting.last_sent is None or waiting.muted:
        return blank._replace(why=say_reason(waiting.why), first=say_reason_briefly(waiting.why))
    sent = f"you followed up on {spell_full(waiting.last_sent.day, now)}"
    return blank._replace(why=f"{sent}; they will call", first=sent)


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
