"""`jot`: what is typed in a hurry is one topic, one question or one promise, in its place, or nothing is written."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from support.cli import HEADER, NOTE, Acting

from followup_md.vault.load import read_vault

if TYPE_CHECKING:
    from pathlib import Path

    from followup_md.model import Interview

BODY = """
### [[Priya Raman]]
- engineers sit in the planning

### [[Tom Okafor]]

## Log
- 2026-11-16 prepared
"""


@pytest.fixture
def acting(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Acting:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    vault = Acting(tmp_path / "vault")
    vault.write({NOTE: HEADER + BODY})
    return vault


def read_harbor(acting: Acting) -> Interview:
    return next(each for each in read_vault(str(acting.root)).vault.interviews if each.path == NOTE)


@pytest.mark.parametrize(
    ("typed", "person"),
    [
        pytest.param("the on-call rota", None, id="of all"),
        pytest.param("Priya: trucks report late", "Priya Raman", id="a first name"),
        pytest.param("priya raman: trucks report late", "Priya Raman", id="a whole name"),
        pytest.param("[[Priya Raman]]: trucks report late", "Priya Raman", id="a link"),
        pytest.param("Okafor: trucks: they report late", "Tom Okafor", id="a colon in it"),
        pytest.param("Priya - trucks report late", "Priya Raman", id="a dash"),
        pytest.param("Tom – trucks report late", "Tom Okafor", id="a long dash"),
        pytest.param("* a bullet already", None, id="with its bullet"),
    ],
)
def test_a_topic_is_one_more_and_of_whom_it_is_said(acting: Acting, typed: str, person: str | None) -> None:
    before = {topic.text for topic in read_harbor(acting).topics}
    assert acting.run("jot", "harbor", typed).code == 0
    (new,) = [topic for topic in read_harbor(acting).topics if topic.text not in before]
    text = typed.removeprefix("* ")
    assert (new.text, new.person) == (text if person is None else re.split(": | [-–] ", text, maxsplit=1)[1], person)


def test_a_topic_of_all_is_not_put_below_a_name(acting: Acting) -> None:
    acting.write({NOTE: HEADER + "**Tom**\n- the on-call rota\n\n## Log\n"})
    acting.run("jot", "harbor", "the budget")
    assert {topic.text: topic.person for topic in read_harbor(acting).topics} == {
        "late events": None,
        "the on-call rota": "Tom Okafor",
        "the budget": None,
    }
    assert "## Topics\n- the budget\n- late events\n**Tom**\n" in (acting.root / NOTE).read_text()


def test_a_topic_of_two_is_that_of_both(acting: Acting) -> None:
    acting.run("jot", "harbor", "Priya / Tom: who plans")
    assert {topic.person for topic in read_harbor(acting).topics if topic.text == "who plans"} == {"Priya Raman", "Tom Okafor"}


def test_a_colon_behind_other_words_is_part_of_the_topic(acting: Acting) -> None:
    acting.run("jot", "harbor", "Salary: 50k and a car")
    assert "- late events\n- Salary: 50k and a car\n" in (acting.root / NOTE).read_text()


@pytest.mark.parametrize(
    ("typed", "text", "rating"),
    [
        pytest.param("? schema drift 2/5", "schema drift", 2, id="a rating"),
        pytest.param("?schema drift (4/5)", "schema drift", 4, id="in brackets"),
        pytest.param("? how would you handle drift?", "how would you handle drift?", None, id="none"),
    ],
)
def test_a_question_is_one_more(acting: Acting, typed: str, text: str, rating: int | None) -> None:
    assert acting.run("jot", "harbor", typed).code == 0
    (question,) = read_harbor(acting).questions
    assert (question.text, question.rating, question.stumble) == (text, rating, rating == 2)


@pytest.mark.parametrize(
    ("typed", "text", "by"),
    [
        # It is Wednesday 18 November 2026.
        pytest.param("! sample query by fri", "sample query", "2026-11-20", id="a weekday"),
        pytest.param("! sample query, by 24 nov.", "sample query", "2026-11-24", id="a day"),
        pytest.param("! sample query by +2w", "sample query", "2026-12-02", id="a count"),
        pytest.param("! send it by email by tomorrow", "send it by email", "2026-11-19", id="another by"),
        pytest.param("! sample query by email", "sample query by email", None, id="no day"),
        pytest.param("! sample query", "sample query", None, id="nothing"),
    ],
)
def test_a_promise_is_one_more_with_its_day(acting: Acting, typed: str, text: str, by: str | None) -> None:
    assert acting.run("jot", "harbor", typed).code == 0
    (promise,) = read_harbor(acting).promises
    assert (promise.text, promise.by and str(promise.by)) == (text, by)


@pytest.mark.parametrize(
    "typed",
    [
        "! sample query by wed",
        "! sample query by next fri",
        "! sample query by 30 feb",
        "! it by in two days time",
        "! it by tomorow",
        "! a list by fri, the query by tomorow",
        "? rating 7/5",
        "? 3/5",
        "Pria: trucks",
    ],
)
def test_a_day_that_does_not_mean_one_day_is_asked_for(acting: Acting, typed: str) -> None:
    before = (acting.root / NOTE).read_bytes()
    done = acting.run("jot", "harbor", typed)
    assert done.code == 2, done.out
    assert "write" in done.err
    assert (acting.root / NOTE).read_bytes() == before


def test_two_promises_with_their_days_are_two(acting: Acting) -> None:
    assert acting.run("jot", "harbor", "! send the query plan by friday, reading list by mon and notes by email by 1 dec").code == 0
    assert [(each.text, str(each.by)) for each in read_harbor(acting).promises] == [
        ("send the query plan", "2026-11-20"),
        ("reading list", "2026-11-23"),
        ("notes by email", "2026-12-01"),
    ]


def test_the_means_of_a_promise_do_not_end_it(acting: Acting) -> None:
    acting.run("jot", "harbor", "! write by email, and ring Tom by fri")
    assert [(each.text, str(each.by)) for each in read_harbor(acting).promises] == [("write by email, and ring Tom", "2026-11-20")]


def test_a_name_that_is_misspelt_is_asked_about(acting: Acting) -> None:
    done = acting.run("jot", "harbor", "Pria: trucks")
    assert (done.code, 'did you mean Priya Raman? write "Priya Raman: trucks"' in " ".join(done.err.split())) == (2, True)


def test_a_name_that_two_people_bear_is_asked_for(acting: Acting) -> None:
    acting.write({NOTE: HEADER.replace("Tom Okafor", "Priya Shah") + BODY})
    done = acting.run("jot", "harbor", "Priya: trucks report late")
    assert done.code == 2
    assert '"Priya Raman: trucks report late" or "Priya Shah: trucks report late"' in " ".join(done.err.split())


def test_what_happened_is_for_the_log(acting: Acting) -> None:
    done = acting.run("jot", "harbor", "2026-11-18 thanked Priya by letter")
    assert (done.code, '`followup-md log NOTE "2026-11-18 thanked Priya by letter"`' in " ".join(done.err.split())) == (2, True)


@pytest.mark.parametrize("typed", ["?", "!", "  ", "-"])
def test_without_words_there_is_nothing_to_note_down(acting: Acting, typed: str) -> None:
    assert acting.run("jot", "harbor", typed).code == 2


def test_the_line_is_shown_in_its_place_and_taken_back(acting: Acting) -> None:
    before = (acting.root / NOTE).read_bytes()
    assert acting.run("jot", "harbor", "Tom: the rota", "--dry-run").out == (
        f"{NOTE}: would be written\n  18  ### [[Tom Okafor]]\n+ 19  - the rota\n"
    )
    assert (acting.root / NOTE).read_bytes() == before
    assert acting.run("jot", "harbor", "Tom: the rota").out == f"{NOTE}:\n  18  ### [[Tom Okafor]]\n+ 19  - the rota\n"
    again = acting.run("jot", "harbor", "Tom: the rota")
    assert (again.code, "says this already: - the rota" in again.err) == (1, True)
    assert acting.run("log", "harbor", "--undo").code == 0
    assert (acting.root / NOTE).read_bytes() == before


def test_what_is_written_as_json(acting: Acting) -> None:
    done = acting.run("jot", "harbor", "? schema drift 2/5", "--json")
    lines = [{"path": NOTE, "line": 21, "text": "- schema drift"}, {"path": NOTE, "line": 22, "text": "  - rating: 2"}]
    assert done.data == {"version": 1, "written": True, "lines": lines, "guard": [], "problems": []}


def test_a_person_means_the_last_round_with_them(acting: Acting) -> None:
    later = HEADER.replace("2026-11-17", "2026-11-25").replace("company: Harbor", "company: Harbor\nprocess: harbor")
    acting.write({"interviews/second.md": later})
    assert acting.run("jot", "people/Tom Okafor.md", "the rota").out.startswith(f"{NOTE}:")
    assert acting.run("jot", "people/Tom Okafor.md", "the rota", now="2026-11-26T12:00").out.startswith("interviews/second.md:")


def test_what_is_no_interview_takes_nothing(acting: Acting) -> None:
    done = acting.run("jot", "search", "the rota")
    assert (done.code, "search.md is no note of an interview" in done.err) == (2, True)


def test_a_state_folder_that_cannot_be_written_is_said(acting: Acting, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("followup_md.vault.journal.remember_change", lambda *_: None)
    assert "cannot take this back" in acting.run("jot", "harbor", "the rota").err


def test_what_an_editor_wrote_meanwhile_is_kept(acting: Acting, monkeypatch: pytest.MonkeyPatch) -> None:
    note = acting.root / NOTE
    old = note.read_bytes()
    monkeypatch.setattr("followup_md.cli.jot.read_bytes_of", lambda *_: old)
    note.write_text(note.read_text().replace("- late events", "- late events\n- the quay"))
    assert acting.run("jot", "harbor", "the rota").code == 0
    assert "- late events\n- the quay\n- the rota\n" in note.read_text()


def test_a_note_without_a_date_that_reads_takes_it(acting: Acting) -> None:
    acting.write({NOTE: HEADER.replace("2026-11-17T13:00", "soon") + BODY})
    assert acting.run("jot", NOTE, "the rota").code == 0
