"""Pieces of notes as they may stand in a letter (rules.md 5: not a word is added)."""

from __future__ import annotations

import pytest
from support.letters import read_shipped

from followup_md.letters.frames import (
    capitalise,
    dash,
    fill_mark,
    find_question_subject,
    find_third_person,
    flatten,
    strip_lines,
    strip_markup,
    tidy,
)

PRONOUNS = read_shipped().words.pronouns
SUBJECTS = read_shipped().words.subjects


@pytest.mark.parametrize(
    ("noted", "shown"),
    [
        ("late events", "late events"),
        ("[[Priya Raman]] on loads", "Priya Raman on loads"),
        ("[[people/Priya Raman|Priya]] on loads", "Priya on loads"),
        ("[[people/Priya Raman#Log]]", "Priya Raman"),
        ("[[Priya Raman|]] and ![[sketch.png]]", "Priya Raman and sketch.png"),
        ("the [paper](https://example.com/a) on loads", "the paper on loads"),
        ("f[x](y z) as it is", "f[x](y z) as it is"),
        ("loads <!-- not sure --> at night %%ask%% again", "loads at night again"),
        ("a comment <!-- without end", "a comment <!-- without end"),
        ("**late** events, *nine* hours, _each day_ ~~or two~~", "late events, nine hours, each day or two"),
        ("why `__init__` and __del__ fail", "why __init__ and __del__ fail"),
        ("the `load_date` column", "the load_date column"),
        ("2 * 3 * 4 and snake_case_names and 5*6*7", "2 * 3 * 4 and snake_case_names and 5*6*7"),
        ("one\ttab, two\r\nlines\u2028three\u00a0more", "one tab, two lines three more"),
        ("no\0thing\x1b[31m to\u202e see\u200b", "nothing[31m to see"),
        ("\u0639\u0644\u06cc\u200c\u0631\u0636\u0627", "\u0639\u0644\u06cc\u200c\u0631\u0636\u0627"),
        ("a \U0001f468\u200d\U0001f373 \u2764\ufe0f", "a \U0001f468\u200d\U0001f373 \u2764\ufe0f"),
        ("Acme Inc.", "Acme Inc."),
        ("", ""),
    ],
)
def test_a_text_is_shown_as_it_reads(noted: str, shown: str) -> None:
    assert strip_markup(noted) == shown


@pytest.mark.parametrize(
    ("noted", "said"),
    [
        ("late events.", "late events"),
        ("late events, and so on ...", "late events, and so on"),
        ("late events:", "late events"),
        ("late events;  ", "late events"),
        ("late events?", "late events?"),
        ("late events: trucks report late", "late events: trucks report late"),
        (" .;,: ", ""),
    ],
)
def test_a_fragment_has_no_stop_at_its_end(noted: str, said: str) -> None:
    assert tidy(noted) == said


@pytest.mark.parametrize(
    ("noted", "said"),
    [
        ("late events: trucks: nine hours late", "late events – trucks – nine hours late"),
        ("loads at 10:30, ratio 2:1", "loads at 10:30, ratio 2:1"),
        ("late events (it is)", "late events (it is)"),
    ],
)
def test_a_colon_in_a_fragment_becomes_a_dash(noted: str, said: str) -> None:
    assert dash(noted) == said


@pytest.mark.parametrize(
    ("noted", "said"),
    [
        ("the loads are owned by nobody (it is true)", "the loads are owned by nobody"),
        ("the loads (it is true).", "the loads"),
        ("the loads (ours (mostly)) (she smiled)", "the loads"),
        ("the loads (nightly) and the ledger", "the loads (nightly) and the ledger"),
        ("what f(x) means, and g(y)", "what f(x) means, and g(y)"),
        ("(parking)", "(parking)"),
        ("late (an aside", "late (an aside"),
        ("late events: trucks (nine hours)", "late events – trucks"),
    ],
)
def test_an_aside_at_the_end_is_left_out(noted: str, said: str) -> None:
    assert flatten(noted) == said


def test_an_address_keeps_its_lines_each_as_it_reads() -> None:
    assert strip_lines("1 Quay St.\r\n\n  Dublin\t2 \u202e\n") == "1 Quay St.\nDublin 2"
    assert strip_lines(None) == ""


@pytest.mark.parametrize(
    ("text", "lifted"),
    [
        ("on Tuesday", "On Tuesday"),
        ("iPhone sales", "iPhone sales"),
        ("k8s at night", "k8s at night"),
        ("17 November", "17 November"),
        ("Tuesday", "Tuesday"),
        ("", ""),
    ],
)
def test_a_first_word_is_lifted_unless_it_has_a_shape_of_its_own(text: str, lifted: str) -> None:
    assert capitalise(text) == lifted


@pytest.mark.parametrize(
    ("question", "subject"),
    [
        ("How would you handle schema drift?", "schema drift"),
        ("how do you deal with late data", "late data"),
        ("And how would you approach a rewrite??", "a rewrite"),
        ("How can we manage costs.", "costs"),
        ("How did you go about the move to hourly loads?", "the move to hourly loads"),
        ("What do you think about pair programming?", "pair programming"),
        ("What do you know of customs?", "customs"),
        ("Tell me about [[schema drift]]!", "schema drift"),
        ("Talk about **testing**", "testing"),
    ],
)
def test_what_a_question_is_about(question: str, subject: str) -> None:
    assert find_question_subject(question, SUBJECTS) == subject


@pytest.mark.parametrize(
    "question",
    [
        "Why did you leave?",
        "Tell me about yourself.",
        "Tell me about a time when you failed",
        "Tell us about your last project",
        "How do you handle your inbox?",
        "How would you manage people who know more than you?",
        "What do you think about your chances?",
        "Schema drift?",
        "How would you handle schema drift? And late data?",
        "How would you handle this: a load fails",
        "How would you handle " + "a very long story " * 5 + "?",
        "How would you handle?",
        "",
    ],
)
def test_a_question_whose_words_would_turn_or_run_on_has_no_subject(question: str) -> None:
    assert find_question_subject(question, SUBJECTS) == ""


def test_the_first_pattern_that_fits_counts_and_one_that_catches_nothing_gives_none() -> None:
    assert find_question_subject("x about y", ["z(.)", "x about (.)", "(.*)"]) == "y"
    assert find_question_subject("x", ["x(y)?"]) == ""


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("her two questions to every team", "her"),
        ("what She asks first", "She"),
        ("Priya's view of loads", "Priya"),
        ("loads, says RAMAN", "RAMAN"),
        ("how he's paid", "he"),
        ("the weather there", ""),
        ("HER2 tests, and HE courses", ""),
        ("a raman spectrum", ""),
        ("the Ramanujan prize", ""),
        ("their loads and your ledger", ""),
    ],
)
def test_the_word_that_speaks_of_the_reader_as_of_somebody_else(text: str, word: str) -> None:
    assert find_third_person(text, PRONOUNS, "Priya J. Raman") == word


def test_a_name_of_one_letter_is_no_name() -> None:
    assert find_third_person("plan J, then plan K", PRONOUNS, "J. Kim") == ""


def test_what_is_put_into_a_mark_leaves_it_one_mark() -> None:
    assert fill_mark("[say it: {better}]", "better", "a [new] test") == "[say it: a (new) test]"
    long = fill_mark("[say it: {better}]", "better", "a long way " * 100)
    assert long.startswith("[say it: a long way")
    assert long.endswith("…]")
    assert len(long) < 200
