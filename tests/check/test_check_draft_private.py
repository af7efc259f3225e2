"""What a letter gives away, and what it mends too much (rules.md section 4)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from support.vaults import Looking

PATH = "letters/2026-11-18-priya.md"
NOTED = """\
## Review
- rating: 2
- improve: slow down before answering; fewer jokes about customers
## Company: good points
- a harbour view
## Company: bad points
- two reorganisations in a year
- the harbour smells of diesel in the summer
## Role: bad points
- the long commute to Newark
- no owner of the hourly loads
- it would be the small end of everything
"""


def letter(text: str, kind: str = "thank-you") -> str:
    return f'{PATH}:\n---\nkind: {kind}\nto: "[[Priya Raman]]"\ninterview: "[[2026-11-17-harbor-panel]]"\n---\nDear Priya,\n\n{text}\n'


def leaks(looking: Looking, text: str, kind: str = "thank-you", noted: str = NOTED) -> list[str]:
    found = looking.find("draft-private-leak", f"{noted}{letter(text, kind)}")
    return [f"{problem.message} / {problem.hint}" for problem in found]


@pytest.mark.parametrize(
    ("text", "words", "section"),
    [
        pytest.param("It is the commute to Newark that worries me.", "commute to Newark", "role: bad points", id="of the role"),
        pytest.param("But two reorganisations in one year?", "two reorganisations in one year", "company: bad points", id="all of a point"),
        pytest.param("Is it the small end of everything?", "small end of everything", "role: bad points", id="all of small words"),
        pytest.param("I must slow down before I answer.", "slow down before I answer", "review: improve", id="an area"),
        pytest.param("My jokes on customers were many.", "jokes on customers", "review: improve", id="the second area"),
        pytest.param("Well. It is the\ncommute,\nand Newark.", "commute, and Newark", "role: bad points", id="over lines"),
    ],
)
def test_what_was_noted_for_oneself(looking: Looking, text: str, words: str, section: str) -> None:
    assert leaks(looking, text) == [
        f'the letter says what you noted for yourself: "{words}" / this is from your private list ({section}); take it out'
    ]


def test_a_leak_is_shown_where_its_first_word_stands(looking: Looking) -> None:
    (problem,) = looking.find("draft-private-leak", f"{NOTED}{letter('Newark. Well, the' + chr(10) + 'commute to Newark it is.')}")
    assert looking.text_at(problem) == "commute to Newark it is."
    (problem,) = looking.find("draft-private-leak", f"{NOTED}{letter('To Newark. A commute to Newark.')}")
    assert looking.text_at(problem) == "commute to Newark."


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The commute is fine.", id="one word of it"),
        pytest.param("The commute. Then Newark.", id="in two sentences"),
        pytest.param("The harbour has a summer view.", id="words of a good point"),
        pytest.param("The owner of the hourly loads has no time.", id="words of a topic"),
        pytest.param("Two jobs in a year.", id="small words"),
        pytest.param("You slow down before answering.", id="an area, but not of oneself"),
    ],
)
def test_what_says_nothing_of_it(looking: Looking, text: str) -> None:
    assert leaks(looking, text) == []


@pytest.mark.parametrize("kind", ["withdrawal", "decline", "ask-for-time"])
def test_what_speaks_against_it_may_be_said_when_leaving(looking: Looking, kind: str) -> None:
    assert leaks(looking, "It is the commute to Newark, and I have another offer.", kind) == []


@pytest.mark.parametrize("text", ["I rated myself 2.", "I'd rate it 3.", "My own rating was low.", "I gave it a 4 out of 5."])
def test_ratings(looking: Looking, text: str) -> None:
    assert [found.partition(":")[0] for found in leaks(looking, text)] == ["the letter gives your rating away"]


@pytest.mark.parametrize(
    "text",
    [
        "I have another offer.",
        "I've two other offers.",
        "There is a competing offer.",
        "In other interviews I was asked that.",
        "I am interviewing elsewhere.",
        "I am interviewing with two other companies.",
        "I am talking to other firms.",
    ],
)
def test_other_talks(looking: Looking, text: str) -> None:
    assert [found.partition(":")[0] for found in leaks(looking, text)] == ["the letter tells of your other talks"]


@pytest.mark.parametrize(
    "text", ["Unlike other companies you plan.", "Your other offers to shippers.", "The ledger and other processes.", "I gave you my card."]
)
def test_what_is_no_other_talk_and_no_rating(looking: Looking, text: str) -> None:
    assert leaks(looking, text) == []


PAY = "## Offer\n- pay: 72,000 a year, from 2026; 28 days\n"


@pytest.mark.parametrize("said", ["72,000", "72.000", "72000", "72k"])
def test_pay_that_was_noted_is_told_before_an_offer(looking: Looking, said: str) -> None:
    (found,) = leaks(looking, f"I think of {said} or so.", noted=PAY)
    assert f'the letter names pay that you noted: "{said}' in found


def test_years_days_and_other_figures_are_no_pay(looking: Looking) -> None:
    assert leaks(looking, "In 2026 I had 28 days for 71,000 rows and 3k lines.", noted=PAY) == []


def test_pay_may_be_named_once_there_is_an_offer(looking: Looking) -> None:
    assert leaks(looking, "The 72,000 suit me.", "accept", PAY) == []
    assert leaks(looking, "The 72,000 suit me.", "reply", f"{PAY}## Log\n- 2026-11-18 14:00 offer spoken\n") == []
    assert len(leaks(looking, "The 72,000 suit me.", "reply", PAY)) == 1


def test_the_pay_of_another_company_is_nobodys_business_but_in_a_goodbye(looking: Looking) -> None:
    other = f"interviews/2026-11-18-globex.md:\ncompany: Globex\n{PAY}"
    text = "They pay 72,000."
    for kind, count in (("accept", 1), ("thank-you", 1), ("decline", 0)):
        assert len(looking.find("draft-private-leak", f"{letter(text, kind)}{other}")) == count


def test_a_letter_of_no_round_has_nothing_to_give_away(looking: Looking) -> None:
    text = letter("The commute to Newark.").replace('interview: "[[2026-11-17-harbor-panel]]"\n', "")
    assert looking.find("draft-private-leak", f"{NOTED}{text}") == []
    assert looking.find("draft-stumbles-many", f"{NOTED}{text}") == []


ASKED = """\
## Questions
### How would you handle schema drift?
- asked by: [[Priya Raman]]
- rating: 2
- better: a contract test at the gate
### Why do you leave?
- asked by: [[Priya Raman]]
- rating: 1
- better: larger ledgers
### And on call?
- asked by: [[Priya Raman]]
- rating: 4
- better: a rota of eight people
### And in short?
- asked by: [[Priya Raman]]
- rating: 1
- better: yes
### And without one?
- asked by: [[Priya Raman]]
- rating: 1
"""
TWO = "I would put a contract at the gate.\nIt is a test.\n\nFor a year I have wanted larger ledgers."


def mended(looking: Looking, text: str) -> list[str]:
    return [problem.message for problem in looking.find("draft-stumbles-many", f"{ASKED}{letter(text)}")]


def test_two_repairs_are_enough(looking: Looking) -> None:
    assert mended(looking, TWO) == []


def test_a_third_is_one_too_many(looking: Looking) -> None:
    text = f"{TWO}\n\nSome more.\n\nI have since looked into the union, and found one."
    (problem,) = looking.find("draft-stumbles-many", f"{ASKED}{letter(text)}")
    assert problem.message == (
        'the letter mends 3 answers: "How would you handle schema drift?", "Why do you leave?", "I have since looked into the union"'
    )
    assert looking.text_at(problem).startswith("I have since")


def test_a_bridge_and_the_answer_that_it_leads_to_are_one(looking: Looking) -> None:
    assert mended(looking, f"After giving drift more thought, this.\n{TWO}") == []


@pytest.mark.parametrize(
    "bridge",
    [
        "After giving pages more thought, I would add one.",
        "Our brief discussion about pages got me thinking after our meeting.",
        "On the way home I came back to pages: fewer.",
        "You asked how I would page. I would add a bell.",
        "There is a better example of pages than the one I gave.",
        "I have since looked into pages, and so on.",
    ],
)
def test_bridges(looking: Looking, bridge: str) -> None:
    assert len(mended(looking, f"{TWO}\n\nNow then.\n\n{bridge}")) == 1


def test_what_went_well_is_no_repair(looking: Looking) -> None:
    assert mended(looking, f"{TWO}\n\nNow then.\n\nA rota of eight people.\n\nYes.") == []
