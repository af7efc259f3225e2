"""Problems as annotations: the workflow commands that GitHub Actions shows beside the lines of a change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from followup_md.problem import Level
from followup_md.render.problem_text import clean_words, say_sum, sort_problems

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from followup_md.problem import Problem

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
    return "\n".join([*commands, say_sum(problems)]) + "\n"


def _escape(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
