"""Sections as people fill them: other bullets, headings of an advertisement, next steps, headings that nothing reads (format.md 2.2)."""

from __future__ import annotations

import re
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from followup_md.config import Settings
from followup_md.config.read import read_settings
from followup_md.parse.vault import NoteText, parse_interview_note, parse_notes

if TYPE_CHECKING:
    from followup_md.model import Interview, Vault

# Tuesday 17 November 2026; the body begins at line 8.
HEAD = '---\ncompany: A\nrole: B\nstart: 2026-11-17T13:00\nend: 2026-11-17T15:30\ninterviewers: ["[[Ada Long]]", "Bo Li"]\n---\n'
DATED = HEAD.replace("---\n", "---\ndecision_date: 2026-12-04\n", 1)
EXAMPLE = Path(__file__).parents[2] / "example-vault"
read = partial(parse_interview_note, path="a.md", settings=Settings())


def link(text: str) -> Vault:
    return parse_notes([NoteText("a.md", text)], [], None, [], Settings())


def facts_of(text: str) -> Interview:
    (interview,) = link(text).interviews
    return interview


def found(text: str) -> list[tuple[str, int]]:
    return [(problem.check, problem.place.line) for problem in link(text).problems]


def read_example(sign: str) -> Vault:
    """Read the example vault with another sign for its bullets."""
    settings, _ = read_settings((EXAMPLE / "followup.toml").read_text("utf-8"), "followup.toml")

    def texts(pattern: str) -> list[NoteText]:
        found = []
        for path in sorted(EXAMPLE.glob(pattern)):
            text = path.read_text("utf-8")
            begin = text.find("\n---\n") if text.startswith("---") else 0
            changed = re.sub(r"^( *)- ", rf"\1{sign} ", text[begin:], flags=re.MULTILINE)
            found.append(NoteText(path.relative_to(EXAMPLE).as_posix(), text[:begin] + changed))
        return found

    return parse_notes(texts("interviews/*.md"), texts("people/*.md"), texts("search.md")[0], texts("letters/*.md"), settings)


@pytest.mark.parametrize("sign", ["*", "+"])
def test_all_signs_of_bullets_read_alike(sign: str) -> None:
    plain, other = read_example("-"), read_example(sign)
    assert other.problems == plain.problems
    # Drafts hold their own text, and the free text of a joined log line keeps its sign.
    assert (other.interviews, other.people, other.events) == (plain.interviews, plain.people, plain.events)


@pytest.mark.parametrize("bullet", ["1.", "2)", "*", "+", "-"])
def test_any_bullet_serves_in_any_section(bullet: str) -> None:
    facts = facts_of(
        f"{DATED}## Requirements\n{bullet} SQL\n   - mine: ten years\n## Company: good points\n{bullet} calm\n"
        f"## Review\n{bullet} rating: 4\n{bullet} improve: breathe\n"
        f"## Next steps\n{bullet} I promised: the plan\n## Offer\n{bullet} pay: 90k\n"
    )
    assert [(item.text, item.mine) for item in facts.requirements] == [("SQL", "ten years")]
    assert facts.points == {"company: good points": ("calm",)}
    assert (facts.review.rating, facts.review.improve) == (4, "breathe")
    assert [promise.text for promise in facts.promises] == ["the plan"]
    assert facts.offer.pay == "90k"


ADVERT = """## Job description
We are a bank.

## What you will do
- loads
### And then
# About us
####### no heading
- old
"""


def test_headings_that_nothing_knows_are_text_of_the_job_description() -> None:
    note = read(f"{DATED}{ADVERT}## Topics\n- tea\n")
    assert note.problems == ()
    assert note.facts is not None
    assert note.facts.prose["job description"].split("\n")[:3] == ["We are a bank.", "What you will do", "loads"]
    assert list(note.facts.prose) == ["job description"]
    assert [owned.topic.text for owned in note.topics] == ["tea"]


def test_a_job_description_of_headings_alone_is_filled_by_what_stands_below_them() -> None:
    facts = facts_of(f"{DATED}## Job description\n## What you will do\n- loads\n")
    assert facts.filled == {"job description"}
    assert facts_of(f"{DATED}## Job description\n## What you will do\n").filled == frozenset()


def test_the_name_of_a_section_at_another_level_is_told_there_too() -> None:
    assert found(f"{DATED}## Job description\n### Requirements\n- SQL\n") == [("unknown-section", 10)]


def test_elsewhere_an_unknown_heading_ends_the_section() -> None:
    facts = facts_of(f"{DATED}## Environment\nlight\n## My own\n- SQL\n")
    assert facts.prose == {"environment": "light", "My own": "SQL"}


THEMES = "## Themen\n- Nachtschichten\n## Fragen\n- Warum wir?\n## Notizen\n"


def test_headings_of_which_none_is_a_section_are_told_in_one() -> None:
    (problem,) = link(f"{DATED}{THEMES}").problems
    assert (problem.check, problem.place.line) == ("unknown-section", 9)
    # What holds nothing is not named.
    assert problem.message == 'no section of this note is read: "Themen", "Fragen"'
    assert '`topics = ["Themen"]`' in problem.hint
    assert "`[sections]`" in problem.hint


@pytest.mark.parametrize(
    ("body", "lines"),
    [
        pytest.param(f"{THEMES}## Log\n", [9], id="the log alone is none"),
        pytest.param(f"## Topics\n- tea\n{THEMES}", [], id="one is known"),
        pytest.param("## Topics\n", [], id="all are known"),
        pytest.param("## Themen\n\n", [], id="it holds nothing"),
        pytest.param("Text\n", [], id="no heading"),
        pytest.param("# A talk\n- tea\n### Ada\n- rota\n", [], id="no heading of level 2"),
        pytest.param("## Topic\n- tea\n## Fragen\n- x\n", [9], id="a near miss is told alone"),
    ],
)
def test_when_no_section_is_read(body: str, lines: list[int]) -> None:
    assert [line for check, line in found(f"{DATED}{body}") if check == "unknown-section"] == lines


@pytest.mark.parametrize(
    ("said", "hint"),
    [
        ("after the works council", "write `- they said: after the works council, by DATE`"),
        ("nach der Betriebsratssitzung.", "write `- they said: nach der Betriebsratssitzung, by DATE`"),
        ("they will call", "write `- they said: they will call, by DATE`"),
        # Counted from the day of the round, Tuesday 17 November.
        ("about two weeks", "write `- they said: about two weeks, by 2026-12-01`"),
        ("1-2 weeks", "write `- they said: 1-2 weeks, by 2026-12-01`"),
    ],
)
def test_what_they_said_without_a_date_is_asked_about(said: str, hint: str) -> None:
    (problem,) = read(f"{HEAD}## Next steps\n- they said: {said}\n").problems
    assert (problem.check, problem.place) == ("vague-date", ("a.md", 9, 14))
    assert problem.message == f'when is that? "{said}"'
    assert problem.hint.startswith(hint)
    assert problem.hint.endswith("or `- they said: no date`")


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(f"{HEAD}## Next steps\n- they said: no date\n- they said: great chat\n", id="no date"),
        pytest.param(f"{HEAD}## Next steps\n- they said: great chat\n- they said: by 2026-12-04\n", id="a date beside it"),
        pytest.param(f"{DATED}## Next steps\n- they said: great chat\n", id="a date in the front matter"),
        pytest.param(HEAD.replace("---\n", "---\nkind: informational\n", 1) + "## Next steps\n- they said: tea\n", id="no post"),
    ],
)
def test_where_a_date_is_known_nothing_is_asked(text: str) -> None:
    assert found(text) == []


def test_a_date_that_does_not_read_is_told_once() -> None:
    assert found(HEAD.replace("---\n", "---\ndecision_date: no date\n", 1) + "## Next steps\n- they said: tea\n") == [("vague-date", 2)]
    assert found(f"{HEAD}## Next steps\n- they said: next Friday\n- they said: tea\n") == [("vague-date", 9)]


def test_of_several_without_a_date_the_last_is_asked_about() -> None:
    assert found(f"{HEAD}## Next steps\n- they said: great chat\n- they said: after the board\n") == [("vague-date", 10)]


@pytest.mark.parametrize(
    ("typed", "text", "by", "to"),
    [
        ("the sample query to Ada", "the sample query", None, "Ada Long"),
        ("the sample query to [[Ada Long]] by 2026-11-20", "the sample query", date(2026, 11, 20), "Ada Long"),
        ("the sample query, by 2026-11-20, to Bo", "the sample query", date(2026, 11, 20), "Bo Li"),
        ("to send the plan by 2026-11-20", "to send the plan", date(2026, 11, 20), None),
        ("a trip to Cork", "a trip to Cork", None, None),
        ("a note to Ada and Bo", "a note to Ada and Bo", None, None),
    ],
)
def test_to_whom_something_was_promised(typed: str, text: str, by: date | None, to: str | None) -> None:
    vault = link(f"{DATED}## Next steps\n- I promised: {typed}\n")
    (promise,) = vault.interviews[0].promises
    assert (promise.text, promise.by, promise.to and vault.people[promise.to].name) == (text, by, to)
    assert vault.problems == ()
