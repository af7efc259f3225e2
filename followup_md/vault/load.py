"""Loading of a vault in a folder: read (from the cache if no file has changed) and derived at a moment."""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Final

from followup_md.config import Settings
from followup_md.config.calendars import find_holidays, find_library
from followup_md.problem import UNKNOWN_ZONE, UNREADABLE_NOTE, VAULT_PUBLIC, Place, Problem, report
from followup_md.slug import slug
from followup_md.vault import cache
from followup_md.vault.notes import CONFIG, LONGEST_FILE, OBSIDIAN, Clock, Loaded, Notes, RawNote, derive_notes, read_config, read_source
from followup_md.vault.read import DiskSource, find_remotes, name_vault, resolve_root

if TYPE_CHECKING:
    from followup_md.parse.vault import Memory

# These may be fixed outside the vault (an absent disk, the system's zone data), with no change in its files.
_OF_THE_SYSTEM = frozenset({UNREADABLE_NOTE.id, UNKNOWN_ZONE.id})
# Hosts where repositories are public unless set to private.
_PUBLIC: Final = ("github.com", "gitlab.com", "codeberg.org", "bitbucket.org", "sr.ht")
_ADDRESS: Final = r"(?:\w[\w+.-]*://)?(?:[^@/\s]*@)?([\w.-]+)(?:[:/].*)?"  # as text: compiled only if there is a remote


def load(root: str, clock: Clock, *, replayed: bool = False, select: Sequence[str] = (), ignore: Sequence[str] = ()) -> Loaded:
    """Read the vault in `root` and derive everything; the rest is as for `derive_notes`."""
    return derive_here(root, read_vault(root), clock, replayed=replayed, select=select, ignore=ignore)


def derive_here(
    root: str, notes: Notes, clock: Clock, *, replayed: bool = False, select: Sequence[str] = (), ignore: Sequence[str] = ()
) -> Loaded:
    """Derive everything from the notes of the vault in `root` and from its location; the rest is as for `derive_notes`."""
    # Checked each time, since no file of the vault shows where its repository is pushed.
    notes = notes._replace(faults=(*notes.faults, *find_public_host(root, notes.settings)))
    return derive_notes(notes, clock, replayed=replayed, select=select, ignore=ignore, find_holidays=recall_holidays)


def load_changed(root: str, clock: Clock, changed: Mapping[str, bytes], *, replayed: bool = False) -> Loaded:
    """Load the vault with planned versions of some notes, by path; nothing outside is checked, so that pages are equal in every clone."""
    if changed:
        from followup_md.parse.vault import Memory

        notes = reread_vault(root, Memory(), changed)
    else:
        notes = read_vault(root)
    return derive_notes(notes, clock, replayed=replayed, find_holidays=recall_holidays)


def read_vault(root: str) -> Notes:
    """Return the notes of the vault `root`; they are not read again if nothing has changed since last time."""
    source = DiskSource(root, LONGEST_FILE)
    config = source.read_file(CONFIG)
    if cache.find_folder() is None:
        return read_source(source, *read_config(config))
    key = build_key(root, config)
    kept = cache.recall_vault(root, *key)
    if isinstance(kept, Notes):
        return kept
    settings, faults = read_config(config)
    folders = (settings.folders.interviews, settings.folders.people, settings.folders.letters)
    files = (settings.folders.search, OBSIDIAN)
    # Fingerprint taken before reading: what changes meanwhile is read again next time.
    signature, newest = cache.fingerprint_notes(root, folders, files)
    settled = cache.is_settled(newest)
    notes = read_source(source, settings, faults)
    if settled and all(problem.check not in _OF_THE_SYSTEM for problem in (*notes.faults, *notes.vault.problems)):
        cache.keep(*key, cache.Kept(folders, files, signature, notes))
    return notes


def reread_vault(root: str, memory: "Memory", changed: Mapping[str, bytes] | None = None) -> Notes:
    """Return the notes of the vault `root`, reading every file; the rest is as for `read_source`."""
    source = DiskSource(root, LONGEST_FILE)
    return read_source(source, *read_config(source.read_file(CONFIG)), memory, changed)


def build_key(root: str, config: RawNote | Problem | None) -> tuple[str, bytes]:
    """Return the cache name and key of the vault `root` with this followup.toml."""
    home = resolve_root(root)
    return name_vault(home), cache.fingerprint_parts(home, repr(config), cache.date_file(find_library() or ""))


def recall_holidays(country: str, region: str | None, year: int) -> Mapping[date, str] | None:
    """Return the holidays of one year from the library, or from the cache without loading it."""
    name = "-".join(("holidays", slug(country), slug(region or "all"), str(year)))
    # The key holds the words themselves, since one name may stand for several; and a newer library may have other days.
    key = cache.fingerprint_parts(country, region or "", cache.date_file(find_library() or ""))
    kept = cache.recall(name, key)
    if isinstance(kept, dict):
        return kept
    found = find_holidays(country, region, year)
    if found is not None:
        cache.keep(name, key, dict(found))
    return found


def find_public_host(root: str, settings: Settings) -> Iterator[Problem]:
    """Yield the `vault-public` of a vault whose repository is on a public host, unless the settings say who can read it."""
    if settings.repository:
        return
    for host in find_hosts(root):
        if any(host == known or host.endswith(f".{known}") for known in _PUBLIC):
            message = f"the git repository around these notes goes to {host}, which shows everybody what is not private"
            hint = (
                'see that the repository is private there, and write `repository = "private"` above the first table; or `"public"`, if the '
                "notes are meant to be read"
            )
            yield report(VAULT_PUBLIC, Place(CONFIG), message, hint)
            return


def find_hosts(root: str) -> tuple[str, ...]:
    """Return the hosts, in lower case, that the git repository around `root` is pushed to or fetched from."""
    hosts = (match[1].casefold() for url in find_remotes(root) if (match := re.fullmatch(_ADDRESS, url, re.ASCII)))
    return tuple(dict.fromkeys(host for host in hosts if "." in host.strip(".")))
