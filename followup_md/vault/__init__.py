"""The vault: read from its folder or from texts, derived at one moment, written, locked and remembered."""
