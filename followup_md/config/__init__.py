"""Configuration: `followup.toml` as typed settings."""

from __future__ import annotations

from followup_md.config.settings import Settings

__all__ = ["Settings"]
