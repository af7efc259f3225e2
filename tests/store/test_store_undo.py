from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from followup_md.vault.journal import JournalEntry, build_entry, revert_change

NOTE = b"# Harbor\n\n## Log\n- 2026-11-17 thanked A\n\n## Offer\n"
EVENT = b"- 2026-11-18 heard from A\n"
LOGGED = NOTE.replace(b"thanked A\n", b"thanked A\n" + EVENT)
HEADED = b"# Harbor\n"
WITH_HEADING = HEADED + b"\n## Log\n" + EVENT


def make(before: bytes, after: bytes) -> JournalEntry:
    return build_entry("/vault", "interviews/harbor.md", before, after)


@pytest.mark.parametrize(
    ("before", "after", "line", "removed", "inserted"),
    [
        pytest.param(NOTE, LOGGED, 5, "", EVENT.decode(), id="a-line"),
        pytest.param(HEADED, WITH_HEADING, 3, "", "\n## Log\n" + EVENT.decode(), id="a-heading-too"),
        pytest.param(b"- a", b"- a\n- b\n", 2, "", "\n- b\n", id="after-a-last-line-without-end"),
        pytest.param(b"- a\r\n", b"- a\r\n- b\r\n", 2, "", "- b\r\n", id="crlf"),
        pytest.param(b"", b"- b\n", 1, "", "- b\n", id="an-empty-file"),
        pytest.param(b"- 2026-11-1\n- 2026-11-3\n", b"- 2026-11-1\n- 2026-11-2\n- 2026-11-3\n", 2, "", "- 2026-11-2\n", id="whole-lines"),
        pytest.param(b"- a\n- [ ] b\n", b"- a\n- [x] b\n", 2, "- [ ] b\n", "- [x] b\n", id="a-line-changed"),
        pytest.param(b"a\nb\n", b"a\n", 2, "b\n", "", id="a-line-taken-out"),
        pytest.param(b"- \xff\n", b"- \xff\n- \xfe\n", 2, "", "- \udcfe\n", id="no-utf-8"),
    ],
)
def test_a_change_is_remembered_in_whole_lines(before: bytes, after: bytes, line: int, removed: str, inserted: str) -> None:
    entry = make(before, after)
    assert (entry.line, entry.removed, entry.inserted) == (line, removed, inserted)
    assert revert_change(after, entry) == before


@pytest.mark.parametrize(
    ("now", "left"),
    [
        pytest.param(b"\xef\xbb\xbf" + LOGGED, b"\xef\xbb\xbf" + NOTE, id="above"),
        pytest.param(LOGGED + b"- pay: 1\n", NOTE + b"- pay: 1\n", id="far-below"),
        pytest.param(LOGGED.replace(EVENT, EVENT + b"- b\n"), NOTE.replace(b"A\n", b"A\n- b\n"), id="right-below"),
        pytest.param(LOGGED.replace(EVENT, b"- b\n" + EVENT), NOTE.replace(b"A\n", b"A\n- b\n"), id="right-above"),
        pytest.param(b"## Log\n" + EVENT, b"## Log\n", id="all-around"),
        pytest.param(
            LOGGED.replace(b"## Log\n", b"## Log\n" + EVENT + b"- c\n"),
            NOTE.replace(b"## Log\n", b"## Log\n" + EVENT + b"- c\n"),
            id="its-like-elsewhere",
        ),
    ],
)
def test_a_line_is_taken_back_though_others_changed(now: bytes, left: bytes) -> None:
    assert revert_change(now, make(NOTE, LOGGED)) == left


@pytest.mark.parametrize(
    ("now", "left"),
    [
        pytest.param(WITH_HEADING, HEADED, id="alone"),
        pytest.param(b"# Port\n" + WITH_HEADING[len(HEADED) :], b"# Port\n", id="changed-above"),
        pytest.param(WITH_HEADING + b"- mine\n", b"# Harbor\n\n## Log\n- mine\n", id="a-line-under-it"),
        pytest.param(b"# Port\n## Log\n" + EVENT, b"# Port\n## Log\n", id="its-blank-line-gone"),
        pytest.param(WITH_HEADING.replace(EVENT, b"- mine\n" + EVENT), b"# Harbor\n\n## Log\n- mine\n", id="a-line-above-it"),
    ],
)
def test_a_heading_goes_with_its_event_unless_others_stand_under_it(now: bytes, left: bytes) -> None:
    assert revert_change(now, make(HEADED, WITH_HEADING)) == left


@pytest.mark.parametrize(
    ("before", "after", "now", "left"),
    [
        pytest.param(b"- a", b"- a\n- b\n", b"- a\n- b\n- c\n", b"- a\n- c\n", id="a-line-below"),
        pytest.param(b"- a", b"- a\n- b", b"- 0\n- a\n- b", b"- 0\n- a", id="a-line-above"),
        pytest.param(b"- a\n- [ ] b\n", b"- a\n- [x] b\n", b"- a\n- [x] b\n- c\n", None, id="the-last-line-changed-and-one-below"),
        pytest.param(b"- [ ] b\n- c\n", b"- [x] b\n- c\n", b"- a\n- [x] b\n- c\n- d\n", b"- a\n- [ ] b\n- c\n- d\n", id="a-line-changed"),
    ],
)
def test_what_was_there_before_comes_back(before: bytes, after: bytes, now: bytes, left: bytes | None) -> None:
    assert revert_change(now, make(before, after)) == left


@pytest.mark.parametrize(
    "now",
    [
        pytest.param(NOTE + b"more\n", id="gone"),
        pytest.param(LOGGED.replace(b"heard from A", b"heard from A: yes"), id="written-on"),
        pytest.param(LOGGED.replace(EVENT, b" " + EVENT), id="moved-in"),
        pytest.param(LOGGED.replace(b"\n", b"\r\n"), id="other-newlines"),
        pytest.param(b"\n" + EVENT + b"\n" + EVENT, id="twice"),
        pytest.param(b"", id="empty"),
    ],
)
def test_a_line_that_does_not_stand_as_written_is_left_alone(now: bytes) -> None:
    assert revert_change(now, make(NOTE, LOGGED)) is None


def test_a_heading_alone_is_not_sought_without_what_stood_around_it() -> None:
    assert revert_change(b"more\n## Log\nmore\n", make(b"a\n", b"a\n## Log\n")) is None


LINES = st.lists(st.sampled_from([b"- a\n", b"- b\n", b"\n", b"## Log\n", EVENT]), max_size=8)


@given(above=LINES, below=LINES, first=LINES, last=LINES)
def test_the_line_taken_back_is_the_one_that_was_written(
    above: list[bytes], below: list[bytes], first: list[bytes], last: list[bytes]
) -> None:
    before = b"".join(above + below)
    entry = make(before, b"".join([*above, EVENT, *below]))
    now = b"".join([*first, *above, EVENT, *below, *last])
    left, expected = revert_change(now, entry), b"".join([*first, *above, *below, *last])
    if EVENT in first + above + below + last:  # one of several that say the same
        assert left is None or sorted(left.splitlines()) == sorted(expected.splitlines())
    else:
        assert left == expected


@given(before=st.binary(max_size=40), after=st.binary(max_size=40))
def test_any_change_is_taken_back_from_the_very_bytes(before: bytes, after: bytes) -> None:
    assume(before != after)
    assert revert_change(after, make(before, after)) == before
