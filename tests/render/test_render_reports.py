"""States of files, and the line of a rebuild, for reading and as JSON."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from jsonschema import Draft202012Validator
from support.builders import DAY, NOW, make_action, make_search

from followup_md.model.edits import LoggedLine
from followup_md.problem import BAD_DATE, Place, Problem, report
from followup_md.render.json import write_json
from followup_md.render.reports import Rebuild, describe_build, list_states, render_log_lines, render_rebuild
from followup_md.render.schema import describe_schema
from followup_md.render.view import count_pressing

if TYPE_CHECKING:
    from followup_md.model.views import FileState, PageState


@pytest.mark.parametrize(
    ("states", "said"),
    [
        ({}, {}),
        ({"index.md": "written"}, {"index.md": "written"}),
        ({"index.md": "unchanged", "site/a": "unchanged", "site/b/c": "unchanged"}, {"index.md": "unchanged", "site/": "unchanged"}),
        ({"site/a": "written"}, {"site/": "1 file written"}),
        ({"site/a": "written", "site/b": "written"}, {"site/": "2 files written"}),
        ({"site/a": "written", "site/b": "unchanged", "site/c": "unchanged"}, {"site/": "1 of 3 files written"}),
        # What is removed is none of the files that there are.
        ({"site/a": "written", "site/b": "unchanged", "site/c": "removed"}, {"site/": "1 of 2 files written, 1 removed"}),
        ({"site/a": "unchanged", "site/c": "would-be-removed"}, {"site/": "1 would be removed"}),
        ({"site/a": "stale", "site.md": "stale"}, {"site.md": "stale", "site/": "1 file stale"}),
    ],
)
def test_the_files_of_a_folder_are_told_together(states: dict[str, FileState], said: dict[str, str]) -> None:
    assert dict(list_states(states, "site")) == said


HARBOR = "interviews/2026-11-17-harbor-panel.md"


BOTH: dict[str, PageState] = {"index.md": "written", "followups.ics": "written"}
NOTHING: dict[str, PageState] = {"index.md": "unchanged", "followups.ics": "unchanged"}
KEPT: dict[str, PageState] = {"index.md": "kept", "followups.ics": "kept"}


def make_rebuild(**fields: Any) -> Rebuild:  # noqa: ANN401 - a table of cases names fields of many types
    """Return a rebuild of Tuesday 17 November, 18:00 in New York, with the given fields changed."""
    usual = Rebuild(
        now=NOW, cause="change", changed=(HARBOR,), states={"index.md": "written", "followups.ics": "unchanged"}, due=2, overdue=1
    )
    return usual._replace(**fields)


def make_problem(path: str = HARBOR) -> Problem:
    return report(BAD_DATE, Place(path, 4, 8), '"2026-11-1" is no date', "write it like 2026-11-17")


@pytest.mark.parametrize(
    ("fields", "line"),
    [
        pytest.param({}, f"{HARBOR} · index.md written · 2 due, 1 overdue", id="one-note"),
        pytest.param({"changed": ("a.md", "b.md", "c.md")}, "3 notes · index.md written · 2 due, 1 overdue", id="several-notes"),
        pytest.param({"changed": ("a.md", "followup.toml")}, "2 files · index.md written · 2 due, 1 overdue", id="not-all-are-notes"),
        pytest.param({"states": NOTHING}, f"{HARBOR} · index.md unchanged · 2 due, 1 overdue", id="unchanged"),
        pytest.param({"states": BOTH}, f"{HARBOR} · index.md, followups.ics written · 2 due, 1 overdue", id="both"),
        pytest.param(
            {"states": {**NOTHING, "followups.ics": "written"}}, f"{HARBOR} · followups.ics written · 2 due, 1 overdue", id="the-second"
        ),
        pytest.param(
            {"states": {"index.md": "written", "site/a.html": "written", "site/b.html": "unchanged"}},
            f"{HARBOR} · index.md, 1 file of site/ written · 2 due, 1 overdue",
            id="one-of-a-folder",
        ),
        pytest.param(
            {"states": {"index.md": "unchanged", "site/a.html": "written", "site/process/b.html": "written", "site/c.html": "removed"}},
            f"{HARBOR} · 2 files of site/ written · 2 due, 1 overdue",
            id="of-a-folder-alone",
        ),
        pytest.param({"due": 0}, f"{HARBOR} · index.md written · 1 overdue", id="none-due"),
        pytest.param({"overdue": 0}, f"{HARBOR} · index.md written · 2 due", id="none-overdue"),
        pytest.param({"due": 0, "overdue": 0}, f"{HARBOR} · index.md written · nothing due", id="nothing"),
        pytest.param({"cause": "start", "changed": ()}, "started · index.md written · 2 due, 1 overdue", id="start"),
        pytest.param({"cause": "time", "changed": ()}, "time went by · index.md written · 2 due, 1 overdue", id="time"),
        pytest.param({"cause": "retry", "changed": ()}, "tried again · index.md written · 2 due, 1 overdue", id="retry"),
        pytest.param({"cause": "return", "changed": ()}, "the vault is back · index.md written · 2 due, 1 overdue", id="return"),
        pytest.param(
            {"changed": ("index.md",), "recorded": 1, "unrecorded": 0},
            "index.md · 1 line recorded · index.md written · 2 due, 1 overdue",
            id="a-tick",
        ),
        pytest.param(
            {"changed": ("index.md",), "recorded": 2, "unrecorded": 3},
            "index.md · 2 lines recorded · 3 ticks left · index.md written · 2 due, 1 overdue",
            id="ticks",
        ),
        pytest.param(
            {"fixable": 2},
            "interviews/2026-11-17-harbor-panel.md · index.md written · 2 due, 1 overdue · 2 lines are one yes away: `check --fix`",
            id="one-yes-away",
        ),
        pytest.param(
            {"states": KEPT, "kept_for": (make_problem(),)},
            f'index.md kept · {HARBOR}:4:8: "2026-11-1" is no date',
            id="half-typed",
        ),
        pytest.param(
            {"changed": ("a.md",), "states": KEPT, "kept_for": (make_problem(), make_problem("b.md"))},
            f'a.md · index.md kept · {HARBOR}:4:8: "2026-11-1" is no date, and 1 more',
            id="half-typed-before",
        ),
        pytest.param({"changed": ("interviews/a\x1b[31m.md",)}, "interviews/a�[31m.md · index.md written · 2 due, 1 overdue", id="clean"),
    ],
)
def test_the_line_says_what_changed_and_what_follows(fields: dict[str, Any], line: str) -> None:
    assert render_rebuild(make_rebuild(**fields)) == f"18:00:00  {line}\n"


def test_a_long_path_is_cut_where_the_line_would_not_fit() -> None:
    line = render_rebuild(make_rebuild(changed=(HARBOR.replace("panel", "panel-in-the-depot-at-the-harbour"),)), width=80)
    assert line == "18:00:00  interviews/2026-11-17-harbor-pa… · index.md written · 2 due, 1 overdue\n"
    assert len(line) == 81


def test_on_a_narrow_screen_the_path_still_says_something() -> None:
    assert render_rebuild(make_rebuild(), width=20) == "18:00:00  interviews/… · index.md written · 2 due, 1 overdue\n"


def test_a_problem_is_told_whole_at_any_width() -> None:
    line = render_rebuild(make_rebuild(states=KEPT, kept_for=(make_problem(),)), width=20)
    assert line.endswith(f'{HARBOR}:4:8: "2026-11-1" is no date\n')


def test_colour_changes_no_letter() -> None:
    line = render_rebuild(make_rebuild(), color=True)
    assert "\x1b[33m2 due\x1b[0m" in line
    assert "\x1b[31m1 overdue\x1b[0m" in line


def test_json_is_one_line() -> None:
    text = write_json(describe_build(make_rebuild(states=KEPT, recorded=1, unrecorded=2, kept_for=(make_problem(),))), indent=None)
    assert "\n" not in text
    assert json.loads(text) == {
        "version": 1,
        "time": "2026-11-17T18:00:00-05:00",
        "cause": "change",
        "changed": [HARBOR],
        "files": [{"path": "index.md", "state": "kept"}, {"path": "followups.ics", "state": "kept"}],
        "recorded": 1,
        "unrecorded": 2,
        "due": 2,
        "overdue": 1,
        "fixable": 0,
        "problems": [{"path": HARBOR, "line": 4, "column": 8, "check": "bad-date", "message": '"2026-11-1" is no date'}],
    }


@pytest.mark.parametrize(
    "fields",
    [
        pytest.param({}, id="a change"),
        *(pytest.param({"cause": cause, "changed": ()}, id=cause) for cause in ("start", "time", "retry", "return")),
        pytest.param({"states": KEPT, "recorded": 1, "unrecorded": 2, "kept_for": (make_problem(),)}, id="kept"),
    ],
)
def test_json_is_as_its_schema_says(fields: dict[str, Any]) -> None:
    schema = describe_schema("watch")
    row = json.loads(write_json(describe_build(make_rebuild(**fields))))
    Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER).validate(row)
    assert row.keys() == schema["$defs"]["RebuildView"]["properties"].keys()


def test_what_presses_is_counted_as_status_marks_it() -> None:
    actions = (
        make_action("thank", urgency="overdue"),
        make_action("recap", urgency="due"),
        make_action("review", urgency="due"),
        make_action("follow-up", urgency="upcoming"),
        make_action("engage", urgency="due"),  # an invitation never presses
        make_action("keep-looking", urgency="due"),
        make_action("connect", urgency="blocked", overdue_at=NOW - DAY),
        make_action("prep", urgency="due", status="done"),
    )
    assert count_pressing(make_search(actions=actions)) == (2, 2)


def test_lines_beside_a_written_one_break_between_words() -> None:
    line = LoggedLine("a.md", 9, "- 2026-11-18 prepared", "- 2026-11-17 heard from Ann by phone", None)
    page = render_log_lines([line], [], [], dry=False, color=False, width=30)
    assert page == "a.md:\n   8  - 2026-11-17 heard from\n      Ann by phone\n+  9  - 2026-11-18 prepared\n"
