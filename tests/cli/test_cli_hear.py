"""`hear`: one line of the log for a mail of theirs, shown with the sentence that it rests on, and asked."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.cli import HEADER, NOTE, Acting, Done

from followup_md.cli.hear import find_sent_day
from followup_md.cli.session import read_clock
from followup_md.parse.mail import Mail
from followup_md.vault.load import load

MAILS = Path(__file__).parents[1] / "cases" / "mails"
NOW = "2026-12-02T12:00"
DANA = "people/Dana Cole.md"
LOG = "\n## Log\n- 2026-11-16 prepared\n"


@pytest.fixture
def acting(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Acting:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    vault = Acting(tmp_path / "vault")
    vault.write({DANA: "---\ncompany: Harbor\nemail: dana.cole@harbor.example\n---\n"})
    return vault


def hear(acting: Acting, name: str, *options: str, note: str | None = "harbor", typed: str | None = None) -> Done:
    """Run `hear` on one of the mails."""
    return acting.run("hear", *([note] if note else []), str(MAILS / name), *options, now=NOW, typed=typed)


def at_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("followup_md.cli.hear.is_asked", lambda: True)


@pytest.mark.parametrize(
    ("name", "line"),
    [
        ("gmail-rejection.eml", "2026-11-24 rejected by email"),
        ("outlook-invitation.eml", "2026-11-24 heard from [[Priya Raman]] by email next round on 2026-12-03 10:00"),
        ("apple-more-time.eml", "2026-11-23 heard from [[Tom Okafor]] by email decide by 2026-12-11"),
        ("apple-references.eml", "2026-11-19 heard from [[Dana Cole]] by email wants the names of two references by 2026-11-23"),
        ("gmail-quoted-rejection.eml", "2026-11-25 heard from [[Dana Cole]] by email"),
        ("outlook-written-offer.eml", "2026-11-25 offer written by email answer by 2026-12-02"),
        ("gmail-thanks.eml", "2026-11-20 heard from [[Priya Raman]] by email"),
        ("pasted-rejection.txt", "2026-12-02 rejected by email"),
        ("pasted-outlook.txt", "2026-11-23 heard from [[Dana Cole]] by email decide by 2026-12-04"),
        ("outlook-on-hold.eml", "2026-12-01 on hold by email"),
    ],
)
def test_a_mail_is_one_line_of_the_log(acting: Acting, name: str, line: str) -> None:
    done = hear(acting, name, "--yes")
    assert done.code == 0, done.err
    assert acting.log()[1:] == [f"- {line}"]
    assert acting.run("log", "harbor", "--undo", now=NOW).code == 0
    assert acting.log() == ["- 2026-11-16 prepared"]


@pytest.mark.parametrize(("answer", "code", "lines"), [("y\n", 0, 2), ("n\n", 1, 1), ("\n", 1, 1)])
def test_on_a_terminal_it_is_asked_once(acting: Acting, monkeypatch: pytest.MonkeyPatch, answer: str, code: int, lines: int) -> None:
    at_terminal(monkeypatch)
    done = hear(acting, "gmail-rejection.eml", typed=answer)
    assert (done.code, len(acting.log())) == (code, lines)
    assert "They write: Unfortunately, we won’t be moving forward" in done.err
    assert "2026-11-24 rejected by email" in done.err


def test_what_can_mean_several_things_is_chosen_by_number(acting: Acting, monkeypatch: pytest.MonkeyPatch) -> None:
    at_terminal(monkeypatch)
    done = hear(acting, "gmail-offer-to-come.eml", typed="7\n1\n")
    assert (done.code, acting.log()[1:]) == (0, ["- 2026-11-25 offer spoken"])
    assert "2  2026-11-25 offer written by email" in done.err


@pytest.mark.parametrize("options", [(), ("--dry-run",), ("--yes",)])
def test_what_can_mean_several_things_is_never_taken_without_an_answer(acting: Acting, options: tuple[str, ...]) -> None:
    done = hear(acting, "gmail-both.eml", *options)
    assert (done.code, acting.log()) == (1, ["- 2026-11-16 prepared"])
    assert "`2026-12-01 rejected by email` or" in " ".join(done.err.split())


def test_where_nobody_is_there_the_line_is_only_named(acting: Acting) -> None:
    done = hear(acting, "gmail-rejection.eml")
    assert (done.code, acting.log()) == (1, ["- 2026-11-16 prepared"])
    assert "add --yes; or `followup-md log interviews/harbor TEXT` takes `2026-11-24 rejected by email`" in " ".join(done.err.split())


def test_a_dry_run_shows_the_line(acting: Acting) -> None:
    done = hear(acting, "gmail-rejection.eml", "--dry-run")
    assert (done.code, "- 2026-11-24 rejected by email" in done.out, len(acting.log())) == (0, True, 1)


def test_as_json_it_is_as_that_of_log(acting: Acting) -> None:
    done = hear(acting, "gmail-rejection.eml", "--yes", "--json")
    assert done.data["lines"] == [{"path": NOTE, "line": 17, "text": "- 2026-11-24 rejected by email"}]


@pytest.mark.parametrize("name", ["out-of-office.eml", "outlook-automatic-reply.eml", "auto-reply-words.eml"])
def test_an_automatic_answer_is_nothing(acting: Acting, name: str) -> None:
    done = hear(acting, name, "--yes")
    assert (done.code, "an automatic answer" in done.err, len(acting.log())) == (1, True, 1)


@pytest.mark.parametrize(
    "name", ["outlook-invitation.eml", "system-rejection.eml"], ids=["by who takes part", "by the name of the company"]
)
def test_without_a_note_the_writer_tells(acting: Acting, name: str) -> None:
    assert hear(acting, name, "--yes", note=None).code == 0
    assert len(acting.log()) == 2


@pytest.mark.parametrize(
    "signed", ["Best,\nPriya", "Best, Priya", "Priya Raman", "Kind regards, Priya Raman", "--\nPriya Raman, Engineering"]
)
def test_whoever_signed_tells_too(acting: Acting, signed: str) -> None:
    assert acting.run("hear", "-", "--yes", typed=f"Hi Ana,\nwe have chosen another candidate.\n\n{signed}\n", now=NOW).code == 0
    assert acting.log()[1:] == ["- 2026-12-02 rejected by email"]


def test_the_round_is_the_last_with_the_writer_on_that_day(acting: Acting) -> None:
    acting.write({"interviews/second.md": HEADER.replace("2026-11-17", "2026-11-24").replace("decision_date: 2026-12-04\n", "") + LOG})
    assert hear(acting, "apple-more-time.eml", "--yes", note=None).out.startswith(f"{NOTE}:")
    assert hear(acting, "outlook-invitation.eml", "--yes", note=None).out.startswith("interviews/second.md:")


def test_of_two_processes_neither_is_guessed(acting: Acting) -> None:
    acting.write({"interviews/other.md": HEADER.replace("Engineer", "Analyst") + LOG})
    done = hear(acting, "outlook-invitation.eml", "--yes", note=None)
    assert (done.code, "Which interview is this about? Name it: `followup-md hear harbor " in " ".join(done.err.split())) == (2, True)
    assert 'followup-md log "NOTE" --on "2026-11-24" "heard from NAME by email next round on 2026-12-03 10:00"' in done.err


def test_whoever_no_note_knows_is_to_be_named(acting: Acting) -> None:
    (acting.root / DANA).unlink()
    done = hear(acting, "gmail-moved.eml", "--yes")
    assert (done.code, len(acting.log())) == (2, 1)
    told = " ".join(done.err.split())
    assert "your notes do not say who Dana Cole is write down what was found" in told
    assert "make the note people/Dana Cole.md and run this again (with `email: dana.cole@harbor.example`" in told
    assert "for NAME, such as Priya Raman or Tom Okafor" in told


def test_pasted_text_with_nobody_in_it_is_from_nobody(acting: Acting) -> None:
    acting.write({NOTE: HEADER.replace('interviewers: ["[[Priya Raman]]", "[[Tom Okafor]]"]\n', "") + LOG})
    done = acting.run("hear", NOTE, "-", typed="Nothing new here.\n", now=NOW)
    assert (done.code, "the text does not say who wrote it" in done.err) == (2, True)
    assert f"Nothing in it says how things stand; write down yourself what it was: `followup-md log {NOTE} …`" in done.err
    (line,) = [row.strip() for row in done.err.split("\n") if row.startswith("    followup-md")]
    assert line == f'followup-md log "{NOTE}" --on "2026-12-02" "heard from NAME by email"'


def test_a_part_of_a_name_is_somebody_of_the_round(acting: Acting) -> None:
    acting.run("hear", "harbor", "-", "--yes", typed="From: Priya\n\nNothing new here.\n", now=NOW)
    assert acting.log()[1:] == ["- 2026-12-02 heard from [[Priya Raman]] by email"]


def test_somebody_without_a_note_is_named_in_full(acting: Acting) -> None:
    acting.write({NOTE: HEADER.replace("[[Tom Okafor]]", "Ann Lee") + LOG})
    acting.run("hear", "harbor", "-", "--yes", typed="From: Ann Lee\n\nNothing new here.\n", now=NOW)
    assert acting.log()[1:] == ["- 2026-12-02 heard from [[Ann Lee]] by email"]


def test_on_says_when_it_came(acting: Acting) -> None:
    hear(acting, "gmail-rejection.eml", "--yes", "--on", "2026-11-27 09:00")
    assert acting.log()[1:] == ["- 2026-11-27 09:00 rejected by email"]


@pytest.mark.parametrize(
    ("sent", "day"),
    [
        pytest.param("Tue, 24 Nov 2026 22:40:00 -0500", "2026-11-25", id="a header, in the person's zone"),
        pytest.param("Tue, 24 Nov 2026 23:40:00 -0000", "2026-11-24", id="a header without a zone"),
        pytest.param("Monday, November 23, 2026 4:02 PM", "2026-11-23", id="of Outlook"),
        pytest.param("23 Nov 2026", "2026-11-23", id="a day"),
        pytest.param("", "2026-12-02", id="none"),
    ],
)
def test_the_day_is_that_of_the_mail(acting: Acting, sent: str, day: str) -> None:
    loaded = load(str(acting.root), read_clock(NOW), replayed=True)
    assert str(find_sent_day(Mail("", "", sent, "", ()), loaded)) == day


@pytest.mark.parametrize(
    ("sent", "code", "message"),
    [
        ("Montag, 23. November 2026 um 16 Uhr", 0, "which does not read; 2026-12-02 is taken, or add --on DATE"),
        ("3 Dec 2026", 2, "still to come add --on DATE"),
    ],
)
def test_a_day_that_cannot_be_is_told_or_asked_for(acting: Acting, sent: str, code: int, message: str) -> None:
    done = acting.run("hear", "harbor", "-", "--yes", typed=f"From: Priya Raman\nDate: {sent}\n\nNothing new.\n", now=NOW)
    assert (done.code, message in " ".join(done.err.split())) == (code, True)
    assert acting.log()[1:] == ["- 2026-12-02 heard from [[Priya Raman]] by email"] * (code == 0)


def test_a_file_of_the_vault_is_found_too(acting: Acting) -> None:
    acting.write({"mails/no.txt": (MAILS / "pasted-rejection.txt").read_text()})
    assert acting.run("hear", "harbor", "mails/no.txt", "--yes", now=NOW).code == 0


@pytest.mark.parametrize(("words", "message"), [(("harbor", "gone.eml"), "there is no such file"), (("a", "b", "c"), "a note and a file")])
def test_what_is_no_mail_is_said(acting: Acting, words: tuple[str, ...], message: str) -> None:
    done = acting.run("hear", *words, now=NOW)
    assert (done.code, message in done.err) == (2, True)


def test_a_folder_is_no_mail(acting: Acting) -> None:
    assert "no mail in" in acting.run("hear", "harbor", str(MAILS), now=NOW).err


def test_whoever_pastes_is_told_how_to_end(acting: Acting, monkeypatch: pytest.MonkeyPatch) -> None:
    at_terminal(monkeypatch)
    assert "then press Ctrl-D" in acting.run("hear", "harbor", "-", "--yes", typed="We went with another candidate.\n", now=NOW).err


def test_a_line_that_the_log_refuses_is_refused(acting: Acting) -> None:
    hear(acting, "gmail-rejection.eml", "--yes")
    assert "says this already" in hear(acting, "gmail-rejection.eml", "--yes").err
