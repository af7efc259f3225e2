"""Where front matter begins and ends, and that a body without any is left whole."""

from __future__ import annotations

import pytest

from followup_md.parse.front_matter import parse_front_matter

WHOLE = {
    "empty file": "",
    "no front matter": "# Notes\n\ntext\n",
    "two rules in a body": "intro\n\n---\nsome text: here\n---\n\nmore\n",
    "rules after blank lines": "\n\n---\nprose without a key\n---\n",
    "four hyphens": "----\ncompany: Acme\n----\n",
    "two hyphens": "--\ncompany: Acme\n--\n",
    "one rule": "---\n",
    "a rule without a newline": "---",
    "a rule on line 1 and prose": "---\nprose, and no second rule\n",
    "lone CR": "---\rcompany: Acme\r---\r",
    "JSON alone": '{"company": "Acme"}\n',
    "a body that starts with a brace": "{a: b\n\ntext\n",
    "TOML": '+++\ncompany = "Acme"\n+++\n',
    "trailing blanks are kept": "text  \n\n\n",
}


@pytest.mark.parametrize("text", WHOLE.values(), ids=WHOLE)
def test_no_front_matter_means_all_body(text: str) -> None:
    head, problems = parse_front_matter(text, "n.md")
    assert (head.fields, head.body, head.body_line) == ({}, text, 1)
    # A key of ours behind something else than the fence is told.
    assert [problem.check for problem in problems] == ["bad-front-matter"] * (text.lstrip("-+\r\n").startswith("company"))


# text, body, line of the body, (line, part of the hint) of each problem; `company` is always read
ODD = {
    "blank lines above": ("\n \n---\ncompany: Acme\n---\nb\n", "b\n", 6, [(1, "delete the blank lines")]),
    "spaces before": ("  ---\ncompany: Acme\n---\nb\n", "b\n", 4, [(1, "delete the blank lines")]),
    "dots at the end": ("---\ncompany: Acme\n...\nb\n---\n", "b\n---\n", 4, [(3, "write `---` instead")]),
    "both": ("\n---\ncompany: Acme\n...\nb\n", "b\n", 5, [(1, "delete the blank"), (4, "write `---` instead")]),
    "unterminated": ("---\ncompany: Acme\n\ntext\n", "\ntext\n", 3, [(1, "above line 3")]),
    "unterminated to the end": ("---\ncompany: Acme", "", 3, [(1, "above line 3")]),
    "unterminated at a heading": ("---\ncompany: Acme\n## Topics\n- a\n", "## Topics\n- a\n", 3, [(1, "above line 3")]),
    "unterminated below blank lines": ("\n---\ncompany: Acme\n\nb\n", "\nb\n", 4, [(2, "above line 4")]),
    "unterminated, with a rule below": (
        "---\ncompany: Acme\n\n## Topics\n- a\n\n---\nmore\n",
        "## Topics\n- a\n\n---\nmore\n",
        4,
        [(1, "above line 4")],
    ),
    "unterminated, with a setext heading below": ("---\ncompany: Acme\n\nHeading\n---\nb\n", "b\n", 6, [(4, "write `key: value`")]),
}


@pytest.mark.parametrize(("text", "body", "line", "told"), ODD.values(), ids=ODD)
def test_odd_fences_are_read_all_the_same_and_told(text: str, body: str, line: int, told: list[tuple[int, str]]) -> None:
    head, problems = parse_front_matter(text, "n.md")
    assert head.fields["company"].value == "Acme"
    assert (head.body, head.body_line) == (body, line)
    assert [problem.place.line for problem in problems] == [where for where, _ in told]
    assert all(hint in problem.hint and problem.check == "bad-front-matter" for problem, (_, hint) in zip(problems, told, strict=True))


def test_fields_below_blank_lines_have_the_lines_of_the_file() -> None:
    head, _ = parse_front_matter("\n\n---\ncompany: Acme\nx: |\n  y\n---\n", "n.md")
    assert [(field.line, field.column) for field in head.fields.values()] == [(4, 10), (5, 4)]


def test_body_that_opens_with_a_rule_and_a_heading_is_kept() -> None:
    head, problems = parse_front_matter("---\n## Topics\n- a\n---\nmore\n", "n.md")
    assert (head.fields, head.body, head.body_line) == ({}, "## Topics\n- a\n---\nmore\n", 2)
    assert [problem.hint for problem in problems] == ["add a line `---` above line 2"]
