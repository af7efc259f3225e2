"""Text to text: the one line that an event adds to a note (architecture.md habit 10)."""
