"""Configuration: `followup.toml` as typed settings (`read`), and the business days that follow from them (`calendars`)."""

from followup_md.config.settings import Settings

__all__ = ["Settings"]
