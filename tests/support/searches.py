"""Searches written as files and read without a disk: notes, people and log lines, and the search derived at a moment."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from textwrap import dedent
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from followup_md.config.calendars import Calendars
from followup_md.config.read import read_settings
from followup_md.derive.card import build_card
from followup_md.derive.context import Context, build_context, derive_processes, derive_week, find_activities
from followup_md.derive.dossier import Archive, find_unplaced, open_dossiers
from followup_md.derive.figures import derive_figures, find_deeds
from followup_md.derive.guard import judge_person
from followup_md.derive.query import Matches, find_matches
from followup_md.derive.search import build_search
from followup_md.model import Purpose
from followup_md.model.figures import Period
from followup_md.parse.vault import NoteText, parse_notes

if TYPE_CHECKING:
    from followup_md.config import Settings
    from followup_md.model import Action, Process, Search, Vault, Verdict
    from followup_md.model.card import Card
    from followup_md.model.figures import Done, Figures

# A search of notes, people and log lines as a person types them, and what is open at a moment.

# The sections of a recap below topics, questions and review, each filled.
REST_OF_RECAP = """## Job description
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
# Every section of a recap and a review filled in, for rounds whose notes do not matter to the test.
FULL_BODY = f"""
## Topics
- the work of the team

## Questions
### What did you last learn?
- rating: 4

## Review
- rating: 4
- improve: speak more slowly

{REST_OF_RECAP}"""


@dataclass
class Tale:
    """The vault of one story, in the person's `zone`; it grows as the story goes on. It may have no errors but those `excused`."""

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
        """Write the note of a person who has an address, an e-mail address and a profile unless `head` says otherwise."""
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
        return self.notes[slug] + _write_log(self.logs[slug])

    def vault(self) -> tuple[Vault, Settings]:
        """Read the current files."""
        settings, _ = read_settings(f'timezone = "{self.zone}"\n{self.toml}', "followup.toml")
        interviews = [NoteText(f"interviews/{slug}.md", self.note_text(slug)) for slug in self.notes]
        people = [NoteText(f"people/{name}.md", text) for name, text in self.people.items()]
        letters = [NoteText(f"letters/{name}.md", text) for name, text in self.letters.items()]
        search = NoteText("search.md", _write_log(self.search)) if self.search else None
        return parse_notes(interviews, people, search, letters, settings), settings

    def at(self, now: str) -> Search:
        """Derive the search at `now`, a wall-clock time in the person's zone (`2026-11-18T12:00`)."""
        vault, settings = self.vault()
        problems = [problem for problem in vault.problems if problem.level == "error" and problem.check not in self.excused]
        assert not problems, problems
        return build_search(vault, settings, Calendars(settings).of, self._moment(now))

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
        return judge_person(context, key, Purpose(purpose))

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
    return {action.id: format_due(action.due) for action in search.actions if action.status == "open"}


def format_due(due: date | datetime | None) -> str:
    """Return a due date as the stories write it."""
    if due is None:
        return "-"
    return f"{due:%Y-%m-%d %H:%M}" if isinstance(due, datetime) else due.isoformat()


def _write_log(lines: list[str]) -> str:
    return "\n## Log\n" + "".join(f"- {line}\n" for line in lines)


# For single rows of rules.md 3.2-3.4: one round at Acme, Monday 19 October 2026, 10:00-11:00 in New York.
#
# From it: 24 h end on Tue 20 Oct 11:00; the seventh day after is Mon 26 Oct, the thirtieth Wed 18 Nov; the follow-up without a date is
# due on Mon 26 Oct. Days off nearby: Mon 12 Oct (Columbus Day), Wed 11 Nov (Veterans Day), Thu 26 Nov (Thanksgiving).

US = '[calendar]\ncountry = "US"\n'
ROUND = "2026-10-19-acme"
LATER = "2026-11-30-acme"
OTHER = "2026-10-20-globex"
PROCESS = "acme-analyst"
FOLLOW_UP = f"follow-up-{ROUND}"
INVITED = f"follow-up-invited-{ROUND}"
ADA = "part: hiring-manager\nprofiles: none"
THANKED = "2026-10-20 09:00 thanked [[Ada Long]] by letter"
SPENT = "2026-10-26 10:00 followed up with [[Ada Long]] by email"
WRITTEN = "2026-10-21 10:00 offer written"
CONFIRMED = (WRITTEN, "2026-10-22 10:00 accepted", "2026-10-22 11:00 confirmed")
SECURED = (*CONFIRMED, "2026-10-22 12:00 start on 2026-12-01")


def tell_acme(
    *lines: str, head: str = "", body: str = FULL_BODY, met: tuple[str, ...] = ("Ada Long",), ada: str = ADA, toml: str = US
) -> Tale:
    """Tell the round with these log lines; `head` adds to its front matter, `ada` is the person note of Ada Long."""
    tale = Tale(toml=toml)
    tale.person("Ada Long", ada)
    tell_round(tale, ROUND, "2026-10-19T10:00", *lines, head=head, body=body, met=met)
    return tale


def tell_round(
    tale: Tale, name: str, start: str, *lines: str, head: str = "", body: str = FULL_BODY, met: tuple[str, ...] = ("Ada Long",)
) -> None:
    """Tell another round of an hour at Acme."""
    people = ", ".join(f'"[[{person}]]"' for person in met)
    end = f"{start[:11]}{int(start[11:13]) + 1:02}{start[13:]}"
    own = "" if "role:" in head else "role: Analyst\n"
    place = f"start: {start}\nend: {end}\ntimezone: America/New_York\ninterviewers: [{people}]\n"
    tale.note(name, f"company: Acme\n{own}{place}{head}", body)
    tale.log(name, *lines)


def plan_later(tale: Tale, *lines: str) -> Tale:
    """Tell that a second round is set for Monday 30 November, 10:00-11:00."""
    tell_round(tale, LATER, "2026-11-30T10:00", *lines)
    return tale


def tell_other(tale: Tale, *lines: str) -> Tale:
    """Tell a round at Globex on Tuesday 20 October, 10:00-10:30, with everything done but its follow-up (due Tue 27 Oct)."""
    tale.person("Ruth Ames", "profiles: none")
    place = 'start: 2026-10-20T10:00\nend: 2026-10-20T10:30\ntimezone: America/New_York\ninterviewers: ["[[Ruth Ames]]"]\n'
    tale.note(OTHER, f"company: Globex\nrole: Clerk\n{place}")
    tale.log(OTHER, "2026-10-20 15:00 thanked [[Ruth Ames]] by letter", *lines)
    return tale


def looking(monday: str) -> dict[str, str]:
    """Return the open keep-looking of the week that begins on that Monday, due on its Sunday."""
    return {f"keep-looking-{monday}": (date.fromisoformat(monday) + timedelta(days=6)).isoformat()}


def state_of(tale: Tale, now: str, process: str = PROCESS) -> str:
    """Return the state of a process."""
    return tale.process(now, process).state


def is_open(tale: Tale, now: str, name: str) -> bool:
    """Say whether the action of that id is open."""
    return name in tale.open(now)


# For the pest guard: one round with two people, and the verdict on writing to somebody.

HARBOR_PANEL, HARBOR_ANALYST = "2026-11-17-harbor-panel", "2026-11-18-harbor-analyst"
PURPOSES: tuple[str, ...] = ("status", "thanks", "reply", "logistics", "material", "offer", "withdraw")
FREE: tuple[str, ...] = ("reply", "logistics", "material", "offer", "withdraw")
# Monday 16 to Sunday 22 November holds the one round.
INSTEAD = "Allowed today: replying to them. Better: this week you have 1 of 3 search activities."
UNTHANKED = "Allowed today: your thanks, and replying to them. Better: this week you have 1 of 3 search activities."
DECIDE = 'decision_date: 2026-12-04\ndecision_from: "[[Priya Raman]]"'
HARBOR_SPENT = "2026-11-24 09:00 followed up with [[Priya Raman]] by email"


def tell_harbor(*lines: str, extra: str = "", toml: str = "") -> Tale:
    """Tell of Priya (hiring manager) and Tom, met on Tuesday 17 November, 13:00-15:30 in New York; Lena is a colleague of theirs."""
    tale = Tale(toml='[calendar]\ncountry = "US"\n' + toml)
    tale.person("Priya Raman", "part: hiring-manager")
    tale.person("Tom Okafor")
    tale.person("Lena Fischer", "company: harbor")
    add_round(tale, HARBOR_PANEL, "2026-11-17", "Priya Raman", "Tom Okafor", extra=extra)
    tale.log(HARBOR_PANEL, *lines)
    return tale


def add_round(tale: Tale, note: str, day: str, *people: str, role: str = "Engineer", extra: str = "") -> None:
    names = ", ".join(f'"[[{name}]]"' for name in people)
    lines = ["company: Harbor", f"role: {role}", f"start: {day}T13:00", f"end: {day}T15:30", "timezone: America/New_York"]
    tale.note(note, "\n".join([*lines, f"interviewers: [{names}]", extra]))


def list_verdict(verdict: Verdict) -> tuple[str, str, str]:
    """Return verdict, requirement and until."""
    return verdict.verdict, verdict.requirement, f"{verdict.until or ''}"


def ask_guard(tale: Tale, now: str, person: str = "Priya Raman", purpose: str = "status") -> tuple[str, str, str]:
    return list_verdict(tale.guard(now, person, purpose))


# For figures: rounds by day and kind, and the lines of their logs.

FIGURES_NOW = "2026-11-18T12:00"
ALWAYS = Period()


def tell_nothing() -> Tale:
    """Return an empty search of somebody in Dublin, where it is the same day as in UTC."""
    return Tale(zone="Europe/Dublin", toml="")


def meet(tale: Tale, day: str, *log: str, company: str = "Harbor", who: str = "Priya Raman", **head: str) -> str:
    """Tell of a round from 10:00 to 11:00 with somebody, and what its log says; `body` is its body. Return the note's name."""
    slug = f"{day}-{company.lower()}"
    body = head.pop("body", "## Topics\n- loads\n")
    names = ", ".join(f'"[[{name}]]"' for name in who.split(", "))
    usual = {"company": company, "role": "Engineer", "start": f"{day}T10:00", "end": f"{day}T11:00", "interviewers": f"[{names}]"}
    tale.note(slug, "\n".join(f"{key}: {value}" for key, value in (usual | head).items()), body)
    tale.log(slug, *log)
    return slug


def count_figures(tale: Tale, now: str = FIGURES_NOW, period: Period = ALWAYS) -> Figures:
    """Return the figures of a tale."""
    vault, settings = tale.vault()
    search = tale.at(now)
    context = build_context(vault, settings, Calendars(settings).of, search.now, search.processes, search.week)
    return derive_figures(search, context, period)


def list_deeds(tale: Tale, now: str = FIGURES_NOW, period: Period = ALWAYS) -> list[Done]:
    """Return what was done for the search of a tale."""
    return list(find_deeds(tale.at(now), tale.vault()[1], period))


def since(day: str) -> Period:
    """Return the period from that day on."""
    return Period(since=date.fromisoformat(day))


def until(day: str) -> Period:
    """Return the period up to that day."""
    return Period(until=date.fromisoformat(day))


# For a late call: a search, a query, and the card that it finds.

CALL_NOW = "2026-12-01T12:00"  # a Tuesday
ACME = "acme-analyst"
ACME_PANEL = "2026-11-16-acme"
CALL_BODY = """
They sent a brochure.

## Topics
It overran by far.
- the move
### [[Ada Long]]
- weekly planning
- late invoices
### [[Łukasz Żak]]

## Questions
### What breaks first?
- asked by: [[Łukasz Żak]]
- rating: 2
- said: the queue
- better: the clock

## Requirements
- sends invoices on time
    - mine: ten years of ledgers
- Cobol

## Company: good points
- clear
## Company: bad points
- far away
## Role: good points
- broad
## Role: bad points
- on call

## Next steps
- I promised: the sample, by 2026-11-20
- they said: a decision by 2026-12-04

## Job description
Own the ledgers of two *depots*.

## First impressions
> hurried, but kind

## Environment
- a quiet floor
- a skylight over every desk
<!-- a secret -->
```
hidden
```

## Afterthoughts
1. lunch was short
"""


def tell_calls(*lines: str, head: str = "", body: str = CALL_BODY) -> Tale:
    """Tell of a panel at Acme on Monday 16 November 2026, of two rounds at Globex, and of an application at Initech.

    `lines` stand in the log of the panel, `head` in its front matter.
    """
    tale = Tale(excused=("unknown-event",))
    people = 'interviewers: ["[[Ada Long]]", "[[Łukasz Żak]]"]'
    tale.note(
        ACME_PANEL, f"company: Acme\nrole: Analyst\nkind: panel\nstart: 2026-11-16T10:00\nend: 2026-11-16T11:00\n{people}\n{head}", body
    )
    tale.log(ACME_PANEL, *lines)
    tale.person(
        "Ada Long", 'company: Acme\npart: hiring-manager\ntitle: Head of Data\nphone: "+353 20 910 0142"\nemail: ada@acme.example.com'
    )
    tale.people["Ada Long"] += "Plays the violin.\n## Her garden\nRoses.\n"
    tale.person("Łukasz Żak", 'company: Acme\nphone: "(212) 555-0117 ext. 12"\nemail: lz@mail.acme.example.com')
    tale.person("Cy Post", 'company: Acme\npart: scheduler\ntitle: Front desk\nphone: "020 910 0199"\nemail: cy@other.example.com')
    for number, role in ((1, "Clerk"), (2, "Data Analyst")):
        slug = f"2026-11-0{number + 3}-globex"
        tale.note(slug, f'company: Globex\nrole: {role}\nstart: 2026-11-0{number + 3}T10:00\ninterviewers: ["[[Bo Reed]]"]', FULL_BODY)
    tale.person("Bo Reed", "company: Globex\nemail: bo@globex.example.com")
    tale.person("Di Moss", 'company: Mossway\npart: agency\nphone: "+1 617 555 0134"')
    tale.log("search", "2026-11-02 applied to Initech as Tester: through a friend")
    return tale


def open_archive(tale: Tale, now: str = CALL_NOW) -> Archive:
    """Return the archive to search."""
    search = tale.at(now)
    return Archive(open_dossiers(search.vault, find_unplaced(search.vault), search.now), search.vault.people)


def find_calls(query: str, tale: Tale | None = None, now: str = CALL_NOW) -> Matches:
    """Return the matches for a query."""
    return find_matches(open_archive(tale or tell_calls(), now), query)


def show_card(tale: Tale, process: str = ACME, now: str = CALL_NOW, callers: tuple[str, ...] = ()) -> Card:
    """Return the card of a process."""
    return show_card_in(tale.at(now), process, callers)


def show_card_in(search: Search, process: str = ACME, callers: tuple[str, ...] = ()) -> Card:
    """Return the card of a process of a search."""
    (found,) = [each for each in search.processes if each.id == process]
    dossiers = open_dossiers(search.vault, find_unplaced(search.vault), search.now)
    (keys,) = [dossier.people for dossier in dossiers if dossier.id == process]
    return build_card(found, keys, search.vault.people, callers, search.now)
