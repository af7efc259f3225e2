"""Sheets and envelopes, by the country of the sender."""

from __future__ import annotations

from typing import NamedTuple

# Where paper is US Letter, by the tables of CLDR.
_LETTER_COUNTRIES = frozenset({"BZ", "CA", "CL", "CO", "CR", "GT", "MX", "NI", "PA", "PH", "PR", "SV", "US", "VE"})


class Paper(NamedTuple):
    """A sheet or an envelope: how it is called, and its width and height in millimetres."""

    name: str
    width: float
    height: float


LETTER_MARGIN, ENVELOPE_MARGIN = 25, 12  # mm
_A4, _LETTER = Paper("A4", 210, 297), Paper("US Letter", 215.9, 279.4)
_DL, _NO_10 = Paper("DL", 220, 110), Paper("No. 10", 241.3, 104.8)


def choose_sheet(country: str | None) -> Paper:
    """Return the sheet of a letter."""
    return _LETTER if country in _LETTER_COUNTRIES else _A4


def choose_envelope(country: str | None) -> Paper:
    """Return the envelope into which that sheet goes, folded twice."""
    return _NO_10 if country in _LETTER_COUNTRIES else _DL
