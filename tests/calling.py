"""A search in which they call back: who is asked for, and the card that comes of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tale import FULL_BODY, Tale

from followup_md.derive.recall.card import make_card
from followup_md.derive.recall.dossier import Archive, find_spare, open_dossiers
from followup_md.derive.recall.find import Found, find

if TYPE_CHECKING:
    from followup_md.model import Search
    from followup_md.model.card import Card

NOW = "2026-12-01T12:00"  # a Tuesday
ACME = "acme-analyst"
PANEL = "2026-11-16-acme"
BODY = """
They sent a brochure.

## Topics
It overran by far.
- the move
### [[Ada Long]]
- weekly planning
- late invoices
### [[Łukasz Żak]]

## Questions
### What breaks first?
- asked by: [[Łukasz Żak]]
- rating: 2
- said: the queue
- better: the clock

## Requirements
- sends invoices on time
    - mine: ten years of ledgers
- Cobol

## Company: good points
- clear
## Company: bad points
- far away
## Role: good points
- broad
## Role: bad points
- on call

## Next steps
- I promised: the sample, by 2026-11-20
- they said: a decision by 2026-12-04

## Job description
Own the ledgers of two *depots*.

## First impressions
> hurried, but kind

## Environment
- a quiet floor
- a skylight over every desk
<!-- a secret -->
```
hidden
```

## Afterthoughts
1. lunch was short
"""


def tell_calls(*lines: str, head: str = "", body: str = BODY) -> Tale:
    """Tell of a panel at Acme on Monday 16 November 2026, of two rounds at Globex, and of Initech, where one has applied.

    `lines` stand in the log of the panel, `head` in its front matter.
    """
    tale = Tale(excused=("unknown-event",))
    people = 'interviewers: ["[[Ada Long]]", "[[Łukasz Żak]]"]'
    tale.note(PANEL, f"company: Acme\nrole: Analyst\nkind: panel\nstart: 2026-11-16T10:00\nend: 2026-11-16T11:00\n{people}\n{head}", body)
    tale.log(PANEL, *lines)
    tale.person(
        "Ada Long", 'company: Acme\npart: hiring-manager\ntitle: Head of Data\nphone: "+353 20 910 0142"\nemail: ada@acme.example.com'
    )
    tale.people["Ada Long"] += "Plays the violin.\n## Her garden\nRoses.\n"
    tale.person("Łukasz Żak", 'company: Acme\nphone: "(212) 555-0117 ext. 12"\nemail: lz@mail.acme.example.com')
    tale.person("Cy Post", 'company: Acme\npart: scheduler\ntitle: Front desk\nphone: "020 910 0199"\nemail: cy@other.example.com')
    for number, role in ((1, "Clerk"), (2, "Data Analyst")):
        slug = f"2026-11-0{number + 3}-globex"
        tale.note(slug, f'company: Globex\nrole: {role}\nstart: 2026-11-0{number + 3}T10:00\ninterviewers: ["[[Bo Reed]]"]', FULL_BODY)
    tale.person("Bo Reed", "company: Globex\nemail: bo@globex.example.com")
    tale.person("Di Moss", 'company: Mossway\npart: agency\nphone: "+1 617 555 0134"')
    tale.log("search", "2026-11-02 applied to Initech as Tester: through a friend")
    return tale


def open_archive(tale: Tale, now: str = NOW) -> Archive:
    """Return what is sought in."""
    search = tale.at(now)
    return Archive(open_dossiers(search.vault, find_spare(search.vault), search.now), search.vault.people)


def ask(query: str, tale: Tale | None = None, now: str = NOW) -> Found:
    """Return what fits a query."""
    return find(open_archive(tale or tell_calls(), now), query)


def show(tale: Tale, process: str = ACME, now: str = NOW, callers: tuple[str, ...] = ()) -> Card:
    """Return the card of a process."""
    return show_in(tale.at(now), process, callers)


def show_in(search: Search, process: str = ACME, callers: tuple[str, ...] = ()) -> Card:
    """Return the card of a process of a search."""
    (found,) = [each for each in search.processes if each.id == process]
    dossiers = open_dossiers(search.vault, find_spare(search.vault), search.now)
    (keys,) = [dossier.people for dossier in dossiers if dossier.id == process]
    return make_card(found, keys, search.vault.people, callers, search.now)
