"""Checks about `followup.toml`, as the configuration's reader found them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from followup_md.check.inspection import Finding, Inspection


def find_config_unreadable(inspection: Inspection) -> Iterator[Finding]:
    """The file `followup.toml` is no TOML.

    Until its line is mended every key has its default, and times are read as UTC.

    Fails:

        followup.toml:
        [calendar
        country = "US"

    Passes:

        followup.toml:
        [calendar]
        country = "US"
    """
    return inspection.read("config-unreadable")


def find_config_unknown_key(inspection: Inspection) -> Iterator[Finding]:
    """A key of `followup.toml` is not known.

    It has no effect.

    Fails:

        followup.toml:
        [thank_you]
        chanel = "email"

    Passes:

        followup.toml:
        [thank_you]
        channel = "email"
    """
    return inspection.read("config-unknown-key")


def find_config_bad_value(inspection: Inspection) -> Iterator[Finding]:
    """A key of `followup.toml` has a value that it cannot take; its default is used.

    Fails:

        followup.toml:
        [thank_you]
        within = "a day"

    Passes:

        followup.toml:
        [thank_you]
        within = "24h"
    """
    return inspection.read("config-bad-value")


def find_holidays_missing(inspection: Inspection) -> Iterator[Finding]:
    """The holidays of a country are not known, so a day may be counted on which nobody works.

    Either the library is not installed (`pip install 'followup-md[holidays]'`), or it does not know the country: then list the days
    as `holidays` under `[calendar]`.

    Fails:

        country: US

    Passes:

        country:
    """
    return inspection.read("holidays-missing")


CHECKS = (find_config_unreadable, find_config_unknown_key, find_config_bad_value, find_holidays_missing)
