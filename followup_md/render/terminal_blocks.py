"""The blocks of `status`: a title and a row for each kind of action, or the whole block in one row where room is short."""

from __future__ import annotations

from typing import TYPE_CHECKING

from followup_md.render.phrases import say_head, say_line
from followup_md.render.terminal_rows import MARKS, TONES, Row
from followup_md.render.text import clean, measure, pad, wrap
from followup_md.render.view import judge
from followup_md.render.when import spell_full, spell_when

if TYPE_CHECKING:
    from datetime import datetime

    from followup_md.model import Action, Urgency
    from followup_md.render.view import Block

WORDS = {"overdue": "overdue", "due": "due", "upcoming": "coming up", "blocked": "blocked"}
DOUBT = " · ? a date or log line of the note does not read"


def fold_block(block: Block, now: datetime) -> tuple[Row, ...]:
    """Return a block as `status` shows it: one row when it has one line or is of old rounds, else a title and its lines."""
    if block.interview is None or len(block.lines) == 1:
        return (condense_block(block, now),)
    whens = [spell_when(line.lead.due, now) for line in block.lines]
    room = max(map(measure, whens))
    rows = [title_block(block, now)]
    for line, when in zip(block.lines, whens, strict=True):
        front = f"{_mark(line.urgency, line.lead)} {pad(when, room)} · "
        rows.append(Row(front=front, texts=say_line(line, block, now), end=clean(line.lead.requirement), tone=TONES[line.urgency]))
    return tuple(rows)


def condense_block(block: Block, now: datetime) -> Row:
    """Return a block in one row: its most urgent line in full, the others by their heads, and how many found no room."""
    first = min(block.lines, key=lambda line: tuple(WORDS).index(line.urgency))
    others = [say_head(line, block.names) for line in block.lines if line is not first]
    texts = [f"{block.label}: {say_head(first, block.names)}"]
    for shown, head in enumerate(others, start=1):
        rest = f" · +{len(others) - shown}" if shown < len(others) else ""
        texts.append(f"{texts[0]} · " + " · ".join([*others[: shown - 1], head]) + rest)
    if others:
        texts[0] += f" · +{len(others)}"
    else:
        texts = [f"{block.label}: {text}" for text in reversed(say_line(first, block, now))]
    doubt = " · ?" * block.doubtful
    return Row(
        front=f"{_mark(first.urgency, first.lead)} {spell_when(first.lead.due, now)} · ",
        texts=tuple(text + doubt for text in reversed(texts)),
        end=clean(first.lead.requirement),
        tone=TONES[first.urgency],
    )


def title_block(block: Block, now: datetime) -> Row:
    """Return the title of a block: company, role, kind and day of the round, and how urgent it is."""
    round_words = ""
    if block.interview is not None:
        start = block.interview.start.astimezone(now.tzinfo)
        clock = f" {start:%H:%M}" if start > now else ""
        round_words = f" · {clean(block.interview.kind or 'interview')}, {spell_full(start.date(), now)}{clock}"
    full = clean(f"{block.company}, {block.role}" if block.role else block.company)
    doubt = DOUBT * block.doubtful
    texts = (full + round_words + doubt, block.label + round_words + doubt, block.label + round_words + " · ?" * block.doubtful)
    return Row(texts=texts, end=WORDS[block.urgency], text_tone="heading")


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
    front = f"{_mark(urgency, action)} {spell_when(action.due, now)} · "
    remarks = [clean(action.why)]
    if action.blocked_by:
        remarks.append(f"blocked: {clean(action.blocked_by)}")
    if action.snoozed_until:
        remarks.append(f"snoozed until {spell_full(action.snoozed_until, now)}")
    if action.doubtful:
        remarks.append("? a date or log line of the note does not read")
    notes = wrap("; ".join(filter(None, remarks)), width - 6)
    return (
        Row(front=front, texts=(clean(action.title),), end=clean(action.requirement), tone=TONES[urgency]),
        Row(texts=(f"    {action.id}",)),
        *(Row(texts=(f"      {text}",), text_tone="aside") for text in notes),
    )


def _mark(urgency: Urgency, action: Action) -> str:
    """Return the two cells that begin a row: how urgent, and a `?` where the note has something that does not read."""
    return MARKS[urgency] + ("?" if action.doubtful else " ")
