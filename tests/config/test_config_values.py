"""What each kind of value accepts, and what it makes of it."""

from __future__ import annotations

from datetime import date, datetime
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followup_md.config import settings as values
from followup_md.config.settings import find_zone, kind_by_type, span, suggest_zone, whole, words
from followup_md.dates import Span, Unit

ACCEPTED = [
    (values.TEXT, " Ada ", "Ada"),
    (values.TEXTS, "Themen", ("Themen",)),
    (values.TEXTS, ["Themen", " Inhalt"], ("Themen", "Inhalt")),
    (values.FLAG, True, True),
    (values.FLAG, False, False),
    (values.FLAG, "On", True),
    (values.FLAG, "off", False),
    (values.ZONE, "Asia/Kolkata", "Asia/Kolkata"),
    (values.ZONE, "UTC", "UTC"),
    (values.COUNTRY, "gb", "GB"),
    (values.DATES, date(2026, 12, 24), (date(2026, 12, 24),)),
    (values.DATES, ["2026-12-24", date(2028, 2, 29)], (date(2026, 12, 24), date(2028, 2, 29))),
    (values.FOLDER, "./Jobs\\Interviews/", "Jobs/Interviews"),
    (values.FOLDER, "search.md", "search.md"),
    (values.LANGUAGE, " DE", "de"),
    (values.LANGUAGE, "pt-BR", "pt-br"),
    (values.SKIPPED_KINDS, "all", ()),
    (values.SKIPPED_KINDS, "Skip Phone Screen", ("phone-screen",)),
    (values.SKIPPED_KINDS, ["skip phone_screen", "skip technical"], ("phone-screen", "technical")),
    (values.NAMES, {"Firma": "company"}, {"Firma": "company"}),
    (kind_by_type(Literal["a", "b"]), " B ", "b"),
    (whole(1, 40), 40, 40),
    (whole(1, 40), " 7 ", 7),
    (span("h", "d"), "24 h", Span(24, "h")),
    (span("h", "d"), "3D", Span(3, "d")),
    (span("bd", "d"), "5bd", Span(5, "bd")),
    (span("bd", "d"), 0, Span(0, "bd")),
    (span("bd", "d"), "0", Span(0, "bd")),
    (span("h", "same-day"), "same-day", Span(0, "same-day")),
    (span("h", "next-morning"), "Next-Morning", Span(0, "next-morning")),
    (words("recruiter"), "Recruiter", ("recruiter",)),
    (words(), [], ()),
    (words(), ["LinkedIn"], ("linkedin",)),
]
REFUSED = [
    (values.TEXT, 5),
    (values.TEXT, "  "),
    (values.TEXTS, ["Themen", 1]),
    (values.FLAG, "maybe"),
    (values.FLAG, 1),
    (values.ZONE, "Mars/Olympus"),
    (values.ZONE, 1),
    (values.COUNTRY, "IRL"),
    (values.COUNTRY, "é1"),
    (values.LANGUAGE, "../en"),
    (values.LANGUAGE, "en/us"),
    (values.LANGUAGE, "English language"),
    (values.LANGUAGE, 1),
    (values.DATES, datetime(2026, 12, 24, 8)),
    (values.DATES, "24 Dec 2026"),
    (values.DATES, ["2026-02-30"]),
    (values.DATES, [20261224]),
    (values.FOLDER, "/home"),
    (values.FOLDER, "../elsewhere"),
    (values.FOLDER, "a/../../b"),
    (values.FOLDER, "C:/jobs"),
    (values.FOLDER, "."),
    (values.FOLDER, "a\0b"),
    (values.FOLDER, "a\nb"),
    (values.FOLDER, 1),
    (values.SKIPPED_KINDS, "phone-screen"),
    (values.SKIPPED_KINDS, "skip"),
    (values.SKIPPED_KINDS, 1),
    (values.NAMES, "Firma"),
    (values.NAMES, {"Firma": 1}),
    (kind_by_type(Literal["a", "b"]), "c"),
    (whole(1, 40), 41),
    (whole(1, 40), -1),
    (whole(1, 40), 2.0),
    (whole(0, 1), False),
    (span("h"), "7d"),
    (span("d"), "h"),
    (span("d"), 30),
    (span("d"), "1000d"),
    (span("d"), "-7d"),
    (span("d"), "same-day"),
    (span("h"), False),
    (words("recruiter"), ["porter"]),
    (words(), [""]),
]


@pytest.mark.parametrize(("kind", "typed", "expected"), ACCEPTED)
def test_accepted(kind: values.Kind, typed: object, expected: object) -> None:
    made = kind.parse(typed)
    assert made == expected
    assert type(made) is type(expected) or kind is values.NAMES


@pytest.mark.parametrize(("kind", "typed"), REFUSED)
def test_refused(kind: values.Kind, typed: object) -> None:
    assert kind.parse(typed) is None


@pytest.mark.parametrize(
    ("kind", "words_of_it"),
    [
        (kind_by_type(Literal["letter", "email", "both"]), "`letter`, `email` or `both`"),
        (span("h", "d", "same-day"), "hours (`24h`) or days (`7d`) or `same-day`"),
        (words("recruiter", "agency"), "a list of `recruiter`, `agency`"),
        (words(), "a list"),
    ],
)
def test_what_is_allowed_reads_as_words(kind: values.Kind, words_of_it: str) -> None:
    assert kind.allowed == words_of_it


@pytest.mark.parametrize("name", ["EST5", "Berlin", "Europe", "", "/etc/localtime", "../UTC", "localtime", "posix/UTC", "a\0b"])
def test_no_zone(name: str) -> None:
    assert find_zone(name) is None


def test_zone() -> None:
    assert str(find_zone("Australia/Lord_Howe")) == "Australia/Lord_Howe"


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("Kolkata", "Asia/Kolkata"), ("utc", "UTC"), ("america/new_york", "America/New_York"), ("EST5", None), ("", None)],
)
def test_zone_that_was_meant(typed: str, meant: str | None) -> None:
    assert suggest_zone(typed) == meant


@given(st.integers(0, 999), st.sampled_from(["h", "d", "bd"]))
def test_a_span_reads_as_it_is_written(length: int, unit: Unit) -> None:
    assert span("h", "d", "bd").parse(str(Span(length, unit))) == Span(length, unit)


@given(st.one_of(st.text(), st.integers(), st.floats(), st.booleans(), st.lists(st.text()), st.dictionaries(st.text(), st.integers())))
def test_no_kind_raises(value: object) -> None:
    kinds = [kind for kind in vars(values).values() if isinstance(kind, values.Kind)]
    assert len(kinds) == 11
    for kind in (*kinds, span("h", "d", "same-day"), whole(0, 9), words(), words("a"), kind_by_type(Literal["a", "b"])):
        kind.parse(value)
