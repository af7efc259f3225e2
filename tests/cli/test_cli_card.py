"""`card`: everything on one screen when they call; found by whatever one caught of it."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from jsonschema import Draft202012Validator
from support.cli import HEADER, NOTE, Acting, Done
from support.searches import CALL_BODY

from followup_md.render.schema import describe_schema

if TYPE_CHECKING:
    from collections.abc import Callable

EXAMPLE = Path(__file__).parents[2] / "example-vault"
OFFER = "2026-12-01T10:00"


@pytest.fixture
def acting(tmp_path: Path) -> Acting:
    return Acting(tmp_path)


@pytest.fixture
def example(tmp_path: Path) -> Acting:
    shutil.copytree(EXAMPLE, tmp_path / "vault")
    acting = Acting.__new__(Acting)
    acting.root = tmp_path / "vault"
    return acting


@pytest.fixture
def on_screen(monkeypatch: pytest.MonkeyPatch) -> Callable[[int, int], None]:
    def show(width: int, height: int) -> None:
        monkeypatch.setattr("followup_md.cli.card.measure_screen", lambda: (width, height))
        monkeypatch.setattr("followup_md.cli.card.measure_width", lambda: width)
        monkeypatch.setattr(os, "environ", os.environ | {"NO_COLOR": "1"})

    return show


def rows(done: Done) -> list[str]:
    assert (done.code, done.err) == (0, "")
    return done.out.splitlines()


@pytest.mark.parametrize(
    "query", ["kestrel", "maeve", "Maeve Tarrant", "platform engineer", "+353 20 911 0162", "911 0147", "firmware", "kestrl"]
)
def test_the_example_s_card_is_found_in_many_ways(example: Acting, query: str) -> None:
    assert rows(example.run("card", query, now=OFFER))[0] == "Kestrel Grid, Data Platform Engineer · offer in writing since Mon 30 Nov"


def test_every_line_of_the_card_is_there(example: Acting) -> None:
    labels = [row[:12].strip() for row in rows(example.run("card", "kestrel", now=OFFER))[1:]]
    assert [label for label in labels if label] == [
        "Rounds",
        "People",
        "They need",
        "Talked of",
        "For",
        "Against",
        "Asked for",
        "Stumbled",
        "I promised",
        "They said",
        "Offer",
        "Pay",
        "Contact",
        "Decision",
        "Ask",
    ]


@pytest.mark.parametrize("size", [(80, 24), (60, 24), (100, 24)])
@pytest.mark.parametrize("query", ["kestrel", "harbor", "merrow", "tidewell", "911 0147"])
@pytest.mark.parametrize("now", ["2026-09-20", OFFER, "2026-12-16"])
def test_the_card_fits_one_screen(
    example: Acting, on_screen: Callable[[int, int], None], size: tuple[int, int], query: str, now: str
) -> None:
    on_screen(*size)
    shown = rows(example.run("card", query, now=now))
    assert len(shown) < size[1]
    assert max(map(len, shown)) <= size[0]
    # Three questions each in a row of its own, whatever else has to give way.
    assert [row[12:14] for row in shown[-3:]] == ["1 ", "2 ", "3 "]


def test_all_unfolds_everything_within_the_width(example: Acting, on_screen: Callable[[int, int], None]) -> None:
    on_screen(60, 24)
    shown = rows(example.run("card", "kestrel", "--all", now=OFFER))
    text = " ".join(" ".join(row[12:].split()) for row in shown)
    assert max(map(len, shown)) <= 60
    assert "Readers never see half a year, and a second run changes nothing." in text
    assert not any(" +" in row or "…" in row for row in shown)


def test_a_pipe_gets_everything_in_a_row_each(example: Acting) -> None:
    out = example.run("card", "kestrel", now=OFFER).out
    assert "Readers never see half a year, and a second run changes nothing.\n" in out
    assert "Pay         EUR 78,000, pension 7 % (their offer, signed by Ines Amado, Mon 30 Nov)\n" in out
    assert "\x1b" not in out


def test_who_calls_stands_first_and_can_be_called_back(example: Acting) -> None:
    shown = rows(example.run("card", "911 0147", now=OFFER))
    assert shown[1] == "Found by    +353 20 911 0147, the number of Ciara Moylett"
    (people,) = [row for row in shown if row.startswith("People")]
    assert people.startswith("People      Ciara Moylett, Talent Partner (recruiter): why the post is new")
    assert people.endswith(" · +353 20 911 0147 · ciara.moylett@kestrelgrid.example")


def test_a_misspelt_name_is_read_and_said(example: Acting) -> None:
    assert rows(example.run("card", "fishcer"))[1] == 'Found by    read as "fischer": Lena Fischer'


def test_several_are_listed_and_each_word_brings_its_card(example: Acting) -> None:
    shown = rows(example.run("card", "data", "engineer", now="2026-12-09"))
    assert shown[0] == '7 processes fit "data engineer"; the word in front brings the card:'
    words = [row.split()[0] for row in shown[1:]]
    # What holds the words in one piece first, in it what lives, in it what is fresh; `Geodata` only holds one within another.
    assert words == ["harbor", "sable", "falkenried", "lindwurm", "merrow", "ogham", "kestrel"]
    for word, row in zip(words, shown[1:], strict=True):
        company = row[12:].partition(",")[0]
        assert rows(example.run("card", word, now="2026-12-09"))[0].startswith(company)


def test_in_a_list_it_stands_what_fitted(example: Acting) -> None:
    shown = rows(example.run("card", "ledger", now="2026-12-09"))
    assert shown[0] == '3 processes fit "ledger"; the word in front brings the card:'
    assert '          "late events: trucks report nine hours late, after the ledger of the day is closed", a topic of Priya Raman' in shown


def test_somebody_of_several_processes_stands_above_them(acting: Acting) -> None:
    acting.write({"interviews/two.md": HEADER.replace("role: Engineer", "role: Analyst")})
    shown = rows(acting.run("card", "priya"))
    assert shown[0] == "Priya Raman (hiring manager) · Harbor · p@example.com"
    assert [row.split()[0] for row in shown[2:] if not row.startswith(" ")] == ["harbor-analyst", "harbor-engineer"]


def test_a_long_list_ends_with_the_screen(acting: Acting, on_screen: Callable[[int, int], None]) -> None:
    acting.write({f"interviews/{number}.md": HEADER.replace("company: Harbor", f"company: Umbra {number}") for number in range(30)})
    on_screen(80, 24)
    shown = rows(acting.run("card", "umbra"))
    assert (len(shown), shown[-1]) == (23, "and 9 more: say another word of the one you mean")
    assert len(rows(acting.run("card", "umbra", "--all"))) == 31
    assert shown[1].startswith("'Umbra ")


def test_somebody_in_no_process_is_shown_alone(acting: Acting) -> None:
    acting.write({"people/Di Moss.md": '---\ntitle: Consultant\nphone: "+1 617 555 0134"\n---\n'})
    assert rows(acting.run("card", "moss")) == ["Di Moss, Consultant · +1 617 555 0134", "No process of theirs is noted."]


@pytest.mark.parametrize(
    ("query", "said"),
    [
        pytest.param("zebra", "known: Globex, Harbor, Priya Raman, Tom Okafor", id="what is known"),
        pytest.param("555 0199", "no note of a person has a `phone` that ends so; ask for the company or a name", id="a number"),
        pytest.param("haxxbxor", "did you mean `harbor`?", id="what is far off"),
        pytest.param("...", "known: ", id="no word at all"),
    ],
)
def test_what_is_not_there_is_said_with_what_is(acting: Acting, query: str, said: str) -> None:
    acting.write({"interviews/globex.md": HEADER.replace("company: Harbor", "company: Globex")})
    done = acting.run("card", query)
    assert (done.code, done.out) == (1, "")
    assert f"nothing in the notes fits '{query}'" in done.err
    assert said in " ".join(done.err.split())


def test_an_empty_vault_names_nobody(tmp_path: Path) -> None:
    acting = Acting(tmp_path)
    for path in (NOTE, "people/Priya Raman.md", "people/Tom Okafor.md", "search.md"):
        (tmp_path / path).unlink()
    assert "the notes name none yet" in acting.run("card", "zebra").err


def test_half_of_the_notes_may_be_broken(acting: Acting) -> None:
    acting.write(
        {
            "interviews/bad-a.md": "---\ncompany: [\n---\n",
            "interviews/umbra.md": "---\ncompany: Umbra\nrole: Clerk\n---\n",
            "people/Tom Okafor.md": "---\n: : :\n---\n",
            NOTE: HEADER + "\n## Log\n- 2026-11-16 jumped for joy\n",
        }
    )
    shown = rows(acting.run("card", "harbor"))
    assert shown[0].startswith("Harbor, Engineer · waiting since")
    assert shown[-1].startswith(
        f"in {NOTE} something does not read; not read: interviews/bad-a.md and 1 more; `followup-md check` tells why"
    )
    # What was asked for may be what does not read.
    assert "not read: interviews/umbra.md, interviews/bad-a.md" in " ".join(acting.run("card", "umbra").err.split())


def test_a_list_says_what_does_not_read_as_well(acting: Acting) -> None:
    acting.write({"interviews/bad.md": "---\ncompany: [\n---\n", "interviews/two.md": HEADER.replace("role: Engineer", "role: Analyst")})
    assert rows(acting.run("card", "harbor"))[-1] == "not read: interviews/bad.md; `followup-md check` tells why"


HOSTILE = "\x1b[2J\u202eevil\u200b\ufeff" + "wide漢字" * 40


@pytest.mark.parametrize("width", [40, 60, 80])
def test_hostile_words_break_no_screen(acting: Acting, on_screen: Callable[[int, int], None], width: int) -> None:
    note = HEADER.replace("- late events", f"### [[Priya Raman]]\n- {HOSTILE}").replace("role: Engineer", f'role: "{HOSTILE[4:]}"')
    acting.write({NOTE: note + CALL_BODY.partition("## Requirements")[2].replace("Cobol", HOSTILE)})
    on_screen(width, 24)
    for args in (("harbor",), ("harbor", "--all"), ("evil",)):
        out = acting.run("card", *args).out
        assert "\x1b" not in out
        assert "\u202e" not in out
    assert len(rows(acting.run("card", "harbor"))) < 24


@pytest.mark.parametrize("args", [["kestrel"], ["911 0147"], ["data engineer"], ["fishcer"], ["merrow"], ["falkenried"]])
def test_json_is_what_its_schema_says(example: Acting, args: list[str]) -> None:
    schema = describe_schema("card")
    data = example.run("card", *args, "--json", now=OFFER).data
    Draft202012Validator(schema).validate(data)
    assert (data["card"] is None) == (len(list(data["processes"])) != 1)  # type: ignore[call-overload]


def test_json_holds_what_the_card_says(example: Acting) -> None:
    data = json.loads(example.run("card", "911 0147", "--json", now=OFFER).out)
    assert data["processes"][0]["fits"] == {"what": "phone", "text": "+353 20 911 0147", "where": "the number of Ciara Moylett"}
    assert data["processes"][0]["last_contact"] == "2026-11-30"
    card = data["card"]
    assert card["offer"] == {
        "answer_by": "2026-12-07",
        "start": None,
        "title": "Data Platform Engineer",
        "place": "Dublin 1, three days a week in the office",
    }
    assert card["pay"] == [{"text": "EUR 78,000, pension 7 %", "by": "their offer, signed by Ines Amado", "date": "2026-11-30"}]
    firmware = "the vendor's new firmware sends readings every five minutes, whether wanted or not"
    mine = "hourly loads at Norline were six times the rows of nightly ones; we dropped columns, not rows"
    assert card["topics"][0] == {"text": firmware, "person": "Maeve Tarrant", "mine": mine}
    assert [person["name"] for person in card["people"] if person["meant"]] == ["Ciara Moylett"]
    assert card["ask"][0] == {"text": "On which day do I start?", "why": "no start date is noted"}


# As a page


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What was opened in the browser."""
    paths: list[str] = []

    def launch(path: str) -> int:
        paths.append(path)
        return 0

    monkeypatch.setattr("click.launch", launch)
    return paths


def test_html_brings_the_pages_up_to_date_and_opens_that_of_the_process(example: Acting, opened: list[str]) -> None:
    done = example.run("card", "kestrl", "--html", now=OFFER)
    page = "site/process/kestrel-grid-data-platform-engineer.html"
    assert done == (0, f"{page}\n", "")
    assert opened == [f"{example.root}/{page}"]
    text = (example.root / page).read_text(encoding="utf-8")
    assert "offer in writing since Mon 30 Nov" in text
    assert (example.root / "site" / "style.css").exists()
    assert not (example.root / "index.md").exists()
    before = (example.root / page).stat().st_ino
    example.run("card", "kestrel", "--html", now=OFFER)
    assert (example.root / page).stat().st_ino == before


def test_html_of_several_processes_lists_them_and_opens_nothing(example: Acting, opened: list[str]) -> None:
    done = example.run("card", "engineer", "--html", now=OFFER)
    assert (done.code, opened) == (0, [])
    assert " processes fit " in done.out
    assert not (example.root / "site").exists()


def test_html_without_a_browser_says_where_the_page_lies(example: Acting, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("click.launch", lambda _: 1)
    done = example.run("card", "harbor", "--html", now=OFFER)
    assert done.out == "site/process/harbor-logistics-data-engineer.html\n"
    assert done.err == "followup-md: no browser could be opened; open that page yourself\n"
    assert done.code == 0


@pytest.mark.parametrize("option", ["--json", "--all"])
def test_html_goes_with_nothing_that_prints_a_card(example: Acting, opened: list[str], option: str) -> None:
    done = example.run("card", "harbor", "--html", option)
    assert (done.code, done.out, opened) == (2, "", [])
    assert done.err == "followup-md: --html opens a page and prints no card\n    leave out --json and --all\n"


def test_html_works_when_half_the_notes_have_problems(example: Acting, opened: list[str]) -> None:
    for note in sorted((example.root / "interviews").iterdir())[::2]:
        note.write_text(note.read_text(encoding="utf-8") + "\n- 2026-13-45 thankd nobody\n", encoding="utf-8")
    done = example.run("card", "kestrel", "--html", now=OFFER)
    assert done.code == 0
    assert len(opened) == 1
