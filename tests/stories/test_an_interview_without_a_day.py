"""An interview whose start does not read, or is missing: it stays on every page, and nothing is due from it (format.md 2.1)."""

from __future__ import annotations

import re
from datetime import datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest
from support.pages import find_way, make_site, strip_tags

from followup_md.config import Settings
from followup_md.config.calendars import Calendars
from followup_md.derive.disguise import choose_pseudonyms, disguise_vault
from followup_md.derive.search import build_search
from followup_md.derive.subjects import match_note, narrow
from followup_md.letters.public_names import read_names
from followup_md.parse.vault import NoteText, parse_notes
from followup_md.render.json import describe_search
from followup_md.render.markdown import render_index
from followup_md.render.site.pages import render_today
from followup_md.render.terminal import render_status

if TYPE_CHECKING:
    from followup_md.model import Search, Vault

NOW = datetime(2026, 11, 20, 12, tzinfo=ZoneInfo("Europe/Dublin"))
PATH = "interviews/acme.md"
SETTINGS = Settings(timezone="Europe/Dublin")
LOG = "## Log\n- 2026-10-14 thanked Maria by email\n- 2026-10-15 heard from Maria decide by 2026-10-30\n"


def read(fields: str, body: str = LOG, **others: str) -> Vault:
    """Read a vault of an Acme note with these fields, and of `others` by company."""
    text = f'---\ncompany: Acme\nrole: Analyst\ninterviewers: ["[[Maria Keane]]"]\n{fields}\n---\n{body}'
    notes = [NoteText(PATH, text), *(NoteText(f"interviews/{name}.md", other) for name, other in others.items())]
    return parse_notes(notes, [], None, [], SETTINGS)


def derive(vault: Vault) -> Search:
    return build_search(vault, SETTINGS, Calendars(SETTINGS).of, NOW)


@pytest.mark.parametrize(
    ("fields", "line", "reason", "hint"),
    [
        # The day on which thanks were logged tells the year.
        ("start: 13 Oct", 5, "`start: 13 Oct` does not read", "write `start: 2026-10-13`"),
        (
            "start: 03/10/2026 15:00",
            5,
            "`start: 03/10/2026 15:00` does not read",
            "write `start: 2026-10-03T15:00` or `start: 2026-03-10T15:00`",
        ),
        ("start: next Friday", 5, "`start: next Friday` does not read", "write the date that was meant, like `start: YYYY-MM-DDTHH:MM`"),
        ("start: [2026-10-13]", 5, "`start` does not read", "write one value: `start: …`"),
        ("start:", 5, "there is no `start`", "write when it was, as `start: 2026-11-17T13:00`; every deadline counts from it"),
        ("place: Cork", 1, "there is no `start`", "write when it was, as `start: 2026-11-17T13:00`; every deadline counts from it"),
        (
            "date: 2026-10-13",
            5,
            "`date: 2026-10-13` is not read as `start`",
            'call it `start`; or, for all notes, put `date = "start"` under `[aliases]` in followup.toml',
        ),
    ],
)
def test_why_it_has_no_day_and_what_to_write(fields: str, line: int, reason: str, hint: str) -> None:
    vault = read(fields)
    (unread,) = vault.unread
    assert (unread.path, unread.line, unread.company, unread.role) == (PATH, line, "Acme", "Analyst")
    assert (unread.reason, unread.hint) == (reason, hint)
    assert [vault.people[key].name for key in unread.people] == ["Maria Keane"]
    errors = {problem.check for problem in vault.problems if problem.level == "error"}
    assert errors & {"missing-date", "bad-date", "vague-date", "bad-value"}


def test_the_year_comes_from_the_name_of_the_note_or_is_asked_for() -> None:
    text = "---\ncompany: Acme\nstart: 13 Oct 15:00\n---\n"
    vault = parse_notes([NoteText("interviews/2026-10-13-acme.md", text), NoteText("interviews/acme.md", text)], [], None, [], SETTINGS)
    assert [unread.hint for unread in vault.unread] == [
        "write `start: 2026-10-13T15:00`",
        "write the year as well, as `start: YYYY-10-13T15:00`",
    ]


@pytest.mark.parametrize("text", ["---\ntags: [a]\n---\n", "# A recipe\n", "---\nrole: Dev\n---\n"])
def test_a_note_that_tells_of_no_interview_is_none(text: str) -> None:
    assert parse_notes([NoteText("interviews/a.md", text)], [], None, [], SETTINGS).unread == ()


def test_front_matter_that_does_not_read_at_all_is_no_reason_to_drop_it() -> None:
    vault = parse_notes([NoteText(PATH, "company: Acme\nstart: 2026-10-13T15:00\n\n## Topics\n- a\n")], [], None, [], SETTINGS)
    assert [(unread.company, unread.reason) for unread in vault.unread] == [("acme", "the front matter does not read")]


def test_it_stands_on_every_page_after_keep_looking() -> None:
    search = derive(read("start: 13 Oct"))
    status = render_status(search, [])
    first, second, *rest = status.splitlines()
    assert first.startswith("Keep looking")
    assert second.split("  ")[0] == "! Acme, Analyst: when was it? `start: 13 Oct` does not read"
    assert not any("No interviews yet" in row or "All done" in row or "Acme" in row for row in rest)
    index = render_index(search, [], SETTINGS.tasks)
    assert "* [Acme, Analyst](interviews/acme.md): when was it? start: 13 Oct does not read (R1.8)" in index
    assert "Nothing else is due" not in index
    assert "* **Acme, Analyst** (when was it?) · [Maria Keane](interviews/acme.md) · [note](interviews/acme.md)" in index
    site = make_site(search=search)
    today = strip_tags(render_today(site, find_way(site)))
    assert "When was it? 1" in today
    assert re.search(r"Acme, Analyst: start: 13 Oct does not read", today)
    assert "Nothing is due" not in today
    assert describe_search(search, [])["unread"] == [
        {"path": PATH, "line": 5, "company": "Acme", "role": "Analyst", "hint": "write `start: 2026-10-13`"}
    ]


def test_nothing_is_due_from_it_and_what_its_log_says_counts_for_another_round() -> None:
    search = derive(read("start: 13 Oct"))
    assert search.processes == ()
    assert [action.action for action in search.actions if action.status == "open"] == ["keep-looking"]
    second = '---\ncompany: Acme\nrole: Analyst\nstart: 2026-11-10T10:00\ninterviewers: ["[[Tom Byrne]]"]\n---\n'
    rejected = derive(read("start: 13 Oct", "## Log\n- 2026-11-15 rejected\n", acme2=second))
    assert [(process.company, process.state) for process in rejected.processes] == [("Acme", "rejected")]


def test_an_application_that_led_to_it_stays() -> None:
    text = "---\ncompany: Acme\nrole: Analyst\n---\n"
    applied = NoteText("search.md", "## Log\n- 2026-10-01 applied to Acme as Analyst\n")
    search = derive(parse_notes([NoteText(PATH, text)], [], applied, [], SETTINGS))
    assert [(process.company, process.state) for process in search.processes] == [("Acme", "applied")]
    assert len(search.vault.unread) == 1


def test_it_is_found_by_its_process_its_people_and_its_name() -> None:
    other = '---\ncompany: Beta\nrole: Dev\nstart: 2026-11-10T10:00\ninterviewers: ["[[Tom Byrne]]"]\n---\n'
    search = derive(read("start: 13 Oct", beta=other))
    assert len(narrow(search, process="acme", person=None).vault.unread) == 1
    assert len(narrow(search, process="beta", person=None).vault.unread) == 0
    assert len(narrow(search, process=None, person="maria").vault.unread) == 1
    assert len(narrow(search, process=None, person="tom").vault.unread) == 0
    assert match_note(search, "acme", NOW.date(), ahead=False) == PATH


def test_public_pages_and_public_posts_know_its_names() -> None:
    vault = read("start: 13 Oct at Acme")
    hidden = disguise_vault(vault, choose_pseudonyms(vault))
    assert [(unread.company, unread.role, unread.path) for unread in hidden.unread] == [("Company A", None, "note-1.md")]
    assert not re.search("acme|maria|analyst", repr(hidden).casefold())
    names = read_names(vault)
    assert [name.words for name in names.companies] == [("acme",)]
