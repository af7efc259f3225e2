"""Checks (to come)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from followup_md.check.inspection import Finding, Inspection

CHECKS: tuple[Callable[[Inspection], Iterator[Finding]], ...] = ()
