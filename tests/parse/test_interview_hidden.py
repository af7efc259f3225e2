"""What the body hides: lines and columns stay where they are, and what opens but never closes hides as little as it may."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followup_md.parse.sections import CODE, hide_code_and_comments


@pytest.mark.parametrize(
    ("body", "shown"),
    [
        pytest.param("a\nb", "a\nb", id="nothing-hidden"),
        pytest.param("a\n```\nb\n```\nc", f"a\n{CODE}\n{CODE}\n{CODE}\nc", id="fence"),
        pytest.param("~~~ sh\nb\n~~~", f"{CODE}\n{CODE}\n{CODE}", id="fence-with-language"),
        pytest.param("a\n```\nb", f"a\n{CODE}\n{CODE}", id="fence-without-end"),
        pytest.param("````\n```\nb\n`````\nc", f"{CODE}\n{CODE}\n{CODE}\n{CODE}\nc", id="closed-by-a-longer-fence"),
        pytest.param("a ```\nb\n``` c", "a ```\nb\n``` c".replace("\n``` c", f"\n{CODE}"), id="a-fence-stands-at-the-start"),
        pytest.param("```a``` b", "```a``` b", id="code-within-a-line"),
        pytest.param("a <!-- b --> c", "a            c", id="comment"),
        pytest.param("a <!--\nb\n--> c", "a     \n \n    c", id="comment-over-lines"),
        pytest.param("a <!-- b\n```\n-->\n```", f"a       \n   \n   \n{CODE}", id="fence-in-a-comment"),
        pytest.param("```\n<!--\n```\na -->", f"{CODE}\n{CODE}\n{CODE}\na -->", id="comment-in-a-fence"),
        pytest.param("a <!-- b", "a <!-- b", id="comment-without-end"),
        pytest.param("--> a <!-- b", "--> a <!-- b", id="end-before-the-beginning"),
        pytest.param("a %%b%% c", "a       c", id="remark"),
        pytest.param("a 100%% b\nc 100%% d", "a 100%% b\nc 100%% d", id="remarks-end-with-their-line"),
        pytest.param("%%\na\n%%\nb", "  \n \n  \nb", id="block-remark"),
        pytest.param("%%\na", "%%\na", id="block-remark-without-end"),
    ],
)
def test_hidden_text(body: str, shown: str) -> None:
    assert hide_code_and_comments(body) == shown


@given(st.text(alphabet="a \n`~<!->%*", max_size=120))
def test_no_line_moves_and_what_is_left_stays_in_its_column(body: str) -> None:
    lines, shown = body.split("\n"), hide_code_and_comments(body).split("\n")
    assert len(lines) == len(shown)
    for line, left in zip(lines, shown, strict=True):
        assert left == CODE or (len(left) == len(line) and all(new in (old, " ") for old, new in zip(line, left, strict=True)))
