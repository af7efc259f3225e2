"""Facts of drafts: recipient, channel and topics of each; and the templates and words of the language."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple
from zlib import crc32

from followup_md.cli.init import DRAFTS_FOLDER, ENGLISH, list_packaged
from followup_md.config import Settings
from followup_md.config.calendars import find_channel
from followup_md.derive.contacts import find_addressee, find_carrier, find_thanked
from followup_md.errors import FollowupError, SystemFailure, UsageProblem
from followup_md.letters.frames import NAME, Frames, FrameWords, find_third_person, read_words
from followup_md.letters.plan import LetterFacts, LetterShare, Panel, find_default_channel, find_kind, list_topics_for, plan_panel
from followup_md.model import Action, Interview, Person, Process, Round
from followup_md.model.actions import ANSWER_OFFER, THANK
from followup_md.model.derived import find_unkept
from followup_md.model.events import CHANNELS, EMAIL, split_channel
from followup_md.model.facts import DraftKind, find_person
from followup_md.problem import Problem
from followup_md.render.drafts import NoDraft
from followup_md.vault.notes import LONGEST_FILE, Loaded
from followup_md.vault.read import read_file
from followup_md.words import say_obstacle

# The channels of each kind of draft that has a choice.
_CHANNELS: Mapping[str, tuple[str, ...]] = {
    DraftKind.THANK_YOU: tuple(channel.id for channel in CHANNELS if channel.thanks),
    DraftKind.FOLLOW_UP: tuple(channel.id for channel in CHANNELS if channel.asks),
}
_WRITE_NOW = "mend that first; or `followup-md draft {}` writes it as it is"


class Wish(NamedTuple):
    """Options of a draft: a channel, the answer to an offer, the day to ask for; `ready` leaves out blocked actions."""

    channel: str | None = None
    answer: str | None = None
    until: date | None = None
    ready: bool = False


class DraftFacts:
    """Facts of the drafts of one search; its rounds, who decides in each process, and the shares of each panel are looked up once."""

    def __init__(self, loaded: Loaded, words: FrameWords, wish: Wish) -> None:
        """Take the search and what was asked for."""
        self.loaded, self.words, self.wish = loaded, words, wish
        search = loaded.search
        self.people = search.vault.people
        self.processes: Mapping[str, Process] = {process.id: process for process in search.processes}
        self.rounds: Mapping[str, tuple[Process, Round]] = {
            item.interview.slug: (process, item) for process in search.processes for item in process.rounds
        }
        self.context = loaded.open_context()
        meetings = sorted(find_thanked(self.context), key=lambda each: (each.interview.start, each.interview.path))
        self.numbers = {(each.interview.slug, each.person.key): number for number, each in enumerate(meetings)}
        self.planned: dict[str, Mapping[str, LetterShare]] = {}

    def prepare(self, actions: Sequence[Action]) -> tuple[list[LetterFacts], list[NoDraft]]:
        """Return the facts of each draft, and the actions without one; UsageProblem for a wish that fits none of them."""
        self._check_wish(actions)
        all_facts: list[LetterFacts] = []
        withheld: list[NoDraft] = []
        relays: dict[tuple[str | None, str], list[Action]] = {}
        for action in actions:
            kind, person = find_kind(action.spec, self.wish.answer), self._find_person(action.person)
            entry = self.rounds.get(action.interview or "")
            carrier = None
            if action.spec is THANK and person is not None and not self.wish.channel:
                carrier = find_carrier(person, self.rounds[action.interview or ""][1].interview, self.loaded.settings)
            obstacle = self._find_obstacle(action, carrier)
            if obstacle:
                withheld.append(obstacle)
            elif carrier:
                relays.setdefault((action.interview, carrier), []).append(action)
            else:
                assert kind is not None  # noqa: S101 - else there is an obstacle
                channels = self._list_channels(kind, person, entry[1].interview if entry else None)
                all_facts += [self._gather(action, kind, channel, person) for channel in channels]
        for (_, carrier), group in relays.items():
            facts = self._gather(group[0], DraftKind.RELAY, EMAIL.id, self._find_person(carrier))
            passed = [(person, self._find_share(action)) for action in group if (person := self._find_person(action.person))]
            all_facts.append(facts._replace(share=LetterShare(), passed_on=tuple(passed)))
        return all_facts, withheld

    def _check_wish(self, actions: Sequence[Action]) -> None:
        wish = self.wish
        offers = [action for action in actions if action.spec is ANSWER_OFFER]
        if wish.answer and not offers:
            raise UsageProblem("--as is for an offer", "`followup-md draft answer-offer --as accept`, once one is written")
        for action in offers:
            process = self.processes.get(action.process or "")
            limit = process.offer.answer_by if process else None
            if limit and wish.until and wish.until <= limit:
                raise UsageProblem(f"--until {wish.until} asks for no more time: they want an answer by {limit}", "name a later day")
        kinds = [find_kind(action.spec, wish.answer) for action in actions]
        known = list(dict.fromkeys(channel for kind in kinds for channel in _CHANNELS.get(kind or "", ())))
        if wish.channel and actions and wish.channel not in known:
            hint = f"write {', '.join(known[:-1])} or {known[-1]}" if known else "leave it out: this goes in one way only"
            raise UsageProblem(f"--by cannot be {wish.channel!r} here", hint)

    def _find_obstacle(self, action: Action, carrier: str | None) -> NoDraft | None:
        """Return why there is no draft of an action, and what to do instead; None where there is one."""
        if find_kind(action.spec, self.wish.answer) is None:
            if action.spec is ANSWER_OFFER:
                answers = ", ".join(f"--as {answer}" for answer in ANSWER_OFFER.drafts)
                return NoDraft(action.id, "an offer can be answered in several ways", f"say which: {answers}")
            hint = f"`followup-md explain {action.action}` tells how it is done"
            return NoDraft(action.id, f"{action.action} is nothing to write to anybody", hint)
        person = self._find_person(action.person)
        if action.spec is THANK and person is not None and self._find_share(action).lead is None:
            if not list_topics_for(self.rounds[action.interview or ""][1].interview, person, self.words.pronouns):
                name = person.key if person.path else person.name
                hint = f"a bullet under `### [[{name}]]` in {action.note} is enough; a letter without one would be a form (R1.4)"
                return NoDraft(action.id, f"no topic is noted for {person.name}", f"write down first what you two talked about: {hint}")
            if not carrier:
                reason = f"each topic of {person.name} leads another letter of that round"
                hint = f"note one more that only you and {person.name} talked about, in {action.note}"
                return NoDraft(action.id, reason, hint)
        # A letter passed on by a carrier is blocked only by the passing on.
        if self.wish.ready and action.blocked_by and not carrier:
            return NoDraft(action.id, say_obstacle(action.blocked_by), _WRITE_NOW.format(action.id))
        return None

    def _gather(self, action: Action, kind: str, channel: str, person: Person | None) -> LetterFacts:
        entry = self.rounds.get(action.interview or "")
        process = self.processes.get(action.process or "")
        item = entry[1] if entry else process.rounds[-1] if process and process.rounds else None
        # Choice among several wordings: thank-you letters in turn, others by the person they are about.
        number = self.numbers.get((action.interview or "", action.person or "")) if kind == DraftKind.THANK_YOU else None
        return LetterFacts(
            kind=kind,
            channel=channel,
            action=action,
            search=self.loaded.search,
            settings=self.loaded.settings,
            words=self.words,
            process=process,
            interview=item.interview if item else None,
            person=person,
            share=self._find_share(action),
            decides=process is not None and person is not None and find_addressee(process, self.context) == person.key,
            unkept=tuple([promise for promise in find_unkept(item) if promise.to in (None, person and person.key)]) if item else (),
            number=crc32(f"{kind} {action.process} {action.person}".encode()) if number is None else number,
            until=self.wish.until,
        )

    def _list_channels(self, kind: str, person: Person | None, interview: Interview | None) -> tuple[str, ...]:
        known = _CHANNELS.get(kind, (find_default_channel(kind),))
        if self.wish.channel in known:
            return (self.wish.channel,)
        if kind != DraftKind.THANK_YOU or person is None or interview is None:
            return known[:1]
        return split_channel(find_channel(person, interview, self.loaded.settings))

    def _find_share(self, action: Action) -> LetterShare:
        entry = self.rounds.get(action.interview or "")
        if entry is None or action.person is None:
            return LetterShare()
        process, item = entry
        slug = item.interview.slug
        if slug not in self.planned:
            # Also those who are thanked without having been met (`thank_you.also`).
            also = (key for thanked, key in self.numbers if thanked == slug)
            people = tuple(person for key in dict.fromkeys((*item.met, *also)) if (person := self._find_person(key)))
            self.planned[slug] = plan_panel(Panel(item.interview, people, find_addressee(process, self.context), self.words.pronouns))
        if share := self.planned[slug].get(action.person):
            return share
        # To somebody who took no part, such as a consultant, one can write about what was talked about with anybody. Topics that speak
        # of `her` or `him` come last: who that was, only the one who was there would know.
        topics = sorted(item.interview.topics, key=lambda topic: bool(find_third_person(topic.text, self.words.pronouns, "")))
        return LetterShare(lead=topics[0], spare=tuple(topics[1:])) if topics else LetterShare()

    def _find_person(self, key: str | None) -> Person | None:
        return find_person(key, self.people) if key else None


def read_frames(root: str, settings: Settings) -> Frames:
    """Return templates and words of the configured language, else the English; FollowupError for a language without any file."""
    own = f"{settings.folders.templates}/{DRAFTS_FOLDER}/{settings.language}"
    templates: dict[str, tuple[str, str]] = {}
    words: list[tuple[str, str]] = []
    found = settings.language == ENGLISH
    for name, text in list_packaged():
        path, shipped = f"{own}/{name}", f"the shipped {name}"
        file = read_file(root, path, LONGEST_FILE)
        if isinstance(file, Problem):
            raise SystemFailure(f"the template {path} cannot be used: {file.message}", file.hint)
        typed = [(path, file.data.decode("utf-8-sig", "replace").replace("\r\n", "\n"))] if file else []
        found = found or file is not None
        if name == NAME:
            words = [(shipped, text), *typed]
        else:
            templates[name.removesuffix(".md")] = typed[0] if typed else (shipped, text)
    if not found:
        hint = f"put templates and a {NAME} into {own}/ (`followup-md init --letters` writes the English ones), or set another `language`"
        raise FollowupError(f"no drafts in the language {settings.language!r}", hint)
    return Frames(templates, read_words(words))
