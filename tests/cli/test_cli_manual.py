"""The manual pages: from the docstrings, tables and pages that the code itself uses, and found by what is typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from support.vaults import load_at, read_examples, write_vault

from followup_md.check.context import read_page
from followup_md.cli.explain import find_pages, list_pages
from followup_md.config.read import BY_NAME, KEYS, read_settings
from followup_md.derive.actions import RULES
from followup_md.errors import UsageProblem
from followup_md.model.properties import NOTES, PERSON
from followup_md.problem import CHECKS
from followup_md.requirements import REQUIREMENTS

if TYPE_CHECKING:
    from pathlib import Path

    from followup_md.render.manual import ManualPage

PAGES = list_pages()
BY_KIND = {kind: [page for page in PAGES if page.kind == kind] for kind in ("action", "check", "requirement", "key", "property")}


def list_checks(subject: str) -> list[str]:
    """Return the ids of the checks of a subject."""
    return [check.id for check in CHECKS.values() if check.subject == subject]


def find_page(name: str, kind: str | None = None) -> ManualPage:
    """Return the one page of that id, of one kind where several have it."""
    (page,) = (page for page in find_pages([name]).pages if kind in {None, page.kind})
    return page


def test_everything_has_one_page() -> None:
    assert [page.id for page in BY_KIND["action"]] == [rule.spec.id for rule in RULES]
    assert [page.id for page in BY_KIND["check"]] == list(CHECKS)
    assert [page.id for page in BY_KIND["requirement"]] == list(REQUIREMENTS)
    assert sorted(page.id for page in BY_KIND["key"]) == sorted(BY_NAME)
    assert [(page.id, page.facts[0]) for page in BY_KIND["property"]] == [
        (row.name, ("stands in", note)) for note, rows in NOTES.items() for row in rows
    ]
    # A key of the front matter may stand in several kinds of notes, and in followup.toml too.
    assert len({page.id for page in PAGES if page.kind != "property"}) == len(PAGES) - len(BY_KIND["property"])


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.id)
def test_every_page_begins_with_a_sentence_and_is_found_by_its_id(page: ManualPage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("followup_md.cli.explain.list_pages", lambda: PAGES)  # the same pages for every row
    found = find_pages([page.id]).pages
    assert page in found
    assert find_pages([page.id.swapcase()]).pages == found
    assert page.title.endswith((".", "?"))
    assert page.title[0].isupper()


@pytest.mark.parametrize("page", BY_KIND["check"], ids=lambda page: page.id)
def test_every_check_tells_its_level_and_shows_both_examples(page: ManualPage) -> None:
    facts = dict(page.facts)
    check = CHECKS[page.id]
    assert facts["level"] == check.level
    assert facts.get("requirement", "None").partition(":")[0] == str(check.requirement)
    assert facts["subject"] == page.subject == check.subject
    assert page.text.index("Fails:") < page.text.index("Passes:")


def test_a_page_quotes_the_first_sentence_of_its_requirement() -> None:
    assert dict(find_page("thanks-late").facts)["requirement"] == "R1.8: The thank-you note goes out within 24 hours of the interview."
    assert dict(find_page("connect").facts)["requirement"] == "R2.4: Connect with them on those networks."


def test_the_facts_of_an_action_come_before_its_requirement() -> None:
    page = find_page("prep")
    assert [label for label, _ in page.facts] == ["due", "overdue", "done", "gone", "blocked", "requirement"]
    assert dict(page.facts)["due"] == "the day before the round."
    assert page.text.endswith("Done by:\n\n    - 2026-11-16 prepared")


def test_the_page_of_an_action_names_its_draft_if_it_has_one() -> None:
    drafts = {page.id: dict(page.facts)["draft"] for page in BY_KIND["action"] if "draft" in dict(page.facts)}
    assert drafts.pop("answer-offer") == "`followup-md draft ID --as ANSWER` writes it, ANSWER being accept, decline or ask-for-time."
    assert set(drafts.values()) == {"`followup-md draft ID` writes it."}
    # Those of docs/letters.md.
    assert sorted(drafts) == [
        *("connect", "engage", "follow-up", "follow-up-invited", "get-offer-in-writing", "get-start-date", "reply-rejection"),
        *("reschedule", "share-answer", "thank", "withdraw"),
    ]
    assert [label for label, _ in find_page("thank").facts][-2:] == ["draft", "requirement"]


# How a check is left out


SPARED = [page for page in BY_KIND["check"] if page.text.endswith(f"<!-- followup-md: ignore {page.id}: WHY -->")]


def test_what_is_offered_to_be_left_out() -> None:
    offered = {page.id for page in SPARED}
    assert {"thanks-late", "recap-thin", "holidays-missing"} & offered == {"thanks-late", "recap-thin"}
    assert {check for check in offered if CHECKS[check].level == "error"} == set()
    # Nothing reads a comment in these.
    assert not {"conflict-copy", "note-outside", "unused-ignore", "ignore-without-reason", "config-unknown-key"} & offered


@pytest.mark.parametrize("page", SPARED, ids=lambda page: page.id)
def test_the_comment_of_the_page_leaves_the_check_out(page: ManualPage, tmp_path: Path) -> None:
    now = write_vault(tmp_path, read_examples(read_page(CHECKS[page.id]))["Fails"])
    (found,) = [problem for problem in load_at(tmp_path, now).problems if problem.check == page.id]
    note = tmp_path / found.place.path
    note.write_text(f"{note.read_text(encoding='utf-8')}\n{page.text.splitlines()[-1].strip()}\n", encoding="utf-8")
    assert not {page.id, "unused-ignore"} & {problem.check for problem in load_at(tmp_path, now).problems}


# What a name means


@pytest.mark.parametrize(
    ("name", "page", "listed"),
    [
        pytest.param("thanks-late", "thanks-late", [], id="check"),
        pytest.param("THANK", "thank", [], id="action"),
        pytest.param("r1.8", "R1.8", [], id="requirement"),
        pytest.param("follow_up.grace", "follow_up.grace", [], id="key"),
        pytest.param(" `thank-you.panel` ", "thank_you.panel", [], id="key-with-hyphen-and-backticks"),
        pytest.param("timezone", "timezone", [], id="key-of-no-table"),
        pytest.param(
            "social", None, ["profile-not-professional", "network-gone", "connect-missing", "answer-before-connect"], id="subject"
        ),
        pytest.param("R3", None, [f"R3.{n}" for n in range(1, 11)], id="group-of-requirements"),
        pytest.param("post", None, ["post.transit"], id="table"),
        pytest.param("thank-priya-raman-2026-11-17-harbor-panel", "thank", [], id="id-of-status"),
        pytest.param("follow-up-invited-2026-11-17-harbor-panel", "follow-up-invited", [], id="longest-id-of-status"),
        pytest.param("follow-up", "follow-up", list_checks("follow-up"), id="action-and-subject"),
        pytest.param("review", "review", ["review.stumble_at"], id="action-and-table"),
        pytest.param("search", None, [*list_checks("search"), "search.weekly", "search.live_min", "search.stop"], id="subject-and-table"),
        pytest.param("actions", None, [rule.spec.id for rule in RULES], id="all-actions"),
        pytest.param("Checks", None, list(CHECKS), id="all-checks"),
        pytest.param("requirements", None, list(REQUIREMENTS), id="all-requirements"),
        pytest.param(
            *(
                "followup.toml",
                None,
                ["timezone", "profile", "quiet_after", "reply_to_rejection", "repository", "language", "aliases", "phrases"],
            ),
            id="keys-of-no-table",
        ),
    ],
)
def test_what_a_name_means(name: str, page: str | None, listed: list[str]) -> None:
    found = find_pages([name])
    assert [*dict.fromkeys(item.id for item in found.pages)] == ([page] if page else [])
    assert [item.id for item in found.listed] == listed


def test_all_keys_are_listed() -> None:
    assert len(find_pages(["keys"]).listed) == len(KEYS)


def test_several_names_give_each_page_once() -> None:
    found = find_pages(["thank", "post", "R1.8", "THANK", "post"])
    assert [page.id for page in found.pages] == ["thank", "R1.8"]
    assert [page.id for page in found.listed] == ["post.transit"]


@pytest.mark.parametrize(
    ("typed", "hint"),
    [
        pytest.param("thanks-lat", "did you mean `thanks-late`", id="check"),
        pytest.param("follow_up.graze", "did you mean `follow_up.grace`", id="key"),
        pytest.param("R4.13", "did you mean `R4.", id="requirement"),
        pytest.param("recap-mising", "did you mean `recap-missing`", id="check-that-begins-as-an-action"),
        pytest.param("zzzz", "`followup-md explain` lists all", id="nothing-like-it"),
        pytest.param("", "`followup-md explain` lists all", id="nothing"),
    ],
)
def test_an_unknown_name_is_wrong_use(typed: str, hint: str) -> None:
    with pytest.raises(UsageProblem) as raised:
        find_pages(["thank", typed])
    assert raised.value.message == f"nothing is called {typed!r}"
    assert raised.value.hint.startswith(hint)
    assert raised.value.hint.endswith("`followup-md explain` lists all")


# Requirements


@pytest.mark.parametrize(
    ("name", "facts"),
    [
        pytest.param("R2.4", {"actions": "connect", "checks": "same-person-twice, invite-too-long, connect-missing"}, id="both"),
        pytest.param("R4.8", {"actions": "recap"}, id="named-in-a-range"),
        pytest.param("R0.5", {}, id="none"),
    ],
)
def test_a_requirement_names_what_serves_it(name: str, facts: dict[str, str]) -> None:
    assert dict(find_page(name).facts) == facts


def test_a_requirement_is_its_first_sentence_and_then_the_rest() -> None:
    page = find_page("R1.2")
    assert (page.title, page.text) == ("Thank each person you interviewed with.", "A panel of six means six notes.")
    assert (find_page("R1.1").title, find_page("R1.1").text) == ("Always send a thank-you note.", "")


# Keys


def test_a_key_that_stands_in_several_places_has_a_page_for_each() -> None:
    assert [(page.kind, page.subject) for page in find_pages(["timezone"]).pages] == [("key", "followup.toml"), ("property", "interview")]
    assert [(page.subject, page.title) for page in find_pages(["company"]).pages] == [
        ("interview", "The employer."),
        ("person", "Where they work."),
    ]


def test_the_page_of_a_key_of_the_front_matter() -> None:
    page = find_page("decision_date")
    assert page.facts == (("stands in", "interview note"), ("takes", "date"), ("without it", "the check no-next-step"))
    assert dict(find_page("interest").facts) == {"stands in": "interview note", "takes": "high, some or none"}


def test_the_keys_of_a_kind_of_note_are_listed_together() -> None:
    assert [page.id for page in find_pages(["person"]).listed] == [row.name for row in PERSON]
    assert len(find_pages(["properties"]).listed) == len(BY_KIND["property"])


@pytest.mark.parametrize(
    ("key", "facts"),
    [
        pytest.param("thank_you.channel", {"takes": "letter, email or both", "default": "letter"}, id="a choice"),
        pytest.param("thank_you.not_before", {"default": "0h", "coach": '2h, with `profile = "coach"`'}, id="what a coach says"),
        pytest.param("thank_you.within", {"default": "24h"}, id="a span"),
        pytest.param("thank_you.kinds", {"default": "all"}, id="none left out"),
        pytest.param("follow_up.new_date_reopens", {"default": "false", "coach": 'true, with `profile = "coach"`'}, id="a flag"),
        pytest.param("check.select", {"default": "all"}, id="none chosen"),
        pytest.param("check.ignore", {"default": "none"}, id="an empty list"),
        pytest.param("timezone", {"default": "none"}, id="nothing set"),
        pytest.param("sections.log", {"default": "none"}, id="a section"),
        pytest.param("search.weekly", {"default": "3"}, id="a number"),
        pytest.param("connect.networks", {"default": ", ".join(BY_NAME["connect.networks"].default)}, id="a list"),  # type: ignore[arg-type] # a key's default is any object
    ],
)
def test_what_a_key_takes(key: str, facts: dict[str, str]) -> None:
    assert facts.items() <= dict(find_page(key, "key").facts).items()


@pytest.mark.parametrize(
    ("key", "lines"),
    [
        pytest.param("timezone", 'timezone = "Europe/Dublin"', id="no-table"),
        pytest.param("follow_up.grace", '[follow_up]\n    grace = "0bd"', id="default"),
        pytest.param("search.weekly", "[search]\n    weekly = 3", id="number"),
        pytest.param("calendar.names", "[calendar]\n    names = false", id="flag"),
        pytest.param("calendar.holidays", "[calendar]\n    holidays = [2026-12-24]", id="dates"),
        pytest.param("sender.address", '[sender]\n    address = "3 Quay Street\\nGalway"', id="text-of-two-lines"),
        pytest.param("aliases", 'aliases = { employer = "company" }', id="table-of-names"),
        pytest.param("sections.log", '[sections]\n    log = ["Another heading"]', id="section"),
    ],
)
def test_a_key_shows_lines_to_paste(key: str, lines: str) -> None:
    assert find_page(key, "key").text == f"In followup.toml:\n\n    {lines}"


@pytest.mark.parametrize("page", BY_KIND["key"], ids=lambda page: page.id)
def test_the_lines_of_every_key_read_and_take_effect(page: ManualPage) -> None:
    pasted = page.text.partition("\n\n")[2].replace("    ", "")
    zone = "" if page.id == "timezone" else 'timezone = "UTC"\n'
    settings, problems = read_settings(zone + pasted)
    assert problems == ()
    default = read_settings(zone)[0]
    assert (settings == default) is (page.facts[1] != ("default", "none") and page.id not in ("thank_you.kinds", "check.select"))
