"""Problems as SARIF 2.1.0 (OASIS), which code scanners and editors read; the manual page of a check is its help."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

from followup_md.problem import CHECKS, Level
from followup_md.render.json import write_json
from followup_md.render.manual import split_docstring
from followup_md.render.problem_text import clean_words, sort_problems

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from followup_md.problem import Problem

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
