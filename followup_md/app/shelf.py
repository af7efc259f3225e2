"""The vault as `card` needs it: each process for itself, so that of a thousand notes only those are unpacked that a query may mean."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from followup_md import cache
from followup_md.app.reading import LONGEST_FILE, Notes, read_vault
from followup_md.config.calendars import find_library
from followup_md.derive.recall.dossier import find_spare, gather, list_names, list_texts
from followup_md.derive.recall.match import fold_noted, read_near, split_words
from followup_md.derive.recall.phone import fits_number, read_number
from followup_md.derive.recall.pick import Named
from followup_md.problem import Level
from followup_md.store import CONFIG
from followup_md.store.find import resolve_root
from followup_md.store.read import read_file
from followup_md.store.sign import sign_notes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from followup_md.derive.recall.dossier import Dossier
    from followup_md.model import Person, Vault


class Folder(NamedTuple):
    """One process by id: its company, its names and all its words, folded, the keys of its people, and its rounds and events, packed."""

    id: str
    company: str
    names: str
    text: str
    people: tuple[str, ...]
    packed: bytes


class Shelf(NamedTuple):
    """A vault: `notes` without rounds and events, which lie in `folders`; `spare` people are in no process, `lost` notes do not read."""

    notes: Notes
    folders: tuple[Folder, ...]
    spare: frozenset[str]
    lost: tuple[str, ...]

    def take(self, query: str) -> Notes:
        """Return the notes of the processes that the query may mean: all that hold each of its words, or a person with that number."""
        from pickle import loads

        words, digits = split_words(query), read_number(query)
        people = self.notes.vault.people
        known = {key for key, person in people.items() if person.phone and fits_number(digits, person.phone)} if digits else set()
        chosen = (
            folder
            for folder in self.folders
            if (words and all(word in folder.text for word in words)) or not known.isdisjoint(folder.people)
        )
        packs = [loads(folder.packed) for folder in chosen]  # noqa: S301 - packed by `_pack`, kept by `cache`
        vault = self.notes.vault._replace(
            interviews=tuple(interview for rounds, _ in packs for interview in rounds),
            events=tuple(event for _, events in packs for event in events),
        )
        return self.notes._replace(vault=vault)

    def spell(self, query: str) -> Iterator[str]:
        """Yield what a misspelt query may mean: read by the names, then by all that is noted."""
        words = split_words(query)
        yield read_near(words, [*(folder.names for folder in self.folders), *(person.name for person in self.notes.vault.people.values())])
        yield read_near(words, [folder.text for folder in self.folders])

    def name_all(self) -> tuple[Named, ...]:
        """Return what each process is called."""
        return tuple(Named(folder.id, folder.company, folder.names) for folder in self.folders)


def read_shelf(root: str) -> Shelf:
    """Return the vault in `root` by process, from the cache as long as no file of it has changed."""
    if cache.find_folder() is None:
        return fill_shelf(read_vault(root))
    home = resolve_root(root)
    config = read_file(root, CONFIG, LONGEST_FILE)
    name, stamp = cache.name_vault(home), cache.make_stamp(home, repr(config), cache.date_file(find_library() or ""))
    kept = cache.recall(f"{name}-card", stamp)
    if isinstance(kept, cache.Kept) and sign_notes(root, kept.folders, kept.files)[0] == kept.signature and isinstance(kept.value, Shelf):
        return kept.value
    notes = read_vault(root)
    shelf = fill_shelf(notes)
    whole = cache.recall(name, stamp)
    # Kept under the signature that these very notes are kept under; those that are not, since they were just saved, are no matter.
    if isinstance(whole, cache.Kept) and whole.value == notes:
        cache.keep(f"{name}-card", stamp, whole._replace(value=shelf))
    return shelf


def fill_shelf(notes: Notes) -> Shelf:
    """Return the vault by process, future events too: which of them have happened is asked of those alone that a query means."""
    vault = notes.vault
    folders = tuple(_pack(dossier, vault) for dossier in gather(vault.interviews, vault.events))
    # What belongs to no process says nothing to a call.
    rest = notes._replace(vault=vault._replace(interviews=(), events=()))
    return Shelf(rest, folders, find_spare(vault), _find_lost(vault))


def _pack(dossier: Dossier, vault: Vault) -> Folder:
    from pickle import HIGHEST_PROTOCOL, dumps

    named = list(list_names(dossier, vault.people))
    company = next((field.text for field in named if field.sort == "company"), dossier.id)
    names = fold_noted("\n".join(field.text for field in named))
    slugs = (dossier.id, *(interview.slug for interview in dossier.rounds))
    people = [vault.people[key] for key in dossier.people if key in vault.people]
    texts = (field.text for field in list_texts(dossier, vault.people))
    said = fold_noted("\n".join((*slugs, *texts, *_list_addresses(people))))
    return Folder(dossier.id, company, names, f"{names}\n{said}", dossier.people, dumps((dossier.rounds, dossier.events), HIGHEST_PROTOCOL))


def _list_addresses(people: list[Person]) -> Iterator[str]:
    return (text for person in people for text in (person.key, person.email) if text)


def _find_lost(vault: Vault) -> tuple[str, ...]:
    """Return the paths of notes of which nothing could be read."""
    read = {interview.path for interview in vault.interviews} | {person.path for person in vault.people.values()}
    read |= {draft.path for draft in vault.drafts} | {event.place.path for event in vault.events}
    lost = {problem.place.path for problem in vault.problems if problem.level == Level.ERROR} - read
    return tuple(sorted(path for path in lost if path.endswith(".md")))
