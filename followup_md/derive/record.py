"""Log lines for an action that is done, put off or waived: those of `done`, `snooze`, `waive` and a ticked task."""

from collections.abc import Callable, Mapping
from datetime import date
from string import Formatter
from typing import Final, NamedTuple

from followup_md.config import Settings
from followup_md.config.calendars import find_channel
from followup_md.derive.contacts import find_carrier, find_target
from followup_md.model import Action, Interview, Person, Search
from followup_md.model.actions import BY_ID, ByChoice, ByLog, ByWriting
from followup_md.model.events import EVENTS, split_channel
from followup_md.slug import find_host_labels, slug, spell_network

# The words of an event that end a line of an interview's note, and those that a company follows in the search log.
_ELSEWHERE: Final = {event.phrases[0].words: event.elsewhere[0].words for event in EVENTS if event.elsewhere}


class Refusal(NamedTuple):
    """The reason why no single log line known beforehand records an action, and what to do instead."""

    reason: str
    hint: str


class Doing(NamedTuple):
    """An open action with the data for its log lines; `channel` is the typed one."""

    action: Action
    search: Search
    settings: Settings
    channel: str | None = None

    @property
    def person(self) -> Person:
        """The person that the action is about; at least their name is known."""
        return self._find_person(self.action.person or "")

    @property
    def interview(self) -> Interview | None:
        """The round that the action is about."""
        return next((item for item in self.search.vault.interviews if item.slug == self.action.interview), None)

    def link(self, key: str | None = None) -> str:
        """Return the link to the person of `key`, by default the action's person: to their note, else by name."""
        person = self._find_person(key or self.action.person or "")
        return f"[[{person.key if person.path else person.name}]]"

    def _find_person(self, key: str) -> Person:
        return self.search.vault.people.get(key) or Person(key=key, name=self.action.person_name or key)


def format_done(doing: Doing) -> tuple[str, ...] | Refusal:
    """Return the log lines that mark an action as done, without date and bullet; two where both letter and mail went out."""
    name, end = doing.action.action, doing.action.spec.end
    if isinstance(end, ByWriting):
        hint = f"{end.advice} {doing.action.note}"
        served = BY_ID[doing.action.spec.folds_into].end if doing.action.spec.folds_into else None
        if isinstance(served, ByLog) and doing.action.person_name:
            # What it prepares may have happened without it.
            did = f"{served.phrase.partition('{')[0]}{doing.action.person_name}"
            hint = f'{hint}; if you did without, `followup-md log {doing.action.interview} "{did}"`'
        return Refusal(f"{name} is done by writing, not by a line of the log", hint)
    if isinstance(end, ByChoice):
        return Refusal(end.reason, end.advice.replace("NOTE", doing.action.interview or doing.action.process or "search"))
    lines = [""]
    for words, piece, _, _ in Formatter().parse(end.phrase):
        if piece == "person" and doing.action.person is None:
            return Refusal(f"the notes do not say to whom {name} goes", f"`followup-md log {doing.action.interview} TEXT` takes any line")
        lines = [f"{line}{words}{text}" for line in lines for text in (PIECES[piece](doing) if piece else ("",))]
    process = next((process for process in doing.search.processes if process.id == doing.action.process), None)
    if process is not None and not process.rounds:
        # The search log has the lines of all applications: this one says which.
        post = f"{process.company} as {process.role}" if process.role else process.company
        lines = [f"{_ELSEWHERE[line]} {post}" if line in _ELSEWHERE else line for line in lines]
    return tuple(lines)


def format_snoozed(doing: Doing, until: date) -> str:
    """Return the log line that puts an action off."""
    return f"snoozed {_format_name(doing)} until {until}"


def format_waived(doing: Doing, reason: str) -> str:
    """Return the log line that waives an action, with the reason."""
    return f"waived {_format_name(doing)}" + (f" because {reason}" if reason else "")


def _format_name(doing: Doing) -> str:
    """Return the action's name in a log: its word where that is enough, with its person where it has one, else its id."""
    action = doing.action
    name = action.spec.mark.name if action.spec.mark else "word"
    if name == "person":
        return f"{action.action} {doing.link()}"
    return action.id if name == "id" else action.action


def _format_note(doing: Doing) -> tuple[str, ...]:
    """Return how a thank-you note went out: passed on, or by its channel; two entries for both letter and mail."""
    interview, person = doing.interview, doing.person
    carrier = find_carrier(person, interview, doing.settings) if interview else None
    if doing.channel is None and carrier:
        return (f" via {doing.link(carrier)}",)
    channel = _choose_channel(doing)
    channel = channel or (find_channel(person, interview, doing.settings) if interview else doing.settings.thank_you.channel)
    return tuple(f" by {each}" for each in split_channel(channel))


def _format_network(doing: Doing) -> tuple[str, ...]:
    """Return ` on LinkedIn` where a profile of theirs is on one of your networks."""
    url = find_target(doing.person, doing.settings)
    labels = find_host_labels(url) if url else ()
    name = labels[-2] if len(labels) > 1 else ""
    return (f" on {spell_network(name)}" if name else "",)


def _format_condition(doing: Doing) -> tuple[str, ...]:
    offers = (process.offer for process in doing.search.processes if process.id == doing.action.process)
    subjects = (condition.subject or "" for offer in offers for condition in offer.conditions)
    return (next(text for text in subjects if f"{doing.action.action}-{slug(text)}" in doing.action.id),)


def _choose_channel(doing: Doing) -> str | None:
    """Return the typed channel, else that of the draft for this action."""
    kinds, person = doing.action.spec.drafts, doing.action.person
    drafts = (draft for draft in doing.search.vault.drafts if draft.kind in kinds and draft.person == person)
    return doing.channel or next((draft.channel for draft in drafts if draft.interview == doing.action.interview and draft.channel), None)


# The names allowed in braces in a log phrase (`ByLog`); a piece with two values gives two lines.
PIECES: Mapping[str, Callable[[Doing], tuple[str, ...]]] = {
    "person": lambda doing: (doing.link(),),
    "by_note": _format_note,
    "by_draft": lambda doing: (f" by {channel}" if (channel := _choose_channel(doing)) else "",),
    "by_channel": lambda doing: (f" by {doing.channel}" if doing.channel else "",),
    "on_network": _format_network,
    "condition": _format_condition,
}
