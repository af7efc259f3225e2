"""Drafts: from the facts of the notes to the text of a letter, a mail or a message (rules.md section 5)."""
