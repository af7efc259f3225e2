"""`followup-md card`: the processes that fit a query, and the card of the only one."""

from collections.abc import Iterator
from datetime import datetime
from typing import NamedTuple

import click

from followup_md.cli.session import Session, measure_screen, measure_width, print_aside, print_json, print_text, take_session, wants_color
from followup_md.config.calendars import Calendars
from followup_md.derive.card import build_card
from followup_md.derive.context import derive_processes
from followup_md.derive.dossier import Archive, find_unplaced, group_dossiers, list_fields, list_texts, open_dossiers
from followup_md.derive.matching import Named, find_card_words, fold, fold_noted, read_closest, read_typed, split_words
from followup_md.derive.query import Matches, find_matches, fits_number, read_number
from followup_md.errors import FollowupError, UsageProblem
from followup_md.model import LIVE, Process
from followup_md.model.card import Hit, QueryResult
from followup_md.problem import Level
from followup_md.vault import cache
from followup_md.vault.load import build_key, load, read_vault, recall_holidays
from followup_md.vault.notes import CONFIG, LONGEST_FILE, Clock, Notes, find_reader_zone
from followup_md.vault.read import read_file

_NO_NUMBER = "no note of a person has a `phone` that ends so; ask for the company or a name"


@click.command(epilog="The card is for your eyes alone: it has your doubts and your stumbles. In a pipe nothing is cut.")
@click.argument("query", nargs=-1, required=True)
@click.option("--all", "unfold", is_flag=True, help="Cut nothing, and say all of it, on more than one screen.")
@click.option("--html", "as_page", is_flag=True, help="Bring site/ up to date and open the page of the process in the browser.")
@take_session()
def command(session: Session, *, query: tuple[str, ...], unfold: bool, as_page: bool) -> None:
    """Show all about a process on one screen, when they call."""
    if as_page and (session.as_json or unfold):
        raise UsageProblem("--html opens a page and prints no card", "leave out --json and --all")
    typed, root, clock = " ".join(query), session.root, session.clock
    answer, moment = answer_call(root, clock, typed)
    if not answer.hits and not answer.people:
        from followup_md.derive.subjects import list_known, suggest_words

        vault = read_vault(root).vault
        names = sorted({interview.company for interview in vault.interviews}) + sorted({person.name for person in vault.people.values()})
        known = (answer.number and _NO_NUMBER) or suggest_words(typed, names) or list_known(names)
        lost = f"; not read: {', '.join(answer.lost)}" if answer.lost else ""
        raise FollowupError(f"nothing in the notes fits {typed!r}", known + lost)
    if as_page and answer.card:
        from followup_md.cli.site import write_process_page

        path = write_process_page(root, load(root, clock), answer.card.process.id)
        print_text(f"{path}\n")
        if click.launch(f"{root}/{path}"):
            print_aside("no browser could be opened; open that page yourself")
        return
    from followup_md.render.card import CardScreen, describe_answer, render_answer

    if session.as_json:
        print_json(describe_answer(answer, moment))
        return
    print_text(render_answer(answer, moment, CardScreen(measure_width(), measure_screen()[1], wants_color(), unfold)))


def answer_call(root: str, clock: Clock, query: str) -> tuple[QueryResult, datetime]:
    """Return the answer to a query, and the current time in the reader's zone; no checks or actions are computed."""
    packed = read_packed(root)
    now = clock(find_reader_zone(packed.notes.settings))
    notes, archive, found, read_as = _search(packed, query, now)
    settings, vault, _ = notes
    # Only the matching processes: deriving all of them takes longer than reading them.
    chosen = vault._replace(
        interviews=tuple(interview for interview in vault.interviews if interview.process in found.fits),
        events=tuple(event for event in vault.events if event.process in found.fits),
    )
    processes = list(derive_processes(chosen, settings, Calendars(settings, recall_holidays).of, now))

    def rank(process: Process) -> tuple[bool, bool, int]:
        # Among equals, the latest contact comes first, else the latest log line or round.
        days = [event.day for event in process.events] + [item.interview.start.date() for item in process.rounds]
        return not found.fits[process.id].whole, process.state not in LIVE, -(process.last_contact or max(days)).toordinal()

    processes.sort(key=rank)
    # The word must be unique among all processes, not only among those found.
    words = find_card_words([Named(each.id, each.company, each.names) for each in packed.folders]) if len(processes) > 1 else {}
    sought = split_words(query)
    answer = QueryResult(
        query=query,
        hits=tuple(Hit(process, found.fits[process.id], words.get(process.id, process.id)) for process in processes),
        people=tuple(archive.people[key] for key in found.people),
        read_as=read_as,
        # Unreadable notes whose file name holds a word of the query come first.
        lost=tuple(sorted(packed.lost, key=lambda path: (not any(word in fold(path) for word in sought), path))),
        number=bool(read_number(query)),
    )
    if len(processes) != 1:
        return answer, now
    process = processes[0]
    keys = next(dossier.people for dossier in archive.dossiers if dossier.id == process.id)
    card = build_card(process, keys, archive.people, found.people, now)
    own = {item.interview.path for item in process.rounds} | {event.place.path for event in process.events}
    wrong = {problem.place.path for problem in vault.problems if problem.level == Level.ERROR and problem.place.path in own}
    return answer._replace(card=card._replace(faulty=tuple(sorted(wrong)))), now


class _Found(NamedTuple):
    """Result of a query: the notes of the matching processes, searched in `archive`, and the corrected spelling of a misspelt query."""

    notes: Notes
    archive: Archive
    found: Matches
    read_as: str | None = None


class PackedProcess(NamedTuple):
    """One process by id: company, names and all words (folded), the keys of its people, and its rounds and events (pickled)."""

    id: str
    company: str
    names: str
    text: str
    people: tuple[str, ...]
    packed: bytes


class PackedVault(NamedTuple):
    """A vault with its rounds and events pickled in `folders`; `spare` people are in no process, `lost` notes are unreadable."""

    notes: Notes
    folders: tuple[PackedProcess, ...]
    spare: frozenset[str]
    lost: tuple[str, ...]

    def take(self, query: str) -> Notes:
        """Return the notes of the processes that the query may mean: all that hold each of its words, or a person with that number."""
        from pickle import loads

        words, digits = split_words(query), read_number(query)
        people = self.notes.vault.people
        known = {key for key, person in people.items() if person.phone and fits_number(digits, person.phone)} if digits else set()
        packs = [
            loads(folder.packed)  # noqa: S301 - packed by `pack_vault`, kept by `cache`
            for folder in self.folders
            if (words and all(word in folder.text for word in words)) or not known.isdisjoint(folder.people)
        ]
        vault = self.notes.vault._replace(
            interviews=tuple(interview for rounds, _ in packs for interview in rounds),
            events=tuple(event for _, events in packs for event in events),
        )
        return self.notes._replace(vault=vault)

    def spell(self, query: str) -> Iterator[str]:
        """Yield corrections of a misspelt query: by the names, then by all words of the notes."""
        words = split_words(query)
        yield read_closest(
            words, [*(folder.names for folder in self.folders), *(person.name for person in self.notes.vault.people.values())]
        )
        yield read_closest(words, [folder.text for folder in self.folders])


def _search(packed: PackedVault, query: str, now: datetime) -> _Found:
    """Search for a query in each spelling that the notes may use; if nothing fits, in its closest correction."""

    def look(spelt: str) -> _Found:
        notes = packed.take(spelt)
        archive = Archive(open_dossiers(notes.vault, packed.spare, now), notes.vault.people)
        return _Found(notes, archive, find_matches(archive, spelt))

    spellings = (query, *(" ".join(words) for words in read_typed(query)[1:]))
    for read in map(look, spellings):
        if read.found:
            return read
    for spelt in filter(None, packed.spell(query)):
        corrected = look(spelt)
        if corrected.found:
            return corrected._replace(read_as=spelt)
    return read


def read_packed(root: str) -> PackedVault:
    """Return the vault in `root` by process, from the cache as long as no file of it has changed."""
    if cache.find_folder() is None:
        return pack_vault(read_vault(root))
    name, key = build_key(root, read_file(root, CONFIG, LONGEST_FILE))
    kept = cache.recall_vault(root, f"{name}-card", key)
    if isinstance(kept, PackedVault):
        return kept
    notes = read_vault(root)
    packed = pack_vault(notes)
    whole = cache.recall(name, key)
    # Cached under the signature of these notes; notes too recently saved to be cached are not cached here either.
    if isinstance(whole, cache.Kept) and whole.value == notes:
        cache.keep(f"{name}-card", key, whole._replace(value=packed))
    return packed


def pack_vault(notes: Notes) -> PackedVault:
    """Return the vault by process, future events included: whether they have happened is decided only for the processes found."""
    from pickle import HIGHEST_PROTOCOL, dumps

    vault = notes.vault
    folders: list[PackedProcess] = []
    for dossier in group_dossiers(vault.interviews, vault.events):
        named = list(list_fields(dossier, vault.people))
        company = next((field.text for field in named if field.sort == "company"), dossier.id)
        names = fold_noted("\n".join(field.text for field in named))
        slugs = (dossier.id, *(interview.slug for interview in dossier.rounds))
        people = [vault.people[key] for key in dossier.people if key in vault.people]
        addresses = [text for person in people for text in (person.key, person.email) if text]
        texts = (field.text for field in list_texts(dossier, vault.people))
        text = "\n".join((names, fold_noted("\n".join((*slugs, *texts, *addresses)))))
        folders.append(
            PackedProcess(dossier.id, company, names, text, dossier.people, dumps((dossier.rounds, dossier.events), HIGHEST_PROTOCOL))
        )
    read = {interview.path for interview in vault.interviews} | {person.path for person in vault.people.values()}
    read |= {draft.path for draft in vault.drafts} | {event.place.path for event in vault.events}
    lost = {problem.place.path for problem in vault.problems if problem.level == Level.ERROR} - read
    # What belongs to no process is of no use in a call.
    rest = notes._replace(vault=vault._replace(interviews=(), events=()))
    return PackedVault(rest, tuple(folders), find_unplaced(vault), tuple(sorted(path for path in lost if path.endswith(".md"))))
