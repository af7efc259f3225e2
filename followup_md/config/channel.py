"""Channel of thanks: three places may name it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from followup_md.config.settings import Settings
    from followup_md.model import Interview, Person


def find_channel(person: Person, interview: Interview, settings: Settings) -> str:
    """Return how `person` is thanked: as the person note says, else the interview, else the configuration (`thank_you.channel`, R1.7)."""
    return person.channel or interview.channel or settings.thank_you.channel
