"""`check`: problems as annotations for GitHub and as SARIF, the lines that `--fix` repairs, and how personal letters are."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote

from followup_md.problem import CHECKS, Level, Problem
from followup_md.render.json import describe_problems, write_json
from followup_md.render.manual import split_docstring
from followup_md.render.phrases import clean_words, format_sum, sort_problems
from followup_md.render.text import Row, Tone, clean, measure, pad, paint, render_row

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

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


def render_fix(fix: Fix, *, color: bool) -> str:
    """Return one line of a note before and after `check --fix`, as a diff under its place and check."""
    rows = [paint(f"{clean(fix.path)}:{fix.line}:", "heading", color=color) + " " + paint(f"({fix.problem.check})", "aside", color=color)]
    if fix.old is not None:
        rows.append(paint(f"- {clean(fix.old)}", "overdue", color=color))
    rows.append(paint(f"+ {clean(fix.new)}", "good", color=color))
    return "\n".join(rows) + "\n"


def format_fixes(fixes: Sequence[Fix], *, applied: bool, dry: bool, asked: bool) -> str:
    """Return how many lines were fixed, or would be."""
    if not fixes:
        return "nothing was mended\n" if asked else "nothing here can be mended without a judgement of yours\n"
    notes = len({fix.path for fix in fixes})
    number = f"{len(fixes)} line{'s' * (len(fixes) != 1)}" + (f" in {notes} notes" if notes > 1 else "")
    if applied:
        return f"{number} mended; `followup-md log NOTE --undo` takes a note's back\n"
    if dry:
        return f"{number} would be mended\n"
    return f"{number} can be mended; nothing is written without --yes\n"


def describe_fixes(fixes: Sequence[Fix], problems: Sequence[Problem], *, applied: bool) -> FixesView:
    """Return the fixed lines and the remaining problems for JSON output; `old` is null for a new line."""
    return {
        "version": 1,
        "written": applied,
        "fixes": [{"path": fix.path, "line": fix.line, "check": fix.problem.check, "old": fix.old, "new": fix.new} for fix in fixes],
        "problems": describe_problems(problems),
    }


_VERDICT_TONES: Mapping[str, Tone] = {"personal": "good", "thin": "due", "form": "overdue"}
_VERDICTS = {"personal": "personal", "thin": "thin", "form": "a form letter"}
_WIDEST = 10_000  # cells of a line that is not to be cut


class ReadLetter(NamedTuple):
    """A letter with its judgement, whether it is unchanged since the program wrote it, and whether the note has topics to compare."""

    path: str
    reading: Judgement
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
