"""The table of actions: each row stands once, is found by one rule, and names nothing that is not there."""

from __future__ import annotations

import re
from string import Formatter

import pytest

from followup_md.derive.actions import RULES
from followup_md.derive.record import PIECES
from followup_md.model.actions import ACTIONS, BY_ID, ActionSpec, ByLog, ByWriting
from followup_md.requirements import REQUIREMENTS

each_action = pytest.mark.parametrize("spec", ACTIONS, ids=lambda spec: spec.id)


def test_every_action_is_found_by_one_rule_and_every_rule_finds_one() -> None:
    assert sorted(rule.spec.id for rule in RULES) == sorted(BY_ID)
    assert len(BY_ID) == len(ACTIONS)


def test_no_field_has_a_default_so_that_a_row_cannot_forget_one() -> None:
    assert not ActionSpec._field_defaults


@each_action
def test_a_row_names_only_what_is_there(spec: ActionSpec) -> None:
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", spec.id)
    assert spec.requirement in REQUIREMENTS
    assert spec.folds_into is None or BY_ID[spec.folds_into].folds_into is None
    if isinstance(spec.end, ByLog):
        assert {piece for _, piece, _, _ in Formatter().parse(spec.end.phrase) if piece} <= PIECES.keys()


@each_action
def test_what_shares_a_line_has_no_words_of_its_own(spec: ActionSpec) -> None:
    assert not (spec.folds_into and spec.line)


@each_action
def test_every_action_has_calendar_words_but_what_shares_a_line_and_what_is_no_duty(spec: ActionSpec) -> None:
    assert (spec.calendar is None) is bool(spec.folds_into or spec.is_invitation)


@each_action
def test_what_is_written_into_a_person_note_stands_under_no_heading(spec: ActionSpec) -> None:
    assert not isinstance(spec.end, ByWriting) or spec.end.of_person is not bool(spec.end.heading)
