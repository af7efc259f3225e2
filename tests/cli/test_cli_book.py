"""The texts of drafts: the program's own, and before each of them what the vault has of that name."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from followup_md.cli.draft_facts import read_frames
from followup_md.cli.init import ENGLISH, list_packaged
from followup_md.config import Settings
from followup_md.config.settings import Folders
from followup_md.errors import FollowupError, SystemFailure
from followup_md.letters.frames import FrameFacts, fill
from followup_md.letters.slots import SLOTS
from followup_md.model.actions import ACTIONS
from followup_md.vault.notes import LONGEST_FILE

if TYPE_CHECKING:
    from conftest import MakeVault

PACKAGED = dict(list_packaged())
GERMAN = Settings(language="de")


def test_the_program_brings_a_text_for_every_kind() -> None:
    assert {*(kind for spec in ACTIONS for kind in spec.drafts), "relay", "thank-you-email", "follow-up-phone"} == {
        name.removesuffix(".md") for name in PACKAGED if name != "words.toml"
    }
    assert list(PACKAGED) == sorted(PACKAGED)


def test_a_vault_without_texts_has_those_of_the_program(make_vault: MakeVault) -> None:
    book = read_frames(str(make_vault()), Settings())
    assert book.templates == {
        name.removesuffix(".md"): (f"the shipped {name}", text) for name, text in PACKAGED.items() if name != "words.toml"
    }
    assert book.words.months[0] == "January"


def test_one_of_the_vault_stands_before_that_of_the_program(make_vault: MakeVault) -> None:
    root = make_vault({"templates/drafts/en/reply.md": b"\xef\xbb\xbfHello\r\nYou\r\n", "templates/drafts/en/other.md": "never read"})
    book = read_frames(str(root), Settings())
    assert book.templates["reply"] == ("templates/drafts/en/reply.md", "Hello\nYou\n")
    assert book.templates["accept"] == ("the shipped accept.md", PACKAGED["accept.md"])
    assert "other" not in book.templates


def test_an_empty_one_is_one(make_vault: MakeVault) -> None:
    assert read_frames(str(make_vault({"templates/drafts/en/reply.md": ""})), Settings()).templates["reply"][1] == ""


def test_words_of_the_vault_are_laid_over_the_others(make_vault: MakeVault) -> None:
    root = make_vault({"templates/drafts/en/words.toml": "[marks]\nname = 'WHO'\n\n[phrases]\nask = 'How is it?'\n"})
    words = read_frames(str(root), Settings()).words
    assert (words.marks["name"], words.marks["greeting"]) == ("WHO", "Dear [name]")
    assert [phrase.text for phrase in words.phrases["ask"]] == ["How is it?"]
    assert (words.origin.paths["phrases", "ask"], words.origin.paths["phrases", "recall"]) == (
        "templates/drafts/en/words.toml",
        "the shipped words.toml",
    )


@pytest.mark.parametrize("folder", ["templates", "Work/Vorlagen"])
def test_another_language_is_a_folder(make_vault: MakeVault, folder: str) -> None:
    root = make_vault({f"{folder}/drafts/de/reply.md": "Hallo\n", f"{folder}/drafts/en/accept.md": "of another language\n"})
    book = read_frames(str(root), GERMAN._replace(folders=Folders(templates=folder)))
    assert book.templates["reply"] == (f"{folder}/drafts/de/reply.md", "Hallo\n")
    assert book.templates["accept"] == ("the shipped accept.md", PACKAGED["accept.md"])


@pytest.mark.parametrize("files", [{}, {"templates/drafts/en/reply.md": ""}, {"templates/drafts/de/Reply.txt": ""}])
def test_a_language_of_which_there_is_nothing(make_vault: MakeVault, files: dict[str, str | bytes]) -> None:
    with pytest.raises(FollowupError, match="no drafts in the language 'de'") as caught:
        read_frames(str(make_vault(files)), GERMAN)
    assert "templates/drafts/de/" in (caught.value.hint or "")


@pytest.mark.parametrize("name", ["reply.md", "words.toml"])
def test_one_that_cannot_be_read(make_vault: MakeVault, name: str) -> None:
    root = make_vault()
    (root / "templates" / "drafts" / ENGLISH / name).mkdir(parents=True)
    with pytest.raises(SystemFailure, match=f"the template templates/drafts/en/{name} cannot be used: it cannot be read"):
        read_frames(str(root), Settings())


def test_one_that_is_too_large(make_vault: MakeVault) -> None:
    with pytest.raises(SystemFailure, match="a file of"):
        read_frames(str(make_vault({"templates/drafts/en/reply.md": "x" * (LONGEST_FILE + 1)})), Settings())


@pytest.mark.parametrize("name", [name.removesuffix(".md") for name in PACKAGED if name != "words.toml"])
@pytest.mark.parametrize("slot", ["", "yes"])
def test_every_text_of_the_program_can_be_filled(make_vault: MakeVault, name: str, slot: str) -> None:
    book = read_frames(str(make_vault()), Settings())
    assert "{{" not in fill(book, FrameFacts(name, dict.fromkeys(SLOTS, slot), 0))
