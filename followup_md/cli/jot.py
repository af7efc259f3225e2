"""`followup-md jot`: one thing that was said into its section of a note: a topic, a question, a promise."""

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from datetime import date
from typing import Final, NamedTuple

import click

from followup_md.cli.lookup import pick_note
from followup_md.cli.record import LOSSLESS, print_lines, read_bytes_of, split_day
from followup_md.cli.session import SHOW_LINE, Session, say_lasting, say_waiting, take_session
from followup_md.config import Settings
from followup_md.dates import Calendar
from followup_md.derive.matching import find_close
from followup_md.errors import FollowupError, UsageProblem
from followup_md.model import Person
from followup_md.model.edits import LoggedLine, NewLines, SectionLayout
from followup_md.model.facts import find_person
from followup_md.parse.facts import Name, fold_name, link_target
from followup_md.parse.front_matter import split_names
from followup_md.parse.log_layout import find_section, judge_lines
from followup_md.parse.people import find_noted, index_parts, index_people
from followup_md.parse.sections import FieldText
from followup_md.parse.typed_dates import AmbiguousDate, read_typed_day
from followup_md.parse.vault import Memory, parse_interview_note
from followup_md.problem import Place, Problem
from followup_md.vault.insert import propose_lines
from followup_md.vault.journal import update_files
from followup_md.vault.load import reread_vault
from followup_md.vault.notes import Loaded

_EPILOG = (
    'A topic may begin with a person of the round: `jot harbor "Priya: trucks report late"`. A question begins with `?`, and its rating '
    'may stand behind it: `jot harbor "? schema drift 2/5"`. A promise of yours begins with `!`: `jot harbor "! sample query by fri"`. '
    "NOTE is as for `log`, which takes what was done; `log --undo NOTE` takes the last thing back."
)
_RATED: Final = re.compile(r"(?:(.*\S)\s+)?\(?(\d+)\s*/\s*5\)?")
_BEST: Final = 5
_BY: Final = re.compile(r"(.*[^\s,]),?\s+by\s+(\S.*)", re.IGNORECASE)
# What is done `by email` or `by asking` has no day.
_MEANS: Final = re.compile(r"(?:e-?mail|mail|post|letter|phone|video|zoom|teams|skype|chat|hand|courier|message|\w+ing\b.*)", re.IGNORECASE)
_SEVERAL: Final = re.compile(r"(.+?\bby\s+[^,;]+?)\s*(?:[,;]\s*(?:and\s)?|\sand\s)\s*(\D.*\bby\s.+)", re.IGNORECASE)
_OWNED: Final = re.compile(r"(\[\[[^\[\]]+\]\]|[^:\[\]]{1,60}?)(?:\s*:|\s+[-–—]+)\s+(\S.*)")


class Jotting(NamedTuple):
    """Something for a section of a note: `lines` are those for a place in it.

    `owners` are the keys of those whose topic it is, none of one of all, and None where only the reader knows; `is_meant` finds the
    heading of one person. `extends` says that the lines say more of the bullet or heading above them.
    """

    section: str
    lines: Callable[[SectionLayout], tuple[str, ...]]
    is_meant: Callable[[FieldText], bool] | None = None
    owners: frozenset[str] | None = None
    extends: bool = False


@click.command(epilog=_EPILOG)
@click.argument("note", metavar="NOTE")
@click.argument("text", nargs=-1, required=True, metavar="TEXT...")
@take_session(dry=SHOW_LINE)
def command(session: Session, *, note: str, text: tuple[str, ...]) -> None:
    """Note down one thing before it is forgotten: a topic, a question, a promise."""
    loaded = session.load()
    path = pick_round(loaded, session.root, note)
    jotting = read_jotting(" ".join(text), loaded, path)
    lines, differs = write_jotting(session.root, loaded.settings, path, jotting, dry=session.dry)
    print_lines(session, lines, (), differs)


def pick_round(loaded: Loaded, root: str, typed: str) -> str:
    """Return the path of the interview note that is meant; of a person it is the last round with them that has begun."""
    path = pick_note(loaded, root, typed, loaded.search.now.date())
    if path.startswith(f"{loaded.settings.folders.interviews}/"):
        return path
    keys = {key for key, person in loaded.search.vault.people.items() if person.path == path}
    rounds = [each for each in loaded.search.vault.interviews if keys.intersection(each.interviewers)]
    met = [each for each in rounds if each.start <= loaded.search.now] or rounds[:1]
    if not met:
        raise UsageProblem(f"{path} is no note of an interview", "name the interview, such as `followup-md jot harbor TEXT`")
    return max(met, key=lambda each: each.start).path


def read_jotting(typed: str, loaded: Loaded, path: str) -> Jotting:
    """Return what was typed for the note `path`; UsageProblem for no words, or for a day or a name that can mean several."""
    text = " ".join(typed.split())
    sign, words = (text[0], text[1:].strip()) if text[:1] in ("?", "!") else ("", re.sub(r"^[-*+]\s+", "", text))
    if not words.strip("?!-*+"):
        raise UsageProblem("there is nothing to note down", 'say it in a few words: `followup-md jot harbor "? schema drift 2/5"`')
    if sign == "?":
        rated = _RATED.fullmatch(words)
        if rated and not (rated[1] and 1 <= int(rated[2]) <= _BEST):
            raise UsageProblem(f"{words!r} is no question with a rating", "write its words first, then 1 to 5: `? schema drift 2/5`")
        return make_question(*((str(rated[1]), (f"rating: {rated[2]}",)) if rated else (words, ())))
    if sign == "!":
        promises = tuple(read_promises(words, loaded.search.now.date(), loaded.calendars.of(None)))
        return Jotting("next steps", lambda layout: tuple(f"{layout.bullet}I promised: {each}" for each in promises))
    if split_day(words):
        hint = f'`followup-md log NOTE "{words}"` takes what happened; in a topic the day stands behind other words'
        raise UsageProblem("that begins with a day, as a line of the log does", hint)
    owned = _OWNED.fullmatch(words)
    interview = loaded.find_interview(path)
    people = loaded.list_met(interview) if interview else ()
    keys = find_keys(owned[1], people) if owned else ()
    if owned and len(keys) > 1:
        names = " or ".join(f'"{find_person(key, loaded.search.vault.people).name}: {owned[2]}"' for key in keys)
        raise UsageProblem(f"{owned[1]!r} can be {len(keys)} people of this round", f"write {names}")
    if owned and keys:
        return make_topic(owned[2], people, keys[0], owned[1])
    close = find_close(fold_name(owned[1]), index_parts(people)) if owned else ()
    if owned and close and close[0][0] == fold_name(owned[1])[0] and len(tuple(split_names(owned[1], Place("")))) == 1:
        name = find_person(index_parts(people)[close[0]][0], loaded.search.vault.people).name
        raise UsageProblem(
            f"nobody of this round is called {owned[1]!r}; did you mean {name}?", f'write "{name}: {owned[2]}", or begin with another word'
        )
    return make_bullet("topics", words)._replace(owners=None if owned else frozenset())


def find_keys(typed: str, people: Sequence[Person]) -> tuple[str, ...]:
    """Return the keys of those of `people` whom a name, a part of one or a link can mean."""
    target = link_target(typed)
    name = Name(target or typed, Place(""), linked=target is not None)
    part = target.rpartition("/")[2] if target else typed
    return find_noted(name, index_people(people)) or index_parts(people).get(fold_name(part), ())


def read_promises(words: str, today: date, calendar: Calendar) -> Iterator[str]:
    """Yield each promise with its day as a note has it: `sample query, by 2026-11-20`; UsageProblem where a day is not plain."""
    several = _SEVERAL.fullmatch(words)
    if several and not _MEANS.fullmatch(_BY.sub(r"\2", several[1])):
        yield from read_promises(several[1], today, calendar)
        yield from read_promises(several[2], today, calendar)
        return
    parts = _BY.fullmatch(words)
    typed = parts[2].rstrip(" .;") if parts else ""
    if parts is None or _MEANS.fullmatch(typed):
        yield words
        return
    try:
        yield f"{parts[1]}, by {read_typed_day(typed, today, calendar)}"
    except AmbiguousDate:
        raise
    except UsageProblem as error:
        raise UsageProblem(error.message, f"{error.hint}; or use another word than `by` where no day is meant") from error


def make_bullet(section: str, text: str) -> Jotting:
    """Return a bullet for a section."""
    return Jotting(section, lambda layout: (f"{layout.bullet}{text}",))


def make_topic(text: str, people: Sequence[Person], key: str, typed: str) -> Jotting:
    """Return a topic of one person: below their heading, else a bullet that begins with the name as it was typed."""

    def is_theirs(heading: FieldText) -> bool:
        names = tuple(split_names(heading.text.rstrip(":"), Place("")))
        return len(names) == 1 and find_keys(f"[[{names[0].text}]]" if names[0].linked else names[0].text, people) == (key,)

    return Jotting("topics", lambda layout: (f"{layout.bullet}{'' if layout.found else f'{typed}: '}{text}",), is_theirs, frozenset((key,)))


def make_question(text: str, fields: Sequence[str] = ()) -> Jotting:
    """Return a question in the form that the note has already: a heading with bullets, or a bullet with bullets below it."""

    def write(layout: SectionLayout) -> tuple[str, ...]:
        if layout.headed:
            return (f"### {text}", *(f"- {field}" for field in fields))
        return (f"{layout.bullet}{text}", *(indent_field(layout, field) for field in fields))

    return Jotting("questions", write)


def indent_field(layout: SectionLayout, field: str) -> str:
    """Return a field of the question that stands last, as it belongs to its heading or bullet."""
    return f"- {field}" if layout.headed else f"{' ' * len(layout.bullet)}- {field}"


def extend_question(better: str) -> Jotting:
    """Return the better answer to the question that stands last."""
    return Jotting("questions", lambda layout: (indent_field(layout, f"better: {better}"),), extends=True)


def write_jotting(
    root: str, settings: Settings, path: str, jotting: Jotting, *, dry: bool, memory: Memory | None = None
) -> tuple[tuple[LoggedLine, ...], tuple[Problem, ...]]:
    """Write something into a note; return its lines in their place, and what they say otherwise than the rest of the note.

    FollowupError, and nothing is written, where the note says it already, or would not be read as before with it.
    """
    known = memory or Memory()

    def is_theirs(data: bytes, numbers: Collection[int]) -> bool:
        """Say whether a topic is of whom it is to be: that, only the whole vault says."""
        if jotting.owners is None:
            return True
        found = next((each for each in reread_vault(root, known, {path: data}).vault.interviews if each.path == path), None)
        return found is None or {topic.person for topic in found.topics if topic.place.line in numbers} == (jotting.owners or {None})

    def remake(path: str, data: bytes) -> bytes:
        return add_jotting(data, path, jotting, settings, is_theirs)[0]

    before = read_bytes_of(root, path, settings)
    after, numbers = add_jotting(before, path, jotting, settings, is_theirs)
    if not (dry or update_files(root, {path: before}, {path: after}, remake, say_waiting)):
        say_lasting()
    text = after.decode("utf-8", "replace")
    differs = tuple(problem for problem in parse_interview_note(text, path, settings).problems if problem.place.line in numbers)
    rows = [row.rstrip("\r") for row in text.split("\n")]

    def show(number: int) -> str | None:
        return rows[number - 1] if 1 <= number <= len(rows) and number not in numbers else None

    return tuple(LoggedLine(path, number, rows[number - 1], show(number - 1), show(number + 1)) for number in numbers), differs


def add_jotting(
    data: bytes, path: str, jotting: Jotting, settings: Settings, is_theirs: Callable[[bytes, Collection[int]], bool] = lambda *_: True
) -> tuple[bytes, tuple[int, ...]]:
    """Return the bytes of a note with something more in a section, and the numbers of its lines; FollowupError as `write_jotting`.

    Of several places it is the first where it says that, and is of whom it is to be, as `is_theirs` tells.
    """
    text = data.decode(*LOSSLESS)
    layout = find_section(text, path, settings, jotting.section, jotting.is_meant)
    lines = jotting.lines(layout)
    for edit in propose_lines(text, layout, lines):
        numbers = tuple(range(edit.line, edit.line + len(lines)))
        new = NewLines(jotting.section, numbers, jotting.extends)
        judgement = judge_lines(text, edit.text, path, settings, new)
        if isinstance(judgement, Problem):
            raise FollowupError(f"it would not be read: {judgement.message}", judgement.hint)
        if judgement == "again":
            raise FollowupError(f"{path} says this already: {lines[0].strip()}", "what is new about it is for the note itself")
        if judgement == "more" and is_theirs(edit.text.encode(*LOSSLESS), numbers):
            return edit.text.encode(*LOSSLESS), numbers
    hint = "leave out signs such as ``` and <!--; or look at the note: a code block or a comment may be open in it"
    raise FollowupError(f"with that line {path} would not be read as before, so nothing is written", hint)
