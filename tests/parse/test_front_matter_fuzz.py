"""Properties of the front matter reader: both readers agree, nothing raises, no body is lost."""

from __future__ import annotations

from typing import Final

from hypothesis import example, given, settings
from hypothesis import strategies as st

from followup_md.parse.fences import read_plain, split_note
from followup_md.parse.front_matter import decode_note, parse_front_matter
from followup_md.parse.yaml_reader import read_block

_KEYS: Final = ("company", "Due Date", "on", "null", "Ärzte", "a_b", "x-y ", "2026", "k" * 70, '"q"', "a b - c")
_VALUES: Final = (
    *("Harbor Logistics", "2026-11-17T13:00", "14:30", "no", "true", "Null", "~", "0777", "12", "-3", "1.5", "1.10", "+1 555", "9" * 16),
    *('"[[Priya Raman]]"', "'it''s'", "'plain'", '"a: b #c"', '"a\\tb"', '""', "''", "“curly”", "https://x.org/a#b", "a:b", "C#"),
    *("[[Priya]]", "[[A]], [[B]]", "[[A]],[[B|b]]", "[[A]] x", "[[*A]]", "[[A: b]]", "[[]]", "[[A #b]]", "[[A]],", '[["A"]]'),
    *("a: b", "a #b", "a:", "b  ", "- x", "-x", "?x", ":x", "*x", "&x y", "!x", "|", ">-", "@x", "`x", "%x", "{a: b}", "[a, b]", ",x"),
    *("<<", "=", "🙂 x", "e\u0301", "a\u00a0b", "a\u2028b", "\ufeff", "a\tb", "a\rb", "\x07", "", " "),
)
_value = st.sampled_from(_VALUES) | st.text("aé1.:# -~[]'\"", max_size=6)
_indent = st.sampled_from(("", "  ", "  ", "    ", "\t"))
_entry = st.one_of(
    st.builds("{}:{}{}{}\n".format, st.sampled_from(_KEYS), st.sampled_from((" ", " ", "  ", "")), _value, st.sampled_from(("", "", " "))),
    st.builds("{}:\n".format, st.sampled_from(_KEYS)),
    st.builds("{}-{}{}\n".format, _indent, st.sampled_from((" ", " ", "  ", "")), _value),
    st.sampled_from(("\n", "# note\n", "  # note\n", " \n", "  more\n", "## Topics\n", "---\n", "...\n", "}\n", "]\n", '"\n')),
)
_list = st.builds(
    lambda key, indent, values: f"{key}:\n" + "".join(f"{indent}- {value}\n" for value in values),
    st.sampled_from(_KEYS),
    _indent,
    st.lists(_value, min_size=1, max_size=3),
)
_header = st.lists(_entry | _list, max_size=6).map("".join)


@settings(max_examples=400, deadline=None)
@given(_header)
@example("x: [[,]]\n")
@example("x:\n- [[A]], [[B]]\n- '[[C]]'\n")
@example("x: [[A]], [[B]]\ny: [[*C]]\n")
def test_what_the_plain_reader_accepts_yaml_reads_alike(header: str) -> None:
    block = split_note(f"---\n{header}---\n", "n.md")
    plain = read_plain(block.header, block.line)
    if plain is not None:
        _, fields, faults = read_block(block, f"---\n{header}---\n", "n.md")
        assert faults == ()
        assert repr(dict(fields)) == repr(dict(plain))


@settings(max_examples=300, deadline=1000)
@given(_header, st.sampled_from(("---\n", "\n---\n", " ---\n", "")), st.sampled_from(("---\n", "...\n", "")), st.text(max_size=20))
def test_notes_never_raise_and_their_problems_stand_within(header: str, opening: str, closing: str, body: str) -> None:
    text = f"{opening}{header}{closing}{body}"
    head, problems = parse_front_matter(text, "n.md")
    assert text.replace("\r\n", "\n").endswith(head.body)
    assert 1 <= head.body_line <= text.count("\n") + 2
    for problem in problems:
        assert 1 <= problem.place.line <= text.count("\n") + 1
        assert problem.place.column >= 1
        assert "\n" not in problem.message + problem.hint
    for field in head.fields.values():
        assert text.replace("\r\n", "\n").split("\n")[field.key_line - 1][field.key_column - 1 :].lstrip("'\"").startswith(field.typed[:1])


@settings(max_examples=200, deadline=1000)
@given(st.text() | st.text().map("---\n{}\n---\n".format) | st.text("ab:-[]{}'\"#&*!|>%@\\\n\t ,?").map("---\n{}\n---\n".format))
def test_any_text_is_read(text: str) -> None:
    head, _ = parse_front_matter(text, "n.md")
    assert text.removeprefix("\ufeff").replace("\r\n", "\n").endswith(head.body)


@settings(max_examples=200, deadline=1000)
@given(
    st.binary()
    | st.binary().map(b"---\n".__add__)
    | st.text(st.characters(codec="utf-8")).map(str.encode)
    | st.text(st.characters(codec="utf-8")).map(lambda text: text.encode("utf-16"))
)
def test_any_bytes_are_read(data: bytes) -> None:
    text, problems = decode_note(data, "n.md")
    assert problems or text.encode() == data.removeprefix(b"\xef\xbb\xbf")
    parse_front_matter(text, "n.md")
