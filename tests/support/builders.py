"""Derived values built by hand: no note is read, and nothing is derived."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from followup_md.dates import Span
from followup_md.model import (
    Action,
    Event,
    Interview,
    Lack,
    Offer,
    Person,
    Pieces,
    Process,
    Reason,
    Round,
    RoundStatus,
    Search,
    State,
    Urgency,
    Vault,
    Waiting,
    Week,
)
from followup_md.problem import Level, Place, Problem

# Single values, each with default fields that a case overrides.

NEW_YORK = ZoneInfo("America/New_York")
DUBLIN = ZoneInfo("Europe/Dublin")
NOW = datetime(2026, 11, 17, 18, 0, tzinfo=NEW_YORK)  # a Tuesday evening
DAY = timedelta(days=1)
HARBOR = "harbor-logistics-data-engineer"
PANEL = "2026-11-17-harbor-panel"
# The default names in an action.
PIECES = Pieces(
    who="Sam Lee",
    company="Harbor Logistics",
    carrier="Cy Post",
    question="What breaks first?",
    condition="references",
    missing=("address",),
    day=NOW.date(),
    span=Span(24, "h"),
    because=Reason("met", NOW.date()),
)
PANELLISTS = ("Priya Raman", "Tom Okafor", "Ines Fischer", "Ravi Sen")


def make_action(action: str, **fields: Any) -> Action:  # noqa: ANN401 - a table of cases names fields of many types
    """Return an open, upcoming action about the panel at Harbor, with the given fields changed."""
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
    """Return the process of one interview, held unless it is after NOW."""
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


# Whole searches.

READY, TOPIC, PROFILE = Lack("ready"), Lack("topic"), Lack("profile")
THANKS = Lack("thanks")
ADDRESS = Lack("route", routes=("address",))


def list_parts(*names: str) -> tuple[Lack, ...]:
    """Return missing parts of a note."""
    return tuple(Lack("part", what=name) for name in names)


def make_keep_looking() -> Action:
    """Return the keep-looking action of the week of NOW."""
    return make_action(
        "keep-looking",
        id="keep-looking-2026-11-16",
        note="search.md",
        process=None,
        interview=None,
        requirement="R5.1",
        due=date(2026, 11, 22),
        overdue_at=datetime(2026, 11, 23, tzinfo=NEW_YORK),
        lacks=(Lack("activities", done=1, target=3),),
    )


def make_panel() -> Search:
    """Return a panel of four on its first evening: seventeen open actions, as rules.md 3.4 derives them, in display order.

    Nobody has a profile; Ines and Ravi have no address; Tom has no topic; three answers went badly.
    """
    end = datetime(2026, 11, 17, 15, 30, tzinfo=NEW_YORK)
    interview = make_interview(PANEL, "Harbor Logistics", end, interviewers=PANELLISTS, start=end - timedelta(hours=2.5))
    waiting = Waiting(
        since=end,
        anchor=end.date(),
        decision=date(2026, 12, 4),
        next=date(2026, 12, 4),
        why=Reason("they-decide", date(2026, 12, 4)),
    )
    return make_search(make_process(interview, waiting=waiting), actions=(make_keep_looking(), *_list_panel(end)))


def _list_panel(end: datetime) -> tuple[Action, ...]:
    lacks = dict(zip(PANELLISTS, (READY, TOPIC, ADDRESS, ADDRESS), strict=True))
    contacts = [name for name, lack in lacks.items() if lack is ADDRESS]
    half, full = end + DAY / 2, end + DAY
    written = make_action("recap", requirement="R4.4", due=end, urgency="due", overdue_at=half, lacks=list_parts("topics", "environment"))
    return (
        written,
        *(_about("find-contact", name, half, "due", lacks=(ADDRESS,), requirement="R1.2") for name in contacts),
        make_action("review", requirement="R3.4", due=full, overdue_at=full, lacks=list_parts("rating", "questions")),
        *(_improve(question, full) for question in ("schema drift", "on-call rota", "hourly loads")),
        *(
            _about(
                "thank",
                name,
                full,
                "upcoming" if lack is READY else "blocked",
                lacks=(lack,),
                pieces=PIECES._replace(variant="letter", who=name),
            )
            for name, lack in lacks.items()
        ),
        *(_about("find-profile", name, full, "upcoming", lacks=(PROFILE,), requirement="R2.1") for name in PANELLISTS),
        make_action(
            "follow-up",
            requirement="R1.15",
            due=date(2026, 12, 4),
            overdue_at=None,
            person="Priya Raman",
            pieces=PIECES._replace(who="Priya Raman", because=Reason("they-decide", date(2026, 12, 4))),
        ),
    )


def _improve(question: str, due: datetime) -> Action:
    slug = question.replace(" ", "-")
    action = make_action("improve", pieces=PIECES._replace(question=question), requirement="R3.6", due=due, question=question)
    return action._replace(id=f"improve-{slug}-{PANEL}", person="Priya Raman", person_name="Priya Raman")


def _about(action: str, name: str, due: datetime, urgency: Urgency, **fields: Any) -> Action:  # noqa: ANN401 - a table of cases names fields of many types
    return make_action(action, **({"person": name, "due": due, "overdue_at": due, "urgency": urgency} | fields))


def make_eight() -> Search:
    """Return a search with eight live processes: a fresh panel, a screen yesterday, a round ahead, and five waiting, on hold or offered."""
    panel = make_panel()
    names = ("Globex", "Initech", "Umbra", "Norline", "Tessera", "Quanta", "Oleander")
    ends = (
        datetime(2026, 11, 16, 10, 30, tzinfo=NEW_YORK),
        datetime(2026, 11, 19, 11, tzinfo=NEW_YORK),
        datetime(2026, 11, 3, 11, tzinfo=NEW_YORK),
        datetime(2026, 10, 28, 11, tzinfo=NEW_YORK),
        datetime(2026, 10, 20, 11, tzinfo=NEW_YORK),
        datetime(2026, 9, 30, 11, tzinfo=NEW_YORK),
        datetime(2026, 10, 30, 11, tzinfo=NEW_YORK),
    )
    rounds = [
        make_interview(f"{end:%Y-%m-%d}-{name.lower()}", name, end, interviewers=(f"Sam {name}",))
        for name, end in zip(names, ends, strict=True)
    ]
    spent = make_event("followed-up", date(2026, 11, 4))
    more = (
        make_process(rounds[0], waiting=_wait(ends[0], date(2026, 11, 23), Reason("met", date(2026, 11, 16)))),
        make_process(rounds[1], state="interviewing"),
        make_process(rounds[2], waiting=_wait(ends[2], date(2026, 11, 17), Reason("they-decide", date(2026, 11, 17)))),
        make_process(rounds[3], waiting=_wait(ends[3], None, Reason("sent", date(2026, 11, 4)))._replace(sent=1, last_sent=spent)),
        make_process(rounds[4], state="on-hold", since=datetime(2026, 11, 2, 9, tzinfo=NEW_YORK)),
        make_process(rounds[5], state="quiet"),
        make_process(rounds[6], state="offer-written", offer=Offer(answer_by=date(2026, 11, 20))),
    )
    base = make_search(*panel.processes, *more)
    return base._replace(actions=_order((*panel.actions, *_list_more(rounds))))


def _wait(end: datetime, following: date | None, why: Reason) -> Waiting:
    return Waiting(since=end, anchor=end.date(), next=following, why=why)


def _list_more(rounds: list[Interview]) -> tuple[Action, ...]:
    screen, ahead, due, _, _, quiet, offer = rounds
    late = datetime(2026, 11, 17, 10, 30, tzinfo=NEW_YORK)
    return (
        _act_on(
            screen,
            "thank",
            late,
            "overdue",
            person="Sam Globex",
            pieces=PIECES._replace(variant="letter", who="Sam Globex"),
            lacks=(READY,),
        ),
        _act_on(screen, "review", late, "overdue", lacks=list_parts("rating"), requirement="R3.4"),
        _act_on(screen, "follow-up", date(2026, 11, 23), "upcoming", person="Sam Globex", requirement="R1.14"),
        _act_on(ahead, "prep", date(2026, 11, 18), "upcoming", requirement="R4.2"),
        _act_on(due, "follow-up", date(2026, 11, 17), "due", person="Sam Umbra", requirement="R1.15"),
        _act_on(due, "engage", date(2026, 11, 11), "due", person="Sam Umbra", requirement="R2.5"),
        _act_on(quiet, "record-outcome", NOW.date(), "due", requirement="R4.12"),
        _act_on(offer, "answer-offer", date(2026, 11, 20), "upcoming", person="Sam Oleander", requirement="R5.8"),
        _act_on(offer, "get-start-date", date(2026, 11, 19), "upcoming", person="Sam Oleander", requirement="R5.8"),
    )


def _act_on(interview: Interview, action: str, due: date, urgency: Urgency, **fields: Any) -> Action:  # noqa: ANN401 - a table of cases names fields of many types
    place = {"note": interview.path, "process": interview.process, "interview": interview.slug, "id": f"{action}-{interview.slug}"}
    pieces = PIECES._replace(company=interview.company, who=fields.get("person", ""))
    return make_action(action, **({"pieces": pieces, "due": due, "urgency": urgency, "overdue_at": None} | fields | place))


def _order(actions: tuple[Action, ...]) -> tuple[Action, ...]:
    """Return actions as rules.md 3.4 orders them: keep-looking, overdue, then by due."""

    def rank(action: Action) -> tuple[bool, bool, str]:
        return (action.action != "keep-looking", action.urgency != "overdue", str(action.due))

    return tuple(sorted(actions, key=rank))


def make_secured() -> Search:
    """Return a search that an accepted offer with a start date has ended; one other process is still to be withdrawn from."""
    harbor = make_interview(PANEL, "Harbor Logistics", datetime(2026, 10, 20, 15, 30, tzinfo=NEW_YORK), interviewers=("Priya Raman",))
    other = make_interview("2026-10-22-globex", "Globex", datetime(2026, 10, 22, 11, tzinfo=NEW_YORK), interviewers=("Sam Lee",))
    secured = make_process(harbor, state="secured", offer=Offer(start=date(2027, 1, 11)))
    action = _act_on(other, "withdraw", date(2026, 11, 19), "upcoming", person="Sam Lee", requirement="R5.8")
    return make_search(secured, make_process(other), actions=(action,), open=False)
