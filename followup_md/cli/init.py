"""`followup-md init`: a new vault, its files, and which of them exist already; the files packaged with the program."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final, NamedTuple

import click

from followup_md.cli.session import SAY_FILES, Session, measure_screen, print_json, print_text, take_session
from followup_md.config.read import read_settings
from followup_md.config.settings import find_zone, suggest_zone
from followup_md.errors import SystemFailure, UsageProblem, say_meant
from followup_md.problem import Problem
from followup_md.vault.load import find_hosts
from followup_md.vault.notes import CONFIG, LONGEST_FILE, OBSIDIAN
from followup_md.vault.read import find_root, find_system_zone, is_folder, read_file, resolve_root
from followup_md.vault.write import create_file, create_folder, is_there

if TYPE_CHECKING:
    from followup_md.model.views import FileState

NOTE_TEMPLATE = "interview.md"
PERSON_TEMPLATE = "person.md"
ENGLISH: Final = "en"
DRAFTS_FOLDER: Final = "drafts"


@click.command()
@click.argument("folder", required=False, metavar="[DIR]")
@click.option("--zone", metavar="ZONE", help="The IANA zone you live in, such as Europe/Dublin; else that of this machine.")
@click.option("--obsidian", is_flag=True, help="Add settings of Obsidian: its templates folder, the types of the properties, a Base.")
@click.option("--letters", is_flag=True, help="Add the texts that drafts are made of, to change the words of your letters.")
@take_session(now=False, dry=SAY_FILES)
def command(session: Session, *, folder: str | None, zone: str | None, obsidian: bool, letters: bool) -> None:
    """Make a folder ready for notes: settings, folders, a note to copy.

    DIR is the folder, made where there is none; without it, the current one. What is there already is never touched.
    """
    from followup_md.render.new import describe_init, render_advice
    from followup_md.render.reports import format_state, render_states

    above: str | None = click.get_current_context().find_root().params.get("vault")
    typed = folder or session.vault or above or "."
    made = plan_vault(typed, zone, obsidian=obsidian, letters=letters)
    if not session.dry:
        create_vault(made)
    done: FileState = "would-be-written" if session.dry else "written"
    states: list[tuple[str, FileState]] = [(piece.path, "there-already" if piece.there else done) for piece in made.pieces]
    if session.as_json:
        print_json(describe_init(made.root, made.zone, made.hosts, states))
        return
    enter = None if made.root == resolve_root(".") else typed
    advice = render_advice(made.zone, made.hosts, measure_screen()[0], config_is_new=not made.pieces[0].there, enter=enter)
    print_text(f"{render_states([(path, format_state(state)) for path, state in states])}\n{advice}")


class VaultFile(NamedTuple):
    """A file or, without text, a folder of a vault; `there` if something of that name exists, which is left as it is."""

    path: str
    text: str | None
    there: bool


class NewVault(NamedTuple):
    """A vault to be made in `root`, its time zone, and the hosts that the repository around it is pushed to."""

    root: str
    zone: str | None
    hosts: tuple[str, ...]
    pieces: tuple[VaultFile, ...]


def plan_vault(folder: str, zone: str | None, *, obsidian: bool, letters: bool) -> NewVault:
    """Return what is to be made in `folder`; the zone is as typed, else the machine's. UsageProblem for a folder within a vault."""
    root = resolve_root(folder)
    if is_there(root) and not is_folder(root):
        raise UsageProblem(f"{folder!r} is no folder", "name a folder, which is made where there is none")
    around = find_root(root)
    if around is not None and around != root:
        hint = f"name a folder outside it, or write `followup-md init {around}` to add what that one lacks"
        raise UsageProblem(f"{folder!r} lies in the vault {around}", hint)
    own = None if zone else find_system_zone()
    chosen = check_zone(zone) if zone else own if own and find_zone(own) else None
    texts = _list_texts(root, chosen, obsidian=obsidian, letters=letters)
    pieces = tuple(VaultFile(path, text, is_there(f"{root}/{path}")) for path, text in texts)
    return NewVault(root, None if pieces[0].there else chosen, find_hosts(root), pieces)


def _list_texts(root: str, zone: str | None, *, obsidian: bool, letters: bool) -> Iterator[tuple[str, str | None]]:
    """Yield path and text of all that belongs in a vault, no text for a folder; its settings name the folders."""
    from followup_md.render.new import render_config

    found = read_file(root, CONFIG, LONGEST_FILE)
    if isinstance(found, Problem):
        raise SystemFailure(f"{CONFIG} is in the way: {found.message}", found.hint)
    folders = read_settings(found.data.decode("utf-8-sig", "replace") if found else "")[0].folders
    yield CONFIG, render_config(zone)
    for folder in (folders.interviews, folders.people, folders.letters):
        yield f"{folder}/", None
    yield f"{folders.templates}/{NOTE_TEMPLATE}", read_packaged(NOTE_TEMPLATE)
    yield folders.search, read_packaged("search.md")
    yield ".gitignore", read_packaged("gitignore")
    if obsidian:
        from followup_md.model.properties import INTERVIEW, PERSON
        from followup_md.render.json import write_json
        from followup_md.render.new import render_base

        # The folder of Obsidian's templates, and the type of each property, for which it offers a date picker or the like.
        yield OBSIDIAN, write_json({"folder": folders.templates}) + "\n"
        yield ".obsidian/types.json", write_json({"types": {row.name: row.shape.obsidian for row in (*INTERVIEW, *PERSON)}}) + "\n"
        yield "interviews.base", render_base(folders.interviews)
    if letters:
        for name, text in list_packaged():
            yield f"{folders.templates}/{DRAFTS_FOLDER}/{ENGLISH}/{name}", text


def create_vault(vault: NewVault) -> None:
    """Create what is missing, the settings first: they mark the folder as a vault."""
    create_folder(vault.root)
    for piece in vault.pieces:
        if piece.there:
            continue
        if piece.text is None:
            create_folder(f"{vault.root}/{piece.path}")
        else:
            create_file(f"{vault.root}/{piece.path}", piece.text)


def read_packaged(name: str) -> str:
    """Return a file of a new vault as packaged with the program."""
    from importlib.resources import files

    return (files("followup_md") / "templates" / "vault" / name).read_text(encoding="utf-8")


def list_packaged() -> list[tuple[str, str]]:
    """Return the packaged English templates and words, each as file name and text."""
    from importlib.resources import files

    folder = files("followup_md") / "templates" / DRAFTS_FOLDER / ENGLISH
    return sorted((item.name, item.read_text(encoding="utf-8")) for item in folder.iterdir())


def check_zone(typed: str) -> str:
    """Return the name of an IANA zone as typed; UsageProblem with a did-you-mean for an unknown one."""
    if find_zone(typed) is None:
        meant = suggest_zone(typed)
        raise UsageProblem(f"{typed!r} is no IANA zone", say_meant([meant]) if meant else "write one such as Europe/Dublin")
    return typed
