"""Notes of many shapes: what a log line must be put into, and taken out of again, without moving another byte."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

HEADS = {
    "plain": "---\ncompany: Harbor\nrole: Engineer\nstart: 2026-11-17T13:00\nend: 2026-11-17T15:30\ninterviewers: [Priya Raman]\n---\n",
    "commented": (
        "---\n# mine\ncompany: Harbor # the port\nrole: 'Engineer'\nstart: 2026-11-17 13:00\ninterviewers:\n  - \"[[Priya Raman]]\"\n"
        "tags: [a, b]\naliases: {x: y}\n---\n\n"
    ),
}
# What stands between the header and the log.
MIDDLES = {
    "nothing": "",
    "sections": "\n## Topics\n- late events 🚢\n\t- mine: tabs\n\n## Next steps\n- they said: a decision by 2026-12-04\n",
    "fenced": "\n```\n## Log\n- 2026-11-18 thanked [[Priya Raman]] by letter\n```\n\n    ## Log\n",
    "hidden": "\n<!-- ## Log\n- 2026-11-18 prepared\n-->\n%% a remark %%\n",
}
LOGS = {
    "none": "",
    "empty": "\n## Log\n",
    "filled": "\n## Log\n- 2026-11-17 18:00 connected with [[Priya Raman]]\n- 2026-11-20 heard from Priya\n",
    "nested": "\n## Log\n\n* 2026-11-17 connected with [[Priya Raman]]: yes\n  - a remark\n\n    and more\n* 2026-11-20 heard from Priya\n",
    "newest first": "\n## Log\n- 2026-11-20 heard from Priya\n- 2026-11-16 prepared\n",
    "not last": "\n## Log\n- 2026-11-16 prepared\n\nwords of mine\n\n## Environment\n- the harbour, and gulls\n",
    "twice": "\n## Log\n- 2026-11-16 prepared\n\n## Offer\n\n## Log\n- 2026-11-20 heard from Priya\n",
    "commented": "\n## Log\n<!-- one line each\n- 2026-11-18 an example -->\n- 2026-11-16 prepared\n\n<!--\nthe end -->\n",
    "fenced": "\n## Log\n- 2026-11-16 prepared\n  ```\n- 2026-11-17 no line of the log\n  ```\n- 2026-11-20 heard from Priya\n",
    "odd title": "\n##   **LOG**:\n+ 2026-11-16 prepared\n",
}


def build_shapes() -> Iterator[tuple[str, bytes]]:
    """Yield the name and the bytes of each shape: every head, middle and log with each newline, with and without BOM and last newline."""
    for head, middle, log, end, bom, closed in product(HEADS, MIDDLES, LOGS, ("\n", "\r\n"), (b"", b"\xef\xbb\xbf"), (True, False)):
        text = HEADS[head] + MIDDLES[middle] + LOGS[log]
        text = text if closed else text.rstrip("\n")
        name = "-".join(
            (head, middle, log.replace(" ", "_"), repr(end)[1:-1].replace("\\", ""), "bom" if bom else "", "closed" if closed else "open")
        )
        yield name, bom + text.replace("\n", end).encode()
