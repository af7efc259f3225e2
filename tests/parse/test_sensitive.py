"""What no note should hold (rules.md section 4: `sensitive-data`)."""

from __future__ import annotations

import pytest

from followup_md.parse.free_text import find_sensitive
from followup_md.parse.front_matter import parse_front_matter

PATH = "interviews/x.md"


def find(line: str) -> list[tuple[int, int, str]]:
    head, _ = parse_front_matter(f"---\ncompany: A\n---\n\n{line}\n", PATH)
    return [(problem.place.line, problem.place.column, problem.message) for problem in find_sensitive(head, PATH)]


@pytest.mark.parametrize(
    ("line", "column", "words"),
    [
        pytest.param("- calm; she is pregnant, I think", 9, "she is pregnant", id="health"),
        pytest.param("- Priya looks quite pregnant", 3, "Priya looks quite pregnant", id="by name"),
        pytest.param("He's probably Muslim", 1, "He's probably Muslim", id="faith"),
        pytest.param("- he was divorced", 3, "he was divorced", id="family"),
        pytest.param("- she must be in her late fifties", 3, "she must be in her late fifties", id="age"),
        pytest.param("- he is about 60 years old", 3, "he is about 60 years old", id="age in years"),
        pytest.param("- Tom is gay", 3, "Tom is gay", id="love"),
    ],
)
def test_a_remark_on_a_private_life(line: str, column: int, words: str) -> None:
    assert find(line) == [(5, column, f'a remark on somebody\'s private life: "{words}"')]


@pytest.mark.parametrize(
    ("line", "message"),
    [
        pytest.param("- password: hunter2", "a password", id="password"),
        pytest.param("- das Passwort ist lachs7", "a password", id="in German"),
        pytest.param("- pw: lachs, for the portal", "a password", id="with the sentence going on"),
        pytest.param("- GB82 WEST 1234 5698 7654 32 BIC", 'a bank account: "GB…32"', id="IBAN with more behind it"),
        pytest.param("- account GB82 WEST 1234 5698 7654 32", 'a bank account: "GB…32"', id="IBAN"),
        pytest.param("- DE89370400440532013000", 'a bank account: "DE…00"', id="IBAN without blanks"),
        pytest.param("- card 4111 1111 1111 1111", 'a payment card: "41…11"', id="card"),
        pytest.param("- SSN 123-45-6789", 'a social security number: "12…89"', id="social security"),
    ],
)
def test_a_secret_is_named_and_not_repeated(line: str, message: str) -> None:
    assert [found[2] for found in find(line)] == [message]


@pytest.mark.parametrize(
    "line",
    [
        "- a pregnant pause, then the next question",
        "- the product family for divorced couples",
        "- health checks of a service; the age of the data",
        "- faith in the roadmap is a Catholic taste here",
        "- a five-year-old code base, and one that is 20 years old",
        "- Logging is disabled, and Python is 30 years old",
        "- Growth looks depressed; they are 25 years old",
        "- an old hospital system, for diabetic patients",
        "- they asked whether I plan children",
        "- [[St. Mary]] is a Catholic hospital, and Harbor is Catholic-run",
        "- the Passwort is x to them: a word nobody minds",
        "- password: see the mail",
        "- she is autistic-friendly in her planning, he has kids' books on the shelf",
        "- call +1 (415) 555-0142, order #4111111111111111",
        "- the office is in a former Muslim school",
        "- she is in her element; he was old school",
        "- password managers are forbidden, they said",
        "- order 4111 1111 1111 1112, and call +353 20 910 0142",
        "- ticket 2026-11-18 and GB82 WEST 1234 5698 7654 33",
        "- part 000-45-6789",
        "```\nshe is pregnant\n```",
        "<!-- she is pregnant -->",
        "- 12345678901234",
    ],
)
def test_what_only_looks_like_it_is_left_alone(line: str) -> None:
    assert find(line) == []


def test_an_employer_may_be_of_a_faith() -> None:
    head, _ = parse_front_matter("---\ncompany: Mercy Hospital\n---\n\n- Mercy is Catholic, and [[Mercy Hospital]] is too\n", PATH)
    assert find_sensitive(head, PATH) == ()


def test_letters_that_fold_into_two_move_no_line() -> None:
    assert find("Straße, Fuß, Maß, groß, Spaß\n- she is pregnant\n- a quiet floor") == [
        (6, 3, 'a remark on somebody\'s private life: "she is pregnant"'),
    ]


def test_two_in_one_line_stand_each_at_its_place() -> None:
    assert [(row, column) for row, column, _ in find("- password: x, and she is pregnant")] == [(5, 3), (5, 20)]
