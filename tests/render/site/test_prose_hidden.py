"""Comments are left out of what is shown, but not where they are code."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.pages import render_note_body

from followup_md.parse.sections import hide_code_and_comments
from followup_md.render.site.prose import drop_comments


@pytest.mark.parametrize(
    ("text", "left"),
    [
        pytest.param("a <!-- b --> c", "a  c", id="in-a-line"),
        pytest.param("a %% b %% c", "a  c", id="remark"),
        pytest.param("a\n<!-- b\n\nc -->\nd", "a\n\nd", id="over-lines"),
        pytest.param("a\n%%\nb\n\nc\n%%\nd", "a\n\nd", id="block"),
        pytest.param("a\n  %%\nb\n%%\nd", "a\n\nd", id="block-set-in"),
        pytest.param("%% b %%<!-- c -->", "", id="nothing-else"),
        pytest.param("a %% b\nc %% d", "a %% b\nc %% d", id="a-remark-ends-with-its-line"),
        pytest.param("a %% b", "a %% b", id="remark-without-end"),
        pytest.param("%%\na", "%%\na", id="block-without-end"),
        pytest.param("a <!-- b", "a <!-- b", id="comment-without-end"),
        pytest.param("a --> b <!-- c", "a --> b <!-- c", id="end-before-the-beginning"),
        pytest.param("<!-- a %% b --> c %% d %%", " c ", id="one-in-another"),
        pytest.param("`<!-- a -->` `%% b %%`", "`<!-- a -->` `%% b %%`", id="code"),
        pytest.param("`` ` %% a %% ``", "`` ` %% a %% ``", id="code-with-a-backtick"),
        pytest.param("` a %% b %%", "` a ", id="a-backtick-alone-is-no-code"),
        pytest.param("` a %% b %%\n`", "` a \n`", id="code-within-a-line-alone"),
        pytest.param("\\` %% a %% `", "\\`  `", id="a-backtick-taken-as-one"),
        pytest.param("``` \n%% a %%\n```\n%% b %%", "``` \n%% a %%\n```\n", id="fence"),
        pytest.param(
            "- ~~~~\n  <!-- a -->\n~~~\n<!-- b -->\n~~~~\n<!-- c -->", "- ~~~~\n  <!-- a -->\n~~~\n<!-- b -->\n~~~~\n", id="tildes"
        ),
        pytest.param("```\n%% a %%", "```\n%% a %%", id="fence-without-end"),
        pytest.param("<!-- ``` -->\n%% a %%", "\n", id="a-fence-in-a-comment-is-none"),
    ],
)
def test_comments_are_left_out(text: str, left: str) -> None:
    assert drop_comments(text) == left


def test_what_follows_a_comment_is_not_set_in() -> None:
    assert render_note_body("<!-- about the office --> Quiet.") == "<p>Quiet.</p>\n"


@given(st.text(alphabet="ab %<!->\n#"))
def test_the_page_hides_what_the_reader_of_notes_does_not_see(text: str) -> None:
    assert "".join(drop_comments(text).split()) == "".join(hide_code_and_comments(text).split())
