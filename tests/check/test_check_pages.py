"""Every check by its manual page: the example that fails, the one that passes, and another problem beside the first."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from specimen import inspect, read_example, read_examples, write_vault

from followup_md.check import list_checks
from followup_md.problem import CHECKS as KNOWN

if TYPE_CHECKING:
    from pathlib import Path

    from specimen import Example

CHECKS = list_checks()
NAMES = sorted(CHECKS)
# What fails together with an example, since the one is a form of the other or follows from it.
COMPANIONS: dict[str, set[str]] = {
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
        monkeypatch.setattr("followup_md.app.reading.has_library", lambda: False)


def _find(root: Path, *examples: Example) -> list[str]:
    now = write_vault(root, *examples)
    return [problem.check for problem in inspect(root, now).problems]


def test_every_check_has_one_function() -> None:
    assert set(CHECKS) == set(KNOWN)


def test_the_sound_vault_is_sound(tmp_path: Path) -> None:
    assert _find(tmp_path) == []


@pytest.mark.parametrize("name", NAMES)
def test_the_example_that_fails_does_so_at_one_place(name: str, tmp_path: Path) -> None:
    example = read_examples(CHECKS[name].__doc__ or "")["Fails"]
    found = _find(tmp_path, example)
    assert found.count(name) == 1
    assert set(found) == {name} | COMPANIONS.get(name, set())


@pytest.mark.parametrize("name", NAMES)
def test_the_example_that_passes_is_sound(name: str, tmp_path: Path) -> None:
    assert _find(tmp_path, read_examples(CHECKS[name].__doc__ or "")["Passes"]) == []


@pytest.mark.parametrize("name", NAMES)
def test_two_problems_in_one_note_do_not_hide_each_other(name: str, tmp_path: Path) -> None:
    other, check = OTHER_BESIDE.get(name, (BESIDE, BESIDE_CHECK))
    found = _find(tmp_path, read_examples(CHECKS[name].__doc__ or "")["Fails"], other)
    assert found.count(name) == 1
    assert found.count(check) == 1
