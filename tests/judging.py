"""Letters written to be judged (tests/prose/letters.md), what a reader would call each, and what the program calls it."""

from __future__ import annotations

import re
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from zoneinfo import ZoneInfo

import followup_md
from followup_md.config.read import read_settings
from followup_md.parse.vault import NoteText, parse_vault
from followup_md.prose.letter import read_letter
from followup_md.prose.likeness import pair_likest
from followup_md.prose.signals import read_signals
from followup_md.wording import sign_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from followup_md.model import Vault
    from followup_md.prose.signals import Reading

FOLDER = Path(__file__).parent / "prose"
PRIYA = "Priya Raman"
SLUG = "2026-11-17-harbor-panel"
SETTINGS = read_settings('timezone = "America/New_York"\n', "followup.toml")[0]
NOW = datetime(2026, 11, 18, 12, tzinfo=ZoneInfo("America/New_York"))
FORM_CHECKS = frozenset({"draft-form-letter", "draft-no-topic", "draft-twin"})


class Text(NamedTuple):
    """One letter as it stands in the file, with what was noted of it before it was judged."""

    id: str
    kind: str
    what: str
    reader: str
    body: str
    to: str = PRIYA
    batch: str = ""
    unedited: str = ""

    @property
    def path(self) -> str:
        """Where it lies in its vault."""
        return f"letters/{self.id}.md"


class Judged(NamedTuple):
    """A letter and how it was read; `verdict` is "none" where the program does not judge, for it knows English alone."""

    text: Text
    reading: Reading
    verdict: str


def read_texts() -> list[Text]:
    """Return the letters in the order of the file."""
    parts = re.split(r"^## ", (FOLDER / "letters.md").read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]
    return [_read_text(part) for part in parts]


def _read_text(part: str) -> Text:
    head, _, body = part.partition("\n\n")
    name, *fields = head.split("\n")
    return Text(id=name, body=body.rstrip("\n") + "\n", **dict(field.split(": ", 1) for field in fields))


def write_vault(texts: Sequence[Text]) -> Vault:
    """Return the vault of the note with those letters in it."""
    note = NoteText(f"interviews/{SLUG}.md", (FOLDER / "harbor.md").read_text(encoding="utf-8"))
    people = [NoteText(f"people/{name}.md", "---\ncompany: Harbor Logistics\n---\n") for name in (PRIYA, "Tom Okafor")]
    letters = [NoteText(text.path, _write(text)) for text in texts]
    return parse_vault([note], people, None, letters, SETTINGS)


def _write(text: Text) -> str:
    signed = f'\nfirst_draft: "{sign_text(text.body)}"' if text.unedited else ""
    return f'---\nkind: thank-you\nto: "[[{text.to}]]"\ninterview: "[[{SLUG}]]"\ncreated: 2026-11-18{signed}\n---\n{text.body}'


def list_batches() -> list[list[Text]]:
    """Return the letters as they lie in vaults: those of a batch in one, each other alone in its own."""
    batches: dict[str, list[Text]] = {}
    for text in read_texts():
        batches.setdefault(text.batch or text.id, []).append(text)
    return list(batches.values())


def judge() -> Iterator[Judged]:
    """Yield each letter with the verdict, in the order of the file."""
    for texts in list_batches():
        vault = write_vault(texts)
        (interview,) = vault.interviews
        letters = {draft.path: read_letter(draft, vault.people[draft.person or ""], interview) for draft in vault.drafts}
        likest = pair_likest(list(letters.values()))
        untouched = sum(draft.unedited for draft in vault.drafts)
        for text in texts:
            letter = letters[text.path]
            reading = read_signals(letter, likest.get(text.path, ()))
            own = letter.draft.unedited and untouched > 1
            yield Judged(text, reading, "form" if own else reading.verdict if reading.english else "none")


def find_told(texts: Sequence[Text]) -> set[str]:
    """Return which of the checks of form letters tell something of a vault with those letters."""
    problems = followup_md.find_problems(write_vault(texts), NOW, SETTINGS)
    return {problem.check for problem in problems if problem.check in FORM_CHECKS}


def render_table(judged: Sequence[Judged]) -> str:
    """Return the table of the docs: what each is, what a reader calls it, what the program does, and whether that is right."""
    rows = ["| text | kind | what it is | a reader | the program | |", "|---|---|---|---|---|---|"]
    for text, reading, verdict in judged:
        lacks = ", ".join(signal.id for signal in reading.signals if not signal.passed)
        said = "first draft" if text.unedited and verdict == "form" else f"{reading.passed} of 10" + (f", without {lacks}" if lacks else "")
        shown = "not judged" if verdict == "none" else f"{verdict} ({said})"
        rows.append(f"| {text.id} | {text.kind} | {text.what} | {text.reader} | {shown} | {_say_right(text.reader, verdict)} |")
    return "\n".join(rows) + "\n"


def _say_right(reader: str, verdict: str) -> str:
    if verdict == "none":
        return "–"
    if reader == verdict:
        return "right"
    return "**wrong**" if "form" in (reader, verdict) else "near"


class Score(NamedTuple):
    """Form letters found, form letters missed, and letters called so that are none."""

    found: int
    missed: int
    false: int

    @property
    def precision(self) -> float:
        """The share of form letters in what the program calls so."""
        return self.found / (self.found + self.false)

    @property
    def recall(self) -> float:
        """The share of the form letters that the program calls so."""
        return self.found / (self.found + self.missed)


def score(judged: Sequence[Judged]) -> Score:
    """Count right and wrong."""
    pairs = [(item.text.reader == "form", item.verdict == "form") for item in judged]
    return Score(pairs.count((True, True)), pairs.count((True, False)), pairs.count((False, True)))
