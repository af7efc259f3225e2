"""A mail as a file: its fields filled, nothing injected, and nothing that tells who made it."""

from __future__ import annotations

from email import message_from_bytes
from email.policy import default
from typing import TYPE_CHECKING

import pytest
from support.letters import FOREIGN_NAMES, HOSTILE_LINES, lay

from followup_md.config.settings import Sender
from followup_md.model import Person
from followup_md.render.eml import EML_MARK, find_mail_subject, is_address, render_eml

if TYPE_CHECKING:
    from email.message import EmailMessage

ANA = Sender(name="Ana Silva", email="ana@example.com")
PRIYA = Person("Priya Raman", "Priya Raman", email="priya@example.com")
BODY = "Subject: Engineer on Tuesday: late events\n\nDear Ms. Raman,\n\nThank you.\n\nAna Silva\n555-0199"


def read(data: bytes) -> EmailMessage:
    return message_from_bytes(data, policy=default)


def read_text(mail: EmailMessage) -> str:
    return str(mail.get_content()).replace("\r\n", "\n")


def test_a_mail_program_finds_every_field_filled() -> None:
    data = render_eml(lay(BODY), ANA, PRIYA)
    mail = read(data)
    assert dict(mail.items()) == {
        "X-Unsent": "1",
        "From": "Ana Silva <ana@example.com>",
        "To": "Priya Raman <priya@example.com>",
        "Subject": "Engineer on Tuesday: late events",
        "Content-Type": 'text/plain; charset="utf-8"',
        "Content-Transfer-Encoding": "quoted-printable",
        "MIME-Version": "1.0",
    }
    assert read_text(mail) == "Dear Ms. Raman,\n\nThank you.\n\nAna Silva\n555-0199\n"
    assert data.startswith(EML_MARK.encode())
    assert data.count(b"\n") == data.count(b"\r\n")
    assert b"followup" not in data.lower()
    assert data == render_eml(lay(BODY), ANA, PRIYA)


@pytest.mark.parametrize("name", FOREIGN_NAMES)
def test_names_of_any_script_are_whole(name: str) -> None:
    mail = read(render_eml(lay(f"Subject: {name}\n\nDear {name},\n\nx"), ANA._replace(name=name), PRIYA._replace(name=name)))
    assert [mail[header].addresses[0].display_name for header in ("From", "To")] == [name, name]
    assert (mail["Subject"], read_text(mail)) == (name, f"Dear {name},\n\nx\n")


@pytest.mark.parametrize("text", [*HOSTILE_LINES, "W" * 10_000, 'a "quoted" <b@example.com>, c'])
def test_hostile_words_come_out_as_they_are(text: str) -> None:
    mail = read(render_eml(lay(f"Subject: {text}\n\nDear Ms. Raman,\n\nso: {text}"), ANA, PRIYA._replace(name=text)))
    assert "".join(mail["Subject"].split()) == "".join(text.split())
    assert "".join(mail["To"].addresses[0].display_name.split()) == "".join(text.split())
    assert read_text(mail) == f"Dear Ms. Raman,\n\nso: {text}\n"


@pytest.mark.parametrize(
    "address", ["a@b.example\r\nBcc: c@d.example", "a@b.example, c@d.example", "Ana <a@b.example>", "a@b@c", "a b@c", "", None]
)
def test_an_address_that_is_none_is_left_out(address: str | None) -> None:
    assert not is_address(address)
    mail = read(render_eml(lay(BODY), ANA._replace(email=address), PRIYA._replace(email=address)))
    assert {"From", "To", "Bcc"} & set(mail) == set()


def test_a_line_break_in_a_name_or_a_subject_begins_no_header() -> None:
    broken = "x\r\nBcc: c@d.example"
    mail = read(render_eml(lay(f"Subject: {broken}\n\nDear Priya,\n\ny"), ANA._replace(name=broken), PRIYA._replace(name=broken)))
    assert "Bcc" not in mail
    assert len(mail["To"].addresses) == 1


def test_an_address_of_another_script_is_written_as_it_is() -> None:
    data = render_eml(lay(BODY), ANA, PRIYA._replace(email="żółć@münchen.example"))
    assert "Priya Raman <żółć@münchen.example>".encode() in data


def test_nobody_to_write_to_and_nothing_to_call_it() -> None:
    mail = read(render_eml(lay("Thank you so much."), Sender(), None))
    assert {"From", "To", "Subject"} & set(mail) == set()
    assert find_mail_subject(lay("Thank you so much.")) == ""
