"""A search told as files: notes, people and log lines as a person types them, and what is open at a moment."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from textwrap import dedent
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from followup_md.config.calendars import Calendars
from followup_md.config.read import read_settings
from followup_md.derive import derive_search
from followup_md.derive.activity import derive_week, find_activities
from followup_md.derive.context import Context, build_context
from followup_md.derive.guard import judge_contact
from followup_md.derive.processes import derive_processes
from followup_md.model import Purpose
from followup_md.parse.vault import NoteText, parse_vault

if TYPE_CHECKING:
    from followup_md.config import Settings
    from followup_md.model import Action, Process, Search, Vault, Verdict

# Every section of a recap and a review filled, for rounds whose notes are not the point.
FULL_BODY = """
## Topics
- the work of the team

## Questions
### What did you last learn?
- rating: 4

## Review
- rating: 4
- improve: speak more slowly

## Job description
- as advertised

## Requirements
- SQL

## Company: good points
- clear

## Company: bad points
- far away

## Role: good points
- broad

## Role: bad points
- on call

## First impressions
- calm

## Environment
- light
"""


@dataclass
class Tale:
    """The vault of one story, `zone` being the person's; it grows as the story goes on. No error but those `excused` may stand in it."""

    zone: str = "America/New_York"
    toml: str = '[calendar]\ncountry = "US"\n'
    notes: dict[str, str] = field(default_factory=dict)
    logs: dict[str, list[str]] = field(default_factory=dict)
    people: dict[str, str] = field(default_factory=dict)
    search: list[str] = field(default_factory=list)
    letters: dict[str, str] = field(default_factory=dict)
    excused: tuple[str, ...] = ()

    def note(self, slug: str, head: str, body: str = FULL_BODY) -> None:
        """Write the interview note `slug` with the front matter `head` (its lines as typed) and a body without a log."""
        self.notes[slug] = f"---\n{dedent(head).strip()}\n---\n{dedent(body)}"
        self.logs.setdefault(slug, [])

    def person(self, name: str, head: str = "") -> None:
        """Write a person note who has an address, an e-mail address and a profile unless `head` says otherwise."""
        given = dedent(head).strip()
        defaults = {
            "address": '"1 Main St"',
            "email": "x@example.com",
            "profiles": f'["https://www.linkedin.com/in/{name.replace(" ", "")}"]',
        }
        lines = [f"{key}: {value}" for key, value in defaults.items() if f"{key}:" not in given]
        self.people[name] = "---\n" + "\n".join([*lines, *([given] if given else [])]) + "\n---\n"

    def log(self, slug: str, *lines: str) -> None:
        """Add lines to the log of a note (`search` for the search log)."""
        (self.search if slug == "search" else self.logs[slug]).extend(lines)

    def note_text(self, slug: str) -> str:
        """Return the whole text of an interview note."""
        return self.notes[slug] + _log(self.logs[slug])

    def vault(self) -> tuple[Vault, Settings]:
        """Read the files as they stand."""
        settings, _ = read_settings(f'timezone = "{self.zone}"\n{self.toml}', "followup.toml")
        interviews = [NoteText(f"interviews/{slug}.md", self.note_text(slug)) for slug in self.notes]
        people = [NoteText(f"people/{name}.md", text) for name, text in self.people.items()]
        letters = [NoteText(f"letters/{name}.md", text) for name, text in self.letters.items()]
        search = NoteText("search.md", _log(self.search)) if self.search else None
        return parse_vault(interviews, people, search, letters, settings), settings

    def at(self, now: str) -> Search:
        """Derive the search at `now`, a wall-clock time in the person's zone (`2026-11-18T12:00`)."""
        vault, settings = self.vault()
        problems = [problem for problem in vault.problems if problem.level == "error" and problem.check not in self.excused]
        assert not problems, problems
        return derive_search(vault, settings, Calendars(settings).of, self._moment(now))

    def open(self, now: str) -> dict[str, str]:
        """Return the due of every open action by id, as `open_actions` writes it."""
        return open_actions(self.at(now))

    def action(self, now: str, name: str) -> Action:
        """Return the one action of that id, open or not."""
        (found,) = [action for action in self.at(now).actions if action.id == name]
        return found

    def process(self, now: str, name: str) -> Process:
        """Return the process of that id."""
        (found,) = [process for process in self.at(now).processes if process.id == name]
        return found

    def guard(self, now: str, person: str, purpose: str = "status") -> Verdict:
        """Ask the pest guard about the person of that name."""
        context = self._context(now)
        (key,) = [key for key, known in context.vault.people.items() if person in (key, known.name)]
        return judge_contact(context, key, Purpose(purpose))

    def _context(self, now: str) -> Context:
        vault, settings = self.vault()
        moment = self._moment(now)
        calendar_of = Calendars(settings).of
        processes = derive_processes(vault, settings, calendar_of, moment)
        week = derive_week(tuple(find_activities(vault, processes, moment)), settings, moment)
        return build_context(vault, settings, calendar_of, moment, processes, week)

    def _moment(self, now: str) -> datetime:
        return datetime.fromisoformat(now).replace(tzinfo=ZoneInfo(self.zone))


def open_actions(search: Search) -> dict[str, str]:
    """Return the due of every open action by id: `2026-12-04`, `2026-11-18 15:30` in the interview's zone, or `-` for none."""
    return {action.id: spell_due(action.due) for action in search.actions if action.status == "open"}


def spell_due(due: date | datetime | None) -> str:
    """Return a due date as the stories write it."""
    if due is None:
        return "-"
    return f"{due:%Y-%m-%d %H:%M}" if isinstance(due, datetime) else due.isoformat()


def _log(lines: list[str]) -> str:
    return "\n## Log\n" + "".join(f"- {line}\n" for line in lines)
