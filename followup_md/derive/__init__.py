"""From facts to what follows: a pure function of notes, configuration and the moment (rules.md section 3)."""
