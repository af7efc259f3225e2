"""`new` and `init`: a note from a template, the files of a new vault, and the reports on them."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, datetime
from itertools import groupby, pairwise
from shlex import quote
from typing import TYPE_CHECKING, Final, NamedTuple

from followup_md.config.read import KEYS
from followup_md.dates import Span, spell_day
from followup_md.model import Interview, Question
from followup_md.problem import Problem
from followup_md.render.json import write_json
from followup_md.render.markup import write_scalar
from followup_md.render.reports import describe_files
from followup_md.render.text import wrap

if TYPE_CHECKING:
    from followup_md.model.views import FileState, InitView, KnownView, NewView

FindName = Callable[[str], str]


_FENCE: Final = "---"
_KEY: Final = re.compile(r"([^\W\d][\w -]*?)\s*:(?:\s.*)?")
_HEADING: Final = re.compile(r"(#{1,2})\s+(.*)")
_CODE: Final = re.compile(r"\s*(```|~~~)")


class Insert(NamedTuple):
    """Lines for the end of one section; if the template lacks it, it is added before the others, under `heading`."""

    section: str
    heading: str
    lines: tuple[str, ...]


def fill_front_matter(template: str, values: Mapping[str, str | Sequence[str]]) -> str:
    """Return the template with each value in its front matter, under the existing key or a new one; lists are quoted items."""
    lines = template.replace("\r\n", "\n").split("\n")
    end = lines.index(_FENCE, 1) if lines[0] == _FENCE and _FENCE in lines[1:] else 0
    fields, body = (lines[1:end], lines[end + 1 :]) if end else ([], ["", *lines] if template.strip() else [""])
    for key, value in values.items():
        # The lines of the key with its value; for a missing key the end of the front matter.
        begin = stop = len(fields)
        for row, line in enumerate(fields):
            match = _KEY.fullmatch(line)
            if match and re.sub(r"[\s-]", "_", match[1]).casefold() == key:
                begin = row
                stop = next((below for below in range(row + 1, stop) if not fields[below].startswith((" ", "\t", "-"))), stop)
                break
        items = [f"{key}: {write_scalar(value)}"] if isinstance(value, str) else [f"{key}:", *(f"  - {write_scalar(one)}" for one in value)]
        fields[begin:stop] = items
    return "\n".join((_FENCE, *fields, _FENCE, *body))


def fill_sections(text: str, inserts: Sequence[Insert], find_name: FindName) -> str:
    """Return the note with lines at the end of sections; `find_name` maps a heading to its section, even when renamed."""
    lines = text.split("\n")
    for insert in inserts:
        if not insert.lines:
            continue
        # Line number and text of each heading of the two upper levels, outside front matter and code.
        headings, code = [], False
        begin = lines.index(_FENCE, 1) if lines[0] == _FENCE else 0
        for row, line in enumerate(lines[begin:], begin):
            code ^= bool(_CODE.match(line))
            heading = _HEADING.fullmatch(line)
            if heading and not code:
                headings.append((row, heading[2]))
        headings.append((len(lines), ""))
        at = next((after for (_, words), (after, _) in pairwise(headings) if find_name(words) == insert.section), None)
        if at is None:
            first = headings[0][0]
            lines[first:first] = [f"## {insert.heading}", *insert.lines, ""]
        else:
            # After the last filled line of the section.
            while not lines[at - 1].strip():
                at -= 1
            lines[at:at] = insert.lines
    return "\n".join(lines)


def write_stumble(question: Question, interview: Interview, better: str | None) -> tuple[str, ...]:
    """Return an open stumble as a bullet, with the better answer so far below it."""
    day = interview.start.date()
    answer = f"better: {better}" if better else "no better answer yet"
    return (f"- {question.text} ({interview.company}, {spell_day(day)} {day.year})", f"  - {answer}")


def render_new_report(lines: Sequence[str], width: int) -> str:
    """Return each line wrapped; an indented one is for pasting and stays whole."""
    return "".join(f"{line}\n" if line.startswith(" ") else "\n".join((*wrap(line, width, keep=True), "")) for line in lines)


def format_new_round(company: str, role: str, start: datetime, end: datetime, zone: str) -> str:
    """Return a round as one line."""
    until = f"{end:%H:%M}" if end.date() == start.date() else f"{spell_day(end.date())}, {end:%H:%M}"
    return f"{company}, {role}: {spell_day(start.date())} {start.year}, {start:%H:%M} to {until} {zone}."


def format_people(new: Sequence[str], kept: Sequence[str], namesakes: Sequence[tuple[str, str, str | None]]) -> Iterator[str]:
    """Yield who got a note and who had one; `namesakes` are names with the other person's company and this person's note."""
    if kept:
        yield f"There already: {', '.join(kept)}."
    for name, company, link in namesakes:
        if link:
            yield f"Another {name} is at {company}; the one of this interview is `[[{link}]]`."
        else:
            yield (
                f"{name} gets no note, which would be taken for the other one of that name, at {company}. Give each a note of their own "
                "with the company in brackets behind the name."
            )
    if new:
        yield f"Next: write down how to reach {', '.join(new)}; without an address no letter can go out."


def format_stumbles(count: int) -> Iterator[str]:
    """Yield how many questions are under `## Prepare`."""
    if count:
        questions = "question that went" if count == 1 else "questions that went"
        yield f"{count} {questions} badly before {'stands' if count == 1 else 'stand'} under `## Prepare`."


def describe_new(
    start: datetime, zone: str, states: "Sequence[tuple[str, FileState]]", problems: Sequence[Problem], remarks: Sequence[str]
) -> "NewView":
    """Return the written notes for JSON output, with the errors that other notes have now."""
    return {
        "version": 1,
        "start": start.isoformat(),
        "timezone": zone,
        "errors": [{"path": problem.place.path, "line": problem.place.line, "message": problem.message} for problem in problems],
        "remarks": list(remarks),
        "files": describe_files(states),
    }


def format_invitation(title: str, *, repeats: bool, guessed: Sequence[str], organizer: str | None) -> Iterator[str]:
    """Yield what to check: `guessed` are names read from addresses, `organizer` sent the invitation but does not take part."""
    if repeats:
        yield f"“{title}” repeats; the note is of the first."
    if guessed:
        yield f"Look at the names {', '.join(guessed)}: the invitation gives addresses alone."
    if organizer:
        yield f"{organizer} sent the invitation and is not listed as taking part; add the name under `interviewers` if that is wrong."


def format_known_note(path: str, changes: Sequence[str], log: str | None, *, cancelled: bool, moved: bool) -> Iterator[str]:
    """Yield what to add by hand to the existing note of an invitation; with `moved` its new time is written."""
    if cancelled and not log:
        yield f"The invitation was cancelled; {path} is its note. Nothing is written."
    elif cancelled:
        yield f"The invitation was cancelled. Write into {path}, under `## Log`:"
        yield f"    {log}"
    elif moved and changes:
        yield f"What else the invitation says now, which is yours to write into {path}:"
        yield from (f"    {change}" for change in changes)
    elif not changes and not moved:
        yield f"{path} is the note of this invitation, and says the same. Nothing is written."
    elif changes:
        yield f"{path} is the note of this invitation, and nothing is written. What the invitation says now:"
        yield from (f"    {change}" for change in changes)
        if log:
            yield "Under `## Log`:"
            yield f"    {log}"


def describe_known(path: str, changes: Sequence[str], log: str | None, state: "FileState", *, cancelled: bool) -> "KnownView":
    """Return the same as JSON has it."""
    return {"version": 1, "cancelled": cancelled, "changes": list(changes), "log": log, "files": describe_files([(path, state)])}


_WIDTH = 78  # width of a comment in the file, without the `# `
_INTRODUCTION = (
    "The settings of this folder of interview notes. Every line that begins with `#` and a key is the default: take the `#` away and "
    "change the value. `followup-md explain KEY` says more of each."
)
_NO_ZONE = "Not known on this machine: take the `#` away and write yours. Until then times are read as UTC."
_BASE: Final = """\
filters:
  and:
    - {folder}
views:
  - type: table
    name: Interviews
    order:
      - file.name
      - company
      - role
      - kind
      - start
      - interviewers
      - decision_date
    sort:
      - property: start
        direction: DESC
"""


def render_advice(zone: str | None, hosts: Sequence[str], width: int, *, config_is_new: bool, enter: str | None) -> str:
    """Return advice and the next steps; `zone` is set in a new followup.toml, `enter` is a folder to change to first."""
    parts = []
    if zone:
        parts.append(f"Times are those of {zone}; if you live elsewhere, change `timezone` in followup.toml.")
    elif config_is_new:
        parts.append("Set `timezone` in followup.toml: the zone of this machine is not known.")
    if hosts:
        parts.append(
            f"This folder lies in a git repository that goes to {' and '.join(hosts)}. Notes about people you met are private: see that "
            'the repository is, and say so with `repository = "private"` in followup.toml; or keep the folder out of it, by a line in '
            ".git/info/exclude."
        )
    change = f"`cd {quote(enter)}`; " if enter else ""
    parts.append(
        f'Next: {change}`followup-md new COMPANY ROLE --start "fri 14:00"` writes the first note; `followup-md status` shows what is due.'
    )
    return "\n".join("\n".join((*wrap(part, width, keep=True), "")) for part in parts)


def describe_init(folder: str, zone: str | None, hosts: Sequence[str], states: "Sequence[tuple[str, FileState]]") -> "InitView":
    """Return what was made for JSON output."""
    return {"version": 1, "folder": folder, "timezone": zone, "hosts": list(hosts), "files": describe_files(states)}


def render_config(zone: str | None) -> str:
    """Return `followup.toml` of a new vault: `zone` is set if known, everything else is a comment with its default."""
    blocks = [_comment(_INTRODUCTION)]
    for table, keys in groupby(sorted(KEYS, key=lambda key: bool(key.table)), lambda key: key.table):
        blocks += [f"[{table}]"] if table else []
        for key in keys:
            name, is_zone = key.name.rpartition(".")[2], key.name == "timezone"
            rows = [_comment(key.meaning)]
            if is_zone and zone:
                rows.append(f"{name} = {write_toml(zone)}")
            else:
                rows += [_comment(_NO_ZONE)] if is_zone else []
                rows.append(_comment(f"Takes {key.kind.allowed}."))
                if key.coach is not None:
                    rows.append(_comment(f'With `profile = "coach"`, where nothing is set here: {write_toml(key.coach)}.'))
                # Some keys have a word for the empty list.
                takes_word = key.default == () == key.kind.parse(key.nothing)
                rows.append(f"#{name} = {write_toml(key.nothing if takes_word else key.default)}")
            blocks.append("\n".join(rows))
    return "\n\n".join(blocks) + "\n"


def write_toml(value: object) -> str:
    """Return a value of Settings as written in `followup.toml`; None is the empty text, which sets nothing."""
    if isinstance(value, Mapping):
        return f"{{ {', '.join(f'{_write_name(name)} = {write_toml(item)}' for name, item in value.items())} }}" if value else "{}"
    if isinstance(value, tuple) and not isinstance(value, Span):
        return f"[{', '.join(map(write_toml, value))}]"
    if isinstance(value, bool | int):
        return str(value).lower()
    return str(value) if isinstance(value, date) else write_json("" if value is None else str(value))


def _write_name(name: str) -> str:
    return name if name.replace("-", "").replace("_", "").isalnum() and name.isascii() else write_json(name)


def _comment(text: str) -> str:
    return "\n".join(f"# {line}" for line in wrap(text, _WIDTH, keep=True))


def render_base(folder: str) -> str:
    """Return a Base: a table of all interviews below `folder`, the latest first."""
    condition = f"file.inFolder({write_json(folder)})".replace("'", "''")
    return _BASE.format(folder=f"'{condition}'")
