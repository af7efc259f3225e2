"""`followup-md new`: notes of a coming round and of its interviewers, read back before they are written."""

import unicodedata
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final, NamedTuple
from zoneinfo import ZoneInfo

import click

from followup_md.cli import invited
from followup_md.cli.init import NOTE_TEMPLATE, PERSON_TEMPLATE, check_zone, read_packaged
from followup_md.cli.record import carry_out_plan, plan_moved, plan_outcome, show_lines
from followup_md.cli.session import SAY_FILES, Session, is_asked, measure_screen, print_json, print_text, take_session
from followup_md.config import Settings
from followup_md.config.calendars import Calendars
from followup_md.derive.context import Stumble, find_open_stumbles
from followup_md.errors import FollowupError, SystemFailure, UsageProblem
from followup_md.parse.facts import link_target
from followup_md.parse.front_matter import fold_word
from followup_md.parse.sections import fold_heading, name_sections
from followup_md.parse.typed_dates import read_typed_end, read_typed_moment
from followup_md.parse.vault import NoteText, parse_interview_note, parse_person_note
from followup_md.problem import Level, Problem
from followup_md.render.new import Insert, fill_front_matter, fill_sections, write_stumble
from followup_md.slug import slug
from followup_md.vault.load import load, read_vault, recall_holidays
from followup_md.vault.notes import LONGEST_FILE, Clock, find_reader_zone
from followup_md.vault.read import read_file
from followup_md.vault.write import create_file, is_there

if TYPE_CHECKING:
    from followup_md.model.views import FileState
    from followup_md.parse.invitation import Invitation

_TIMES = 'a day and a time, such as "fri 14:00", "tomorrow 2pm", "+3d 9:30" or 2026-11-20T14:00'
_CURLY: Final = "\u2018\u2019\u201c\u201d"  # around a value they count as quotes
_LONGEST_SLUG: Final = 80


@click.command()
@click.argument("company")
@click.argument("role")
@click.option("--start", metavar="TIME", help=f"When it starts, by the clock there: {_TIMES}.")
@click.option("--end", metavar="TIME", help="When it ends, such as 15:30.")
@click.option("--zone", metavar="ZONE", help="The IANA zone of the interview, where it is not yours.")
@click.option("--kind", metavar="KIND", help="phone-screen, technical, panel, onsite, final, informational, or any word.")
@click.option("--with", "names", multiple=True, metavar="NAME", help='Who interviews you, once for each: "Ann Lee <a@x.example>".')
@click.option("--process", metavar="NAME", help="Joins the rounds of one post, where company and role do not.")
@click.option("--from", "source", metavar="FILE", help="Take start, end, zone, place and names from an invitation, a file .ics.")
@click.option("--event", "number", type=int, metavar="N", help="Which event of that file, where it holds several.")
@take_session(dry=SAY_FILES)
def command(  # noqa: PLR0913 - one argument an option
    session: Session,
    *,
    company: str,
    role: str,
    start: str | None,
    end: str | None,
    zone: str | None,
    kind: str | None,
    names: tuple[str, ...],
    process: str | None,
    source: str | None,
    number: int | None,
) -> None:
    """Write the note of an interview, ahead or just over, and notes of the people in it.

    The note is made from templates/interview.md, where there is one: keys of its front matter are filled in, each interviewer gets a
    heading under Topics, and questions that went badly before stand under Prepare. Nothing that exists is written over.
    """
    root, clock = session.root, session.clock
    typed = TypedRound(company, role, end, zone, kind, process, names)
    remarks: tuple[str, ...] = ()
    if source:
        from followup_md.render.new import format_invitation

        taken = take_invitation(root, clock, typed, start, (source, number))
        invitation, known = taken.invitation, taken.known
        if known:
            # Whether the user has something to add to the note by hand.
            click.get_current_context().exit(int(_update(session, known, cancelled=invitation.cancelled)))
        assert taken.request is not None  # noqa: S101 - without a note there is something to write
        request = taken.request
        remarks = tuple(format_invitation(invitation.title, repeats=invitation.repeats, guessed=taken.guessed, organizer=taken.organizer))
    else:
        if not start and not is_asked():
            raise UsageProblem("no start is given", f"add --start with {_TIMES}")
        request = resolve_round(root, clock, typed, start or click.prompt("When does it start (such as fri 14:00)", err=True))
    notes = plan_notes(root, clock, request)
    problems = () if session.dry else write_notes(root, notes)
    _print(session, notes, problems, remarks)


def _update(session: Session, known: invited.KnownNote, *, cancelled: bool) -> bool:
    """Write the new time of a round that has a note, print what the invitation says now, and say whether there is more to write."""
    from followup_md.render.new import describe_known, format_known_note, render_new_report

    path, changes, log, moved = known
    state: FileState = "there-already"
    shown = ""
    if moved:
        loaded = session.load()
        today = loaded.search.now.date()
        plan = plan_outcome(session.root, loaded, (plan_moved(session.root, loaded, path, f"{today} ", today, moved),)).plan
        carry_out_plan(session, loaded, plan)
        shown = show_lines(plan.lines, (), plan.consequences, dry=session.dry)
        state = "would-be-written" if session.dry else "written"
    left = tuple(change for change in changes if not (moved and change.startswith(("start:", "end:"))))
    if session.as_json:
        print_json(describe_known(path, changes, log, state, cancelled=cancelled))
    else:
        report = tuple(format_known_note(path, left, None if moved else log, cancelled=cancelled, moved=moved is not None))
        print_text(shown + render_new_report(report, measure_screen()[0]))
    return bool(left or (log and not moved))


def _print(session: Session, notes: "NewNotes", problems: tuple[Problem, ...], remarks: tuple[str, ...]) -> None:
    from followup_md.render.new import describe_new, format_new_round, format_people, format_stumbles, render_new_report
    from followup_md.render.reports import format_state, render_states

    state: FileState = "would-be-written" if session.dry else "written"
    request, guests = notes.request, notes.guests
    over = notes.end < session.clock(notes.end.tzinfo or UTC)
    if session.as_json:
        print_json(describe_new(request.start, notes.zone, [(file.path, state) for file in notes.files], problems, remarks))
        return
    report = (
        format_new_round(request.company, request.role, request.start, notes.end, notes.zone),
        *format_stumbles(len(notes.stumbles)),
        *format_people(
            [guest.name for guest in guests if guest.is_new],
            [guest.name for guest in guests if not guest.is_new and not guest.elsewhere],
            [(guest.name, guest.elsewhere, guest.link if guest.is_new else None) for guest in guests if guest.elsewhere],
        ),
        *(f"Not written yet, and yours to place: {guest.name}, {', '.join(guest.left)}." for guest in guests if guest.left),
        *(f"Mind {wrong.place.path}:{wrong.place.line}: {wrong.message}; {wrong.hint}." for wrong in problems),
        *remarks,
        *([f"Next: `followup-md recap {slug(notes.files[0].path.rpartition('/')[2][:-3])}` asks for what you remember."] if over else []),
    )
    shown = render_states([(file.path, format_state(state)) for file in notes.files])
    print_text(f"{shown}\n{render_new_report(report, measure_screen()[0])}")


class TypedRound(NamedTuple):
    """Options of the command line: texts as typed; `names` are those of the interviewers."""

    company: str
    role: str
    end: str | None = None
    zone: str | None = None
    kind: str | None = None
    process: str | None = None
    names: tuple[str, ...] = ()


class NewRound(NamedTuple):
    """A round: texts as typed, local times, names with what is known of each; `more` are properties such as `place`."""

    company: str
    role: str
    start: datetime
    end: datetime | None = None
    zone: str | None = None
    kind: str | None = None
    process: str | None = None
    people: Mapping[str, invited.Facts] = {}
    more: Mapping[str, str] = {}


class TakenInvitation(NamedTuple):
    """An invitation with the note that it has, or what a new one holds; `guessed` names come from addresses alone."""

    invitation: "Invitation"
    known: invited.KnownNote | None = None
    request: NewRound | None = None
    guessed: tuple[str, ...] = ()
    organizer: str | None = None


def take_invitation(root: str, clock: Clock, typed: TypedRound, start: str | None, source: tuple[str, int | None]) -> TakenInvitation:
    """Return what follows from the event of `source`, a file and which of its events, and from what was typed, which comes first."""
    loaded = load(root, clock)
    invitation = invited.open_invitation(*source, loaded.settings)
    known = invited.find_known(root, loaded, invitation, typed.company)
    if known:
        return TakenInvitation(invitation, known)
    begin: str | datetime
    begin, end, zone = (start, None, typed.zone or invitation.zone) if start else invited.find_times(invitation, typed.zone)
    request = resolve_round(root, clock, typed, begin)
    interviewers = invited.find_interviewers(invitation, loaded.settings)
    sender = invitation.organizer
    here = {one.email for one in interviewers} | {(loaded.settings.sender.email or "").casefold()}
    absent = sender is not None and sender.email not in here and slug(sender.name) not in {slug(one.name) for one in interviewers}
    return TakenInvitation(
        invitation,
        request=request._replace(
            end=request.end or end,
            zone=zone if zone != loaded.settings.timezone else None,
            people={**{one.name: (("email", one.email),) for one in interviewers}, **request.people},
            more={key: text for key, text in (("place", invitation.place), ("invitation", invitation.uid)) if text},
        ),
        guessed=tuple(one.name for one in interviewers if one.guessed),
        organizer=sender.name if sender and absent else None,
    )


def resolve_round(root: str, clock: Clock, typed: TypedRound, start: str | datetime) -> NewRound:
    """Return what was typed, with `start` and end resolved from today in the reader's zone; UsageProblem for an unreadable one."""
    settings = read_vault(root).settings
    today, calendar = clock(find_reader_zone(settings)).date(), Calendars(settings, recall_holidays).of(None)
    begin = read_typed_moment(start, today, calendar) if isinstance(start, str) else start
    end = read_typed_end(typed.end, begin, today, calendar) if typed.end else None
    return NewRound(typed.company, typed.role, begin, end, typed.zone, typed.kind, typed.process, invited.split_people(typed.names))


def tidy_round(request: NewRound) -> NewRound:
    """Return what was typed as the note will have it, each on one line; UsageProblem for what no note can hold."""
    people = {_tidy_text(name, "name"): facts for name, facts in request.people.items()}
    if request.end is not None and request.end <= request.start:
        raise UsageProblem(f"the end, {request.end:%Y-%m-%d %H:%M}, is not after the start", "write a later --end, or none")
    return request._replace(
        company=_tidy_text(request.company, "company"),
        role=_tidy_text(request.role, "role"),
        kind=_tidy_text(request.kind, "kind") if request.kind is not None else None,
        process=_tidy_text(request.process, "process") if request.process is not None else None,
        people=people,
        more={key: _tidy_text(text, key) for key, text in request.more.items()},
        zone=check_zone(request.zone) if request.zone else None,
    )


def _tidy_text(text: str, what: str) -> str:
    tidy = " ".join(text.split())
    tidy = (link_target(tidy) or tidy).strip(f"{_CURLY} ")
    bad = next((character for character in tidy if unicodedata.category(character) in ("Cc", "Cs", "Cn") or character == "\ufeff"), None)
    if bad or not tidy:
        message = f"the {what} {text!r} has a sign that no note can hold" if bad else f"the {what} is empty"
        raise UsageProblem(message, f"write the {what} in letters that an editor shows")
    return tidy


class NewNotes(NamedTuple):
    """The notes to be written, the interview's first; its end as it reads, who takes part, and what stands under `## Prepare`."""

    request: NewRound
    zone: str
    end: datetime
    files: tuple[NoteText, ...]
    guests: tuple[invited.Guest, ...]
    stumbles: tuple[Stumble, ...]


def plan_notes(root: str, clock: Clock, request: NewRound) -> NewNotes:
    """Return the notes of a new round; UsageProblem for what would not read back the same, FollowupError when the round has a note."""
    request = tidy_round(request)
    loaded = load(root, clock)
    settings, vault = loaded.settings, loaded.search.vault
    process = slug(request.process or f"{request.company} {request.role}")
    start = request.start.replace(tzinfo=ZoneInfo(request.zone) if request.zone else find_reader_zone(settings))
    known = next((one for one in vault.interviews if one.process == process and one.start == start), None)
    if known:
        raise FollowupError(f"{known.path} is the note of that round", "write into that one; another round has another --start")
    guests = invited.find_guests(vault.people, request.people, request.company)
    stumbles = find_open_stumbles(loaded.search.processes)
    parts = (request.company, *([request.kind] if request.kind else []))
    stem, number = "-".join((f"{request.start:%Y-%m-%d}", *(slug(part)[:_LONGEST_SLUG].strip("-") for part in parts))), 1
    name, taken = stem, {interview.slug for interview in vault.interviews}
    while name in taken or is_there(f"{root}/{settings.folders.interviews}/{name}.md"):
        number += 1
        name = f"{stem}-{number}"
    note, end = build_interview(root, f"{settings.folders.interviews}/{name}.md", settings, request, guests, stumbles)
    people = [build_person(root, settings, guest, request.company) for guest in guests if guest.is_new]
    for file in people:
        if is_there(f"{root}/{file.path}"):
            hint = "run `followup-md check`, and mend that note first"
            raise FollowupError(f"{file.path} is there, but is no person's note that reads", hint)
    return NewNotes(request, request.zone or settings.timezone or "UTC", end, (note, *people), guests, stumbles)


def write_notes(root: str, notes: NewNotes) -> tuple[Problem, ...]:
    """Write the notes, people first; return the errors that this causes in other notes, such as a name that now fits two people."""
    before = set(read_vault(root).vault.problems)
    for file in reversed(notes.files):
        create_file(f"{root}/{file.path}", file.text)
    after = read_vault(root).vault.problems
    return tuple(problem for problem in after if problem.level == Level.ERROR and problem not in before)


def build_interview(
    root: str, path: str, settings: Settings, request: NewRound, guests: Sequence[invited.Guest], stumbles: Sequence[Stumble]
) -> tuple[NoteText, datetime]:
    """Return the note of an interview, and its end; UsageProblem when it would not read back as what was typed."""
    links = [f"[[{guest.link}]]" for guest in guests]
    values: dict[str, str | Sequence[str] | None] = {
        "company": request.company,
        "role": request.role,
        "kind": request.kind,
        "start": _show(request.start),
        "end": _show(request.end) if request.end else None,
        "timezone": request.zone,
        "interviewers": links,
        "process": request.process,
        **request.more,
    }
    prepare = tuple(line for item in stumbles for line in write_stumble(item.question, item.interview, item.better))
    topics = tuple(line for link in links for line in ("", f"### {link}"))
    inserts = (Insert("prepare", "Prepare", prepare), Insert("topics", "Topics", topics))
    names = name_sections(settings.sections)
    text = fill_front_matter(_read_template(root, settings, NOTE_TEMPLATE), {key: value for key, value in values.items() if value})
    text = fill_sections(text, inserts, lambda heading: names.get(fold_heading(heading), fold_heading(heading)))
    read = parse_interview_note(text, path, settings)
    wrong = next((problem for problem in read.problems if problem.level == Level.ERROR), None)
    if wrong or read.facts is None:
        reason = f"{wrong.message}; {wrong.hint}" if wrong else ""
        raise UsageProblem(f"the note would not read: {reason}", "mend what was typed or, if it comes from there, the template")
    _compare(request.company, read.company, "company")
    _compare(request.role, read.facts.role, "role")
    _compare(request.kind and fold_word(request.kind), read.facts.kind if request.kind else None, "kind")
    _compare(_show(request.start), _show(read.facts.start), "start")
    _compare(_show(request.end or read.facts.end), _show(read.facts.end), "end")
    _compare(", ".join(guest.link for guest in guests), ", ".join(name.text for name in read.interviewers) if guests else "", "names")
    return NoteText(path=path, text=text), read.facts.end


def build_person(root: str, settings: Settings, guest: invited.Guest, company: str) -> NoteText:
    """Return the note of an interviewer who has none; UsageProblem when it would not read back the same."""
    path = f"{settings.folders.people}/{guest.link}.md"
    values = {"name": guest.name, "company": company, **guest.facts}
    file = NoteText(path=path, text=fill_front_matter(_read_template(root, settings, PERSON_TEMPLATE), values))
    person = parse_person_note(file.text, path, settings).facts
    _compare(guest.name, person.name, "name")
    _compare(company, person.company, "company")
    return file


def _show(moment: datetime) -> str:
    return f"{moment:%Y-%m-%dT%H:%M}"


def _read_template(root: str, settings: Settings, name: str) -> str:
    """Return the vault's own template, else the packaged one."""
    path = f"{settings.folders.templates}/{name}"
    found = read_file(root, path, LONGEST_FILE)
    if isinstance(found, Problem):
        raise SystemFailure(f"the template {path} cannot be used: {found.message}", found.hint)
    return found.data.decode("utf-8-sig", "replace") if found else read_packaged(name)


def _compare(typed: str | None, read: str | None, what: str) -> None:
    if typed != read:
        raise UsageProblem(f"the {what} {typed!r} would read as {read!r}", f"write the {what} in other words")
