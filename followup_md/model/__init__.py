"""Data types: facts read from notes and values derived from them, frozen and typed; their methods only look up or count."""

from followup_md.model.derived import (
    Action,
    Activity,
    Instead,
    Offer,
    Process,
    Purpose,
    Round,
    RoundStatus,
    Search,
    SentFollowUp,
    Status,
    Urgency,
    Verdict,
    Waiting,
    Week,
)
from followup_md.model.events import NEED_OFFER, OFFERED
from followup_md.model.facts import (
    DRAFT_KINDS,
    POINT_SECTIONS,
    RECAP_SECTIONS,
    SECTION_NAMES,
    Draft,
    Event,
    Ignore,
    Interview,
    NotedRound,
    OfferTerms,
    Person,
    Promise,
    Question,
    Requirement,
    Review,
    Topic,
    Unread,
    Vault,
)
from followup_md.model.states import ENDED, LIVE, STATES, STOPPED, UNDER_OFFER, WAITING, Lack, Pieces, Reason, State

__all__ = [
    "DRAFT_KINDS", "ENDED", "LIVE", "NEED_OFFER", "OFFERED", "POINT_SECTIONS", "RECAP_SECTIONS", "SECTION_NAMES", "STATES", "STOPPED",
    "UNDER_OFFER", "WAITING", "Action", "Activity", "Draft", "Event", "Ignore", "Instead", "Interview", "Lack", "NotedRound", "Offer",
    "OfferTerms", "Person", "Pieces", "Process", "Promise", "Purpose", "Question", "Reason", "Requirement", "Review", "Round",
    "RoundStatus", "Search", "SentFollowUp", "State", "Status", "Topic", "Unread", "Urgency", "Vault", "Verdict", "Waiting", "Week",
]  # fmt: skip
