"""Form letters: stock sentences, the program's own words, and talk of what was not talked about."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from followup_md.check.inspection import Finding
from followup_md.check.letter_text import read_letters
from followup_md.model.draft import ABOUT_TALK, MESSAGES, DraftKind
from followup_md.prose.likeness import pair_likest
from followup_md.prose.signals import is_stocky, list_missing, read_signals
from followup_md.prose.spec import list_topics
from followup_md.wording import find_stems

if TYPE_CHECKING:
    from collections.abc import Iterator

    from followup_md.check.inspection import Inspection
    from followup_md.model import Interview
    from followup_md.prose.letter import Letter
    from followup_md.prose.signals import Reading

_FEWEST_SIGNALS = 5  # signals: with fewer it is a form letter, whatever the gates say
_FIRST_PART = r"[:;,(\u2013\u2014]|\s-\s"
_LONGEST_TOPIC = 40
# Patterns as text: `re` compiles them when they are needed, and most vaults need none.
_PROPER_NAME = r"[^\W\d_a-z][^\W\d_A-Z]+(?:-[^\W\d_]+)*"
_SITE = (
    r"(?:offices?|sites?|plants?|branch(?:es)?|depots?|warehouses?|factor(?:y|ies)|labs?|laborator(?:y|ies)|campus|headquarters|hubs?|stores?"
    r"|shops?|cent(?:er|re)s?|teams?|departments?|divisions?|units?|projects?|program(?:me)?s?|initiatives?|launch|acquisition|merger"
    r"|expansion|markets?|customers?|clients?|conferences?|ports?|terminals?|hospitals?|schools?|clinics?)\b"
)
_LEAD = r"\b[Yy](?:our|ou (?:(?:told me|spoke|talked) (?:about|of)|mentioned|described)(?: (?:the|a|an|your))?)"
_CLAIMS = (
    rf"{_LEAD} (?:[a-z-]+ )?((?:{_PROPER_NAME} ){{1,2}}){_SITE}",
    rf"{_LEAD} (?:[a-z-]+ )?{_SITE} (?:in|at|near) ({_PROPER_NAME})",
    rf"{_LEAD} (?:Project|Operation) ({_PROPER_NAME})",
)
_NOBODYS = frozenset({
    *("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"),
    *("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "english", "french", "german", "spanish", "internet"),
    *("mr", "mrs", "ms", "dr", "prof", "linkedin", "github", "twitter", "youtube"),
})  # fmt: skip


def find_draft_form_letter(inspection: Inspection) -> Iterator[Finding]:
    """A thank-you letter could go to anyone."""
    letters = [letter for letter in read_letters(inspection, DraftKind.THANK_YOU) if letter.said]
    likest = pair_likest(letters)
    # By round the letters that are as the program wrote them, one a person.
    untouched: defaultdict[str | None, dict[str | None, Letter]] = defaultdict(dict)
    for letter in letters:
        if letter.draft.unedited:
            untouched[letter.draft.interview].setdefault(letter.draft.person, letter)
    for letter in letters:
        others = [*untouched[letter.draft.interview].values()][1:] if letter.draft.unedited else []
        if letter in others:
            word = "letter of that round still is" if len(others) == 1 else "letters of that round still are"
            message = f"this and {len(others)} other {word} as the program wrote them"
            yield Finding(letter.start(), message, "they may compare: put a sentence of your own into each")
        elif any(list_topics(letter)):
            yield from _report_impersonal(letter, read_signals(letter, likest.get(letter.draft.path, ())))


def _report_impersonal(letter: Letter, reading: Reading) -> Iterator[Finding]:
    """Yield a finding for a letter of few signals of a personal one, or that fails one of the gates."""
    if not reading.english or reading.verdict == "personal":
        return
    missing = ", ".join(list_missing(reading))
    start = _pick_topic(letter)
    if reading.passed < _FEWEST_SIGNALS:
        much = f"it is personal in {reading.passed} of 10 signs"
        if is_stocky(reading):
            much = f"{reading.stock} of {reading.sentences} sentences are stock"
        yield Finding(letter.start(), f"could go to anyone: {much}", f'start from "{start}"; missing: {missing}')
    elif reading.gates:
        hint = f'say more of "{start}"; `followup-md check --explain` shows sign by sign what is there'
        yield Finding(letter.start(), f"personal in {reading.passed} of 10 signs; missing: {missing}", hint)


def _pick_topic(letter: Letter) -> str:
    """Return in a few words what a letter could start from: a topic of that person, best one that is not in it yet, else what all have."""
    interview, person = letter.interview, letter.person
    assert interview  # noqa: S101 - topics were found
    assert person  # noqa: S101 - the same
    own = [topic.text for topic in interview.topics if topic.person == person.key]
    asked = [question.text for question in interview.questions if question.asked_by == person.key]
    every = [topic.text for topic in interview.topics if topic.person is None]
    said = find_stems(letter.text)
    best = next((text for text in own if not find_stems(text) & said), (own + asked + every)[0])
    first = re.split(_FIRST_PART, best)[0].strip() or best
    return first if len(first) <= _LONGEST_TOPIC else first[:_LONGEST_TOPIC].rpartition(" ")[0] + " …"


def find_draft_topic_unknown(inspection: Inspection) -> Iterator[Finding]:
    """A letter speaks of a place, a team or a project of theirs that your notes do not know."""
    known: dict[str, frozenset[str]] = {}
    for letter in read_letters(inspection, *ABOUT_TALK - MESSAGES):
        process = letter.interview.process if letter.interview else None
        if process is None:
            continue
        for line in letter.said:
            for claim in (found for pattern in _CLAIMS for found in re.finditer(pattern, line.text)):
                if process not in known:
                    known[process] = _find_known(inspection, process)
                name = claim[1].strip()
                if not find_stems(name) & known[process]:
                    message = f'none of your topics, questions and points speaks of "{name}": "{claim[0]}"'
                    place = letter.place(line, claim.start())
                    yield Finding(place, message, "was it here? If it was, write it under `## Topics`; else take it out")


def _find_known(inspection: Inspection, process: str) -> frozenset[str]:
    """Return the stems of all that is known of a process; of companies and people, which other checks look at; and of the texts of logs."""
    search = inspection.search
    texts = [inspection.settings.sender.name or "", *(process.company for process in search.processes)]
    for person in search.vault.people.values():
        texts += filter(None, (person.name, person.company, person.title, person.address))
    for event in search.vault.events:
        texts += filter(None, (event.text, event.subject, event.reason))
    facts = map(_find_facts, inspection.rounds_by_process[process])
    return _NOBODYS.union(find_stems(" ".join(texts)), *facts)


def _find_facts(interview: Interview) -> frozenset[str]:
    """Return the stems of all texts of a note."""
    texts = [interview.company, interview.role or "", *(point for points in interview.points.values() for point in points)]
    for topic in interview.topics:
        texts += (topic.text, *topic.synonyms, topic.mine or "")
    for question in interview.questions:
        texts += (question.text, question.said or "", question.better or "")
    for requirement in interview.requirements:
        texts += (requirement.text, requirement.mine or "")
    texts += (promise.text for promise in interview.promises)
    texts += filter(None, (interview.review.improve, interview.offer.title, interview.offer.place))
    return find_stems(" ".join(texts))
