"""The body of a note into sections: names, levels, hidden text, what counts as filled, and lines in the wrong place."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followup_md.parse.front_matter import parse_front_matter
from followup_md.parse.log_place import is_log_shaped
from followup_md.parse.sections import Body, find_conflict, find_filled, name_sections, parse_body


def read(body: str, **others: tuple[str, ...]) -> Body:
    head, _ = parse_front_matter(body, "a.md")
    return parse_body(head, "a.md", name_sections(others))


def found(body: str) -> list[tuple[str, int, int]]:
    note = read(body)
    problems = [(problem.check, *problem.place[1:]) for problem in note.problems]
    return [*problems, *(("stray", *line.place[1:]) for line in note.strays)]


@pytest.mark.parametrize(
    "heading",
    [
        pytest.param("## Topics", id="plain"),
        pytest.param("## TOPICS", id="case"),
        pytest.param("## Topics:", id="final-colon"),
        pytest.param("## **Topics**", id="bold"),
        pytest.param("## _Topics_", id="italic"),
        pytest.param("## 💬 Topics", id="emoji"),
        pytest.param("## ✍️ Topics", id="emoji-of-two-code-points"),
        pytest.param("##   Topics  ", id="blanks"),
        pytest.param("## Topics ##", id="closed"),
        pytest.param("   ## Topics", id="three-blanks-before"),
        pytest.param("##\tTopics", id="tab"),
    ],
)
def test_a_section_is_known_by_its_words(heading: str) -> None:
    body = read(f"{heading}\n- a\n")
    assert body.sections["topics"][0] == (2, "- a")
    assert body.problems == ()


@pytest.mark.parametrize(
    "name",
    ["Company: good points", "company good points", "Role: bad points:", "Job description", "First impressions", "Next steps"],
)
def test_names_of_several_words_are_known(name: str) -> None:
    assert len(read(f"## {name}\nx\n").sections) == 2  # the log is always there


def test_other_names_come_from_the_settings() -> None:
    body = read(
        "## THEMEN:\n- a\n## Topics\n- b\n## Punkte gut\nx\n", topics=("Themen",), company_good_points=("Punkte gut",), no_section=("X",)
    )
    assert body.sections["topics"] == [(2, "- a"), (4, "- b")]
    assert "company: good points" in body.sections


def test_a_remark_in_brackets_may_stand_behind_a_name_of_ones_own_alone() -> None:
    assert read("## Themen (kurz)\n- a\n", topics=("Themen",)).sections["topics"] == [(2, "- a"), (3, "")]
    assert "questions" not in read("## Questions (to ask)\n- a\n", topics=("Themen",)).sections
    (problem,) = read("### Themen (kurz)\n- a\n", topics=("Themen",)).problems
    assert problem.hint.startswith("write `## Themen`")


def test_a_section_that_stands_twice_is_read_as_one() -> None:
    body = read("## Topics\n- a\n## Mine\n- x\n## Topics\n- b\n")
    assert body.sections["topics"] == [(2, "- a"), (6, "- b"), (7, "")]


@pytest.mark.parametrize("heading", ["# Notes", "## My own", "## Review of the team", "## Blog"])
def test_another_heading_ends_a_section_and_is_the_persons_own(heading: str) -> None:
    body = read(f"## Topics\n- a\n{heading}\n- b\n")
    assert body.sections["topics"] == [(2, "- a")]
    assert body.problems == ()


@pytest.mark.parametrize(
    ("heading", "hint"),
    [
        pytest.param("# Log", "`## Log`", id="level-1"),
        pytest.param("### Topics", "`## Topics`", id="level-3"),
        pytest.param("###### next steps", "`## Next steps`", id="level-6"),
        pytest.param("## Logs", "`## Log`", id="near-miss"),
        pytest.param("## Company: good point", "`## Company: good points`", id="near-miss-of-several-words"),
        pytest.param("##Log", "`## Log`", id="no-blank"),
        pytest.param("## Themem", "`## Themen`", id="near-miss-of-a-configured-name"),
    ],
)
def test_a_section_by_nearly_its_name_is_reported_and_not_read(heading: str, hint: str) -> None:
    body = read(f"## Review\n- rating: 3\n {heading}\n- b\n", topics=("Themen",))
    (problem,) = body.problems
    assert (problem.check, problem.place.line, problem.place.column) == ("unknown-section", 3, 2)
    assert hint in problem.hint
    assert body.sections["review"] == [(2, "- rating: 3")]


@pytest.mark.parametrize(
    "line",
    [
        "### Review of the team",
        "### Environment?",
        "### [[Log]]",
        "#log",
        "#offer and more",
        "#",
        "## ",
        "####### Log",
        "    # Log",
        "### Logs",
    ],
)
def test_what_is_no_sections_name_is_left_alone(line: str) -> None:
    assert found(f"## Questions\n{line}\n") == []


@pytest.mark.parametrize(
    "code",
    [
        pytest.param("```\n{}\n```", id="backticks"),
        pytest.param("~~~\n{}\n~~~", id="tildes"),
        pytest.param("````md\n```\n{}\n````", id="longer-fence"),
        pytest.param("~~~\n```\n{}\n~~~~", id="other-sign-inside"),
        pytest.param("  ```sh\n  {}\n  ```", id="indented"),
        pytest.param("- ```\n  {}\n  ```", id="in-a-bullet"),
        pytest.param("<!--\n{}\n-->", id="comment"),
        pytest.param("%%\n{}\n%%", id="obsidian-comment"),
    ],
)
@pytest.mark.parametrize("line", ["## Topics", "### Log", "- 2026-11-18 thanked Priya", "<<<<<<< HEAD"])
def test_code_and_comments_are_never_read(code: str, line: str) -> None:
    text = "## Review\n" + code.format(line) + "\n## Offer\n- pay: 1\n"
    body = read(text)
    assert sorted(body.sections) == ["log", "offer", "review"]
    assert body.problems == ()
    assert body.sections["offer"][0] == (text[: text.index("- pay")].count("\n") + 1, "- pay: 1")
    assert find_conflict(text, parse_front_matter(text, "a.md")[0], "a.md") == ()


def test_a_fence_without_end_hides_all_below() -> None:
    assert list(read("## Topics\n```\n## Review\n## Log\n- 2026-11-18 applied\n").sections) == ["log", "topics"]


@pytest.mark.parametrize("opening", ["<!-- ", "%% ", "100%% sure ", "```inline``` "])
def test_a_comment_without_end_is_text(opening: str) -> None:
    assert "review" in read(f"## Topics\n- a {opening}\n## Review\n- rating: 1\n").sections


def test_an_inline_comment_moves_no_column() -> None:
    body = read("## Topics\n- a <!-- b --> c %% d %% e\n")
    assert body.sections["topics"][0] == (2, "- a            c         e")


@pytest.mark.parametrize(
    ("content", "is_filled"),
    [
        pytest.param("a word", True, id="prose"),
        pytest.param("- a", True, id="bullet"),
        pytest.param("1. a", True, id="numbered"),
        pytest.param("- [ ] a", True, id="box"),
        pytest.param("- rating: 3", True, id="field"),
        pytest.param("- a: b: c", True, id="two-colons"),
        pytest.param("👍", True, id="emoji"),
        pytest.param("```\nx\n```", True, id="code"),
        pytest.param("| a | b |", True, id="table"),
        pytest.param("- rating:\n  - 3", True, id="value-below"),
        pytest.param("", False, id="nothing"),
        pytest.param("   \n\t", False, id="blanks"),
        pytest.param("### [[Priya Raman]]", False, id="heading"),
        pytest.param("-\n* \n+", False, id="empty-bullets"),
        pytest.param("- [ ]\n1.", False, id="empty-box-and-number"),
        pytest.param("- rating:\n- they said: ", False, id="empty-fields"),
        pytest.param("- **rating:**\n- rating::", False, id="empty-fields-dressed"),
        pytest.param("<!-- what did you like? -->", False, id="comment"),
        pytest.param("%% what did you like? %%", False, id="obsidian-comment"),
        pytest.param("---", False, id="rule"),
    ],
)
def test_a_section_is_filled_by_what_somebody_wrote(content: str, is_filled: bool) -> None:
    sections = read(f"## Environment\n{content}\n## Log\n- 2026-11-18 applied\n").sections
    assert find_filled(sections) == (frozenset({"environment"}) if is_filled else frozenset())


@pytest.mark.parametrize(
    ("line", "column"),
    [
        pytest.param("- 2026-11-18 thanked Priya by letter", 1, id="bullet"),
        pytest.param("2026-11-18 thanked Priya", 1, id="no-bullet"),
        pytest.param("  * [x] 2026-11-18 12:00 Followed up with Priya", 3, id="nested"),
        pytest.param("- [[2026-11-18]] rejected", 1, id="linked-date"),
        pytest.param("- 2026-11-18: on hold", 1, id="colon"),
        pytest.param("• 2026-11-18 heard from Priya", 1, id="bullet-of-a-phone"),
        pytest.param("-2026-11-18 applied", 1, id="no-blank"),
        pytest.param("> - 2026-11-18 no show", 1, id="quoted"),
        pytest.param("1. 2026-11-18T12:00 withdrew", 1, id="numbered"),
        pytest.param("- 18 Nov 2026 thanked Priya", 1, id="worded-date"),
        pytest.param("8 November 2026, applied", 1, id="worded-date-alone"),
        pytest.param("- 2026-11-18 [[Priya Raman]] called", 1, id="link-called"),
        pytest.param("- 2026-11-18 Priya Raman wrote: they are slow", 1, id="name-wrote"),
    ],
)
@pytest.mark.parametrize("above", ["", "## Next steps\n", "## Mine\n"])
def test_a_log_shaped_line_elsewhere_is_reported(line: str, column: int, above: str) -> None:
    assert found(f"{above}{line}\n") == [("stray", above.count("\n") + 1, column)]


@pytest.mark.parametrize(
    "line",
    [
        "- 2026-11-18 lunch",
        "- on 2026-11-18 thanked Priya",
        "- they said: 2026-11-18",
        "- 2026-11-18 no answer",
        "- 2026-11-18 offer to help",
        "- 2026-11-18 thankless",
        "- 2026-11-18 the day I called",
        "- 18 Nov 2026",
        "- 12 jobs moved 2026",
        "2026-11-18",
    ],
)
def test_another_line_with_a_date_is_left_alone(line: str) -> None:
    assert found(f"## Mine\n{line}\n") == []


def test_log_lines_are_the_top_level_bullets_with_all_below_them() -> None:
    body = read(
        "## Log\n- 2026-11-18 thanked [[Priya]]\n  by letter\n\n* [x] 2026-11-19 applied\n+ [ ]   2026-11-20 applied\n"
        "- [-] 2026-11-21 applied\n-\n\n  * it was late\n- 2026-11-22 heard from Tom\n    * decide by 2026-12-04\n"
        "```\n- 2026-11-23 applied\n```\n",
    )
    assert [(line.text, line.place.line, line.place.column, line.happened) for line in body.log] == [
        ("2026-11-18 thanked [[Priya]] by letter", 2, 3, True),
        ("2026-11-19 applied", 5, 7, True),
        ("2026-11-20 applied", 6, 9, False),
        ("2026-11-21 applied", 7, 7, False),
        ("- it was late", 8, 2, True),
        ("2026-11-22 heard from Tom - decide by 2026-12-04", 11, 3, True),
    ]


@pytest.mark.parametrize(
    "line", ["2026-11-19 thanked Tom", "  2026-11-19 thanked Tom", "  - 2026-11-19 thanked Tom", "1. 2026-11-19 thanked Tom"]
)
def test_in_the_log_only_a_top_level_bullet_counts(line: str) -> None:
    body = read(f"## Log\n- 2026-11-18 thanked Priya\n{line}\n")
    assert [event.text for event in body.log] == ["2026-11-18 thanked Priya"]
    assert [(stray.text, stray.place.line) for stray in body.strays] == [("2026-11-19 thanked Tom", 3)]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        pytest.param("a\n<<<<<<< HEAD\nb\n=======\nc\n>>>>>>> other\n", 2, id="body"),
        pytest.param("---\nrole: a\n<<<<<<< HEAD\nrole: b\n=======\n---\n\n>>>>>>> other\n", 3, id="front-matter"),
        pytest.param("---\nrole: a\n---\n\n>>>>>>> other\n", 5, id="end-mark-alone"),
    ],
)
def test_conflict_marks_are_reported_once(text: str, line: int) -> None:
    (problem,) = find_conflict(text, parse_front_matter(text, "a.md")[0], "a.md")
    assert (problem.check, problem.place.line, problem.place.column) == ("conflict-marks", line, 1)


@pytest.mark.parametrize("text", ["a\n=======\n", "a <<<<<<< b\n", "<<<<<<<< b\n", ">>>>>>>\n", "> > > quoted\n"])
def test_other_signs_are_no_conflict(text: str) -> None:
    assert find_conflict(text, parse_front_matter(text, "a.md")[0], "a.md") == ()


STARTS = st.text(alphabet=" \t>-*+•–—·[]x_1.)\u00a0", max_size=8)
DATED = st.sampled_from(
    ["2026-11-18 thanked Priya", "[[2026-11-18]] 12:00 applied", "18 Nov 2026 rejected", "2026-11-18 Ann called", "40 jobs", "x"]
)


@given(st.lists(st.tuples(STARTS, DATED).map("".join), max_size=5))
def test_no_log_shaped_line_is_overlooked(lines: list[str]) -> None:
    shaped = [number for number, line in enumerate(lines, 1) if is_log_shaped(line)]
    assert [stray.place.line for stray in read("\n".join(lines)).strays] == shaped
