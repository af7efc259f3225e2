"""Task lines, held against a port of what the Obsidian Tasks plugin reads (format.md 11.2)."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.builders import DUBLIN, NEW_YORK, NOW, PIECES, READY, THANKS, make_action, make_eight, make_panel, make_secured

from followup_md.config.settings import Tasks
from followup_md.model import Lack
from followup_md.model.derived import list_open
from followup_md.render.markdown import is_ticked, link_writing, render_task

if TYPE_CHECKING:
    from followup_md.model import Action

# How the Obsidian Tasks plugin, version 8.3.0, reads a line: a port of its regular expressions, from the table of format.md 11.2.

# `.` of JavaScript stops at these; `\s` of Python and JavaScript agree on what the lines of the tests hold.
_LINE = re.compile(r"^([\s\t>]*)([-*+]|[0-9]+[.)]) +\[([^\n\r\u2028\u2029])\] *([^\n\r\u2028\u2029]*)$")
_BLOCK_LINK = re.compile(r" \^[a-zA-Z0-9-]+$")
_TAG = re.compile(r"(^|\s)#[^ !@#$%^&*(),.?\":{}|<>]+$")
_DAY, _ID = r"\d{4}-\d{2}-\d{2}", r"[a-zA-Z0-9-_]+"
_SYMBOLS = {
    "due": ("(?:📅|📆|🗓)", _DAY),
    "scheduled": ("(?:⏳|⌛)", _DAY),
    "start": ("🛫", _DAY),
    "created": ("\N{HEAVY PLUS SIGN}", _DAY),
    "done": ("✅", _DAY),
    "cancelled": ("❌", _DAY),
    "priority": ("(?:🔺|⏫|🔼|🔽|⏬)", ""),
    "recurrence": ("🔁", "[a-zA-Z0-9, !]+"),
    "on completion": ("🏁", "(?:keep|delete)"),
    "id": ("🆔", _ID),
    "depends on": ("⛔", rf"{_ID}(?: *, *{_ID} *)*"),
}
_KEYS = {
    "due": ("due", _DAY),
    "scheduled": ("scheduled", _DAY),
    "start": ("start", _DAY),
    "created": ("created", _DAY),
    "done": ("completion", _DAY),
    "cancelled": ("cancelled", _DAY),
    "priority": ("priority", "(?:highest|high|medium|low|lowest)"),
    "recurrence": ("repeat", "[a-zA-Z0-9, !]+"),
    "on completion": ("onCompletion", "(?:keep|delete)"),
    "id": ("id", _ID),
    "depends on": ("dependsOn", rf"{_ID}(?: *, *{_ID} *)*"),
}
EMOJI = {name: re.compile(f"{symbol}\ufe0f? *({value})$") for name, (symbol, value) in _SYMBOLS.items()}
DATAVIEW = {name: re.compile(rf"(?:\[{key}:: *({value}) *\]|\({key}:: *({value}) *\))(?: *,)?$") for name, (key, value) in _KEYS.items()}
ROUNDS = 20


class Read(NamedTuple):
    """What the plugin makes of a line: the mark in the box, the words, the fields by name, and the tags taken off the end."""

    mark: str
    words: str
    fields: dict[str, str]
    tags: tuple[str, ...] = ()


def read_task(line: str, formats: dict[str, re.Pattern[str]]) -> Read | None:
    """Read one line as the plugin does, fields from the end backwards until nothing matches; None when it is no task."""
    found = _LINE.match(line)
    if found is None:
        return None
    words = _BLOCK_LINK.sub("", found[4].strip()).strip()
    fields: dict[str, str] = {}
    tags: list[str] = []
    for _ in range(ROUNDS):
        before = words
        for name, pattern in formats.items():
            field = pattern.search(words)
            if field is not None:
                fields[name] = next((group for group in field.groups() if group is not None), "")
                words = words[: field.start()].strip()
        tag = _TAG.search(words)
        if tag is not None:
            tags.insert(0, tag[0].strip())
            words = words[: tag.start()].strip()
        if words == before:
            break
    return Read(found[3], words, fields, tuple(tags))


PANEL = make_panel()
TOPIC = Lack("topic", "Priya")
DUE = datetime(2026, 11, 18, 15, 30, tzinfo=NEW_YORK)
EMOJI_TASKS, DATAVIEW_TASKS, PLAIN_TASKS = Tasks(), Tasks(format="dataview"), Tasks(format="none")
HOSTILE = (
    "🔁 every day",
    "Thank her 🔁 every day",
    "ends ^id",
    "a #tag",
    "📅 2026-01-01",
    "x 🆔 other",
    "⏫",
    "🏁 delete",
    "x ⛔ a1, b2",
    "]( javascript:alert(1))",
    "[x](javascript:alert(1))",
    "two\nlines",
    "two\r\n- [ ] tasks",
    "line\u2028separator",
    "[due:: 2026-01-01]",
    "(id:: other)",
    "%% hidden",
    "<!-- hidden",
    "<script>alert(1)</script>",
    "[[link|shown]]",
    "\\",
    "",
)


def thank(who: str = "Priya Raman", **fields: Any) -> Action:  # noqa: ANN401 - a table of cases names fields of many types
    pieces = PIECES._replace(variant="letter", who=who)
    return make_action("thank", **({"person": "Priya Raman", "pieces": pieces, "due": DUE} | fields))


@pytest.mark.parametrize(
    ("line", "fields", "words"),
    [
        pytest.param(
            "Thank Ada ([[Acme|Acme]]) 🆔 acme-a1 ⏫ 📅 2026-11-24 ^acme-a1",
            {"id": "acme-a1", "priority": "", "due": "2026-11-24"},
            "Thank Ada ([[Acme|Acme]])",
            id="all-read",
        ),
        pytest.param("x 📅 2026-11-24 ([[Acme]])", {}, "x 📅 2026-11-24 ([[Acme]])", id="a-link-behind-kills-them"),
        pytest.param("x 📅 2026-11-24 (3 days late)", {}, "x 📅 2026-11-24 (3 days late)", id="words-behind-kill-them"),
        pytest.param("x 📅 2026-11-24 %% c %%", {}, "x 📅 2026-11-24 %% c %%", id="a-comment-behind-kills-them"),
        pytest.param("x 📅 2026-11-24 <!-- c -->", {}, "x 📅 2026-11-24 <!-- c -->", id="an-html-comment-behind-kills-them"),
        pytest.param("[[Acme]] %% c %% 📅 2026-11-24", {"due": "2026-11-24"}, "[[Acme]] %% c %%", id="before-the-fields-is-fine"),
        pytest.param("x 📅 2026-11-24T10:00", {}, "x 📅 2026-11-24T10:00", id="no-times"),
        pytest.param("x 📅 2026-11-24 10:00", {}, "x 📅 2026-11-24 10:00", id="no-times-after-a-blank"),
        pytest.param("x 📅\u00a02026-11-24", {}, "x 📅\u00a02026-11-24", id="no-hard-blank"),
        pytest.param("x 📅2026-11-24", {"due": "2026-11-24"}, "x", id="no-blank"),
        pytest.param("x 📅\ufe0f 2026-11-24", {"due": "2026-11-24"}, "x", id="selector"),
        pytest.param("x 📆 2026-11-24 ⏫", {"due": "2026-11-24", "priority": ""}, "x", id="other-emoji-other-order"),
        pytest.param("x ⛔ a1, b2", {"depends on": "a1, b2"}, "x", id="depends-on"),
        pytest.param("x 📅 2026-02-30", {"due": "2026-02-30"}, "x", id="an-impossible-date-is-read"),
        pytest.param("x 🆔 acme.ty", {}, "x 🆔 acme.ty", id="no-dot-in-an-id"),
        pytest.param("x 🆔 acme/ty", {}, "x 🆔 acme/ty", id="no-slash-in-an-id"),
        pytest.param("x 🔁 every blah", {"recurrence": "every blah"}, "x", id="a-recurrence-is-swallowed"),
        pytest.param("x ⏫", {"priority": ""}, "x", id="a-priority-is-swallowed"),
        pytest.param("x 🆔 x1", {"id": "x1"}, "x", id="an-id-is-swallowed"),
    ],
)
def test_the_port_reads_as_the_plugin_did_when_it_was_run(line: str, fields: dict[str, str], words: str) -> None:
    assert read_task(f"- [ ] {line}", EMOJI) == Read(" ", words, fields)


@pytest.mark.parametrize("line", ["-[ ] x", "- [] x", "| - [ ] x |", "- [ ] x\r"])
def test_the_port_refuses_what_is_no_task(line: str) -> None:
    assert read_task(line, EMOJI) is None


@pytest.mark.parametrize("line", ["* [ ] x", "1. [ ] x", "> - [ ] x", "\t- [ ] x"])
def test_the_port_reads_every_kind_of_list(line: str) -> None:
    assert read_task(line, EMOJI) == Read(" ", "x", {})


def test_the_port_takes_tags_off_the_end() -> None:
    assert read_task("- [ ] x #tag 📅 2026-11-24", EMOJI) == Read(" ", "x", {"due": "2026-11-24"}, ("#tag",))


@pytest.mark.parametrize(
    ("tasks", "tail"),
    [
        pytest.param(EMOJI_TASKS, " 🆔 thank-priya-raman-2026-11-17-harbor-panel 📅 2026-11-18", id="emoji"),
        pytest.param(DATAVIEW_TASKS, "  [id:: thank-priya-raman-2026-11-17-harbor-panel]  [due:: 2026-11-18]", id="dataview"),
        pytest.param(PLAIN_TASKS, ", due 2026-11-18 <!-- thank-priya-raman-2026-11-17-harbor-panel -->", id="none"),
        pytest.param(
            Tasks(global_filter="#task"), " #task 🆔 thank-priya-raman-2026-11-17-harbor-panel 📅 2026-11-18", id="emoji-with-global-filter"
        ),
        pytest.param(
            Tasks(format="dataview", global_filter="#task"),
            " #task  [id:: thank-priya-raman-2026-11-17-harbor-panel]  [due:: 2026-11-18]",
            id="dataview-with-global-filter",
        ),
    ],
)
def test_a_line_in_each_format(tasks: Tasks, tail: str) -> None:
    assert render_task(thank(), PANEL, tasks) == (
        "- [ ] Post a thank-you letter to Priya Raman ([Priya Raman](people/Priya%20Raman.md))" + tail
    )


@pytest.mark.parametrize(
    ("tasks", "tail"),
    [
        pytest.param(EMOJI_TASKS, ")) 🆔 a1", id="emoji"),
        pytest.param(DATAVIEW_TASKS, "))  [id:: a1]", id="dataview"),
        pytest.param(PLAIN_TASKS, ")) <!-- a1 -->", id="none"),
    ],
)
def test_no_date_is_no_field(tasks: Tasks, tail: str) -> None:
    assert render_task(thank(due=None, id="a1"), PANEL, tasks).endswith(tail)


@pytest.mark.parametrize("search", [make_panel(), make_eight(), make_secured()])
@pytest.mark.parametrize("tag", ["", "#task"])
def test_every_task_line_of_a_page_is_read_whole(search: object, tag: str) -> None:
    assert isinstance(search, type(PANEL))
    for action in filter(is_ticked, list_open(search)):
        day = action.due.date() if isinstance(action.due, datetime) else action.due
        for tasks, formats in ((EMOJI_TASKS, EMOJI), (DATAVIEW_TASKS, DATAVIEW)):
            read = read_task(render_task(action, search, tasks._replace(global_filter=tag)), formats)
            assert read is not None
            # An invitation whose day has come presses nobody, and so has no date.
            due = {} if action.action == "engage" else {"due": str(day)}
            assert read.fields == {"id": action.id} | due
            assert read.words.endswith(")")
            assert read.tags == ((tag,) if tag else ())


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize(("tasks", "formats"), [(EMOJI_TASKS, EMOJI), (DATAVIEW_TASKS, DATAVIEW)], ids=["emoji", "dataview"])
def test_hostile_words_stay_words(text: str, tasks: Tasks, formats: dict[str, re.Pattern[str]]) -> None:
    action = thank(text, id="a1", person="nobody", person_name=text, blocked_by=Lack("topic", text), note=f"interviews/{text}.md")
    line = render_task(action, PANEL, tasks)
    read = read_task(line, formats)
    assert read is not None
    assert read.fields == {"id": "a1", "due": "2026-11-18"}
    assert read.tags == ()
    assert not re.search(r"(?<!\\)<|(?<!\\)#\w|(?<!\\)\[\[|(?<!\\)%%|(?<!\\)\]\((?!interviews/)", line)


@given(st.text(), st.text(), st.text())
def test_no_words_change_the_fields(who: str, name: str, blocked: str) -> None:
    action = thank(who, id="a1", person_name=name, person="k", blocked_by=Lack("consultant", blocked))
    for tasks, formats in ((EMOJI_TASKS, EMOJI), (DATAVIEW_TASKS, DATAVIEW)):
        line = render_task(action, PANEL, tasks)
        read = read_task(line, formats)
        assert read is not None
        assert read.fields == {"id": "a1", "due": "2026-11-18"}
        assert len(line.splitlines()) == 1


@pytest.mark.parametrize(
    ("fields", "inside"),
    [
        pytest.param({"blocked_by": TOPIC}, "; blocked: write down first what you and Priya talked about (R1.4)", id="blocked"),
        pytest.param({"snoozed_until": date(2026, 11, 20), "lacks": (READY,)}, "; snoozed until Fri 20 Nov", id="snoozed"),
        pytest.param({"doubtful": True}, "; ? a date or log line of the note does not read", id="doubtful"),
        pytest.param(
            {"snoozed_until": date(2026, 11, 20), "blocked_by": TOPIC},
            "; blocked: write down first what you and Priya talked about (R1.4); snoozed until Fri 20 Nov",
            id="blocked-and-snoozed",
        ),
        pytest.param({"lacks": (READY,)}, "", id="ready"),
        pytest.param({"snoozed_until": date(2026, 11, 17)}, "", id="snoozed-until-today"),
    ],
)
def test_what_stands_in_the_way_comes_before_the_fields(fields: dict[str, Any], inside: str) -> None:
    assert f"Raman.md){inside}) 🆔 " in render_task(thank(**fields), PANEL, EMOJI_TASKS)


@pytest.mark.parametrize(
    ("fields", "link"),
    [
        pytest.param({}, "[Priya Raman](people/Priya%20Raman.md)", id="person-note"),
        pytest.param({"person": "harbor/kim"}, "[harbor/kim](interviews/2026-11-17-harbor-panel.md)", id="no-person-note"),
        pytest.param({"person_name": None}, "[Priya Raman](people/Priya%20Raman.md)", id="name-of-the-person"),
        pytest.param({"person": "harbor/kim", "person_name": None}, "[harbor/kim](interviews/2026-11-17-harbor-panel.md)", id="key"),
        pytest.param({"person": None, "person_name": None}, "[note](interviews/2026-11-17-harbor-panel.md)", id="nobody"),
    ],
)
def test_the_link_leads_to_the_person_or_to_the_note(fields: dict[str, Any], link: str) -> None:
    assert f"({link}) 🆔" in render_task(thank(**fields), PANEL, EMOJI_TASKS)


def test_the_date_is_the_readers() -> None:
    late = datetime(2026, 11, 18, 20, 30, tzinfo=NEW_YORK)
    assert render_task(thank(due=late), PANEL, EMOJI_TASKS).endswith("📅 2026-11-18")
    assert render_task(thank(due=late), PANEL._replace(now=NOW.astimezone(DUBLIN)), EMOJI_TASKS).endswith("📅 2026-11-19")
    assert render_task(thank(due=date(2026, 12, 4)), PANEL, EMOJI_TASKS).endswith("📅 2026-12-04")


@pytest.mark.parametrize(
    ("kind", "target"),
    [
        pytest.param("recap", "interviews/2026-11-17-harbor-panel.md#topics", id="recap"),
        pytest.param("review", "interviews/2026-11-17-harbor-panel.md#review", id="review"),
        pytest.param("improve", "interviews/2026-11-17-harbor-panel.md#questions", id="improve"),
        pytest.param("find-contact", "people/Priya%20Raman.md", id="find-contact"),
        pytest.param("find-profile", "people/Priya%20Raman.md", id="find-profile"),
    ],
)
def test_what_is_done_by_writing_is_a_link_to_where_one_writes(kind: str, target: str) -> None:
    action = make_action(kind, person="Priya Raman")
    assert not is_ticked(action)
    assert link_writing(action, PANEL, "write [it]") == rf"[write \[it\]]({target})"


def test_a_warning_comes_before_the_fields() -> None:
    action = make_action("follow-up", person="Priya Raman", lacks=(THANKS,))
    assert "Raman.md); no thank-you yet: begin with it) 🆔 " in render_task(action, PANEL, EMOJI_TASKS)


def test_a_section_of_another_name_is_no_target() -> None:
    assert link_writing(make_action("recap"), PANEL, "x", renamed={"topics"}) == "[x](interviews/2026-11-17-harbor-panel.md)"


def test_for_somebody_without_a_note_one_writes_in_the_interview() -> None:
    assert link_writing(make_action("find-contact", person="harbor/kim"), PANEL, "x") == "[x](interviews/2026-11-17-harbor-panel.md)"
