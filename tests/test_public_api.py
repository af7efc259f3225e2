from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime
from subprocess import CompletedProcess

import pytest

import followup_md
from followup_md.config import Settings
from followup_md.config.settings import CalendarSettings, Tasks
from followup_md.render.markdown import GENERATED_MARK

RunPython = Callable[[str], CompletedProcess[str]]
NOTE = """---
company: Harbor Logistics
role: Data Engineer
start: 2026-11-17T13:00
end: 2026-11-17T15:30
interviewers: [Priya Raman]
---
"""
NOW = datetime(2026, 11, 18, 12, tzinfo=UTC)
ZONED = Settings(timezone="UTC")


def test_a_note_is_read_as_a_vault_of_its_own() -> None:
    vault = followup_md.parse_interview(NOTE, "interviews/harbor.md", ZONED)
    (interview,) = vault.interviews
    assert (interview.company, interview.slug, interview.path) == ("Harbor Logistics", "harbor", "interviews/harbor.md")
    assert vault.problems == ()


def test_a_bad_note_is_data() -> None:
    vault = followup_md.parse_interview("---\ncompany: Harbor\nstart: someday\n---\n")
    assert vault.interviews == ()
    assert "bad-date" in {problem.check for problem in followup_md.find_problems(vault, NOW)}


def test_actions_follow_from_the_vault_and_the_moment() -> None:
    vault = followup_md.parse_interview(NOTE, "interviews/harbor.md", ZONED)
    actions = {action.id: action for action in followup_md.derive_actions(vault, NOW, ZONED)}
    assert actions["thank-priya-raman-harbor"].due == datetime(2026, 11, 18, 15, 30, tzinfo=UTC)
    assert actions.keys() == {action.id for action in followup_md.derive_actions(vault, NOW)}


def test_problems_hold_those_of_the_calendar() -> None:
    vault = followup_md.parse_interview(NOTE, settings=ZONED)
    assert "config-bad-value" not in {problem.check for problem in followup_md.find_problems(vault, NOW, ZONED)}
    unknown = ZONED._replace(calendar=CalendarSettings(country="QQ"))
    assert "config-bad-value" in {problem.check for problem in followup_md.find_problems(vault, NOW, unknown)}


def test_problems_hold_what_was_forgotten_by_then() -> None:
    vault = followup_md.parse_interview(NOTE, settings=ZONED)
    evening, next_day = NOW.replace(day=17, hour=20), NOW.replace(day=18, hour=20)
    assert "recap-missing" not in {problem.check for problem in followup_md.find_problems(vault, evening, ZONED)}
    assert "recap-missing" in {problem.check for problem in followup_md.find_problems(vault, next_day, ZONED)}


def test_a_search_is_rendered_for_each_target() -> None:
    search = followup_md.derive_search(followup_md.parse_interview(NOTE, "interviews/harbor.md", ZONED), NOW)
    assert followup_md.render_search(search).startswith("Keep looking")
    assert json.loads(followup_md.render_search(search, "json"))["now"] == "2026-11-18T12:00:00+00:00"
    assert followup_md.render_search(search, "index").startswith(GENERATED_MARK)
    assert "[id:: thank-priya-raman-harbor]" in followup_md.render_search(
        search, "index", settings=ZONED._replace(tasks=Tasks(format="dataview"))
    )
    assert followup_md.render_search(search, "status") == followup_md.render_search(search)
    with pytest.raises(ValueError, match="'page' is not a valid Target"):
        followup_md.render_search(search, "page")


@pytest.mark.parametrize("name", followup_md.__all__)
def test_everything_public_is_there_and_has_its_page(name: str) -> None:
    assert getattr(followup_md, name).__doc__


def test_importing_the_package_loads_none_of_its_rooms(run_python: RunPython) -> None:
    code = "import sys, followup_md; print(*(name for name in sys.modules if name.startswith('followup_md')))"
    ran = run_python(code)
    assert ran.stdout.split() == ["followup_md"]


def test_the_whole_api_loads_neither_click_nor_the_disk(run_python: RunPython) -> None:
    code = f"""
import sys
from datetime import UTC, datetime
import followup_md as api

now = datetime(2026, 11, 18, 12, tzinfo=UTC)
vault, settings = api.parse_vault({{"interviews/harbor.md": {NOTE!r}, "followup.toml": 'timezone = "UTC"'}})
api.parse_interview({NOTE!r})
search = api.derive_search(vault, now, settings)
problems = api.find_problems(vault, now, settings)
assert api.judge_contact(vault, "priya", now, settings).verdict
assert all(api.render_search(search, target, problems=problems, settings=settings) for target in ("status", "json", "index"))
rooms = ("followup_md.cli", "followup_md.watch", "followup_md.vault")
print(*sorted(name for name in sys.modules if name == "click" or name.startswith(rooms)))
"""
    assert run_python(code).stdout.split() == ["followup_md.vault", "followup_md.vault.notes"]
