r"""A sound vault on the disk, and the examples of the checks' manual pages laid over it.

An example is a vault told by what differs from the sound one. It may begin with `At 2026-12-08T12:00:` (else it is NOW). Lines
belong to the interview note NOTE until a line that is a path and a colon, such as `people/Tom Okafor.md:`, begins another file.

* In an interview note, lines before the first heading are front matter and replace the keys that they name (with the list below them);
  a section replaces the section of that name, but what stands under `## Log` is added to the log. A file name of an interview note that
  is not NOTE begins as NOTE does, without its log.
* A letter's lines are front matter of these keys, its salutation (`Dear …`), and a paragraph more for the letter that is otherwise sound;
  one of a kind that is written on networks is a line, and the paragraph stands behind it.
* A person note's lines are front matter over that of a person who can be reached.
* `followup.toml:` is added to the sound one, what belongs to no table in front of it; `search.md:` and all else are as they stand.
* `\xff` stands for that byte.
"""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from textwrap import dedent
from typing import TYPE_CHECKING, NamedTuple

from followup_md.vault.load import load

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import tzinfo
    from pathlib import Path

    from followup_md.vault.load import Loaded

NOW = "2026-11-19T12:00"
NOTE = "interviews/2026-11-17-harbor-panel.md"
TOML = 'timezone = "America/New_York"\n\n[sender]\nname = "Ana Silva"\n'
HEAD = {
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
SECTIONS = {
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
LOG = "- 2026-11-18 09:00 thanked [[Priya Raman]] by letter\n- 2026-11-18 09:10 connected with [[Priya Raman]] on LinkedIn"
PERSON = {"company": "company: Harbor Logistics", "address": 'address: "1 Main St, Newark"'}
DECIDER = {"Priya Raman": "hiring-manager"}
PEOPLE = ("Priya Raman", "Tom Okafor")
ADDRESSED = {"kind": "kind: thank-you", "to": 'to: "[[Priya Raman]]"', "interview": 'interview: "[[2026-11-17-harbor-panel]]"'}
LETTER = """
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
# What is written on networks is a line, and no letter.
SHORT = {"kind: connect": INVITATION, "kind: engage": REMARK, "kind: share-answer": REMARK}
FIRST_WEEK = datetime(2026, 6, 1)
_FILE = re.compile(r"([\w./ ()'-]+\.(?:md|toml)|\.git/config):")
_MOMENT = re.compile(r"At (\S+):")


class Example(NamedTuple):
    """One example: the moment at which it is looked at, and the lines of each file."""

    now: str
    files: Mapping[str, str]


def read_examples(page: str) -> dict[str, Example]:
    """Return the examples of a manual page by their headings, `Fails` and `Passes`."""
    parts = re.split(r"^(Fails|Passes):\n", dedent(f"    {page}"), flags=re.MULTILINE)
    return {name: read_example(text) for name, text in zip(parts[1::2], parts[2::2], strict=True)}


def read_example(text: str) -> Example:
    """Take one example apart."""
    now, path = NOW, NOTE
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
    """Write the sound vault with all of the examples laid over it, one upon the other; return the latest of their moments."""
    now = max((example.now for example in examples), default=NOW)
    texts = {NOTE: write_interview("", sound_log=True), "followup.toml": TOML, "search.md": write_search(now)}
    texts |= {f"people/{name}.md": write_person(name, "") for name in PEOPLE}
    laid: dict[str, str] = {}
    for example in examples:
        for path, lines in example.files.items():
            laid[path] = _join(laid[path], lines) if path in laid else lines
    for path, lines in laid.items():
        texts[path] = _lay_over(path, lines)
    for folder in ("interviews", "people", "letters"):
        (root / folder).mkdir(parents=True, exist_ok=True)
    for path, text in texts.items():
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(re.sub(rb"\\x([0-9a-f]{2})", lambda byte: bytes.fromhex(byte[1].decode()), text.encode()))
    return now


def write_search(now: str) -> str:
    """Return the log of a search in which something is done every week up to `now`, and three processes are alive."""
    weeks = (datetime.fromisoformat(now) - FIRST_WEEK).days // 7 + 1
    mondays = [f"{FIRST_WEEK + timedelta(days=7 * week):%Y-%m-%d}" for week in range(weeks)]
    return "## Log\n" + "\n".join(f"- {monday} networked\n- {monday} applied to Firm {monday} as Analyst" for monday in mondays)


def inspect(root: Path, now: str) -> Loaded:
    """Load a vault at a wall-clock time of its person."""

    def clock(zone: tzinfo) -> datetime:
        return datetime.fromisoformat(now).replace(tzinfo=zone)

    return load(str(root), clock, replayed=True)


def _join(first: str, second: str) -> str:
    """Return two layers as one: the front matter of both, then the sections of both."""
    heads, bodies = zip(*(re.split(r"^(?=#)|\Z", layer, maxsplit=1, flags=re.MULTILINE) for layer in (first, second)), strict=True)
    return "\n".join((*heads, *bodies))


def _lay_over(path: str, lines: str) -> str:
    if path.startswith("interviews/") and not lines.startswith("---"):
        return write_interview(lines, sound_log=path == NOTE)
    if path.startswith("people/") and not lines.startswith("---"):
        return write_person(path.removeprefix("people/").removesuffix(".md"), lines)
    if path.startswith("letters/") and not lines.startswith("---"):
        return write_letter(lines)
    if path != "followup.toml":
        return f"{lines}\n"
    top, *tables = re.split(r"^(?=\[)", lines, maxsplit=1, flags=re.MULTILINE)
    return f"{top}\n{TOML}{''.join(tables)}\n"


def write_interview(lines: str, *, sound_log: bool) -> str:
    """Return the sound note with `lines` over it."""
    parts = re.split(r"^(?=##? )", lines, flags=re.MULTILINE)
    head = HEAD | dict(_split_head(parts[0]))
    sections, others = dict(SECTIONS), []
    log = [LOG] if sound_log else []
    for part in parts[1:]:
        heading, _, text = part.partition("\n")
        if heading == "## Log":
            log.append(text.strip("\n"))
        elif heading in SECTIONS:
            sections[heading] = text.strip("\n")
        else:
            others.append(part.strip("\n"))
    body = [*(f"{heading}\n{text}" for heading, text in sections.items()), *others, "## Log\n" + "\n".join(log)]
    return "---\n" + "\n".join(head.values()) + "\n---\n\n" + "\n\n".join(body) + "\n"


def write_letter(lines: str) -> str:
    """Return the sound letter with `lines` over it."""
    head, text, more = dict(ADDRESSED), LETTER, list[str]()
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
    fields = {**PERSON, "email": mail, "profiles": profile, "part": part} | dict(_split_head(head))
    return "---\n" + "\n".join(fields.values()) + "\n---\n" + "".join(f"\n{section}\n" for section in sections)


def _split_head(text: str) -> Iterator[tuple[str, str]]:
    """Yield each key with its lines; what is no key stands on its own."""
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
