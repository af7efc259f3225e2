"""Stumbles repaired: the better answer must be there, and must have reached them (R3.6-R3.8)."""

from __future__ import annotations

import pytest
from support.searches import count_figures, meet, since, tell_nothing

from followup_md.model.figures import Stumbles

BETTER = "- better: a contract test\n"
ASK = "## Questions\n### How would you handle schema drift?\n- asked by: [[Priya Raman]]\n- rating: 2\n"
TAKES_UP = "After giving schema drift more thought, I would add a contract test."
OTHER = "Thank you for the tour."
THANKED = "2026-11-10 thanked Priya by letter"
BOTH = "Priya Raman, Tom Okafor"


def write(kind: str, to: str, text: str) -> str:
    return f'---\nkind: {kind}\nto: "[[{to}]]"\ninterview: "[[2026-11-10-harbor]]"\n---\n{text}\n'


@pytest.mark.parametrize(
    ("body", "log", "letter", "found"),
    [
        pytest.param(ASK, (), "", Stumbles(1), id="no better answer"),
        pytest.param(ASK + BETTER, (), "", Stumbles(1, 1), id="only written down"),
        pytest.param(ASK + BETTER, (THANKED,), write("thank-you", "Priya Raman", TAKES_UP), Stumbles(1, 1, 1), id="in a letter"),
        pytest.param(ASK + BETTER, (), write("thank-you", "Priya Raman", TAKES_UP), Stumbles(1, 1), id="in a letter that was not sent"),
        pytest.param(ASK + BETTER, (THANKED,), write("thank-you", "Tom Okafor", TAKES_UP), Stumbles(1, 1), id="in another's, not sent"),
        pytest.param(ASK + BETTER, (THANKED,), write("thank-you", "Priya Raman", OTHER), Stumbles(1, 1), id="not in the letter"),
        pytest.param(ASK + BETTER, (THANKED,), write("follow-up", "Priya Raman", TAKES_UP), Stumbles(1, 1), id="in no thanks"),
        pytest.param(ASK + BETTER, (f"{THANKED}: schema drift again",), "", Stumbles(1, 1, 1), id="in the words of the log"),
        pytest.param(
            ASK + BETTER, ("2026-11-10 thanked Priya via Tom",), write("relay", "Tom Okafor", TAKES_UP), Stumbles(1, 1, 1), id="passed on"
        ),
        pytest.param(ASK + BETTER, ("2026-11-16 shared answer with Priya",), "", Stumbles(1, 1, 1), id="shared"),
        pytest.param(ASK + BETTER, ("2026-11-16 shared answer with Tom",), "", Stumbles(1, 1), id="shared with somebody else"),
        pytest.param(ASK, ("2026-11-16 shared answer with Priya",), "", Stumbles(1), id="shared without a better answer"),
        pytest.param(
            ASK.replace("- asked by: [[Priya Raman]]\n", "") + BETTER,
            ("2026-11-16 shared answer with Tom",),
            "",
            Stumbles(1, 1, 1),
            id="nobody knows who asked",
        ),
        pytest.param(ASK.replace("2", "3") + BETTER, (THANKED,), "", Stumbles(), id="it went well enough"),
        pytest.param(ASK.replace("rating: 2", "stumbled: yes"), (), "", Stumbles(1), id="by one's own word"),
    ],
)
def test_one_question(body: str, log: tuple[str, ...], letter: str, found: Stumbles) -> None:
    tale = tell_nothing()
    for name in BOTH.split(", "):
        tale.person(name)
    meet(tale, "2026-11-10", *log, who=BOTH, body=f"## Topics\n- loads\n\n{body}")
    if letter:
        tale.letters["letter"] = letter
    assert count_figures(tale).stumbles == found


def test_a_letter_of_another_round_repairs_nothing() -> None:
    tale = tell_nothing()
    tale.person("Priya Raman")
    meet(tale, "2026-11-03", body=ASK + BETTER)
    meet(tale, "2026-11-10", THANKED)
    tale.letters["letter"] = write("thank-you", "Priya Raman", TAKES_UP)
    assert count_figures(tale).stumbles == Stumbles(1, 1)


def test_what_lies_ahead_or_outside_the_period_is_left_out() -> None:
    tale = tell_nothing()
    meet(tale, "2026-11-03", body=ASK)
    meet(tale, "2026-11-30", body=ASK)
    assert count_figures(tale).stumbles == Stumbles(1)
    assert count_figures(tale, period=since("2026-11-04")).stumbles == Stumbles()
