"""What a draft and the notes around it have to say about a letter: who gets it and where, and what is wrong with it or wanting."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from followup_md.errors import FollowupError
from followup_md.model.channels import HAND
from followup_md.problem import DRAFT_NO_SENDER, Level, Place
from followup_md.prose.heading import list_recipient, list_sender
from followup_md.render.letter_report import Lack

if TYPE_CHECKING:
    from collections.abc import Iterator

    from followup_md.app import Loaded
    from followup_md.model import Draft, Interview, Person
    from followup_md.problem import Problem
    from followup_md.prose.layout import Block, Layout

_ADDRESS_LINES = 3  # name, company, and something to find them by


class Work(NamedTuple):
    """A draft with all that the notes say about it."""

    loaded: Loaded
    draft: Draft
    person: Person | None
    interview: Interview | None
    layout: Layout

    @property
    def company(self) -> str | None:
        """The employer, as the interview has it."""
        return self.interview.company if self.interview else None


def find_addresses(work: Work) -> tuple[Block, ...]:
    """Return the two addresses of an envelope, the recipient's from the draft, else from their note; FollowupError without one."""
    from followup_md.render.envelope import list_addresses

    typed, known = work.layout.list_lines("recipient"), list_recipient(work.person, work.company)
    has_address = bool(work.person and work.person.address)
    recipient = typed if len(typed) >= _ADDRESS_LINES or not has_address else known
    if len(recipient) < _ADDRESS_LINES and not has_address:
        raise FollowupError(f"no postal address{_of(work.person)}", _say_where(work, "address"))
    own = list_sender(work.loaded.settings.sender, reached=False)
    return list_addresses(own if work.loaded.settings.sender.address else work.layout.list_lines("sender") or own, recipient)


def find_problems(work: Work, layout: Layout) -> Iterator[Problem | Lack]:
    """Yield what the checks say about the draft, but for remarks, and for what the head that was added has mended."""
    mended = {DRAFT_NO_SENDER.id} if layout.list_lines("sender") != work.layout.list_lines("sender") and _reaches(work) else set[str]()
    for problem in work.loaded.problems:
        if problem.place.path == work.draft.path and problem.level != Level.INFO and problem.check not in mended:
            yield problem


def _reaches(work: Work) -> bool:
    """Say whether the settings hold the name of the sender and a way to reach them."""
    sender = work.loaded.settings.sender
    return bool(sender.name and (sender.phone or sender.email))


def find_letter_lacks(work: Work, layout: Layout) -> Iterator[Problem | Lack]:
    """Yield what a letter lacks, its head included."""
    place = Place(work.draft.path, work.draft.body_line)
    if not layout.list_lines("salutation"):
        hint = "begin it with one, such as `Dear Ms. Raman:`; sender, date and address are then set above it"
        yield Lack(place, Level.WARNING, "no salutation is known in it", hint)
        return
    if not layout.list_lines("date"):
        yield Lack(place, Level.WARNING, "no date", "write it above their address, or as `created: YYYY-MM-DD` in the front matter")
    if work.draft.channel != HAND.id and len(layout.list_lines("recipient")) < _ADDRESS_LINES:
        yield Lack(place, Level.WARNING, f"no postal address{_of(work.person)}", _say_where(work, "address"))


def find_mail_lacks(work: Work) -> Iterator[Problem | Lack]:
    """Yield what a mail lacks."""
    from followup_md.render.eml import find_subject, is_address

    person = work.person
    if person is None:
        yield Lack(Place(work.draft.path), Level.ERROR, "nobody to send it to", 'name them in the draft: `to: "[[NAME]]"`')
    elif person.email is None:
        yield Lack(Place(person.path or work.draft.path), Level.ERROR, f"no e-mail address{_of(person)}", _say_where(work, "email"))
    elif not is_address(person.email):
        hint = "write the address and nothing else: `email: NAME@HOST`"
        yield Lack(person.place("email"), Level.ERROR, f'"{person.email}" is no e-mail address', hint)
    if not find_subject(work.layout):
        yield Lack(Place(work.draft.path, work.draft.body_line), Level.ERROR, "no subject", "begin the mail with `Subject: …`")


def _of(person: Person | None) -> str:
    return f" of {person.name}" if person else ""


def _say_where(work: Work, field: str) -> str:
    """Return where something about the recipient is to be written."""
    below = "write it below the date, or " if field == "address" else "write it "
    if work.person is None:
        return f'{below}into a note of the person, and name them in the draft: `to: "[[NAME]]"`'
    path = work.person.path or f"{work.loaded.settings.folders.people}/{work.person.name}.md"
    return f"{below}as `{field}: …` in {path}"
