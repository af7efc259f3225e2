"""`status`: the whole search on one screen, most urgent first, and what not to send (format.md section 8)."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from itertools import groupby
from typing import NamedTuple

from followup_md.model import Action, Interview, Search, Urgency
from followup_md.model.actions import KEEP_LOOKING, PREP, WITHDRAW
from followup_md.model.derived import list_open, name_post
from followup_md.problem import Problem
from followup_md.render import phrases, view
from followup_md.render.text import (
    INDENT,
    Row,
    Tone,
    clean,
    find_room,
    format_due,
    format_full,
    format_round_day,
    format_short_date,
    measure,
    pad,
    render_row,
    row_fits,
    spread,
    wrap,
)
from followup_md.words import say_action_title, say_lack, say_lacks, say_obstacle, say_why

MARKS: Mapping[Urgency, str] = {"overdue": "!", "due": "*", "upcoming": " ", "blocked": "-"}
WORDS: Mapping[Urgency, str] = {"overdue": "overdue", "due": "due", "upcoming": "coming up", "blocked": "blocked"}
_TONES: Mapping[Urgency, Tone] = {"overdue": "overdue", "due": "due", "upcoming": "plain", "blocked": "plain"}
_SHORT_DOUBT = " · ? note unclear"
_PART = " · "
_WHEN_CELLS = len("Wed 18 15:30")
_NARROWEST = 40
_NO_NOTES = (
    "No interviews yet. `followup-md new COMPANY ROLE` writes the note of one, ahead or just over; whom to thank and by when, the recap, "
    "the review and the follow-up are worked out from it."
)
_NO_MATCH = "Nothing here is about the process or person asked for."
_ALL_DONE = "All done: nothing else is due now."


class Screen(NamedTuple):
    """The screen for `status`: width in cells, height in lines, whether to use colours, and whether each action gets its own row."""

    width: int = 80
    height: int = 24
    color: bool = False
    unfold: bool = False


_PLAIN = Screen()


def render_status(search: Search, problems: Sequence[Problem], screen: Screen = _PLAIN) -> str:
    """Return the page of `status`; unless unfolded, blocks shrink to one row each, the least urgent first, until the page fits."""
    width = max(screen.width, _NARROWEST)
    waits = view.find_waits(search)
    reopenable = ", ".join(view.find_reopenable(search))
    actions = list_open(search)

    # Keep-looking is always the first row (R5.1).
    words, requirement = view.format_search(search)
    top = list(spread(Row(texts=(words,), end=requirement, text_tone="heading"), width))
    if screen.unfold:
        top.extend(row for action in actions if action.spec is KEEP_LOOKING for row in _unfold_action(action, search.now, width)[1:])
    unread = view.list_unread(search)
    for post, reason, _ in unread:
        top.extend(spread(Row(f"{MARKS['overdue']} ", (f"{post}: when was it? {reason}",), "R1.8", tone="overdue"), width))
    if not search.processes and not unread:
        top.extend(Row(texts=(text,)) for text in wrap(_NO_MATCH if search.vault.interviews else _NO_NOTES, width))
    elif all(action.spec is KEEP_LOOKING for action in actions) and not reopenable and not unread:
        top.append(Row(texts=(_ALL_DONE,)))

    bottom: list[Row] = []
    if reopenable:
        said = f"you withdrew and can write once more to {reopenable}"
        bottom.extend(spread(Row(texts=(f"{said}: then log `reopened`", said), end="R5.8"), width))
    if problems:
        bottom.append(Row(texts=(phrases.format_worst(problems, width),), text_tone="aside" if phrases.is_remark(problems) else "plain"))

    if fixable := phrases.count_fixable(problems, search.vault.drafts):
        bottom.extend(spread(Row(texts=(phrases.format_fixable(fixable),)), width))

    blocks = view.build_blocks(search, by_round=screen.unfold)
    if screen.unfold:
        groups: list[Sequence[Row]] = [top]
        for block in blocks:
            title = _title_block(block, search.now)
            shown = [action for line in block.lines for action in (*line.main, *line.folded)]
            shown.sort(key=lambda action: view.judge(action, search.now) != "overdue")
            below = (row for action in shown for row in _unfold_action(action, search.now, width))
            groups.append([*spread(title._replace(texts=title.texts[:1]), width), *below])
        rows = _space([*groups, _list_waits(waits, width), bottom])
    else:
        waiting = {wait.process for wait in waits if wait.until}
        # A wait says this already, so leave it out: a lone follow-up of an old round whose day has not come (R1.15).
        rest = [
            block
            for block in blocks
            if block.interview is not None
            or block.process not in waiting
            or any(not line.spec.is_follow_up or line.urgency in ("overdue", "due") or line.lead.lacks for line in block.lines)
        ]
        rows = _fit(rest, (top, bottom), waits, search.now, screen._replace(width=width))
    return "".join(render_row(row, width, color=screen.color) + "\n" for row in rows)


def _list_waits(waits: Iterable[view.Wait], width: int) -> list[Row]:
    # Without the shortest version, which gives no reason: a second row is better.
    rows = (Row(texts=wait.say()[:-1], end=wait.requirement, text_tone="aside") for wait in waits)
    return [part for row in rows for part in spread(row, width)]


def _fit(
    blocks: Sequence[view.ViewBlock], frame: tuple[list[Row], list[Row]], waits: Sequence[view.Wait], now: datetime, screen: Screen
) -> list[Row]:
    """Return the rows of a page that leaves one line of the screen for the prompt, if condensing blocks can achieve that."""
    top, bottom = frame
    room, width = screen.height - 1, screen.width
    # Blocks of nothing but invitations (R2.5) share a row.
    invitations = [block for block in blocks if view.is_invitation(block)]
    if len(invitations) > 1:
        blocks = [block for block in blocks if not view.is_invitation(block)]
    crowded = len(blocks) > room  # finally none of them has more rows than it needs
    shown = [condense_block(block, now, width, brief=True) if crowded else _fold_block(block, now, width) for block in blocks]
    if len(invitations) > 1:
        # With the person's name, or with the number of people.
        names = [(clean(name), block.label) for block in invitations for name in block.names.values()]
        who = ", ".join(f"{name} ({label})" for name, label in names), ", ".join(name for name, _ in names), f"{len(names)} people"
        lead = invitations[0].lines[0].lead
        front = f"{MARKS['upcoming']} {format_due(view.find_due_date(lead, now), now)} · "
        shown.append(spread(Row(front, tuple(f"join conversations with {each}" for each in who), clean(lead.requirement)), width))
    waiting = _list_waits(waits, width)
    excess = sum(map(len, (top, *shown, waiting, bottom))) - room
    if excess > 0:
        rows = (Row(texts=(said,), end=requirement, text_tone="aside") for said, requirement in view.condense_waits(waits))
        condensed = [part for row in rows for part in spread(row, width)]
        if len(condensed) < len(waiting):
            waiting, excess = condensed, excess - len(waiting) + len(condensed)
    for place in reversed(range(len(blocks))):
        if crowded or excess <= 0:
            break
        folded = condense_block(blocks[place], now, width, brief=True)
        excess -= len(shown[place]) - len(folded)
        shown[place] = folded
    # No blank line between one-row blocks.
    joined: list[Sequence[Row]] = []
    for single, group in groupby(shown, key=lambda rows: len(rows) == 1):
        members = list(group)
        joined += [[row for rows in members for row in rows]] if single else members
    return _space([top, *joined, waiting, bottom], room)


def _space(groups: Iterable[Sequence[Row]], room: int | None = None) -> list[Row]:
    """Return the rows of all groups, with a blank one between groups; if `room` is short, first below those with a heading."""
    filled = [group for group in groups if group]
    borders = sorted(range(1, len(filled)), key=lambda place: filled[place - 1][0].text_tone != "heading")
    parted = set(borders if room is None else borders[: max(0, room - sum(map(len, filled)))])
    return [row for place, group in enumerate(filled) for row in ([Row()] if place in parted else []) + list(group)]


def _fold_block(block: view.ViewBlock, now: datetime, width: int) -> tuple[Row, ...]:
    """Return a title and a row for each line; only one row for a single line and, if it fits, for old rounds without an offer."""
    single = len(block.lines) == 1
    if single or (block.interview is None and not block.offered):
        condensed = condense_block(block, now, width)
        if single or len(condensed) == 1:
            return condensed
    whens = [format_due(view.find_due_date(line.lead, now), now) for line in block.lines]
    room = min(max(map(measure, whens)), _WHEN_CELLS)
    rows = [_title_block(block, now)]
    for line, when in zip(block.lines, whens, strict=True):
        front = f"{MARKS[line.urgency]} {pad(when, room)} · "
        row = Row(front=front, texts=phrases.format_line(line, block, now), end=clean(line.lead.requirement), tone=_TONES[line.urgency])
        details = phrases.format_details(line, block, now)
        if row_fits(row, width) or not details:
            rows.extend(spread(row, width))
        else:
            # Better two rows than leaving out what each person lacks.
            rows.extend(spread(row._replace(texts=(phrases.format_subject(line, block.names),)), width))
            rows.extend(_lay_details(details, width))
    return tuple(rows)


def _lay_details(details: Sequence[str], width: int) -> tuple[Row, ...]:
    """Return the first of `details` that fits a row of its own, else the fullest over several rows."""
    room = width - len(INDENT)
    fitting = next(((text,) for text in details if measure(text) <= room), wrap(details[0], room))
    return tuple(Row(front=INDENT, texts=(text,)) for text in fitting)


def _title_block(block: view.ViewBlock, now: datetime) -> Row:
    """Return the title of a block: company, role, kind and day of the round, and its urgency."""
    round_words = f" · {format_round(block.interview, now)}" if block.interview else ""
    full = clean(name_post(block.company, block.role))
    doubt = f" · {phrases.DOUBT}" * block.doubtful
    short = block.label + round_words
    texts = (full + round_words + doubt, short + doubt, short + _SHORT_DOUBT * block.doubtful)
    return Row(texts=texts, end=WORDS[block.urgency], text_tone="heading", end_tone=_TONES[block.urgency])


def format_round(interview: Interview, now: datetime) -> str:
    """Return kind and day of a round, with the time if it lies ahead."""
    start = interview.start
    day = format_due(start, now) if start > now else format_round_day(start, now)
    return f"{clean(interview.kind or 'interview')}, {day}"


def _unfold_action(action: Action, now: datetime, width: int) -> tuple[Row, ...]:
    """Return one action in full: its id below it, then why, and what blocks it."""
    urgency = view.judge(action, now)
    front = f"{MARKS[urgency]} {format_due(view.find_due_date(action, now), now)} · "
    remarks = [clean(say_why(action))]
    if action.blocked_by:
        remarks.append(f"{phrases.BLOCKED}{clean(say_obstacle(action.blocked_by))}")
    if action.spec.is_follow_up:
        remarks.extend((clean(say_lacks(action.lacks)), phrases.format_days_past(action, now)))
    remarks += [phrases.format_snooze(action, now, format_full), phrases.DOUBT * action.doubtful]
    notes = wrap("; ".join(filter(None, remarks)), width - len(INDENT))
    return (
        *spread(Row(front=front, texts=(clean(say_action_title(action)),), end=clean(action.requirement), tone=_TONES[urgency]), width),
        Row(texts=(f"{INDENT}{clean(action.id)}",), whole=True),
        *(Row(texts=(f"{INDENT}{text}",), text_tone="aside") for text in notes),
    )


def condense_block(block: view.ViewBlock, now: datetime, width: int, *, brief: bool = False) -> tuple[Row, ...]:
    """Return a block in one row if all overdue and due actions fit, else in several; `+N` hides only upcoming ones, `brief` saves words."""
    # By urgency, but a withdrawal first and invitations last.
    lines = sorted(block.lines, key=lambda line: (line.spec is not WITHDRAW, line.spec.is_invitation, view.RANKS[line.urgency]))
    first, doubt = lines[0], _SHORT_DOUBT * block.doubtful
    front = f"{MARKS[first.urgency]} {format_due(view.find_due_date(first.lead, now), now)} · "
    row = Row(front=front, texts=(block.label,), end=clean(first.lead.requirement), tone=_TONES[first.urgency])
    if len(lines) == 1:
        return _condense_line(row, block, now, width)
    pressing = max(place for place, line in enumerate(lines, start=1) if place == 1 or line.urgency in ("overdue", "due"))
    room = find_room(row, width) - measure(doubt)
    subjects: list[str] = []
    for words in (False, True) if brief else (False,):
        subjects = _list_subjects(lines, block, now, brief=words)
        # All of them in one text, else fewer and fewer, but always those overdue or due.
        for shown in range(len(subjects), pressing - 1, -1):
            text = _PART.join([*subjects[:shown], *_count_rest(subjects, shown)])
            if measure(text) <= room:
                return (row._replace(texts=(text + doubt,)),)
    # Otherwise as many rows as they need.
    texts = [subjects[0]]
    for subject in [*subjects[1:pressing], *_count_rest(subjects, pressing), *([_SHORT_DOUBT.removeprefix(_PART)] * block.doubtful)]:
        room = find_room(row, width) if len(texts) == 1 else width - len(INDENT)
        if measure(texts[-1]) + len(_PART) + measure(subject) <= room:
            texts[-1] += _PART + subject
        else:
            texts.append(subject)
    below = (piece for text in texts[1:] for piece in spread(Row(front=INDENT, texts=(text,)), width))
    return (*spread(row._replace(texts=(texts[0],)), width), *below)


def _condense_line(row: Row, block: view.ViewBlock, now: datetime, width: int) -> tuple[Row, ...]:
    """Return the row of a block's only line; details that do not fit beside its head go below it."""
    (line,) = block.lines
    doubt = _SHORT_DOUBT * block.doubtful
    subject, details = phrases.format_subject(line, block.names), phrases.format_details(line, block, now)
    ahead = block.interview if block.interview is not None and block.interview.start > now else None
    if ahead is None:
        words = phrases.format_line(line, block, now)
    else:
        # The day and time of a round that lies ahead are never left out.
        when, after = format_due(ahead.start, now), "".join(f", {text}" for text in details[:1])
        words = (f"{subject}{after} · {format_round(ahead, now)}", f"{subject} for {when}{after}", f"prepare for {when}{after}")
    row = row._replace(texts=tuple(f"{block.label}: {text}{doubt}" for text in words))
    if ahead is not None or not details or row_fits(row, width):
        return spread(row, width)
    return (*spread(row._replace(texts=(f"{block.label}: {subject}{doubt}",)), width), *_lay_details(details, width))


def _list_subjects(lines: Sequence[view.ViewLine], block: view.ViewBlock, now: datetime, *, brief: bool) -> list[str]:
    """Return the head of each line with its essentials: the first after the block's name, others after the day when it changes."""
    subjects: list[str] = []
    shown = None
    for line in lines:
        subject = phrases.format_subject(line, block.names)
        if line.spec is PREP and block.interview is not None:
            subject = f"prepare for {format_due(block.interview.start, now)}"
        elif brief and line.spec.line:
            subject = line.spec.line.brief or subject
        lacks = ", ".join(say_lack(lack, whole=False) for lack in line.lead.lacks) if line.spec.is_follow_up else ""
        remarks = (lacks, phrases.format_snooze(line.lead, now, format_short_date), phrases.format_folded_late(line, now))
        words = ", ".join(filter(None, (subject, *map(clean, remarks))))
        day = view.find_day(view.find_due_date(line.lead, now), now)
        if not subjects:
            words = f"{block.label}: {words}"
        elif day is not None and day != shown:
            words = f"{format_short_date(day, now)}: {words}"
        shown = day or shown
        subjects.append(words)
    return subjects


def _count_rest(subjects: Sequence[str], shown: int) -> list[str]:
    return [f"+{len(subjects) - shown}"] if shown < len(subjects) else []
