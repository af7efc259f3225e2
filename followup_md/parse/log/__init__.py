"""The grammar of a log line (FORMAT.md section 3)."""
