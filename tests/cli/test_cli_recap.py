"""`recap`: what is answered is written at once, what is skipped is not, and leaving loses nothing."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import click
import pytest
from support.cli import HEADER, NOTE, Acting, Done

from followup_md.cli.recap import choose_day
from followup_md.dates import Calendar
from followup_md.errors import SystemFailure

if TYPE_CHECKING:
    from pathlib import Path

LOG = "\n## Log\n- 2026-11-16 prepared\n"
HEAD = HEADER.replace("- late events\n", "")
# Two people, what else, a question, four kinds of points, a promise, a day.
SKIPPED = {"priya": "", "tom": "", "else": "", "badly": "", "company": "", "not": "", "work": "", "nor": "", "promise": "", "decide": ""}


@pytest.fixture
def acting(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Acting:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setattr("followup_md.cli.recap.is_talking", lambda: True)
    vault = Acting(tmp_path / "vault")
    vault.write({NOTE: HEAD + LOG})
    return vault


def answer(**answers: str) -> str:
    """Return what is typed: an answer, and Enter where no more is said."""
    return "".join(f"{text}\n\n" if text and key != "decide" else f"{text}\n" for key, text in {**SKIPPED, **answers}.items())


def recap(acting: Acting, *, note: str = "harbor", **answers: str) -> Done:
    return acting.run("recap", note, typed=answer(**answers))


def body(acting: Acting) -> str:
    return (acting.root / NOTE).read_text().partition("## Topics\n")[2]


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        pytest.param({}, LOG, id="nothing"),
        pytest.param({"priya": "late trucks"}, f"- Priya Raman: late trucks\n{LOG}", id="a topic of somebody"),
        pytest.param({"else": "the budget"}, f"- the budget\n{LOG}", id="a topic of all"),
        pytest.param(
            {"badly": "schema drift\na contract test"},
            f"\n## Questions\n- schema drift\n  - stumbled: yes\n  - better: a contract test\n{LOG}",
            id="a question with a better answer",
        ),
        pytest.param(
            {"badly": "schema drift 2/5\n"},
            f"\n## Questions\n- schema drift\n  - rating: 2\n{LOG}",
            id="a question with a rating",
        ),
        pytest.param(
            {"company": "calm", "nor": "on call"},
            f"\n## Company: good points\n- calm\n\n## Role: bad points\n- on call\n{LOG}",
            id="points",
        ),
        pytest.param(
            {"promise": "sample query by fri"},
            f"\n## Next steps\n- I promised: sample query, by 2026-11-20\n{LOG}",
            id="a promise",
        ),
        pytest.param({"decide": "by 4 dec"}, f"\n## Next steps\n- they said: a decision by 2026-12-04\n{LOG}", id="their day"),
        pytest.param({"decide": "They didn't say."}, f"\n## Next steps\n- they said: no date\n{LOG}", id="no day of theirs"),
        pytest.param(
            {"decide": "soon\nnext fri\n\nnext fri\n2"},
            f"\n## Next steps\n- they said: a decision by 2026-11-27\n{LOG}",
            id="asked again, and chosen by number",
        ),
        pytest.param(
            {"badly": "3\nschema drift\n"}, f"\n## Questions\n- schema drift\n  - stumbled: yes\n{LOG}", id="a number is no question"
        ),
    ],
)
def test_an_answer_is_a_line_in_its_section(acting: Acting, answers: dict[str, str], expected: str) -> None:
    done = recap(acting, **answers)
    assert done.code == 0
    assert body(acting) == expected
    count = f"\n{expected}".count("\n- ") + expected.count("  - better") - LOG.count("\n- ")
    kept = f"kept: {count} answer{'s' * (count != 1)} in {NOTE}" if count else f"nothing was written into {NOTE}"
    assert done.out.rstrip("\n").split("\n")[-2] == kept
    assert done.out.rstrip("\n").split("\n")[-1].startswith("next: `followup-md status`")


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        # It is Wednesday 18 November 2026.
        ("fri", "2026-11-20"),
        ("in two weeks", "2026-12-02"),
        ("in about two weeks", "2026-12-02"),
        ("by the end of the week", "2026-11-20"),
        ("tomorrow", "2026-11-19"),
    ],
)
def test_their_day_is_taken_in_words(typed: str, day: str) -> None:
    assert str(choose_day(typed, date(2026, 11, 18), Calendar())) == day


def test_a_day_that_differs_from_the_one_before_is_written_and_said(acting: Acting) -> None:
    done = recap(acting, decide="fri")
    assert "- they said: a decision by 2026-11-20\n" in body(acting)
    assert "they said 2026-11-20, but `decision_date` is 2026-12-04" in done.out


def test_it_says_how_far_it_is(acting: Acting) -> None:
    shown = recap(acting).out
    for words in (
        "1 of 10  What did you and Priya Raman talk about?",
        "2 of 10  What did you and Tom Okafor",
        "10 of 10  When do they decide?",
        "next friday, in two weeks, end of the week, 4 dec; or: no date",
    ):
        assert words in shown


def test_whoever_leaves_keeps_what_was_answered(acting: Acting, monkeypatch: pytest.MonkeyPatch) -> None:
    answers = iter(["late trucks", "the quay", ""])

    def ask(*_: object, **_options: object) -> str:
        try:
            return next(answers)
        except StopIteration:
            raise click.Abort from None

    monkeypatch.setattr("followup_md.cli.recap.click.prompt", ask)
    done = acting.run("recap", "harbor")
    assert done.code == 130
    assert done.out.endswith(f"\nkept: 2 answers in {NOTE}\nnext: `followup-md recap harbor` goes on where you left\n")
    assert body(acting) == f"- Priya Raman: late trucks\n- Priya Raman: the quay\n{LOG}"


def test_without_a_note_it_is_the_latest_round_that_lacks_its_recap(acting: Acting) -> None:
    acting.write({"interviews/older.md": HEADER.replace("2026-11-17", "2026-11-10").replace("Harbor", "Globex")})
    assert acting.run("recap", typed=answer()).out.startswith(f"{NOTE}: Enter goes on")


def test_where_none_lacks_it_one_is_to_be_named(acting: Acting) -> None:
    done = acting.run("recap", now="2026-11-16T12:00")
    assert (done.code, "no round lacks its recap" in done.err) == (2, True)


def test_without_interviewers_it_asks_what_was_talked_about(acting: Acting) -> None:
    acting.write({NOTE: HEAD.replace('interviewers: ["[[Priya Raman]]", "[[Tom Okafor]]"]\n', "") + LOG})
    done = acting.run("recap", NOTE, typed="the quay\n\n\n\n\n\n\n\n\n")
    assert "1 of 8  What was talked about?" in done.out
    assert "- the quay\n" in (acting.root / NOTE).read_text()


def test_what_the_note_says_already_is_told_and_no_better_answer_asked(acting: Acting) -> None:
    done = recap(acting, badly="schema drift\na test\nschema drift")
    assert (done.code, done.err.count("says this already: - schema drift"), done.out.count("What would you say now?")) == (0, 1, 1)


def test_run_again_it_begins_at_the_first_that_is_missing(acting: Acting) -> None:
    recap(acting, priya="late trucks", badly="schema drift\na test", nor="on call", promise="a list by fri", decide="no date")
    done = acting.run("recap", "harbor", typed="the rota\n\n\n\n\n\n")
    assert done.out.index("1 of 10  What did you and Priya Raman talk about? noted already: late trucks") < done.out.index("2 of 10")
    for words in ("schema drift", "on call", "a list", "no date"):
        assert f"noted already: {words}\n" in done.out
    assert body(acting).startswith("- Priya Raman: late trucks\n- Tom Okafor: the rota\n")


def test_on_a_terminal_no_word_is_broken(acting: Acting, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in ("record", "session"):
        monkeypatch.setattr(f"followup_md.cli.{module}.measure_width", lambda: 40)
    done = recap(acting, priya="late trucks " * 9, decide="soon\n")
    for out in (done.out, done.err):
        assert max(len(row) for row in out.split("\n") if not row.startswith("> ")) <= 40
    assert "+ 13  - Priya Raman: late trucks late\n      trucks late trucks" in done.out


def test_a_dry_run_shows_the_lines_and_writes_nothing(acting: Acting) -> None:
    done = acting.run("recap", "harbor", "--dry-run", typed=answer(**{"else": "the budget"}))
    assert "+ 13  - the budget" in done.out
    assert done.out.partition("next: ")[0].endswith(f"1 answer in {NOTE} would be written\n")
    assert body(acting) == LOG


def test_what_cannot_be_taken_back_is_said(acting: Acting, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("followup_md.vault.journal.remember_change", lambda *_: None)
    assert "cannot take this back" in recap(acting, priya="late trucks").err


def test_a_disk_that_fails_ends_it(acting: Acting, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **_options: object) -> None:
        raise SystemFailure("no space")

    monkeypatch.setattr("followup_md.cli.recap.write_jotting", fail)
    assert recap(acting, priya="late trucks").code == 3


def test_a_note_that_does_not_read_is_to_be_corrected_first(acting: Acting) -> None:
    acting.write({NOTE: HEADER.replace("2026-11-17T13:00", "soon") + LOG})
    done = acting.run("recap", NOTE)
    assert (done.code, "does not read as an interview yet" in done.err) == (1, True)


def test_where_nobody_is_there_it_asks_nothing(acting: Acting, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("followup_md.cli.recap.is_talking", lambda: False)
    done = acting.run("recap", "harbor")
    assert (done.code, "nobody is there to answer" in done.err) == (2, True)
