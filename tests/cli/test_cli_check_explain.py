"""`check --explain`: how personal each thank-you letter is, behind the problems."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from support.cli import FILES, HEADER, NOTE, Acting

if TYPE_CHECKING:
    from pathlib import Path

HEAD = '---\nkind: thank-you\nto: "[[{}]]"\ninterview: "[[harbor]]"\ncreated: 2026-11-18\n---\n'
PRIYA, TOM, LATER = "letters/priya.md", "letters/tom.md", "letters/later.md"
FILES = {
    **FILES,
    NOTE: HEADER + "\n## Log\n- 2026-11-16 prepared\n",
    PRIYA: HEAD.format("Priya Raman")
    + "Dear Priya,\n\nYour late events on Tuesday! I moved forty jobs. An Engineer at Harbor? You decide on 4 December.\n",
    TOM: HEAD.format("Tom Okafor") + "Dear Tom,\n\nThank you for your time.\n",
    LATER: '---\nkind: follow-up\nto: "[[Priya Raman]]"\ninterview: "[[harbor]]"\n---\nDear Priya,\n\nMay I ask how it stands?\n',
    "letters/nobody.md": "---\nkind: thank-you\n---\nThank you.\n",
    "letters/guest.md": HEAD.format("Ann Guest") + "Dear Ann,\n\nThank you for today.\n",
}


@pytest.fixture
def acting(tmp_path: Path) -> Acting:
    made = Acting(tmp_path)
    made.write(FILES)
    return made


def test_every_thank_you_letter_is_explained_below_the_problems(acting: Acting) -> None:
    plain, explained = acting.run("check"), acting.run("check", "--explain")
    assert explained.code == plain.code
    assert explained.out.startswith(plain.out)
    blocks = explained.out[len(plain.out) :].strip("\n").split("\n\n")
    assert [block.partition(":")[0] for block in blocks] == ["letters/guest.md", "letters/nobody.md", PRIYA, TOM]
    assert blocks[2].startswith(f"{PRIYA}: personal, 10 of 10 signs\n  ok H1  a topic of theirs            Your late events on Tuesday!\n")
    assert "\n  -- H4  little stock                 Thank you for your time.\n" in blocks[3]


def test_only_those_among_the_paths(acting: Acting) -> None:
    page = acting.run("check", "--explain", "--select", "draft-form-letter", f"{acting.root}/{PRIYA}")
    assert page.out.startswith(f"no problems\n\n{PRIYA}: personal")
    assert page.out.count(" signs\n") == 1
    assert acting.run("check", "--explain", f"{acting.root}/people").out == "no problems\n\nno thank-you letters to explain\n"


@pytest.mark.parametrize("other", [["--json"], ["--format", "json"], ["--format", "sarif"], ["--fix"]])
def test_it_goes_with_text_alone(acting: Acting, other: list[str]) -> None:
    done = acting.run("check", "--explain", *other)
    assert (done.code, done.out) == (2, "")
    assert "--explain goes with text alone" in done.err
