"""Searches in which everything is done as it should be, at random: rounds, people, zones, promises, stumbles and outcomes."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple

from tale import Tale

if TYPE_CHECKING:
    from collections.abc import Sequence
    from random import Random

FIRST = date(2026, 3, 2)  # a Monday
DAY = timedelta(days=1)
ZONES = ("America/New_York", "Europe/Dublin", "Europe/Berlin", "Asia/Kolkata")
GIVEN = ("Priya", "Tomás", "Lena", "Dana", "Włodek", "Ines", "Oluwaseun", "Hana", "Béla", "Sunniva")
FAMILY = ("Raman", "Okafor", "Fischer", "Cole", "Zieliński", "Amado", "Quist", "Bell", "van der Berg", "Haugen")
KINDS = ("phone-screen", "technical", "final")
SUBJECTS = ("ledger", "pipeline", "schema", "roster", "depot", "invoice", "sensor", "timetable", "catalogue", "customs")
POINTS = (
    "late data",
    "who plans",
    "first month",
    "on-call",
    "the budget",
    "tools",
    "releases",
    "tests",
    "the move",
    "reviews",
    "hiring",
    "costs",
)
MOST_ROUNDS = 3
WAIT = timedelta(days=20)  # from the follow-up to their answer


class Sound(NamedTuple):
    """A sound search: its vault, the day on which its last round is held, and how many interview notes it has."""

    tale: Tale
    last: date
    rounds: int


def write_sound_search(rounds: int, random: Random) -> Sound:
    """Return a search of that many rounds, one at most on a business day, each done by the book."""
    tale = Tale(toml="")
    free, number, written = FIRST + 28 * DAY, 0, 0
    while written < rounds:
        number += 1
        days = [free := _next_free(free, random) for _ in range(min(random.randint(1, MOST_ROUNDS), rounds - written))]
        written += len(days)
        _write_process(tale, number, days, random)
    _write_search(tale, FIRST, free + 400 * DAY)
    return Sound(tale, free, rounds)


def forget_later(tale: Tale, now: str) -> None:
    """Drop from every log what has not happened by `now`, a wall-clock time: nobody writes it before."""
    for log in (tale.search, *tale.logs.values()):
        log[:] = [line for line in log if _find_moment(line) <= now.replace("T", " ")]


def _find_moment(line: str) -> str:
    day, clock = line.split()[:2]
    return f"{day} {clock}" if clock[:1].isdigit() else day


def _next_free(after: date, random: Random) -> date:
    day = after + DAY * random.randint(1, 4)
    while day.weekday() >= 5:
        day += DAY
    return day


def _write_search(tale: Tale, first: date, last: date) -> None:
    week = first
    while week <= last:
        tale.log("search", f"{week} applied to Firm {week:%G%V} as Analyst", *(f"{week + DAY * later} networked" for later in range(5)))
        week += 7 * DAY


def _write_process(tale: Tale, number: int, days: Sequence[date], random: Random) -> None:
    company = f"Company {number}"
    given, family = random.sample(GIVEN, 3), random.sample(FAMILY, 3)
    # Others elsewhere may bear the same names: a file of their own tells them apart.
    people = [f"{first} {last} ({company})" for first, last in zip(given, family, strict=True)]
    for index, person in enumerate(people):
        part = "hiring-manager" if index == 0 else "interviewer"
        url = f"https://www.linkedin.com/in/{number}-{index}"
        tale.person(person, f'company: {company}\npart: {part}\nprofiles: ["{url}"]\nemail: p{number}.{index}@example.com')
    for index, day in enumerate(days):
        _write_round(tale, company, people[: random.randint(1, 3)], day, KINDS[index], is_last=index == len(days) - 1, random=random)


def _write_round(tale: Tale, company: str, people: Sequence[str], day: date, kind: str, *, is_last: bool, random: Random) -> None:
    slug = f"{day}-{company.replace(' ', '-').lower()}"
    start = datetime(day.year, day.month, day.day, random.randint(9, 14), random.choice((0, 15, 30)))
    end = start + timedelta(minutes=random.choice((30, 45, 60, 90, 120)))
    decides = _next_free(day + 12 * DAY, random) if random.random() < 0.5 else None
    head = f"""
        company: {company}
        role: Data Engineer
        kind: {kind}
        start: {start:%Y-%m-%dT%H:%M}
        end: {end:%Y-%m-%dT%H:%M}
        timezone: {random.choice(ZONES)}
        interviewers: [{", ".join(f'"[[{person}]]"' for person in people)}]
        """
    head += f'decision_date: {decides}\n        decision_from: "[[{people[0]}]]"' if decides else ""
    stumbled = random.random() < 0.3
    tale.note(slug, head, _write_body(day, people, decides, stumbled=stumbled, random=random))
    tale.log(slug, *_list_log(day, people, decides, stumbled=stumbled, is_last=is_last, random=random))


def _write_body(day: date, people: Sequence[str], decides: date | None, *, stumbled: bool, random: Random) -> str:
    subject = random.choice(SUBJECTS)
    topics = "\n".join(f"- {point} of the {subject}" for point in POINTS)
    own = "\n\n".join(f"### [[{person}]]\n- {random.choice(SUBJECTS)} at night" for person in people)
    better = "- better: a contract test at the point of entry\n" if stumbled else ""
    said = "" if decides else "- they said: no date\n"
    return f"""
## Topics
{topics}

{own}

## Questions
### What of question {day:%j%y} about the {subject}?
- asked by: [[{people[0]}]]
- rating: {2 if stumbled else random.randint(3, 5)}
{better}
## Review
- rating: {random.randint(1, 5)}
- improve: slow down before answering

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

## Next steps
- I promised: the sample query, by {day + 3 * DAY}
{said}"""


def _list_log(day: date, people: Sequence[str], decides: date | None, *, stumbled: bool, is_last: bool, random: Random) -> list[str]:
    repair = f": question {day:%j%y}, more on it" if stumbled else ""
    lines = [f"{day} 20:00 thanked [[{person}]] by letter{repair if person == people[0] else ''}" for person in people]
    lines += [f"{day} 20:10 connected with [[{person}]] on LinkedIn" for person in people]
    lines += [f"{day + DAY} 10:00 sent [[{people[0]}]]: the sample query"]
    if is_last:
        due = decides or day + 7 * DAY
        while due.weekday() >= 5:
            due += DAY
        outcome = random.choice(("rejected", "closed", "withdrew"))
        lines += [f"{due} followed up with [[{people[0]}]] by email", f"{due + WAIT} {outcome}"]
    return lines
