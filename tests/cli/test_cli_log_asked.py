"""`log` of words that are not plain: shown and asked once, by a number where there are several, and nothing typed is lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from support.cli import NOTE, Acting

if TYPE_CHECKING:
    from pathlib import Path

PREPARED = "- 2026-11-16 prepared"
# One line may be meant, two may be, and both of two.
ONE, TWO, PAIR = "thankd Priya by letter", "turned down", "thanked Priya by letter; connected with Priya"
THANKS = "2026-11-18 thanked [[Priya Raman]] by letter"


@pytest.fixture
def acting(tmp_path: Path) -> Acting:
    return Acting(tmp_path)


@pytest.fixture
def asked(acting: Acting, monkeypatch: pytest.MonkeyPatch) -> Acting:
    """Return the vault with somebody there to answer."""
    monkeypatch.setattr("followup_md.cli.log.is_asked", lambda: True)
    return acting


def test_what_is_plain_is_written_at_once(asked: Acting) -> None:
    done = asked.run("log", "harbor", "thanked Priya by letter")
    assert (done.code, done.err, asked.log()[-1]) == (0, "", "- 2026-11-18 thanked Priya by letter")


@pytest.mark.parametrize(
    ("typed", "line"),
    [
        pytest.param("sent thank you email to Priya", "thanked [[Priya Raman]] by email", id="rewritten"),
        pytest.param("they said no", "rejected", id="of the process"),
        pytest.param("Priya called", "Priya called", id="of the grammar"),
        pytest.param("ghosted", "ghosted", id="that counts as nothing"),
        pytest.param("thanked Priya & Tom by letter", "thanked Priya & Tom by letter", id="that begins as the grammar does"),
    ],
)
def test_everyday_words_are_written_as_the_line_that_they_stand_for(acting: Acting, typed: str, line: str) -> None:
    done = acting.run("log", "harbor", typed)
    assert (done.code, done.err, acting.log()[-1]) == (0, "", f"- 2026-11-18 {line}")
    assert f"+ 17  - 2026-11-18 {line}\n" in done.out


def test_where_no_line_of_the_grammar_says_the_same_it_is_written_as_typed(acting: Acting, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("followup_md.parse.log_layout.write_event", lambda *_: "words of no grammar")
    assert acting.run("log", "harbor", "they said no").code == 0
    assert acting.log()[-1] == "- 2026-11-18 they said no"


def test_one_line_is_shown_and_asked_once(asked: Acting) -> None:
    done = asked.run("log", "harbor", ONE, typed="y\n")
    assert (done.code, asked.log()[-1]) == (0, f"- {THANKS}")
    assert f"    {THANKS}\nwrite that? [y/N]: " in done.err


@pytest.mark.parametrize("answer", ["\n", "n\n"])
def test_after_a_no_the_words_are_printed_back(asked: Acting, answer: str) -> None:
    done = asked.run("log", "harbor", ONE, typed=answer)
    assert (done.code, asked.log(), done.out) == (1, [PREPARED], "")
    assert f"nothing was written; you typed: {ONE}" in done.err
    assert "explain log" in done.err


def test_ctrl_c_writes_nothing(asked: Acting) -> None:
    done = asked.run("log", "harbor", ONE, typed="")
    assert (done.code, asked.log()) == (130, [PREPARED])
    assert done.err.endswith("followup-md: nothing was written\n")


@pytest.mark.parametrize(("number", "line"), [("1", "rejected"), ("2", "declined")])
def test_of_several_one_is_chosen_by_its_number(asked: Acting, number: str, line: str) -> None:
    asked.run("log", "harbor", "2026-11-17 offer spoken")
    done = asked.run("log", "harbor", TWO, typed=f"{number}\n")
    assert (done.code, asked.log()[-1]) == (0, f"- 2026-11-18 {line}")
    assert "  1  2026-11-18 rejected\n  2  2026-11-18 declined\nwhich? [1-2, Enter for none]: " in done.err


@pytest.mark.parametrize("answer", ["\n", "3\nx\n\n"])
def test_enter_takes_none_and_another_answer_asks_again(asked: Acting, answer: str) -> None:
    asked.run("log", "harbor", "2026-11-17 offer spoken")
    done = asked.run("log", "harbor", TWO, typed=answer)
    assert (done.code, len(asked.log())) == (1, 2)
    assert done.err.count("which?") == len(answer.split("\n")) - 1
    assert f"nothing was written; you typed: {TWO}" in done.err


def test_several_lines_of_one_choice_are_all_written(asked: Acting) -> None:
    done = asked.run("log", "harbor", PAIR, typed="y\n")
    assert (done.code, asked.log()[1:]) == (0, [f"- {THANKS}", "- 2026-11-18 connected with [[Priya Raman]]"])


def test_yes_takes_the_one_line(acting: Acting) -> None:
    done = acting.run("log", "harbor", ONE, "--yes")
    assert (done.code, done.err, acting.log()[-1]) == (0, "", f"- {THANKS}")


def test_yes_takes_none_of_several(acting: Acting) -> None:
    acting.run("log", "harbor", "2026-11-17 offer spoken")
    done = acting.run("log", "harbor", TWO, "--yes")
    assert (done.code, len(acting.log())) == (1, 2)
    assert "    write `2026-11-18 rejected`\n    or `2026-11-18 declined`\n" in done.err


def test_without_a_terminal_the_lines_to_paste_are_printed_whole(acting: Acting) -> None:
    said = "they want me to think about the other team, the one of the harbour, where two people left in the spring, and to ring them"
    done = acting.run("log", "harbor", f"thankd Priya by letter: {said}")
    assert (done.code, done.out, acting.log()) == (1, "", [PREPARED])
    assert done.err == f"followup-md: this line is not clear yet\n    write `{THANKS}: {said}`\n"


def test_json_and_a_dry_run_ask_as_well(asked: Acting) -> None:
    done = asked.run("log", "harbor", ONE, "--dry-run", "--json", typed="y\n")
    assert (done.code, asked.log()) == (0, [PREPARED])
    assert done.data["lines"] == [{"path": NOTE, "line": 17, "text": f"- {THANKS}"}]


@pytest.mark.parametrize("answer", ["n\n", "No\n"])
def test_no_means_none_of_several(asked: Acting, answer: str) -> None:
    asked.run("log", "harbor", "2026-11-17 offer spoken")
    done = asked.run("log", "harbor", TWO, typed=answer)
    assert (done.code, len(asked.log()), done.err.count("which?")) == (1, 2, 1)


def test_another_answer_gets_one_plain_line(asked: Acting) -> None:
    asked.run("log", "harbor", "2026-11-17 offer spoken")
    assert "type a number from 1 to 2, or press Enter for none\nwhich?" in asked.run("log", "harbor", TWO, typed="first\n\n").err
    done = asked.run("log", "harbor", ONE, typed="1\nyes\n")
    assert "type y for yes, or n for no\nwrite that? [y/N]: " in done.err
    assert (done.code, asked.log()[-1]) == (0, f"- {THANKS}")


@pytest.mark.parametrize("text", ["yesterday: thanked Priya by letter", "Yesterday thanked Priya by letter"])
def test_yesterday_is_the_day_before(asked: Acting, text: str) -> None:
    done = asked.run("log", "harbor", text, typed="y\n")
    assert "    2026-11-17 thanked Priya by letter\nwrite that? [y/N]: " in done.err
    assert asked.log()[-1] == "- 2026-11-17 thanked Priya by letter"


def test_yesterday_without_a_terminal(acting: Acting) -> None:
    done = acting.run("log", "harbor", "yesterday: thanked Priya by letter")
    assert (done.code, acting.log()) == (1, [PREPARED])
    assert "write `2026-11-17 thanked Priya by letter`" in done.err
    assert acting.run("log", "harbor", "yesterday: thanked Priya by letter", "--yes").code == 0


def test_what_is_still_to_come_is_not_logged(acting: Acting) -> None:
    assert acting.run("log", "harbor", "tomorrow: thanked Priya by letter").code == 1
    assert acting.log() == [PREPARED]


def test_undo_of_an_application_leaves_the_search_log(acting: Acting) -> None:
    acting.run("log", "search", "applied to Globex as Analyst")
    done = acting.run("log", "globex", "--undo")
    assert done.code == 1
    assert "globex has no note of its own: its lines stand in search.md" in done.err
    assert "`followup-md log search --undo`" in done.err
    assert "applied to Globex" in (acting.root / "search.md").read_text()
    assert acting.run("log", "search", "--undo").code == 0


def test_applications_are_among_what_is_known(acting: Acting) -> None:
    acting.run("log", "search", "applied to Globex as Analyst")
    assert "known: harbor, globex-analyst" in acting.run("log", "hooli", "rejected").err


def test_a_next_round_is_written_with_its_day_and_time(acting: Acting) -> None:
    assert acting.run("log", "harbor", "got an email from Priya: second interview on 2026-11-25 at 10:00").code == 0
    assert "heard from [[Priya Raman]] by email next round on 2026-11-25 10:00" in acting.log()[-1]
