"""How personal letters are, sign by sign, for reading (`check --explain`)."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from followup_md.render.terminal_rows import Row, lay_out, paint
from followup_md.render.text import clean, measure, pad

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from followup_md.prose.signals import Reading, Signal
    from followup_md.render.terminal_rows import Tone

_TONES: Mapping[str, Tone] = {"personal": "good", "thin": "due", "form": "overdue"}
_NAMES = {"personal": "personal", "thin": "thin", "form": "a form letter"}
_WIDEST = 10_000  # cells of a line that is not to be cut


class ReadLetter(NamedTuple):
    """One letter as it was read: whether it still is as the program wrote it, and whether the note holds anything that it could take up."""

    path: str
    reading: Reading
    unedited: bool = False
    topics: bool = True


def render_signals(letters: Sequence[ReadLetter], *, color: bool = False, width: int | None = None) -> str:
    """Return a block a letter: its verdict, and a line a sign with the words by which it passed or failed; ends in a newline.

    Without a `width`, as where a script reads it, nothing is cut, and the marks are letters.
    """
    blocks = ["\n".join(_render_letter(letter, color=color, width=width)) for letter in letters]
    return "\n\n".join(blocks or ["no thank-you letters to explain"]) + "\n"


def _render_letter(letter: ReadLetter, *, color: bool, width: int | None) -> Iterator[str]:
    reading = letter.reading
    verdict = paint(_NAMES[reading.verdict], _TONES[reading.verdict], color=color)
    remarks = "".join(f"; {remark}" for remark in _list_remarks(letter))
    yield f"{paint(f'{clean(letter.path)}:', 'heading', color=color)} {verdict}, {reading.passed} of {len(reading.signals)} signs{remarks}"
    room = max(measure(signal.name) for signal in reading.signals)
    for signal in reading.signals:
        yield lay_out(_make_row(signal, room, plain=width is None), width or _WIDEST, color=color)


def _list_remarks(letter: ReadLetter) -> Iterator[str]:
    if letter.unedited:
        yield "still as the program wrote it"
    if not letter.topics:
        yield "the note holds no topic to compare it with"
    if not letter.reading.english:
        yield "the signs know the wording of English alone"


def _make_row(signal: Signal, room: int, *, plain: bool) -> Row:
    mark = ("ok" if signal.passed else "--") if plain else (" ✓" if signal.passed else " ✗")
    front = f"  {mark} {signal.id:<3} {pad(signal.name, room)}  "
    return Row(front, (clean(signal.evidence),), tone="plain" if signal.passed else "due", text_tone="aside")
