"""A vault of any size, made of notes of about 3.5 KB as a diligent person writes them: a round a day, mostly rejected three weeks later."""

from __future__ import annotations

import subprocess
import time
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

FIRST = datetime(2026, 1, 5, 9, 0)  # noqa: DTZ001 - a wall-clock time, as in a note
NAMES = ("Priya Raman", "Tom Okafor", "Lena Fischer", "Marcus Bell", "Dana Cole")
NOTE = """---
company: Company {number}
role: Data Engineer
kind: panel
start: {start}
end: {end}
timezone: America/New_York
interviewers:
  - "[[{first} {number}]]"
  - "[[{second} {number}]]"
decision_date: {decision}
decision_from: "[[{first} {number}]]"
---

## Topics
- moving from nightly to hourly loads
{filler}
### [[{first} {number}]]
- late events: trucks report nine hours late
  - mine: forty jobs moved at my last post
- engineers sit in the weekly planning

### [[{second} {number}]]
- the on-call rota

## Questions
### How would you handle schema drift?
- asked by: [[{first} {number}]]
- rating: 2
- said: version the tables
- better: a contract test at the point of entry; it cut our broken loads by half

### What would you change first?
- asked by: [[{second} {number}]]
- rating: 4

## Review
- rating: 4
- improve: slow down before answering

## Job description
{filler}
## Requirements
- SQL
  - mine: ten years of it
- Python
## Company: good points
- engineers are asked before dates are promised
## Company: bad points
- three reorganisations in two years
## Role: good points
- the problem is real
## Role: bad points
- on call one week in four
## First impressions
{filler}
## Environment
- an open floor, quiet in the afternoon

## Next steps
- I promised: the sample query, by {decision}
- they said: a decision by {decision}

## Log
- {day} 18:00 thanked [[{first} {number}]] by letter
- {day} 18:30 thanked [[{second} {number}]] by letter
- {day} connected with [[{first} {number}]] on LinkedIn
- {decision} followed up with [[{first} {number}]] by email: asked how it stands
- {answer} rejected: they took somebody from inside
"""
FILLER = "- a line about what was said, long enough to look like one that somebody typed after a long day\n" * 7


def write_vault(root: Path, count: int) -> None:
    """Write a vault of `count` interview notes under `root`."""
    (root / "interviews").mkdir(parents=True)
    (root / "followup.toml").write_text('timezone = "America/New_York"\n', encoding="utf-8")
    for number in range(count):
        (root / "interviews" / f"note-{number:05}.md").write_text(write_note(number), encoding="utf-8")


def find_start(number: int) -> datetime:
    """Return the start of a note's round, a little later each day."""
    return FIRST + timedelta(hours=24 * number, minutes=number % 480)


def write_note(number: int) -> str:
    """Return one note, with names that no other note has."""
    start = find_start(number)
    return NOTE.format(
        number=number,
        start=f"{start:%Y-%m-%dT%H:%M}",
        end=f"{start + timedelta(hours=2):%Y-%m-%dT%H:%M}",
        day=f"{start:%Y-%m-%d}",
        answer=f"{start + timedelta(days=21):%Y-%m-%d}",
        decision=f"{start + timedelta(days=14):%Y-%m-%d}",
        first=NAMES[number % len(NAMES)],
        second=NAMES[(number + 1) % len(NAMES)],
        filler=FILLER,
    )


def time_command(command: list[str]) -> float:
    """Return the running time of `command` in seconds."""
    start = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - start
