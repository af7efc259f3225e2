"""Vaults on disk and texts of single notes: sound ones with one change, hostile ones, invitations; and the results of reading them."""

from __future__ import annotations

import json
import os
import re
from contextlib import suppress
from datetime import datetime, timedelta
from itertools import chain, cycle, islice
from textwrap import dedent
from typing import TYPE_CHECKING, NamedTuple

import pytest

from followup_md.config import Settings
from followup_md.model import Event
from followup_md.parse.facts import LogContext, LogLine, Names
from followup_md.parse.fixes import propose_fix
from followup_md.parse.log_line import parse_log_line
from followup_md.parse.vault import NoteText, parse_notes
from followup_md.problem import Place, Problem
from followup_md.vault.load import load, read_vault

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import tzinfo
    from pathlib import Path

    from followup_md.model.edits import Fix
    from followup_md.problem import Problem
    from followup_md.vault.notes import Loaded, Notes


def write_files(root: Path, files: Mapping[str, str | bytes]) -> Path:
    """Write files, by path, into a vault, and return its folder."""
    root.mkdir(parents=True, exist_ok=True)
    for path, content in files.items():
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content.encode() if isinstance(content, str) else content)
    return root


# A small vault for the caches, read without them or changed without their notice.

HARBOR_NOTE = "---\ncompany: Harbor\nrole: Engineer\nstart: 2026-11-17T13:00\nend: 2026-11-17T15:30\ninterviewers: [Priya Raman]\n---\n"
HARBOR_FILES = {
    "interviews/harbor.md": HARBOR_NOTE,
    "interviews/2026/globex.md": HARBOR_NOTE.replace("Harbor", "Globex"),
    "people/Priya Raman.md": "---\nemail: p@example.com\n---\n",
    "letters/a.md": "---\nkind: thank-you\nto: '[[Priya Raman]]'\n---\nDear Priya",
    "search.md": "## Log\n- 2026-11-16 networked: a call\n",
}


def read_fresh(root: Path) -> Notes:
    """Read a vault with the cache off."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("FOLLOWUP_NO_CACHE", "1")
        return read_vault(str(root))


def rewrite(path: Path, old: str, new: str) -> None:
    """Change a file but restore its size and modification time; repeat until the disk's clock has ticked."""
    before, text = path.stat(), path.read_text()
    while path.stat().st_ctime_ns == before.st_ctime_ns:
        path.write_text(text.replace(old, new))
        os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert (path.stat().st_size, path.stat().st_mtime_ns, path.stat().st_ino) == (before.st_size, before.st_mtime_ns, before.st_ino)


# A sound vault, and the examples of the checks' manual pages laid over it.
#
# An example says what differs from the sound vault. It may begin with `At 2026-12-08T12:00:` (else it is SOUND_NOW). Lines
# belong to the interview note SOUND_NOTE until a line that is a path and a colon, such as `people/Tom Okafor.md:`, begins another file.
#
# * In an interview note, lines before the first heading are front matter and replace the keys that they name (with the list below them);
#   a section replaces the section of that name, but what stands under `## Log` is added to the log. A file name of an interview note that
#   is not SOUND_NOTE begins as SOUND_NOTE does, without its log.
# * A letter's lines are front matter of these keys, its salutation (`Dear …`), and a paragraph more for the letter that is otherwise sound;
#   one of a kind that is written on networks is a line, and the paragraph stands behind it.
# * A person note's lines are front matter over that of a person who can be reached.
# * `followup.toml:` is added to the sound one, what belongs to no table in front of it; `search.md:` and all else are as they stand.
# * `\xff` stands for that byte.

SOUND_NOW = "2026-11-19T12:00"
SOUND_NOTE = "interviews/2026-11-17-harbor-panel.md"
SOUND_TOML = 'timezone = "America/New_York"\n\n[sender]\nname = "Ana Silva"\n'
SOUND_HEAD = {
    "company": "company: Harbor Logistics",
    "role": "role: Data Engineer",
    "kind": "kind: panel",
    "start": "start: 2026-11-17T13:00",
    "end": "end: 2026-11-17T14:00",
    "timezone": "timezone: America/New_York",
    "interviewers": 'interviewers: ["[[Priya Raman]]"]',
    "decision_date": "decision_date: 2026-12-04",
    "decision_from": 'decision_from: "[[Priya Raman]]"',
}
SOUND_SECTIONS = {
    "## Topics": "- hourly loads\n- the team's planning\n- who owns the ledger\n\n### [[Priya Raman]]\n- late events\n- schema changes",
    "## Questions": "### How would you handle schema drift?\n- asked by: [[Priya Raman]]\n- rating: 4",
    "## Review": "- rating: 4\n- improve: slow down before answering",
    "## Job description": "- own the loads of two depots",
    "## Requirements": "- SQL",
    "## Company: good points": "- engineers sit in the planning",
    "## Company: bad points": "- two reorganisations in a year",
    "## Role: good points": "- broad",
    "## Role: bad points": "- on call every fourth week",
    "## First impressions": "- calm and curious",
    "## Environment": "- a quiet floor",
}
SOUND_LOG = "- 2026-11-18 09:00 thanked [[Priya Raman]] by letter\n- 2026-11-18 09:10 connected with [[Priya Raman]] on LinkedIn"
SOUND_PERSON = {"company": "company: Harbor Logistics", "address": 'address: "1 Main St, Newark"'}
DECIDER = {"Priya Raman": "hiring-manager"}
SOUND_PEOPLE = ("Priya Raman", "Tom Okafor")
ADDRESSED = {"kind": "kind: thank-you", "to": 'to: "[[Priya Raman]]"', "interview": 'interview: "[[2026-11-17-harbor-panel]]"'}
SOUND_LETTER = """
Dear Ms. Raman:

On Tuesday you told me how late events reach Harbor Logistics nine hours after the truck, and I have thought about them ever since;
thank you for an honest hour about the Data Engineer post.

At Norline I moved forty jobs to hourly loads, and schema changes were what I learned most from. You let engineers sit in the planning:
I would be glad to work in such a team.

You hoped to decide by 4 December; until then you reach me at +1 973 555 0142.

Sincerely,

Ana Silva
"""
INVITATION = "Ms. Raman, I enjoyed our talk about late events on Tuesday and would like to follow your work on them. Ana Silva\n"
REMARK = "What does a ledger do with a truck that reports nine hours late?\n"
# A message on a network is one line, not a letter.
SHORT = {"kind: connect": INVITATION, "kind: engage": REMARK, "kind: share-answer": REMARK}
FIRST_WEEK = datetime(2026, 6, 1)
_FILE = re.compile(r"([\w./ ()'-]+\.(?:md|toml)|\.git/config):")
_MOMENT = re.compile(r"At (\S+):")


class Example(NamedTuple):
    """One example: the moment of the check, and the lines of each file."""

    now: str
    files: Mapping[str, str]


def read_examples(page: str) -> dict[str, Example]:
    """Return the examples of a manual page by their headings, `Fails` and `Passes`."""
    parts = re.split(r"^(Fails|Passes):\n", dedent(f"    {page}"), flags=re.MULTILINE)
    return {name: read_example(text) for name, text in zip(parts[1::2], parts[2::2], strict=True)}


def read_example(text: str) -> Example:
    """Parse one example."""
    now, path = SOUND_NOW, SOUND_NOTE
    files: dict[str, list[str]] = {}
    for line in dedent(text).strip("\n").split("\n"):
        moment, begins = _MOMENT.fullmatch(line), _FILE.fullmatch(line)
        if moment:
            now = moment[1]
            continue
        path = begins[1] if begins else path
        rows = files.setdefault(path, [])
        if not begins:
            rows.append(line)
    return Example(now, {path: "\n".join(rows) for path, rows in files.items()})


def write_vault(root: Path, *examples: Example) -> str:
    """Write the sound vault with all of the examples laid over it in turn; return the latest of their moments."""
    now = max((example.now for example in examples), default=SOUND_NOW)
    texts = {SOUND_NOTE: write_interview("", sound_log=True), "followup.toml": SOUND_TOML, "search.md": write_search(now)}
    texts |= {f"people/{name}.md": write_person(name, "") for name in SOUND_PEOPLE}
    laid: dict[str, str] = {}
    for example in examples:
        for path, lines in example.files.items():
            laid[path] = _join_layers(laid[path], lines) if path in laid else lines
    for path, lines in laid.items():
        texts[path] = _lay_over(path, lines)
    for folder in ("interviews", "people", "letters"):
        (root / folder).mkdir(parents=True, exist_ok=True)
    unescaped = {
        path: re.sub(rb"\\x([0-9a-f]{2})", lambda byte: bytes.fromhex(byte[1].decode()), text.encode()) for path, text in texts.items()
    }
    write_files(root, unescaped)
    return now


def write_search(now: str) -> str:
    """Return the log of a search with activity every week up to `now`, and three live processes."""
    weeks = (datetime.fromisoformat(now) - FIRST_WEEK).days // 7 + 1
    mondays = [f"{FIRST_WEEK + timedelta(days=7 * week):%Y-%m-%d}" for week in range(weeks)]
    return "## Log\n" + "\n".join(f"- {monday} networked\n- {monday} applied to Firm {monday} as Analyst" for monday in mondays)


def load_at(root: Path, now: str) -> Loaded:
    """Load a vault at a wall-clock time of its person."""

    def clock(zone: tzinfo) -> datetime:
        return datetime.fromisoformat(now).replace(tzinfo=zone)

    return load(str(root), clock, replayed=True)


def _join_layers(first: str, second: str) -> str:
    """Return two layers as one: the front matter of both, then the sections of both."""
    heads, bodies = zip(*(re.split(r"^(?=#)|\Z", layer, maxsplit=1, flags=re.MULTILINE) for layer in (first, second)), strict=True)
    return "\n".join((*heads, *bodies))


def _lay_over(path: str, lines: str) -> str:
    if path.startswith("interviews/") and not lines.startswith("---"):
        return write_interview(lines, sound_log=path == SOUND_NOTE)
    if path.startswith("people/") and not lines.startswith("---"):
        return write_person(path.removeprefix("people/").removesuffix(".md"), lines)
    if path.startswith("letters/") and not lines.startswith("---"):
        return write_letter(lines)
    if path != "followup.toml":
        return f"{lines}\n"
    top, *tables = re.split(r"^(?=\[)", lines, maxsplit=1, flags=re.MULTILINE)
    return f"{top}\n{SOUND_TOML}{''.join(tables)}\n"


def write_interview(lines: str, *, sound_log: bool) -> str:
    """Return the sound note with `lines` over it."""
    parts = re.split(r"^(?=##? )", lines, flags=re.MULTILINE)
    head = SOUND_HEAD | dict(_split_head(parts[0]))
    sections, others = dict(SOUND_SECTIONS), []
    log = [SOUND_LOG] if sound_log else []
    for part in parts[1:]:
        heading, _, text = part.partition("\n")
        if heading == "## Log":
            log.append(text.strip("\n"))
        elif heading in SOUND_SECTIONS:
            sections[heading] = text.strip("\n")
        else:
            others.append(part.strip("\n"))
    body = [*(f"{heading}\n{text}" for heading, text in sections.items()), *others, "## Log\n" + "\n".join(log)]
    return "---\n" + "\n".join(head.values()) + "\n---\n\n" + "\n\n".join(body) + "\n"


def write_letter(lines: str) -> str:
    """Return the sound letter with `lines` over it."""
    head, text, more = dict(ADDRESSED), SOUND_LETTER, list[str]()
    for line in filter(None, lines.split("\n")):
        if line.partition(":")[0] in (*ADDRESSED, "channel"):
            head[line.partition(":")[0]] = line
        elif line.startswith("Dear "):
            text = re.sub(r"^Dear .*", line, text, count=1, flags=re.MULTILINE)
        else:
            more.append(line)
    front = "---\n" + "\n".join(head.values()) + "\n---\n"
    if head["kind"] in SHORT:
        return front + SHORT[head["kind"]] + "".join(f"{line}\n" for line in more)
    return front + text.replace("\nSincerely", "\n".join([*more, "", "Sincerely"]), 1)


def write_person(name: str, lines: str) -> str:
    """Return the note of a person who can be reached, with `lines` over it."""
    head, *sections = re.split(r"^(?=## )", lines, flags=re.MULTILINE)
    own = re.sub(r"\W", "", name)
    profile = f'profiles: ["https://www.linkedin.com/in/{own}"]'
    mail, part = f"email: {own}@example.com", f"part: {DECIDER.get(name, 'interviewer')}"
    fields = {**SOUND_PERSON, "email": mail, "profiles": profile, "part": part} | dict(_split_head(head))
    return "---\n" + "\n".join(fields.values()) + "\n---\n" + "".join(f"\n{section}\n" for section in sections)


def _split_head(text: str) -> Iterator[tuple[str, str]]:
    """Yield each key with its lines; a line without a key is yielded alone."""
    key, rows = "", list[str]()
    for line in text.strip("\n").split("\n"):
        if line and not line.startswith((" ", "-")):
            if rows:
                yield key, "\n".join(rows)
            key, rows = line.partition(":")[0], []
        if line.strip():
            rows.append(line)
    if rows:
        yield key, "\n".join(rows)


# A vault on disk for testing one check at a time.


class Looking:
    """Writer of examples (see above), each into its own vault, and finder of one check's problems in them."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.count = 0
        self.root = folder
        self._now = ""

    def write(self, text: str) -> None:
        """Write the vault of an example."""
        self.count += 1
        self.root = self.folder / str(self.count)
        self._now = write_vault(self.root, read_example(text))

    def now(self) -> datetime:
        """Return the moment of the example as a wall-clock time."""
        return datetime.fromisoformat(self._now)

    def find(self, check: str, text: str) -> list[Problem]:
        """Return the problems of `check` in the vault of an example."""
        return [problem for problem in self.find_all(text) if problem.check == check]

    def find_all(self, text: str) -> list[Problem]:
        """Return the problems of all checks."""
        self.write(text)
        return list(load_at(self.root, self._now).problems)

    def text_at(self, problem: Problem) -> str:
        """Return the text at the place of a problem, to the end of the line, without an opening quote."""
        lines = (self.root / problem.place.path).read_text(encoding="utf-8").split("\n")
        return lines[problem.place.line - 1][problem.place.column - 1 :].removeprefix('"')


# A vault in which every field, name and text would run, load, restyle or break something if a page treated it as more than text.
#
# Whatever runs sets `window.PWNED`; whatever loads asks a server that nobody may ask.

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
# Limits of a file name: no slash, no NUL, and 255 bytes at most.
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
# Characters that YAML text must escape.
_UNPRINTED = frozenset("\ufeff\ufffe\u2028\u2029")
_FIELDS_OF_A_NOTE = 60
_PAYLOADS_IN_A_FIELD = 4


def write_hostile_vault(folder: Path) -> Path:
    """Write the vault, and return its folder: each payload stands once in each field."""
    names = cycle(FILE_NAMES)
    write_files(folder, {"followup.toml": 'timezone = "Europe/Dublin"\n'})
    for place, start in enumerate(range(0, len(PAYLOADS), _PAYLOADS_IN_A_FIELD)):
        parts = (" ".join(islice(cycle(PAYLOADS), start + each, start + each + _PAYLOADS_IN_A_FIELD)) for each in range(_FIELDS_OF_A_NOTE))
        day = f"2026-11-{place + 2:02}"
        with suppress(OSError):  # a disk that refuses such a name cannot have it in a vault
            write_files(folder, {f"interviews/{place} {next(names)}.md": "\n".join(_write_note(place, day, parts))})
        with suppress(OSError):
            write_files(folder, {f"people/{place} {next(names)}.md": "\n".join(_write_person(place, parts))})
    for place, company in enumerate(COMPANIES):
        head = (
            f"company: {_quote(company)}\nrole: {_quote(company)}\nstart: 2026-10-{place + 2:02}T10:00\ninterviewers: [{_quote(company)}]"
        )
        write_files(folder, {f"interviews/name-{place}.md": f"---\n{head}\n---\n"})
    write_files(folder, {"interviews/nul.md": f"---\ncompany: {_quote(PAYLOADS[0])}\nstart: 2026-11-01T10:00\n---\n\x00{PAYLOADS[0]}"})
    with suppress(OSError):
        write_files(folder, {f"interviews/{_UNREAD}.md": f"---\ncompany: {_quote(PAYLOADS[0])}\nstart: 2026-11-01T10:00\n---\n"})
    logged = (
        f"- 2026-11-10 applied to {one} as {two}: {two} {one}"
        for one, two in zip(PAYLOADS[::_PAYLOADS_IN_A_FIELD], PAYLOADS[1::_PAYLOADS_IN_A_FIELD], strict=True)
    )
    write_files(folder, {"search.md": "\n".join(("## Log", *logged, ""))})
    return folder


def _write_note(place: int, day: str, parts: Iterator[str]) -> Iterator[str]:
    """Yield the lines of an interview note; every fourth was the day before, and so has the most open actions."""
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


def _quote(text: str) -> str:
    """Return a text as a double-quoted YAML string."""
    signs = json.dumps(text, ensure_ascii=False)
    return "".join(f"\\u{ord(sign):04x}" if 0x7E < ord(sign) < 0xA0 or sign in _UNPRINTED else sign for sign in signs)


def _flatten(text: str) -> str:
    """Return a text on one line, as for a heading or a bullet."""
    return " ".join(text.split("\n"))


def _indent(text: str) -> str:
    """Return a text as the second part of a list and of a quote, and as a table."""
    return "".join(chain(f"> [!note] {text}\n> {text}\n\n", f"- [ ] {text}\n  {text}\n\n", f"| {text} | b |\n| - | - |\n| {text} | c |\n"))


# The people of one interview note, and one log line read with them.

PRIYA, TOM, LENA, DANA = "Priya Raman", "Tom Okafor", "Lena Fischer", "Dana Cole"
GLOBEX_KIM, ACME_KIM = "J. Kim (Globex)", "J. Kim (Acme)"
LOG_PLACE = Place("interviews/2026-11-17-harbor-panel.md", 41, 3)
LOG_NAMES = Names(
    links={name.casefold(): (name,) for name in (PRIYA, TOM, LENA, DANA, GLOBEX_KIM, ACME_KIM, "Mark By")},
    full={name.casefold(): (name,) for name in (PRIYA, TOM, LENA, DANA, "Mark By")}
    | {"j. kim": (GLOBEX_KIM, ACME_KIM), "sam reed, jr.": ("Sam Reed, Jr.",), "sam reed": ("Sam Reed",), "ann lee": ("harbor/ann-lee",)},
    parts={
        **dict.fromkeys(("priya", "raman"), (PRIYA,)),
        **dict.fromkeys(("tom", "okafor"), (TOM,)),
        **dict.fromkeys(("lena", "fischer"), (LENA,)),
    },
    everyone=(PRIYA, TOM, LENA),
)
OUTSIDE = LOG_NAMES._replace(parts={}, everyone=())


def read_log_line(
    text: str, *, names: Names = LOG_NAMES, in_interview: bool = True, happened: bool = True
) -> tuple[Event | None, tuple[Problem, ...]]:
    """Read one line of the log of the interview note."""
    return parse_log_line(LogLine(text, LOG_PLACE, happened), LogContext(names, in_interview))


def read_well(text: str) -> Event:
    """Read a line without problems."""
    event, problems = read_log_line(text)
    assert problems == ()
    assert event is not None
    return event


def list_facts(event: Event) -> dict[str, object]:
    """Return the content of the line: the fields that are set, without kind, place, day and time."""
    unset = Event(kind=event.kind, place=event.place, day=event.day, clock=event.clock, at=event.at)
    return {field: value for field, value in event._asdict().items() if value != getattr(unset, field)}


def read_badly(text: str) -> Problem:
    """Read a line that gives no event and one problem."""
    event, problems = read_log_line(text)
    assert event is None
    (problem,) = problems
    return problem


def list_lines(hint: str) -> list[str]:
    """Return the complete lines in a hint: those in backticks that begin with a date."""
    return [line for line in re.findall(r"`([^`]+)`", hint) if re.match(r"\d{4}-\d\d-\d\d[ ,:]", line)]


# One note that needs fixing, and its fixes.

FIXED_NOTE = "interviews/harbor.md"
FIXED_START = "start: 2026-11-17T13:00"
FIXED_HEAD = f"---\ncompany: Harbor\nrole: Engineer\n{FIXED_START}\nend: 2026-11-17T15:30\ninterviewers: [Priya Raman, Tom Okafor]\n---\n"


def find_fixes(text: str, check: str, path: str = FIXED_NOTE, settings: Settings | None = None) -> list[Fix]:
    """Return the fixes for the problems of one check in a note, which must exist."""
    settings = settings or Settings(timezone="UTC")
    if path.startswith("people/"):
        vault = parse_notes([], [NoteText(path, text)], None, [], settings)
    elif path == "search.md":
        vault = parse_notes([], [], NoteText(path, text), [], settings)
    else:
        vault = parse_notes([NoteText(path, text)], [], None, [], settings)
    problems = [problem for problem in vault.problems if problem.check == check]
    assert problems
    return [fix for problem in problems if (fix := propose_fix(problem, text, settings))]


def fix_log_line(line: str, check: str = "unknown-event") -> str | None:
    """Return a log line in its fixed form; it may become several."""
    fix = next(iter(find_fixes(f"{FIXED_HEAD}## Log\n{line}\n", check)), None)
    assert fix is None or fix.changes[0][:2] == (9, line)
    return fix and "\n".join(change.new for change in fix.changes)


# Invitations as sent by three calendars, with invented people and places.

OUTLOOK = """BEGIN:VCALENDAR
METHOD:REQUEST
PRODID:Microsoft Exchange Server 2010
VERSION:2.0
BEGIN:VTIMEZONE
TZID:Eastern Standard Time
BEGIN:STANDARD
DTSTART:16010101T020000
TZOFFSETFROM:-0400
TZOFFSETTO:-0500
RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=1SU;BYMONTH=11
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:16010101T020000
TZOFFSETFROM:-0500
TZOFFSETTO:-0400
RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=2SU;BYMONTH=3
END:DAYLIGHT
END:VTIMEZONE
BEGIN:VEVENT
ORGANIZER;CN="Cole, Dana":mailto:Dana.Cole@harbor.example
ATTENDEE;ROLE=REQ-PARTICIPANT;PARTSTAT=NEEDS-ACTION;RSVP=TRUE;CN="Raman, Pri
 ya":mailto:Priya.Raman@harbor.example
ATTENDEE;ROLE=REQ-PARTICIPANT;PARTSTAT=NEEDS-ACTION;RSVP=TRUE;CN=ana@example
 .com:mailto:ana@example.com
ATTENDEE;ROLE=NON-PARTICIPANT;PARTSTAT=NEEDS-ACTION;CN=Paul Copy:mailto:paul@harbor.example
ATTENDEE;CUTYPE=RESOURCE;ROLE=OPT-PARTICIPANT;PARTSTAT=NEEDS-ACTION;RSVP=TRUE;CN=Room 4
 .12:mailto:room412@harbor.example
DESCRIPTION;LANGUAGE=en-US:Please bring a pen.\\n
UID:040000008200E00074C5B7101A82E00800000000A0
SUMMARY;LANGUAGE=en-US:Interview\\, data engineering
DTSTART;TZID=Eastern Standard Time:20261120T140000
DTEND;TZID=Eastern Standard Time:20261120T153000
CLASS:PUBLIC
PRIORITY:5
DTSTAMP:20261116T101500Z
TRANSP:OPAQUE
STATUS:CONFIRMED
SEQUENCE:0
LOCATION;LANGUAGE=en-US:1 Pier Road\\, Newark
BEGIN:VALARM
DESCRIPTION:REMINDER
TRIGGER;RELATED=START:-PT15M
ACTION:DISPLAY
END:VALARM
END:VEVENT
END:VCALENDAR
"""

GOOGLE = """BEGIN:VCALENDAR
PRODID:-//Google Inc//Google Calendar 70.9054//EN
VERSION:2.0
CALSCALE:GREGORIAN
METHOD:REQUEST
X-WR-TIMEZONE:Europe/Berlin
BEGIN:VEVENT
DTSTART:20261120T130000Z
DTEND:20261120T134500Z
DTSTAMP:20261116T101500Z
ORGANIZER;CN=Jörn Petersdorff:mailto:joern@falkenried.example
UID:4k2v9o8q3c@google.com
ATTENDEE;CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;PARTSTAT=ACCEPTED;RSVP=TRUE
 ;CN=Jörn Petersdorff;X-NUM-GUESTS=0:mailto:joern@falkenried.example
ATTENDEE;CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;PARTSTAT=NEEDS-ACTION;RSVP=
 TRUE;CN=lea.brandt@falkenried.example;X-NUM-GUESTS=0:mailto:lea.brandt@falkenried.example
ATTENDEE;CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;PARTSTAT=DECLINED;CN=Max Ab
 sent;X-NUM-GUESTS=0:mailto:max@falkenried.example
ATTENDEE;CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;PARTSTAT=NEEDS-ACTION;RSVP=
 TRUE;CN=Ana Silva;X-NUM-GUESTS=0:mailto:Ana@Example.com
ATTENDEE;CUTYPE=ROOM;PARTSTAT=ACCEPTED;CN=HH-Alster:mailto:c_188@resource.calendar.google.com
CREATED:20261116T101400Z
LAST-MODIFIED:20261116T101500Z
LOCATION:https://meet.example.com/abc-defg-hij
SEQUENCE:0
STATUS:CONFIRMED
SUMMARY:Gespräch
TRANSP:OPAQUE
END:VEVENT
END:VCALENDAR
"""

APPLE = """BEGIN:VCALENDAR
CALSCALE:GREGORIAN
PRODID:-//Apple Inc.//macOS 14.5//EN
VERSION:2.0
BEGIN:VTIMEZONE
TZID:Europe/Dublin
BEGIN:DAYLIGHT
DTSTART:19810329T010000
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3
TZNAME:IST
TZOFFSETFROM:+0000
TZOFFSETTO:+0100
END:DAYLIGHT
BEGIN:STANDARD
DTSTART:19961027T020000
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10
TZNAME:GMT
TZOFFSETFROM:+0100
TZOFFSETTO:+0000
END:STANDARD
END:VTIMEZONE
BEGIN:VEVENT
ATTENDEE;CN="Tadhg Loughmoe";CUTYPE=INDIVIDUAL;EMAIL="tadhg@ogham.example";PARTSTAT=ACCEPTED;ROLE=CHAIR:mailto:tadhg@ogham.example
ATTENDEE;CN="ana@example.com";CUTYPE=INDIVIDUAL;PARTSTAT=NEEDS-ACTION;RSVP=TRUE:mailto:ana@example.com
CREATED:20261116T101500Z
DTSTART;TZID=Europe/Dublin:20261120T100000
DURATION:PT30M
DTSTAMP:20261116T101500Z
ORGANIZER;CN="Tadhg Loughmoe";EMAIL="tadhg@ogham.example":mailto:tadhg@ogham.example
SEQUENCE:0
SUMMARY:Ogham Maps
TRANSP:OPAQUE
UID:8C3A2F60-1111-4A7B-9D51-000000000001
END:VEVENT
END:VCALENDAR
"""


def encode_invitation(text: str, **changed: str) -> bytes:
    """Return an invitation as sent, with `changed` lines by name, except in a zone's rules; empty ones are removed."""
    lines, rules = [], False
    for line in text.strip("\n").split("\n"):
        rules = (rules or line == "BEGIN:VTIMEZONE") and line != "END:VTIMEZONE"
        names = () if rules else (name for name in changed if line.startswith((f"{name.replace('_', '-')}:", f"{name.replace('_', '-')};")))
        lines += [new for new in [changed.get(next(iter(names), ""), line)] if new]
    return "\r\n".join((*lines, "")).encode()
