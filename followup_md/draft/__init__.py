"""Drafts of letters, mails and messages from the facts of the notes (rules.md section 5)."""
