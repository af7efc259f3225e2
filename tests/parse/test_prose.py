"""What a note says outside all that has a form: kept by heading, so that a word of it can be found again."""

from __future__ import annotations

import pytest

from followup_md.parse.free_text import read_prose
from followup_md.parse.front_matter import parse_front_matter
from followup_md.parse.sections import name_log, name_sections, parse_body


def read(text: str, *, of_person: bool = False) -> dict[str, str]:
    head, _ = parse_front_matter(text, "a.md")
    return dict(read_prose(parse_body(head, "a.md", name_log({}) if of_person else name_sections({}))))


@pytest.mark.parametrize(
    ("text", "prose"),
    [
        pytest.param("", {}, id="nothing"),
        pytest.param("A line.\n\n Another.\n", {"": "A line.\nAnother."}, id="before the first heading"),
        pytest.param("## Job description\nOwn it.\n- two depots\n", {"job description": "Own it.\ntwo depots"}, id="without a form"),
        pytest.param("## Topics\n- loads\n### [[Priya]]\nIt overran.\n* late\n+ more\n", {"topics": "It overran."}, id="beside bullets"),
        pytest.param("## Log\nIn a hurry.\n- 2026-11-18 thanked\n", {}, id="the log"),
        pytest.param("## Lunch ##\n- soup\n### Why\n> good\n", {"Lunch": "soup\nWhy\ngood"}, id="one's own"),
        pytest.param("#\tLunch\nsoup\n", {"Lunch": "soup"}, id="one's own at the first level"),
        pytest.param("## Lunch\n## Dinner\n-\n", {}, id="empty ones"),
        pytest.param("## Lunch\nsoup\n## Lunch\ntea\n", {"Lunch": "soup\ntea"}, id="twice"),
        pytest.param("# environment\nloud\n## Environment\nquiet\n", {"environment": "loud\nquiet"}, id="at another level as well"),
        pytest.param("<!-- not this -->\n```\nnor this\n```\n%% nor this %%\nbut this\n", {"": "but this"}, id="hidden"),
        pytest.param(
            "1. one\n2) two\n- [ ] three\n* [x] four\n>> five\n-six\n---\n2026 was good\n",
            {"": "one\ntwo\nthree\nfour\nfive\n-six\n2026 was good"},
            id="signs",
        ),
    ],
)
def test_prose_of_an_interview_note(text: str, prose: dict[str, str]) -> None:
    assert read(text) == prose


def test_all_sections_of_a_person_note_are_prose_but_the_log() -> None:
    text = "---\ntitle: Head\n---\nMet at a fair.\n## Topics\n- her violin\n## Log\n- 2026-11-18 thanked\n"
    assert read(text, of_person=True) == {"": "Met at a fair.", "Topics": "her violin"}


def test_a_line_of_signs_takes_no_longer_than_its_length() -> None:
    assert read("> " * 50_000 + "x\n") == {"": "x"}
    assert read("- " * 50_000 + "\n" + "1. " * 50_000 + "x\n") == {"": "x"}
