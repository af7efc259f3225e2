"""`followup.toml` read right: sound keys count, wrong ones are told at their place, and nothing raises (format.md section 10)."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followup_md.config.read import find_key_place, read_settings
from followup_md.config.settings import Settings
from followup_md.dates import Span
from followup_md.problem import CHECKS, Level, Place, Problem

ZONE = 'timezone = "Europe/Dublin"\n'


def only(text: str) -> Problem:
    (problem,) = read_settings(text)[1]
    return problem


@pytest.mark.parametrize("text", ["", "\n# nothing but a comment\n", '[sender]\nname = "Ada Byrne"\n', 'timezone = ""\n'])
def test_no_timezone_is_told_once(text: str) -> None:
    problem = only(text)
    assert (problem.check, problem.level, problem.place) == ("unknown-zone", Level.ERROR, Place("followup.toml", 1, 1))
    assert problem.message == "no timezone is set; times are read as UTC"
    assert "timezone =" in problem.hint


def test_no_file_gives_the_article() -> None:
    assert read_settings("")[0] == Settings()


def test_every_table_is_read() -> None:
    settings, problems = read_settings("""\ufefftimezone = "Europe/Dublin"
quiet_after = "45d"
reply_to_rejection = "on"
follow_up.wait = "10bd"
[sender]
name = " Ada Byrne "
address = '''
1 Quay Street
Cork'''
[sections]
topics = ["Themen", "Inhalt"]
"Company: good points" = "Gut an der Firma"
Job-Description = "Stelle"
[calendar]
country = "ie"
holidays = [2026-12-24, "2026-12-31"]
as = "todos"
[thank_you]
kinds = ["skip phone-screen", "skip technical"]
[aliases]
Firma = "company"
""")
    assert problems == ()
    assert (settings.timezone, settings.quiet_after, settings.reply_to_rejection) == ("Europe/Dublin", Span(45, "d"), True)
    assert settings.follow_up.wait == Span(10, "bd")
    assert (settings.sender.name, settings.sender.address) == ("Ada Byrne", "1 Quay Street\nCork")
    assert settings.sections == {
        "topics": ("Themen", "Inhalt"),
        "company: good points": ("Gut an der Firma",),
        "job description": ("Stelle",),
    }
    assert (settings.calendar.country, settings.calendar.as_) == ("IE", "todos")
    assert settings.calendar.holidays == (date(2026, 12, 24), date(2026, 12, 31))
    assert settings.thank_you.skip_kinds == ("phone-screen", "technical")
    assert settings.aliases == {"Firma": "company"}


def test_coach_changes_what_section_2_says_and_nothing_else() -> None:
    article = Settings(timezone="Europe/Dublin")
    coach = read_settings(ZONE + 'profile = "coach"')[0]
    assert coach == article._replace(
        profile="coach",
        thank_you=article.thank_you._replace(channel="email", within=Span(24, "h"), not_before=Span(2, "h")),
        connect=article.connect._replace(when="if-invited"),
        follow_up=article.follow_up._replace(grace=Span(2, "bd"), new_date_reopens=True),
    )


def test_a_key_beats_the_profile_and_an_empty_one_does_not() -> None:
    text = ZONE + 'follow_up.grace = "5bd"\nfollow_up.new_date_reopens = false\nthank_you.channel = ""\nprofile = "coach"'
    settings, problems = read_settings(text)
    assert problems == ()
    assert (settings.follow_up.grace, settings.follow_up.new_date_reopens) == (Span(5, "bd"), False)
    assert settings.thank_you.channel == "email"


@pytest.mark.parametrize(
    ("text", "line", "column", "message", "hint"),
    [
        pytest.param('timezon = "UTC"', 2, 1, "`timezon`", "did you mean `timezone`?", id="key-at-the-top"),
        pytest.param('[thank-you]\nchannel = "email"', 2, 2, "`thank-you`", "did you mean `thank_you`?", id="table-told-once"),
        pytest.param('[thank_you]\n  chanel = "email"', 3, 3, "`thank_you.chanel`", "`thank_you.channel`", id="key-in-its-table"),
        pytest.param("follow_up.waits = 7", 2, 1, "`follow_up.waits`", "`follow_up.wait`", id="dotted-key"),
        pytest.param("post = {transit = 4, transits = 3}", 2, 22, "`post.transits`", "`post.transit`", id="inline-table"),
        pytest.param('[sender]\nprofile = "coach"', 3, 1, "`sender.profile`", "`profile` above the first table?", id="below-a-table"),
        pytest.param('country = "IE"', 2, 1, "`country`", "`sender.country` or `calendar.country`?", id="lacks-its-table"),
        pytest.param('[sections]\ntopic = "T"', 3, 1, "`sections.topic`", "`sections.topics`?", id="no-section"),
        pytest.param("[calendar.days]\nx = 1", 2, 2, "`calendar.days`", "ignored", id="table-in-a-table"),
        pytest.param('[sender.calendar]\ncountry = "IE"', 2, 2, "`sender.calendar`", "ignored", id="known-table-in-another"),
        pytest.param("qqqq = 1", 2, 1, "`qqqq`", "it is ignored as it stands", id="like-nothing"),
    ],
)
def test_unknown_key(text: str, line: int, column: int, message: str, hint: str) -> None:
    problem = only(ZONE + text)
    assert (problem.check, problem.level, problem.place) == ("config-unknown-key", Level.WARNING, Place("followup.toml", line, column))
    assert problem.message == f"{message} is no key of `followup.toml`"
    assert hint in problem.hint
    assert problem.hint.endswith("it is ignored as it stands")


@pytest.mark.parametrize(
    ("text", "line", "column", "message", "allowed"),
    [
        ('profile = "coaches"', 2, 1, "`profile` cannot be `coaches`", "`article` or `coach`"),
        ('[thank_you]\nchannel = "pigeon"', 3, 1, "`thank_you.channel` cannot be `pigeon`", "`letter`, `email` or `both`"),
        ('calendar = "IE"', 2, 1, "`calendar` cannot be `IE`", "it as a table, `[calendar]`"),
        ("[[check]]\nselect = []", 2, 3, "`check` cannot be a list", "it as a table, `[check]`"),
        ("[timezones]\n[quiet_after]\nx = 1", 3, 2, "`quiet_after` cannot be a table", "days (`7d`)"),
        ("[search]\n\nweekly = 0", 4, 1, "`search.weekly` cannot be `0`", "a whole number from 1 to 40"),
        ("search.weekly = true", 2, 1, "`search.weekly` cannot be `true`", "a whole number from 1 to 40"),
        (f"search.weekly = 0x{'f' * 5000}", 2, 1, "`search.weekly` cannot be so large a number", "a whole number from 1 to 40"),
        (f'quiet_after = "{"ab " * 30}"', 2, 1, f"`quiet_after` cannot be `{'ab ' * 19}ab…`", "days (`7d`)"),
        ('calendar.country = "Ireland"', 2, 1, "`calendar.country` cannot be `Ireland`", "a country of two letters such as `IE`"),
    ],
)
def test_wrong_value(text: str, line: int, column: int, message: str, allowed: str) -> None:
    problem = next(p for p in read_settings(ZONE + text)[1] if p.check == "config-bad-value")
    assert (problem.level, problem.place) == (Level.ERROR, Place("followup.toml", line, column))
    assert problem.message == message
    assert problem.hint == f"write {allowed}; until then the default is used"


def test_a_wrong_value_leaves_its_default_and_the_rest_counts() -> None:
    settings, problems = read_settings(ZONE + '[follow_up]\nwait = "soon"\nmax = 2\n[nonsense]\nmax = 3')
    assert (settings.follow_up.wait, settings.follow_up.max) == (Span(7, "d"), 2)
    assert [(p.check, p.place.line) for p in problems] == [("config-bad-value", 3), ("config-unknown-key", 5)]


def test_problems_stand_in_the_order_of_the_file() -> None:
    problems = read_settings("[sender]\n[search]\nweekly = 0\n[sender.x]\n")[1]
    assert [(p.check, p.place.line) for p in problems] == [("unknown-zone", 1), ("config-bad-value", 3), ("config-unknown-key", 4)]


def test_a_byte_order_mark_moves_no_column() -> None:
    problem = next(p for p in read_settings("\ufeff  timezon = 1")[1] if p.check == "config-unknown-key")
    assert problem.place == Place("followup.toml", 1, 3)


@pytest.mark.parametrize(
    ("zone", "hint"),
    [
        ("Berlin", "did you mean `Europe/Berlin`? until then times are read as UTC"),
        ("Europe/Berln", "did you mean `Europe/Berlin`? until then times are read as UTC"),
        ("new york", "did you mean `America/New_York`? until then times are read as UTC"),
        ("EST5", "write an IANA zone such as `Europe/Dublin`; until then times are read as UTC"),
        ("Europe", "write an IANA zone such as `Europe/Dublin`; until then times are read as UTC"),
    ],
)
def test_unknown_zone(zone: str, hint: str) -> None:
    settings, problems = read_settings(f'# mine\ntimezone = "{zone}"')
    assert settings.timezone is None
    assert [(p.check, p.place.line, p.message, p.hint) for p in problems] == [("unknown-zone", 2, f"`{zone}` is no IANA zone", hint)]


def test_a_timezone_that_is_no_text_is_a_wrong_value() -> None:
    assert only("timezone = 2").check == "config-bad-value"


@pytest.mark.parametrize(
    ("text", "line", "column", "message"),
    [
        pytest.param("[sender]\nname Ada", 2, 6, "no TOML: expected '=' after a key", id="no-equals-sign"),
        pytest.param("[sender]\r\nname = Ada\r\n", 2, 8, "no TOML: invalid value", id="no-quotes-crlf"),
        pytest.param("a = 1\nb = [\n", 2, 6, "no TOML: invalid value", id="ends-too-early"),
        pytest.param(f"a = {'[' * 100_000}", 1, 1, "no TOML: ", id="nested-too-deep"),
        pytest.param(f"a = {'9' * 5000}", 1, 1, "no TOML: exceeds the limit", id="number-too-long"),
    ],
)
def test_broken_toml_gives_the_defaults(text: str, line: int, column: int, message: str) -> None:
    settings, problems = read_settings(text, "jobs/followup.toml")
    (problem,) = problems
    assert settings == Settings()
    assert (problem.check, problem.place) == ("config-unreadable", Place("jobs/followup.toml", line, column))
    assert problem.message.startswith(message)
    assert "every key has its default" in problem.hint


@pytest.mark.parametrize(
    ("text", "parts", "line", "column"),
    [
        pytest.param("a = 1\n", ("b",), 1, 1, id="not-there"),
        pytest.param('[a]\nb = """\nc = 1\n"""\nc = 2', ("a", "c"), 5, 1, id="not-in-a-text-of-several-lines"),
        pytest.param("# c = 1\n[a] # c\nc=2", ("a", "c"), 3, 1, id="not-in-a-comment"),
        pytest.param("[b]\nc = 1\n[ a ]\nc = 2", ("a", "c"), 4, 1, id="in-its-own-table"),
        pytest.param('["a b"]\n"c d" = 1', ("a b", "c d"), 2, 1, id="quoted"),
        pytest.param('a = {bc = 1, "c" = 2}', ("a", "c"), 1, 15, id="inline-quoted"),
        pytest.param("a = {b = 1}\n[c]\nd = 1", ("a", "c"), 1, 1, id="inline-but-absent"),
        pytest.param("[a.b]\nc = 1", ("a",), 1, 2, id="table-named-by-its-child"),
    ],
)
def test_place_of_a_key(text: str, parts: tuple[str, ...], line: int, column: int) -> None:
    assert find_key_place(text, parts) == Place("followup.toml", line, column)


@given(st.text(alphabet="abt[]{}=.\"'#\n\r 019-:\\\ufeff", max_size=60))
def test_any_text_is_data(text: str) -> None:
    settings, problems = read_settings(text)
    lines = text.count("\n") + 1
    assert isinstance(settings, Settings)
    assert all(problem.check in CHECKS and 1 <= problem.place.line <= lines for problem in problems)
