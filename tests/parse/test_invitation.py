"""Invitations of Outlook, Google and Apple, and of calendars that keep to no rule."""

from __future__ import annotations

from contextlib import suppress
from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.vaults import APPLE, GOOGLE, OUTLOOK, encode_invitation

from followup_md.errors import UsageProblem
from followup_md.parse.invitation import Attendee, Invitation, read_invitations

TOKYO = ZoneInfo("Asia/Tokyo")


def read(text: str, **changed: str) -> Invitation:
    (invitation,) = read_invitations(encode_invitation(text, **changed), TOKYO)
    return invitation


def test_outlook() -> None:
    assert read(OUTLOOK) == Invitation(
        uid="040000008200E00074C5B7101A82E00800000000A0",
        title="Interview, data engineering",
        start=datetime(2026, 11, 20, 14),
        end=datetime(2026, 11, 20, 15, 30),
        zone="America/New_York",
        place="1 Pier Road, Newark",
        organizer=Attendee("Dana Cole", "dana.cole@harbor.example"),
        attendees=(Attendee("Priya Raman", "priya.raman@harbor.example"), Attendee("Ana", "ana@example.com", guessed=True)),
    )


def test_google() -> None:
    # 13:00 UTC is 14:00 in Berlin in winter.
    assert read(GOOGLE) == Invitation(
        uid="4k2v9o8q3c@google.com",
        title="Gespräch",
        start=datetime(2026, 11, 20, 14),
        end=datetime(2026, 11, 20, 14, 45),
        zone="Europe/Berlin",
        place="https://meet.example.com/abc-defg-hij",
        organizer=Attendee("Jörn Petersdorff", "joern@falkenried.example"),
        attendees=(
            Attendee("Jörn Petersdorff", "joern@falkenried.example"),
            Attendee("Lea Brandt", "lea.brandt@falkenried.example", guessed=True),
            Attendee("Ana Silva", "ana@example.com"),
        ),
    )


def test_apple() -> None:
    assert read(APPLE) == Invitation(
        uid="8C3A2F60-1111-4A7B-9D51-000000000001",
        title="Ogham Maps",
        start=datetime(2026, 11, 20, 10),
        end=datetime(2026, 11, 20, 10, 30),
        zone="Europe/Dublin",
        place="",
        organizer=Attendee("Tadhg Loughmoe", "tadhg@ogham.example"),
        attendees=(Attendee("Tadhg Loughmoe", "tadhg@ogham.example"), Attendee("Ana", "ana@example.com", guessed=True)),
    )


@pytest.mark.parametrize(
    ("text", "changed", "start", "zone"),
    [
        pytest.param(GOOGLE, {"X_WR_TIMEZONE": ""}, datetime(2026, 11, 20, 22), "Asia/Tokyo", id="UTC alone: by the reader's clock"),
        pytest.param(GOOGLE, {"X_WR_TIMEZONE": "X-WR-TIMEZONE:Nowhere"}, datetime(2026, 11, 20, 22), "Asia/Tokyo", id="a home of no name"),
        pytest.param(GOOGLE, {"X_WR_TIMEZONE": "X-WR-TIMEZONE:UTC"}, datetime(2026, 11, 20, 22), "Asia/Tokyo", id="no home at all"),
        pytest.param(
            GOOGLE, {"DTSTART": "DTSTART;TZID=UTC:20261120T130000"}, datetime(2026, 11, 20, 14), "Europe/Berlin", id="UTC by name"
        ),
        pytest.param(
            GOOGLE, {"DTSTART": "DTSTART:20261120T130000"}, datetime(2026, 11, 20, 13), "Europe/Berlin", id="of the calendar's zone"
        ),
        pytest.param(APPLE, {"DTSTART": "DTSTART:20261120T100000"}, datetime(2026, 11, 20, 10), None, id="of no zone"),
        pytest.param(
            APPLE,
            {"DTSTART": "DTSTART;TZID=/x.org/1_2/Europe/Paris:20261120T100000"},
            datetime(2026, 11, 20, 10),
            "Europe/Paris",
            id="a prefix",
        ),
        pytest.param(
            APPLE,
            {"DTSTART": 'DTSTART;TZID="Romance Standard Time":20261120T100000'},
            datetime(2026, 11, 20, 10),
            "Europe/Paris",
            id="quoted",
        ),
        pytest.param(
            *(OUTLOOK.replace("Eastern Standard Time", "Customized Time Zone"), {}, datetime(2026, 11, 21, 4), "Asia/Tokyo"),
            id="rules without a name: by the reader's clock",
        ),
        pytest.param(
            *(OUTLOOK.replace("TZID:Eastern Standard Time", "TZID:Mine\nX-LIC-LOCATION:America/Toronto"),),
            *({"DTSTART": "DTSTART;TZID=Mine:20261120T140000"}, datetime(2026, 11, 20, 14), "America/Toronto"),
            id="rules that say where they hold",
        ),
        # The rules say seven hours behind, New York is five: 14:00 there is 06:00 in Tokyo.
        pytest.param(OUTLOOK.replace("-0500", "-0700"), {}, datetime(2026, 11, 21, 6), "Asia/Tokyo", id="a name that lies"),
    ],
)
def test_the_zone_of_a_start(text: str, changed: dict[str, str], start: datetime, zone: str | None) -> None:
    found = read(text, **changed)
    assert (found.start, found.zone) == (start, zone)


def test_a_zone_that_nobody_knows_is_refused() -> None:
    with pytest.raises(UsageProblem, match="the zone 'Nowhere' of the invitation is not known"):
        read(APPLE, DTSTART="DTSTART;TZID=Nowhere:20261120T100000")


@pytest.mark.parametrize(
    ("changed", "end"),
    [
        ({"DURATION": ""}, None),
        ({"DURATION": "DTEND;TZID=Europe/Dublin:20261120T110000"}, datetime(2026, 11, 20, 11)),
        ({"DURATION": "DTEND:20261120T110000Z"}, datetime(2026, 11, 20, 11)),
        ({"DURATION": "DTEND;VALUE=DATE:20261121"}, None),
    ],
)
def test_the_end(changed: dict[str, str], end: datetime | None) -> None:
    assert read(APPLE, **changed).end == end


def test_a_whole_day_has_no_time() -> None:
    found = read(APPLE, DTSTART="DTSTART;VALUE=DATE:20261120", DURATION="DURATION:P1D")
    assert (found.start, found.end, found.zone) == (date(2026, 11, 20), None, None)
    assert type(found.start) is date


def test_an_event_without_a_start() -> None:
    assert read(APPLE, DTSTART="").start is None


@pytest.mark.parametrize(
    ("changed", "cancelled"),
    [({}, False), ({"METHOD": "METHOD:CANCEL"}, True), ({"STATUS": "STATUS:CANCELLED"}, True), ({"STATUS": "STATUS:TENTATIVE"}, False)],
)
def test_whether_it_was_cancelled(changed: dict[str, str], cancelled: bool) -> None:
    assert read(OUTLOOK, **changed).cancelled is cancelled


@pytest.mark.parametrize("rule", ["RRULE:FREQ=WEEKLY;COUNT=3", "RDATE:20261127T100000Z"])
def test_one_that_repeats(rule: str) -> None:
    assert read(APPLE, TRANSP=rule).repeats
    assert not read(APPLE).repeats


@pytest.mark.parametrize(
    ("cn", "attendee"),
    [
        ("CN=Priya Raman", Attendee("Priya Raman", "p.raman@x.example")),
        ('CN="Raman, Priya"', Attendee("Priya Raman", "p.raman@x.example")),
        ('CN="Raman, Priya (External)"', Attendee("Priya Raman", "p.raman@x.example")),
        ("CN=Priya Raman [HR]", Attendee("Priya Raman", "p.raman@x.example")),
        ('CN="Ray Lee, Jr."', Attendee("Ray Lee, Jr.", "p.raman@x.example")),
        ('CN="Ann Lee, PhD"', Attendee("Ann Lee, PhD", "p.raman@x.example")),
        ("CN='Priya  Raman'", Attendee("Priya Raman", "p.raman@x.example")),
        ("CN=p.raman@x.example", Attendee("P Raman", "p.raman@x.example", guessed=True)),
        ("RSVP=TRUE", Attendee("P Raman", "p.raman@x.example", guessed=True)),
    ],
)
def test_a_name(cn: str, attendee: Attendee) -> None:
    text = APPLE.replace('ATTENDEE;CN="Tadhg Loughmoe"', "ATTENDEE;ROLE=CHAIR\nATTENDEE;SKIP=1", 1)
    lines = [line for line in text.split("\n") if not line.startswith("ATTENDEE")]
    lines.insert(lines.index("BEGIN:VEVENT") + 1, f"ATTENDEE;{cn}:MAILTO:P.Raman@x.example")
    assert read("\n".join(lines)).attendees == (attendee,)


def test_an_address_counts_once_and_one_without_letters_is_its_own_name() -> None:
    line = "ATTENDEE:mailto:+@x.example"
    text = APPLE.replace("CREATED:20261116T101500Z", f"{line}\n{line}")
    assert [attendee.name for attendee in read(text).attendees] == ["Tadhg Loughmoe", "Ana", "+@x.example"]


def test_an_attendee_without_name_and_address_is_nobody() -> None:
    text = APPLE.replace("CREATED:20261116T101500Z", "ATTENDEE:")
    assert [attendee.name for attendee in read(text).attendees] == ["Tadhg Loughmoe", "Ana"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_names_read_in_each_encoding(encoding: str) -> None:
    (found,) = read_invitations(encode_invitation(GOOGLE).decode().encode(encoding), TOKYO)
    assert (found.title, found.attendees[0].name) == ("Gespräch", "Jörn Petersdorff")


def test_line_ends_of_unix() -> None:
    assert read_invitations(encode_invitation(OUTLOOK).replace(b"\r\n", b"\n"), TOKYO) == (read(OUTLOOK),)


def test_one_event_that_stands_twice_is_one() -> None:
    assert len(read_invitations(encode_invitation(OUTLOOK) * 2, TOKYO)) == 1


def test_several_events_and_calendars_stand_in_their_order() -> None:
    found = read_invitations(encode_invitation(APPLE) + encode_invitation(GOOGLE), TOKYO)
    assert [invitation.title for invitation in found] == ["Ogham Maps", "Gespräch"]


@pytest.mark.parametrize(
    "data",
    [b"", b"hello", b"\xff\xfe\x00", b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nEND:VEVENT\r\n", encode_invitation(APPLE)[:400], b"PK\x03\x04"],
)
def test_what_is_no_invitation_is_refused(data: bytes) -> None:
    with pytest.raises(UsageProblem, match=r"does not read as an invitation|there is no event in the file"):
        read_invitations(data, TOKYO)


def test_a_calendar_without_an_event_is_refused() -> None:
    with pytest.raises(UsageProblem, match="there is no event"):
        read_invitations(b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nEND:VCALENDAR\r\n", TOKYO)


@pytest.mark.slow
@given(st.integers(0, 1500), st.integers(0, 60), st.binary(max_size=30))
def test_a_damaged_file_reads_or_is_refused(at: int, length: int, inserted: bytes) -> None:
    data = encode_invitation(OUTLOOK)
    with suppress(UsageProblem):
        read_invitations(data[:at] + inserted + data[at + length :], TOKYO)
