"""A vault in which every field, name and text would run, load, restyle or break something, if a page took it for more than text.

Whatever runs sets `window.PWNED`; whatever loads asks a server that nobody may ask.
"""

from __future__ import annotations

import json
from contextlib import suppress
from itertools import chain, cycle, islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

LONG = 10_000
RUN = "window.PWNED=1"
_SERVER = "http://127.0.0.1:1"
PAYLOADS = (
    f"<script>{RUN}</script>",
    f'"><img src=x onerror="{RUN}">',
    f"' onmouseover='{RUN}' autofocus onfocus='{RUN}' x='",
    f"</title><script>{RUN}</script>",
    f"</style><svg onload={RUN}>",
    '<iframe srcdoc="<script>parent.PWNED=1</script>"></iframe><iframe src="javascript:parent.PWNED=1">',
    f"<svg><script>{RUN}</script><a xlink:href='javascript:{RUN}'><text>x</text></a></svg>",
    f"--><script>{RUN}</script><!--",
    f"]]><script>{RUN}</script><![CDATA[",
    "{{ 7*7 }} {% raw %} {% for x in y %} {# x #} {{ ''.__class__ }}",
    f'<a href="javascript:{RUN}">a</a>',
    f"[b](javascript:{RUN}) [c](JaVaScRiPt:{RUN}) [d](<javascript:{RUN}>)",
    f"[e](&#106;avascript:{RUN}) [f](java&Tab;script:{RUN}) [g](%6aavascript:{RUN}) [h](\\javascript:{RUN})",
    f"[i](data:text/html,<script>opener.PWNED=1</script>) [j](data:text/html;base64,PHNjcmlwdD4=) [k](vbscript:{RUN}) [l](file:///etc/passwd)",
    f"<javascript:{RUN}> <data:text/html,x> javascript:{RUN} [m][evil] [evil]",
    f"![n](javascript:{RUN}) ![o]({_SERVER}/o.png) ![[x.png|{RUN}]] <img src={_SERVER}/p.png>",
    f"[[Priya|<img src=x onerror={RUN}>]] [[<script>{RUN}</script>]] [[javascript:{RUN}]] [[../../etc/passwd|<b>]]",
    f'[q](https://example.com/"onmouseover="{RUN}) [r](https://example.com \'x" onclick="{RUN}\') https://example.com/<script>{RUN}</script>',
    f'[s](http://[::1) [t](//127.0.0.1:1/t) [u](\\\\127.0.0.1\\u) [v](x.md#"><script>{RUN}</script>)',
    "\u202e\u2066gnp.exe\u2069 \u200f\u061c\u2028\u2029",
    "a\x07\x08\x1b[31m\x7f\x85\x9b31m\ufeff\ufffe\u200b",
    "w" * LONG,
    "<style>*{display:none}</style><link rel=stylesheet href=http://127.0.0.1:1/x.css>",
    f'<meta http-equiv="refresh" content="0;url={_SERVER}/"><base href="{_SERVER}/">',
    f"<input autofocus onfocus={RUN}><details open ontoggle={RUN}><video><source onerror={RUN}></video><body onload={RUN}>",
    f"<object data=javascript:{RUN}></object><embed src=javascript:{RUN}><form action=javascript:{RUN}><button>x</button></form>",
    f'<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror={RUN}&gt;">',
    f'<noscript><p title="</noscript><img src=x onerror={RUN}>">',
    "<plaintext><textarea><xmp><!-- <![CDATA[ <?php",
    f"&lt;script&gt;{RUN}&lt;/script&gt; &#60;script&#62;{RUN}&#60;/script&#62; \\<script>{RUN}\\</script>",
    f"`<script>{RUN}</script>` ``` ~~~ <!-- %% {RUN} %% ==<b onclick={RUN}>== ~~<i>~~ | a | b |",
    "../../evil",
)
# What a file may be called: neither a slash nor NUL, and 255 bytes at most.
FILE_NAMES = (
    f"<img src=x onerror={RUN}>",
    f'"><svg onload={RUN}>',
    f"' onclick='{RUN}",
    f"javascript:{RUN}",
    "a#b?c%41&d;e",
    "\u202egnp \x07\x1b[31m bell",
    "two\nlines",
    "{{ 7*7 }}",
    "..",
    "n" * 250,
)
_UNREAD = "\udcff\udcfe"
_GIVEN = ("Ada", "Bela", "Cleo", "Dora", "Emil", "Fay", "Gus", "Hana")
# Processes that want a page of their own whatever they are called: a way out, signs alone, and two that differ where both are cut.
COMPANIES = (
    "../../evil",
    "\U0001f47b\U0001f480",
    "\U0001f480\U0001f47b",
    "z" * LONG + "1",
    "z" * LONG + "2",
    "con",
    "index",
    "style.css",
)
# What YAML takes in no text as it is.
_UNPRINTED = frozenset("\ufeff\ufffe\u2028\u2029")
_FIELDS = 60
_STEP = 4


def write_hostile_vault(folder: Path) -> Path:
    """Write the vault, and return its folder: each payload stands once in each field."""
    names = cycle(FILE_NAMES)
    _write(folder / "followup.toml", 'timezone = "Europe/Dublin"\n')
    for place, start in enumerate(range(0, len(PAYLOADS), _STEP)):
        parts = (" ".join(islice(cycle(PAYLOADS), start + each, start + each + _STEP)) for each in range(_FIELDS))
        day = f"2026-11-{place + 2:02}"
        with suppress(OSError):  # a disk that does not take such a name does not have it in a vault either
            _write(folder / f"interviews/{place} {next(names)}.md", "\n".join(_write_note(place, day, parts)))
        with suppress(OSError):
            _write(folder / f"people/{place} {next(names)}.md", "\n".join(_write_person(place, parts)))
    for place, company in enumerate(COMPANIES):
        head = (
            f"company: {_quote(company)}\nrole: {_quote(company)}\nstart: 2026-10-{place + 2:02}T10:00\ninterviewers: [{_quote(company)}]"
        )
        _write(folder / f"interviews/name-{place}.md", f"---\n{head}\n---\n")
    _write(folder / "interviews/nul.md", f"---\ncompany: {_quote(PAYLOADS[0])}\nstart: 2026-11-01T10:00\n---\n\x00{PAYLOADS[0]}")
    with suppress(OSError):
        _write(folder / f"interviews/{_UNREAD}.md", f"---\ncompany: {_quote(PAYLOADS[0])}\nstart: 2026-11-01T10:00\n---\n")
    logged = (
        f"- 2026-11-10 applied to {one} as {two}: {two} {one}" for one, two in zip(PAYLOADS[::_STEP], PAYLOADS[1::_STEP], strict=True)
    )
    _write(folder / "search.md", "\n".join(("## Log", *logged, "")))
    return folder


def _write_note(place: int, day: str, parts: Iterator[str]) -> Iterator[str]:
    """Yield the lines of an interview note; every fourth was on the day before, and so has most open."""
    person = f"{_GIVEN[place]} {_flatten(next(parts))[:200]}"
    yield f"---\ncompany: {_quote(f'{place} {next(parts)}')}\nrole: {_quote(next(parts))}\nkind: {_quote(next(parts))}"
    yield f"start: {'2026-11-17' if place % 4 == 0 else day}T13:00\nprocess: {_quote(f'{place} {next(parts)}')}"
    yield f'interviewers: [{_quote(person)}, {_quote(next(parts))}, "[[{_GIVEN[place]} Quist]]"]\ndecision_date: 2026-12-04'
    yield f"decision_from: {_quote(person)}\ntags: [{_quote(next(parts))}]\n{_quote(next(parts)[:100])}: {_quote(next(parts))}\n---"
    yield f"\n[evil]: javascript:{RUN}\n{next(parts)}\n\n{_indent(next(parts))}\n\n```{next(parts)}\n{next(parts)}\n```\n"
    for section in ("Topics", "Job description", "Requirements", "Company: good points", "Company: bad points", "Environment"):
        yield f"## {section}\n- {_flatten(next(parts))}\n    - mine: {_flatten(next(parts))}"
    yield f"### {person}\n- {_flatten(next(parts))}"
    yield f"## Questions\n### {_flatten(next(parts))}\n- asked by: [[{_GIVEN[place]} Quist]]\n- rating: 1\n- said: {_flatten(next(parts))}"
    yield f"- better: {_flatten(next(parts))}\n### Why {_flatten(next(parts))}\n- rating: 2"
    yield f"## Review\n- rating: 2\n- improve: {_flatten(next(parts))}\n## {_flatten(next(parts))}\n{next(parts)}"
    yield f"## Next steps\n- I promised: {_flatten(next(parts))}\n- they said: {_flatten(next(parts))}"
    yield f"## Offer\n- title: {_flatten(next(parts))}\n- pay: {_flatten(next(parts))}\n- place: {_flatten(next(parts))}"
    yield f"## Log\n- 2026-11-17 heard from [[{_GIVEN[place]} Quist]] by phone: {_flatten(next(parts))}"
    yield from ("- 2026-11-17 offer written answer by 2026-11-25" for _ in range(place % 2))
    yield f"- {_flatten(next(parts))}\n"


def _write_person(place: int, parts: Iterator[str]) -> Iterator[str]:
    """Yield the lines of a person's note."""
    addresses = (
        f"https://example.com/{next(parts)}",
        f"javascript:{RUN}",
        f"https://x@127.0.0.1:1/{RUN}",
        f"data:text/html,{RUN}",
        next(parts),
    )
    yield f"---\nname: {_GIVEN[place]} Quist\ncompany: {_quote(next(parts))}\ntitle: {_quote(next(parts))}\npart: hiring-manager"
    yield f"salutation: {_quote(next(parts))}\nemail: {_quote(next(parts))}\nphone: {_quote(next(parts))}\naddress: {_quote(next(parts))}"
    yield f"profiles: [{', '.join(map(_quote, addresses))}]\nprivate: [{_quote(next(parts))}]\ncountry: {_quote(next(parts))}"
    yield f"---\n{next(parts)}\n"


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode("utf-8", "surrogatepass"))


def _quote(text: str) -> str:
    """Return a text as YAML has it between double quotes."""
    signs = json.dumps(text, ensure_ascii=False)
    return "".join(f"\\u{ord(sign):04x}" if 0x7E < ord(sign) < 0xA0 or sign in _UNPRINTED else sign for sign in signs)


def _flatten(text: str) -> str:
    """Return a text on one line, as a heading or a bullet has it."""
    return " ".join(text.split("\n"))


def _indent(text: str) -> str:
    """Return a text as the second part of a list and of a quote, and as a table."""
    return "".join(chain(f"> [!note] {text}\n> {text}\n\n", f"- [ ] {text}\n  {text}\n\n", f"| {text} | b |\n| - | - |\n| {text} | c |\n"))
