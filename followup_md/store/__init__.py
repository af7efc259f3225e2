"""The disk: finds the vault, reads its notes as bytes, and writes like a guest (format.md sections 1 and 6)."""

from typing import Final

CONFIG: Final = "followup.toml"
INDEX: Final = "index.md"
CALENDAR: Final = "followups.ics"
SITE: Final = "site"
