"""Single values built by hand for the tests of `render`, each with usual fields that a case changes."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from followup_md.dates import Span
from followup_md.model import (
    Action,
    Event,
    Interview,
    Person,
    Pieces,
    Process,
    Reason,
    ReasonKind,
    Round,
    RoundStatus,
    Route,
    Search,
    State,
    Vault,
    Week,
)
from followup_md.problem import Level, Place, Problem

NEW_YORK = ZoneInfo("America/New_York")
DUBLIN = ZoneInfo("Europe/Dublin")
NOW = datetime(2026, 11, 17, 18, 0, tzinfo=NEW_YORK)  # a Tuesday evening
DAY = timedelta(days=1)
HARBOR = "harbor-logistics-data-engineer"
PANEL = "2026-11-17-harbor-panel"
# What an action names, unless the case says otherwise.
PIECES = Pieces(
    who="Sam Lee",
    company="Harbor Logistics",
    carrier="Cy Post",
    question="What breaks first?",
    condition="references",
    missing=(Route.ADDRESS,),
    day=NOW.date(),
    span=Span(24, "h"),
    because=Reason(ReasonKind.MET, NOW.date()),
)
PANELLISTS = ("Priya Raman", "Tom Okafor", "Ines Fischer", "Ravi Sen")


def make_action(action: str, **fields: Any) -> Action:  # noqa: ANN401 - a table of cases names fields of many types
    """Return an open action about the panel at Harbor, upcoming, with the given fields changed."""
    usual = Action(
        id=f"{action}-{PANEL}",
        action=action,
        pieces=PIECES,
        note=f"interviews/{PANEL}.md",
        process=HARBOR,
        requirement="R1.8",
        due=NOW + DAY,
        overdue_at=NOW + DAY,
        status="open",
        urgency="upcoming",
        interview=PANEL,
    )
    person = fields.get("person")
    if person is not None:
        fields = {
            "id": f"{action}-{str(person).lower().replace(' ', '-')}-{PANEL}",
            "person_name": person,
            "pieces": PIECES._replace(who=person),
        } | fields
    return usual._replace(**fields)


def make_interview(slug: str, company: str, end: datetime, **fields: Any) -> Interview:  # noqa: ANN401 - a table of cases names fields of many types
    """Return an interview of one hour that ends at `end`."""
    usual = Interview(
        path=f"interviews/{slug}.md",
        slug=slug,
        company=company,
        role="Data Engineer",
        process=f"{company.lower().replace(' ', '-')}-data-engineer",
        start=end - timedelta(hours=1),
        end=end,
        kind="panel",
    )
    return usual._replace(**fields)


def make_process(interview: Interview, state: State = "waiting", **fields: Any) -> Process:  # noqa: ANN401 - a table of cases names fields of many types
    """Return the process of one interview, which was held unless it lies ahead of NOW."""
    status: RoundStatus = "planned" if interview.end > NOW else "held"
    usual = Process(
        id=interview.process,
        company=interview.company,
        role=interview.role,
        state="waiting",
        note=interview.path,
        rounds=(Round(interview=interview, status=status, met=interview.interviewers, events=()),),
    )
    return usual._replace(state=state, **fields)


def make_search(*processes: Process, actions: tuple[Action, ...] = (), now: datetime = NOW, **fields: Any) -> Search:  # noqa: ANN401 - a table of cases names fields of many types
    """Return an open search, one activity of three done, over the given processes and actions."""
    interviews = tuple(item.interview for process in processes for item in process.rounds)
    keys = {key for interview in interviews for key in interview.interviewers}
    people = {key: Person(key=key, name=key, path=f"people/{key}.md") for key in sorted(keys)}
    monday = now.date() - timedelta(days=now.weekday())
    usual = Search(
        now=now,
        open=True,
        week=Week(monday=monday, done=1, target=3),
        vault=Vault(interviews=interviews, people=people),
        processes=processes,
        actions=actions,
    )
    return usual._replace(**fields)


def make_event(kind: str, day: date, **fields: Any) -> Event:  # noqa: ANN401 - a table of cases names fields of many types
    """Return a log event at noon UTC of `day`."""
    usual = Event(
        kind=kind, place=Place(path="interviews/x.md"), day=day, clock=None, at=datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
    )
    return usual._replace(**fields)


def make_problem(level: Level = Level.ERROR, **fields: Any) -> Problem:  # noqa: ANN401 - a table of cases names fields of many types
    """Return a problem on line 4 of a note."""
    usual = Problem(
        place=Place(path="interviews/x.md", line=4, column=8),
        level=level,
        check="bad-date",
        message="not a date: `2026-02-30`",
        hint="write it as `2026-03-04`",
        requirement="R1.8",
    )
    return usual._replace(**fields)
