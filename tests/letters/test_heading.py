"""The head of a letter that was typed without one, from what the notes say and nothing else."""

from __future__ import annotations

from datetime import date

import pytest
from support.letters import WHOLE_LETTER, lay, list_kinds

from followup_md.config.settings import Sender
from followup_md.letters.layout import add_heading, format_letter_date, list_recipient, list_sender
from followup_md.model import Person

ANA = Sender(name="Ana Silva", email="ana@example.com", phone="555-0199", address="3 Quay Street\n Galway\n", country="IE")
PRIYA = Person("Priya Raman", "Priya Raman", company="Harbor", title="Head of Data", address="1 Quay\nNewark")
DAY = date(2026, 11, 18)
OWN = ("sender", ("Ana Silva", "3 Quay Street", "Galway", "555-0199 · ana@example.com"))
DATE = ("date", ("18 November 2026",))
THEIRS = ("recipient", ("Priya Raman, Head of Data", "Harbor", "1 Quay", "Newark"))


@pytest.mark.parametrize(
    ("typed", "head"),
    [
        pytest.param("", [OWN, DATE, THEIRS], id="nothing"),
        pytest.param("Ana", [("sender", ("Ana",)), DATE, THEIRS], id="sender-typed"),
        pytest.param("1 May 2026", [OWN, ("date", ("1 May 2026",)), THEIRS], id="date-typed"),
        pytest.param("Ana\n\n1 May 2026", [("sender", ("Ana",)), ("date", ("1 May 2026",)), THEIRS], id="recipient-wanting"),
        pytest.param("Ana\n\nPriya", [("sender", ("Ana",)), DATE, ("recipient", ("Priya",))], id="date-wanting"),
        pytest.param("Re: Engineer", [OWN, DATE, THEIRS, ("subject", ("Re: Engineer",))], id="a-line-about-what"),
    ],
)
def test_what_a_head_lacks_is_set_in_its_place(typed: str, head: list[tuple[str, tuple[str, ...]]]) -> None:
    layout = add_heading(lay(f"{typed}\n\nDear Ms. Raman:\n\nx"), ANA, list_recipient(PRIYA, None), DAY)
    assert list_kinds(layout) == [*head, ("salutation", ("Dear Ms. Raman:",)), ("paragraph", ("x",))]


def test_a_whole_letter_is_left_as_it_is() -> None:
    assert add_heading(lay(WHOLE_LETTER), ANA, list_recipient(PRIYA, None), DAY) == lay(WHOLE_LETTER)


def test_where_nobody_can_tell_the_head_from_the_body_nothing_is_set() -> None:
    for body in ("Thank you.", "Subject: x\n\nThank you."):
        assert add_heading(lay(body), ANA, list_recipient(PRIYA, None), DAY) == lay(body)


def test_what_the_notes_do_not_say_is_not_said() -> None:
    assert add_heading(lay("Dear Priya,\n\nx"), Sender(), (), None) == lay("Dear Priya,\n\nx")


def test_the_company_is_that_of_the_interview_where_the_person_has_none() -> None:
    assert list_recipient(Person("k", "Priya Raman"), "Harbor") == ("Priya Raman", "Harbor")
    assert list_recipient(PRIYA, "Globex")[1] == "Harbor"
    assert list_recipient(None, "Globex") == ()


def test_an_envelope_wants_neither_phone_nor_e_mail() -> None:
    assert list_sender(ANA, reached=False) == ("Ana Silva", "3 Quay Street", "Galway")


@pytest.mark.parametrize(
    ("language", "country", "expected"),
    [
        ("en", "IE", "18 November 2026"),
        ("en", None, "18 November 2026"),
        ("en", "US", "November 18, 2026"),
        ("de", "DE", "2026-11-18"),
    ],
)
def test_a_date_is_spelt_as_letters_there_have_it(language: str, country: str | None, expected: str) -> None:
    assert format_letter_date(DAY, language, country) == expected
