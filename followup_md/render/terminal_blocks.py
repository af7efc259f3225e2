"""The blocks of `status`: a title and a row for each kind of action, or the whole block in one row where room is short."""

from __future__ import annotations

from typing import TYPE_CHECKING

from followup_md.render.phrases import DOUBT, say_details, say_head, say_line
from followup_md.render.terminal_rows import MARKS, TONES, Row, fits
from followup_md.render.text import clean, measure, pad, wrap
from followup_md.render.view import RANKS, judge
from followup_md.render.when import spell_date, spell_full, spell_when

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from followup_md.model import Action, Interview, Urgency
    from followup_md.render.view import Block, Line

WORDS: Mapping[Urgency, str] = {"overdue": "overdue", "due": "due", "upcoming": "coming up", "blocked": "blocked"}
WHEN_CELLS = len("Wed 18 15:30")
SHORT_DOUBT = " · ? note unclear"


def fold_block(block: Block, now: datetime, width: int) -> tuple[Row, ...]:
    """Return a block as `status` shows it: one row when it has one line or is of old rounds without an offer, else title and lines."""
    if (block.interview is None and not block.offered) or len(block.lines) == 1:
        return (condense_block(block, now),)
    whens = [spell_when(line.lead.due, now) for line in block.lines]
    room = min(max(map(measure, whens)), WHEN_CELLS)
    rows = [title_block(block, now)]
    for line, when in zip(block.lines, whens, strict=True):
        rows.extend(_show_line(line, block, (pad(when, room), now), width))
    return tuple(rows)


def _show_line(line: Line, block: Block, times: tuple[str, datetime], width: int) -> tuple[Row, ...]:
    """Return the row of a line, or two of them rather than leave out what each person lacks."""
    when, now = times
    front = f"{MARKS[line.urgency]} {when} · "
    row = Row(front=front, texts=say_line(line, block, now), end=clean(line.lead.requirement), tone=TONES[line.urgency])
    details = say_details(line, block, now)
    if fits(row, width) or not details:
        return (row,)
    return (row._replace(texts=(say_head(line, block.names),)), Row(front="    ", texts=details))


def condense_block(block: Block, now: datetime) -> Row:
    """Return a block in one row: its most urgent line in full, the others by their heads, and how many found no room."""
    first = min(block.lines, key=lambda line: RANKS[line.urgency])
    others = [say_head(line, block.names) for line in block.lines if line is not first]
    snoozed = first.lead.snoozed_until
    texts = [f"{block.label}: {say_head(first, block.names)}" + (f", snoozed until {spell_date(snoozed, now)}" if snoozed else "")]
    for shown, head in enumerate(others, start=1):
        rest = f" · +{len(others) - shown}" if shown < len(others) else ""
        texts.append(f"{texts[0]} · " + " · ".join([*others[: shown - 1], head]) + rest)
    if others:
        texts[0] += f" · +{len(others)}"
    else:
        texts = [f"{block.label}: {text}" for text in reversed(say_line(first, block, now))]
    doubt = SHORT_DOUBT * block.doubtful
    if block.interview is not None and block.interview.start > now:
        texts.append(texts[-1] + say_round(block.interview, now))
    return Row(
        front=f"{MARKS[first.urgency]} {spell_when(first.lead.due, now)} · ",
        texts=tuple(text + doubt for text in reversed(texts)),
        end=clean(first.lead.requirement),
        tone=TONES[first.urgency],
    )


def join_invitations(blocks: Sequence[Block], now: datetime) -> Row:
    """Return one row for several blocks in which one is only invited to join conversations: with whom, and how many they are."""
    names = [(clean(name), block.label) for block in blocks for name in block.names.values()]
    said = "join conversations with"
    short = ", ".join(name for name, _ in names)
    lead = blocks[0].lines[0].lead
    return Row(
        front=f"{MARKS['upcoming']} {spell_when(lead.due, now)} · ",
        texts=(
            f"{said} {', '.join(f'{name} ({label})' for name, label in names)}",
            f"{said} {short}",
            f"{said} {len(names)} people",
        ),
        end=clean(lead.requirement),
    )


def title_block(block: Block, now: datetime) -> Row:
    """Return the title of a block: company, role, kind and day of the round, and how urgent it is."""
    round_words = say_round(block.interview, now) if block.interview else ""
    full = clean(f"{block.company}, {block.role}" if block.role else block.company)
    doubt = f" · {DOUBT}" * block.doubtful
    texts = (
        full + round_words + doubt,
        block.label + round_words + doubt,
        block.label + round_words + " · ? note unclear" * block.doubtful,
    )
    return Row(texts=texts, end=WORDS[block.urgency], text_tone="heading", end_tone=TONES[block.urgency])


def say_round(interview: Interview, now: datetime) -> str:
    """Return kind and day of a round, with the time of one that lies ahead."""
    start = interview.start
    day = spell_when(start, now) if start > now else spell_full(start.astimezone(now.tzinfo).date(), now)
    return f" · {clean(interview.kind or 'interview')}, {day}"


def unfold_block(block: Block, now: datetime, width: int) -> tuple[Row, ...]:
    """Return a block with each action in a row of its own, and below it its id, why, and what blocks it."""
    rows = [title_block(block, now)]
    for line in block.lines:
        for action in (*line.main, *line.folded):
            rows.extend(unfold_action(action, now, width))
    return tuple(rows)


def unfold_action(action: Action, now: datetime, width: int) -> tuple[Row, ...]:
    """Return one action in full."""
    urgency = judge(action, now)
    front = f"{MARKS[urgency]} {spell_when(action.due, now)} · "
    remarks = [clean(action.why)]
    if action.blocked_by:
        remarks.append(f"blocked: {clean(action.blocked_by)}")
    if action.snoozed_until:
        remarks.append(f"snoozed until {spell_full(action.snoozed_until, now)}")
    if action.doubtful:
        remarks.append(DOUBT)
    notes = wrap("; ".join(filter(None, remarks)), width - 4)
    return (
        Row(front=front, texts=(clean(action.title),), end=clean(action.requirement), tone=TONES[urgency]),
        Row(texts=(f"    {clean(action.id)}",)),
        *(Row(texts=(f"    {text}",), text_tone="aside") for text in notes),
    )
