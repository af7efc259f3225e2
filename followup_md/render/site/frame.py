"""Frame of every page of site/: header, navigation, lists of open actions; text from notes is never markup."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from functools import cache
from html import escape
from re import fullmatch, sub
from typing import TYPE_CHECKING, Final

from followup_md.dates import spell_day
from followup_md.model import Action, Search
from followup_md.model.actions import ByWriting
from followup_md.render.markdown import GENERATED_MARK, find_note_to_open, is_ticked
from followup_md.render.markup import build_environment
from followup_md.render.phrases import format_lacks
from followup_md.render.site import links as places
from followup_md.render.site.links import PageLinks
from followup_md.render.site.prose import render_line
from followup_md.render.terminal import WORDS
from followup_md.render.text import clean, cut, format_due
from followup_md.render.view import find_due_date, judge, rank_action
from followup_md.requirements import REQUIREMENTS
from followup_md.slug import find_host_labels
from followup_md.words import say_action_title, say_why

if TYPE_CHECKING:
    from jinja2 import Environment
    from markupsafe import Markup

STYLE_COMMENT: Final = "/* followup-md: generated; what is written here by hand is lost. */"
# What a page may load: its style sheet, and nothing that runs.
POLICY: Final = "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'"
# A name is cut only in headings and links: the page of its process has it in full.
NAME_CELLS: Final = 80
# The address of each page of the navigation, by the name of its template.
_PAGES: Final = dict(zip(("today", "processes", "people", "questions", "search"), places.PAGES, strict=True))


def render_site_page(template: str, now: datetime, links: PageLinks, /, title: str | None = None, **values: object) -> str:
    """Return one page, a navigation page if it has no `title`; `values` fill its template."""
    return (
        _load_environment()
        .get_template(f"site/{template}.html.j2")
        .render(
            mark=mark_safe(GENERATED_MARK),
            title=template.capitalize() if title is None else title,
            day=f"{spell_day(now.date())} {now.year}",
            links=links,
            pages=[(name.capitalize(), address) for name, address in _PAGES.items()],
            here=_PAGES[template] if title is None else "",
            policy=POLICY,
            style=places.STYLE,
            home=places.TODAY,
            **values,
        )
    )


def render_style() -> str:
    """Return the style sheet of all pages."""
    return f"{STYLE_COMMENT}\n{_load_environment().get_template('site/style.css').render()}"


def list_open_entries(actions: Iterable[Action], search: Search) -> Sequence[Mapping[str, object]]:
    """Return actions, the most urgent first, invitations last, each with its text for the page and the command that records it."""
    now = search.now
    entries = []
    for action in sorted(actions, key=lambda action: rank_action(action, now)):
        due, urgency = find_due_date(action, now), judge(action, now)
        # What it lacks; for a plain list of sections, that they are missing.
        lacks, end = format_lacks(action, now), action.spec.end
        if lacks and isinstance(end, ByWriting) and end.lists_parts:
            lacks = f"missing: {lacks}"
        # An instant to the minute with its offset, a whole day as a date.
        iso = due.isoformat(timespec="minutes") if isinstance(due, datetime) else due.isoformat() if due else ""
        entry = {
            "title": say_action_title(action),
            "when": format_due(due, now),
            "iso": iso,
            "urgency": urgency,
            "state": WORDS[urgency],
            "lacks": lacks,
            "requirement": action.requirement,
            "demand": REQUIREMENTS[action.requirement],
            "why": say_why(action),
            "note": find_note_to_open(action, search),
            "command": f"followup-md done {action.id}" if is_ticked(action) else "",
            "doubtful": action.doubtful,
        }
        entries.append(entry)
    return entries


def mark_safe(html: str) -> "Markup":
    """Mark a text that is already HTML."""
    from markupsafe import Markup  # noqa: PLC0415 - comes with Jinja, which the pages alone need

    return Markup(html)  # noqa: S704 - built from escaped text by the modules of this folder


def shorten_name(name: str) -> str:
    """Return a name as a heading or link shows it."""
    return cut(clean(name), NAME_CELLS)


@cache
def _load_environment() -> "Environment":
    from jinja2 import pass_context

    environment = build_environment(html=True, lstrip_blocks=True, finalize=_finish)
    environment.filters |= {
        "short": shorten_name,
        # The program's own text, with backticks around what to type.
        "code": lambda text: mark_safe(sub("`([^`]+)`", r"<code>\1</code>", escape(clean(text), quote=False))),
        # A note's name as in editors, and an address's host as people know it: `linkedin.com`.
        "stem": lambda path: path.rpartition("/")[2].removesuffix(".md"),
        "host": lambda url: ".".join(find_host_labels(url)).removeprefix("www."),
        # A text from the notes on one line, its links resolved for the current page.
        "prose": pass_context(lambda context, text: mark_safe(render_line(text, context["links"]))),
    }
    # A web address, and nothing that a browser would run or open in another way.
    environment.tests["web"] = lambda url: fullmatch(r"(?i)https?://[^\s/?#@\[\]]+(?:[/?#]\S*)?", url) is not None and url.isprintable()
    return environment


def _finish(value: object) -> object:
    """Return a value for a page, without direction marks or control characters."""
    return clean(value) if type(value) is str else value
