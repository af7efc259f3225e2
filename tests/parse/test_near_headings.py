"""Headings that are nearly written as such, text that is no bullet, and sections behind an unclosed fence (format.md 2.2)."""

from __future__ import annotations

from functools import partial

import pytest

from followup_md.config import Settings
from followup_md.parse.sections import find_unclosed
from followup_md.parse.vault import parse_interview_note

# The body begins at line 8.
HEAD = '---\ncompany: A\nrole: B\nstart: 2026-11-17T13:00\nend: 2026-11-17T15:30\ninterviewers: "[[people/Priya Raman]], Bo Li"\n---\n'
read = partial(parse_interview_note, path="a.md", settings=Settings())


@pytest.mark.parametrize(
    ("heading", "meant"),
    [
        ("## [[Priya Raman]]", "### [[Priya Raman]]"),
        ("## Priya Raman", "### Priya Raman"),
        ("#### [[Priya Raman]]", "### [[Priya Raman]]"),
        ("##### Priya", "### Priya"),
    ],
)
def test_a_person_at_another_level(heading: str, meant: str) -> None:
    note = read(f"{HEAD}## Topics\n{heading}\n- late events\n")
    assert [(problem.check, problem.place.line) for problem in note.problems] == [("unknown-section", 9)]
    assert note.problems[0].hint.startswith(f"write `{meant}`;")
    mended = read(f"{HEAD}## Topics\n{meant}\n- late events\n")
    assert mended.problems == ()
    assert mended.topics[0].owner is not None


def test_the_line_of_a_heading_below_code() -> None:
    code = "```\nselect a long line of code from it\n```\n"
    note = read(f"{HEAD}{code}## Topics\n## Priya Raman\n- late events\n## Second interview, 24 November 2026\n- a chat\n")
    assert [(problem.check, problem.place.line) for problem in note.problems] == [("unknown-section", 12)]
    assert note.facts is not None
    assert [meeting.place.line for meeting in note.facts.meetings] == [14]


@pytest.mark.parametrize("heading", ["#### Why us?", "**Why us?**"])
def test_a_question_at_another_level(heading: str) -> None:
    note = read(f"{HEAD}## Questions\n{heading}\n- rating: 2\n")
    assert [(problem.check, problem.place.line) for problem in note.problems] == [("unknown-section", 9)]
    assert note.problems[0].hint.startswith("write `### Why us?`;")


@pytest.mark.parametrize(
    "body",
    [
        "# Priya Raman\n## Topics\n- a\n",
        "## Topics\n#### more\n**Data**\nIn short:\n- a\n",
        "## Topics\n- a\n## My notes\n## Priya\n#### Priya\n**Why?**\n",
        "## Topics\n- a\n### Priya\nHe apologised in the chat.\n",
        "## Topics\n**Priya**\n- a\nBo Li:\n- b\n",
        "## Questions\n### Why?\n#### my notes\n",
        "## Topics\n> a remark\n\n  indented\n- a\n",
        "## Topics\n```\n## [[Priya Raman]]\n```\n- a\n",
    ],
)
def test_what_is_neither_is_left_alone(body: str) -> None:
    assert read(HEAD + body).problems == ()


@pytest.mark.parametrize("below", ["## Log\n- 2026-11-18 applied\n", "- 2026-11-18 applied\n"])
def test_a_fence_that_is_never_closed(below: str) -> None:
    note = read(f"{HEAD}text\n```\na\n```\n```sql\nselect 1\n{below}")
    assert [(problem.check, problem.place.line) for problem in note.problems] == [("unknown-section", 12)]
    assert '"```sql"' in note.problems[0].message


@pytest.mark.parametrize(
    ("body", "begin"),
    [("```\na\n```", None), ("a\n```\nb", 2), ("```\nb\n```\n~~~\n", 10), ("", None), ("```", None)],
)
def test_where_such_a_fence_begins(body: str, begin: int | None) -> None:
    assert find_unclosed(body) == begin


def test_a_fence_that_hides_only_code() -> None:
    assert read(f"{HEAD}```\nselect 1\n").problems == ()


@pytest.mark.parametrize(
    ("heading", "meant"),
    [
        ("## 2. Next steps", "`## Next steps`"),
        ("## Questions asked", "`## Questions`"),
        ("## Questions they asked me", "`## Questions`"),
        ("## Bad points (role)", "`## Role: bad points`"),
        ("## Good points: company", "`## Company: good points`"),
        ("## Good points", "`## Company: good points` or `## Role: good points`"),
        ("## Log {#log}", "`## Log`"),
        ('## Log <a id="log"></a>', "`## Log`"),
        ("## [[Log]]", "`## Log`"),
        ("## Log (contacts)", "`## Log`"),
        ("## 1. Topicz", "`## Topics`"),
        ("## Next Steps / Follow-up", "`## Next steps`"),
    ],
)
def test_a_name_with_something_around_it(heading: str, meant: str) -> None:
    note = read(f"{HEAD}## Environment\nloud\n{heading}\n- they said: no date\n")
    assert [(problem.check, problem.place.line) for problem in note.problems] == [("unknown-section", 10)]
    assert note.problems[0].hint == f"write {meant}; what stands below is not read as it is"


@pytest.mark.parametrize(
    "heading",
    [
        "## Questions (to ask)",
        "## Questions I asked",
        "## Topics / ideas for next time",
        "## 3. Lunch",
        "## [[Topicz]]",
        "## Review of the team",
        "## Good and bad points",
    ],
)
def test_a_heading_of_ones_own_stays_silent(heading: str) -> None:
    assert read(f"{HEAD}## Environment\nloud\n{heading}\n- a\n").problems == ()


@pytest.mark.parametrize(
    ("heading", "told"), [("## 2. Requirements", 0), ("## Offer (for you)", 0), ("## Log (contacts)", 1), ("## Good points", 1)]
)
def test_an_advertisement_has_headings_of_its_own(heading: str, told: int) -> None:
    assert len(read(f"{HEAD}## Job description\nWe ship.\n{heading}\n- a\n").problems) == told


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("**Topics**\n- late trucks\n\n**Next Steps**\n- a\n", [(8, "## Topics"), (11, "## Next Steps")]),
        ("# Acme\n**Topics:**\n- late trucks\n", [(9, "## Topics")]),
        ("Topics:\n- late trucks\n", [(8, "## Topics")]),
        ("Topics\n------\n- late trucks\n", [(8, "## Topics")]),
        ("Topics\n===\n\n- late trucks\n", [(8, "## Topics")]),
        ("## Topics\n- a\n**Next steps**\n- a\n", [(10, "## Next steps")]),
        ("**Topics**\n", []),
        ("**Topics**\n## Questions\n- Why us?\n", []),
        ("**Log**\n- 2026-11-18 thanked Priya\n", []),
        ("## Topics\n- a\n**Requirements**\n- a\n", []),
        ("## Topics\n- a\nReview:\n- a\n", []),
        ("## Review\n- rating: 4\n## My notes\n**Topics**\n- a\n", []),
        ("## Job description\n**Requirements**\n- a\n**Next steps**\n- a\n", []),
        ("Lunch\n-----\n- soup\n", []),
    ],
)
def test_a_section_without_its_signs(body: str, found: list[tuple[int, str]]) -> None:
    note = read(HEAD + body)
    assert [(problem.place.line, problem.correction.meant) for problem in note.problems if problem.correction] == found
    assert len(note.problems) == len(found)
