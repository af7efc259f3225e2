"""Parts of a draft: subject, salutation, what is said, close."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from followup_md.model.people import find_person
from followup_md.problem import Place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from followup_md.model import Draft, Interview, Person, Vault

# Patterns as text: `re` compiles them when they are needed, and most vaults need none.
_SALUTATION = (
    r"(?i)(dear|hello|hi|hey|good (?:morning|afternoon|evening|day)|hallo|liebe[rs]?|guten tag|sehr geehrte[rs]?|chère?|bonjour|hola)"
    r",?\s+(.+)"
)
_COMMENT = r"(?s)<!--.*?-->|%%.*?%%"
SUBJECT = r"(?i)\s*(?:subject|re|betreff)\s*:\s*(.+)"
CLOSE = (
    r"(?i)\s*(?:yours(?: sincerely| faithfully| truly)?|sincerely(?: yours)?|(?:kind|best|warm)(?:est)? regards|regards|best wishes|"
    r"with (?:kind|best|warm) regards|mit freundlichen gr\u00fc\u00dfen|cordialement|thank you|many thanks)\s*[,.]?\s*"
)


class Line(NamedTuple):
    """One line of a file: its number from 1, and its text."""

    number: int
    text: str


class Letter(NamedTuple):
    """A draft with whom and what it is about, comments left out of its `lines`.

    `said` are those between salutation and close, with the subject of a mail in front. The salutation begins with the word `greeting`, and
    `greeted` is what follows.
    """

    draft: Draft
    person: Person | None
    interview: Interview | None
    salutation: Line | None
    lines: tuple[Line, ...]
    said: tuple[Line, ...]
    greeting: str = ""
    greeted: str = ""

    @property
    def text(self) -> str:
        """What is said, in one piece."""
        return "\n".join(line.text for line in self.said)

    def find(self, pattern: str) -> Iterator[tuple[Place, str]]:
        """Yield the place and the words of each spot of what is said where `pattern` fits."""
        for line in self.said:
            for match in re.finditer(pattern, line.text):
                yield self.place(line, match.start()), match[0].strip()

    def place(self, line: Line, offset: int = 0) -> Place:
        """Return the place of a letter of a line."""
        return Place(self.draft.path, line.number, offset + 1)

    def start(self) -> Place:
        """Return where what is said begins; without a word of it, where the draft does."""
        return self.place(self.said[0]) if self.said else Place(self.draft.path, self.draft.body_line)


def read_letters(vault: Vault) -> tuple[Letter, ...]:
    """Return the parts of all drafts of a vault, in the order of their paths."""
    interviews = {interview.slug: interview for interview in vault.interviews}
    return tuple(
        read_letter(draft, find_person(draft.person, vault.people) if draft.person else None, interviews.get(draft.interview or ""))
        for draft in sorted(vault.drafts, key=lambda draft: draft.path)
    )


def read_letter(draft: Draft, person: Person | None, interview: Interview | None) -> Letter:
    """Return the parts of a draft; without a salutation everything in it is said."""
    body = re.sub(_COMMENT, lambda found: re.sub(r"[^\n]", " ", found[0]), draft.body)
    lines = [Line(number, text) for number, text in enumerate(body.split("\n"), start=draft.body_line)]
    found = next(((at, match) for at, line in enumerate(lines) if (match := re.match(_SALUTATION, line.text.strip()))), None)
    subject = [line for line in lines[: found[0]] if re.match(SUBJECT, line.text)] if found else []
    below = lines[found[0] + 1 :] if found else lines
    closed = next((at for at, line in enumerate(below) if re.fullmatch(CLOSE, line.text)), len(below))
    return Letter(
        draft=draft,
        person=person,
        interview=interview,
        salutation=lines[found[0]] if found else None,
        lines=tuple(lines),
        said=tuple(line for line in (*subject, *below[:closed]) if line.text.strip()),
        greeting=found[1][1] if found else "",
        greeted=found[1][2] if found else "",
    )
