"""What `check-post` looks at: a text of the person's own, held against the names in the vault."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from followup_md.app.reading import LONGEST_FILE, read_vault
from followup_md.config.files import RawNote
from followup_md.errors import UsageProblem
from followup_md.parse.head.front_matter import decode_note, parse_front_matter
from followup_md.problem import Problem
from followup_md.prose.public import find_giveaways
from followup_md.prose.public_names import read_names
from followup_md.store.read import read_typed

if TYPE_CHECKING:
    from followup_md.prose.public import Giveaway
    from followup_md.prose.public_names import Names

_COMMENT = r"(?s)<!--.*?-->"


class Post(NamedTuple):
    """A text for a public place: all of it, what gives the interview away in it, and the names by which that was found."""

    text: str
    found: tuple[Giveaway, ...]
    names: Names


def read_post(root: str, typed: str) -> bytes:
    """Return the bytes of a file, tried from the current folder and then from the vault; UsageProblem where none can be read."""
    said = None
    for path in dict.fromkeys((typed, f"{root}/{typed}")):
        found = read_typed(path, LONGEST_FILE)
        if isinstance(found, RawNote):
            return found.data
        said = said or found
    reason = said.message if isinstance(said, Problem) else "there is no such file"
    raise UsageProblem(f"no text in {typed!r}: {reason}", "name the file that holds what you want to post, or `-` for standard input")


def check_post(root: str, data: bytes, name: str) -> Post:
    """Return what gives the interview away in a text (UTF-8); UsageProblem for bytes that are none.

    The front matter of a draft and comments in it are not posted, so they are blank.
    """
    text, faults = decode_note(data, name)
    if faults:
        raise UsageProblem(f"no text in {name!r}: {faults[0].message}", "save it as UTF-8 text")
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    head, _ = parse_front_matter(text, name)
    text = "\n" * (head.body_line - 1) + re.sub(_COMMENT, lambda found: re.sub(r"[^\n]", " ", found[0]), head.body)
    names = read_names(read_vault(root).vault)
    return Post(text, find_giveaways(text, names), names)
