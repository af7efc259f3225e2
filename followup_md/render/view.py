"""The view, which every page shows of a search: its open actions in a block for each round, in it a line for each kind of action."""

from __future__ import annotations

from collections import Counter
from datetime import datetime, timedelta
from math import inf
from typing import TYPE_CHECKING, NamedTuple

from followup_md.dates import has_passed, limit_instant, zone_of
from followup_md.model.actions import BY_ID, KEEP_LOOKING, WITHDRAW
from followup_md.model.hiring import name_post
from followup_md.render.text import clean, cut

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from followup_md.model import Action, Interview, Search, Urgency
    from followup_md.model.actions import ActionSpec

RANKS: Mapping[Urgency, int] = {"overdue": 0, "due": 1, "upcoming": 2, "blocked": 3}
FRESH = timedelta(days=7)
LABEL_CELLS = 32


class Line(NamedTuple):
    """The open actions of one kind in a block: `main` of the kind itself, `folded` of those that prepare it; one of them may be empty.

    What only prepares another shares its line (format.md section 8, `status`).
    """

    kind: str
    main: tuple[Action, ...]
    folded: tuple[Action, ...]
    urgency: Urgency

    @property
    def lead(self) -> Action:
        """The action whose due date and requirement stand for the line."""
        return (self.main or self.folded)[0]

    @property
    def spec(self) -> ActionSpec:
        """The row of the table of actions that the line is of."""
        return BY_ID[self.kind]


class Block(NamedTuple):
    """The lines of one round, or of all old rounds of a process (`interview` is then None). `names` are how its people are called.

    `offered` says that an offer stands, which no page tells in passing.
    """

    process: str | None
    label: str
    company: str
    role: str | None
    interview: Interview | None
    lines: tuple[Line, ...]
    names: Mapping[str, str]
    urgency: Urgency
    doubtful: bool
    offered: bool = False


def label_processes(search: Search, *, whole: bool = False) -> dict[str, str]:
    """Return what each process is called, by id: its company, with the role where the company has several; short unless `whole`."""
    several = Counter(process.company for process in search.processes)
    labels = {}
    for process in search.processes:
        with_role = several[process.company] > 1
        label = clean(name_post(process.company, process.role if with_role else None))
        labels[process.id] = label if whole else cut(label, LABEL_CELLS)
    return labels


def list_open(search: Search) -> tuple[Action, ...]:
    """Return the open actions in the order of display."""
    return tuple(action for action in search.actions if action.status == "open")


def group_open(search: Search) -> dict[str | None, list[Action]]:
    """Return the open actions of each process by its id, each in the order of display; those of none under None."""
    groups: dict[str | None, list[Action]] = {}
    for action in list_open(search):
        groups.setdefault(action.process, []).append(action)
    return groups


def build_blocks(search: Search, *, by_round: bool = False) -> tuple[Block, ...]:
    """Return the open actions but keep-looking in blocks: overdue first, then due, then the rest, invitations last.

    A round that ended over a week ago shares the block of its process, unless `by_round`.
    """
    now = search.now
    rounds = {
        item.slug: item
        for item in search.vault.interviews
        # So long may thanks be sent: until the seventh day has ended where it took place.
        if by_round or not has_passed(item.end.date() + FRESH, now, zone_of(item.end))
    }
    processes, labels = {process.id: process for process in search.processes}, label_processes(search)
    groups: dict[tuple[str | None, str | None], list[Action]] = {}
    for action in list_open(search):
        if action.spec is not KEEP_LOOKING:
            slug = action.interview if action.interview in rounds else None
            groups.setdefault((action.process, slug), []).append(action)
    blocks = []
    for (key, slug), actions in groups.items():
        process, interview = processes.get(key or ""), rounds.get(slug or "")
        source = process or interview
        company = source.company if source else "Search"
        blocks.append(
            Block(
                process=key if process else None,
                label=labels.get(key or "", cut(clean(company), LABEL_CELLS)),
                company=company,
                role=source.role if source else None,
                interview=interview,
                lines=_build_lines(actions, now),
                names=shorten_names(actions, search),
                urgency=find_urgency(actions, now),
                doubtful=any(action.doubtful for action in actions),
                offered=process is not None and process.state.startswith("offer"),
            )
        )
    # By urgency, then by the first due date; invitations stand last in a block and among blocks, since none is a duty.
    return tuple(
        sorted(
            blocks,
            key=lambda block: (
                min(RANKS[block.urgency], RANKS["upcoming"]),
                is_invitation(block),
                _count_seconds(block.lines[0].lead.due, now),
            ),
        )
    )


def is_invitation(block: Block) -> bool:
    """Say whether a block asks for nothing that has to be done."""
    return all(line.spec.is_invitation for line in block.lines)


def _build_lines(actions: Sequence[Action], now: datetime) -> tuple[Line, ...]:
    """Return the lines of a block: what leads a line gives it its place; who is to withdraw has nothing else to ask there."""
    kinds: dict[str, list[Action]] = {}
    for action in actions:
        kinds.setdefault(action.spec.folds_into or action.action, []).append(action)
    lines = []
    for kind, members in kinds.items():
        main = tuple(action for action in members if action.action == kind)
        folded = tuple(action for action in members if action.action != kind)
        # As urgent as what the line is about, whose date it shows; where all of that is blocked, what prepares it presses.
        urgency = find_urgency([action for action in main if judge(action, now) != "blocked"] or main or folded, now)
        if urgency == "blocked" and folded:
            before = find_urgency(folded, now)
            urgency = "due" if before == "overdue" else before
        lines.append(Line(kind=kind, main=main, folded=folded, urgency=urgency))
    return tuple(sorted(lines, key=lambda line: (line.spec is not WITHDRAW, line.spec.is_invitation, actions.index(line.lead))))


def find_urgency(actions: Iterable[Action], now: datetime) -> Urgency:
    """Return the most urgent state among `actions`; what is blocked past its time is as late as the rest."""
    return min((judge(action, now) for action in actions), key=RANKS.__getitem__)


def judge(action: Action, now: datetime) -> Urgency:
    """Return how urgent an action looks to the reader: its state; `overdue` where it is blocked and late; an invitation never presses."""
    if action.spec.is_invitation and action.urgency == "due":
        return "upcoming"
    late = action.overdue_at is not None and action.overdue_at <= now and find_snooze(action, now) is None
    return "overdue" if action.urgency == "blocked" and late else action.urgency


def rank_action(action: Action, now: datetime) -> tuple[bool, int, float]:
    """Rank an action for a list that is read from the top: duties by urgency, then by their due date, invitations last."""
    return action.spec.is_invitation, RANKS[judge(action, now)], find_limit(action, now)


def find_limit(action: Action, now: datetime) -> float:
    """Return the instant at which an action is due at the latest, in seconds since 1970; infinity where it has no date."""
    return _count_seconds(find_due(action, now), now)


def _count_seconds(due: date | datetime | None, now: datetime) -> float:
    return limit_instant(due, now.tzinfo).timestamp() if due and now.tzinfo else inf


def find_snooze(action: Action, now: datetime) -> date | None:
    """Return the day until which an action is put off, while that day lies ahead."""
    return action.snoozed_until if action.snoozed_until is not None and now.date() < action.snoozed_until else None


def find_due(action: Action, now: datetime) -> date | datetime | None:
    """Return the due date to show: that of an invitation is no deadline, so once its day has come any time will do."""
    day = find_day(action.due, now)
    return None if action.spec.is_invitation and day is not None and day <= now.date() else action.due


def find_day(due: date | datetime | None, now: datetime) -> date | None:
    """Return the day of a due date: the reader's for an instant."""
    return due.astimezone(now.tzinfo).date() if isinstance(due, datetime) else due


def name_person(key: str, search: Search) -> str:
    """Return what a person is called, from the person key."""
    person = search.vault.people.get(key)
    return person.name if person else key


def name_whom(action: Action, search: Search) -> str | None:
    """Return what the person is called whom an action is about; None where it is about nobody."""
    return action.person_name or (name_person(action.person, search) if action.person else None)


def shorten_names(actions: Sequence[Action], search: Search) -> dict[str, str]:
    """Return a name for each person key: the first name where nobody else in `actions` bears it, else the whole name."""
    full = {action.person: action.person_name or name_person(action.person, search) for action in actions if action.person}
    firsts = []
    for name in full.values():
        first = next(iter(name.split()), name)
        # No first name: `the tall engineer`, `Dr. Silva`.
        firsts.append(name if first.endswith(".") or first[:1].islower() else first)
    return {key: first if firsts.count(first) == 1 else full[key] for key, first in zip(full, firsts, strict=True)}
