"""Searches built by hand for the tests of `render`: no note is read and nothing is derived."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

from render_builders import DAY, NEW_YORK, NOW, PANEL, PANELLISTS, make_action, make_event, make_interview, make_process, make_search

from followup_md.model import (
    Action,
    Interview,
    Offer,
    Reason,
    ReasonKind,
    Search,
    Urgency,
    Waiting,
)


def make_keep_looking() -> Action:
    """Return the keep-looking action of the week of NOW."""
    return make_action(
        "keep-looking",
        id="keep-looking-2026-11-16",
        title="Keep looking",
        note="search.md",
        process=None,
        interview=None,
        requirement="R5.1",
        why="only a confirmed offer and a start date end a search",
        due=date(2026, 11, 22),
        overdue_at=datetime(2026, 11, 23, tzinfo=NEW_YORK),
        lacks="1 of 3 this week",
    )


def make_panel() -> Search:
    """Return a panel of four on its first evening: seventeen open actions, as rules.md 3.4 derives them, in the order of display.

    Nobody has a profile; Ines and Ravi have no address; Tom has no topic; three answers went badly.
    """
    end = datetime(2026, 11, 17, 15, 30, tzinfo=NEW_YORK)
    interview = make_interview(PANEL, "Harbor Logistics", end, interviewers=PANELLISTS, start=end - timedelta(hours=2.5))
    waiting = Waiting(
        since=end,
        anchor=end.date(),
        decision=date(2026, 12, 4),
        next=date(2026, 12, 4),
        why=Reason(ReasonKind.THEY_DECIDE, date(2026, 12, 4)),
    )
    return make_search(make_process(interview, waiting=waiting), actions=(make_keep_looking(), *_list_panel(end)))


def _list_panel(end: datetime) -> tuple[Action, ...]:
    lacks = dict(zip(PANELLISTS, ("ready", "needs a topic", "needs an address", "needs an address"), strict=True))
    contacts = [name for name, words in lacks.items() if words == "needs an address"]
    half, full = end + DAY / 2, end + DAY
    written = make_action("recap", title="Write the recap of Harbor Logistics", requirement="R4.4", due=end, urgency="due", overdue_at=half)
    return (
        written._replace(lacks="topics, environment", why="memory fades at once, and they may call weeks later"),
        *(_about("find-contact", name, half, "due", lacks="needs an address", requirement="R1.2") for name in contacts),
        make_action("review", title="Review how it went", requirement="R3.4", due=full, overdue_at=full, lacks="rating, questions"),
        *(_improve(question, full) for question in ("schema drift", "on-call rota", "hourly loads")),
        *(
            _about(
                "thank",
                name,
                full,
                "blocked" if words.startswith("needs") else "upcoming",
                lacks=words,
                title=f"Post a thank-you letter to {name}",
            )
            for name, words in lacks.items()
        ),
        *(_about("find-profile", name, full, "upcoming", requirement="R2.1") for name in PANELLISTS),
        make_action(
            "follow-up",
            title="Follow up with Priya Raman",
            requirement="R1.15",
            due=date(2026, 12, 4),
            overdue_at=None,
            person="Priya Raman",
        ),
    )


def _improve(question: str, due: datetime) -> Action:
    slug = question.replace(" ", "-")
    action = make_action("improve", title=f"Write the better answer to “{question}”", requirement="R3.6", due=due, question=question)
    return action._replace(id=f"improve-{slug}-{PANEL}", person="Priya Raman", person_name="Priya Raman")


def _about(action: str, name: str, due: datetime, urgency: Urgency, **fields: Any) -> Action:  # noqa: ANN401 - a table of cases names fields of many types
    return make_action(
        action, **({"title": f"{action} {name}", "person": name, "due": due, "overdue_at": due, "urgency": urgency} | fields)
    )


def make_eight() -> Search:
    """Return a search with eight live processes: a fresh panel, a screen of yesterday, a round ahead, and five that wait, hold or offer."""
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
        make_process(rounds[0], waiting=_wait(ends[0], date(2026, 11, 23), Reason(ReasonKind.MET, date(2026, 11, 16)))),
        make_process(rounds[1], state="interviewing"),
        make_process(rounds[2], waiting=_wait(ends[2], date(2026, 11, 17), Reason(ReasonKind.THEY_DECIDE, date(2026, 11, 17)))),
        make_process(rounds[3], waiting=_wait(ends[3], None, Reason(ReasonKind.SENT, date(2026, 11, 4)))._replace(sent=1, last_sent=spent)),
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
        _of(screen, "thank", late, "overdue", person="Sam Globex", title="Post a thank-you letter to Sam Globex", lacks="ready"),
        _of(screen, "review", late, "overdue", lacks="rating", requirement="R3.4"),
        _of(screen, "follow-up", date(2026, 11, 23), "upcoming", person="Sam Globex", requirement="R1.14"),
        _of(ahead, "prep", date(2026, 11, 18), "upcoming", requirement="R4.2"),
        _of(due, "follow-up", date(2026, 11, 17), "due", person="Sam Umbra", requirement="R1.15"),
        _of(due, "engage", date(2026, 11, 11), "due", person="Sam Umbra", requirement="R2.5"),
        _of(quiet, "record-outcome", NOW.date(), "due", requirement="R4.12"),
        _of(offer, "answer-offer", date(2026, 11, 20), "upcoming", person="Sam Oleander", title="Answer the offer", requirement="R5.8"),
        _of(offer, "get-start-date", date(2026, 11, 19), "upcoming", person="Sam Oleander", requirement="R5.8"),
    )


def _of(interview: Interview, action: str, due: date, urgency: Urgency, **fields: Any) -> Action:  # noqa: ANN401 - a table of cases names fields of many types
    place = {"note": interview.path, "process": interview.process, "interview": interview.slug, "id": f"{action}-{interview.slug}"}
    return make_action(action, **({"due": due, "urgency": urgency, "overdue_at": None} | fields | place))


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
    title = "Withdraw from Globex, by a note to Sam Lee"
    action = _of(
        other, "withdraw", date(2026, 11, 19), "upcoming", person="Sam Lee", title=title, requirement="R5.8", why="you have said yes"
    )
    return make_search(secured, make_process(other), actions=(action,), open=False)
