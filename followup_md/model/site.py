"""Contents of the pages of site/ (R0.5, R2.7, R3.5, R4.12)."""

from collections.abc import Mapping
from datetime import date
from typing import Literal, NamedTuple

from followup_md.model.card import Card, Flashcard
from followup_md.model.derived import Action, Search
from followup_md.model.facts import Person
from followup_md.model.figures import Figures

# First who decides, according to the notes (R2.7), then who interviews, who arranges or refers you, and who has not been met yet.
Circle = Literal["decides", "judges", "arranges", "others"]


class NetworkPerson(NamedTuple):
    """A person in the network: their role for you, the ids of their processes, and the open `actions` with them.

    Only public, professional profiles are kept (R2.2). `last` is the day of the last contact with this person themselves, a
    meeting too; `connected` says that the log has an invitation to them.
    """

    person: Person
    circle: Circle
    processes: tuple[str, ...]
    actions: tuple[Action, ...]
    last: date | None = None
    connected: bool = False


class Site(NamedTuple):
    """Everything the pages show: `cards` by process id, `network` and open stumbles (`asked`) in the order of display.

    `problems` gives their number in words. `texts` are the bodies of interview notes by path; empty if none may be shown.
    `obsidian` is the vault's name in Obsidian, if it is one there. `public`: names, companies, texts and links to notes are left out.
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
