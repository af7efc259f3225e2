"""Configuration: `followup.toml` as typed settings, and the business days that follow from them."""

from __future__ import annotations

from followup_md.config.calendars import Calendars, find_calendar_problems, has_library
from followup_md.config.read import read_settings
from followup_md.config.settings import Settings
from followup_md.config.values import find_zone, suggest_zone

__all__ = ["Calendars", "Settings", "find_calendar_problems", "find_zone", "has_library", "read_settings", "suggest_zone"]
