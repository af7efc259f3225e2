"""Personal or form letter: the verdict of ten signals, two of them gates (rules.md section 6)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from followup_md.prose.language import is_english
from followup_md.prose.sentences import split_sentences
from followup_md.prose.signs import SIGNS, STOCK_SHARE, View
from followup_md.prose.spec import read_spec

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from followup_md.prose.letter import Letter

GATES = ("H1", "H3")
_PERSONAL, _THIN = 7, 5  # signals, of ten


class Signal(NamedTuple):
    """One signal: `evidence` is the sentence or the words that made it pass or fail, "" where there are none, `line` where they stand."""

    id: str
    name: str
    passed: bool
    evidence: str
    line: int | None


class Reading(NamedTuple):
    """How personal a letter is. `stock` counts the sentences that could stand in anybody's letter, `sentences` all of them.

    `english` is false where the letter is in another language, of whose wording the signals know nothing.
    """

    signals: tuple[Signal, ...]
    verdict: Literal["personal", "thin", "form"]
    stock: int = 0
    sentences: int = 0
    english: bool = True

    @property
    def passed(self) -> int:
        """How many signals passed."""
        return sum(signal.passed for signal in self.signals)

    @property
    def gates(self) -> bool:
        """Whether it names a topic of theirs, and is no other letter with the names swapped."""
        return all(signal.passed for signal in self.signals if signal.id in GATES)


def read_signals(letter: Letter, others: Sequence[Letter] = ()) -> Reading:
    """Return how personal a letter is; `others` are those that it must not be like, itself not among them.

    With `interest: none` the letter need show no wish: then H6, H7 and H10 ask for nothing.
    """
    view = View(letter, others, read_spec(letter), split_sentences(letter))
    signals = tuple(Signal(id_, name, *find(view)) for id_, name, find in SIGNS)
    reading = Reading(signals, "form", len(view.stock), len(view.sentences), is_english(letter.text))
    if not reading.gates or reading.passed < _THIN:
        return reading
    return reading._replace(verdict="personal" if reading.passed >= _PERSONAL else "thin")


def is_stocky(reading: Reading) -> bool:
    """Say whether more than two sentences in five of a letter are stock, of two at least."""
    return reading.sentences > 1 and reading.stock > STOCK_SHARE * reading.sentences


def list_missing(reading: Reading) -> Iterator[str]:
    """Yield what a letter lacks, in words, as the signals are named; of a wrong day, which it was."""
    for signal in reading.signals:
        if not signal.passed:
            yield f"{signal.name} ({signal.evidence})" if signal.id == "H8" and signal.evidence else signal.name
