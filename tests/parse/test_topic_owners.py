"""Whose a topic is: names of the round before a colon, alone on a line, or in a heading (format.md 2.2)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from followup_md.config import Settings
from followup_md.parse.vault import NoteText, parse_notes
from followup_md.problem import Place

if TYPE_CHECKING:
    from followup_md.model import Vault

MET = ("[[Denise Kowalczyk]]", "Hannah Roth", "[[Leo Park]]", "[[Wen Li]]")
DENISE, HANNAH, LEO, WEN = "Denise Kowalczyk", "Hannah Roth", "Leo Park", "Wen Li"


def read(body: str, *, met: tuple[str, ...] = MET, people: dict[str, str] | None = None, head: str = "") -> Vault:
    """Read a round with four people whose body begins at line 8 with `## Topics`."""
    listed = ", ".join(f'"{name}"' for name in met)
    front = f"---\ncompany: Acme\nrole: Analyst\nstart: 2026-11-17T13:00\nend: 2026-11-17T14:00\ninterviewers: [{listed}]\n{head}---\n"
    notes = [NoteText(f"people/{name}.md", f"---\n{text}---\n") for name, text in (people or {}).items()]
    return parse_notes([NoteText("interviews/a.md", f"{front}## Topics\n{body}")], notes, None, [], Settings())


def owned(vault: Vault) -> list[tuple[str, str | None]]:
    """Return each topic with the name of whose it is."""
    return [(topic.text, vault.people[topic.person].name if topic.person else None) for topic in vault.interviews[0].topics]


def found(vault: Vault) -> list[tuple[str, int]]:
    return [(problem.check, problem.place.line) for problem in vault.problems]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        pytest.param("- Denise: night shifts", [("night shifts", DENISE)], id="first name"),
        pytest.param("- denise: night shifts", [("night shifts", DENISE)], id="small letters"),
        pytest.param("- Kowalczyk: night shifts", [("night shifts", DENISE)], id="last name"),
        pytest.param("- Denise Kowalczyk: night shifts", [("night shifts", DENISE)], id="full name"),
        pytest.param("- [[Denise Kowalczyk]]: night shifts", [("night shifts", DENISE)], id="link"),
        pytest.param("- **Denise**: night shifts", [("night shifts", DENISE)], id="bold"),
        pytest.param("- **Denise:** night shifts", [("night shifts", DENISE)], id="bold with its colon"),
        pytest.param("- Denise - night shifts", [("night shifts", DENISE)], id="hyphen"),
        pytest.param("- Denise \u2013 night shifts", [("night shifts", DENISE)], id="dash"),
        pytest.param("- Hannah (HM): the budget", [("the budget", HANNAH)], id="part in brackets"),
        pytest.param("- Leo / Wen: the rota", [("the rota", LEO), ("the rota", WEN)], id="two by a stroke"),
        pytest.param("- Leo/Wen: the rota", [("the rota", LEO), ("the rota", WEN)], id="two by a stroke without blanks"),
        pytest.param("- Leo and Wen: the rota", [("the rota", LEO), ("the rota", WEN)], id="two by and"),
        pytest.param("- Leo, Wen (night), Hannah: tea", [("tea", LEO), ("tea", WEN), ("tea", HANNAH)], id="three"),
        pytest.param("* Denise: night shifts", [("night shifts", DENISE)], id="star"),
        pytest.param("1. Denise: night shifts", [("night shifts", DENISE)], id="number"),
        pytest.param("- Denise: rota: by hand", [("rota: by hand", DENISE)], id="second colon"),
        pytest.param("- Leo told me about his allotment", [("Leo told me about his allotment", LEO)], id="who told it"),
        pytest.param("Leo told me about tea", [("Leo told me about tea", LEO)], id="who told it, without a bullet"),
        pytest.param(
            "- Leo and Wen said his son is ill", [(text := "Leo and Wen said his son is ill", LEO), (text, WEN)], id="two told it"
        ),
        pytest.param("- They told me about the rota", [("They told me about the rota", None)], id="nobody by name"),
        pytest.param("- Acme told me about the rota", [("Acme told me about the rota", None)], id="told by nobody of the round"),
        pytest.param("### Everyone\n- Leo told me so", [("Leo told me so", None)], id="told, below everyone"),
        pytest.param("- Salary: 50k", [("Salary: 50k", None)], id="no person"),
        pytest.param("- Denise and the team: hours", [("Denise and the team: hours", None)], id="not only a name"),
        pytest.param("- Denise Roth: hours", [("Denise Roth: hours", None)], id="parts of two"),
        pytest.param("- late events: nine hours", [("late events: nine hours", None)], id="words"),
        pytest.param("- well-known - and slow", [("well-known - and slow", None)], id="words before a hyphen"),
        pytest.param("- everyone: hours", [("everyone: hours", None)], id="everyone"),
        pytest.param("- Leo-Wen: a pair", [("Leo-Wen: a pair", None)], id="a hyphen joins no two"),
        pytest.param("### Everyone\n- Wen: tea", [("tea", WEN)], id="below everyone"),
        pytest.param("### [[Leo Park]]\n- Wen: tea", [("Wen: tea", LEO)], id="below another's heading"),
    ],
)
def test_a_bullet_belongs_to_whom_it_names(line: str, expected: list[tuple[str, str | None]]) -> None:
    vault = read(f"{line}\n")
    assert owned(vault) == expected
    assert vault.problems == ()


def test_a_topic_with_a_name_keeps_place_synonyms_and_evidence() -> None:
    (topic,) = read("- Denise: night shifts\n  and days\n  - synonyms: rota\n  - mine: two years\n").interviews[0].topics
    assert (topic.text, topic.synonyms, topic.mine) == ("night shifts and days", ("rota",), "two years")
    assert topic.place == Place("interviews/a.md", 9, 11)


@pytest.mark.parametrize("line", ["**Denise**", "Denise:", "__Denise__:", "Denise", "[[Denise Kowalczyk]]", "**Denise (nurse manager):**"])
def test_a_lone_name_is_a_heading_for_what_follows(line: str) -> None:
    vault = read(f"- parking\n{line}\n- night shifts\n- tea\n\nHannah:\n- budget\n### Leo\n- rota\n")
    assert owned(vault) == [("parking", None), ("night shifts", DENISE), ("tea", DENISE), ("budget", HANNAH), ("rota", LEO)]
    assert vault.problems == ()


def test_text_under_a_person_is_a_topic_a_line() -> None:
    vault = read("Denise:\nnight shifts\nlate handovers\n\n### [[Leo Park]]\nthe rota\n- tea\nparking\n")
    assert owned(vault) == [
        ("night shifts", DENISE), ("late handovers", DENISE), ("the rota", LEO), ("tea", LEO), ("parking", LEO),
    ]  # fmt: skip
    assert vault.interviews[0].topics[0].place == Place("interviews/a.md", 10, 1)
    assert vault.problems == ()


def test_the_two_lines_of_a_wrapped_text_are_one_topic() -> None:
    vault = read("Denise:\nnight shifts are what she worries about, since two nurses left in the\nspring and nobody came\nthe rota\n")
    assert owned(vault) == [
        ("night shifts are what she worries about, since two nurses left in the spring and nobody came", DENISE),
        ("the rota", DENISE),
    ]


def test_a_bullet_that_is_only_a_name_holds_topics() -> None:
    vault = read("- Denise\n  - night shifts\n    - mine: two years\n  - tea\n- **Leo / Wen:**\n  - rota\n- Pay\n  - 50k\n- Wen\n")
    assert owned(vault) == [("night shifts", DENISE), ("tea", DENISE), ("rota", LEO), ("rota", WEN), ("Pay", None), ("Wen", None)]
    assert vault.interviews[0].topics[0].mine == "two years"


def test_a_line_that_is_no_name_changes_nothing() -> None:
    vault = read("Work:\n- loads\nIt was fun\n- tea\n")
    assert owned(vault) == [("loads", None), ("tea", None)]
    assert vault.problems == ()


def test_text_alone_under_topics_is_told_once() -> None:
    (problem,) = read("Work:\nWe spoke about loads.\nAnd more.\n").problems
    assert (problem.check, problem.place.line, problem.hint) == ("unknown-field", 10, "write `- We spoke about loads.` and `- And more.`")
    assert read("Work:\n2026-11-18 talked about loads\n").interviews[0].topics == ()


def test_a_name_before_text_is_whose_it_is() -> None:
    vault = read("Denise: night shifts\nLeo / Wen: the rota\nIt rained.\n")
    assert owned(vault) == [("night shifts", DENISE), ("the rota", LEO), ("the rota", WEN)]


def test_everyone_ends_the_part_of_a_person() -> None:
    assert owned(read("Denise:\n- night shifts\nEveryone:\n- tea\n")) == [("night shifts", DENISE), ("tea", None)]
    # Other words do not: what is hers must not go into another's letter.
    assert owned(read("Denise:\n- night shifts\nWork:\n- tea\n")) == [("night shifts", DENISE), ("tea", DENISE)]


def test_a_name_is_known_by_its_note() -> None:
    people = {"dk": "name: Denise Kowalczyk\n"}
    vault = read("- Denise: night shifts\nKowalczyk:\n- tea\n", met=("[[dk]]", "Leo Park"), people=people)
    assert owned(vault) == [("night shifts", DENISE), ("tea", DENISE)]


def test_who_was_not_in_the_round_is_no_name_of_it() -> None:
    vault = read("- Ruth Adeyinka: invoices\nRuth Adeyinka:\n- tea\n", people={"Ruth Adeyinka": "company: Acme\n"})
    assert owned(vault) == [("Ruth Adeyinka: invoices", None), ("tea", None)]


def test_who_named_the_date_is_one_of_the_round() -> None:
    vault = read("- Ruth Adeyinka: invoices\n", head='decision_from: "[[Ruth Adeyinka]]"\n', people={"Ruth Adeyinka": "company: Acme\n"})
    assert owned(vault) == [("invoices", "Ruth Adeyinka")]


def test_a_first_name_of_two_is_asked_about() -> None:
    vault = read("- Wen: tea\nWen:\n- rota\n", met=("[[Wen Li]]", "[[Wen Moss]]"))
    assert found(vault) == [("ambiguous-person", 9), ("ambiguous-person", 10)]
    assert "`[[Wen Li]]`" in vault.problems[0].hint or "Wen Li" in vault.problems[0].hint
    # It goes into nobody's letter until that is answered.
    assert [(topic.text, topic.person) for topic in vault.interviews[0].topics] == [("tea", "acme/wen"), ("rota", "acme/wen")]


def test_somebody_beside_a_name_of_the_round_is_asked_about() -> None:
    vault = read("- Leo / Marta: the rota\n", met=MET[:3])
    assert owned(vault) == [("the rota", LEO)]
    assert [(problem.check, problem.message) for problem in vault.problems] == [("broken-link", 'nobody here is called "Marta"')]


@pytest.mark.parametrize("body", ["- Dennise: night shifts\n", "Dennise:\n- night shifts\n", "**Hanna Roth**\n- night shifts\n"])
def test_nearly_a_name_of_the_round_is_asked_about(body: str) -> None:
    vault = read(body)
    assert [check for check, _ in found(vault)] == ["broken-link"]
    assert "did you mean" in vault.problems[0].hint


def test_a_heading_with_words_around_a_name_is_told_with_its_link() -> None:
    (problem,) = read("### With Denise (30 min)\n- night shifts\n").problems
    assert (problem.check, problem.hint) == ("broken-link", "write `### [[Denise Kowalczyk]]`")
    assert owned(read("### [[Denise Kowalczyk]]\n- night shifts\n")) == [("night shifts", DENISE)]
