"""Drafts as files whose front matter reads back, and the report of `draft` for reading and as JSON."""

from __future__ import annotations

import json
import re
from datetime import date
from typing import TYPE_CHECKING

import pytest
from jsonschema import Draft202012Validator

from followup_md.parse.vault import parse_draft_note
from followup_md.problem import CHECKS, Place, Problem, report
from followup_md.render.drafts import DraftRow, NoDraft, describe_drafts, render_beside, render_draft_note, render_drafts
from followup_md.render.json import write_json
from followup_md.render.schema import describe_schema
from followup_md.render.text import measure
from followup_md.slug import fingerprint_text

if TYPE_CHECKING:
    from followup_md.model.views import DraftState

DAY = date(2026, 11, 18)
BODY = "Dear Ms. Raman:\n\nOn Tuesday …\n"


def test_front_matter_a_blank_line_and_the_text() -> None:
    assert render_draft_note("thank-you", "letter", DAY, BODY, to="Priya Raman", interview="harbor") == (
        '---\nkind: thank-you\nto: "[[Priya Raman]]"\ninterview: "[[harbor]]"\nchannel: letter\ncreated: 2026-11-18\n'
        f"first_draft: {fingerprint_text(BODY)}\n---\n\n{BODY}"
    )


def test_what_is_not_known_is_left_out() -> None:
    text = render_draft_note("reply", "email", DAY, BODY, to=None, interview=None)
    assert text.startswith("---\nkind: reply\nchannel: email\n")
    note = parse_draft_note(text, "letters/a.md")
    assert (note.problems, note.to, note.interview) == ((), None, None)


@pytest.mark.parametrize("name", ["Priya Raman", "Zoë “Zed” O’Neill", 'A "B" C', "J. Kim (Globex)", "a: b", "山田太郎", "O'Neill \\ Sons"])
def test_every_name_reads_back(name: str) -> None:
    text = render_draft_note("thank-you", "letter", DAY, BODY, to=name, interview="harbor")
    note = parse_draft_note(text, "letters/a.md")
    assert note.problems == ()
    assert note.to is not None
    assert (note.to.text, note.facts.kind, note.facts.channel) == (name, "thank-you", "letter")


@pytest.mark.parametrize("body", [BODY, "\n---\n\nmore\n", "# Heading\n", "- a\n\n\n- b\n"])
def test_the_text_is_unedited_until_a_word_changes(body: str) -> None:
    text = render_draft_note("reply", "email", DAY, body, to=None, interview=None)
    assert parse_draft_note(text, "letters/a.md").facts.unedited
    assert parse_draft_note(f"{text}\n  \n", "letters/a.md").facts.unedited
    assert not parse_draft_note(f"{text}\nPS\n", "letters/a.md").facts.unedited


LONG = "what a dispatcher's night looks like, call by call, and who may say that a truck is late before it is"
PRIYA = DraftRow(
    path="letters/2026-11-18-priya-raman-thank-you.md",
    state="written",
    kind="thank-you",
    channel="letter",
    action="thank-priya-raman-harbor",
    to="Priya Raman",
    lead=LONG,
    repairs="schema drift",
)
WIDE = PRIYA._replace(path="letters/2026-11-18-5c71-thank-you.md", to="山田太郎", lead="遅延イベント: 九時間", repairs="")
NAMED = PRIYA._replace(to="Wilhelmina Theodora Stroud-Adeyinka", repairs="a question about the ledger of the day")
NONE = NoDraft("thank-tom-okafor-harbor", "no topic is noted for Tom Okafor", f"write down first what you two talked about: {LONG}")
CODE = re.compile(r"`[^`]*`|\S*/\S*")  # what may not be broken, however narrow the screen is


def find(check: str, line: int = 10) -> Problem:
    return report(CHECKS[check], Place(PRIYA.path, line), "what is wrong", "what to do")


def render(*rows: DraftRow, without: tuple[NoDraft, ...] = (), width: int | None = None, color: bool = False) -> str:
    return render_drafts(rows, without, color=color, width=width)


def table(shown: str) -> list[str]:
    """Return the lines of the table, its head first."""
    return shown.split("\n\n")[1].split("\n")


def test_each_file_has_its_line_with_what_became_of_it() -> None:
    there = PRIYA._replace(path="letters/a.md", state="there-already")
    second = PRIYA._replace(path="letters/b.md", beside="letters/a.md")
    dry = PRIYA._replace(path="letters/long-name.md", state="would-be-written", beside="letters/a.md")
    assert render(there, second, dry).split("\n")[:3] == [
        "letters/a.md          there already, as it was written",
        "letters/b.md          written, beside letters/a.md",
        "letters/long-name.md  would be written, beside letters/a.md",
    ]


def test_the_table_tells_of_each_what_it_is_made_of() -> None:
    bare = PRIYA._replace(to="Tom Okafor", lead="", repairs="")
    short = PRIYA._replace(lead="late events")
    rows = [re.split(r"\s{2,}", line) for line in table(render(short, bare))]
    assert rows == [
        ["to", "leads with", "repairs", "signs", "lacks"],
        ["Priya Raman", "late events", "schema drift", "ready"],
        ["Tom Okafor", "–", "–", "ready"],
    ]


@pytest.mark.parametrize(
    ("problems", "lacks", "ready"),
    [
        pytest.param((), "ready", True, id="nothing"),
        pytest.param((find("draft-repeats-round"),), "1 to mind", True, id="a warning"),
        pytest.param(
            (find("draft-placeholder"), find("draft-placeholder", 12), find("draft-repeats-round")), "2 to mend", False, id="errors"
        ),
    ],
)
def test_what_a_draft_lacks_is_counted(problems: tuple[Problem, ...], lacks: str, ready: bool) -> None:
    row = PRIYA._replace(problems=problems)
    assert table(render(row))[1].endswith(f"  {lacks}")
    assert row.send_ready is ready


@pytest.mark.parametrize("width", [60, 80, 100])
def test_no_line_is_wider_than_the_screen_but_for_ids_paths_and_code(width: int) -> None:
    row = PRIYA._replace(remark="not yet; wait until Fri 4 Dec: they decide by Fri 4 Dec, as Priya Raman said (R1.15)")
    shown = render(row, WIDE, NAMED._replace(problems=(find("draft-placeholder"),)), without=(NONE,), width=width)
    for line in shown.split("\n"):
        assert measure(line) <= width or measure(CODE.sub("", line)) < width // 2, line


@pytest.mark.parametrize("width", [60, 80, None])
def test_columns_stand_below_each_other_however_wide_a_name_is(width: int | None) -> None:
    head, *rows = table(render(PRIYA, WIDE, NAMED, width=width))
    for row in (head, *rows):
        cells = row.rpartition("  ")
        assert measure(cells[0]) + 2 == measure(head.rpartition("  ")[0]) + 2
        assert cells[2] == ("lacks" if row is head else "ready")


def test_what_is_too_long_for_its_column_is_cut() -> None:
    _, row = table(render(NAMED, width=80))
    assert row.startswith("Wilhelmina Theodo…  what a dispatcher's night")
    assert measure(row) <= 80


def test_a_control_character_does_not_reach_the_terminal() -> None:
    row = PRIYA._replace(to="Priya\x1b[31m", lead="a\x07b", remark="x", beside="letters/\x1b.md")
    none = NoDraft("thank", "no topic for \x1b[2J", "write \x1b")
    assert "\x1b" not in render(row, without=(none,))


def test_the_remark_of_the_guard_stands_behind_the_name() -> None:
    assert "\nPriya Raman: not yet; wait until Fri 4 Dec\n" in render(PRIYA._replace(remark="not yet; wait until Fri 4 Dec"))


def test_problems_are_told_as_check_tells_them() -> None:
    shown = render(PRIYA._replace(problems=(find("draft-placeholder"),)))
    assert f"\n{PRIYA.path}:10:1: error what is wrong (draft-placeholder)\n    what to do\n\n1 error\n" in shown


def test_of_which_there_is_none_is_told_with_what_to_do() -> None:
    assert render(without=(NONE,)) == f"no draft of {NONE.action}: {NONE.reason}\n    {NONE.hint}\n"
    assert render(without=(NONE,), width=60).split("\n")[0] == "no draft of thank-tom-okafor-harbor: no topic is noted for"


def test_nothing_is_nothing() -> None:
    assert render() == ""
    assert render_beside([PRIYA], [], color=False, width=80) == ""


def test_beside_a_text_stand_what_the_guard_says_and_of_which_there_is_none() -> None:
    shown = render_beside([PRIYA._replace(remark="not yet"), PRIYA], [NONE], color=False, width=None)
    assert shown == f"Priya Raman: not yet\nno draft of {NONE.action}: {NONE.reason}\n    {NONE.hint}\n"


ALONE = "Read it aloud and put in a sentence that only you could write; then"
EACH = "Put a sentence of your own into each; then"


@pytest.mark.parametrize(
    ("rows", "then"),
    [
        pytest.param([PRIYA], f"{ALONE} `followup-md letter {PRIYA.path}`", id="a letter is printed"),
        pytest.param([PRIYA._replace(channel="hand")], f"{ALONE} `followup-md letter {PRIYA.path}`", id="by hand too"),
        pytest.param([PRIYA._replace(channel="email")], f"{ALONE} send it", id="email"),
        pytest.param([PRIYA._replace(channel="message")], f"{ALONE} paste it", id="message"),
        pytest.param([PRIYA._replace(channel="phone")], f"{ALONE} call", id="phone"),
        pytest.param([PRIYA._replace(channel="email", path="letters/a.md"), PRIYA], f"{EACH} `followup-md letter {PRIYA.path}`", id="more"),
        pytest.param([PRIYA._replace(channel="message"), PRIYA._replace(channel="email")], f"{EACH} send them", id="several unprinted"),
    ],
)
def test_the_last_line_says_what_to_do_with_them(rows: list[DraftRow], then: str) -> None:
    assert render(*rows).endswith(f"\n\n{then}\n")


def test_where_nothing_was_written_nothing_is_to_be_done() -> None:
    assert "Read it aloud" not in render(PRIYA._replace(state="would-be-written"))


def test_colour_where_it_is_wanted() -> None:
    shown = render(PRIYA, without=(NONE,), color=True)
    assert re.search(r"\x1b\[[0-9;]*mto ", shown)
    assert re.search(r"\x1b\[[0-9;]*mno draft of", shown)
    assert re.sub(r"\x1b\[[0-9;]*m", "", shown) == render(PRIYA, without=(NONE,))


# JSON

SCHEMA = Draft202012Validator(describe_schema("draft"))


def test_json_holds_the_same() -> None:
    row = PRIYA._replace(problems=(find("draft-placeholder"),), beside="letters/a.md", remark="not yet")
    data = json.loads(write_json(describe_drafts([row], [NONE])))
    SCHEMA.validate(data)
    assert data["version"] == 1
    assert data["without"] == [{"action": NONE.action, "reason": NONE.reason, "hint": NONE.hint}]
    (draft,) = data["drafts"]
    assert (
        draft.items()
        >= {
            "path": PRIYA.path,
            "written": True,
            "state": "written",
            "beside": "letters/a.md",
            "kind": "thank-you",
            "channel": "letter",
            "action": PRIYA.action,
            "to": "Priya Raman",
            "lead": LONG,
            "repairs": "schema drift",
            "send_ready": False,
            "remark": "not yet",
        }.items()
    )
    assert draft["problems"] == [{"line": 10, "column": 1, "level": "error", "check": "draft-placeholder", "message": "what is wrong"}]


@pytest.mark.parametrize("state", ["written", "would-be-written", "there-already"])
def test_json_says_what_was_written(state: DraftState) -> None:
    data = json.loads(write_json(describe_drafts([PRIYA._replace(state=state, lead="", repairs="")], [])))
    SCHEMA.validate(data)
    (draft,) = data["drafts"]
    assert (draft["state"], draft["written"]) == (state, state == "written")
    assert (draft["beside"], draft["lead"], draft["repairs"], draft["remark"]) == (None, None, None, None)


def test_the_schema_can_fail() -> None:
    data = json.loads(write_json(describe_drafts([PRIYA], [])))
    data["drafts"][0]["written"] = False
    assert not SCHEMA.is_valid(data)
