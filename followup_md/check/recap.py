"""Checks of the recap, the next steps and the review: what was said, when they decide, and which answers went badly."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import timedelta
from math import ceil

from followup_md.check.context import Finding, Inspection, join_with_and
from followup_md.dates import spell_day
from followup_md.model import ENDED, RECAP_SECTIONS, STOPPED, Action, Interview, Question
from followup_md.model.actions import IMPROVE, RECAP, REVIEW, SHARE_ANSWER, THANK
from followup_md.model.derived import NO_HIRING, find_unkept, group_by, list_promises
from followup_md.model.facts import THANKS, WELL, list_practised
from followup_md.problem import BAD_DATE, DECISION_BEFORE_INTERVIEW, MISSING_END, RATING_RANGE, UNKNOWN_SECTION, VAGUE_DATE, Place
from followup_md.slug import find_stems, slug

_LISTS = ("company: good points", "company: bad points", "role: good points", "role: bad points")
_SECTIONS = tuple(name for name in RECAP_SECTIONS if name not in _LISTS)
_HOUR = timedelta(hours=1)
_POINTS_AN_HOUR = 5
_LONGEST_TALK = 2 * _HOUR  # a whole day includes breaks, tours and lunch
_SHORT_TALK, _ENOUGH = _HOUR / 2, 2  # a short call with a recruiter holds little
# An unreadable day is already reported.
_UNREAD = (BAD_DATE, VAGUE_DATE, DECISION_BEFORE_INTERVIEW)
_SEND_AFTER = timedelta(days=4)
_OVER_OR_STOPPED = ENDED | STOPPED
_BEST = 5
_REVIEW_LINES = {
    "rating": "`- rating: 3` (1 to 5) under `## Review`",
    "questions": "what they asked under `## Questions`",
    "areas to improve": "`- improve: …` under `## Review`",
}
_SHARED_PART = 0.6  # of all words that either has
_FEWEST_SHARED = 2
_FEWEST_STUMBLES = 2
# Most other wordings that one is compared with for each of its rarer words; otherwise time would grow with the square of the questions.
_MOST_COMPARED = 64
_COUNTS = {2: "second", 3: "third", 4: "fourth", 5: "fifth"}


def find_recap_missing(inspection: Inspection) -> Iterator[Finding]:
    """Nothing about the interview is written down."""
    for interview in _find_late(inspection):
        if len(_find_empty(inspection, interview, RECAP_SECTIONS)) == len(RECAP_SECTIONS):
            hours = (inspection.search.now - interview.end) // _HOUR
            since = f"{hours} h" if hours < 72 else f"{hours // 24} days"  # noqa: PLR2004 - three days
            message = f"no recap, {since} after the interview"
            hint = f"ten minutes now save the call in three weeks: `followup-md recap {interview.slug}` asks for them"
            yield Finding(interview.heading(*RECAP_SECTIONS), message, hint)


def find_recap_one_sided(inspection: Inspection) -> Iterator[Finding]:
    """A list of good or bad points is empty."""
    return _report_empty(inspection, _LISTS, "write one point under {}; you will need it when they offer")


def find_recap_section_missing(inspection: Inspection) -> Iterator[Finding]:
    """A section of the recap is empty."""
    return _report_empty(inspection, _SECTIONS, "write one line under {}; one is enough")


def _report_empty(inspection: Inspection, names: Sequence[str], hint: str) -> Iterator[Finding]:
    """Yield a finding for each late recap, not wholly empty, that lacks some of the sections `names`; they fill `{}` in the hint."""
    for interview in _find_late(inspection):
        empty = _find_empty(inspection, interview, names)
        if empty and not interview.filled.isdisjoint(RECAP_SECTIONS):
            quoted = join_with_and([f'"{name.capitalize()}"' for name in empty])
            headings = ("each of " if len(empty) > 1 else "") + ", ".join(f"`## {name.capitalize()}`" for name in empty)
            yield Finding(interview.heading(*empty), f"nothing under {quoted}", hint.format(headings))


def find_recap_thin(inspection: Inspection) -> Iterator[Finding]:
    """The recap holds few points for the time it took."""
    late = {interview.slug for interview in _find_late(inspection)}
    # A waived or snoozed recap is in neither.
    done = {action.interview for action in inspection.search.actions if action.action == RECAP.id and action.status == "done"}
    endless = {problem.place.path for problem in inspection.reported(MISSING_END)}
    for _, item in inspection.rounds("held"):
        interview = item.interview
        length = interview.end - interview.start
        # A bullet under a heading of two people is one point, though a topic for each.
        points = len({topic.place for topic in interview.topics})
        points += len(interview.questions) + len(interview.requirements) + len(interview.promises)
        lacking = -(-_POINTS_AN_HOUR * min(length, _LONGEST_TALK) // _HOUR) - points
        is_brief = interview.kind == "phone-screen" and length < _SHORT_TALK and points >= _ENOUGH
        # Without times, the length of the talk is unknown.
        if lacking <= 0 or is_brief or (interview.path in endless and length > _LONGEST_TALK):
            continue
        # An empty recap is reported by another check.
        if inspection.is_recap_over(interview) if interview.slug in done else interview.slug in late and "topics" in interview.filled:
            message = f"{points} point{'s' * (points != 1)} noted for {length // timedelta(minutes=1)} minutes of talk"
            hint = f"what else? Their questions, yours, their problems: {lacking} more bullet{'s' * (lacking != 1)} under `## Topics`"
            yield Finding(interview.heading("topics"), message, hint)


def _find_late(inspection: Inspection) -> Iterator[Interview]:
    """Yield each interview whose recap is overdue and incomplete."""
    return (inspection.interviews[action.interview or ""] for action in inspection.overdue(RECAP))


def _find_empty(inspection: Inspection, interview: Interview, names: Sequence[str]) -> Sequence[str]:
    """Return the sections among `names` that are empty; not those whose text may be under an `unknown-section` heading."""
    reported = (problem.correction for problem in inspection.reported(UNKNOWN_SECTION) if problem.place.path == interview.path)
    meant = {slug(correction.meant) for correction in reported if correction and correction.meant.startswith("## ")}
    others = inspection.settings.sections
    empty = (name for name in names if name not in interview.filled)
    return [name for name in empty if meant.isdisjoint(map(slug, (name, *others.get(name, ()))))]


def find_nothing_per_person(inspection: Inspection) -> Iterator[Finding]:
    """Nothing is noted about the talk with somebody."""
    for action in inspection.overdue(THANK):
        interview = inspection.interviews[action.interview or ""]
        if not any(topic.person in (None, action.person) for topic in interview.topics):
            name = action.person_name or ""
            hint = f"write a bullet under `### [[{name}]]` in `## Topics`; without it no letter of yours can be personal"
            yield Finding(interview.name_place(action.person or ""), f'what did you and "{name}" talk about?', hint)


def find_no_next_step(inspection: Inspection) -> Iterator[Finding]:
    """The note does not say when they decide."""
    unread = {problem.place.path for problem in inspection.reported(*_UNREAD)}
    for process in inspection.search.processes:
        last, waiting = process.rounds[-1] if process.rounds else None, process.waiting
        if last is None or last.status != "held" or last.interview.path in unread or last.interview.kind in NO_HIRING:
            continue
        if process.state != "waiting" or waiting is None or waiting.muted or waiting.sent:
            continue
        interview = last.interview
        since = (event for event in process.events if event.kind == "heard" and event.at >= interview.start)
        known = interview.decision_date or interview.said_date or interview.no_date_named
        if known or any(event.decide_by or event.write_again for event in since) or not inspection.is_recap_over(interview):
            continue
        place = interview.place("decision_date") if "decision_date" in interview.fields else interview.heading("next steps")
        hint = "write `decision_date: DATE`, or `- they said: no date` under `## Next steps`"
        yield Finding(place, f'when does "{process.company}" decide? The note does not say', hint)


def find_promise_open(inspection: Inspection) -> Iterator[Finding]:
    """Something that you promised is not sent."""
    for process, item in inspection.rounds("held"):
        if not list_promises(item) or process.state in _OVER_OR_STOPPED:
            continue
        held, today = item.interview.end.date(), inspection.today(process)
        for promise in find_unkept(item):
            if today > (promise.by or held + _SEND_AFTER):
                key = promise.to or next(iter(item.met), None)
                name = inspection.person(key).name if key else "NAME"
                when = f"by {spell_day(promise.by)}" if promise.by else f"on {spell_day(held)}"
                hint = f"send it, that is not pestering; then log {inspection.spell_log(f'sent [[{name}]]: {promise.text}')}"
                yield Finding(promise.place, f'you promised "{promise.text}" {when}, and nothing says that it was sent', hint)


def find_review_missing(inspection: Inspection) -> Iterator[Finding]:
    """The interview is not reviewed: how it went, what they asked, what to do better, whatever the outcome."""
    unread = {problem.place.path for problem in inspection.reported(RATING_RANGE)}
    for action in inspection.overdue(REVIEW):
        interview = inspection.interviews[action.interview or ""]
        lacks = [lack.what for lack in action.lacks if lack.what != "rating" or interview.path not in unread]
        if lacks and not _is_flawless(interview):
            hint = "write " + ", ".join(_REVIEW_LINES[what] for what in lacks)
            yield Finding(interview.heading("review", "questions"), f"the review lacks {join_with_and(lacks)}", hint)


def find_flawless(inspection: Inspection) -> Iterator[Finding]:
    """All marks are the best, and nothing is to improve."""
    for action in inspection.overdue(REVIEW):
        interview = inspection.interviews[action.interview or ""]
        if _is_flawless(interview):
            hint = "write `- improve: …` under `## Review`: what made you hesitate?"
            yield Finding(interview.heading("review", "questions"), "all marks are 5, and nothing to improve is named", hint)


def _is_flawless(interview: Interview) -> bool:
    """Say whether only the areas to improve are missing, and every mark given is the best."""
    marks = [interview.review.rating, *(question.rating for question in interview.questions if question.rating is not None)]
    return not interview.review.improve and "questions" in interview.filled and all(mark == _BEST for mark in marks)


def find_stumble_no_better_answer(inspection: Inspection) -> Iterator[Finding]:
    """A question that went badly has no better answer."""
    for action in inspection.overdue(IMPROVE):
        for question in _find_questions(inspection, action, answered=False):
            hint = "write `- better: …` below it, the answer you wish you had given; then it can go into a letter"
            yield Finding(question.place, f'no better answer yet to "{question.text}"', hint)


def _find_questions(inspection: Inspection, action: Action, *, answered: bool) -> Iterator[Question]:
    """Yield the questions that an action is about: if a note has its words twice, those in that state."""
    for question in inspection.interviews[action.interview or ""].questions:
        is_meant = question.text == action.question and question.asked_by == action.person and question.stumble
        if is_meant and bool(question.better) is answered:
            yield question


def find_stumble_not_addressed(inspection: Inspection) -> Iterator[Finding]:
    """The letter was sent without the better answer."""
    sent = {(item.interview.slug, key) for _, item, _, key in inspection.thanks}
    with_draft = {(draft.interview, draft.person) for draft in inspection.search.vault.drafts if draft.kind in THANKS}
    for action in inspection.open_actions[SHARE_ANSWER.id]:
        if action.blocked_by is None and not inspection.is_put_off(action) and (action.interview, action.person) in with_draft & sent:
            hint = f"too late for the letter; share it with {action.person_name} where you are connected, without naming the interview"
            for question in _find_questions(inspection, action, answered=True):
                yield Finding(question.place, f'your letter leaves out the better answer to "{question.text}"', hint)


def find_same_stumble_again(inspection: Inspection) -> Iterator[Finding]:
    """A question went badly more than once."""
    rounds = sorted((item.interview for _, item in inspection.rounds("held")), key=lambda interview: (interview.start, interview.path))
    if sum(any(question.stumble for question in interview.questions) for interview in rounds) < _FEWEST_STUMBLES:
        return
    asked = [(interview, question) for interview in rounds for question in interview.questions]
    wordings = group_by(asked, lambda pair: find_stems(pair[1].text))
    find_candidates = _index_wordings(wordings)
    practised = list_practised(inspection.search.vault.events, inspection.search.now)
    reported: set[Place] = set()
    for _, question in reversed(asked):
        if not question.stumble or question.place in reported:
            continue
        stems = find_stems(question.text)
        like = dict.fromkeys((stems, *(words for words in dict.fromkeys(find_candidates(stems)) if _is_alike(stems, words))))
        alike = [pair for words in like for pair in wordings[words]]
        stumbled = {interview.slug for interview, other in alike if other.stumble}
        reported.update(other.place for _, other in alike)
        interview, latest = max(alike, key=lambda pair: (pair[0].start, pair[0].path, pair[1].place.line))
        if len(stumbled) < _FEWEST_STUMBLES or not latest.stumble:
            continue
        # The last practice since then of a question in one of these wordings, or a similar one.
        times = ((find_stems(text), each[-1]) for text, each in practised.items() if each[-1].at >= interview.end)
        last = max((time for words, time in times if words in like or any(_is_alike(words, other) for other in like)), default=None)
        if last is None or last.rating < WELL:
            ahead = [planned.interview.start for _, planned in inspection.rounds("planned")]
            ahead = [start for start in ahead if start > inspection.search.now]
            before = f" before {spell_day(min(ahead).date())}" if ahead else ""
            hint = f"practise this one{before}: say the better answer aloud"
            if last:
                day = spell_day(last.at.astimezone(inspection.search.now.tzinfo).date())
                hint = f"practise this one once more{before}: on {day} it was a {last.rating} of 5"
            often = f"the {_COUNTS[len(stumbled)]} time" if len(stumbled) in _COUNTS else f"{len(stumbled)} times now"
            yield Finding(question.place, f'"{question.text}" went badly for {often}', hint)


def _index_wordings(wordings: Iterable[frozenset[str]]) -> Callable[[frozenset[str]], Iterator[frozenset[str]]]:
    """Return a function that finds candidates similar to a wording among `wordings`: those that share one of its rarer words."""
    # Two wordings that share at least `needed` of n words share one of the n - needed + 1 rarest.
    counts = Counter(word for words in wordings for word in words)

    def find_rare(words: frozenset[str]) -> Sequence[str]:
        needed = max(_FEWEST_SHARED, ceil(_SHARED_PART * len(words)))
        return sorted(words, key=lambda word: (counts[word], word))[: max(0, len(words) - needed + 1)]

    by_word: defaultdict[str, list[frozenset[str]]] = defaultdict(list)
    for words in wordings:
        for word in find_rare(words):
            by_word[word].append(words)
    return lambda words: (other for word in find_rare(words) for other in by_word[word][-_MOST_COMPARED:])


def _is_alike(one: frozenset[str], two: frozenset[str]) -> bool:
    shared = len(one & two)
    return shared >= _FEWEST_SHARED and shared >= _SHARED_PART * (len(one) + len(two) - shared)
