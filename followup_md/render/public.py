"""`check-post`: what a public text gives away, each line with marks below the words and the reason; as JSON too."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate, groupby
from typing import TYPE_CHECKING, NamedTuple

from followup_md.letters.giveaways import SAY_INSTEAD, Giveaway
from followup_md.letters.letter import locate
from followup_md.letters.public_names import KnownNames
from followup_md.render.text import ELLIPSIS, Tone, clean, cut, measure, paint, wrap

if TYPE_CHECKING:
    from followup_md.model.views import GiveawayView

_NOTHING = "nothing in it gives the interview away"
_REQUIREMENT = "R3.9"
_INDENT = "  "
_TAB = " " * 4
_CERTAIN, _PERHAPS = "^", "~"
_MARK_TONES: Mapping[str, Tone] = {_CERTAIN: "overdue", _PERHAPS: "due", " ": "plain"}
_WIDEST_WORDS = 40


class _Spot(NamedTuple):
    """The marked part of one line, by its offsets."""

    start: int
    end: int
    mark: str


def render_post_check(text: str, found: "Sequence[GiveawayView]", names: KnownNames, *, color: bool, width: int) -> str:
    """Return each line that gives something away, its words marked (`^` certain, `~` possible), why, and what to say instead."""
    if not found:
        return "\n".join(wrap(f"{_NOTHING}; {_describe_known(names)}", width)) + "\n"
    lines = text.split("\n")
    # By line number: the marks in the line, and the reasons for those that begin in it.
    spots: defaultdict[int, list[_Spot]] = defaultdict(list)
    reasons: defaultdict[int, list[str]] = defaultdict(list)
    for item in found:
        number, mark = item["line"], _CERTAIN if item["certain"] else _PERHAPS
        reasons[number].append(f'{mark} "{cut(clean(item["words"]), _WIDEST_WORDS)}" {clean(item["why"])}')
        for more, part in enumerate(item["words"].split("\n")):
            start = 0 if more else item["column"] - 1
            spots[number + more].append(_Spot(start, start + len(part), mark))
    blocks = []
    for number, here in spots.items():
        rows = [paint(f"line {number}", "heading", color=color), *_render_line(lines[number - 1], here, color=color, width=width)]
        rows += [f"{_INDENT}{row}" for why in dict.fromkeys(reasons[number]) for row in wrap(why, width - len(_INDENT))]
        blocks.append("\n".join(rows))
    sure = sum(item["certain"] for item in found)
    perhaps = len(found) - sure
    said = [f"{_count_places(sure)} {'give' if sure > 1 else 'gives'} the interview away"] if sure else []
    said += [f"{perhaps} more may" if sure else f"{_count_places(perhaps)} may give the interview away"] if perhaps else []
    total = f"{', '.join(said)}: {SAY_INSTEAD} instead ({_REQUIREMENT})"
    end = (row for words in (total, _describe_known(names)) for row in wrap(words, width))
    return "\n\n".join([*blocks, "\n".join(end)]) + "\n"


def describe_post_check(text: str, found: Sequence[Giveaway]) -> "list[GiveawayView]":
    """Return what gives something away, in the order of the text: for JSON output, and as the terminal spells it."""
    return [
        {
            "version": 1,
            "line": line,
            "column": column,
            "words": item.words,
            "why": item.why,
            "certain": item.certain,
            "requirement": _REQUIREMENT,
        }
        for item in found
        for line, column in [locate(text, item.start)]
    ]


def _render_line(line: str, spots: Sequence[_Spot], *, color: bool, width: int) -> Iterator[str]:
    """Yield a line, or its parts that hold a spot, each with its marks below."""
    shown = [_TAB if char == "\t" else " " if char.isspace() else clean(char) for char in line]
    cells = list(accumulate(map(measure, shown), initial=0))
    for start, end in _find_windows(cells, spots, width - len(_INDENT)):
        front, behind = ELLIPSIS if start else "", ELLIPSIS if end < len(line) else ""
        yield f"{_INDENT}{front}{''.join(shown[start:end])}{behind}".rstrip()
        marks = [" "] * (cells[end] - cells[start])
        for spot in spots:
            low, high = max(spot.start, start), min(spot.end, end)
            if low < high:
                marks[cells[low] - cells[start] : cells[high] - cells[start]] = spot.mark * (cells[high] - cells[low])
        runs = (paint("".join(run), _MARK_TONES[mark], color=color) for mark, run in groupby("".join(marks).rstrip()))
        yield f"{_INDENT}{' ' * len(front)}{''.join(runs)}"


def _find_windows(cells: Sequence[int], spots: Sequence[_Spot], room: int) -> Iterator[tuple[int, int]]:
    """Yield offsets of the fewest parts that hold all spots; `cells` counts those before each character, and all at its end."""
    last = len(cells) - 1
    if cells[last] <= room:
        yield 0, last
        return
    room -= 2 * measure(ELLIPSIS)
    begin, done = spots[0].start, 0
    for spot, following in zip(spots, (*spots[1:], None), strict=True):
        if following is not None and cells[following.end] - cells[begin] <= room:
            continue
        around = max(0, room - (cells[spot.end] - cells[begin])) // 2
        # Nothing shown before, and no empty room after the end of the line.
        first = min(cells[begin], max(cells[done], min(cells[begin] - around, cells[last] - room)))
        start = max(done, bisect_right(cells, first) - 1)
        done = bisect_right(cells, cells[start] + room) - 1
        yield start, done
        begin = following.start if following is not None else begin


def _describe_known(names: KnownNames) -> str:
    """Return how many names are known: unknown names give the interview away as well."""
    companies, people = len(names.companies), len(names.people)
    if not companies and not people:
        return "your notes name nobody yet, so no name was looked for"
    known = f"{companies} compan{'y' if companies == 1 else 'ies'}, {people} {'person' if people == 1 else 'people'}"
    return f"names are known from your notes alone ({known})"


def _count_places(number: int) -> str:
    return f"{number} place{'s' * (number != 1)}"
