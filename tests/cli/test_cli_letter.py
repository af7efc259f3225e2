"""`letter`: which draft is meant, what becomes of it, and what is said."""

from __future__ import annotations

import sys
from email import message_from_bytes
from typing import TYPE_CHECKING

import pytest
from jsonschema import Draft202012Validator
from support.cli import Acting
from support.letters import NO_GLYPH, read_pdf, squeeze

from followup_md.render.schema import describe_schema

if TYPE_CHECKING:
    from pathlib import Path

CONFIG = """\
timezone = "Europe/Dublin"
[sender]
name = "Ana Silva"
email = "ana@example.com"
phone = "555-0199"
address = "3 Quay Street\\nGalway"
country = "IE"
"""
HEAD = 'kind: thank-you\nto: "[[Priya Raman]]"\ninterview: "[[harbor]]"\ncreated: 2026-11-18\n'
SAID = (
    "On Tuesday you described late events at Harbor, and your words have kept me busy since: a ledger that closes before the trucks have "
    "spoken. At Norline I moved forty jobs to hourly loads and met the same trouble at the edges, so the Engineer post is work I know and "
    "would enjoy. You expect to decide on 4 December; until then you reach me at the number above, at any hour of the day."
)
LETTER = f"---\n{HEAD}channel: letter\n---\n\nDear Ms. Raman:\n\n{SAID}\n\nSincerely,\n\nAna Silva\n"
MAIL = f"---\n{HEAD}channel: email\n---\nSubject: Engineer: late events\n\nDear Ms. Raman,\n\n{SAID}\n\nAna Silva\n555-0199\n"
DRAFT = "letters/2026-11-18-priya-raman-thank-you.md"
PDF, HTML, EML = (DRAFT.replace(".md", ending) for ending in (".pdf", ".html", ".eml"))


@pytest.fixture
def acting(tmp_path: Path) -> Acting:
    acting = Acting(tmp_path / "vault")
    acting.write({"followup.toml": CONFIG, DRAFT: LETTER})
    return acting


@pytest.fixture
def _no_library(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "typst", None)


def test_a_letter_typed_without_a_head_is_printed_whole(acting: Acting, tmp_path: Path) -> None:
    done = acting.run("letter", "priya", "thank")
    assert (done.code, done.err) == (0, "")
    assert done.out == f"written: {PDF} (A4, one page)\nsend-ready\nposted today, it is there by Wed 25 Nov; they decide on Fri 4 Dec\n"
    head = "Ana Silva 3 Quay Street Galway 555-0199 · ana@example.com 18 November 2026 Priya Raman Harbor 1 Quay Dear Ms. Raman:"
    assert read_pdf((acting.root / PDF).read_bytes(), tmp_path) == squeeze(f"{head} {SAID} Sincerely, Ana Silva")


def test_run_again_it_changes_nothing(acting: Acting) -> None:
    acting.run("letter", DRAFT)
    before = (acting.root / PDF).stat()
    assert acting.run("letter", DRAFT).out.startswith(f"unchanged: {PDF} ")
    assert acting.run("letter", DRAFT, now="2026-12-25T12:00").out.startswith("unchanged: ")
    assert (acting.root / PDF).stat().st_mtime_ns == before.st_mtime_ns


def test_once_the_draft_was_changed_it_is_written_again(acting: Acting) -> None:
    acting.run("letter", DRAFT)
    acting.write({DRAFT: LETTER.replace("at any hour of the day", "at any hour")})
    assert acting.run("letter", DRAFT).out.startswith("written: ")


@pytest.mark.parametrize(
    "typed",
    [
        DRAFT,
        DRAFT.removesuffix(".md"),
        DRAFT.removeprefix("letters/"),
        "2026-11-18-priya-raman-thank-you",
        "Priya",
        "raman THANK",
        PDF,
        EML,
    ],
)
def test_a_draft_goes_by_its_path_its_name_or_words_of_it(acting: Acting, typed: str) -> None:
    assert acting.run("letter", *typed.split(" ")).out.startswith(f"written: {PDF} ")


def test_a_path_is_tried_from_the_current_folder(acting: Acting, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(acting.root / "letters")
    assert acting.run("letter", DRAFT.removeprefix("letters/")).code == 0


def test_words_that_fit_several_name_them(acting: Acting) -> None:
    acting.write({"letters/2026-12-04-priya-raman-follow-up.md": MAIL})
    done = acting.run("letter", "priya")
    assert (done.code, done.out) == (1, "")
    said = "followup-md: 'priya' fits 2 drafts name one: 2026-12-04-priya-raman-follow-up, 2026-11-18-priya-raman-thank-you"
    assert " ".join(done.err.split()) == said


def test_words_that_fit_none_get_what_was_meant_or_what_there_is(acting: Acting) -> None:
    assert "did you mean `raman`?" in acting.run("letter", "ramen").err
    assert "known: 2026-11-18-priya-raman-thank-you" in acting.run("letter", "zzz").err
    (acting.root / DRAFT).unlink()
    done = acting.run("letter", "priya")
    assert (done.code, "there are no drafts in letters/ yet" in done.err) == (1, True)


def test_a_note_is_no_draft(acting: Acting) -> None:
    done = acting.run("letter", "interviews/harbor.md")
    assert (done.code, done.err) == (2, "followup-md: interviews/harbor.md is no draft\n    drafts lie in letters/\n")


def test_open_marks_are_printed_and_named(acting: Acting) -> None:
    acting.write({DRAFT: LETTER.replace("forty", "[NUMBER]")})
    done = acting.run("letter", "priya")
    assert done.code == 0
    assert done.out.split("\n")[:3] == [
        f"written: {PDF} (A4, one page)",
        "not send-ready:",
        '  line 11: the letter still says "[NUMBER]" (draft-placeholder)',
    ]


def test_a_letter_of_sixty_lines_says_by_how_many_it_is_over(acting: Acting) -> None:
    acting.write({DRAFT: LETTER.replace(SAID, "\n".join([SAID, *(f"- line {number}" for number in range(55))]))})
    done = acting.run("letter", "priya")
    first, second, *_ = done.out.split("\n")
    assert first == f"written: {PDF} (A4, 2 pages)"
    # Lines are 5.14 mm apart, capitals 2.5 mm high. Sender 17.9, date 14.5, recipient 23.8, salutation 12.5, 60 lines 310.9, close 9.5
    # and name 20.5 are 409.6 mm, which is 162.6 over 247.
    assert second == "2 pages: 32 lines over; cut it to one page"


@pytest.mark.usefixtures("_no_library")
def test_without_the_library_there_is_a_page_to_print(acting: Acting) -> None:
    done = acting.run("letter", "priya")
    assert done.out.split("\n")[:2] == [
        f"written: {HTML} (A4, about one page)",
        "open it in a browser and print it, without headers and footers; the extra `pdf` makes a PDF instead",
    ]
    assert SAID in (acting.root / HTML).read_text(encoding="utf-8")
    assert acting.run("letter", "priya", "--envelope").out.startswith(f"written: {HTML.replace('.html', '-envelope.html')} (DL)\n")


def test_what_no_font_has_is_named_and_a_page_is_written_instead(acting: Acting) -> None:
    acting.run("letter", "priya")
    acting.write({DRAFT: LETTER.replace("Dear Ms. Raman", f"Dear {NO_GLYPH}")})
    done = acting.run("letter", "priya")
    assert done.code == 0
    assert done.out.startswith(f"written: {HTML} (A4, about one page)\nno PDF, for no font here has {NO_GLYPH} (U+0378): ")
    assert f"\n{PDF} is of an earlier draft: do not print that\n" in done.out
    assert [*acting.run("letter", "priya", "--json").data["missing_glyphs"]] == [{"character": NO_GLYPH, "code_points": ["U+0378"]}]  # type: ignore[misc] # a list


def test_a_page_may_be_asked_for(acting: Acting) -> None:
    done = acting.run("letter", "priya", "--html")
    assert done.out.startswith(f"written: {HTML} (A4, about one page)\nsend-ready\n")
    assert not (acting.root / PDF).exists()


def test_the_envelope_is_a_file_of_its_own(acting: Acting, tmp_path: Path) -> None:
    done = acting.run("letter", "priya", "--envelope")
    path = PDF.replace(".pdf", "-envelope.pdf")
    assert (done.code, done.out) == (0, f"written: {path} (DL)\n")
    assert read_pdf((acting.root / path).read_bytes(), tmp_path) == squeeze("Ana Silva 3 Quay Street Galway Priya Raman Harbor 1 Quay")


def test_where_paper_is_us_letter_so_are_both(acting: Acting) -> None:
    acting.write({"followup.toml": CONFIG.replace('"IE"', '"US"')})
    assert "(US Letter, one page)" in acting.run("letter", "priya").out
    assert "(No. 10)" in acting.run("letter", "priya", "--envelope").out


def test_a_mail_becomes_a_file_for_the_mail_program(acting: Acting) -> None:
    acting.write({DRAFT: MAIL})
    done = acting.run("letter", "priya")
    assert (done.code, done.out) == (0, f"written: {EML}\nsend-ready\n")
    mail = message_from_bytes((acting.root / EML).read_bytes())
    assert (mail["To"], mail["Subject"]) == ("Priya Raman <p@example.com>", "Engineer: late events")


@pytest.mark.parametrize("channel", ["message", "text", "phone", "visit"])
def test_what_is_no_letter_and_no_mail_is_to_be_copied(acting: Acting, channel: str) -> None:
    acting.write({DRAFT: LETTER.replace("channel: letter", f"channel: {channel}")})
    done = acting.run("letter", "priya")
    assert done.code == 2
    assert done.err == f"followup-md: {DRAFT} is by {channel}, so there is nothing to print\n    copy the text from {DRAFT}\n"


def test_a_dry_run_writes_nothing(acting: Acting) -> None:
    assert acting.run("letter", "priya", "--dry-run").out.startswith(f"would be written: {PDF} (A4, one page)\n")
    assert not (acting.root / PDF).exists()
    acting.run("letter", "priya")
    assert acting.run("letter", "priya", "--dry-run").out.startswith(f"unchanged: {PDF} ")


@pytest.mark.parametrize("options", [[], ["--html"], ["--envelope"], ["--dry-run"]])
@pytest.mark.parametrize("text", [LETTER, LETTER.replace("forty", "[NUMBER]"), MAIL.replace("Subject: Engineer: late events", "")])
def test_json_is_as_its_schema_says(acting: Acting, text: str, options: list[str]) -> None:
    acting.write({DRAFT: text})
    done = acting.run("letter", "priya", "--json", *options)
    if "channel: email" in text and options in (["--html"], ["--envelope"]):
        assert done.code == 2
        return
    Draft202012Validator(describe_schema("letter")).validate(done.data)
    assert done.data["written"] is ("--dry-run" not in options)
    assert done.data["send_ready"] is (text == LETTER or options == ["--envelope"])


def test_what_is_made_is_no_note(acting: Acting) -> None:
    for text, runs in ((LETTER, ([], ["--html"], ["--envelope"])), (MAIL, ([],))):
        acting.write({DRAFT: text})
        before = acting.run("status").out, acting.run("check").out
        for options in runs:
            assert acting.run("letter", DRAFT, *options).out.startswith("written: ")
        assert (acting.run("status").out, acting.run("check").out) == before
    assert len(list((acting.root / "letters").iterdir())) == 5
    assert acting.run("letter", "priya").code == 0


def test_a_letter_that_would_come_too_late_shows_each_day_and_two_ways_out(acting: Acting) -> None:
    note = acting.root / "interviews/harbor.md"
    acting.write({"interviews/harbor.md": note.read_text().replace("2026-12-04", "2026-11-24")})
    said = acting.run("letter", "priya").out.split("\n")
    # Five days of post from a Wednesday on: Thu, Fri, Mon, Tue, Wed (rules.md section 2, `post.transit`).
    assert said[2] == "posted today, it may come too late: hand it in, or e-mail this one"
    assert [row.split()[1] for row in said[3:11]] == ["18", "19", "20", "21", "22", "23", "24", "25"]
    assert [row for row in said if "they decide" in row] == ["  Tue 24 Nov  on its way           4  they decide"]
    data = acting.run("letter", "priya", "--json").data
    assert (data["arrives"], data["decision"]) == ("2026-11-25", "2026-11-24")


@pytest.mark.parametrize(
    "change",
    [
        pytest.param({"interviews/harbor.md": ("2026-12-04", "2026-11-17")}, id="the day is past"),
        pytest.param({"interviews/harbor.md": ("decision_date: 2026-12-04", "decision_date:")}, id="no day is named"),
        pytest.param({DRAFT: ("channel: letter", "channel: hand")}, id="it is handed in"),
        pytest.param({DRAFT: ('interview: "[[harbor]]"', "")}, id="it is of no round"),
    ],
)
def test_nothing_is_said_of_the_post_where_it_does_not_matter(acting: Acting, change: dict[str, tuple[str, str]]) -> None:
    acting.write({path: (acting.root / path).read_text().replace(*words) for path, words in change.items()})
    done = acting.run("letter", "priya", "--json")
    assert (done.data["arrives"], done.data["decision"]) == (None, None)
