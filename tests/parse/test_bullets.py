"""Bullets and field bullets: what belongs to which, what a value is, and where it begins."""

from __future__ import annotations

import pytest

from followup_md.parse.sections import Bullet, join_text, nested_fields, parse_bullets, read_fields, split_headings, strip_heading


def bullets(text: str) -> list[Bullet]:
    return parse_bullets(list(enumerate(text.split("\n"), 1)))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("- a\n* b\n+ c", [("a", 1, 3), ("b", 2, 3), ("c", 3, 3)], id="three-signs"),
        pytest.param("- a\n- b\n  - c", [("a", 1, 3), ("b", 2, 3)], id="nested"),
        pytest.param("- a\n\t- c", [("a", 1, 3)], id="nested-by-tab"),
        pytest.param("- a\n - b", [("a", 1, 3), ("b", 2, 4)], id="one-blank-is-no-nesting"),
        pytest.param("  - a\n  - b", [("a", 1, 5), ("b", 2, 5)], id="all-indented"),
        pytest.param("- a\nprose\n  - b", [("a", 1, 3), ("b", 3, 5)], id="prose-ends-a-bullet"),
        pytest.param("- a\n\n  - b", [("a", 1, 3)], id="blank-line-ends-none"),
        pytest.param("- a\n\0\n  b", [("a", 1, 3)], id="code-ends-none"),
        pytest.param("-\u00a0a", [("a", 1, 3)], id="no-break-space"),
        pytest.param("- \u2028a\u0085", [("a", 1, 4)], id="blanks-of-unicode"),
        pytest.param("- a\n\u2028\n  - b", [("a", 1, 3)], id="line-of-unicode-blanks-ends-none"),
        pytest.param("- [x] a\n- [ ] b", [("a", 1, 7), ("b", 2, 7)], id="boxes"),
        pytest.param("-   a  ", [("a", 1, 5)], id="blanks-around"),
        pytest.param("- [[a]] b", [("[[a]] b", 1, 3)], id="link-is-no-box"),
        pytest.param("-a\n1. b\n*c*\n–\n", [], id="no-bullets"),
        pytest.param("-\n* * *\n- - -", [("", 1, 2), ("", 2, 3), ("", 3, 3)], id="empty-and-rules"),
    ],
)
def test_outermost_bullets(text: str, expected: list[tuple[str, int, int]]) -> None:
    assert [(bullet.text, bullet.line, bullet.column) for bullet in bullets(text)] == expected


def test_indented_lines_belong_to_the_bullet_above() -> None:
    assert [bullet.below for bullet in bullets("- a\n  b\n\n  - c\n    d\n- e")] == [[(2, "  b"), (4, "  - c"), (5, "    d")], []]


def test_the_text_of_a_bullet_runs_to_its_first_nested_one() -> None:
    (bullet,) = bullets("- a\n  b\n  - c\n  d")
    assert join_text(bullet).text == "a b"


@pytest.mark.parametrize(
    ("text", "value", "line", "column"),
    [
        pytest.param("- said: a b", "a b", 1, 9, id="plain"),
        pytest.param("- Said :  a", "a", 1, 11, id="case-and-blanks"),
        pytest.param("- said:: a", "a", 1, 10, id="dataview"),
        pytest.param("- **said:** a", "a", 1, 13, id="bold-with-colon"),
        pytest.param("- **said**: a", "a", 1, 13, id="bold"),
        pytest.param("- said: *a* b", "*a* b", 1, 9, id="emphasis-of-the-value-stays"),
        pytest.param("- said: a: b", "a: b", 1, 9, id="second-colon"),
        pytest.param("- said:\u2028: \u00a0a", "a", 1, 12, id="blanks-of-unicode"),
        pytest.param("- said: a\n  b\n\n  c", "a b c", 1, 9, id="runs-on"),
        pytest.param("- said: a\n  - b\n    c\n  -", "a; b c", 1, 9, id="nested-bullets"),
        pytest.param("- said:\n    a", "a", 2, 5, id="begins-below"),
        pytest.param("- said:\n  - a\n  - b", "a; b", 2, 5, id="list-below"),
        pytest.param("- [ ] said: a", "a", 1, 13, id="box"),
        pytest.param("- said: a\n- said:\n- said: b", "a; b", 1, 9, id="twice"),
    ],
)
def test_field_values(text: str, value: str, line: int, column: int) -> None:
    assert read_fields(bullets(text), {"said"}) == {"said": (value, line, column)}


@pytest.mark.parametrize("text", ["- said:", "- said", "- saying: a", "said: a", "- and said: a", "- :"])
def test_no_field(text: str) -> None:
    assert read_fields(bullets(text), {"said"}) == {}


def test_names_of_two_words_may_be_joined_by_an_underscore() -> None:
    assert set(read_fields(bullets("- asked_by: a\n- Signed  by: b"), {"asked by", "signed by"})) == {"asked by", "signed by"}


def test_nested_fields() -> None:
    with_fields, without = bullets("- late events: nine hours\n  - mine: half\n  - why: x\n- other: a")
    assert nested_fields(with_fields, {"mine"}) == {"mine": ("half", 2, 11)}
    assert nested_fields(without, {"mine", "other"}) == {}


def test_parts_of_a_section_by_heading() -> None:
    lines = list(enumerate(["- a", " ### B ###", "- c", "#### d", "###e"], 1))
    assert split_headings([(1, "### \u2028B")])[1] == (("B", 1, 6), [])
    assert split_headings(lines) == [(None, [(1, "- a")]), (("B", 2, 6), [(3, "- c"), (4, "#### d"), (5, "###e")])]


@pytest.mark.parametrize(("text", "stripped"), [("A ##", "A"), ("C#", "C#"), ("A \t# ", "A"), ("##", ""), ("A", "A")])
def test_signs_that_close_a_heading_are_dropped(text: str, stripped: str) -> None:
    assert strip_heading(text) == stripped
