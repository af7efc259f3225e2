"""Blocks: callouts, tasks, headings, tables and code, and no attribute beside theirs."""

from __future__ import annotations

import pytest
from support.pages import render_note_body

CODE = '<div class="scroll" tabindex="0" role="group" aria-label="Code"><pre><code>{}</code></pre></div>\n'
CALLOUT = '<blockquote class="callout">\n<p><strong>{}</strong></p>\n{}</blockquote>\n'


@pytest.mark.parametrize(
    ("text", "html"),
    [
        pytest.param("# a", "<h3>a</h3>\n", id="first"),
        pytest.param("## a", "<h4>a</h4>\n", id="second"),
        pytest.param("#### a", "<h6>a</h6>\n", id="fourth"),
        pytest.param("###### a", "<h6>a</h6>\n", id="not-below-six"),
        pytest.param("a\n===", "<h3>a</h3>\n", id="underlined"),
        pytest.param("a\n---", "<h4>a</h4>\n", id="underlined-once"),
        pytest.param("## *a* ^b1", "<h4><em>a</em></h4>\n", id="with-an-id"),
        pytest.param("##", "<p></p>\n", id="one-that-says-nothing-is-none"),
        pytest.param("> # a", "<blockquote>\n<h3>a</h3>\n</blockquote>\n", id="in-a-quote"),
    ],
)
def test_headings_are_two_levels_below_their_own(text: str, html: str) -> None:
    assert render_note_body(text) == html


@pytest.mark.parametrize(
    ("mark", "sign", "name"),
    [(" ", "☐", "open"), ("x", "☑", "done"), ("X", "☑", "done"), ("-", "☒", "dropped")],
)
def test_a_task_shows_a_sign_that_has_a_name(mark: str, sign: str, name: str) -> None:
    box = f'<span role="img" aria-label="{name}">{sign}</span>'
    assert render_note_body(f"- [{mark}] call *Tom*") == f'<ul>\n<li class="task">{box} call <em>Tom</em></li>\n</ul>\n'
    assert render_note_body(f"1. a\n2. [{mark}]\ttea").endswith(f'<li class="task">{box} tea</li>\n</ol>\n')
    assert render_note_body(f"- [{mark}]").startswith(f'<ul>\n<li class="task">{box}')


@pytest.mark.parametrize(
    ("text", "html"),
    [
        pytest.param("- [?] a", "<ul>\n<li>[?] a</li>\n</ul>\n", id="another-mark"),
        pytest.param("- [-]a", "<ul>\n<li>[-]a</li>\n</ul>\n", id="no-blank"),
        pytest.param("[-] a", "<p>[-] a</p>\n", id="no-list"),
        pytest.param("- a\n\n  [-] b", "<ul>\n<li>\n<p>a</p>\n<p>[-] b</p>\n</li>\n</ul>\n", id="not-at-the-beginning"),
        pytest.param("- # [-] a", "<ul>\n<li>\n<h3>[-] a</h3>\n</li>\n</ul>\n", id="heading"),
    ],
)
def test_what_is_no_task_is_text(text: str, html: str) -> None:
    assert render_note_body(text) == html


@pytest.mark.parametrize(
    ("text", "html"),
    [
        pytest.param("> [!note] Ask *her*\n> b", CALLOUT.format("Ask <em>her</em>", "<p>b</p>\n"), id="title"),
        pytest.param("> [!warning]\n> b\n> c", CALLOUT.format("Warning", "<p>b<br>\nc</p>\n"), id="kind-as-title"),
        pytest.param("> [!warning]- a", CALLOUT.format("a", ""), id="folded"),
        pytest.param("> [!my-kind|wide]+", CALLOUT.format("My-kind", ""), id="open"),
        pytest.param("> [!tip]\n> - b", CALLOUT.format("Tip", "<ul>\n<li>b</li>\n</ul>\n"), id="list-below"),
        pytest.param(
            "> [!tip] [[Priya Raman]]\n>\n> b",
            CALLOUT.format('<a href="../people.html#priya-raman">Priya Raman</a>', "<p>b</p>\n"),
            id="link-in-the-title",
        ),
        pytest.param("> [!tip]\n\n[!tip]: https://example.com", CALLOUT.format("Tip", ""), id="never-a-reference"),
        pytest.param("> a", "<blockquote>\n<p>a</p>\n</blockquote>\n", id="quote"),
        pytest.param("> [!] a", "<blockquote>\n<p>[!] a</p>\n</blockquote>\n", id="no-kind"),
        pytest.param("> # [!tip]", "<blockquote>\n<h3>[!tip]</h3>\n</blockquote>\n", id="heading"),
        pytest.param("[!note] a", "<p>[!note] a</p>\n", id="no-quote"),
    ],
)
def test_a_callout_is_a_quote_with_a_title(text: str, html: str) -> None:
    assert render_note_body(text) == html


def test_a_table_scrolls_by_itself_and_has_no_style() -> None:
    assert render_note_body("|a|   |\n|:-:|--:|\n|1|~~2~~|") == (
        '<div class="scroll" tabindex="0" role="group" aria-label="Table"><table>\n'
        "<thead>\n<tr>\n<th>a</th>\n<td></td>\n</tr>\n</thead>\n"
        "<tbody>\n<tr>\n<td>1</td>\n<td><s>2</s></td>\n</tr>\n</tbody>\n"
        "</table></div>\n"
    )


@pytest.mark.parametrize(
    ("text", "html"),
    [
        pytest.param("```sql onclick\nselect <1>\n```", CODE.format("select &lt;1&gt;\n"), id="fence"),
        pytest.param("    a\n\n    b", CODE.format("a\n\nb\n"), id="set-in"),
        pytest.param("~~~\n%% a %% [[Priya Raman]]", CODE.format("%% a %% [[Priya Raman]]"), id="without-end"),
    ],
)
def test_code_scrolls_by_itself_and_is_text(text: str, html: str) -> None:
    assert render_note_body(text) == html
