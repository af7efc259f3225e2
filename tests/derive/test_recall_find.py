"""What a query means: an id, a name, a number, an address, a word of the notes (R4.12)."""

from __future__ import annotations

import pytest
from support.searches import ACME, ACME_PANEL, find_calls, tell_calls

from followup_md.derive.matching import Named, find_card_words, find_id, fold, fold_noted, holds, read_closest, read_typed, split_words
from followup_md.derive.query import fits_number, read_number

CLERK, DATA, INITECH = "globex-clerk", "globex-data-analyst", "initech-tester"


@pytest.mark.parametrize(
    ("query", "processes", "sort"),
    [
        pytest.param(ACME, {ACME}, "process", id="id of a process"),
        pytest.param(ACME_PANEL, {ACME}, "note", id="name of a note"),
        pytest.param("ACME", {ACME}, "company", id="company in any case"),
        pytest.param("init", {INITECH}, "company", id="beginning of a company where one applied"),
        pytest.param("globex", {CLERK, DATA}, "company", id="company with two processes"),
        pytest.param("clerk globex", {CLERK}, "role", id="role and company"),
        pytest.param("clerk", {CLERK}, "role", id="role"),
        pytest.param("analyst", {ACME, DATA}, "role", id="word of a role"),
        pytest.param("tester", {INITECH}, "role", id="role applied for"),
        pytest.param("Ada Long", {ACME}, "person", id="whole name"),
        pytest.param("long", {ACME}, "person", id="family name"),
        pytest.param("lukasz zak", {ACME}, "person", id="name without its accents"),
        pytest.param("ŻAK", {ACME}, "person", id="name with them"),
        pytest.param("kasz", {ACME}, "person", id="middle of a name"),
        pytest.param("cy post", {ACME}, "person", id="somebody of the company who was never met"),
        pytest.param("+353 20 910 0142", {ACME}, "phone", id="number as noted"),
        pytest.param("00353209100142", {ACME}, "phone", id="number as dialled from abroad"),
        pytest.param("910 0142", {ACME}, "phone", id="last digits"),
        pytest.param("+353 20 910 0199", {ACME}, "phone", id="with the country, noted without"),
        pytest.param("ada@acme.example.com", {ACME}, "email", id="address"),
        pytest.param("acme.example.com", {ACME}, "email", id="domain"),
        pytest.param("somebody@globex.example.com", {CLERK, DATA}, "email", id="unknown address of a known domain"),
        pytest.param("invoices", {ACME}, "word", id="topic"),
        pytest.param("breaks first", {ACME}, "word", id="question"),
        pytest.param("clock", {ACME}, "word", id="better answer"),
        pytest.param("ledgers", {ACME}, "word", id="evidence"),
        pytest.param("cobol", {ACME}, "word", id="requirement"),
        pytest.param("sample", {ACME}, "word", id="promise"),
        pytest.param("front desk", {ACME}, "word", id="title"),
        pytest.param("panel", {ACME}, "word", id="kind of a round"),
        pytest.param("friend", {INITECH}, "word", id="log"),
        pytest.param("slowly", {CLERK, DATA}, "word", id="review"),
        pytest.param("cobol queue", {ACME}, "word", id="words of two texts"),
        pytest.param("depots", {ACME}, "word", id="job description"),
        pytest.param("hurried", {ACME}, "word", id="first impressions"),
        pytest.param("skylight", {ACME}, "word", id="environment"),
        pytest.param("lunch", {ACME}, "word", id="section of one's own"),
        pytest.param("afterthoughts", {ACME}, "word", id="its heading"),
        pytest.param("brochure", {ACME}, "word", id="before the first heading"),
        pytest.param("overran", {ACME}, "word", id="text among topics"),
        pytest.param("violin", {ACME}, "word", id="text of a person note"),
        pytest.param("garden", {ACME}, "word", id="heading in a person note"),
    ],
)
def test_a_query_finds_what_it_means(query: str, processes: set[str], sort: str) -> None:
    found = find_calls(query)
    assert found.fits.keys() == processes
    assert {fit.sort for fit in found.fits.values()} == {sort}


def test_it_is_said_where_a_word_stands() -> None:
    where = {
        word: fit.where
        for word in ("skylight", "lunch", "afterthoughts", "brochure", "overran", "violin")
        for fit in find_calls(word).fits.values()
    }
    assert where == {
        "skylight": "environment",
        "lunch": "Afterthoughts",
        "afterthoughts": "Afterthoughts",
        "brochure": "the top of a note",
        "overran": "topics",
        "violin": "the note of Ada Long",
    }
    # Of a long section the line that holds it.
    assert [fit.text for fit in find_calls("skylight").fits.values()] == ["a skylight over every desk"]


@pytest.mark.parametrize("query", ["environment", "impressions", "secret", "hidden"])
def test_names_of_sections_and_what_a_note_hides_are_not_found(query: str) -> None:
    assert not find_calls(query)


@pytest.mark.parametrize("query", ["", "...", "nothing of it", "acme clerk", "555 0199", "v1.2", "77", "elsewhere.example.com", "roaderr"])
def test_what_is_not_there_is_not_found(query: str) -> None:
    assert not find_calls(query)


def test_names_come_before_words() -> None:
    tale = tell_calls("2026-11-17 heard from Ada Long: Globex pays more")
    assert find_calls("globex", tale).fits.keys() == {CLERK, DATA}


def test_it_is_said_what_fitted_and_where() -> None:
    assert find_calls("invoices late").fits[ACME][1:] == ("late invoices", "a topic of Ada Long", False)
    assert find_calls("late invoices").fits[ACME].whole
    assert find_calls("move").fits[ACME].where == "a topic"
    assert find_calls("910 0142").fits[ACME].where == "the number of Ada Long"
    assert find_calls("clerk globex").fits[CLERK].text == "Clerk, Globex"


def test_who_was_meant_is_known() -> None:
    assert find_calls("ada").people == ("Ada Long",)
    assert find_calls("0142").people == ("Ada Long",)
    assert find_calls("bo reed").people == ("Bo Reed",)
    assert find_calls("acme").people == ()


def test_somebody_in_no_process_is_found_all_the_same() -> None:
    found = find_calls("di moss")
    assert (found.fits, found.people) == ({}, ("Di Moss",))
    assert find_calls("mossw").fits == {}


def test_a_consultant_is_found_by_their_firm() -> None:
    found = find_calls("mossway", tell_calls(head='agency: "[[Di Moss]]"'))
    assert found.fits[ACME].sort == "agency"
    assert found.fits[ACME].where == "the firm of Di Moss"


def test_what_has_not_happened_yet_is_not_found() -> None:
    tale = tell_calls("2026-12-24 rejected because of a reorganisation")
    assert not find_calls("reorganisation", tale)
    assert find_calls("reorganisation", tale, "2026-12-25T12:00").fits.keys() == {ACME}


def test_what_has_no_role_or_belongs_to_no_process_does_not_disturb() -> None:
    tale = tell_calls()
    tale.note("2026-11-09-umbra", "company: Umbra\nstart: 2026-11-09T10:00", "")
    tale.log("search", "2026-11-10 networked: at a fair", "2026-11-11 applied to Vandelay as Clerk")
    assert find_calls("umbra", tale).fits.keys() == {"umbra"}
    assert [fit.sort for fit in find_calls("vandelay", tale).fits.values()] == ["company"]
    assert not find_calls("fair", tale)


def test_somebody_who_only_passes_things_on_belongs_to_the_process() -> None:
    tale = tell_calls("2026-11-17 thanked Ada Long via [[Di Moss]]")
    assert find_calls("di moss", tale).fits.keys() == {ACME}


@pytest.mark.parametrize(
    ("query", "digits"),
    [
        ("+353 (0)20 910-0142", "353209100142"),
        ("00353/20/9100142", "353209100142"),
        ("020 910 0142", "209100142"),
        ("142", "142"),
        ("42", ""),
        ("acme 142", ""),
        ("2026-11-16", ""),
    ],
)
def test_a_number_is_read_in_any_spelling(query: str, digits: str) -> None:
    assert read_number(query) == digits


@pytest.mark.parametrize(
    ("digits", "noted", "fits"),
    [
        ("353209100142", "+353 20 910 0142", True),
        ("209100142", "+353 (0)20 910 0142", True),
        ("353209100142", "020-910.0142 (mobile)", True),
        ("9100142", "+353 20 910 0142 ext. 12", True),
        ("5550117", "555 0142, 555 0117", True),
        ("9100143", "+353 20 910 0142", False),
        ("353209100142", "0142", False),
        ("142", "none", False),
    ],
)
def test_a_number_fits_however_it_is_noted(digits: str, noted: str, fits: bool) -> None:
    assert fits_number(digits, noted) is fits


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        (("fishcer",), "fischer"),
        (("lena", "fsicher"), "lena fischer"),
        (("fisch",), "fisch"),  # a beginning is no slip
        (("kestral",), "kestrel"),
        (("zebra",), ""),
        (("lena", "zebra"), ""),
    ],
)
def test_a_misspelt_word_is_read_as_the_nearest(words: tuple[str, ...], meant: str) -> None:
    assert read_closest(words, ["Lena Fischer", "Kestrel Grid"]) == meant


def test_the_word_that_brings_a_card_brings_no_other() -> None:
    named = [
        Named("harbor-logistics-engineer", "Harbor Logistics", "harbor logistics\nengineer"),
        Named("grid-works-engineer", "Grid Works", "grid works\nengineer"),
        Named("grid-engineer", "Grid", "grid\nengineer\ngridley logistics"),
        Named("umbra-clerk", "Umbra", "umbra\nclerk"),
        Named("umbra-analyst", "Umbra", "umbra\nanalyst"),
        Named("works-1", "1", "1"),
        Named("x", "!", "!"),
    ]
    assert find_card_words(named) == {
        "harbor-logistics-engineer": "harbor",
        "grid-works-engineer": "works",
        "grid-engineer": "Grid",
        "umbra-clerk": "umbra-clerk",
        "umbra-analyst": "umbra-analyst",
        "works-1": "1",
        "x": "x",
    }


def test_words_are_compared_without_case_and_accents() -> None:
    assert fold("Straße, ÉTÉ, Łódź") == "strasse, ete, lodz"
    assert split_words("Data-Engineer (II)_x") == ("data", "engineer", "ii", "x")
    assert holds("data engineer", ["eng", "data"])
    assert not holds("data engineer", ["gineer"])


@pytest.mark.parametrize(
    ("noted", "words"),
    [
        pytest.param("Jürgen Großmann", {"jurgen", "juergen", "grossmann"}, id="umlauts and sharp s"),
        pytest.param("Ju\u0308rgen", {"jurgen", "juergen"}, id="taken apart by the disk"),
        pytest.param("Søren Ødegård", {"soren", "soeren", "odegard", "oedegaard"}, id="nordic letters"),
        pytest.param("Łukasz Żak", {"lukasz", "zak"}, id="a stroke and a dot"),
        pytest.param("Siobhán O’Dowd", {"siobhan", "o", "dowd", "odowd"}, id="an apostrophe"),
        pytest.param("Maeve D'Arcy-O'Neill", {"maeve", "d", "arcy", "darcy", "o", "neill", "oneill"}, id="two of them"),
        pytest.param("the 'clock'", {"the", "clock"}, id="quotes are none"),
        pytest.param("Ann Lee", {"ann", "lee"}, id="nothing to spell in two ways"),
    ],
)
def test_names_are_found_in_each_way_in_which_they_are_spelt(noted: str, words: set[str]) -> None:
    assert set(split_words(fold_noted(noted))) == words
    assert fold_noted(noted).startswith(fold(noted))


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("Ann  LEE", (("ann", "lee"),)),
        ("Jürgen", (("jurgen",), ("juergen",))),
        ("O'Dowd", (("o", "dowd"), ("odowd",))),
        ("...", (("...",),)),
    ],
)
def test_what_is_typed_is_read_in_each_way_in_which_it_may_be_noted(typed: str, read: tuple[tuple[str, ...], ...]) -> None:
    assert read_typed(typed) == read


@pytest.mark.parametrize(
    ("query", "noted"),
    [
        ("Jürgen", "Juergen"),
        ("juergen", "Jürgen"),
        ("o'dowd", "ODowd"),
        ("odowd", "O'Dowd"),
        ("oedegaard", "Ødegård"),
        ("ødegård", "Oedegaard"),
    ],
)
def test_a_card_is_found_however_a_name_is_spelt(query: str, noted: str) -> None:
    tale = tell_calls()
    tale.note("2026-11-09-umbra", f"company: Umbra\nstart: 2026-11-09T10:00\ninterviewers: [{noted} Ash]", "")
    assert any(find_calls(" ".join(words), tale).fits.keys() == {"umbra"} for words in read_typed(query))


@pytest.mark.parametrize(
    ("typed", "found"), [("FOLLOW_UP", "follow_up"), ("follow-up", "follow-up"), ("`Thanks_Late`", "thanks-late"), ("thanks", None)]
)
def test_an_id_is_the_same_in_any_case_and_with_either_line(typed: str, found: str | None) -> None:
    assert find_id(typed, ["follow-up", "follow_up", "thanks-late"]) == found
