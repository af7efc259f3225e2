"""Rendering of derived values as text: one pure module per output, each loaded only by the command that needs it."""
