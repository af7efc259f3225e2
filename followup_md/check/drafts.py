"""Checks of drafts: they stand in the modules `draft_…` and `invites`."""
