"""`check`: problems as annotations for GitHub and as SARIF, the lines that `--fix` repairs, and how personal letters are."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote

from followup_md.problem import CHECKS, Level, Problem
from followup_md.render.json import describe_problems, write_json
from followup_md.render.manual import split_docstring
from followup_md.render.phrases import clean_words, format_sum, sort_problems
from followup_md.render.text import Row, Tone, clean, measure, pad, paint, render_row

if TYPE_CHECKING:
    from followup_md.letters.signals import Judgement
    from followup_md.model.edits import Fix
    from followup_md.model.views import FixesView

_COMMANDS: Mapping[Level, str] = {Level.ERROR: "error", Level.WARNING: "warning", Level.INFO: "notice"}


def render_problems_github(problems: Sequence[Problem], folder: str = "") -> str:
    """Return problems as workflow commands of GitHub Actions, hints in a second line, and the summary; `folder` precedes each path."""
    commands = []
    for problem in sort_problems(problems):
        place, path = problem.place, f"{folder}/{problem.place.path}" if folder else problem.place.path
        fields = {"file": path, "line": str(place.line), "col": str(place.column), "title": problem.check}
        said = ",".join(f"{name}={_escape(value).replace(':', '%3A').replace(',', '%2C')}" for name, value in fields.items())
        message = "\n".join(clean_words(problem))
        commands.append(f"::{_COMMANDS[problem.level]} {said}::{_escape(message)}")
    return "\n".join([*commands, format_sum(problems)]) + "\n"


def _escape(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_BASE = "%SRCROOT%"  # base of the paths: the source root, in the terms of code scanners
_LEVELS: Mapping[Level, str] = {Level.ERROR: "error", Level.WARNING: "warning", Level.INFO: "note"}


def render_problems_sarif(problems: Sequence[Problem], folder: str, pages: Mapping[str, str], version: str) -> str:
    """Return a SARIF 2.1.0 log (OASIS) of one run of this `version`: all checks as rules, their `pages` as help, paths below `folder`."""
    rules = []
    for name, check in CHECKS.items():
        title, text = split_docstring(pages[name])
        reason = " ".join(text.partition("Fails:")[0].split())
        # Indented examples are already Markdown code.
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
        # Single braces would be placeholders (section 3.11.5 of the standard).
        message = {"text": "\n".join(clean_words(problem)).replace("{", "{{").replace("}", "}}")}
        rule = {"ruleId": problem.check, "ruleIndex": numbers[problem.check], "level": _LEVELS[problem.level]}
        results.append({**rule, "message": message, "locations": [{"physicalLocation": where}]})
    driver = {"name": "followup-md", "version": version, "rules": rules}
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    return write_json({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}) + "\n"


def render_changes(before: Mapping[str, bytes], after: Mapping[str, bytes], *, color: bool) -> str:
    """Return the lines of notes, by path, that differ, as a diff under the name of each note, with their numbers as they are."""
    rows: list[str] = []
    for path in before:
        blocks = _list_changed(before[path], after[path])
        room = max((len(str(block.line)) for block in blocks), default=0)
        rows += [""] * bool(rows) + [paint(f"{clean(path)}:", "heading", color=color)]
        for block in blocks:
            number, blank = f"{block.line:{room}} ", " " * (room + 1)
            signs: list[tuple[str, Tone]] = [(f"- {clean(row)}", "overdue") for row in block.old]
            signs += [(f"+ {clean(row)}", "good") for row in block.new]
            for at, (text, tone) in enumerate(signs):
                rows.append(f"{paint(blank if at else number, 'aside', color=color)}{paint(text, tone, color=color)}")
    return "".join(f"{row}\n" for row in rows)


def count_changed(before: Mapping[str, bytes], after: Mapping[str, bytes]) -> int:
    """Return how many lines of notes, by path, differ."""
    return sum(max(len(block.old), len(block.new)) for path in before for block in _list_changed(before[path], after[path]))


class _Block(NamedTuple):
    """Lines that differ: the number of the first, as they are and as they are to be."""

    line: int
    old: Sequence[str]
    new: Sequence[str]


def _list_changed(before: bytes, after: bytes) -> list[_Block]:
    """Return the blocks of lines in which two versions of a note differ, each line beside the one that replaces it."""
    from difflib import SequenceMatcher  # heavy, and only for what is fixed

    old, new = (data.decode("utf-8", "replace").splitlines() for data in (before, after))
    blocks: list[_Block] = []
    for sign, start, end, begin, stop in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if sign == "replace" and end - start == stop - begin:
            blocks += (_Block(start + at + 1, [old[start + at]], [new[begin + at]]) for at in range(end - start))
        elif sign != "equal":
            blocks.append(_Block(start + 1, old[start:end], new[begin:stop]))
    return blocks


def format_fixes(count: int, notes: int, left: int = 0, *, applied: bool, dry: bool, asked: bool) -> str:
    """Return how many lines of how many notes were fixed, or would be; `left` have a hint, but more than they would change."""
    if left:
        said = format_fixes(count, notes, applied=applied, dry=dry, asked=asked).rstrip()
        return f"{said}\n{left} more with a hint {'is' if left == 1 else 'are'} left to you: what else the notes say would change with it\n"
    if not count:
        return "nothing here is one yes away\n"
    number = f"{count} line{'s' * (count != 1)}" + (f" in {notes} notes" if notes > 1 else "")
    if applied:
        return f"{number} written; `followup-md log NOTE --undo` takes a note's back\n"
    if dry:
        return f"{number} would be written\n"
    return "nothing was written\n" if asked else f"{number} can be written; nothing is without --yes\n"


def describe_fixes(fixes: "Sequence[Fix]", problems: Sequence[Problem], *, applied: bool) -> "FixesView":
    """Return the fixed lines and the remaining problems for JSON output; `old` is null for a new line."""
    return {
        "version": 1,
        "written": applied,
        "fixes": [
            {"path": fix.path, "line": change.line, "check": fix.problem.check, "old": change.old, "new": change.new}
            for fix in fixes
            for change in fix.changes
        ],
        "problems": describe_problems(problems),
    }


_VERDICT_TONES: Mapping[str, Tone] = {"personal": "good", "thin": "due", "form": "overdue"}
_VERDICTS = {"personal": "personal", "thin": "thin", "form": "a form letter"}
_WIDEST = 10_000  # cells of a line that is not to be cut


class ReadLetter(NamedTuple):
    """A letter with its judgement, whether it is unchanged since the program wrote it, and whether the note has topics to compare."""

    path: str
    reading: "Judgement"
    unedited: bool = False
    topics: bool = True


def render_signals(letters: Sequence[ReadLetter], *, color: bool = False, width: int | None = None) -> str:
    """Return the verdict on each letter, and each signal with its decisive words; without a `width` nothing is cut."""
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
