"""People of a card: who is met, who decides, and one thing about each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from followup_md.derive.recall.match import split_words
from followup_md.model.card import CardPerson
from followup_md.model.people import find_person

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from followup_md.model import Person, Process, Round

# Those who arrange and pass on.
BETWEEN = frozenset({"recruiter", "agency", "scheduler"})
_LONG_WORD = 5  # letters of a word that says what it is about, but for these
_LINKS = frozenset(
    {"about", "after", "before", "between", "could", "every", "other", "their", "there", "these", "those", "where", "which", "would"}
)


def list_people(
    process: Process, said: Sequence[Round], keys: Sequence[str], people: Mapping[str, Person], callers: Collection[str]
) -> tuple[CardPerson, ...]:
    """Return the people of `keys`, whom the query meant first, then by the order of `keys`; `said` are the rounds that have begun."""
    met = {key for item in process.rounds if item.status == "held" for key in item.met}
    ahead = {key for item in process.rounds if item.status == "planned" for key in item.met}
    found = []
    for key in keys:
        topics = (topic.text for item in said for topic in item.interview.topics if topic.person == key)
        asked = (f"asked: {question.text}" for item in said for question in item.interview.questions if question.asked_by == key)
        person = CardPerson(
            person=find_person(key, people),
            standing="met" if key in met else "to meet" if key in ahead else "not met",
            thing=next(topics, None) or next(asked, ""),
            caller=key in callers,
        )
        found.append(person)
    return tuple(sorted(found, key=lambda each: not each.caller))


def find_decider(process: Process, people: Mapping[str, Person]) -> str | None:
    """Return the key of who decides, as far as the notes say: the hiring manager, else whoever judges."""
    met = [key for item in reversed(process.rounds) if item.status in ("held", "planned") for key in item.met]
    managers = [key for key in met if find_person(key, people).part == "hiring-manager"]
    named = [item.interview.decision_from for item in reversed(process.rounds) if item.interview.decision_from]
    others = [key for key in (*named, *met) if find_person(key, people).part not in BETWEEN]
    return next(iter((*managers, *others, *named, *met)), None)


def find_needs(decider: str | None, said: Sequence[Round]) -> tuple[str, ...]:
    """Return what they need most, in the words of who decides: their topics, first those that a requirement names."""
    topics = [topic.text for item in said for topic in item.interview.topics if decider is not None and topic.person == decider]
    required = _list_long_words(requirement.text for item in said for requirement in item.interview.requirements)
    return tuple(sorted(topics, key=lambda text: not required & _list_long_words([text])))


def _list_long_words(texts: Iterable[str]) -> frozenset[str]:
    return frozenset(word for text in texts for word in split_words(text) if len(word) >= _LONG_WORD and word not in _LINKS)
