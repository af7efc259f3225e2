"""The four kinds of note, each from its text, and the whole vault from all of them (format.md 1 to 5)."""

import gc
from collections.abc import Callable, Iterable
from functools import partial
from typing import Any, NamedTuple, TypeVar

from followup_md.config import Settings
from followup_md.date_text import read_date
from followup_md.model import Draft, Interview, Person, Vault
from followup_md.model.derived import NO_HIRING
from followup_md.model.properties import DRAFT, PERSON
from followup_md.parse.facts import DraftNote, InterviewNote, PersonNote, SearchNote, cached_slug
from followup_md.parse.free_text import find_ignores, find_misspelt_headings, find_sensitive, find_unread_text, read_prose
from followup_md.parse.front_matter import parse_front_matter, read_values
from followup_md.parse.interview_fields import build_unread, drop_refused, judge_said, read_interview_fields
from followup_md.parse.link import link_vault
from followup_md.parse.recap import Recap, find_meetings
from followup_md.parse.sections import LOG_ONLY, find_conflict, find_filled, name_log, name_sections, parse_body
from followup_md.problem import Problem
from followup_md.slug import fingerprint_text

T = TypeVar("T")


def parse_search_note(text: str, path: str) -> SearchNote:
    """Read `search.md`; never raises. Its front matter, if any, is the user's own, and only has to be valid."""
    split, faults = parse_front_matter(text, path)
    body = parse_body(split, path, LOG_ONLY)
    problems = (*faults, *find_conflict(text, split, path), *find_sensitive(split, path), *body.problems)
    return SearchNote(path=path, log=body.lines, problems=problems, ignores=find_ignores(split, path))


def parse_person_note(text: str, path: str, settings: Settings) -> PersonNote:
    """Read one person note; never raises. The person's key is the file's name without `.md`."""
    split, faults = parse_front_matter(text, path)
    values = read_values(split, text, path, PERSON, settings.aliases)
    body = parse_body(split, path, name_log(settings.sections))
    stem = path.rsplit("/", 1)[-1].removesuffix(".md")
    profiles = values.placed_texts("profiles")
    no_profile = [profile.casefold() for profile, _ in profiles] == ["none"]
    person = Person(
        key=stem,
        name=values.plain("name") or stem,
        path=path,
        address="\n".join(values.texts("address")) or None if values.items("address") else values.text("address"),
        profiles=() if no_profile else tuple([profile for profile, _ in profiles]),
        no_profile=no_profile,
        prose=read_prose(body),
        fields=values.spots(PERSON),
        profile_places=() if no_profile else tuple([place for _, place in profiles]),
        **values.read(PERSON, Person._fields),
    )
    relay = values.name("relay")
    problems = (*faults, *find_conflict(text, split, path), *find_sensitive(split, path), *values.problems, *body.problems)
    return PersonNote(facts=person, relay=relay, log=body.lines, problems=problems, ignores=find_ignores(split, path))


def parse_draft_note(text: str, path: str) -> DraftNote:
    """Read one draft; never raises. The body is the text as it will be read, to the last blank."""
    split, faults = parse_front_matter(text, path)
    values = read_values(split, text, path, DRAFT, {})
    facts = Draft(
        path=path,
        person=None,
        interview=None,
        body=split.body,
        body_line=split.body_line,
        unedited=values.text("first_draft") == fingerprint_text(split.body),
        created=read_date(values.text("created") or ""),
        **values.read(DRAFT, ("kind", "channel")),
    )
    to, interview = values.name("to"), values.name("interview")
    problems = (*faults, *find_conflict(text, split, path), *values.problems)
    return DraftNote(facts=facts, to=to, interview=interview, problems=problems, ignores=find_ignores(split, path))


def parse_interview_note(text: str, path: str, settings: Settings) -> InterviewNote:
    """Read one interview note; never raises. Names stay as typed, since only the whole vault says whom they mean."""
    split, faults = parse_front_matter(text, path)
    note = cached_slug(path.rsplit("/", 1)[-1].removesuffix(".md"))
    fields = read_interview_fields(split, text, path, note, settings)
    names = name_sections(settings.sections)
    body = parse_body(split, path, names)
    said_on = fields.times.end.date() if fields.times else None
    recap = Recap(body.sections, path, settings.review.stumble_at, list(find_misspelt_headings(split, path, names, fields.interviewers)))
    topics, questions = tuple(recap.topics()), tuple(recap.questions())
    own = tuple(drop_refused(fields.problems, faults, split, text)) if faults else fields.problems
    apart = (*find_conflict(text, split, path), *find_sensitive(split, path))
    # Read in any case: errors in them are reported even if the round has no date.
    same: dict[str, Any] = {"path": path, "slug": note, "company": fields.company, "process": fields.process}
    read: dict[str, Any] = {
        "review": recap.review(),
        "requirements": tuple(recap.requirements()),
        "points": recap.points(),
        "offer": recap.offer(said_on),
    }
    at = fields.spots.get("decision_date")
    is_dated = fields.decision_date is not None or any(problem.place[1:] == at for problem in fields.problems)
    is_dated = is_dated or fields.simple.get("kind") in NO_HIRING
    steps = recap.next_steps(said_on, is_dated=is_dated)
    recap.problems.extend(find_unread_text(body, split, path, {problem.place.line for problem in recap.problems}))
    said = judge_said(fields, steps.said_date, steps.said_place)
    facts = fields.times and Interview(
        start=fields.times.start,
        end=fields.times.end,
        decision_date=fields.decision_date,
        said_date=steps.said_date,
        no_date_named=steps.no_date_named,
        topics=tuple([owned.topic for owned in topics if not owned.is_text]),
        questions=tuple([asked.question for asked in questions if not asked.if_named]),
        promises=steps.promises,
        filled=find_filled(recap.sections),
        fields=fields.spots,
        said_place=steps.said_place,
        they_said=steps.they_said,
        headings=body.headings,
        prose=read_prose(body),
        meetings=tuple(find_meetings(split, path, fields.times.start.date())),
        **same,
        **read,
        **fields.simple,
    )
    return InterviewNote(
        **same,
        facts=facts,
        interviewers=fields.interviewers,
        decision_from=fields.decision_from,
        agency=fields.agency,
        topics=topics,
        questions=questions,
        log=body.lines,
        ignores=find_ignores(split, path),
        unread=None if facts else build_unread(fields, own, faults, text),
        problems=(*faults, *apart, *own, *said, *body.problems, *recap.problems),
    )


def looks_like_interview(text: str) -> bool:
    """Say whether the front matter of `text` has a `company` and a `start`, which makes it an interview, in any folder."""
    lower = text.casefold()
    if "company" not in lower or "start" not in lower:
        return False
    fields = parse_front_matter(text, "")[0].fields
    return all(key in fields and fields[key].value not in (None, "", ()) for key in ("company", "start"))


class NoteText(NamedTuple):
    """One file as text; `path` is relative to the vault, with `/`."""

    path: str
    text: str


class Memory:
    """Notes of a vault as last parsed, for a program that reads it repeatedly.

    After one edit among 200 notes a reading takes 0.13 s of CPU with it, and 0.64 s where all are parsed anew.
    """

    def __init__(self) -> None:
        """Begin without notes."""
        self._settings: Settings | None = None
        self._kept: dict[str, dict[str, tuple[str, Any]]] = {}

    def begin(self, settings: Settings) -> None:
        """Begin to read the notes under `settings`; other settings than before clear the memory."""
        if settings != self._settings:
            self._settings, self._kept = settings, {}

    def parse(self, kind: str, notes: Iterable[NoteText], parse: Callable[[str, str], T]) -> list[T]:
        """Return the notes of one kind, each parsed by `parse(text, path)` where its text changed; notes that are gone are forgotten."""
        before, kept = self._kept.get(kind, {}), dict[str, tuple[str, T]]()
        found = []
        for note in notes:
            known = before.get(note.path)
            # Compared by text, not by the date of the file, which may be wrong.
            entry = known if known is not None and known[0] == note.text else (note.text, parse(note.text, note.path))
            kept[note.path] = entry
            found.append(entry[1])
        self._kept[kind] = kept
        return found


def parse_notes(  # noqa: PLR0913, PLR0917 - the parts of a vault
    interviews: Iterable[NoteText],
    people: Iterable[NoteText],
    search: NoteText | None,
    letters: Iterable[NoteText],
    settings: Settings,
    problems: tuple[Problem, ...] = (),
    memory: Memory | None = None,
) -> Vault:
    """Return everything the notes say; `problems` found before (configuration, disk) are included in the result's."""
    known = memory or Memory()
    known.begin(settings)
    # Facts are tuples without cycles, and far more are made than freed: garbage collection took a third of the time.
    collects = gc.isenabled()
    gc.disable()
    try:
        return link_vault(
            known.parse("interviews", interviews, partial(parse_interview_note, settings=settings)),
            known.parse("people", people, partial(parse_person_note, settings=settings)),
            next(iter(known.parse("search", [search] if search else [], parse_search_note)), None),
            known.parse("letters", letters, parse_draft_note),
            settings,
            problems,
        )
    finally:
        if collects:
            gc.enable()
