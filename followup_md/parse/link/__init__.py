"""Names and log lines resolved against the whole vault."""
