"""`index.md` (format.md section 6)."""

from __future__ import annotations

import re
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.builders import (
    DAY,
    DUBLIN,
    NOW,
    PIECES,
    list_parts,
    make_action,
    make_eight,
    make_interview,
    make_panel,
    make_problem,
    make_process,
    make_search,
    make_secured,
)

from followup_md.config.settings import Tasks
from followup_md.model import Lack
from followup_md.problem import Level
from followup_md.render.markdown import GENERATED_MARK, render_index
from followup_md.render.markup import escape, link

if TYPE_CHECKING:
    from collections.abc import Callable

    from followup_md.model import Search

GOLDEN = Path(__file__).parents[1] / "golden"


def build_page(search: Search) -> str:
    return render_index(search, [], Tasks())


@pytest.mark.parametrize(
    ("name", "build"),
    [
        pytest.param("index-panel", make_panel, id="panel"),
        pytest.param("index-eight", make_eight, id="eight-processes"),
        pytest.param("index-secured", make_secured, id="secured"),
        pytest.param("index-empty", make_search, id="empty"),
    ],
)
def test_golden_page(name: str, build: Callable[[], Search]) -> None:
    page = render_index(build(), [make_problem(), make_problem(Level.WARNING)], Tasks())
    assert page == (GOLDEN / f"{name}.md").read_text(encoding="utf-8")


def test_the_page_begins_with_the_mark_of_the_tool_and_ends_with_one_newline() -> None:
    page = build_page(make_panel())
    assert page.startswith(GENERATED_MARK + "\n")
    assert GENERATED_MARK.startswith("<!-- followup-md: generated")
    assert re.search(r"[^\n]\n\Z", page)
    assert "\n\n\n" not in page


def test_the_minute_does_not_change_the_page() -> None:
    search = make_panel()
    assert build_page(search._replace(now=search.now.replace(minute=1))) == build_page(search)


def test_every_round_has_its_block_however_old() -> None:
    old = make_interview("2026-09-01-globex", "Globex", NOW - 70 * DAY)
    action = make_action("recap", process=old.process, interview=old.slug, note=old.path, urgency="overdue", lacks=list_parts("topics"))
    page = build_page(make_search(make_process(old), actions=(action,)))
    assert "## [Globex, Data Engineer · panel, Tue 8 Sep](interviews/2026-09-01-globex.md) · overdue\n" in page
    assert "* **overdue** · Wed 18 18:00 · [write the recap: topics](interviews/2026-09-01-globex.md#topics) (R1.8)\n" in page


def test_a_block_without_round_or_role_links_to_the_note_of_its_action() -> None:
    process = make_process(make_interview("x", "Globex", NOW - DAY), role=None)
    action = make_action("withdraw", process=process.id, interview=None, note="search.md", doubtful=True)
    page = build_page(make_search(process, actions=(action,)))
    assert "## [Globex](search.md) · coming up · ? a date or log line of the note does not read\n" in page


def test_what_is_folded_into_a_line_is_a_link_below_it() -> None:
    page = build_page(make_panel())
    assert "(R3.4)\n  * [Write the better answer to “schema drift”](interviews/2026-11-17-harbor-panel.md#questions)\n" in page


def test_a_page_without_problems_says_nothing_of_them() -> None:
    assert "Problems" not in build_page(make_panel())


def test_after_a_rescinded_offer_the_page_says_whom_to_go_back_to() -> None:
    harbor = make_process(make_interview("h", "Harbor", NOW - DAY), state="rescinded")
    globex = make_process(make_interview("g", "Globex [EU]", NOW - 30 * DAY), state="withdrawn")
    page = build_page(make_search(harbor, globex))
    assert "\n\nYou withdrew and can write once more to Globex \\[EU\\]: then log `reopened` (R5.8).\n\n## If they call\n" in page
    assert "Nothing else" not in page


def test_a_name_is_never_shortened() -> None:
    long = "The Northern " * 5 + "Works"
    held, gone, lost = (make_interview(name, f"{long} {name}", NOW - 30 * DAY) for name in "abc")
    page = build_page(
        make_search(make_process(held, state="on-hold"), make_process(gone, state="withdrawn"), make_process(lost, "rescinded"))
    )
    assert f"* nothing to send to {long} a: on hold (R5.7)\n" in page
    assert f"write once more to {long} b: then" in page
    over = make_process(held, state="secured")
    assert f"**Secured: {long} a. You may stop looking** (R5.8)" in build_page(make_search(over, open=False))


def test_sections_of_another_name_are_no_targets() -> None:
    page = render_index(make_panel(), [], Tasks(), renamed={"topics", "questions"})
    assert "[write the recap: topics, environment](interviews/2026-11-17-harbor-panel.md) (R4.4)\n" in page
    assert "(interviews/2026-11-17-harbor-panel.md#review)" in page
    assert "#questions" not in page


def test_a_round_on_another_day_there_shows_both() -> None:
    start = datetime(2026, 11, 17, 4, 0, tzinfo=DUBLIN)  # Monday, 23:00 in New York
    round_ = make_interview("x", "Globex", start + DAY / 24, start=start)
    action = make_action("recap", process=round_.process, interview="x")
    assert "panel, Mon 16 Nov (Tue 17 Nov GMT)](" in build_page(make_search(make_process(round_), actions=(action,)))


def test_if_they_call_each_process_has_its_people_last_contact_and_note() -> None:
    interview = make_interview("2026-09-01-globex", "Globex", NOW - 70 * DAY, interviewers=("Sam Lee",), agency="Ivy Moss")
    rejected = make_process(interview, state="rejected", last_contact=date(2026, 10, 2))
    round_ = rejected.rounds[0]._replace(met=("globex/kim",))
    unnamed = make_process(interview._replace(interviewers=()), role=None, last_contact=None)
    page = build_page(make_search(rejected._replace(rounds=(round_,)), unnamed))
    note = "interviews/2026-09-01-globex.md"
    assert page.endswith(
        "## If they call\n\n"
        "* **Globex, Data Engineer** (rejected) · [Sam Lee](people/Sam%20Lee.md), "
        f"[globex/kim]({note}), [Ivy Moss]({note}) · last contact Fri 2 Oct · [note]({note})\n"
        f"* **Globex** (waiting) · [Ivy Moss]({note}) · no contact yet · [note]({note})\n"
    )


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        pytest.param("Priya Raman", "Priya Raman", id="plain"),
        pytest.param("R&D", "R&D", id="ampersand"),
        pytest.param("&lt;b&#62;", "\\&lt;b\\&\\#62;", id="entity"),
        pytest.param("C#", "C#", id="sharp-at-the-end"),
        pytest.param("#tag", "\\#tag", id="tag"),
        pytest.param("[[x|y]]", "\\[\\[x\\|y\\]\\]", id="wikilink"),
        pytest.param("<b>", "\\<b\\>", id="html"),
        pytest.param("*a* _b_ `c` ~~d~~ $e$", "\\*a\\* \\_b\\_ \\`c\\` \\~\\~d\\~\\~ \\$e\\$", id="emphasis"),
        pytest.param("==x== %%y%%", "\\==x\\== \\%%y\\%%", id="obsidian"),
        pytest.param("due:: x", "due\\:\\: x", id="inline-field"),
        pytest.param("15:30", "15:30", id="one-colon"),
        pytest.param("a\\b", "a\\\\b", id="backslash"),
        pytest.param("a\n# b", "a # b", id="one-line"),
    ],
)
def test_words_stay_words(text: str, shown: str) -> None:
    assert escape(text) == shown


@pytest.mark.parametrize(
    ("path", "heading", "target"),
    [
        pytest.param("people/Priya Raman.md", "", "people/Priya%20Raman.md", id="blank"),
        pytest.param("people/J. Kim (Globex).md", "", "people/J.%20Kim%20%28Globex%29.md", id="brackets"),
        pytest.param("people/Zoë.md", "", "people/Zo%C3%AB.md", id="accent"),
        pytest.param("javascript:x", "", "javascript%3Ax", id="no-scheme"),
        pytest.param("a#b?c%d.md", "", "a%23b%3Fc%25d.md", id="reserved"),
        pytest.param("x.md", "first impressions", "x.md#first%20impressions", id="heading"),
        pytest.param("a\ud800.md", "", "a%3F.md", id="surrogate"),
    ],
)
def test_a_target_is_percent_encoded(path: str, heading: str, target: str) -> None:
    assert link("x", path, heading) == f"[x]({target})"


@given(st.text(max_size=40), st.text(max_size=40))
def test_no_words_of_a_note_break_the_page(company: str, name: str) -> None:
    interview = make_interview("x", company, NOW - DAY, role=name, kind=name, interviewers=(name,), path=f"interviews/{name}.md")
    actions = (
        make_action(
            "thank",
            id="a1",
            person=name or "k",
            pieces=PIECES._replace(variant="letter", who=company),
            process=interview.process,
            interview="x",
            blocked_by=Lack("topic", name),
        ),
    )
    search = make_search(make_process(interview), actions=actions)
    page, plain = build_page(search), build_page(make_search(make_process(make_interview("x", "c", NOW - DAY)), actions=()))
    assert page.encode()
    assert [line for line in page.split("\n") if line.startswith("<")] == [GENERATED_MARK]
    assert sum(line.startswith("## ") for line in page.split("\n")) == 2
    assert sum(line.startswith("- [ ] ") for line in page.split("\n")) == 1
    assert sum(line.startswith("## ") for line in plain.split("\n")) == 1
