"""Checks about what should not come before strangers: what a note holds, and where the notes go."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from followup_md.check.inspection import Finding, Inspection


def find_sensitive_data(inspection: Inspection) -> Iterator[Finding]:
    """A note holds what hurts when the folder is shared."""
    return inspection.read("sensitive-data")


def find_vault_public(inspection: Inspection) -> Iterator[Finding]:
    """The notes go to a public host of git repositories, and nothing says that the repository is private."""
    return inspection.read("vault-public")


CHECKS = (find_sensitive_data, find_vault_public)
