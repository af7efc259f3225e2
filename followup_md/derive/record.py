"""What the log says once an action is done, put off or not to be done: the lines behind `done`, `snooze`, `waive` and a ticked task."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import NamedTuple

from followup_md.config import Settings
from followup_md.config.channel import find_channel
from followup_md.derive.contacts import find_carrier
from followup_md.derive.profiles import find_target
from followup_md.model import Action, Interview, Person, Process, Search
from followup_md.networks import find_host_labels, spell_network
from followup_md.slug import slug


class Refusal(NamedTuple):
    """Why an action is not recorded by one line that can be known beforehand, and what to do instead."""

    reason: str
    hint: str


class Doing(NamedTuple):
    """An open action with what its log lines are made of; `channel` is one that was typed."""

    action: Action
    search: Search
    settings: Settings
    channel: str | None = None

    @property
    def person(self) -> Person:
        """The person that the action is about, of whom at least the name is known."""
        return self._find_person(self.action.person or "")

    @property
    def interview(self) -> Interview | None:
        """The round that the action is about."""
        return next((item for item in self.search.vault.interviews if item.slug == self.action.interview), None)

    @property
    def process(self) -> Process | None:
        """The process that the action is about."""
        return next((item for item in self.search.processes if item.id == self.action.process), None)

    def link(self, key: str | None = None) -> str:
        """Return the link to the person of `key`, by default of the action: to their note, else by name."""
        person = self._find_person(key or self.action.person or "")
        return f"[[{person.key if person.path else person.name}]]"

    def _find_person(self, key: str) -> Person:
        return self.search.vault.people.get(key) or Person(key=key, name=self.action.person_name or key)


def spell_done(doing: Doing) -> tuple[str, ...] | Refusal:
    """Return the log lines that mark an action as done, without date and bullet; more than one where letter and mail are meant."""
    action = doing.action.action
    if action in _IN_NOTES:
        return Refusal(f"{action} is done by writing, not by a line of the log", f"{_IN_NOTES[action]} {doing.action.note}")
    if action in _OPEN_ENDED:
        reason, hint = _OPEN_ENDED[action]
        return Refusal(reason, hint.replace("NOTE", doing.action.interview or doing.action.process or "search"))
    if action in _TO_SOMEBODY and doing.action.person is None:
        return Refusal(f"the notes do not say to whom {action} goes", f"`followup-md log {doing.action.interview} TEXT` takes any line")
    return tuple(_SPELLERS[action](doing))


def spell_snoozed(action: Action, until: date, doing: Doing) -> str:
    """Return the log line that puts an action off."""
    return f"snoozed {_name(action, doing)} until {until}"


def spell_waived(action: Action, reason: str, doing: Doing) -> str:
    """Return the log line that says an action is not to be done, and why."""
    return f"waived {_name(action, doing)}" + (f" because {reason}" if reason else "")


def _name(action: Action, doing: Doing) -> str:
    """Return the action as a log names it: its word where that is enough, with its person where it has one, else its id."""
    if action.action in _BY_PERSON:
        return f"{action.action} {doing.link()}"
    return action.id if action.action in _BY_ID else action.action


def _spell_thanked(doing: Doing) -> Iterator[str]:
    interview, person, link = doing.interview, doing.person, doing.link()
    carrier = find_carrier(person, interview, doing.settings) if interview else None
    if doing.channel is None and carrier:
        yield f"thanked {link} via {doing.link(carrier)}"
        return
    channel = doing.channel or _find_draft_channel(doing, "thank-you")
    channel = channel or (find_channel(person, interview, doing.settings) if interview else doing.settings.thank_you.channel)
    for each in ("letter", "email") if channel == "both" else (channel,):
        yield f"thanked {link} by {each}"


def _spell_followed_up(doing: Doing) -> Iterator[str]:
    channel = doing.channel or _find_draft_channel(doing, "follow-up")
    yield f"followed up with {doing.link()}" + (f" by {channel}" if channel else "")


def _spell_connected(doing: Doing) -> Iterator[str]:
    yield f"connected with {doing.link()}{_say_network(doing)}"


def _spell_engaged(doing: Doing) -> Iterator[str]:
    yield f"engaged with {doing.link()}{_say_network(doing)}"


def _spell_shared(doing: Doing) -> Iterator[str]:
    yield f"shared answer with {doing.link()}"


def _spell_replied(doing: Doing) -> Iterator[str]:
    yield f"replied to {doing.link()}" + (f" by {doing.channel}" if doing.channel else "")


def _spell_cleared(doing: Doing) -> Iterator[str]:
    conditions = doing.process.offer.conditions if doing.process else ()
    subjects = [item.subject or "" for item in conditions]
    yield f"cleared {next(text for text in subjects if f'clear-conditions-{slug(text)}' in doing.action.id)}"


def _say_network(doing: Doing) -> str:
    """Return ` on LinkedIn` where a profile of theirs is on a network that one uses."""
    url = find_target(doing.person, doing.settings)
    labels = find_host_labels(url) if url else ()
    name = labels[-2] if len(labels) > 1 else ""
    return f" on {spell_network(name)}" if name else ""


def _find_draft_channel(doing: Doing, kind: str) -> str | None:
    """Return the channel of the draft that was written for this action."""
    drafts = (draft for draft in doing.search.vault.drafts if (draft.kind, draft.person) == (kind, doing.action.person))
    return next((draft.channel for draft in drafts if draft.interview == doing.action.interview and draft.channel), None)


def _say(words: str) -> Callable[[Doing], Iterator[str]]:
    return lambda _: iter((words,))


_SPELLERS: Mapping[str, Callable[[Doing], Iterator[str]]] = {
    "prep": _say("prepared"),
    "thank": _spell_thanked,
    "connect": _spell_connected,
    "engage": _spell_engaged,
    "share-answer": _spell_shared,
    "follow-up": _spell_followed_up,
    "follow-up-invited": _spell_followed_up,
    "reschedule": _spell_replied,
    "reply-rejection": _spell_replied,
    "get-offer-in-writing": _say("offer written"),
    "clear-conditions": _spell_cleared,
    "withdraw": _say("withdrew"),
}
_TO_SOMEBODY = frozenset({"follow-up", "follow-up-invited", "reschedule", "reply-rejection"})
_BY_PERSON = frozenset({"thank", "connect", "engage", "find-contact", "find-profile"})
# Of these there may be several to one person or one round.
_BY_ID = frozenset({"improve", "share-answer", "clear-conditions"})
_IN_NOTES: Mapping[str, str] = {
    "recap": "fill in the sections that are still empty in",
    "review": "rate your performance and the questions, and name what to improve, in",
    "improve": "write a `better:` answer below the question in",
    "find-contact": "write an address, an e-mail address or a relay into the person's note; they were met in",
    "find-profile": "write `profiles:` into the person's note, or `profiles: none`; they were met in",
}
_OPEN_ENDED: Mapping[str, tuple[str, str]] = {
    "keep-looking": (
        "nothing ends the search but a confirmed offer with a start date (R5.2)",
        'log what you did: `followup-md log search "applied to COMPANY as ROLE"`, or `networked`, or `researched`',
    ),
    "answer-offer": (
        "an offer can be answered in several ways",
        'write which: `followup-md log NOTE accepted`, `declined`, or `"heard from NAME answer by DATE"` for more time',
    ),
    "get-start-date": ("the day is not known to the notes", '`followup-md log NOTE "start on DATE"`'),
    "record-outcome": (
        "the notes do not say how it ended",
        '`followup-md log NOTE closed`, or `followup-md waive record-outcome "I wait on"`',
    ),
}
