"""The facts read from notes and what is derived from them: frozen, typed values that at most look up a place of theirs."""

from __future__ import annotations

from followup_md.model.derived import (
    Action,
    Activity,
    FollowUp,
    Instead,
    Offer,
    Process,
    Purpose,
    Round,
    RoundStatus,
    Search,
    Status,
    Urgency,
    Verdict,
    Waiting,
    Week,
)
from followup_md.model.draft import DRAFT_KINDS, Draft
from followup_md.model.events import NEED_OFFER, OFFERED
from followup_md.model.facts import (
    Event,
    Ignore,
    Interview,
    OfferTerms,
    Person,
    Promise,
    Question,
    Requirement,
    Review,
    Topic,
    Vault,
)
from followup_md.model.reasons import Reason, ReasonKind
from followup_md.model.sections import POINT_SECTIONS, RECAP_SECTIONS, SECTION_NAMES
from followup_md.model.states import ENDED, LIVE, STATES, STOPPED, UNDER_OFFER, WAITING, State

__all__ = [
    "DRAFT_KINDS",
    "ENDED",
    "LIVE",
    "NEED_OFFER",
    "OFFERED",
    "POINT_SECTIONS",
    "RECAP_SECTIONS",
    "SECTION_NAMES",
    "STATES",
    "STOPPED",
    "UNDER_OFFER",
    "WAITING",
    "Action",
    "Activity",
    "Draft",
    "Event",
    "FollowUp",
    "Ignore",
    "Instead",
    "Interview",
    "Offer",
    "OfferTerms",
    "Person",
    "Process",
    "Promise",
    "Purpose",
    "Question",
    "Reason",
    "ReasonKind",
    "Requirement",
    "Review",
    "Round",
    "RoundStatus",
    "Search",
    "State",
    "Status",
    "Topic",
    "Urgency",
    "Vault",
    "Verdict",
    "Waiting",
    "Week",
]
