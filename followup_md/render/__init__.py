"""What was derived, as text: one pure module a target, each loaded only by the command that needs it."""
