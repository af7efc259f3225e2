"""The grammar of a log line (format.md section 3)."""
