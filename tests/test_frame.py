"""House rules that no tool checks: every exception to a lint rule gives its reason, and coverage has no exceptions."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tomllib
from importlib.metadata import version
from pathlib import Path

import pytest

import followup_md

ROOT = Path(__file__).parents[1]
SOURCES = sorted((ROOT / "followup_md").rglob("*.py"))
EXCEPTION = re.compile(r"#\s*(noqa|type:\s*ignore|mypy:|ruff:|pragma)")
WITH_REASON = re.compile(r"# (noqa: [A-Z]+\d+(, [A-Z]+\d+)* - |type: ignore\[[a-z-]+(, [a-z-]+)*\] # )\S")


def find_exceptions_without_reason(text: str) -> list[str]:
    """Return the lines that switch a check off without a reason: after ` - `, or for mypy in a comment of its own."""
    return [line.strip() for line in text.splitlines() if EXCEPTION.search(line) and not WITH_REASON.search(line)]


def find_ignored_codes() -> list[str]:
    """Return every code that pyproject.toml tells ruff to ignore, in one file or in all."""
    lint = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["ruff"]["lint"]
    return sorted({*lint["ignore"], *(code for codes in lint["per-file-ignores"].values() for code in codes)})


def test_installed_version_is_that_of_the_package() -> None:
    assert version("followup-md") == followup_md.__version__


@pytest.mark.parametrize("code", find_ignored_codes())
def test_every_ignore_of_ruff_has_its_reason(code: str) -> None:
    lines = re.findall(rf'^ *"{code}",(.*)$', (ROOT / "pyproject.toml").read_text(encoding="utf-8"), re.MULTILINE)
    assert lines
    assert all(re.match(r" +# \w", rest) for rest in lines)


@pytest.mark.parametrize("path", [pytest.param(path, id=path.relative_to(ROOT).as_posix()) for path in SOURCES])
def test_every_exception_in_the_package_has_its_reason(path: Path) -> None:
    assert find_exceptions_without_reason(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    ("line", "wanting"),
    [
        pytest.param("x = 1", False, id="plain"),
        pytest.param("import os  # noqa: TID251 - the disk is here", False, id="noqa-with-reason"),
        pytest.param("import os  # noqa: TID251, F401 - kept for callers", False, id="two-codes"),
        pytest.param("import os  # noqa: TID251", True, id="noqa-without-reason"),
        pytest.param("import os  # noqa", True, id="bare-noqa"),
        pytest.param("x = y  # type: ignore[no-any-return] # the library is untyped", False, id="type-with-reason"),
        pytest.param("x = y  # type: ignore", True, id="bare-type"),
        pytest.param("if x:  # pragma: no cover - never", True, id="coverage-has-no-exception"),
    ],
)
def test_an_exception_without_reason_is_seen(line: str, wanting: bool) -> None:
    assert find_exceptions_without_reason(line) == ([line] if wanting else [])


@pytest.mark.slow
def test_a_wheel_explains_checks_from_the_files_that_it_holds(tmp_path: Path) -> None:
    wheel = pytest.importorskip("hatchling.builders.wheel").WheelBuilder(str(ROOT))
    for file in wheel.recurse_included_files():
        target = tmp_path / file.distribution_path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(Path(file.path).read_bytes())
    here = {**os.environ, "PYTHONPATH": str(tmp_path)}
    command = (sys.executable, "-P", "-m", "followup_md", "explain", "thanks-late")
    done = subprocess.run(command, cwd=tmp_path, env=here, capture_output=True, text=True, check=True)  # noqa: S603 - our own lines
    assert "A thank-you note went out after the time for it was over." in done.stdout
