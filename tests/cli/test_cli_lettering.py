"""What a draft comes to: where it is written, what is left alone, who gets it, and what is wanting."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from support.cli import Acting
from support.letters import NO_GLYPH

if TYPE_CHECKING:
    from pathlib import Path

HEAD = 'to: "[[Priya Raman]]"\ninterview: "[[harbor]]"\ncreated: 2026-11-18\n'
BODY = "\nDear Ms. Raman:\n\nLate events.\n\nSincerely,\n\nAna Silva\n"
DRAFT, PDF = "letters/priya.md", "letters/priya.pdf"
PRIYA = "people/Priya Raman.md"


@pytest.fixture
def acting(tmp_path: Path) -> Acting:
    return Acting(tmp_path / "vault")


def write(acting: Acting, head: str = "channel: letter\n", body: str = BODY) -> None:
    acting.write({DRAFT: f"---\n{HEAD}{head}---\n{body}"})


def list_problems(acting: Acting, *options: str) -> list[tuple[str, str, str | None]]:
    """Return path, level and message of what no check finds."""
    problems = acting.run("letter", DRAFT, "--json", *options).data["problems"]
    assert isinstance(problems, list)
    return [(item["path"], item["level"], item["message"]) for item in problems if item["check"] is None]


@pytest.mark.parametrize(
    ("name", "options", "head"),
    [("priya.pdf", [], "channel: letter\n"), ("priya.html", ["--html"], "channel: letter\n"), ("priya.eml", [], "channel: email\n")],
)
def test_a_file_of_somebody_else_is_left_alone(acting: Acting, name: str, options: list[str], head: str) -> None:
    write(acting, head)
    theirs = {"priya.pdf": b"%PDF-1.7 a scan", "priya.html": b"<html>", "priya.eml": b"From: me"}[name]
    (acting.root / "letters" / name).write_bytes(theirs)
    done = acting.run("letter", DRAFT, *options)
    assert done.code == 1
    assert done.err == (
        f"followup-md: letters/{name} is not made by this program, so it is left alone\n"
        "    rename it or move it, or name another by --output\n"
    )
    assert (acting.root / "letters" / name).read_bytes() == theirs


@pytest.mark.parametrize(("options", "head"), [([], "channel: letter\n"), (["--html"], "channel: letter\n"), ([], "channel: email\n")])
def test_a_file_of_ours_is_written_over(acting: Acting, options: list[str], head: str) -> None:
    write(acting, head)
    assert acting.run("letter", DRAFT, *options).out.startswith("written: ")
    write(acting, head, BODY.replace("Late", "More late"))
    assert acting.run("letter", DRAFT, *options).out.startswith("written: ")


def test_a_folder_in_the_way_is_said(acting: Acting) -> None:
    write(acting)
    (acting.root / PDF).mkdir()
    done = acting.run("letter", DRAFT)
    assert (done.code, f"followup-md: {PDF} is in the way: it cannot be read" in done.err) == (3, True)


@pytest.mark.parametrize(
    ("name", "form", "start"),
    [
        ("out.pdf", "pdf", b"%PDF-"),
        ("out.HTML", "html", b"<!-- followup-md"),
        ("out.htm", "html", b"<!-- followup-md"),
        ("out", "pdf", b"%PDF-"),
    ],
)
def test_another_file_may_be_named(
    acting: Acting, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, name: str, form: str, start: bytes
) -> None:
    write(acting)
    monkeypatch.chdir(tmp_path)
    done = acting.run("letter", DRAFT, "--output", name, "--json")
    assert (done.data["path"], done.data["form"]) == (name, form)
    assert (tmp_path / name).read_bytes().startswith(start)


def test_a_page_is_not_called_pdf(acting: Acting, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    write(acting, body=BODY.replace("Late", NO_GLYPH))
    monkeypatch.chdir(tmp_path)
    assert acting.run("letter", DRAFT, "--output", "out.pdf", "--json").data["path"] == "out.html"
    assert not (tmp_path / "out.pdf").exists()


@pytest.mark.parametrize(
    ("head", "body", "form"),
    [
        pytest.param("", BODY, "pdf", id="nothing-said"),
        pytest.param("channel: hand\n", BODY, "pdf", id="by-hand"),
        pytest.param("", f"\nSubject: x\n{BODY}", "eml", id="a-subject-makes-a-mail"),
        pytest.param("channel: letter\n", f"\nSubject: x\n{BODY}", "pdf", id="unless-it-is-a-letter"),
        pytest.param("kind: connect\nchannel: email\n", BODY, "eml", id="a-kind-by-mail"),
    ],
)
def test_the_channel_decides_what_is_made(acting: Acting, head: str, body: str, form: str) -> None:
    write(acting, head, body)
    assert acting.run("letter", DRAFT, "--json").data["form"] == form


@pytest.mark.parametrize("kind", ["connect", "engage", "share-answer"])
def test_what_is_typed_elsewhere_is_not_printed(acting: Acting, kind: str) -> None:
    write(acting, f"kind: {kind}\n")
    done = acting.run("letter", DRAFT)
    assert (done.code, f"is a draft of kind {kind}, so there is nothing to print" in done.err) == (2, True)


@pytest.mark.parametrize("option", ["--envelope", "--html"])
def test_a_mail_has_no_envelope_and_no_page(acting: Acting, option: str) -> None:
    write(acting, "channel: email\n")
    done = acting.run("letter", DRAFT, option)
    assert (done.code, f"{DRAFT} is an e-mail" in done.err) == (2, True)


TYPED = "\nAna\n\n18 November 2026\n\nMs. Priya Raman\nHarbor\n9 Other Quay\n"


@pytest.mark.parametrize(
    ("person", "body", "expected"),
    [
        pytest.param("address: 1 Quay", BODY, ["Priya Raman", "Harbor", "1 Quay"], id="from-the-note"),
        pytest.param("address: 1 Quay", TYPED + BODY, ["Ms. Priya Raman", "Harbor", "9 Other Quay"], id="from-the-letter"),
        pytest.param(
            "address: 1 Quay", TYPED.replace("9 Other Quay\n", "") + BODY, ["Priya Raman", "Harbor", "1 Quay"], id="typed-in-part"
        ),
        pytest.param("title: Lead", TYPED + BODY, ["Ms. Priya Raman", "Harbor", "9 Other Quay"], id="no-address-in-the-note"),
    ],
)
def test_the_envelope_goes_to_the_address_in_the_letter_else_to_that_in_the_note(
    acting: Acting, person: str, body: str, expected: list[str]
) -> None:
    acting.write({PRIYA: f"---\ncompany: Harbor\n{person}\n---\n"})
    write(acting, body=body)
    acting.run("letter", DRAFT, "--envelope", "--html")
    page = (acting.root / "letters/priya-envelope.html").read_text(encoding="utf-8")
    assert f'<p class="recipient" dir="auto">{"<br>".join(expected)}</p>' in page


@pytest.mark.parametrize(
    ("sender", "expected"),
    [
        pytest.param("", "Ana Silva<br>3 Quay Street", id="from-the-letter"),
        pytest.param('name = "A. Silva"', "Ana Silva<br>3 Quay Street", id="settings-without-address"),
        pytest.param('name = "A. Silva"\naddress = "4 Quay"', "A. Silva<br>4 Quay", id="from-the-settings"),
    ],
)
def test_the_sender_of_the_envelope_is_that_of_the_settings_else_of_the_letter(acting: Acting, sender: str, expected: str) -> None:
    acting.write({"followup.toml": f"[sender]\n{sender}\n"})
    write(acting, body=f"\nAna Silva\n3 Quay Street\nana@example.com\n\n18 November 2026\n{BODY}")
    acting.run("letter", DRAFT, "--envelope", "--html")
    assert f'<p class="sender" dir="auto">{expected}</p>' in (acting.root / "letters/priya-envelope.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("to", "message", "hint"),
    [
        ('"[[Priya Raman]]"', "no postal address of Priya Raman", "as `address: …` in people/Priya Raman.md"),
        ('"[[Lena Fischer]]"', "no postal address of Lena Fischer", "as `address: …` in people/Lena Fischer.md"),
        ("", "no postal address", 'into a note of the person, and name them in the draft: `to: "[[NAME]]"`'),
    ],
)
def test_an_envelope_without_an_address_says_what_to_write_where(acting: Acting, to: str, message: str, hint: str) -> None:
    note = (acting.root / "interviews/harbor.md").read_text(encoding="utf-8")
    acting.write({PRIYA: "---\ncompany: Harbor\n---\n", "interviews/harbor.md": note.replace('"[[Tom Okafor]]"', '"[[Lena Fischer]]"')})
    acting.write({DRAFT: f'---\nto: {to}\ninterview: "[[harbor]]"\nchannel: letter\n---\n{BODY}'})
    done = acting.run("letter", DRAFT, "--envelope")
    assert (done.code, done.out) == (1, "")
    first, *rest = done.err.strip().split("\n")
    assert (first, " ".join(" ".join(rest).split())) == (f"followup-md: {message}", f"write it below the date, or {hint}")


@pytest.mark.parametrize(
    ("person", "head", "body", "expected"),
    [
        pytest.param("address: 1 Quay", "channel: letter\n", BODY, [], id="all-there"),
        pytest.param(
            "email: p@example.com", "channel: letter\n", BODY, [(DRAFT, "warning", "no postal address of Priya Raman")], id="address"
        ),
        pytest.param("email: p@example.com", "channel: hand\n", BODY, [], id="handed-in"),
        pytest.param(
            "address: 1 Quay", "channel: letter\n", "\nA word.\n", [(DRAFT, "warning", "no salutation is known in it")], id="greeting"
        ),
        pytest.param("email: p@example.com", "channel: email\n", f"\nSubject: x\n{BODY}", [], id="a-mail"),
        pytest.param(
            "address: 1", "channel: email\n", f"\nSubject: x\n{BODY}", [(PRIYA, "error", "no e-mail address of Priya Raman")], id="no-mail"
        ),
        pytest.param(
            "email: at work", "channel: email\n", f"\nSubject: x\n{BODY}", [(PRIYA, "error", '"at work" is no e-mail address')], id="none"
        ),
        pytest.param("email: p@example.com", "channel: email\n", BODY, [(DRAFT, "error", "no subject")], id="no-subject"),
    ],
)
def test_what_is_wanting_is_named_with_its_place(
    acting: Acting, person: str, head: str, body: str, expected: list[tuple[str, str, str]]
) -> None:
    acting.write({PRIYA: f"---\ncompany: Harbor\n{person}\n---\n"})
    write(acting, head, body)
    assert list_problems(acting) == expected


def test_a_letter_without_a_date_says_so(acting: Acting) -> None:
    acting.write({DRAFT: f'---\nto: "[[Priya Raman]]"\ninterview: "[[harbor]]"\ncreated: soon\n---\n{BODY}'})
    assert list_problems(acting) == [(DRAFT, "warning", "no date")]


def test_a_mail_to_nobody_is_not_ready(acting: Acting) -> None:
    acting.write({DRAFT: f"---\nchannel: email\n---\nSubject: x\n{BODY}"})
    assert list_problems(acting) == [(DRAFT, "error", "nobody to send it to")]


@pytest.mark.parametrize(
    ("sender", "told"),
    [('[sender]\nname = "Ana Silva"\n', True), ('[sender]\nname = "Ana Silva"\nphone = "555-0199"\n', False)],
)
def test_a_sender_that_is_set_above_the_letter_is_not_missed(acting: Acting, sender: str, told: bool) -> None:
    acting.write({"followup.toml": sender})
    write(acting, "kind: thank-you\nchannel: letter\n")
    assert ("draft-no-sender" in acting.run("letter", DRAFT).out) is told


def test_remarks_are_not_told(acting: Acting) -> None:
    write(acting, "kind: thank-you\nchannel: letter\nfoo: bar\n")
    levels = {item["level"] for item in acting.run("letter", DRAFT, "--json").data["problems"]}  # type: ignore[attr-defined] # a list
    assert levels <= {"error", "warning"}
