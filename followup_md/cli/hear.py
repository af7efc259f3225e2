"""`followup-md hear`: a mail of theirs, and the one line of the log that it means."""

import sys
from collections.abc import Sequence
from contextlib import suppress
from datetime import date
from email.utils import parsedate_to_datetime
from typing import Final

import click

from followup_md.cli.jot import find_keys, pick_round
from followup_md.cli.record import PlannedLine, finish, on_option, plan_outcome, read_on
from followup_md.cli.session import SHOW_LINE, Session, is_asked, print_aside, take_session, wrap_words
from followup_md.derive.subjects import match_note
from followup_md.errors import FollowupError, UsageProblem
from followup_md.model import Interview
from followup_md.model.facts import find_person
from followup_md.parse.mail import Mail, find_tidings, read_mail
from followup_md.parse.typed_dates import read_typed_day, read_typed_moment
from followup_md.problem import Problem
from followup_md.slug import slug
from followup_md.vault.notes import LONGEST_FILE, Loaded, RawNote, find_reader_zone
from followup_md.vault.read import read_typed_path

_EPILOG = (
    "FILE is a mail that was saved (.eml), or text; - is standard input, for a mail that you paste. NOTE is as for `log`; without it, the "
    "writer tells. What they quote, sign and print small is not read, and nothing of the mail is kept but the line."
)
_MOST: Final = 2


@click.command(epilog=_EPILOG)
@click.argument("words", nargs=-1, required=True, metavar="[NOTE] FILE|-")
@on_option
@click.option("--yes", is_flag=True, help="Write the line without asking, where it can be one alone.")
@take_session(dry=SHOW_LINE)
def command(session: Session, *, words: tuple[str, ...], on: str | None, yes: bool) -> None:
    """Read a mail of theirs, and propose the line of the log that it means."""
    if len(words) > _MOST:
        raise UsageProblem(
            "hear takes a note and a file, or a file alone", 'put a name of several words in quotes: hear "harbor logistics" FILE'
        )
    loaded = session.load()
    mail = read_mail(_read_file(session.root, words[-1]))
    if mail.automatic:
        raise FollowupError("it is an automatic answer, and says nothing of the interview", "there is nothing to record")
    day = find_sent_day(mail, loaded) if on is None else None
    start = f"{day}" if day else read_on(on, loaded)
    day = day or date.fromisoformat(start[:10])
    typed = words[0] if len(words) == _MOST else None
    tidings, note = find_tidings(mail, day), typed or "NOTE"
    said = [f"They write: {each}" for each in dict.fromkeys(each.sentence for each in tidings) if each]
    nothing = f"Nothing in it says how things stand; write down yourself what it was: `followup-md log {note} …`"
    click.echo("\n".join(map(wrap_words, said or [nothing])), err=True)
    try:
        keys = find_writers(mail, loaded)
        path = pick_round(loaded, session.root, typed) if typed else find_note_of(mail, keys, loaded, day, words[-1])
        person = name_writer(mail, keys, path, loaded) if any("{P}" in each.words for each in tidings) else ""
    except UsageProblem as error:
        # What was pasted would be lost.
        error.lines = tuple(f'followup-md log "{note}" --on "{start}" "{each.words.replace("{P}", "NAME")}"' for each in tidings)
        raise
    lines = [f"{start} {each.words.replace('{P}', person)}" for each in tidings]
    offered = {line: plan_outcome(session.root, loaded, (PlannedLine(path, line),)) for line in lines}
    chosen = next(iter(offered)) if (session.dry or yes) and len(offered) == 1 else _choose(tuple(offered), path)
    finish(session, loaded, offered[chosen])


def _read_file(root: str, typed: str) -> bytes:
    """Return the bytes of a mail: standard input, or a file from the current folder, else from the vault."""
    if typed == "-":
        if is_asked():
            click.echo("paste the mail, then press Ctrl-D at the beginning of a line:", err=True)
        return sys.stdin.buffer.read()
    found = [read_typed_path(path, LONGEST_FILE) for path in dict.fromkeys((typed, f"{root}/{typed}"))]
    note = next((each for each in found if isinstance(each, RawNote)), None)
    if note is None:
        reason = next((each.message for each in found if isinstance(each, Problem)), "there is no such file")
        raise UsageProblem(f"no mail in {typed!r}: {reason}", "save the mail as a file, or paste it: `followup-md hear -`")
    return note.data


def find_sent_day(mail: Mail, loaded: Loaded) -> date:
    """Return the day of a mail in the person's zone, today where it has none; or one that does not read; UsageProblem for one ahead."""
    today, calendar = loaded.search.now.date(), loaded.calendars.of(None)
    if not mail.sent:
        return today
    days: list[date] = []
    with suppress(ValueError):
        sent = parsedate_to_datetime(mail.sent)
        days.append((sent.astimezone(find_reader_zone(loaded.settings)) if sent.tzinfo else sent).date())
    with suppress(UsageProblem):
        days.append(read_typed_moment(mail.sent, today, calendar).date())
    with suppress(UsageProblem):
        days.append(read_typed_day(mail.sent, today, calendar))
    if not days:
        print_aside(f"the mail says that it was sent on {mail.sent!r}, which does not read; {today} is taken, or add --on DATE")
    day = next(iter(days), today)
    if day > today:
        raise UsageProblem(f"the mail says that it was sent on {day}, which is still to come", "add --on DATE")
    return day


def find_writers(mail: Mail, loaded: Loaded) -> tuple[str, ...]:
    """Return the keys of those who may have written a mail: by address, else by whole name, and where it has no address by a part of it."""
    people = loaded.search.vault.people
    by_address = tuple(key for key, person in people.items() if mail.address and (person.email or "").casefold() == mail.address)
    by_name = tuple(key for key, person in people.items() if mail.name and slug(person.name) == slug(mail.name))
    return by_address or by_name or (find_keys(mail.name, tuple(people.values())) if mail.name and not mail.address else ())


def find_note_of(mail: Mail, keys: Sequence[str], loaded: Loaded, day: date, file: str) -> str:
    """Return the path of the round that a mail is about: the last with its writer, else of the one process whose company it names."""
    search = loaded.search

    def concerns(each: Interview) -> bool:
        return not {each.agency, each.decision_from, *each.interviewers}.isdisjoint(keys)

    rounds = sorted(filter(concerns, search.vault.interviews), key=lambda each: each.start)
    if len({each.process for each in rounds}) == 1:
        return next((each.path for each in reversed(rounds) if each.start.date() <= day), rounds[0].path)
    host = mail.address.partition("@")[2].rpartition(".")[0]
    texts = f"-{slug(mail.name)}-{slug(mail.subject)}-", slug(host).replace("-", "")
    named = [each for each in search.processes if f"-{slug(each.company)}-" in texts[0] or slug(each.company).replace("-", "") in texts[1]]
    if len(named) == 1 and not rounds:
        return match_note(search, named[0].id, day, ahead=False)
    raise UsageProblem("Which interview is this about?", f"Name it: `followup-md hear harbor {file}`; or write down what was found:")


def name_writer(mail: Mail, keys: Sequence[str], path: str, loaded: Loaded) -> str:
    """Return who wrote a mail, as a line of the log of the note names them; UsageProblem where nobody, or several, can be meant."""
    people = loaded.search.vault.people
    interview = loaded.find_interview(path)
    met = loaded.list_met(interview) if interview else ()
    here = [person.key for person in met if person.key in keys] or list(keys) or (find_keys(mail.name, met) if mail.name else ())
    if len(here) == 1:
        person = find_person(here[0], people)
        return f"[[{person.key if person.path else person.name}]]"
    who = mail.name or mail.address
    others = f", such as {' or '.join(person.name for person in met)}" if met else ""
    mails = f", or make the note {loaded.settings.folders.people}/{who}.md and run this again" if mail.name else ""
    known = f" (with `email: {mail.address}` between two lines `---`)" if mail.name and mail.address else ""
    message = f"your notes do not say who {who} is" if who else "the text does not say who wrote it"
    raise UsageProblem(message, f"write down what was found, with their name for NAME{others}{mails}{known}:")


def _choose(offered: tuple[str, ...], path: str) -> str:
    """Show the lines and ask once; FollowupError, with what to type, where nobody is there to answer, or none is meant."""
    from followup_md.cli.log import choose_line

    note = path.removesuffix(".md")
    if not is_asked():
        hint = f"`followup-md log {note} TEXT` takes {' or '.join(f'`{line}`' for line in offered)}"
        raise FollowupError("nobody is there to answer, so nothing is written", f"add --yes; or {hint}" if len(offered) == 1 else hint)
    click.echo(f"{path}:", err=True)
    chosen = choose_line(offered)
    if chosen is None:
        raise FollowupError("nothing was written", f"`followup-md log {note} TEXT` takes it in your own words")
    return chosen
