"""Hashtags, handles and addresses in a public post that name a company or a person of the notes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from followup_md.prose.public_names import find_part, join_words
from followup_md.prose.public_text import Sign

if TYPE_CHECKING:
    from collections.abc import Iterator

    from followup_md.prose.public_names import Names
    from followup_md.prose.public_text import PublicText, Weight

# Patterns as text: `re` compiles them when they are needed.
_TAG = r"(?<![\w@#/.])[@#]\w(?:[\w.-]*\w)?"
_ADDRESS = r"(?<![\w.@/+-])(?:https?://)?(?:[\w.+-]++@)?([\w-]++(?:\.[\w-]++)+)((?:/[\w.%@+-]*+)*)"
# What may stand in a tag before the short name of a company, and behind it.
_BEFORE_TAG = frozenset({
    *("", "at", "ask", "careersat", "goodbye", "hello", "hey", "hiat", "iam", "inside", "interview", "interviewat", "jobsat", "join"),
    *("joining", "lifeat", "meet", "peopleof", "team", "teamat", "the", "thisis", "weare", "welcometo", "workat", "workingat", "workfor"),
})  # fmt: skip
_BEHIND_TAG = frozenset({
    *("", "ag", "career", "careers", "co", "culture", "data", "eng", "engineering", "gmbh", "hiring", "hq", "inc", "interview", "jobs"),
    *("life", "ltd", "official", "people", "tech", "team"),
})  # fmt: skip
_LONG_JOINED = 5
_MOST_LABELS = 6  # of a host by which a company is known


def find_tags(text: PublicText, names: Names) -> Iterator[Sign]:
    """Yield each hashtag and each handle that names a company or a person: `#lifeatharbor`, `@priyaraman`."""
    for found in re.finditer(_TAG, text.low):
        named = _judge_tag(join_words(found[0]), found[0][0], names)
        if named:
            yield Sign(found.start(), found.end(), named[0], named[1], named=True)


def _judge_tag(tag: str, mark: str, names: Names) -> tuple[str, Weight] | None:
    """Return what a tag gives away, and how much that weighs."""
    if mark == "@" and tag in names.handles:
        return f'is a handle of "{names.handles[tag]}"', "sure"
    for name in names.whole:
        turned = "".join(reversed(name.words))
        if tag == name.joined or (len(name.joined) >= _LONG_JOINED and (name.joined in tag or turned in tag)):
            return name.why, "sure"
    for name in names.companies:
        part = (find_part(name) or "").lower()
        before, found, behind = tag.partition(part) if part else (tag, "", "")
        if found and before in _BEFORE_TAG and behind in _BEHIND_TAG:
            return name.why, "sure" if before or behind else "maybe" if mark == "@" else "beside"
    return None


def find_addresses(text: PublicText, names: Names) -> Iterator[Sign]:
    """Yield each address on the net, of mail or of a page, that leads to a company or a person."""
    known = {name.joined: name.shown for name in names.whole if len(name.joined) >= _LONG_JOINED}
    pages = known | dict(names.handles)
    for found in re.finditer(_ADDRESS, text.low):
        labels = found[1].split(".")
        hosts = (names.hosts.get(".".join(labels[-count:])) for count in range(2, _MOST_LABELS))
        owners = (known.get(join_words(label)) for label in labels[:-1])
        whose = next(filter(None, (*hosts, *owners, *(pages.get(join_words(part)) for part in found[2].split("/")))), None)
        if whose:
            yield Sign(found.start(), found.end(), f'is an address of "{whose}"', "sure", named=True)
