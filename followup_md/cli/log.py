"""`followup-md log`: one line into the log of a note, or the last one out of it again."""

from collections.abc import Callable, Mapping
from contextlib import suppress
from shlex import quote

import click

from followup_md.cli import record
from followup_md.cli.lookup import pick_note
from followup_md.cli.session import SHOW_LINE, Session, is_asked, print_json, print_text, say_waiting, take_session, wants_color, wrap_words
from followup_md.dates import spell_day
from followup_md.derive.subjects import find_application
from followup_md.errors import FollowupError, UsageProblem
from followup_md.model import Interview, Process, Search
from followup_md.model.events import CHANNEL_IDS, EVENTS
from followup_md.parse.facts import LogContext
from followup_md.parse.log_hints import find_meaning
from followup_md.parse.log_line import read_line
from followup_md.parse.log_start import BEHIND, BY_WORDS, CLAUSES, ELSEWHERE, EVENT, LineStart, Slip, fold_event, read_line_start
from followup_md.parse.typed_dates import AmbiguousDate, NewTime, read_new_time, read_typed_moment
from followup_md.slug import slug
from followup_md.vault.notes import Loaded

# Events that a round can have before it begins.
_AHEAD = ("prepared", "cancelled", "canceled", "rescheduled")
_EPILOG = (
    "NOTE is a path, the name of a note or words of it, `search`, or a process; of a process it is the last round that had begun, or, for "
    "what is said of a round ahead (prepared, cancelled, rescheduled), the next one. TEXT is what happened, in words of the log or in "
    "everyday ones: `sent Priya a thank-you email`, `chased Priya`, `they said no`, `rescheduled to 2026-11-27 10:00`. What is not plain "
    "is asked about. `followup-md explain log` lists all of them."
)
_BY: Mapping[str, str] = {"you": "you", "them": "they", "either": "you or they", "": "others"}
_OPERANDS: Mapping[str, str] = {
    "people": " P",
    "action": " ACTION",
    "subject": " WHAT",
    "question": " QUESTION rating N",
    "from": " DATE TIME",
    "on": " DATE",
    "company": " COMPANY as ROLE",
}


class _WordedCommand(click.Command):
    """A command whose help ends with the words of the log, from the table of events."""

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the epilog and below it the words by who acts, then what may stand behind them."""
        super().format_epilog(ctx, formatter)
        rows = []
        for by, title in _BY.items():
            # Of several words for one event the first will do.
            phrases = ({phrase.operand: phrase for phrase in reversed(spec.phrases)} for spec in EVENTS if spec.by == by)
            words = (f"{each.words}{_OPERANDS.get(each.operand, '')}" for known in phrases for each in reversed(known.values()))
            rows.append((title, ", ".join(words)))
        rows.append(("how", f"by {', '.join(CHANNEL_IDS[:-1])} or {CHANNEL_IDS[-1]}; on NETWORK; via P; because REASON; : free text"))
        dated = (f"{clause.removesuffix(' date')} DATE" if part.value == "date" else clause for clause, part in CLAUSES.items())
        rows.append(("more", ", ".join(dated)))
        with formatter.section("Words of the log"):
            formatter.write_dl(rows)


@click.command(epilog=_EPILOG, cls=_WordedCommand)
@click.argument("note", metavar="NOTE")
@click.argument("text", nargs=-1, metavar="[TEXT]...")
@record.on_option
@click.option("--yes", is_flag=True, help="Where TEXT may stand for one line of the log alone, write that without asking.")
@click.option("--undo", is_flag=True, help="Take back the last line that this program wrote into that note, if it still stands there.")
@take_session(dry=SHOW_LINE)
def command(session: Session, *, note: str, text: tuple[str, ...], on: str | None, yes: bool, undo: bool) -> None:
    """Record what happened: one line into the log of a note, in its place by date."""
    loaded = session.load()
    words = " ".join(" ".join(text).split())
    if undo:
        if words or on:
            raise UsageProblem("--undo takes no text and no date", "name the note alone")
        _undo(session, loaded, note)
        return
    if not words:
        raise UsageProblem("there is no text to log", 'say what happened, such as `followup-md log harbor "heard from Priya"`')
    line = record.spell_start(words, loaded)
    typed = record.split_day(line)
    if typed and on:
        raise UsageProblem(f"the text has a date of its own, and --on says {on!r}", "leave one of the two out")
    try:
        entry = _plan_line(session, loaded, note, line if typed else f"{record.read_on(on, loaded)} {line}")
        outcome = _reword(session.root, loaded, record.plan_outcome(session.root, loaded, (entry,)))
    except record.UnreadableLine as error:
        outcome = _ask(session, loaded, error, words, take=yes)
    else:
        if words.casefold().startswith("yesterday"):
            unclear = record.UnreadableLine(entry, '"yesterday" is no date', "", (outcome.plan.entries[0].text,))
            outcome = _ask(session, loaded, unclear, words, take=yes)
    record.finish(session, loaded, outcome)


def _reword(root: str, loaded: Loaded, outcome: record.Outcome) -> record.Outcome:
    """Return the outcome of a line in everyday words as that of the grammar's own line, which anybody reads; else as it is."""
    from followup_md.parse.log_layout import write_event

    (entry,), vault = outcome.plan.entries, outcome.plan.vault
    place = (entry.path, outcome.plan.lines[-1].line)
    event = next(event for event in vault.events if event.place[:2] == place)
    start = read_line_start(entry.text)
    words = write_event(event, vault.people)
    if not isinstance(start, LineStart) or not words:
        return outcome
    typed = EVENT.match(entry.text, start.end)
    behind = (row for said, row in BEHIND.items() if f" {said}" in entry.text.casefold())
    # What begins as the grammar does stays as it was typed.
    if event.kind in {row.kind for row in (*([BY_WORDS[fold_event(typed[0])]] if typed else []), *behind)}:
        return outcome
    try:
        plain = record.plan_outcome(root, loaded, (record.PlannedLine(entry.path, entry.text[: start.end] + words),))
    except FollowupError:
        return outcome
    same = next(event for event in plain.plan.vault.events if event.place[:2] == (entry.path, plain.plan.lines[-1].line))
    return plain if record.strip_event(same) == record.strip_event(event) else outcome


def _undo(session: Session, loaded: Loaded, note: str) -> None:
    from followup_md.render.reports import describe_undone, render_undone

    path = pick_note(loaded, session.root, note, loaded.search.now.date())
    if path == loaded.settings.folders.search and slug(note) != "search" and find_application(loaded.search, note):
        hint = "`followup-md log search --undo` takes back the last line there, whatever application it is about"
        raise FollowupError(f"{note} has no note of its own: its lines stand in {path}", hint)
    undone = take_back(session.root, path, dry=session.dry, tell=say_waiting)
    if session.as_json:
        print_json(describe_undone(path, *undone, dry=session.dry))
    else:
        print_text(render_undone(path, *undone, dry=session.dry, color=wants_color()))


def _plan_line(session: Session, loaded: Loaded, note: str, line: str) -> record.PlannedLine:
    """Return the line for the note meant; of a round that was moved the one that says so, with its new time."""
    start = read_line_start(line)
    day = start.day if isinstance(start, LineStart) else loaded.search.now.date()
    said = line[start.end :].strip() if isinstance(start, LineStart) else line
    calendar = loaded.calendars.of(None)
    try:
        new = read_new_time(said, day, day, calendar)
    except AmbiguousDate as error:
        if not is_asked():
            raise
        click.echo(f"{error.message}.", err=True)
        moment = read_typed_moment(str(click.prompt("Its day and time now (such as fri 14:00)", err=True)), day, calendar)
        front, said = line.removesuffix(said), said.replace(error.typed, f"{moment:%Y-%m-%d %H:%M}", 1)
        line = front + said
        new = read_new_time(said, day, day, calendar)
    # Unless the note named says otherwise, such a line is about a round still ahead.
    ahead = new is not None or said.casefold().startswith(_AHEAD)
    path = pick_note(loaded, session.root, note, day, ahead=ahead)
    interview = loaded.find_interview(path)
    if interview and new:
        # A time alone is one of the day that it had.
        new = read_new_time(said, day, interview.start.date(), calendar) or new
        if interview.end < loaded.search.now and day >= interview.end.date():
            _confirm_moved(interview, new)
        return record.plan_moved(session.root, loaded, path, line[: -len(said)], day, new)
    application = find_application(loaded.search, note) if path == loaded.settings.folders.search and slug(note) != "search" else None
    return _name_company(loaded.search, application, record.PlannedLine(path, line)) if application else record.PlannedLine(path, line)


def _confirm_moved(interview: Interview, new: NewTime) -> None:
    """Ask whether a round that is over was moved all the same; FollowupError where it was not, or nobody is there."""
    over = f"the round of {spell_day(interview.start.date())} is over"
    if is_asked() and click.confirm(f"{over}. Was that round itself moved?", err=True):
        return
    when = f"{new.day} {new.clock:%H:%M}" if new.clock else f"{new.day}"
    words = " ".join(map(quote, (interview.company, interview.role or "ROLE", "--start", when)))
    raise FollowupError(f"{over}, so nothing is written", f"a second round has a note of its own: `followup-md new {words}`")


def _name_company(search: Search, process: Process, entry: record.PlannedLine) -> record.PlannedLine:
    """Return the line of an application without a round as the search log has it: `rejected by Globex`; UnreadableLine to choose one."""
    several = sum(item.company == process.company for item in search.processes) > 1
    company = f"{process.company} as {process.role}" if several and process.role else process.company

    def name(line: str) -> str:
        """Put the company behind the words of the event."""
        start = read_line_start(line)
        event = EVENT.match(line, start.end) if isinstance(start, LineStart) else None
        kind = BY_WORDS[fold_event(event[0])].kind if event else ""
        words = next((row.words for row in ELSEWHERE.values() if row.kind == kind), None)
        if event is None or words is None:
            return line
        return f"{line[: event.start()]}{words} {company}{line[event.end() :].removeprefix(' them')}"

    if process.company.casefold() in entry.text.casefold():
        return entry
    read = read_line(entry.text, LogContext())
    if not isinstance(read, Slip):
        return entry._replace(text=name(entry.text))
    meaning = find_meaning(entry.text, read, LogContext(), lambda typed: read_line(typed, LogContext()))
    lines = tuple(map(name, meaning.lines)) if meaning else ()
    if meaning and lines and meaning.sure == "ask":
        raise record.UnreadableLine(entry, read.message, "", lines)
    return entry._replace(text=lines[0] if lines else name(entry.text))


def _ask(session: Session, loaded: Loaded, error: record.UnreadableLine, words: str, *, take: bool) -> record.Outcome:
    """Return what comes of the line that was meant, chosen by whoever is there; the error itself where nothing can be chosen."""
    if error.choices:
        error.message = "this line is not clear yet"
    offered: dict[str, record.Outcome] = {}
    for choice in error.choices:
        with suppress(FollowupError):
            entries = tuple(record.PlannedLine(error.entry.path, line) for line in choice.split("\n"))
            offered[choice] = record.plan_outcome(session.root, loaded, entries)
    # A round that was moved in words of which the new time does not come out: the line alone would leave its note at the old one.
    if not offered or any(" rescheduled from " in choice and " from " not in words for choice in offered):
        raise error
    if take and len(offered) == 1:
        return next(iter(offered.values()))
    if not is_asked():
        error.hint, quoted = "", (" and ".join(f"`{line}`" for line in choice.split("\n")) for choice in offered)
        error.lines = tuple(f"{'or' if at else 'write'} {lines}" for at, lines in enumerate(quoted))
        raise error
    click.echo(f'"{words}" may stand for:', err=True)
    chosen = choose_line(tuple(offered))
    if chosen is None:
        hint = "say it in words of the log, which `followup-md explain log` lists, or write it into the note by hand"
        raise FollowupError(f"nothing was written; you typed: {words}", hint)
    return offered[chosen]


def choose_line(choices: tuple[str, ...]) -> str | None:
    """Show the lines and ask once: for a yes where there is one choice, else for a number."""
    answers: dict[str, str | None] = {"": None, "n": None, "no": None}
    if len(choices) == 1:
        click.echo("\n".join(wrap_words(line, "    ") for line in choices[0].split("\n")), err=True)
        answers |= dict.fromkeys(("y", "yes"), choices[0])
        question, remedy = "write that? [y/N]", "type y for yes, or n for no"
    else:
        for number, choice in enumerate(choices, 1):
            lines = (wrap_words(line, "     " if at else f"  {number}  ") for at, line in enumerate(choice.split("\n")))
            click.echo("\n".join(lines), err=True)
            answers[str(number)] = choice
        question, remedy = f"which? [1-{len(choices)}, Enter for none]", f"type a number from 1 to {len(choices)}, or press Enter for none"
    while (answer := str(click.prompt(question, default="", show_default=False, err=True)).strip().casefold()) not in answers:
        click.echo(remedy, err=True)
    return answers[answer]


def take_back(root: str, path: str, *, dry: bool, tell: Callable[[], None] | None = None) -> tuple[list[str], list[str]]:
    """Undo the last write into a note; return the lines removed and those restored. FollowupError when the note has changed."""
    from difflib import SequenceMatcher

    from followup_md.vault.journal import forget_change, recall_change, revert_change, update_file
    from followup_md.vault.lock import lock_vault

    with lock_vault(root, tell):
        entry = recall_change(root, path)
        if entry is None:
            raise FollowupError(f"nothing to take back in {path}", "only what this program wrote, and still remembers, can be taken back")

        def change(data: bytes) -> bytes:
            restored = revert_change(data, entry)
            if restored is None:
                last = next((line.strip() for line in reversed(entry.inserted.splitlines()) if line.strip()), "")
                raise FollowupError(f"{path} no longer holds what was written there: {last}", "change the line by hand")
            return data if dry else restored

        update_file(root, path, change)
        if not dry:
            forget_change(root, entry)
    added, before = entry.inserted.splitlines(), entry.removed.splitlines()
    gone: list[str] = []
    restored: list[str] = []
    # Between two replaced lines there may be untouched ones.
    for what, begin, end, other_begin, other_end in SequenceMatcher(None, added, before, autojunk=False).get_opcodes():
        if what != "equal":
            gone += (line for line in added[begin:end] if line.strip())
            restored += (line for line in before[other_begin:other_end] if line.strip())
    return gone, restored
