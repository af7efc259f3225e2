"""What a note's fields, places and body are; every trap that YAML and front matter set is a case, named after it (format.md 11.1)."""

from __future__ import annotations

import sys

import pytest

from followup_md.parse.fences import Item, KeyValue
from followup_md.parse.front_matter import parse_front_matter
from followup_md.problem import Level, Place

HARBOR = """\
---
company: Harbor Logistics
start: 2026-11-17T13:00
interviewers:
  - "[[Priya Raman]]"
  - Tom Okafor
decision_date:
---

## Topics
"""


def values(text: str) -> dict[str, object]:
    head, problems = parse_front_matter(text, "n.md")
    assert problems == ()
    return {key: field.value for key, field in head.fields.items()}


def told(text: str) -> list[tuple[int, int, str]]:
    return [(problem.place.line, problem.place.column, problem.check) for problem in parse_front_matter(text, "n.md")[1]]


def test_each_field_knows_its_place() -> None:
    head, problems = parse_front_matter(HARBOR, "n.md")
    assert problems == ()
    assert tuple(head.fields) == ("company", "start", "interviewers", "decision_date")
    assert head.fields["company"] == KeyValue(
        key="company", typed="company", value="Harbor Logistics", line=2, column=10, key_line=2, key_column=1
    )
    assert head.fields["interviewers"] == KeyValue(
        key="interviewers",
        typed="interviewers",
        value=("[[Priya Raman]]", "Tom Okafor"),
        line=5,
        column=3,
        key_line=4,
        key_column=1,
        items=(Item("[[Priya Raman]]", 5, 5), Item("Tom Okafor", 6, 5)),
    )
    assert (head.fields["decision_date"].value, head.fields["decision_date"].line, head.fields["decision_date"].column) == (None, 7, 1)
    assert (head.body, head.body_line) == ("\n## Topics\n", 9)


def test_places_are_the_same_when_yaml_reads() -> None:
    head, problems = parse_front_matter("---\naddress: |\n  1 Pier Road\n  Cobh\nprofiles: [a, {b: 1}]\nname: \n---\n", "n.md")
    assert problems == ()
    assert head.fields["address"][2:7] == ("1 Pier Road\nCobh\n", 2, 10, 2, 1)
    assert head.fields["profiles"][2:] == (("a", {"b": 1}), 5, 11, 5, 1, (Item("a", 5, 12), Item({"b": 1}, 5, 15)))
    assert head.fields["name"][2:] == (None, 6, 1, 6, 1, ())


@pytest.mark.parametrize("typed", ["Decision Date", "decision-date", "DECISION_DATE", "decision_date"])
def test_keys_ignore_case_and_take_space_and_hyphen_for_underscore(typed: str) -> None:
    head, _ = parse_front_matter(f"---\n{typed}: 2026-12-04\n---\n", "n.md")
    assert (head.fields["decision_date"].typed, head.fields["decision_date"].value) == (typed, "2026-12-04")


READ = {
    "comments only": ("---\n# nothing yet\n---\n", {}),
    "fences only": ("---\n---\n", {}),
    "CRLF": ("---\r\ncompany: Acme\r\nrole: X\r\n---\r\n", {"company": "Acme", "role": "X"}),
    "BOM": ("\ufeff---\ncompany: Acme\n---\n", {"company": "Acme"}),
    "spaces after a fence": ("---   \ncompany: Acme\n---\t \n", {"company": "Acme"}),
    "fence at the end of the file": ("---\ncompany: Acme\n---", {"company": "Acme"}),
    "--- inside a block scalar": ("---\naddress: |\n  one\n  ---\n  two\n---\n", {"address": "one\n---\ntwo\n"}),
    "tab after the colon": ("---\ncompany:\tAcme\n---\n", {"company": "Acme"}),
    "keys content, handler, self": ("---\ncontent: a\nhandler: b\nself: c\n---\n", {"content": "a", "handler": "b", "self": "c"}),
    "keys on, yes, 2026, ~": ("---\non: a\nyes: b\n2026: c\n~: d\n---\n", {"on": "a", "yes": "b", "2026": "c", "~": "d"}),
    "a JSON object between the fences": ('---\n{"company": "Acme", "rounds": [1, 2]}\n---\n', {"company": "Acme", "rounds": (1, 2)}),
    "the value =": ("---\nsign: =\n---\n", {"sign": "="}),
    "5,000 digits": (f"---\nnumber: {'9' * 5000}\n---\n", {"number": "9" * 5000}),
    "20 levels": (f"---\ndeep: {'[' * 20}{']' * 20}\nx: 1\n---\n", None),
    "an empty item": ("---\npeople:\n  -\n  - Tom\n---\n", {"people": (None, "Tom")}),
    "a mapping below a key": ("---\nplace:\n  city: Cork\n  floor: 2\n---\n", {"place": {"city": "Cork", "floor": 2}}),
    "a comment behind a value": ("---\ncompany: Acme # the big one\n---\n", {"company": "Acme"}),
    "names after commas stay text": ("---\ninterviewers: Priya Raman, Tom Okafor\n---\n", {"interviewers": "Priya Raman, Tom Okafor"}),
    "curly quotes are characters": ("---\ncompany: “Acme”\n---\n", {"company": "“Acme”"}),
    "an unquoted link": ("---\ndecision_from: [[Priya Raman]]\n---\n", {"decision_from": "[[Priya Raman]]"}),
    "an unquoted link that YAML reads": ("---\nx: |\n  y\nfrom: [[Kim, J.|J]] # she\n---\n", {"x": "y\n", "from": "[[Kim, J.|J]]"}),
    "unquoted links as items": ("---\npeople:\n- [[P]]\n- [[Q]] # he\n---\n", {"people": ("[[P]]", "[[Q]]")}),
    "unquoted links in brackets": ("---\npeople: [[[P]], [[Q]]]\n---\n", {"people": ("[[P]]", "[[Q]]")}),
    "unquoted links after commas": ("---\npeople: [[P]], [[Q]]\n---\n", {"people": "[[P]], [[Q]]"}),
    "the same where YAML stumbles": ("---\nx: |\n  y\npeople: [[P]], [[Q]]\n---\n", {"x": "y\n", "people": "[[P]], [[Q]]"}),
    "a link that looks like an alias": ("---\nx: |\n  y\nfrom: [[*Priya]]\n---\n", {"x": "y\n", "from": "[[*Priya]]"}),
    "a link that looks like a comment": ("---\nx: |\n  y\nfrom: [[#P]]\n---\n", {"x": "y\n", "from": "[[#P]]"}),
    "the same below a comment": ("---\n## who\n\nx: [y]\nfrom: [[P]], [[Q]]\n---\n", {"x": ("y",), "from": "[[P]], [[Q]]"}),
    "a list in a list stays one": ("---\nx: [[1, 2], [3]]\n---\n", {"x": ((1, 2), (3,))}),
    "a space that is no space": ("---\ncompany: Acme\u00a0Ltd\n---\n", {"company": "Acme\u00a0Ltd"}),
}


@pytest.mark.parametrize(("text", "expected"), READ.values(), ids=READ)
def test_read_without_a_problem(text: str, expected: dict[str, object] | None) -> None:
    found = values(text)
    assert expected is None or found == expected


REFUSED = {
    "title: Acme: Platform": ("title: Acme: Platform\nx: 1\n", [(2, 12, "bad-front-matter")], {"x": 1}),
    "a bad line below a comment that looks like a heading": ("## who\na: b: c\nx: 1\n", [(3, 5, "bad-front-matter")], {"x": 1}),
    "two bad lines": ("a: b: c\nx: 1\nd: @e\n", [(2, 5, "bad-front-matter"), (4, 4, "bad-front-matter")], {"x": 1}),
    "a line without a key": ("x: 1\ncompany Acme\ny: 2\n", [(3, 1, "bad-front-matter")], {"x": 1, "y": 2}),
    "control character": ("x: 1\ncompany: Ac\x07me\n", [(3, 12, "bad-front-matter")], {"x": 1}),
    "duplicate keys": ("x: 1\nx: 2\nX: 3\n", [(3, 1, "duplicate-key"), (4, 1, "duplicate-key")], {"x": 1}),
    "duplicate keys after normalising": ("due-date: 1\nDue Date: 2\n", [(3, 1, "duplicate-key")], {"due_date": 1}),
    "duplicate keys inside": ("x: 1\nplace: {a: 1, a: 2}\n", [(3, 15, "duplicate-key")], {"x": 1}),
    "a list": ("- a\n- b\n", [(2, 1, "bad-front-matter")], {}),
    "a text": ("only prose,\non two lines\n", [(2, 1, "bad-front-matter")], {}),
    "tabs as indent": ("people:\n\t- Tom\nx: 1\n", [(3, 1, "bad-front-matter")], {"x": 1}),
    "tag !x": ("x: 1\na: !x b\n", [(3, 4, "bad-front-matter")], {"x": 1}),
    "tag !!python": ("x: 1\na: !!python/name:os.system\n", [(3, 4, "bad-front-matter")], {"x": 1}),
    "alias *x": ("x: 1\na: *x\n", [(3, 4, "bad-front-matter")], {"x": 1}),
    "anchor &x": ("a: &x b\nx: 1\n", [(2, 4, "bad-front-matter")], {"x": 1}),
    "anchor within itself": ("a: &x [1, *x]\nx: 1\n", [(2, 4, "bad-front-matter")], {"x": 1}),
    "merge key": ("x: 1\n<<: {a: 1}\n", [(3, 1, "bad-front-matter")], {"x": 1}),
    "an unclosed quotation mark": ('a: "b\nx: 1\n', [(2, 4, "bad-front-matter")], {"x": 1}),
    "an unclosed bracket": ("a: [b\nx: 1\n", [(2, 4, "bad-front-matter")], {"x": 1}),
    "a template's braces": ("a: {{date}}\nx: 1\n", [(2, 5, "bad-front-matter")], {"x": 1}),
    "a second document": ("x: 1\n--- y\n", [(3, 5, "bad-front-matter")], {"x": 1}),
    "a second document below JSON": ('{"x": 1}\n--- y\n', [(3, 1, "bad-front-matter")], {}),
    "21 levels": (f"x: 1\na: {'[' * 21}{']' * 21}\n", [(3, 24, "bad-front-matter")], {"x": 1}),
    "21 levels of mappings": (f"x: 1\na: {'{a: ' * 21}{'}' * 21}\n", [(3, 84, "bad-front-matter")], {"x": 1}),
    "10,000 nested brackets": (f"x: 1\na: {'[' * 10_000}\n", [(3, 24, "bad-front-matter")], {"x": 1}),
    "100,000 nested brackets": (f"x: 1\na: {'[' * 100_000}\n", [(3, 24, "bad-front-matter")], {"x": 1}),
    "a list at the margin below a value": ("x: 1\na: b\n- c\ny: 2\n", [(4, 1, "bad-front-matter")], {"x": 1, "y": 2}),
    "an indented first line": ("  a: 1\nx: 1\n", [(3, 1, "bad-front-matter")], {"a": 1, "x": 1}),
}


@pytest.mark.parametrize(("header", "places", "kept"), REFUSED.values(), ids=REFUSED)
def test_refused_with_its_place_and_the_rest_kept(header: str, places: list[tuple[int, int, str]], kept: dict[str, object]) -> None:
    text = f"---\n{header}---\nbody\n"
    head, problems = parse_front_matter(text, "n.md")
    assert told(text) == places
    assert {key: field.value for key, field in head.fields.items()} == kept
    assert (head.body, head.body_line) == ("body\n", header.count("\n") + 3)
    assert all(problem.hint and problem.level is Level.ERROR and problem.place.path == "n.md" for problem in problems)


def test_quote_at_the_margin_of_a_quoted_text_ends_the_front_matter() -> None:
    head, problems = parse_front_matter('---\nx: 1\na: "one\n---\ntwo"\n', "n.md")
    assert (head.fields["x"].value, head.body) == (1, 'two"\n')
    assert problems[0].place == Place("n.md", 3, 4)


def test_bombs_are_refused_before_they_are_built() -> None:
    merge = "a: &a {x: 1}\n" + "".join(f"b{n}: {{<<: [*a, *a, *a, *a, *a, *a, *a]}}\n" for n in range(8))
    laughs = "a: &a [x]\n" + "".join(f"a{n}: &b{n} [*b{n - 1}, *b{n - 1}]\n" for n in range(10))
    for bomb in (merge, laughs):
        head, problems = parse_front_matter(f"---\nx: 1\n{bomb}---\n", "n.md")
        assert tuple(head.fields) == ("x",)
        assert problems[0].place == Place("n.md", 3, 4)


def test_no_more_than_ten_faults_are_told() -> None:
    head, problems = parse_front_matter("---\n" + "a: @\n" * 50 + "x: 1\n---\n", "n.md")
    assert (len(problems), len(head.fields)) == (10, 0)


def test_header_beyond_the_limit_is_refused_unread() -> None:
    head, problems = parse_front_matter("---\nx: |\n" + " y\n" * 70_000 + "---\nbody", "n.md")
    assert (head.fields, head.body, head.body_line) == ({}, "body", 70_004)
    assert [(problem.place.line, problem.message) for problem in problems] == [(2, "front matter of 210,005 characters")]


def test_long_header_with_a_forgotten_fence_is_cut_and_read() -> None:
    head, problems = parse_front_matter("---\nx: |\n y\n\n## Topics\n" + "- y\n" * 70_000 + "---\n", "n.md")
    assert (head.fields["x"].value, head.body_line) == ("y\n", 5)
    assert [problem.hint for problem in problems] == ["add a line `---` above line 5"]


def test_plain_notes_never_load_yaml(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "followup_md.parse.yaml_reader", None)  # an import of it fails from here on
    assert values(HARBOR)["company"] == "Harbor Logistics"
    with pytest.raises(ImportError):
        parse_front_matter("---\ncompany: [Acme]\n---\n", "n.md")
