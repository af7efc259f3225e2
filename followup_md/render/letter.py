"""`letter`: a letter or an envelope as PDF or as a page to print, and the report on the file, with its days in the post."""

import json
import re
import unicodedata
from collections.abc import Iterator, Sequence
from datetime import date
from math import ceil
from typing import TYPE_CHECKING, Final, NamedTuple

from followup_md.config.calendars import PostDay
from followup_md.dates import spell_day
from followup_md.errors import SystemFailure
from followup_md.letters.layout import BlockKind, Layout, LetterBlock
from followup_md.problem import Level, Place, Problem
from followup_md.render.json import write_json
from followup_md.render.markup import build_environment
from followup_md.render.reports import format_state
from followup_md.render.text import INDENT, Tone, clean, cut, measure, pad, paint, wrap, write_time

if TYPE_CHECKING:
    from typst import Fonts

    from followup_md.model.views import LetterForm, LetterState, LetterView

# Countries that use US Letter paper, from CLDR.
_LETTER_COUNTRIES = frozenset({"BZ", "CA", "CL", "CO", "CR", "GT", "MX", "NI", "PA", "PH", "PR", "SV", "US", "VE"})


class Paper(NamedTuple):
    """A sheet or an envelope: its name, and its width and height in millimetres."""

    name: str
    width: float
    height: float


_LETTER_MARGIN, _ENVELOPE_MARGIN = 25, 12  # mm
_A4, _LETTER = Paper("A4", 210, 297), Paper("US Letter", 215.9, 279.4)
_DL, _NO_10 = Paper("DL", 220, 110), Paper("No. 10", 241.3, 104.8)
# A line of phone and e-mail, which an envelope does not need.
_CONTACT = r".*@.*|(?:\D{0,12})[+(]?\d[\d\s()/.-]{6,}"


def choose_paper(country: str | None) -> Paper:
    """Return the paper size for a letter from a country."""
    return _LETTER if country in _LETTER_COUNTRIES else _A4


def choose_envelope(country: str | None) -> Paper:
    """Return the envelope for that sheet, folded twice."""
    return _NO_10 if country in _LETTER_COUNTRIES else _DL


def lay_out_envelope(sender: Sequence[str], recipient: Sequence[str]) -> Layout:
    """Return the two blocks of an envelope, without phone and e-mail; the sender's may be missing."""
    kept = tuple(line for line in sender if not re.fullmatch(_CONTACT, line))
    return Layout((*([LetterBlock("sender", kept)] if kept else []), LetterBlock("recipient", tuple(recipient))))


HTML_MARK = "<!-- followup-md: made from the draft beside it; what is written here by hand is lost. -->"
# For a serif font at 11 pt, in millimetres: the line height, and the average width of a character.
_LINE_MM, _CHAR_MM = 5.05, 1.72
# The space above a block in millimetres, as in the style sheet.
_ABOVE: dict[BlockKind, float] = {
    "date": 12,
    "recipient": 11,
    "subject": 10,
    "salutation": 10,
    "paragraph": 4,
    "close": 6,
    "name": 17,
    "enclosure": 8,
}


def render_letter_html(layout: Layout, paper: Paper, title: str, *, envelope: bool = False) -> str:
    """Return a letter or an `envelope` as a page for the browser to print: text only, no script, nothing from the network."""
    template = build_environment(html=True).get_template("letter.html.j2")
    return template.render(
        mark=HTML_MARK,
        blocks=layout.blocks,
        paper=paper,
        title=title,
        margin=_ENVELOPE_MARGIN if envelope else _LETTER_MARGIN,
        language=layout.language,
        envelope=envelope,
    )


def estimate_fit(layout: Layout, paper: Paper) -> tuple[int, int]:
    """Return an estimate of a letter's pages, and of its lines over one page, since fonts differ between browsers."""
    width, room = (paper.width - 2 * _LETTER_MARGIN) / _CHAR_MM, paper.height - 2 * _LETTER_MARGIN
    lines = sum(max(1, ceil(measure(line) / width)) for block in layout.blocks for line in block.lines)
    above = sum(_ABOVE.get(block.kind, 0) for block in layout.blocks[1:])
    return max(1, ceil((lines * _LINE_MM + above) / room)), max(0, ceil((lines * _LINE_MM + above - room) / _LINE_MM))


PDF_MARK = "laid out from a Markdown draft"
"""The keyword of every PDF of this program: it says where the file came from and names no program."""
_FONTS = ("Libertinus Serif", "New Computer Modern")  # bundled with the library, so the same on every machine
_LONGEST_WORD, _PIECE = 40, 20
_LONG = rf"(\S{{{_LONGEST_WORD + 1},}})"
_RIGHT_TO_LEFT = frozenset({"R", "AL"})
_STRONG = _RIGHT_TO_LEFT | {"L"}
# Characters drawn together with the one before them.
_JOINED = frozenset({"Mn", "Me", "Mc"})
_JOINERS = "\u200d\ufe0e\ufe0f"
_ARCHIVED: Final = "a-2b"  # archive formats refuse a missing glyph, so `typst` looks for them


class Typeset(NamedTuple):
    """A PDF, its number of pages, its lines over one page, and the characters without a font."""

    data: bytes
    pages: int
    lines_over: int
    missing: tuple[str, ...]


class _Job(NamedTuple):
    source: bytes
    data: dict[str, object]
    blocks: Sequence[LetterBlock]
    fonts: "Fonts"


def set_letter(layout: Layout, paper: Paper, *, envelope: bool = False) -> Typeset:
    """Set a letter or an `envelope` as PDF, without data if glyphs are missing; SystemFailure when the library fails."""
    from importlib.resources import files

    from typst import Fonts, query
    from typst import compile as compile_pdf

    source = (files("followup_md") / "templates" / ("envelope.typ" if envelope else "letter.typ")).read_bytes()
    data: dict[str, object] = {
        "width": paper.width,
        "height": paper.height,
        "margin": _ENVELOPE_MARGIN if envelope else _LETTER_MARGIN,
        "mark": PDF_MARK,
        "language": layout.language,
        "fonts": _FONTS,
        "fallback": False,
    }
    try:
        job = _Job(source, data, layout.blocks, Fonts(include_system_fonts=False))
        for fallback in (False, True):
            if fallback:  # searching a machine's fonts takes time
                job = job._replace(data=data | {"fallback": True}, fonts=Fonts())
            inputs = _write_inputs(job, checked=False)
            fit = json.loads(query(source, "<fit>", field="value", one=True, font_paths=job.fonts, sys_inputs=inputs))
            pages = int(fit["pages"])
            # A whole paragraph may move to the next page, which leaves room on the first.
            over = max(1, int(fit["over"])) if pages > 1 else 0
            pdf = compile_pdf(source, font_paths=job.fonts, sys_inputs=inputs)
            if _is_whole(job):
                return Typeset(pdf, pages, over, ())
        return Typeset(b"", 0, 0, _find_missing(job))
    except RuntimeError as error:  # from the library, whose own error is a subclass
        hint = "print the page that `--html` makes, and report this"
        raise SystemFailure(f"the library `typst` could not set it: {error}", hint) from error


def _is_whole(job: _Job) -> bool:
    """Say whether every character of a job that can be set has a glyph."""
    from typst import TypstError
    from typst import compile as compile_pdf

    try:
        compile_pdf(job.source, font_paths=job.fonts, sys_inputs=_write_inputs(job, checked=True), pdf_standards=_ARCHIVED)
    except TypstError:
        return False
    return True


def _write_inputs(job: _Job, *, checked: bool) -> dict[str, str]:
    blocks = list(job.blocks)
    if checked:
        # A letter that the font lacks under a mark that it has would be dropped silently: the check also sets each alone.
        chars = dict.fromkeys(char for block in blocks for line in block.lines for char in line if not _is_joined(char))
        blocks.append(LetterBlock("paragraph", (" ".join(chars),)))
    described = []
    for block in blocks:
        strong = next((kind for kind in map(unicodedata.bidirectional, "".join(block.lines)) if kind in _STRONG), "L")
        lines = []
        for line in block.lines:
            # A word too long for a line is a list of parts, between which it may be broken; such words are at odd indexes.
            parts = ((place % 2, part) for place, part in enumerate(re.split(_LONG, line)) if part)
            lines.append([[part[at : at + _PIECE] for at in range(0, len(part), _PIECE)] if long else part for long, part in parts])
        described.append({"kind": block.kind, "rtl": strong in _RIGHT_TO_LEFT, "lines": lines})
    return {"letter": write_json(job.data | {"checked": checked, "blocks": described}, indent=None)}


def _find_missing(job: _Job) -> tuple[str, ...]:
    """Return the characters that no font has, each once, with their combining marks."""
    clusters: dict[str, None] = {}
    for line in (line for block in job.blocks for line in block.lines):
        found: list[str] = []
        for char in line:
            if found and _is_joined(char):
                found[-1] += char
            else:
                found.append(char)
        clusters |= dict.fromkeys(found)
    return tuple(cluster for cluster in clusters if not _is_whole(job._replace(blocks=(LetterBlock("paragraph", (cluster,)),))))


def _is_joined(char: str) -> bool:
    return char in _JOINERS or unicodedata.category(char) in _JOINED


_INDENT = "  "
_DECIDE = "they decide"
_WIDEST_DAY = len("Wed 18 Nov")
_SHOWN = 8  # characters without a font
_WIDE = 10**6  # where nothing is cut
_HAN = ("CJK", "HIRAGANA", "KATAKANA", "HANGUL", "IDEOGRAPHIC", "BOPOMOFO", "FULLWIDTH")


class LetterLack(NamedTuple):
    """Something missing in a letter or mail that no check covers, in the fields of a problem."""

    place: Place
    level: Level
    message: str
    hint: str
    check: None = None


class LetterReport(NamedTuple):
    """The file made from a draft, both by path."""

    path: str
    form: "LetterForm"
    state: "LetterState"
    paper: str | None = None
    pages: int | None = None  # None for a mail and an envelope
    lines_over: int | None = None  # None for a mail
    estimated: bool = False  # when the browser lays out the page
    missing: tuple[str, ...] = ()  # characters for which there is no font
    no_library: bool = False  # no PDF, for lack of the library
    outdated: str | None = None  # a PDF of an earlier draft
    problems: tuple[Problem | LetterLack, ...] = ()
    draft: str = ""
    days: tuple[PostDay, ...] = ()  # the post days of a letter posted today, if they named the `decision` date
    decision: date | None = None

    @property
    def send_ready(self) -> bool:
        """Say whether no problem is an error."""
        return all(problem.level != Level.ERROR for problem in self.problems)


def render_letter_report(report: LetterReport, *, color: bool = False, width: int | None = None) -> str:
    """Return the report as text; without a `width` no line is broken."""
    rows = [row for tone, text in _describe_file(report) for row in _fill(text, tone, color, width)]
    if report.pages is None and report.paper:  # an envelope
        return "\n".join(rows) + "\n"
    errors = [problem for problem in report.problems if problem.level == Level.ERROR]
    rows.append(paint("send-ready", "good", color=color) if report.send_ready else paint("not send-ready:", "overdue", color=color))
    rows += _list_problems(errors, report.draft, width)
    warnings = [problem for problem in report.problems if problem.level == Level.WARNING]
    if warnings:
        rows.append(paint("before you send:" if report.form == "eml" else "before you sign:", "due", color=color))
        rows += _list_problems(warnings, report.draft, width)
    days = ""
    if report.decision and report.days[-1].day <= report.decision:
        arrival = f"posted today, it is there by {spell_day(report.days[-1].day)}; they decide on {spell_day(report.decision)}"
        rows += _fill(arrival, "plain", color, width)
    elif report.decision:
        rows.append(paint("posted today, it may come too late: hand it in, or e-mail this one", "due", color=color))
        days = render_post_days(report.days, report.decision, color=color, width=width or _WIDE)
    return "\n".join(rows) + "\n" + days


def describe_report(report: LetterReport) -> "LetterView":
    """Return the report as JSON has it."""
    return {
        "version": 1,
        "written": report.state == "written",
        "state": report.state,
        "draft": report.draft,
        "path": report.path,
        "form": report.form,
        "paper": report.paper,
        "pages": report.pages,
        "lines_over": report.lines_over,
        "estimated": report.estimated,
        "missing_glyphs": [{"character": cluster, "code_points": _list_codes(cluster)} for cluster in report.missing],
        "send_ready": report.send_ready,
        "arrives": write_time(report.days[-1].day if report.days else None),
        "decision": write_time(report.decision),
        "problems": [
            {
                "path": problem.place.path,
                "line": problem.place.line,
                "column": problem.place.column,
                "level": problem.level.value,
                "check": problem.check,
                "message": problem.message,
                "hint": problem.hint,
            }
            for problem in report.problems
        ],
    }


def render_post_days(days: Sequence[PostDay], decision: date | None, *, color: bool, width: int) -> str:
    """Return a row of at most `width` cells for each of `days` in the post, and one for the decision date."""
    rows = []
    for item in days:
        last = item is days[-1]
        if item.number == 0:
            what = "posted, and there the same day" if last else "posted"
        else:
            what = clean(item.off) if item.off else "there at the latest" if last else "on its way"
        rows.append((item, what))
    if decision is not None and all(item.day != decision for item in days):
        rows.append((PostDay(decision), ""))
        rows.sort(key=lambda row: row[0].day)
    numbers = max((len(str(item.number)) for item in days if item.number), default=0)
    # Only the name of a holiday is cut.
    room = min(max(measure(what) for _, what in rows), width - len(_INDENT) * 4 - _WIDEST_DAY - numbers - len(_DECIDE))
    lines = []
    for item, what in rows:
        decided = item.day == decision
        day, number = pad(spell_day(item.day), _WIDEST_DAY), str(item.number or "").rjust(numbers)
        tone: Tone = "due" if decided else "aside" if item.off else "plain"
        lines.append(
            paint(_INDENT.join(("", day, pad(cut(what, room), room), number, _DECIDE * decided)).rstrip(), tone, color=color) + "\n"
        )
    return "".join(lines)


def _describe_file(report: LetterReport) -> Iterator[tuple[Tone, str]]:
    about = "about " if report.estimated else ""
    pages = f"{about}one page" if report.pages == 1 else f"{about}{report.pages} pages"
    size = f" ({report.paper}, {pages})" if report.paper and report.pages else f" ({report.paper})" if report.paper else ""
    yield "plain", f"{format_state(report.state)}: {report.path}{size}"
    if report.lines_over:
        over = f"{about}{report.lines_over} line{'s' * (report.lines_over > 1)} over"
        yield "due", f"{pages}: {over}; cut it to one page" if report.pages else f"{over}: an address leaves the envelope; shorten it"
    if report.missing:
        shown = [f"{clean(cluster)} ({' '.join(_list_codes(cluster))})" for cluster in report.missing[:_SHOWN]]
        more = f" and {len(report.missing) - _SHOWN} more" if len(report.missing) > _SHOWN else ""
        fonts = " and ".join(dict.fromkeys(map(_name_font, report.missing)))
        said = f"no PDF, for no font here has {', '.join(shown)}{more}: install one such as {fonts} and run this again"
        yield "due", f"{said}, or print this page where a browser shows them"
    if report.no_library:
        yield "plain", "open it in a browser and print it, without headers and footers; the extra `pdf` makes a PDF instead"
    if report.outdated:
        yield "due", f"{report.outdated} is of an earlier draft: do not print that"


def _list_codes(cluster: str) -> list[str]:
    return [f"U+{ord(char):04X}" for char in cluster]


def _name_font(cluster: str) -> str:
    """Return the name of a font that covers the script of a character."""
    script = unicodedata.name(cluster[0], "").partition(" ")[0].partition("-")[0]
    if script in _HAN:
        return "Noto Serif CJK"
    if unicodedata.category(cluster[0])[0] != "L":
        return "Noto Emoji" if unicodedata.category(cluster[0]) == "So" else "Noto Sans"
    return "Noto Naskh Arabic" if script == "ARABIC" else f"Noto Serif {script.title()}"


def _list_problems(problems: Sequence[Problem | LetterLack], draft: str, width: int | None) -> Iterator[str]:
    for problem in problems:
        place = f"line {problem.place.line}: " if problem.place.path == draft else f"{problem.place.path}:{problem.place.line}: "
        check = f" ({problem.check})" if problem.check else ""
        first, *more = _wrap(f"{place}{problem.message}{check}", width)
        yield from (f"  {first}", *(INDENT + row for row in more))
        yield from (INDENT + row for hint in problem.hint.splitlines() for row in _wrap(hint, width))


def _fill(text: str, tone: Tone, color: bool, width: int | None) -> Iterator[str]:  # noqa: FBT001 - handed through
    first, *more = _wrap(text, width)
    yield paint(first, tone, color=color)
    yield from (INDENT + row for row in more)


def _wrap(text: str, width: int | None) -> Sequence[str]:
    return wrap(clean(text), max(1, width - len(INDENT)), keep=True) if width else (clean(text),)
