"""The program never parses its own wording: meaning is passed as values, and text is made where it is shown."""

from __future__ import annotations

import ast
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import followup_md

if TYPE_CHECKING:
    from collections.abc import Iterator

PACKAGE = Path(followup_md.__file__).parent
# Fields of the program's own types that hold its wording, or once did.
WORDED = frozenset({"message", "hint", "advice", "why", "lacks", "blocked_by", "allowed_instead"})
TAKES_APART = frozenset({
    *("startswith", "endswith", "partition", "rpartition", "split", "rsplit", "removeprefix", "removesuffix", "find", "index", "count"),
    *("match", "fullmatch", "search", "findall", "finditer", "sub"),
})  # fmt: skip
# Functions with these names make wording, in any module.
SAYS = ("say_", "spell_")


def find_parsing(source: str) -> Iterator[int]:
    """Yield the lines of a module that parse the program's wording: a field of WORDED, or the result of a function of SAYS."""
    tree = ast.parse(source)

    def is_worded(node: ast.expr) -> bool:
        if isinstance(node, ast.Attribute):
            return node.attr in WORDED
        return isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id.lstrip("_").startswith(SAYS)

    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in TAKES_APART:
            # `text.split(...)`, and `re.match(pattern, text)` or `PATTERN.match(text)`
            if any(map(is_worded, (node.func.value, *node.args))):
                yield node.lineno
        elif isinstance(node, ast.Compare) and any(isinstance(op, ast.In | ast.NotIn) for op in node.ops):
            # `"a word" in text`, but not a kind in a tuple of values
            if isinstance(node.left, ast.Constant) and any(map(is_worded, node.comparators)):
                yield node.lineno
        elif isinstance(node, ast.Subscript) and isinstance(node.value, ast.Attribute) and node.value.attr in WORDED:
            yield node.lineno


@pytest.mark.parametrize("path", sorted(PACKAGE.rglob("*.py")), ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_no_module_takes_words_of_the_program_apart(path: Path) -> None:
    assert list(find_parsing(path.read_text(encoding="utf-8"))) == []


@pytest.mark.parametrize(
    "line",
    [
        'problem.hint.startswith("write")',
        'line.lead.lacks.partition(":")',
        're.match("x", problem.message)',
        "PATTERN.fullmatch(problem.hint)",
        '"e-mail" in action.lacks',
        "action.why[:3]",
        'say_lacks(action).split(", ")',
        'spell_day(day).rpartition(" ")',
    ],
)
def test_what_once_stood_here_would_be_found(line: str) -> None:
    assert list(find_parsing(line)) == [1]


@pytest.mark.parametrize("line", ["clean(problem.message)", "typed.title.split()", "kind in action.lacks", 'show("x").split()'])
def test_what_a_person_typed_may_be_taken_apart(line: str) -> None:
    assert list(find_parsing(line)) == []
