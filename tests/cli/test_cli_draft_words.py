"""`draft` with words of one's own: templates and phrases in the vault, another language, and what cannot be used."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest
from support.cli import SENDER, ZONE, Drafting

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def drafting(tmp_path: Path) -> Drafting:
    return Drafting(tmp_path)


# Words of one's own


def test_a_template_of_the_vault_is_used_for_its_kind_alone(drafting: Drafting) -> None:
    drafting.write({"templates/drafts/en/connect.md": "\ufeffHello {{ salutation }},\r\n{{ topic }}\r\n"})
    assert drafting.run("draft", "connect-priya", "--print").out == "Hello Priya Raman,\nlate events\n"
    assert "Sincerely," in drafting.run("draft", "thank", "priya", "--print").out


def test_words_of_the_vault_replace_those_they_name_alone(drafting: Drafting) -> None:
    drafting.write({"templates/drafts/en/words.toml": "[phrases]\r\nshort_thanks = ['Thanks, {{ salutation }}.']\r\n"})
    said = drafting.run("draft", "follow-up", "--print").out
    assert "\nThanks, Priya Raman.\n" in said
    assert "about the Engineer post at Harbor." in said


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        pytest.param("thank-you.md", "Dear {{ salutation }}\n\n{{ tpoic }}\n", "thank-you.md:3: no slot `tpoic`", id="an unknown slot"),
        pytest.param("thank-you.md", "{% if %}\n", "thank-you.md:1: ", id="no template"),
        pytest.param("words.toml", "[marks]\n\n[phrases]\nrecall = ['{{ x }}']\n", "words.toml:4: no slot `x`", id="a phrase"),
        pytest.param("words.toml", "[phrases\n", "words.toml does not read: ", id="no TOML"),
    ],
)
def test_a_broken_template_names_its_file_and_line_and_nothing_is_written(drafting: Drafting, name: str, text: str, message: str) -> None:
    drafting.write({f"templates/drafts/en/{name}": text})
    done = drafting.run("draft", "--all", "thank")
    assert done.code == 1
    assert f"templates/drafts/en/{message}" in " ".join(done.err.split())
    assert not (drafting.root / "letters").exists()


def test_a_template_that_cannot_be_read_is_the_fault_of_the_machine(drafting: Drafting) -> None:
    (drafting.root / "templates/drafts/en/thank-you.md").mkdir(parents=True)
    done = drafting.run("draft", "thank", "priya")
    assert done.code == 3
    assert "the template templates/drafts/en/thank-you.md cannot be used: it cannot be read" in " ".join(done.err.split())


def test_a_language_without_a_folder_says_what_to_do(drafting: Drafting) -> None:
    drafting.write({"followup.toml": f'language = "de"\n{ZONE}{SENDER}'})
    done = drafting.run("draft", "thank", "priya")
    assert done.code == 1
    said = " ".join(done.err.split())
    assert said.startswith("followup-md: no drafts in the language 'de' put templates and a words.toml into templates/drafts/de/")
    assert "`followup-md init --letters` writes the English ones" in said


def test_a_language_with_a_folder_is_used_and_english_for_what_it_lacks(drafting: Drafting) -> None:
    drafting.write(
        {
            "followup.toml": f'language = "de"\n{ZONE}{SENDER}[folders]\ntemplates = "Vorlagen"\n',
            "Vorlagen/drafts/de/words.toml": '[phrases]\ngreeting = ["Guten Tag {{ salutation }}"]\n',
        }
    )
    said = drafting.run("draft", "thank", "priya", "--print").out
    assert "\nGuten Tag Priya Raman:\n" in said
    assert "\nSincerely,\n" in said


# The machine


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root writes everywhere")
def test_a_folder_that_may_not_be_written_to(drafting: Drafting) -> None:
    (drafting.root / "letters").mkdir(mode=0o500)
    done = drafting.run("draft", "thank", "priya")
    assert done.code == 3
    assert drafting.letters() == []


def test_a_folder_that_cannot_be_made_is_the_fault_of_the_machine(drafting: Drafting) -> None:
    drafting.write({"letters": "a file"})
    done = drafting.run("draft", "thank", "priya")
    assert done.code == 3
    assert done.err.startswith("followup-md: ")
    assert (drafting.root / "letters").read_text(encoding="utf-8") == "a file"
