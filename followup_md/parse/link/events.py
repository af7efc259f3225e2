"""Log lines into the events of the vault: read with the names of their note, set in time, and given to a round and a process."""

from __future__ import annotations

from collections import defaultdict
from datetime import UTC
from operator import attrgetter
from typing import TYPE_CHECKING, Final, NamedTuple

from followup_md.config.values import find_zone
from followup_md.model.events import CALLED_OFF
from followup_md.parse.link.instants import set_instants
from followup_md.parse.log.line import parse_log_line
from followup_md.parse.text import slug
from followup_md.problem import UNKNOWN_EVENT, report

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from followup_md.config import Settings
    from followup_md.model import Event, Interview
    from followup_md.parse.names import Names
    from followup_md.parse.notes import LogLine
    from followup_md.problem import Problem

# Contact about a meeting: outside its note, such a line belongs to the latest round held with that person.
_CONTACT: Final = frozenset({"thanked", "followed-up", "replied", "sent", "shared", "heard", "bounced", "missed"})
_NEEDS_ROUND: Final = frozenset({"thanked", "followed-up"})
_FATES: Final = frozenset({*CALLED_OFF, "rescheduled", "missed"})
# Lines that may stand alike in two files and both be meant.
_OF_THE_FILE: Final = frozenset({"networked", "researched", "practised"})
_SEVERAL = 2
_WHEN: Final = attrgetter("at", "place")
_BY_END: Final = attrgetter("end", "path")
_HINT: Final = "write the line into the log of the interview's note"


class Log(NamedTuple):
    """The log of one file and who can be meant in it; `interview` and `process` are those of an interview note."""

    path: str
    lines: Sequence[LogLine]
    names: Names
    interview: str | None = None
    process: str | None = None


class Linked(NamedTuple):
    """Events in the order in which they count, and what is wrong with the lines."""

    events: tuple[Event, ...]
    problems: tuple[Problem, ...]


def link_events(logs: Iterable[Log], interviews: Sequence[Interview], settings: Settings) -> Linked:
    """Return the events of all logs, each once, by instant, path and line; `interviews` have their people filled in."""
    zone = (settings.timezone and find_zone(settings.timezone)) or UTC
    problems: list[Problem] = []
    own: list[Event] = []
    loose: list[Event] = []
    for log in sorted(logs, key=lambda item: item.path):
        read = []
        for line in log.lines:
            event, found = parse_log_line(line, log.names, in_interview=log.interview is not None)
            problems += found
            if event is not None:
                read.append(event)
        (loose if log.interview is None else own).extend(set_instants(read, zone, log.interview, log.process))
    rounds = _Rounds.of(interviews, own)
    for event in loose:
        placed = rounds.give(event)
        if isinstance(placed, str):
            problems.append(report(UNKNOWN_EVENT, event.place, placed, _HINT))
        else:
            own.append(placed)
    # `applied to COMPANY as ROLE` opens the process that notes put company and role in, so that it joins the rounds that it led to.
    opened: defaultdict[str, set[str]] = defaultdict(set)
    for item in interviews:
        opened[slug(f"{item.company} {item.role or ''}")].add(item.process)
    for at, event in enumerate(own):
        if event.kind == "applied" and event.company is not None:
            name = slug(f"{event.company} {event.role or ''}")
            process = next(iter(opened[name])) if len(opened.get(name, ())) == 1 else name
            own[at] = event._replace(process=process, interview=event.interview if process == event.process else None)
    return Linked(events=_drop_repeats(own), problems=tuple(problems))


class _Rounds(NamedTuple):
    """The rounds of each person by end, and the events of each round that say whether it took place."""

    by_person: Mapping[str, Sequence[Interview]]
    fates: Mapping[str, Sequence[Event]]

    @classmethod
    def of(cls, interviews: Sequence[Interview], events: Iterable[Event]) -> _Rounds:
        """Group the rounds by those met in them, whoever missed them left out, and by who speaks for the process."""
        events = [event for event in events if event.kind in _FATES and event.interview]
        missed = {(event.interview, key) for event in events if event.kind == "missed" for key in event.people}
        by_person: defaultdict[str, list[Interview]] = defaultdict(list)
        for item in sorted(interviews, key=_BY_END):
            met = [key for key in item.interviewers if (item.slug, key) not in missed] if missed else item.interviewers
            for key in dict.fromkeys((*met, item.decision_from, item.agency)):
                if key is not None:
                    by_person[key].append(item)
        fates: defaultdict[str, list[Event]] = defaultdict(list)
        for event in sorted(events, key=_WHEN):
            if event.kind != "missed":
                fates[event.interview or ""].append(event)
        return cls(by_person=by_person, fates=fates)

    def give(self, event: Event) -> Event | str:
        """Return an event that stands outside interview notes with its round and process, or why it has none."""
        if event.kind not in _CONTACT:
            return event
        rounds = {(item.end, item.path): item for key in event.people for item in self.by_person.get(key, ())}
        held = [rounds[key] for key in sorted(rounds) if rounds[key].end <= event.at and not self._is_off(rounds[key], event)]
        # Those with all its people, or, where there are none, with any of them.
        held = [item for item in held if all(item in self.by_person.get(key, ()) for key in event.people)] or held
        processes = sorted({item.process for item in held})
        if len(processes) > 1:
            return f"{len(processes)} processes could be meant: {', '.join(processes)}"
        if held:
            return event._replace(interview=held[-1].slug, process=held[-1].process)
        # What means nothing without a process would be lost without a word.
        dates = (event.decide_by, event.write_again, event.answer_by)
        lost = event.kind in _NEEDS_ROUND or event.no_follow_ups or event.no_contact or any(dates)
        return "no round with this person was held before it" if lost else event

    def _is_off(self, item: Interview, event: Event) -> bool:
        fates = [fate for fate in self.fates.get(item.slug, ()) if fate.at <= event.at]
        return bool(fates) and (fates[-1].kind in CALLED_OFF or fates[-1].was is None)


def _drop_repeats(events: Iterable[Event]) -> tuple[Event, ...]:
    """Return the events in their order, of two that say the same the first: a merge of two copies must change nothing."""
    found: dict[object, Event] = {}
    for event in sorted(events, key=_WHEN):
        path = event.place.path if event.kind in _OF_THE_FILE else ""
        people = event.people if len(event.people) < _SEVERAL else tuple(sorted(event.people))
        # All that an event says but where it stands, and when it counts only if that was typed.
        found.setdefault((event.kind, path, event.day, event.clock and event.at, people, event[6:]), event)
    return tuple(found.values())
