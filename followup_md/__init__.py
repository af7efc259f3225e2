"""followup-md: what to do after a job interview, derived from Markdown notes."""

__version__ = "0.1.0"
