"""Every check by its manual page: the example that fails, the one that passes, and another problem beside the first."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from support.vaults import load_at, read_example, read_examples, write_vault

import followup_md
from followup_md.check.context import read_page
from followup_md.problem import CHECKS

if TYPE_CHECKING:
    from support.vaults import Example

PAGES = Path(followup_md.__file__).parent / "check" / "pages"
NAMES = sorted(CHECKS)
# What fails together with an example, since the one is a form of the other or follows from it.
COMPANIONS: dict[str, set[str]] = {
    "round-too-long": {"recap-thin"},  # the talk seems to have lasted all that time
    "time-apart": {"recap-thin"},  # from nine to five
    "interviewing-after-yes": {"withdraw-missing"},  # whom one still meets one has not withdrawn from
}
BESIDE = read_example("tme_zone: UTC")._replace(now="")
BESIDE_CHECK = "unknown-field"
# Where front matter is not read, or that check itself is shown, another one stands beside it.
BESIDE_BODY = read_example("## Logs\n- tidy up")._replace(now="")
OTHER_BESIDE: dict[str, tuple[Example, str]] = dict.fromkeys(("bad-front-matter", "unknown-field"), (BESIDE_BODY, "unknown-section"))


@pytest.fixture(autouse=True)
def without_holidays(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Take the library of holidays away where its absence is the point."""
    if "[holidays-missing]" in request.node.name:
        monkeypatch.setattr("followup_md.config.calendars.find_spec", lambda _: None)


def _find(root: Path, *examples: Example) -> list[str]:
    now = write_vault(root, *examples)
    return [problem.check for problem in load_at(root, now).problems]


def test_every_check_has_one_page() -> None:
    assert sorted(page.stem for page in PAGES.iterdir()) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_a_page_is_one_sentence_then_why_then_both_examples(name: str) -> None:
    title, *paragraphs = read_page(CHECKS[name]).removesuffix("\n").split("\n\n")
    assert re.fullmatch(r"[A-Z][^\n]*(?:\n[^\n]+)*[.?]", title)
    prose, examples = paragraphs[: paragraphs.index("Fails:")], paragraphs[paragraphs.index("Fails:") :]
    assert not any(paragraph.startswith(("#", " ")) for paragraph in prose)
    assert [paragraph for paragraph in examples if not paragraph.startswith("    ")] == ["Fails:", "Passes:"]


def test_the_sound_vault_is_sound(tmp_path: Path) -> None:
    assert _find(tmp_path) == []


@pytest.mark.parametrize("name", NAMES)
def test_the_example_that_fails_does_so_at_one_place(name: str, tmp_path: Path) -> None:
    example = read_examples(read_page(CHECKS[name]))["Fails"]
    found = _find(tmp_path, example)
    assert found.count(name) == 1
    assert set(found) == {name} | COMPANIONS.get(name, set())


@pytest.mark.parametrize("name", NAMES)
def test_the_example_that_passes_is_sound(name: str, tmp_path: Path) -> None:
    assert _find(tmp_path, read_examples(read_page(CHECKS[name]))["Passes"]) == []


@pytest.mark.parametrize("name", NAMES)
def test_two_problems_in_one_note_do_not_hide_each_other(name: str, tmp_path: Path) -> None:
    other, check = OTHER_BESIDE.get(name, (BESIDE, BESIDE_CHECK))
    found = _find(tmp_path, read_examples(read_page(CHECKS[name]))["Fails"], other)
    assert found.count(name) == 1
    assert found.count(check) == 1
