"""Heading of a letter: sender, date and recipient from the notes, where the draft has none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from followup_md.prose.days import MONTHS
from followup_md.prose.layout import Block

if TYPE_CHECKING:
    from datetime import date

    from followup_md.config.settings import Sender
    from followup_md.model import Person
    from followup_md.prose.layout import Kind, Layout

_ORDER: tuple[Kind, ...] = ("sender", "date", "recipient")
_MONTH_FIRST = frozenset({"US", "CA", "PH", "PR", "BZ"})


def add_head(layout: Layout, sender: Sender, recipient: tuple[str, ...], day: date | None) -> Layout:
    """Return a letter with the missing parts of its heading; one whose salutation is not known is left as it is.

    `recipient` are the lines of the address, `day` is the day of writing; a part that is not given stays out.
    """
    at = next((at for at, block in enumerate(layout.blocks) if block.kind in ("subject", "salutation")), None)
    if at is None or not layout.list_lines("salutation"):
        return layout
    whole = (
        Block("sender", list_sender(sender)),
        Block("date", (spell_date(day, layout.language, sender.country),) if day else ()),
        Block("recipient", recipient),
    )
    lacking = [block for block in whole if block.lines and not layout.list_lines(block.kind)]
    heading: list[Block] = []
    for block in layout.blocks[:at]:
        while lacking and _ORDER.index(lacking[0].kind) < _ORDER.index(block.kind):
            heading.append(lacking.pop(0))
        heading.append(block)
    return layout._replace(blocks=(*heading, *lacking, *layout.blocks[at:]))


def list_sender(sender: Sender, *, reached: bool = True) -> tuple[str, ...]:
    """Return the lines of the sender: name, address and, where it is to be `reached`, phone and e-mail."""
    contact = " · ".join(filter(None, (sender.phone, sender.email))) if reached else ""
    return tuple(line for line in (sender.name or "", *_split_address(sender.address), contact) if line)


def list_recipient(person: Person | None, company: str | None) -> tuple[str, ...]:
    """Return the lines of the recipient: name with title, company (else that of the interview) and address, as the notes have them."""
    if person is None:
        return ()
    named = ", ".join(filter(None, (person.name, person.title)))
    return tuple(line for line in (named, person.company or company or "", *_split_address(person.address)) if line)


def spell_date(day: date, language: str, country: str | None) -> str:
    """Return the day in full as letters of that country have it; in another language than English in digits, as ISO 8601."""
    if language != "en":
        return day.isoformat()
    month = MONTHS[day.month - 1].capitalize()
    return f"{month} {day.day}, {day.year}" if country in _MONTH_FIRST else f"{day.day} {month} {day.year}"


def _split_address(address: str | None) -> list[str]:
    return [line.strip() for line in (address or "").splitlines()]
