"""What stands between a proposed line and the disk: each is tried on the whole vault, and no other byte, event or fact changes."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from support.cli import HEADER, NOTE, Acting
from support.strategies import build_shapes

from followup_md.cli.fix import Fixing, plan_fixes
from followup_md.cli.record import strip_event
from followup_md.cli.session import read_clock
from followup_md.errors import FollowupError, SystemFailure
from followup_md.vault.load import derive_here, load

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from followup_md.problem import Problem
    from followup_md.vault.notes import Loaded, Notes

CLOCK = read_clock("2026-12-20T12:00")
EXAMPLE = Path(__file__).parents[2] / "example-vault"
SHAPES = dict(build_shapes())
BODY = HEADER + "\n## Log\n"
SPOILT = {
    b"2026-11-16 prepared": b"2026-11-16 preppared",
    b"start: 2026-11-17": b"start: 11.17.2026",
    b"- 2026-11-20 heard": b"\xe2\x80\xa2 2026-11-20 heard",
    b"interviewers:": b"interviwers:",
}


def read(root: Path) -> Loaded:
    return load(str(root), CLOCK, replayed=True)


def plan(root: Path, meanwhile: Callable[[], object] = lambda: None) -> Fixing:
    def look(notes: Notes) -> tuple[Problem, ...]:
        meanwhile()
        return derive_here(str(root), notes, CLOCK, replayed=True).problems

    loaded = read(root)
    return plan_fixes(str(root), loaded, loaded.problems, look)


def write(root: Path, mending: Fixing) -> None:
    for path, data in mending.after.items():
        (root / path).write_bytes(data)


@pytest.fixture
def acting(tmp_path: Path) -> Acting:
    return Acting(tmp_path)


def mend(acting: Acting, text: str, path: str = NOTE) -> list[str]:
    """Return the lines that mend a note."""
    acting.write({path: text})
    return [change.new for fix in plan(acting.root).fixes for change in fix.changes]


def test_a_line_that_says_what_another_says_already_is_not_mended(acting: Acting) -> None:
    assert mend(acting, BODY + "- 2026-11-18 thanked Priya by letter\n- 2026-11-18 thankd Priya by letter\n") == []


def test_what_does_not_hold_is_left_out_and_the_rest_is_mended(acting: Acting) -> None:
    text = (
        BODY + "- 2026-11-18 thanked Priya by letter\n- 2026-11-18 thankd Priya by letter\n"
        "- 2026-11-18 connectd with Tom\n- 2026-11-18 preppared\n"
    )
    assert mend(acting, text) == ["- 2026-11-18 connected with [[Tom Okafor]]", "- 2026-11-18 prepared"]


def test_what_is_told_below_a_heading_is_mended_after_it(acting: Acting) -> None:
    assert mend(acting, HEADER + "\n## Logs\n- 2026-11-16 prepared\n") == ["## Log"]
    assert mend(acting, HEADER + "\n## Logs\n- 2026-11-16 frobbed\n") == ["## Log", "- 2026-11-16 note: frobbed"]


def test_a_heading_that_would_put_an_event_of_another_note_out_of_count_is_not_mended(acting: Acting) -> None:
    line = "- 2026-11-18 12:00 thanked [[Priya Raman]] by letter\n"
    acting.write({"people/Priya Raman.md": f"---\ncompany: Harbor\n---\n## Log\n{line}"})
    assert mend(acting, f"{HEADER}\n## Logs\n{line}") == []
    assert mend(acting, f"{HEADER}\n## Logs\n{line.replace('letter', 'email')}") == ["## Log"]


def test_a_line_that_has_no_place_in_its_note_is_not_written(acting: Acting) -> None:
    assert mend(acting, HEADER + "\n2026-11-18 thanked Priya by letter\n\n```\n") == []


def test_what_one_line_brings_to_light_the_next_mends(acting: Acting) -> None:
    text = BODY.replace("interviewers:", "interviwers:") + "- 2026-11-18 thankd Priya by letter\n"
    acting.write({"people/Priya Raman.md": "---\ncompany: Globex\n---\n", "people/Priya Moore.md": "---\ncompany: Globex\n---\n"})
    found = mend(acting, text)
    assert found[0].startswith("interviewers:")
    assert found[1:] == ["- 2026-11-18 thanked [[Priya Raman]] by letter"]


def test_a_start_may_leave_its_end_to_be_assumed(acting: Acting) -> None:
    text = BODY.replace("end: 2026-11-17T15:30\n", "").replace("start: 2026-11-17T13:00", "start: 11.17.2026 13:00")
    assert mend(acting, text) == ["start: 2026-11-17T13:00"]


def test_a_start_that_makes_of_its_round_another_fault_is_not_mended(acting: Acting) -> None:
    assert mend(acting, BODY.replace("start: 2026-11-17T13:00", "start: 2026/11/18 13:00")) == []


def test_a_second_section_of_one_name_is_not_made(acting: Acting) -> None:
    assert mend(acting, HEADER + "\n# Environment\n- quiet\n\n### Environment\n- calm\n") == ["## Environment"]


def test_two_problems_of_one_line_are_mended_one_upon_the_other(acting: Acting) -> None:
    text = BODY + "- 2026-11-20 hered from Priya decide by 2026/13/12\n• 2026-11-21 heard from Priya\n"
    assert mend(acting, text) == ["- 2026-11-20 heard from [[Priya Raman]] decide by 2026-12-13", "- 2026-11-21 heard from Priya"]


TWO_STEPS = BODY.replace("interviewers:", "interviwers:") + "- 2026-11-18 thankd Priya by letter\n"


def test_a_note_that_cannot_be_read_any_more_stops_it(acting: Acting) -> None:
    acting.write({NOTE: TWO_STEPS})
    with pytest.raises(SystemFailure, match=r"Tom Okafor\.md: the note is in UTF-16"):
        plan(acting.root, lambda: (acting.root / "people" / "Tom Okafor.md").write_bytes(b"\xff\xfe"))


def test_settings_that_change_meanwhile_stop_it(acting: Acting) -> None:
    acting.write({NOTE: TWO_STEPS})
    with pytest.raises(FollowupError, match=r"followup\.toml has changed meanwhile"):
        plan(acting.root, lambda: acting.write({"followup.toml": 'timezone = "UTC"\n'}))


def test_letters_and_settings_are_left(acting: Acting) -> None:
    acting.write({"letters/a.md": "---\nkind: thank-you\ntoo: x\ncreated: 2026/11/18\n---\n", "followup.toml": 'timezne = "UTC"\n'})
    assert plan(acting.root).fixes == ()


def test_the_search_log_is_mended(acting: Acting) -> None:
    assert mend(acting, "\ufeff##Log\n- 2026-11-16 networked\n", "search.md") == ["## Log"]
    assert plan(acting.root).after["search.md"] == b"\xef\xbb\xbf## Log\n- 2026-11-16 networked\n"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param("- 2026-11-16 networked\r\n", "## Log\r\n- 2026-11-16 networked\r\n", id="crlf"),
        pytest.param("- 2026-11-16 networked", "## Log\n- 2026-11-16 networked", id="no-last-newline"),
        pytest.param("mine\r\n\r\n- 2026-11-16 networked", "mine\r\n\r\n## Log\r\n- 2026-11-16 networked", id="crlf-and-no-last-newline"),
        pytest.param("\ufeff- 2026-11-16 networked\n", "\ufeff## Log\n- 2026-11-16 networked\n", id="bom"),
        pytest.param(
            "- 2026-11-16 networked\n- 2026-11-17 networked: twice\n", "## Log\n- 2026-11-16 networked\n- 2026-11-17 networked: twice\n",
            id="several",
        ),
    ],
)  # fmt: skip
def test_a_heading_is_put_in_with_the_newline_of_its_note(acting: Acting, before: str, after: str) -> None:
    (acting.root / "search.md").write_bytes(before.encode())
    assert plan(acting.root).after == {"search.md": after.encode()}


def test_bytes_that_are_no_text_stay(acting: Acting) -> None:
    (acting.root / NOTE).write_bytes(BODY.encode() + b"- 2026-11-18 thankd Priya\n- 2026-11-19 prepared: caf\xe9\n")
    assert plan(acting.root).after[NOTE] == BODY.encode() + b"- 2026-11-18 thanked [[Priya Raman]]\n- 2026-11-19 prepared: caf\xe9\n"


@pytest.mark.parametrize("right", SPOILT, ids=lambda right: right.decode())
def test_every_other_byte_stays_in_notes_of_every_shape(right: bytes, acting: Acting) -> None:
    mended = 0
    for data in list(SHAPES.values())[::5]:
        if data.count(right) != 1:
            continue
        (acting.root / NOTE).write_bytes(data.replace(right, SPOILT[right]))
        after = plan(acting.root).after
        # A date and time is written with its `T`.
        assert after.get(NOTE, data).replace(b"17T13", b"17 13") == data.replace(b"17T13", b"17 13")
        mended += NOTE in after
    assert mended > 5


def spoil(text: str, number: int, kind: int) -> str:
    """Return a note with one of its lines typed wrong."""
    rows = text.split("\n")
    at = number % len(rows)
    row = rows[at]
    rows[at] = (
        lambda: row[: len(row) // 2] + row[len(row) // 2 + 1 :],  # a letter less
        lambda: row.replace("-", "/", 2),
        lambda: row.replace("- ", "• ", 1),
        lambda: row.replace("## ", "##", 1),
        lambda: row.replace("ed ", "d ", 1),
        lambda: "" if row.startswith("#") else row.replace(" to ", " ").replace(" with ", " "),
        lambda: row.replace(":", "", 1),
        lambda: f"#{row}",
    )[kind]()
    return "\n".join(rows)


def list_notes(root: Path) -> Iterator[Path]:
    return iter(sorted((root / "interviews").rglob("*.md")) + sorted((root / "people").glob("*.md")) + [root / "search.md"])


@pytest.mark.slow
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(st.lists(st.tuples(st.integers(0, 10**6), st.integers(0, 10**6), st.integers(0, 7)), min_size=1, max_size=6))
def test_whatever_was_typed_wrong_nothing_is_lost_and_nothing_new_is_wrong(tmp_path: Path, mistakes: list[tuple[int, int, int]]) -> None:
    root = tmp_path / "vault"
    shutil.rmtree(root, ignore_errors=True)
    shutil.copytree(EXAMPLE, root)
    notes = list(list_notes(root))
    for note, line, kind in mistakes:
        file = notes[note % len(notes)]
        file.write_text(spoil(file.read_text(encoding="utf-8"), line, kind), encoding="utf-8")
    before = read(root).search.vault
    mending = plan(root)
    write(root, mending)
    after = read(root).search.vault
    assert {strip_event(event) for event in before.events} <= {strip_event(event) for event in after.events}
    told = {(problem.check, problem.place.path, problem.message) for problem in before.problems}
    new = [problem for problem in after.problems if (problem.check, problem.place.path, problem.message) not in told]
    assert {problem.check for problem in new} <= {"missing-end"}
    assert len(after.problems) <= len(before.problems) - len(mending.fixes) + len(new)
    assert plan(root).fixes == ()
