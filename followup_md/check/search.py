"""Checks of the search as a whole, of two jobs under one `process`, and of comments that ignore a check."""

import re
from collections.abc import Iterator
from datetime import timedelta

from followup_md.check.context import Finding, Inspection
from followup_md.dates import spell_day
from followup_md.model import LIVE, Activity
from followup_md.model.actions import RECORD_OUTCOME
from followup_md.problem import CHECKS, STOPPED_TOO_EARLY, Place, Problem

_WEEK = timedelta(days=7)
_FEWEST = 4  # activities in the four weeks before, for a comparison
_SLOW = 4  # recent activities below a quarter of them, which is half the pace
# Words for another company's offer: "the offer is too low" is about this one's own.
_CITES_OFFER = (
    r"(?i)\b(?:(?:an)?other offer|offers? (?:elsewhere|from)|accepted elsewhere"
    r"|(?<!\bthey )(?<!\bshe )(?<!\bhe )(?:have|had|got|took|taken|taking|accepted|accepting)"
    r" (?:an|another|a better|the other) (?:job|offer|post|position|role))\b"
)


def find_stopped_too_early(inspection: Inspection) -> Iterator[Problem]:
    """The search was called off too early."""
    if inspection.search.open:
        yield from inspection.reported(STOPPED_TOO_EARLY)


def find_search_slowed(inspection: Inspection) -> Iterator[Finding]:
    """The search has slowed down."""
    past = _list_past(inspection)
    today = inspection.search.now.date()
    lately = sum(today - 2 * _WEEK < activity.day for activity in past)
    before = sum(today - 6 * _WEEK < activity.day <= today - 2 * _WEEK for activity in past)
    if inspection.search.open and before >= _FEWEST and lately * _SLOW < before and not _find_idle(inspection):
        message = f"{lately} search activit{'y' if lately == 1 else 'ies'} in the last two weeks, {before} in the four before"
        hint = "you slowed down, and that only hurts you: write one application or call one colleague today"
        yield Finding(past[-1].place, message, hint)


def _list_past(inspection: Inspection) -> list[Activity]:
    """Return the activities up to today, by day."""
    today = inspection.search.now.date()
    return [activity for activity in inspection.search.activities if activity.day <= today]


def _find_idle(inspection: Inspection) -> Activity | None:
    """Return the last activity if it is more than a week ago."""
    past = _list_past(inspection)
    return past[-1] if past and inspection.search.now.date() - past[-1].day > _WEEK else None


def find_search_idle(inspection: Inspection) -> Iterator[Finding]:
    """More than a week has passed without any activity in the search."""
    idle = _find_idle(inspection)
    if inspection.search.open and idle is not None:
        message = f"no step of the search since {spell_day(idle.day)}"
        hint = f"look on, and log {inspection.spell_log('networked')}, `researched` or `applied to COMPANY as ROLE` in search.md"
        yield Finding(idle.place, message, hint)


def find_few_live(inspection: Inspection) -> Iterator[Finding]:
    """Fewer processes are live than `search.live_min`: one rejection leaves little."""
    past = _list_past(inspection)
    live = sum(process.state in LIVE for process in inspection.search.processes)
    if inspection.search.open and past and inspection.search.processes and live < inspection.settings.search.live_min:
        message = f"{live} live process{'es' * (live != 1)}, and at least {inspection.settings.search.live_min} are wanted"
        yield Finding(past[-1].place, message, "put another iron in the fire: apply, or ask somebody you know")


def find_withdrew_too_early(inspection: Inspection) -> Iterator[Finding]:
    """A process was withdrawn from for an offer not yet secured."""
    secured = min((process.offer.secured_at for process in inspection.search.processes if process.offer.secured_at), default=None)
    withdrawn = list(inspection.events("withdrew"))
    companies = frozenset(_split(process.company) for process in inspection.search.processes) if withdrawn else frozenset()
    longest = max(map(len, companies), default=0)
    for process, event in withdrawn:
        said = f"{event.reason or ''} {event.text or ''}".strip()
        if not said or (secured is not None and secured <= event.at):
            continue
        words, own = _split(said), _split(process.company)
        # Another company is named only by all words of its name, in its spelling: "next" is not Next.
        phrases = (words[at : at + size] for at in range(len(words)) for size in range(1, longest + 1))
        if re.search(_CITES_OFFER, said) or any(phrase in companies and phrase != own for phrase in phrases):
            message = f'"{process.company}" was let go before another offer was confirmed with a start date'
            hint = "next time withdraw when it is secured; if they would have you back, log `reopened`"
            yield Finding(event.place, message, hint)


def _split(text: str) -> tuple[str, ...]:
    return tuple(re.findall(r"\w+", text))


def find_silent_process(inspection: Inspection) -> Iterator[Finding]:
    """Nothing was heard for a month."""
    for action in inspection.open_actions[RECORD_OUTCOME.id]:
        if action.urgency == "upcoming":  # put off
            continue
        process = inspection.processes[action.process or ""]
        last = process.last_contact or process.quiet_since
        days = (inspection.today(process) - last).days if last else 0
        # Without readable rounds, as for an application alone, the place is the file that holds it.
        place = process.rounds[-1].interview.place("company") if process.rounds else Place(process.note)
        hint = f"send nothing, keep the recap: they often call late; when you give it up log {inspection.spell_log('closed')}"
        yield Finding(place, f'"{process.company}": {days} days without a word', hint)


def find_unused_ignore(inspection: Inspection) -> Iterator[Finding]:
    """A comment ignores a problem that is not there."""
    for ignore in inspection.search.vault.ignores:
        if ignore in inspection.used_ignores:
            continue
        if ignore.check in CHECKS:
            yield Finding(ignore.place, f'"{ignore.check}" finds nothing in this note', "delete the comment, or this name in it")
            continue
        from difflib import get_close_matches

        similar = get_close_matches(ignore.check, CHECKS, n=1)
        hint = f"did you mean `{similar[0]}`?" if similar else "`followup-md explain` lists the checks"
        yield Finding(ignore.place, f'no check is called "{ignore.check}"', hint)


def find_ignore_without_reason(inspection: Inspection) -> Iterator[Finding]:
    """A comment ignores a check without a reason."""
    for ignore in inspection.search.vault.ignores:
        if not ignore.reason:
            hint = f"write why, as `<!-- followup-md: ignore {ignore.check}: REASON -->`"
            yield Finding(ignore.place, f'no reason why "{ignore.check}" is ignored', hint)


def find_process_clash(inspection: Inspection) -> Iterator[Finding]:
    """Two posts share one `process`."""
    for rounds in inspection.rounds_by_process.values():
        first = rounds[0]
        for other in rounds[1:]:
            one, two = ({*(interview.role or "").casefold().split()} for interview in (first, other))
            if first.company.casefold() == other.company.casefold() and (one <= two or two <= one):
                continue
            here, there = (f"{interview.role or 'no role'} at {interview.company}" for interview in (other, first))
            place = other.place("process" if "process" in other.fields else "role")
            hint = f"give each post a `process` of its own, or the same `company` and `role` in both notes; the other is {first.path}"
            yield Finding(place, f'"{other.process}" joins "{here}" with "{there}"', hint)
