"""What the drafts of some actions are about: to whom each goes, how, and what it is made of."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple
from zlib import crc32

from followup_md.config.channel import find_channel
from followup_md.derive.contacts import find_addressee, find_carrier
from followup_md.derive.context import build_context
from followup_md.derive.thanks import find_thanked
from followup_md.draft.fragments import find_third_person
from followup_md.draft.matter import Matter, find_default_channel, find_kind
from followup_md.draft.plan import Panel, Share, list_topics, plan_panel
from followup_md.errors import UsageProblem
from followup_md.model.actions import ANSWER_OFFER, THANK
from followup_md.model.channels import CHANNELS, EMAIL, split_channel
from followup_md.model.draft import DraftKind
from followup_md.model.people import find_person
from followup_md.prose.promises import find_unkept
from followup_md.words import say_obstacle

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from followup_md.app import Loaded
    from followup_md.derive.context import Context
    from followup_md.draft.words import Words
    from followup_md.model import Action, Interview, Person, Process, Round

# How a kind of draft may go, where that is to choose.
_WAYS: Mapping[str, tuple[str, ...]] = {
    DraftKind.THANK_YOU: tuple(channel.id for channel in CHANNELS if channel.thanks),
    DraftKind.FOLLOW_UP: tuple(channel.id for channel in CHANNELS if channel.asks),
}
_WRITE_NOW = "mend that first; or `followup-md draft {}` writes it as it is"


class Wish(NamedTuple):
    """What was asked for beside the actions: a channel, how to answer an offer, and until when time is asked for.

    `ready` leaves out what is blocked.
    """

    channel: str | None = None
    answer: str | None = None
    until: date | None = None
    ready: bool = False


class Withheld(NamedTuple):
    """An action of which there is no draft: why, and what to do instead."""

    action: Action
    reason: str
    hint: str


class Desk:
    """Prepares drafts over one search: looked up once are its rounds, who decides in each process, and the shares of each panel."""

    def __init__(self, loaded: Loaded, words: Words, wish: Wish) -> None:
        """Take the search and what was asked for."""
        self.loaded = loaded
        self.words = words
        self.wish = wish
        search = loaded.search
        self.people = search.vault.people
        self.processes: Mapping[str, Process] = {process.id: process for process in search.processes}
        self.rounds: Mapping[str, tuple[Process, Round]] = {
            item.interview.slug: (process, item) for process in search.processes for item in process.rounds
        }
        self.context: Context = build_context(search.vault, loaded.settings, loaded.calendars.of, search.now, search.processes, search.week)
        meetings = sorted(find_thanked(self.context), key=lambda each: (each.interview.start, each.interview.path))
        self.numbers = {(each.interview.slug, each.person.key): number for number, each in enumerate(meetings)}
        self.planned: dict[str, Mapping[str, Share]] = {}

    def prepare(self, actions: Sequence[Action]) -> tuple[list[Matter], list[Withheld]]:
        """Return what the drafts of these actions are about, and of which there is none; what one person passes on is one relay note.

        UsageProblem for a wish that fits none of them.
        """
        self._check_wish(actions)
        matters: list[Matter] = []
        withheld: list[Withheld] = []
        relays: dict[tuple[str | None, str], list[Action]] = {}
        for action in actions:
            carrier = self._find_carrier(action)
            obstacle = self._find_obstacle(action, carrier)
            if obstacle:
                withheld.append(obstacle)
            elif carrier:
                relays.setdefault((action.interview, carrier), []).append(action)
            else:
                matters += self._prepare_one(action)
        matters += [self._prepare_relay(carrier, group) for (_, carrier), group in relays.items()]
        return matters, withheld

    def _check_wish(self, actions: Sequence[Action]) -> None:
        wish = self.wish
        if wish.answer and not any(action.spec is ANSWER_OFFER for action in actions):
            raise UsageProblem("--as is for an offer", "`followup-md draft answer-offer --as accept`, once one is written")
        self._check_until(actions)
        kinds = [find_kind(action.spec, wish.answer) for action in actions]
        ways = list(dict.fromkeys(way for kind in kinds for way in _WAYS.get(kind or "", ())))
        if wish.channel and actions and wish.channel not in ways:
            hint = f"write {', '.join(ways[:-1])} or {ways[-1]}" if ways else "leave it out: this goes in one way only"
            raise UsageProblem(f"--by cannot be {wish.channel!r} here", hint)

    def _check_until(self, actions: Sequence[Action]) -> None:
        """Make sure that more time is asked for than they give."""
        for action in actions:
            process = self.processes.get(action.process or "")
            limit = process.offer.answer_by if process and action.spec is ANSWER_OFFER else None
            if limit and self.wish.until and self.wish.until <= limit:
                raise UsageProblem(f"--until {self.wish.until} asks for no more time: they want an answer by {limit}", "name a later day")

    def _find_obstacle(self, action: Action, carrier: str | None) -> Withheld | None:
        if find_kind(action.spec, self.wish.answer) is None:
            return Withheld(action, *_say_none(action))
        obstacle = self._find_no_topic(action, carrier) if action.spec is THANK else None
        # What a carrier passes on is blocked by nothing else than that it has to be passed on.
        if obstacle is None and self.wish.ready and action.blocked_by and not carrier:
            return Withheld(action, say_obstacle(action.blocked_by), _WRITE_NOW.format(action.id))
        return obstacle

    def _find_no_topic(self, action: Action, carrier: str | None) -> Withheld | None:
        person = self._person(action.person)
        if person is None or self._share(action).lead is not None:
            return None
        if not list_topics(self.rounds[action.interview or ""][1].interview, person, self.words.pronouns):
            name = person.key if person.path else person.name
            hint = f"a bullet under `### [[{name}]]` in {action.note} is enough; a letter without one would be a form (R1.4)"
            return Withheld(action, f"no topic is noted for {person.name}", f"write down first what you two talked about: {hint}")
        if carrier:
            return None
        reason = f"each topic of {person.name} leads another letter of that round"
        return Withheld(action, reason, f"note one more that only you and {person.name} talked about, in {action.note}")

    def _find_carrier(self, action: Action) -> str | None:
        person = self._person(action.person)
        if action.spec is not THANK or person is None or self.wish.channel:
            return None
        return find_carrier(person, self.rounds[action.interview or ""][1].interview, self.loaded.settings)

    def _prepare_one(self, action: Action) -> Iterator[Matter]:
        kind = find_kind(action.spec, self.wish.answer)
        assert kind is not None  # noqa: S101 - `_find_obstacle` has seen to it
        person, entry = self._person(action.person), self.rounds.get(action.interview or "")
        for channel in self._list_channels(kind, person, entry[1].interview if entry else None):
            yield self._fill(action, kind, channel, person)

    def _prepare_relay(self, carrier: str, group: Sequence[Action]) -> Matter:
        matter = self._fill(group[0], DraftKind.RELAY, EMAIL.id, self._person(carrier))
        passed = [(person, self._share(action)) for action in group if (person := self._person(action.person))]
        return matter._replace(share=Share(), passed_on=tuple(passed))

    def _fill(self, action: Action, kind: str, channel: str, person: Person | None) -> Matter:
        entry = self.rounds.get(action.interview or "")
        process = self.processes.get(action.process or "")
        item = entry[1] if entry else process.rounds[-1] if process and process.rounds else None
        return Matter(
            kind=kind,
            channel=channel,
            action=action,
            search=self.loaded.search,
            settings=self.loaded.settings,
            words=self.words,
            process=process,
            interview=item.interview if item else None,
            person=person,
            share=self._share(action),
            decides=process is not None and person is not None and find_addressee(process, self.context) == person.key,
            unkept=tuple(find_unkept(item)) if item else (),
            number=self._number(action, kind),
            until=self.wish.until,
        )

    def _list_channels(self, kind: str, person: Person | None, interview: Interview | None) -> tuple[str, ...]:
        ways = _WAYS.get(kind, (find_default_channel(kind),))
        if self.wish.channel in ways:
            return (self.wish.channel,)
        if kind != DraftKind.THANK_YOU or person is None or interview is None:
            return ways[:1]
        channel = find_channel(person, interview, self.loaded.settings)
        return split_channel(channel)

    def _share(self, action: Action) -> Share:
        entry = self.rounds.get(action.interview or "")
        if entry is None or action.person is None:
            return Share()
        process, item = entry
        if item.interview.slug not in self.planned:
            # Also those who are thanked without having been met (`thank_you.also`).
            also = (key for slug, key in self.numbers if slug == item.interview.slug)
            people = tuple(person for key in dict.fromkeys((*item.met, *also)) if (person := self._person(key)))
            panel = Panel(item.interview, people, find_addressee(process, self.context), self.words.pronouns)
            self.planned[item.interview.slug] = plan_panel(panel)
        return self.planned[item.interview.slug].get(action.person) or self._share_of_stranger(item)

    def _share_of_stranger(self, item: Round) -> Share:
        """Return what one can write about to somebody who took no part, such as a consultant: what was talked about with anybody."""
        # Those that speak of `her` or `him` come last: who that was, only the one who was there would know.
        topics = sorted(item.interview.topics, key=lambda topic: bool(find_third_person(topic.text, self.words.pronouns, "")))
        return Share(lead=topics[0], spare=tuple(topics[1:])) if topics else Share()

    def _number(self, action: Action, kind: str) -> int:
        known = self.numbers.get((action.interview or "", action.person or ""))
        return known if known is not None and kind == DraftKind.THANK_YOU else crc32(f"{kind} {action.process} {action.person}".encode())

    def _person(self, key: str | None) -> Person | None:
        return find_person(key, self.people) if key else None


def _say_none(action: Action) -> tuple[str, str]:
    """Return why there is no draft of an action, and what to do instead."""
    if action.spec is ANSWER_OFFER:
        ways = ", ".join(f"--as {answer}" for answer in ANSWER_OFFER.drafts)
        return "an offer can be answered in several ways", f"say which: {ways}"
    return f"{action.action} is nothing to write to anybody", f"`followup-md explain {action.action}` tells how it is done"
