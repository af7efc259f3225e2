"""A letter to one person about one talk, without a vault around it."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

from followup_md.model import Draft, Interview, Person, Promise, Question, Topic
from followup_md.problem import Place
from followup_md.prose.letter import Letter, read_letter
from followup_md.prose.signals import Signal, read_signals

HERE = Place("interviews/2026-11-17-harbor.md")
ZONE = ZoneInfo("America/New_York")
PERSON = Person("priya", "Priya Raman")
ROUND = Interview(
    path=HERE.path,
    slug="2026-11-17-harbor",
    company="Harbor Logistics GmbH",
    role="Data Engineer",
    process="harbor-logistics-data-engineer",
    start=datetime(2026, 11, 17, 13, tzinfo=ZONE),
    end=datetime(2026, 11, 17, 15, tzinfo=ZONE),
    decision_date=date(2026, 12, 4),
    topics=(Topic("late events, nine of them", HERE, "priya"), Topic("the on-call rota", HERE, "tom"), Topic("hourly loads", HERE)),
    questions=(Question("How would you handle schema drift?", HERE, "priya"),),
    promises=(Promise("the sample query", HERE, date(2026, 11, 20)),),
)


def make_letter(
    body: str, interview: Interview | None = ROUND, *, path: str = "letters/x.md", created: date | None = date(2026, 11, 18)
) -> Letter:
    """Return a thank-you letter to Priya Raman."""
    return read_letter(Draft(path, "thank-you", "priya", interview and interview.slug, None, body, created=created), PERSON, interview)


def find_signal(id_: str, body: str, interview: Interview | None = ROUND, *, created: date | None = date(2026, 11, 18)) -> Signal:
    """Return one signal of a letter that says `body` below its salutation."""
    reading = read_signals(make_letter(f"Dear Ms. Raman:\n\n{body}\n", interview, created=created))
    return next(signal for signal in reading.signals if signal.id == id_)
