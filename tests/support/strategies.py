"""Random vaults for hypothesis, and notes of many shapes: searches, full notes, searches done by the book."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import product
from typing import TYPE_CHECKING, NamedTuple, TypeVar
from zoneinfo import ZoneInfo

from hypothesis import strategies as st
from support.letters import SENDER_TOML
from support.searches import FULL_BODY, REST_OF_RECAP, Tale

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from random import Random

    from followup_md.model import Interview, Vault

# Searches: rounds, people, logs and zones, as the files of a vault (for the invariants of rules.md 3.6).

ZONES = ("America/New_York", "Europe/Dublin", "Asia/Kolkata", "Australia/Lord_Howe", "Pacific/Auckland", "UTC")
PEOPLE = ("Priya Raman", "Tom Okafor", "Lena Fischer", "Dana Cole")
COMPANIES = ("Harbor Logistics", "Globex")
ROLES = ("Data Engineer", "Analyst")
T = TypeVar("T")
FIRST = datetime(2026, 9, 1, 9, 0)
PARTS = ("hiring-manager", "interviewer", "recruiter", "scheduler")
# Possible log lines; `{p}` is a person, `{d}` a later day.
LINES = (
    "thanked {p} by letter",
    "thanked {p} by letter",
    "followed up with {p} by email",
    "replied to {p} by email",
    "connected with {p} on LinkedIn",
    "engaged with {p} on LinkedIn",
    "heard from {p} by phone",
    "heard from {p} by email decide by {d}",
    "heard from {p} by email write again on {d}",
    "heard from {p} no follow-ups",
    "heard from {p} no contact",
    "missed {p}",
    "cancelled",
    "cancelled by me",
    "no show",
    "rescheduled",
    "on hold",
    "rejected",
    "closed",
    "reopened",
    "offer spoken",
    "offer written answer by {d}",
    "rescinded",
    "accepted",
    "declined",
    "withdrew",
    "confirmed",
    "start on {d}",
    "start dropped",
    "started",
    "prepared",
    "networked",
    "researched",
    "waived thank {p} because we never spoke",
    "snoozed recap until {d}",
)


@dataclass(frozen=True)
class Drawn:
    """A drawn search and the moment of the derivation, in the person's zone."""

    tale: Tale
    now: str


@st.composite
def searches(draw: Callable[..., object]) -> Drawn:
    """Draw a vault of one to four rounds and a moment in its four months."""
    pick = Pick(draw)
    tale = Tale(zone=pick.one(ZONES), toml=pick.one(("", '[calendar]\nholidays = ["2026-09-14", "2026-11-26"]\n', 'profile = "coach"\n')))
    for name in PEOPLE:
        if pick.number(0, 3):
            tale.person(name, "\n".join([f"part: {pick.one(PARTS)}", *pick.one(((), ("profiles: none",), ('address: ""',)))]))
    for index in range(pick.number(1, 4)):
        _draw_round(tale, index, pick)
    for _ in range(pick.number(0, 4)):
        tale.log("search", f"{pick.day(FIRST)} {pick.one(('networked', 'researched', 'applied to Initech as Clerk'))}")
    return Drawn(tale, (FIRST + timedelta(hours=pick.number(0, 24 * 120), minutes=pick.number(0, 59))).isoformat(timespec="minutes"))


class Pick:
    """Short words for drawing."""

    def __init__(self, draw: Callable[..., object]) -> None:
        self._draw = draw

    def number(self, low: int, high: int) -> int:
        drawn = self._draw(st.integers(low, high))
        assert isinstance(drawn, int)
        return drawn

    def one(self, choices: tuple[T, ...]) -> T:
        return choices[self.number(0, len(choices) - 1)]

    def day(self, start: datetime, most: int = 60) -> str:
        return f"{start + timedelta(days=self.number(0, most)):%Y-%m-%d}"


def _draw_round(tale: Tale, index: int, pick: Pick) -> None:
    start = FIRST + timedelta(days=pick.number(0, 80), minutes=15 * pick.number(0, 40))
    end = start + timedelta(minutes=15 * pick.number(1, 12))
    names = [name for name in PEOPLE if pick.number(0, 2)]
    head = [
        f"company: {pick.one(COMPANIES)}",
        f"role: {pick.one(ROLES)}",
        f"kind: {pick.one(('phone-screen', 'panel', 'informational'))}",
        f"start: {start:%Y-%m-%dT%H:%M}",
        f"end: {end:%Y-%m-%dT%H:%M}",
        f"timezone: {pick.one(ZONES)}",
        "interviewers: [" + ", ".join(f'"[[{name}]]"' for name in names) + "]",
    ]
    if pick.number(0, 1):
        head.append(f"decision_date: {pick.day(start, 30)}")
    if not pick.number(0, 4):
        head.append("interest: none")
    slug = f"round-{index}"
    tale.note(slug, "\n".join(head), _draw_body(names, pick))
    known = tuple(sorted({*names, *tale.people}))
    for _ in range(pick.number(0, 6)):
        tale.log(slug, _draw_line(start, known, pick))


def _draw_body(names: list[str], pick: Pick) -> str:
    question = f"## Questions\n### Schema drift?\n- rating: {pick.number(1, 5)}\n"
    if names and pick.number(0, 1):
        question += f"- asked by: [[{names[0]}]]\n"
    if pick.number(0, 1):
        question += "- better: a contract test\n"
    return pick.one(("", "\n## Topics\n- loads\n\n", FULL_BODY + "\n")) + question


def _draw_line(start: datetime, known: tuple[str, ...], pick: Pick) -> str:
    when = pick.day(start) + pick.one(("", " 08:00", " 17:30"))
    said = pick.one(LINES if known else tuple(line for line in LINES if "{p}" not in line))
    return f"{when} " + said.format(p=f"[[{pick.one(known or ('',))}]]", d=pick.day(start, 90))


# The same with full notes: topics, questions, points, promises, offers and relays, in which each word shows its origin.

# Ways in which people type; `{}` is the word that shows its origin.
_SHAPES = (
    "{}",
    "{} events: trucks report late (it is so)",
    "her two questions on {}.",
    "what [[Priya Raman]] **asked** of `{}`?",
    "they move {} to hourly loads before June",
    "say what {} saved: 1,900 lines",
    "{} — und die [Ämter](https://example.com/x)",
    "mention {}",
)
_QUESTIONS = ("How would you handle {}?", "Why {}", "Tell me about {}.", "And {}: what of it?")
PRIVATE = "zqprivate"


class Rich(NamedTuple):
    """A drawn search, and the process of each interview by its slug; a word `zq3…` stands in a note of process 3 alone."""

    drawn: Drawn
    processes: dict[str, str]

    def token(self, process: str) -> str:
        """Return the prefix of every word in the notes of a process."""
        return f"zq{sorted(set(self.processes.values())).index(process)}x"


@st.composite
def rich_searches(draw: Callable[..., object]) -> Rich:
    """Draw a search with full notes, each section in some of them."""
    drawn, pick = draw(searches()), Pick(draw)
    assert isinstance(drawn, Drawn)
    tale = drawn.tale
    tale.toml = "reply_to_rejection = true\n" + tale.toml + SENDER_TOML
    tale.people.setdefault("Dana Cole", "---\npart: recruiter\n---\n")
    if pick.number(0, 1):
        tale.people["Lena Fischer"] = f'---\nrelay: "[[Dana Cole]]"\nphone: {PRIVATE}1\n---\n{PRIVATE}2\n'
    if pick.number(0, 4) == 0:
        slug = pick.one(tuple(tale.notes))
        tale.notes[slug] = tale.notes[slug].replace("kind:", 'agency: "[[Dana Cole]]"\nkind:')
    vault = tale.vault()[0]
    # There is most to write soon after a round.
    ends = sorted(interview.end for interview in vault.interviews)
    now = (pick.one(tuple(ends)) + timedelta(hours=pick.one((2, 20, 72, 7 * 24, 30 * 24)) + pick.number(0, 24))).astimezone(
        ZoneInfo(tale.zone)
    )
    drawn = Drawn(tale, f"{now:%Y-%m-%dT%H:%M}")
    rich = Rich(drawn, {interview.slug: interview.process for interview in vault.interviews})
    for interview in vault.interviews:
        token = rich.token(interview.process)
        head = "---".join(tale.notes[interview.slug].split("---")[:2])
        tale.notes[interview.slug] = "\n".join((f"{head}---", *_write_rich_body(vault, interview, token, pick), ""))
        if pick.number(0, 1) == 0:
            tale.log(interview.slug, *_write_offer(interview, pick))
    return rich


def _write_offer(interview: Interview, pick: Pick) -> list[str]:
    day = interview.end.date()
    answered = f"offer written answer by {pick.day(interview.end)}"
    lines = ("offer spoken", answered, "accepted", "confirmed", f"start on {pick.day(interview.end, 90)}")
    return [f"{day} 23:59 {line}: {PRIVATE}3" for line in lines[: pick.number(1, len(lines))]]


def _write_rich_body(vault: Vault, interview: Interview, token: str, pick: Pick) -> Iterator[str]:
    count = iter(range(1000))

    def say(shapes: tuple[str, ...] = _SHAPES) -> str:
        return pick.one(shapes).format(f"{token}{next(count)}")

    def some(line: str, most: int = 3) -> Iterator[str]:
        return (f"- {line}{say()}" for _ in range(pick.number(0, most)))

    names = [vault.people[key].name for key in interview.interviewers]
    yield "## Topics"
    yield from some("")
    for name in names:
        yield f"### [[{name}]]"
        for line in some("", 4):
            yield line
            yield from (f"    - mine: {say()}" for _ in range(pick.number(0, 1)))
    yield "## Questions"
    for _ in range(pick.number(0, 3)):
        yield f"### {say(_QUESTIONS)}\n- rating: {pick.number(1, 5)}\n- said: {PRIVATE}4"
        yield from (f"- better: {say()}" for _ in range(pick.number(0, 1)))
        yield from (f"- asked by: [[{pick.one(tuple(names))}]]" for _ in range(pick.number(0, 1)) if names)
    yield f"## Review\n- rating: 2\n- improve: {PRIVATE}5"
    for section in ("Requirements", "Company: good points", "Role: good points"):
        yield from (f"## {section}", *some(""))
    yield f"## Company: bad points\n- {PRIVATE}6\n## Role: bad points\n- {PRIVATE}7"
    yield f"## First impressions\n{PRIVATE}8\n## Environment\n{PRIVATE}9\n## Job description\n- {PRIVATE}0\n## My own\n- {PRIVATE}11"
    yield from ("## Next steps", *some("I promised: ", 2), f"- I promised: {say()}, by {pick.day(interview.end)}")
    yield f"## Offer\n- title: {say()}\n- pay: zqpay\n- signed by: {PRIVATE}12\n- place: {say()}"


# Searches in which everything is done properly, from a seed: rounds, people, zones, promises, stumbles and outcomes.

SOUND_FIRST = date(2026, 3, 2)  # a Monday
_DAY = timedelta(days=1)
_SOUND_ZONES = ("America/New_York", "Europe/Dublin", "Europe/Berlin", "Asia/Kolkata")
_GIVEN = ("Priya", "Tomás", "Lena", "Dana", "Włodek", "Ines", "Oluwaseun", "Hana", "Béla", "Sunniva")
_FAMILY = ("Raman", "Okafor", "Fischer", "Cole", "Zieliński", "Amado", "Quist", "Bell", "van der Berg", "Haugen")
_SOUND_KINDS = ("phone-screen", "technical", "final")
_SUBJECTS = ("ledger", "pipeline", "schema", "roster", "depot", "invoice", "sensor", "timetable", "catalogue", "customs")
_POINTS = (
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
_MOST_ROUNDS = 3
_WAIT = timedelta(days=20)  # from the follow-up to their answer


class Sound(NamedTuple):
    """A sound search: its vault, the day on which its last round is held, and how many interview notes it has."""

    tale: Tale
    last: date
    rounds: int


def write_sound_search(rounds: int, random: Random) -> Sound:
    """Return a search of that many rounds, one at most on a business day, each done by the book."""
    tale = Tale(toml="")
    free, number, written = SOUND_FIRST + 28 * _DAY, 0, 0
    while written < rounds:
        number += 1
        days = [free := _next_free(free, random) for _ in range(min(random.randint(1, _MOST_ROUNDS), rounds - written))]
        written += len(days)
        _write_process(tale, number, days, random)
    _write_search(tale, SOUND_FIRST, free + 400 * _DAY)
    return Sound(tale, free, rounds)


def forget_later(tale: Tale, now: str) -> None:
    """Drop the lines that have not happened by `now` (a wall-clock time) from every log: nobody writes them earlier."""
    for log in (tale.search, *tale.logs.values()):
        log[:] = [line for line in log if _find_moment(line) <= now.replace("T", " ")]


def _find_moment(line: str) -> str:
    day, clock = line.split()[:2]
    return f"{day} {clock}" if clock[:1].isdigit() else day


def _next_free(after: date, random: Random) -> date:
    day = after + _DAY * random.randint(1, 4)
    while day.weekday() >= 5:
        day += _DAY
    return day


def _write_search(tale: Tale, first: date, last: date) -> None:
    week = first
    while week <= last:
        tale.log("search", f"{week} applied to Firm {week:%G%V} as Analyst", *(f"{week + _DAY * later} networked" for later in range(5)))
        week += 7 * _DAY


def _write_process(tale: Tale, number: int, days: Sequence[date], random: Random) -> None:
    company = f"Company {number}"
    given, family = random.sample(_GIVEN, 3), random.sample(_FAMILY, 3)
    # People elsewhere may have the same names: separate files tell them apart.
    people = [f"{first} {last} ({company})" for first, last in zip(given, family, strict=True)]
    for index, person in enumerate(people):
        part = "hiring-manager" if index == 0 else "interviewer"
        url = f"https://www.linkedin.com/in/{number}-{index}"
        tale.person(person, f'company: {company}\npart: {part}\nprofiles: ["{url}"]\nemail: p{number}.{index}@example.com')
    for index, day in enumerate(days):
        _write_sound_round(
            tale, company, people[: random.randint(1, 3)], day, _SOUND_KINDS[index], is_last=index == len(days) - 1, random=random
        )


def _write_sound_round(tale: Tale, company: str, people: Sequence[str], day: date, kind: str, *, is_last: bool, random: Random) -> None:
    slug = f"{day}-{company.replace(' ', '-').lower()}"
    start = datetime(day.year, day.month, day.day, random.randint(9, 14), random.choice((0, 15, 30)))
    end = start + timedelta(minutes=random.choice((30, 45, 60, 90, 120)))
    decides = _next_free(day + 12 * _DAY, random) if random.random() < 0.5 else None
    head = f"""
        company: {company}
        role: Data Engineer
        kind: {kind}
        start: {start:%Y-%m-%dT%H:%M}
        end: {end:%Y-%m-%dT%H:%M}
        timezone: {random.choice(_SOUND_ZONES)}
        interviewers: [{", ".join(f'"[[{person}]]"' for person in people)}]
        """
    head += f'decision_date: {decides}\n        decision_from: "[[{people[0]}]]"' if decides else ""
    stumbled = random.random() < 0.3
    tale.note(slug, head, _write_sound_body(day, people, decides, stumbled=stumbled, random=random))
    tale.log(slug, *_list_log(day, people, decides, stumbled=stumbled, is_last=is_last, random=random))


def _write_sound_body(day: date, people: Sequence[str], decides: date | None, *, stumbled: bool, random: Random) -> str:
    subject = random.choice(_SUBJECTS)
    topics = "\n".join(f"- {point} of the {subject}" for point in _POINTS)
    own = "\n\n".join(f"### [[{person}]]\n- {random.choice(_SUBJECTS)} at night" for person in people)
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

{REST_OF_RECAP}
## Next steps
- I promised: the sample query, by {day + 3 * _DAY}
{said}"""


def _list_log(day: date, people: Sequence[str], decides: date | None, *, stumbled: bool, is_last: bool, random: Random) -> list[str]:
    repair = f": question {day:%j%y}, more on it" if stumbled else ""
    lines = [f"{day} 20:00 thanked [[{person}]] by letter{repair if person == people[0] else ''}" for person in people]
    lines += [f"{day} 20:10 connected with [[{person}]] on LinkedIn" for person in people]
    lines += [f"{day + _DAY} 10:00 sent [[{people[0]}]]: the sample query"]
    if is_last:
        due = decides or day + 7 * _DAY
        while due.weekday() >= 5:
            due += _DAY
        outcome = random.choice(("rejected", "closed", "withdrew"))
        lines += [f"{due} followed up with [[{people[0]}]] by email", f"{due + _WAIT} {outcome}"]
    return lines


# Notes of many shapes, for adding and removing a log line without changing any other byte.

_HEADS = {
    "plain": "---\ncompany: Harbor\nrole: Engineer\nstart: 2026-11-17T13:00\nend: 2026-11-17T15:30\ninterviewers: [Priya Raman]\n---\n",
    "commented": (
        "---\n# mine\ncompany: Harbor # the port\nrole: 'Engineer'\nstart: 2026-11-17 13:00\ninterviewers:\n  - \"[[Priya Raman]]\"\n"
        "tags: [a, b]\naliases: {x: y}\n---\n\n"
    ),
}
# The part between the header and the log.
_MIDDLES = {
    "nothing": "",
    "sections": "\n## Topics\n- late events 🚢\n\t- mine: tabs\n\n## Next steps\n- they said: a decision by 2026-12-04\n",
    "fenced": "\n```\n## Log\n- 2026-11-18 thanked [[Priya Raman]] by letter\n```\n\n    ## Log\n",
    "hidden": "\n<!-- ## Log\n- 2026-11-18 prepared\n-->\n%% a remark %%\n",
}
_LOGS = {
    "none": "",
    "empty": "\n## Log\n",
    "filled": "\n## Log\n- 2026-11-17 18:00 connected with [[Priya Raman]]\n- 2026-11-20 heard from Priya\n",
    "nested": "\n## Log\n\n* 2026-11-17 connected with [[Priya Raman]]: yes\n  - a remark\n\n    and more\n* 2026-11-20 heard from Priya\n",
    "newest first": "\n## Log\n- 2026-11-20 heard from Priya\n- 2026-11-16 prepared\n",
    "not last": "\n## Log\n- 2026-11-16 prepared\n\nwords of mine\n\n## Environment\n- the harbour, and gulls\n",
    "twice": "\n## Log\n- 2026-11-16 prepared\n\n## Offer\n\n## Log\n- 2026-11-20 heard from Priya\n",
    "commented": "\n## Log\n<!-- one line each\n- 2026-11-18 an example -->\n- 2026-11-16 prepared\n\n<!--\nthe end -->\n",
    "fenced": "\n## Log\n- 2026-11-16 prepared\n  ```\n- 2026-11-17 no line of the log\n  ```\n- 2026-11-20 heard from Priya\n",
    "odd title": "\n##   **LOG**:\n+ 2026-11-16 prepared\n",
}


def build_shapes() -> Iterator[tuple[str, bytes]]:
    """Yield the name and the bytes of each shape: every head, middle and log with each newline, with and without BOM and last newline."""
    for head, middle, log, end, bom, closed in product(_HEADS, _MIDDLES, _LOGS, ("\n", "\r\n"), (b"", b"\xef\xbb\xbf"), (True, False)):
        text = _HEADS[head] + _MIDDLES[middle] + _LOGS[log]
        text = text if closed else text.rstrip("\n")
        name = "-".join(
            (head, middle, log.replace(" ", "_"), repr(end)[1:-1].replace("\\", ""), "bom" if bom else "", "closed" if closed else "open")
        )
        yield name, bom + text.replace("\n", end).encode()
