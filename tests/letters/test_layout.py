"""A draft taken apart into what stands where on the page: every word of it once and in order, each block what its reader takes it for."""

from __future__ import annotations

import re
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.letters import WHOLE_LETTER, lay, list_kinds

from followup_md.model import Interview, Person

PRIYA = Person("Priya Raman", "Priya Raman", company="Harbor Logistics")
MOMENT = datetime(2026, 11, 17, 13, tzinfo=UTC)
HARBOR = Interview("interviews/h.md", "h", "Harbor Logistics", "Engineer", "p", MOMENT, MOMENT)


def test_each_part_of_a_letter_is_told_apart() -> None:
    assert list_kinds(lay(WHOLE_LETTER)) == [
        ("sender", ("Ana Silva", "3 Quay Street, Galway", "555-0199 · ana@example.com")),
        ("date", ("18 November 2026",)),
        ("recipient", ("Ms. Priya Raman, Head of Data", "Harbor Logistics", "1 Quay, Newark")),
        ("salutation", ("Dear Ms. Raman:",)),
        ("paragraph", ("On Tuesday you described what happens to the ledger when a truck reports nine hours late.",)),
        ("paragraph", ("I would like to join.",)),
        ("close", ("Sincerely,",)),
        ("name", ("Ana Silva",)),
        ("enclosure", ("Enclosure: sample query",)),
    ]


WORDS = st.lists(
    st.one_of(
        st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1, max_size=12),
        st.sampled_from(
            ["\n", "\n\n", "Dear Ana,", "Subject: x", "Sincerely,", "18 November 2026", "Enclosure: y", "- ", "Re: z", "Hola,"]
        ),
    ),
    max_size=30,
)


@given(WORDS)
def test_every_word_is_kept_in_its_order(words: list[str]) -> None:
    body = " ".join(words).replace("%%", "% %").replace("[[", "[ [").replace("<!--", "< !")
    assert " ".join(line for block in lay(body).blocks for line in block.lines).split() == body.split()


@pytest.mark.parametrize(
    "line",
    [
        "18 November 2026",
        "18. November 2026",
        "18th of November 2026",
        "November 18, 2026",
        "Nov. 18, 2026",
        "2026-11-18",
        "18.11.2026",
        "11/18/26",
        "Dublin, 18 November 2026",
        "Wednesday, November 18, 2026",
        "18 de noviembre de 2026",
        "2026年11月18日",
    ],
)
def test_a_date_is_known_by_its_looks(line: str) -> None:
    assert ("date", (line,)) in list_kinds(lay(f"Ana\n\n{line}\n\nPriya\n\nDear Priya,\n\nx"))


@pytest.mark.parametrize("line", ["Brauhof 7, 13300 Berlin", "Suite 2026", "Dublin 7", "Vej 7, 2000 Frederiksberg", "555-0199"])
def test_an_address_is_no_date(line: str) -> None:
    assert list_kinds(lay(f"Ana\n{line}\n\n2026-11-18\n\nDear Priya,\n\nx"))[0] == ("sender", ("Ana", line))


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        pytest.param("Ana\n2026-11-18\n\nPriya", ["sender", "date", "recipient"], id="date-under-the-sender"),
        pytest.param("Ana\n\nPriya\n\n2026-11-18", ["sender", "recipient", "date"], id="date-last"),
        pytest.param("2026-11-18\n\nAna\n\nPriya", ["date", "sender", "recipient"], id="date-first"),
        pytest.param("Ana\n\n555-0199\n\n2026-11-18\n\nPriya", ["sender", "sender", "date", "recipient"], id="two-blocks-above-the-date"),
        pytest.param("Ana\n\nPriya\n\nNewark", ["sender", "recipient", "recipient"], id="no-date"),
        pytest.param("Ana", ["sender"], id="one-block"),
        pytest.param("Ms. Priya Raman\n1 Quay", ["recipient"], id="one-block-that-names-them"),
        pytest.param("Harbor Logistics\n1 Quay", ["recipient"], id="one-block-that-names-their-company"),
        pytest.param("2026-11-18", ["date"], id="a-date-alone"),
        pytest.param("2026-11-18\n\nsince 2026-11-17", ["date", "sender"], id="one-date-and-what-is-none"),
        pytest.param("2026-11-18\n\n2026-11-17", ["date", "recipient"], id="one-date-only"),
        pytest.param("Ana\n\n2026-11-18\n\nPriya\n\nRe: Engineer", ["sender", "date", "recipient", "subject"], id="a-line-about-what"),
        pytest.param("", [], id="nothing"),
    ],
)
def test_what_stands_above_the_salutation(head: str, expected: list[str]) -> None:
    kinds = [kind for kind, _ in list_kinds(lay(f"{head}\n\nDear Ms. Raman:\n\nx", PRIYA, HARBOR))]
    assert kinds == [*expected, "salutation", "paragraph"]


def test_comments_are_not_part_of_the_letter_and_links_read_as_text() -> None:
    layout = lay("Dear Priya, <!-- no -->\n\nI met [[Tom Okafor]] and [[Lena Fischer|Lena]]. %% not\nthis %%\n\nAll [[]] [a] *as typed*.")
    assert list_kinds(layout)[1:] == [("paragraph", ("I met Tom Okafor and Lena.",)), ("paragraph", ("All [[]] [a] *as typed*.",))]


def test_what_only_a_machine_would_see_is_no_text() -> None:
    assert list_kinds(lay("Dear Priya,\n\na\x00b\x1b[31m\tc\u2028d \ufeffe\r\n"))[1] == ("paragraph", ("a b [31m c d e",))


def test_a_line_that_was_full_goes_on_and_a_short_one_was_ended_on_purpose() -> None:
    full = "word " * 14 + "word"  # 74 letters
    assert list_kinds(lay(f"Dear Priya,\n\n{full}\nand on\n- a point\nshort"))[1][1] == (f"{full} and on", "- a point", "short")


def test_a_narrow_editor_breaks_lines_early() -> None:
    layout = lay("Dear Priya,\n\nthe ledger of the evening is closed before\nall trucks have reported.")
    assert list_kinds(layout)[1][1] == ("the ledger of the evening is closed before all trucks have reported.",)


@pytest.mark.parametrize(
    ("foot", "expected"),
    [
        pytest.param("Sincerely,\nAna", [("close", ("Sincerely,",)), ("name", ("Ana",))], id="without-a-blank-line"),
        pytest.param("Sincerely,", [("close", ("Sincerely,",))], id="close-alone"),
        pytest.param("Ana\n555-0199", [("name", ("Ana", "555-0199"))], id="mail-without-close"),
        pytest.param("Z poważaniem,\n\nAna", [("close", ("Z poważaniem,",)), ("name", ("Ana",))], id="a-close-of-another-language"),
        pytest.param("Z poważaniem,\nAna", [("close", ("Z poważaniem,",)), ("name", ("Ana",))], id="the-same-without-a-blank-line"),
        pytest.param("Ana\n\nEnclosure: x", [("name", ("Ana",)), ("enclosure", ("Enclosure: x",))], id="enclosed-without-close"),
        pytest.param(
            "Regards\n\nAna\nEncl.: x\ny", [("close", ("Regards",)), ("name", ("Ana",)), ("enclosure", ("Encl.: x", "y"))], id="encl"
        ),
        pytest.param("Regards\n\nEnclosures", [("close", ("Regards",)), ("enclosure", ("Enclosures",))], id="no-name"),
        pytest.param("Regards\n\nAna\n\nP.S. x\ny", [("close", ("Regards",)), ("name", ("Ana",)), ("paragraph", ("P.S. x", "y"))], id="ps"),
        pytest.param("It ends here.", [("paragraph", ("It ends here.",))], id="a-sentence-is-no-name"),
        pytest.param(
            "Thank you.\n\nSincerely,\n\nAna", [("paragraph", ("Thank you.",)), ("close", ("Sincerely,",)), ("name", ("Ana",))], id="thanks"
        ),
        pytest.param("Thank you.\n\nSee you.", [("paragraph", ("Thank you.",)), ("paragraph", ("See you.",))], id="thanks-in-between"),
        pytest.param("Enclosure: x", [("enclosure", ("Enclosure: x",))], id="enclosed-alone"),
    ],
)
def test_what_stands_at_the_foot(foot: str, expected: list[tuple[str, tuple[str, ...]]]) -> None:
    assert list_kinds(lay(f"Dear Priya,\n\nA word.\n\n{foot}"))[2:] == expected


def test_a_salutation_of_another_language_stands_alone_and_ends_as_one() -> None:
    layout = lay("Ana\n\nSzanowna Pani,\n\nDziękuję.\n\nZ poważaniem,\n\nAna")
    assert [kind for kind, _ in list_kinds(layout)] == ["sender", "salutation", "paragraph", "close", "name"]


def test_a_line_that_leads_to_a_list_is_no_salutation() -> None:
    assert {kind for kind, _ in list_kinds(lay("It was good to meet you.\n\nThree things:\n\n- one"))} == {"paragraph", "name"}


def test_without_a_salutation_all_is_said() -> None:
    assert list_kinds(lay("Thank you.\nBye.\n\nSo long.")) == [("paragraph", ("Thank you.", "Bye.")), ("paragraph", ("So long.",))]


def test_a_mail_without_a_salutation_has_its_subject_all_the_same() -> None:
    assert list_kinds(lay("\nSubject: late events\n\nI thank you.")) == [
        ("subject", ("Subject: late events",)),
        ("paragraph", ("I thank you.",)),
    ]


def test_an_empty_draft_has_no_blocks() -> None:
    assert lay("\n\n").blocks == ()


@pytest.mark.parametrize(
    ("salutation", "language"),
    [("Dear Priya,", "en"), ("Sehr geehrte Frau Raman,", "de"), ("Chère Priya,", "fr"), ("Hola Priya,", "es"), ("Szanowna Pani,", "en")],
)
def test_the_salutation_tells_the_language(salutation: str, language: str) -> None:
    assert lay(f"{salutation}\n\nx").language == language


def test_the_lines_of_some_kinds_are_listed() -> None:
    assert lay(WHOLE_LETTER).list_lines("date", "close", "name") == ("18 November 2026", "Sincerely,", "Ana Silva")


def test_no_pattern_hangs_on_a_long_line() -> None:
    for line in ("[[" * 5000, "1. " * 5000, "Ana, " * 5000, "1 a " * 5000, "%" * 9999):
        assert re.sub(r"\s", "", "".join(lay(f"{line}\n\nDear Priya,\n\n{line}").list_lines("paragraph"))) in re.sub(r"\s", "", line)
