"""docs/letters.md is complete: every draft with its action and channel, every slot; its examples are replayed by test_transcripts."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from followup_md.cli.init import list_packaged
from followup_md.letters.plan import find_default_channel
from followup_md.letters.slots import SLOTS
from followup_md.model.actions import ACTIONS

PAGE = (Path(__file__).parents[1] / "docs" / "letters.md").read_text(encoding="utf-8")
TEXTS = dict(list_packaged())


def read_table(head: str) -> list[list[str]]:
    """Return the cells of the table whose header begins with a text."""
    (table,) = re.findall(rf"^\| {head} \|.*\n\|[-|]+\|\n((?:\|.*\n)+)", PAGE, re.MULTILINE)
    return [[cell.strip() for cell in re.split(r"(?<!\\)\|", row)[1:-1]] for row in table.splitlines()]


def test_every_slot_is_listed_with_what_it_holds_and_where_it_comes_from() -> None:
    rows = read_table("slot")
    assert [(slot.strip("`"), holds) for slot, holds, _ in rows] == list(SLOTS.items())
    assert all(source for *_, source in rows)


def test_every_action_with_a_draft_is_listed() -> None:
    rows = {(first.split(",")[0].strip("`"), kind.strip("`")) for first, kind, *_ in read_table("action")}
    commands = {(f"{spec.id} --as {kind}" if len(spec.drafts) > 1 else spec.id, kind) for spec in ACTIONS for kind in spec.drafts}
    assert rows == {*commands, ("thank", "relay")}


@pytest.mark.parametrize("row", read_table("action"), ids=lambda row: row[0])
def test_how_it_goes_and_its_file_are_so(row: list[str]) -> None:
    _, kind, goes, file = (cell.replace("`", "") for cell in row)
    assert goes.startswith("letter" if kind == "thank-you" else find_default_channel(kind))
    assert file == f"DATE-person-{kind}.md"


def test_what_the_page_names_is_there() -> None:
    functions = re.findall(r'\{\{ (?:say|fit)\("(\w+)"', PAGE)
    phrases = re.findall(r"^(\w+) = \[", PAGE.partition("[phrases]")[2], re.MULTILINE)
    assert {"recall", "connect"} <= {*functions}
    for name in (*functions, *phrases):
        assert re.search(rf"^{name} = ", TEXTS["words.toml"], re.MULTILINE), name
    for name in re.findall(r"templates/drafts/\w+/([\w-]+\.\w+)`", PAGE):
        assert name in TEXTS


def test_the_texts_of_the_program_use_only_slots_that_are_listed() -> None:
    used = {name for text in TEXTS.values() for name in re.findall(r"\{\{ (\w+)(?: \||\s*\}\})", text)}
    used |= {name for text in TEXTS.values() for name in re.findall(r"\{% if (?:not )?(\w+) %\}", text)}
    assert used <= {*SLOTS}
    assert {"topic", "day", "wish"} <= used
