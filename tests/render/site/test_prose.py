"""Note texts as HTML: what Markdown says is shown, and whatever is typed, nothing runs, nothing is fetched, nothing fails."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.pages import INLINE_TAGS, KnownLinks, NoteMarkup, list_markup_faults, render_note_body, render_note_line

from followup_md.render.site.prose import build_parser, drop_comments
from followup_md.render.text import clean_lines

# Each tries to run something in a page that shows it.
HOSTILE = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg/onload=alert(1)>",
    "</p><iframe srcdoc='<script>alert(1)</script>'>",
    "</style><script>alert(1)</script>",
    "<style>@import 'http://example.com'</style>",
    "<a href='javascript:alert(1)'>x</a>",
    "<math><mtext></table></math><img src onerror=alert(1)>",
    '"><b onmouseover=alert(1)>',
    "jaVasCript:/*-/*`/*\\`/*'/*\"/**/(/* */onerror=alert(1) )//%0D%0A//</stYle/</titLe/--!>\\x3csVg/<sVg/oNloAd=alert(1)//>\\x3e",
    "![x](javascript:alert(1))",
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert(1))",
    "[x](java&#115;cript:alert(1))",
    "[x](java&Tab;script:alert(1))",
    "[x](java&NewLine;script:alert(1))",
    "[x](&#1;javascript:alert(1))",
    "[x](<  javascript:alert(1)>)",
    "[x](%6Aavascript:alert(1))",
    "[x](%20javascript:alert(1))",
    "[x](java%09script:alert(1))",
    "[x](vbscript:msgbox)",
    "[x](data:text/html,<script>alert(1)</script>)",
    "[x](data:image/svg+xml;base64,PHN2Zz4=)",
    "[x](file:///etc/passwd)",
    "[x](//example.com)",
    "[x](/\\example.com)",
    "[x](\\\\example.com\\x)",
    "[x](%2F%2Fexample.com)",
    "[x](https:example.com)",
    "[x](https:///example.com)",
    "[x](http:\\\\example.com)",
    "[x](obsidian://open?vault=x)",
    "<javascript:alert(1)>",
    "<data:text/html,x>",
    "[x][r]\n\n[r]: javascript:alert(1)",
    "[x](https://example.com 'onmouseover=alert(1)')",
    '[x](https://example.com/"onmouseover=alert`1`)',
    "[[javascript:alert(1)]]",
    '[["onclick=alert(1) x="|<b>]]',
    "![[<img src=x onerror=alert(1)>]]",
    "> [!<b>] <script>alert(1)</script>",
    "```<script>\n</code></pre><script>alert(1)</script>\n```",
    "`</code><script>alert(1)</script>`",
    "| <script> | onload=x |\n|:-:|--:|\n| <img src=x> | a |",
    "- [x] <input autofocus onfocus=alert(1)>",
    "1000000000. a\n\n<!--><script>alert(1)</script>-->",
    "<!-<!-- -->- <script>alert(1)</script>",
    "# <h1 id=x>{#id onclick=alert(1)}",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "{{ 7*7 }}{% raw %}",
    "a\x00b\x1b[31m\x9b2J\x7f",
    "\ud800\udfff",
)
PIECES = (
    *HOSTILE,
    *("[[", "]]", "|", "\\|", "#", "^a", "![[", "](", ")", "[", "]", "(", "<", ">", "!", "==", "~~", "**", "*", "_", "`", "```\n", "~~~\n"),
    *(
        "%%",
        "<!--",
        "-->",
        "\n",
        "\n\n",
        "\n> ",
        "\n- ",
        "\n1. ",
        "\n\t",
        "\n# ",
        "\n===\n",
        "\n---\n",
        "\n|-|-|\n",
        "- [ ] ",
        "[-] ",
        "[!a] ",
    ),
    *(
        "Priya Raman",
        "people/Tom Okafor",
        "files/offer.pdf",
        "https://example.com/a",
        "a@example.com",
        "tel:555-0100",
        "&#x202e;",
        "\\",
        " ",
    ),
)
TYPED = st.lists(st.sampled_from(PIECES) | st.text(max_size=8)).map("".join)


@pytest.mark.parametrize("text", HOSTILE)
def test_nothing_hostile_is_more_than_text(text: str) -> None:
    assert list_markup_faults(render_note_body(text)) == []
    assert list_markup_faults(render_note_line(text), INLINE_TAGS) == []


@pytest.mark.parametrize("text", [text for text in HOSTILE if text.startswith(("<s", "<i", "</", "<a", "<m"))])
def test_html_is_shown_as_it_was_typed(text: str) -> None:
    assert NoteMarkup(render_note_line(text)).text == text


@given(TYPED)
def test_whatever_is_typed_is_safe(text: str) -> None:
    assert list_markup_faults(render_note_body(text)) == []


@given(TYPED)
def test_a_line_is_never_a_block(text: str) -> None:
    assert list_markup_faults(render_note_line(text), INLINE_TAGS) == []


@given(TYPED)
def test_nothing_turns_the_reading_direction_or_commands_a_terminal(text: str) -> None:
    for page in (render_note_body(text), render_note_line(text)):
        assert page == clean_lines(page)
        assert "\u202e" not in page


@given(st.text(alphabet="ab Z_9,.;?()'\"+/:-é–→’\n*`[h\u0301\u200b\u00a0\u3000"))
def test_a_text_that_looks_plain_is_what_the_parser_would_make_of_it(text: str) -> None:
    source = drop_comments(clean_lines(text)).strip()
    assert render_note_line(text) == clean_lines(build_parser().renderInline(source, {"links": KnownLinks()}))


@given(TYPED)
def test_the_same_text_gives_the_same_page(text: str) -> None:
    assert render_note_body(text) == render_note_body(text)


@pytest.mark.slow
@pytest.mark.parametrize(
    "text",
    [
        *(sign * 10_000 for sign in (">", "*", "_", "`", "~", "%%", "=", "!", "&", "\\", "|", "^a ", "- ", "> ", "1. ", "\n%%")),
        *(
            sign * 2_000
            for sign in ("[", "![", "[[a", "<!--", "[a](b", "![a](b", "<a", "[a]: b\n", "|a\n|-\n", "- a\n", "==a ", "http://", "x://a ")
        ),
        "![" * 1_000 + "](b)" * 1_000,
        "[" * 1_000 + "](b)" * 1_000,
        "".join("`" * count + " " for count in range(200)),
        "".join(" " * count + "- a\n" for count in range(400)),
        "|" * 300 + "\n" + "|-" * 300 + "\n" + "|\n" * 10_000,
        "> " * 20 + "a\n" * 2_000,
        "x" * 20_000,
    ],
    ids=lambda text: repr(text[:6]),
)
def test_a_text_made_to_be_slow_is_not(text: str) -> None:
    begin = time.process_time()
    assert list_markup_faults(render_note_body(text)) == []
    assert list_markup_faults(render_note_line(text), INLINE_TAGS) == []
    # What takes quadratic time takes many times as long; the time others keep the machine busy does not count.
    assert time.process_time() - begin < 20


@pytest.mark.parametrize(
    "text",
    [pytest.param(">" * 31 + " deep", id="quotes"), pytest.param("- " * 16 + "deep", id="lists")],
)
def test_what_is_nested_too_deep_is_shown_as_typed(text: str) -> None:
    assert [tag for tag, _ in NoteMarkup(render_note_body(text)).elements] == ["div", "pre", "code"]
    assert NoteMarkup(render_note_body(text)).text.strip() == text


@pytest.mark.parametrize(
    "text",
    [pytest.param(">" * 20 + " deep", id="quotes"), pytest.param("- " * 12 + "deep", id="lists")],
)
def test_what_somebody_may_have_nested_is_rendered(text: str) -> None:
    assert len(NoteMarkup(render_note_body(text)).elements) > 20
    assert NoteMarkup(render_note_body(text)).text.strip() == "deep"


@pytest.mark.parametrize(
    ("text", "html"),
    [
        pytest.param("a\nb", "<p>a<br>\nb</p>\n", id="a-line-is-a-line"),
        pytest.param("a\r\nb\rc", "<p>a<br>\nb<br>\nc</p>\n", id="however-it-ends"),
        pytest.param("*a* **b** ~~c~~ `d`", "<p><em>a</em> <strong>b</strong> <s>c</s> <code>d</code></p>\n", id="emphasis"),
        pytest.param('<b>a</b> & "c"', "<p>&lt;b&gt;a&lt;/b&gt; &amp; &quot;c&quot;</p>\n", id="html-is-text"),
        pytest.param("<div>\n\na", "<p>&lt;div&gt;</p>\n<p>a</p>\n", id="a-block-of-html-is-text"),
        pytest.param("- a\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n", id="list"),
        pytest.param("3. a\n4. b", '<ol start="3">\n<li>a</li>\n<li>b</li>\n</ol>\n', id="numbers-go-on"),
        pytest.param("a #remote #k8s", "<p>a #remote #k8s</p>\n", id="tags-are-text"),
        pytest.param("a[^1]\n\n[^1]: later", "<p>a[^1]</p>\n<p>[^1]: later</p>\n", id="footnotes-are-text"),
        pytest.param("a&#x202e;b\u2066c\u200f", "<p>abc</p>\n", id="no-turn-of-direction"),
        pytest.param("", "", id="nothing"),
    ],
)
def test_a_body_reads_as_markdown(text: str, html: str) -> None:
    assert render_note_body(text) == html


@pytest.mark.parametrize(
    ("text", "html"),
    [
        pytest.param("# no heading", "# no heading", id="heading"),
        pytest.param("- a *b*", "- a <em>b</em>", id="list"),
        pytest.param("  a\nb\n", "a<br>\nb", id="two-lines"),
        pytest.param("a %% to myself %%", "a", id="comment"),
        pytest.param("&#x202e;a", "a", id="no-turn-of-direction"),
    ],
)
def test_a_line_stays_a_line(text: str, html: str) -> None:
    assert render_note_line(text) == html


def test_a_text_longer_than_a_book_is_shown_as_it_was_typed() -> None:
    tangled = "[[" * 100_001
    assert render_note_body(tangled).count("[[") == 100_001
    assert "<pre" in render_note_body(tangled)
