"""A letter sentence by sentence, and what stands in it of stock, deeds and figures."""

from __future__ import annotations

import pytest
from support.letters import make_letter

from followup_md.letters.letter import split_sentences
from followup_md.letters.signals import compare_letters, counts_something, find_likest, is_stock, pair_likest, tells_deed


def texts(body: str) -> list[str]:
    return [sentence.text for sentence in split_sentences(make_letter(body))]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param("One. Two! Three?", ["One.", "Two!", "Three?"], id="three"),
        pytest.param(
            "I met Ms. Raman and Dr. Cole, e.g. on Tuesday. Good.", ["I met Ms. Raman and Dr. Cole, e.g. on Tuesday.", "Good."], id="short"
        ),
        pytest.param("It was A. Silva. It was I. Yes.", ["It was A. Silva.", "It was I.", "Yes."], id="initials"),
        pytest.param('He said "no." Then yes.', ['He said "no."', "Then yes."], id="quoted"),
        pytest.param("Version 3.11 is out. Good", ["Version 3.11 is out.", "Good"], id="a number"),
        pytest.param("On the first\nline. And on\nthe next", ["On the first line.", "And on the next"], id="over lines"),
        pytest.param("See:\n- one\n- two. Three.\n- four", ["See:", "- one", "- two.", "Three.", "- four"], id="bullets"),
        pytest.param("一。二。", ["一。", "二。"], id="other scripts"),
        pytest.param("Said.\n\nAna Silva\n+1 973 555 0142", ["Said."], id="a name at the foot"),
        pytest.param("Said.\n\n- one\n- two", ["Said.", "- one", "- two"], id="bullets at the foot"),
        pytest.param("Said.\n\n" + "word " * 16, ["Said.", ("word " * 16).strip()], id="too long for a name"),
        pytest.param("Subject: One. Two\n\nDear Ann,\n\nThree.", ["Three."], id="a subject"),
        pytest.param("thx for the chat", ["thx for the chat"], id="one line"),
        pytest.param("", [], id="nothing"),
    ],
)
def test_sentences(body: str, expected: list[str]) -> None:
    assert texts(body) == expected


def test_a_sentence_knows_its_line_and_paragraph() -> None:
    found = split_sentences(make_letter("Dear Ann,\n\nOne, and\nso on. Two.\n\nThree.\n"))
    assert [(sentence.line, sentence.paragraph) for sentence in found] == [(3, 0), (4, 0), (6, 1)]


@pytest.mark.parametrize(
    "text",
    [
        "Thank you for taking the time to meet with me.",
        "Thanks so much for your time and for the insight.",
        "It was a pleasure to meet you.",
        "I believe that my skills make me a great fit.",
        "I am very excited about this opportunity.",
        "Please do not hesitate to contact me.",
        "Please let me know if you need anything further.",
        "I look forward to hearing from you.",
        "Thank you once more.",
    ],
)
def test_stock(text: str) -> None:
    assert is_stock(text)


@pytest.mark.parametrize(
    "text", ["Thank you for the story of the truck.", "I look forward to the planning.", "You told me so.", "It fits."]
)
def test_no_stock(text: str) -> None:
    assert not is_stock(text)


@pytest.mark.parametrize(
    ("text", "deed"),
    [
        ("I rebuilt it.", True),
        ("which I have since moved", True),
        ("I've cut it", True),
        ("I took the time", False),
        ("They moved it.", False),
    ],
)
def test_deeds(text: str, deed: bool) -> None:
    assert tells_deed(text) is deed


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("by half", True),
        ("31 pages", True),
        ("call 973 555 0142", False),
        ("an hour", False),
        ("our 30-minute talk", False),
        ("a1@example.com", False),
    ],
)
def test_figures(text: str, counts: bool) -> None:
    assert counts_something(text) is counts


ONE, TWO = (make_letter(text, path=f"letters/{at}.md") for at, text in enumerate(("a b c d", "a b c e")))
APART, EMPTY = make_letter("x y z w", path="letters/2.md"), make_letter("", path="letters/3.md")


def test_likeness_is_the_share_of_runs() -> None:
    # Of {abc, bcd} and {abc, bce} one of three is shared.
    assert [(one.draft.path, two.draft.path, round(much, 2)) for one, two, much in compare_letters([ONE, TWO, APART, EMPTY])] == [
        ("letters/1.md", "letters/0.md", 0.33)
    ]


def test_each_is_paired_with_the_one_that_it_is_most_like() -> None:
    near = make_letter("a b c e f", path="letters/4.md")
    pairs = pair_likest([ONE, TWO, APART, near])
    assert {path: others[0].draft.path for path, others in pairs.items()} == {
        "letters/0.md": "letters/1.md",
        "letters/1.md": "letters/4.md",
        "letters/4.md": "letters/1.md",
    }


def test_the_likest_of_several() -> None:
    assert find_likest(ONE, ()) == (0.0, None)
    assert find_likest(ONE, (APART, TWO, EMPTY)) == (1 / 3, TWO)
    assert find_likest(EMPTY, (EMPTY,)) == (0.0, None)
