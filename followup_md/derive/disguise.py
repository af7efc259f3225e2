"""A vault without names, companies and texts, from which all is derived as from the real one: for a screen that others see.

What is left are dates, states, kinds and counts. `Person 1`, `Company A` and the like stand for the rest.
"""

from __future__ import annotations

from string import ascii_uppercase
from typing import TYPE_CHECKING, NamedTuple

from followup_md.derive.profiles import find_public
from followup_md.model import OfferTerms, Person, Review
from followup_md.model.hiring import KINDS
from followup_md.model.practice import fold_question
from followup_md.networks import find_host_labels

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from followup_md.model import Action, Draft, Event, Interview, Question, Search, Topic, Vault
    from followup_md.problem import Place

LEFT_OUT = "left out"
_MARKS = frozenset({"waived", "snoozed"})
_KNOWN_HOSTS, _PRIVATE_HOST = ("linkedin.com", "xing.com", "github.com"), "facebook.com"


class Cloak(NamedTuple):
    """What stands for what: people and processes by key, companies, questions and conditions by their words, notes by path and slug."""

    people: Mapping[str, str]
    processes: Mapping[str, str]
    companies: Mapping[str, str]
    questions: Mapping[str, str]
    conditions: Mapping[str, str]
    paths: Mapping[str, str]
    slugs: Mapping[str, str]


def make_cloak(vault: Vault) -> Cloak:
    """Return what is to stand for the names of a vault, numbered by the date of what they come from."""
    rounds = sorted(vault.interviews, key=lambda interview: (interview.start, interview.path))
    asked = (question.text for interview in rounds for question in interview.questions)
    companies = [*(interview.company for interview in rounds), *(event.company for event in vault.events if event.company)]
    processes = [*(interview.process for interview in rounds), *(event.process for event in vault.events if event.process)]
    met = [key for interview in rounds for key in interview.interviewers]
    people = [*met, *(key for event in vault.events for key in event.people), *sorted(vault.people)]
    paths = [*(interview.path for interview in rounds), *(event.place.path for event in vault.events)]
    return Cloak(
        people=_number(people, "person"),
        processes=_number(processes, "process"),
        companies={name: f"Company {_letter(place)}" for place, name in enumerate(dict.fromkeys(companies))},
        questions=_number(map(fold_question, asked), "Question", " "),
        conditions=_number((event.subject or "" for event in vault.events if event.kind in ("condition", "cleared")), "condition", " "),
        paths={path: f"{name}.md" for path, name in _number(paths, "note").items()},
        slugs={interview.slug: f"round-{number}" for number, interview in enumerate(rounds, start=1)},
    )


def disguise_vault(vault: Vault, cloak: Cloak) -> Vault:
    """Return the facts of a vault with all that tells who and what taken out; what was waived or put off is `restore`'s to say."""
    return vault._replace(
        interviews=tuple(_hide_interview(interview, cloak) for interview in vault.interviews),
        people={cloak.people[key]: _hide_person(person, cloak) for key, person in vault.people.items()},
        events=tuple(_hide_event(event, cloak) for event in vault.events if event.kind not in _MARKS),
        drafts=tuple(_hide_draft(draft, number, cloak) for number, draft in enumerate(vault.drafts, start=1)),
        problems=(),
        doubtful=frozenset(cloak.paths.get(path, "") for path in vault.doubtful),
        ignores=(),
    )


def restore(hidden: Search, real: Search, cloak: Cloak) -> Search:
    """Return a search derived from a disguised vault with the states and dates that the real actions have; any other of it is dropped."""
    known: dict[tuple[str | None, ...], list[Action]] = {}
    for action in real.actions:
        known.setdefault(_name_real(action, cloak), []).append(action)
    return hidden._replace(actions=tuple(_match(hidden.actions, known)))


def _match(actions: Iterable[Action], known: Mapping[tuple[str | None, ...], list[Action]]) -> Iterator[Action]:
    for action in actions:
        fitting = known.get((action.action, action.process, action.interview, action.person, action.question))
        if fitting:
            real = fitting.pop(0)
            yield action._replace(
                due=real.due,
                overdue_at=real.overdue_at,
                status=real.status,
                urgency=real.urgency,
                snoozed_until=real.snoozed_until,
                doubtful=real.doubtful,
                # A network on which one may connect can be another by now.
                blocked_by=action.blocked_by if real.blocked_by else None,
            )


def _name_real(action: Action, cloak: Cloak) -> tuple[str | None, ...]:
    """Return what a real action is known by, in the words of the cloak."""
    question = cloak.questions.get(fold_question(action.question)) if action.question else None
    places = (cloak.processes.get(action.process or ""), cloak.slugs.get(action.interview or ""), cloak.people.get(action.person or ""))
    return (action.action, *places, question)


def _hide_interview(interview: Interview, cloak: Cloak) -> Interview:
    return interview._replace(
        path=cloak.paths[interview.path],
        slug=cloak.slugs[interview.slug],
        company=cloak.companies[interview.company],
        role=None,
        process=cloak.processes[interview.process],
        kind=interview.kind if interview.kind in KINDS else None,
        interviewers=_hide_people(interview.interviewers, cloak),
        decision_from=_hide(interview.decision_from, cloak.people),
        agency=_hide(interview.agency, cloak.people),
        topics=tuple(_hide_topic(topic, cloak) for topic in interview.topics),
        questions=tuple(_hide_question(question, cloak) for question in interview.questions),
        review=Review(interview.review.rating, _blank(interview.review.improve)),
        requirements=tuple(
            requirement._replace(text=LEFT_OUT, mine=_blank(requirement.mine), place=_hide_place(requirement.place, cloak))
            for requirement in interview.requirements
        ),
        promises=tuple(promise._replace(text=LEFT_OUT, place=_hide_place(promise.place, cloak)) for promise in interview.promises),
        points={section: (LEFT_OUT,) * len(points) for section, points in interview.points.items()},
        offer=OfferTerms(start=interview.offer.start, answer_by=interview.offer.answer_by),
        fields={},
        named={},
        headings={},
        said_place=None,
        told=(LEFT_OUT,) * len(interview.told),
        prose={},
    )


def _hide_topic(topic: Topic, cloak: Cloak) -> Topic:
    person = _hide(topic.person, cloak.people)
    return topic._replace(text=LEFT_OUT, place=_hide_place(topic.place, cloak), person=person, synonyms=(), mine=_blank(topic.mine))


def _hide_question(question: Question, cloak: Cloak) -> Question:
    return question._replace(
        text=cloak.questions[fold_question(question.text)],
        place=_hide_place(question.place, cloak),
        asked_by=_hide(question.asked_by, cloak.people),
        said=_blank(question.said),
        better=_blank(question.better),
    )


def _hide_person(person: Person, cloak: Cloak) -> Person:
    """Return somebody with no more than what they are, where they belong, and by which ways they can be reached."""
    key, public = cloak.people[person.key], frozenset(find_public(person))
    return Person(
        key=key,
        name=key.replace("-", " ").capitalize(),
        path=None,
        company=_hide(person.company, cloak.companies),
        part=person.part,
        email=_blank(person.email),
        phone=_blank(person.phone),
        address=_blank(person.address),
        profiles=tuple(_hide_profile(profile, key, public=profile in public) for profile in person.profiles),
        no_profile=person.no_profile,
        relay=_hide(person.relay, cloak.people),
        channel=person.channel,
        country=person.country,
    )


def _hide_profile(profile: str, key: str, *, public: bool) -> str:
    """Return an address on the same network, as far as that counts, which leads to nobody."""
    labels = find_host_labels(profile)
    host = next((known for known in _KNOWN_HOSTS if known.partition(".")[0] in labels), "example.com") if public else _PRIVATE_HOST
    return f"https://{host}/{key}"


def _hide_event(event: Event, cloak: Cloak) -> Event:
    subject = cloak.conditions.get(event.subject or "") or cloak.questions.get(fold_question(event.subject or ""))
    return event._replace(
        place=_hide_place(event.place, cloak),
        people=_hide_people(event.people, cloak),
        interview=_hide(event.interview, cloak.slugs),
        process=_hide(event.process, cloak.processes),
        network=None,
        via=_hide(event.via, cloak.people),
        subject=subject,
        company=_hide(event.company, cloak.companies),
        role=_blank(event.role),
        reason=_blank(event.reason),
        text=None,
    )


def _hide_draft(draft: Draft, number: int, cloak: Cloak) -> Draft:
    person, interview = _hide(draft.person, cloak.people), _hide(draft.interview, cloak.slugs)
    return draft._replace(path=f"letters/{number}.md", person=person, interview=interview, body="")


def _hide_place(place: Place, cloak: Cloak) -> Place:
    return place._replace(path=cloak.paths[place.path])


def _hide_people(keys: Iterable[str], cloak: Cloak) -> tuple[str, ...]:
    return tuple(cloak.people[key] for key in keys if key in cloak.people)


def _hide(name: str | None, names: Mapping[str, str]) -> str | None:
    return None if name is None else names.get(name)


def _blank(text: str | None) -> str | None:
    return None if text is None else LEFT_OUT


def _number(names: Iterable[str], what: str, between: str = "-") -> dict[str, str]:
    return {name: f"{what}{between}{number}" for number, name in enumerate(dict.fromkeys(names), start=1)}


def _letter(place: int) -> str:
    """Return A to Z, then AA, AB and on."""
    before, letter = divmod(place, len(ascii_uppercase))
    return (_letter(before - 1) if before else "") + ascii_uppercase[letter]
