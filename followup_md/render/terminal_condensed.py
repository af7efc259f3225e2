"""A block in as few rows as can be: its heads side by side, each under its own day, and nothing overdue or due left out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from followup_md.model.actions import PREP, WITHDRAW
from followup_md.render.phrases import say_details, say_folded_late, say_head, say_line, say_snooze
from followup_md.render.terminal_rows import INDENT, MARKS, TONES, Row, find_room, fits, spread
from followup_md.render.text import clean, measure, wrap
from followup_md.render.view import RANKS, find_day, find_due
from followup_md.render.when import spell_date, spell_held, spell_when
from followup_md.words import say_lack

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from followup_md.model import Interview
    from followup_md.render.view import Block, Line

SHORT_DOUBT = " · ? note unclear"
PART = " · "


def condense_block(block: Block, now: datetime, width: int, *, brief: bool = False) -> tuple[Row, ...]:
    """Return a block in one row where all that is overdue or due fits it, else in several; `+N` only ever hides what is coming up.

    `brief` says it in the fewest words rather than in more rows.
    """
    lines = sorted(block.lines, key=_rank_line)
    first, doubt = lines[0], SHORT_DOUBT * block.doubtful
    front = f"{MARKS[first.urgency]} {spell_when(find_due(first.lead, now), now)} · "
    row = Row(front=front, texts=(block.label,), end=clean(first.lead.requirement), tone=TONES[first.urgency])
    if len(lines) == 1:
        return _condense_line(row, block, now, width)
    pressing = max(place for place, line in enumerate(lines, start=1) if place == 1 or line.urgency in ("overdue", "due"))
    room = find_room(row, width) - measure(doubt)
    heads: list[str] = []
    for words in (False, True) if brief else (False,):
        heads = _list_subjects(lines, block, now, brief=words)
        # All of them in one text, then ever fewer, but all that press.
        for shown in range(len(heads), pressing - 1, -1):
            text = PART.join([*heads[:shown], *_count_rest(heads, shown)])
            if measure(text) <= room:
                return (row._replace(texts=(text + doubt,)),)
    # Else over as many rows as they need.
    texts = [heads[0]]
    for head in [*heads[1:pressing], *_count_rest(heads, pressing), *([SHORT_DOUBT.removeprefix(PART)] * block.doubtful)]:
        room = find_room(row, width) if len(texts) == 1 else width - len(INDENT)
        if measure(texts[-1]) + len(PART) + measure(head) <= room:
            texts[-1] += PART + head
        else:
            texts.append(head)
    below = (piece for text in texts[1:] for piece in spread(Row(front=INDENT, texts=(text,)), width))
    return (*spread(row._replace(texts=(texts[0],)), width), *below)


def _rank_line(line: Line) -> tuple[bool, bool, int]:
    """Rank by urgency; to withdraw comes before all, and what one is only invited to behind all."""
    return line.spec is not WITHDRAW, line.spec.is_invitation, RANKS[line.urgency]


def _condense_line(row: Row, block: Block, now: datetime, width: int) -> tuple[Row, ...]:
    """Return the row of an only line; what finds no room beside its head stands below it."""
    (line,) = block.lines
    doubt = SHORT_DOUBT * block.doubtful
    head, details = say_head(line, block.names), say_details(line, block, now)
    ahead = block.interview if block.interview is not None and block.interview.start > now else None
    if ahead is None:
        words = say_line(line, block, now)
    else:
        # Whatever is shortened, the day and time of a round that lies ahead stay.
        when, after = spell_when(ahead.start, now), "".join(f", {text}" for text in details[:1])
        words = (f"{head}{after} · {say_round(ahead, now)}", f"{head} for {when}{after}", f"prepare for {when}{after}")
    row = row._replace(texts=tuple(f"{block.label}: {text}{doubt}" for text in words))
    if ahead is not None or not details or fits(row, width):
        return spread(row, width)
    return (*spread(row._replace(texts=(f"{block.label}: {head}{doubt}",)), width), *lay_details(details, width))


def lay_details(details: Sequence[str], width: int) -> tuple[Row, ...]:
    """Return the first of `details` that fits a row of its own, else the fullest over several rows."""
    room = width - len(INDENT)
    fitting = next(((text,) for text in details if measure(text) <= room), wrap(details[0], room))
    return tuple(Row(front=INDENT, texts=(text,)) for text in fitting)


def _list_subjects(lines: Sequence[Line], block: Block, now: datetime, *, brief: bool) -> list[str]:
    """Return the head of each line, the first behind the name of the block, each other behind its day where that is another.

    What must not be missed stands behind it, though its details are left out.
    """
    heads: list[str] = []
    shown = None
    for line in lines:
        head = say_head(line, block.names)
        if line.spec is PREP and block.interview is not None:
            head = f"prepare for {spell_when(block.interview.start, now)}"
        elif brief and line.spec.line:
            head = line.spec.line.brief or head
        lacks = ", ".join(say_lack(lack, whole=False) for lack in line.lead.lacks) if line.spec.is_follow_up else ""
        remarks = (lacks, say_snooze(line.lead, now, spell_date), say_folded_late(line, now))
        words = ", ".join(filter(None, (head, *map(clean, remarks))))
        day = find_day(find_due(line.lead, now), now)
        if not heads:
            words = f"{block.label}: {words}"
        elif day is not None and day != shown:
            words = f"{spell_date(day, now)}: {words}"
        shown = day or shown
        heads.append(words)
    return heads


def _count_rest(heads: Sequence[str], shown: int) -> list[str]:
    return [f"+{len(heads) - shown}"] if shown < len(heads) else []


def say_round(interview: Interview, now: datetime) -> str:
    """Return kind and day of a round, with the time of one that lies ahead."""
    start = interview.start
    day = spell_when(start, now) if start > now else spell_held(start, now)
    return f"{clean(interview.kind or 'interview')}, {day}"
