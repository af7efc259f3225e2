"""A draft made ready to print and sign, or to be opened in a mail program: laid out, set, and written beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from followup_md.app.letter_lacks import Work, find_addresses, find_letter_lacks, find_mail_lacks, find_problems
from followup_md.app.letter_post import find_way
from followup_md.errors import FollowupError, MachineFailure, UsageProblem
from followup_md.model.channels import CHANNELS, EMAIL
from followup_md.model.draft import MESSAGES
from followup_md.problem import Problem
from followup_md.prose.heading import add_head, list_recipient
from followup_md.prose.layout import lay_out
from followup_md.prose.letter import read_letter
from followup_md.render.letter_report import Report

if TYPE_CHECKING:
    from followup_md.app import Loaded
    from followup_md.model import Draft
    from followup_md.model.views import LetterForm, LetterState
    from followup_md.prose.layout import Block, Layout
    from followup_md.render.letter_typst import Typeset
    from followup_md.render.paper import Paper

_LONGEST = 50_000_000
# What cannot be printed or mailed.
_BY_HAND = frozenset(channel.id for channel in CHANNELS if not (channel.paper or channel is EMAIL))


class Wanted(NamedTuple):
    """What is asked for: the envelope instead of the letter, a page instead of a PDF, a file of another name."""

    envelope: bool = False
    html: bool = False
    output: str | None = None


class Made(NamedTuple):
    """A file and what is said of it; `target` is where it goes on the disk, `seen` what it held before."""

    report: Report
    target: str
    data: bytes
    seen: bytes | None


def plan_letter(root: str, loaded: Loaded, draft: Draft, wanted: Wanted) -> Made:
    """Return what a draft comes to; nothing is written.

    UsageProblem for a draft that is no letter and no mail, FollowupError for an envelope without an address and for a file of that name
    that this program did not make.
    """
    if wanted.output and wanted.output.lower().endswith((".html", ".htm")):
        wanted = wanted._replace(html=True)
    vault = loaded.search.vault
    person = vault.people.get(draft.person or "")
    interview = next((item for item in vault.interviews if item.slug == draft.interview), None)
    work = Work(loaded, draft, person, interview, lay_out(read_letter(draft, person, interview)))
    if draft.channel in _BY_HAND or (draft.channel is None and draft.kind in MESSAGES):
        words = f"by {draft.channel}" if draft.channel else f"a draft of kind {draft.kind}"
        raise UsageProblem(f"{draft.path} is {words}, so there is nothing to print", f"copy the text from {draft.path}")
    if draft.channel == EMAIL.id or (draft.channel is None and work.layout.list_lines("subject")):
        if wanted.envelope or wanted.html:
            raise UsageProblem(f"{draft.path} is an e-mail", "leave --envelope and --html away, or set `channel: letter` in it")
        return _make_mail(root, work, wanted)
    return _make_sheet(root, work, wanted)


def write_letter(made: Made) -> None:
    """Write the file if its bytes change; errors as those of `write_bytes`."""
    from followup_md.store.write import write_bytes

    if made.data != made.seen:
        write_bytes(made.target, made.data, made.seen)


def _make_mail(root: str, work: Work, wanted: Wanted) -> Made:
    from followup_md.render.eml import render_eml

    data = render_eml(work.layout, work.loaded.settings.sender, work.person)
    problems = (*find_problems(work, work.layout), *find_mail_lacks(work))
    return _finish(root, work, wanted, data, Report("", "eml", "written", problems=problems))


def _make_sheet(root: str, work: Work, wanted: Wanted) -> Made:
    from followup_md.render.letter_html import estimate_fit, render_letter_html
    from followup_md.render.paper import choose_sheet

    if wanted.envelope:
        return _make_envelope(root, work, wanted)
    sender, paper = work.loaded.settings.sender, choose_sheet(work.loaded.settings.sender.country)
    layout = add_head(work.layout, sender, list_recipient(work.person, work.company), work.draft.created)
    problems = (*find_problems(work, layout), *find_letter_lacks(work, layout))
    days, decision = find_way(work)
    typeset = None if wanted.html or not has_library() else _set_letter(layout, paper)
    if typeset and not typeset.missing:
        fit = (typeset.pages, typeset.lines_over)
        report = Report("", "pdf", "written", paper.name, *fit, problems=problems, days=days, decision=decision)
        return _finish(root, work, wanted, typeset.data, report)
    fit = estimate_fit(layout, paper)
    report = Report("", "html", "written", paper.name, *fit, estimated=True, problems=problems, days=days, decision=decision)
    page = render_letter_html(layout, paper, _name(work, wanted).rpartition("/")[2]).encode()
    return _finish(root, work, wanted, page, _say_why(report, typeset, wanted))


def _make_envelope(root: str, work: Work, wanted: Wanted) -> Made:
    from followup_md.render.envelope import render_envelope_html
    from followup_md.render.paper import choose_envelope

    paper, blocks = choose_envelope(work.loaded.settings.sender.country), find_addresses(work)
    typeset = None if wanted.html or not has_library() else _set_envelope(blocks, paper)
    if typeset and not typeset.missing:
        return _finish(root, work, wanted, typeset.data, Report("", "pdf", "written", paper.name, None, typeset.lines_over))
    page = render_envelope_html(blocks, paper, _name(work, wanted).rpartition("/")[2]).encode()
    return _finish(root, work, wanted, page, _say_why(Report("", "html", "written", paper.name), typeset, wanted))


def has_library() -> bool:
    """Say whether the optional library `typst` is installed, without loading it."""
    from importlib.util import find_spec

    return find_spec("typst") is not None


def _set_letter(layout: Layout, paper: Paper) -> Typeset:
    from followup_md.render.letter_typst import set_letter

    return set_letter(layout, paper)


def _set_envelope(blocks: tuple[Block, ...], paper: Paper) -> Typeset:
    from followup_md.render.envelope import set_envelope

    return set_envelope(blocks, paper)


def _say_why(report: Report, typeset: Typeset | None, wanted: Wanted) -> Report:
    """Return the report of a page with the reason why it is no PDF."""
    return report._replace(missing=typeset.missing if typeset else (), no_library=not wanted.html and typeset is None)


def _name(work: Work, wanted: Wanted) -> str:
    """Return the path of what is made, without its ending."""
    return work.draft.path[: -len(".md")] + ("-envelope" if wanted.envelope else "")


def _finish(root: str, work: Work, wanted: Wanted, data: bytes, report: Report) -> Made:
    """Return the file with its name and with what stands there now."""
    path = wanted.output or f"{_name(work, wanted)}.{report.form}"
    if report.form == "html" and path.lower().endswith(".pdf"):  # named before it was known that there is none
        path = f"{path[: -len('.pdf')]}.html"
    target = path if wanted.output else f"{root}/{path}"
    seen = _read_own(target, path, report.form)
    pdf = f"{_name(work, wanted)}.pdf"
    outdated = pdf if report.missing and not wanted.output and _is_there(f"{root}/{pdf}") else None
    state: LetterState = "unchanged" if seen == data else "written"
    return Made(report._replace(draft=work.draft.path, path=path, state=state, outdated=outdated), target, data, seen)


def _is_there(path: str) -> bool:
    from followup_md.store.make import is_there

    return is_there(path)


def _read_own(target: str, path: str, form: LetterForm) -> bytes | None:
    """Return the bytes of the file that is to be written, None when there is none; FollowupError when another made it."""
    from followup_md.store.read import read_typed

    found = read_typed(target, _LONGEST)
    if found is None:
        return None
    if isinstance(found, Problem):
        raise MachineFailure(f"{path} is in the way: {found.message}", found.hint)
    if not _is_own(found.data, form):
        raise FollowupError(f"{path} is not made by this program, so it is left alone", "rename it or move it, or name another by --output")
    return found.data


def _is_own(data: bytes, form: LetterForm) -> bool:
    from followup_md.render.eml import EML_MARK
    from followup_md.render.letter_html import HTML_MARK

    if form == "pdf":
        from followup_md.render.letter_typst import PDF_MARK

        return data.startswith(b"%PDF-") and PDF_MARK.encode() in data
    return data.startswith((HTML_MARK.partition(" made")[0] if form == "html" else EML_MARK).encode())
