"""A block in as few rows as can be: its heads side by side, each under its own day, and nothing overdue or due left out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from followup_md.model.actions import PREP, WITHDRAW
from followup_md.render.phrases import say_details, say_folded_late, say_head, say_line
from followup_md.render.terminal_rows import INDENT, MARKS, TONES, Row, find_room, fits, spread
from followup_md.render.text import clean, measure, wrap
from followup_md.render.view import RANKS, find_day, find_due, find_snooze
from followup_md.render.when import spell_date, spell_held, spell_when
from followup_md.words import say_lack

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
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
    row, doubt = _open_row(lines[0], block, now), SHORT_DOUBT * block.doubtful
    if len(lines) == 1:
        return _condense_line(row, block, now, width)
    pressing = max(place for place, line in enumerate(lines, start=1) if place == 1 or line.urgency in ("overdue", "due"))
    room = find_room(row, width) - measure(doubt)
    says = [_list_heads(lines, block, now, brief=words) for words in ((False, True) if brief else (False,))]
    for heads in says:
        for text in _list_texts(heads, pressing):
            if measure(text) <= room:
                return (row._replace(texts=(text + doubt,)),)
    return _flow(row, [*says[-1][:pressing], *_say_rest(says[-1], pressing), *([SHORT_DOUBT.removeprefix(PART)] * block.doubtful)], width)


def _rank_line(line: Line) -> tuple[bool, bool, int]:
    """Rank by urgency; to withdraw comes before all, and what one is only invited to behind all."""
    return line.spec is not WITHDRAW, line.spec.is_invitation, RANKS[line.urgency]


def _open_row(line: Line, block: Block, now: datetime) -> Row:
    when = spell_when(find_due(line.lead, now), now)
    return Row(front=f"{MARKS[line.urgency]} {when} · ", texts=(block.label,), end=clean(line.lead.requirement), tone=TONES[line.urgency])


def _condense_line(row: Row, block: Block, now: datetime, width: int) -> tuple[Row, ...]:
    """Return the row of an only line; what finds no room beside its head stands below it."""
    (line,) = block.lines
    doubt = SHORT_DOUBT * block.doubtful
    words = say_line(line, block, now)
    ahead = block.interview is not None and block.interview.start > now
    if block.interview is not None and ahead:
        words = _say_ahead(line, block, block.interview, now)
    row = row._replace(texts=tuple(f"{block.label}: {text}{doubt}" for text in words))
    details = say_details(line, block, now)
    if ahead or not details or fits(row, width):
        return spread(row, width)
    head = row._replace(texts=(f"{block.label}: {say_head(line, block.names)}{doubt}",))
    return (*spread(head, width), *lay_details(details, width))


def lay_details(details: Sequence[str], width: int) -> tuple[Row, ...]:
    """Return the first of `details` that fits a row of its own, else the fullest over several rows."""
    room = width - len(INDENT)
    fitting = next(((text,) for text in details if measure(text) <= room), wrap(details[0], room))
    return tuple(Row(front=INDENT, texts=(text,)) for text in fitting)


def _say_ahead(line: Line, block: Block, interview: Interview, now: datetime) -> tuple[str, ...]:
    """Return the words about a round that lies ahead: whatever is shortened, its day and time stay."""
    head, when = say_head(line, block.names), spell_when(interview.start, now)
    after = "".join(f", {text}" for text in say_details(line, block, now)[:1])
    return (f"{head}{after} · {say_round(interview, now)}", f"{head} for {when}{after}", f"prepare for {when}{after}")


def _list_heads(lines: Sequence[Line], block: Block, now: datetime, *, brief: bool) -> list[str]:
    """Return the head of each line, the first behind the name of the block, each other behind its day where that is another."""
    heads: list[str] = []
    shown = None
    for line in lines:
        day = find_day(find_due(line.lead, now), now)
        words = _say_head(line, block, now, brief=brief)
        if not heads:
            words = f"{block.label}: {words}"
        elif day is not None and day != shown:
            words = f"{spell_date(day, now)}: {words}"
        shown = day or shown
        heads.append(words)
    return heads


def _say_head(line: Line, block: Block, now: datetime, *, brief: bool) -> str:
    """Return the head of one line among others, with what must not be missed though its details are left out."""
    head = say_head(line, block.names)
    if line.spec is PREP and block.interview is not None:
        head = f"prepare for {spell_when(block.interview.start, now)}"
    elif brief and line.spec.line:
        head = line.spec.line.brief or head
    snoozed = find_snooze(line.lead, now)
    remarks = (
        ", ".join(say_lack(lack, whole=False) for lack in line.lead.lacks) if line.spec.is_follow_up else "",
        f"snoozed until {spell_date(snoozed, now)}" if snoozed else "",
        say_folded_late(line, now),
    )
    return ", ".join(filter(None, (head, *map(clean, remarks))))


def _list_texts(heads: Sequence[str], pressing: int) -> Iterable[str]:
    """Return the heads in one text, then ever fewer of them, but all that press."""
    return (PART.join([*heads[:shown], *_say_rest(heads, shown)]) for shown in range(len(heads), pressing - 1, -1))


def _say_rest(heads: Sequence[str], shown: int) -> list[str]:
    return [f"+{len(heads) - shown}"] if shown < len(heads) else []


def _flow(row: Row, heads: Sequence[str], width: int) -> tuple[Row, ...]:
    """Return the heads over as many rows as they need."""
    texts = [heads[0]]
    for head in heads[1:]:
        room = find_room(row, width) if len(texts) == 1 else width - len(INDENT)
        if measure(texts[-1]) + len(PART) + measure(head) <= room:
            texts[-1] += PART + head
        else:
            texts.append(head)
    first, *more = texts
    below = (piece for text in more for piece in spread(Row(front=INDENT, texts=(text,)), width))
    return (*spread(row._replace(texts=(first,)), width), *below)


def say_round(interview: Interview, now: datetime) -> str:
    """Return kind and day of a round, with the time of one that lies ahead."""
    start = interview.start
    day = spell_when(start, now) if start > now else spell_held(start, now)
    return f"{clean(interview.kind or 'interview')}, {day}"
