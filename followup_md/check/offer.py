"""Checks of offers: spoken, written, secured."""

import re
from collections.abc import Iterator
from datetime import date
from itertools import chain

from followup_md.check.context import Finding, Inspection
from followup_md.dates import spell_day
from followup_md.model import LIVE, STOPPED, UNDER_OFFER, Process
from followup_md.model.actions import GET_START_DATE, WITHDRAW
from followup_md.model.derived import NO_HIRING
from followup_md.model.events import ENDED_OR_REOPENED

_SOON = 2  # business days
_TERMS = ("title", "pay", "place", "signed_by", "answer_by")
# Patterns as text: `re` compiles them when there is something to look at.
# Whole phrases only: "you are our second choice" is no praise.
_PRAISE = (
    r"(?i)\b(?:you(?:'|\u2019)?(?:re| are) (?:just |simply |absolutely )?(?:perfect|ideal)"
    r"|(?:exactly|just) (?:who|what|the one) (?:we|they)(?:'re|\u2019re| are)? (?:looking for|look for|want|need)"
    r"|the one (?:we|they) (?:want|need)|(?:our|their) (?:first choice|favou?rite|number one|top candidate)"
    r"|perfect (?:for|fit|match)|(?:great|excellent|ideal|very good) (?:fit|match)"
    r"|as good as (?:hired|in|yours)|(?:basically|practically|almost) (?:hired|in|one of us)"
    r"|(?:we|they)(?:'ll|\u2019ll| will| want to| would like to| are going to| intend to| plan to)"
    r" (?:make (?:you|me) an offer|offer (?:you|me) the|hire (?:you|me))"
    r"|the (?:job|post|position) is (?:yours|mine)(?! to)|offer is (?:coming|on its way))\b"
)
# A clause with one of these says the opposite, or is about somebody or something else.
_OTHERWISE = r"(?i)\b(?:not|never|no|none|nobody|hardly|without|cannot|an?other|others?|else)\b|n['\u2019]t\b"
_CLAUSE = r"[.;,:!?]|\bbut\b"
_ASAP = r"(?i)\b(?:asap|as soon as (?:possible|you can|I can)|immediately)\b"
_FINAL = frozenset({"accepted", "confirmed", "start-on"})


def find_offer_deadline_near(inspection: Inspection) -> Iterator[Finding]:
    """The answer to a written offer is due soon."""
    for process in inspection.search.processes:
        limit, offered = process.offer.answer_by, process.offer.on_paper
        if process.state != "offer-written" or process.offer.accepted or limit is None or offered is None:
            continue
        today = inspection.today(process)
        if inspection.calendar(process).add_business_days(today, _SOON) >= limit:
            message = f'"{process.company}" wants an answer by {spell_day(limit)}'
            hint = f"answer, or ask for more time by {spell_day(limit)}"
            if today > limit:
                # The person who made the offer, if the notes say so, else the decider.
                met = [key for item in process.rounds for key in item.met]
                keys = [*offered.people, *sorted(met, key=lambda key: inspection.person(key).part != "hiring-manager")]
                line = inspection.spell_log(f"heard from {inspection.link(keys[0]) if keys else 'NAME'} answer by DATE")
                message, hint = message.replace("wants", "wanted"), f"write to them today; if they gave you a new day, log {line}"
            said = (event.place for event in reversed(process.events) if event.answer_by == limit)
            noted = (item.interview.heading("offer") for item in reversed(process.rounds) if item.interview.offer.answer_by == limit)
            yield Finding(next(chain(said, noted), offered.place), message, hint)


def find_offer_terms_missing(inspection: Inspection) -> Iterator[Finding]:
    """The written offer is not all in the note: title, pay, place, who signed it, until when it is valid."""
    for process in inspection.search.processes:
        offered = process.offer.on_paper
        if process.state != "offer-written" or offered is None or process.offer.accepted:
            continue
        terms = [item.interview.offer for item in process.rounds]
        has = {field for field in _TERMS for offer in terms if getattr(offer, field)}
        if process.offer.answer_by:
            has.add("answer_by")
        lacks = [field.replace("_", " ") for field in _TERMS if field not in has]
        if lacks:
            note = next((item.interview for item in process.rounds if item.interview.slug == offered.interview), None)
            place = note.heading("offer") if note and "offer" in note.headings else offered.place
            lines = ", ".join(f"`- {name}: …`" for name in lacks)
            hint = f"read the paper, and write {lines} under `## Offer`; compare it with what was said"
            yield Finding(place, f"not in your record of the offer: {', '.join(lacks)}", hint)


def find_conditions_open(inspection: Inspection) -> Iterator[Finding]:
    """The secured offer still depends on a condition."""
    for process in inspection.search.processes:
        for condition in process.offer.conditions if process.state == "secured" else ():
            hint = f"do not resign yet; when it is done log {inspection.spell_log(f'cleared {condition.subject}')}"
            yield Finding(condition.place, f'the offer of {process.company} hangs on "{condition.subject}"', hint)


def find_withdraw_missing(inspection: Inspection) -> Iterator[Finding]:
    """An offer is secured, and another company still waits for you."""
    for action in inspection.open_actions[WITHDRAW.id]:
        process = inspection.processes[action.process or ""]
        # Only an interview note has a place for the withdrawal itself.
        words = "withdrew" if process.rounds else f"waived {action.id} because I told them"
        hint = f"tell {process.company} kindly and soon; then log {inspection.spell_log(words)} in {process.note}"
        place = process.rounds[-1].interview.place("company") if process.rounds else process.events[0].place
        yield Finding(place, f'"{process.company}" still waits for you', hint)


def find_interviewing_after_yes(inspection: Inspection) -> Iterator[Finding]:
    """An interview is planned after you have said yes."""
    secured = [process for process in inspection.search.processes if process.state in STOPPED]
    for process, item in inspection.rounds("planned"):
        ahead = item.interview.start > inspection.search.now and item.interview.kind not in NO_HIRING
        if secured and process not in secured and ahead:
            day = spell_day(item.interview.start.date())
            hint = f"cancel it kindly, and log {inspection.spell_log('cancelled by me')}"
            yield Finding(item.interview.place("start"), f'an interview on {day}, and you have said yes to "{secured[0].company}"', hint)


def find_hint_is_not_offer(inspection: Inspection) -> Iterator[Finding]:
    """Praise or a promise is noted, but no offer: they say it to many."""
    for process in inspection.search.processes:
        if process.state not in LIVE or process.offer.on_paper is not None:
            continue
        for event in reversed(process.events):
            if event.kind not in ("heard", "offer-spoken") or not event.text:
                continue
            # A clause that denies it, or is about somebody else, does not count.
            clauses = (clause for clause in re.split(_CLAUSE, event.text) if not re.search(_OTHERWISE, clause))
            praise = next(filter(None, (re.search(_PRAISE, clause) for clause in clauses)), None)
            if praise:
                hint = "look on as before; an offer is what they offer, and it counts when it is in writing"
                yield Finding(event.place, f'"{praise[0]}" is a hint, no offer', hint)
                break


def find_verbal_only(inspection: Inspection) -> Iterator[Finding]:
    """An offer that was only spoken is treated as final."""
    for process in inspection.search.processes:
        spoken = process.offer.spoken
        if process.state in LIVE and spoken is not None and process.offer.on_paper is None:
            taken = [event for event in process.events if event.kind in _FINAL and event.at >= spoken.at]
            for event in taken[:1]:
                message = f'"{event.kind.replace("-", " ")}", and the offer of {process.company} is only spoken'
                hint = f"ask for it in writing, and look on; when it has come log {inspection.spell_log('offer written')}"
                yield Finding(event.place, message, hint)


def find_no_start_date(inspection: Inspection) -> Iterator[Finding]:
    """An offer is accepted, or due to be, without a day."""
    late = {action.process for action in inspection.overdue(GET_START_DATE)}
    for process in inspection.search.processes:
        offer = process.offer
        event = offer.dropped or offer.accepted or (offer.on_paper if process.id in late else None)
        if process.state in UNDER_OFFER and offer.on_paper is not None and offer.start is None and event is not None:
            hint = f"ask for a day, not “asap”; then log {inspection.spell_log('start on DATE')}; until then look on"
            asap = re.search(_ASAP, event.text or "")
            message = f'no start date from "{process.company}"{f": “{asap[0]}” is none" if asap else ""}'
            yield Finding(event.place, message, hint)


def find_start_date_odd(inspection: Inspection) -> Iterator[Finding]:
    """A start date is impossible, or has moved far."""
    for process in inspection.search.processes:
        start = process.offer.start
        if start is None or process.state not in UNDER_OFFER:
            continue
        odd = _find_oddity(inspection, process, start)
        if odd:
            said = (event.place for event in reversed(process.events) if event.kind == "start-on" and event.until == start)
            noted = (item.interview.heading("offer") for item in reversed(process.rounds) if item.interview.offer.start == start)
            lines = f"{inspection.spell_log('start on DATE')}, or {inspection.spell_log('started')}"
            yield Finding(next(chain(said, noted)), f'the start date "{start}" {odd}', f"check it with them, in writing; then log {lines}")


def _find_oddity(inspection: Inspection, process: Process, start: date) -> str:
    """Return what is odd about a start date, as the predicate of a sentence; nothing for a plausible one."""
    accepted = process.offer.accepted
    if accepted is not None and start < accepted.day:
        return f"is before your yes of {spell_day(accepted.day)}"
    if inspection.today(process) > start:
        return "has passed, and nothing says that you started"
    if not inspection.calendar(process).is_business_day(start):
        return f"is a {start:%A}" if start.weekday() >= 5 else "is a day off"  # noqa: PLR2004 - Saturday
    # Only days named for the current offer: those of an earlier offer are not compared.
    named: list[date] = []
    for event in process.events:
        if event.kind in ENDED_OR_REOPENED:
            named.clear()
        elif event.kind == "start-on" and event.until:
            named.append(event.until)
    moved = (start - named[-2]).days if len(named) > 1 else 0
    return f"is {moved} days later than the one named before" if moved > 60 else ""  # noqa: PLR2004 - two months
