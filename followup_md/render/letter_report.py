"""`letter`: the file that was written, whether it fits, and what is to be mended before it is signed or sent."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, NamedTuple

from followup_md.dates import spell_day
from followup_md.problem import Level
from followup_md.render.files import say_state
from followup_md.render.post import render_post
from followup_md.render.terminal_rows import INDENT, paint
from followup_md.render.text import clean, wrap
from followup_md.render.when import write_time

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from followup_md.model.views import LetterForm, LetterState, LetterView
    from followup_md.post import PostDay
    from followup_md.problem import Place, Problem
    from followup_md.render.terminal_rows import Tone


_SHOWN = 8  # characters without a font
_WIDE = 10**6  # where nothing is cut
_HAN = ("CJK", "HIRAGANA", "KATAKANA", "HANGUL", "IDEOGRAPHIC", "BOPOMOFO", "FULLWIDTH")


class Lack(NamedTuple):
    """What a letter or mail lacks, and no check looks for; the fields are those of a problem."""

    place: Place
    level: Level
    message: str
    hint: str
    check: None = None


class Report(NamedTuple):
    """What became of a draft, both named by their paths.

    `pages` is None for a mail and an envelope, `lines_over` for a mail; both are `estimated` where the browser sets the page. `missing`
    are the characters for which there is no font, `no_library` says that there is no PDF for want of the library, and `outdated` is a
    PDF of an earlier draft. `days` are those on its way if it is posted today, where they named the day of their `decision`.
    """

    path: str
    form: LetterForm
    state: LetterState
    paper: str | None = None
    pages: int | None = None
    lines_over: int | None = None
    estimated: bool = False
    missing: tuple[str, ...] = ()
    no_library: bool = False
    outdated: str | None = None
    problems: tuple[Problem | Lack, ...] = ()
    draft: str = ""
    days: tuple[PostDay, ...] = ()
    decision: date | None = None

    @property
    def send_ready(self) -> bool:
        """Say whether nothing is wrong with the words and the addresses."""
        return all(problem.level != Level.ERROR for problem in self.problems)


def render_report(report: Report, *, color: bool = False, width: int | None = None) -> str:
    """Return the report for reading; without a `width` no line is broken."""
    rows = [row for tone, text in _describe_file(report) for row in _fill(text, tone, color, width)]
    if report.pages is None and report.paper:  # an envelope
        return "\n".join(rows) + "\n"
    errors = [problem for problem in report.problems if problem.level == Level.ERROR]
    rows.append(paint("not send-ready:", "overdue", color=color) if errors else paint("send-ready", "good", color=color))
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
        days = render_post(report.days, report.decision, color=color, width=width or _WIDE)
    return "\n".join(rows) + "\n" + days


def describe_report(report: Report) -> LetterView:
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


def _describe_file(report: Report) -> Iterator[tuple[Tone, str]]:
    about = "about " if report.estimated else ""
    pages = f"{about}one page" if report.pages == 1 else f"{about}{report.pages} pages"
    size = f" ({report.paper}, {pages})" if report.paper and report.pages else f" ({report.paper})" if report.paper else ""
    yield "plain", f"{say_state(report.state)}: {report.path}{size}"
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
    """Return a font that has the script of a character."""
    script = unicodedata.name(cluster[0], "").partition(" ")[0].partition("-")[0]
    if script in _HAN:
        return "Noto Serif CJK"
    if unicodedata.category(cluster[0])[0] != "L":
        return "Noto Emoji" if unicodedata.category(cluster[0]) == "So" else "Noto Sans"
    return "Noto Naskh Arabic" if script == "ARABIC" else f"Noto Serif {script.title()}"


def _list_problems(problems: Sequence[Problem | Lack], draft: str, width: int | None) -> Iterator[str]:
    for problem in problems:
        place = f"line {problem.place.line}: " if problem.place.path == draft else f"{problem.place.path}:{problem.place.line}: "
        check = f" ({problem.check})" if problem.check else ""
        first, *more = _break(f"{place}{problem.message}{check}", width, 2)
        yield from (f"  {first}", *(INDENT + row for row in more))
        yield from (INDENT + row for hint in problem.hint.splitlines() for row in _break(hint, width, len(INDENT)))


def _fill(text: str, tone: Tone, color: bool, width: int | None) -> Iterator[str]:  # noqa: FBT001 - handed through
    first, *more = _break(text, width, 0)
    yield paint(first, tone, color=color)
    yield from (INDENT + row for row in more)


def _break(text: str, width: int | None, indent: int) -> Sequence[str]:
    shown = clean(text)
    return wrap(shown, max(1, width - max(indent, len(INDENT))), keep=True) if width else (shown,)
