"""Who is written about what: the letters of one panel are planned together, so that no two begin alike (rules.md 5.1)."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from followup_md.draft.fragments import find_third_person, flatten, tidy
from followup_md.wording import find_stems

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from followup_md.model import Interview, Person, Question, Topic

_WORST = 5


class Share(NamedTuple):
    """What one letter is made of: the topic that it leads with, another one of theirs, the repaired stumble, what you bring, a good point.

    `requirement` is what that meets, where it belongs to no topic, and `spare` are the topics that the letter does not take up.
    `role_point` says that the point speaks for the post, as none was left for the company.
    Without `lead`, each topic of theirs leads another letter, or there is none.
    """

    lead: Topic | None = None
    second: Topic | None = None
    spare: tuple[Topic, ...] = ()
    repair: Question | None = None
    mine: str = ""
    requirement: str = ""
    point: str = ""
    role_point: bool = False


class Panel(NamedTuple):
    """One round with those who are written to, in its order; `decider` is the key of who is asked how things stand.

    `pronouns` are the words that speak of a third person.
    """

    interview: Interview
    people: tuple[Person, ...]
    decider: str | None
    pronouns: tuple[str, ...] = ()


def plan_panel(panel: Panel) -> Mapping[str, Share]:
    """Return the share of each letter by the key of its reader: the same for the same notes, whoever has been written to already.

    Who has the fewest topics chooses first. A stumble is repaired in one letter only: that of who asked, else that of who decides.
    """
    topics = {person.key: list_topics(panel.interview, person, panel.pronouns) for person in panel.people}
    leads = _choose_leads(topics)
    taken = {_sign(topic) for topic in leads.values() if topic}
    repairs = _choose_repairs(panel)
    brought: set[str] = set()
    points = _list_points(panel)
    shares = {}
    for person in panel.people:
        lead = leads[person.key]
        others = [topic for topic in topics[person.key] if _sign(topic) not in taken]
        # What was said to everybody is not told to one of them as their own.
        second = next((topic for topic in others if topic.person or len(panel.people) == 1), None)
        spare = tuple(topic for topic in others if topic is not second)
        share = Share(lead, second, spare, repairs.get(person.key))
        if lead:  # of whom no letter can be written takes nothing away from the others
            share = _bring(panel, person, share, brought, points)
        shares[person.key] = share
    return shares


def _bring(panel: Panel, person: Person, share: Share, brought: set[str], points: list[tuple[str, bool]]) -> Share:
    """Return a share with what you bring and a good point, both taken so that no other letter has them."""
    told = [topic for topic in (share.second, share.lead) if topic]
    mine, requirement = _choose_mine(panel.interview, told, brought)
    brought.add(mine)
    point, of_role = _choose_point(points, person, panel.pronouns, told)
    spare = tuple(topic for topic in share.spare if not point or not find_stems(flatten(point)) <= _sign(topic))
    return share._replace(spare=spare, mine=mine, requirement=requirement, point=point, role_point=of_role)


def list_topics(interview: Interview, person: Person, pronouns: Sequence[str]) -> tuple[Topic, ...]:
    """Return what one could write to a person about, their own topics first; those that speak of them as of a third person come last."""
    known = [topic for topic in interview.topics if topic.person in (person.key, None) and tidy(topic.text)]
    return tuple(
        sorted(known, key=lambda topic: (topic.person is None, bool(find_third_person(flatten(topic.text), pronouns, person.name))))
    )


def _sign(topic: Topic) -> frozenset[str]:
    """Return what two topics have in common that are one thing to their readers."""
    return find_stems(topic.text) or frozenset((tidy(topic.text),))


def _choose_leads(topics: Mapping[str, Sequence[Topic]]) -> dict[str, Topic | None]:
    leads: dict[str, Topic | None] = {}
    taken: set[frozenset[str]] = set()
    for key in sorted(topics, key=lambda key: len(topics[key])):  # stable: the order of the panel decides between equals
        leads[key] = next((topic for topic in topics[key] if _sign(topic) not in taken), None)
        lead = leads[key]
        taken |= {_sign(lead)} if lead else set()
    return leads


def _choose_repairs(panel: Panel) -> dict[str, Question]:
    """Return the stumble that each letter repairs: asked by its reader, else, asked by nobody who is written to, by who decides."""
    known = {person.key for person in panel.people}
    found: dict[str, list[Question]] = {}
    for question in panel.interview.questions:
        reader = question.asked_by if question.asked_by in known else panel.decider
        if question.stumble and tidy(question.better or "") and reader in known:
            found.setdefault(reader or "", []).append(question)
    return {key: min(questions, key=lambda question: _rank(question, key, panel.interview)) for key, questions in found.items()}


def _rank(question: Question, reader: str, interview: Interview) -> tuple[bool, bool, int, int]:
    """Asked by this person, then what the post requires, then the lowest rating, then the last one asked (rules.md 5.1, P3)."""
    words = find_stems(question.text)
    required = any(words & find_stems(requirement.text) for requirement in interview.requirements)
    return question.asked_by != reader, not required, question.rating or _WORST, -question.place.line


def _choose_mine(interview: Interview, topics: Sequence[Topic], brought: Collection[str]) -> tuple[str, str]:
    """Return what you bring: noted with one of the topics, else with the requirement nearest to them, which is returned with it."""
    words = frozenset[str]().union(*(find_stems(topic.text) for topic in topics))
    required = sorted(interview.requirements, key=lambda requirement: -len(words & find_stems(requirement.text)))
    told = (*((topic.mine, "") for topic in topics), *((each.mine, tidy(each.text)) for each in required))
    return next(((text, need) for mine, need in told if mine and (text := tidy(mine)) and text not in brought), ("", ""))


def _list_points(panel: Panel) -> list[tuple[str, bool]]:
    """Return the good points, those of the company first, each with whether it is one of the role."""
    points = panel.interview.points
    names = (("company: good points", False), ("role: good points", True))
    return [(tidy(text), of_role) for name, of_role in names for text in points.get(name, ()) if tidy(text)]


def _choose_point(points: list[tuple[str, bool]], person: Person, pronouns: Sequence[str], told: Sequence[Topic]) -> tuple[str, bool]:
    """Take the next good point out of the list: one that speaks of its reader to themselves, and of what the letter has not said yet."""
    said = [find_stems(topic.text) for topic in told]
    for each in points:
        text = flatten(each[0])
        if not find_third_person(text, pronouns, person.name) and not any(find_stems(text) <= words for words in said):
            points.remove(each)
            return each
    return "", False
