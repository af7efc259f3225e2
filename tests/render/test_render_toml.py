"""`followup.toml` of a new vault: every key, its meaning and its default."""

from __future__ import annotations

import re
import tomllib

import pytest

from followup_md.config import Settings
from followup_md.config.read import KEYS, read_settings
from followup_md.render.new import render_config


def uncomment(text: str) -> str:
    """Take the `#` off every line that is a key."""
    return re.sub(r"^#(?! )", "", text, flags=re.MULTILINE)


def test_as_it_is_written_it_sets_the_zone_alone() -> None:
    assert read_settings(render_config("Europe/Dublin")) == (Settings(timezone="Europe/Dublin"), ())


@pytest.mark.parametrize("zone", ["Europe/Dublin", None])
def test_every_line_uncommented_gives_the_defaults(zone: str | None) -> None:
    settings, problems = read_settings(uncomment(render_config(zone)))
    assert settings == Settings(timezone=zone)
    assert [problem.check for problem in problems] == ([] if zone else ["unknown-zone"])


def test_every_key_stands_in_its_table_below_its_meaning() -> None:
    data = tomllib.loads(uncomment(render_config(None)))
    words = " ".join(render_config(None).replace("\n# ", " ").split())
    for key in KEYS:
        table, _, name = key.name.rpartition(".")
        assert name in (data[table] if table else data)
        assert f"{key.meaning} " in words


def test_what_the_coach_says_stands_beside_it() -> None:
    assert '# With `profile = "coach"`, where nothing is set here: "2bd".\n#grace = "0bd"\n' in render_config(None)


def test_comments_are_read_on_a_small_screen() -> None:
    assert all(len(line) <= 80 for line in render_config(None).split("\n") if line.startswith("# "))


def test_a_machine_without_a_zone_is_told_of() -> None:
    assert "Not known on this machine" in render_config(None)
    assert "Not known on this machine" not in render_config("UTC")
