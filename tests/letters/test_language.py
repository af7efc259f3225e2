"""Which language a letter and a note are in, by their small words; and what is not said where the two differ."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from followup_md.letters.letter import is_english

if TYPE_CHECKING:
    from support.vaults import Looking

ENGLISH = "It was a pleasure to see the yard on Tuesday, and I thought of the drivers all the way home. Thank you for the tour of it."
GERMAN = "Es war eine Freude, am Dienstag den Hof zu sehen, und auf dem Heimweg dachte ich an die Fahrer. Danke für die Führung."
POLISH = "To była wielka przyjemność zobaczyć we wtorek plac, a w drodze do domu myślałam o kierowcach. Dziękuję za pokaz."
ENGLISH_NOTE = "- trucks that report nine hours late, after the ledger of the day is closed\n- who decides what is late"
TERSE_NOTE = (
    "- hourly loads\n- late trucks, closed ledger\n- rota: eight names\n- pages to nobody\n- schema drift, contract test\n- who decides"
)
GERMAN_NOTE = "- Lastwagen melden sich neun Stunden später, wenn das Buch schon geschlossen ist\n- wer entscheidet, was als verspätet gilt"
SHORT_NOTE = "- Verspätete Ereignisse"


def test_english_is_known_by_its_small_words() -> None:
    assert is_english(ENGLISH)
    assert not is_english(GERMAN)
    assert not is_english(POLISH)
    assert is_english("Zu kurz")


def test_of_notes_fewer_small_words_are_asked() -> None:
    # `to`, `on` and `of` are three of twenty.
    noted = (
        "loads, trucks, ledger, rota, eight names, pages to nobody, schema drift, contract test, on call, release, depots, drivers of yards"
    )
    assert (is_english(noted), is_english(noted, 0.1)) == (False, True)


@pytest.mark.parametrize(
    ("note", "said", "told"),
    [
        pytest.param(ENGLISH_NOTE, ENGLISH, True, id="both English"),
        pytest.param(TERSE_NOTE, ENGLISH, False, id="too terse to be known as English"),
        pytest.param(ENGLISH_NOTE, GERMAN, False, id="a German letter about an English note"),
        pytest.param(ENGLISH_NOTE, POLISH, False, id="a Polish letter about an English note"),
        pytest.param(GERMAN_NOTE, ENGLISH, False, id="an English letter about a German note"),
        pytest.param(GERMAN_NOTE, GERMAN, True, id="both German"),
        pytest.param(GERMAN_NOTE, f"{GERMAN} Neun Stunden später noch.", False, id="both German, with a topic"),
        pytest.param(SHORT_NOTE, GERMAN, False, id="a note too short to tell"),
    ],
)
def test_of_a_letter_in_another_language_than_the_note_no_topic_is_asked(looking: Looking, note: str, said: str, told: bool) -> None:
    sections = (
        f"## Topics\n{note}\n## Questions\n## Company: good points\n## Company: bad points\n## Role: good points\n## Role: bad points\n"
    )
    head = '---\nkind: thank-you\nto: "[[Priya Raman]]"\ninterview: "[[2026-11-17-harbor-panel]]"\n---\n'
    assert bool(looking.find("draft-no-topic", f"{sections}letters/1.md:\n{head}Dear Priya:\n\n{said}\n")) is told
