"""What a public text gives away, as it is shown: the line, marks below the words to the cell, why, and the same as JSON."""

from __future__ import annotations

import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.letters import PUBLIC_VAULT

from followup_md.letters.giveaways import Giveaway, find_giveaways
from followup_md.letters.public_names import KnownNames, read_names
from followup_md.render.json import write_json
from followup_md.render.public import describe_post_check, render_post_check
from followup_md.render.text import measure

NAMES = read_names(PUBLIC_VAULT)
KNOWN = "names are known from your notes alone (11 companies, 8 people)"


def show(text: str, *, color: bool = False, width: int = 80, names: KnownNames = NAMES) -> list[str]:
    return render_post_check(text, describe_post_check(text, find_giveaways(text, names)), names, color=color, width=width).split("\n")


def mark(text: str, *spots: tuple[int, int], width: int = 80) -> list[str]:
    """Return the rows of a line of which some spots are marked, without the words around it."""
    found = describe_post_check(text, [Giveaway(start, end, text[start:end], "is so", certain=True) for start, end in spots])
    return [
        row[2:]
        for row in render_post_check(text, found, NAMES, color=False, width=width).split("\n\n")[0].split("\n")[1 : 1 + 2 * len(spots)]
    ]


def test_each_line_is_shown_with_its_words_marked_and_why() -> None:
    assert show("Late trucks are fun.\nMy interview at Harbor: fingers crossed, at Harbor!\n\nSee #lifeatharbor") == [
        "line 2",
        "  My interview at Harbor: fingers crossed, at Harbor!",
        "     ^^^^^^^^^    ^^^^^^  ~~~~~~~~~~~~~~~     ^^^^^^",
        '  ^ "interview" speaks of an interview',
        '  ^ "Harbor" names the company "Harbor Logistics"',
        '  ~ "fingers crossed" sounds like waiting for an answer',
        "",
        "line 4",
        "  See #lifeatharbor",
        "      ^^^^^^^^^^^^^",
        '  ^ "#lifeatharbor" names the company "Harbor Logistics"',
        "",
        "4 places give the interview away, 1 more may: talk about the subject instead",
        "(R3.9)",
        KNOWN,
        "",
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("See Harbor", "1 place gives the interview away: talk about the subject instead (R3.9)"),
        ("Fingers crossed", "1 place may give the interview away: talk about the subject instead (R3.9)"),
        ("Fingers crossed. Wish me luck", "2 places may give the interview away: talk about the subject instead (R3.9)"),
    ],
)
def test_how_many_places(text: str, said: str) -> None:
    assert show(text)[-3:-1] == [said, KNOWN]


@pytest.mark.parametrize(
    ("names", "said"),
    [
        (NAMES, f"nothing in it gives the interview away; {KNOWN}"),
        (KnownNames(companies=NAMES.companies[:1], people=NAMES.people[:1]), "names are known from your notes alone (1 company, 1 person)"),
        (KnownNames(), "your notes name nobody yet, so no name was looked for"),
    ],
)
def test_where_nothing_is_found_one_sentence_says_so_and_what_it_rests_on(names: KnownNames, said: str) -> None:
    shown = " ".join(show("Late trucks are fun.", names=names, width=200))
    assert shown.startswith("nothing in it gives the interview away; ")
    assert shown.rstrip().endswith(said)


def test_words_over_two_lines_are_marked_in_both() -> None:
    assert show("at Harbor\nLogistics there")[:7] == [
        *("line 1", "  at Harbor", "     ^^^^^^", '  ^ "Harbor Logistics" names the company "Harbor Logistics"', ""),
        *("line 2", "  Logistics there"),
    ]


@pytest.mark.parametrize(
    ("text", "spot", "rows"),
    [
        pytest.param("\tat Harbor", (4, 10), ["    at Harbor", "       ^^^^^^"], id="a tab"),
        pytest.param("日本 Harbor", (3, 9), ["日本 Harbor", "     ^^^^^^"], id="wide letters before"),
        pytest.param("see 日本 now", (4, 6), ["see 日本 now", "    ^^^^"], id="wide letters marked"),
        pytest.param("e\u0301a\u0301 Harbor", (5, 11), ["e\u0301a\u0301 Harbor", "   ^^^^^^"], id="accents that stand alone"),
        pytest.param("\u202eab\u202c Harbor\x1b[m", (5, 11), ["ab Harbor\ufffd[m", "   ^^^^^^"], id="what turns and commands a terminal"),
        pytest.param("a\xa0b\r", (2, 3), ["a b", "  ^"], id="blanks of other kinds"),
    ],
)
def test_marks_stand_below_what_is_meant(text: str, spot: tuple[int, int], rows: list[str]) -> None:
    assert mark(text, spot) == rows


LONG = "".join(f"{number:04} " for number in range(100))  # each word of four digits and a blank


@pytest.mark.parametrize(
    ("spots", "rows"),
    [
        pytest.param([(0, 4)], [f"{LONG[:38]}…", "^^^^"], id="at the begin"),
        pytest.param([(250, 254)], [f"…{LONG[233:271]}…", " " * 18 + "^^^^"], id="in the middle: 17 cells before it and 17 behind"),
        pytest.param([(495, 499)], [f"…{LONG[462:499]}", " " * 34 + "^^^^"], id="at the end"),
        pytest.param(
            [(200, 204), (210, 214)], [f"…{LONG[188:226]}…", " " * 13 + "^^^^      ^^^^"], id="two near each other, 12 cells around"
        ),
    ],
)
def test_a_long_line_is_cut_around_what_is_marked(spots: list[tuple[int, int]], rows: list[str]) -> None:
    # Two cells of 42 are the indent, and two the marks of what is cut.
    assert mark(LONG, *spots, width=42)[:2] == rows


def test_what_lies_far_apart_is_shown_in_parts() -> None:
    rows = mark(LONG, (100, 104), (400, 404), width=42)
    assert [row for row in rows if "^" not in row] == [rows[0], rows[2]]
    assert "0020" in rows[0]
    assert "0080" in rows[2]
    assert rows[0][rows[1].index("^") :].startswith("0020")
    assert rows[2][rows[3].index("^") :].startswith("0080")


def test_a_word_wider_than_the_screen_is_cut() -> None:
    tag = "#harborlogistics" + "x" * 500
    rows = show(f"see {tag} now", width=60)
    assert all(measure(row) <= 60 for row in rows)
    assert set(rows[2].strip()) == {"^"}


@given(
    st.text(st.one_of(st.sampled_from("ab \t\u0301日🚚\u200d\ufe0f"), st.characters(exclude_characters="\n")), min_size=1, max_size=200),
    st.data(),
)
def test_no_row_is_wider_than_the_screen_or_commands_it(text: str, data: st.DataObject) -> None:
    ends = sorted(data.draw(st.sets(st.integers(0, len(text)), min_size=2, max_size=6)))
    spots = [(start, end) for start, end in zip(ends[::2], ends[1::2], strict=False) if text[start:end].strip()]
    found = describe_post_check(text, [Giveaway(start, end, text[start:end], "is so", certain=True) for start, end in spots])
    rows = render_post_check(text, found, NAMES, color=False, width=40).split("\n")
    assert all(measure(row) <= 40 and not re.search(r"[\x00-\x1f\x7f-\x9f\u202a-\u202e]", row) for row in rows)


def test_colour_only_where_it_is_wanted_and_never_a_cell_more() -> None:
    text = "My interview: fingers crossed"
    shown = "\n".join(show(text, color=True))
    assert "\x1b[31m^^^^^^^^^\x1b[0m" in shown
    assert "\x1b[33m~~~~~~~~~~~~~~~\x1b[0m" in shown
    assert "\x1b[1mline 1\x1b[0m" in shown
    assert re.sub(r"\x1b\[\d*m", "", shown) == "\n".join(show(text))


def test_json_says_the_same() -> None:
    text = "Late trucks.\nA talk at Harbor, fingers crossed"
    assert json.loads(write_json(describe_post_check(text, find_giveaways(text, NAMES)))) == [
        {
            "version": 1,
            "line": 2,
            "column": 11,
            "words": "Harbor",
            "why": 'names the company "Harbor Logistics"',
            "certain": True,
            "requirement": "R3.9",
        },
        {
            "version": 1,
            "line": 2,
            "column": 19,
            "words": "fingers crossed",
            "why": "sounds like waiting for an answer",
            "certain": False,
            "requirement": "R3.9",
        },
    ]
    assert describe_post_check("Late trucks.", ()) == []
