"""Single names in notes to person keys: who owns a topic, who asked, who passes things on, to whom a draft goes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from followup_md.parse.link.people import invent_person
from followup_md.parse.log.people import EVERYONE, People, read_people
from followup_md.parse.names import Names, fold_name
from followup_md.parse.near import suggest
from followup_md.problem import AMBIGUOUS_PERSON, BROKEN_LINK, report

if TYPE_CHECKING:
    from followup_md.model import Person
    from followup_md.parse.link.circle import Directory
    from followup_md.parse.log.slips import Slip
    from followup_md.parse.notes import Name
    from followup_md.problem import Problem


class NameReader:
    """Reads names as a log reads its PERSON; collects `problems`, and the persons `invented` for names that fit nobody."""

    def __init__(self, directory: Directory) -> None:
        """Begin without problems."""
        self.directory = directory
        self.problems: list[Problem] = []
        self.invented: dict[str, Person] = {}

    def find_owner(self, name: Name, company: str, names: Names) -> str | None:
        """Return whom a heading under Topics or `asked by` means, None for everyone.

        A name that fits nobody or several is reported and belongs to a person of its own, so that it is nobody else's.
        """
        if fold_name(name.text) == EVERYONE:
            return None
        key = self.find_linked(name, names)
        if key is not None:
            return key
        person = invent_person(name, company)
        self.invented[person.key] = person
        return person.key

    def find_linked(self, name: Name, names: Names) -> str | None:
        """Return the one person that a name means; None, and a problem, when it fits nobody or several."""
        known = names.links.get(fold_name(name.text)) if name.linked else None
        if known and len(known) == 1:
            return known[0]
        text = f"[[{name.text}]]" if name.linked else name.text
        read = read_people(text, 0, len(text), names)
        if isinstance(read, People) and len(read.keys) == 1 and not text[read.end :].lstrip()[:1].isalnum():
            return read.keys[0]
        self._report(name, read, names)
        return None

    def _report(self, name: Name, read: People | Slip, names: Names) -> None:
        if not isinstance(read, People) and read.check == AMBIGUOUS_PERSON:
            self.problems.append(report(read.check, name.place, read.message, read.advice))
            return
        close = suggest(name.text, [self.directory.people[key].name for key in names.everyone] or names.full)
        meant = f"did you mean `{close}`?" if close else "write the name as in `interviewers`, or give the person a note under people/"
        self.problems.append(report(BROKEN_LINK, name.place, f'nobody here is called "{name.text}"', meant))
