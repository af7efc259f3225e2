"""What mends a problem by one line, and beside each kind the nearest case that a person has to judge."""

from __future__ import annotations

import pytest
from support.vaults import FIXED_HEAD, FIXED_NOTE, find_fixes, fix_log_line

from followup_md.config import Settings
from followup_md.parse.fixes import find_change, propose_fix
from followup_md.parse.vault import NoteText, parse_notes
from followup_md.problem import MISSING_ROLE, UNKNOWN_EVENT, Correction, Place, report


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        pytest.param("- 2026-11-18 thankd Priya by letter", "- 2026-11-18 thanked [[Priya Raman]] by letter", id="event"),
        pytest.param("* 2026-11-18  thankd  Priya", "* 2026-11-18  thanked [[Priya Raman]]", id="bullet-and-blanks-stay"),
        pytest.param("- 2026-11-25 folowed up with Priya", "- 2026-11-25 followed up with [[Priya Raman]]", id="one-word-of-several"),
        pytest.param("- 2026-11-25 connected Priya", "- 2026-11-25 connected with [[Priya Raman]]", id="missing-with"),
        pytest.param("- 2026-11-18 thanked Priya by emial", "- 2026-11-18 thanked Priya by email", id="channel"),
        pytest.param("- 2026-11-18 thankd Priya #urgent", "- 2026-11-18 thanked [[Priya Raman]] #urgent", id="tag-stays"),
        pytest.param(
            "- [x] 2026-11-18 thankd Priya: late trucks",
            "- [x] 2026-11-18 thanked [[Priya Raman]]: late trucks",
            id="box-and-free-text-stay",
        ),
        pytest.param("- 2026/11/18 thankd Priya", "- 2026-11-18 thanked [[Priya Raman]]", id="a-date-in-another-form-too"),
    ],
)
def test_a_log_line_is_spelt_right(typed: str, meant: str) -> None:
    assert fix_log_line(typed) == meant


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        pytest.param("- 2026-11-18 thanked Pryia by letter", "- 2026-11-18 thanked [[Priya Raman]] by letter", id="a-name"),
        pytest.param("- 2026-11-18 rejcted", "- 2026-11-18 rejected", id="ends-a-process"),
        pytest.param("- 2026-11-18 thankd Pryia #urgent", "- 2026-11-18 thanked [[Priya Raman]] #urgent", id="a-name-and-an-event"),
        pytest.param("- 2026-11-18 thanked to Priya", "- 2026-11-18 thanked Priya", id="a-word-too-many"),
        pytest.param(
            "* [x] 2026-11-18 need to thank Priya", "* [x] 2026-11-18 note: need to thank Priya", id="a-deed-still-to-do-is-a-note"
        ),
        pytest.param(
            "- [x] 2026-11-18 thanked Priya, replied to Tom",
            "- [x] 2026-11-18 thanked [[Priya Raman]]\n- [x] 2026-11-18 replied to [[Tom Okafor]]",
            id="two-events-in-one-line",
        ),
    ],
)
def test_the_one_line_that_is_likely_takes_the_place_of_what_was_typed(typed: str, meant: str) -> None:
    assert fix_log_line(typed) == meant


@pytest.mark.parametrize(
    "typed",
    [
        pytest.param("- 2026-11-18 spoke with Priya", id="several-readings"),
        pytest.param("- 2026-11-18 thank Priya", id="may-be-still-to-do"),
        pytest.param("- 2026-11-18 frobbed Priya", id="no-event"),
        pytest.param("- 2026-11-18 thanked to Priya #urgent", id="a-tag-would-go-with-the-word"),
    ],
)
def test_what_else_a_log_line_may_mean_is_for_the_person(typed: str) -> None:
    assert fix_log_line(typed) is None


def test_only_the_first_row_of_a_log_line_is_changed() -> None:
    (fix,) = find_fixes(f"{FIXED_HEAD}## Log\n- 2026-11-18 thankd Priya\n  by letter\n", "unknown-event")
    assert fix.changes[0][1:] == ("- 2026-11-18 thankd Priya", "- 2026-11-18 thanked [[Priya Raman]]")


def test_a_slip_below_the_first_row_is_left() -> None:
    assert find_fixes(f"{FIXED_HEAD}## Log\n- 2026-11-18 thanked Priya\n  by emial\n", "unknown-event") == []


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        pytest.param("# Log", "## Log", id="level-1"),
        pytest.param("#### Log", "## Log", id="level-4"),
        pytest.param("##Log", "## Log", id="no-blank"),
        pytest.param("## Logs", "## Log", id="near-miss"),
        pytest.param("## Requirments", "## Requirements", id="misspelt"),
        pytest.param("## 1. Topics {#topics}", "## Topics", id="numbered"),
        pytest.param("## Topics\n## [[Priya Raman]]", "### [[Priya Raman]]", id="a-person"),
    ],
)
def test_a_heading_takes_its_form(typed: str, meant: str) -> None:
    (fix,) = find_fixes(f"{FIXED_HEAD}{typed}\n", "unknown-section")
    assert fix.changes[0][1:] == (typed.rpartition("\n")[2], meant)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("## Logs\n\n## Log\n", id="section-is-there"),
        pytest.param("## Topics\n### [[Priya Raman]]\n- loads\n## [[Priya Raman]]\n", id="person-is-there"),
        pytest.param("## Topics\n#### Priya Raman\n### Priya Raman\n- a\n", id="person-is-there-below"),
        pytest.param("## Questions\n**How would you do it?**\n- rating: 2\n", id="bold"),
        pytest.param("```\n## Log\n", id="unclosed-code"),
        pytest.param("## Log (contacts)\n", id="a-remark-would-be-lost"),
        pytest.param("## Good points\n", id="of-the-company-or-of-the-role"),
    ],
)
def test_a_heading_that_is_there_or_is_none_is_left(text: str) -> None:
    assert find_fixes(FIXED_HEAD + text, "unknown-section") == []


@pytest.mark.parametrize("sign", ["• ", "– ", "· ", "-", "1. ", "", "•"])
def test_a_log_line_without_a_bullet_that_is_one_gets_it(sign: str) -> None:
    line = f"{sign}2026-11-18 thanked Priya by letter  "
    (fix,) = find_fixes(f"{FIXED_HEAD}## Log\n- 2026-11-16 prepared\n\n{line}\n", "log-misplaced")
    assert fix.changes[0] == (11, line, "- 2026-11-18 thanked Priya by letter  ")


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("## Log\n- 2026-11-16 prepared\n  - 2026-11-18 thanked Priya\n", id="nested"),
        pytest.param("## Log\n2026-11-18 thanked Priya <!-- at last -->\n", id="beside-a-comment"),
        pytest.param("## Log\n> 2026-11-18 thanked Priya\n", id="quoted"),
        pytest.param("## Log\n• [/] 2026-11-18 thanked Priya\n", id="may-not-have-happened"),
        pytest.param("## Topics\n- 2026-11-18 thanked Priya\n", id="in-another-section"),
        pytest.param("- 2026-11-18 thanked Priya\n\n## Log\n", id="above-the-log"),
        pytest.param("- 2026-11-18 thanked Priya\nand words\n", id="words-below"),
        pytest.param("### Thoughts\n- 2026-11-18 thanked Priya\n", id="under-a-heading"),
    ],
)
def test_a_log_line_in_another_place_is_not_moved(text: str) -> None:
    assert find_fixes(FIXED_HEAD + text, "log-misplaced") == []


def test_log_lines_at_the_end_under_no_heading_get_theirs() -> None:
    text = f"{FIXED_HEAD}A calm talk.\n\n- 2026-11-17 18:00 connected with Priya\n\n- 2026-11-18 thanked Priya\n  - by hand\n"
    (fix,) = find_fixes(text, "log-misplaced")
    assert fix.changes[0] == (10, None, "## Log")


def test_the_heading_of_the_log_is_called_as_configured() -> None:
    (fix,) = find_fixes(f"{FIXED_HEAD}- 2026-11-18 thanked Priya\n", "log-misplaced", settings=Settings(sections={"log": ("Verlauf",)}))
    assert fix.changes[0].new == "## Verlauf"


def test_a_person_note_gets_its_log_heading() -> None:
    (fix,) = find_fixes("---\ncompany: Harbor\n---\n- 2026-11-18 networked\n", "log-misplaced", path="people/Priya Raman.md")
    assert fix.changes[0][::2] == (4, "## Log")


def test_a_misspelt_key_is_spelt_right() -> None:
    (fix,) = find_fixes(FIXED_HEAD.replace("interviewers:", "interviwers:"), "unknown-field")
    assert fix.changes[0] == (
        6, "interviwers: [Priya Raman, Tom Okafor]", "interviewers: [Priya Raman, Tom Okafor]",
    )  # fmt: skip


@pytest.mark.parametrize(
    "head",
    [
        pytest.param(FIXED_HEAD.replace("role:", "compny: Globex\nrole:"), id="the-right-key-is-there"),
        pytest.param(FIXED_HEAD.replace("role:", "interviewrs:\nrole:").replace("[Priya Raman, Tom Okafor]", ""), id="there-and-empty"),
        pytest.param(FIXED_HEAD.replace("company:", "firma: Globex\ncompny:"), id="under-another-name"),
        pytest.param(FIXED_HEAD.replace("company:", '"compny":'), id="in-quotes"),
        pytest.param(f"{FIXED_HEAD}## Review\n- raiting: 2\n", id="a-field-of-the-body"),
    ],
)
def test_a_key_is_left_where_the_right_one_is_there(head: str) -> None:
    assert find_fixes(head, "unknown-field", settings=Settings(aliases={"firma": "company"})) == []


def test_a_problem_of_another_kind_or_place_has_no_mending() -> None:
    assert propose_fix(report(MISSING_ROLE, Place(FIXED_NOTE), "no role", "write `role: x`"), FIXED_HEAD, Settings()) is None
    assert (
        propose_fix(report(UNKNOWN_EVENT, Place(FIXED_NOTE, 99), "x", "y", Correction("log-line", "x", "y")), FIXED_HEAD, Settings())
        is None
    )
    assert (
        propose_fix(report(UNKNOWN_EVENT, Place(FIXED_NOTE, 2), "x", "y", Correction("log-line", "x", "y")), FIXED_HEAD, Settings()) is None
    )


@pytest.mark.parametrize(
    ("text", "check"),
    [
        pytest.param(FIXED_HEAD.replace("2026-11-17T13:00", "11.17.2026 13:00"), "bad-date", id="date"),
        pytest.param(FIXED_HEAD.replace("interviewers:", "interviwers:"), "unknown-field", id="key"),
        pytest.param(f"{FIXED_HEAD}## Log\n- 2026-11-18 thankd Priya\n", "unknown-event", id="log-line"),
        pytest.param(f"{FIXED_HEAD}# Log\n", "unknown-section", id="section"),
        pytest.param(f"{FIXED_HEAD}## Topics\n## [[Priya Raman]]\n", "unknown-section", id="person"),
        pytest.param(f"{FIXED_HEAD}## Log\n• 2026-11-18 thanked Priya\n", "log-misplaced", id="bullet"),
    ],
)
def test_what_mends_a_problem_does_not_hang_on_its_words(text: str, check: str) -> None:
    vault = parse_notes([NoteText(FIXED_NOTE, text)], [], None, [], Settings(timezone="UTC"))
    (problem,) = (problem for problem in vault.problems if problem.check == check)
    assert propose_fix(problem._replace(message="ein Fehler", hint="was tun?"), text, Settings(timezone="UTC"))


@pytest.mark.parametrize("typed", ["- 2026-11-18 thankd Priya: about `dbt`", "- 2026-11-18 thankd <!-- for lunch --> Priya"])
def test_a_line_with_code_or_a_comment_in_it_is_left_to_the_person(typed: str) -> None:
    assert fix_log_line(typed) is None


def test_words_that_only_go_or_only_come_at_the_end_are_no_change_to_make() -> None:
    assert find_change("a b c", "a c") is None
    assert find_change("a b", "a b c") is None
    assert find_change("a b", "a b") is None
