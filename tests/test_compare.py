"""`compare.py` reports every byte that differs between two checkouts, and nothing between a checkout and itself."""

from __future__ import annotations

import json
import re
import shutil
from random import Random
from typing import TYPE_CHECKING

import pytest
from compare import MUTATIONS, ROOT, judge, main, mutate, spell_result
from compare_worker import Result

if TYPE_CHECKING:
    from pathlib import Path

TINY = ("--only", "shapes", "--only", "random", "--count", "1")


@pytest.fixture
def other(tmp_path: Path) -> Path:
    """Return a second checkout, which runs with this interpreter since it has none of its own."""
    checkout = tmp_path / "other"
    shutil.copytree(ROOT / "followup_md", checkout / "followup_md", ignore=shutil.ignore_patterns("__pycache__"))
    return checkout


@pytest.mark.slow
def test_a_checkout_does_not_differ_from_its_copy(other: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(ROOT), str(other), *TINY]) == 0
    assert capsys.readouterr().out.endswith(": 0 differ, 0 differ as expected\n")


@pytest.mark.slow
def test_another_word_is_shown_and_can_be_expected(other: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    files = [path for path in other.rglob("*.py") if "Keep looking" in path.read_text(encoding="utf-8")]
    for path in files:
        path.write_text(path.read_text(encoding="utf-8").replace("Keep looking", "Look further"), encoding="utf-8")
    assert main([str(ROOT), str(other), *TINY]) == 1
    shown = capsys.readouterr().out
    assert re.search(r"== random 0 at \S+: status --now \S+\n--- old\n", shown)
    assert re.search(r"^-Keep looking: ", shown, re.MULTILINE)
    assert re.search(r"^\+Look further: ", shown, re.MULTILINE)

    (tmp_path / "wanted").write_text("# one word\n: [-+]\n", encoding="utf-8")
    assert main([str(ROOT), str(other), *TINY, "--expect", str(tmp_path / "wanted")]) == 0
    assert ": 0 differ, 0 differ as expected" not in capsys.readouterr().out


def test_a_folder_that_is_no_checkout_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main([str(ROOT), str(tmp_path)])
    assert f"{tmp_path} is no checkout" in capsys.readouterr().err


def test_json_can_be_compared_by_what_it_says() -> None:
    escaped, plain = (Result(code=0, out=out, err="", files={}) for out in ('{"a": "\\u2026"}\n', '{"a": "…"}\n'))
    assert spell_result(escaped) != spell_result(plain)
    assert spell_result(escaped, json_values=True) == spell_result(plain, json_values=True)


def test_a_schema_that_accepts_more_is_found() -> None:
    strict = {"required": ["state"], "properties": {"state": {"enum": ["open", "done"]}}}
    loose = {"properties": {"state": {"type": "string"}}}
    verdicts = set(judge(strict, loose, {"state": "open"}, Random(1)))  # noqa: S311 - no secret
    assert {
        ("as it is", True, True),
        ("state dropped", False, True),
        ('state = "zz"', False, True),
        ("state = 0", False, False),
    } <= verdicts


def test_a_document_is_changed_fifty_times_and_the_same_way_each_time() -> None:
    document = {"version": 1, "files": [{"path": "index.md", "state": "written"}]}
    changes = list(mutate(document, Random("one")))  # noqa: S311 - no secret
    assert changes == list(mutate(document, Random("one")))  # noqa: S311 - no secret
    assert len(changes) == MUTATIONS
    assert all(json.dumps(changed) != json.dumps(document) for _, changed in changes)
