"""Checks of what a draft says: its topics and tone, what it gives away, and invitations."""

from __future__ import annotations

from followup_md.check.draft_form import find_draft_form_letter, find_draft_topic_unknown
from followup_md.check.draft_matter import find_draft_misses_interest, find_draft_no_topic, find_draft_repeats_round, find_draft_twin
from followup_md.check.draft_private import find_draft_private_leak, find_draft_stumbles_many
from followup_md.check.draft_tone import find_draft_apology, find_draft_length, find_draft_money, find_draft_pressure
from followup_md.check.invites import find_invite_asks_status, find_invite_quota, find_invite_too_long, find_social_public_mention
from followup_md.problem import (
    DRAFT_APOLOGY,
    DRAFT_FORM_LETTER,
    DRAFT_LENGTH,
    DRAFT_MISSES_INTEREST,
    DRAFT_MONEY,
    DRAFT_NO_TOPIC,
    DRAFT_PRESSURE,
    DRAFT_PRIVATE_LEAK,
    DRAFT_REPEATS_ROUND,
    DRAFT_STUMBLES_MANY,
    DRAFT_TOPIC_UNKNOWN,
    DRAFT_TWIN,
    INVITE_ASKS_STATUS,
    INVITE_QUOTA,
    INVITE_TOO_LONG,
    SOCIAL_PUBLIC_MENTION,
)

FINDERS = {
    DRAFT_NO_TOPIC: find_draft_no_topic,
    DRAFT_MISSES_INTEREST: find_draft_misses_interest,
    DRAFT_TWIN: find_draft_twin,
    DRAFT_REPEATS_ROUND: find_draft_repeats_round,
    DRAFT_FORM_LETTER: find_draft_form_letter,
    DRAFT_TOPIC_UNKNOWN: find_draft_topic_unknown,
    DRAFT_APOLOGY: find_draft_apology,
    DRAFT_PRESSURE: find_draft_pressure,
    DRAFT_MONEY: find_draft_money,
    DRAFT_LENGTH: find_draft_length,
    DRAFT_PRIVATE_LEAK: find_draft_private_leak,
    DRAFT_STUMBLES_MANY: find_draft_stumbles_many,
    SOCIAL_PUBLIC_MENTION: find_social_public_mention,
    INVITE_TOO_LONG: find_invite_too_long,
    INVITE_ASKS_STATUS: find_invite_asks_status,
    INVITE_QUOTA: find_invite_quota,
}
