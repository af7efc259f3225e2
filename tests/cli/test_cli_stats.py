"""`stats`: the figures on the command line, their data forms, the period, and the proof."""

from __future__ import annotations

import csv
import json
import re
from io import StringIO
from pathlib import Path

import pytest
from click.testing import CliRunner
from jsonschema import Draft202012Validator
from support.cli import HEADER, NOTE, Acting

from followup_md.cli import cli
from followup_md.render.schema import describe_schema

EXAMPLE = Path(__file__).parents[2] / "example-vault"
MOMENTS = ["2026-08-01T09:00", "2026-10-20T12:00", "2026-11-18T12:00", "2027-01-19T12:00"]


@pytest.fixture
def acting(tmp_path: Path) -> Acting:
    return Acting(tmp_path)


def run(*args: str, now: str = "2026-11-18T12:00") -> str:
    result = CliRunner().invoke(cli, ["-C", str(EXAMPLE), "stats", *args, "--now", now], prog_name="followup-md")
    assert result.exit_code == 0
    return result.stdout


def test_the_figures_of_a_small_search(acting: Acting) -> None:
    done = acting.run("stats")
    assert (done.code, done.err) == (0, "")
    assert done.out.split("\n") == [
        "Keep looking: 2 of 3 this week, 1 more by Sun 22                            R5.1",
        "",
        "Up to Wed 18 Nov",
        "rounds held         1: 1 panel",
        "processes           2: 1 with a round held, 2 live",
        "to a second round   0 of 1, 1 still open",
        "to an offer         0 of 1, 1 still open",
        "days to an answer   none; after 0 of 1 round, 1 still open",
        "thank-yous in time  0 of 2, 2 still open",
        "stumbles repaired   no stumbles",
        "search activities   2: 1 applied, 1 round",
        "",
        "By week, target 3 (│)",
        "  Mon 16 Nov  2  ████  │",
        "",
    ]


# Read out of the notes of the example by hand.
@pytest.mark.parametrize(
    ("now", "found"),
    [
        pytest.param(
            "2026-10-20T12:00",
            {"second_round": [3, 5, 1], "offer": [1, 5, 3], "answers": [6, 8, 2], "thanks": [10, 12, 0], "stumbles": [3, 3, 0]},
            id="October",
        ),
        pytest.param(
            "2026-11-18T12:00",
            {"second_round": [5, 8, 2], "offer": [1, 8, 6], "answers": [10, 14, 4], "thanks": [17, 23, 4], "stumbles": [3, 4, 0]},
            id="November",
        ),
        pytest.param(
            "2027-01-19T12:00",
            {"second_round": [6, 8, 0], "offer": [2, 8, 0], "answers": [13, 15, 0], "thanks": [23, 25, 0], "stumbles": [4, 4, 0]},
            id="January",
        ),
    ],
)
def test_the_figures_of_the_example(now: str, found: dict[str, list[int]]) -> None:
    data = json.loads(run("--json", now=now))
    assert {name: [data[name][key] for key in ("count", "of", "open")] for name in found} == found


def test_days_to_an_answer_in_the_example() -> None:
    data = json.loads(run("--json", now="2027-01-19T12:00"))
    # Sable, Falkenried, Harbor, Kestrel, Lindwurm, Kestrel, Lindwurm, Merrow, Falkenried, Tidewell, Kestrel, Tidewell, Ogham.
    assert data["answers"]["days"] == [2, 3, 3, 5, 6, 8, 8, 14, 14, 14, 15, 26, 42]


@pytest.mark.parametrize("now", MOMENTS)
@pytest.mark.parametrize("args", [[], ["--since", "2026-07-01"], ["--until", "2026-08-01"]])
def test_json_is_as_its_schema_says(now: str, args: list[str]) -> None:
    schema = describe_schema("stats")
    Draft202012Validator(schema).validate(json.loads(run("--json", *args, now=now)))


@pytest.mark.parametrize("now", MOMENTS)
def test_the_page_the_json_and_the_csv_say_the_same(now: str) -> None:
    data = json.loads(run("--json", now=now))
    rows = {(row["figure"], row["item"]): row for row in csv.DictReader(StringIO(run("--csv", now=now), newline=""))}
    for name, key in (("second_round", "to a second round"), ("offer", "to an offer"), ("answers", "answers")):
        assert [int(rows[key, ""][column]) for column in ("count", "of", "open")] == [data[name][each] for each in ("count", "of", "open")]
    assert [(row["item"], int(row["count"])) for (figure, _), row in rows.items() if figure == "week"] == [
        (week["monday"], week["count"]) for week in data["activities"]["weeks"]
    ]
    drawn = re.findall(r"^  [A-Z][a-z]{2} .+?  +(\d+)  ", run(now=now), re.MULTILINE)
    assert [int(count) for count in drawn] == [week["count"] for week in data["activities"]["weeks"]]


def test_the_week_of_now_is_as_in_status() -> None:
    weeks = json.loads(run("--json"))["activities"]["weeks"]
    status = CliRunner().invoke(cli, ["-C", str(EXAMPLE), "status", "--json", "--now", "2026-11-18T12:00"])
    assert weeks[-1]["count"] == json.loads(status.stdout)["search"]["done"]


def test_since_and_until_are_read_as_typed_days(acting: Acting) -> None:
    assert "From Mon 16 Nov to Tue 17 Nov" in acting.run("stats", "--since=-2d", "--until", "yesterday").out
    assert acting.run("stats", "--since", "2026-11-16", "--json").data["period"] == {"since": "2026-11-16", "until": None}


@pytest.mark.parametrize(
    ("args", "message"),
    [
        pytest.param(["--since", "tomorrow"], "--since 2026-11-19 lies ahead", id="since ahead"),
        pytest.param(["--until", "2026-12-01"], "--until 2026-12-01 lies ahead", id="until ahead"),
        pytest.param(["--since", "2026-11-10", "--until", "2026-11-09"], "--until 2026-11-09 is before --since 2026-11-10", id="crossed"),
        pytest.param(["--since", "soon"], "'soon'", id="no day"),
        pytest.param(["--json", "--csv"], "--json and --csv exclude each other", id="two forms"),
        pytest.param(["--json", "--csv", "--proof"], "--json and --csv exclude each other", id="two forms of the proof"),
    ],
)
def test_wrong_use_is_said(acting: Acting, args: list[str], message: str) -> None:
    done = acting.run("stats", *args)
    assert (done.code, done.out) == (2, "")
    assert message in done.err


def test_a_day_may_be_the_first_and_the_last(acting: Acting) -> None:
    assert "search activities   1: 1 round\n" in acting.run("stats", "--since", "2026-11-17", "--until", "2026-11-17").out


def test_where_blocks_cannot_be_shown_there_are_others(acting: Acting) -> None:
    runner = CliRunner(charset="ascii")
    out = runner.invoke(cli, ["-C", str(acting.root), "stats", "--now", "2026-11-18T12:00"]).stdout
    assert out.endswith("By week, target 3 (|)\n  Mon 16 Nov  2  ####  |\n")


def test_colour_is_for_those_who_see_it(acting: Acting, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "\x1b" not in acting.run("stats").out
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert "\x1b[1mUp to Wed 18 Nov\x1b[0m\n" in acting.run("stats").out
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b" not in acting.run("stats").out


def test_an_empty_vault_says_what_to_do(tmp_path: Path) -> None:
    acting = Acting(tmp_path)
    for path in (NOTE, "people/Priya Raman.md", "people/Tom Okafor.md", "search.md"):
        (tmp_path / path).unlink()
    assert "Nothing to count yet. `followup-md new COMPANY ROLE`" in acting.run("stats").out
    assert acting.run("stats", "--json").data["offer"] == {"count": 0, "of": 0, "open": 0, "percent": None}
    done = acting.run("stats", "--proof")
    assert (done.code, done.out) == (0, "# Search activities\n\nFrom 2026-11-18 to 2026-11-18: 0 activities.\n")
    assert done.err.startswith("nothing to list: `followup-md log search")


def test_the_proof_is_of_what_was_done_up_to_now(acting: Acting) -> None:
    acting.write({"interviews/later.md": HEADER.replace("2026-11-17", "2026-11-20").replace("Harbor", "Initech")})
    done = acting.run("stats", "--proof", "--csv", "--since", "2026-11-01")
    assert done.err == ""
    assert (
        done.out
        == "Date,Employer,Role,What was done,How\n2026-11-16,Globex,Analyst,applied,\n2026-11-17,Harbor,Engineer,interview (panel),\n"
    )
    assert "From 2026-11-01 to 2026-11-16: 1 activity." in acting.run("stats", "--proof", "--since", "1 nov", "--until", "2026-11-16").out


@pytest.mark.parametrize("now", MOMENTS)
@pytest.mark.parametrize("args", [[], ["--since", "2026-07-01", "--until", "2026-08-01"]])
def test_the_proof_as_json_is_as_its_schema_says_and_as_the_csv(now: str, args: list[str]) -> None:
    schema = describe_schema("stats-proof")
    data = json.loads(run("--proof", "--json", *args, now=now))
    Draft202012Validator(schema).validate(data)
    rows = list(csv.DictReader(StringIO(run("--proof", "--csv", *args, now=now), newline="")))
    assert [(deed["date"], deed["employer"] or "", deed["role"] or "", deed["how"] or "") for deed in data["activities"]] == [
        (row["Date"], row["Employer"], row["Role"], row["How"]) for row in rows
    ]
    assert sum(week["count"] for week in data["weeks"]) == len(rows)


@pytest.mark.parametrize("args", [[], ["--proof"]])
def test_the_lines_of_csv_end_in_crlf_and_in_nothing_more(acting: Acting, args: list[str]) -> None:
    printed = CliRunner().invoke(cli, ["-C", str(acting.root), "stats", "--csv", *args, "--now", "2026-11-18T12:00"]).stdout_bytes
    assert printed.count(b"\r\n") == printed.count(b"\n") == printed.count(b"\r") > 1


@pytest.mark.parametrize(("lines", "said"), [(1, "1 application names no employer"), (2, "2 applications name no employer")])
def test_who_names_no_employer_is_told_how(acting: Acting, lines: int, said: str) -> None:
    acting.write({"search.md": "## Log\n" + "".join(f"- 2026-11-1{day} applied: somewhere\n" for day in range(lines))})
    assert acting.run("stats", "--proof").err.startswith(f"{said}: write `applied to COMPANY as ROLE`")


def test_nothing_private_of_the_example_is_in_its_proof() -> None:
    proof = "".join(run("--proof", *form, now="2027-01-19T12:00") for form in ((), ("--csv",), ("--json",)))
    names = {word for note in (EXAMPLE / "people").glob("*.md") for word in note.stem.split()}
    remarks = re.findall(r": (.+)$", (EXAMPLE / "search.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert not [name for name in names if re.search(rf"\b{name}\b", proof)]
    assert not [remark for remark in remarks if remark in proof]
    assert not re.search(r"rating|thank|follow", proof, re.IGNORECASE)
