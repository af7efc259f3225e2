"""Facts of one draft, from which its slots are filled."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from followup_md.draft.plan import Share
from followup_md.model.channels import EMAIL, MESSAGE, PHONE
from followup_md.model.draft import MESSAGES, DraftKind

if TYPE_CHECKING:
    from datetime import date

    from followup_md.config import Settings
    from followup_md.draft.words import Words
    from followup_md.model import Action, Interview, Person, Process, Promise, Search
    from followup_md.model.actions import ActionSpec


class Matter(NamedTuple):
    """Facts of one draft: its kind and channel, to whom it goes, about which round of which process, and for which action.

    `share` is what a thank-you note is made of, `passed_on` are the people whose thanks a relay note carries, each with theirs.
    `decides` says that its reader is the one who is asked how things stand, `unkept` are the promises that nothing sent has covered.
    `number` chooses the phrasings, `until` is the day by which more time is asked for.
    """

    kind: str
    channel: str
    action: Action
    search: Search
    settings: Settings
    words: Words
    process: Process | None = None
    interview: Interview | None = None
    person: Person | None = None
    share: Share = Share()
    passed_on: tuple[tuple[Person, Share], ...] = ()
    decides: bool = False
    unkept: tuple[Promise, ...] = ()
    number: int = 0
    until: date | None = None

    @property
    def today(self) -> date:
        """The day on which it is written, where the writer is."""
        return self.search.now.date()

    @property
    def template(self) -> str:
        """The name of its template: of its kind, and of its channel where that makes another text."""
        return f"{self.kind}-{self.channel}" if (self.kind, self.channel) in _OWN_TEXTS else self.kind


_OWN_TEXTS = frozenset({(DraftKind.THANK_YOU, EMAIL.id), (DraftKind.FOLLOW_UP, PHONE.id)})


def find_kind(spec: ActionSpec, answer: str | None = None) -> str | None:
    """Return the kind of draft for an action, `answer` where one has to choose; None where there is none, or it is still to choose."""
    if len(spec.drafts) > 1:
        return answer
    return spec.drafts[0] if spec.drafts else None


def find_default_channel(kind: str) -> str:
    """Return how a draft goes where nothing else says so; thank-you notes go as configured (R1.7)."""
    return MESSAGE.id if kind in MESSAGES else EMAIL.id
