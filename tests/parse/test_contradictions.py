"""Each fault is told once: dates said twice, lines that do not read, and front matter that opens wrongly (format.md 2.1, 3)."""

from __future__ import annotations

from functools import partial

import pytest

from followup_md.config import Settings
from followup_md.parse.vault import parse_interview_note

HEAD = "---\ncompany: A\nrole: B\nstart: 2026-11-17T13:00\nend: 2026-11-17T15:30\n"
read = partial(parse_interview_note, path="a.md", settings=Settings())


def found(text: str) -> list[tuple[str, int, int]]:
    return [(problem.check, problem.place.line, problem.place.column) for problem in read(text).problems]


@pytest.mark.parametrize(
    ("fields", "said", "expected"),
    [
        ("decision_date: 2026-11-16", "nothing", [("decision-before-interview", 6, 16)]),
        ("decision_date: 2026-11-17", "nothing", []),
        ("", "by 2025-12-04", [("decision-before-interview", 9, 14)]),
        ("decision_date: 2026-12-04", "by 2026-12-04", []),
        ("decision_date: 2026-12-04", "by 2026-12-05", [("decision-differs", 9, 14)]),
        ("decision_date: 2026-12-04", "no date", []),
    ],
)
def test_the_date_of_the_decision(fields: str, said: str, expected: list[tuple[str, int, int]]) -> None:
    assert found(f"{HEAD}{fields}\n---\n## Next steps\n- they said: {said}\n") == expected


def test_a_date_they_said_without_a_readable_start() -> None:
    assert found("---\ncompany: A\nrole: B\n---\n## Next steps\n- they said: by 2025-12-04\n") == [("missing-date", 1, 1)]


@pytest.mark.parametrize(
    ("broken", "by_hand"),
    [("company: Harbor: Logistics", "company: A"), ("role: [B", "role: B"), ("start: @2026", "start: 2026-11-17T13:00")],
)
def test_a_line_that_does_not_read_is_not_missing(broken: str, by_hand: str) -> None:
    checks = {check for check, _, _ in found(HEAD.replace(by_hand, broken) + "---\n")}
    assert checks == {"bad-front-matter"}


def test_what_is_missing_beside_a_line_that_does_not_read() -> None:
    assert {check for check, _, _ in found(HEAD.replace("company: A\n", "").replace("B", "[B") + "---\n")} == {
        "bad-front-matter",
        "missing-company",
    }


@pytest.mark.parametrize(
    "text",
    [
        HEAD.replace("---", "\u2014", 1),
        HEAD.replace("---", "\u2014-", 1),
        HEAD.replace("---", "----", 1),
        HEAD.replace("---", "+++", 1).replace(":", " =", 3),
        "# Panel at A\n" + HEAD,
        HEAD.replace("---", "```yaml", 1).replace("company", "Company"),
        HEAD.removeprefix("---\n"),
        HEAD.replace("\n", "\r"),
    ],
)
def test_front_matter_that_opens_wrongly(text: str) -> None:
    assert found(text + "---\n") == [("bad-front-matter", 1, 1)]
    assert read(text).problems[0].hint.startswith("begin the note with a line `---`")


@pytest.mark.parametrize("text", ["", "# Panel\nsome text\n", "text\n---\nmore\n"])
def test_a_note_without_any(text: str) -> None:
    assert [check for check, _, _ in found(text)] == ["missing-company", "missing-role", "missing-date"]


def test_an_end_without_its_time_says_what_is_assumed() -> None:
    problem = read(HEAD.replace("T15:30", "") + "---\n").problems[0]
    assert (problem.check, problem.place.line) == ("missing-end", 5)
    assert problem.message == 'a date and no time: "2026-11-17"; 60 min are assumed, until 2026-11-17 14:00'
