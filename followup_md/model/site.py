"""Contents of the pages of site/ (R0.5, R2.7, R3.5, R4.12)."""

from collections.abc import Mapping
from datetime import date
from typing import Literal, NamedTuple

from followup_md.model.card import Card, Flashcard
from followup_md.model.derived import Action, Search
from followup_md.model.facts import Person
from followup_md.model.figures import Figures

# First who decides, as the notes say (R2.7), then who judges or talks with you, who arranges and passes on, and who was not met yet.
Circle = Literal["decides", "judges", "arranges", "others"]


class NetworkPerson(NamedTuple):
    """Somebody of the network: what they are to you, the ids of the processes they belong to, and the open `actions` with them.

    Of their profiles the public, professional ones are left (R2.2). `last` is the day of the last contact with this very person, a
    meeting too; `connected` says that the log has an invitation to them.
    """

    person: Person
    circle: Circle
    processes: tuple[str, ...]
    actions: tuple[Action, ...]
    last: date | None = None
    connected: bool = False


class Site(NamedTuple):
    """All that the pages show: `cards` by process id, `network` and open stumbles (`asked`) in the order of display.

    `problems` says in words how many there are. `texts` are the bodies of interview notes by path; empty where none is to be seen.
    `obsidian` is the vault's name where it is one of Obsidian's. `public`: names, companies and texts are left out, and links to notes.
    """

    search: Search
    cards: Mapping[str, Card]
    network: tuple[NetworkPerson, ...]
    asked: tuple[Flashcard, ...]
    figures: Figures
    problems: str = ""
    texts: Mapping[str, str] = {}
    obsidian: str | None = None
    public: bool = False
