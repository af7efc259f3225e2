"""The page Today: under which heading each action stands, and what else it tells."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from support.builders import (
    ADDRESS,
    DAY,
    HARBOR,
    NOW,
    PANEL,
    PANELLISTS,
    PIECES,
    READY,
    list_parts,
    make_action,
    make_interview,
    make_process,
    make_search,
)
from support.pages import ListedAction, find_way, list_actions, make_site, strip_tags

from followup_md.model import Lack, Round
from followup_md.render.site.pages import render_today

if TYPE_CHECKING:
    from followup_md.model import Action

PRIYA, TOM, INES, RAVI = PANELLISTS
ROUND = make_interview(PANEL, "Harbor Logistics", NOW - timedelta(hours=2), interviewers=PANELLISTS, process=HARBOR)
LETTER = PIECES._replace(variant="letter", who=PRIYA)
ONE_LETTER = "blocked: ask Ravi about both posts in one letter, the follow-up for Clerk, and log it in both notes"
GROUP = "Harbor Logistics, Data Engineer panel, Tue 17 Nov"


def show(*actions: Action, **fields: object) -> str:
    site = make_site(search=make_search(make_process(ROUND), actions=actions), **fields)
    return render_today(site, find_way(site))


def test_actions_stand_by_how_urgent_they_are() -> None:
    page = show(
        make_action("recap", urgency="overdue", due=NOW - DAY, overdue_at=NOW - DAY),
        make_action("thank", person=PRIYA, urgency="due", pieces=LETTER, lacks=(READY,)),
        make_action("connect", person=PRIYA, urgency="upcoming"),
        make_action("engage", person=PRIYA, urgency="due"),
    )
    assert list_actions(page) == [
        ListedAction("overdue", GROUP, "Write the recap of Harbor Logistics", "overdue"),
        ListedAction("due", GROUP, "Post a thank-you letter to Priya Raman", "due", "ready"),
        ListedAction("upcoming", GROUP, "Connect with Priya Raman", "coming up"),
        ListedAction("free", GROUP, "Join a conversation with Priya Raman", "coming up"),  # an invitation never presses
    ]
    assert [each[1] for each in re.finditer(r"<h2[^>]*>(.*?)</h2>", page)][:2] == [
        'Overdue <span class="count">1</span>',
        'Due <span class="count">1</span>',
    ]


def test_what_is_blocked_stands_with_its_like() -> None:
    page = show(
        make_action("thank", person=PRIYA, urgency="due", pieces=LETTER),
        make_action(
            "thank", person=TOM, urgency="blocked", pieces=LETTER._replace(who="Tom"), blocked_by=Lack("topic", "Tom"), due=NOW + DAY
        ),
        make_action(
            "find-contact",
            person=INES,
            urgency="overdue",
            lacks=(ADDRESS,),
            pieces=PIECES._replace(who="Ines", missing=("address",)),
            due=NOW - DAY,
            overdue_at=NOW - DAY,
        ),
    )
    assert list_actions(page) == [
        ListedAction("overdue", GROUP, "Find an address for Ines", "overdue", "needs an address"),
        ListedAction("due", GROUP, "Post a thank-you letter to Priya Raman", "due"),
        ListedAction(
            "due", GROUP, "Post a thank-you letter to Tom", "blocked", "blocked: write down first what you and Tom talked about (R1.4)"
        ),
    ]


def test_what_is_blocked_alone_comes_up() -> None:
    page = show(make_action("follow-up", person=RAVI, urgency="blocked", blocked_by=Lack("one-letter", "Ravi", "Clerk")))
    assert list_actions(page) == [ListedAction("upcoming", GROUP, "Follow up with Ravi Sen", "blocked", ONE_LETTER)]


def test_an_action_says_why_by_which_requirement_and_how_it_is_recorded() -> None:
    page = show(make_action("thank", person=PRIYA, pieces=LETTER._replace(because=None, who="<them>"), requirement="R1.8"))
    said = strip_tags(page.split('class="entry')[1])
    assert "Post a thank-you letter to <them>" in said
    assert "you met on Tue 17 Nov; a personal note" in said
    assert "R1.8 The thank-you note goes out within 24 hours of the interview." in said
    assert f"Once it is done: followup-md done thank-priya-raman-{PANEL}" in said
    assert '<time datetime="2026-11-18T18:00-05:00">Wed 18 18:00</time>' in page
    assert f'<a href="../interviews/{PANEL}.md">{PANEL}</a>' in page
    assert f'<a href="process/{HARBOR}.html"><bdi>Harbor Logistics, Data Engineer</bdi></a>' in page


def test_what_is_done_by_writing_in_the_note_needs_no_command() -> None:
    assert "Once it is done" not in show(make_action("recap"))


def test_what_has_no_date_can_be_done_any_time() -> None:
    page = show(make_action("reschedule", due=None, overdue_at=None))
    assert "<span>any time</span>" in page
    assert "<time" not in page


def test_who_is_to_be_found_is_found_in_their_own_note() -> None:
    assert '<a href="../people/Priya%20Raman.md">Priya Raman</a>' in show(make_action("find-contact", person=PRIYA))


def test_doubt_is_told_with_its_round_and_its_action() -> None:
    page = show(make_action("thank", person=PRIYA, doubtful=True))
    assert page.count('class="doubt"') == 2
    assert "doubt" not in show(make_action("thank", person=PRIYA))


def test_what_belongs_to_no_process_stands_under_search() -> None:
    page = show(make_action("record-outcome", process=None, interview=None, requirement="R5.1"))
    assert list_actions(page) == [ListedAction("upcoming", "Search", "Note how Harbor Logistics stands", "coming up")]


def test_keep_looking_comes_first_and_is_no_entry() -> None:
    page = show(make_action("keep-looking", process=None, interview=None))
    assert list_actions(page) == []
    assert strip_tags(page).index("Keep looking: 1 of 3 this week, 2 more by Sun 22 R5.1") < strip_tags(page).index("Nothing is due.")


def test_what_is_to_be_left_alone_says_until_when_and_why() -> None:
    process = make_process(ROUND, "on-hold", since=NOW - DAY)
    site = make_site(search=make_search(process))
    page = render_today(site, find_way(site))
    assert "Harbor Logistics: nothing to send on hold since Mon 16 Nov R5.7" in strip_tags(page)


def test_after_an_offer_that_was_taken_back_one_may_write_once_more() -> None:
    left = make_interview("globex", "Globex", NOW - 9 * DAY)
    site = make_site(search=make_search(make_process(ROUND, "rescinded"), make_process(left, "withdrawn")))
    said = "You withdrew and can write once more to Globex: then log reopened R5.8"
    assert said in strip_tags(render_today(site, find_way(site)))
    site = make_site(search=make_search(make_process(ROUND), make_process(left, "withdrawn")))
    assert "once more" not in render_today(site, find_way(site))


def test_problems_are_counted_where_there_are_any() -> None:
    assert "2 warnings; followup-md check says where and what to do." in strip_tags(show(problems="2 warnings"))
    assert "followup-md check" not in show()


def test_interviews_ahead_stand_by_their_time_with_that_of_the_place() -> None:
    dublin = ZoneInfo("Europe/Dublin")
    soon = make_interview("2026-11-19-acme", "Acme", datetime(2026, 11, 19, 10, tzinfo=dublin), process="acme", role=None, kind="panel")
    later = make_interview("2026-12-04-bolt", "Bolt", datetime(2026, 12, 4, 9, tzinfo=NOW.tzinfo), process="bolt", role="Clerk", kind=None)
    processes = [make_process(round_, id=round_.process, rounds=(Round(round_, "planned", (), ()),)) for round_ in (later, soon)]
    site = make_site(search=make_search(*processes))
    page = render_today(site, find_way(site))
    (part,) = re.findall(r'<ul class="meetings">(.*?)</ul>', page, re.DOTALL)
    assert [strip_tags(row) for row in re.findall(r"<li>(.*?)</li>", part, re.DOTALL)] == [
        "Thu 19 04:00 (09:00 GMT) Acme panel",
        "Fri 4 Dec 08:00 Bolt, Clerk interview",
    ]
    assert 'Interviews ahead <span class="count">2</span>' in page


def test_rounds_that_are_over_or_called_off_lie_ahead_no_more() -> None:
    assert "Interviews ahead" not in show()


def test_under_a_heading_what_is_due_first_comes_first() -> None:
    search = make_search(
        make_process(ROUND),
        actions=(
            make_action("follow-up", person=RAVI, urgency="upcoming", due=NOW + 9 * DAY),
            make_action("prep", process=None, interview=None, urgency="upcoming", due=NOW + DAY),
        ),
    )
    site = make_site(search=search)
    assert [told.title for told in list_actions(render_today(site, find_way(site)))] == [
        "Prepare for Harbor Logistics",
        "Follow up with Ravi Sen",
    ]


def test_what_a_recap_lacks_is_said_to_be_missing() -> None:
    page = show(make_action("recap", urgency="due", lacks=list_parts("topics", "environment")))
    assert [told.lacks for told in list_actions(page)] == ["missing: topics, environment"]
