"""`check`: annotations for GitHub, SARIF, the lines that `--fix` mends, how personal letters are, what a public text gives away."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from itertools import accumulate, groupby
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote

from followup_md.letters.giveaways import SAY_INSTEAD
from followup_md.letters.letter import locate
from followup_md.problem import CHECKS, Level
from followup_md.render.json import describe_problems, write_json
from followup_md.render.manual import split_docstring
from followup_md.render.phrases import clean_words, format_sum, sort_problems
from followup_md.render.text import MARK, Row, clean, cut, measure, pad, paint, render_row, wrap

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from followup_md.letters.giveaways import Giveaway
    from followup_md.letters.public_names import KnownNames
    from followup_md.letters.signals import Judgement
    from followup_md.model.edits import Fix
    from followup_md.model.views import FixesView, GiveawayView
    from followup_md.problem import Problem
    from followup_md.render.text import Tone


# --- Problems as annotations: the workflow commands that GitHub Actions shows beside the lines of a change

_COMMANDS: Mapping[Level, str] = {Level.ERROR: "error", Level.WARNING: "warning", Level.INFO: "notice"}


def render_problems_github(problems: Sequence[Problem], folder: str = "") -> str:
    """Return one workflow command for each problem, its hint in a second line, and the summary; `folder` stands before each path."""
    commands = []
    for problem in sort_problems(problems):
        place = problem.place
        path = f"{folder}/{place.path}" if folder else place.path
        fields = {"file": path, "line": str(place.line), "col": str(place.column), "title": problem.check}
        said = ",".join(f"{name}={_escape(value).replace(':', '%3A').replace(',', '%2C')}" for name, value in fields.items())
        message = "\n".join(clean_words(problem))
        commands.append(f"::{_COMMANDS[problem.level]} {said}::{_escape(message)}")
    return "\n".join([*commands, format_sum(problems)]) + "\n"


def _escape(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


# --- Problems as SARIF 2.1.0 (OASIS), which code scanners and editors read; the manual page of a check is its help

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
# What the paths are relative to, in the name that code scanners know for the root of the sources.
_BASE = "%SRCROOT%"
_LEVELS: Mapping[Level, str] = {Level.ERROR: "error", Level.WARNING: "warning", Level.INFO: "note"}


def render_problems_sarif(problems: Sequence[Problem], folder: str, pages: Mapping[str, str], version: str) -> str:
    """Return a SARIF log of one run of this `version`: all checks as rules, `pages` by id being their help, and the problems as results.

    Paths are relative to where the command ran, `folder` before each; in the order of their places.
    """
    rules = []
    for name, check in CHECKS.items():
        title, text = split_docstring(pages[name])
        reason = " ".join(text.partition("Fails:")[0].split())
        # Indented examples are code as they stand.
        markdown = "\n".join(f"**{line}**" if line in ("Fails:", "Passes:") else line for line in text.split("\n"))
        rules.append(
            {
                "id": check.id,
                "name": check.id.title().replace("-", ""),
                "shortDescription": {"text": title},
                "fullDescription": {"text": f"{title} {reason}".strip()},
                "help": {"text": f"{title}\n\n{text}", "markdown": f"{title}\n\n{markdown}"},
                "defaultConfiguration": {"level": _LEVELS[check.level]},
                "properties": {"tags": [check.subject, *([check.requirement] if check.requirement else [])]},
            }
        )
    numbers = {rule["id"]: number for number, rule in enumerate(rules)}
    results = []
    for problem in sort_problems(problems):
        path = f"{folder}/{problem.place.path}" if folder else problem.place.path
        where = {
            "artifactLocation": {"uri": quote(path.encode("utf-8", "surrogateescape")), "uriBaseId": _BASE},
            "region": {"startLine": problem.place.line, "startColumn": problem.place.column},
        }
        results.append(
            {
                "ruleId": problem.check,
                "ruleIndex": numbers[problem.check],
                "level": _LEVELS[problem.level],
                # Single braces would be placeholders (section 3.11.5 of the standard).
                "message": {"text": "\n".join(clean_words(problem)).replace("{", "{{").replace("}", "}}")},
                "locations": [{"physicalLocation": where}],
            }
        )
    driver = {"name": "followup-md", "version": version, "rules": rules}
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    return write_json({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}) + "\n"


# --- `check --fix`: each line that is mended, or would be, as a small diff, and what became of them


def render_fix(fix: Fix, *, color: bool) -> str:
    """Return one line as it is and as it is to be, whole, below its place and check."""
    rows = [paint(f"{clean(fix.path)}:{fix.line}:", "heading", color=color) + " " + paint(f"({fix.problem.check})", "aside", color=color)]
    if fix.old is not None:
        rows.append(paint(f"- {clean(fix.old)}", "overdue", color=color))
    rows.append(paint(f"+ {clean(fix.new)}", "good", color=color))
    return "\n".join(rows) + "\n"


def format_fixes(fixes: Sequence[Fix], *, written: bool, dry: bool, asked: bool) -> str:
    """Return one sentence: how many lines were mended, or would be, and how."""
    if not fixes:
        return "nothing was mended\n" if asked else "nothing here can be mended without a judgement of yours\n"
    notes = len({fix.path for fix in fixes})
    number = f"{len(fixes)} line{'s' * (len(fixes) != 1)}" + (f" in {notes} notes" if notes > 1 else "")
    if written:
        return f"{number} mended; `followup-md log NOTE --undo` takes a note's back\n"
    if dry:
        return f"{number} would be mended\n"
    return f"{number} can be mended; nothing is written without --yes\n"


def describe_fixes(fixes: Sequence[Fix], problems: Sequence[Problem], *, written: bool) -> FixesView:
    """Return the lines and the problems that remain as JSON has them: `written` false where nothing was, `old` null for a new line."""
    return {
        "version": 1,
        "written": written,
        "fixes": [{"path": fix.path, "line": fix.line, "check": fix.problem.check, "old": fix.old, "new": fix.new} for fix in fixes],
        "problems": describe_problems(problems),
    }


# --- `check --explain`: how personal letters are, signal by signal

_VERDICT_TONES: Mapping[str, Tone] = {"personal": "good", "thin": "due", "form": "overdue"}
_VERDICTS = {"personal": "personal", "thin": "thin", "form": "a form letter"}
_WIDEST = 10_000  # cells of a line that is not to be cut


class ReadLetter(NamedTuple):
    """One letter as it was read: whether it still is as the program wrote it, and whether the note holds anything that it could take up."""

    path: str
    reading: Judgement
    unedited: bool = False
    topics: bool = True


def render_signals(letters: Sequence[ReadLetter], *, color: bool = False, width: int | None = None) -> str:
    """Return a block a letter: its verdict, and a line a signal with the words by which it passed or failed; ends in a newline.

    Without a `width`, as where a script reads it, nothing is cut, and the marks are letters.
    """
    blocks = []
    for letter in letters:
        reading = letter.reading
        verdict = paint(_VERDICTS[reading.verdict], _VERDICT_TONES[reading.verdict], color=color)
        remarks = ["; still as the program wrote it"] * letter.unedited
        remarks += ["; the note holds no topic to compare it with"] * (not letter.topics)
        remarks += ["; the signs know the wording of English alone"] * (not reading.english)
        path = paint(f"{clean(letter.path)}:", "heading", color=color)
        rows = [f"{path} {verdict}, {reading.passed} of {len(reading.signals)} signs{''.join(remarks)}"]
        room = max(measure(signal.name) for signal in reading.signals)
        for signal in reading.signals:
            passed, failed = ("ok", "--") if width is None else (" ✓", " ✗")
            front = f"  {passed if signal.passed else failed} {signal.id:<3} {pad(signal.name, room)}  "
            row = Row(front, (clean(signal.evidence),), tone="plain" if signal.passed else "due", text_tone="aside")
            rows.append(render_row(row, width or _WIDEST, color=color))
        blocks.append("\n".join(rows))
    return "\n\n".join(blocks or ["no thank-you letters to explain"]) + "\n"


# --- `check --post`: what a public text gives away, each line with the words marked below them and why, and the same as JSON

NOTHING = "nothing in it gives the interview away"
_REQUIREMENT = "R3.9"
_INDENT = "  "
_TAB = " " * 4
_CERTAIN, _PERHAPS = "^", "~"
_MARK_TONES: Mapping[str, Tone] = {_CERTAIN: "overdue", _PERHAPS: "due", " ": "plain"}
_WIDEST_WORDS = 40


class _Spot(NamedTuple):
    """What is marked of one line: offsets in it, and the mark."""

    start: int
    end: int
    mark: str


def render_post_check(text: str, found: Sequence[GiveawayView], names: KnownNames, *, color: bool, width: int) -> str:
    """Return each line that gives something away, its words marked (`^` for certain, `~` for perhaps), why, and what to say instead.

    A line that is too long is cut around what is marked, and no row is wider than `width` cells. Ends in a newline.
    """
    if not found:
        return "\n".join(wrap(f"{NOTHING}; {_describe_known(names)}", width)) + "\n"
    lines = text.split("\n")
    # By the number of a line, what is marked in it, and why what begins in it is.
    spots: defaultdict[int, list[_Spot]] = defaultdict(list)
    reasons: defaultdict[int, list[str]] = defaultdict(list)
    for item in found:
        number, mark = item["line"], _CERTAIN if item["certain"] else _PERHAPS
        reasons[number].append(f'{mark} "{cut(clean(item["words"]), _WIDEST_WORDS)}" {clean(item["why"])}')
        for more, part in enumerate(item["words"].split("\n")):
            start = 0 if more else item["column"] - 1
            spots[number + more].append(_Spot(start, start + len(part), mark))
    blocks = []
    for number, here in spots.items():
        rows = [paint(f"line {number}", "heading", color=color), *_render_line(lines[number - 1], here, color=color, width=width)]
        rows += [f"{_INDENT}{row}" for why in dict.fromkeys(reasons[number]) for row in wrap(why, width - len(_INDENT))]
        blocks.append("\n".join(rows))
    sure = sum(item["certain"] for item in found)
    perhaps = len(found) - sure
    said = [f"{_count_places(sure)} {'give' if sure > 1 else 'gives'} the interview away"] if sure else []
    said += [f"{perhaps} more may" if sure else f"{_count_places(perhaps)} may give the interview away"] if perhaps else []
    total = f"{', '.join(said)}: {SAY_INSTEAD} instead ({_REQUIREMENT})"
    end = (row for words in (total, _describe_known(names)) for row in wrap(words, width))
    return "\n\n".join([*blocks, "\n".join(end)]) + "\n"


def describe_post_check(text: str, found: Sequence[Giveaway]) -> list[GiveawayView]:
    """Return what gives something away, in the order of the text: as JSON has it, and as the terminal spells it."""
    places = [locate(text, item.start) for item in found]
    return [
        {
            "version": 1,
            "line": line,
            "column": column,
            "words": item.words,
            "why": item.why,
            "certain": item.certain,
            "requirement": _REQUIREMENT,
        }
        for item, (line, column) in zip(found, places, strict=True)
    ]


def _render_line(line: str, spots: Sequence[_Spot], *, color: bool, width: int) -> Iterator[str]:
    """Yield a line, or the parts of it that hold a spot, each with its marks below."""
    shown = [_TAB if char == "\t" else " " if char.isspace() else clean(char) for char in line]
    cells = list(accumulate(map(measure, shown), initial=0))
    for start, end in _find_windows(cells, spots, width - len(_INDENT)):
        front, behind = MARK if start else "", MARK if end < len(line) else ""
        yield f"{_INDENT}{front}{''.join(shown[start:end])}{behind}".rstrip()
        marks = [" "] * (cells[end] - cells[start])
        for spot in spots:
            low, high = max(spot.start, start), min(spot.end, end)
            if low < high:
                marks[cells[low] - cells[start] : cells[high] - cells[start]] = spot.mark * (cells[high] - cells[low])
        runs = (paint("".join(run), _MARK_TONES[mark], color=color) for mark, run in groupby("".join(marks).rstrip()))
        yield f"{_INDENT}{' ' * len(front)}{''.join(runs)}"


def _find_windows(cells: Sequence[int], spots: Sequence[_Spot], room: int) -> Iterator[tuple[int, int]]:
    """Yield which parts of a line to show, as offsets: all of it where it fits, else as few as hold all spots, with what is around them.

    `cells` are those before each character, and at last all.
    """
    last = len(cells) - 1
    if cells[last] <= room:
        yield 0, last
        return
    room -= 2 * measure(MARK)
    begin, done = spots[0].start, 0
    for spot, following in zip(spots, (*spots[1:], None), strict=True):
        if following is not None and cells[following.end] - cells[begin] <= room:
            continue
        around = max(0, room - (cells[spot.end] - cells[begin])) // 2
        # Not again what was shown before, and no blank room behind the end of the line.
        first = min(cells[begin], max(cells[done], min(cells[begin] - around, cells[last] - room)))
        start = max(done, bisect_right(cells, first) - 1)
        done = bisect_right(cells, cells[start] + room) - 1
        yield start, done
        begin = following.start if following is not None else begin


def _describe_known(names: KnownNames) -> str:
    """Return how many names the text was held against: others give it away as well, and nobody here knows them."""
    companies, people = len(names.companies), len(names.people)
    if not companies and not people:
        return "your notes name nobody yet, so no name was looked for"
    known = f"{companies} compan{'y' if companies == 1 else 'ies'}, {people} {'person' if people == 1 else 'people'}"
    return f"names are known from your notes alone ({known})"


def _count_places(number: int) -> str:
    return f"{number} place{'s' * (number != 1)}"
