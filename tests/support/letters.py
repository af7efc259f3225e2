"""Letters: drafts from the program's own templates, letters to judge and to lay out, and the text of a PDF."""

from __future__ import annotations

import re
import shutil
import subprocess
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple
from zoneinfo import ZoneInfo

import pytest
from support.builders import DAY, NOW, PANEL, PANELLISTS, make_action, make_interview, make_process, make_search

import followup_md
from followup_md.cli.draft_facts import DraftFacts, Wish
from followup_md.cli.init import list_packaged
from followup_md.config.calendars import Calendars
from followup_md.config.read import read_settings
from followup_md.config.settings import Sender, Settings
from followup_md.letters.frames import NAME, FrameFacts, Frames, FrameWords, fill, read_words
from followup_md.letters.layout import Layout, lay_out
from followup_md.letters.letter import Letter, read_letter
from followup_md.letters.plan import LetterFacts
from followup_md.letters.signals import Signal, judge_letter, pair_likest
from followup_md.letters.slots import fill_slots
from followup_md.model import Draft, Event, Interview, Person, Promise, Question, Topic, Vault
from followup_md.model.actions import ANSWER_OFFER
from followup_md.parse.vault import NoteText, parse_notes
from followup_md.problem import Place
from followup_md.slug import fingerprint_text
from followup_md.vault.notes import Loaded

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from support.searches import Tale

    from followup_md.letters.signals import Judgement
    from followup_md.render.drafts import NoDraft

# Drafts with the program's own templates and words, of whole searches and of one action.

SENDER = Sender(name="Ana Silva", email="ana@example.com", phone="+353 20 915 0101", address="1 Lark Row\nDublin", country="IE")
SENDER_TOML = '[sender]\nname = "Ana Silva"\nemail = "ana@example.com"\nphone = "+353 20 915 0101"\naddress = "1 Lark Row\\nDublin"\n'


class Written(NamedTuple):
    """One draft: its matter, and its text."""

    matter: LetterFacts
    text: str

    @property
    def person(self) -> str:
        """The addressee; nothing if that is a company."""
        return self.matter.person.key if self.matter.person else ""


@cache
def read_shipped() -> Frames:
    """Return the program's own templates and words."""
    files = dict(list_packaged())
    return Frames(
        {name.removesuffix(".md"): (name, text) for name, text in files.items() if name != NAME}, read_words([(NAME, files[NAME])])
    )


def shipped_words(*more: tuple[str, str]) -> FrameWords:
    """Return the program's own words, plus those of further files."""
    return read_words([(NAME, dict(list_packaged())[NAME]), *more])


def write_letters(tale: Tale, now: str, action: str, wish: Wish = Wish()) -> list[Written]:  # noqa: B008 - it cannot be changed
    """Return the drafts of all actions of that id, done ones too, as the program writes them."""
    return [Written(matter, write_letter(matter)) for matter in prepare(tale, now, action, wish)[0]]


def list_withheld(tale: Tale, now: str, action: str) -> list[NoDraft]:
    """Return the actions of that id without a draft."""
    return prepare(tale, now, action)[1]


def prepare(tale: Tale, now: str, action: str, wish: Wish = Wish()) -> tuple[list[LetterFacts], list[NoDraft]]:  # noqa: B008 - it cannot be changed
    """Return the matters of the drafts of all actions of that id, and the actions without a draft."""
    settings, search = tale.vault()[1], tale.at(now)
    desk = DraftFacts(Loaded(settings, search, (), Calendars(settings)), read_shipped().words, wish)
    return desk.prepare([each for each in search.actions if each.action == action])


def write_letter(matter: LetterFacts) -> str:
    """Return the text of a draft."""
    return fill(read_shipped(), FrameFacts(matter.template, fill_slots(matter), matter.number))


def make_matter(**fields: Any) -> LetterFacts:  # noqa: ANN401 - a table of cases names fields of many types
    """Return a thank-you letter to Priya Raman on the day after the panel, with the given fields changed."""
    interview = fields.pop("interview", None) or make_interview(PANEL, "Harbor Logistics", NOW, interviewers=PANELLISTS)
    process = fields.pop("process", None) or make_process(interview)
    usual = LetterFacts(
        kind="thank-you",
        channel="letter",
        action=make_action("thank", person=PANELLISTS[0]),
        search=make_search(process, now=NOW + DAY),
        settings=Settings(sender=SENDER),
        words=read_shipped().words,
        process=process,
        interview=interview,
        person=Person(key=PANELLISTS[0], name=PANELLISTS[0], path="people/x.md"),
    )
    return usual._replace(**fields)


def make_topic(text: str, person: str | None = None, line: int = 1, mine: str | None = None) -> Topic:
    """Return a topic."""
    return Topic(text, Place("interviews/x.md", line), person, mine=mine)


def make_question(text: str, line: int = 1, **fields: Any) -> Question:  # noqa: ANN401 - a table of cases names fields of many types
    """Return a question that went badly, with a better answer."""
    return Question(text, Place("interviews/x.md", line), stumble=True, better=f"better than {line}")._replace(**fields)


def write_all(tale: Tale, now: str) -> list[Written]:
    """Return the drafts of all actions that have one, done ones too, whichever way an offer is answered."""
    settings, search = tale.vault()[1], tale.at(now)
    loaded = Loaded(settings, search, (), Calendars(settings))
    wishes = [Wish(), *(Wish(answer=answer, until=search.now.date() + 400 * DAY) for answer in ANSWER_OFFER.drafts)]
    letters = []
    for wish in wishes:
        wanted = [action for action in search.actions if wish.answer is None or action.action == "answer-offer"]
        if wanted:  # an answer needs an offer
            letters += [
                Written(matter, write_letter(matter)) for matter in DraftFacts(loaded, read_shipped().words, wish).prepare(wanted)[0]
            ]
    return letters


# A thank-you letter about one round, without a vault around it.

TALK_PLACE = Place("interviews/2026-11-17-harbor.md")
_ZONE = ZoneInfo("America/New_York")
PERSON = Person("priya", "Priya Raman")
TALK = Interview(
    path=TALK_PLACE.path,
    slug="2026-11-17-harbor",
    company="Harbor Logistics GmbH",
    role="Data Engineer",
    process="harbor-logistics-data-engineer",
    start=datetime(2026, 11, 17, 13, tzinfo=_ZONE),
    end=datetime(2026, 11, 17, 15, tzinfo=_ZONE),
    decision_date=date(2026, 12, 4),
    topics=(
        Topic("late events, nine of them", TALK_PLACE, "priya"),
        Topic("the on-call rota", TALK_PLACE, "tom"),
        Topic("hourly loads", TALK_PLACE),
    ),
    questions=(Question("How would you handle schema drift?", TALK_PLACE, "priya"),),
    promises=(Promise("the sample query", TALK_PLACE, date(2026, 11, 20)),),
)


def make_letter(
    body: str, interview: Interview | None = TALK, *, path: str = "letters/x.md", created: date | None = date(2026, 11, 18)
) -> Letter:
    """Return a thank-you letter to Priya Raman."""
    return read_letter(Draft(path, "thank-you", "priya", interview and interview.slug, None, body, created=created), PERSON, interview)


def find_signal(id_: str, body: str, interview: Interview | None = TALK, *, created: date | None = date(2026, 11, 18)) -> Signal:
    """Return one signal of a letter with `body` below its salutation."""
    reading = judge_letter(make_letter(f"Dear Ms. Raman:\n\n{body}\n", interview, created=created))
    return next(signal for signal in reading.signals if signal.id == id_)


# The letters of tests/letters/letters.md: a reader's verdict on each, personal or form, and the program's.

_FOLDER = Path(__file__).parents[1] / "letters"
_PRIYA = "Priya Raman"
_SLUG = "2026-11-17-harbor-panel"
JUDGED_SETTINGS = read_settings('timezone = "America/New_York"\n', "followup.toml")[0]
JUDGED_NOW = datetime(2026, 11, 18, 12, tzinfo=ZoneInfo("America/New_York"))
FORM_CHECKS = frozenset({"draft-form-letter", "draft-no-topic", "draft-twin"})


class Text(NamedTuple):
    """One letter of the file, with the notes on it from before it was judged."""

    id: str
    kind: str
    what: str
    reader: str
    body: str
    to: str = _PRIYA
    batch: str = ""
    unedited: str = ""

    @property
    def path(self) -> str:
        """Its path in its vault."""
        return f"letters/{self.id}.md"


class Judged(NamedTuple):
    """A letter and its verdict, "none" where the program does not judge, since it knows only English."""

    text: Text
    reading: Judgement
    verdict: str


def read_texts() -> list[Text]:
    """Return the letters in file order."""
    parts = re.split(r"^## ", (_FOLDER / "letters.md").read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]
    return [_read_text(part) for part in parts]


def _read_text(part: str) -> Text:
    head, _, body = part.partition("\n\n")
    name, *fields = head.split("\n")
    return Text(id=name, body=body.rstrip("\n") + "\n", **dict(field.split(": ", 1) for field in fields))


def read_letters_vault(texts: Sequence[Text]) -> Vault:
    """Return the vault of the note with those letters in it."""
    note = NoteText(f"interviews/{_SLUG}.md", (_FOLDER / "harbor.md").read_text(encoding="utf-8"))
    people = [NoteText(f"people/{name}.md", "---\ncompany: Harbor Logistics\n---\n") for name in (_PRIYA, "Tom Okafor")]
    letters = [NoteText(text.path, _write_note(text)) for text in texts]
    return parse_notes([note], people, None, letters, JUDGED_SETTINGS)


def _write_note(text: Text) -> str:
    signed = f'\nfirst_draft: "{fingerprint_text(text.body)}"' if text.unedited else ""
    return f'---\nkind: thank-you\nto: "[[{text.to}]]"\ninterview: "[[{_SLUG}]]"\ncreated: 2026-11-18{signed}\n---\n{text.body}'


def list_batches() -> list[list[Text]]:
    """Return the letters by vault: those of a batch in one, every other letter alone in its own."""
    batches: dict[str, list[Text]] = {}
    for text in read_texts():
        batches.setdefault(text.batch or text.id, []).append(text)
    return list(batches.values())


def judge() -> Iterator[Judged]:
    """Yield each letter with the verdict, in file order."""
    for texts in list_batches():
        vault = read_letters_vault(texts)
        (interview,) = vault.interviews
        letters = {draft.path: read_letter(draft, vault.people[draft.person or ""], interview) for draft in vault.drafts}
        likest = pair_likest(list(letters.values()))
        untouched = sum(draft.unedited for draft in vault.drafts)
        for text in texts:
            letter = letters[text.path]
            reading = judge_letter(letter, likest.get(text.path, ()))
            own = letter.draft.unedited and untouched > 1
            yield Judged(text, reading, "form" if own else reading.verdict if reading.english else "none")


def find_form_checks(texts: Sequence[Text]) -> set[str]:
    """Return the form-letter checks that report something for a vault with those letters."""
    problems = followup_md.find_problems(read_letters_vault(texts), JUDGED_NOW, JUDGED_SETTINGS)
    return {problem.check for problem in problems if problem.check in FORM_CHECKS}


def render_judged(judged: Sequence[Judged]) -> str:
    """Return the table of the docs: each letter, the reader's verdict, the program's, and whether that is right."""
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
    """Form letters found, form letters missed, and personal letters wrongly called form letters."""

    found: int
    missed: int
    false: int

    @property
    def precision(self) -> float:
        """The share of real form letters among those that the program calls so."""
        return self.found / (self.found + self.false)

    @property
    def recall(self) -> float:
        """The share of the form letters that the program calls so."""
        return self.found / (self.found + self.missed)


def count_right(judged: Sequence[Judged]) -> Score:
    """Count right and wrong."""
    pairs = [(item.text.reader == "form", item.verdict == "form") for item in judged]
    return Score(pairs.count((True, True)), pairs.count((True, False)), pairs.count((False, True)))


# Letters to lay out, and the text of a PDF.

WHOLE_LETTER = """
Ana Silva
3 Quay Street, Galway
555-0199 · ana@example.com

18 November 2026

Ms. Priya Raman, Head of Data
Harbor Logistics
1 Quay, Newark

Dear Ms. Raman:

On Tuesday you described what happens to the ledger when a truck reports nine
hours late.

I would like to join.

Sincerely,

Ana Silva

Enclosure: sample query
"""
HOSTILE_LINES = (
    "{{ 7*7 }}",
    "{% for x in y %}",
    '#include "x"',
    r"\input{x}",
    "<script>alert(1)</script>",
    "#panic() $x^2$ @ref <label> *b* _e_ `r` // c /* d */ ~ -- ... 'q' \"q\"",
    "= Heading",
    "%PDF-1.7 &amp; &lt;",
)
FOREIGN_NAMES = ("Łukasz Żółć", "山田太郎", "Nguyễn", "O'Neill-van der Berg", "عمر")
NO_GLYPH = "\u0378"  # an unassigned code point: no font has it


def lay(body: str, person: Person | None = None, interview: Interview | None = None) -> Layout:
    """Return the layout of a draft with that body."""
    return lay_out(read_letter(Draft("letters/a.md", "thank-you", None, None, "letter", body), person, interview))


def list_kinds(layout: Layout) -> list[tuple[str, tuple[str, ...]]]:
    """Return kind and lines of each block."""
    return [(block.kind, block.lines) for block in layout.blocks]


def read_pdf(data: bytes, folder: Path) -> str:
    """Return the text of a PDF, without spaces, since words may be broken at line ends; skip the test if no reader is installed."""
    found = shutil.which("pdftotext")
    if found is None:
        pytest.skip("pdftotext is not installed")
    file = folder / "read.pdf"
    file.write_bytes(data)
    text = subprocess.run([found, "-enc", "UTF-8", str(file), "-"], check=True, capture_output=True, text=True).stdout  # noqa: S603 - reads a file of ours
    return squeeze(text)


def squeeze(text: str) -> str:
    """Return a text without spaces, page breaks and direction marks."""
    return "".join(char for char in text if not char.isspace() and char not in "\u202a\u202b\u202c\u200e\u200f")


# Names of companies and people that a public text must not contain (R3.9).

_THEN = datetime(2026, 11, 17, 13, tzinfo=UTC)
_COMPANIES = (
    "Harbor Logistics",
    "Globex GmbH",
    "Sable Street Books, Inc.",
    "SAP SE",
    "The Trade Yard",
    "Boston Tea",
    "北海道電力",
    "Stripe",
    "New York Tide",
    "Salt of Kent",
)
_PEOPLE = (
    Person(
        key="Priya Raman",
        name="Priya Raman",
        company="Harbor Logistics",
        email="p.raman@harborlogistics.example",
        profiles=("https://www.linkedin.com/in/pri-ra-77/", "https://x.com/pr"),
    ),
    Person(key="Gráinne Holloway", name="Gráinne Holloway", email="grainne@gmail.com"),
    Person(key="Jo van der Berg", name="Jo van der Berg Jr.", email="no address"),
    Person(key="J. Kim (Globex)", name="J. Kim (Globex)", company="Globex GmbH", email="kim@globex.example"),
    Person(key="globex/li", name="Li"),
    Person(key="globex/martina", name="Martina", company="Globex GmbH"),
    Person(key="globex/the-tall-engineer", name="the tall engineer"),
    Person(key="globex/wang", name="王小明"),
    Person(key="globex/wang-2", name="王"),
    Person(key="globex/nobody", name="(?)"),
)
PUBLIC_VAULT = Vault(
    interviews=tuple(
        Interview(path=f"{at}.md", slug=str(at), company=company, role="Data Engineer", process=str(at), start=_THEN, end=_THEN)
        for at, company in enumerate(_COMPANIES)
    ),
    people={person.key: person for person in _PEOPLE},
    events=(Event("applied", Place("search.md"), _THEN.date(), None, _THEN, company="Initech", role="Timetable Analyst"),),
)
