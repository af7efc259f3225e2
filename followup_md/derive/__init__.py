"""Derivation: processes, actions and figures, a pure function of notes, configuration and moment (rules.md section 3)."""
