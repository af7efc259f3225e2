"""What the careful reader refuses, in which words, with libyaml and without it."""

from __future__ import annotations

import pytest
import yaml

from followup_md.parse.yaml_reader import Refused, explain_fault, read_yaml

# header, (line, column) with the header on line 2, part of the message, part of the hint
FAULTS = {
    "two colons": ("title: Acme: Platform\n", (2, 12), 'second ": "', 'around the value: `title: "Acme: Platform"`'),
    "two colons and quotes": ('title: Acme: "Platform"\n', (2, 12), 'second ": "', "put quotes around the value"),
    "an unclosed quotation mark": ("a: 'b\n", (2, 4), "quotation mark that is never closed", "close it"),
    "a stray backslash": ('a: "\\q"\n', None, "a backslash that stands for nothing", "single quotes"),
    "a reserved sign": ("a: @b\n", (2, 4), 'begins with "@"', '`a: "@b"`'),
    "a closing bracket": ("a: ]b\n", (2, 4), 'begins with "]"', '`a: "]b"`'),
    "bold text": ("a: **b**\n", (2, 4), 'begins with "*"', '`a: "**b**"`'),
    "a lone ampersand": ("a: & b\n", (2, 4), 'begins with "&"', '`a: "& b"`'),
    "an unclosed bracket": ("a: [b\n", (2, 4), '"[" that is never closed', "close it, or put quotes"),
    "an unclosed brace": ("a: {b: c\n", (2, 4), '"{" that is never closed', "close it, or put quotes"),
    "an end in the middle": ("a: {b: c,\n", None, "", "close"),
    "a line without a key": ("a: b\nprose\nc: d\n", (3, 1), "a line that is no field", "write `key: value`"),
    "text behind quotes": ('a: "b" c\n', (2, 8), "does not read from here on", "write one `key: value` a line"),
    "a tab": ("a:\n\tb: c\n", (3, 1), "a tab at the start of a line", "indent with spaces"),
    "control character": ("a: b\x1b\n", (2, 5), "control character U+001B", "delete it"),
    "lone surrogate": ("a: \ud800\n", (2, 4), "control character U+D800", "delete it"),
    "a text": ("prose\n", (2, 1), "a line that is no field", "write `key: value`"),
    "alias": ("a: *b\n", (2, 4), 'the alias "*b"', "write it out"),
    "anchor": ("a: &b c\n", (2, 4), 'the alias "&b"', "write it out"),
    "tag": ("a: !b c\n", (2, 4), 'the tag "!b"', "delete the tag"),
    "tag of a list": ("a: !!set [b]\n", (2, 4), 'the tag "tag:yaml.org,2002:set"', "delete the tag"),
    "a list as key": ("[a]: b\n", (2, 1), "a key that is no text", "put quotes"),
    "merge key": ("<<: b\n", (2, 1), 'the merge key "<<"', "write the fields out"),
    "depth": (f"a: {'[' * 21}\n", (2, 24), "nesting deeper than 20", "plain fields"),
}


@pytest.fixture(params=["libyaml", "pure"])
def _loader(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    if request.param == "pure":
        monkeypatch.delattr(yaml, "CSafeLoader")


@pytest.mark.usefixtures("_loader")
@pytest.mark.parametrize(("header", "place", "message", "hint"), FAULTS.values(), ids=FAULTS)
def test_refusal_says_where_and_what_to_do(header: str, place: tuple[int, int] | None, message: str, hint: str) -> None:
    with pytest.raises(Refused) as caught:
        read_yaml(header, 2)
    fault = caught.value
    assert place is None or (fault.line, fault.column) == place
    assert message in fault.message
    assert hint in fault.hint
    assert fault.check.id == "bad-front-matter"


@pytest.mark.usefixtures("_loader")
def test_both_loaders_read_alike() -> None:
    fields = read_yaml('🙂: "x\\ty"\nb:\n- [[P, Q]]\n-\n  - 1\nc: {d: no, "<<": e}\nf:\n', 2)
    assert [(field.typed, field.value, field.line, field.column) for field in fields.values()] == [
        ("🙂", "x\ty", 2, 4),
        ("b", ("[[P, Q]]", (1,)), 4, 1),
        ("c", {"d": "no", "<<": "e"}, 7, 4),
        ("f", None, 8, 1),
    ]


@pytest.mark.parametrize("check", ["a: 1\nA: 2\n", "a: {b: 1, b: 2}\n"], ids=["at the margin", "inside"])
def test_keys_that_stand_twice_have_a_check_of_their_own(check: str) -> None:
    with pytest.raises(Refused, match="stands twice") as caught:
        read_yaml(check, 2)
    assert caught.value.check.id == "duplicate-key"


@pytest.mark.usefixtures("_loader")
def test_impossible_escape_is_refused_by_both_loaders() -> None:
    with pytest.raises(Refused):
        read_yaml('a: "\\UFFFFFFFF"\n', 2)


@pytest.mark.parametrize("value", ["b: " + "c" * 100, "b: c\rd", "b: \\c"], ids=["long", "unprintable", "backslash"])
def test_line_that_quotes_would_not_mend_is_not_repeated(value: str) -> None:
    with pytest.raises(Refused) as caught:
        read_yaml(f"a: {value}\n", 2)
    assert caught.value.hint == "put quotes around the value"


def test_error_without_a_place_points_at_the_start() -> None:
    assert explain_fault(ValueError("odd"), "a: b\n")[:2] == (0, "front matter that does not read from here on")


def test_error_at_the_end_asks_to_close() -> None:
    assert explain_fault(ValueError("odd"), "")[1:] == (
        "front matter that ends too early",
        "close what was opened: a bracket, or a quotation mark",
    )


@pytest.mark.parametrize(
    ("source", "index"), [("a: [b, {c: [d]}]\n", 0), (f"a: [{'[]' * 30}{'{' * 25}", 4 + 60 + 19), ("a:\n b:\n  c:\n", 0)]
)
def test_what_a_loader_finds_too_deep_is_told_where_it_begins(source: str, index: int) -> None:
    fault = yaml.scanner.ScannerError("while increasing flow level", None, "exceeded maximum nesting depth", None)
    assert explain_fault(fault, source) == (index, "nesting deeper than 20", "write plain fields and lists")
