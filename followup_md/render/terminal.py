"""`status`: the whole search on one screen, most urgent first, and what is not to be done (format.md section 8)."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from followup_md.model.actions import KEEP_LOOKING
from followup_md.render.problem_text import is_remark, sum_up
from followup_md.render.terminal_blocks import fold_block, join_invitations, unfold_action, unfold_block
from followup_md.render.terminal_condensed import condense_block
from followup_md.render.terminal_rows import Row, lay_out, spread
from followup_md.render.text import wrap
from followup_md.render.view import build_blocks, is_invitation, list_open
from followup_md.render.waits import condense_waits, find_reopenable, find_waits
from followup_md.render.week import say_search

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Sequence
    from datetime import datetime

    from followup_md.model import Search
    from followup_md.problem import Problem
    from followup_md.render.view import Block
    from followup_md.render.waits import Wait

NARROWEST = 40
NO_NOTES = (
    "No interviews yet. `followup-md new COMPANY ROLE` writes the note of one, ahead or just over; whom to thank and by when, the recap, "
    "the review and the follow-up are worked out from it."
)
NO_MATCH = "Nothing here is about the process or person asked for."
ALL_DONE = "All done: nothing else is due now."
BLANK = Row()


class Screen(NamedTuple):
    """What `status` is shown on: cells across and lines down, colours or none, and whether each action gets a row of its own."""

    width: int = 80
    height: int = 24
    color: bool = False
    unfold: bool = False


PLAIN = Screen()


def render_status(search: Search, problems: Sequence[Problem], screen: Screen = PLAIN) -> str:
    """Return the page of `status`, ending in a newline: keep-looking, the blocks by urgency, what to leave alone, the worst problem.

    Unless unfolded, blocks are shown in one row each, from the least urgent up, until everything stands on the screen.
    """
    width = max(screen.width, NARROWEST)
    waits = find_waits(search)
    reopenable = ", ".join(find_reopenable(search))
    actions = list_open(search)

    # Keep-looking is always the first row (R5.1).
    words, requirement = say_search(search)
    top = list(spread(Row(texts=(words,), end=requirement, text_tone="heading"), width))
    if screen.unfold:
        top.extend(row for action in actions if action.spec is KEEP_LOOKING for row in unfold_action(action, search.now, width)[1:])
    if not search.processes:
        top.extend(Row(texts=(text,)) for text in wrap(NO_MATCH if search.vault.interviews else NO_NOTES, width))
    elif all(action.spec is KEEP_LOOKING for action in actions) and not reopenable:
        top.append(Row(texts=(ALL_DONE,)))

    bottom: list[Row] = []
    if reopenable:
        said = f"you withdrew and can write once more to {reopenable}"
        bottom.extend(spread(Row(texts=(f"{said}: then log `reopened`", said), end="R5.8"), width))
    if problems:
        bottom.append(Row(texts=(sum_up(problems, width),), text_tone="aside" if is_remark(problems) else "plain"))

    blocks = build_blocks(search, by_round=screen.unfold)
    if screen.unfold:
        rows = _space([top, *(unfold_block(block, search.now, width) for block in blocks), _list_waits(waits, width), bottom])
    else:
        waiting = {wait.process for wait in waits if wait.until}
        rest = [block for block in blocks if not _is_covered(block, waiting)]
        rows = _fit(rest, (top, bottom), waits, search.now, screen._replace(width=width))
    return "".join(lay_out(row, width, color=screen.color) + "\n" for row in rows)


def _list_waits(waits: Iterable[Wait], width: int) -> list[Row]:
    # The last and shortest words give no reason: rather a second row than those.
    rows = (Row(texts=wait.say()[:-1], end=wait.requirement, text_tone="aside") for wait in waits)
    return [part for row in rows for part in spread(row, width)]


def _is_covered(block: Block, waiting: Container[str | None]) -> bool:
    """Say whether a wait already says all of an old block: a follow-up whose day has not come (R1.15)."""
    return (
        block.interview is None
        and block.process in waiting
        and all(line.spec.is_follow_up and line.urgency not in ("overdue", "due") and not line.lead.lacks for line in block.lines)
    )


def _fit(blocks: Sequence[Block], frame: tuple[list[Row], list[Row]], waits: Sequence[Wait], now: datetime, screen: Screen) -> list[Row]:
    """Return the rows of a page that leaves one line of the screen for the prompt, if blocks in one row each allow that."""
    top, bottom = frame
    room, width = screen.height - 1, screen.width
    # Several blocks of nothing but invitations (R2.5) share a row.
    invitations = [block for block in blocks if is_invitation(block)]
    if len(invitations) > 1:
        blocks = [block for block in blocks if not is_invitation(block)]
    crowded = len(blocks) > room  # in the end none of them has more rows than it needs
    shown = [condense_block(block, now, width, brief=True) if crowded else fold_block(block, now, width) for block in blocks]
    if len(invitations) > 1:
        shown.append(spread(join_invitations(invitations, now), width))
    waiting = _list_waits(waits, width)
    excess = sum(map(len, (top, *shown, waiting, bottom))) - room
    if excess > 0:
        rows = (Row(texts=(said,), end=requirement, text_tone="aside") for said, requirement in condense_waits(waits))
        condensed = [part for row in rows for part in spread(row, width)]
        if len(condensed) < len(waiting):
            waiting, excess = condensed, excess - len(waiting) + len(condensed)
    for place in reversed(range(len(blocks))):
        if crowded or excess <= 0:
            break
        folded = condense_block(blocks[place], now, width, brief=True)
        excess -= len(shown[place]) - len(folded)
        shown[place] = folded
    # No blank line parts blocks of one row.
    joined: list[Sequence[Row]] = []
    for single, group in groupby(shown, key=lambda rows: len(rows) == 1):
        members = list(group)
        joined += [[row for rows in members for row in rows]] if single else members
    return _space([top, *joined, waiting, bottom], room)


def _space(groups: Iterable[Sequence[Row]], room: int | None = None) -> list[Row]:
    """Return the rows of all groups, a blank one between two of them; where `room` is short, first below those with a heading."""
    filled = [group for group in groups if group]
    borders = sorted(range(1, len(filled)), key=lambda place: filled[place - 1][0].text_tone != "heading")
    parted = set(borders if room is None else borders[: max(0, room - sum(map(len, filled)))])
    return [row for place, group in enumerate(filled) for row in ([BLANK] if place in parted else []) + list(group)]
