"""Parsers from text to facts and problems: front matter, sections, the log, and whole notes."""
