"""The table of keys says the same as rules.md section 2 and as Settings."""

from __future__ import annotations

import subprocess
import sys
from itertools import chain
from typing import TYPE_CHECKING, Literal, get_args, get_origin

import pytest

from followup_md.config.read import BY_NAME, KEYS, SECTIONS, TABLES, fold_section, read_settings
from followup_md.config.settings import Settings
from followup_md.dates import Span
from followup_md.problem import Place

if TYPE_CHECKING:
    from collections.abc import Iterator

# rules.md section 2, as typed there: default, then the alternatives seen.
RULES = {
    "thank_you.channel": ("letter", "email", "both"),
    "thank_you.within": ("24h", "48h", "same-day"),
    "thank_you.not_before": ("0h", "2h", "next-morning"),
    "thank_you.panel": ("each", "lead"),
    "thank_you.kinds": ("all", "skip phone-screen"),
    "thank_you.also": ([], ["coordinator"], "receptionist", "recruiter"),
    "post.transit": (5, "5", 3),
    "connect.when": ("after-interview", "if-invited", "after-decision", "never"),
    "connect.within": ("24h", "3d"),
    "connect.not_before": ("0h", "24h"),
    "follow_up.wait": ("7d", "5bd", "10bd", "14d"),
    "follow_up.anchor": ("interview", "thank-you-sent"),
    "follow_up.grace": ("0", "1bd", "2bd", "5bd"),
    "follow_up.max": (1, 2),
    "follow_up.gap": ("7d",),
    "follow_up.new_date_reopens": (False, True),
    "follow_up.on_day_off": ("next-business-day", "keep", "previous"),
    "calendar.holidays": ([],),
    "search.weekly": (3, 1, 10),
    "search.live_min": (3, 6),
    "search.stop": ("confirmed+start-date", "accepted"),
    "offer.conditions_must_clear": (False, True),
    "quiet_after": ("30d",),
    "reply_to_rejection": ("off", "on"),
}


@pytest.mark.parametrize("name", RULES)
def test_the_default_of_the_rules_is_the_default(name: str) -> None:
    assert BY_NAME[name].kind.parse(RULES[name][0]) == BY_NAME[name].default


@pytest.mark.parametrize(("name", "value"), [(name, value) for name, values in RULES.items() for value in values])
def test_every_alternative_of_the_rules_is_accepted(name: str, value: object) -> None:
    assert BY_NAME[name].kind.parse(value) is not None


def test_networks_begin_with_those_of_the_rules() -> None:
    default = BY_NAME["connect.networks"].default
    assert default == Settings().connect.networks
    assert Settings().connect.networks[:2] == ("linkedin", "x")


def test_each_field_of_settings_has_its_key() -> None:
    tables = {name: getattr(Settings(), name)._fields for name in TABLES if name != "sections"}
    fields = chain.from_iterable([(table, field) for field in names] for table, names in tables.items())
    top = {(name,) for name in Settings._fields if name not in tables}
    assert {key.path for key in KEYS} == {*fields, *top}


def test_each_word_of_a_typed_field_is_a_word_of_its_key() -> None:
    def list_words(hint: object) -> Iterator[object]:
        for part in (hint, *get_args(hint)):
            yield from get_args(part) if get_origin(part) is Literal else ()

    tables = [Settings, *(type(value) for value in Settings() if hasattr(value, "_fields") and not isinstance(value, Span))]
    rows = [(hint.__metadata__[0], hint.__origin__) for table in tables for hint in table.__annotations__.values() if get_args(hint)]
    assert len(rows) + len(SECTIONS) - 1 == len(KEYS)
    chosen = {row.meaning: [*list_words(hint)] for row, hint in rows if [*list_words(hint)]}
    assert len(chosen) == 10
    kinds = {key.meaning: key.kind for key in KEYS}
    for meaning, words in chosen.items():
        assert [kinds[meaning].parse(word) for word in words] == words
        assert all(f"`{word}`" in kinds[meaning].allowed for word in words)


def test_names_are_unique_and_meanings_are_sentences() -> None:
    assert len(BY_NAME) == len(KEYS)
    assert all(key.meaning.endswith(".") and key.meaning.count(". ") == 0 for key in KEYS)


def test_only_the_coach_of_the_rules_differs() -> None:
    assert {key.name: key.kind.parse(key.coach) for key in KEYS if key.coach is not None} == {
        "thank_you.channel": "email",
        "thank_you.within": Span(24, "h"),
        "thank_you.not_before": Span(2, "h"),
        "connect.when": "if-invited",
        "follow_up.grace": Span(2, "bd"),
        "follow_up.new_date_reopens": True,
    }


@pytest.mark.parametrize("typed", ["company_good_points", "Company: good points", "company-good-points", "company:good  points"])
def test_a_section_is_named_as_its_heading_or_as_a_key(typed: str) -> None:
    assert SECTIONS[fold_section(typed)] == "company: good points"


@pytest.mark.parametrize("name", BY_NAME)
def test_each_key_refuses_what_makes_no_sense_and_keeps_its_default(name: str) -> None:
    settings, problems = read_settings(f"timezone = 1979-05-27T07:32:00\n{name} = 1.5" if name != "timezone" else "timezone = 1.5")
    problem = problems[-1]
    assert settings == Settings()
    assert (problem.check, problem.message) == ("config-bad-value", f"`{name}` cannot be `1.5`")
    assert problem.place == Place("followup.toml", len(problems), 1)
    assert problem.hint == f"write {BY_NAME[name].kind.allowed}; until then the default is used"


@pytest.mark.parametrize("name", BY_NAME)
def test_each_key_is_found_when_its_name_is_mistyped(name: str) -> None:
    mistyped = name + name[-1]
    (problem,) = read_settings(f'timezone = "UTC"\n{mistyped} = 1')[1]
    assert problem.check == "config-unknown-key"
    assert f"`{mistyped}`" in problem.message
    assert f"did you mean `{name}`?" in problem.hint


def test_importing_the_configuration_is_cheap() -> None:
    code = "import sys, followup_md.config; print([name for name in ('tomllib', 'difflib', 'holidays') if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)  # noqa: S603 - this very interpreter
    assert done.stdout.strip() == "[]"
