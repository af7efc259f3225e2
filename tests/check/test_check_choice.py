"""Choosing checks by id or subject (`--select`, `--ignore`, `[check]` of followup.toml)."""

from __future__ import annotations

import pytest

from followup_md.check.context import Choice, apply_options

ALL = Choice()


@pytest.mark.parametrize(
    ("choice", "allowed", "refused"),
    [
        pytest.param(ALL, {"thanks-late", "bad-date", "recap-thin"}, set(), id="nothing chosen is everything"),
        pytest.param(Choice(("thanks",)), {"thanks-late", "thanks-twice"}, {"recap-thin", "bad-date"}, id="a subject"),
        pytest.param(Choice(("thanks-late",)), {"thanks-late"}, {"thanks-twice", "bad-date"}, id="an id"),
        pytest.param(Choice(("thanks-late", "note")), {"thanks-late", "bad-date"}, {"thanks-twice"}, id="an id and a subject"),
        pytest.param(Choice((), ("thanks",)), {"bad-date"}, {"thanks-late", "thanks-twice"}, id="all but a subject"),
        pytest.param(Choice((), ("thanks-late",)), {"thanks-twice"}, {"thanks-late"}, id="all but an id"),
        pytest.param(Choice(("thanks",), ("thanks-late",)), {"thanks-twice"}, {"thanks-late"}, id="a subject but an id of it"),
        pytest.param(Choice(("thanks-late",), ("thanks",)), {"thanks-late"}, {"thanks-twice"}, id="an id of a subject left out"),
        pytest.param(Choice(("thanks-late",), ("thanks-late",)), set(), {"thanks-late"}, id="left out goes before chosen"),
    ],
)
def test_a_choice_of_checks(choice: Choice, allowed: set[str], refused: set[str]) -> None:
    assert {check for check in allowed | refused if choice.allows(check)} == allowed


def test_the_command_line_replaces_what_the_file_selects_and_adds_to_what_it_ignores() -> None:
    written = Choice(("thanks",), ("recap",))
    assert apply_options(written, (), ()) == written
    assert apply_options(written, ("note",), ()) == Choice(("note",))
    assert apply_options(written, (), ("bad-date",)) == Choice(("thanks",), ("recap", "bad-date"))
    assert apply_options(written, ("note",), ("bad-date",)) == Choice(("note",), ("bad-date",))
