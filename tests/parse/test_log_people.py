"""Who is meant in a log line: the cases of rules.md 7.2 that a name can be."""

from __future__ import annotations

import pytest
from support.vaults import ACME_KIM, GLOBEX_KIM, LOG_NAMES, PRIYA, TOM

from followup_md.parse.facts import Names, fold_name
from followup_md.parse.log_clauses import People, read_people, read_person, write_link
from followup_md.parse.log_start import Slip

SPELT = (
    "José Ñúñez",
    "Cher",
    "Ludwig van Beethoven",
    "Sam Reed, Jr.",
    "山田 太郎",
    "יעל כהן",
    "O’Neil Anne-No",
    "Straße Weiß",
    "İpek Şahin",
)
KNOWN = Names(full={fold_name(name): (name,) for name in SPELT})


@pytest.mark.parametrize("name", SPELT)
@pytest.mark.parametrize("behind", ["", " by letter", ", by letter", " via x", "."])
def test_reads_names_of_every_kind_whole(name: str, behind: str) -> None:
    text = name + behind
    read = read_people(text, 0, len(text), KNOWN)
    assert read == People((name,), len(name))


def test_reads_a_list_of_names_of_every_kind() -> None:
    text = ", ".join(SPELT[:-1]) + f" and {SPELT[-1]}"
    assert read_people(text, 0, len(text), KNOWN) == People(SPELT, len(text))


def test_the_longest_known_name_wins() -> None:
    names = Names(full={"ann": ("Ann",), "ann lee": ("Ann Lee",), "ann lee may": ("Ann Lee May",)})
    for text, key in (("ann lee may day", "Ann Lee May"), ("ann lee day", "Ann Lee"), ("ann day", "Ann")):
        read = read_person(text, 0, len(text), names)
        assert isinstance(read, People)
        assert read.keys == (key,)


def test_a_name_is_looked_for_in_its_first_words_only() -> None:
    long = " ".join(["word"] * 9)
    assert isinstance(read_person(long, 0, len(long), Names(full={long: ("Long",)})), Slip)
    eight = " ".join(["word"] * 8)
    assert read_person(eight, 0, len(eight), Names(full={eight: ("Long",)})) == People(("Long",), len(eight))


@pytest.mark.parametrize("text", ["Priya and", "Priya, ", "Priya and by letter", "Priya, by letter"])
def test_a_join_with_nobody_behind_it_ends_the_list(text: str) -> None:
    assert read_people(text, 0, len(text), LOG_NAMES) == People((PRIYA,), len("Priya"))


def test_words_that_begin_small_after_a_join_are_nobody_where_prose_may_follow() -> None:
    for text in ("Priya and they are slow", "Priya, she is kind"):
        assert read_people(text, 0, len(text), LOG_NAMES, loose=True) == People((PRIYA,), len("Priya"))
        assert isinstance(read_people(text, 0, len(text), LOG_NAMES), Slip)
    assert read_people("Priya and tom", 0, 13, LOG_NAMES, loose=True) == People((PRIYA, TOM), 13)
    assert isinstance(read_people("Priya and Zed", 0, 13, LOG_NAMES, loose=True), Slip)


def test_a_link_is_found_by_its_path_and_by_its_name() -> None:
    names = Names(links={"people/j. kim": (GLOBEX_KIM,), "j. kim": (ACME_KIM,)})
    for link, key in (("[[people/J. Kim]]", GLOBEX_KIM), ("[[other/J. Kim]]", ACME_KIM), ("[[J. Kim#Log|her]]", ACME_KIM)):
        assert read_person(link, 0, len(link), names) == People((key,), len(link))


def test_a_link_that_fits_two_is_ambiguous() -> None:
    names = Names(links={"kim": (GLOBEX_KIM, ACME_KIM)})
    slip = read_person("[[Kim]]", 0, 7, names)
    assert isinstance(slip, Slip)
    assert (slip.check.id, slip.advice) == ("ambiguous-person", f"write `[[{GLOBEX_KIM}]]` or `[[{ACME_KIM}]]`")


@pytest.mark.parametrize(
    ("names", "typed"),
    [
        (Names(links={"ann lee": ("harbor/ann-lee",)}), "[[Ann Lee]]"),
        (Names(full={"ann lee": ("harbor/ann-lee",)}), "Ann Lee"),
        (Names(links={"ann lee": ("harbor/ann-lee", "globex/ann-lee")}), "harbor/ann-lee"),
    ],
    ids=["by-link", "by-name", "by-key"],
)
def test_a_person_without_a_note_is_written_so_that_it_reads(names: Names, typed: str) -> None:
    assert write_link("harbor/ann-lee", names) == typed
    assert write_link(PRIYA, names) == "[[Priya Raman]]"
