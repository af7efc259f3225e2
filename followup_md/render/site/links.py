"""Links of the pages: to each other, to the notes beside them, and into Obsidian."""

from collections.abc import Mapping
from hashlib import sha256
from typing import Final, NamedTuple
from unicodedata import normalize
from urllib.parse import quote, unquote

from followup_md.model.site import Site
from followup_md.slug import slug

TODAY: Final = "index.html"
PROCESSES: Final = "processes.html"
PEOPLE: Final = "people.html"
QUESTIONS: Final = "questions.html"
SEARCH: Final = "search.html"
PAGES: Final = (TODAY, PROCESSES, PEOPLE, QUESTIONS, SEARCH)
STYLE: Final = "style.css"
PROCESS_FOLDER: Final = "process"
# A file name has 255 bytes at most, and some disks and archives allow fewer.
_LONGEST: Final = 100
_MARK_LENGTH: Final = 8


class Places(NamedTuple):
    """Addresses in site/ of processes by id, people by key, and folded names of wikilinks; `mark` stands for `names` in comparisons."""

    processes: Mapping[str, str]
    people: Mapping[str, str]
    names: Mapping[str, str]
    mark: str = ""

    def __hash__(self) -> int:
        """Return the same hash for the same places."""
        return hash(self.mark)


class PageLinks(NamedTuple):
    """The links of one page, from which `up` leads to site/; `open` is false if no link leads to the notes."""

    places: Places
    up: str = ""
    open: bool = True
    obsidian: str | None = None

    def to(self, address: str) -> str:
        """Return the link to an address of site/."""
        return self.up + address

    def to_process(self, process: str | None) -> str | None:
        """Return the link to the page of a process; None for none."""
        return self._lead(self.places.processes.get(process or ""))

    def to_person(self, key: str) -> str | None:
        """Return the link to somebody on the page *People*; None if they are not on it."""
        return self._lead(self.places.people.get(key))

    def to_note(self, path: str | None) -> str | None:
        """Return the link to a note of the vault; None if the pages do not link to notes."""
        return f"{self.up}../{quote(path, safe='/', errors='replace')}" if path and self.open else None

    def to_obsidian(self, path: str | None) -> str | None:
        """Return the link that opens a note in Obsidian; None if the vault is not an Obsidian vault."""
        if not path or not self.open or self.obsidian is None:
            return None
        return f"obsidian://open?vault={_encode(self.obsidian)}&file={_encode(path.removesuffix('.md'))}"

    def find_page(self, target: str) -> str | None:
        """Return the link to the target of a wikilink; None if nothing has that name."""
        return self._lead(self.places.names.get(_fold(target)))

    def find_file(self, path: str) -> str | None:
        """Return the link to the page of the note that a relative link names; None if there is none."""
        return self.find_page(unquote(path.partition("#")[0]))

    def _lead(self, address: str | None) -> str | None:
        return None if address is None else self.up + address


def map_places(site: Site) -> Places:
    """Return the address of everything that has one."""
    processes = {process.id: f"{PROCESS_FOLDER}/{name_page(process.id)}" for process in site.search.processes}
    people = {known.person.key: f"{PEOPLE}#{anchor}" for known, anchor in zip(site.network, list_anchors(site), strict=True)}
    names = {_fold(known.person.name): people[known.person.key] for known in reversed(site.network)}
    names |= {_fold(known.person.path or known.person.key): people[known.person.key] for known in site.network}
    for process in site.search.processes:
        names |= {_fold(item.interview.path): f"{processes[process.id]}#note-{item.interview.slug}" for item in process.rounds}
    return Places(processes, people, names, sha256(repr(sorted(names.items())).encode("utf-8", "replace")).hexdigest())


def list_anchors(site: Site) -> tuple[str, ...]:
    """Return the anchor of each person of the network, in its order, no two alike."""
    anchors: dict[str, int] = {}
    found = []
    for known in site.network:
        name = fit_name(slug(known.person.key))
        anchors[name] = anchors.get(name, 0) + 1
        found.append(name if anchors[name] == 1 else f"{name}--{anchors[name]}")
    return tuple(found)


def name_page(process: str) -> str:
    """Return the file name of a process's page: its id, shortened if too long for a name, but still unique."""
    return f"{fit_name(process)}.html"


def fit_name(name: str) -> str:
    """Return a slug unchanged or, if long, cut and with a unique suffix."""
    if len(name) <= _LONGEST:
        return name
    return f"{name[: _LONGEST - _MARK_LENGTH - 1]}-{sha256(name.encode()).hexdigest()[:_MARK_LENGTH]}"


def _encode(text: str) -> str:
    return quote(text, safe="", errors="replace")


def _fold(target: str) -> str:
    """Return the last part of a path or name for comparing links: without extension, case or differences in writing accents."""
    return normalize("NFC", " ".join(target.rpartition("/")[2].removesuffix(".md").split()).casefold())
