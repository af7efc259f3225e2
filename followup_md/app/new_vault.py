"""A new vault: what belongs into it, what of that is there, and where its notes might go."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from followup_md.app.exposure import find_hosts
from followup_md.app.reading import LONGEST_FILE, OBSIDIAN
from followup_md.config.read import read_settings
from followup_md.config.values import find_zone, suggest_zone
from followup_md.errors import MachineFailure, UsageProblem, say_meant
from followup_md.problem import Problem
from followup_md.store import CONFIG
from followup_md.store.find import find_root, is_folder, resolve_root
from followup_md.store.make import is_there, make_file, make_folder
from followup_md.store.read import read_file

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from followup_md.config.settings import Folders

NOTE_TEMPLATE = "interview.md"
PERSON_TEMPLATE = "person.md"


class Piece(NamedTuple):
    """A file or, without text, a folder of a vault; `there` says that something of that name exists and is left as it is."""

    path: str
    text: str | None
    there: bool


class NewVault(NamedTuple):
    """A vault to be made in `root`, the zone that is set in it, and the hosts that the repository around it is pushed to."""

    root: str
    zone: str | None
    hosts: tuple[str, ...]
    pieces: tuple[Piece, ...]


def plan_vault(
    folder: str, zone: str | None, find_machine_zone: Callable[[], str | None], *, obsidian: bool = False, letters: bool = False
) -> NewVault:
    """Return what is to be made in `folder`; the zone is as typed, else the machine's.

    With `obsidian` its settings belong to it too, with `letters` the texts of drafts. UsageProblem for a folder within a vault.
    """
    root = resolve_root(folder)
    if is_there(root) and not is_folder(root):
        raise UsageProblem(f"{folder!r} is no folder", "name a folder, which is made where there is none")
    around = find_root(root)
    if around is not None and around != root:
        hint = f"name a folder outside it, or write `followup-md init {around}` to add what that one lacks"
        raise UsageProblem(f"{folder!r} lies in the vault {around}", hint)
    chosen = check_zone(zone) if zone else _keep_zone(find_machine_zone())
    wanted = _list_pieces(root, chosen, obsidian=obsidian, letters=letters)
    pieces = tuple(Piece(path, text, is_there(f"{root}/{path}")) for path, text in wanted)
    set_here = chosen if not pieces[0].there else None
    return NewVault(root, set_here, find_hosts(root), pieces)


def make_vault(vault: NewVault) -> None:
    """Make what is not there, the settings first: they mark the folder as a vault."""
    make_folder(vault.root)
    for piece in vault.pieces:
        if piece.there:
            continue
        if piece.text is None:
            make_folder(f"{vault.root}/{piece.path}")
        else:
            make_file(f"{vault.root}/{piece.path}", piece.text)


def read_packaged(name: str) -> str:
    """Return a file of a new vault as the program brings it."""
    from importlib.resources import files

    return (files("followup_md") / "templates" / "vault" / name).read_text(encoding="utf-8")


def check_zone(typed: str) -> str:
    """Return the name of an IANA zone as typed; UsageProblem, with the one that was probably meant, for any other."""
    if find_zone(typed) is None:
        meant = suggest_zone(typed)
        raise UsageProblem(f"{typed!r} is no IANA zone", say_meant([meant]) if meant else "write one such as Europe/Dublin")
    return typed


def _list_pieces(root: str, zone: str | None, *, obsidian: bool, letters: bool) -> Iterator[tuple[str, str | None]]:
    from followup_md.render.toml import render_config

    folders = _read_folders(root)
    yield CONFIG, render_config(zone)
    for folder in (folders.interviews, folders.people, folders.letters):
        yield f"{folder}/", None
    yield f"{folders.templates}/{NOTE_TEMPLATE}", read_packaged(NOTE_TEMPLATE)
    yield folders.search, read_packaged("search.md")
    yield ".gitignore", read_packaged("gitignore")
    if obsidian:
        yield from _list_obsidian(folders)
    if letters:
        yield from _list_letters(folders)


def _list_obsidian(folders: Folders) -> Iterator[tuple[str, str]]:
    from followup_md.model.properties import INTERVIEW, PERSON
    from followup_md.render.obsidian import render_base, render_templates, render_types

    yield OBSIDIAN, render_templates(folders.templates)
    yield ".obsidian/types.json", render_types((*INTERVIEW, *PERSON))
    yield "interviews.base", render_base(folders.interviews)


def _list_letters(folders: Folders) -> Iterator[tuple[str, str]]:
    from followup_md.app.book import ENGLISH, FOLDER, list_packaged

    for name, text in list_packaged():
        yield f"{folders.templates}/{FOLDER}/{ENGLISH}/{name}", text


def _read_folders(root: str) -> Folders:
    """Return where things stand, by the settings that are there."""
    found = read_file(root, CONFIG, LONGEST_FILE)
    if isinstance(found, Problem):
        raise MachineFailure(f"{CONFIG} is in the way: {found.message}", found.hint)
    return read_settings(found.data.decode("utf-8-sig", "replace") if found else "")[0].folders


def _keep_zone(name: str | None) -> str | None:
    return name if name and find_zone(name) else None
