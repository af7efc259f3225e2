"""`schema`: what each command prints with `--json` is as its schema says, whatever the vault holds, and each key has its meaning."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from jsonschema import Draft202012Validator
from support.vaults import PAYLOADS, write_hostile_vault

from followup_md.cli import cli
from followup_md.model.views import OUTPUTS
from followup_md.watch.loop import Loop

EXAMPLE = Path(__file__).parents[2] / "example-vault"
NOW = "2026-11-18T12:00"
TELLING = "\n".join(("Harbor Logistics, with Priya Raman. Fingers crossed!", *PAYLOADS))
# What is run in the example and in the hostile vault; `{letter}` is a draft that was made before.
RUNS: dict[str, list[list[str]]] = {
    "status": [["status", "--now", NOW], ["status", "--now", "2027-01-12"]],
    "check": [["check", "--now", NOW]],
    "guard": [["guard", "{person}", "--now", NOW], ["guard", "{person}", "--for", "reply", "--now", NOW]],
    "draft": [["draft", "--due", "--dry-run", "--now", NOW]],
    "letter": [["letter", "{letter}", *form, "--dry-run", "--now", NOW] for form in ([], ["--html"], ["--envelope"])],
    "check-post": [["check-post", "-"]],
    "stats": [["stats", "--now", NOW], ["stats", "--since", "2026-11-10", "--now", NOW]],
    "stats-proof": [["stats", "--proof", "--now", NOW], ["stats", "--proof", "--until", "2020-01-01", "--now", NOW]],
    "card": [["card", "{person}", "--now", NOW], ["card", "{word}", "--now", NOW]],
    "practice": [["practice", "--now", NOW], ["practice", "--all", "--now", NOW]],
    "calendar": [["calendar", "--now", NOW]],
    "watch": [["watch"]],
}
LETTER = """\
---
kind: thank-you
to: "[[{person}]]"
round: "[[{round}]]"
channel: letter
---
Dear <b>{person}</b>,

thank you for the talk about late events 山.
"""


@pytest.fixture(scope="module", params=["example", pytest.param("hostile", marks=pytest.mark.slow)])
def vault(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Return the folder of a vault, and who, what and which letter is asked about in it; what is run there changes no note."""
    root = tmp_path_factory.mktemp("vault")
    if request.param == "example":
        shutil.copytree(EXAMPLE, root, dirs_exist_ok=True)
        known = {"person": "Priya Raman", "word": "engineer", "round": "2026-11-17-harbor-panel"}
    else:
        write_hostile_vault(root)
        known = {"person": "Ada Quist", "word": "script", "round": "name-0"}
    (root / "letters").mkdir(exist_ok=True)
    (root / "letters/asked.md").write_text(LETTER.format(**known), encoding="utf-8")
    return {"root": str(root), "letter": "letters/asked.md", **known}


def load_schema(name: str) -> Any:  # noqa: ANN401 - JSON has no narrower type
    """Return a schema as the command prints it."""
    result = CliRunner().invoke(cli, ["schema", name])
    assert result.exit_code == 0, result.stderr
    return json.loads(result.stdout_bytes)


@pytest.mark.parametrize("name", OUTPUTS)
def test_each_schema_is_one_and_says_what_it_is_of(name: str) -> None:
    schema = load_schema(name)
    Draft202012Validator.check_schema(schema)
    assert schema["$id"] == f"urn:followup-md:schema:{name}:1"
    assert schema["title"].startswith(f"followup-md {name.partition('-proof')[0]} ")
    assert schema["description"].endswith("Keys are added, never changed: a reader ignores those it does not know.")


@pytest.mark.parametrize("name", OUTPUTS)
def test_each_key_has_its_meaning(name: str) -> None:
    for part, schema in load_schema(name)["$defs"].items():
        assert schema["description"], part
        for key, value in schema["properties"].items():
            assert value.get("description"), f"{part}.{key}"


@pytest.mark.parametrize("name", OUTPUTS)
def test_what_is_printed_is_as_its_schema_says_with_its_keys_in_order(
    vault: dict[str, str], name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Loop, "turn", leave)
    schema = load_schema(name)
    printed = 0
    # To read the hostile vault takes a second, so of several commands the first has to do.
    for args in RUNS[name] if vault["word"] == "engineer" else RUNS[name][:1]:
        command = ["-C", vault["root"], *(arg.format(**vault) for arg in args), "--json"]
        result = CliRunner().invoke(cli, command, input=TELLING)
        assert result.exit_code in (0, 1, 130), result.stderr
        for page in [result.stdout] if name != "watch" else result.stdout.splitlines():
            if page:
                Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER).validate(json.loads(page))
                assert_order(json.loads(page), schema, schema["$defs"])
                printed += 1
    assert printed


def leave(_: Loop) -> None:
    raise KeyboardInterrupt


def assert_order(page: Any, schema: Any, parts: Any) -> None:  # noqa: ANN401 - JSON has no narrower type
    """Assert that the keys of each object stand as its schema has them."""
    known = {**schema, **parts.get(schema.get("$ref", "").rpartition("/")[2], {})}
    if isinstance(page, list):
        for item in page:
            assert_order(item, known["items"], parts)
    elif isinstance(page, dict) and "properties" in known:
        assert list(page) == list(known["properties"])
        for key, value in page.items():
            assert_order(value, known["properties"][key], parts)


def test_a_schema_of_nothing_is_wrong_use() -> None:
    assert CliRunner().invoke(cli, ["schema", "weather"]).exit_code == 2
