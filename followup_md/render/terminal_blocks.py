"""The blocks of `status`: a title and a row for each kind of action, or the whole block in one row where room is short."""

from __future__ import annotations

from typing import TYPE_CHECKING

from followup_md.model.hiring import name_post
from followup_md.render.phrases import BLOCKED, DOUBT, say_details, say_head, say_line, say_past, say_snooze
from followup_md.render.terminal_condensed import SHORT_DOUBT, condense_block, lay_details, say_round
from followup_md.render.terminal_rows import INDENT, MARKS, TONES, Row, fits, spread
from followup_md.render.text import clean, measure, pad, wrap
from followup_md.render.view import find_due, judge
from followup_md.render.when import spell_full, spell_when
from followup_md.words import say_action_title, say_lacks, say_obstacle, say_why

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from followup_md.model import Action, Urgency
    from followup_md.render.view import Block

WORDS: Mapping[Urgency, str] = {"overdue": "overdue", "due": "due", "upcoming": "coming up", "blocked": "blocked"}
WHEN_CELLS = len("Wed 18 15:30")


def fold_block(block: Block, now: datetime, width: int) -> tuple[Row, ...]:
    """Return a block as `status` shows it: title and lines, but of one line, or of old rounds without an offer, in one row if it fits."""
    single = len(block.lines) == 1
    if single or (block.interview is None and not block.offered):
        condensed = condense_block(block, now, width)
        if single or len(condensed) == 1:
            return condensed
    whens = [spell_when(find_due(line.lead, now), now) for line in block.lines]
    room = min(max(map(measure, whens)), WHEN_CELLS)
    rows = [title_block(block, now)]
    for line, when in zip(block.lines, whens, strict=True):
        front = f"{MARKS[line.urgency]} {pad(when, room)} · "
        row = Row(front=front, texts=say_line(line, block, now), end=clean(line.lead.requirement), tone=TONES[line.urgency])
        details = say_details(line, block, now)
        if fits(row, width) or not details:
            rows.extend(spread(row, width))
        else:
            # Two rows, rather than leave out what each person lacks.
            rows.extend(spread(row._replace(texts=(say_head(line, block.names),)), width))
            rows.extend(lay_details(details, width))
    return tuple(rows)


def join_invitations(blocks: Sequence[Block], now: datetime) -> Row:
    """Return one row for several blocks in which one is only invited to join conversations: with whom, and how many they are."""
    names = [(clean(name), block.label) for block in blocks for name in block.names.values()]
    said = "join conversations with"
    short = ", ".join(name for name, _ in names)
    lead = blocks[0].lines[0].lead
    return Row(
        front=f"{MARKS['upcoming']} {spell_when(find_due(lead, now), now)} · ",
        texts=(
            f"{said} {', '.join(f'{name} ({label})' for name, label in names)}",
            f"{said} {short}",
            f"{said} {len(names)} people",
        ),
        end=clean(lead.requirement),
    )


def title_block(block: Block, now: datetime) -> Row:
    """Return the title of a block: company, role, kind and day of the round, and how urgent it is."""
    round_words = f" · {say_round(block.interview, now)}" if block.interview else ""
    full = clean(name_post(block.company, block.role))
    doubt = f" · {DOUBT}" * block.doubtful
    texts = (
        full + round_words + doubt,
        block.label + round_words + doubt,
        block.label + round_words + SHORT_DOUBT * block.doubtful,
    )
    return Row(texts=texts, end=WORDS[block.urgency], text_tone="heading", end_tone=TONES[block.urgency])


def unfold_block(block: Block, now: datetime, width: int) -> tuple[Row, ...]:
    """Return a block with each action in a row of its own, the overdue first, and below it its id, why, and what blocks it."""
    actions = [action for line in block.lines for action in (*line.main, *line.folded)]
    actions.sort(key=lambda action: judge(action, now) != "overdue")
    title = title_block(block, now)
    # Here there is room for the whole name.
    titles = spread(title._replace(texts=title.texts[:1]), width)
    return (*titles, *(row for action in actions for row in unfold_action(action, now, width)))


def unfold_action(action: Action, now: datetime, width: int) -> tuple[Row, ...]:
    """Return one action in full."""
    urgency = judge(action, now)
    front = f"{MARKS[urgency]} {spell_when(find_due(action, now), now)} · "
    remarks = [clean(say_why(action))]
    if action.blocked_by:
        remarks.append(f"{BLOCKED}{clean(say_obstacle(action.blocked_by))}")
    if action.spec.is_follow_up:
        remarks.extend((clean(say_lacks(action.lacks)), say_past(action, now)))
    remarks += [say_snooze(action, now, spell_full), DOUBT * action.doubtful]
    notes = wrap("; ".join(filter(None, remarks)), width - len(INDENT))
    return (
        *spread(Row(front=front, texts=(clean(say_action_title(action)),), end=clean(action.requirement), tone=TONES[urgency]), width),
        Row(texts=(f"{INDENT}{clean(action.id)}",), whole=True),
        *(Row(texts=(f"{INDENT}{text}",), text_tone="aside") for text in notes),
    )
