"""`status --json`: the contract of format.md section 9, version 1. Keys are added, never changed."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from followup_md.render.problem_text import count_levels
from followup_md.render.view import list_open, name_person

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from followup_md.model import Action, Process, Search
    from followup_md.problem import Problem

VERSION = 1


def describe_status(search: Search, problems: Sequence[Problem]) -> dict[str, object]:
    """Return the search as JSON has it (`schemas/status.json`): open actions only, in the order of display."""
    week = search.week
    return {
        "version": VERSION,
        "now": _write_time(search.now),
        "search": {
            "open": search.open,
            "week": _write_time(week.monday),
            "done": week.done,
            "target": week.target,
            "shortfall": week.short,
        },
        "processes": [_write_process(process) for process in search.processes],
        "actions": [_write_action(action, search) for action in list_open(search)],
        "problems": count_levels(problems),
    }


def _write_process(process: Process) -> dict[str, object]:
    waiting = process.waiting
    return {
        "id": process.id,
        "company": process.company,
        "role": process.role,
        "state": process.state,
        "decision_date": _write_time(waiting.decision if waiting else None),
        "follow_ups": {
            "allowed": waiting.allowed if waiting else 0,
            "sent": waiting.sent if waiting else 0,
            "next": _write_time(waiting.next if waiting else None),
        },
    }


def _write_action(action: Action, search: Search) -> dict[str, object]:
    named = action.person_name or (name_person(action.person, search) if action.person else None)
    return {
        "id": action.id,
        "action": action.action,
        "title": action.title,
        "note": action.note,
        "process": action.process,
        "person": named,
        "question": action.question,
        "due": _write_time(action.due),
        "overdue_at": _write_time(action.overdue_at),
        "state": action.urgency,
        "blocked_by": action.blocked_by,
        "requirement": action.requirement,
        "why": action.why,
        "snoozed_until": _write_time(action.snoozed_until),
        "doubtful": action.doubtful,
        "lacks": action.lacks,
    }


def _write_time(value: date | datetime | None) -> str | None:
    """Return an instant with its own offset, a whole day as a date."""
    if isinstance(value, datetime):
        return value.isoformat(timespec="seconds")
    return value.isoformat() if value else None
