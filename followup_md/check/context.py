"""Context of the checks: one search at one moment (`Inspection`), what a check yields (`Finding`), its page, and the choice of checks."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from followup_md.config import Settings
from followup_md.dates import Calendar, add_elapsed, zone_of
from followup_md.model import UNDER_OFFER, Action, Event, Ignore, Interview, Person, Process, Round, Search
from followup_md.model.actions import ActionSpec
from followup_md.model.derived import find_country, find_today, group_by, list_open
from followup_md.model.facts import find_person, is_before
from followup_md.problem import CHECKS, SUBJECTS, CheckSpec, Place, Problem

if TYPE_CHECKING:
    from followup_md.letters.letter import Letter


CHECK_NAMES = (*SUBJECTS, *CHECKS)


def read_page(check: CheckSpec) -> str:
    """Return the page of a check: Markdown, first one sentence, then why, then examples below `Fails:` and `Passes:`."""
    from importlib.resources import files  # for `explain` and SARIF alone

    return (files(__package__) / "pages" / f"{check.id}.md").read_text(encoding="utf-8")


class Choice(NamedTuple):
    """Choice of checks: ids and subjects that are reported (none: all), and exceptions from them; an id overrides its subject."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()

    def allows(self, check: str) -> bool:
        """Say whether the check with that id is reported."""
        subject = CHECKS[check].subject
        by_subject = subject not in self.ignore and (not self.select or subject in self.select)
        return check not in self.ignore and (check in self.select or by_subject)


def apply_options(chosen: Choice, select: Collection[str], ignore: Collection[str]) -> Choice:
    """Return the choice of `followup.toml` as the command line changes it: `--select` replaces all of it, `--ignore` adds to it."""
    if select:
        return Choice(tuple(select), tuple(ignore))
    return chosen._replace(ignore=(*chosen.ignore, *ignore))


class Finding(NamedTuple):
    """What one check found: where, what is wrong (lower case, no full stop, the value quoted), and what to do about it."""

    place: Place
    message: str
    hint: str


class Inspection:
    """A search at one moment as the checks see it: what follows from the notes, the settings, and what the reader found."""

    def __init__(
        self,
        search: Search,
        settings: Settings,
        calendar_of: Callable[[str | None], Calendar],
        problems: Sequence[Problem],
        *,
        replayed: bool = False,
    ) -> None:
        """Take the search, the settings, the calendar of each country, and the reader's problems."""
        self.search = search
        self.settings = settings
        self.calendar_of = calendar_of
        self.problems = problems
        self.replayed = replayed  # the time was set by `--now`, so later log lines are no error
        self.used_ignores: frozenset[Ignore] = frozenset()  # comments that hid a problem, known once all other checks have run

    def reported(self, *checks: CheckSpec) -> Iterator[Problem]:
        """Yield the reader's problems under those checks."""
        ids = {check.id for check in checks}
        return (problem for problem in self.problems if problem.check in ids)

    def rounds(self, *statuses: str) -> Iterator[tuple[Process, Round]]:
        """Yield each round of one of those statuses with its process: by process, then by start."""
        return ((process, item) for process in self.search.processes for item in process.rounds if item.status in statuses)

    def events(self, *kinds: str) -> Iterator[tuple[Process, Event]]:
        """Yield each event of those kinds that has happened, with its process."""
        return ((process, event) for process in self.search.processes for event in process.events if event.kind in kinds)

    def overdue(self, spec: ActionSpec) -> Iterator[Action]:
        """Yield each open action of that kind that is overdue and not snoozed, blocked or not; a check about it reports nothing before."""
        now = self.search.now
        for action in self.open_actions[spec.id]:
            if action.overdue_at is not None and action.overdue_at <= now and not self.is_put_off(action):
                yield action

    def is_put_off(self, action: Action) -> bool:
        """Say whether an action is snoozed until a day still ahead."""
        return action.snoozed_until is not None and self.search.now.date() < action.snoozed_until

    def is_recap_over(self, interview: Interview) -> bool:
        """Say whether the time for the recap is over: on the day after the interview, and at least twelve hours after it (A9)."""
        now = self.search.now.astimezone(interview.end.tzinfo)
        return now.date() > interview.end.date() and now >= add_elapsed(interview.end, 12)

    @cached_property
    def open_actions(self) -> Mapping[str, Sequence[Action]]:
        """All open actions by the id of their kind."""
        return group_by(list_open(self.search), lambda action: action.action)

    @cached_property
    def thanks(self) -> Sequence[tuple[Process, Round, Event, str]]:
        """Each thank-you note of a held round, once per recipient: by round, then in the order of the log."""
        return [
            (process, item, event, key)
            for process, item in self.rounds("held")
            for event in item.events
            if event.kind == "thanked" and not is_before(event, item.interview, zone_of(self.search.now))
            for key in event.people
            if key in item.met
        ]

    @cached_property
    def interviews(self) -> Mapping[str, Interview]:
        """All interviews by slug."""
        return {interview.slug: interview for interview in self.search.vault.interviews}

    @cached_property
    def rounds_by_process(self) -> Mapping[str, Sequence[Interview]]:
        """All interviews by the process that they belong to."""
        return group_by(self.search.vault.interviews, lambda interview: interview.process)

    @cached_property
    def processes(self) -> Mapping[str, Process]:
        """All processes by id."""
        return {process.id: process for process in self.search.processes}

    @cached_property
    def offered(self) -> frozenset[str]:
        """The ids of the processes with an offer on the table."""
        return frozenset(process.id for process in self.search.processes if process.state in UNDER_OFFER)

    @cached_property
    def letters(self) -> "tuple[Letter, ...]":
        """All drafts, parsed once, in the order of their paths."""
        if not self.search.vault.drafts:
            return ()
        from followup_md.letters.letter import read_all_letters  # noqa: PLC0415 - a vault without a draft need not load it

        return read_all_letters(self.search.vault)

    def spell_log(self, words: str) -> str:
        """Return a log line of today to paste, in backticks."""
        return f"`- {self.search.now.date()} {words}`"

    def person(self, key: str) -> Person:
        """Return the person with that key; without a note, only the name is known."""
        return find_person(key, self.search.vault.people)

    def link(self, key: str) -> str:
        """Return the wikilink of a person in a log line: to their note, or to their name if there is none."""
        person = self.person(key)
        return f"[[{key if person.path else person.name}]]"

    def calendar(self, process: Process) -> Calendar:
        """Return the calendar of the company: the country of its latest round, else the configured one."""
        return self.calendar_of(find_country(process.rounds))

    def today(self, process: Process) -> date:
        """Return today's date for the company: in the zone of its latest round, else the reader's."""
        return find_today(process, self.search.now)


def join_with_and(words: Sequence[str]) -> str:
    """Return words as a list: `a`, `a and b`, `a, b and c`."""
    return " and ".join(filter(None, (", ".join(words[:-1]), words[-1])))


def list_letters(inspection: Inspection, *kinds: str) -> "Iterator[Letter]":
    """Yield each draft of one of `kinds` (none given: all), in the order of their paths."""
    return (letter for letter in inspection.letters if not kinds or letter.draft.kind in kinds)


def find_phrases(letter: "Letter", pattern: str, lead: str, hint: str) -> Iterator[Finding]:
    """Yield a finding for each match of `pattern` in the letter's text; its message is `lead` and the words matched."""
    return (Finding(place, f'{lead} "{words}"', hint) for place, words in letter.find(pattern))
