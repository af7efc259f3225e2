"""`followup-md new`: the note of a round that lies ahead, and the notes of its people."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from followup_md.cli import cli
from followup_md.cli.session import is_asked

MakeVault = Callable[..., Path]
NOW = "2026-11-18T12:00"
EARLIER = (
    "---\ncompany: Globex\nrole: Analyst\nstart: 2026-11-10T10:00\nend: 2026-11-10T11:00\ninterviewers: ['[[{}]]']\n---\n"
    "## Questions\n### Why?\n- rating: 1\n- better: because\n"
)
NOTE = "interviews/2026-11-20-harbor-logistics.md"


@pytest.fixture
def root(make_vault: MakeVault) -> Path:
    return make_vault()


def run(root: Path, *args: str, command: str = "new", text: str | None = None) -> tuple[int, str, str]:
    result = CliRunner().invoke(cli, ["-C", str(root), command, *args, "--now", NOW], prog_name="followup-md", input=text)
    return result.exit_code, result.stdout, result.stderr


def new(root: Path, *args: str) -> tuple[int, str, str]:
    return run(root, "Harbor Logistics", "Data Engineer", "--start", "fri 14:00", *args)


def read_head(root: Path, path: str = NOTE) -> dict[str, str]:
    lines = (root / path).read_text(encoding="utf-8").split("---\n")[1].split("\n")
    return {key: value.strip() for key, found, value in (line.partition(":") for line in lines) if found}


def read_shown(root: Path, *args: str) -> str:
    """Return what is printed in one line, and the files in alphabetical order."""
    code, shown, error = new(root, *args)
    assert (code, error) == (0, "")
    return " ".join(shown.split())


def test_the_note_holds_what_was_typed(root: Path) -> None:
    code, shown, error = new(root, "--end", "3:30pm", "--zone", "America/New_York", "--kind", "Phone screen", "--process", "harbor")
    path = "interviews/2026-11-20-harbor-logistics-phone-screen.md"
    assert (code, error) == (0, "")
    assert shown == f"{path}  written\n\nHarbor Logistics, Data Engineer: Fri 20 Nov 2026, 14:00 to 15:30\nAmerica/New_York.\n"
    assert read_head(root, path) == {
        "company": "Harbor Logistics",
        "role": "Data Engineer",
        "kind": "Phone screen",
        "start": "2026-11-20T14:00",
        "end": "2026-11-20T15:30",
        "timezone": "America/New_York",
        "interviewers": "",
        "decision_date": "",
        "decision_from": "",
        "process": "harbor",
    }


def test_check_is_content_with_it_and_status_shows_it(root: Path) -> None:
    new(root, "--end", "15:00", "--with", "Priya Raman", "--with", "Tom Okafor")
    assert run(root, command="check")[:2] == (0, "no problems\n")
    assert "Harbor Logistics: prepare your note sheet for Fri 20 14:00" in " ".join(run(root, command="status")[1].split())


def test_each_interviewer_gets_a_heading_and_a_note(root: Path) -> None:
    shown = read_shown(root, "--with", "Priya Raman, [[people/Tom Okafor]]", "--with", "Priya Raman")
    text = (root / NOTE).read_text(encoding="utf-8")
    assert '\ninterviewers:\n  - "[[Priya Raman]]"\n  - "[[Tom Okafor]]"\n' in text
    assert "\n\n### [[Priya Raman]]\n\n### [[Tom Okafor]]\n\n## Questions\n" in text
    head = read_head(root, "people/Tom Okafor.md")
    assert (head["name"], head["company"], head["address"]) == ("Tom Okafor", "Harbor Logistics", "")
    assert "Next: write down how to reach Priya Raman, Tom Okafor;" in shown


@pytest.mark.parametrize("company", ["harbor logistics", ""])
def test_somebody_with_a_note_keeps_it(root: Path, company: str) -> None:
    file = root / "people" / "Priya Raman.md"
    file.parent.mkdir()
    file.write_text(f"---\ncompany: {company}\n---\nmine\n")
    assert "There already: Priya Raman." in read_shown(root, "--with", "priya raman")
    assert file.read_text().endswith("mine\n")
    assert [path.name for path in file.parent.iterdir()] == ["Priya Raman.md"]
    assert '- "[[Priya Raman]]"' in (root / NOTE).read_text(encoding="utf-8")


def test_the_same_name_at_another_company_is_another_person(make_vault: MakeVault) -> None:
    root = make_vault({"people/J. Kim.md": "---\ncompany: Globex\n---\n", "interviews/a.md": EARLIER.format("J. Kim")})
    assert "Another J. Kim is at Globex; the one of this interview is `[[J. Kim (Harbor Logistics)]]`." in read_shown(
        root, "--with", "J. Kim"
    )
    assert read_head(root, "people/J. Kim (Harbor Logistics).md")["name"] == "J. Kim"
    # A second round: now the note is known.
    assert "There already: J. Kim." in " ".join(run(root, "Harbor Logistics", "X", "--start", "+7d 9:00", "--with", "J. Kim")[1].split())


def test_a_name_that_fits_two_now_is_told_of(make_vault: MakeVault) -> None:
    note = EARLIER.replace("'[[{}]]'", "J. Kim")
    root = make_vault({"people/J. Kim.md": "---\ncompany: Globex\n---\n", "interviews/a.md": note})
    shown = read_shown(root, "--with", "J. Kim")
    assert 'Mind interviews/a.md:6: "J. Kim" fits 2 people; write `[[J. Kim (Harbor Logistics)]]` or `[[J. Kim]]`.' in shown


def test_a_namesake_without_a_note_keeps_this_one_from_having_one(make_vault: MakeVault) -> None:
    root = make_vault({"interviews/a.md": EARLIER.format("J. Kim")})
    assert "J. Kim gets no note, which would be taken for the other one of that name, at Globex." in read_shown(root, "--with", "J. Kim")
    assert not (root / "people").exists()


def test_open_stumbles_are_at_hand(make_vault: MakeVault) -> None:
    root = make_vault({"interviews/a.md": EARLIER.format("Ann Lee")})
    assert "1 question that went badly before stands under `## Prepare`." in read_shown(root)
    text = (root / NOTE).read_text(encoding="utf-8")
    assert "-->\n- Why? (Globex, Tue 10 Nov 2026)\n  - better: because\n\n## Topics\n" in text


def test_several_stumbles(make_vault: MakeVault) -> None:
    root = make_vault({"interviews/a.md": EARLIER.format("Ann Lee") + "### How?\n- rating: 2\n"})
    assert "2 questions that went badly before stand under `## Prepare`." in read_shown(root)


def test_the_template_of_the_vault_is_used(make_vault: MakeVault) -> None:
    config = 'timezone = "UTC"\n[sections]\ntopics = ["Themen"]\n'
    own = "---\nchannel: email\nCompany:\n---\n\n## Themen\n\n## Mein Teil\n"
    root = make_vault({"templates/interview.md": own, "templates/person.md": "---\nprofiles: none\n---\n"}, config)
    assert new(root, "--with", "Ann Lee")[0] == 0
    text = (root / NOTE).read_text(encoding="utf-8")
    assert text.startswith("---\nchannel: email\ncompany: Harbor Logistics\nrole: Data Engineer\n")
    assert text.endswith("---\n\n## Themen\n\n### [[Ann Lee]]\n\n## Mein Teil\n")
    assert read_head(root, "people/Ann Lee.md") == {"profiles": "none", "name": "Ann Lee", "company": "Harbor Logistics"}


@pytest.mark.parametrize("start", ["2026-10-13 3pm", "13.10.2026 15:00", "13/10/2026 15h", "Tue 13 Oct 2026, 15.00", "Oct 13 3pm"])
def test_a_start_in_any_plain_form_is_written_in_iso_form(root: Path, start: str) -> None:
    assert run(root, "Acme", "Clerk", "--start", start, "--end", "4 pm")[0] == 0
    written = read_head(root, "interviews/2026-10-13-acme.md")
    assert (written["start"], written["end"]) == ("2026-10-13T15:00", "2026-10-13T16:00")


def test_a_taken_name_gets_a_number(root: Path) -> None:
    new(root)
    (root / "interviews/2026-11-20-harbor-logistics-2.md").write_text("mine")
    (root / "interviews/old").mkdir()
    (root / "interviews/old/2026-11-20-harbor-logistics-3.md").write_text(EARLIER.format("Ann Lee"))
    code, shown, _ = run(root, "Harbor Logistics", "Data Engineer", "--start", "fri 16:00")
    assert code == 0
    assert shown.startswith("interviews/2026-11-20-harbor-logistics-4.md  written\n")
    assert (root / "interviews/2026-11-20-harbor-logistics-2.md").read_text() == "mine"


@pytest.mark.parametrize("args", [["fri 14:00"], ["fri 9:00", "--zone", "America/New_York"]])
def test_the_same_round_is_not_written_twice(root: Path, args: list[str]) -> None:
    new(root)
    code, shown, error = run(root, "harbor logistics", "Data Engineer", "--start", *args)
    assert (code, shown) == (1, "")
    assert error.startswith(f"followup-md: {NOTE} is the note of that round\n")
    assert [path.name for path in (root / "interviews").iterdir()] == [Path(NOTE).name]


def test_another_post_at_that_time_is_another_round(root: Path) -> None:
    new(root)
    assert run(root, "Harbor Logistics", "Analyst", "--start", "fri 14:00")[0] == 0


def test_dry_run_writes_nothing(root: Path) -> None:
    code, shown, _ = new(root, "--with", "Ann Lee", "--dry-run")
    assert code == 0
    assert shown.startswith(f"{NOTE}  would be written\npeople/Ann Lee.md                          would be written\n")
    assert [path.name for path in root.iterdir()] == ["followup.toml"]


def test_json_says_the_same(make_vault: MakeVault) -> None:
    note = EARLIER.replace("'[[{}]]'", "J. Kim")
    root = make_vault({"people/J. Kim.md": "---\ncompany: Globex\n---\n", "interviews/a.md": note})
    shown = json.loads(new(root, "--with", "J. Kim", "--json")[1])
    assert shown["files"] == [
        {"path": NOTE, "state": "written"},
        {"path": "people/J. Kim (Harbor Logistics).md", "state": "written"},
    ]
    assert (shown["version"], shown["start"], shown["timezone"]) == (1, "2026-11-20T14:00:00", "UTC")
    assert [(error["path"], error["line"]) for error in shown["errors"]] == [("interviews/a.md", 6)]


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["A", "B", "--start", "03/04/26 9:00"], "'03/04/26 9:00' is ambiguous"),
        (["A", "B", "--start", "mon 13.10.2026 15:00"], "'mon 13.10.2026' is no Monday"),
        (["A", "B", "--start", "fri"], "'fri' has no time"),
        (["A", "B", "--start", "fri 14:00", "--end", "2026-11-20T13:00"], "the end, 2026-11-20 13:00, is not after the start"),
        (["A", "B", "--start", "fri 14:00", "--end", "soon"], "'soon' is no date that can be read"),
        (["A", "B", "--start", "fri 14:00", "--zone", "EST"], "'EST' is no IANA zone"),
        ([" ", "B", "--start", "fri 14:00"], "the company is empty"),
        (["A", "", "--start", "fri 14:00"], "the role is empty"),
        (["A", "B\x07", "--start", "fri 14:00"], "the role 'B\\x07' has a sign that no note can hold"),
        (["A", "B", "--start", "fri 14:00", "--kind", " "], "the kind is empty"),
        (["A", "B", "--start", "fri 14:00", "--process", " "], "the process is empty"),
        (["A", "B", "--start", "fri 14:00", "--with", "//"], "'//' is no name"),
        # The clocks go from 02:00 to 03:00 that night.
        (["A", "B", "--start", "2027-03-14T02:30", "--zone", "America/New_York"], "the note would not read: "),
        (["A", "B"], "no start is given"),
    ],
)
def test_what_cannot_be_written_is_refused_and_nothing_is(root: Path, args: list[str], said: str) -> None:
    code, shown, error = run(root, *args)
    assert (code, shown) == (2, "")
    assert error.startswith(f"followup-md: {said}")
    assert [path.name for path in root.iterdir()] == ["followup.toml"]


def test_a_template_that_spoils_the_note_is_refused(make_vault: MakeVault) -> None:
    root = make_vault({"templates/interview.md": "---\nother: [\n---\n"})
    code, _, error = new(root)
    assert code == 2
    assert "the note would not read" in error
    assert not (root / "interviews").exists()


def test_a_template_that_cannot_be_read_stops_it(make_vault: MakeVault) -> None:
    root = make_vault({"templates/interview.md/a": ""})
    code, _, error = new(root)
    assert code == 3
    assert error.startswith("followup-md: the template templates/interview.md cannot be used: ")


def test_a_person_note_that_does_not_read_is_left_alone(root: Path) -> None:
    (root / "people" / "Ann Lee.md").mkdir(parents=True)
    code, _, error = new(root, "--with", "Ann Lee")
    assert code == 1
    assert error.startswith("followup-md: people/Ann Lee.md is there, but is no person's note that reads")
    assert not (root / "interviews").exists()


def test_at_a_terminal_it_asks_for_the_start(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("followup_md.cli.new.is_asked", lambda: True)
    code, _, shown = run(root, "A", "B", text="fri 9:30\n")
    assert code == 0
    assert "When does it start" in shown
    assert read_head(root, "interviews/2026-11-20-a.md")["start"] == "2026-11-20T09:30"


def test_whether_there_is_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.stdin, "isatty", lambda: True, raising=False)
    assert is_asked()


def test_times_count_from_the_day_of_the_reader(make_vault: MakeVault) -> None:
    root = make_vault(config='timezone = "Pacific/Auckland"\n')
    args = ["A", "B", "--start", "tomorrow 9:00", "--now", "2026-11-18T12:00Z"]  # there it is Thursday already
    result = CliRunner().invoke(cli, ["-C", str(root), "new", *args])
    assert result.output.startswith("interviews/2026-11-20-a.md")


@pytest.mark.parametrize(
    ("typed", "file", "facts"),
    [
        (
            "Dr. Priya Raman <priya.raman@acme.example>",
            "Priya Raman",
            {"name": "Dr. Priya Raman", "email": '"priya.raman@acme.example"', "title": ""},
        ),
        ("Prof. Xu, PhD (Head of Data)", "Xu", {"name": "Prof. Xu", "email": "", "title": "PhD, Head of Data"}),
        ("Tom Okafor, recruiter", "Tom Okafor", {"name": "Tom Okafor", "part": "recruiter"}),
    ],
)
def test_an_item_as_in_a_note_fills_the_person_note(root: Path, typed: str, file: str, facts: dict[str, str]) -> None:
    assert new(root, "--with", typed)[0] == 0
    assert facts.items() <= read_head(root, f"people/{file}.md").items()
    assert f'- "[[{file}]]"' in (root / NOTE).read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("priya@harbor.example", "'priya@harbor.example' has no names: whose is it?"),
        ("Ann Lee <ann@harbor.example>, Bob Ray", "has 2 names: whose is what?"),
    ],
)
def test_an_address_belongs_to_one_name(root: Path, typed: str, said: str) -> None:
    code, shown, error = new(root, "--with", typed)
    assert (code, shown) == (2, "")
    assert said in error


def test_what_no_note_holds_is_told(root: Path) -> None:
    (root / "people").mkdir()
    (root / "people/Priya Raman.md").write_text("---\ncompany: Harbor Logistics\ntitle: CTO\n---\n")
    shown = read_shown(root, "--with", "Priya Raman (CTO) <priya@harbor.example>", "--with", "Tom Okafor (he/him)")
    assert "Not written yet, and yours to place: Priya Raman, email: priya@harbor.example." in shown
    assert "Not written yet, and yours to place: Tom Okafor, pronouns: he/him." in shown


def test_the_end_that_is_assumed_is_said(root: Path) -> None:
    assert "Fri 20 Nov 2026, 14:00 to 15:00 " in read_shown(root)


def test_an_end_over_midnight_has_its_day(root: Path) -> None:
    assert "Fri 20 Nov 2026, 14:00 to Sat 21 Nov, 01:30 " in read_shown(root, "--end", "1:30am")


def test_of_a_round_that_is_over_the_recap_is_next(root: Path) -> None:
    _, shown, _ = run(root, "Acme", "Analyst", "--start", "yesterday 14:00")
    assert "Next: `followup-md recap 2026-11-17-acme` asks for what you remember." in " ".join(shown.split())
    assert "recap" not in new(root)[1]
