"""The manual pages: from the docstrings and tables that the code itself uses."""

from __future__ import annotations

import pytest

from followup_md.app.manual import find_pages, list_pages
from followup_md.config.keys import KEYS
from followup_md.derive.actions import RULES
from followup_md.errors import UsageProblem
from followup_md.problem import CHECKS, SUBJECTS
from followup_md.requirements import REQUIREMENTS

PAGES = list_pages()


def test_everything_has_one_page() -> None:
    assert sorted(page.id for page in PAGES) == sorted(
        [*CHECKS, *REQUIREMENTS, *(rule.id for rule in RULES), *(key.name for key in KEYS)],
    )


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.id)
def test_every_page_begins_with_a_sentence(page: object) -> None:
    (found,) = find_pages([getattr(page, "id", "")])
    assert found == page
    assert found.title.endswith((".", "?"))
    assert found.title[0].isupper()


@pytest.mark.parametrize("page", [page for page in PAGES if page.kind == "check"], ids=lambda page: page.id)
def test_every_check_tells_its_level_and_shows_both_examples(page: object) -> None:
    (found,) = find_pages([getattr(page, "id", "")])
    facts = dict(found.facts)
    assert facts["level"] == CHECKS[found.id][0]
    assert found.id in SUBJECTS[facts["subject"]]
    assert found.text.index("Fails:") < found.text.index("Passes:")


@pytest.mark.parametrize("page", [page for page in PAGES if page.kind == "action"], ids=lambda page: page.id)
def test_every_action_tells_what_marks_it_done(page: object) -> None:
    (found,) = find_pages([getattr(page, "id", "")])
    assert "Done by:\n\n    " in found.text
    assert dict(found.facts)["requirement"].startswith("R")


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        pytest.param("thanks-late", ["thanks-late"], id="a check"),
        pytest.param("R1.8", ["R1.8"], id="a requirement"),
        pytest.param("r1.8", ["R1.8"], id="in small letters"),
        pytest.param("follow_up.grace", ["follow_up.grace"], id="a key"),
        pytest.param("social", ["profile-not-professional", "network-gone", "connect-missing", "answer-before-connect"], id="a subject"),
        pytest.param("R3", [f"R3.{n}" for n in range(1, 11)], id="a group of requirements"),
        pytest.param("post", ["post.transit"], id="a table"),
    ],
)
def test_what_a_name_means(name: str, expected: list[str]) -> None:
    assert [page.id for page in find_pages([name])] == expected


def test_several_names_give_each_page_once() -> None:
    assert [page.id for page in find_pages(["thank", "post", "post.transit", "thank"])] == ["thank", "post.transit"]


@pytest.mark.parametrize(
    ("typed", "hint"),
    [
        pytest.param("thanks-lat", "did you mean 'thanks-late'", id="a slip"),
        pytest.param("zzzz", "`followup-md explain` lists all", id="nothing like it"),
    ],
)
def test_an_unknown_name_is_wrong_use(typed: str, hint: str) -> None:
    with pytest.raises(UsageProblem) as raised:
        find_pages([typed])
    assert raised.value.message == f"nothing is called {typed!r}"
    assert raised.value.hint.startswith(hint)


@pytest.mark.parametrize(
    ("key", "facts"),
    [
        pytest.param("thank_you.channel", {"takes": "letter, email or both", "default": "letter"}, id="a choice"),
        pytest.param("thank_you.not_before", {"default": "0h", "coach": '2h with profile = "coach"'}, id="what a coach says"),
        pytest.param("thank_you.within", {"default": "24h"}, id="a span"),
        pytest.param("follow_up.new_date_reopens", {"default": "false", "coach": 'true with profile = "coach"'}, id="a flag"),
        pytest.param("check.select", {"default": "none"}, id="an empty list"),
        pytest.param("timezone", {"default": "none"}, id="nothing set"),
        pytest.param("sections.log", {"default": "none"}, id="a section"),
        pytest.param("search.weekly", {"default": "3"}, id="a number"),
    ],
)
def test_what_a_key_takes(key: str, facts: dict[str, str]) -> None:
    (page,) = find_pages([key])
    assert facts.items() <= dict(page.facts).items()


def test_the_networks_are_told_as_a_list() -> None:
    (page,) = find_pages(["connect.networks"])
    assert dict(page.facts)["default"].startswith("linkedin, x, xing")


def test_a_requirement_names_what_serves_it() -> None:
    (page,) = find_pages(["R2.4"])
    assert dict(page.facts) == {"actions": "connect", "checks": "same-person-twice, connect-missing"}
