"""Unquoted scalars by YAML 1.2: what would not be written back the same stays text."""

from __future__ import annotations

import pytest

from followup_md.parse.fences import normalise_key, read_plain, resolve_scalar
from followup_md.parse.yaml_reader import read_yaml

TEXT = (
    *("14:30", "9:30", "09:30", "1:2", "14:30:15"),  # base 60 in YAML 1.1
    *("yes", "no", "on", "off", "NO", "y", "n"),
    *("0777", "007", "0o17", "0x1f", "1_000", "+15550100", "+1", "-0", "1e3", "1.10", ".5", "5.", "1.0e2"),
    *("1234567890123456", "9" * 23, "9" * 5000, "1.12345678901234567", ".inf", ".nan", "nan"),
    *("2026-11-24", "2026-11-24T10:30:00", "2026-11-24T10:30:00Z", "2026-11-24T10:30:00+05:30", "2026-11-24T10:30", "2026-11-24 10:30"),
    *("2026-02-30", "2026-11-24T25:00:00", "24/11/2026", "2026-1-4"),
    *("=", "nulls", "truth", "tRUE", "١٢"),
)


@pytest.mark.parametrize("text", TEXT, ids=[text[:30] for text in TEXT])
def test_stays_text(text: str) -> None:
    assert resolve_scalar(text) == text


TYPED = {
    "": None,
    "~": None,
    "null": None,
    "Null": None,
    "NULL": None,
    "true": True,
    "True": True,
    "TRUE": True,
    "false": False,
    "False": False,
    "FALSE": False,
    "0": 0,
    "-7": -7,
    "20261124": 20261124,
    "123456789012345": 123456789012345,
    "1.5": 1.5,
    "-0.25": -0.25,
    "2.0": 2.0,
}


@pytest.mark.parametrize(("text", "value"), TYPED.items())
def test_has_a_type(text: str, value: object) -> None:
    assert repr(resolve_scalar(text)) == repr(value)


@pytest.mark.parametrize("text", [*TEXT, *filter(None, TYPED)], ids=lambda text: text[:30])
def test_both_readers_resolve_alike(text: str) -> None:
    header = f"key: {text}\nitems:\n  - {text}\nquoted: '{text}'\n"
    value = resolve_scalar(text)
    slow = {key: field.value for key, field in read_yaml(header, 2).items()}
    assert repr(slow) == repr({"key": value, "items": (value,), "quoted": text})
    plain = read_plain(header, 2)
    assert plain is None or repr({key: field.value for key, field in plain.items()}) == repr(slow)


@pytest.mark.parametrize(
    ("typed", "key"), [("Decision-Date", "decision_date"), (" ROLE ", "role"), ("STRASSE", "strasse"), ("Straße", "strasse")]
)
def test_normalised_key(typed: str, key: str) -> None:
    assert normalise_key(typed) == key
