"""Manual pages and their list, as a terminal shows them."""

from __future__ import annotations

import json

import pytest

from followup_md.app.manual import list_pages
from followup_md.render.manual import Page, render_list, render_pages, render_pages_json, split_docstring
from followup_md.render.text import measure

PAGE = Page(
    id="thanks-late",
    kind="check",
    subject="Checks: thanks",
    title="A thank-you note went out after its time.",
    facts=(("level", "info"), ("requirement", "R1.8: It goes out within 24 hours.")),
    text="It is the sending that counts.\n\nFails:\n\n    - 2026-11-18 21:00 thanked [[Tom Okafor]]\n    - and more",
)


def test_a_page() -> None:
    assert render_pages([PAGE], 40) == (
        "thanks-late (check)\n"
        "A thank-you note went out after its\n"
        "time.\n"
        "\n"
        "level        info\n"
        "requirement  R1.8: It goes out within 24\n"
        "             hours.\n"
        "\n"
        "It is the sending that counts.\n"
        "\n"
        "Fails:\n"
        "\n"
        "    - 2026-11-18 21:00 thanked [[Tom Okafor]]\n"
        "    - and more\n"
    )


def test_a_page_of_a_sentence_alone_and_two_pages() -> None:
    bare = Page("R4.8", "requirement", "R4", "It holds what the place was like.")
    assert render_pages([bare], 80) == "R4.8 (requirement)\nIt holds what the place was like.\n"
    assert render_pages([bare, bare], 80).count("\n\nR4.8") == 1


def test_colour_marks_what_is_looked_for() -> None:
    shown = render_pages([PAGE], 80, color=True)
    assert "\x1b[1mthanks-late\x1b[0m (check)" in shown
    assert "\x1b[1mFails:\x1b[0m" in shown
    assert "\x1b[2mlevel        \x1b[0minfo" in shown
    assert "\x1b[1mChecks: thanks\x1b[0m" in render_list([PAGE], 80, color=True)


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        pytest.param("A short one.", "A short one", id="whole"),
        pytest.param(f"The front matter is no YAML: {'a line ' * 9}.", "The front matter is no YAML", id="the first clause"),
        pytest.param(f"A date is impossible: it may, {'if one ' * 9}.", "A date is impossible: it may", id="the last that fits"),
    ],
)
def test_a_line_of_the_list_ends_with_a_clause(title: str, shown: str) -> None:
    line = render_list([PAGE._replace(title=title)], 80).splitlines()[1]
    assert line.startswith("  thanks-late                 ")
    assert line[30:] == shown


def test_a_sentence_without_a_clause_is_cut() -> None:
    line = render_list([PAGE._replace(title="x" * 30 + " " + "y" * 60)], 80).splitlines()[1]
    assert line.endswith("…")
    assert measure(line) == 80


def test_a_narrow_list_has_names_only() -> None:
    assert render_list([PAGE, PAGE._replace(id="b", subject="Other")], 40) == "Checks: thanks\n  thanks-late\n\nOther\n  b\n"


@pytest.mark.parametrize("width", [40, 80, 100])
def test_no_page_of_the_manual_is_wider_than_the_screen(width: int) -> None:
    pages = list_pages()
    shown = (*render_list(pages, width).splitlines(), *render_pages(pages, width).splitlines())
    # Examples stand as they are typed, and what is to be copied is never cut.
    whole = {f"{page.id} ({page.kind})" for page in pages} | {page.subject for page in pages}
    assert [line for line in shown if measure(line) > width and not line.startswith("    ") and line not in whole] == []


def test_json_has_all_that_a_page_shows() -> None:
    assert json.loads(render_pages_json([PAGE])) == {
        "version": 1,
        "pages": [
            {
                "id": "thanks-late",
                "kind": "check",
                "subject": "Checks: thanks",
                "title": "A thank-you note went out after its time.",
                "facts": {"level": "info", "requirement": "R1.8: It goes out within 24 hours."},
                "text": PAGE.text,
            },
        ],
    }


@pytest.mark.parametrize(
    ("docstring", "title", "text"),
    [
        pytest.param("One sentence.", "One sentence.", "", id="a sentence"),
        pytest.param("One\n    sentence.\n\n    More.\n\n        code\n    ", "One sentence.", "More.\n\n    code", id="a page"),
    ],
)
def test_a_docstring_is_taken_apart(docstring: str, title: str, text: str) -> None:
    assert split_docstring(docstring) == (title, text)
