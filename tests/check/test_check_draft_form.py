"""Letters that could go to anyone, and talk of what was not talked about (rules.md sections 4 and 6)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from followup_md.slug import fingerprint_text

if TYPE_CHECKING:
    from support.vaults import Looking

PATH = "letters/2026-11-18-priya.md"
TOM = "letters/2026-11-18-tom.md"
TWO = 'interviewers: ["[[Priya Raman]]", "[[Tom Okafor]]"]'
STOCK = (
    "Thank you for taking the time to meet with me. I enjoyed our conversation about late events. I am very excited about the opportunity."
)
THIN = "It was late. Those events stay with me. Harbor needs a Data Engineer. Well."
NOTHING = "It was late. Those events stay with me. Well."


def letter(text: str, path: str = PATH, to: str = "Priya Raman", *, kind: str = "thank-you", signed: bool = False) -> str:
    body = f"Dear {to},\n\n{text}\n"
    # The specimen ends a file with a newline of its own, and blanks do not count.
    first = f'\nfirst_draft: "{fingerprint_text(body)}"' if signed else ""
    return f'{path}:\n---\nkind: {kind}\nto: "[[{to}]]"\ninterview: "[[2026-11-17-harbor-panel]]"{first}\n---\n{body}'


def find(looking: Looking, text: str) -> list[tuple[str, str, str]]:
    return [(problem.place.path, problem.message, problem.hint) for problem in looking.find("draft-form-letter", text)]


def test_stock_is_told_with_a_topic_to_start_from_and_what_is_missing(looking: Looking) -> None:
    ((path, message, hint),) = find(looking, letter(STOCK))
    assert (path, message) == (PATH, "could go to anyone: 2 of 3 sentences are stock")
    assert hint == (
        'start from "schema changes"; missing: three words of the talk, little stock, what they said, a deed or figure of yours, '
        "post and company, the day you met, a first sentence of its own, the next step at the close"
    )


def test_where_little_is_stock_the_signs_are_counted(looking: Looking) -> None:
    assert find(looking, letter(NOTHING))[0][1] == "could go to anyone: it is personal in 4 of 10 signs"


def test_of_a_thin_letter_it_is_said_what_is_missing(looking: Looking) -> None:
    ((_, message, hint),) = find(looking, letter(THIN))
    assert message == (
        "personal in 5 of 10 signs; missing: three words of the talk, what they said, a deed or figure of yours, the day you met, "
        "the next step at the close"
    )
    assert hint == 'say more of "schema changes"; `followup-md check --explain` shows sign by sign what is there'


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="nothing said yet"),
        pytest.param(
            "Vielen Dank für das angenehme Gespräch und die Einblicke in Ihr Haus. Gern bringe ich meine Fähigkeiten ein.",
            id="another language",
        ),
    ],
)
def test_nothing_is_said_of(looking: Looking, text: str) -> None:
    assert find(looking, letter(text)) == []


def test_without_topics_there_is_nothing_to_compare_with(looking: Looking) -> None:
    assert find(looking, f"## Topics\n## Questions\n{letter(STOCK)}") == []


def test_only_thank_you_letters_are_judged(looking: Looking) -> None:
    assert find(looking, letter(STOCK, kind="follow-up")) == []


def test_a_gate_alone_is_left_to_its_own_check(looking: Looking) -> None:
    no_topic = letter("On Tuesday I moved things. Harbor needs a Data Engineer. You decide on 4 December. It is a good day.")
    assert [problem.check for problem in looking.find_all(no_topic) if problem.check in ("draft-form-letter", "draft-no-topic")] == [
        "draft-no-topic"
    ]


def test_without_interest_the_wish_is_not_missed(looking: Looking) -> None:
    assert find(looking, f"interest: none\n{letter(THIN)}") == []


@pytest.mark.parametrize(
    ("topics", "start"),
    [
        pytest.param(
            "### [[Priya Raman]]\n- late events: nine hours\n- parking, and who pays", "parking", id="one of theirs not yet named"
        ),
        pytest.param("### [[Priya Raman]]\n- late events: nine hours", "late events", id="the one of theirs"),
        pytest.param("- the ledger", "How would you handle schema drift?", id="a question of theirs"),
        pytest.param("### [[Priya Raman]]\n- (late events)", "(late events)", id="nothing in front of a bracket"),
        pytest.param(
            "### [[Priya Raman]]\n- how the dispatchers of two harbours share a single planning board",
            "how the dispatchers of two harbours …",
            id="a long one",
        ),
    ],
)
def test_what_to_start_from(looking: Looking, topics: str, start: str) -> None:
    assert find(looking, f"## Topics\n{topics}\n{letter(STOCK)}")[0][2].startswith(f'start from "{start}"; ')


def test_what_everybody_talked_about_is_better_than_nothing(looking: Looking) -> None:
    assert find(looking, f"## Topics\n- the late events\n## Questions\n{letter(STOCK)}")[0][2].startswith('start from "the late events"; ')


ROTA = "## Topics\n### [[Priya Raman]]\n- late events\n### [[Tom Okafor]]\n- the on-call rota"
OWN = "On Tuesday you told me of late events. I moved forty jobs. I would like the Data Engineer post at Harbor. You decide on 4 December."
HIS = "You drew the on-call rota on Tuesday. I cut our pages by half, and would so as Data Engineer at Harbor. You decide on 4 December."


def test_first_drafts_that_nobody_touched_are_told_from_the_second_on(looking: Looking) -> None:
    two = f"{TWO}\n{ROTA}\n{letter(OWN, signed=True)}\n{letter(HIS, TOM, 'Tom Okafor', signed=True)}"
    assert find(looking, two) == [
        (
            TOM,
            "this and 1 other letter of that round still is as the program wrote them",
            "they may compare: put a sentence of your own into each",
        )
    ]
    third = letter("The dispatcher's night.", "letters/2026-11-18-lena.md", "Lena Fischer", signed=True)
    three = two.replace('Okafor]]"]', 'Okafor]]", "[[Lena Fischer]]"]') + f"\n{third}\npeople/Lena Fischer.md:\n"
    assert [(path, message) for path, message, _ in find(looking, three) if "program" in message] == [
        (path, "this and 2 other letters of that round still are as the program wrote them") for path in (PATH, TOM)
    ]


def test_a_first_draft_that_was_touched_or_is_the_only_one_is_not(looking: Looking) -> None:
    assert find(looking, f"{TWO}\n{ROTA}\n{letter(OWN, signed=True)}\n{letter(HIS, TOM, 'Tom Okafor')}") == []
    twice = (
        f"{letter(OWN, signed=True)}\n{letter(HIS.replace('the on-call rota', 'late events'), 'letters/2026-11-19-priya.md', signed=True)}"
    )
    assert find(looking, f"{ROTA}\n{twice}") == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        pytest.param("I liked your Rome office.", "Rome", id="an office"),
        pytest.param("I liked your new San Marino team.", "San Marino", id="of two words"),
        pytest.param("Your team in Rome came up.", "Rome", id="a team in a place"),
        pytest.param("You told me about the Rome depot.", "Rome", id="told about"),
        pytest.param("You mentioned Project Falcon.", "Falcon", id="a project"),
    ],
)
def test_a_claim_that_nothing_in_the_notes_bears_out(looking: Looking, text: str, name: str) -> None:
    (problem,) = looking.find("draft-topic-unknown", letter(text))
    assert problem.message.startswith(f'none of your topics, questions and points speaks of "{name}": "')


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("I liked your office.", id="no name"),
        pytest.param("I liked your Harbor office.", id="the company"),
        pytest.param("I liked your Data team.", id="the post"),
        pytest.param("I liked your Newark office.", id="an address"),
        pytest.param("I liked your Okafor team.", id="a person"),
        pytest.param("I liked your Monday team.", id="a day"),
        pytest.param("I liked your Kafka cluster.", id="a tool, which a description may name"),
        pytest.param("Rome has offices.", id="not theirs"),
        pytest.param("I liked your SQL team.", id="capitals"),
    ],
)
def test_what_may_well_have_been_said(looking: Looking, text: str) -> None:
    assert looking.find("draft-topic-unknown", letter(text)) == []


@pytest.mark.parametrize(
    "noted",
    [
        "## Topics\n- late events\n  - synonyms: Rome\n",
        "## Topics\n- late events\n  - mine: at Rome\n",
        "## Questions\n### Why Rome?\n- asked by: [[Priya Raman]]\n",
        "## Requirements\n- travel\n  - mine: lived in Rome\n",
        "## Company: good points\n- Rome\n",
        "## Next steps\n- I promised: a map of Rome\n",
        "## Log\n- 2026-11-18 heard from [[Priya Raman]]: Rome is a while off\n",
    ],
)
def test_wherever_it_is_noted_it_is_known(looking: Looking, noted: str) -> None:
    assert looking.find("draft-topic-unknown", f"{noted}{letter('I liked your Rome office, and your Rome depot.')}") == []


def test_a_letter_of_no_round_claims_what_it_likes(looking: Looking) -> None:
    text = letter("Your Rome office.").replace('interview: "[[2026-11-17-harbor-panel]]"\n', "")
    assert looking.find("draft-topic-unknown", text) == []
