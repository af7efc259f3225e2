"""Letters: drafts from the facts of the notes, the judge of personal and form, what gives an interview away, layout."""
