"""`check-post`: does a text meant for a public place give the interview away? What, where, why, and an exit code."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NamedTuple

import pytest
from click.testing import CliRunner
from jsonschema import Draft202012Validator
from support.cli import FILES

from followup_md.cli import cli
from followup_md.render.schema import describe_schema

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from subprocess import CompletedProcess

    RunPython = Callable[[str], CompletedProcess[str]]

KNOWN = "names are known from your notes alone (2 companies, 2 people)"
TELLING = "Late trucks are fun.\nA talk at Harbor with Tom Okafor.\n"


class Done(NamedTuple):
    """What the command came to."""

    code: int
    out: str
    err: str


@pytest.fixture
def vault(tmp_path: Path) -> Path:
    for path, text in FILES.items():
        file = tmp_path / "vault" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return tmp_path / "vault"


def run(vault: Path, *args: str, typed: bytes = b"") -> Done:
    result = CliRunner().invoke(cli, ["-C", str(vault), "check-post", *args], input=typed, prog_name="followup-md")
    return Done(result.exit_code, result.stdout, result.stderr)


def test_what_gives_it_away_is_shown_and_exits_1(vault: Path) -> None:
    assert run(vault, "-", typed=TELLING.encode()) == Done(
        1,
        "line 2\n"
        "  A talk at Harbor with Tom Okafor.\n"
        "            ^^^^^^      ^^^^^^^^^^\n"
        '  ^ "Harbor" names the company "Harbor"\n'
        '  ^ "Tom Okafor" names the person "Tom Okafor"\n'
        "\n"
        "2 places give the interview away: talk about the subject instead (R3.9)\n"
        f"{KNOWN}\n",
        "",
    )


def test_what_only_may_give_it_away_exits_1_as_well(vault: Path) -> None:
    assert run(vault, "-", typed=b"Fingers crossed").code == 1


def test_a_text_about_its_subject_exits_0_with_one_sentence(vault: Path) -> None:
    done = run(vault, "-", typed=b"Late trucks are fun.")
    assert (done.code, done.err) == (0, "")
    assert done.out == ("nothing in it gives the interview away; names are known from your notes alone (2\ncompanies, 2 people)\n")


def test_an_empty_text_gives_nothing_away(vault: Path) -> None:
    assert run(vault, "-").code == 0


@pytest.mark.parametrize("typed", ["post.md", "letters/post.md"], ids=["from the current folder", "from the vault"])
def test_a_file_is_found_by_its_path(vault: Path, monkeypatch: pytest.MonkeyPatch, typed: str) -> None:
    for folder in (vault.parent, vault / "letters"):
        folder.mkdir(exist_ok=True)
        (folder / "post.md").write_text(TELLING, encoding="utf-8")
    monkeypatch.chdir(vault.parent)
    assert run(vault, typed).out.startswith("line 2\n")


def test_lines_are_those_of_the_file_and_what_is_not_posted_does_not_count(vault: Path) -> None:
    draft = '\ufeff---\r\nkind: engage\r\nto: "[[Priya Raman]]"\r\n---\r\n<!-- for\r\nHarbor -->\r\nLate trucks at Harbor.\r\n'
    (vault / "post.md").write_bytes(draft.encode())
    done = run(vault, str(vault / "post.md"), "--json")
    assert [(item["line"], item["column"], item["words"]) for item in json.loads(done.out)] == [(7, 16, "Harbor")]


@pytest.mark.parametrize("typed", [TELLING, "Fingers crossed", "Late trucks are fun."])
def test_json_is_what_its_schema_says(vault: Path, typed: str) -> None:
    schema = describe_schema("check-post")
    done = run(vault, "-", "--json", typed=typed.encode())
    page = json.loads(done.out)
    Draft202012Validator(schema).validate(page)
    assert done.code == bool(page)


def test_json_names_line_and_column(vault: Path) -> None:
    assert json.loads(run(vault, "-", "--json", typed=b"one\n at Harbor").out) == [
        {
            "version": 1,
            "line": 2,
            "column": 5,
            "words": "Harbor",
            "why": 'names the company "Harbor"',
            "certain": True,
            "requirement": "R3.9",
        }
    ]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        pytest.param(b"caf\xe9", "byte 0xE9 is not UTF-8", id="latin-1"),
        pytest.param("Harbor".encode("utf-16"), "UTF-16", id="utf-16"),
        pytest.param(b"Harbor\0", "a NUL byte", id="nul"),
    ],
)
def test_what_is_no_text_is_wrong_use(vault: Path, data: bytes, said: str) -> None:
    done = run(vault, "-", typed=data)
    assert (done.code, done.out) == (2, "")
    assert said in done.err
    assert "save it as UTF-8 text" in done.err


def test_a_file_that_is_not_there_is_wrong_use(vault: Path) -> None:
    done = run(vault, "nothing.md")
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith("followup-md: no text in 'nothing.md': there is no such file\n")


def test_a_folder_is_no_text(vault: Path) -> None:
    done = run(vault, "interviews")
    assert done.code == 2
    assert "it cannot be read" in done.err


def test_colour_where_it_is_wanted(vault: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "\x1b" not in run(vault, "-", typed=TELLING.encode()).out
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert "\x1b[31m^^^^^^\x1b[0m" in run(vault, "-", typed=TELLING.encode()).out


def test_it_loads_nothing_that_it_does_not_need(run_python: RunPython, vault: Path) -> None:
    (vault / "post.md").write_text("Late trucks are fun.", encoding="utf-8")
    code = (
        "import sys\nfrom followup_md.cli import main\ntry:\n"
        f" main(['check-post', {str(vault / 'post.md')!r}, '-C', {str(vault)!r}])\nfinally:\n print(*sys.modules, file=sys.stderr)"
    )
    loaded = set(run_python(code).stderr.split())
    assert "followup_md.letters.giveaways" in loaded
    assert not {"difflib", "jinja2", "followup_md.check", "followup_md.derive.search"} & loaded
