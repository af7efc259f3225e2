"""JSON: the only function that writes it, and the output of `status` and `check`."""

import json
from collections.abc import Sequence
from typing import TYPE_CHECKING

from followup_md.model import Search
from followup_md.model.derived import list_open
from followup_md.problem import Problem
from followup_md.render.phrases import count_fixable, count_levels, sort_problems
from followup_md.render.text import write_time
from followup_md.render.view import name_whom
from followup_md.words import say_action_title, say_lacks, say_obstacle, say_why

if TYPE_CHECKING:
    from followup_md.model.views import DraftProblemView, ProblemView, StatusView


def write_json(value: object, *, indent: int | None = 2) -> str:
    """Return a value as JSON without a final newline: letters unescaped; on one line if `indent` is None."""
    # A lone surrogate, as in a file name that is not UTF-8, is no character and is escaped.
    text = json.dumps(value, ensure_ascii=False, indent=indent)  # noqa: TID251 - here
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def describe_search(search: Search, problems: Sequence[Problem]) -> "StatusView":
    """Return the search for JSON output: open actions only, in display order."""
    week = search.week
    return {
        "version": 1,
        "now": write_time(search.now),
        "search": {"open": search.open, "week": week.monday.isoformat(), "done": week.done, "target": week.target, "shortfall": week.short},
        "processes": [
            {
                "id": process.id,
                "company": process.company,
                "role": process.role,
                "state": process.state,
                "decision_date": write_time(process.waiting.decision if process.waiting else None),
                "follow_ups": {
                    "allowed": process.waiting.allowed if process.waiting else 0,
                    "sent": process.waiting.sent if process.waiting else 0,
                    "next": write_time(process.waiting.next if process.waiting else None),
                },
            }
            for process in search.processes
        ],
        "actions": [
            {
                "id": action.id,
                "action": action.action,
                "title": say_action_title(action),
                "note": action.note,
                "process": action.process,
                "person": name_whom(action, search),
                "question": action.question,
                "due": write_time(action.due),
                "overdue_at": write_time(action.overdue_at),
                "state": action.urgency,
                "blocked_by": say_obstacle(action.blocked_by) or None,
                "requirement": action.requirement,
                "why": say_why(action),
                "snoozed_until": write_time(action.snoozed_until),
                "doubtful": action.doubtful,
                "lacks": say_lacks(action.lacks),
            }
            for action in list_open(search)
        ],
        "unread": [
            {"path": each.path, "line": each.line, "company": each.company, "role": each.role, "hint": each.hint}
            for each in search.vault.unread
        ],
        "problems": {**count_levels(problems), "fixable": count_fixable(problems, search.vault.drafts)},
    }


def describe_problems(problems: Sequence[Problem]) -> "list[ProblemView]":
    """Return problems for JSON output, by place."""
    return [
        {"path": each.place.path, **describe_mistake(each), "hint": each.hint, "requirement": each.requirement}
        for each in sort_problems(problems)
    ]


def describe_mistake(problem: Problem) -> "DraftProblemView":
    """Return a problem of a known file for JSON output, without its hint."""
    return {
        "line": problem.place.line,
        "column": problem.place.column,
        "level": problem.level.value,
        "check": problem.check,
        "message": problem.message,
    }
