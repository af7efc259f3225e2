"""Text to text: the one line that an event adds to a note (ARCHITECTURE.md habit 10)."""
