"""A new note from a template: what is known filled in, all else as the template has it."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from followup_md.model import Interview, Question
from followup_md.problem import Place
from followup_md.render.markup import write_scalar
from followup_md.render.new import Insert, fill_front_matter, fill_sections, write_stumble

TOPICS = Insert("topics", "Topics", ("", "### [[Ann]]"))


def fill(text: str, *inserts: Insert) -> str:
    return fill_sections(text, inserts, str.casefold)


@pytest.mark.parametrize(
    ("template", "filled"),
    [
        pytest.param("---\ncompany:\nrole: Any\n---\n\nx\n", "---\ncompany: A\nrole: Any\n---\n\nx\n", id="an empty key"),
        pytest.param("---\nCompany : old\n---\n", "---\ncompany: A\n---\n", id="a key in other letters, with a value"),
        pytest.param("---\ncompany:\n  - a\n- b\nrole:\n---\n", "---\ncompany: A\nrole:\n---\n", id="a key with a list below it"),
        pytest.param("---\nrole: Any\n---\n", "---\nrole: Any\ncompany: A\n---\n", id="a key that is not there"),
        pytest.param("---\r\ncompany:\r\n---\r\nx\r\n", "---\ncompany: A\n---\nx\n", id="line ends of Windows"),
        pytest.param("## Log\n", "---\ncompany: A\n---\n\n## Log\n", id="no front matter"),
        pytest.param("---\nx\n", "---\ncompany: A\n---\n\n---\nx\n", id="a rule that opens no front matter"),
        pytest.param("", "---\ncompany: A\n---\n", id="an empty template"),
    ],
)
def test_front_matter(template: str, filled: str) -> None:
    assert fill_front_matter(template, {"company": "A"}) == filled


def test_a_list_is_written_as_items() -> None:
    assert fill_front_matter("---\n---\n", {"interviewers": ["[[A]]", "[[B]]"]}) == '---\ninterviewers:\n  - "[[A]]"\n  - "[[B]]"\n---\n'


@pytest.mark.parametrize(
    ("text", "filled"),
    [
        pytest.param("## Topics\n\n## Log\n", "## Topics\n\n### [[Ann]]\n\n## Log\n", id="an empty section"),
        pytest.param("## Topics\n- x\n\n\n## Log\n", "## Topics\n- x\n\n### [[Ann]]\n\n\n## Log\n", id="behind what it holds"),
        pytest.param("## Log\n## Topics\n", "## Log\n## Topics\n\n### [[Ann]]\n", id="the last section"),
        pytest.param("# Topics\n## Log\n", "# Topics\n\n### [[Ann]]\n## Log\n", id="a heading of the first level"),
        pytest.param("x\n\n## Log\n", "x\n\n## Topics\n\n### [[Ann]]\n\n## Log\n", id="no such section"),
        pytest.param("x", "x\n## Topics\n\n### [[Ann]]\n", id="no section at all"),
        pytest.param("```\n## Topics\n```\n## Topics", "```\n## Topics\n```\n## Topics\n\n### [[Ann]]", id="one in code"),
        pytest.param("---\n## Topics\n---\n## Topics", "---\n## Topics\n---\n## Topics\n\n### [[Ann]]", id="a comment in front matter"),
    ],
)
def test_a_section(text: str, filled: str) -> None:
    assert fill(text, TOPICS) == filled


def test_nothing_to_add_makes_no_section() -> None:
    assert fill("x\n", Insert("prepare", "Prepare", ())) == "x\n"


@pytest.mark.parametrize(("better", "line"), [("version the tables", "  - better: version the tables"), (None, "  - no better answer yet")])
def test_a_stumble(better: str | None, line: str) -> None:
    start = datetime(2026, 11, 17, 13, tzinfo=UTC)
    interview = Interview(path="a.md", slug="a", company="Harbor", role=None, process="harbor", start=start, end=start)
    question = Question("Why?", Place("a.md"), stumble=True)
    assert write_stumble(question, interview, better) == ("- Why? (Harbor, Tue 17 Nov 2026)", line)


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Harbor Logistics", "Harbor Logistics"),
        ("Ann O'Neil & Co.", "Ann O'Neil & Co."),
        ("Übersee, Köln", "Übersee, Köln"),
        ("2026-11-20T14:00", "2026-11-20T14:00"),
        ("Yes: No", '"Yes: No"'),
        ("Yes", '"Yes"'),
        ("#1 Foods", '"#1 Foods"'),
        ("3M", '"3M"'),
        ("7", '"7"'),
        ("- dash", '"- dash"'),
        ('The "Best" \\ Co', '"The \\"Best\\" \\\\ Co"'),
        ("A #tag", '"A #tag"'),
        ("🦊 Fox", '"🦊 Fox"'),
    ],
)
def test_a_value_as_yaml(text: str, written: str) -> None:
    assert write_scalar(text) == written
