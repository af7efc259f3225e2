"""Drafts of told searches with the words that the program brings, and single matters built by hand."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from render_builders import DAY, NOW, PANEL, PANELLISTS, make_action, make_interview, make_process, make_search

from followup_md.cli.draft_facts import DraftFacts, Wish, Withheld
from followup_md.cli.init import list_packaged
from followup_md.config.calendars import Calendars
from followup_md.config.settings import Sender, Settings
from followup_md.draft.engine import Book, Page, fill
from followup_md.draft.matter import Matter
from followup_md.draft.slots import fill_slots
from followup_md.draft.words import NAME, Words, read_words
from followup_md.model import Person, Question, Topic
from followup_md.model.actions import ANSWER_OFFER
from followup_md.problem import Place
from followup_md.vault.load import Loaded

if TYPE_CHECKING:
    from tale import Tale

SENDER = Sender(name="Ana Silva", email="ana@example.com", phone="+353 20 915 0101", address="1 Lark Row\nDublin", country="IE")
SENDER_TOML = '[sender]\nname = "Ana Silva"\nemail = "ana@example.com"\nphone = "+353 20 915 0101"\naddress = "1 Lark Row\\nDublin"\n'


class Letter(NamedTuple):
    """One draft: what it is about, and its text."""

    matter: Matter
    text: str

    @property
    def person(self) -> str:
        """Who gets it; nothing where that is a company."""
        return self.matter.person.key if self.matter.person else ""


@cache
def read_shipped() -> Book:
    """Return the templates and the words that the program brings."""
    files = dict(list_packaged())
    return Book({name.removesuffix(".md"): (name, text) for name, text in files.items() if name != NAME}, _read([(NAME, files[NAME])]))


def shipped_words(*more: tuple[str, str]) -> Words:
    """Return the words that the program brings, with what further files say."""
    return _read([(NAME, dict(list_packaged())[NAME]), *more])


def _read(files: list[tuple[str, str]]) -> Words:
    return read_words(files)


def write_letters(tale: Tale, now: str, action: str, wish: Wish = Wish()) -> list[Letter]:  # noqa: B008 - it cannot be changed
    """Return the drafts of all actions of that id, done ones too, as the program writes them."""
    return [Letter(matter, write_letter(matter)) for matter in prepare(tale, now, action, wish)[0]]


def list_withheld(tale: Tale, now: str, action: str) -> list[Withheld]:
    """Return the actions of that id of which there is no draft."""
    return prepare(tale, now, action)[1]


def prepare(tale: Tale, now: str, action: str, wish: Wish = Wish()) -> tuple[list[Matter], list[Withheld]]:  # noqa: B008 - it cannot be changed
    """Return what the drafts of all actions of that id are about, and of which there is none."""
    settings, search = tale.vault()[1], tale.at(now)
    desk = DraftFacts(Loaded(settings, search, (), Calendars(settings)), read_shipped().words, wish)
    return desk.prepare([each for each in search.actions if each.action == action])


def write_letter(matter: Matter) -> str:
    """Return the text of a draft."""
    return fill(read_shipped(), Page(matter.template, fill_slots(matter), matter.number))


def make_matter(**fields: Any) -> Matter:  # noqa: ANN401 - a table of cases names fields of many types
    """Return a thank-you letter to Priya Raman on the day after the panel, with the given fields changed."""
    interview = fields.pop("interview", None) or make_interview(PANEL, "Harbor Logistics", NOW, interviewers=PANELLISTS)
    process = fields.pop("process", None) or make_process(interview)
    usual = Matter(
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
    """Return a question at which one stumbled, with a better answer."""
    return Question(text, Place("interviews/x.md", line), stumble=True, better=f"better than {line}")._replace(**fields)


def write_all(tale: Tale, now: str) -> list[Letter]:
    """Return the drafts of all actions that have one, done ones too, whichever way an offer is answered."""
    settings, search = tale.vault()[1], tale.at(now)
    loaded = Loaded(settings, search, (), Calendars(settings))
    wishes = [Wish(), *(Wish(answer=answer, until=search.now.date() + 400 * DAY) for answer in ANSWER_OFFER.drafts)]
    letters = []
    for wish in wishes:
        wanted = [action for action in search.actions if wish.answer is None or action.action == "answer-offer"]
        if wanted:  # an answer wants an offer
            letters += [
                Letter(matter, write_letter(matter)) for matter in DraftFacts(loaded, read_shipped().words, wish).prepare(wanted)[0]
            ]
    return letters
