"""`followup-md new --from`: an invitation becomes a note, once; an update or a cancellation says what to write."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner
from support.vaults import APPLE, GOOGLE, OUTLOOK, encode_invitation

from followup_md.cli import cli

MakeVault = Callable[..., Path]
CONFIG = 'timezone = "Europe/Dublin"\n[sender]\nname = "Ana Silva"\nemail = "ana@example.com"\n'
NOTE = "interviews/2026-11-20-harbor-logistics.md"


@pytest.fixture
def root(make_vault: MakeVault) -> Path:
    return make_vault(config=CONFIG)


def new(root: Path, data: bytes, *args: str) -> tuple[int, str, str]:
    """Run `new --from` on a file of those bytes; all blanks of the output are single ones."""
    file = root.parent / "invite.ics"
    file.write_bytes(data)
    command = ["-C", str(root), "new", "Harbor Logistics", "Data Engineer", "--from", str(file), *args, "--now", "2026-11-18T12:00"]
    result = CliRunner().invoke(cli, command, prog_name="followup-md")
    return result.exit_code, " ".join(result.stdout.split()), " ".join(result.stderr.split())


def read_note(root: Path, path: str = NOTE) -> list[str]:
    return (root / path).read_text(encoding="utf-8").split("\n")


def test_an_invitation_of_outlook(root: Path) -> None:
    code, shown, error = new(root, encode_invitation(OUTLOOK), "--kind", "panel")
    path = "interviews/2026-11-20-harbor-logistics-panel.md"
    assert (code, error) == (0, "")
    lines = read_note(root, path)
    for line in (
        *("start: 2026-11-20T14:00", "end: 2026-11-20T15:30", "timezone: America/New_York", '  - "[[Priya Raman]]"'),
        *('place: "1 Pier Road, Newark"', 'invitation: "040000008200E00074C5B7101A82E00800000000A0"', "### [[Priya Raman]]"),
    ):
        assert line in lines
    assert "email: " in "\n".join(read_note(root, "people/Priya Raman.md"))
    assert 'email: "priya.raman@harbor.example"' in read_note(root, "people/Priya Raman.md")
    assert [person.name for person in (root / "people").iterdir()] == ["Priya Raman.md"]
    assert "Dana Cole sent the invitation and is not listed as taking part" in shown
    result = CliRunner().invoke(cli, ["-C", str(root), "check", "--now", "2026-11-18T12:00"])
    assert (result.exit_code, result.output) == (0, "no problems\n")


def test_an_invitation_of_google(root: Path) -> None:
    code, shown, _ = new(root, encode_invitation(GOOGLE))
    assert code == 0
    assert {"start: 2026-11-20T14:00", "timezone: Europe/Berlin", '  - "[[Jörn Petersdorff]]"'} < set(read_note(root))
    assert sorted(person.name for person in (root / "people").iterdir()) == ["Jörn Petersdorff.md", "Lea Brandt.md"]
    assert "Look at the names Lea Brandt: the invitation gives addresses alone." in shown
    assert "sent the invitation" not in shown


def test_an_invitation_of_apple_in_the_zone_of_the_reader(root: Path) -> None:
    assert new(root, encode_invitation(APPLE))[0] == 0
    assert {"start: 2026-11-20T10:00", "end: 2026-11-20T10:30", "timezone:", '  - "[[Tadhg Loughmoe]]"'} < set(read_note(root))


def test_what_is_typed_comes_first(root: Path) -> None:
    args = ["--start", "mon 9:00", "--end", "9:45", "--zone", "Asia/Tokyo", "--with", "Ann Lee"]
    assert new(root, encode_invitation(OUTLOOK), *args)[0] == 0
    lines = set(read_note(root, "interviews/2026-11-23-harbor-logistics.md"))
    assert {"start: 2026-11-23T09:00", "end: 2026-11-23T09:45", "timezone: Asia/Tokyo", '  - "[[Ann Lee]]"'} < lines


def test_another_zone_shows_the_same_moment(root: Path) -> None:
    assert new(root, encode_invitation(OUTLOOK), "--zone", "Europe/Dublin")[0] == 0
    assert {"start: 2026-11-20T19:00", "end: 2026-11-20T20:30", "timezone:"} < set(read_note(root))


def test_a_time_of_no_zone_is_of_the_one_that_is_typed(root: Path) -> None:
    assert new(root, encode_invitation(APPLE, DTSTART="DTSTART:20261120T100000"), "--zone", "Asia/Tokyo")[0] == 0
    assert {"start: 2026-11-20T10:00", "timezone: Asia/Tokyo"} < set(read_note(root))


def test_an_end_that_is_none(root: Path) -> None:
    assert new(root, encode_invitation(APPLE, DURATION="DURATION:PT0M"))[0] == 0
    assert "end:" in read_note(root)


def test_the_reader_is_known_by_name_too(make_vault: MakeVault) -> None:
    root = make_vault(config='timezone = "UTC"\n[sender]\nname = "Ana Silva"\n')
    new(root, encode_invitation(GOOGLE))
    assert sorted(person.name for person in (root / "people").iterdir()) == ["Jörn Petersdorff.md", "Lea Brandt.md"]


def test_while_nothing_says_who_the_reader_is_nothing_is_written(make_vault: MakeVault) -> None:
    root = make_vault()
    code, _, error = new(root, encode_invitation(APPLE))
    assert code == 2
    assert error.startswith("followup-md: nothing says which of the attendees you are write your address under [sender]")
    assert error.endswith("invited are tadhg@ogham.example, ana@example.com")
    assert not (root / "interviews").exists()


def test_a_whole_day_wants_a_time(root: Path) -> None:
    data = encode_invitation(APPLE, DTSTART="DTSTART;VALUE=DATE:20261120", DURATION="")
    assert new(root, data)[::2] == (2, "followup-md: the invitation names no time of day add --start with the day and the time")
    assert new(root, data, "--start", "2026-11-20T10:00")[0] == 0


def test_one_that_repeats_is_told_of(root: Path) -> None:
    assert "“Ogham Maps” repeats; the note is of the first." in new(root, encode_invitation(APPLE, TRANSP="RRULE:FREQ=WEEKLY"))[1]


def test_of_several_events_one_is_chosen(root: Path) -> None:
    data = encode_invitation(APPLE) + encode_invitation(GOOGLE)
    code, _, error = new(root, data)
    assert code == 2
    assert error == ("followup-md: the file holds 2 events choose one with --event NUMBER: 1 2026-11-20 Ogham Maps; 2 2026-11-20 Gespräch")
    assert new(root, data, "--event", "3")[2] == "followup-md: there is no event 3 in the file it holds 2"
    assert new(root, data, "--event", "2")[0] == 0
    assert "timezone: Europe/Berlin" in read_note(root)


def test_the_same_invitation_twice_writes_nothing(root: Path) -> None:
    new(root, encode_invitation(OUTLOOK))
    before = (root / NOTE).read_bytes()
    code, shown, _ = new(root, encode_invitation(OUTLOOK))
    assert (code, shown) == (0, f"{NOTE} is the note of this invitation, and says the same. Nothing is written.")
    assert (root / NOTE).read_bytes() == before
    assert [path.name for path in (root / "interviews").iterdir()] == [Path(NOTE).name]


def test_an_update_moves_the_round_and_says_what_else_differs(root: Path) -> None:
    new(root, encode_invitation(OUTLOOK))
    updated = encode_invitation(
        OUTLOOK.replace("Paul Copy", "Tom Okafor").replace("NON-PARTICIPANT", "REQ-PARTICIPANT"),
        DTSTART="DTSTART;TZID=Eastern Standard Time:20261123T140000",
        DTEND="DTEND;TZID=Eastern Standard Time:20261123T150000",
        SEQUENCE="SEQUENCE:1",
    )
    code, shown, _ = new(root, updated)
    assert code == 1
    assert shown.endswith(f'What else the invitation says now, which is yours to write into {NOTE}: - "[[Tom Okafor]]"')
    assert "- 6 end: 2026-11-20T15:30 + 6 end: 2026-11-23T15:00" in shown
    lines = read_note(root)
    assert {"start: 2026-11-23T14:00", "end: 2026-11-23T15:00", "- 2026-11-18 rescheduled from 2026-11-20 14:00"} < set(lines)
    assert [path.name for path in (root / "interviews").iterdir()] == [Path(NOTE).name]
    # The first invitation, opened once more, does not move it back.
    code, shown, _ = new(root, encode_invitation(OUTLOOK))
    assert (code, read_note(root)) == (1, lines)
    assert "nothing is written. What the invitation says now: start: 2026-11-20T14:00" in shown
    assert not (root / "people" / "Tom Okafor.md").exists()


def test_an_update_by_another_clock_moves_the_same_moment_in_a_dry_run_too(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    new(root, encode_invitation(OUTLOOK))
    updated = encode_invitation(OUTLOOK, DTSTART="DTSTART:20261123T190000Z", DTEND="DTEND:20261123T200000Z")
    shown = json.loads(new(root, updated, "--json", "--dry-run")[1])
    assert shown["files"] == [{"path": NOTE, "state": "would-be-written"}]
    assert "start: 2026-11-20T14:00" in read_note(root)
    monkeypatch.setattr("followup_md.vault.journal.remember_change", lambda *_: None)
    code, _, error = new(root, updated)
    assert (code, "cannot take this back" in error) == (0, True)
    assert {"start: 2026-11-23T14:00", "end: 2026-11-23T15:00"} < set(read_note(root))


def test_an_update_of_one_of_several_meetings_moves_no_other(root: Path) -> None:
    new(root, encode_invitation(OUTLOOK))
    times = {"DTSTART": "DTSTART;TZID=Eastern Standard Time:20261128T160000", "DTEND": "DTEND;TZID=Eastern Standard Time:20261128T170000"}
    before = read_note(root)
    one_of_them = "SEQUENCE:1\nRECURRENCE-ID;TZID=Eastern Standard Time:20261127T140000"
    assert new(root, encode_invitation(OUTLOOK, SEQUENCE=one_of_them, **times))[0] == 0
    assert read_note(root) == before
    assert "start: 2026-11-28T16:00" in read_note(root, "interviews/2026-11-28-harbor-logistics.md")
    this_one = one_of_them.replace("1127", "1120")
    assert (
        new(
            root, encode_invitation(OUTLOOK, SEQUENCE=this_one, **times | {"DTSTART": times["DTSTART"].replace("28T", "30T"), "DTEND": ""})
        )[0]
        == 0
    )
    assert "start: 2026-11-30T16:00" in read_note(root)


def test_an_update_of_the_end_alone_is_no_new_time(root: Path) -> None:
    new(root, encode_invitation(OUTLOOK))
    code, shown, _ = new(root, encode_invitation(OUTLOOK, DTEND="DTEND;TZID=Eastern Standard Time:20261120T160000"))
    assert code == 1
    assert "end: 2026-11-20T16:00" in shown
    assert "rescheduled" not in shown


def test_an_update_to_a_whole_day_changes_no_time(root: Path) -> None:
    new(root, encode_invitation(APPLE))
    assert new(root, encode_invitation(APPLE, DTSTART="DTSTART;VALUE=DATE:20261120", DURATION=""))[0] == 0


def test_a_note_written_by_hand_is_known_by_company_and_time(make_vault: MakeVault) -> None:
    note = "---\ncompany: harbor logistics\nrole: Engineer\nstart: 2026-11-20T19:00\nend: 2026-11-20T20:30\ninterviewers: [P. Raman]\n---\n"
    person = "---\nemail: Priya.Raman@harbor.example\n---\n"
    root = make_vault({"interviews/mine.md": note, "people/P. Raman.md": person}, CONFIG)
    assert new(root, encode_invitation(OUTLOOK))[:2] == (
        0,
        "interviews/mine.md is the note of this invitation, and says the same. Nothing is written.",
    )
    (root / "interviews/mine.md").write_text(note.replace("harbor", "other"))
    assert new(root, encode_invitation(OUTLOOK))[0] == 0
    assert (root / NOTE).exists()


def test_a_time_of_no_zone_is_compared_by_the_clock_of_the_note(root: Path) -> None:
    data = encode_invitation(APPLE, DTSTART="DTSTART:20261120T100000")
    new(root, data)
    assert new(root, data)[0] == 0
    assert len([*(root / "interviews").iterdir()]) == 1


def test_an_invitation_without_a_uid(root: Path) -> None:
    data = encode_invitation(APPLE, UID="")
    new(root, data)
    assert not any(line.startswith("invitation") for line in read_note(root))
    assert "says the same" in new(root, data)[1]


def test_a_note_that_does_not_read_is_to_be_mended_first(root: Path) -> None:
    new(root, encode_invitation(OUTLOOK))
    text = (root / NOTE).read_text(encoding="utf-8")
    (root / NOTE).write_text(text.replace("start: 2026", "start: soon"), encoding="utf-8")
    code, _, error = new(root, encode_invitation(OUTLOOK))
    assert code == 1
    assert error.startswith(f"followup-md: {NOTE} is the note of this invitation, and it does not read")


def test_a_copy_that_a_sync_client_made_is_not_the_note_of_an_invitation(root: Path) -> None:
    new(root, encode_invitation(OUTLOOK))
    (root / NOTE.replace(".md", "-ANNAS-PC.md")).write_bytes((root / NOTE).read_bytes())
    code, shown, _ = new(root, encode_invitation(OUTLOOK))
    assert code == 0
    assert f"{NOTE} is the note of this invitation, and says the same" in shown


@pytest.mark.parametrize("quote", ["", "'", '"'])
def test_the_uid_is_known_in_any_quotes_and_no_part_of_another(root: Path, quote: str) -> None:
    new(root, encode_invitation(OUTLOOK, UID="UID:12"))
    text = (root / NOTE).read_text(encoding="utf-8")
    (root / NOTE).write_text(text.replace('invitation: "12"', f"invitation: {quote}12{quote}"), encoding="utf-8")
    moved = "DTSTART;TZID=Eastern Standard Time:20261120T120000"
    assert "start: 2026-11-20T12:00" in new(root, encode_invitation(OUTLOOK, UID="UID:12", DTSTART=moved))[1]
    assert new(root, encode_invitation(OUTLOOK, UID="UID:1", DTSTART=moved))[0] == 0


def test_an_update_of_the_place(root: Path) -> None:
    new(root, encode_invitation(OUTLOOK))
    code, shown, _ = new(root, encode_invitation(OUTLOOK, LOCATION="LOCATION:2 Pier Road"))
    assert (code, shown.endswith('What the invitation says now: place: "2 Pier Road"')) == (1, True)


def test_a_cancelled_one_gives_the_line_for_the_log(root: Path) -> None:
    new(root, encode_invitation(OUTLOOK))
    cancelled = encode_invitation(OUTLOOK, METHOD="METHOD:CANCEL", STATUS="STATUS:CANCELLED", SEQUENCE="SEQUENCE:1")
    line = "- 2026-11-18 cancelled"
    assert new(root, cancelled)[:2] == (1, f"The invitation was cancelled. Write into {NOTE}, under `## Log`: {line}")
    with (root / NOTE).open("a") as note:
        note.write(f"{line}\n")
    assert new(root, cancelled)[:2] == (0, f"The invitation was cancelled; {NOTE} is its note. Nothing is written.")


def test_a_cancelled_one_without_a_note(root: Path) -> None:
    code, _, error = new(root, encode_invitation(OUTLOOK, METHOD="METHOD:CANCEL"))
    assert (code, error) == (1, "followup-md: this invitation was cancelled, and no note is of it there is nothing to write")


def test_json_says_what_differs(root: Path) -> None:
    shown = json.loads(new(root, encode_invitation(OUTLOOK), "--json")[1])
    assert shown["remarks"] == [
        "Dana Cole sent the invitation and is not listed as taking part; add the name under `interviewers` if that is wrong."
    ]
    shown = json.loads(new(root, encode_invitation(OUTLOOK, METHOD="METHOD:CANCEL"), "--json")[1])
    assert shown == {
        "version": 1,
        "cancelled": True,
        "changes": [],
        "log": "- 2026-11-18 cancelled",
        "files": [{"path": NOTE, "state": "there-already"}],
    }


def test_dry_run_writes_nothing(root: Path) -> None:
    assert new(root, encode_invitation(OUTLOOK), "--dry-run")[1].startswith(
        f"{NOTE} would be written people/Priya Raman.md would be written"
    )
    assert [path.name for path in root.iterdir()] == ["followup.toml"]


@pytest.mark.parametrize(("name", "said"), [("none.ics", "there is no such file"), ("", "it cannot be read: ")])
def test_a_file_that_is_none(root: Path, monkeypatch: pytest.MonkeyPatch, name: str, said: str) -> None:
    monkeypatch.chdir(root)
    (root / "folder").mkdir()
    result = CliRunner().invoke(cli, ["new", "A", "B", "--from", name or "folder"], prog_name="followup-md")
    assert result.exit_code == 2
    assert result.stderr.startswith(f"followup-md: no invitation in {name or 'folder'!r}: {said}")


def test_without_the_library_it_says_how_to_install_it(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in sys.modules if name.startswith("followup_md.parse.invitation")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "icalendar", None)
    code, _, error = new(root, encode_invitation(OUTLOOK))
    assert code == 2
    assert error.startswith(
        "followup-md: reading an invitation needs the library `icalendar` install it: pip install 'followup-md[calendar]'"
    )
