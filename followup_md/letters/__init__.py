"""Letters: drafts from the facts of the notes, the verdict personal or form letter, giveaways of an interview, layout."""
