"""The letters of one panel are planned together (rules.md 5.1, 7.2)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.builders import NOW, PANEL, PANELLISTS, make_interview
from support.letters import make_question, make_topic, read_shipped

from followup_md.letters.plan import LetterShare, Panel, plan_panel
from followup_md.model import Person, Requirement
from followup_md.problem import Place

if TYPE_CHECKING:
    from collections.abc import Mapping

PRIYA, TOM, INES, RAVI = PANELLISTS
PRONOUNS = read_shipped().words.pronouns
SIX = tuple(f"{name} Moss" for name in ("Ada", "Bea", "Cy", "Dag", "Eva", "Fay"))


def plan(*names: str, decider: str | None = PRIYA, **fields: Any) -> Mapping[str, LetterShare]:  # noqa: ANN401 - fields of many types
    interview = make_interview(PANEL, "Harbor Logistics", NOW, interviewers=names, **fields)
    return plan_panel(Panel(interview, tuple(Person(key=name, name=name) for name in names), decider, PRONOUNS))


def leads(shares: Mapping[str, LetterShare]) -> dict[str, str]:
    return {key: share.lead.text if share.lead else "" for key, share in shares.items()}


def repairs(shares: Mapping[str, LetterShare]) -> dict[str, str]:
    return {key: share.repair.text for key, share in shares.items() if share.repair}


def need(text: str, mine: str | None = None, line: int = 90) -> Requirement:
    return Requirement(text, Place("interviews/x.md", line), mine)


def test_each_letter_leads_with_its_readers_own_first_topic() -> None:
    shares = plan(
        PRIYA,
        TOM,
        topics=(
            make_topic("the budget"),
            make_topic("late events", PRIYA, 2),
            make_topic("planning", PRIYA, 3),
            make_topic("the rota", TOM, 4),
        ),
    )
    assert leads(shares) == {PRIYA: "late events", TOM: "the rota"}
    assert shares[PRIYA].second == make_topic("planning", PRIYA, 3)
    assert shares[TOM].second is None  # the budget was said to both: it is not told to one as theirs
    assert shares[TOM].spare == (make_topic("the budget"),)


def test_what_was_said_to_everybody_is_the_readers_own_where_there_is_one() -> None:
    shares = plan(PRIYA, topics=(make_topic("late events", None, 1), make_topic("planning", None, 2), make_topic("the budget", None, 3)))
    share = shares[PRIYA]
    assert [topic.text if topic else "" for topic in (share.lead, share.second, *share.spare)] == ["late events", "planning", "the budget"]


def test_who_has_the_fewest_topics_chooses_first() -> None:
    rota = make_topic("the rota", None, 1)
    shares = plan(PRIYA, TOM, topics=(rota, make_topic("the rotas", PRIYA, 2), make_topic("late events", PRIYA, 3)))
    # Of the panel Priya comes first, but Tom has only this.
    assert leads(shares) == {PRIYA: "late events", TOM: "the rota"}


@pytest.mark.parametrize("text", ["The on-call rota.", "the on-call rotas", "**on-call** rota"])
def test_one_topic_under_two_names_leads_one_letter(text: str) -> None:
    shares = plan(PRIYA, TOM, topics=(make_topic("the on-call rota", PRIYA, 1), make_topic(text, TOM, 2), make_topic("tea", TOM, 3)))
    assert leads(shares) == {PRIYA: "the on-call rota", TOM: "tea"}
    assert shares[TOM].second is None


def test_topics_without_words_are_one_each() -> None:
    shares = plan(PRIYA, TOM, topics=(make_topic("\U0001f600", PRIYA, 1), make_topic("\U0001f622", TOM, 2)))
    assert leads(shares) == {PRIYA: "\U0001f600", TOM: "\U0001f622"}


def test_a_topic_that_speaks_of_its_reader_as_of_somebody_else_comes_last() -> None:
    topics = (
        make_topic("her plan for June", PRIYA, 1),
        make_topic("late events (she told us)", PRIYA, 2),
        make_topic("the budget", None, 3),
    )
    shares = plan(PRIYA, topics=topics)
    assert leads(shares) == {PRIYA: "late events (she told us)"}  # an aside is never said
    assert shares[PRIYA].second == topics[0]


def test_topics_that_say_nothing_are_none() -> None:
    assert plan(PRIYA, topics=(make_topic(" . ", PRIYA), make_topic("<!-- x -->", None, 2)))[PRIYA] == LetterShare()


def test_a_panel_of_six_with_four_topics_leaves_two_without_a_lead() -> None:
    shares = plan(*SIX, topics=tuple(make_topic(f"subject {word}", None, line) for line, word in enumerate(("tea", "ink", "oil", "tin"))))
    assert list(leads(shares).values()) == ["subject tea", "subject ink", "subject oil", "subject tin", "", ""]


TOPICS = st.lists(st.tuples(st.sampled_from((*SIX, None)), st.sampled_from(("tea", "ink", "oil", "tin", "the tea", "INK")), st.booleans()))


@given(TOPICS, st.permutations(SIX))
def test_no_two_letters_of_a_panel_lead_with_the_same_topic(drawn: list[tuple[str | None, str, bool]], panel: list[str]) -> None:
    topics = tuple(
        make_topic(text, person, line, mine=f"work {line}" if mine else None) for line, (person, text, mine) in enumerate(drawn, 1)
    )
    points = {"company: good points": tuple(f"point {word}" for word in "abc"), "role: good points": ("point d",)}
    shares = plan(*panel, topics=topics, points=points)
    first = [text.casefold().removeprefix("the ") for text in leads(shares).values() if text]
    assert len(first) == len(set(first))
    for key, share in shares.items():
        assert not share.lead or share.lead.person in (key, None)
        assert share.lead or not (share.mine or share.point)
    for brought in ([share.mine for share in shares.values()], [share.point for share in shares.values()]):
        assert len(list(filter(None, brought))) == len(set(filter(None, brought)))


def test_a_stumble_is_repaired_in_the_letter_to_who_asked() -> None:
    asked = (make_question("Drift?", 5, asked_by=TOM), make_question("Why us?", 6, asked_by=PRIYA))
    assert repairs(plan(PRIYA, TOM, questions=asked)) == {PRIYA: "Why us?", TOM: "Drift?"}


@pytest.mark.parametrize("asker", [None, "Somebody Else"])
def test_a_stumble_asked_by_nobody_who_is_written_to_is_repaired_in_the_letter_to_who_decides(asker: str | None) -> None:
    asked = (make_question("Drift?", asked_by=asker),)
    assert repairs(plan(PRIYA, TOM, decider=TOM, questions=asked)) == {TOM: "Drift?"}
    assert repairs(plan(PRIYA, TOM, decider=None, questions=asked)) == {}
    assert repairs(plan(PRIYA, TOM, decider="The Consultant", questions=asked)) == {}


@pytest.mark.parametrize("fields", [{"better": None}, {"better": " ."}, {"stumble": False}])
def test_without_a_stumble_or_a_better_answer_nothing_is_repaired(fields: dict[str, Any]) -> None:
    assert repairs(plan(PRIYA, questions=(make_question("Drift?", asked_by=PRIYA)._replace(**fields),))) == {}


RANKS = (
    ("asked by this person", {"asked_by": PRIYA, "rating": 2}, {"asked_by": None, "rating": 1}),
    ("asked by this person, though the other meets a requirement", {"asked_by": PRIYA}, {"asked_by": "X Y", "text": "What of SQL?"}),
    ("what the post requires", {"text": "How good is your SQL?", "rating": 2}, {"rating": 1}),
    ("the lowest rating", {"rating": 1}, {"rating": 2}),
    ("rated before unrated", {"rating": 2}, {"rating": None}),
)


@pytest.mark.parametrize(("_", "chosen", "other"), RANKS)
@pytest.mark.parametrize("last", [True, False])
def test_of_several_stumbles_one_is_repaired(_: str, chosen: dict[str, Any], other: dict[str, Any], last: bool) -> None:
    lines = (7, 6) if last else (6, 7)
    questions = (make_question("Why us?", lines[0])._replace(**chosen), make_question("Why now?", lines[1])._replace(**other))
    wanted = chosen.get("text", "Why us?")
    for order in (questions, questions[::-1]):
        assert repairs(plan(PRIYA, questions=order, requirements=(need("fluent SQL"),))) == {PRIYA: wanted}


def test_of_equal_stumbles_the_last_one_is_repaired() -> None:
    assert repairs(plan(PRIYA, questions=(make_question("Why us?", 6), make_question("Why now?", 9), make_question("Why?", 8)))) == {
        PRIYA: "Why now?"
    }


def test_what_you_bring_belongs_to_a_topic_of_the_letter_first_the_second_one() -> None:
    topics = (
        make_topic("late events", PRIYA, 1, mine="forty jobs."),
        make_topic("planning", PRIYA, 2, mine="a plan"),
        make_topic("tea", PRIYA, 3, mine="a pot"),
    )
    share = plan(PRIYA, topics=topics, requirements=(need("SQL", "ten years"),))[PRIYA]
    assert (share.mine, share.requirement) == ("a plan", "")
    share = plan(PRIYA, topics=(topics[0], topics[1]._replace(mine=None), topics[2]))[PRIYA]
    assert (share.mine, share.requirement) == ("forty jobs", "")


def test_else_it_belongs_to_the_requirement_nearest_to_the_letter_and_that_is_named() -> None:
    needs = (need("fluent SQL", "ten years"), need("late or repeated events.", "gate events"), need("patience", None))
    topics = (make_topic("late events", PRIYA, 1), make_topic("the rota", TOM, 2), make_topic("tea", INES, 3), make_topic("ink", RAVI, 4))
    shares = plan(PRIYA, TOM, INES, topics=topics, requirements=needs)
    assert [(share.mine, share.requirement) for share in shares.values()] == [
        ("gate events", "late or repeated events"),
        ("ten years", "fluent SQL"),
        ("", ""),
    ]


def test_good_points_are_shared_out_the_companys_first() -> None:
    points = {
        "company: good points": ("an open plan.", " . ", "clear aims"),
        "role: good points": ("a real problem",),
        "company: bad points": ("far",),
    }
    topics = tuple(
        make_topic(text, name, line) for line, (text, name) in enumerate(zip(("tea", "ink", "oil"), (PRIYA, INES, RAVI), strict=True))
    )
    shares = plan(PRIYA, TOM, INES, RAVI, topics=topics, points=points)
    # Tom has no topic, so no letter, and takes nothing.
    assert {key: (share.point, share.role_point) for key, share in shares.items()} == {
        PRIYA: ("an open plan", False),
        TOM: ("", False),
        INES: ("clear aims", False),
        RAVI: ("a real problem", True),
    }


def test_a_point_that_speaks_of_its_reader_or_repeats_a_topic_goes_to_somebody_else() -> None:
    points = {"company: good points": ("Priya asks short questions", "the weekly planning", "tea at four")}
    topics = (
        make_topic("engineers sit in the weekly planning", PRIYA, 1),
        make_topic("tea, always at four", PRIYA, 2),
        make_topic("late events", TOM, 3),
    )
    shares = plan(PRIYA, TOM, topics=topics, points=points)
    assert {key: share.point for key, share in shares.items()} == {PRIYA: "", TOM: "Priya asks short questions"}


def test_what_the_point_says_is_not_kept_for_later() -> None:
    topics = tuple(
        make_topic(text, PRIYA, line) for line, text in enumerate(("late events", "ink", "engineers sit in the weekly planning", "tea"), 1)
    )
    share = plan(PRIYA, topics=topics, points={"company: good points": ("the weekly planning",)})[PRIYA]
    assert (share.point, [topic.text for topic in share.spare]) == ("the weekly planning", ["tea"])
