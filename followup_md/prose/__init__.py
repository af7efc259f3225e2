"""A letter as its reader will see it: its parts, how personal it is, what it is like, and what it gives away."""
