"""The texts of drafts: the program's own and, before those, what the vault has under templates/drafts/."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from followup_md.app.reading import LONGEST_FILE
from followup_md.draft.engine import Book
from followup_md.draft.words import NAME, read_words
from followup_md.errors import FollowupError, MachineFailure
from followup_md.problem import Problem
from followup_md.store.read import read_file

if TYPE_CHECKING:
    from followup_md.config import Settings

ENGLISH: Final = "en"
FOLDER: Final = "drafts"


def read_book(root: str, settings: Settings) -> Book:
    """Return the templates and the words of the configured language; what it lacks is taken from the English ones.

    FollowupError for a language of which there is nothing, MachineFailure for a file that cannot be read.
    """
    own = f"{settings.folders.templates}/{FOLDER}/{settings.language}"
    templates: dict[str, tuple[str, str]] = {}
    words: list[tuple[str, str]] = []
    found = settings.language == ENGLISH
    for name, text in list_packaged():
        typed = _read_own(root, f"{own}/{name}")
        found = found or typed is not None
        if name == NAME:
            words = [(_show(name), text), *([(f"{own}/{name}", typed)] if typed is not None else [])]
        else:
            templates[name.removesuffix(".md")] = (_show(name), text) if typed is None else (f"{own}/{name}", typed)
    if not found:
        hint = f"put templates and a {NAME} into {own}/ (`followup-md init --letters` writes the English ones), or set another `language`"
        raise FollowupError(f"no drafts in the language {settings.language!r}", hint)
    return Book(templates, read_words(words))


def list_packaged() -> list[tuple[str, str]]:
    """Return the English templates and words that the program brings, each a file name and its text."""
    from importlib.resources import files

    folder = files("followup_md") / "templates" / FOLDER / ENGLISH
    return sorted((item.name, item.read_text(encoding="utf-8")) for item in folder.iterdir())


def _show(name: str) -> str:
    return f"the shipped {name}"


def _read_own(root: str, path: str) -> str | None:
    file = read_file(root, path, LONGEST_FILE)
    if isinstance(file, Problem):
        raise MachineFailure(f"the template {path} cannot be used: {file.message}", file.hint)
    return file.data.decode("utf-8-sig", "replace").replace("\r\n", "\n") if file else None
