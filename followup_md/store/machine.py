"""What the machine itself knows that a new vault is given."""

from __future__ import annotations


def find_machine_zone() -> str | None:
    """Return the name of the zone that the machine's clock is set to; None where it cannot be told."""
    from tzlocal import get_localzone_name  # loaded for the one command that makes a vault

    try:
        return get_localzone_name()
    except (LookupError, OSError, ValueError):  # settings that contradict each other, or name no zone
        return None
