"""What a public text gives away (R3.9): what is sure (`!`), what may (`?`), and what is innocent."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.letters import PUBLIC_VAULT

from followup_md.letters.giveaways import find_giveaways
from followup_md.letters.letter import locate
from followup_md.letters.public_names import KnownNames, read_names

NAMES = read_names(PUBLIC_VAULT)
# Bold, as it is pasted where no bold can be set.
FANCY = "".join(chr(ord(char) + (0x1D5EE - ord("a") if char.islower() else 0x1D5D4 - ord("A"))) for char in "HarborLogistics")


def find(text: str, names: KnownNames = NAMES) -> list[str]:
    return [f"{'!' if found.certain else '?'}{found.words}" for found in find_giveaways(text, names)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("Great interview at Harbor!", ["!interview", "!Harbor"], id="the example of rules.md 4"),
        pytest.param("We talked ledgers with Harbor Logistics, Inc. today", ["!Harbor Logistics"], id="in full"),
        pytest.param("We talked ledgers at GLOBEX", ["!GLOBEX"], id="in capitals, without its legal form"),
        pytest.param("Globex has a fine yard", ["!Globex"], id="one word, where a sentence begins"),
        pytest.param("the yard of globex is fine", [], id="one word in small letters"),
        pytest.param("a talk at globex", ["?globex"], id="one word in small letters, and one is there"),
        pytest.param(
            "an interview about the yard of globex", ["?interview", "?globex"], id="one word in small letters, beside another sign"
        ),
        pytest.param("great talk at harbor logistics", ["?harbor logistics"], id="in full, in small letters"),
        pytest.param("the harbor was full of ships", [], id="a word like any other"),
        pytest.param("Ships. Harbor traffic grew.", [], id="where a sentence begins"),
        pytest.param("Ships.\n\nHarbor traffic\n- Harbor fees", [], id="where a paragraph begins, and a point"),
        pytest.param("Off to Pearl Harbor and Harbor Street", [], id="in the name of something else"),
        pytest.param("Now I am Harbor, and you, Harbor", ["!Harbor", "!Harbor"], id="beside I, and behind a comma"),
        pytest.param("ships in Harbor", [], id="like a place"),
        pytest.param("Harbor", [], id="a word alone"),
        pytest.param("Harbor offered much. Harbor fees", ["?Harbor", "?offered"], id="where a sentence begins, beside another sign"),
        pytest.param(
            "Sable wrote; so did the Trade Yard, and the Trade people",
            ["?Sable", "!the Trade Yard", "!Trade"],
            id="in short, without its article",
        ),
        pytest.param("a reading at Sable Street, and Sable street", ["!Sable Street", "!Sable street"], id="without its last word"),
        pytest.param("New York. Salt of the earth", [], id="a town, and no name"),
        pytest.param("A Boston winter in Boston Tea country", ["!Boston Tea"], id="a town is no company"),
        pytest.param("SAP and the sap of a tree", ["!SAP"], id="a short name only as it is spelt"),
        pytest.param("電車で北海道電力へ行った", ["!北海道電力"], id="without blanks"),
        pytest.param("HarborLogistics, tradeyard, thetradeyard", ["!HarborLogistics", "?thetradeyard"], id="in one word"),
        pytest.param("Har\u00adbor Logis\u200btics", ["!Har\u00adbor Logis\u200btics"], id="with marks that nobody sees"),
        pytest.param(f"{FANCY} 🚚", [f"!{FANCY}"], id="in fancy letters"),
        pytest.param("Harbor\nLogistics and Harbor-Logistics", ["!Harbor\nLogistics", "!Harbor-Logistics"], id="over two lines"),
        pytest.param("Harbor! Logistics", [], id="in two sentences"),
        pytest.param("a letter to Initech", ["!Initech"], id="where one has applied"),
    ],
)
def test_companies(text: str, found: list[str]) -> None:
    assert find(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("Thank you, Priya Raman", ["!Priya Raman"], id="in full"),
        pytest.param("thank you, priya raman", ["!priya raman"], id="in small letters"),
        pytest.param("Grainne Holloway, Gra\u0301inne Holloway", ["!Grainne Holloway", "!Gra\u0301inne Holloway"], id="accents"),
        pytest.param("Ms. Raman and Dr van der Berg", ["!Ms. Raman", "!Dr van der Berg"], id="title and surname"),
        pytest.param("Jo Berg and Jo van der Berg", ["!Jo Berg", "!Jo van der Berg"], id="first and last name"),
        pytest.param("I met Priya, and Raman the cook", [], id="one name alone"),
        pytest.param("The panel and Priya", ["?panel", "?Priya"], id="a first name near a word of interviews"),
        pytest.param("the interview of Raman", ["?interview", "?Raman"], id="a surname near a word of interviews"),
        pytest.param("the interview, of all things: a priya, a raman", ["?interview"], id="in small letters they are words"),
        pytest.param("the interview of Li, Martina and Kim", ["?interview", "?Martina"], id="short ones say nothing"),
        pytest.param("王小明さん", ["!王小明"], id="without blanks"),
        pytest.param("王さん、王様", [], id="a surname of one letter"),
        pytest.param("the tall engineer at the job interview", ["!job interview"], id="who has no name yet"),
    ],
)
def test_people(text: str, found: list[str]) -> None:
    assert find(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("#HarborLogistics #harbor_logistics", ["!#HarborLogistics", "!#harbor_logistics"], id="in full"),
        pytest.param("#lifeatharbor #HarborJobs", ["!#lifeatharbor", "!#HarborJobs"], id="in short, with more"),
        pytest.param("#harbor at dawn", [], id="a word like any other"),
        pytest.param("#harbor, my panel", ["?#harbor", "?panel"], id="a word like any other, beside another sign"),
        pytest.param("@harbor and #oldharbor", ["?@harbor"], id="a handle that may be anybody's"),
        pytest.param("#loveglobexyards #globex", ["!#loveglobexyards", "!#globex"], id="within another word"),
        pytest.param("@priyaraman @raman.priya #priyaraman", ["!@priyaraman", "!@raman.priya", "!#priyaraman"], id="people"),
        pytest.param("@prira77 @pr #prira77", ["!@prira77"], id="the handle of a profile, unless it is short"),
        pytest.param("#martina #li", [], id="one name alone"),
        pytest.param("#jobinterview #dreamjob #hired", ["!jobinterview", "!dreamjob", "!hired"], id="words"),
        pytest.param("https://linkedin.com/in/pri-ra-77", ["!https://linkedin.com/in/pri-ra-77"], id="a profile"),
        pytest.param("hr@mail.harborlogistics.example.", ["!hr@mail.harborlogistics.example"], id="the domain of their mail"),
        pytest.param("harborlogistics.com/x", ["!harborlogistics.com/x"], id="the company's name as a domain"),
        pytest.param("example.com/harbor-logistics/", ["!example.com/harbor-logistics/"], id="a page about it"),
        pytest.param("x@gmail.com, gmail.com, martina.example, a.b.c.d.e.f.g.h", [], id="addresses of anybody"),
    ],
)
def test_tags_and_addresses(text: str, found: list[str]) -> None:
    assert find(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("with Habor Logistics", ["?Habor Logistics"], id="a letter left out"),
        pytest.param("with Harbour Logistics", ["?Harbour Logistics"], id="a letter more"),
        pytest.param("with Prija Raman", [], id="another letter among five"),
        pytest.param("with Priya Rahman", ["?Priya Rahman"], id="a surname"),
        pytest.param("with Harber Logistic", [], id="two words wrong"),
        pytest.param("with Globix or Globxe", ["?Globix", "?Globxe"], id="one word alone"),
        pytest.param("with globix. Globix too", [], id="one word alone in small letters, or where a sentence begins"),
        pytest.param("with Marina and Stripes", [], id="no first name is near another, no form of a word another"),
        pytest.param("with Gleeful, Global, Grebox, Globe-trotters", [], id="not near enough"),
        pytest.param("Logistcs", [], id="a part alone"),
    ],
)
def test_near_names(text: str, found: list[str]) -> None:
    assert find(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("a Data Engineer writes tests", [], id="alone"),
        pytest.param("the Data Engineer job", ["?Data Engineer", "?job"], id="near a job"),
        pytest.param("data engineer at Globex", ["?data engineer", "!Globex"], id="near a company"),
        pytest.param("a vacancy: timetable analyst", ["?vacancy", "?timetable analyst"], id="where one has applied"),
    ],
)
def test_posts(text: str, found: list[str]) -> None:
    assert find(text) == found


@pytest.mark.parametrize(
    "text",
    [
        *("job interview", "phone interview", "technical interviews", "interviewed for a great new company", "Vorstellungsgespräch"),
        *("job offer", "got an offer", "offered me the job", "got the job", "dream job", "start a new job", "hired", "hire me"),
        *("my new role", "future boss", "job application", "applied for the post", "entretien d'embauche", "entrevista de trabajo"),
    ],
)
def test_words_that_are_sure(text: str) -> None:
    assert find(f"and then #{text}!") == [f"!{text}"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("Interviews are strange", ["?Interviews"], id="in general"),
        pytest.param("My interview was strange", ["!interview"], id="one's own"),
        pytest.param("Had an interview today", ["!interview"], id="one's own without I"),
        pytest.param("The recruiter of Globex wrote", ["!recruiter", "!Globex"], id="with a name"),
        pytest.param("Hiring managers read", ["?Hiring managers"], id="who hires"),
        pytest.param("I read an interview with the author of a novel", [], id="with an author"),
        pytest.param("I liked your interview in the paper", [], id="theirs"),
        pytest.param("We interviewed 30 drivers about it", [], id="research"),
        pytest.param("I heard on a podcast how a job interview went", ["!job interview"], id="what is sure is sure elsewhere"),
        pytest.param("My second round is next", ["?second round"], id="a round"),
        pytest.param(
            "done with round 2, and with a panel of four", ["?round 2", "?panel of four"], id="a round by its number, a panel by its"
        ),
        pytest.param("round 2 decimals, round two of drinks, a panel of wood", [], id="numbers of something else"),
        pytest.param("the second round of funding", [], id="a round of something else"),
        pytest.param("the second round of interviews", ["?second round", "?interviews"], id="a round of interviews"),
        pytest.param("Fingers crossed, waiting to hear back", ["?Fingers crossed", "?waiting to hear back"], id="hope"),
        pytest.param("I got the job done, and got the job to run", [], id="a job done"),
        pytest.param("The application failed on the control panel, a candidate offered", [], id="words like any others"),
        pytest.param("the panel. A candidate. Raman", [], id="each in a sentence of its own"),
        pytest.param("a dream job interview", ["!job interview"], id="of two over each other the longer"),
        pytest.param(
            "the job offered me nothing, the panel interview less", ["?job", "?offered", "!panel interview"], id="weak beside sure"
        ),
        pytest.param("reinterviewed, interviewing_", ["?interviewing"], id="within a word"),
        pytest.param("Mr. Raman asked. Mrs. Raman sang", ["!Mr. Raman", "!Mrs. Raman"], id="a title ends no sentence"),
    ],
)
def test_words(text: str, found: list[str]) -> None:
    assert find(text) == found


def test_a_text_about_its_subject_gives_nothing_away() -> None:
    text = (
        "What would a ledger do with a truck that reports nine hours late? At night I moved forty jobs to hourly loads: less to go wrong."
    )
    assert find(text) == []


def test_without_names_only_words_are_found() -> None:
    assert find("My interview at Harbor Logistics", KnownNames()) == ["!interview"]


def test_whom_a_text_is_addressed_to_may_be_named() -> None:
    names = read_names(PUBLIC_VAULT, but="Priya Raman")
    assert find("Priya Raman, Gráinne Holloway, Harbor Logistics", names) == ["!Gráinne Holloway", "!Harbor Logistics"]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("a talk with Globex", 'names the company "Globex"'),
        ("#lifeatharbor", 'names the company "Harbor Logistics"'),
        ("Habor Logistics", 'reads like "Harbor Logistics"'),
        ("Ms. Raman", 'names the person "Priya Raman"'),
        ("@prira77", 'is a handle of "Priya Raman"'),
        ("globex.example", 'is an address of "Globex GmbH"'),
        ("got the job", "speaks of a job that you may get"),
        ("wish me luck", "sounds like waiting for an answer"),
    ],
)
def test_why(text: str, why: str) -> None:
    assert [found.why for found in find_giveaways(text, NAMES)] == [why]


@pytest.mark.parametrize(("offset", "place"), [(0, (1, 1)), (2, (1, 3)), (3, (2, 1)), (4, (3, 1)), (5, (3, 2))])
def test_places_count_from_one(offset: int, place: tuple[int, int]) -> None:
    assert locate("ab\n\ncd", offset) == place


ODD = st.sampled_from(
    [
        "Harbor",
        "harbor",
        "Raman",
        "Ms.",
        "interview",
        "#",
        "@",
        "https://",
        ".",
        "\n",
        "\u202e",
        "é",
        "ﬁ",
        "İ",
        "ß",
        "\ud800",
        "👩🏽‍🚒",
        " ",
    ]
)


@given(st.lists(st.one_of(st.text(max_size=6), ODD), max_size=30).map("".join))
def test_whatever_the_text_what_is_found_stands_there_in_order(text: str) -> None:
    end = 0
    for found in find_giveaways(text, NAMES):
        assert end <= found.start < found.end <= len(text)
        assert found.words == text[found.start : found.end]
        end = found.end


@pytest.mark.slow
@pytest.mark.parametrize(
    "text",
    [
        *("a" * 100_000, "." * 100_000, "a." * 50_000, "job" + " " * 100_000, "\n " * 50_000, "interview " * 10_000, "Priya " * 16_000),
        *(
            "#a " * 33_000,
            "a.b" + "/" * 100_000,
            "a-" * 50_000,
            "é" * 100_000,
            "a@" * 50_000,
            "Harbor Logistics " * 6_000,
            "王小明" * 30_000,
        ),
        " ".join(f"globe{number}" for number in range(10_000)),
    ],
    ids=lambda text: repr(text[:12]),
)
def test_a_long_text_takes_no_time_to_speak_of(text: str) -> None:
    begun = time.process_time()
    find_giveaways(text, NAMES)
    # What grows as the square would take minutes.
    assert time.process_time() - begun < 10
