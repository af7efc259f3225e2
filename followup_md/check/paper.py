"""Written offers: their terms, and until when they stand."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from followup_md.check.inspection import Finding
from followup_md.dates import spell_day

if TYPE_CHECKING:
    from collections.abc import Iterator

    from followup_md.check.inspection import Inspection

_SOON = 2  # business days
_TERMS = {"title": "title", "pay": "pay", "place": "place", "signed_by": "signed by", "answer_by": "answer by"}


def find_offer_deadline_near(inspection: Inspection) -> Iterator[Finding]:
    """A written offer wants its answer soon."""
    for process in inspection.search.processes:
        limit, written = process.offer.answer_by, process.offer.written
        if process.state != "offer-written" or process.offer.accepted or limit is None or written is None:
            continue
        today = inspection.today(process)
        if inspection.calendar(process).add_business_days(today, _SOON) >= limit:
            message = f'"{process.company}" wants an answer by {spell_day(limit)}'
            hint = f"answer, or ask for more time by {spell_day(limit)}"
            if today > limit:
                # Whoever made the offer, as far as the notes say, or else decides.
                met = [key for item in process.rounds for key in item.met]
                keys = [*written.people, *sorted(met, key=lambda key: inspection.person(key).part != "hiring-manager")]
                line = inspection.spell_log(f"heard from {inspection.link(keys[0]) if keys else 'NAME'} answer by DATE")
                message, hint = message.replace("wants", "wanted"), f"write to them today; if they gave you a new day, log {line}"
            said = (event.place for event in reversed(process.events) if event.answer_by == limit)
            noted = (item.interview.heading("offer") for item in reversed(process.rounds) if item.interview.offer.answer_by == limit)
            yield Finding(next(chain(said, noted), written.place), message, hint)


def find_offer_terms_missing(inspection: Inspection) -> Iterator[Finding]:
    """The written offer is not all in the note: title, pay, place, who signed it, until when it stands."""
    for process in inspection.search.processes:
        written = process.offer.written
        if process.state != "offer-written" or written is None or process.offer.accepted:
            continue
        terms = [item.interview.offer for item in process.rounds]
        has = {field for field in _TERMS for offer in terms if getattr(offer, field)}
        if process.offer.answer_by:
            has.add("answer_by")
        lacks = [name for field, name in _TERMS.items() if field not in has]
        if lacks:
            note = next((item.interview for item in process.rounds if item.interview.slug == written.interview), None)
            place = note.heading("offer") if note and "offer" in note.headings else written.place
            lines = ", ".join(f"`- {name}: …`" for name in lacks)
            hint = f"read the paper, and write {lines} under `## Offer`; compare it with what was said"
            yield Finding(place, f"not in your record of the offer: {', '.join(lacks)}", hint)
