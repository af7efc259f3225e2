"""Which headers the quick reader takes, and which it leaves to YAML."""

from __future__ import annotations

import pytest

from followup_md.parse.fences import read_plain

TAKEN = {
    "empty": ("", {}),
    "blank and comment lines": ("\n# note: here\n\n", {}),
    "quotes": ('a: "b: c #d"\nb: \'e "f"\'  \n', {"a": "b: c #d", "b": 'e "f"'}),
    "empty quotes": ("a: \"\"\nb: ''\n", {"a": "", "b": ""}),
    "signs within a word": ("a: b#c:d-e\n", {"a": "b#c:d-e"}),
    "trailing spaces": ("a: b  \nc:   \n", {"a": "b", "c": None}),
    "list at the margin": ("a:\n- b\n- 'c'\nd: 1\n", {"a": ("b", "c"), "d": 1}),
    "links": ("a: [[B]], [[C|c]]\nb:\n  - [[D]]\n", {"a": "[[B]], [[C|c]]", "b": ("[[D]]",)}),
}


@pytest.mark.parametrize(("header", "expected"), TAKEN.values(), ids=TAKEN)
def test_taken(header: str, expected: dict[str, object]) -> None:
    fields = read_plain(header, 2)
    assert fields is not None
    assert {key: field.value for key, field in fields.items()} == expected


LEFT = {
    "tab": "a:\tb\n",
    "control character": "a: b\x07\n",
    "unusual space": "a: b\u00a0c\n",
    "escape": 'a: "b\\n"\n',
    "doubled quote": "a: 'b''c'\n",
    "text behind quotes": 'a: "b" c\n',
    "colon in a value": "a: b: c\n",
    "colon at the end": "a: b:\n",
    "comment behind a value": "a: b #c\n",
    "indented comment": "a: b\n  # c\n",
    "block scalar": "a: |\n  b\n",
    "flow list": "a: [b]\n",
    "alias": "a: *b\n",
    "continued line": "a: b\n  c\n",
    "nested mapping": "a:\n  b: c\n",
    "mapping in a list": "a:\n  - b: c\n",
    "list in a list": "a:\n  - - b\n",
    "empty item": "a:\n  -\n",
    "two indentations": "a:\n  - b\n    - c\n",
    "comment within a list": "a:\n  - b\n# c\n  - d\n",
    "list below a value": "a: b\n  - c\n",
    "key with a sign": "a&b: c\n",
    "key too long for YAML": f"{'k' * 70}: c\n",
    "quoted key": '"a": c\n',
    "duplicate key": "a: b\nA: c\n",
    "no key": "prose\n",
}


@pytest.mark.parametrize("header", LEFT.values(), ids=LEFT)
def test_left_to_yaml(header: str) -> None:
    assert read_plain(header, 2) is None


def test_places_count_in_characters_from_the_given_line() -> None:
    fields = read_plain("# \n\nÄrzte: 🙂\nquoted:  'x'\nlist:\n    -   \"y\"\n    - [[Z]]\nlast:\n", 5)
    assert fields is not None
    assert [(field.line, field.column, field.key_line, field.key_column) for field in fields.values()] == [
        (7, 8, 7, 1),
        (8, 10, 8, 1),
        (10, 5, 9, 1),
        (12, 1, 12, 1),
    ]
    assert [(item.line, item.column) for item in fields["list"].items] == [(10, 9), (11, 7)]
