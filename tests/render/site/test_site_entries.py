"""What is open, as the pages show it: duties before invitations, and facts that do not run into each other."""

from __future__ import annotations

import re

from support.searches import Tale

from followup_md.cli.site import plan_site
from followup_md.config.calendars import Calendars
from followup_md.vault.notes import Loaded

NOW = "2026-11-25T12:00"  # Wednesday of the week after
PANEL = "2026-11-17-harbor"


def tell() -> Tale:
    """Tell of a panel with somebody with whom one is connected and whom one has not thanked: they decide on Friday 4 December."""
    tale = Tale()
    tale.note(
        PANEL,
        'company: Harbor\nrole: Clerk\nkind: panel\nstart: 2026-11-17T10:00\nend: 2026-11-17T11:00\ninterviewers: ["[[Ada Long]]"]\n'
        "decision_date: 2026-12-04",
    )
    tale.log(PANEL, "2026-11-17 connected with Ada on LinkedIn")
    tale.person("Ada Long", "part: hiring-manager")
    return tale


def show_pages(tale: Tale, now: str = NOW) -> dict[str, str]:
    """Return the pages of a tale by their path in site/."""
    loaded = Loaded(tale.vault()[1], tale.at(now), (), Calendars(tale.vault()[1]))
    return {page.path.partition("/")[2]: page.text or "" for page in plan_site("/nonexistent", loaded, {})}


def list_titles(page: str) -> list[str]:
    """Return the titles of the actions on a page."""
    return re.findall(r'<p class="what" dir="auto">(.*?)</p>\n<p class="facts">', page)


def test_an_invitation_stands_behind_a_duty_that_is_due_later_with_a_process_and_with_a_person() -> None:
    pages = show_pages(tell())
    expected = ["Follow up with Ada Long", "Join a conversation with Ada Long"]  # since Tuesday one may, on 4 December one is to
    assert list_titles(pages["process/harbor-clerk.html"]) == expected
    assert list_titles(pages["people.html"]) == expected


def test_no_two_facts_of_an_action_run_into_one_word() -> None:
    tale = tell()
    tale.logs[PANEL] = ["2026-11-17 snoozed connect [[Ada Long]] until 2026-11-19"]
    facts = re.findall(r'(?s)<p class="facts">(.*?)</p>', show_pages(tale, "2026-11-17T18:00")["index.html"])
    said = [re.sub("<[^>]*>", "", text).split() for text in facts]
    assert ["coming", "up", "Wed", "18", "11:00", "R2.4", "snoozed", "until", "Thu", "19", "2026-11-17-harbor"] in said


def test_where_no_question_went_badly_no_rating_and_no_heading_is_named_that_the_settings_may_change() -> None:
    tale = tell()
    tale.toml += "[review]\nstumble_at = 3\n[sections]\nquestions = ['Fragen']\n"
    said = re.findall('<p class="nothing">(.*?)</p>', show_pages(tale)["questions.html"])
    assert said == ["No question is marked as a stumble: rate each one in the note, from 1 to 5, and those that went badly come here."]
