from __future__ import annotations

import json
from importlib.resources import files

import pytest
from click.testing import CliRunner
from jsonschema import Draft202012Validator

from followup_md.cli import cli


@pytest.mark.parametrize("name", sorted(path.name.removesuffix(".json") for path in (files("followup_md") / "schemas").iterdir()))
def test_each_schema_is_printed_and_is_one(name: str) -> None:
    result = CliRunner().invoke(cli, ["schema", name])
    assert result.exit_code == 0
    Draft202012Validator.check_schema(json.loads(result.stdout))


def test_a_schema_of_nothing_is_wrong_use() -> None:
    assert CliRunner().invoke(cli, ["schema", "weather"]).exit_code == 2
