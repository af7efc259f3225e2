"""Manual pages and their list, as a terminal shows them."""

from __future__ import annotations

import json

import pytest

from followup_md.cli.explain import list_pages
from followup_md.render.json import write_json
from followup_md.render.manual import (
    PAGE_KINDS,
    ManualPage,
    describe_pages,
    render_manual_list,
    render_pages,
    shorten_sentence,
    split_docstring,
    split_facts,
)
from followup_md.render.text import measure

PAGE = ManualPage(
    id="thanks-late",
    kind="check",
    subject="thanks",
    heading="Checks: thanks",
    title="A thank-you note went out after its time.",
    facts=(("level", "info"), ("requirement", "R1.8: It goes out within 24 hours.")),
    text="It is the sending that counts.\n\nFails:\n\n    - 2026-11-18 21:00 thanked [[Tom Okafor]]\n\n    - and more",
)
BARE = ManualPage("R4.8", "requirement", "R4", "R4 Recap", "The recap describes the environment.")


def test_a_page() -> None:
    assert render_pages([PAGE], 40) == (
        "thanks-late (check)\n"
        "A thank-you note went out after its\n"
        "time.\n"
        "\n"
        "It is the sending that counts.\n"
        "\n"
        "level        info\n"
        "requirement  R1.8: It goes out within 24\n"
        "             hours.\n"
        "\n"
        "Fails:\n"
        "\n"
        "    - 2026-11-18 21:00 thanked [[Tom Okafor]]\n"
        "\n"
        "    - and more\n"
    )


def test_a_page_of_a_sentence_alone_and_two_pages() -> None:
    assert render_pages([BARE], 80) == "R4.8 (requirement)\nThe recap describes the environment.\n"
    assert render_pages([BARE, BARE], 80).count("\n\nR4.8") == 1


def test_colour_marks_what_is_looked_for_and_moves_nothing() -> None:
    shown = render_pages([PAGE], 80, color=True)
    assert shown.startswith("\x1b[1mthanks-late\x1b[0m\x1b[2m (check)\x1b[0m\n")
    assert "\x1b[1mFails:\x1b[0m" in shown
    assert "\x1b[2mlevel        \x1b[0minfo" in shown
    assert "\x1b[1mChecks: thanks\x1b[0m" in render_manual_list([PAGE], 80, color=True)
    for code in ("\x1b[0m", "\x1b[1m", "\x1b[2m"):
        shown = shown.replace(code, "")
    assert shown == render_pages([PAGE], 80)


def test_code_is_not_broken_where_a_line_holds_it() -> None:
    page = BARE._replace(title="Write what follows as `holidays = [days]`, or `a code that is longer than any of the lines here`.")
    assert render_pages([page], 40).splitlines()[1:] == [
        "Write what follows as",
        "`holidays = [days]`, or `a code that is",
        "longer than any of the lines here`.",
    ]


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        pytest.param("A short one.", "A short one", id="whole"),
        pytest.param("It is missing. Late beats never.", "It is missing", id="the first sentence"),
        pytest.param(f"The front matter is no YAML: {'a line ' * 9}.", "The front matter is no YAML", id="before what explains it"),
        pytest.param(f"The key is not known, so {'it has ' * 9}.", "The key is not known", id="before what follows from it"),
        pytest.param(f"A line is dated; it may: {'if one ' * 9}.", "A line is dated; it may", id="as much as fits"),
        pytest.param(f"It was, {'and it is ' * 5}.", "It was, and it is and it is and it is a…", id="a comma leaves half of the matter"),
        pytest.param(f"Oh: {'and it is ' * 5}.", "Oh: and it is and it is and it is and i…", id="too little"),
        pytest.param("Other names for `company: good points` of all kinds.", "Other names for `company: good points`…", id="inside code"),
    ],
)
def test_a_line_of_the_list_says_the_matter_or_is_cut(title: str, shown: str) -> None:
    assert shorten_sentence(title, 40) == shown


def test_the_list_is_aligned_under_each_heading() -> None:
    other = PAGE._replace(id="thanks-twice-over")
    assert render_manual_list([PAGE, other, BARE], 80) == (
        "Checks: thanks\n"
        "  thanks-late        A thank-you note went out after its time\n"
        "  thanks-twice-over  A thank-you note went out after its time\n"
        "\n"
        "R4 Recap\n"
        "  R4.8  The recap describes the environment\n"
    )


def test_a_narrow_list_has_names_only_and_they_are_whole() -> None:
    narrow = PAGE._replace(id="a-name-of-more-than-thirty-cells")
    assert render_manual_list([narrow], 34) == "Checks: thanks\n  a-name-of-more-than-thirty-cells\n"


@pytest.mark.parametrize("width", [40, 80, 100])
def test_no_page_of_the_manual_is_wider_than_the_screen(width: int) -> None:
    pages = list_pages()
    shown = (*render_manual_list(pages, width).splitlines(), *render_pages(pages, width).splitlines())
    # Examples stand as they are typed, and what is to be copied is never cut.
    whole = {f"{page.id} ({PAGE_KINDS[page.kind]})" for page in pages}
    assert [line for line in shown if measure(line) > width and not line.startswith("    ") and line not in whole] == []


def test_the_list_has_one_line_for_each_page() -> None:
    pages = list_pages()
    lines = render_manual_list(pages, 80).splitlines()
    assert [line.split()[0] for line in lines if line.startswith("  ")] == [page.id for page in pages]


def test_json_has_all_that_a_page_shows() -> None:
    assert json.loads(write_json(describe_pages([PAGE]))) == {
        "version": 1,
        "pages": [
            {
                "id": "thanks-late",
                "kind": "check",
                "subject": "thanks",
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
        pytest.param("One sentence.\n\nMore.\n\n    code\n", "One sentence.", "More.\n\n    code", id="as later Pythons keep it"),
    ],
)
def test_a_docstring_is_taken_apart(docstring: str, title: str, text: str) -> None:
    assert split_docstring(docstring) == (title, text)


def test_the_facts_of_a_docstring_run_on_to_the_next() -> None:
    text = "Why so.\n\nDue: at noon,\nor later.\nOverdue: never: not even then.\n\nDone by:\n\n    Due: kept"
    assert split_facts(text) == (
        (("due", "at noon, or later."), ("overdue", "never: not even then.")),
        "Why so.\n\nDone by:\n\n    Due: kept",
    )
    assert split_facts("Due to rain.") == ((), "Due to rain.")
