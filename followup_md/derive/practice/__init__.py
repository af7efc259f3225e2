"""What `practice` asks, and in which order (R3.5)."""
