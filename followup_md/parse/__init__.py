"""Text into facts and problems: front matter, sections, the log, and the notes made of them."""
