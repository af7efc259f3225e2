"""Values that are allowed each, and yet cannot be meant (format.md 10)."""

from __future__ import annotations

import pytest

from followup_md.config.read import read_settings
from followup_md.config.settings import find_zone, suggest_zone

ZONE = 'timezone = "UTC"\n'


@pytest.mark.parametrize(
    ("text", "places", "hint"),
    [
        ('[check]\nignore = ["missing-rol"]', [3], "did you mean `missing-role`?"),
        ('[check]\nselect = ["xyz", "bad-date"]', [3], "write an id or a subject, as `followup-md explain` lists them"),
        ('[sections]\ntopics = ["Notes"]\nlog = ["notes"]', [4], "give each a heading of its own"),
        ('[folders]\npeople = "x"\nletters = "X"', [4], "give each a path of its own"),
        ('[folders]\npeople = "interviews"', [3], "give each a path of its own"),
        ('[folders]\ninterviews = ""', [3], "write a path below the vault, with `/` and without `..`; until then the default is used"),
        ('[check]\nignore = ["missing-role", "thanks"]\n[sections]\nlog = ["Verlauf"]\n[folders]\npeople = "who"', [], ""),
    ],
)
def test_what_cannot_be_meant(text: str, places: list[int], hint: str) -> None:
    _, problems = read_settings(ZONE + text)
    assert [(problem.check, problem.place.line, problem.hint) for problem in problems] == [
        ("config-bad-value", line, hint) for line in places
    ]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("EST", "America/New_York"),
        ("Eastern", "America/New_York"),
        ("ET", "America/New_York"),
        ("PST", "America/Los_Angeles"),
        ("CET", "Europe/Berlin"),
        ("cet", "Europe/Berlin"),
        ("EST5EDT", "America/New_York"),
        ("HST", "Pacific/Honolulu"),
        ("Berlin", "Europe/Berlin"),
        ("UTC+1", None),
    ],
)
def test_letters_are_no_zone_but_tell_which(typed: str, meant: str | None) -> None:
    assert find_zone(typed) is None
    assert suggest_zone(typed) in ({meant} if meant else {None, "UTC"})


@pytest.mark.parametrize("name", ["UTC", "GMT", "Europe/Berlin"])
def test_plain_zones(name: str) -> None:
    assert find_zone(name) is not None
