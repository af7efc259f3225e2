"""`guard`: may I write or call? The answer, the reason with its requirement, what is allowed instead, and an exit code."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from jsonschema import Draft202012Validator
from support.cli import HEADER, NOTE, Acting

from followup_md.render.schema import describe_schema

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def acting(tmp_path: Path) -> Acting:
    return Acting(tmp_path)


def test_before_their_day_one_waits(acting: Acting) -> None:
    done = acting.run("guard", "Priya")
    assert (done.code, done.err) == (1, "")
    assert done.out.split("\n") == [
        "Priya Raman: not yet",
        "Wait until Fri 4 Dec: they decide by Fri 4 Dec (R1.15)",
        "Allowed today: your thanks, and replying to them. Better: this week you have 2 of 3 search activities.",
        "",
    ]


def test_on_their_day_one_may(acting: Acting) -> None:
    done = acting.run("guard", "priya", "raman", now="2026-12-04T12:00")
    assert done.code == 0
    assert done.out.startswith("Priya Raman: yes\nYour follow-up is due since Fri 4 Dec")


def test_once_it_is_spent_one_does_not(acting: Acting) -> None:
    acting.run("log", "harbor", "followed up with Priya by email", now="2026-12-04T12:00")
    done = acting.run("guard", "Priya", now="2026-12-10T12:00")
    assert done.code == 1
    assert done.out.startswith("Priya Raman: not now\nYou followed up with Priya Raman on Fri 4 Dec; nobody asked you to write again.")


def test_a_process_is_asked_about_by_whoever_one_would_write_to(acting: Acting) -> None:
    assert acting.run("guard", "harbor-engineer").out.startswith("Priya Raman: not yet")
    assert acting.run("guard", "harbor").out == acting.run("guard", "Harbor", "Engineer").out


def test_how_an_offer_stands_is_said_as_a_clause(acting: Acting) -> None:
    acting.run("log", "harbor", "offer spoken")
    done = acting.run("guard", "harbor")
    assert done.code == 1
    assert done.out.startswith("Priya Raman: not now\nThere is nothing to ask: they have made you an offer, not yet in writing (R1.18)\n")


def test_a_process_in_which_nobody_was_met_has_nobody_to_ask(acting: Acting) -> None:
    done = acting.run("guard", "globex")
    assert done.code == 1
    assert done.out.startswith("Globex: not now\nYou have applied, and nobody has met you yet")


@pytest.mark.parametrize(
    ("purpose", "verdict"),
    [
        ("thanks", "yes"),
        ("reply", "yes"),
        ("logistics", "yes"),
        ("material", "yes"),
        ("offer", "yes"),
        ("withdraw", "yes"),
        ("status", "not yet"),
    ],
)
def test_it_counts_what_for(acting: Acting, purpose: str, verdict: str) -> None:
    for subject in ("Priya", "harbor"):
        done = acting.run("guard", subject, "--for", purpose)
        assert done.out.startswith(f"Priya Raman: {verdict}\n")
        assert done.code == (verdict != "yes")


def test_who_wants_no_contact_is_left_alone_but_for_an_answer(acting: Acting) -> None:
    acting.run("log", "harbor", "heard from Priya no contact")
    for subject in ("Tom", "harbor"):
        done = acting.run("guard", subject, "--for", "withdraw")
        assert done.code == 1
        assert "They asked you not to write or call (R1.13)" in done.out
        assert acting.run("guard", subject, "--for", "reply").code == 0


def test_of_letter_and_mail_the_other_one_is_allowed_and_the_same_is_not(acting: Acting) -> None:
    acting.write({NOTE: HEADER.replace("kind: panel", "channel: both") + "\n## Log\n- 2026-11-17 thanked Priya by email\n"})
    assert acting.run("guard", "Priya", "--for", "thanks", "--by", "letter").code == 0
    assert acting.run("guard", "Priya", "--for", "thanks", "--by", "email").code == 1


@pytest.mark.parametrize(
    ("subject", "message"),
    [
        pytest.param("Zoe", "nobody and no process 'Zoe'", id="nobody"),
        pytest.param("a", "'a' fits 2 people", id="several people"),
        pytest.param("e n", "'e n' fits 3 processes", id="several processes"),
    ],
)
def test_who_is_meant_must_be_clear(acting: Acting, subject: str, message: str) -> None:
    acting.write({"interviews/x.md": HEADER.replace("Harbor", "Globe Inc").replace("Priya Raman", "Kim").replace("Tom Okafor", "Kim")})
    done = acting.run("guard", subject)
    assert done.code == 1
    assert message in done.err


@pytest.mark.parametrize(("typed", "meant"), [("pria", "priya"), ("priya rahman", "priya raman"), ("Habor", "harbor")])
def test_a_name_that_is_spelt_almost_so_gets_a_did_you_mean(acting: Acting, typed: str, meant: str) -> None:
    assert f"did you mean `{meant}`?" in acting.run("guard", *typed.split()).err


def test_where_the_notes_name_nobody_it_is_said(tmp_path: Path) -> None:
    acting = Acting(tmp_path)
    for path in (NOTE, "people/Priya Raman.md", "people/Tom Okafor.md", "search.md"):
        (tmp_path / path).unlink()
    assert "the notes name nobody yet" in acting.run("guard", "Zoe").err


@pytest.mark.parametrize("args", [["Priya"], ["Priya", "--for", "reply"], ["globex"]])
def test_json_is_what_its_schema_says(acting: Acting, args: list[str]) -> None:
    schema = describe_schema("guard")
    done = acting.run("guard", *args, "--json")
    Draft202012Validator(schema).validate(done.data)
    assert done.code == (done.data["verdict"] != "allow")


def test_json_names_the_day_until_which_one_waits(acting: Acting) -> None:
    assert acting.run("guard", "Priya", "--json").data == {
        "version": 1,
        "verdict": "wait",
        "until": "2026-12-04",
        "reason": "wait until Fri 4 Dec: they decide by Fri 4 Dec",
        "requirement": "R1.15",
        "allowed_instead": "Allowed today: your thanks, and replying to them. Better: this week you have 2 of 3 search activities.",
        "unread": [],
    }


UNREAD = HEADER + "\n## Log\n- 2026-11-18 thanked Priya\n- 2026-11-20 followup email to Priya\nparking is round the back\n"


def test_what_does_not_read_in_the_process_is_named_before_the_verdict(acting: Acting) -> None:
    acting.write({NOTE: UNREAD})
    done = acting.run("guard", "priya", now="2026-12-05T12:00")
    assert done.code == 0  # the verdict itself is as it was
    assert done.out.startswith(f"1 line in {NOTE} does not read: line 17 `- 2026-11-20 followup email to Priya`\nPriya Raman: yes\n")
    assert acting.run("guard", "harbor", now="2026-12-05T12:00").out.startswith(f"1 line in {NOTE} does not read: line 17 ")


def test_lines_that_do_not_read_are_listed_as_json(acting: Acting) -> None:
    acting.write({NOTE: UNREAD})
    assert acting.run("guard", "priya", "--json", now="2026-12-05T12:00").data["unread"] == [
        {
            "path": NOTE,
            "line": 17,
            "message": '"followup" is no event of the log',
            "hint": "write `2026-11-20 followed up with [[Priya Raman]] by email`",
        }
    ]
    assert acting.run("guard", "globex", "--json").data["unread"] == []


def test_several_lines_of_several_notes_are_counted(acting: Acting) -> None:
    person = "people/Priya Raman.md"
    lines = "".join(f"- 2026-11-2{day} frobbed Priya\n" for day in range(5))
    acting.write({NOTE: UNREAD + lines, person: "---\ncompany: Harbor\n---\n## Log\n- 2026-11-19 heard from Priya: decision next Friday\n"})
    first, second = acting.run("guard", "priya", now="2026-12-05T12:00").out.split("\n")[:2]
    assert first.startswith(f"6 lines in {NOTE} do not read: line 17 `- 2026-11-20 followup email to Priya`, line 19 `")
    assert first.endswith(", and 3 more")
    assert second == f"1 line in {person} does not read: line 5 `- 2026-11-19 heard from Priya: decision next Friday`"


def test_what_a_note_says_is_as_it_should_be_is_not_named(acting: Acting) -> None:
    acting.write({NOTE: f"{UNREAD}\n<!-- followup-md: ignore unknown-event: a word of ours -->\n"})
    assert acting.run("guard", "priya", now="2026-12-05T12:00").out.startswith("Priya Raman: yes\n")


def test_a_line_of_the_search_is_named_for_the_company_that_it_may_mean(acting: Acting) -> None:
    acting.write({"search.md": "| Date | Company | Role | Status |\n|-|-|-|-|\n| 2026-11-16 | Harbor | Engineer | Applied |\n"})
    assert acting.run("guard", "priya").out.startswith("1 line in search.md does not read: line 3 `| 2026-11-16 | Harbor |")


def test_an_interview_whose_start_does_not_read_is_named(acting: Acting) -> None:
    second = "interviews/second.md"
    acting.write({second: HEADER.replace("2026-11-17T13:00", "13 or 14 Dec").replace("end: 2026-11-17T15:30\n", "")})
    assert acting.run("guard", "priya").out.startswith(f"1 line in {second} does not read: line 5 `start: 13 or 14 Dec`\n")
