"""`draft`: a draft as a file, the table of drafts, and what each is missing."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from followup_md.model.events import CHANNELS, MESSAGE, PHONE
from followup_md.problem import Level, Problem
from followup_md.render.json import describe_mistake
from followup_md.render.markup import write_scalar
from followup_md.render.phrases import render_problems
from followup_md.render.reports import format_state, render_states
from followup_md.render.text import INDENT, clean, cut, measure, pad, paint, wrap
from followup_md.slug import fingerprint_text

if TYPE_CHECKING:
    from followup_md.model.views import DraftState, DraftsView

_COLUMNS = ("to", "leads with", "repairs", "signs", "lacks")
# Maximum cells of the text columns on a screen 80 wide; the second column takes the rest.
_NAME, _REPAIR, _SIGNALS = 18, 16, 5
_GAP = "  "
_WIDE = 10**6  # where nothing is broken
# The next step with a draft that is neither printed nor sent.
_THEN = {MESSAGE.id: "paste it", PHONE.id: "call"}
_ON_PAPER = frozenset(channel.id for channel in CHANNELS if channel.paper)


def render_draft_note(kind: str, channel: str, created: date, body: str, *, to: str | None, interview: str | None) -> str:
    """Return a draft as a file of letters/ (format.md section 5); `to` and `interview` are link targets, left out if None."""
    links = {key: write_scalar(f"[[{target}]]") for key, target in (("to", to), ("interview", interview)) if target}
    fields = {"kind": kind, **links, "channel": channel, "created": created.isoformat(), "first_draft": fingerprint_text(body)}
    return "\n".join(("---", *(f"{key}: {value}" for key, value in fields.items()), "---", "", body))


class DraftRow(NamedTuple):
    """A row of the table: the file and its state, the addressee, the lead topic, what it repairs, and its problems."""

    path: str
    state: "DraftState"
    kind: str
    channel: str
    action: str
    to: str
    beside: str = ""  # an earlier draft of the same action
    lead: str = ""
    repairs: str = ""
    signals: str = ""  # as `8/10`, or empty
    verdict: str = ""
    remark: str = ""  # the pest guard's verdict on sending it now
    problems: tuple[Problem, ...] = ()

    @property
    def send_ready(self) -> bool:
        """Say whether the draft is free of errors (rules.md 5)."""
        return all(problem.level != Level.ERROR for problem in self.problems)


class NoDraft(NamedTuple):
    """An action without a draft: its id, the reason, and what to do."""

    action: str
    reason: str
    hint: str


def render_drafts(rows: Sequence[DraftRow], without: Sequence[NoDraft], *, color: bool, width: int | None) -> str:
    """Return the files, a table of the letters, their problems as `check` prints them, and the actions without a draft."""
    room = width or _WIDE
    states = []
    for row in rows:
        beside = f", beside {clean(row.beside)}" if row.beside else ", as it was written" if row.state == "there-already" else ""
        states.append((clean(row.path), format_state(row.state) + beside))
    parts = [render_states(states), _render_table(rows, color=color, room=width or 80)] if rows else []
    parts.append(_render_remarks(rows, room))
    problems = [problem for row in rows for problem in row.problems]
    parts += [render_problems(problems, color=color, width=width)] if problems else []
    parts.append(_render_without(without, color=color, room=room))
    if any(row.state != "would-be-written" for row in rows):
        printed = next((row.path for row in rows if row.channel in _ON_PAPER), None)
        alone = len(rows) == 1
        words = "Read it aloud and put in a sentence that only you could write" if alone else "Put a sentence of your own into each"
        then = f"`followup-md letter {printed}`" if printed else _THEN.get(rows[0].channel, "send it") if alone else "send them"
        parts += ["".join(f"{line}\n" for line in wrap(f"{words}; then {then}", room, keep=True))]
    return "\n".join(part for part in parts if part)


def render_beside(rows: Sequence[DraftRow], without: Sequence[NoDraft], *, color: bool, width: int | None) -> str:
    """Return what accompanies printed texts: the pest guard's remarks, and the actions without a draft."""
    room = width or _WIDE
    return _render_remarks(rows, room) + _render_without(without, color=color, room=room)


def describe_drafts(rows: Sequence[DraftRow], without: Sequence[NoDraft]) -> "DraftsView":
    """Return the same as JSON has it."""
    return {
        "version": 1,
        "drafts": [
            {
                "path": row.path,
                "written": row.state == "written",
                "state": row.state,
                "beside": row.beside or None,
                "kind": row.kind,
                "channel": row.channel,
                "action": row.action,
                "to": row.to,
                "lead": row.lead or None,
                "repairs": row.repairs or None,
                "signs": row.signals or None,
                "verdict": row.verdict or None,
                "send_ready": row.send_ready,
                "remark": row.remark or None,
                "problems": [describe_mistake(problem) for problem in row.problems],
            }
            for row in rows
        ],
        "without": [{"action": each.action, "reason": each.reason, "hint": each.hint} for each in without],
    }


def _render_table(rows: Sequence[DraftRow], *, color: bool, room: int) -> str:
    """Return a header and a line for each draft, in aligned columns; texts are cut, since the file holds them in full."""
    cells = [_COLUMNS]
    for row in rows:
        errors = sum(problem.level == Level.ERROR for problem in row.problems)
        lack = f"{errors} to mend" if errors else "ready" if not row.problems else f"{len(row.problems)} to mind"
        cells.append((clean(row.to), clean(row.lead) or "–", clean(row.repairs) or "–", row.signals, lack))
    widest = [max(map(measure, column)) for column in zip(*cells, strict=True)]
    narrow = min(room, 80)
    name, repair, lacks = min(_NAME * narrow // 80, widest[0]), min(_REPAIR * narrow // 80, widest[2]), widest[4]
    lead = max(measure(_COLUMNS[1]), min(room - name - repair - _SIGNALS - lacks - 4 * len(_GAP), widest[1]))
    lines = []
    for cell in cells:
        sizes = (name, lead, repair, _SIGNALS)
        lines.append(_GAP.join((*(pad(cut(text, size), size) for text, size in zip(cell, sizes, strict=False)), cell[4])).rstrip())
    return "".join(f"{line}\n" for line in (paint(lines[0], "heading", color=color), *lines[1:]))


def _render_remarks(rows: Sequence[DraftRow], room: int) -> str:
    return "".join(f"{line}\n" for row in rows if row.remark for line in wrap(f"{clean(row.to)}: {row.remark}", room))


def _render_without(without: Sequence[NoDraft], *, color: bool, room: int) -> str:
    rows: list[str] = []
    for each in without:
        first, *more = wrap(f"no draft of {each.action}: {clean(each.reason)}", room)
        hints = wrap(clean(each.hint), room - len(INDENT), keep=True)
        rows += [paint(first, "due", color=color), *more, *(INDENT + hint for hint in hints)]
    return "".join(f"{row}\n" for row in rows)
