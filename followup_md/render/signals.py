"""`check --explain`: how personal letters are, signal by signal."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from followup_md.render.terminal_rows import Row, lay_out, paint
from followup_md.render.text import clean, measure, pad

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from followup_md.prose.signals import Reading
    from followup_md.render.terminal_rows import Tone

_VERDICT_TONES: Mapping[str, Tone] = {"personal": "good", "thin": "due", "form": "overdue"}
_VERDICTS = {"personal": "personal", "thin": "thin", "form": "a form letter"}
_WIDEST = 10_000  # cells of a line that is not to be cut


class ReadLetter(NamedTuple):
    """One letter as it was read: whether it still is as the program wrote it, and whether the note holds anything that it could take up."""

    path: str
    reading: Reading
    unedited: bool = False
    topics: bool = True


def render_signals(letters: Sequence[ReadLetter], *, color: bool = False, width: int | None = None) -> str:
    """Return a block a letter: its verdict, and a line a signal with the words by which it passed or failed; ends in a newline.

    Without a `width`, as where a script reads it, nothing is cut, and the marks are letters.
    """
    blocks = []
    for letter in letters:
        reading = letter.reading
        verdict = paint(_VERDICTS[reading.verdict], _VERDICT_TONES[reading.verdict], color=color)
        remarks = ["; still as the program wrote it"] * letter.unedited
        remarks += ["; the note holds no topic to compare it with"] * (not letter.topics)
        remarks += ["; the signs know the wording of English alone"] * (not reading.english)
        path = paint(f"{clean(letter.path)}:", "heading", color=color)
        rows = [f"{path} {verdict}, {reading.passed} of {len(reading.signals)} signs{''.join(remarks)}"]
        room = max(measure(signal.name) for signal in reading.signals)
        for signal in reading.signals:
            passed, failed = ("ok", "--") if width is None else (" ✓", " ✗")
            front = f"  {passed if signal.passed else failed} {signal.id:<3} {pad(signal.name, room)}  "
            row = Row(front, (clean(signal.evidence),), tone="plain" if signal.passed else "due", text_tone="aside")
            rows.append(lay_out(row, width or _WIDEST, color=color))
        blocks.append("\n".join(rows))
    return "\n\n".join(blocks or ["no thank-you letters to explain"]) + "\n"
