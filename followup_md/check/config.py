"""Checks about `followup.toml`, as the configuration's reader found them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from followup_md.check.inspection import Finding, Inspection


def find_config_unreadable(inspection: Inspection) -> Iterator[Finding]:
    """The file `followup.toml` is no TOML."""
    return inspection.read("config-unreadable")


def find_config_unknown_key(inspection: Inspection) -> Iterator[Finding]:
    """A key of `followup.toml` is not known."""
    return inspection.read("config-unknown-key")


def find_config_bad_value(inspection: Inspection) -> Iterator[Finding]:
    """A key of `followup.toml` has a value that it cannot take; its default is used."""
    return inspection.read("config-bad-value")


def find_holidays_missing(inspection: Inspection) -> Iterator[Finding]:
    """The holidays of a country are not known, so a day may be counted on which nobody works."""
    return inspection.read("holidays-missing")


CHECKS = (find_config_unreadable, find_config_unknown_key, find_config_bad_value, find_holidays_missing)
