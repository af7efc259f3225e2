"""Mail drafts as files that mail programs open with the fields filled in; nothing is sent, and nothing in them names this program."""

import re
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP

from followup_md.config.settings import Sender
from followup_md.letters.layout import Layout
from followup_md.letters.letter import SUBJECT
from followup_md.model import Person

EML_MARK = "X-Unsent: 1"
"""The beginning of each file, by which a mail program knows a draft."""

_ADDRESS = r"[^\s<>()\[\],;:\\\"@]+@[^\s<>()\[\],;:\\\"@]+"


def is_address(text: str | None) -> bool:
    """Say whether a text is one e-mail address and nothing else."""
    return bool(text and re.fullmatch(_ADDRESS, text))


def render_eml(layout: Layout, sender: Sender, person: Person | None) -> bytes:
    """Return the mail: the same draft gives the same bytes, without date and id; invalid addresses are left out."""
    addresses = [item.email or "" for item in (sender, person) if item]
    message = EmailMessage(SMTP.clone(utf8=not "".join(addresses).isascii()))
    message["X-Unsent"] = "1"
    for header, item in (("From", sender), ("To", person)):
        if item and is_address(item.email):
            local, _, domain = (item.email or "").partition("@")
            message[header] = Address(" ".join((item.name or "").split()), local, domain)
    subject = find_mail_subject(layout)
    if subject:
        message["Subject"] = subject
    text = "\n\n".join("\n".join(block.lines) for block in layout.blocks if block.kind != "subject")
    message.set_content(f"{text}\n", cte="quoted-printable")
    return message.as_bytes()


def find_mail_subject(layout: Layout) -> str:
    """Return the subject of a mail on one line; empty when the draft has none."""
    match = next((found for line in layout.list_lines("subject") if (found := re.fullmatch(SUBJECT, line))), None)
    return " ".join(match[1].split()) if match else ""
