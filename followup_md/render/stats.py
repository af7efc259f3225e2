"""`stats`: figures of the search, a bar for each week (R0.5, R5.3), and the list of activities for an agency; as JSON and CSV too."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from csv import writer
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from followup_md.dates import week_start
from followup_md.model import Search
from followup_md.model.derived import KINDS
from followup_md.model.events import CHANNEL_BY_ID, PHONE, VISIT
from followup_md.model.figures import FEWEST, Activities, Done, Figures, Period, Rate
from followup_md.render.markup import escape
from followup_md.render.text import Row, clean, format_full, hold, measure, pad, paint, render_row, spread, wrap, wrap_held, write_time
from followup_md.render.view import format_search
from followup_md.slug import spell_network

if TYPE_CHECKING:
    from followup_md.model.report_views import ActivityView, ProofView, ShareView, StatsView
    from followup_md.render.text import Tone

_NARROWEST = 40
_ROOM = 20  # for a label
_COUNTED = r"(?<=\d) "  # the space between a number and its unit
_MANY = 2  # answers needed for a median
_WIDEST = 2  # cells for one activity
_NOTHING = (
    "Nothing to count yet. `followup-md new COMPANY ROLE` writes the note of an interview, and "
    '`followup-md log search "applied to COMPANY as ROLE"` what you did to get one.'
)
# A cell that begins with one of these is a formula in spreadsheets; a leading quote makes it text.
_RUN = ("=", "+", "-", "@")


class Ink(NamedTuple):
    """The characters for a bar and for the target mark, one cell each."""

    bar: str
    mark: str


BLOCKS = Ink("█", "│")
PLAIN = Ink("#", "|")


class StatsScreen(NamedTuple):
    """The screen for figures: width in cells, whether to use colours, and the characters for bars."""

    width: int = 80
    color: bool = False
    ink: Ink = BLOCKS


def render_stats(search: Search, figures: Figures, screen: StatsScreen) -> str:
    """Return the page of `stats`: the state of the search (R5.1), the figures, and a bar for each week."""
    width, color, now = max(screen.width, _NARROWEST), screen.color, search.now
    words, requirement = format_search(search)
    opening = Row(texts=(words,), end=requirement, text_tone="heading")
    parts = [[render_row(row, width, color=color) for row in spread(opening, width)]]
    if not search.processes and not search.activities:
        parts.append(list(wrap(_NOTHING, width, keep=True)))
    else:
        rows = [paint(format_period(figures.period, now), "heading", color=color)]
        for label, text in list_figures(figures):
            first, *more = wrap_held(hold(text, _COUNTED, width), width - _ROOM)
            rows += [pad(label, _ROOM) + first, *(" " * _ROOM + line for line in more)]
        parts += [rows, list(list_weeks(figures.activities, now, width, screen.ink, color=color))]
    count = len(search.vault.doubtful)
    if count:
        has = "1 note has" if count == 1 else f"{count} notes have"
        said = f"{has} a date or log line that does not read, and is not counted; run `followup-md check`"
        parts.append([paint(line, "aside", color=color) for line in wrap(said, width)])
    return "\n\n".join("\n".join(part) for part in parts if part) + "\n"


def format_period(period: Period, now: datetime) -> str:
    """Return the period as a heading."""
    until = format_full(period.until or now.date(), now)
    return f"From {format_full(period.since, now)} to {until}" if period.since else f"Up to {until}"


def list_figures(figures: Figures) -> Iterator[tuple[str, str]]:
    """Yield the label and the text of each figure."""
    rounds, processes, answers, thanks = figures.rounds, figures.processes, figures.answers, figures.thanks
    stumbles, activities = figures.stumbles, figures.activities
    yield "rounds held", f"{rounds.held}: {_list_counts(rounds.kinds)}" if rounds.held else "none"
    begun = "" if figures.period == Period() else " begun in this time"
    held = f"{processes.all}{begun}: {processes.held} with a round held, {processes.live} live"
    yield "processes", held if processes.all else f"none{begun}"
    for label, rate in (("to a second round", figures.second_round), ("to an offer", figures.offer)):
        yield label, _format_share(rate) + _format_open(rate) if rate.of else "none of them had a round"
    share, days = answers.share, answers.days
    span = f"median {answers.median:g}, from {days[0]} to {days[-1]}" if len(days) >= _MANY else "".join(map(str, days)) or "none"
    answered = f"{span}; after {share.part} of {share.of} round{'s' * (share.of != 1)}{_format_open(share)}"
    yield "days to an answer", answered if share.of else "no round about a post held"
    late = f", {thanks.late} late" * bool(thanks.late) + f", {thanks.unsent} not sent" * bool(thanks.unsent)
    thanked = _format_share(thanks.share) + late + _format_open(thanks.share)
    yield "thank-yous in time", thanked if thanks.share.of else "nobody to be thanked"
    if thanks.channels:
        yield "  how", _list_counts(thanks.channels)
    repaired = f"{_format_share(Rate(stumbles.repaired, stumbles.all))}; {stumbles.answered} {'has' if stumbles.answered == 1 else 'have'}"
    yield "stumbles repaired", f"{repaired} a better answer" if stumbles.all else "no stumbles"
    ahead = f"; {activities.ahead} of the rounds still ahead" * bool(activities.ahead)
    yield "search activities", f"{activities.all}: {_list_counts(activities.kinds)}{ahead}" if activities.all else "none"
    if activities.channels.keys() - {"not said"}:
        yield "  how", _list_counts(activities.channels)


def _format_share(share: Rate) -> str:
    """Return the counts, with the rate unless they are too few for one."""
    rate = f" ({share.percent}%)" if share.of >= FEWEST else ""
    return f"{share.part} of {share.of}{rate}"


def _format_open(share: Rate) -> str:
    return f", {share.open} still open" if share.open else ""


def _list_counts(tally: Mapping[str, int]) -> str:
    return ", ".join(f"{count} {clean(name)}{'s' * (name == 'round' and count > 1)}" for name, count in tally.items())


def list_weeks(activities: Activities, now: datetime, width: int, ink: Ink, *, color: bool) -> Iterator[str]:
    """Yield a heading, and for each week its Monday, its count and a bar, in at most `width` cells; nothing if there are no weeks."""
    if not activities.weeks:
        return
    yield paint(f"By week, target {activities.target} ({ink.mark})", "heading", color=color)
    days = [format_full(week.monday, now) for week in activities.weeks]
    long, most = max(map(measure, days)), max(activities.target, *(week.done for week in activities.weeks))
    digits = len(str(most))
    room = width - len("      |") - long - digits
    for week, day in zip(activities.weeks, days, strict=True):
        bar = draw_bar(_scale(week.done, most, room), _scale(activities.target, most, room), ink)
        front = f"  {pad(day, long)}  {week.done:>{digits}}  "
        # A week cannot fall short before it is over.
        tone: Tone = "good" if week.done >= activities.target else "due" if week.monday < week_start(now.date()) else "plain"
        yield front + paint(bar, tone, color=color)


def _scale(count: int, most: int, room: int) -> int:
    """Return the cells per count: two or one, fewer if the highest would not fit."""
    return count * min(_WIDEST, room // most) if room >= most else count * room // most


def draw_bar(filled: int, target: int, ink: Ink) -> str:
    """Return a bar of `filled` cells, with a mark in a cell of its own after cell number `target`."""
    cells = (ink.bar * filled).ljust(target)
    return cells[:target] + ink.mark + cells[target:]


def describe_stats(figures: Figures, now: datetime) -> "StatsView":
    """Return the figures for JSON output; `percent` is null if there are too few for a rate."""
    period, answers, thanks, stumbles, activities = figures.period, figures.answers, figures.thanks, figures.stumbles, figures.activities
    return {
        "version": 1,
        "now": write_time(now),
        "period": {"since": write_time(period.since), "until": write_time(period.until)},
        "rounds": {"held": figures.rounds.held, "kinds": figures.rounds.kinds},
        "processes": {"all": figures.processes.all, "held": figures.processes.held, "live": figures.processes.live},
        "second_round": _describe_share(figures.second_round),
        "offer": _describe_share(figures.offer),
        "answers": {**_describe_share(answers.share), "median": answers.median, "days": list(answers.days)},
        "thanks": {**_describe_share(thanks.share), "late": thanks.late, "unsent": thanks.unsent, "channels": thanks.channels},
        "stumbles": {**_describe_share(Rate(stumbles.repaired, stumbles.all)), "answered": stumbles.answered},
        "activities": {
            "count": activities.all,
            "ahead": activities.ahead,
            "kinds": activities.kinds,
            "channels": activities.channels,
            "target": activities.target,
            "weeks": [{"monday": week.monday.isoformat(), "count": week.done} for week in activities.weeks],
        },
    }


def _describe_share(share: Rate) -> "ShareView":
    return {"count": share.part, "of": share.of, "open": share.open, "percent": share.percent}


def render_stats_csv(figures: Figures) -> str:
    """Return the figures as CSV, one row per count with its `of` and `open`; a week has its Monday, and the target as `of`."""
    answers, thanks, stumbles, activities = figures.answers, figures.thanks, figures.stumbles, figures.activities
    rows: list[tuple[str | float | None, ...]] = [
        ("figure", "item", "count", "of", "open"),
        ("rounds held", None, figures.rounds.held, None, None),
        *(("rounds held", name, count, None, None) for name, count in figures.rounds.kinds.items()),
        ("processes", None, figures.processes.all, None, None),
        ("processes", "with a round held", figures.processes.held, figures.processes.all, None),
        ("processes", "live", figures.processes.live, figures.processes.all, None),
        ("to a second round", None, *figures.second_round),
        ("to an offer", None, *figures.offer),
        ("answers", None, *answers.share),
        ("days to an answer", "median", answers.median, None, None),
        ("days to an answer", "least", min(answers.days, default=None), None, None),
        ("days to an answer", "most", max(answers.days, default=None), None, None),
        ("thank-yous", "in time", *thanks.share),
        ("thank-yous", "late", thanks.late, thanks.share.of, None),
        ("thank-yous", "not sent", thanks.unsent, thanks.share.of, None),
        *(("thank-yous sent by", name, count, None, None) for name, count in thanks.channels.items()),
        ("stumbles", "repaired", stumbles.repaired, stumbles.all, None),
        ("stumbles", "with a better answer", stumbles.answered, stumbles.all, None),
        ("search activities", None, activities.all, None, None),
        *(("search activities", name, count, None, None) for name, count in activities.kinds.items()),
        *(("search activities done by", name, count, None, None) for name, count in activities.channels.items()),
        *(("week", week.monday.isoformat(), week.done, activities.target, None) for week in activities.weeks),
    ]
    return render_csv(rows)


_COLUMNS = ("Date", "Employer", "Role", "What was done", "How")
_WHAT = {"applied": "applied", "networked": "networked", "researched": "researched employers", "interview": "interview"}
# Kinds of rounds that may be named; any other word is the user's own.
_KINDS: Mapping[str, str] = {kind: kind.replace("-", " ") for kind in KINDS} | {"onsite": "on site"}
# The way a round was held, if its kind shows it.
_HELD: Mapping[str, str] = {"phone-screen": PHONE.words, "onsite": VISIT.words}


def describe_proof(deeds: Sequence[Done], period: Period, now: datetime) -> "ProofView":
    """Return the list for JSON output, from the first activity until today if no period is given; the user's own words are null."""
    since = period.since or min((deed.day for deed in deeds), default=now.date())
    weeks = Counter(week_start(deed.day) for deed in deeds)
    return {
        "version": 1,
        "now": write_time(now),
        "period": {"since": since.isoformat(), "until": (period.until or now.date()).isoformat()},
        "weeks": [{"monday": monday.isoformat(), "count": count} for monday, count in sorted(weeks.items())],
        "activities": [
            {
                "date": deed.day.isoformat(),
                "employer": deed.company,
                "role": deed.role,
                "what": "interview" if deed.what == "round" else deed.what,
                "kind": deed.kind if deed.kind in _KINDS else None,
                "how": (
                    CHANNEL_BY_ID[deed.channel].words
                    if deed.channel
                    else f"on {spell_network(deed.network)}"
                    if deed.network
                    else _HELD.get(deed.kind or "")
                ),
            }
            for deed in deeds
        ],
    }


def render_proof(proof: "ProofView") -> str:
    """Return a Markdown page: the period, the number of activities, also by week, then a table of them by date."""
    period, activities = proof["period"], proof["activities"]
    many = f"{len(activities)} activit{'y' if len(activities) == 1 else 'ies'}"
    lines = ["# Search activities", "", f"From {period['since']} to {period['until']}: {many}."]
    if activities:
        counts = ", ".join(f"{week['monday']}: {week['count']}" for week in proof["weeks"])
        lines += ["", f"By week, from its Monday: {counts}.", "", _write_row(_COLUMNS), _write_row(["---"] * len(_COLUMNS))]
    lines += [_write_row([escape(cell) for cell in _list_cells(activity)]) for activity in activities]
    return "\n".join(lines) + "\n"


def render_proof_csv(proof: "ProofView") -> str:
    """Return the table as CSV."""
    return render_csv([_COLUMNS, *(_list_cells(activity) for activity in proof["activities"])])


def _list_cells(activity: "ActivityView") -> tuple[str, ...]:
    """Return the cells of one activity; unknown ones stay empty."""
    kind = f" ({_KINDS[activity['kind']]})" if activity["kind"] else ""
    return activity["date"], activity["employer"] or "", activity["role"] or "", _WHAT[activity["what"]] + kind, activity["how"] or ""


def _write_row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def render_csv(rows: Iterable[Sequence[str | float | None]]) -> str:
    """Return rows as CSV (RFC 4180); None is an empty cell, and a would-be formula gets a leading quote."""
    lines = []
    for row in rows:
        cells = []
        for cell in row:
            shown = clean(cell).strip() if isinstance(cell, str) else "" if cell is None else f"{cell:g}"
            cells.append(f"'{shown}" if isinstance(cell, str) and shown.startswith(_RUN) else shown)
        lines.append(writer(_Echo()).writerow(cells))
    return "".join(lines)


class _Echo:
    """A file object for `csv` that returns each line."""

    def write(self, line: str) -> str:
        return line
