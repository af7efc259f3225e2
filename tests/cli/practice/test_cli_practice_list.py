"""`practice` where nobody answers: which cards are listed and why, what comes first before a round, and the same as JSON."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner
from jsonschema import Draft202012Validator
from support.cli import DRIFT_QUESTION, GLOBEX, GLOBEX_HEADER, HEADER, NOTE, PRACTISED_DRIFT, PREPARED_LOG, Acting, join_lines

from followup_md.cli import cli
from followup_md.cli.session import is_talking
from followup_md.render.schema import describe_schema

EXAMPLE = Path(__file__).parents[3] / "example-vault"


# Before a round


AHEAD = GLOBEX_HEADER.replace("Globex", "Initech").replace("2026-11-10", "2026-11-19") + PREPARED_LOG.replace("- 2026-11-16 prepared\n", "")


@pytest.mark.parametrize(
    ("ahead", "said"),
    [
        pytest.param(
            AHEAD, "Technical round at Initech on Thu 19 Nov: 1 question that technical rounds have\nbrought comes first\n", id="its kind"
        ),
        pytest.param(
            AHEAD.replace("kind: technical\n", "").replace("Initech", "Globex"),
            "Round at Globex on Thu 19 Nov: 1 question that rounds there have brought comes\nfirst\n",
            id="its process",
        ),
        pytest.param(
            AHEAD.replace("Initech", "Harbor"),
            "Technical round at Harbor on Thu 19 Nov: 2 questions that technical rounds and\nrounds there have brought come first\n",
            id="both",
        ),
        pytest.param(AHEAD.replace("technical", "phone-screen"), "", id="nothing"),
    ],
)
def test_it_says_which_round_comes_and_what_comes_first_for_it(acting: Acting, ahead: str, said: str) -> None:
    acting.write({"interviews/initech.md": ahead})
    out = acting.run("practice").out
    assert out.partition("now  ")[0] == said
    assert re.findall(r"(How|Why).+\?$", out, re.MULTILINE) == (["Why", "How"] if "1 question" in said else ["How", "Why"])


# Where nobody answers


def test_in_a_pipe_the_cards_are_listed_and_nothing_is_asked(acting: Acting) -> None:
    done = acting.run("practice")
    assert done.out == acting.run("practice", "--list").out
    assert done.out == (
        "now  How would you handle schema drift?\n     Priya Raman, panel round at Harbor, Tue 17 Nov; rated 2; never practised\n"
        "now  Why did you leave?\n     technical round at Globex, Tue 10 Nov; rated 1; never practised\n"
    )
    assert acting.log() == ["- 2026-11-16 prepared"]


def test_somebody_is_there_when_both_ends_are_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    for ends in ((True, True), (True, False), (False, True)):
        monkeypatch.setattr("sys.stdin.isatty", lambda ends=ends: ends[0], raising=False)
        monkeypatch.setattr("sys.stdout.isatty", lambda ends=ends: ends[1], raising=False)
        assert is_talking() is all(ends)


def test_the_list_has_the_day_on_which_each_is_due(acting: Acting) -> None:
    for line in ("2026-11-10 practised Why did you leave? rating 3", "2026-11-17 09:00 practised Why did you leave? rating 5"):
        acting.run("log", "globex-engineer", line)
    days = [row for row in acting.run("practice", "--list", "--all").out.split("\n") if not row.startswith(" ")]
    assert days[0] == "now" + " " * (len(days[1]) - len("Why did you leave?") - 3) + "How would you handle schema drift?"
    assert re.fullmatch(r"\w{3} \d+ \w{3}( 2027)?  Why did you leave\?", days[1])
    assert "practised 2 times, last Tue 17 Nov: at once" in join_lines(acting.run("practice", "--list", "--all").out)


@pytest.mark.usefixtures("without_library")
def test_without_the_library_what_went_well_since_is_for_later(acting: Acting) -> None:
    acting.write(
        {"interviews/later.md": GLOBEX_HEADER.replace("11-10", "11-12") + DRIFT_QUESTION.replace("rating: 2", "rating: 4") + PREPARED_LOG}
    )
    acting.write({NOTE: HEADER.replace("2026-11-17", "2026-11-11") + DRIFT_QUESTION + PREPARED_LOG})
    assert "schema drift" not in acting.run("practice").out
    assert re.search(
        r"later How would you handle schema drift\? .*rated 4; asked 2 times;", join_lines(acting.run("practice", "--all").out)
    )


@pytest.mark.parametrize(
    ("args", "questions", "said"),
    [
        pytest.param(
            [], "", "No cards: a question of a held round that is rated 2 or less, or has `stumbled:\nyes`, makes one\n", id="no cards"
        ),
        pytest.param(
            [], DRIFT_QUESTION + "{log}", "Nothing is due: 1 card, the next on Fri 20 Nov; `--all` takes them all\n", id="not due"
        ),
    ],
)
def test_when_there_is_nothing_it_says_why(acting: Acting, args: list[str], questions: str, said: str) -> None:
    (acting.root / GLOBEX).unlink()
    acting.write({NOTE: HEADER + questions.replace("{log}", "") + PREPARED_LOG + (PRACTISED_DRIFT + "\n" if questions else "")})
    done = acting.run("practice", *args)
    assert (done.code, done.out) == (0, said)


@pytest.mark.usefixtures("without_library")
def test_when_nothing_is_open_it_says_so(acting: Acting) -> None:
    (acting.root / GLOBEX).unlink()
    acting.write(
        {
            "interviews/later.md": GLOBEX_HEADER + DRIFT_QUESTION + PREPARED_LOG,
            NOTE: HEADER + DRIFT_QUESTION.replace("rating: 2", "rating: 5") + PREPARED_LOG,
        }
    )
    assert (
        join_lines(acting.run("practice").out) == "Nothing is open: 1 card, of what went badly once and well since; `--all` takes them all"
    )


def test_only_one_process(acting: Acting) -> None:
    assert "schema drift" not in acting.run("practice", "--process", "globex").out
    done = acting.run("practice", "--process", "glo bx")
    assert done.code == 1
    assert "no process 'glo bx'" in done.err


def test_no_limit_of_none(acting: Acting) -> None:
    assert acting.run("practice", "--limit", "0").code == 2


# Looks and data


def test_hostile_notes_command_no_terminal(acting: Acting) -> None:
    bad = "\x1b[31mred\x07 \u202eevil " + "x" * 10_000
    acting.write(
        {
            NOTE: HEADER.replace("Harbor", f'"{bad[:30]}"')
            + DRIFT_QUESTION.replace("schema drift", bad).replace("version the tables", bad)
            + PREPARED_LOG
        }
    )
    for args in ((), ("--all",)):
        out = acting.run("practice", *args).out
        assert not set(out) & {"\x1b", "\x07", "\u202e"}
        assert max(map(len, out.split("\n"))) <= 80


@pytest.mark.usefixtures("talking")
def test_colour_is_for_those_who_see_it(acting: Acting, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "\x1b" not in acting.run("practice", typed="\nq\n").out
    monkeypatch.setenv("FORCE_COLOR", "1")
    out = acting.run("practice", typed="\nq\n").out
    assert "\x1b[1mHow would you handle schema drift?\x1b[0m" in out
    assert "\x1b[32ma contract test\x1b[0m" in out
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b" not in acting.run("practice", typed="\nq\n").out


def test_json_is_as_its_schema_says_and_asks_nothing(acting: Acting) -> None:
    schema = describe_schema("practice")
    acting.write({"interviews/initech.md": AHEAD})
    acting.run("log", "harbor-engineer", "2026-11-18 11:00 practised how would you handle schema drift rating 4")
    done = acting.run("practice", "--json")
    Draft202012Validator(schema).validate(done.data)
    assert {name: done.data[name] for name in ("version", "now", "order", "left_out", "next_due")} == {
        "version": 1,
        "now": "2026-11-18T12:00:00+00:00",
        "order": "fsrs",
        "left_out": 1,
        "next_due": "2026-11-20",
    }
    assert done.data["round"] == {
        "note": "interviews/initech.md",
        "process": "initech-engineer",
        "company": "Initech",
        "kind": "technical",
        "start": "2026-11-19T13:00:00+00:00",
    }
    everything = acting.run("practice", "--json", "--all").data
    Draft202012Validator(schema).validate(everything)
    cards = everything["cards"]
    assert isinstance(cards, list)
    assert [(card["question"], card["wanted"], card["first"], card["due"]) for card in cards] == [
        ("Why did you leave?", True, True, None),
        ("How would you handle schema drift?", False, False, "2026-11-20"),
    ]
    assert cards[1]["asked_by"] == "Priya Raman"
    assert cards[1]["practised"] == [{"at": "2026-11-18T11:00:00+00:00", "rating": 4}]


@pytest.mark.usefixtures("without_library")
def test_json_without_the_library_and_without_a_round(acting: Acting) -> None:
    data = acting.run("practice", "--json").data
    assert (data["order"], data["round"], data["next_due"]) == ("oldest-first", None, None)


@pytest.mark.parametrize("now", ["2026-08-01T09:00", "2026-10-20T12:00", "2026-11-18T12:00", "2027-01-19T12:00"])
def test_the_example_is_as_the_schema_says(now: str) -> None:
    schema = describe_schema("practice")
    result = CliRunner().invoke(cli, ["-C", str(EXAMPLE), "practice", "--json", "--all", "--now", now])
    Draft202012Validator(schema).validate(json.loads(result.stdout))


def test_the_cards_of_the_example() -> None:
    # Read out of its notes by hand: three that went badly and were never practised; the fourth went "at once" on 8 November.
    result = CliRunner().invoke(cli, ["-C", str(EXAMPLE), "practice", "--json", "--all", "--now", "2026-11-18T12:00"])
    cards = json.loads(result.stdout)["cards"]
    assert [(card["round"]["company"], card["wanted"], card["first"]) for card in cards] == [
        ("Merrow Insurance", True, True),
        ("Harbor Logistics", True, False),
        ("Lindwurm Mobility", True, False),
        ("Kestrel Grid", False, False),
    ]
    assert [time["rating"] for time in cards[3]["practised"]] == [3, 5]
