"""Every action by its manual page: it tells what a page is to tell, and what stands under `Done by:` takes the action off the list."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

import pytest
from support.searches import FULL_BODY, Tale

from followup_md.derive.actions import RULES
from followup_md.model import RECAP_SECTIONS
from followup_md.render.manual import split_docstring, split_facts

if TYPE_CHECKING:
    from followup_md.derive.actions.spec import Rule

NOTE = "2026-11-17-harbor"
OTHER = "2026-11-10-globex"
PAGES = {rule.spec.id: split_docstring(rule.find.__doc__ or "")[1] for rule in RULES}
THANKED = "2026-11-18 09:00 thanked [[Priya Raman]] and [[Tom Okafor]] by letter"
CONNECTED = "2026-11-18 09:00 connected with [[Priya Raman]]"
WRITTEN = "2026-11-30 offer written answer by 2026-12-07"
ACCEPTED = "2026-12-03 accepted"
STUMBLE = "## Questions\n### How would you handle schema drift?\n- asked by: [[Priya Raman]]\n- rating: 2\n"
SECURED = ("2026-12-09 offer written", "2026-12-10 accepted", "2026-12-11 confirmed", "2026-12-12 start on 2027-01-11")


class Case(NamedTuple):
    """The moment at which an action is open, and what makes it so: log lines, front matter, body, Tom's note, another process, settings."""

    now: str
    log: tuple[str, ...] = ()
    head: str = ""
    body: str = FULL_BODY
    tom: str = ""
    other: tuple[str, ...] = ()
    toml: str = ""


CASES = {
    "keep-looking": Case("2026-11-19T12:00"),
    "prep": Case("2026-11-16T20:00"),
    "recap": Case("2026-11-17T20:00", body=""),
    "review": Case("2026-11-19T12:00", body="## Topics\n- loads\n"),
    "improve": Case("2026-11-19T12:00", body=STUMBLE),
    "find-contact": Case("2026-11-18T12:00", tom="address:"),
    "thank": Case("2026-11-18T12:00"),
    "find-profile": Case("2026-11-18T12:00", tom="profiles:"),
    "connect": Case("2026-11-19T12:00"),
    "get-offer-in-writing": Case("2026-11-30T20:00", ("2026-11-27 offer spoken",)),
    "answer-offer": Case("2026-12-03T20:00", (WRITTEN,)),
    "get-start-date": Case("2026-12-14T20:00", (WRITTEN, ACCEPTED)),
    "clear-conditions": Case("2026-12-10T20:00", (WRITTEN, ACCEPTED, "2026-12-04 condition background check by 2026-12-18")),
    "follow-up": Case("2026-12-04T20:00", (THANKED,), head="decision_date: 2026-12-04\n"),
    "follow-up-invited": Case(
        "2026-12-21T20:00",
        (THANKED, "2026-11-24 followed up with [[Priya Raman]]", "2026-12-08 heard from [[Priya Raman]] write again on 2026-12-19"),
    ),
    "reschedule": Case("2026-11-18T20:00", ("2026-11-16 cancelled",)),
    "withdraw": Case("2026-12-15T20:00", other=SECURED),
    "share-answer": Case("2026-11-25T20:00", (THANKED, CONNECTED), body=f"{STUMBLE}- better: a contract test\n"),
    "engage": Case("2026-11-25T20:00", (THANKED, CONNECTED)),
    "record-outcome": Case("2026-12-28T20:00", (THANKED,)),
    "reply-rejection": Case("2026-11-28T20:00", ("2026-11-27 rejected",), toml="reply_to_rejection = true\n"),
}
# What a page offers is done alone or, as here, all of it together.
TOGETHER = {"keep-looking", "recap", "review", "improve"}
MOVES = "- 2026-12-03 heard from [[Priya Raman]] answer by 2026-12-10"


def read_done(action: str) -> list[str]:
    """Return the lines under `Done by:` of an action's page, blocks of several lines as one where they belong together."""
    lines = [line.removeprefix("    ") for line in PAGES[action].partition("Done by:\n\n")[2].split("\n")]
    return ["\n".join(lines)] if action in TOGETHER else [line for line in lines if line != MOVES]


def tell(case: Case, done: str = "") -> Tale:
    """Tell the vault of a case with what was done: log lines, fields of Tom's note, or sections."""
    tale = Tale(toml=f'{case.toml}[calendar]\ncountry = "US"\n')
    logged = [line.removeprefix("- ") for line in done.split("\n") if re.match(r"- \d{4}-", line)]
    field = done if re.match(r"[a-z]+:", done) else ""
    sections = "" if logged or field else done
    given = "" if field.partition(":")[0] == case.tom.partition(":")[0] else case.tom
    tale.person("Priya Raman", "part: hiring-manager")
    tale.person("Tom Okafor", "\n".join(part for part in (given, field) if part))
    tale.person("Dana Cole", "part: recruiter")
    place = "start: 2026-11-17T13:00\nend: 2026-11-17T15:30\ntimezone: America/New_York\n"
    people = 'interviewers: ["[[Priya Raman]]", "[[Tom Okafor]]"]\n'
    tale.note(NOTE, f"company: Harbor\nrole: Engineer\n{place}{people}{case.head}", _lay(case.body, sections))
    tale.log(NOTE, *case.log, *logged)
    if case.other:
        tale.note(OTHER, 'company: Globex\nrole: Clerk\nstart: 2026-11-10T10:00\ninterviewers: ["[[Ruth Ames]]"]\n')
        tale.log(OTHER, *case.other)
    return tale


def _lay(body: str, sections: str) -> str:
    """Return a body with sections in the place of its own; a heading alone gets a line of its own."""
    if sections.startswith("### "):
        return f"## Questions\n{sections}"
    return "\n".join((body, re.sub(r"^(## .*)(?=\n## |\Z)", r"\1\n- a line", sections, flags=re.MULTILINE)))


def count_open(case: Case, action: str, done: str = "") -> int:
    """Return how many actions of one kind are open at the moment of a case."""
    return sum(found.action == action and found.status == "open" for found in tell(case, done).at(case.now).actions)


@pytest.mark.parametrize(
    ("action", "done"), [pytest.param(action, done, id=f"{action}: {done}") for action in PAGES for done in read_done(action)]
)
def test_what_the_page_says_is_done_is_done(action: str, done: str) -> None:
    before = count_open(CASES[action], action)
    assert before
    assert count_open(CASES[action], action, done) == before - 1


def test_a_later_day_moves_the_answer() -> None:
    assert MOVES in PAGES["answer-offer"]
    case = CASES["answer-offer"]
    opened = tell(case, MOVES).open(case.now)
    assert opened[f"answer-offer-{NOTE}"] == "2026-12-10"


def test_the_recap_lists_every_section_of_a_recap() -> None:
    headings = [line.strip(" #").casefold() for line in PAGES["recap"].split("\n") if line.startswith("    ## ")]
    assert headings == list(RECAP_SECTIONS)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.spec.id)
def test_each_page_says_why_and_when(rule: Rule) -> None:
    title, text = split_docstring(rule.find.__doc__ or "")
    facts, rest = split_facts(text)
    assert len(title) <= 60
    assert [label for label, _ in facts] == ["due", "overdue", "done", "gone", "blocked"]
    assert not rest.startswith("Done by:")
    # Documents that the reader does not have, and readings known by their numbers there.
    assert not re.search(r"RULES|FORMAT|\b[AI]\d", text)
