"""What stands in a log, or where one may be meant, and is not read: told with the line that is meant; and what is left alone."""

from __future__ import annotations

from typing import NamedTuple

import pytest
from support.vaults import FIXED_HEAD, FIXED_NOTE

from followup_md.config import Settings
from followup_md.parse.vault import NoteText, parse_notes

SETTINGS = Settings(timezone="UTC")
HEADER = "| Date | Company | Role | Status |\n|---|---|---|---|\n"


class Told(NamedTuple):
    line: int
    level: str
    check: str
    choices: tuple[str, ...]
    hint: str


def tell(body: str, path: str = "search.md", *, search: str = "") -> list[Told]:
    """Return what is told of the log in a note: of its interview with a head, else of the note as it stands."""
    if path == FIXED_NOTE:
        body = f"{FIXED_HEAD}{body}"
        vault = parse_notes([NoteText(path, body)], [], NoteText("search.md", search), [], SETTINGS)
    else:
        vault = parse_notes([], [], NoteText(path, body), [], SETTINGS)
    above = FIXED_HEAD.count("\n") if path == FIXED_NOTE else 0
    return [
        Told(problem.place.line - above, problem.level.value, problem.check, problem.choices, problem.hint)
        for problem in vault.problems
        if problem.place.path == path and problem.check in ("log-misplaced", "log-not-read", "unknown-event")
    ]


@pytest.mark.parametrize("heading", ["", "# Applications\n\n", "## Log\n", "## Companies\n"])
def test_a_row_of_a_table_with_a_day_is_told_with_its_line(heading: str) -> None:
    (told,) = tell(f"{heading}{HEADER}| 2026-11-23 | Harbor Logistics | Data Engineer | Applied |\n")
    assert told[1:4] == ("error", "log-misplaced", ("2026-11-23 applied to Harbor Logistics as Data Engineer",))
    assert "`- 2026-11-23 applied to Harbor Logistics as Data Engineer`" in told.hint


@pytest.mark.parametrize(
    ("names", "cells", "line"),
    [
        pytest.param("Date|Company|Role", "2026-11-23|Harbor|Analyst", "applied to Harbor as Analyst", id="usual"),
        pytest.param("Employer|Position|When", "Harbor|Analyst|23.11.2026", "applied to Harbor as Analyst", id="other-names"),
        pytest.param("**Firma**|Job title|DATE", "Harbor|Analyst|23 Nov 2026", "applied to Harbor as Analyst", id="dressed-names"),
        pytest.param("Date|Company|Role", "2026-11-23|[Harbor](https://h.example)|*Analyst*", "applied to Harbor as *Analyst*", id="link"),
        pytest.param("Date|Company|Status", "2026-11-23|[[Harbor\\|the port]]|no reply yet", "applied to the port", id="no-role"),
        pytest.param(
            "Date applied|Company|Notes|Status", "2026-11-23|Harbor|via Sue|Applied ✅", "applied to Harbor: via Sue", id="notes-are-kept"
        ),
        pytest.param("Applied|Date|Company|Role", "x|2026-11-23|Harbor|Analyst", "applied to Harbor as Analyst", id="a-column-of-ticks"),
        pytest.param("#|Company|Role", "2026-11-23|Harbor|Analyst", "applied to Harbor as Analyst", id="a-day-without-a-name"),
    ],
)
@pytest.mark.parametrize("side", ["| ", ""])
def test_the_columns_are_read_by_their_names(names: str, cells: str, line: str, side: str) -> None:
    rule = "|".join("---" for _ in names.split("|"))
    table = "".join(f"{side}{row}{side[::-1]}\n" for row in (names, rule, cells))
    assert [told.choices for told in tell(table)] == [(f"2026-11-23 {line}",)]


@pytest.mark.parametrize(
    ("status", "choice"),
    [
        ("Rejected", "2026-11-24 rejected by Harbor as Analyst"),
        ("Auto-rejected by mail", "2026-11-24 rejected by Harbor as Analyst"),
        ("Withdrew", "2026-11-24 withdrew from Harbor as Analyst"),
        ("Position filled", "2026-11-24 closed at Harbor as Analyst"),
        ("On hold", "2026-11-24 on hold at Harbor as Analyst"),
    ],
)
def test_a_row_that_says_how_it_ended_is_no_application_of_that_day(status: str, choice: str) -> None:
    log = "## Log\n- 2026-11-01 applied to Harbor as Analyst\n\n"
    assert [told.choices for told in tell(f"{log}{HEADER}| 2026-11-24 | Harbor | Analyst | {status} |\n")] == [(choice,)]


def test_an_end_without_a_noted_application_shows_both_lines_and_is_not_one_yes_away() -> None:
    (told,) = tell(f"{HEADER}| 2026-11-24 | Harbor | Analyst | Rejected |\n")
    assert told[1:4] == ("error", "log-misplaced", ())
    assert "`- YYYY-MM-DD applied to Harbor as Analyst` and `- 2026-11-24 rejected by Harbor as Analyst`" in told.hint


@pytest.mark.parametrize("status", ["Interview", "2nd round", "Declined"])
def test_a_status_that_may_be_two_things_is_asked(status: str) -> None:
    log = "## Log\n- 2026-11-01 applied to Harbor as Analyst\n\n"
    (told,) = tell(f"{log}{HEADER}| 2026-11-24 | Harbor | Analyst | {status} |\n")
    assert len(told.choices) == 2


def test_the_day_of_the_application_is_not_that_of_the_end() -> None:
    table = "| Date applied | Company | Role | Status |\n|---|---|---|---|\n| 2026-11-01 | Harbor | Analyst | Rejected |\n"
    (told,) = tell(table)
    assert told.choices == ()
    assert "`- 2026-11-01 applied to Harbor as Analyst` and `- YYYY-MM-DD rejected by Harbor as Analyst`" in told.hint
    log = "## Log\n- 2026-11-01 applied to Harbor as Analyst\n- 2026-11-09 rejected by Harbor as Analyst\n\n"
    assert tell(log + table) == []


def test_with_a_day_for_each_a_row_is_two_lines() -> None:
    table = "| Applied on | Date | Company | Status |\n|---|---|---|---|\n| 2026-11-01 | 2026-11-09 | Harbor | Rejected |\n"
    assert [told.choices for told in tell(table)] == [("2026-11-01 applied to Harbor\n2026-11-09 rejected by Harbor",)]


def test_a_row_that_the_log_says_already_is_left_alone() -> None:
    row = "| 2026-11-23 | Harbor | Analyst | Applied |\n"
    assert tell(f"{HEADER}{row}\n## Log\n- 2026-11-23 applied to Harbor as Analyst: by mail\n") == []


def test_a_row_of_an_interviews_log_names_what_who_and_how() -> None:
    table = "## Log\n| When | What | Who | How | Notes |\n|---|---|---|---|---|\n| 2026-11-18 | thanked | Priya | email | short |\n"
    assert [told.choices for told in tell(table, FIXED_NOTE)] == [("2026-11-18 thanked Priya by email: short",)]


def test_a_row_without_names_of_columns_is_read_in_its_order() -> None:
    assert [told.choices for told in tell("## Log\n| 2026-11-18 | thanked Priya |\n", FIXED_NOTE)] == [("2026-11-18 thanked Priya",)]


def test_a_row_without_a_day_is_not_read() -> None:
    (told,) = tell(f"{HEADER}| | Harbor | Analyst | Applied |\n")
    assert told[1:3] == ("error", "log-not-read")
    (told,) = tell("| Company | Why |\n|---|---|\n| Harbor | the sea |\n")
    assert told[1:3] == ("warning", "log-not-read")


@pytest.mark.parametrize(
    ("line", "choices"),
    [
        pytest.param("2026-11-18 thanked Priya", ("2026-11-18 thanked Priya",), id="iso"),
        pytest.param("18/11/2026 thanked Priya", ("2026-11-18 thanked Priya",), id="day-first"),
        pytest.param("Nov 18, 2026: thanked Priya", ("2026-11-18 thanked Priya",), id="words"),
        pytest.param("Nov 18 thanked Priya", ("2026-11-18 thanked Priya",), id="no-year"),
        pytest.param("| 18.11. | thanked Priya |", ("2026-11-18 thanked Priya",), id="no-year-in-a-row"),
        pytest.param("1. 2026-11-18 9:30 thanked Priya", ("2026-11-18 09:30 thanked Priya",), id="numbered"),
        pytest.param("2026-11-18 thankd Pryia", ("2026-11-18 thanked [[Priya Raman]]",), id="misspelt"),
        pytest.param("### 2026-11-18 thanked Priya", ("2026-11-18 thanked Priya",), id="heading"),
        pytest.param("thanked Priya on 2026-11-18", ("2026-11-18 thanked Priya",), id="a-day-behind"),
        pytest.param("- thanked Priya on 2026-11-18", ("2026-11-18 thanked Priya",), id="bullet-with-its-day-behind"),
    ],
)
def test_a_line_of_a_log_without_its_bullet_or_its_day_in_front_is_misplaced(line: str, choices: tuple[str, ...]) -> None:
    (told,) = tell(f"## Log\n{line}\n", FIXED_NOTE)
    assert told[1:4] == ("error", "log-misplaced", choices)


@pytest.mark.parametrize(
    ("line", "level", "meant"),
    [
        pytest.param("thanked Priya by letter", "error", "thanked Priya by letter", id="text"),
        pytest.param("- thanked Priya by letter", "error", "thanked Priya by letter", id="bullet"),
        pytest.param("- followup email to Priya", "error", "followed up with [[Priya Raman]] by email", id="a-phrase"),
        pytest.param("### Talked about parking", "warning", "note: Talked about parking", id="heading"),
        pytest.param("parking is round the back", "warning", "note: parking is round the back", id="prose"),
        pytest.param("- parking is round the back", "warning", "note: parking is round the back", id="bullet-of-prose"),
    ],
)
def test_what_has_no_day_is_not_read_and_asks_for_it(line: str, level: str, meant: str) -> None:
    (told,) = tell(f"## Log\n{line}\n", FIXED_NOTE)
    assert told[1:4] == (level, "log-not-read", ())
    assert told.hint == f"begin with the day that it was, as in `- YYYY-MM-DD {meant}`"


def test_bullets_under_a_heading_with_a_day_get_that_day() -> None:
    found = tell("## Log\n### Wed 18 Nov 2026\n- thanked Priya\n- 2026-11-19 connected with Tom\n### Later\n- prepared\n", FIXED_NOTE)
    assert [(told.line, told.choices) for told in found] == [(3, ("2026-11-18 thanked Priya",)), (6, ())]


def test_text_right_below_a_log_line_may_belong_to_it() -> None:
    told, _ = tell("## Log\n- 2026-11-18 thanked Priya\nabout the trucks\nand the ships\n", FIXED_NOTE)
    assert (told.line, told.level, told.check) == (3, "warning", "log-not-read")
    assert told.hint.startswith("indent it by two blanks, and it belongs to the line above; or begin with the day")


def test_each_line_without_a_bullet_is_told_but_those_of_a_paragraph_are_told_as_one() -> None:
    lines = "2026-11-17 prepared\ncalled Priya, no answer\nasked Tom for news\n"
    assert [told.line for told in tell(f"## Log\n{lines}", FIXED_NOTE)] == [2, 3, 4]
    paragraph = "The talk went well on the whole, and they showed me the yard and\nthe trucks.\n"
    assert [told.line for told in tell(f"## Log\n{paragraph}", FIXED_NOTE)] == [2]


def test_under_a_heading_that_is_nearly_the_logs_every_bullet_is_told() -> None:
    found = tell("# Log\n- 2026-11-17 prepared\n- rejected 18 November 2026\n", FIXED_NOTE)
    assert [(told.line, told.check) for told in found] == [(2, "log-misplaced"), (3, "log-misplaced")]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("- \n-\n- [ ]\n- [ ] thank Priya\n", id="empty-bullets-and-boxes"),
        pytest.param("<!-- 2026-11-18 thanked -->\n%% thanked Priya %%\n", id="comments"),
        pytest.param("```\n| a | b |\n2026-11-18 thanked Priya\n```\n", id="code"),
        pytest.param("| Date | What |\n|---|---|\n| | |\n", id="a-table-without-content"),
        pytest.param("---\n***\n<br>\n", id="rules"),
        pytest.param("### November\n### 2026\n#### Week 47\n### Q4 2026\n### November 2026 (round 2)\n", id="periods"),
    ],
)
def test_what_says_nothing_in_a_log_is_left_alone(text: str) -> None:
    assert tell(f"## Log\n{text}", FIXED_NOTE) == []


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("---\ntitle: My search\n---\n# Applications\n\nThree a week, since 31 July. I want it.\n", id="prose-at-the-top"),
        pytest.param("# Search\n- [ ] apply to Stripe\n", id="a-box"),
        pytest.param("## Ideas\n- Stripe\n- ask Tom about Globex\n\nSome words.\n", id="an-own-section"),
        pytest.param("## Ideas\n| Company | Why |\n|---|---|\n| Harbor | the sea |\n", id="a-table-in-an-own-section"),
    ],
)
def test_what_is_the_persons_own_in_search_md_is_left_alone(text: str) -> None:
    assert tell(text) == []


@pytest.mark.parametrize(
    ("text", "level", "check"),
    [
        pytest.param("- 11/25/2026 applied to Zeta as Dev\n", "error", "log-misplaced", id="a-day-in-another-form"),
        pytest.param("## Ideas\n- Zeta: applied through their page\n", "error", "log-not-read", id="a-word-of-the-log"),
        pytest.param("## Ideas\n- Zeta, 25 November\n", "error", "log-misplaced", id="a-day"),
        pytest.param("# Search\n- Zeta is next\n", "warning", "log-not-read", id="a-bullet-at-the-top"),
        pytest.param("applied to Zeta as Dev\n", "error", "log-not-read", id="text-at-the-top-that-begins-like-a-log-line"),
    ],
)
def test_what_may_be_meant_for_the_log_of_the_search_is_told(text: str, level: str, check: str) -> None:
    assert [(told.level, told.check) for told in tell(text)] == [(level, check)]


@pytest.mark.parametrize("title", ["Communication log", "Contact Log", "E-mail log:", "Log of calls"])
def test_a_log_under_another_name_is_told_with_its_lines(title: str) -> None:
    text = f"{FIXED_HEAD}## {title}\n- 2026-11-18 connected with Priya\n- asked about parking\n- thanked Tom\n"
    problems = parse_notes([NoteText(FIXED_NOTE, text)], [], None, [], SETTINGS).problems
    assert [(problem.check, problem.place.line) for problem in problems] == [
        ("unknown-section", 8), ("log-misplaced", 9), ("log-not-read", 10), ("log-not-read", 11),
    ]  # fmt: skip
    assert problems[0].correction is not None
    assert problems[0].correction.meant == "## Log"
    with_log = parse_notes([NoteText(FIXED_NOTE, f"{text}## Topics\n- trucks\n## Log\n")], [], None, [], SETTINGS).problems
    assert [problem.check for problem in with_log] == ["unknown-section", "log-misplaced", "log-not-read", "log-not-read"]
    assert (with_log[0].correction, with_log[0].hint[:20]) == (None, "put its lines under ")


@pytest.mark.parametrize("title", ["Blog", "Logistics", "Catalog", "Learning log"])
def test_another_title_is_no_log(title: str) -> None:
    assert tell(f"## {title}\n- parking is round the back\n- thanked Tom\n", FIXED_NOTE) == []


@pytest.mark.parametrize(
    "line", ["- 11/25/2026 replied to Tom", "- Nov 25 replied to Tom", "25.11.2026 emailed Tom", "- **2026-11-25** replied to Tom"]
)
def test_a_log_line_elsewhere_with_its_day_in_another_form_is_told(line: str) -> None:
    assert [(told.level, told.check) for told in tell(f"## Next steps\n{line}\n", FIXED_NOTE)] == [("error", "log-misplaced")]


def test_a_line_elsewhere_that_the_log_says_too_is_left_alone() -> None:
    assert tell("## Next steps\n- 2026-11-25 replied to Tom\n## Log\n- 2026-11-25 replied to Tom: yes\n", FIXED_NOTE) == []


@pytest.mark.parametrize(
    ("line", "hint"),
    [
        pytest.param("> 2026-11-18 thanked Priya", "if it happened, put `- 2026-11-18 thanked Priya` under `## Log`", id="quoted"),
        pytest.param("- [] 2026-11-18 thanked Priya", "if it happened, put `- 2026-11-18 thanked Priya` under `## Log`", id="odd-box"),
        pytest.param("1. [ ] [[2026-11-18]] thanked Priya", "put `- [ ] 2026-11-18 thanked Priya` under `## Log`", id="not-yet"),
    ],
)
def test_what_may_not_have_happened_is_not_one_yes_away(line: str, hint: str) -> None:
    (problem,) = parse_notes([NoteText(FIXED_NOTE, f"{FIXED_HEAD}{line}\n")], [], None, [], SETTINGS).problems
    assert problem.hint.startswith(hint)
    assert problem.correction is None


def test_lines_nested_below_a_bullet_that_is_only_a_day_are_lines_of_that_day() -> None:
    below = "  - thanked Priya\n    - she has two dogs\n  - heard from Tom, decide by 2026-12-04\n  - 19.11.2026 connected with Tom\n"
    found = tell(f"## Log\n- **2026-11-18:**\n{below}  - 2026-11-17 prepared\n", FIXED_NOTE)
    assert [(told.line, told.check, told.choices) for told in found] == [
        (3, "log-misplaced", ("2026-11-18 thanked Priya - she has two dogs",)),
        (5, "log-misplaced", ("2026-11-18 heard from Tom, decide by 2026-12-04",)),
        (6, "log-misplaced", ("2026-11-19 connected with Tom",)),
        (7, "log-misplaced", ("2026-11-17 prepared",)),
    ]


@pytest.mark.parametrize("bullet", ["- 2026-11-18 prepared\n  - thanked Tom\n", "- 2026-11-18\n  thanked Tom\n  - she was glad\n"])
def test_lines_nested_below_an_event_are_its_remarks(bullet: str) -> None:
    assert tell(f"## Log\n{bullet}", FIXED_NOTE) == []


@pytest.mark.parametrize(
    ("line", "said"),
    [
        pytest.param("- [>] 2026-11-18 thanked Priya", "the box `[>]` is not ticked", id="deferred"),
        pytest.param("- [/] thanked Priya", "the box `[/]` is not ticked", id="begun"),
        pytest.param("- [-] 2026-11-18 thanked Priya", "the box `[-]` means cancelled", id="cancelled"),
        pytest.param("- 2026-11-18\n  - [ ] thanked Priya", "the box is empty", id="nested"),
        pytest.param("- 2026-11-18\n  - [-] thanked Priya", "the box `[-]` means cancelled", id="nested-cancelled"),
    ],
)
def test_only_what_is_ticked_has_happened(line: str, said: str) -> None:
    vault = parse_notes([NoteText(FIXED_NOTE, f"{FIXED_HEAD}## Log\n{line}\n")], [], None, [], SETTINGS)
    assert [problem.message for problem in vault.problems if problem.check == "not-happened-yet"] == [f"not counted: {said}"]
    assert vault.events == ()


@pytest.mark.parametrize(
    ("line", "choices"),
    [
        pytest.param("- 11-18 thanked Priya", ("2026-11-18 thanked Priya",), id="month-and-day"),
        pytest.param("- [x] thanked Priya ✅ 2026-11-18", ("2026-11-18 thanked Priya",), id="done-date"),
        pytest.param("[x] thanked Priya ✅ 2026-11-18", ("2026-11-18 thanked Priya",), id="done-date-without-a-bullet"),
        pytest.param("- thanked Priya on 18/11/2026: short", ("2026-11-18 thanked Priya: short",), id="day-within"),
        pytest.param("- 12-11 thanked Priya", ("2026-12-11 thanked Priya", "2026-11-12 thanked Priya"), id="two-days"),
        pytest.param("- xyzzy 18/11/2026 frobbed", ("2026-11-18 note: xyzzy frobbed",), id="no-words-of-the-log"),
    ],
)
def test_a_day_that_stands_elsewhere_goes_in_front(line: str, choices: tuple[str, ...]) -> None:
    (told,) = tell(f"## Log\n{line}\n", FIXED_NOTE)
    assert told.choices == choices


def test_a_day_that_a_formatter_escaped_is_read() -> None:
    assert tell("## Log\n- 2026\\-11\\-18 thanked Priya\n", FIXED_NOTE) == []


@pytest.mark.parametrize(("bullet", "shown"), [("- ", ""), ("", "- ")])
def test_a_year_that_nothing_tells_is_left_open_in_the_hint(bullet: str, shown: str) -> None:
    vault = parse_notes([], [], NoteText("search.md", f"## Log\n{bullet}16 Nov applied to Delta as QA\n"), [], SETTINGS)
    assert [(problem.hint, problem.choices) for problem in vault.problems] == [(f"write `{shown}YYYY-11-16 applied to Delta as QA`", ())]


@pytest.mark.parametrize("bullet", ["- ", ""])
def test_a_day_without_its_year_is_the_nearest_to_the_line_before(bullet: str) -> None:
    body = f"## Log\n- 2026-01-12 applied to Zeta as QA\n\n{bullet}16 Nov applied to Delta as QA\n"
    (problem,) = parse_notes([], [], NoteText("search.md", body), [], SETTINGS).problems
    assert problem.choices == ("2025-11-16 applied to Delta as QA",)


@pytest.mark.parametrize(
    ("line", "choices"),
    [
        pytest.param("Zeta — Dev — 11/16/2026 — applied via LinkedIn", ("2026-11-16 applied to Zeta as Dev: via LinkedIn",), id="dashes"),
        pytest.param("17 November 2026 – Harbor Logistics – sent application", ("2026-11-17 applied to Harbor Logistics",), id="no-role"),
        pytest.param("2026-11-16,Zeta,Dev,Applied", ("2026-11-16 applied to Zeta as Dev",), id="commas"),
        pytest.param("2026-11-16, Zeta, Dev, Oslo", ("2026-11-16 note: Zeta, Dev, Oslo",), id="no-status"),
    ],
)
def test_cells_parted_by_dashes_or_commas_are_an_application(line: str, choices: tuple[str, ...]) -> None:
    for body in (f"- {line}\n", f"## Log\n- {line}\n"):
        (told,) = tell(body)
        assert told.choices == choices


def test_a_row_or_a_text_that_the_log_says_already_is_not_told() -> None:
    said = "- 2026-11-16 applied to Zeta as Dev\n- 2026-11-17 heard from Zeta\n"
    assert tell(f"2026-11-16,Zeta,Dev,Applied\n- Zeta called on 2026-11-17\n\n## Log\n{said}") == []
