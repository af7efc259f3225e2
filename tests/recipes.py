"""The recipes of CONTRIBUTING.md: read from the page, and followed in a copy of the tree."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from textwrap import dedent
from typing import NamedTuple

ROOT = Path(__file__).parents[1]
# Files that a recipe may change, or that its additions may read.
_COPIED = ("followup_md", "tests", "docs", "example-vault", "CHANGELOG.md", "CONTRIBUTING.md", "LICENSE", "README.md", "pyproject.toml")
_STEP = re.compile(
    r"^ *(?P<deed>Make|In) `(?P<path>[^`\n]+)`:\n\n(?P<indent> *)```(?P<language>\w+)\n(?P<text>.*?)^(?P=indent)```$",
    re.MULTILINE | re.DOTALL,
)


class Step(NamedTuple):
    """One block of a recipe: a new file and its text, or a file of the tree and the lines that go (`-`), stay and come (`+`)."""

    path: str
    new: bool
    text: str


def read_recipe(name: str) -> tuple[Step, ...]:
    """Return the steps under the heading `### NAME` of CONTRIBUTING.md, in order."""
    page = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    section = re.split(r"^#{2,3} ", page.partition(f"\n### {name}\n")[2], maxsplit=1, flags=re.MULTILINE)[0]
    steps = tuple(Step(match["path"], match["deed"] == "Make", dedent(match["text"])) for match in _STEP.finditer(section))
    assert len(steps) == section.count("```") // 2, "a block that stands under neither Make nor In"
    return steps


def follow_recipe(steps: tuple[Step, ...], folder: Path) -> Path:
    """Return a copy of the tree in `folder`, with the steps of a recipe applied."""
    tree = folder / "tree"
    for name in _COPIED:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, tree / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy2(ROOT / name, tree / name)
    for step in steps:
        take_step(step, tree)
    return tree


def take_step(step: Step, tree: Path) -> None:
    """Make the new file of a step, or change the file that it names; AssertionError unless its old lines occur there exactly once."""
    file = tree / step.path
    if step.new:
        assert not file.exists()
        file.write_text(step.text, encoding="utf-8")
        return
    lines = [line or " " for line in step.text.splitlines()]
    old = "".join(f"{line[1:]}\n" for line in lines if line[0] in " -")
    new = "".join(f"{line[1:]}\n" for line in lines if line[0] in " +")
    text = file.read_text(encoding="utf-8")
    assert text.count(old) == 1, f"{step.path} holds these lines {text.count(old)} times:\n{old}"
    file.write_text(text.replace(old, new), encoding="utf-8")


def run_in(tree: Path, *args: str) -> subprocess.CompletedProcess[str]:
    """Run `python ARGS` in a copy of the tree, with the package of that copy."""
    # The copy does not inherit options of this test run, such as coverage.
    environment = {**os.environ, "PYTHONPATH": str(tree), "PYTHONDONTWRITEBYTECODE": "1", "PYTEST_ADDOPTS": ""}
    return subprocess.run([sys.executable, *args], cwd=tree, env=environment, capture_output=True, text=True, check=False)  # noqa: S603 - our own code
