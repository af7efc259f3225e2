"""`practice`: the cards on a terminal, what is written after each grade, and what is printed where nobody answers."""

from __future__ import annotations

import json
import re
import sys
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from acting import HEADER, NOTE, Acting
from click.testing import CliRunner
from jsonschema import Draft202012Validator

from followup_md.cli import cli
from followup_md.cli.practice import is_talking
from followup_md.render.practice import render_front

EXAMPLE = Path(__file__).parents[2] / "example-vault"
GLOBEX = "interviews/globex.md"
OTHER = HEADER.replace("Harbor", "Globex").replace("2026-11-17", "2026-11-10").replace("kind: panel", "kind: technical")
DRIFT = (
    "\n## Questions\n### How would you handle schema drift?\n- asked by: [[Priya Raman]]\n- rating: 2\n"
    "- said: version the tables\n- better: a contract test\n"
)
WHY = "\n## Questions\n### Why did you leave?\n- rating: 1\n"
LOG = "\n## Log\n- 2026-11-16 prepared\n"
BOTH = {NOTE: HEADER + DRIFT + LOG, GLOBEX: OTHER + WHY + LOG.replace("11-16", "11-09")}
GRADE = "Grade: 1 blank, 2 badly, 3 with effort, 4 well, 5 at once; (s)kip, (q)uit"
THINK = "Say your answer aloud, then Enter; (s)kip, (q)uit"
PRACTISED_DRIFT = "- 2026-11-18 12:00 practised How would you handle schema drift? rating 4"
UNDO = "`followup-md log NOTE --undo` takes a line back"


@pytest.fixture
def acting(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Acting:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    made = Acting(tmp_path / "vault")
    made.write(BOTH)
    return made


@pytest.fixture
def talking(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("followup_md.cli.practice.is_talking", lambda: True)


@pytest.fixture
def without_library(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "fsrs", None)


def flow(text: str) -> str:
    """Return text without its line breaks."""
    return " ".join(text.split())


# The cards


@pytest.mark.usefixtures("talking")
def test_a_card_is_shown_turned_and_graded(acting: Acting) -> None:
    done = acting.run("practice", "--limit", "1", typed="\n4\n")
    assert (done.code, done.err) == (0, "")
    assert [row.rstrip() for row in done.out.split("\n")] == [
        "",
        "1 of 1",
        "How would you handle schema drift?",
        "  Priya Raman, panel round at Harbor, Tue 17 Nov; rated 2; never practised",
        THINK,
        "  you said  version the tables",
        "  better    a contract test",
        f"{GRADE}: 4",
        f"  {NOTE}:24 written; again on Fri 20 Nov",
        "1 practised, 1 of them well; 1 left; `followup-md log NOTE --undo` takes a line",
        "back",
        "",
    ]
    assert acting.log()[-1] == PRACTISED_DRIFT


@pytest.mark.usefixtures("talking")
def test_the_answer_is_not_shown_before_one_has_thought(acting: Acting) -> None:
    done = acting.run("practice", typed="q\n")
    assert "How would you handle" in done.out
    assert "version the tables" not in done.out
    assert "a contract test" not in done.out


@pytest.mark.usefixtures("talking")
def test_where_nothing_was_noted_it_is_said_where_to_write_it(acting: Acting) -> None:
    done = acting.run("practice", "--process", "globex", typed="\nq\n")
    assert "  you said  not noted\n" in done.out
    assert f"better none yet: write `- better: …` below the question, {GLOBEX}:16 Grade:" in flow(done.out)


@pytest.mark.usefixtures("talking")
def test_each_grade_is_written_before_the_next_card_comes(acting: Acting, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[bool] = []

    def show(*args: Any) -> str:  # noqa: ANN401 - handed through
        seen.append(PRACTISED_DRIFT in acting.log())
        return render_front(*args)

    monkeypatch.setattr("followup_md.cli.quiz.render_front", show)
    done = acting.run("practice", typed="\n4\n\n1\n")
    assert seen == [False, True]
    assert acting.log(GLOBEX)[-1] == "- 2026-11-18 12:00 practised Why did you leave? rating 1"
    assert done.out.endswith(f"2 practised, 1 of them well; {UNDO}\n")


@pytest.mark.usefixtures("talking")
@pytest.mark.parametrize("typed", ["s\n\n1\n", "S\n\n1\n", "\ns\n\n1\n"])
def test_a_card_may_be_skipped_before_and_after_it_is_turned(acting: Acting, typed: str) -> None:
    done = acting.run("practice", typed=typed)
    assert done.code == 0
    assert PRACTISED_DRIFT not in acting.log()
    assert acting.log(GLOBEX)[-1].endswith("Why did you leave? rating 1")
    assert "1 practised, 0 of them well; 1 left" in done.out


@pytest.mark.usefixtures("talking")
@pytest.mark.parametrize("typed", ["q\n", "\nq\n"])
def test_one_may_quit_at_any_question(acting: Acting, typed: str) -> None:
    done = acting.run("practice", typed=typed)
    assert (done.code, done.err) == (0, "")
    assert done.out.endswith("\nnone practised; 2 left\n")
    assert acting.log() == ["- 2026-11-16 prepared"]


@pytest.mark.usefixtures("talking")
def test_what_is_no_grade_is_asked_again(acting: Acting) -> None:
    done = acting.run("practice", "--limit", "1", typed="\n6\n\nwell\n4\n")
    assert done.out.count(GRADE) == 4
    assert acting.log()[-1] == PRACTISED_DRIFT


@pytest.mark.usefixtures("talking")
@pytest.mark.parametrize(
    ("typed", "written"),
    [pytest.param("\n4\n", 1, id="at the second card"), pytest.param("\n", 0, id="at a grade"), pytest.param("", 0, id="at once")],
)
def test_ctrl_c_and_ctrl_d_lose_nothing_that_was_graded(acting: Acting, typed: str, written: int) -> None:
    done = acting.run("practice", typed=typed)
    assert (done.code, done.err) == (130, "")
    assert len(acting.log()) == 1 + written
    assert ("\n1 practised" if written else "\nnone practised") in done.out


@pytest.mark.usefixtures("talking")
def test_a_dry_run_asks_and_writes_nothing(acting: Acting) -> None:
    done = acting.run("practice", "--dry-run", "--limit", "1", typed="\n4\n")
    assert f"  {NOTE}:24 would be written; again on Fri 20 Nov\n1 practised, 1 of them well; 1 left\n" in done.out
    assert acting.log() == ["- 2026-11-16 prepared"]


@pytest.mark.usefixtures("talking")
def test_a_card_that_cannot_be_graded_is_told_and_the_next_one_comes(acting: Acting) -> None:
    acting.write({NOTE: HEADER + DRIFT.replace("schema drift", "x" * 9_000) + LOG})
    done = acting.run("practice", typed="\n4\n\n4\n")
    assert done.code == 1
    assert done.err.startswith(
        "followup-md: a question of 9,022 characters does not fit into the log, so nothing is written; shorten it in"
    )
    assert acting.log() == ["- 2026-11-16 prepared"]
    assert acting.log(GLOBEX)[-1].endswith("rating 4")
    assert "1 practised, 1 of them well; 1 left" in done.out


@pytest.mark.usefixtures("talking")
def test_a_disk_that_fails_ends_it(acting: Acting, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.replace", fail)
    done = acting.run("practice", typed="\n4\n\n4\n")
    assert done.code == 3
    assert f"{NOTE} could not be written: no space left on device" in done.err
    assert acting.log() == ["- 2026-11-16 prepared"]


@pytest.mark.usefixtures("talking")
def test_what_cannot_be_taken_back_is_said(acting: Acting, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("followup_md.app.practising.write_plan", lambda *_: False)
    assert "`log --undo` cannot take this back" in acting.run("practice", "--limit", "1", typed="\n4\n").err


@pytest.mark.usefixtures("talking")
def test_a_grade_is_taken_back_like_any_line(acting: Acting) -> None:
    acting.run("practice", "--limit", "1", typed="\n4\n")
    assert acting.run("log", "harbor-engineer", "--undo").code == 0
    assert acting.log() == ["- 2026-11-16 prepared"]


@pytest.mark.usefixtures("talking", "without_library")
def test_without_the_library_what_was_practised_longest_ago_is_asked_first(acting: Acting) -> None:
    acting.run("practice", "--limit", "1", typed="\n5\n")
    done = acting.run("practice", now="2026-11-18T13:00", typed="\n5\n\n5\n")
    assert re.findall(r"^(?:Why|How).+$", done.out, re.MULTILINE) == ["Why did you leave?", "How would you handle schema drift?"]
    assert "again on" not in done.out


# Before a round


AHEAD = OTHER.replace("Globex", "Initech").replace("2026-11-10", "2026-11-19") + LOG.replace("- 2026-11-16 prepared\n", "")


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
    assert "practised 2 times, last Tue 17 Nov: at once" in flow(acting.run("practice", "--list", "--all").out)


@pytest.mark.usefixtures("without_library")
def test_without_the_library_what_went_well_since_is_for_later(acting: Acting) -> None:
    acting.write({"interviews/later.md": OTHER.replace("11-10", "11-12") + DRIFT.replace("rating: 2", "rating: 4") + LOG})
    acting.write({NOTE: HEADER.replace("2026-11-17", "2026-11-11") + DRIFT + LOG})
    assert "schema drift" not in acting.run("practice").out
    assert re.search(r"later How would you handle schema drift\? .*rated 4; asked 2 times;", flow(acting.run("practice", "--all").out))


@pytest.mark.parametrize(
    ("args", "questions", "said"),
    [
        pytest.param(
            [], "", "No cards: a question of a held round that is rated 2 or less, or has `stumbled:\nyes`, makes one\n", id="no cards"
        ),
        pytest.param([], DRIFT + "{log}", "Nothing is due: 1 card, the next on Fri 20 Nov; `--all` takes them all\n", id="not due"),
    ],
)
def test_when_there_is_nothing_it_says_why(acting: Acting, args: list[str], questions: str, said: str) -> None:
    (acting.root / GLOBEX).unlink()
    acting.write({NOTE: HEADER + questions.replace("{log}", "") + LOG + (PRACTISED_DRIFT + "\n" if questions else "")})
    done = acting.run("practice", *args)
    assert (done.code, done.out) == (0, said)


@pytest.mark.usefixtures("without_library")
def test_when_nothing_is_open_it_says_so(acting: Acting) -> None:
    (acting.root / GLOBEX).unlink()
    acting.write({"interviews/later.md": OTHER + DRIFT + LOG, NOTE: HEADER + DRIFT.replace("rating: 2", "rating: 5") + LOG})
    assert flow(acting.run("practice").out) == "Nothing is open: 1 card, of what went badly once and well since; `--all` takes them all"


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
        {NOTE: HEADER.replace("Harbor", f'"{bad[:30]}"') + DRIFT.replace("schema drift", bad).replace("version the tables", bad) + LOG}
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
    schema = json.loads((files("followup_md") / "schemas" / "practice.json").read_text(encoding="utf-8"))
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
    schema = json.loads((files("followup_md") / "schemas" / "practice.json").read_text(encoding="utf-8"))
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
