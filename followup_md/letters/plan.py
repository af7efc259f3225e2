"""Facts of a draft, and the plan of a panel's letters: which topic goes to whom, so that no two begin alike (rules.md 5.1)."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from followup_md.config import Settings
from followup_md.letters.frames import FrameWords, find_third_person, flatten, tidy
from followup_md.model import Action, Interview, Person, Process, Promise, Question, Search, Topic
from followup_md.model.actions import ActionSpec
from followup_md.model.events import EMAIL, MESSAGE, PHONE
from followup_md.model.facts import MESSAGES, DraftKind
from followup_md.slug import find_stems

_WORST = 5  # the rating assumed for a stumble without one
_OWN_TEXTS = frozenset({(DraftKind.THANK_YOU, EMAIL.id), (DraftKind.FOLLOW_UP, PHONE.id)})


class LetterShare(NamedTuple):
    """Content of one letter: its leading topic, another one of theirs, the repaired stumble, what you bring, a good point."""

    lead: Topic | None = None
    second: Topic | None = None
    spare: tuple[Topic, ...] = ()
    repair: Question | None = None
    mine: str = ""
    requirement: str = ""
    point: str = ""
    role_point: bool = False


class Panel(NamedTuple):
    """One round with the recipients in order, the key of the decider, and the `pronouns` of the third person."""

    interview: Interview
    people: tuple[Person, ...]
    decider: str | None
    pronouns: tuple[str, ...] = ()

    def choose_repairs(self) -> dict[str, Question]:
        """Return the stumble that each letter repairs, of several the most serious (rules.md 5.1, P3)."""
        known = {person.key for person in self.people}
        required = [find_stems(requirement.text) for requirement in self.interview.requirements]
        repairs: dict[str, tuple[tuple[bool, bool, int, int], Question]] = {}
        for question in self.interview.questions:
            reader = question.asked_by if question.asked_by in known else self.decider
            if reader in known and question.stumble and tidy(question.better or ""):
                words = find_stems(question.text)
                is_required = any(words & stems for stems in required)
                rank = (question.asked_by != reader, not is_required, question.rating or _WORST, -question.place.line)
                if reader not in repairs or rank < repairs[reader][0]:
                    repairs[reader] = rank, question
        return {key: question for key, (_, question) in repairs.items()}


class LetterFacts(NamedTuple):
    """Facts of one draft: its kind and channel, recipient, round, process and action."""

    kind: str
    channel: str
    action: Action
    search: Search
    settings: Settings
    words: FrameWords
    process: Process | None = None
    interview: Interview | None = None
    person: Person | None = None
    share: LetterShare = LetterShare()
    passed_on: tuple[tuple[Person, LetterShare], ...] = ()
    decides: bool = False
    unkept: tuple[Promise, ...] = ()
    number: int = 0
    until: date | None = None

    @property
    def today(self) -> date:
        """The day on which it is written, where the writer is."""
        return self.search.now.date()

    @property
    def template(self) -> str:
        """The name of its template: by kind, and by channel where that needs another text."""
        return f"{self.kind}-{self.channel}" if (self.kind, self.channel) in _OWN_TEXTS else self.kind


def plan_panel(panel: Panel) -> Mapping[str, LetterShare]:
    """Return the share of each letter by the key of its recipient: the same for the same notes, whichever letters exist already."""
    topics = {person.key: list_topics_for(panel.interview, person, panel.pronouns) for person in panel.people}
    leads: dict[str, Topic | None] = {}
    taken: set[frozenset[str]] = set()
    for key in sorted(topics, key=lambda key: len(topics[key])):  # stable: equals stay in the order of the panel
        leads[key] = lead = next((topic for topic in topics[key] if _find_subject(topic) not in taken), None)
        taken |= {_find_subject(lead)} if lead else set()
    repairs = panel.choose_repairs()
    brought: set[str] = set()
    points = [
        (point, of_role)
        for section, of_role in (("company: good points", False), ("role: good points", True))
        for text in panel.interview.points.get(section, ())
        if (point := tidy(text))
    ]
    shares = {}
    for person in panel.people:
        lead = leads[person.key]
        others = [topic for topic in topics[person.key] if _find_subject(topic) not in taken]
        # A topic of the whole panel is not also used as one person's own.
        second = next((topic for topic in others if topic.person or len(panel.people) == 1), None)
        share = LetterShare(lead, second, tuple(topic for topic in others if topic is not second), repairs.get(person.key))
        if lead:  # without a topic there is no letter, and nothing is taken from the others
            share = _add_offer(panel, person, share, brought, points)
        shares[person.key] = share
    return shares


def _add_offer(panel: Panel, person: Person, share: LetterShare, brought: set[str], points: list[tuple[str, bool]]) -> LetterShare:
    """Return a share with what you bring and a good point, both used up, so that no other letter has them."""
    chosen = [topic for topic in (share.second, share.lead) if topic]
    said = [find_stems(topic.text) for topic in chosen]
    words = frozenset[str]().union(*said)
    # What you bring is noted with one of the topics, else with the requirement nearest to them, which is named with it.
    required = sorted(panel.interview.requirements, key=lambda requirement: -len(words & find_stems(requirement.text)))
    noted = (*((topic.mine, "") for topic in chosen), *((each.mine, tidy(each.text)) for each in required))
    mine, requirement = next(((text, need) for mine, need in noted if mine and (text := tidy(mine)) and text not in brought), ("", ""))
    brought.add(mine)
    for each in points:
        # A good point may not refer to its reader in the third person, nor repeat what the letter says already.
        text = flatten(each[0])
        if not find_third_person(text, panel.pronouns, person.name) and not any(find_stems(text) <= stems for stems in said):
            points.remove(each)
            spare = tuple(topic for topic in share.spare if not find_stems(text) <= _find_subject(topic))
            return share._replace(spare=spare, mine=mine, requirement=requirement, point=each[0], role_point=each[1])
    return share._replace(mine=mine, requirement=requirement)


def list_topics_for(interview: Interview, person: Person, pronouns: Sequence[str]) -> tuple[Topic, ...]:
    """Return possible topics of a letter to a person, their own first; topics that refer to them in the third person come last."""
    known = [topic for topic in interview.topics if topic.person in (person.key, None) and tidy(topic.text)]
    return tuple(
        sorted(known, key=lambda topic: (topic.person is None, bool(find_third_person(flatten(topic.text), pronouns, person.name))))
    )


def _find_subject(topic: Topic) -> frozenset[str]:
    """Return the key of a topic, equal for two topics that are the same to their readers."""
    return find_stems(topic.text) or frozenset((tidy(topic.text),))


def find_kind(spec: ActionSpec, answer: str | None = None) -> str | None:
    """Return the kind of draft for an action, `answer` where one has to choose; None where there is none, or it is still to choose."""
    if len(spec.drafts) > 1:
        return answer
    return spec.drafts[0] if spec.drafts else None


def find_default_channel(kind: str) -> str:
    """Return how a draft goes where nothing else says so; thank-you notes go as configured (R1.7)."""
    return MESSAGE.id if kind in MESSAGES else EMAIL.id
