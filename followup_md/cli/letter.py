"""`followup-md letter`: a PDF, a page, an envelope or a mail file, made of a draft and written beside it."""

from collections.abc import Iterator
from datetime import date
from importlib.util import find_spec
from typing import TYPE_CHECKING, NamedTuple

import click

from followup_md.cli.session import SAY_FILES, Session, measure_width, print_json, print_text, take_session, wants_color
from followup_md.config.calendars import PostDay, list_post_days
from followup_md.errors import FollowupError, SystemFailure, UsageProblem
from followup_md.letters.layout import Layout, add_heading, lay_out, list_recipient, list_sender
from followup_md.letters.letter import read_letter
from followup_md.model import Draft, Interview, Person
from followup_md.model.events import CHANNELS, EMAIL, HAND
from followup_md.model.facts import MESSAGES
from followup_md.problem import DRAFT_NO_SENDER, Level, Place, Problem
from followup_md.render import letter as sheets
from followup_md.render.letter import LetterLack, LetterReport

if TYPE_CHECKING:
    from followup_md.model.views import LetterState
    from followup_md.vault.notes import Loaded

_EPILOG = (
    "A mail becomes a file .eml, which mail programs open as a draft with its fields filled; nothing is ever sent. A draft with open marks "
    "is printed all the same, and it says what is missing."
)
_ADDRESS_LINES = 3  # name, company, and at least one line of address
_LONGEST = 50_000_000
# What cannot be printed or mailed.
_BY_HAND = frozenset(channel.id for channel in CHANNELS if not (channel.paper or channel is EMAIL))


@click.command(epilog=_EPILOG)
@click.argument("draft", nargs=-1, required=True, metavar="DRAFT")
@click.option("--envelope", is_flag=True, help="Make the envelope instead: DL, or No. 10 where paper is US Letter.")
@click.option("--html", is_flag=True, help="Make a page to print from a browser, not a PDF.")
@click.option("--output", metavar="FILE", help="Write it there, not beside the draft.")
@take_session(dry=SAY_FILES)
def command(session: Session, *, draft: tuple[str, ...], envelope: bool, html: bool, output: str | None) -> None:
    """Make a draft ready to print and sign, or to open in a mail program.

    DRAFT is a path, the name of a file in letters/, or words of it, such as `priya thank`.
    """
    from followup_md.cli.lookup import pick_draft

    root, loaded = session.root, session.load()
    made = plan_letter(root, loaded, pick_draft(loaded, root, draft), LetterWish(envelope, html, output))
    report = made.report
    if session.dry and report.state == "written":
        report = report._replace(state="would-be-written")
    elif not session.dry and made.data != made.seen:
        from followup_md.vault.write import write_bytes

        write_bytes(made.target, made.data, made.seen)
    if session.as_json:
        print_json(sheets.describe_report(report))
    else:
        print_text(sheets.render_letter_report(report, color=wants_color(), width=measure_width()))


class LetterWish(NamedTuple):
    """What is asked for: the envelope instead of the letter, a page instead of a PDF, a file of another name."""

    envelope: bool = False
    html: bool = False
    output: str | None = None


class MadeLetter(NamedTuple):
    """A file and its report; `target` is its place on the disk, `seen` its content before."""

    report: LetterReport
    target: str
    data: bytes
    seen: bytes | None


class Work(NamedTuple):
    """A draft with all that the notes say about it, and the options of the file to make in the vault `root`."""

    root: str
    wish: LetterWish
    loaded: "Loaded"
    draft: Draft
    person: Person | None
    interview: Interview | None
    layout: Layout

    @property
    def company(self) -> str | None:
        """The employer, as the interview has it."""
        return self.interview.company if self.interview else None

    @property
    def stem(self) -> str:
        """The path of what is made, without its ending."""
        return self.draft.path[: -len(".md")] + ("-envelope" if self.wish.envelope else "")


def plan_letter(root: str, loaded: "Loaded", draft: Draft, wish: LetterWish) -> MadeLetter:
    """Return the file to make of a draft; UsageProblem for neither letter nor mail, FollowupError where a file is not ours."""
    if wish.output and wish.output.lower().endswith((".html", ".htm")):
        wish = wish._replace(html=True)
    vault = loaded.search.vault
    person = vault.people.get(draft.person or "")
    interview = next((item for item in vault.interviews if item.slug == draft.interview), None)
    work = Work(root, wish, loaded, draft, person, interview, lay_out(read_letter(draft, person, interview)))
    if draft.channel in _BY_HAND or (draft.channel is None and draft.kind in MESSAGES):
        words = f"by {draft.channel}" if draft.channel else f"a draft of kind {draft.kind}"
        raise UsageProblem(f"{draft.path} is {words}, so there is nothing to print", f"copy the text from {draft.path}")
    if draft.channel == EMAIL.id or (draft.channel is None and work.layout.list_lines("subject")):
        if wish.envelope or wish.html:
            raise UsageProblem(f"{draft.path} is an e-mail", "leave --envelope and --html away, or set `channel: letter` in it")
        return _build_mail(work)
    return _build_envelope(work) if wish.envelope else _build_sheet(work)


def _build_mail(work: Work) -> MadeLetter:
    from followup_md.render.eml import find_mail_subject, is_address, render_eml

    draft, person = work.draft, work.person
    lacks: list[Problem | LetterLack] = []
    if person is None:
        lacks = [LetterLack(Place(draft.path), Level.ERROR, "nobody to send it to", 'name them in the draft: `to: "[[NAME]]"`')]
    elif person.email is None:
        lacks = [LetterLack(Place(person.path or draft.path), Level.ERROR, f"no e-mail address{_of(person)}", _say_where(work, "email"))]
    elif not is_address(person.email):
        hint = "write the address and nothing else: `email: NAME@HOST`"
        lacks = [LetterLack(person.place("email"), Level.ERROR, f'"{person.email}" is no e-mail address', hint)]
    if not find_mail_subject(work.layout):
        lacks.append(LetterLack(Place(draft.path, draft.body_line), Level.ERROR, "no subject", "begin the mail with `Subject: …`"))
    data = render_eml(work.layout, work.loaded.settings.sender, person)
    return _finish(work, data, LetterReport("", "eml", "written", problems=(*_find_problems(work, work.layout), *lacks)))


def _build_sheet(work: Work) -> MadeLetter:
    sender, paper = work.loaded.settings.sender, sheets.choose_paper(work.loaded.settings.sender.country)
    layout = add_heading(work.layout, sender, list_recipient(work.person, work.company), work.draft.created)
    problems = (*_find_problems(work, layout), *_find_letter_lacks(work, layout))
    days, decision = _find_delivery(work)
    return _print(work, layout, paper, LetterReport("", "pdf", "written", problems=problems, days=days, decision=decision))


def _build_envelope(work: Work) -> MadeLetter:
    sender, person = work.loaded.settings.sender, work.person
    paper = sheets.choose_envelope(sender.country)
    has_address = bool(person and person.address)
    recipient = work.layout.list_lines("recipient")
    if has_address and len(recipient) < _ADDRESS_LINES:
        recipient = list_recipient(person, work.company)
    elif len(recipient) < _ADDRESS_LINES:
        raise FollowupError(f"no postal address{_of(person)}", _say_where(work, "address"))
    own = list_sender(sender, reached=False)
    layout = sheets.lay_out_envelope(own if sender.address else work.layout.list_lines("sender") or own, recipient)
    return _print(work, layout, paper, LetterReport("", "pdf", "written"))


def _print(work: Work, layout: Layout, paper: sheets.Paper, report: LetterReport) -> MadeLetter:
    """Return a sheet or an envelope as PDF, else as a page with the reason why it is none; its fit is for the report."""
    envelope, report, typeset = work.wish.envelope, report._replace(paper=paper.name), None
    if find_spec("typst") and not work.wish.html:
        typeset = sheets.set_letter(layout, paper, envelope=envelope)
    if typeset and not typeset.missing:
        pages = None if envelope else typeset.pages
        return _finish(work, typeset.data, report._replace(pages=pages, lines_over=typeset.lines_over))
    if not envelope:
        pages, over = sheets.estimate_fit(layout, paper)
        report = report._replace(pages=pages, lines_over=over, estimated=True)
    report = report._replace(form="html", missing=typeset.missing if typeset else (), no_library=not (work.wish.html or typeset))
    page = sheets.render_letter_html(layout, paper, work.stem.rpartition("/")[2], envelope=envelope).encode()
    return _finish(work, page, report)


def _finish(work: Work, data: bytes, report: LetterReport) -> MadeLetter:
    """Return the file with its name and its current content; FollowupError where a file of that name is not ours."""
    from followup_md.vault.read import read_typed_path
    from followup_md.vault.write import is_there

    path = work.wish.output or f"{work.stem}.{report.form}"
    if report.form == "html" and path.lower().endswith(".pdf"):  # a name chosen before it was known that no PDF can be made
        path = f"{path[: -len('.pdf')]}.html"
    target = path if work.wish.output else f"{work.root}/{path}"
    found = read_typed_path(target, _LONGEST)
    if isinstance(found, Problem):
        raise SystemFailure(f"{path} is in the way: {found.message}", found.hint)
    seen = found.data if found else None
    if seen is not None:
        from followup_md.render.eml import EML_MARK

        if report.form == "pdf":
            own = seen.startswith(b"%PDF-") and sheets.PDF_MARK.encode() in seen
        else:
            own = seen.startswith((sheets.HTML_MARK.partition(" made")[0] if report.form == "html" else EML_MARK).encode())
        if not own:
            hint = "rename it or move it, or name another by --output"
            raise FollowupError(f"{path} is not made by this program, so it is left alone", hint)
    pdf = f"{work.stem}.pdf"
    outdated = pdf if report.missing and not work.wish.output and is_there(f"{work.root}/{pdf}") else None
    state: LetterState = "unchanged" if seen == data else "written"
    return MadeLetter(report._replace(draft=work.draft.path, path=path, state=state, outdated=outdated), target, data, seen)


def _find_problems(work: Work, layout: Layout) -> Iterator[Problem | LetterLack]:
    """Yield the problems of the draft, except remarks, and except a missing sender that the heading adds."""
    sender = work.loaded.settings.sender
    added = layout.list_lines("sender") != work.layout.list_lines("sender")
    has_sender = added and bool(sender.name and (sender.phone or sender.email))
    for problem in work.loaded.problems:
        is_settled = has_sender and problem.check == DRAFT_NO_SENDER.id
        if problem.place.path == work.draft.path and problem.level != Level.INFO and not is_settled:
            yield problem


def _find_letter_lacks(work: Work, layout: Layout) -> Iterator[Problem | LetterLack]:
    """Yield what a letter still lacks with its heading added."""
    place = Place(work.draft.path, work.draft.body_line)
    if not layout.list_lines("salutation"):
        hint = "begin it with one, such as `Dear Ms. Raman:`; sender, date and address are then set above it"
        yield LetterLack(place, Level.WARNING, "no salutation is known in it", hint)
        return
    if not layout.list_lines("date"):
        yield LetterLack(place, Level.WARNING, "no date", "write it above their address, or as `created: YYYY-MM-DD` in the front matter")
    if work.draft.channel != HAND.id and len(layout.list_lines("recipient")) < _ADDRESS_LINES:
        yield LetterLack(place, Level.WARNING, f"no postal address{_of(work.person)}", _say_where(work, "address"))


def _of(person: Person | None) -> str:
    return f" of {person.name}" if person else ""


def _say_where(work: Work, field: str) -> str:
    """Return where to note missing facts of the recipient."""
    below = "write it below the date, or " if field == "address" else "write it "
    if work.person is None:
        return f'{below}into a note of the person, and name them in the draft: `to: "[[NAME]]"`'
    path = work.person.path or f"{work.loaded.settings.folders.people}/{work.person.name}.md"
    return f"{below}as `{field}: …` in {path}"


def _find_delivery(work: Work) -> tuple[tuple[PostDay, ...], date | None]:
    """Return each day on the way of a letter that is posted today, and when they decide (rules.md 7.1).

    There are no days where they named none, or it is past.
    """
    loaded, interview = work.loaded, work.interview
    waiting = next((item.waiting for item in loaded.search.processes if interview and item.id == interview.process), None)
    decision, today = waiting.decision if waiting else None, loaded.search.now.date()
    if decision is None or decision < today or work.draft.channel == HAND.id or interview is None:
        return (), None
    country = (work.person.country if work.person else None) or interview.country
    return list_post_days(today, loaded.settings.post.transit, loaded.calendars.of(country)), decision
