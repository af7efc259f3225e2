"""How often each of several things was met."""

from collections import Counter
from collections.abc import Iterable, Mapping


def tally(things: Iterable[str]) -> Mapping[str, int]:
    """Return the count of each thing, the most frequent first, then by name."""
    return dict(sorted(Counter(things).items(), key=lambda pair: (-pair[1], pair[0])))
