"""All checks of drafts, by subject; a vault without a draft need not load them."""

from __future__ import annotations

from followup_md.check import draft_days, draft_form, draft_matter, draft_names, draft_private, draft_slips, draft_tone, invites

FINDERS = {
    check: find
    for module in (draft_slips, draft_names, draft_days, draft_matter, draft_tone, draft_form, draft_private, invites)
    for check, find in module.FINDERS.items()
}
