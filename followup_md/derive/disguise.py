"""Disguise of a vault, for a screen that others see: no names, companies or texts, but the same derivation as from the real one.

Dates, states, kinds and counts stay. `Person 1`, `Company A` and the like stand for the rest. It is an allow-list
(architecture.md section 1): each fact is built anew from what ALLOWED says of its fields, and a field that it does not name does not pass.
"""

from collections.abc import Callable, Iterable, Mapping
from string import ascii_uppercase
from typing import Any, Final, NamedTuple, TypeVar

from followup_md.derive.contacts import find_public
from followup_md.model import facts
from followup_md.model.derived import KINDS, Action, Search
from followup_md.model.properties import DRAFT, INTERVIEW, PERSON, Disguise, Property
from followup_md.problem import Place
from followup_md.slug import find_host_labels

LEFT_OUT: Final = "left out"
_MARKS = frozenset({"waived", "snoozed"})
_KNOWN_HOSTS, _PRIVATE_HOST = ("linkedin.com", "xing.com", "github.com"), "facebook.com"
_Fact = TypeVar("_Fact")


def _list_keys(rows: Iterable[Property], kind: type) -> Mapping[str, Disguise]:
    """Return what the key table says of the fields of a fact that stand in the front matter."""
    fields = kind.__annotations__
    return {row.name: row.disguise for row in rows if row.name in fields}


# Every kind of fact with a rule for each field, front-matter fields by the key table. A type stands for facts of that type,
# to be hidden by its own list.
ALLOWED: Final[Mapping[type, Mapping[str, Disguise | type]]] = {
    facts.Interview: {
        **_list_keys(INTERVIEW, facts.Interview),
        **dict.fromkeys(("said_date", "no_date_named", "filled"), Disguise.KEPT),
        **dict.fromkeys(("points", "they_said"), Disguise.BLANKED),
        **dict.fromkeys(("fields", "named", "headings", "said_place", "prose"), Disguise.OUT),
        "path": Disguise.NOTE,
        "slug": Disguise.ROUND,
        "topics": facts.Topic,
        "questions": facts.Question,
        "review": facts.Review,
        "requirements": facts.Requirement,
        "promises": facts.Promise,
        "meetings": facts.NotedRound,
        "offer": facts.OfferTerms,
    },
    facts.Topic: {**dict.fromkeys(("text", "mine"), Disguise.BLANKED), "place": Place, "person": Disguise.PERSON, "synonyms": Disguise.OUT},
    facts.Question: {
        **dict.fromkeys(("rating", "stumble"), Disguise.KEPT),
        **dict.fromkeys(("said", "better"), Disguise.BLANKED),
        "text": Disguise.QUESTION,
        "place": Place,
        "asked_by": Disguise.PERSON,
    },
    facts.Review: {"rating": Disguise.KEPT, "improve": Disguise.BLANKED},
    facts.Requirement: {"text": Disguise.BLANKED, "place": Place, "mine": Disguise.BLANKED},
    facts.Promise: {"text": Disguise.BLANKED, "place": Place, "by": Disguise.KEPT, "to": Disguise.PERSON},
    facts.NotedRound: {"text": Disguise.BLANKED, "place": Place, "day": Disguise.KEPT},
    facts.OfferTerms: {
        **dict.fromkeys(("start", "answer_by"), Disguise.KEPT),
        **dict.fromkeys(("title", "pay", "place", "signed_by"), Disguise.OUT),
    },
    facts.Person: {
        **_list_keys(PERSON, facts.Person),
        **dict.fromkeys(("path", "fields", "profile_places", "prose"), Disguise.OUT),
        "key": Disguise.PERSON,
        "no_profile": Disguise.KEPT,
    },
    facts.Event: {
        **dict.fromkeys(("kind", "day", "clock", "at", "channel", "by_me", "was", "was_time", "until", "rating"), Disguise.KEPT),
        **dict.fromkeys(("decide_by", "write_again", "answer_by", "next_round", "next_on", "next_time", "wants_by"), Disguise.KEPT),
        **dict.fromkeys(("no_follow_ups", "no_contact"), Disguise.KEPT),
        **dict.fromkeys(("role", "reason"), Disguise.BLANKED),
        **dict.fromkeys(("network", "text", "wants"), Disguise.OUT),
        "place": Place,
        "people": Disguise.PEOPLE,
        "interview": Disguise.ROUND,
        "process": Disguise.PROCESS,
        "via": Disguise.PERSON,
        "subject": Disguise.SUBJECT,
        "company": Disguise.COMPANY,
    },
    facts.Draft: {
        **_list_keys(DRAFT, facts.Draft),
        **dict.fromkeys(("body_line", "unedited"), Disguise.KEPT),
        "path": Disguise.DRAFT,
        "person": Disguise.PERSON,
        "body": Disguise.MADE,
    },
    facts.Unread: {
        **dict.fromkeys(("reason", "hint", "role"), Disguise.MADE),
        "path": Disguise.NOTE,
        "line": Disguise.KEPT,
        "company": Disguise.COMPANY,
        "process": Disguise.PROCESS,
        "people": Disguise.PEOPLE,
    },
    Place: {"path": Disguise.NOTE, "line": Disguise.KEPT, "column": Disguise.KEPT},
}


class Pseudonyms(NamedTuple):
    """Pseudonyms: of people and processes by key, companies, questions, conditions by their words, files by path, rounds by slug."""

    people: Mapping[str, str]
    processes: Mapping[str, str]
    companies: Mapping[str, str]
    questions: Mapping[str, str]
    conditions: Mapping[str, str]
    paths: Mapping[str, str]
    drafts: Mapping[str, str]
    slugs: Mapping[str, str]


def choose_pseudonyms(vault: facts.Vault) -> Pseudonyms:
    """Return pseudonyms for the names of a vault, numbered by the date of their source."""
    rounds = sorted(vault.interviews, key=lambda interview: (interview.start, interview.path))
    asked = (question.text for interview in rounds for question in interview.questions)
    notes: tuple[facts.Interview | facts.Unread, ...] = (*rounds, *vault.unread)
    companies = [*(note.company for note in notes), *(event.company for event in vault.events if event.company)]
    processes = [*(note.process for note in notes), *(event.process for event in vault.events if event.process)]
    met = [key for interview in rounds for key in interview.interviewers]
    people = [*met, *(key for event in vault.events for key in event.people), *sorted(vault.people)]
    paths = [*(note.path for note in notes), *(event.place.path for event in vault.events)]
    return Pseudonyms(
        people=_number(people, "person"),
        processes=_number(processes, "process"),
        companies={name: f"Company {_letter(place)}" for place, name in enumerate(dict.fromkeys(companies))},
        questions=_number(map(facts.fold_question, asked), "Question", " "),
        conditions=_number((event.subject or "" for event in vault.events if event.kind in ("condition", "cleared")), "condition", " "),
        paths={path: f"{name}.md" for path, name in _number(paths, "note").items()},
        drafts={draft.path: f"letters/{number}.md" for number, draft in enumerate(vault.drafts, start=1)},
        slugs={interview.slug: f"round-{number}" for number, interview in enumerate(rounds, start=1)},
    )


def disguise_vault(vault: facts.Vault, names: Pseudonyms) -> facts.Vault:
    """Return the facts of a vault without anything that identifies people or subjects; `restore` brings back what was waived or put off."""
    return facts.Vault(
        interviews=tuple(_hide_fact(facts.Interview, interview, names, role=None) for interview in vault.interviews),
        people={names.people[key]: _hide_person(person, names) for key, person in vault.people.items()},
        events=tuple(_hide_fact(facts.Event, event, names) for event in vault.events if event.kind not in _MARKS),
        drafts=tuple(_hide_fact(facts.Draft, draft, names, body="") for draft in vault.drafts),
        unread=tuple(_hide_fact(facts.Unread, each, names, role=None, reason="its start does not read", hint="") for each in vault.unread),
        doubtful=frozenset(names.paths.get(path, "") for path in vault.doubtful),
    )


def restore(hidden: Search, real: Search, names: Pseudonyms) -> Search:
    """Return the search of a disguised vault with the states and dates of the real actions; its other actions are dropped."""
    known: dict[tuple[str | None, ...], list[Action]] = {}
    for action in real.actions:
        question = names.questions.get(facts.fold_question(action.question)) if action.question else None
        places = (names.processes.get(action.process or ""), names.slugs.get(action.interview or ""), names.people.get(action.person or ""))
        known.setdefault((action.action, *places, question), []).append(action)
    actions = []
    for action in hidden.actions:
        fitting = known.get((action.action, action.process, action.interview, action.person, action.question))
        if fitting:
            own = fitting.pop(0)
            kept = action._replace(
                due=own.due,
                overdue_at=own.overdue_at,
                status=own.status,
                urgency=own.urgency,
                snoozed_until=own.snoozed_until,
                doubtful=own.doubtful,
                # The network for connecting may have changed meanwhile.
                blocked_by=action.blocked_by if own.blocked_by else None,
            )
            actions.append(kept)
    return hidden._replace(actions=tuple(actions))


def _hide_person(person: facts.Person, names: Pseudonyms) -> facts.Person:
    """Return a person's part and the channels that reach them; the profiles are on the same networks but lead to nobody."""
    key, public = names.people[person.key], frozenset(find_public(person))
    profiles = []
    for profile in person.profiles:
        labels = find_host_labels(profile)
        host = next((known for known in _KNOWN_HOSTS if known.partition(".")[0] in labels), "example.com")
        profiles.append(f"https://{host if profile in public else _PRIVATE_HOST}/{key}")
    return _hide_fact(facts.Person, person, names, name=key.replace("-", " ").capitalize(), profiles=tuple(profiles))


def _hide_fact(kind: type[_Fact], fact: object, names: Pseudonyms, **made: object) -> _Fact:
    """Build a new fact of that kind from the fields on its allow-list, and from those that were `made` for it."""
    passed: dict[str, object] = {}
    for field, how in ALLOWED[kind].items():
        if how in (Disguise.MADE, Disguise.OUT):
            continue
        value = getattr(fact, field)
        if value is None:
            passed[field] = None
        elif isinstance(how, Disguise):
            passed[field] = _HIDE[how](value, names)
        else:
            # Facts are tuples too, and have `_fields`.
            is_one = hasattr(value, "_fields")
            passed[field] = _hide_fact(how, value, names) if is_one else tuple(_hide_fact(how, each, names) for each in value)
    return kind(**passed, **made)


def _blank(value: str | tuple[str, ...] | Mapping[str, tuple[str, ...]], _names: Pseudonyms) -> object:
    """Return the same number of blank texts; the keys of a mapping are the program's own words, such as section names."""
    if isinstance(value, str):
        return LEFT_OUT
    if isinstance(value, tuple):
        return (LEFT_OUT,) * len(value)
    return {key: (LEFT_OUT,) * len(texts) for key, texts in value.items()}


_HIDE: Final[Mapping[Disguise, Callable[[Any, Pseudonyms], object]]] = {
    Disguise.KEPT: lambda value, _: value,
    Disguise.BLANKED: _blank,
    Disguise.COMPANY: lambda name, names: names.companies.get(name),
    Disguise.PROCESS: lambda key, names: names.processes.get(key),
    Disguise.ROUND: lambda slug, names: names.slugs.get(slug),
    Disguise.NOTE: lambda path, names: names.paths[path],
    Disguise.DRAFT: lambda path, names: names.drafts[path],
    Disguise.PERSON: lambda key, names: names.people.get(key),
    Disguise.PEOPLE: lambda keys, names: tuple(names.people[key] for key in keys if key in names.people),
    Disguise.QUESTION: lambda text, names: names.questions[facts.fold_question(text)],
    Disguise.SUBJECT: lambda text, names: names.conditions.get(text) or names.questions.get(facts.fold_question(text)),
    Disguise.KIND: lambda kind, _: kind if kind in KINDS else None,
}


def _number(names: Iterable[str], what: str, between: str = "-") -> dict[str, str]:
    return {name: f"{what}{between}{number}" for number, name in enumerate(dict.fromkeys(names), start=1)}


def _letter(place: int) -> str:
    """Return A to Z, then AA, AB and so on."""
    before, letter = divmod(place, len(ascii_uppercase))
    return (_letter(before - 1) if before else "") + ascii_uppercase[letter]
