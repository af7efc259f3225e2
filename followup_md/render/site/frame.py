"""Frame of every page of site/: header, navigation, and the rule that no word of a note is markup."""

from __future__ import annotations

from functools import cache
from html import escape
from re import fullmatch, sub
from typing import TYPE_CHECKING, Final

from followup_md.dates import spell_day
from followup_md.networks import find_host_labels
from followup_md.render.markdown import MARK
from followup_md.render.site import way as places
from followup_md.render.site.prose import render_line
from followup_md.render.text import clean, cut

if TYPE_CHECKING:
    from datetime import datetime

    from jinja2 import Environment
    from jinja2.runtime import Context
    from markupsafe import Markup

    from followup_md.render.site.way import Way

STYLE_MARK: Final = "/* followup-md: generated; what is written here by hand is lost. */"
# What a page may load: its style sheet, and nothing that runs.
POLICY: Final = "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'"
# A name is cut in headings and links alone: the whole of it stands on the page of its process.
NAME_CELLS: Final = 80
PAGES: Final = (
    ("Today", places.TODAY),
    ("Processes", places.PROCESSES),
    ("People", places.PEOPLE),
    ("Questions", places.QUESTIONS),
    ("Search", places.SEARCH),
)


def render_page(template: str, title: str, now: datetime, links: Way, /, here: str = "", **values: object) -> str:
    """Return one page; `here` is its own address where it is one of PAGES, and `values` are what its template shows."""
    return (
        _load_environment()
        .get_template(f"site/{template}")
        .render(
            mark=mark_safe(MARK),
            title=title,
            day=f"{spell_day(now.date())} {now.year}",
            links=links,
            pages=PAGES,
            here=here,
            policy=POLICY,
            style=places.STYLE,
            home=places.TODAY,
            **values,
        )
    )


def render_style() -> str:
    """Return the style sheet of all pages."""
    return f"{STYLE_MARK}\n{_load_environment().get_template('site/style.css').render()}"


def mark_safe(html: str) -> Markup:
    """Return what is HTML already."""
    from markupsafe import Markup  # noqa: PLC0415 - comes with Jinja, which the pages alone need

    return Markup(html)  # noqa: S704 - made by `prose`, `timeline` or this room itself, of escaped words


def shorten(name: str) -> str:
    """Return a name as a heading or link shows it."""
    return cut(clean(name), NAME_CELLS)


@cache
def _load_environment() -> Environment:
    from jinja2 import Environment, PackageLoader, StrictUndefined, pass_context

    environment = Environment(
        loader=PackageLoader("followup_md"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        # Whatever a template shows: nothing of it turns the reading direction or commands anything.
        finalize=_finish,
    )
    environment.filters["short"] = shorten
    environment.filters["code"] = _set_code
    environment.filters["stem"] = _find_stem
    environment.filters["host"] = _find_host
    environment.tests["web"] = _is_web
    environment.filters["prose"] = pass_context(_render_prose)
    return environment


def _finish(value: object) -> object:
    return clean(value) if type(value) is str else value


def _is_web(url: str) -> bool:
    """Say whether an address is one of the web, and nothing that a browser would run or open otherwise."""
    return fullmatch(r"(?i)https?://[^\s/?#@]+(?:[/?#]\S*)?", url) is not None and url.isprintable()


def _find_host(url: str) -> str:
    """Return the host of an address, as one knows it: `linkedin.com`."""
    return ".".join(find_host_labels(url)).removeprefix("www.")


def _find_stem(path: str) -> str:
    """Return what editors call a note: the name of its file without ending."""
    return path.rpartition("/")[2].removesuffix(".md")


def _set_code(text: str) -> Markup:
    """Return words of the program, in which what is typed stands between backticks."""
    return mark_safe(sub("`([^`]+)`", r"<code>\1</code>", escape(clean(text), quote=False)))


def _render_prose(context: Context, text: str) -> Markup:
    """Return a text of the notes as one line of HTML, its links resolved for the page that shows it."""
    return mark_safe(render_line(text, context["links"]))
