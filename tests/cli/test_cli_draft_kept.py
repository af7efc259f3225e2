"""`draft` beside what is there: nothing is written over, and what only shows writes nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from support.cli import HEADER, NOTE, PRIYA, SENDER, ZONE, Drafting

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def drafting(tmp_path: Path) -> Drafting:
    return Drafting(tmp_path)


def test_the_same_text_is_not_written_twice(drafting: Drafting) -> None:
    drafting.run("draft", "thank", "priya")
    file = drafting.root / PRIYA
    before = (file.stat().st_ino, file.stat().st_mtime_ns)
    done = drafting.run("draft", "thank", "priya")
    assert done.out.startswith(f"{PRIYA}  there already, as it was written\n")
    assert drafting.letters() == [PRIYA]
    assert (file.stat().st_ino, file.stat().st_mtime_ns) == before


def test_an_edited_draft_is_left_alone_and_the_next_says_beside_which_it_stands(drafting: Drafting) -> None:
    drafting.run("draft", "thank", "priya")
    file = drafting.root / PRIYA
    mine = file.read_text(encoding="utf-8").replace("late events", "the late events of March")
    file.write_text(mine, encoding="utf-8")
    second = PRIYA.replace(".md", "-2.md")
    assert drafting.run("draft", "thank", "priya").out.startswith(f"{second}  written, beside {PRIYA}\n")
    assert file.read_text(encoding="utf-8") == mine
    assert not drafting.read(PRIYA).unedited
    assert drafting.run("draft", "thank", "priya").out.startswith(f"{second}  there already, as it was written\n")
    assert drafting.letters() == [second, PRIYA]


def test_a_file_of_that_name_that_is_no_draft_is_left_alone(drafting: Drafting) -> None:
    drafting.write({PRIYA: "mine\n", PRIYA.replace(".md", "-2.md"): "mine too\n"})
    done = drafting.run("draft", "thank", "priya")
    assert done.out.startswith(f"{PRIYA.replace('.md', '-3.md')}  written\n")
    assert drafting.text(PRIYA) == "mine\n"


@pytest.mark.parametrize("args", [["--print"], ["--dry-run"], ["--dry-run", "--json"]])
def test_what_only_shows_writes_nothing(drafting: Drafting, args: list[str]) -> None:
    done = drafting.run("draft", "thank", "priya", *args)
    assert (done.code, done.err) == (0, "")
    assert not (drafting.root / "letters").exists()


def test_print_is_the_text_that_would_be_written(drafting: Drafting) -> None:
    printed = drafting.run("draft", "thank", "priya", "--print").out
    drafting.run("draft", "thank", "priya")
    assert drafting.text(PRIYA).endswith(f"---\n\n{printed}")


def test_print_tells_beside_the_texts_of_whom_there_is_none(drafting: Drafting) -> None:
    done = drafting.run("draft", "--all", "thank", "--print")
    assert done.code == 0
    assert "Priya Raman" in done.out
    assert "no draft of" not in done.out
    assert done.err.startswith("no draft of thank-tom-okafor-harbor: ")


def test_a_dry_run_says_what_would_be_written_and_no_next_step(drafting: Drafting) -> None:
    done = drafting.run("draft", "thank", "priya", "--dry-run")
    assert done.out.startswith(f"{PRIYA}  would be written\n")
    assert "followup-md letter" not in done.out


def test_a_follow_up_before_its_day_carries_what_the_guard_says(drafting: Drafting) -> None:
    done = drafting.run("draft", "follow-up")
    assert done.code == 0
    assert "\nPriya Raman: not yet; wait until Fri 4 Dec: they decide by Fri 4 Dec (R1.15)\n" in done.out
    assert "not yet" not in drafting.run("draft", "follow-up", "--by", "phone", now="2026-12-04T12:00").out


def test_print_keeps_what_the_guard_says_apart_from_the_text(drafting: Drafting) -> None:
    done = drafting.run("draft", "follow-up", "--print")
    assert done.err == "Priya Raman: not yet; wait until Fri 4 Dec: they decide by Fri 4 Dec (R1.15)\n"
    assert "not yet" not in done.out


def test_the_folder_is_as_configured(drafting: Drafting) -> None:
    drafting.write({"followup.toml": f'{ZONE}{SENDER}[folders]\nletters = "Briefe/alle"\n'})
    assert drafting.run("draft", "thank", "priya").code == 0
    assert drafting.read(PRIYA.replace("letters", "Briefe/alle")).unedited
    assert drafting.run("draft", "thank", "priya").out.count("there already") == 1


@pytest.mark.parametrize(
    ("name", "file"),
    [
        pytest.param("Zoë “Zed” O’Neill", "zoe-zed-o-neill", id="accents and quotes"),
        pytest.param("../../etc/passwd", "passwd", id="a path"),
        pytest.param("山田太郎", "5c71-7530-592a-90ce", id="another script"),
        pytest.param("A" * 70 + " B", "a" * 60, id="a long name"),
    ],
)
def test_a_name_becomes_a_file_name_that_is_safe(drafting: Drafting, name: str, file: str) -> None:
    drafting.write({NOTE: HEADER.replace("Tom Okafor", name).replace("Priya Raman", name)})
    assert drafting.run("draft", "--all", "thank").code == 0
    assert drafting.letters() == [f"letters/2026-11-18-{file}-thank-you.md"]
    assert drafting.read(drafting.letters()[0]).unedited


def test_names_alike_are_told_apart_by_a_number(drafting: Drafting) -> None:
    people = {f"people/J. Kim ({at}).md": f"---\nname: J. Kim\ncompany: {at}\naddress: 1 Quay\n---\n" for at in ("Harbor", "Globex")}
    met = '"[[J. Kim (Harbor)]]", "[[J. Kim (Globex)]]"'
    drafting.write({**people, NOTE: HEADER.replace('"[[Priya Raman]]", "[[Tom Okafor]]"', met) + "- the rota\n"})
    assert drafting.run("draft", "--all", "thank").code == 0
    paths = ["letters/2026-11-18-j-kim-thank-you-2.md", "letters/2026-11-18-j-kim-thank-you.md"]
    assert drafting.letters() == paths
    assert {drafting.read(path).person for path in paths} == {"J. Kim (Harbor)", "J. Kim (Globex)"}
