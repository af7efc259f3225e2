"""The body of a note: sections, bullets, recap, log lines."""
