"""View of a search, shared by all pages: open actions in blocks, the state of the search, and the waits."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta
from math import inf
from typing import NamedTuple

from followup_md.dates import DAY, has_passed, limit_instant, zone_of
from followup_md.model import STOPPED, WAITING, Action, Event, Interview, Process, Search, Urgency
from followup_md.model.actions import BY_ID, KEEP_LOOKING, WITHDRAW, ActionSpec
from followup_md.model.derived import find_today, group_by, list_open, name_post
from followup_md.render.text import clean, cut, format_full, format_short_date
from followup_md.words import say_full_reason, say_reason_briefly

RANKS: Mapping[Urgency, int] = {"overdue": 0, "due": 1, "upcoming": 2, "blocked": 3}
FRESH = timedelta(days=7)
_LABEL_CELLS = 32


class ViewLine(NamedTuple):
    """The open actions of one kind in a block: `main` are of that kind, `folded` prepare them; either may be empty."""

    spec: ActionSpec
    main: tuple[Action, ...]
    folded: tuple[Action, ...]
    urgency: Urgency

    @property
    def lead(self) -> Action:
        """The action whose due date and requirement represent the line."""
        return (self.main or self.folded)[0]


class ViewBlock(NamedTuple):
    """The lines of a round, or of old rounds of a process (`interview` None), with `names` by person key; `offered`: an offer stands."""

    process: str | None
    label: str
    company: str
    role: str | None
    interview: Interview | None
    lines: tuple[ViewLine, ...]
    names: Mapping[str, str]
    urgency: Urgency
    doubtful: bool
    offered: bool = False


def list_unread(search: Search) -> tuple[tuple[str, str, str], ...]:
    """Return the interviews without a start that reads, by path: the post, why it has none, in words without full stop, and the path."""
    return tuple((clean(name_post(each.company, each.role)), clean(each.reason), each.path) for each in search.vault.unread)


def build_blocks(search: Search, *, by_round: bool = False) -> tuple[ViewBlock, ...]:
    """Return open actions except keep-looking in blocks by urgency, old rounds with their process unless `by_round`, invitations last."""
    now = search.now
    rounds = {
        item.slug: item
        for item in search.vault.interviews
        # Thanks may be sent until the seventh day has ended at the place of the round.
        if by_round or not has_passed(item.end.date() + FRESH, now, zone_of(item.end))
    }
    processes, labels = {process.id: process for process in search.processes}, label_processes(search)
    shown = (action for action in list_open(search) if action.spec is not KEEP_LOOKING)
    groups = group_by(shown, lambda action: (action.process, action.interview if action.interview in rounds else None))
    blocks = []
    for (key, slug), actions in groups.items():
        process, interview = processes.get(key or ""), rounds.get(slug or "")
        source = process or interview
        company = source.company if source else "Search"
        blocks.append(
            ViewBlock(
                process=key if process else None,
                label=labels.get(key or "", cut(clean(company), _LABEL_CELLS)),
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
    # By urgency, then by the first due date; invitations come last in a block and among blocks, as they are optional.
    blocks.sort(
        key=lambda block: (min(RANKS[block.urgency], RANKS["upcoming"]), is_invitation(block), _count_seconds(block.lines[0].lead.due, now))
    )
    return tuple(blocks)


def _build_lines(actions: Sequence[Action], now: datetime) -> tuple[ViewLine, ...]:
    """Return the lines of a block in the order of their leads; a withdrawal comes first, since nothing else is asked for then."""
    lines = []
    for kind, members in group_by(actions, lambda action: action.spec.folds_into or action.action).items():
        main = tuple(action for action in members if action.action == kind)
        folded = tuple(action for action in members if action.action != kind)
        # The urgency of the kind itself, whose date is shown; if all of that is blocked, that of its preparation.
        urgency = find_urgency([action for action in main if judge(action, now) != "blocked"] or main or folded, now)
        if urgency == "blocked" and folded:
            before = find_urgency(folded, now)
            urgency = "due" if before == "overdue" else before
        lines.append(ViewLine(spec=BY_ID[kind], main=main, folded=folded, urgency=urgency))
    return tuple(sorted(lines, key=lambda line: (line.spec is not WITHDRAW, line.spec.is_invitation, actions.index(line.lead))))


def is_invitation(block: ViewBlock) -> bool:
    """Say whether everything in a block is optional."""
    return all(line.spec.is_invitation for line in block.lines)


def shorten_names(actions: Sequence[Action], search: Search) -> dict[str, str]:
    """Return a name for each person key: the first name if nobody else in `actions` has it, else the whole name."""
    full = {action.person: action.person_name or name_person(action.person, search) for action in actions if action.person}
    firsts = []
    for name in full.values():
        first = next(iter(name.split()), name)
        # No first name: `the tall engineer`, `Dr. Silva`.
        firsts.append(name if first.endswith(".") or first[:1].islower() else first)
    return {key: first if firsts.count(first) == 1 else full[key] for key, first in zip(full, firsts, strict=True)}


def label_processes(search: Search, *, whole: bool = False) -> dict[str, str]:
    """Return a name for each process by id: its company, with the role where the company has several; short unless `whole`."""
    several = Counter(process.company for process in search.processes)
    labels = {}
    for process in search.processes:
        label = clean(name_post(process.company, process.role if several[process.company] > 1 else None))
        labels[process.id] = label if whole else cut(label, _LABEL_CELLS)
    return labels


def group_open(search: Search) -> Mapping[str, list[Action]]:
    """Return the open actions of each process by its id, in display order."""
    return group_by(list_open(search), lambda action: action.process)


def count_pressing(search: Search) -> tuple[int, int]:
    """Return the number of due and of overdue actions, as marked by `status`."""
    states = [judge(action, search.now) for action in list_open(search) if action.spec is not KEEP_LOOKING]
    return states.count("due"), states.count("overdue")


def judge(action: Action, now: datetime) -> Urgency:
    """Return the urgency to show: `overdue` for a blocked and late action, never `due` for an invitation."""
    if action.spec.is_invitation and action.urgency == "due":
        return "upcoming"
    late = action.overdue_at is not None and action.overdue_at <= now and find_snooze(action, now) is None
    return "overdue" if action.urgency == "blocked" and late else action.urgency


def find_urgency(actions: Iterable[Action], now: datetime) -> Urgency:
    """Return the most urgent state among `actions`; a blocked action past its time counts as late."""
    return min((judge(action, now) for action in actions), key=RANKS.__getitem__)


def rank_action(action: Action, now: datetime) -> tuple[bool, int, float]:
    """Return the rank of an action in a list: duties by urgency, then by due date, invitations last."""
    return action.spec.is_invitation, RANKS[judge(action, now)], find_limit(action, now)


def find_limit(action: Action, now: datetime) -> float:
    """Return the instant by which an action is due, in seconds since 1970; infinity where it has no date."""
    return _count_seconds(find_due_date(action, now), now)


def _count_seconds(due: date | datetime | None, now: datetime) -> float:
    return limit_instant(due, now.tzinfo).timestamp() if due and now.tzinfo else inf


def find_due_date(action: Action, now: datetime) -> date | datetime | None:
    """Return the due date to show: none for an invitation once its day has come, as that is no deadline."""
    day = find_day(action.due, now)
    return None if action.spec.is_invitation and day is not None and day <= now.date() else action.due


def find_day(due: date | datetime | None, now: datetime) -> date | None:
    """Return the day of a due date: the reader's for an instant."""
    return due.astimezone(now.tzinfo).date() if isinstance(due, datetime) else due


def find_snooze(action: Action, now: datetime) -> date | None:
    """Return the day until which an action is snoozed, while that day lies ahead."""
    return action.snoozed_until if action.snoozed_until is not None and now.date() < action.snoozed_until else None


def name_person(key: str, search: Search) -> str:
    """Return the name of a person, from the person key."""
    person = search.vault.people.get(key)
    return person.name if person else key


def name_whom(action: Action, search: Search) -> str | None:
    """Return the name of the person that an action is about; None if there is none."""
    return action.person_name or (name_person(action.person, search) if action.person else None)


def format_search(search: Search, *, whole: bool = False) -> tuple[str, str]:
    """Return the state of the search as a sentence without full stop, and the requirement behind it; names are short unless `whole`."""
    now = search.now
    if search.open:
        week = search.week
        said = f"Keep looking: {week.done} of {week.target} this week"
        if week.done >= week.target:
            return f"{said}, well done; the next begins {format_short_date(week.monday + 7 * DAY, now)}", "R5.1"
        short = f"; last week {week.short} short" if week.short else ""
        return f"{said}, {week.target - week.done} more by {format_short_date(week.monday + 6 * DAY, now)}{short}", "R5.1"
    labels = label_processes(search, whole=whole)
    kept = [process for process in search.processes if process.state in STOPPED]
    sentences = []
    for process in kept:
        label, start = labels[process.id], process.offer.start
        day = format_full(start, now) if start else ""
        if process.state == "started":
            sentences.append(f"Secured: started at {label}{f' on {day}' if day else ''}")
        elif _is_past(process, now):
            sentences.append(f"Secured: {label}, from {day}. Did you start? Then log `started`")
        else:
            conditions = ", ".join(clean(event.subject or "a condition") for event in process.offer.conditions)
            resign = f"; do not resign yet: {conditions} open" if conditions else ""
            sentences.append(f"Secured: {label}{f', from {day}' if day else ''}{resign}")
    # Whether the job has started comes first.
    asked = bool(kept) and all(_is_past(process, now) for process in kept)
    return ". ".join(sentences if asked else [*sentences, "You may stop looking"]), "R5.8"


def _is_past(process: Process, now: datetime) -> bool:
    """Say whether the start date has passed and `started` is not logged (rules.md 7.4)."""
    return process.state == "secured" and process.offer.start is not None and process.offer.start < find_today(process, now)


# What not to send, in full and in the fewest words.
NOTHING, NO_FOLLOW_UP = ("nothing to send", "nothing"), ("no follow-up", "no follow-up")
_NOTHING_MORE = ("nothing more to send", "nothing more")


class Wait(NamedTuple):
    """A process that waits: `until` as on a crowded page (`before Fri 4 Dec`), `why` a clause without full stop, `first` its short form."""

    process: str
    company: str
    until: str = ""
    why: str = ""
    first: str = ""
    requirement: str = "R1.18"
    what: tuple[str, str] = NOTHING

    def say(self) -> tuple[str, ...]:
        """Return the wait as a sentence without full stop, the fullest first."""
        who = f"to {self.company}{' ' * bool(self.until)}{self.until}"
        full, brief = (f"{what} {who}" for what in self.what)
        return (f"{full}: {self.why}", f"{brief}: {self.why}", f"{full}: {self.first}", full)


def find_waits(search: Search, *, whole: bool = False) -> tuple[Wait, ...]:
    """Return the processes in which nothing is to be sent now; bare applications come last, as one wait; names are short unless `whole`."""
    labels = label_processes(search, whole=whole)
    kinds = {key: [action.spec for action in actions] for key, actions in group_open(search).items()}
    waits = []
    for process in search.processes:
        blank = Wait(process.id, labels[process.id])
        # An open withdrawal is a letter to send.
        still = kinds.get(process.id, ())
        if WITHDRAW not in still:
            wait = _find_wait(blank, process, search.now, idle=not still)
            # "Nothing to send" would be wrong while another letter is open; then only the follow-up waits.
            another = any(spec.drafts and not spec.is_follow_up and not spec.is_invitation for spec in still)
            waits.append(wait._replace(what=NO_FOLLOW_UP) if wait and another else wait)
    applied = [process.id for process in search.processes if process.state == "applied" and process.id not in kinds]
    if applied:
        waits.append(Wait("", ", ".join(labels[key] for key in applied), why="you applied, they answer", first="you applied"))
    return tuple(wait for wait in waits if wait is not None)


def _find_wait(blank: Wait, process: Process, now: datetime, *, idle: bool) -> Wait | None:
    """Return the wait of a process, for its next round only if it is `idle`; None if something may be sent today."""
    waiting = process.waiting
    if process.state == "on-hold" and not (waiting and waiting.invited):
        held = "on hold" + (f" since {format_full(process.since.date(), now)}" if process.since else "")
        return blank._replace(why=held, first=held, requirement="R5.7")
    if process.state == "interviewing":
        return _find_round_wait(blank, process, now, idle=idle)
    if waiting is None or process.state not in WAITING or (waiting.next and waiting.next <= find_today(process, now)):
        return None
    wait = blank._replace(why=say_full_reason(waiting.why), first=say_reason_briefly(waiting.why))
    if waiting.next is None:
        if waiting.last_sent is not None and not waiting.muted:
            sent = f"you followed up on {format_full(waiting.last_sent.day, now)}"
            wait = wait._replace(why=f"{sent}; they will call", first=sent)
        return wait._replace(what=_NOTHING_MORE)
    requirement = "R1.17" if waiting.invited else "R1.15" if waiting.decision else "R1.14"
    if waiting.decision == waiting.next and not waiting.invited:
        wait = wait._replace(why="they decide then", first="they decide then")
    return wait._replace(until=f"before {format_full(waiting.next, now)}", requirement=requirement)


def _find_round_wait(blank: Wait, process: Process, now: datetime, *, idle: bool) -> Wait | None:
    """Return the wait for a round that is noted, or that they named; a named one has no note, and is told in any case."""
    event = process.next_round
    if event is None:
        starts = (item.interview.start for item in process.rounds if item.status == "planned")
        start = next(starts, None) if idle else None
        until = f"before {format_full(start.astimezone(now.tzinfo).date(), now)}" if start else ""
        return blank._replace(until=until, why="you meet then", first="you meet then") if start else None
    day = format_next_round(event, now)
    said = f"the next round is{day}" if day else "they spoke of a next round, no day yet"
    if event.next_on and event.next_on < find_today(process, now):
        said = f"the next round was to be{day}: did it take place?"
    return blank._replace(why=f"{said}{' W' if said.endswith('?') else '; w'}rite its note: `{format_new(process)}`", first=said)


def format_new(process: Process) -> str:
    """Return the command that writes the note of the next round that they named."""
    event = process.next_round
    words = [process.company, *([process.role] if process.role else [])]
    if event and event.next_on:
        words += ["--start", f"{event.next_on}{f' {event.next_time:%H:%M}' if event.next_time else ''}"]
    return " ".join(["followup-md new", *(f'"{word}"' if " " in word else word for word in words)])


def format_next_round(event: Event, now: datetime) -> str:
    """Return the day and time of a next round that they named, after a blank; nothing where they named none."""
    day = f" {format_full(event.next_on, now)}" if event.next_on else ""
    return f"{day} {event.next_time:%H:%M}" if day and event.next_time else day


def condense_waits(waits: Sequence[Wait]) -> tuple[tuple[str, str], ...]:
    """Return all waits in few sentences, each with its requirement: first those where only the follow-up waits, then the rest, by day."""
    said = []
    follow_ups_first = sorted(waits, key=lambda wait: wait.what != NO_FOLLOW_UP)
    for asking, alike in group_by(follow_ups_first, lambda wait: wait.what == NO_FOLLOW_UP).items():
        days, what = group_by(alike, lambda wait: wait.until), (NO_FOLLOW_UP if asking else NOTHING)[0]
        # A company without a day comes last, so that another's day is not read as its own.
        ordered = sorted(days.items(), key=lambda pair: not pair[0])
        parts = [f"{', '.join(wait.company for wait in members)}{' ' * bool(until)}{until}" for until, members in ordered]
        said.append((f"{what}{' yet' * all(days)}: {'; '.join(parts)}", next(iter(days.values()))[0].requirement))
    return tuple(said)


def find_reopenable(search: Search, *, whole: bool = False) -> tuple[str, ...]:
    """Return the companies you withdrew from, when an offer was rescinded and the search is on again (rules.md 7.4)."""
    if not search.open or all(process.state != "rescinded" for process in search.processes):
        return ()
    labels = label_processes(search, whole=whole)
    return tuple(labels[process.id] for process in search.processes if process.state == "withdrawn")
