"""Figures of the search, and its activities day by day: counts first, so that no rate appears without them (R0.5).

A mapping holds how often each thing occurred, the most frequent first.
"""

from collections.abc import Mapping
from datetime import date
from typing import Literal, NamedTuple

Deed = Literal["applied", "networked", "researched", "round"]
# Fewer than this are too few for a rate.
FEWEST = 5


class Period(NamedTuple):
    """The days counted, both ends included; None is an open end."""

    since: date | None = None
    until: date | None = None

    def holds(self, day: date) -> bool:
        """Say whether `day` lies in the period."""
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)


class Rate(NamedTuple):
    """`part` of `of`; `open` are those of the rest that are not settled yet."""

    part: int = 0
    of: int = 0
    open: int = 0

    @property
    def percent(self) -> int | None:
        """The rate in whole per cent, halves rounded up; None for fewer than FEWEST."""
        return (200 * self.part + self.of) // (2 * self.of) if self.of >= FEWEST else None


class Rounds(NamedTuple):
    """Rounds held, and how many of each kind; one without a kind is `interview`."""

    held: int = 0
    kinds: Mapping[str, int] = {}


class Processes(NamedTuple):
    """Processes about a post, in how many of them a round about it was held, and how many are live."""

    all: int = 0
    held: int = 0
    live: int = 0


class Answers(NamedTuple):
    """How many days each answer took, the shortest first; the share counts the rounds that had one."""

    days: tuple[int, ...] = ()
    share: Rate = Rate()

    @property
    def median(self) -> float | None:
        """The median of the days; None if there are none."""
        if not self.days:
            return None
        half = len(self.days) // 2
        return float(self.days[half]) if len(self.days) % 2 else (self.days[half - 1] + self.days[half]) / 2


class Thanks(NamedTuple):
    """Persons to be thanked, counted per round, and those thanked in time; `late` were thanked later, `channels` is how all were sent."""

    share: Rate = Rate()
    late: int = 0
    channels: Mapping[str, int] = {}

    @property
    def unsent(self) -> int:
        """How many were never thanked, now that the time for it is over."""
        return self.share.of - self.share.part - self.late - self.share.open


class Stumbles(NamedTuple):
    """Questions that went badly, how many have a better answer, and how many of these were given to them after all."""

    all: int = 0
    answered: int = 0
    repaired: int = 0


class WeekCount(NamedTuple):
    """One week from its Monday, and how much was done in it."""

    monday: date
    done: int


class Done(NamedTuple):
    """One activity of the search: its day, what it was, with whom and how.

    `kind` is the kind of a round, `held` is false for one still ahead; nothing else from a note or log line is kept.
    """

    day: date
    what: Deed
    company: str | None = None
    role: str | None = None
    kind: str | None = None
    channel: str | None = None
    network: str | None = None
    held: bool = True


class Activities(NamedTuple):
    """Activities of the search by type, by channel and by week, empty weeks included; `ahead` are rounds to come."""

    all: int = 0
    kinds: Mapping[str, int] = {}
    channels: Mapping[str, int] = {}
    weeks: tuple[WeekCount, ...] = ()
    target: int = 0
    ahead: int = 0


class Figures(NamedTuple):
    """All figures of a period; docs/figures.md says what each of them counts."""

    period: Period = Period()
    rounds: Rounds = Rounds()
    processes: Processes = Processes()
    second_round: Rate = Rate()
    offer: Rate = Rate()
    answers: Answers = Answers()
    thanks: Thanks = Thanks()
    stumbles: Stumbles = Stumbles()
    activities: Activities = Activities()
