"""What one file says on its own, before the names in it are resolved against the whole vault."""

from typing import NamedTuple

from followup_md.model import Draft, Ignore, Interview, Person, Question, Topic
from followup_md.problem import Place, Problem


class Name(NamedTuple):
    """A person or note as typed: a link's target (`[[people/Priya Raman|Priya]]` gives `people/Priya Raman`) or a bare name."""

    text: str
    place: Place
    linked: bool = False


class LogLine(NamedTuple):
    """One top-level bullet of a Log section: its text as typed, without the bullet, and the place where that text begins.

    `text` has its indented continuation lines joined by a blank: `breaks` holds the offset of
    each in `text`, and its place. `happened` is false for a `- [ ]` line.
    """

    text: str
    place: Place
    happened: bool = True
    breaks: tuple[tuple[int, Place], ...] = ()


class OwnedTopic(NamedTuple):
    """A topic and the heading it stands under, if any."""

    topic: Topic
    owner: Name | None


class AskedQuestion(NamedTuple):
    """A question and who asked it, if the note says so."""

    question: Question
    asker: Name | None


class InterviewNote(NamedTuple):
    """One interview note. `facts` lacks only the people, and is None when the note has no readable `start`."""

    path: str
    slug: str
    company: str
    process: str
    facts: Interview | None
    interviewers: tuple[Name, ...] = ()
    decision_from: Name | None = None
    agency: Name | None = None
    topics: tuple[OwnedTopic, ...] = ()
    questions: tuple[AskedQuestion, ...] = ()
    log: tuple[LogLine, ...] = ()
    problems: tuple[Problem, ...] = ()
    ignores: tuple[Ignore, ...] = ()


class PersonNote(NamedTuple):
    """One person note; `facts` lacks only `relay`."""

    facts: Person
    relay: Name | None = None
    log: tuple[LogLine, ...] = ()
    problems: tuple[Problem, ...] = ()
    ignores: tuple[Ignore, ...] = ()


class SearchNote(NamedTuple):
    """The search log."""

    path: str
    log: tuple[LogLine, ...] = ()
    problems: tuple[Problem, ...] = ()
    ignores: tuple[Ignore, ...] = ()


class DraftNote(NamedTuple):
    """One draft; `facts` lacks the person and the interview."""

    facts: Draft
    to: Name | None = None
    interview: Name | None = None
    problems: tuple[Problem, ...] = ()
    ignores: tuple[Ignore, ...] = ()
