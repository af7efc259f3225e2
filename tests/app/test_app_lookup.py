"""What is said of words that fit nothing."""

from __future__ import annotations

import pytest

from followup_md.app.lookup import list_known, say_near

TEXTS = ["Jürgen Großmann", "Priya Raman"]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        pytest.param("pria", "priya", id="one word"),
        pytest.param("pria Raman", "priya Raman", id="the other stays as typed"),
        pytest.param("Juergen", "jurgen", id="an umlaut written out"),
        pytest.param("zoe", "", id="nothing near"),
        pytest.param("pria zoe", "", id="one of two near nothing"),
        pytest.param("Priya", "", id="nothing misspelt"),
    ],
)
def test_each_word_that_is_not_known_is_the_nearest_that_is(typed: str, meant: str) -> None:
    assert say_near(typed, TEXTS) == (f"did you mean `{meant}`?" if meant else "")


@pytest.mark.parametrize(
    ("count", "said"),
    [
        pytest.param(0, "the notes name none yet", id="none"),
        pytest.param(2, "known: a, b", id="some"),
        pytest.param(14, "known: a, b, c, d, e, f, g, h, i, j, k, l and 2 more", id="many"),
    ],
)
def test_of_many_that_are_known_the_first_are_listed(count: int, said: str) -> None:
    assert list_known("abcdefghijklmn"[:count]) == said
